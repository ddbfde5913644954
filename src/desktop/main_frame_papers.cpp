/// What others read: reports, and the pages for the patient on the screen.
#include <algorithm>
#include <utility>

#include <wx/menu.h>
#include <wx/simplebook.h>
#include <wx/splitter.h>
#include <wx/srchctrl.h>

#include "app/guarded.h"
#include "app/messages.h"
#include "app/report_view.h"
#include "desktop/ask_passphrase.h"
#include "desktop/entry_words.h"
#include "desktop/large_page.h"
#include "desktop/main_frame.h"
#include "desktop/notice_bar.h"
#include "desktop/patient_leave.h"
#include "desktop/patient_list.h"
#include "desktop/patient_page.h"
#include "desktop/reports_dialog.h"
#include "desktop/rooms_board.h"
#include "desktop/words.h"
#include "report/expectations.h"
#include "report/pages.h"
#include "report/patient_screen.h"

namespace needlebook::desktop {

namespace {

/// 18 pt, as DIP.
constexpr double least_letters = 24;

}  // namespace

void MainFrame::show_reports(app::ReportReader reader) {
    if (!chosen() || !patient_page_->view())
        return;
    auto source = app::report_source(*book_, *patient_page_->view());
    if (!source)
        return say(app::sentence_for(source.error()), {});
    ReportsDialog dialog{this, look_, *book_, std::move(*source), reader};
    dialog.ShowModal();
}

void MainFrame::show_to_patient() {
    show_large([this](const app::ReportSource& source) {
        const auto screen = app::patient_screen(source);
        const bool own_copy = book_->identity().kind == BookKind::patient_copy;
        return LargePageContent{text_of(_("Patient view")),
                                [this, screen](chart::Size window, report::ScreenForm form, double scale) {
                                    return report::patient_screen(screen, window, look_.meter(), form, scale);
                                },
                                true, own_copy ? _("Home diary   Esc") : _("Leave   Esc")};
    });
    if (patient_view_ != nullptr)
        if (const auto noted = book_->note("view", patient_page_->patient(), "patient view"); !noted)
            say(app::sentence_for(noted.error()), {});
}

void MainFrame::show_expectations() {
    show_large([this](const app::ReportSource& source) {
        const auto document = report::expectations(app::expectations(source));
        if (!book_->read_only())
            if (const auto kept = app::keep_evidence_shown(*book_, source); !kept)
                say(app::sentence_for(kept.error()), text_of(_("That it was shown is not kept.")));
        return LargePageContent{document.title,
                                [this, document](chart::Size window, report::ScreenForm, double scale) {
                                    auto large = document;
                                    large.body = least_letters * scale;
                                    constexpr double margin = 48;
                                    constexpr double widest = 1100;
                                    const double side = std::max(margin, (window.width - widest * scale) / 2);
                                    return report::continuous(large, window.width, side, look_.meter());
                                },
                                false, _("Leave   Esc")};
    });
}

void MainFrame::show_large(const std::function<LargePageContent(const app::ReportSource&)>& make) {
    if (patient_view_ != nullptr || entry_ != nullptr || !chosen() || !patient_page_->view())
        return;
    const auto source = app::report_source(*book_, *patient_page_->view());
    if (!source)
        return say(app::sentence_for(source.error()), {});
    notice_->dismiss();
    patient_view_ =
        new LargePage{pages_, look_, make(*source), [this] { CallAfter([this] { leave_patient_view(); }); }};
    pages_->AddPage(patient_view_, "patient view");
    // Without its menus no key of theirs leads anywhere else, and without its list a screen reader finds nobody.
    hidden_menus_.reset(GetMenuBar());
    SetMenuBar(nullptr);
    list_->show({});
    board_->name_people(RoomNames::hidden);
    pages_->ChangeSelection(pages_->GetPageCount() - 1);
    patient_view_->take_keyboard();
}

void MainFrame::leave_patient_view() {
    if (patient_view_ == nullptr || !may_leave_patient(*this, *book_))
        return;
    close_patient_view();
    pages_->ChangeSelection(pages_->FindPage(split_));
    read_patients();
    if (const auto patient = patient_page_->patient())
        list_->choose(*patient);
    patient_page_->refresh();
    search_->SetFocus();  // Neither the page nor the list takes the keyboard itself.
    say_later();
    if (book_->identity().kind == BookKind::patient_copy)
        type_diary();
}

/// What happened while the patient view was open, as one notice.
void MainFrame::say_later() {
    std::string what;
    std::string then;
    for (const auto& [happened, advice] : std::exchange(later_, {})) {
        (what.empty() ? what : then) += (what.empty() || then.empty() ? "" : " ") + happened;
        if (!advice.empty())
            then += (then.empty() ? "" : " ") + advice;
    }
    if (!what.empty())
        say(what, then);
}

void MainFrame::close_patient_view() {
    if (patient_view_ == nullptr)
        return;
    SetMenuBar(hidden_menus_.release());
    board_->name_people(RoomNames::shown);
    const auto page = static_cast<std::size_t>(pages_->FindPage(patient_view_));
    patient_view_ = nullptr;
    pages_->ChangeSelection(0);
    pages_->DeletePage(page);
}

}  // namespace needlebook::desktop
