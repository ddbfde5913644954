/// Papers of the whole practice.
#include "app/practice_papers.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/guarded.h"
#include "app/logbook.h"
#include "base/csv.h"
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
constexpr std::size_t points_on_paper = 30;

std::string period_words(const PracticeLedger& ledger, const Period& period) {
    const auto last = report::date_text(period.last.value_or(ledger.as_of()));
    return period.first ? trf("{} to {}", report::date_text(*period.first), last) : trf("up to {}", last);
}

Document begun(const PracticeLedger& ledger, const Period& period, std::string title) {
    Document document{.title = std::move(title), .body = nine_points, .leading = 1.4, .blocks = {}, .footer = {}};
    document.footer = "Needlebook · " + document.title;
    document.blocks.emplace_back(
        report::Banner{document.title, period_words(ledger, period),
                       trf("{} sessions · {} patients", treatments(ledger, period), patients_treated(ledger, period)),
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

Document side_effect_document(const PracticeLedger& ledger, const Period& period) {
    auto document = begun(ledger, period, tr("Side effects"));
    const auto rates = side_effect_rates(ledger, period);
    document.blocks.emplace_back(
        Paragraph{asked_sentence(question_tally(ledger, period, SideEffectSource::asked)), Voice::lead});
    for (const auto source : all_of<SideEffectSource>()) {
        auto spec = rate_plot_spec(rates, source, document.body);
        document.blocks.emplace_back(Heading{trf("{}, in 1,000 sessions", spec.title)});
        add_plot(document, std::move(spec));
        add_small(document, rate_sentences(rates, source));
        document.blocks.emplace_back(Heading{tr("The same in 100 patients")});
        add_plot(document, patient_rate_spec(rates, source, document.body));
    }
    const auto quarters = by_quarter(ledger, period);
    constexpr std::size_t newest = 12;
    const std::vector<Quarter> shown{quarters.size() > newest ? quarters.end() - newest : quarters.begin(),
                                     quarters.end()};
    for (const auto source : all_of<SideEffectSource>()) {
        document.blocks.emplace_back(
            Heading{source == SideEffectSource::seen ? tr("Seen, by quarter") : tr("Told, by quarter")});
        add_plot(document, quarter_plot_spec(shown, source, document.body));
    }
    return document;
}

Document caseload_document(const PracticeLedger& ledger, const Period& period) {
    auto document = begun(ledger, period, tr("Everyone who started"));
    const auto add = [&](const std::string& heading, std::optional<Aim> aim) {
        const auto counted = caseload(ledger, period, aim);
        if (aim && counted.started == 0)
            return;
        const auto reasons = stop_reasons(starters_in(ledger, period, aim));
        const auto spec = unit_rows_spec(counted, reasons, document.body);
        document.blocks.emplace_back(Heading{fmt::format("{}: {}", heading, counted.started)});
        document.blocks.emplace_back(Drawing{[spec](double width, double, const chart::TextMeter& meter) {
            return chart::unit_rows(spec, width, meter);
        }});
    };
    add(tr("Everyone"), std::nullopt);
    const auto all = caseload(ledger, period);
    add_small(document, caseload_sentences(all, stop_reasons(starters_in(ledger, period)), ledger.as_of()));
    document.blocks.emplace_back(Paragraph{chance_sentence(caseload(ledger, period, Aim::improve).started)});
    document.blocks.emplace_back(Paragraph{flare_sentence()});
    add(tr("Aim: improve"), Aim::improve);
    add(tr("Aim: hold steady"), Aim::hold);
    add(tr("Aim: slow the worsening"), Aim::slow);
    add(tr("Aim: comfort only"), Aim::comfort);
    return document;
}

Document points_document(const PracticeLedger& ledger, const Period& period, const std::vector<ComplaintPoints>& used) {
    auto document = begun(ledger, period, tr("Points used"));
    document.blocks.emplace_back(Paragraph{points_sentence(), Voice::lead});
    for (const auto& complaint : used) {
        document.blocks.emplace_back(
            Heading{trf("{}: {} sessions", complaint_kind_words(complaint.kind), complaint.treatments)});
        Table table{tr("Points"),
                    {tr("point"), tr("sessions"), tr("of them"), tr("point"), tr("sessions"), tr("of them")},
                    {2, 2, 2, 2, 2, 2},
                    {}};
        const auto count = std::min(points_on_paper, complaint.points.size());
        for (std::size_t i = 0; i < count; i += 2) {
            std::vector<Cell> cells;
            for (const auto at : {i, i + 1}) {
                const auto* use = at < count ? &complaint.points[at] : nullptr;
                cells.push_back({use ? use->point : std::string{}});
                cells.push_back({use ? std::to_string(use->treatments) : std::string{}});
                cells.push_back({use ? percent_words(use->treatments, complaint.treatments) : std::string{}});
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

std::string number(double value) { return fmt::format("{:.6g}", value); }

std::string side_effect_csv(const PracticeLedger& ledger, const Period& period) {
    auto text = csv::line({"kind", "source", "events", "sessions", "per_1000", "low", "high", "people", "patients",
                           "per_100", "patients_low", "patients_high"});
    const auto limits = [](std::vector<std::string>& cells, const auto& incidence, double per) {
        cells.push_back(incidence ? number(per * incidence->rate) : std::string{});
        cells.push_back(incidence ? number(per * incidence->could_be.low) : std::string{});
        cells.push_back(incidence ? number(per * incidence->could_be.high) : std::string{});
    };
    for (const auto& rate : side_effect_rates(ledger, period)) {
        std::vector<std::string> cells{rate.kind, std::string{name_of(rate.source)},
                                       std::to_string(rate.sessions.events), std::to_string(rate.sessions.units)};
        limits(cells, rate.per_session, 1000);
        cells.push_back(std::to_string(rate.patients.carriers));
        cells.push_back(std::to_string(rate.patients.units));
        limits(cells, rate.per_patient, 100);
        text += csv::line(cells);
    }
    return text;
}

std::string caseload_csv(const PracticeLedger& ledger, const Period& period) {
    auto text = csv::line({"aim", "place", "people", "stopped", "past_review_undecided", "share", "low", "high"});
    const auto add = [&](std::string_view name, const outcome::Caseload& counted) {
        for (const auto place : all_of<outcome::Place>()) {
            const auto at = static_cast<std::size_t>(place);
            const auto share = outcome::share_at(counted, place);
            text += csv::line({std::string{name}, std::string{name_of(place)}, std::to_string(counted.places[at]),
                               std::to_string(counted.stopped[at]), std::to_string(counted.past_review_undecided[at]),
                               share ? number(share->rate) : "", share ? number(share->could_be.low) : "",
                               share ? number(share->could_be.high) : ""});
        }
    };
    add("all", caseload(ledger, period));
    for (const auto aim : all_of<Aim>())
        add(name_of(aim), caseload(ledger, period, aim));
    return text;
}

std::string points_csv(const std::vector<ComplaintPoints>& used) {
    auto text = csv::line({"complaint", "sessions_with_needles", "point", "sessions"});
    for (const auto& complaint : used)
        for (const auto& use : complaint.points)
            text += csv::line({std::string{name_of(complaint.kind)}, std::to_string(complaint.treatments), use.point,
                               std::to_string(use.treatments)});
    return text;
}

std::string records_csv(const PracticeLedger& ledger, const Period& period) {
    auto text = csv::line({"what", "count", "of"});
    for (const auto& row : quality_rows(record_quality(ledger, period)))
        text += csv::line({row.label, std::to_string(row.some), std::to_string(row.all)});
    return text;
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

Result<Document> practice_document(const PracticeLedger& ledger, const Period& period, PracticePart part) {
    switch (part) {
        case PracticePart::side_effects:
            return side_effect_document(ledger, period);
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

Result<std::string> practice_csv(const PracticeLedger& ledger, const Period& period, PracticePart part) {
    switch (part) {
        case PracticePart::side_effects:
            return side_effect_csv(ledger, period);
        case PracticePart::caseload:
            return caseload_csv(ledger, period);
        case PracticePart::points: {
            const auto used = points_used(ledger, period);
            if (!used)
                return tl::unexpected(used.error());
            return points_csv(*used);
        }
        case PracticePart::records:
            break;
    }
    return records_csv(ledger, period);
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

Result<std::string> register_csv(const PracticeLedger& ledger, const std::vector<std::size_t>& effects) {
    auto text = csv::line({"date", "patient", "source", "kind", "severity", "serious", "causality", "point", "side",
                           "onset", "action", "outcome", "closed", "note"});
    const auto day = [](const std::optional<Day>& one) { return one ? to_text(*one) : std::string{}; };
    for (const auto index : effects) {
        const auto entry = register_entry(ledger, index);
        if (!entry)
            return tl::unexpected(entry.error());
        const auto& effect = entry->effect;
        text +=
            csv::line({to_text(day_of(entry->session.starts)), entry->patient_code, std::string{name_of(effect.source)},
                       std::string{name_of(effect.kind)}, std::string{name_of(effect.severity)},
                       effect.serious ? "yes" : "no", effect.causality ? std::string{name_of(*effect.causality)} : "",
                       effect.point, effect.side ? std::string{name_of(*effect.side)} : "", day(effect.onset_on),
                       effect.action, effect.outcome, day(effect.closed_on), effect.note});
    }
    return text;
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
    add(tr("Where"), effect.point);
    add(tr("Needles in that session"), std::to_string(needles_in(entry.session)));
    add(tr("Causality (WHO-UMC)"), effect.causality ? std::string{tr(name_of(*effect.causality))} : "");
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
