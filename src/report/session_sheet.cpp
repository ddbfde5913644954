/// Laying out what is filled in by hand.
#include "report/session_sheet.h"

#include <array>

#include "base/tongue.h"
#include "domain/evidence.h"

namespace needlebook::report {

namespace {

constexpr std::string_view box = "☐";
constexpr std::string_view rule = "________________________________________________________________________________";
constexpr double key_share = 4;

std::string ticks(const std::vector<std::string>& words) {
    std::string line;
    for (const auto& word : words)
        line += (line.empty() ? "" : "    ") + std::string{box} + " " + word;
    return line;
}

std::string side_effect_line() {
    std::vector<std::string> words{tr("N none")};
    for (const auto& facts : evidence::side_effects())
        if (facts.kind && facts.letter)
            words.push_back(std::string(1, *facts.letter) + " " + tr(facts.label));
    words.emplace_back(tr("– not asked"));
    words.emplace_back(tr("D declined"));
    return ticks(words);
}

std::vector<Measure> measures_of(const SessionSheet& sheet) {
    if (!sheet.measures.empty())
        return sheet.measures;
    std::vector<Measure> measures;
    for (const auto& facts : evidence::measures())
        if (facts.is_default) {
            Measure measure;
            measure.label = facts.label;
            measure.wording = facts.wording;
            measures.push_back(measure);
        }
    return measures;
}

Table keys(std::string caption, const std::vector<std::string>& rows, int highest) {
    Table table{std::move(caption), {""}, {18}, {}};
    for (int key = 0; key <= highest; ++key)
        table.header.push_back(std::to_string(key));
    table.header.emplace_back("–");
    table.header.emplace_back("D");
    table.shares.resize(table.header.size(), key_share);
    table.shares.front() = 18;
    for (const auto& row : rows) {
        std::vector<Cell> cells{{row}};
        cells.resize(table.header.size(), Cell{std::string{box}});
        table.rows.push_back(std::move(cells));
    }
    return table;
}

Table score_keys(const SessionSheet& sheet, const std::string& caption) {
    std::vector<std::string> rows;
    for (const auto& measure : measures_of(sheet))
        rows.push_back(measure.label);
    return keys(caption, rows, 10);
}

void add_arriving(std::vector<Block>& blocks, const SessionSheet& sheet) {
    blocks.emplace_back(Heading{tr("1  Since last time, any side effect?")});
    blocks.emplace_back(Paragraph{side_effect_line(), Voice::caption});
    blocks.emplace_back(Heading{tr("2  Scores, before the needles (0 none, 10 worst imaginable)")});
    blocks.emplace_back(score_keys(sheet, tr("Scores before the needles")));
    if (sheet.asks_extent) {
        blocks.emplace_back(Heading{tr("3  Numb up to (0 none, 1 toes, 4 ankle, 8 knee); feet looked at")});
        blocks.emplace_back(keys(tr("How far up the numbness reaches"), {tr("Left leg"), tr("Right leg")}, 9));
        blocks.emplace_back(Paragraph{ticks({tr("feet looked at, nothing to note"), tr("not looked at"), tr("seen:")}) +
                                          " " + std::string{rule.substr(0, 40)},
                                      Voice::caption});
    }
    blocks.emplace_back(Heading{tr("4  What else changed? From how much to how much, since when")});
    blocks.emplace_back(Paragraph{ticks({tr("N none"), tr("M medicine"), tr("G glucose"), tr("I illness"), tr("L fall"),
                                         tr("H shoes"), tr("E exercise"), tr("other:")}) +
                                      " " + std::string{rule.substr(0, 30)},
                                  Voice::caption});
}

void add_needles(std::vector<Block>& blocks, const SessionSheet& sheet) {
    blocks.emplace_back(Heading{tr("5  Points: code and side; depth, response, stimulation where they differ")});
    if (!sheet.last_points.empty())
        blocks.emplace_back(Paragraph{trf("Last time: {}", sheet.last_points), Voice::caption});
    blocks.emplace_back(Paragraph{std::string{rule}});
    blocks.emplace_back(Paragraph{std::string{rule}});
    if (!sheet.cautions.empty()) {
        std::string all;
        for (const auto& caution : sheet.cautions)
            all += (all.empty() ? "" : "; ") + caution;
        blocks.emplace_back(Notice{tr("Cautions"), trf("{}. Decided: {}", all, rule.substr(0, 40))});
    }
    blocks.emplace_back(Heading{tr("6  Needles in and out, by region")});
    Table counts{tr("Needles by region"),
                 {"", tr("head"), tr("trunk"), tr("arms"), tr("hands"), tr("thighs, knees"), tr("lower legs"),
                  tr("ankles"), tr("feet"), tr("all")},
                 {8, 8, 8, 8, 8, 12, 10, 8, 8, 8},
                 {}};
    for (const auto* row : {tr("in"), tr("out")}) {
        std::vector<Cell> cells{{row}};
        cells.resize(counts.header.size(), Cell{"____"});
        counts.rows.push_back(std::move(cells));
    }
    blocks.emplace_back(std::move(counts));
    blocks.emplace_back(Paragraph{
        tr("In at ____ : ____    Out at ____ : ____    If they differ, why: ") + std::string{rule.substr(0, 28)},
        Voice::caption});
    blocks.emplace_back(Paragraph{
        tr("Press needles left in: ____  where ______________  take out on ______________  told ☐"), Voice::caption});
}

void add_leaving(std::vector<Block>& blocks) {
    blocks.emplace_back(Heading{tr("7  Seen today, any side effect?")});
    blocks.emplace_back(Paragraph{side_effect_line(), Voice::caption});
    blocks.emplace_back(Heading{tr("8  Right after, if wished; advice; pattern, tongue and pulse; note")});
    for (const auto* label : {tr("Right after: "), tr("Advice: "), tr("Pattern, tongue, pulse: "), tr("Note: ")})
        blocks.emplace_back(Paragraph{label + std::string{rule.substr(0, 64)}});
    blocks.emplace_back(Paragraph{trf("Signed {}  on {}", rule.substr(0, 34), rule.substr(0, 20))});
}

}  // namespace

Document session_sheet(const SessionSheet& sheet) {
    Document document{
        .title = tr("Session"), .body = sheet.body, .leading = 1.3, .blocks = {}, .footer = sheet.practice};
    const auto who = sheet.patient.empty() ? tr("Name ________________________  born ______________") : sheet.patient;
    document.blocks.emplace_back(Banner{tr("Session"), tr("Date ______________  time ________"), who,
                                        tr("Practitioner ______________  room ______")});
    add_arriving(document.blocks, sheet);
    add_needles(document.blocks, sheet);
    add_leaving(document.blocks);
    return document;
}

Document consent_sheet(const ConsentSheet& sheet) {
    Document document{.title = tr("Consent to acupuncture"), .body = 14.667, .blocks = {}, .footer = sheet.practice};
    auto& blocks = document.blocks;
    const auto who = sheet.patient.empty() ? tr("Name ________________________  born ______________") : sheet.patient;
    blocks.emplace_back(Banner{document.title, sheet.given_on.empty() ? tr("Date ______________") : sheet.given_on, who,
                               sheet.practice});
    blocks.emplace_back(Heading{tr("What was explained to me")});
    if (sheet.explained.empty())
        for (int line = 0; line < 4; ++line)
            blocks.emplace_back(Paragraph{std::string{rule.substr(0, 70)}});
    else
        blocks.emplace_back(Paragraph{sheet.explained});
    blocks.emplace_back(Heading{tr("What can happen")});
    blocks.emplace_back(Paragraph{
        tr("Needles can cause small bleeding or a bruise, soreness, tiredness, dizziness or fainting, and for a "
           "day or two "
           "more of the complaint. Rarely a nerve, a lung or another organ is hurt, or a place becomes "
           "infected. I was told "
           "when to ask for help, and whom.")});
    blocks.emplace_back(Heading{tr("What I know")});
    blocks.emplace_back(
        Bullets{{tr("I can say stop at any time, also while needles are in, without giving a reason."),
                 tr("Nobody has promised me that it helps. We look at the scores together and decide anew."),
                 tr("I go on with what my doctor prescribes, and don't change it because of this treatment."),
                 tr("What is written down stays with the practice; I may see it and have a copy.")}});
    blocks.emplace_back(Rule{});
    blocks.emplace_back(
        Fields{{{tr("Patient"), std::string{rule.substr(0, 44)}},
                {tr("Date"), std::string{rule.substr(0, 24)}},
                {tr("Practitioner"), sheet.practitioner.empty()
                                         ? std::string{rule.substr(0, 44)}
                                         : sheet.practitioner + "   " + std::string{rule.substr(0, 26)}}}});
    return document;
}

}  // namespace needlebook::report
