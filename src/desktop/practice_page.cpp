/// Head, period, tabs; only the tab in view is filled.
#include "desktop/practice_page.h"

#include <fmt/format.h>
#include <wx/button.h>
#include <wx/choice.h>
#include <wx/filedlg.h>
#include <wx/gauge.h>
#include <wx/msgdlg.h>
#include <wx/notebook.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "app/messages.h"
#include "app/practice_csv.h"
#include "base/file.h"
#include "desktop/accessible_name.h"
#include "desktop/entry_words.h"
#include "desktop/save_paper.h"
#include "desktop/text_block.h"
#include "desktop/words.h"
#include "paint/files.h"
#include "report/pages.h"
#include "report/wording.h"

namespace needlebook::desktop {

namespace {

constexpr int sentence_width = 640;

enum class Span { all, this_year, last_year, twelve_months, quarter, from_to };

wxArrayString span_words() {
    wxArrayString words;
    words.Add(_("Since the first visit"));
    words.Add(_("This year"));
    words.Add(_("Last year"));
    words.Add(_("The last 12 months"));
    words.Add(_("This quarter"));
    words.Add(_("From … to …"));
    return words;
}

app::Period period_of(Span span, Day today) {
    const date::year_month_day ymd{today};
    const auto first_of = [](date::year year, unsigned month) { return Day{year / static_cast<int>(month) / 1}; };
    switch (span) {
        case Span::all:
            return {std::nullopt, std::nullopt};
        case Span::this_year:
            return {first_of(ymd.year(), 1), today};
        case Span::last_year:
            return {first_of(ymd.year() - date::years{1}, 1), first_of(ymd.year(), 1) - date::days{1}};
        case Span::twelve_months:
            return {today - date::days{364}, today};
        case Span::quarter:
        case Span::from_to:
            break;
    }
    constexpr unsigned months = 3;
    return {first_of(ymd.year(), (static_cast<unsigned>(ymd.month()) - 1) / months * months + 1), today};
}

std::string period_words(const app::PracticeLedger& ledger, const app::Period& period) {
    const auto last = report::date_text(period.last.value_or(ledger.as_of()));
    return period.first ? report::date_text(*period.first) + " " + text_of(_("to")) + " " + last
                        : text_of(_("up to")) + " " + last;
}

}  // namespace

PracticePage::PracticePage(wxWindow* parent, PageContext& context, LedgerKeeper& keeper, const PracticeActions& actions)
    : wxPanel{parent}, context_{context}, keeper_{keeper} {
    auto* title = new wxStaticText{this, wxID_ANY, _("Practice")};
    title->SetFont(title->GetFont().Bold().Scaled(1.5F));
    under_ = new wxStaticText{this, wxID_ANY, wxString{}, wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END};
    const auto day_field = [this](const wxString& name) {
        auto* field =
            new wxTextCtrl{this, wxID_ANY, wxString{}, wxDefaultPosition, FromDIP(wxSize{100, -1}), wxTE_PROCESS_ENTER};
        field->SetHint(example_date());
        name_for_readers(*field, name);
        field->Hide();
        field->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { fill(); });
        return field;
    };
    from_ = day_field(_("From"));
    to_ = day_field(_("To"));
    period_ = new wxChoice{this, wxID_ANY, wxDefaultPosition, wxDefaultSize, span_words()};
    period_->SetSelection(0);
    name_for_readers(*period_, _("Period"));
    pdf_ = new wxButton{this, wxID_ANY, _("Save as PD&F…")};
    csv_ = new wxButton{this, wxID_ANY, _("Save the &table…")};
    gauge_ = new wxGauge{this, wxID_ANY, 1000};
    name_for_readers(*gauge_, _("Counting the practice"));
    tabs_ = new wxNotebook{this, wxID_ANY};
    effects_ = new SideEffectsPanel{tabs_, context_, actions};
    panels_ = {effects_, new CaseloadPanel{tabs_, context_, actions}, new PointsPanel{tabs_, context_},
               new RecordsPanel{tabs_, context_}};
    tabs_->AddPage(panels_[0], _("Side effects"));
    tabs_->AddPage(panels_[1], _("Everyone who started"));
    tabs_->AddPage(panels_[2], _("Points used"));
    tabs_->AddPage(panels_[3], _("Record"));
    nothing_ =
        text_block(this,
                   text_of(_("Nothing can be counted yet: this book has no session. Choose a patient, or add one "
                             "with Ctrl+Shift+N, and log the first session with F2; or take records over from a "
                             "file with Ctrl+I.")),
                   {.width = sentence_width});
    nothing_->Hide();

