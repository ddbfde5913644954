/// A robot at the desk: visits logged, charts opened, reports made, one after the other, and what memory they leave.
#include <malloc.h>

#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include <wx/app.h>
#include <catch2/catch_test_macros.hpp>

#include "app/demo.h"
#include "app/log_visit.h"
#include "app/report_view.h"
#include "desktop/main_frame.h"
#include "desktop/patient_page.h"
#include "gui_test.h"
#include "paint/files.h"
#include "report/pages.h"
#include "screens.h"

using namespace needlebook;
using namespace needlebook::desktop;
using namespace needlebook::test;

namespace {

/// Of this process, in KiB, without what the allocator keeps for later.
long memory_in_use() {
    malloc_trim(0);
    std::ifstream file{"/proc/self/smaps_rollup"};
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("Pss:"))
            return std::stol(line.substr(4));
    return 0;
}

class Robot {
public:
    explicit Robot(MainFrame& frame) : frame_{frame}, patients_{frame.book().book().patients.all()} {}

    void visit(int number) {
        const auto& patient = patients_[static_cast<std::size_t>(number) % patients_.size()];
        log(patient, number);
        frame_.choose(patient.id);
        frame_.Update();
        wxYield();
        if (number % 10 == 0)
            report(static_cast<app::ReportReader>(number / 10 % 3));
    }

private:
    void log(const Patient& patient, int number) {
        app::VisitRequest request;
        request.patient = patient.code;
        // Each patient once a day, one after the other.
        const auto round = number / static_cast<int>(patients_.size());
        request.at = day(2000, 1, 1) + date::days{round} + std::chrono::hours{10};
        for (auto& score : request.scores)
            score = Score::from(number % 11).value();
        request.note = "A visit of the robot.";
        const auto logged = app::log_visit(frame_.book(), request);
        INFO((logged ? std::string{} : logged.error().detail));
        REQUIRE(logged);
    }

    void report(app::ReportReader reader) {
        const auto source = app::report_source(frame_.book(), *frame_.patient_page()->view());
        REQUIRE(source);
        const auto document = app::report_for(reader, *source, type_.meter());
        const auto pages = report::paginate(document, report::a4(), type_.meter());
        REQUIRE(paint::write_pdf(pages, chart::print_theme(), type_, folder_.path() / "report.pdf",
                                 {.title = document.title, .author = {}}));
    }

    MainFrame& frame_;
    std::vector<Patient> patients_;
    TemporaryFolder folder_;
    paint::Typesetter type_;
};

}  // namespace

// The address sanitizer keeps what is freed, so under it nothing can be said.
#ifndef __SANITIZE_ADDRESS__

TEST_CASE("visits, charts and reports leave no more memory in use than the first hundred did") {
    const int visits = std::getenv("NEEDLEBOOK_LONG") == nullptr ? 300 : 10'000;
    const TemporaryFolder folder;
    const auto file = folder.path() / "practice.needlebook";
    const Secret passphrase{app::demo_passphrase};
    app::DemoOptions options;
    options.as_of = *parse_day("2026-11-22");
    options.patients = 40;
    REQUIRE(app::make_demo(file, passphrase, options));

    Desk desk{{1200, 800}};
    auto* frame = &desk.frame();
    frame->open(file, passphrase);
    REQUIRE(frame->has_book());
    {
        Robot robot{*frame};
        long after_hundred = 0;
        for (int number = 1; number <= visits; ++number) {
            robot.visit(number);
            if (number == 100)
                after_hundred = memory_in_use();
            if (number % 1000 == 0)
                UNSCOPED_INFO(std::to_string(number) + " visits: " + std::to_string(memory_in_use()) + " KiB");
        }
        const auto in_the_end = memory_in_use();
        WARN(visits << " visits: " << after_hundred << " KiB after 100, " << in_the_end << " KiB in the end");
        CHECK(after_hundred > 0);
        CHECK(static_cast<double>(in_the_end) < 1.1 * static_cast<double>(after_hundred));
    }
}

#endif
