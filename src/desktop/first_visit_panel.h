/// The First visit tab: what they come for, red flags and cautions in four states, consent.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <wx/scrolwin.h>

#include "app/screening.h"
#include "app/views.h"
#include "desktop/page_context.h"
#include "desktop/paint_kit.h"

class wxBoxSizer;
class wxButton;
class wxChoice;
class wxFlexGridSizer;
class wxStaticText;
class wxTextCtrl;

namespace needlebook::desktop {

class WrappedText;

/// Rows of questions with keys Y, N, – and D. Targets are the row times 4 and the answer.
Face screening_face(std::span<const app::ScreeningQuestion> questions, std::span<const ScreeningAnswer> answers,
                    int first, int count, int row, const std::string& title, const FaceRoom& room);

class FirstVisitPanel : public wxScrolledWindow {
public:
    FirstVisitPanel(wxWindow* parent, PageContext& context);

    void show(const app::PatientPage& page, std::optional<Id<Complaint>> complaint);

    /// Saves what was typed of the complaint, before somebody else stands here.
    void keep();
    void forget() { page_.reset(); }

private:
    void add_complaint(wxBoxSizer& column);
    void add_questions(wxBoxSizer& column);
    FaceWindow* add_face(wxBoxSizer& column, const wxString& title, int first, int count);
    void add_consent(wxBoxSizer& column);
    bool press(int first, int count, app::Key key);
    void answer(int question, const Answer<std::string>& answer);
    void save_words();
    void save_complaint();
    void record_consent();
    void withdraw_consent();
    void print_consent();
    bool commit(const app::Edit& edit);
    void update();

    PageContext& context_;
    std::optional<app::PatientPage> page_;
    std::optional<Complaint> complaint_;
    int row_ = 0;  ///< Of all questions.
    // Windows belong to the panel; these only look.
    wxTextCtrl* since_ = nullptr;
    wxChoice* severity_ = nullptr;
    wxChoice* control_ = nullptr;
    wxTextCtrl* diagnosed_by_ = nullptr;
    wxChoice* gp_ = nullptr;
    wxButton* save_ = nullptr;
    FaceWindow* flags_ = nullptr;
    FaceWindow* cautions_ = nullptr;
    WrappedText* words_label_ = nullptr;
    wxTextCtrl* words_ = nullptr;
    WrappedText* consents_ = nullptr;
    wxTextCtrl* explained_ = nullptr;
    wxButton* consent_ = nullptr;
    wxTextCtrl* reason_ = nullptr;
    wxButton* withdraw_ = nullptr;
};

}  // namespace needlebook::desktop
