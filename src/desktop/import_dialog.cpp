/// Every choice is checked against the book at once; the button works when nothing is wrong.
#include "desktop/import_dialog.h"

#include <algorithm>

#include <fmt/format.h>
#include <wx/button.h>
#include <wx/choice.h>
#include <wx/listctrl.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include "app/messages.h"
#include "desktop/accessible_name.h"
#include "desktop/words.h"

namespace needlebook::desktop {

namespace {

constexpr std::size_t most_shown = 500;  // problems

enum Order { as_the_file_tells, day_first, month_first };

wxString counted(const app::ImportReport& report) {
    return wxString::FromUTF8(fmt::format("{} rows: {} new patients, {} sessions, {} scores.", report.rows,
                                          report.patients, report.sessions, report.readings));
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
      form_{std::move(form)} {
    if (const auto known = remembered.find(form_.signature()); known != remembered.end())
        form_.recall(known->second);
    auto* name = new wxStaticText{this, wxID_ANY, wxString::FromUTF8(form_.source())};
    name->SetFont(name->GetFont().Bold());
    auto* columns = make_columns();
    auto* order_label = new wxStaticText{this, wxID_ANY, _("&Dates such as 1/3/2026")};
    wxArrayString orders;
    orders.Add(_("as the file tells"));
    orders.Add(_("day first: 1 March"));
    orders.Add(_("month first: 3 January"));
    order_ = new wxChoice{this, wxID_ANY, wxDefaultPosition, wxDefaultSize, orders};
    order_->SetSelection(as_the_file_tells);
    name_for_readers(*order_, _("Dates such as 1/3/2026"));
    said_ = new wxStaticText{this, wxID_ANY, wxEmptyString};
    problems_ = new wxListView{this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize{620, 160}), wxLC_REPORT};
    problems_->AppendColumn(_("Line"), wxLIST_FORMAT_RIGHT, FromDIP(64));
    problems_->AppendColumn(_("Column"), wxLIST_FORMAT_LEFT, FromDIP(130));
    problems_->AppendColumn(_("What is wrong"), wxLIST_FORMAT_LEFT, FromDIP(420));
    name_for_readers(*problems_, _("What is wrong, row by row"));

    auto* buttons = new wxStdDialogButtonSizer;
    take_in_ = new wxButton{this, wxID_OK, _("&Import")};
    buttons->AddButton(take_in_);
    buttons->AddButton(new wxButton{this, wxID_CANCEL});
    buttons->Realize();

    auto* dates = new wxBoxSizer{wxHORIZONTAL};
    dates->Add(order_label, wxSizerFlags{}.CentreVertical().Border(wxRIGHT, FromDIP(8)));
    dates->Add(order_, wxSizerFlags{}.CentreVertical());
    auto* all = new wxBoxSizer{wxVERTICAL};
    const auto row = wxSizerFlags{}.Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(16));
    all->Add(name, row);
    all->Add(new wxStaticText{this, wxID_ANY, _("What each column of the file is:")}, row);
    all->Add(columns, wxSizerFlags{1}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(16)));
    all->Add(dates, row);
    all->Add(said_, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(16)));
    all->Add(problems_, wxSizerFlags{1}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(16)));
    all->Add(buttons, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(16)));
    SetSizerAndFit(all);
    order_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
        const int chosen = order_->GetSelection();
        form_.set_day_first(chosen == as_the_file_tells ? std::nullopt : std::optional{chosen == day_first});
        check();
    });
    check();
    take_in_->SetFocus();
}

wxWindow* ImportDialog::make_columns() {
    auto* pane = new wxScrolledWindow{this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize{620, 220}), wxVSCROLL};
    pane->SetScrollRate(0, FromDIP(16));
    auto* grid = new wxFlexGridSizer{2, FromDIP(wxSize{16, 6})};
    grid->AddGrowableCol(1);
    wxArrayString words;
    words.Add(_("leave out"));
    const auto meanings = app::ImportForm::possible_meanings();
    for (const auto& meaning : meanings)
        words.Add(wxString::FromUTF8(meaning));
    for (std::size_t i = 0; i < form_.columns().size(); ++i) {
        const auto& column = form_.columns()[i];
        grid->Add(new wxStaticText{pane, wxID_ANY, wxString::FromUTF8(column)}, wxSizerFlags{}.CentreVertical());
        auto* choice = new wxChoice{pane, wxID_ANY, wxDefaultPosition, wxDefaultSize, words};
        name_for_readers(*choice, wxString::FromUTF8(column));
        choice->Bind(wxEVT_CHOICE, [this, i, choice, meanings](wxCommandEvent&) {
            const int chosen = choice->GetSelection();
            form_.set_meaning(i, chosen <= 0 ? std::string{} : meanings[static_cast<std::size_t>(chosen) - 1]);
            check();
        });
        grid->Add(choice, wxSizerFlags{}.Expand());
        choices_.push_back(choice);
    }
    pane->SetSizer(grid);
    return pane;
}

void ImportDialog::check() {
    const auto meanings = app::ImportForm::possible_meanings();
    for (std::size_t i = 0; i < choices_.size(); ++i) {
        const auto found = std::ranges::find(meanings, form_.meanings()[i]);
        choices_[i]->SetSelection(found == meanings.end() ? 0 : static_cast<int>(found - meanings.begin()) + 1);
    }
    problems_->DeleteAllItems();
    const auto report = form_.check(book_);
    if (!report) {
        said_->SetLabel(wxString::FromUTF8(app::sentence_for(report.error())));
        take_in_->Disable();
        return;
    }
    const auto problems = app::ImportForm::problems(*report);
    for (std::size_t i = 0; i < std::min(problems.size(), most_shown); ++i) {
        const auto at = problems_->InsertItem(static_cast<long>(i), wxString::Format("%zu", problems[i].line));
        problems_->SetItem(at, 1, wxString::FromUTF8(problems[i].column));
        problems_->SetItem(at, 2, wxString::FromUTF8(problems[i].reason));
    }
    if (report->ok())
        said_->SetLabel(counted(*report) + " " + _("Imported sessions can be read, not changed."));
    else if (app::ImportForm::asks_for_order(*report))
        said_->SetLabel(_("Say which comes first in the dates, day or month: the file itself doesn't tell."));
    else
        said_->SetLabel(wxString::Format(_("%zu cells keep the file out. Nothing is imported until all are right."),
                                         problems.size()));
    take_in_->Enable(report->ok() && report->rows > 0);
    Layout();
}

}  // namespace needlebook::desktop
