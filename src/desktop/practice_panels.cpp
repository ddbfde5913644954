/// Choices on top, the picture with its sentences, and the same as a table.
#include "desktop/practice_panels.h"

#include <fmt/format.h>
#include <wx/notebook.h>
#include <wx/stattext.h>
#include <wx/wrapsizer.h>

#include "app/messages.h"
#include "app/report_words.h"
#include "base/tongue.h"
#include "desktop/accessible_name.h"
#include "desktop/entry_words.h"
#include "desktop/ink_text.h"
#include "desktop/picture_pane.h"
#include "desktop/practice_controls.h"
#include "desktop/row_table.h"
#include "desktop/text_block.h"
#include "desktop/words.h"

namespace needlebook::desktop {

namespace {

constexpr int sentence_width = 640;

std::vector<std::string> aim_items() {
    std::vector<std::string> items{text_of(_("All aims"))};
    for (const auto aim : all_of<Aim>())
        items.push_back(aim_word(aim));
    return items;
}

}  // namespace

void PracticePanel::show(const app::PracticeLedger* ledger, const app::Period& period) {
    ledger_ = ledger;
    period_ = period;
    fill();
}

CaseloadPanel::CaseloadPanel(wxWindow* parent, PageContext& context, const PracticeActions& actions)
    : PracticePanel{parent}, context_{context}, actions_{actions} {
    aim_ = new_choice(this, _("Aim"), aim_items());
    aims_ = new RowTable{this,
                         _("By aim, beside what chance shows"),
                         {{text_of(_("First agreement")), 150},
                          {text_of(_("Started")), 65, true},
                          {text_of(_("Reached")), 70, true},
                          {text_of(_("Seen anyway")), 100, true},
                          {text_of(_("Worse")), 60, true},
                          {text_of(_("Seen anyway")), 100, true},
                          {text_of(_("Of people with")), 380}}};
    constexpr int aims_height = 118;
    aims_->SetMinSize(FromDIP(wxSize{-1, aims_height}));
    picture_ = new PicturePane{this, context_.look, text_of(_("Everyone who started, drawn"))};
    auto* tables = new wxNotebook{this, wxID_ANY};
    places_ = new RowTable{tables,
                           _("Everyone who started, counted"),
                           {{text_of(_("Where they stand")), 260},
                            {text_of(_("People")), 70, true},
                            {text_of(_("Share")), 65, true},
                            {text_of(_("could be")), 90, true},
                            {text_of(_("Stopped")), 65, true},
                            {text_of(_("Past the review, undecided")), 190, true}}};
    people_ = new RowTable{tables,
                           _("Everyone who started, one by one"),
                           {{text_of(_("Patient")), 65},
                            {text_of(_("Started")), 140},
                            {text_of(_("Where they stand")), 150},
                            {text_of(_("First agreement")), 150},
                            {text_of(_("Later agreements")), 170},
                            {text_of(_("Stopped")), 200}}};
    tables->AddPage(places_, _("Counted"));
    tables->AddPage(people_, _("One by one"));
    auto* column = new wxBoxSizer{wxVERTICAL};
    const auto side = wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12));
    column->Add(bar_of(*this, {aim_}), side);
    column->Add(new WrappedText{this, shown(app::flare_sentence())}, side);
    column->Add(aims_, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT, FromDIP(12)));
    column->Add(picture_, wxSizerFlags{3}.Expand());
    column->Add(tables, wxSizerFlags{2}.Expand().Border(wxALL, FromDIP(12)));
    SetSizer(column);
    aim_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { fill(); });
    people_->on_open([this](std::size_t row) {
        if (ledger_ != nullptr && row < starters_.size())
            actions_.open_patient(ledger_->people()[starters_[row].person].patient);
    });
}

void CaseloadPanel::focus() { picture_->focus(); }

void CaseloadPanel::fill() {
    if (ledger_ == nullptr) {
        starters_.clear();
        for (auto* table : {aims_, places_, people_})
            table->show(0, {});
        return picture_->show({});
    }
    const auto aim = chosen_of<Aim>(*aim_);
    starters_ = app::starters_in(*ledger_, period_, aim);
    const auto counted = app::caseload(*ledger_, period_, aim);
    const auto reasons = app::stop_reasons(starters_);
    auto stands = app::aim_stands(*ledger_, period_);
    if (aim)
        std::erase_if(stands, [&](const app::AimStand& stand) { return stand.aim != *aim; });
    show_table(*aims_, app::aim_table(stands));
    show_table(*places_, app::place_table(counted, reasons));
    if (auto table = app::starter_table(*ledger_, starters_))
        show_table(*people_, std::move(*table));
    else
        context_.notice(app::sentence_for(table.error()), {});
    auto spec = app::unit_rows_spec(counted, reasons, stands, context_.look.body);
    const auto heading = spec.title;
    std::vector<PictureBlock> blocks{{heading,
                                      {},
                                      [spec = std::move(spec)](double width, const chart::TextMeter& meter) {
                                          return chart::unit_rows(spec, width, meter);
                                      },
                                      app::caseload_sentences(counted, reasons, ledger_->as_of())}};
    PictureBlock chance{text_of(_("What chance looks like")), {}, {}, app::chance_sentences(stands, aim)};
    chance.sentences.push_back(app::flare_sentence());
    blocks.push_back(std::move(chance));
    picture_->show(std::move(blocks));
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

void PointsPanel::focus() { table_->SetFocus(); }

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
        return column == 1 ? std::to_string(use.treatments) : app::point_share_words(use, complaint);
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

void RecordsPanel::focus() { table_->SetFocus(); }

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
