/// Choices on top, the picture with its sentences, and the same as a table.
#include "desktop/practice_panels.h"

#include <fmt/format.h>
#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/wrapsizer.h>

#include "app/guarded.h"
#include "app/messages.h"
#include "app/report_words.h"
#include "base/tongue.h"
#include "desktop/accessible_name.h"
#include "desktop/entry_words.h"
#include "desktop/picture_pane.h"
#include "desktop/row_table.h"
#include "desktop/text_block.h"
#include "desktop/words.h"
#include "report/wording.h"

namespace needlebook::desktop {

namespace {

constexpr int sentence_width = 700;  ///< DIP: what the smallest window has beside the list.

wxChoice* new_choice(wxWindow* parent, const wxString& name, const std::vector<std::string>& items) {
    wxArrayString words;
    for (const auto& item : items)
        words.Add(shown(item));
    auto* choice = new wxChoice{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, words};
    if (!items.empty())
        choice->SetSelection(0);
    name_for_readers(*choice, name);
    return choice;
}

/// Controls in a row, each with a gap after it.
wxSizer* bar_of(wxWindow& window, std::initializer_list<wxWindow*> controls) {
    auto* bar = new wxWrapSizer{wxHORIZONTAL};  // Other languages need more than one row.
    for (auto* control : controls)
        bar->Add(control, wxSizerFlags{}.CentreVertical().Border(wxRIGHT, window.FromDIP(8)));
    return bar;
}

std::string source_word(SideEffectSource source) {
    return text_of(source == SideEffectSource::seen ? _("seen") : _("told when asked"));
}

template <class Enum>
std::optional<Enum> chosen_of(const wxChoice& choice) {
    const int at = choice.GetSelection();
    return at > 0 ? std::optional{static_cast<Enum>(at - 1)} : std::nullopt;
}

std::vector<std::string> kind_items() {
    std::vector<std::string> items{text_of(_("All kinds"))};
    for (const auto kind : all_of<SideEffectKind>())
        items.push_back(app::effect_kind_words(name_of(kind)));
    return items;
}

std::vector<std::string> severity_items() {
    std::vector<std::string> items{text_of(_("All severities"))};
    for (const auto severity : all_of<Severity>())
        items.push_back(severity_word(severity));
    return items;
}

std::vector<std::string> aim_items() {
    std::vector<std::string> items{text_of(_("All aims"))};
    for (const auto aim : all_of<Aim>())
        items.push_back(aim_word(aim));
    return items;
}

PictureBlock rate_block(const std::string& heading, chart::RatePlotSpec spec, std::vector<std::string> sentences) {
    return {heading,
            {},
            [spec = std::move(spec)](double width, const chart::TextMeter& meter) {
                return chart::rate_plot(spec, width, meter);
            },
            std::move(sentences)};
}

std::string percent_range(const std::optional<outcome::Incidence>& share) {
    return share ? trf("{:.0f} to {:.0f} %", 100 * share->could_be.low, 100 * share->could_be.high) : std::string{};
}

}  // namespace

void PracticePanel::show(const app::PracticeLedger* ledger, const app::Period& period) {
    ledger_ = ledger;
    period_ = period;
    fill();
}

SideEffectsPanel::SideEffectsPanel(wxWindow* parent, PageContext& context, const PracticeActions& actions)
    : PracticePanel{parent}, context_{context}, actions_{actions} {
    source_ = new_choice(this, _("Source"), {text_of(_("Seen by the practitioner")), text_of(_("Told when asked"))});
    unit_ = new_choice(this, _("Counted in"),
                       {text_of(_("In 1,000 sessions")), text_of(_("In 100 patients")), text_of(_("By quarter"))});
    picture_ = new PicturePane{this, context_.look, text_of(_("Side effects, drawn"))};
    kind_ = new_choice(this, _("Kind"), kind_items());
    severity_ = new_choice(this, _("Severity"), severity_items());
    serious_ = new wxCheckBox{this, wxID_ANY, _("Serious only")};
    open_ = new wxCheckBox{this, wxID_ANY, _("Not closed only")};
    count_ = new wxStaticText{this, wxID_ANY, wxString{}};
    table_ = new RowTable{this,
                          _("Register of side effects"),
                          {{text_of(_("Date")), 100},
                           {text_of(_("Patient")), 80},
                           {text_of(_("Kind")), 215},
                           {text_of(_("Severity")), 90},
                           {text_of(_("Serious")), 105},
                           {text_of(_("Source")), 120},
                           {text_of(_("Causality")), 90},
                           {text_of(_("Point")), 60},
                           {text_of(_("Action")), 160},
                           {text_of(_("Outcome")), 160}}};
    auto* column = new wxBoxSizer{wxVERTICAL};
    const auto side = wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12));
    column->Add(bar_of(*this, {source_, unit_}), side);
    column->Add(picture_, wxSizerFlags{3}.Expand());
    column->Add(bar_of(*this, {kind_, severity_, serious_, open_, count_}), side);
    column->Add(table_, wxSizerFlags{2}.Expand().Border(wxALL, FromDIP(12)));
    SetSizer(column);
    for (auto* choice : {source_, unit_})
        choice->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { fill(); });
    for (auto* choice : {kind_, severity_})
        choice->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { fill_register(); });
    for (auto* box : {serious_, open_})
        box->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { fill_register(); });
    table_->on_open([this](std::size_t row) { open(row); });
}

