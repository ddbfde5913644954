/// One page for the patient's doctor.
#include "report/gp_report.h"

#include <string_view>

#include "base/tongue.h"

namespace needlebook::report {
namespace {

constexpr double nine_and_a_half_points = 12.667;

Fields identity(const GpReport& report) {
    Fields fields;
    const auto add = [&fields](std::string_view label, const std::string& words, bool own = false) {
        if (!words.empty())
            fields.rows.push_back({std::string{label}, words, own});
    };
    const auto diagnosed = report.diagnosed.empty() ? std::string{} : " (" + report.diagnosed + ")";
    add(tr("Reason"), report.reason.empty() ? std::string{} : report.reason + diagnosed);
    add(tr("Agreed"), report.agreed);
    add(tr("In their words"), report.own_words.empty() ? std::string{} : "“" + report.own_words + "”", true);
    add(tr("Treatment"), report.treatment);
    add(tr("Cautions"), report.cautions);
    add(tr("Medicines"), report.medicines);
    add(tr("Feet"), report.feet);
    add(tr("Told"), report.told);
    add(tr("Not known"), report.not_known);
    const auto* between = report.registration.empty() || report.contact.empty() ? "" : tr("; to call: ");
    add(tr("Practitioner"), report.registration + between + report.contact);
    return fields;
}

void add_lines(std::vector<Block>& blocks, std::string_view heading, const std::vector<std::string>& lines) {
    if (lines.empty())
        return;
    blocks.emplace_back(Heading{std::string{heading}});
    for (const auto& line : lines)
        blocks.emplace_back(Paragraph{line});
}

}  // namespace

Table score_table(const std::vector<ScoreRow>& scores) {
    Table table{tr("Scores"),
                {tr("score"), tr("start"), tr("lately"), tr("change could be"), tr("scores"), tr("state")},
                {15, 8, 8, 17, 11, 41},
                {}};
    for (const auto& row : scores)
        table.rows.push_back({{row.name, row.figure, row.ink},
                              {row.start},
                              {row.lately},
                              {row.change},
                              {row.scores},
                              {row.state, std::nullopt, chart::Ink::ink, row.shape}});
    return table;
}

Document gp_report(const GpReport& report) {
    Document document{.title = tr("Record of acupuncture, for the GP"),
                      .body = nine_and_a_half_points,
                      .leading = 1.38,
                      .blocks = {},
                      .footer = report.footer};
    auto& blocks = document.blocks;
    blocks.emplace_back(Banner{document.title, report.dated, report.patient, report.practitioner});
    if (!report.red_flags.empty())
        blocks.emplace_back(Notice{tr("Please look at this"), report.red_flags});
    blocks.emplace_back(identity(report));
    blocks.emplace_back(Rule{});
    if (report.state) {
        blocks.emplace_back(StateLine{report.state->shape, report.state->word, report.state->tail});
        blocks.emplace_back(Paragraph{report.state->sentence});
    }
    if (report.trend) {
        auto spec = *report.trend;
        spec.body = nine_and_a_half_points;
        spec.marks = 0.96;
        spec.low = true;
        blocks.emplace_back(Picture{spec, 72});
        if (!report.key.empty())
            blocks.emplace_back(Paragraph{report.key, Voice::caption});
    }
    if (!report.scores.empty()) {
        blocks.emplace_back(Heading{tr("Scores")});
        blocks.emplace_back(score_table(report.scores));
    }
    auto changes = report.changes;
    changes.insert(changes.end(), report.examinations.begin(), report.examinations.end());
    const auto* happened = report.examinations.empty() ? tr("What else changed") : tr("Changes and examinations");
    if (!report.side_effects.empty() && !changes.empty()) {
        blocks.emplace_back(Beside{{tr("Side effects"), report.side_effects}, {happened, changes}});
    } else {
        add_lines(blocks, tr("Side effects"), report.side_effects);
        add_lines(blocks, happened, changes);
    }
    if (!report.cannot_show.empty()) {
        blocks.emplace_back(Heading{tr("What this can’t show")});
        blocks.emplace_back(Paragraph{report.cannot_show});
    }
    return document;
}

}  // namespace needlebook::report
