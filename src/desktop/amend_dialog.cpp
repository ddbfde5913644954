/// Scores, points, needles out, a side effect, advice and note of a signed session, as fields.
#include "desktop/amend_dialog.h"

#include <algorithm>

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/panel.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/wrapsizer.h>

#include "app/session_form_points.h"
#include "desktop/accessible_name.h"
#include "desktop/amend_effects.h"
#include "desktop/entry_words.h"
#include "desktop/text_field.h"
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

std::optional<int> number_in(const wxTextCtrl& field) {
    constexpr long most_counted = 500;
    long number = 0;
    if (!field.GetValue().ToLong(&number) || number < 0 || number > most_counted)
        return std::nullopt;
    return static_cast<int>(number);
}

std::map<std::string, int> needles_by_region(const std::vector<Needle>& needles) {
    std::map<std::string, int> counts;
    for (const auto& needle : needles)
        counts[app::region_of(needle)] += needle.count;
    return counts;
}

/// Counted as a whole and all of them out, each region is out too.
std::map<std::string, int> out_by_region(const Session& session) {
    const bool as_a_whole = session.counted_out.size() == 1 && session.counted_out.contains("");
    if (as_a_whole && needles_out(session) == needles_in(session) && !session.needles_in_told)
        return needles_by_region(session.needles);
    return session.counted_out;
}

}  // namespace

AmendDialog::~AmendDialog() = default;

AmendDialog::AmendDialog(wxWindow* parent, Session session, const std::vector<Measure>& measures)
    : wxDialog{parent,
               wxID_ANY,
               _("Amend the session"),
               wxDefaultPosition,
               wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER},
      session_{std::move(session)},
      out_{out_by_region(session_)} {
    auto* fields = new wxFlexGridSizer{2, FromDIP(wxSize{12, 8})};
    fields->AddGrowableCol(1);
    add_scores(*fields, measures);
    points_ = add_text(*fields, _("&Points"), to_line(session_.needles), 1);
    add_counts(*fields);
    mismatch_ = add_text(*fields, _("Why in and out &differ"), session_.mismatch_reason, 1);
    effects_ = std::make_unique<AmendEffects>(*this, *fields, session_);
    advice_ = add_text(*fields, _("Ad&vice"), session_.advice, 1);
    pattern_ = add_text(*fields, _("Pattern and &reasoning"), session_.pattern, 1);
    notes_ = add_text(*fields, _("&Note"), session_.notes, 3);
    reason_ = add_text(*fields, _("&Why it is amended"), {}, 2);
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
    SetSizer(column);
    show_counts();
    Fit();
    points_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { show_counts(); });
    ok->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { accept(); });
}

void AmendDialog::add_label(wxFlexGridSizer& fields, const wxString& words) {
    fields.Add(new wxStaticText{this, wxID_ANY, words}, wxSizerFlags{}.CentreVertical());
}

void AmendDialog::add_scores(wxFlexGridSizer& fields, const std::vector<Measure>& measures) {
    for (std::size_t i = 0; i < session_.readings.size(); ++i) {
        const auto& reading = session_.readings[i];
        const auto measure = std::ranges::find(measures, reading.measure, &Measure::id);
        auto name = measure == measures.end() ? text_of(_("Score")) : with_side(measure->label, measure->side);
        if (reading.source == ReadingSource::after)
            name += ", " + text_of(_("right after"));
        add_label(fields, shown(name));
        auto* choice = new wxChoice{this, wxID_ANY, wxDefaultPosition, wxDefaultSize, score_items()};
        choice->SetSelection(item_of(reading.score));
        fields.Add(choice);
        name_for_readers(*choice, shown(name));
        scores_.push_back({i, choice});
    }
}

wxTextCtrl* AmendDialog::add_text(wxFlexGridSizer& fields, const wxString& words, const std::string& value, int lines) {
    add_label(fields, words);
    auto* text = new wxTextCtrl{this,
                                wxID_ANY,
                                shown(value),
                                wxDefaultPosition,
                                FromDIP(wxSize{460, lines > 1 ? 22 * lines : -1}),
                                lines > 1 ? wxTE_MULTILINE : 0};
    fields.Add(text, wxSizerFlags{1}.Expand());
    name_for_readers(*text, words);
    return text;
}