void SideEffectsPanel::fill() {
    fill_picture();
    fill_register();
}

void SideEffectsPanel::fill_picture() {
    if (ledger_ == nullptr)
        return picture_->show({});
    const auto source = source_->GetSelection() == 0 ? SideEffectSource::seen : SideEffectSource::asked;
    const auto body = context_.look.body;
    const auto rates = app::side_effect_rates(*ledger_, period_);
    const auto asked = app::asked_sentence(app::question_tally(*ledger_, period_, SideEffectSource::asked));
    std::vector<PictureBlock> blocks;
    if (unit_->GetSelection() == 2) {
        blocks.push_back(rate_block(text_of(_("By quarter")),
                                    app::quarter_plot_spec(app::by_quarter(*ledger_, period_), source, body), {}));
    } else {
        const bool sessions = unit_->GetSelection() == 0;
        auto spec = sessions ? app::rate_plot_spec(rates, source, body) : app::patient_rate_spec(rates, source, body);
        const auto heading = spec.title;
        blocks.push_back(rate_block(heading, std::move(spec), app::rate_sentences(rates, source)));
    }
    blocks.front().lead = asked;
    picture_->show(std::move(blocks));
}

app::RegisterFilter SideEffectsPanel::filter() const {
    return {.source = {},
            .kind = chosen_of<SideEffectKind>(*kind_),
            .severity = chosen_of<Severity>(*severity_),
            .serious_only = serious_->GetValue(),
            .open_only = open_->GetValue()};
}

void SideEffectsPanel::fill_register() {
    found_ = ledger_ != nullptr ? app::side_effect_register(*ledger_, period_, filter()) : std::vector<std::size_t>{};
    entries_.assign(found_.size(), std::nullopt);
    const auto count = static_cast<int>(found_.size());
    count_->SetLabel(wxString::Format(wxPLURAL("%d side effect", "%d side effects", count), count));
    table_->show(found_.size(), [this](std::size_t row, std::size_t column) { return cell(row, column); });
    Layout();
}

/// Read as it comes into view.
const app::RegisterEntry* SideEffectsPanel::entry(std::size_t row) {
    if (row >= entries_.size() || ledger_ == nullptr)
        return nullptr;
    if (!entries_[row]) {
        auto read = app::register_entry(*ledger_, found_[row]);
        if (!read)
            return nullptr;
        entries_[row] = std::move(*read);
    }
    return &*entries_[row];
}

std::string SideEffectsPanel::cell(std::size_t row, std::size_t column) {
    const auto* one = entry(row);
    if (one == nullptr)
        return {};
    const auto& effect = one->effect;
    switch (column) {
        case 0:
            return short_date(day_of(one->session.starts));
        case 1:
            return one->patient_code;
        case 2:
            return app::effect_kind_words(name_of(effect.kind));
        case 3:
            return severity_word(effect.severity);
        case 4:
            if (!effect.serious)
                return {};
            return text_of(effect.closed_on ? _("serious, closed") : _("serious, open"));
        case 5:
            return source_word(effect.source);
        case 6:
            return effect.causality ? std::string{tr(name_of(*effect.causality))} : std::string{};
        case 7:
            return effect.point;
        case 8:
            return effect.action;
        default:
            return effect.outcome;
    }
}

