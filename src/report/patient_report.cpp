/// One page for the patient.
#include "report/patient_report.h"

#include <utility>

#include "base/tongue.h"

namespace needlebook::report {
namespace {

constexpr double thirteen_points = 17.333;

Picture picture(chart::TrendSpec spec) {
    spec.labels = chart::TrendLabels::averages;
    spec.lanes = false;
    spec.weeks = false;
    spec.body = thirteen_points * 0.9;
    spec.marks = 1.42;
    return {std::move(spec), 200};
}

}  // namespace

Document patient_report(const PatientReport& report) {
    Document document{.title = tr("Your page"), .body = thirteen_points, .blocks = {}, .footer = report.footer};
    auto& blocks = document.blocks;
    blocks.emplace_back(Banner{document.title, report.dated, report.patient});
    if (!report.agreed.empty())
        blocks.emplace_back(Paragraph{report.agreed, Voice::caption});
    if (!report.own_words.empty())
        blocks.emplace_back(Paragraph{"“" + report.own_words + "”", Voice::own_words});
    if (!report.sentence.empty())
        blocks.emplace_back(Paragraph{report.sentence, Voice::lead});
    if (report.trend) {
        blocks.emplace_back(picture(*report.trend));
        if (!report.key.empty())
            blocks.emplace_back(Paragraph{report.key, Voice::caption});
    }
    if (!report.side_effects.empty() && !report.changes.empty()) {
        blocks.emplace_back(
            Beside{{tr("Side effects"), report.side_effects}, {tr("What else changed"), report.changes}});
    } else if (!report.side_effects.empty() || !report.changes.empty()) {
        blocks.emplace_back(Heading{report.changes.empty() ? tr("Side effects") : tr("What else changed")});
        for (const auto& line : report.changes.empty() ? report.side_effects : report.changes)
            blocks.emplace_back(Paragraph{line});
    }
    if (!report.cannot_show.empty()) {
        blocks.emplace_back(Rule{});
        blocks.emplace_back(Heading{tr("What this page can’t show")});
        blocks.emplace_back(Paragraph{report.cannot_show});
    }
    if (!report.questions.empty()) {
        blocks.emplace_back(Heading{tr("Questions you might bring")});
        blocks.emplace_back(Bullets{report.questions});
    }
    if (!report.call_strong.empty())
        blocks.emplace_back(Notice{report.call_strong, report.call});
    return document;
}

}  // namespace needlebook::report
