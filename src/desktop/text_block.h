/// Words on a page, wrapped.
#pragma once

#include <string>

class wxStaticText;
class wxWindow;

namespace needlebook::desktop {

struct TextBlock {
    float scale = 1;  ///< Of the system's font.
    bool bold = false;
    int width = 0;  ///< DIP to wrap at; 0: one line as long as it is.
};

wxStaticText* text_block(wxWindow* parent, const std::string& words, const TextBlock& block = {});

}  // namespace needlebook::desktop
