/// Every choice is checked against the book at once; the button works when nothing is wrong.
#include "desktop/import_dialog.h"

#include <algorithm>
#include <array>

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/gauge.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/utils.h>

#include "app/logbook.h"
#include "app/messages.h"
#include "desktop/accessible_name.h"
#include "desktop/entry_words.h"
#include "desktop/ink_text.h"
#include "desktop/row_table.h"
#include "desktop/text_block.h"
#include "desktop/words.h"

namespace needlebook::desktop {

namespace {

constexpr std::size_t most_shown = 500;  // rows
constexpr int width = 860;               // DIP

enum Order { as_the_file_tells, day_first, month_first };

/// What a column of ours is called on screen.
wxString meaning_words(const std::string& meaning) {
    struct Words {
        std::string_view meaning;
        wxString words;
    };
    const std::array known{Words{"patient", _("patient's code")},
                           Words{"name", _("patient's name, as Last, First or First Last")},
                           Words{"given_names", _("patient's given names")},
                           Words{"family_name", _("patient's family name")},
                           Words{"born_on", _("patient's date of birth")},
                           Words{"kind", _("kind of row: visit or reading")},
                           Words{"side_effects", _("side effects")},
                           Words{"needles_in", _("needles in")},
                           Words{"needles_out", _("needles out")},
                           Words{"retention_min", _("minutes in place")},
                           Words{"aim", _("agreement: aim")},
                           Words{"primary", _("agreement: score it is judged on")},
                           Words{"agreed_on", _("agreement: day")},
                           Words{"review_on", _("agreement: review")},
                           Words{"target", _("agreement: target")},
                           Words{"rate_per_year", _("agreement: expected rise a year")},
                           Words{"rate_source", _("agreement: source of that rise")}};
    const auto found = std::ranges::find(known, meaning, &Words::meaning);
    return found == known.end() ? shown(meaning) : found->words;
}

wxString kept_out(unsigned cells) {
    return wxString::Format(wxPLURAL("%u cell keeps the file out. Nothing is imported until all are right.",
                                     "%u cells keep the file out. Nothing is imported until all are right.", cells),
                            cells);
}

/// What comes in, and the first of what doesn't.
wxString coming_words(const app::ImportReport& report) {
    constexpr std::size_t most_told = 3;
    wxString words = shown(app::imported_words(report)) + ". " + _("Imported sessions can be read, not changed.");
    for (std::size_t i = 0; i < std::min(report.left_out.size(), most_told); ++i)
        words += (i == 0 ? "\n" : " ") + shown(app::sentence_for(report.left_out[i]));
    if (report.left_out.size() > most_told)
        words += " " + wxString::Format(_("%u more are left out."),
                                        static_cast<unsigned>(report.left_out.size() - most_told));
    return words;
}

}  // namespace

ImportDialog::ImportDialog(wxWindow* parent, app::Logbook& book, app::ImportForm form,
                           const std::map<std::string, std::string>& remembered)
    : wxDialog{parent,
               wxID_ANY,
               _("Import visits"),
               wxDefaultPosition,
               wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER},
      book_{book},
      form_{std::move(form)},
      background_{*this} {
    if (const auto known = remembered.find(form_.signature()); known != remembered.end())
        form_.recall(known->second);
    auto* all = new wxBoxSizer{wxVERTICAL};
    const auto side = wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(16));
    all->Add(text_block(this, form_.source(), {.bold = true}), side);
    if (form_.encoding() == exchange::Encoding::windows_1252)
        all->Add(text_block(this,
                            text_of(_("This file is not written in UTF-8. It is read as Western European "
                                      "(Windows-1252): see whether letters with accents look right.")),
                            {}),
                 side);
    all->Add(new wxStaticText{this, wxID_ANY, _("What each column of the file is:")}, side);
    all->Add(make_columns(), wxSizerFlags{2}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(16)));
    auto* dates = new wxBoxSizer{wxHORIZONTAL};
    dates->Add(new wxStaticText{this, wxID_ANY, _("&Dates such as 1/3/2026")},
               wxSizerFlags{}.CentreVertical().Border(wxRIGHT, FromDIP(8)));
    order_ = make_order();
    dates->Add(order_, wxSizerFlags{}.CentreVertical());
    all->Add(dates, side);
    said_ = text_block(this, "", {.bold = true});
    all->Add(said_, side);
    gauge_ = new wxGauge{this, wxID_ANY, 100};
    name_for_readers(*gauge_, _("How much of the file is read"));
    all->Add(gauge_, side);
    rows_ = make_rows();
    all->Add(rows_, wxSizerFlags{3}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(16)));
    auto* buttons = new wxStdDialogButtonSizer;
    take_in_ = new wxButton{this, wxID_OK, _("&Import")};
    buttons->AddButton(take_in_);
    buttons->AddButton(new wxButton{this, wxID_CANCEL});
    buttons->Realize();
    all->Add(buttons, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(16)));
    gauge_->Hide();
    SetSizerAndFit(all);
    tick_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { gauge_->SetValue(percent_); });
    if (!choices_.empty())
        choices_.front()->SetFocus();
    check();
}

ImportDialog::~ImportDialog() {
    ++asked_;  // What is being read is of no use any more.
}

