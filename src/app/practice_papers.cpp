/// Papers of the whole practice.
#include "app/practice_papers.h"

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "app/guarded.h"
#include "app/logbook.h"
#include "app/practice_tables.h"
#include "app/report_words.h"
#include "base/text.h"
#include "base/tongue.h"
#include "report/wording.h"

namespace needlebook::app {

namespace {

using report::Cell;
using report::Document;
using report::Drawing;
using report::Heading;
using report::Paragraph;
using report::Table;
using report::Voice;

constexpr double nine_points = 12;

std::string period_words(const PracticeLedger& ledger, const Period& period) {
    const auto last = report::date_text(period.last.value_or(ledger.as_of()));
    return period.first ? trf("{} to {}", report::date_text(*period.first), last) : trf("up to {}", last);
}

std::string visits_words(int sessions, int patients) {
    return counted(static_cast<std::size_t>(sessions), "session", "sessions") + " · " +
           counted(static_cast<std::size_t>(patients), "patient", "patients");
}

std::string register_words(std::size_t shown, std::size_t all) {
    if (shown == all)
        return trf("Register: {}", counted(all, "side effect", "side effects"));
    return trf("Register, as filtered: {} of {}", shown, counted(all, "side effect", "side effects"));
}

Document begun(const PracticeLedger& ledger, const Period& period, std::string title) {
    Document document{.title = std::move(title), .body = nine_points, .leading = 1.4, .blocks = {}, .footer = {}};
    document.footer = "Needlebook · " + document.title;
    document.blocks.emplace_back(
        report::Banner{document.title, period_words(ledger, period),
                       visits_words(treatments(ledger, period), patients_treated(ledger, period)),
                       trf("as of {}", report::date_text(ledger.as_of()))});
    return document;
}

void add_small(Document& document, const std::vector<std::string>& sentences) {
    for (const auto& sentence : sentences)
        document.blocks.emplace_back(Paragraph{sentence, Voice::caption});
}

void add_plot(Document& document, chart::RatePlotSpec spec) {
    if (spec.rows.empty())
        return;
    document.blocks.emplace_back(Drawing{[spec = std::move(spec)](double width, double, const chart::TextMeter& meter) {
        return chart::rate_plot(spec, width, meter);
    }});
}

/// @param shares  Of the width, one a column.
void add_table(Document& document, const PracticeTable& table, std::vector<double> shares) {
    if (table.rows.empty())
        return;
    Table made{table.title, table.heads, std::move(shares), {}};
    for (const auto& row : table.rows) {
        std::vector<Cell> cells;
        for (const auto& cell : row)
            cells.push_back({cell});
        made.rows.push_back(std::move(cells));
    }
    document.blocks.emplace_back(std::move(made));
}

Result<Document> side_effect_document(const PracticeLedger& ledger, const Period& period,
                                      const std::vector<std::size_t>& effects) {
    auto document = begun(ledger, period, tr("Side effects"));
    const auto rates = side_effect_rates(ledger, period);
    document.blocks.emplace_back(
        Paragraph{asked_sentence(question_tally(ledger, period, SideEffectSource::asked)), Voice::lead});
    for (const auto source : all_of<SideEffectSource>())
        for (const auto unit : {RateUnit::sessions, RateUnit::patients}) {
            auto spec = rate_plot_spec(rates, source, unit, document.body);
            document.blocks.emplace_back(Heading{unit == RateUnit::sessions ? trf("{}, in 1,000 sessions", spec.title)
                                                                            : trf("{}, in 100 patients", spec.title)});
            add_plot(document, std::move(spec));
            add_small(document, rate_sentences(rates, source, unit));
        }
    const auto quarters = by_quarter(ledger, period);
    for (const auto source : all_of<SideEffectSource>()) {
        document.blocks.emplace_back(
            Heading{source == SideEffectSource::seen ? tr("Seen, by quarter") : tr("Told, by quarter")});
        add_plot(document, quarter_plot_spec(quarters, source, document.body));
        add_small(document, quarter_sentences(rates, source));
    }
    const auto rows = register_table(ledger, effects);
    if (!rows)
        return tl::unexpected(rows.error());
    document.blocks.emplace_back(
        Heading{register_words(effects.size(), side_effect_register(ledger, period, {}).size())});
    add_table(document, *rows, {11, 7, 14, 9, 9, 9, 9, 8, 12, 12});
    return document;
}

Result<Document> caseload_document(const PracticeLedger& ledger, const Period& period) {
    auto document = begun(ledger, period, tr("Everyone who started"));
    const auto stands = aim_stands(ledger, period);
    const auto add = [&](const std::string& heading, std::optional<Aim> aim) {
        const auto counted = caseload(ledger, period, aim);
        if (aim && counted.started == 0)
            return;
        const auto reasons = stop_reasons(starters_in(ledger, period, aim));
        const auto spec = unit_rows_spec(counted, reasons, aim ? std::vector<AimStand>{} : stands, document.body);
        document.blocks.emplace_back(Heading{fmt::format("{}: {}", heading, counted.started)});
        document.blocks.emplace_back(Drawing{[spec](double width, double, const chart::TextMeter& meter) {
            return chart::unit_rows(spec, width, meter);
        }});
    };
    add(tr("Everyone"), std::nullopt);
    const auto starters = starters_in(ledger, period);
    add_small(document, caseload_sentences(caseload(ledger, period), stop_reasons(starters), ledger.as_of()));
    document.blocks.emplace_back(Heading{tr("What chance looks like")});
    add_table(document, aim_table(stands), {16, 8, 8, 12, 7, 12, 37});
    for (const auto& sentence : chance_sentences(stands))
        document.blocks.emplace_back(Paragraph{sentence});
    document.blocks.emplace_back(Paragraph{flare_sentence()});
    add(tr("Aim: improve"), Aim::improve);
    add(tr("Aim: hold steady"), Aim::hold);
    add(tr("Aim: slow the worsening"), Aim::slow);
    add(tr("Aim: comfort only"), Aim::comfort);
    const auto one_by_one = starter_table(ledger, starters);
    if (!one_by_one)
        return tl::unexpected(one_by_one.error());
    document.blocks.emplace_back(Heading{one_by_one->title});
    add_table(document, *one_by_one, {9, 15, 17, 17, 23, 19});
    return document;
}

Document points_document(const PracticeLedger& ledger, const Period& period, const std::vector<ComplaintPoints>& used) {
    auto document = begun(ledger, period, tr("Points used"));
    document.blocks.emplace_back(Paragraph{points_sentence(), Voice::lead});
    for (const auto& complaint : used) {
        document.blocks.emplace_back(
            Heading{trf("{}: {}", complaint_kind_words(complaint.kind),
                        counted(static_cast<std::size_t>(complaint.treatments), "session", "sessions"))});
        Table table{tr("Points"),
                    {tr("point"), tr("sessions"), tr("of them"), tr("point"), tr("sessions"), tr("of them")},
                    {2, 2, 2, 2, 2, 2},
                    {}};
        for (std::size_t i = 0; i < complaint.points.size(); i += 2) {
            std::vector<Cell> cells;
            for (const auto at : {i, i + 1}) {
                const auto* use = at < complaint.points.size() ? &complaint.points[at] : nullptr;
                cells.push_back({use ? use->point : std::string{}});
                cells.push_back({use ? std::to_string(use->treatments) : std::string{}});
                cells.push_back({use ? point_share_words(*use, complaint) : std::string{}});
            }
            table.rows.push_back(std::move(cells));
        }
        document.blocks.emplace_back(std::move(table));
    }
    return document;
}

Document records_document(const PracticeLedger& ledger, const Period& period) {
    auto document = begun(ledger, period, tr("Quality of the record"));
    document.blocks.emplace_back(Paragraph{quality_sentence(), Voice::lead});
    Table table{tr("Quality of the record"), {"", tr("count"), tr("of"), tr("share")}, {55, 15, 15, 15}, {}};
    for (const auto& row : quality_rows(record_quality(ledger, period)))
        table.rows.push_back(
            {{row.label}, {std::to_string(row.some)}, {std::to_string(row.all)}, {percent_words(row.some, row.all)}});
    document.blocks.emplace_back(std::move(table));
    return document;
}

}  // namespace

std::string_view file_name_of(PracticePart part) {
    switch (part) {
        case PracticePart::side_effects:
            return "side-effects";
        case PracticePart::caseload:
            return "everyone-who-started";
        case PracticePart::points:
            return "points-used";
        case PracticePart::records:
            break;
    }
    return "record-quality";
}

Result<Document> practice_document(const PracticeLedger& ledger, const Period& period, PracticePart part,
                                   const std::vector<std::size_t>& effects) {
    switch (part) {
        case PracticePart::side_effects:
            return side_effect_document(ledger, period, effects);
        case PracticePart::caseload:
            return caseload_document(ledger, period);
        case PracticePart::points: {
            const auto used = points_used(ledger, period);
            if (!used)
                return tl::unexpected(used.error());
            return points_document(ledger, period, *used);
        }
        case PracticePart::records:
            break;
    }
    return records_document(ledger, period);
}

Result<RegisterEntry> register_entry(const PracticeLedger& ledger, std::size_t index) {
    const auto& kept = ledger.effects()[index];
    return guarded([&]() -> Result<RegisterEntry> {
        auto session = ledger.book().book().sessions.find(kept.session);
        const auto patient = ledger.book().book().patients.find(ledger.people()[kept.person].patient);
        if (!session || !patient)
            return fail(Errc::not_found, "session");
        const auto effect = std::ranges::find(session->side_effects, kept.id, &SideEffect::id);
        if (effect == session->side_effects.end())
            return fail(Errc::not_found, "side effect");
        auto found = *effect;
        return RegisterEntry{std::move(*session), std::move(found), patient->code, full_name(*patient)};
    });
}

Result<std::vector<std::string>> patient_codes(const PracticeLedger& ledger) {
    return guarded([&] {
        std::unordered_map<Id<Patient>, std::string> known;
        for (auto& patient : ledger.book().book().patients.all())
            known.emplace(patient.id, std::move(patient.code));
        std::vector<std::string> codes;
        for (const auto& person : ledger.people())
            codes.push_back(known[person.patient]);
        return codes;
    });
}

Result<std::vector<RegisterRow>> register_rows(const PracticeLedger& ledger, const std::vector<std::size_t>& effects) {
    const auto codes = patient_codes(ledger);
    if (!codes)
        return tl::unexpected(codes.error());
    return guarded([&] {
        // One walk through the table is quicker than a search for each.
        std::unordered_map<Id<SideEffect>, SideEffect> known;
        ledger.book().book().sessions.each_side_effect([&](SideEffect effect) {
            const auto id = effect.id;
            known.emplace(id, std::move(effect));
        });
        std::vector<RegisterRow> rows;
        for (const auto index : effects) {
            const auto& kept = ledger.effects()[index];
            if (const auto found = known.find(kept.id); found != known.end())
                rows.push_back({index, kept.day, codes->at(kept.person), found->second});
        }
        return rows;
    });
}

namespace {

bool passes(const RegisterRow& row, const RegisterFilter& filter) {
    const auto& effect = row.effect;
    const auto same = [](const auto& wanted, const auto& value) { return !wanted || *wanted == value; };
    const auto words = lower_ascii(std::string{trimmed(filter.words)});
    return same(filter.source, effect.source) && same(filter.kind, effect.kind) &&
           same(filter.severity, effect.severity) && (!filter.serious_only || effect.serious) &&
           (!filter.open_only || (effect.serious && !effect.closed_on)) &&
           (!filter.causality || filter.causality == effect.causality) &&
           (!filter.not_judged_only || !effect.causality) &&
           (words.empty() || lower_ascii(row.patient_code).starts_with(words) ||
            lower_ascii(effect.point).starts_with(words));
}

}  // namespace

std::vector<std::size_t> narrowed(const std::vector<RegisterRow>& rows, const RegisterFilter& filter) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (passes(rows[i], filter))
            found.push_back(i);
    return found;
}

