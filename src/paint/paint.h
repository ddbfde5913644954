/// A scene on a cairo surface with Pango text: the one painter for screen, PNG, PDF and print.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "chart/scene.h"
#include "chart/theme.h"

// cairo.h's own type: whoever includes this needs no cairo.
struct _cairo;  // NOLINT(bugprone-reserved-identifier)

namespace needlebook::paint {

/// Measures and draws text in one font family. Keep one for as long as a window lives: measured words are remembered,
/// and the first text of a process takes some 20 ms to find fonts.
class Typesetter {
public:
    /// @param family  "Inter", or the name of the system's font; what it lacks comes from others.
    explicit Typesetter(const std::string& family = default_family());
    ~Typesetter();
    Typesetter(Typesetter&&) noexcept;
    Typesetter& operator=(Typesetter&&) noexcept;

    /// Looks at this Typesetter, which has to outlive it.
    chart::TextMeter meter() const;
    chart::TextSize measure(std::string_view words, const chart::TextStyle& style) const;

    /// Draws `scene` with its corner at the origin of `context`, one unit a DIP. Leaves the context as it was.
    /// @param background  False where the window has painted its own.
    void paint(const chart::Scene& scene, const chart::Theme& theme, _cairo* context, bool background = true) const;

    static std::string default_family() { return "Inter, Cantarell, DejaVu Sans, sans-serif"; }

    struct Inside;  ///< For paint/ alone.

private:
    std::unique_ptr<Inside> inside_;
};

}  // namespace needlebook::paint
