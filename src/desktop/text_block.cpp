/// Lines are broken here and not by GTK: its own wrapping asks for fewer lines than it then needs.
#include "desktop/text_block.h"

#include <wx/stattext.h>

#include "base/text.h"
#include "desktop/words.h"

namespace needlebook::desktop {

namespace {

wxString broken(const wxWindow& window, const std::string& words, int width) {
    wxString lines;
    wxString line;
    for (const auto word : split(words, ' ')) {
        const auto longer = line.empty() ? shown(word) : line + " " + shown(word);
        if (line.empty() || window.GetTextExtent(longer).GetWidth() <= width) {
            line = longer;
            continue;
        }
        lines += line + "\n";
        line = shown(word);
    }
    return lines + line;
}

}  // namespace

wxStaticText* text_block(wxWindow* parent, const std::string& words, const TextBlock& block) {
    auto* text = new wxStaticText{parent, wxID_ANY, wxString{}};
    auto font = text->GetFont().Scaled(block.scale);
    if (block.bold)
        font.MakeBold();
    text->SetFont(font);  // First: lines and size follow from it.
    text->SetLabel(block.width > 0 ? broken(*text, words, parent->FromDIP(block.width)) : shown(words));
    return text;
}

}  // namespace needlebook::desktop
