/// One Pango context in one font family, behind Typesetter. Only for paint/.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include <pango/pangocairo.h>

#include "chart/scene.h"
#include "paint/paint.h"

namespace needlebook::paint {

struct Unreferenced {
    template <class T>
    void operator()(T* object) const {
        g_object_unref(object);
    }
};

struct Freed {
    void operator()(PangoFontDescription* description) const { pango_font_description_free(description); }
    void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
};

struct Typesetter::Inside {
    explicit Inside(const std::string& family);

    PangoLayout* set(std::string_view words, const chart::TextStyle& style);
    chart::TextSize measured(std::string_view words, const chart::TextStyle& style);

    std::unique_ptr<PangoFontMap, Unreferenced> fonts;
    std::unique_ptr<PangoContext, Unreferenced> context;
    std::unique_ptr<PangoLayout, Unreferenced> layout;
    std::unique_ptr<PangoFontDescription, Freed> description;
    std::unordered_map<std::string, double> widths;  ///< By style and words.
};

}  // namespace needlebook::paint
