/// Native text in a role and an ink: read by screen readers, follows the theme, wraps if told to.
#pragma once

#include <string_view>

#include <wx/stattext.h>

#include "desktop/style.h"

namespace needlebook::desktop {

struct TextLook {
    TextRole role = TextRole::body;
    chart::Weight weight = chart::Weight::regular;
    chart::Ink ink = chart::Ink::ink;
    bool italic = false;
    bool struck = false;
};

enum class TextFlow {
    line,      ///< As wide as its words.
    shortened  ///< One line, cut with "…" where room is short; the whole is its tooltip then.
};

class InkText : public wxStaticText {
public:
    InkText(wxWindow* parent, const wxString& words, TextLook look = {}, TextFlow flow = TextFlow::line);

    void say(const wxString& words);

private:
    void colour();

    TextLook look_;
    TextFlow flow_;
};

/// Text which takes the width it is given and as many lines as it needs.
class WrappedText : public wxStaticText {
public:
    /// @param most_width  DIP; lines are never longer. 0: no limit.
    WrappedText(wxWindow* parent, const wxString& words, TextLook look = {}, int most_width = 760);

    void say(const wxString& words);
    const wxString& words() const { return words_; }

private:
    void colour();
    void wrap();
    int room() const;

    TextLook look_;
    wxString words_;
    int most_width_;
    int wrapped_at_ = 0;
};

}  // namespace needlebook::desktop
