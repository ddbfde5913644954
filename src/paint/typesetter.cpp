/// One Pango context in one font family.
#include "paint/typesetter.h"

#include <utility>

namespace needlebook::paint {
namespace {

/// Words remembered before all are forgotten; a chart has some 60.
constexpr std::size_t most_widths = 4000;

// Tall letters and digits reach 0.76 of the size above the line, tails 0.22 below it, in Inter as in DejaVu Sans. The
// line height that fonts tell has leading in it and would keep labels apart that don't touch.
constexpr double ascent = 0.76;
constexpr double descent = 0.22;

}  // namespace

Typesetter::Inside::Inside(const std::string& family)
    : fonts{pango_cairo_font_map_new()},
      context{pango_font_map_create_context(fonts.get())},
      layout{pango_layout_new(context.get())},
      description{pango_font_description_new()} {
    pango_font_description_set_family(description.get(), family.c_str());
    // Metrics unrounded, so that screen, PNG and PDF break and place words alike.
    const std::unique_ptr<cairo_font_options_t, Freed> options{cairo_font_options_create()};
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_SLIGHT);
    pango_cairo_context_set_font_options(context.get(), options.get());
    pango_context_set_round_glyph_positions(context.get(), FALSE);
    pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
}

PangoLayout* Typesetter::Inside::set(std::string_view words, const chart::TextStyle& style) {
    auto* font = description.get();
    pango_font_description_set_absolute_size(font, style.size * PANGO_SCALE);
    pango_font_description_set_weight(font, static_cast<PangoWeight>(style.weight));
    pango_font_description_set_style(font, style.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    pango_layout_set_font_description(layout.get(), font);
    pango_layout_set_text(layout.get(), words.data(), static_cast<int>(words.size()));
    return layout.get();
}

chart::TextSize Typesetter::Inside::measured(std::string_view words, const chart::TextStyle& style) {
    const chart::TextSize size{0, ascent * style.size, descent * style.size};
    if (words.empty())
        return size;
    std::string key = std::to_string(static_cast<int>(style.size * 64)) + (style.italic ? "i" : "n") +
                      std::to_string(static_cast<int>(style.weight)) + ":";
    key += words;
    if (const auto known = widths.find(key); known != widths.end())
        return {known->second, size.ascent, size.descent};
    PangoRectangle logical{};
    pango_layout_get_extents(set(words, style), nullptr, &logical);
    const double width = static_cast<double>(logical.width) / PANGO_SCALE;
    if (widths.size() >= most_widths)
        widths.clear();
    widths.emplace(std::move(key), width);
    return {width, size.ascent, size.descent};
}

Typesetter::Typesetter(const std::string& family) : inside_{std::make_unique<Inside>(family)} {}
Typesetter::~Typesetter() = default;
Typesetter::Typesetter(Typesetter&&) noexcept = default;
Typesetter& Typesetter::operator=(Typesetter&&) noexcept = default;

chart::TextSize Typesetter::measure(std::string_view words, const chart::TextStyle& style) const {
    return inside_->measured(words, style);
}

chart::TextMeter Typesetter::meter() const {
    // Inside stays where it is when the Typesetter moves.
    return [inside = inside_.get()](std::string_view words, const chart::TextStyle& style) {
        return inside->measured(words, style);
    };
}

}  // namespace needlebook::paint