    auto* head = new wxBoxSizer{wxHORIZONTAL};
    head->Add(title, wxSizerFlags{}.CentreVertical());
    head->Add(under_, wxSizerFlags{1}.CentreVertical().Border(wxLEFT, FromDIP(12)));
    for (wxWindow* control : std::initializer_list<wxWindow*>{period_, from_, to_, pdf_, csv_})
        head->Add(control, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(8)));
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(head, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(16)));
    column->Add(gauge_, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(16)));
    column->Add(tabs_, wxSizerFlags{1}.Expand());
    column->Add(nothing_, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(16)));
    SetSizer(column);
    for (auto* field : {from_, to_})
        field->MoveBeforeInTabOrder(pdf_);
    period_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
        const bool own = period_->GetSelection() == static_cast<int>(Span::from_to);
        from_->Show(own);
        to_->Show(own);
        Layout();
        fill();
        if (own)
            from_->SetFocus();
    });
    tabs_->Bind(wxEVT_NOTEBOOK_PAGE_CHANGED, [this](wxBookCtrlEvent& event) {
        event.Skip();
        fill();
    });
    pdf_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { save_pdf(); });
    csv_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { save_table(); });
}

Result<app::Period> PracticePage::period() const {
    const auto span = static_cast<Span>(std::max(0, period_->GetSelection()));
    if (span != Span::from_to)
        return period_of(span, context_.book.clock().today());
    app::Period own;
    for (auto [field, day] : {std::pair{from_, &own.first}, std::pair{to_, &own.last}}) {
        const auto typed = field->GetValue().Strip(wxString::both).utf8_string();
        if (typed.empty())
            continue;
        const auto read = typed_day(typed);
        if (!read)
            return tl::unexpected(read.error());
        *day = *read;
    }
    if (own.first && own.last && *own.last < *own.first)
        return fail(Errc::out_of_range, "period");
    return own;
}

app::PracticePart PracticePage::part() const {
    return static_cast<app::PracticePart>(std::max(0, tabs_->GetSelection()));
}

void PracticePage::show_now() {
    keeper_.want();
    filled_ = false;
    heard();
    focus_part();
}

void PracticePage::focus_part() {
    const int at = tabs_->GetSelection();
    if (tabs_->IsShown() && at != wxNOT_FOUND)
        panels_[static_cast<std::size_t>(at)]->focus();
}

void PracticePage::heard() {
    if (keeper_.is_due(*this, *gauge_, filled_))
        fill();
}

void PracticePage::fill() {
    filled_ = true;
    const auto* ledger = keeper_.ledger();
    const auto read = period();
    const bool nothing = ledger != nullptr && ledger->visits().empty();
    if (nothing_->IsShown() != nothing) {
        nothing_->Show(nothing);
        tabs_->Show(!nothing);
        Layout();
    }
    for (auto* control : std::initializer_list<wxWindow*>{period_, from_, to_})
        control->Enable(!nothing);
    pdf_->Enable(ledger != nullptr && !nothing && read.has_value());
    csv_->Enable(ledger != nullptr && !nothing && read.has_value());
    // While a day is being typed the period before it stands.
    if (!read)
        return under_->SetLabel(read.error().code == Errc::out_of_range
                                    ? _("The period ends before it begins.")
                                    : wxString::Format(_("A day is written as %s, or left empty."), example_date()));
    const auto& chosen = *read;
    const int at = tabs_->GetSelection();
    if (at != wxNOT_FOUND)
        panels_[static_cast<std::size_t>(at)]->show(ledger, chosen);
    if (ledger == nullptr)
        return under_->SetLabel(_("Counting the practice…"));
    const int sessions = app::treatments(*ledger, chosen);
    const int patients = app::patients_treated(*ledger, chosen);
    under_->SetLabel(shown(period_words(*ledger, chosen)) + " · " +
                     wxString::Format(wxPLURAL("%d session", "%d sessions", sessions), sessions) + " · " +
                     wxString::Format(wxPLURAL("%d patient", "%d patients", patients), patients));
}

