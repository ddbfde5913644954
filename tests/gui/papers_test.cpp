/// What is shown to patients and printed: the patient view keeps the window, the panel is kept, reports are previewed.
#include "desktop/large_page.h"
#include "desktop/reports_dialog.h"

#include <filesystem>

#include <wx/modalhook.h>
#include <wx/textctrl.h>
#include <catch2/catch_test_macros.hpp>

#include "app/demo.h"
#include "app/report_view.h"
#include "desktop/main_frame.h"
#include "desktop/page_preview.h"
#include "desktop/patient_page.h"
#include "desktop/trend_panel.h"
#include "gui_test.h"
#include "paint/paint.h"
#include "report/pages.h"

using namespace needlebook;
using test::wait_for;

namespace {

const LocalMinute morning = date::local_days{date::year{2026} / 6 / 22} + std::chrono::hours{10};

/// Answers every dialog with Cancel before it is seen.
class Cancelling : public wxModalDialogHook {
public:
    Cancelling() { Register(); }
    Cancelling(const Cancelling&) = delete;
    Cancelling& operator=(const Cancelling&) = delete;
    ~Cancelling() override { Unregister(); }

    int asked = 0;

protected:
    int Enter(wxDialog*) override {
        ++asked;
        return wxID_CANCEL;
    }
};

/// The text field that holds just that.
wxTextCtrl* field_with(const wxWindow& window, const std::string& words) {
    for (auto* child : window.GetChildren()) {
        if (auto* field = dynamic_cast<wxTextCtrl*>(child); field != nullptr && field->GetValue() == words)
            return field;
        if (auto* field = field_with(*child, words))
            return field;
    }
    return nullptr;
}

/// The window with a demonstration book and its first patient chosen.
class Window {
public:
    Window() {
        const Secret passphrase{app::demo_passphrase};
        app::DemoOptions options;
        options.as_of = day_of(morning);
        options.patients = 3;
        REQUIRE(app::make_demo(file_, passphrase, options));
        frame_ = new desktop::MainFrame{look_, fixed_clock(morning), {}};
        frame_->Show();
        frame_->open(file_, passphrase);
        REQUIRE(frame_->has_book());
        patient_ = frame_->book().book().patients.all().front().id;
        frame_->choose(patient_);
        wait_for([] { return true; });
    }
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;
    ~Window() {
        delete frame_;
        wxYield();
    }

    desktop::MainFrame& frame() { return *frame_; }
    const desktop::Look& look() const { return look_; }
    Id<Patient> patient() const { return patient_; }
    const std::filesystem::path& file() const { return file_; }
    app::ReportSource source() {
        auto made = app::report_source(frame_->book(), *frame_->patient_page()->view());
        REQUIRE(made);
        return std::move(*made);
    }
    const desktop::LargePage* large_page() const { return find(*frame_); }

private:
    static const desktop::LargePage* find(const wxWindow& window) {
        for (const auto* child : window.GetChildren()) {
            if (const auto* page = dynamic_cast<const desktop::LargePage*>(child))
                return page;
            if (const auto* page = find(*child))
                return page;
        }
        return nullptr;
    }

    test::TemporaryFolder folder_;
    std::filesystem::path file_ = folder_.path() / "demonstration.needlebook";
    paint::Typesetter type_;
    desktop::Look look_{&type_, chart::light_theme(), 13.333};
    desktop::MainFrame* frame_ = nullptr;
    Id<Patient> patient_;
};

}  // namespace

TEST_CASE("the window with the patient view in it closes only with the passphrase, where the practice wants so") {
    Window window;
    auto& book = window.frame().book();
    const auto before = book.book().practice.get();
    auto after = before;
    after.patient_view_needs_passphrase = true;
    REQUIRE(book.commit({"edit_practice", {app::changed(before, after)}}, app::PracticeWide{}));
    window.frame().show_to_patient();
    REQUIRE(window.large_page() != nullptr);
    Cancelling dialogs;
    CHECK_FALSE(window.frame().Close());
    CHECK(dialogs.asked == 1);
    CHECK(window.large_page() != nullptr);
    CHECK(window.frame().has_book());
    CHECK(window.frame().GetMenuBar() == nullptr);
}

