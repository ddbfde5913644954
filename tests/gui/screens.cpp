#include "screens.h"

#include <wx/dialog.h>
#include <wx/menu.h>
#include <wx/notebook.h>

#include "desktop/main_frame.h"
#include "desktop/patient_page.h"

namespace needlebook::test {

namespace {

/// What leaves the book or the program.
bool leaves(const wxMenuItem& item) {
    for (const auto* keys : {"\tCtrl+L", "\tCtrl+Q", "\tCtrl+W"})
        if (item.GetItemLabel().EndsWith(keys))
            return true;
    return false;
}

void gather(wxWindow& window, std::vector<wxNotebook*>& found) {
    if (auto* book = dynamic_cast<wxNotebook*>(&window); book != nullptr && book->IsShownOnScreen())
        found.push_back(book);
    for (auto* child : window.GetChildren())
        gather(*child, found);
}

}  // namespace

void for_each_item(const wxMenu& menu, const std::function<void(const wxMenuItem&)>& act) {
    for (const auto* item : menu.GetMenuItems()) {
        if (item->GetSubMenu() != nullptr)
            for_each_item(*item->GetSubMenu(), act);
        else if (!item->IsSeparator())
            act(*item);
    }
}

Desk::Desk(wxSize size)
    : probe_{new wxFrame{nullptr, wxID_ANY, wxEmptyString}},
      typesetter_{desktop::system_font_family(*probe_)},
      look_{desktop::system_look(*probe_, typesetter_)},
      frame_{new desktop::MainFrame{look_, clock_on(*parse_day("2026-11-22")), desktop::Settings{}}} {
    frame_->SetSize(size);
    frame_->Show();
}

Desk::~Desk() {
    frame_->Destroy();
    probe_->Destroy();
    wxYield();
}

Screens::Screens(desktop::MainFrame& frame, Look look) : frame_{frame}, look_{std::move(look)} { Register(); }

void Screens::walk(Id<Patient> patient, const std::set<std::size_t>& menus) {
    seen_.clear();
    choose(patient);
    auto* bar = frame_.GetMenuBar();
    if (bar == nullptr)  // A page for the patient alone.
        return look_(frame_, "patient's page");
    std::vector<int> items;
    for (std::size_t i = 0; i < bar->GetMenuCount(); ++i)
        if (menus.empty() || menus.contains(i))
            for_each_item(*bar->GetMenu(i), [&](const wxMenuItem& item) {
                if (!leaves(item))
                    items.push_back(item.GetId());
            });
    for (const int item : items) {
        if (!frame_.patient_page()->IsShownOnScreen())
            choose(patient);
        if (frame_.GetMenuBar() == nullptr)
            return;
        where_ = wxMenuItem::GetLabelText(bar->GetLabel(item)).utf8_string();
        wxCommandEvent chosen{wxEVT_MENU, item};
        frame_.ProcessWindowEvent(chosen);
        wxYield();
        look_(frame_, where_);
        look_at_tabs(frame_, where_);
    }
}

void Screens::look_at_tabs(wxWindow& shown, const std::string& where) {
    std::vector<wxNotebook*> books;
    gather(shown, books);
    for (auto* book : books) {
        if (!seen_.insert(book).second && &shown == &frame_)
            continue;
        const int before = book->GetSelection();
        for (std::size_t i = 0; i < book->GetPageCount(); ++i) {
            if (static_cast<int>(i) == before)
                continue;
            ++tabs_;
            book->SetSelection(i);
            wxYield();
            look_(shown, where + ", " + book->GetPageText(i).utf8_string());
        }
        book->SetSelection(static_cast<std::size_t>(before));
        wxYield();
    }
}

void Screens::choose(Id<Patient> patient) {
    frame_.choose(patient);
    wxYield();
}

int Screens::Enter(wxDialog* dialog) {
    ++dialogs_;
    if (dialog->GetChildren().empty())  // A question of GTK's own.
        return wxID_CANCEL;
    dialog->Show();  // Some lay out what they hold only then.
    wxYield();
    look_(*dialog, dialog->GetTitle().utf8_string());
    look_at_tabs(*dialog, dialog->GetTitle().utf8_string());
    dialog->Hide();
    return wxID_CANCEL;
}

}  // namespace needlebook::test