void PracticePage::save(const std::string& what, const wxString& kinds, const std::string& ending, const Write& write) {
    wxFileDialog dialog{this,  _("Save the practice"),           wxEmptyString, shown(what + ending),
                        kinds, wxFD_SAVE | wxFD_OVERWRITE_PROMPT};
    if (dialog.ShowModal() != wxID_OK)
        return;
    const auto file = ended(this, dialog.GetPath().utf8_string(), ending);
    if (!file)
        return;
    wxBusyCursor busy;
    const auto written = write(*file);
    if (!written)
        return context_.notice(app::sentence_for(written.error()), text_of(_("No file was written.")));
    if (written->empty())
        return;
    std::string names;
    for (const auto& one : *written)
        names += (names.empty() ? "" : ", ") + one.filename().string();
    context_.notice(text_of(_("Saved as")) + " " + names + ".",
                    text_of(_("It is not encrypted. Keep it where only you can read it.")));
    if (const auto noted = context_.book.note("export", std::nullopt, what); !noted)
        context_.notice(app::sentence_for(noted.error()), {});
}

void PracticePage::save_pdf() {
    const auto* ledger = keeper_.ledger();
    const auto chosen = period();
    if (ledger == nullptr || !chosen)
        return;
    save(std::string{app::file_name_of(part())}, "PDF (*.pdf)|*.pdf", ".pdf",
         [&](const std::filesystem::path& file) -> Result<Files> {
             const auto document = app::practice_document(*ledger, *chosen, part(), effects_->found());
             if (!document)
                 return tl::unexpected(document.error());
             const auto pages = report::paginate(*document, report::a4(), context_.look.meter());
             return paint::write_pdf(pages, chart::print_theme(), *context_.look.typesetter, file,
                                     {.title = document->title, .author = {}})
                 .map([&] { return Files{file}; });
         });
}

/// The dialog asked about the first file only: about the others that are there already we ask ourselves.
bool PracticePage::may_replace(const Files& files) {
    std::string there;
    for (std::size_t i = 1; i < files.size(); ++i)
        if (std::error_code problem; std::filesystem::exists(files[i], problem))
            there += (there.empty() ? "" : "\n") + files[i].filename().string();
    if (there.empty())
        return true;
    wxMessageDialog dialog{this, _("These files are there already. Replace them?"), _("Save the practice"),
                           wxYES_NO | wxNO_DEFAULT | wxICON_QUESTION};
    dialog.SetExtendedMessage(shown(there));
    dialog.SetYesNoLabels(_("&Replace"), _("&Keep them"));
    return dialog.ShowModal() == wxID_YES;
}

void PracticePage::save_table() {
    const auto* ledger = keeper_.ledger();
    const auto chosen = period();
    if (ledger == nullptr || !chosen)
        return;
    save(std::string{app::file_name_of(part())}, "CSV (*.csv)|*.csv", ".csv",
         [&](const std::filesystem::path& file) -> Result<Files> {
             const auto tables = app::practice_csv(*ledger, *chosen, part(), effects_->found());
             if (!tables)
                 return tl::unexpected(tables.error());
             Files files;
             std::vector<FileText> written;
             for (const auto& table : *tables) {
                 auto& one = files.emplace_back(file);
                 if (!table.name.empty())
                     one.replace_filename(file.stem().string() + "-" + table.name + ".csv");
                 written.push_back({one, table.text});
             }
             if (!may_replace(files))
                 return Files{};
             return write_whole(written).map([&] { return files; });
         });
}

}  // namespace needlebook::desktop