void SideEffectsPanel::open(std::size_t row) {
    const auto* one = entry(row);
    if (one == nullptr)
        return;
    if (one->effect.serious)
        actions_.open_event(*one);
    else
        actions_.open_session(one->session.patient, one->session.id);
}

CaseloadPanel::CaseloadPanel(wxWindow* parent, PageContext& context, const PracticeActions& actions)
    : PracticePanel{parent}, context_{context}, actions_{actions} {
    aim_ = new_choice(this, _("Aim"), aim_items());
    picture_ = new PicturePane{this, context_.look, text_of(_("Everyone who started, drawn"))};
    places_ = new RowTable{this,
                           _("Everyone who started, counted"),
                           {{text_of(_("Where they stand")), 170},
                            {text_of(_("People")), 70, true},
                            {text_of(_("Share")), 70, true},
                            {text_of(_("could be")), 110, true},
                            {text_of(_("Stopped")), 80, true},
                            {text_of(_("Undecided past review")), 160, true}}};
    people_ = new RowTable{this,
                           _("Everyone who started, one by one"),
                           {{text_of(_("Patient")), 90},
                            {text_of(_("Started")), 110},
                            {text_of(_("Where they stand")), 150},
                            {text_of(_("First agreement")), 130},
                            {text_of(_("Later agreements")), 150},
                            {text_of(_("Stopped")), 170}}};
    auto* tables = new wxBoxSizer{wxHORIZONTAL};
    tables->Add(places_, wxSizerFlags{1}.Expand().Border(wxRIGHT, FromDIP(8)));
    tables->Add(people_, wxSizerFlags{1}.Expand());
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(bar_of(*this, {aim_}), wxSizerFlags{}.Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
    column->Add(picture_, wxSizerFlags{3}.Expand());
    column->Add(tables, wxSizerFlags{2}.Expand().Border(wxALL, FromDIP(12)));
    SetSizer(column);
    aim_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { fill(); });
    people_->on_open([this](std::size_t row) {
        if (ledger_ != nullptr && row < starters_.size())
            actions_.open_patient(ledger_->people()[starters_[row].person].patient);
    });
}

void CaseloadPanel::fill() {
    const auto aim = chosen_of<Aim>(*aim_);
    starters_ = ledger_ != nullptr ? app::starters_in(*ledger_, period_, aim) : std::vector<app::LedgerStarter>{};
    caseload_ = ledger_ != nullptr ? app::caseload(*ledger_, period_, aim) : outcome::Caseload{};
    codes_.assign(starters_.size(), std::nullopt);
    places_->show(ledger_ != nullptr ? outcome::place_count : 0,
                  [this](std::size_t row, std::size_t column) { return place_cell(row, column); });
    people_->show(starters_.size(), [this](std::size_t row, std::size_t column) { return person_cell(row, column); });
    if (ledger_ == nullptr)
        return picture_->show({});
    const auto reasons = app::stop_reasons(starters_);
    auto spec = app::unit_rows_spec(caseload_, reasons, context_.look.body);
    const auto heading = spec.title;
    std::vector<PictureBlock> blocks{{heading,
                                      {},
                                      [spec = std::move(spec)](double width, const chart::TextMeter& meter) {
                                          return chart::unit_rows(spec, width, meter);
                                      },
                                      app::caseload_sentences(caseload_, reasons, ledger_->as_of())}};
    const auto improvers = app::caseload(*ledger_, period_, Aim::improve).started;
    blocks.push_back({text_of(_("What chance looks like")),
                      app::chance_sentence(aim && *aim != Aim::improve ? 0 : improvers),
                      {},
                      {app::flare_sentence()}});
    picture_->show(std::move(blocks));
}

std::string CaseloadPanel::place_cell(std::size_t row, std::size_t column) const {
    const auto place = static_cast<outcome::Place>(row);
    const auto share = outcome::share_at(caseload_, place);
    switch (column) {
        case 0:
            return app::place_words(place);
        case 1:
            return std::to_string(caseload_.places[row]);
        case 2:
            return share ? fmt::format("{:.0f} %", 100 * share->rate) : std::string{};
        case 3:
            return percent_range(share);
        case 4:
            return std::to_string(caseload_.stopped[row]);
        default:
            return std::to_string(caseload_.past_review_undecided[row]);
    }
}

