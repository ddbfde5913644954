/// Amending a signed session: what may be corrected, and why.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include <wx/dialog.h>

#include "domain/measure.h"
#include "domain/session.h"

class wxChoice;
class wxFlexGridSizer;
class wxPanel;
class wxStaticText;
class wxTextCtrl;

namespace needlebook::desktop {

class AmendEffects;

/// The signed version stays as it is and readable; session() is the content of the new one.
class AmendDialog : public wxDialog {
public:
    AmendDialog(wxWindow* parent, Session session, const std::vector<Measure>& measures);
    ~AmendDialog() override;

    const Session& session() const { return session_; }
    std::string reason() const;

private:
    struct ScoreField {
        std::size_t reading;
        wxChoice* choice;
    };
    void add_label(wxFlexGridSizer& fields, const wxString& words);
    void add_scores(wxFlexGridSizer& fields, const std::vector<Measure>& measures);
    void add_counts(wxFlexGridSizer& fields);
    wxTextCtrl* add_text(wxFlexGridSizer& fields, const wxString& words, const std::string& value, int lines);
    void show_counts();
    void say(const wxString& words, wxWindow& field);
    bool read_needles();
    void accept();

    Session session_;
    std::vector<ScoreField> scores_;
    std::unique_ptr<AmendEffects> effects_;
    std::map<std::string, int> out_;  ///< Needles out by region, as they stand in the fields.
    // Windows belong to the dialog; these only look.
    wxTextCtrl* points_;
    wxPanel* counts_;
    std::map<std::string, wxTextCtrl*> count_fields_;
    wxTextCtrl* mismatch_;
    wxTextCtrl* advice_;
    wxTextCtrl* pattern_;
    wxTextCtrl* notes_;
    wxTextCtrl* reason_;
    wxStaticText* problem_;
};

}  // namespace needlebook::desktop
