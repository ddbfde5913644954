/// Scores, points, advice and note of a signed session, as fields.
#include "desktop/amend_dialog.h"

#include <algorithm>

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "desktop/accessible_name.h"
#include "desktop/entry_words.h"
#include "desktop/words.h"
#include "domain/point_line.h"

namespace needlebook::desktop {

namespace {

constexpr int not_asked_item = 11;
constexpr int declined_item = 12;

wxArrayString score_items() {
    wxArrayString items;
    for (int points = Score::min; points <= Score::max; ++points)
        items.Add(wxString::Format("%d", points));
    items.Add(_("not asked"));
    items.Add(_("declined"));
    return items;
}

int item_of(const Answer<Score>& score) {
    if (score.has_value())
        return score.value().points();
    return score.state() == Answered::declined ? declined_item : not_asked_item;
}

Answer<Score> score_of_item(int item) {
    if (item == declined_item)
        return Answer<Score>::declined();
    if (item == not_asked_item)
        return Answer<Score>::not_asked();
    return Score::from(item).value();
}

}  // namespace

AmendDialog::AmendDialog(wxWindow* parent, Session session, const std::vector<Measure>& measures)
    : wxDialog{parent,
               wxID_ANY,
               _("Amend the session"),
               wxDefaultPosition,
               wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER},
      session_{std::move(session)} {
    auto* fields = new wxFlexGridSizer{2, FromDIP(wxSize{12, 8})};
    fields->AddGrowableCol(1);
    const auto label = [&](const wxString& words) {
        fields->Add(new wxStaticText{this, wxID_ANY, words}, wxSizerFlags{}.CentreVertical());
    };
    for (std::size_t i = 0; i < session_.readings.size(); ++i) {
        const auto& reading = session_.readings[i];
        const auto measure = std::ranges::find(measures, reading.measure, &Measure::id);
        auto name = measure == measures.end() ? text_of(_("Score")) : with_side(measure->label, measure->side);
        if (reading.source == ReadingSource::after)
            name += ", " + text_of(_("right after"));
        label(shown(name));
        auto* choice = new wxChoice{this, wxID_ANY, wxDefaultPosition, wxDefaultSize, score_items()};
        choice->SetSelection(item_of(reading.score));
        fields->Add(choice);
        name_for_readers(*choice, shown(name));
        scores_.push_back({i, choice});
    }
    const auto field = [&](const wxString& words, const std::string& value, int lines) {
        label(words);
        auto* text = new wxTextCtrl{this,
                                    wxID_ANY,
                                    shown(value),
                                    wxDefaultPosition,
                                    FromDIP(wxSize{460, lines > 1 ? 22 * lines : -1}),
                                    lines > 1 ? wxTE_MULTILINE : 0};
        fields->Add(text, wxSizerFlags{1}.Expand());
        name_for_readers(*text, words);
        return text;
    };
    points_ = field(_("&Points"), to_line(session_.needles), 1);
    advice_ = field(_("Ad&vice"), session_.advice, 1);
    notes_ = field(_("&Note"), session_.notes, 4);
    reason_ = field(_("&Why it is amended"), {}, 2);
    problem_ = new wxStaticText{
        this, wxID_ANY, _("The signed session stays readable; this is added to it with your name and the time.")};
    auto* buttons = new wxStdDialogButtonSizer;
    auto* ok = new wxButton{this, wxID_OK, _("&Sign the amendment")};
    buttons->AddButton(ok);
    buttons->AddButton(new wxButton{this, wxID_CANCEL});
    buttons->Realize();
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(fields, wxSizerFlags{1}.Expand().Border(wxALL, FromDIP(16)));
    column->Add(problem_, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT, FromDIP(16)));
    column->Add(buttons, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(16)));
    SetSizerAndFit(column);
    ok->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { accept(); });
}

std::string AmendDialog::reason() const { return reason_->GetValue().Strip(wxString::both).utf8_string(); }

void AmendDialog::accept() {
    const auto say = [this](const wxString& words, wxWindow* field) {
        problem_->SetLabel(words);
        problem_->Wrap(GetClientSize().GetWidth() - FromDIP(32));
        Layout();
        field->SetFocus();
    };
    const auto line = parse_point_line(points_->GetValue().utf8_string());
    if (!line.errors.empty())
        return say(shown(line_error_word(line.errors.front())), points_);
    if (reason().empty())
        return say(_("Please say why it is amended."), reason_);
    for (const auto& [reading, choice] : scores_)
        session_.readings[reading].score = score_of_item(choice->GetSelection());
    if (to_line(session_.needles) != to_line(line.needles))
        session_.needles = line.needles;
    session_.advice = advice_->GetValue().utf8_string();
    session_.notes = notes_->GetValue().utf8_string();
    EndModal(wxID_OK);
}

}  // namespace needlebook::desktop
