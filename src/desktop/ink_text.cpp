/// Static text that knows its part.
#include "desktop/ink_text.h"

#include <algorithm>

#include <wx/settings.h>
#include <wx/sizer.h>

#include "desktop/accessible_name.h"

namespace needlebook::desktop {
namespace {

wxFont font_of(const TextLook& look) {
    auto font = role_font(look.role, look.weight, look.italic);
    font.SetStrikethrough(look.struck);
    return font;
}

}  // namespace

InkText::InkText(wxWindow* parent, const wxString& words, TextLook look, TextFlow flow)
    : wxStaticText{parent,
                   wxID_ANY,
                   {},
                   wxDefaultPosition,
                   wxDefaultSize,
                   flow == TextFlow::shortened ? wxST_ELLIPSIZE_END | wxST_NO_AUTORESIZE : 0},
      look_{look},
      flow_{flow} {
    SetFont(font_of(look_));
    colour();
    apply_font_now(*this);
    say(words);
    Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
        colour();
        event.Skip();
    });
}

void InkText::say(const wxString& words) {
    if (GetLabelText() == words && !words.empty())
        return;
    SetLabelText(words);
    if (flow_ == TextFlow::shortened)
        SetToolTip(words);
    name_for_readers(*this, words);
}

void InkText::colour() { SetForegroundColour(colour_of(look_.ink)); }

WrappedText::WrappedText(wxWindow* parent, const wxString& words, TextLook look, int most_width)
    // Resizing itself with each label, it would wrap for a width that its sizer didn't give.
    : wxStaticText{parent, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxST_NO_AUTORESIZE},
      look_{look},
      most_width_{most_width} {
    SetFont(font_of(look_));
    colour();
    apply_font_now(*this);
    say(words);
    SetMinSize(FromDIP(wxSize{60, -1}));
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        if (room() != wrapped_at_)
            wrap();
        event.Skip();
    });
    Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
        colour();
        event.Skip();
    });
}

int WrappedText::room() const {
    const int width = GetSize().GetWidth();
    return most_width_ > 0 ? std::min(width, FromDIP(most_width_)) : width;
}

void WrappedText::say(const wxString& words) {
    if (words == words_)
        return;
    words_ = words;
    name_for_readers(*this, words_);
    wrap();
}

void WrappedText::wrap() {
    wrapped_at_ = room();
    const int before = GetBestSize().GetHeight();
    SetLabelText(words_);
    if (wrapped_at_ > FromDIP(40))
        Wrap(wrapped_at_);
    // Wide as the sizer says, high as the lines need.
    InvalidateBestSize();
    const int height = GetBestSize().GetHeight();
    SetMinSize(wxSize{FromDIP(60), height});
    name_for_readers(*this, words_);
    if (height == before)
        return;
    // The sizer above may be at work right now.
    CallAfter([this] {
        for (auto* parent = GetParent(); parent; parent = parent->GetParent()) {
            parent->Layout();
            if (parent->IsTopLevel() || parent->HasScrollbar(wxVERTICAL))
                break;
        }
    });
}

void WrappedText::colour() { SetForegroundColour(colour_of(look_.ink)); }

}  // namespace needlebook::desktop
