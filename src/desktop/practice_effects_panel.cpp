/// The register's filters, the picture of the rates, and both as tables.
#include <algorithm>

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/notebook.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "app/messages.h"
#include "app/report_words.h"
#include "desktop/accessible_name.h"
#include "desktop/entry_words.h"
#include "desktop/picture_pane.h"
#include "desktop/practice_controls.h"
#include "desktop/practice_panels.h"
#include "desktop/row_table.h"
#include "desktop/words.h"

namespace needlebook::desktop {

namespace {

/// A native table of more rows takes longer to make than a key may wait; who wants all of them saves the table.
constexpr std::size_t most_listed = 2000;

/// What the rates are counted in, in the order of the choice.
enum class Counted { sessions, patients, quarters };

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

std::vector<std::string> causality_items() {
    std::vector<std::string> items{text_of(_("Any causality"))};
    for (const auto causality : all_of<Causality>())
        items.emplace_back(app::causality_words(causality));
    items.push_back(text_of(_("not judged yet")));
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

Counted counted_in(const wxChoice& unit) { return static_cast<Counted>(std::max(0, unit.GetSelection())); }

app::RateUnit unit_of(Counted counted) {
    return counted == Counted::patients ? app::RateUnit::patients : app::RateUnit::sessions;
}

SideEffectSource source_of(const wxChoice& choice) {
    return choice.GetSelection() == 0 ? SideEffectSource::seen : SideEffectSource::asked;
}

}  // namespace

SideEffectsPanel::SideEffectsPanel(wxWindow* parent, PageContext& context, const PracticeActions& actions)
    : PracticePanel{parent}, context_{context}, actions_{actions} {
    source_ = new_choice(this, _("Source"), {text_of(_("Seen by the practitioner")), text_of(_("Told when asked"))});
    unit_ = new_choice(this, _("Counted in"),
                       {text_of(_("In 1,000 sessions")), text_of(_("In 100 patients")), text_of(_("By quarter"))});
    picture_ = new PicturePane{this, context_.look, text_of(_("Side effects, drawn"))};
    auto* tables = new wxNotebook{this, wxID_ANY};
    tables->AddPage(register_page(*tables), _("Register"));
    rates_ = new RowTable{tables,
                          _("Side effects, as a table"),
                          {{text_of(_("Kind")), 230},
                           {text_of(_("Events")), 80, true},
                           {text_of(_("Of sessions")), 95, true},
                           {text_of(_("in 1,000")), 80, true},
                           {text_of(_("could be")), 110, true},
                           {text_of(_("Published")), 420}}};
    tables->AddPage(rates_, _("The rates as a table"));
    published_ = new RowTable{tables,
                              _("Published rates, one by one"),
                              {{text_of(_("Kind")), 200},
                               {text_of(_("in 1,000")), 70, true},
                               {text_of(_("could be")), 100, true},
                               {text_of(_("Study")), 190},
                               {text_of(_("Where")), 260},
                               {text_of(_("Counted")), 140},
                               {text_of(_("Read")), 100},
                               {text_of(_("DOI")), 190}}};
    tables->AddPage(published_, _("Published, with sources"));
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(bar_of(*this, {source_, unit_}), wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
    column->Add(picture_, wxSizerFlags{3}.Expand());
    column->Add(tables, wxSizerFlags{2}.Expand().Border(wxALL, FromDIP(8)));
    SetSizer(column);
    for (auto* choice : {source_, unit_})
        choice->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { fill_rates(); });
}

wxWindow* SideEffectsPanel::register_page(wxWindow& parent) {
    auto* page = new wxPanel{&parent};
    kind_ = new_choice(page, _("Kind"), kind_items());
    severity_ = new_choice(page, _("Severity"), severity_items());
    from_ = new_choice(page, _("Source of the event"),
                       {text_of(_("Seen or told")), text_of(_("seen")), text_of(_("told when asked"))});
    causality_ = new_choice(page, _("Causality"), causality_items());
    find_ = new wxTextCtrl{page, wxID_ANY, wxString{}, wxDefaultPosition, FromDIP(wxSize{140, -1})};
    find_->SetHint(_("patient or point"));
    name_for_readers(*find_, _("Patient or point"));
    serious_ = new wxCheckBox{page, wxID_ANY, _("Serious only")};
    open_ = new wxCheckBox{page, wxID_ANY, _("Not closed only")};
    count_ = new wxStaticText{page, wxID_ANY, wxString{}};
    table_ = new RowTable{page,
                          _("Register of side effects"),
                          {{text_of(_("Date")), 92},
                           {text_of(_("Patient")), 64},
                           {text_of(_("Kind")), 190},
                           {text_of(_("Severity")), 72},
                           {text_of(_("Serious")), 104},
                           {text_of(_("Source")), 122},
                           {text_of(_("Causality")), 78},
                           {text_of(_("Where")), 60},
                           {text_of(_("Action")), 70},
                           {text_of(_("Outcome")), 100}}};
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(bar_of(*page, {kind_, severity_, from_, causality_, find_, serious_, open_, count_}),
                wxSizerFlags{}.Expand().Border(wxLEFT | wxTOP, FromDIP(8)));
    column->Add(table_, wxSizerFlags{1}.Expand());
    page->SetSizer(column);
    for (auto* choice : {kind_, severity_, from_, causality_})
        choice->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { fill_register(); });
    for (auto* box : {serious_, open_})
        box->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { fill_register(); });
    find_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { fill_register(); });
    table_->on_open([this](std::size_t row) { open(row); });
    return page;
}

