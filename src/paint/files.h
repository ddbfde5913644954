/// Scenes as PNG and PDF files.
#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "base/result.h"
#include "chart/scene.h"
#include "chart/theme.h"
#include "paint/paint.h"

namespace needlebook::paint {

struct PageInfo {
    std::string title{};
    std::string author{};
};

/// One pixel a DIP times `scale`. A file of that name is replaced once the new one is whole; after a failure the old
/// one is still there and nothing new is left behind. Fails with Errc::unreadable_file when the folder is missing or
/// may not be written to, Errc::disk_full, Errc::storage.
Result<void> write_png(const chart::Scene& scene, const chart::Theme& theme, const Typesetter& type,
                       const std::filesystem::path& file, double scale = 1);

/// One page a scene, each of its own size (1 DIP = 0.75 pt), fonts embedded, text that can be copied. Fails as
/// write_png does.
Result<void> write_pdf(std::span<const chart::Scene> pages, const chart::Theme& theme, const Typesetter& type,
                       const std::filesystem::path& file, const PageInfo& info = {});

/// The same without a file: for the clipboard, a preview and tests.
Result<std::string> png(const chart::Scene& scene, const chart::Theme& theme, const Typesetter& type, double scale = 1);
Result<std::string> pdf(std::span<const chart::Scene> pages, const chart::Theme& theme, const Typesetter& type,
                        const PageInfo& info = {});

}  // namespace needlebook::paint
