/// List and page of sessions; amending and voiding.
#include "desktop/sessions_panel.h"

#include <algorithm>

#include <wx/sizer.h>
#include <wx/textdlg.h>

#include "app/dialog_words.h"
#include "app/messages.h"
#include "desktop/amend_dialog.h"
#include "desktop/dialog_draft.h"
#include "desktop/entry_words.h"
#include "desktop/row_list.h"
#include "desktop/session_fields.h"
#include "desktop/session_view.h"
#include "desktop/style.h"

namespace needlebook::desktop {

using chart::Anchor;
using chart::Ink;
using chart::Weight;

namespace {

constexpr int list_width = 208;
constexpr int row_height = 54;

/// Names what is being typed: by the first version, since another amendment may come first.
std::string amendment_of(const app::SessionPage& page) {
    return "amend " + to_text(page.earlier.empty() ? page.session.id : page.earlier.back().id);
}

std::string line_text(const app::SessionLine& line) {
    std::string text = line.kind == SessionKind::treatment ? std::string{} : session_kind_word(line.kind);
    const auto more = [&](const wxString& words) { text += (text.empty() ? "" : " · ") + text_of(words); };
    if (line.needles > 0)
        more(wxString::Format(_("%d needles"), line.needles));
    if (line.status == SessionStatus::draft)
        more(_("not signed"));
    if (line.status == SessionStatus::void_)
        more(_("entered in error"));
    else if (line.amended)
        more(_("amended"));
    if (line.entered_later)
        more(_("entered later"));
    return text;
}

}  // namespace

SessionsPanel::SessionsPanel(wxWindow* parent, PageContext& context) : wxPanel{parent}, context_{context} {
    SetBackgroundColour(colour_of(Ink::paper));
    list_ = new RowList{
        this,
        context_.look,
        text_of(_("Sessions")),
        {[this] { return lines_.size(); },
         [this](std::size_t row, double width) { return row_scene(lines_[row], width); },
         [this](std::size_t row) { return moment_text(lines_[row].starts) + ", " + line_text(lines_[row]); },
         [this](std::size_t row) {
             chosen_ = lines_[row].id;
             show_chosen();
         },
         [this](std::size_t row) {
             if (lines_[row].status == SessionStatus::draft)
                 context_.open_draft(lines_[row].id);
         },
         row_height}};
    list_->SetMinSize(FromDIP(wxSize{list_width, -1}));
    view_ = new SessionView{this,
                            {[this] { amend(); }, [this] { mark_void(); },
                             [this] {
                                 if (chosen_)
                                     context_.open_draft(*chosen_);
                             }}};
    auto* edge = new wxPanel{this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize{1, -1})};
    edge->SetBackgroundColour(colour_of(Ink::rule));
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    row->Add(list_, wxSizerFlags{}.Expand());
    row->Add(edge, wxSizerFlags{}.Expand());
    row->Add(view_, wxSizerFlags{1}.Expand());
    SetSizer(row);
}

void SessionsPanel::show(std::vector<app::SessionLine> lines) {
    lines_ = std::move(lines);
    if (!chosen())
        chosen_ = lines_.empty() ? std::nullopt : std::optional{lines_.front().id};
    show_chosen();
}

void SessionsPanel::select(Id<Session> session) {
    chosen_ = session;
    show_chosen();
}

std::optional<app::SessionLine> SessionsPanel::chosen() const {
    const auto at = std::ranges::find_if(lines_, [this](const auto& line) { return line.id == chosen_; });
    return at == lines_.end() ? std::nullopt : std::optional{*at};
}

int SessionsPanel::treatments() const {
    int highest = 0;
    for (const auto& line : lines_)
        highest = std::max(highest, line.ordinal.value_or(0));
    return highest;
}

void SessionsPanel::show_chosen() {
    const auto at = std::ranges::find_if(lines_, [this](const auto& line) { return line.id == chosen_; });
    list_->update(at == lines_.end() ? std::nullopt : std::optional{static_cast<std::size_t>(at - lines_.begin())});
    if (!chosen_) {
        view_->show_nothing(_("No session yet."), _("F2 starts the first one."));
        return;
    }
    if (const auto page = app::session_page(context_.book, *chosen_))
        view_->show(*page, treatments(), context_.book.read_only(), context_.book.clock());
    else
        context_.notice(app::sentence_for(page.error()), {});
}

chart::Scene SessionsPanel::row_scene(const app::SessionLine& line, double width) const {
    chart::Scene scene;
    const auto& look = context_.look;
    const auto small = look.caption();
    scene.marks.emplace_back(
        chart::Text{{20, 22}, Anchor::start, long_day(day_of(line.starts)), look.text(Weight::medium)});
    if (line.ordinal)
        scene.marks.emplace_back(
            chart::Text{{width - 14, 22}, Anchor::end, std::to_string(*line.ordinal), small, Ink::ink_2});
    scene.marks.emplace_back(chart::Text{{20, 41}, Anchor::start, line_text(line), small, Ink::ink_2});
    scene.marks.emplace_back(chart::Polyline{{{20, row_height - 0.5}, {width, row_height - 0.5}}, {Ink::rule, 1}});
    return scene;
}

void SessionsPanel::amend() {
    const auto line = chosen();
    if (!line || (line->status != SessionStatus::signed_ && line->status != SessionStatus::imported))
        return;
    const auto page = app::session_page(context_.book, line->id);
    if (!page)
        return context_.notice(app::sentence_for(page.error()), {});
    AmendDialog dialog{this, page->session, page->measures};
    DialogDraft draft{dialog, context_.book, amendment_of(*page), page->session.patient};
    if (dialog.ShowModal() != wxID_OK)
        return;
    const auto amended = context_.book.amend(dialog.session(), dialog.reason());
    if (amended)
        return context_.show_session(amended->id);
    draft.stays();
    context_.notice(app::sentence_for(amended.error()), text_of(_("The signed session is as it was.")));
}

void SessionsPanel::mark_void() {
    const auto line = chosen();
    if (!line || (line->status != SessionStatus::signed_ && line->status != SessionStatus::imported))
        return;
    wxTextEntryDialog dialog{this, _("Why was this session entered in error? It stays readable, and counts nowhere."),
                             _("Entered in error")};
    if (dialog.ShowModal() != wxID_OK)
        return;
    const auto page = app::session_page(context_.book, line->id);
    const auto done = context_.book.mark_void(line->id, dialog.GetValue().Strip(wxString::both).utf8_string());
    if (!done)
        return context_.notice(app::sentence_for(done.error()), text_of(_("The session is as it was.")));
    if (page)  // What was begun of an amendment has nothing left to amend.
        static_cast<void>(context_.book.remove_draft(app::dialog_draft_name(amendment_of(*page))));
    context_.show_session(done->id);
}

}  // namespace needlebook::desktop
