/// The list of visits at the left, the page of one at the right.
#include "desktop/sessions_panel.h"

#include <fmt/format.h>
#include <wx/button.h>
#include <wx/dataview.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textdlg.h>

#include "app/messages.h"
#include "desktop/accessible_name.h"
#include "desktop/amend_dialog.h"
#include "desktop/entry_words.h"
#include "desktop/session_rows.h"
#include "desktop/text_block.h"
#include "desktop/words.h"
#include "report/wording.h"

namespace needlebook::desktop {

namespace {

constexpr int label_width = 150;
constexpr int value_width = 560;

std::string second_line(const app::SessionLine& line) {
    auto words = line.kind == SessionKind::treatment
                     ? text_of(wxString::Format(wxPLURAL("%d needle", "%d needles", line.needles), line.needles))
                     : session_kind_word(line.kind);
    if (line.status != SessionStatus::signed_)
        words += " · " + status_word(line.status);
    if (line.amended)
        words += " · " + text_of(_("amended"));
    if (!line.reconciled && line.status != SessionStatus::draft)
        words += " · " + text_of(_("needles differ"));
    return words;
}

void add_text(wxWindow* page, wxSizer* column, const std::string& words, bool strong = false, bool small = false) {
    if (words.empty())
        return;
    column->Add(text_block(page, words, {.scale = small ? 0.9F : 1.0F, .bold = strong, .width = value_width}));
}

}  // namespace

SessionsPanel::SessionsPanel(wxWindow* parent, PageContext& context) : wxPanel{parent}, context_{context} {
    list_ = new wxDataViewListCtrl{this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize{300, -1}),
                                   wxDV_NO_HEADER | wxDV_ROW_LINES};
    name_for_readers(*list_, _("Sessions"));
    list_->AppendTextColumn(_("Day"), wxDATAVIEW_CELL_INERT, wxCOL_WIDTH_AUTOSIZE);
    list_->AppendTextColumn(_("What"), wxDATAVIEW_CELL_INERT, wxCOL_WIDTH_AUTOSIZE);
    title_ = new wxStaticText{this, wxID_ANY, wxString{}};
    title_->SetFont(title_->GetFont().Bold().Scaled(1.1F));
    status_ = new wxStaticText{this, wxID_ANY, wxString{}};
    go_on_ = new wxButton{this, wxID_ANY, _("Go &on with it…")};
    amend_ = new wxButton{this, wxID_ANY, _("A&mend…   F8")};
    void_ = new wxButton{this, wxID_ANY, _("Entered in &error…")};
    page_ = new wxScrolledWindow{this};
    page_->SetScrollRate(0, FromDIP(16));

    auto* head = new wxBoxSizer{wxHORIZONTAL};
    head->Add(title_, wxSizerFlags{1}.CentreVertical());
    for (auto* button : {go_on_, amend_, void_})
        head->Add(button, wxSizerFlags{}.Border(wxLEFT, FromDIP(8)));
    auto* right = new wxBoxSizer{wxVERTICAL};
    right->Add(head, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(16)));
    right->Add(status_, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(16)));
    right->Add(page_, wxSizerFlags{1}.Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(16)));
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    row->Add(list_, wxSizerFlags{}.Expand());
    row->Add(right, wxSizerFlags{1}.Expand());
    SetSizer(row);

    list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { show_chosen(); });
    list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) {
        if (const auto line = chosen(); line && line->status == SessionStatus::draft)
            context_.open_draft(line->id);
    });
    go_on_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (const auto line = chosen())
            context_.open_draft(line->id);
    });
    amend_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { amend(); });
    void_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { mark_void(); });
}

void SessionsPanel::show(std::vector<app::SessionLine> lines) {
    const auto before = chosen();
    lines_ = std::move(lines);
    fill_list();
    if (before)
        select(before->id);
    if (list_->GetSelectedRow() == wxNOT_FOUND && !lines_.empty())
        list_->SelectRow(0);
    show_chosen();
}

void SessionsPanel::fill_list() {
    list_->DeleteAllItems();
    for (const auto& line : lines_) {
        wxVector<wxVariant> cells;
        cells.push_back(shown(short_date(day_of(line.starts))));
        auto what = second_line(line);
        if (line.ordinal)
            what = fmt::format("{}.  {}", *line.ordinal, what);
        cells.push_back(shown(what));
        list_->AppendItem(cells);
    }
}

std::optional<app::SessionLine> SessionsPanel::chosen() const {
    const int row = list_->GetSelectedRow();
    if (row == wxNOT_FOUND || static_cast<std::size_t>(row) >= lines_.size())
        return std::nullopt;
    return lines_[static_cast<std::size_t>(row)];
}