void SideEffectsPanel::focus() { picture_->focus(); }

void SideEffectsPanel::fill() {
    rows_.clear();
    if (ledger_ != nullptr) {
        auto rows = app::register_rows(*ledger_, app::side_effect_register(*ledger_, period_, {}));
        if (rows)
            rows_ = std::move(*rows);
        else
            context_.notice(app::sentence_for(rows.error()), {});
    }
    fill_rates();
    fill_register();
}

void SideEffectsPanel::fill_rates() {
    if (ledger_ == nullptr) {
        for (auto* table : {rates_, published_})
            table->show(0, {});
        return picture_->show({});
    }
    const auto source = source_of(*source_);
    const auto counted = counted_in(*unit_);
    const auto unit = unit_of(counted);
    const auto body = context_.look.body;
    const auto rates = app::side_effect_rates(*ledger_, period_);
    std::vector<PictureBlock> blocks;
    if (counted == Counted::quarters) {
        const auto quarters = app::by_quarter(*ledger_, period_);
        blocks.push_back(rate_block(text_of(_("By quarter")), app::quarter_plot_spec(quarters, source, body),
                                    app::quarter_sentences(rates, source)));
        show_table(*rates_, app::quarter_table(quarters, source));
    } else {
        auto spec = app::rate_plot_spec(rates, source, unit, body);
        const auto heading = spec.title;
        blocks.push_back(rate_block(heading, std::move(spec), app::rate_sentences(rates, source, unit)));
        show_table(*rates_, app::rate_table(rates, source, unit));
    }
    show_table(*published_, app::published_table(rates, source, unit));
    blocks.front().lead = app::asked_sentence(app::question_tally(*ledger_, period_, SideEffectSource::asked));
    picture_->show(std::move(blocks));
}

app::RegisterFilter SideEffectsPanel::filter() const {
    const int causality = causality_->GetSelection();
    const auto last = static_cast<int>(Names<Causality>::all.size()) + 1;
    return {.source = chosen_of<SideEffectSource>(*from_),
            .kind = chosen_of<SideEffectKind>(*kind_),
            .severity = chosen_of<Severity>(*severity_),
            .serious_only = serious_->GetValue(),
            .open_only = open_->GetValue(),
            .causality = causality < last ? chosen_of<Causality>(*causality_) : std::nullopt,
            .not_judged_only = causality == last,
            .words = find_->GetValue().utf8_string()};
}

void SideEffectsPanel::fill_register() {
    shown_ = app::narrowed(rows_, filter());
    const auto count = static_cast<int>(shown_.size());
    auto words = wxString::Format(wxPLURAL("%d side effect", "%d side effects", count), count);
    const auto listed = std::min(shown_.size(), most_listed);
    if (listed < shown_.size())
        words += wxString::Format(_(", the newest %d are listed"), static_cast<int>(listed));
    count_->SetLabel(words);
    table_->show(listed, [this](std::size_t row, std::size_t column) { return cell(row, column); });
    count_->GetParent()->Layout();
}

std::vector<std::size_t> SideEffectsPanel::found() const {
    std::vector<std::size_t> found;
    for (const auto row : shown_)
        found.push_back(rows_[row].place);
    return found;
}

std::string SideEffectsPanel::cell(std::size_t row, std::size_t column) const {
    if (row >= shown_.size())
        return {};
    const auto& one = rows_[shown_[row]];
    return column == 0 ? short_date(one.day) : app::register_cell(one, column);
}

void SideEffectsPanel::open(std::size_t row) {
    if (ledger_ == nullptr || row >= shown_.size())
        return;
    const auto entry = app::register_entry(*ledger_, rows_[shown_[row]].place);
    if (!entry)
        return context_.notice(app::sentence_for(entry.error()), {});
    // What is done there makes the register anew.
    actions_.open_event(*entry);
}

}  // namespace needlebook::desktop
