/// The full record as blocks.
#include "report/practitioner_report.h"
#include "base/tongue.h"

namespace needlebook::report {
namespace {

constexpr double nine_and_a_half_points = 12.667;

void add_lines(std::vector<Block>& blocks, const char* heading, const std::vector<std::string>& lines) {
    if (lines.empty())
        return;
    blocks.emplace_back(Heading{heading});
    for (const auto& line : lines)
        blocks.emplace_back(Paragraph{line});
}

void add_part(std::vector<Block>& blocks, const RecordPart& part) {
    blocks.emplace_back(Heading{part.heading});
    if (!part.rows.empty())
        blocks.emplace_back(Fields{part.rows});
}

void add_standing(std::vector<Block>& blocks, const PractitionerReport& report) {
    if (report.state) {
        blocks.emplace_back(StateLine{report.state->shape, report.state->word, report.state->tail});
        blocks.emplace_back(Paragraph{report.state->sentence});
    }
    if (report.trend) {
        auto spec = *report.trend;
        spec.body = nine_and_a_half_points;
        spec.marks = 0.96;
        blocks.emplace_back(Picture{spec, 80});
        if (!report.key.empty())
            blocks.emplace_back(Paragraph{report.key, Voice::caption});
    }
    if (!report.scores.empty()) {
        blocks.emplace_back(Heading{tr("Scores")});
        blocks.emplace_back(score_table(report.scores));
    }
    if (report.judged.empty())
        return;
    Fields fields;
    for (const auto& row : report.judged)
        fields.rows.push_back({row.name, row.note.empty() ? row.value : row.value + " " + row.note});
    blocks.emplace_back(Heading{tr("How this was judged")});
    blocks.emplace_back(fields);
}

Table every_score(const std::vector<ScoredDay>& days) {
    Table table{tr("Every score"), {tr("day"), tr("scores"), tr("when asked")}, {20, 55, 25}, {}};
    for (const auto& day : days)
        table.rows.push_back({{day.day}, {day.scores}, {day.source}});
    return table;
}

}  // namespace

Document practitioner_report(const PractitionerReport& report) {
    Document document{.title = tr("Record of treatment"),
                      .body = nine_and_a_half_points,
                      .leading = 1.4,
                      .blocks = {},
                      .footer = report.footer};
    auto& blocks = document.blocks;
    blocks.emplace_back(Banner{document.title, report.dated, report.patient, report.practitioner});
    if (!report.identity.empty())
        blocks.emplace_back(Fields{report.identity});
    for (const auto& agreement : report.agreements)
        add_part(blocks, agreement);
    blocks.emplace_back(Rule{});
    add_standing(blocks, report);
    add_lines(blocks, tr("Side effects"), report.side_effects);
    add_lines(blocks, tr("What else changed"), report.changes);
    add_lines(blocks, tr("Examinations"), report.examinations);
    if (!report.cannot_show.empty())
        add_lines(blocks, tr("What this can’t show"), {report.cannot_show});
    if (!report.visits.empty())
        blocks.emplace_back(PageBreak{});
    for (const auto& visit : report.visits) {
        add_part(blocks, visit.now);
        for (const auto& earlier : visit.earlier)
            add_part(blocks, earlier);
        blocks.emplace_back(Rule{});
    }
    if (!report.scored_days.empty()) {
        blocks.emplace_back(Heading{tr("Every score")});
        blocks.emplace_back(every_score(report.scored_days));
    }
    return document;
}

}  // namespace needlebook::report