TEST_CASE("what was typed into the details is kept when somebody else is chosen, and when the book is closed") {
    Window window;
    auto& frame = window.frame();
    const auto patients = frame.book().book().patients.all();
    const auto type_name = [&](const std::string& words) {
        const auto field = field_with(*frame.patient_page(), patients.front().family_name);
        REQUIRE(field != nullptr);
        field->SetValue(words);
    };
    const auto name_of_first = [&] { return frame.book().book().patients.find(patients.front().id)->family_name; };
    type_name("Underwood");
    frame.choose(patients.back().id);
    CHECK(name_of_first() == "Underwood");
    CHECK(frame.book().undo_label(patients.front().id));
    REQUIRE(frame.book().undo(patients.front().id));
    frame.choose(patients.front().id);
    type_name("Overwood");
    frame.open(window.file(), Secret{app::demo_passphrase});
    CHECK(name_of_first() == "Overwood");
}

TEST_CASE("no key leads from the patient view to anybody's open session") {
    Window window;
    auto& frame = window.frame();
    test::Keyboard keyboard;
    frame.show_to_patient();
    REQUIRE(wait_for([&] { return window.large_page() != nullptr && frame.IsActive(); }));
    const auto go_to_rooms = [&keyboard] {
        for (int room = '1'; room <= '9'; ++room)
            keyboard.press(room, wxMOD_CONTROL);
    };
    go_to_rooms();
    keyboard.press('A', wxMOD_CONTROL | wxMOD_SHIFT);
    keyboard.press('F', wxMOD_CONTROL);
    CHECK(window.large_page() != nullptr);
    CHECK(frame.entry_page() == nullptr);
    // The demonstration has one that isn't signed: outside, the same keys lead to it.
    keyboard.press(WXK_ESCAPE);
    REQUIRE(wait_for([&] { return window.large_page() == nullptr; }));
    CHECK(frame.entry_page() == nullptr);
    go_to_rooms();
    CHECK(wait_for([&] { return frame.entry_page() != nullptr; }));
}

TEST_CASE("that the panel of realistic expectations was shown, and which evidence, is kept for good") {
    Window window;
    window.frame().show_expectations();
    REQUIRE(window.large_page() != nullptr);
    const auto kept = window.frame().book().book().evidence_shown.of(window.patient());
    REQUIRE(kept.size() == 1);
    CHECK(kept.front().what.find("Witt 2009") != std::string::npos);
    CHECK(kept.front().shown_at == window.frame().book().clock().now());
    CHECK_FALSE(window.frame().book().undo_label(window.patient()));
    bool doctor = false;
    for (const auto& mark : window.large_page()->scene().marks)
        if (const auto* text = std::get_if<chart::Text>(&mark)) {
            constexpr double eighteen_points = 24;
            CHECK(text->style.size >= 0.85 * eighteen_points - 1e-9);
            doctor = doctor || text->words.find("what your doctor prescribed") != std::string::npos;
        }
    CHECK(doctor);
}

TEST_CASE("the preview holds the pages that are printed, and parts can be switched off") {
    Window window;
    desktop::ReportsDialog dialog{&window.frame(), window.look(), window.frame().book(), window.source(),
                                  app::ReportReader::gp};
    const auto words = [&dialog] {
        std::string all;
        for (const auto& page : dialog.preview().pages())
            all += desktop::words_of(page) + "\n";
        return all;
    };
    for (const auto reader : all_of<app::ReportReader>()) {
        dialog.choose(reader);
        const auto pages = report::paginate(app::report_for(reader, window.source(), window.look().meter()),
                                            report::a4(), window.look().meter());
        CHECK(dialog.preview().pages() == pages);
    }
    dialog.choose(app::ReportReader::gp);
    CHECK(words().find("change could be") != std::string::npos);
    dialog.leave_out(app::ReportPart::scores, true);
    CHECK(words().find("change could be") == std::string::npos);
    CHECK(words().find("What this can’t show") != std::string::npos);
    dialog.leave_out(app::ReportPart::scores, false);
    CHECK(words().find("change could be") != std::string::npos);
}

TEST_CASE("wheel and keys show fewer days, and the days left out are counted") {
    Window window;
    auto& trend = window.frame().patient_page()->trend();
    REQUIRE(wait_for([&] { return trend.scene().size.width > 100; }));
    const auto all = trend.shown_days();
    REQUIRE(all);
    trend.come_closer(1);
    const auto closer = trend.shown_days();
    REQUIRE(closer);
    CHECK(days_between(closer->from, closer->to) < days_between(all->from, all->to));
    trend.show_all_days();
    CHECK(trend.shown_days() == all);
}