void SessionsPanel::select(Id<Session> session) {
    for (std::size_t i = 0; i < lines_.size(); ++i)
        if (lines_[i].id == session) {
            list_->SelectRow(static_cast<unsigned>(i));
            list_->EnsureVisible(list_->RowToItem(static_cast<int>(i)));
            show_chosen();
        }
}

void SessionsPanel::show_chosen() {
    const auto line = chosen();
    page_->DestroyChildren();
    page_->SetSizer(nullptr);
    const bool signed_one = line && (line->status == SessionStatus::signed_ || line->status == SessionStatus::imported);
    amend_->Show(signed_one && !context_.book.read_only());
    void_->Show(signed_one && !context_.book.read_only());
    go_on_->Show(line && line->status == SessionStatus::draft && !context_.book.read_only());
    status_->SetLabel(wxString{});
    if (!line) {
        title_->SetLabel(_("No session yet. F2 starts the first one."));
        Layout();
        return;
    }
    if (const auto page = app::session_page(context_.book, line->id))
        fill_page(*page);
    else
        context_.notice(app::sentence_for(page.error()), {});
    Layout();
}

void SessionsPanel::fill_page(const app::SessionPage& page) {
    const auto& session = page.session;
    auto title = report::date_text(day_of(session.starts)) + ", " + time_of_day_text(session.starts) + " · " +
                 session_kind_word(session.kind);
    if (page.ordinal)
        title += fmt::format(" {}", *page.ordinal);
    title_->SetLabel(shown(title));
    switch (session.status) {
        case SessionStatus::draft:
            status_->SetLabel(_("Not signed yet."));
            break;
        case SessionStatus::signed_:
            status_->SetLabel(wxString::Format(_("Signed by %s. Corrections are added, never written over."),
                                               shown(session.signed_by)));
            break;
        case SessionStatus::void_:
            status_->SetLabel(
                wxString::Format(_("Entered in error: %s. It counts nowhere."), shown(session.version_reason)));
            break;
        case SessionStatus::imported:
            status_->SetLabel(_("Imported; read only."));
            break;
    }
    auto* grid = new wxFlexGridSizer{2, FromDIP(wxSize{16, 14})};
    grid->AddGrowableCol(1);
    for (const auto& row : amended_rows(page)) {
        auto* label = new wxStaticText{page_, wxID_ANY, shown(row.label)};
        label->SetMinSize(FromDIP(wxSize{label_width, -1}));
        grid->Add(label);
        auto* column = new wxBoxSizer{wxVERTICAL};
        add_text(page_, column, row.value);
        add_text(page_, column, row.small, false, true);
        if (row.before)
            add_text(page_, column, text_of(_("before the amendment:")) + " " + *row.before, false, true);
        grid->Add(column);
    }
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(grid);
    const auto add_version = [&](const Session& version, std::size_t number) {
        if (version.version_reason.empty())
            return;
        column->AddSpacer(FromDIP(14));
        add_text(page_, column, fmt::format("{} {}, {}", text_of(_("Amendment")), number, version.signed_by), true);
        add_text(page_, column, version.version_reason);
    };
    for (std::size_t i = page.earlier.size(); i-- > 0;)
        add_version(page.earlier[i], page.earlier.size() - 1 - i);
    if (session.status != SessionStatus::void_)
        add_version(session, page.earlier.size());
    page_->SetSizer(column);
    page_->FitInside();
}

void SessionsPanel::amend() {
    const auto line = chosen();
    if (!line || (line->status != SessionStatus::signed_ && line->status != SessionStatus::imported))
        return;
    const auto page = app::session_page(context_.book, line->id);
    if (!page)
        return context_.notice(app::sentence_for(page.error()), {});
    AmendDialog dialog{this, page->session, page->measures};
    if (dialog.ShowModal() != wxID_OK)
        return;
    const auto amended = context_.book.amend(dialog.session(), dialog.reason());
    if (!amended)
        context_.notice(app::sentence_for(amended.error()), text_of(_("The signed session is as it was.")));
    else
        context_.show_session(amended->id);
}

void SessionsPanel::mark_void() {
    const auto line = chosen();
    if (!line || (line->status != SessionStatus::signed_ && line->status != SessionStatus::imported))
        return;
    wxTextEntryDialog dialog{this, _("Why was this session entered in error? It stays readable, and counts nowhere."),
                             _("Entered in error")};
    if (dialog.ShowModal() != wxID_OK)
        return;
    const auto done = context_.book.mark_void(line->id, dialog.GetValue().Strip(wxString::both).utf8_string());
    if (!done)
        context_.notice(app::sentence_for(done.error()), text_of(_("The session is as it was.")));
    else
        context_.show_session(done->id);
}

}  // namespace needlebook::desktop
