/// Amending a signed session: what may be corrected, and why.
#pragma once

#include <string>
#include <vector>

#include <wx/dialog.h>

#include "domain/measure.h"
#include "domain/session.h"

class wxChoice;
class wxStaticText;
class wxTextCtrl;

namespace needlebook::desktop {

/// The signed version stays as it is and readable; session() is the content of the new one.
class AmendDialog : public wxDialog {
public:
    AmendDialog(wxWindow* parent, Session session, const std::vector<Measure>& measures);

    const Session& session() const { return session_; }
    std::string reason() const;

private:
    struct ScoreField {
        std::size_t reading;
        wxChoice* choice;
    };
    void accept();

    Session session_;
    std::vector<ScoreField> scores_;
    // Windows belong to the dialog; these only look.
    wxTextCtrl* points_;
    wxTextCtrl* advice_;
    wxTextCtrl* notes_;
    wxTextCtrl* reason_;
    wxStaticText* problem_;
};

}  // namespace needlebook::desktop
