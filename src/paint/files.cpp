/// Scenes as PNG and PDF files.
#include "paint/files.h"

#include <cmath>
#include <memory>
#include <new>

#include <cairo-pdf.h>
#include <cairo.h>

#include "base/file.h"

namespace needlebook::paint {
namespace {

/// A DIP is 1/96 inch, a point 1/72.
constexpr double points_per_dip = 0.75;
/// cairo's own limit for one side of an image, in pixels.
constexpr double most_pixels = 32767;

struct Destroyed {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* context) const { cairo_destroy(context); }
};
using Surface = std::unique_ptr<cairo_surface_t, Destroyed>;
using Context = std::unique_ptr<cairo_t, Destroyed>;

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length) {
    try {
        static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
    } catch (const std::bad_alloc&) {
        return CAIRO_STATUS_NO_MEMORY;
    }
    return CAIRO_STATUS_SUCCESS;
}

tl::unexpected<Error> failed(cairo_status_t status) { return fail(Errc::storage, cairo_status_to_string(status)); }

}  // namespace

Result<std::string> png(const chart::Scene& scene, const chart::Theme& theme, const Typesetter& type, double scale) {
    const double width = std::ceil(scene.size.width * scale);
    const double height = std::ceil(scene.size.height * scale);
    if (!(width >= 1 && height >= 1 && width <= most_pixels && height <= most_pixels))
        return fail(Errc::out_of_range, "picture size");
    const Surface surface{
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(width), static_cast<int>(height))};
    const Context context{cairo_create(surface.get())};
    // A page of a broken number of pixels leaves a last row that it only partly covers.
    const auto ground = theme[scene.background];
    cairo_set_source_rgb(context.get(), ground.red / 255.0, ground.green / 255.0, ground.blue / 255.0);
    cairo_paint(context.get());
    cairo_scale(context.get(), scale, scale);
    type.paint(scene, theme, context.get());
    if (const auto status = cairo_status(context.get()); status != CAIRO_STATUS_SUCCESS)
        return failed(status);
    std::string bytes;
    if (const auto status = cairo_surface_write_to_png_stream(surface.get(), append, &bytes);
        status != CAIRO_STATUS_SUCCESS)
        return failed(status);
    return bytes;
}

Result<std::string> pdf(std::span<const chart::Scene> pages, const chart::Theme& theme, const Typesetter& type,
                        const PageInfo& info) {
    if (pages.empty())
        return fail(Errc::empty, "pages");
    std::string bytes;
    const Surface surface{cairo_pdf_surface_create_for_stream(append, &bytes, 1, 1)};
    if (!info.title.empty())
        cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, info.title.c_str());
    if (!info.author.empty())
        cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_AUTHOR, info.author.c_str());
    for (const auto& page : pages) {
        cairo_pdf_surface_set_size(surface.get(), page.size.width * points_per_dip, page.size.height * points_per_dip);
        const Context context{cairo_create(surface.get())};
        cairo_scale(context.get(), points_per_dip, points_per_dip);
        type.paint(page, theme, context.get());
        cairo_show_page(context.get());
        if (const auto status = cairo_status(context.get()); status != CAIRO_STATUS_SUCCESS)
            return failed(status);
    }
    cairo_surface_finish(surface.get());
    if (const auto status = cairo_surface_status(surface.get()); status != CAIRO_STATUS_SUCCESS)
        return failed(status);
    return bytes;
}

Result<void> write_png(const chart::Scene& scene, const chart::Theme& theme, const Typesetter& type,
                       const std::filesystem::path& file, double scale) {
    const auto bytes = png(scene, theme, type, scale);
    return bytes ? write_whole(file, *bytes) : tl::unexpected(bytes.error());
}

Result<void> write_pdf(std::span<const chart::Scene> pages, const chart::Theme& theme, const Typesetter& type,
                       const std::filesystem::path& file, const PageInfo& info) {
    const auto bytes = pdf(pages, theme, type, info);
    return bytes ? write_whole(file, *bytes) : tl::unexpected(bytes.error());
}

}  // namespace needlebook::paint