std::string CaseloadPanel::person_cell(std::size_t row, std::size_t column) {
    if (ledger_ == nullptr || row >= starters_.size())
        return {};
    const auto& starter = starters_[row];
    switch (column) {
        case 0: {
            auto& code = codes_[row];
            if (!code) {
                const auto id = ledger_->people()[starter.person].patient;
                const auto patient = app::guarded([&] { return ledger_->book().book().patients.find(id); });
                code = patient && *patient ? (*patient)->code : std::string{};
            }
            return *code;
        }
        case 1:
            return short_date(starter.started);
        case 2:
            return app::place_words(outcome::place_of(starter.starter));
        case 3:
            return starter.aim ? aim_word(*starter.aim) : std::string{};
        case 4: {
            std::string words;
            for (const auto aim : starter.later_aims)
                words += (words.empty() ? "" : ", ") + aim_word(aim);
            return words;
        }
        default:
            if (!starter.starter.stopped)
                return {};
            return starter.ended ? std::string{app::end_words(*starter.ended)} : text_of(_("no visit for 12 weeks"));
    }
}

PointsPanel::PointsPanel(wxWindow* parent, PageContext& context) : PracticePanel{parent}, context_{context} {
    complaint_ = new_choice(this, _("Complaint"), {});
    said_ = text_block(this, app::points_sentence(), {.width = sentence_width});
    table_ = new RowTable{this,
                          _("Points used"),
                          {{text_of(_("Point")), 120},
                           {text_of(_("Sessions")), 100, true},
                           {text_of(_("Of all with needles")), 160, true}}};
    auto* column = new wxBoxSizer{wxVERTICAL};
    const auto side = wxSizerFlags{}.Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12));
    column->Add(said_, side);
    column->Add(complaint_, side);
    column->Add(table_, wxSizerFlags{1}.Expand().Border(wxALL, FromDIP(12)));
    SetSizer(column);
    complaint_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { fill_points(); });
}

void PointsPanel::fill() {
    used_.clear();
    if (ledger_ != nullptr) {
        auto used = app::points_used(*ledger_, period_);
        if (!used)
            return context_.notice(app::sentence_for(used.error()), {});
        used_ = std::move(*used);
    }
    const auto before = complaint_->GetStringSelection();
    wxArrayString complaints;
    for (const auto& one : used_)
        complaints.Add(shown(fmt::format("{} ({})", app::complaint_kind_words(one.kind), one.treatments)));
    complaint_->Set(complaints);
    if (!complaint_->SetStringSelection(before) && !complaints.empty())
        complaint_->SetSelection(0);
    fill_points();
    Layout();
}

void PointsPanel::fill_points() {
    const int at = complaint_->GetSelection();
    if (at == wxNOT_FOUND || static_cast<std::size_t>(at) >= used_.size())
        return table_->show(0, {});
    const auto& one = used_[static_cast<std::size_t>(at)];
    table_->show(one.points.size(), [this, at](std::size_t row, std::size_t column) -> std::string {
        const auto& complaint = used_[static_cast<std::size_t>(at)];
        const auto& use = complaint.points[row];
        if (column == 0)
            return use.point;
        return column == 1 ? std::to_string(use.treatments) : app::percent_words(use.treatments, complaint.treatments);
    });
}

RecordsPanel::RecordsPanel(wxWindow* parent, PageContext&) : PracticePanel{parent} {
    table_ = new RowTable{this,
                          _("Quality of the record"),
                          {{text_of(_("What")), 420},
                           {text_of(_("Count")), 90, true},
                           {text_of(_("Of")), 90, true},
                           {text_of(_("Share")), 90, true}}};
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(text_block(this, app::quality_sentence(), {.width = sentence_width}),
                wxSizerFlags{}.Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
    column->Add(table_, wxSizerFlags{1}.Expand().Border(wxALL, FromDIP(12)));
    SetSizer(column);
}

void RecordsPanel::fill() {
    rows_ =
        ledger_ != nullptr ? app::quality_rows(app::record_quality(*ledger_, period_)) : std::vector<app::QualityRow>{};
    table_->show(rows_.size(), [this](std::size_t row, std::size_t column) -> std::string {
        const auto& one = rows_[row];
        switch (column) {
            case 0:
                return one.label;
            case 1:
                return std::to_string(one.some);
            case 2:
                return std::to_string(one.all);
            default:
                return app::percent_words(one.some, one.all);
        }
    });
}

}  // namespace needlebook::desktop
