/// The font comes first and the words after it, since both the lines and the size follow from it.
#include "desktop/text_block.h"

#include <wx/stattext.h>

#include "desktop/words.h"

namespace needlebook::desktop {

wxStaticText* text_block(wxWindow* parent, const std::string& words, const TextBlock& block) {
    auto* text = new wxStaticText{parent, wxID_ANY, wxString{}};
    auto font = text->GetFont().Scaled(block.scale);
    if (block.bold)
        font.MakeBold();
    text->SetFont(font);
    text->SetLabel(shown(words));
    if (block.width > 0)
        text->Wrap(parent->FromDIP(block.width));
    text->InvalidateBestSize();
    text->SetMinSize(text->GetBestSize());
    return text;
}

}  // namespace needlebook::desktop
