/// Everything of one patient: header, Trend, Sessions, Agreement, Details.
#pragma once

#include <map>
#include <optional>

#include <wx/panel.h>

#include "app/views.h"
#include "desktop/page_context.h"

class wxBookCtrlEvent;
class wxButton;
class wxChoice;
class wxNotebook;

namespace needlebook::desktop {

class AgreementPanel;
class CautionChip;
class DetailsPanel;
class FirstVisitPanel;
class InkText;
class SessionsPanel;
class TrendPanel;

enum class PatientTab { trend, sessions, agreement, details, first_visit };

class PatientPage : public wxPanel {
public:
    /// @param new_session, patient_view  What the buttons of these names do.
    PatientPage(wxWindow* parent, PageContext& context, std::function<void()> new_session,
                std::function<void()> patient_view);

    void show(Id<Patient> patient);
    void refresh();
    void forget();      ///< Is nobody's page; what was typed goes with the patient.
    void keep_typed();  ///< What stands in fields and was not saved yet.
    void go_to(PatientTab tab);

    std::optional<Id<Patient>> patient() const;
    const std::optional<app::PatientPage>& page() const { return page_; }
    const std::optional<app::TrendView>& view() const { return view_; }
    TrendPanel& trend() { return *trend_; }
    SessionsPanel& sessions() { return *sessions_; }
    AgreementPanel& agreement() { return *agreement_; }

private:
    void show_header();
    void note_view();
    std::optional<Id<Complaint>> chosen_complaint() const;

    PageContext& context_;
    std::map<Id<Patient>, Day> viewed_;  ///< On which day last, by this program.
    std::optional<Id<Patient>> patient_;
    std::optional<app::PatientPage> page_;
    std::optional<app::TrendView> view_;
    // Windows belong to the page; these only look.
    InkText* name_;
    InkText* reason_;
    InkText* agreed_;
    InkText* own_words_;
    CautionChip* cautions_;
    wxChoice* complaint_;
    wxButton* new_session_;
    wxNotebook* tabs_;
    TrendPanel* trend_;
    SessionsPanel* sessions_;
    AgreementPanel* agreement_;
    DetailsPanel* details_;
    FirstVisitPanel* first_visit_;
};

}  // namespace needlebook::desktop