wxChoice* ImportDialog::make_order() {
    wxArrayString orders;
    orders.Add(_("as the file tells"));
    orders.Add(_("day first: 1 March"));
    orders.Add(_("month first: 3 January"));
    auto* order = new wxChoice{this, wxID_ANY, wxDefaultPosition, wxDefaultSize, orders};
    const auto known = form_.is_day_first();
    order->SetSelection(!known ? as_the_file_tells : *known ? day_first : month_first);
    name_for_readers(*order, _("Dates such as 1/3/2026"));
    order->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
        const int chosen = event.GetSelection();
        changed_ = true;
        form_.set_day_first(chosen == as_the_file_tells ? std::nullopt : std::optional{chosen == day_first});
        check();
    });
    return order;
}

RowTable* ImportDialog::make_rows() {
    std::vector<RowColumn> columns{{text_of(_("Line")), 60, true}, {text_of(_("What is wrong")), 380}};
    for (const auto& column : form_.columns())
        columns.push_back({column, 110});
    auto* rows = new RowTable{this, _("Rows of the file, with what is wrong"), columns};
    rows->SetMinSize(FromDIP(wxSize{width, 170}));
    return rows;
}

wxWindow* ImportDialog::make_columns() {
    auto* pane = new wxScrolledWindow{this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize{width, 220}), wxVSCROLL};
    pane->SetScrollRate(0, FromDIP(16));
    auto* grid = new wxFlexGridSizer{3, FromDIP(wxSize{16, 6})};
    grid->AddGrowableCol(2);
    wxArrayString words;
    words.Add(_("leave out"));
    const auto meanings = app::ImportForm::possible_meanings();
    for (const auto& meaning : meanings)
        words.Add(meaning_words(meaning));
    for (std::size_t i = 0; i < form_.columns().size(); ++i) {
        const auto& column = form_.columns()[i];
        grid->Add(new wxStaticText{pane, wxID_ANY, shown(column)}, wxSizerFlags{}.CentreVertical());
        auto* choice = new wxChoice{pane, wxID_ANY, wxDefaultPosition, wxDefaultSize, words};
        name_for_readers(*choice, shown(column));
        choice->Bind(wxEVT_CHOICE, [this, i, meanings](wxCommandEvent& event) {
            const int chosen = event.GetSelection();
            changed_ = true;
            form_.set_meaning(i, chosen <= 0 ? std::string{} : meanings[static_cast<std::size_t>(chosen) - 1]);
            check();
        });
        grid->Add(choice, wxSizerFlags{}.Expand());
        grid->Add(new InkText{pane, shown(form_.sample(i)), {.ink = chart::Ink::ink_2}, TextFlow::shortened},
                  wxSizerFlags{}.Expand().CentreVertical());
        choices_.push_back(choice);
    }
    pane->SetSizer(grid);
    return pane;
}

std::string ImportDialog::cell_words(std::size_t row, std::size_t column) const {
    const auto& shown_row = preview_[row];
    if (column == 0)
        return std::to_string(shown_row.line);
    if (column == 1)
        return shown_row.wrong;
    return column - 2 < shown_row.cells.size() ? shown_row.cells[column - 2] : std::string{};
}

void ImportDialog::check() {
    const auto meanings = app::ImportForm::possible_meanings();
    for (std::size_t i = 0; i < choices_.size(); ++i) {
        const auto found = std::ranges::find(meanings, form_.meanings()[i]);
        choices_[i]->SetSelection(found == meanings.end() ? 0 : static_cast<int>(found - meanings.begin()) + 1);
    }
    ++asked_;
    if (form_.is_large())
        read_in_background();
    else
        show_checked();
}

void ImportDialog::read_in_background() {
    show_reading(true);
    take_in_->Disable();
    said_->SetLabel(_("Reading the file…"));
    Layout();
    const unsigned mine = asked_;
    const auto last_day = book_.clock().today() + date::days{1};
    background_.run(Background::Work{[this, mine, last_day, reading = form_.reading()]() -> Background::Then {
        auto table = reading.read(last_day, [this, mine](std::size_t done, std::size_t all) {
            constexpr std::size_t whole = 100;
            percent_ = static_cast<int>(done * whole / std::max<std::size_t>(all, 1));
            return asked_ == mine;
        });
        const std::scoped_lock lock{mutex_};
        if (asked_ != mine)
            return {};
        read_ = std::move(table);
        return [this, mine] {
            if (asked_ == mine)
                take_read();
        };
    }});
}

void ImportDialog::take_read() {
    {
        const std::scoped_lock lock{mutex_};
        if (!read_)
            return;
        form_.keep(*std::move(read_));
        read_.reset();
    }
    show_reading(false);
    show_checked();
}

void ImportDialog::show_reading(bool reading) {
    constexpr int often = 100;  // ms
    if (reading)
        tick_.Start(often);
    else
        tick_.Stop();
    percent_ = 0;
    gauge_->SetValue(0);
    gauge_->Show(reading);
}

void ImportDialog::show_checked() {
    const wxBusyCursor busy;
    const auto report = form_.check(book_);
    preview_ = report ? form_.preview(*report, most_shown) : std::vector<app::PreviewRow>{};
    rows_->show(preview_.size(), [this](std::size_t row, std::size_t column) { return cell_words(row, column); });
    take_in_->Enable(report && report->ok() && report->rows > 0);
    if (take_in_->IsEnabled() && !changed_)
        take_in_->SetFocus();
    if (!report)
        said_->SetLabel(shown(app::sentence_for(report.error())));
    else if (report->ok())
        said_->SetLabel(coming_words(*report));
    else if (app::ImportForm::asks_for_order(*report))
        said_->SetLabel(_("Say which comes first in the dates, day or month: the file itself doesn't tell."));
    else
        said_->SetLabel(kept_out(static_cast<unsigned>(report->rejected.size())));
    Layout();
}

}  // namespace needlebook::desktop