void AmendDialog::add_counts(wxFlexGridSizer& fields) {
    add_label(fields, _("Needles out"));
    counts_ = new wxPanel{this};
    counts_->SetSizer(new wxWrapSizer{wxHORIZONTAL});
    fields.Add(counts_, wxSizerFlags{1}.Expand());
}

/// A field for each region that has needles by the line as it stands; what was counted stays.
void AmendDialog::show_counts() {
    const auto line = parse_point_line(points_->GetValue().utf8_string());
    if (!line.errors.empty())
        return;
    const auto in = needles_by_region(line.needles);
    auto* row = counts_->GetSizer();
    row->Clear(true);
    count_fields_.clear();
    for (const auto& [region, count] : in) {
        const auto words = shown(region_word(region)) + wxString::Format(_(", %d in"), count);
        auto* cell = new wxBoxSizer{wxHORIZONTAL};
        auto* field = new wxTextCtrl{counts_, wxID_ANY, {}, wxDefaultPosition, FromDIP(wxSize{48, -1})};
        auto* name = new wxStaticText{counts_, wxID_ANY, words};
        name->MoveBeforeInTabOrder(field);
        name_for_readers(*field, words);
        if (const auto out = out_.find(region); out != out_.end())
            show_words(field, std::to_string(out->second));
        field->Bind(wxEVT_TEXT, [this, field, region = region](wxCommandEvent&) {
            if (const auto told = number_in(*field))
                out_[region] = *told;
            else
                out_.erase(region);
        });
        cell->Add(name, wxSizerFlags{}.CentreVertical().Border(wxRIGHT, FromDIP(4)));
        cell->Add(field, wxSizerFlags{}.CentreVertical());
        row->Add(cell, wxSizerFlags{}.Border(wxRIGHT | wxBOTTOM, FromDIP(12)));
        count_fields_[region] = field;
    }
    Layout();
}

std::string AmendDialog::reason() const { return reason_->GetValue().Strip(wxString::both).utf8_string(); }

void AmendDialog::say(const wxString& words, wxWindow& field) {
    problem_->SetLabel(words);
    problem_->Wrap(GetClientSize().GetWidth() - FromDIP(32));
    Layout();
    field.SetFocus();
}

/// Points and needles out; false when something is missing, which is said.
bool AmendDialog::read_needles() {
    const auto line = parse_point_line(points_->GetValue().utf8_string());
    if (!line.errors.empty()) {
        say(shown(line_error_word(line.errors.front())), *points_);
        return false;
    }
    auto changed = session_;
    if (to_line(session_.needles) != to_line(line.needles)) {
        changed.needles = line.needles;
        changed.needles_in_told.reset();
    }
    // Of an import that counted as a whole, or not at all, the regions may stay empty.
    const auto in = needles_by_region(line.needles);
    std::map<std::string, int> out;
    for (const auto& [region, field] : count_fields_)
        if (const auto told = out_.find(region); told != out_.end())
            out[region] = told->second;
    if (!out.empty() || !session_.counted_out.contains(""))
        changed.counted_out = out;
    changed.mismatch_reason = mismatch_->GetValue().Strip(wxString::both).utf8_string();
    if (!out.empty())
        for (const auto& [region, count] : in)
            if (!out.contains(region)) {
                say(_("Count the needles of every region."), *count_fields_.at(region));
                return false;
            }
    if (needles_out(changed).value_or(0) > needles_in(changed)) {
        say(_("More needles out than in."), *points_);
        return false;
    }
    if (!needles_reconciled(changed)) {
        say(_("Needles in and out differ. Count again, or say why."), *mismatch_);
        return false;
    }
    session_ = std::move(changed);
    return true;
}

void AmendDialog::accept() {
    if (reason().empty())
        return say(_("Please say why it is amended."), *reason_);
    if (!read_needles())
        return;
    effects_->take(session_);
    for (const auto& [reading, choice] : scores_)
        session_.readings[reading].score = score_of_item(choice->GetSelection());
    session_.advice = advice_->GetValue().utf8_string();
    session_.pattern = pattern_->GetValue().utf8_string();
    session_.notes = notes_->GetValue().utf8_string();
    EndModal(wxID_OK);
}

}  // namespace needlebook::desktop