std::string where_words(const SideEffect& effect) {
    if (!effect.side || *effect.side == Side::midline)
        return effect.point;
    return effect.point + (effect.point.empty() ? "" : " ") + std::string{side_words(*effect.side)};
}

Document serious_event_document(const RegisterEntry& entry, std::string_view practice) {
    Document document{
        .title = tr("Report of a serious event"), .body = 13.333, .leading = 1.5, .blocks = {}, .footer = {}};
    const auto& effect = entry.effect;
    auto& blocks = document.blocks;
    blocks.emplace_back(report::Banner{document.title, report::date_text(day_of(entry.session.starts)),
                                       std::string{practice}, trf("patient {}", entry.patient_code)});
    report::Fields fields;
    const auto add = [&fields](std::string label, std::string words) {
        fields.rows.push_back({std::move(label), words.empty() ? tr("not recorded") : std::move(words), false});
    };
    add(tr("What happened"), effect_kind_words(name_of(effect.kind)));
    add(tr("How severe"), tr(evidence::facts(effect.kind).words_for(effect.severity)));
    add(tr("How it was known"), effect.source == SideEffectSource::seen ? tr("seen by the practitioner")
                                                                        : tr("told by the patient when asked"));
    add(tr("Began"), effect.onset_on ? report::date_text(*effect.onset_on) : "");
    add(tr("Where"), where_words(effect));
    add(tr("Needles in that session"), std::to_string(needles_in(entry.session)));
    add(tr("Causality (WHO-UMC)"), effect.causality ? std::string{causality_words(*effect.causality)} : "");
    add(tr("What was done"), effect.action);
    add(tr("How it went on"), effect.outcome);
    add(tr("Closed"), effect.closed_on ? report::date_text(*effect.closed_on) : tr("still open"));
    add(tr("Note"), effect.note);
    add(tr("Practitioner"), entry.session.signed_by);
    blocks.emplace_back(std::move(fields));
    blocks.emplace_back(Heading{tr("Told to")});
    blocks.emplace_back(Paragraph{tr("GP:")});
    blocks.emplace_back(Paragraph{tr("Professional body:")});
    blocks.emplace_back(Paragraph{tr("Insurer:")});
    blocks.emplace_back(Paragraph{tr("Maker of the needles, or the medicines and devices regulator:")});
    blocks.emplace_back(Heading{tr("Signed, with date")});
    blocks.emplace_back(Paragraph{
        tr("No name and no date of birth is on this sheet; the code leads back to the record."), Voice::caption});
    document.footer = tr("Needlebook · serious event");
    return document;
}

}  // namespace needlebook::app
