/// Which words go where.
#include "app/report_view.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "app/logbook.h"

#include "app/report_parts.h"
#include "app/report_sessions.h"
#include "app/report_words.h"
#include "app/trend_picture.h"
#include "app/trend_words.h"
#include "base/spoken.h"
#include "base/tongue.h"
#include "report/pages.h"
#include "report/wording.h"

namespace needlebook::app {
namespace {

constexpr std::size_t changes_on_one_page = 6;
constexpr std::size_t every_change = 1'000'000;
constexpr const char* address_label = tr_noop("Address");
constexpr const char* phone_label = tr_noop("Phone");

/// Prompts for a look by someone else, if any holds now.
std::string red_flags(const TrendView& view) {
    const auto* primary = view.primary();
    const auto facts = primary != nullptr ? facts_of(view, *primary) : std::nullopt;
    if (!facts)
        return {};
    return set_for_print(
        joined({report::check_in_prompt(*facts).value_or(""), report::mixed_prompt(*facts).value_or("")}, " "));
}

std::string cannot_show(const TrendView& view) {
    std::string words{report::patient_footer()};
    std::vector<std::string> borrowed;
    for (const auto& trend : view.measures)
        if (trend.measure.kind != MeasureKind::pain && !trend.readings.empty() && trend.course)
            borrowed.push_back(score_words(trend.measure));
    if (!borrowed.empty())
        words += fmt::format(fmt::runtime(trn(" The threshold for {} is borrowed from pain.",
                                              " The thresholds for {} are borrowed from pain.", borrowed.size())),
                             listed(borrowed));
    return set_for_print(words);
}

std::string registration_words(const ReportSource& source) {
    const auto* who = source.practitioner();
    return who == nullptr ? std::string{} : joined({who->body, who->body_number}, " ");
}

std::string diagnosed_words(const Complaint& complaint) {
    return complaint.diagnosed_by.empty() ? tr("as told by the patient")
                                          : trf("diagnosed by {}", complaint.diagnosed_by);
}

const AgreementPeriod* agreed_now(const TrendView& view) {
    for (const auto& period : view.agreements)
        if (view.agreement && period.agreement.id == view.agreement->id)
            return &period;
    return nullptr;
}

std::vector<std::string> side_effects_for_patient(const TrendView& view) {
    const auto& count = view.side_effects;
    if (count.treatments == 0)
        return {};
    if (count.asked == 0)
        return {tr("We have not asked yet.")};
    const auto times = count.asked == 1 ? std::string{tr("once")} : trf("{} times", count.asked);
    const auto told = side_effect_tally(view, SideEffectSource::asked);
    if (told.empty())
        return {trf("We asked {}. You told us of none.", times)};
    return {trf("We asked {}.", times), capitalised(joined(told, ", ")) + ".", serious_words(view)};
}

std::vector<std::string> questions(const TrendView& view) {
    std::vector<std::string> words{tr("What would make us stop?")};
    if (view.agreement && !view.agreement->stop_rule.empty())
        words.front() += trf(" You said: “{}”", view.agreement->stop_rule);
    words.emplace_back(tr("Go on as now, come less often, or pause and see?"));
    words.emplace_back(tr("What does my GP think?"));
    return words;
}

std::string patient_key(const TrendView& view) {
    const auto* judged = view.primary();
    if (judged == nullptr)
        return {};
    auto key = trf("{}: 0 is {}, 10 is {}. Each dot is one answer.", measure_words(judged->measure),
                   within_sentence(judged->measure.low_label), within_sentence(judged->measure.high_label));
    if (judged->baseline)
        key += tr(" Short thick lines: your averages, then and lately.");
    if (view.agreement && view.agreement->aim != Aim::comfort)
        key += tr(" Dashed: the aim.");
    return key;
}

/// "Numbness: 6.5 at the start, 5.5 lately."
std::string other_scores(const TrendView& view) {
    std::vector<std::string> words;
    for (const auto& trend : view.measures) {
        if (trend.primary || !trend.baseline || !trend.recent)
            continue;
        words.push_back(trf("{}: {} at the start, {} lately.", measure_words(trend.measure),
                            report::half_text(trend.baseline->mean), report::half_text(trend.recent->mean)));
    }
    return joined(words, " ");
}

report::RecordPart agreement_part(const AgreementPeriod& period, const TrendView& view) {
    const auto& agreement = period.agreement;
    report::RecordPart part{period.until ? tr("Agreed earlier") : tr("Agreed"), {}};
    const auto add = [&part](const char* label, const std::string& words, bool own = false) {
        if (!words.empty())
            part.rows.push_back({label, words, own});
    };
    add(tr("Agreed"), agreement_words(period, view.measures));
    add(tr("In their words"), agreement.patient_words.empty() ? "" : "“" + agreement.patient_words + "”", true);
    add(tr("Would stop"), agreement.stop_rule);
    add(tr("Rate from"), agreement.rate_source);
    if (agreement.planned_visits)
        add(tr("Planned"), counted(*agreement.planned_visits, "visit", "visits") +
                               (agreement.spacing_days ? trf(", {} days apart", *agreement.spacing_days) : ""));
    add(tr("Agreed by"), joined({agreement.agreed_by_patient, agreement.agreed_by_practitioner}, tr(" and ")));
    add(tr("Why anew"), agreement.reason);
    if (period.until)
        add(tr("Until"), report::date_text(*period.until));
    return part;
}

std::vector<report::Fields::Row> full_identity(const ReportSource& source) {
    std::vector<report::Fields::Row> rows;
    const auto add = [&rows](const char* label, const std::string& words) {
        if (!words.empty())
            rows.push_back({label, words});
    };
    const auto& view = source.trend;
    add(tr("Reason"), complaint_words(view.complaint) + " (" + diagnosed_words(view.complaint) + ")");
    add(tr("Since"), view.complaint.since);
    add(tr(address_label), view.patient.address);
    add(tr(phone_label), joined({view.patient.phone, view.patient.email}, ", "));
    add(tr("GP"), joined({view.patient.gp_name, view.patient.gp_practice,
                          view.patient.gp_informed.has_value()
                              ? trf("informed {}", report::date_text(view.patient.gp_informed.value()))
                              : ""},
                         ", "));
    add(tr("Treatment"), treatment_words(source));
    add(tr("Cautions"), cautions_words(source));
    add(tr("Medicines"), medicine_words(view));
    add(tr("Told"), joined({advice_words(source), expectations_shown_words(source)}, "; "));
    for (const auto& consent : source.consents)
        add(tr("Consent"),
            report::date_text(consent.given_on) + ": " + consent.explained +
                (consent.withdrawn_on ? trf("; withdrawn {}", report::date_text(*consent.withdrawn_on)) : ""));
    if (view.ended)
        add(tr("Ended"), report::date_text(view.ended->ended_on) + ": " + std::string{end_words(view.ended->reason)});
    add(tr("Registration"), registration_words(source));
    return rows;
}

/// Takes parts out of what is to become a report: what is empty stands on no page.
class Leaving {
public:
    explicit Leaving(std::span<const ReportPart> parts) : parts_{parts} {}

    report::PatientReport out_of(report::PatientReport report) const {
        if (has(ReportPart::own_words))
            report.own_words.clear();
        leave_chart(report);
        if (has(ReportPart::changes))
            report.changes.clear();
        if (has(ReportPart::questions))
            report.questions.clear();
        return report;
    }

    report::GpReport out_of(report::GpReport report) const {
        for (const auto& [part, words] :
             {std::pair{ReportPart::own_words, &report.own_words}, std::pair{ReportPart::treatment, &report.treatment},
              std::pair{ReportPart::cautions, &report.cautions}, std::pair{ReportPart::medicines, &report.medicines},
              std::pair{ReportPart::feet, &report.feet}, std::pair{ReportPart::told, &report.told}})
            if (has(part))
                words->clear();
        leave_chart(report);
        leave_rows(report);
        return report;
    }

    report::PractitionerReport out_of(report::PractitionerReport report) const {
        if (has(ReportPart::own_words))
            for (auto& agreement : report.agreements)
                std::erase_if(agreement.rows, [](const report::Fields::Row& row) { return row.own_words; });
        if (has(ReportPart::address))
            std::erase_if(report.identity, [](const report::Fields::Row& row) {
                return row.label == tr(address_label) || row.label == tr(phone_label);
            });
        leave_chart(report);
        leave_rows(report);
        if (has(ReportPart::judged))
            report.judged.clear();
        if (has(ReportPart::visits))
            report.visits.clear();
        if (has(ReportPart::every_score))
            report.scored_days.clear();
        return report;
    }

private:
    bool has(ReportPart part) const { return std::ranges::find(parts_, part) != parts_.end(); }

    template <class Report>
    void leave_chart(Report& report) const {
        if (has(ReportPart::chart)) {
            report.trend.reset();
            report.key.clear();
        }
    }

    template <class Report>
    void leave_rows(Report& report) const {
        if (has(ReportPart::scores))
            report.scores.clear();
        if (has(ReportPart::changes))
            report.changes.clear();
        if (has(ReportPart::examinations))
            report.examinations.clear();
    }

    std::span<const ReportPart> parts_;
};

/// The day, and the aim where the patient's own words don't stand below.
std::string agreed_for_patient(const Agreement& agreement) {
    auto words = report::date_text(agreement.agreed_on);
    if (agreement.patient_words.empty())
        words += ": " + std::string{aim_words(agreement.aim)};
    return words;
}

}  // namespace

report::GpReport gp_report(const ReportSource& source) {
    const auto& view = source.trend;
    report::GpReport report;
    report.patient = identity_words(view.patient);
    report.dated = report::date_text(view.as_of);
    report.practitioner = practitioner_words(source);
    report.registration = registration_words(source);
    report.reason = complaint_words(view.complaint);
    report.diagnosed = diagnosed_words(view.complaint);
    if (const auto* period = agreed_now(view)) {
        report.agreed = agreement_words(*period, view.measures);
        report.own_words = period->agreement.patient_words;
    }
    report.treatment = treatment_words(source);
    report.cautions = cautions_words(source);
    report.medicines = medicine_words(view);
    report.feet = feet_words(source);
    report.told = joined({advice_words(source), expectations_shown_words(source)}, "; ");
    report.not_known = not_known_words(source);
    report.contact = joined({source.practice.phone, source.practice.email}, ", ");
    report.state = state_of(view);
    report.trend = trend_spec(view);
    report.trend->examinations.clear();  // They stand in words below, and the page has to hold it all.
    report.key = picture_key(view);
    report.scores = score_rows(view);
    report.side_effects = side_effect_lines(source);
    report.changes = change_lines(view, changes_on_one_page);
    report.examinations = examination_lines(view);
    report.red_flags = red_flags(view);
    report.cannot_show = cannot_show(view);
    report.footer = stamp(source);
    return report;
}

report::PatientReport patient_report(const ReportSource& source) {
    const auto& view = source.trend;
    report::PatientReport report;
    report.patient = full_name(view.patient);
    if (report.patient != view.patient.code)
        report.patient += " · " + view.patient.code;
    if (const auto who = practitioner_words(source); !who.empty())
        report.patient += trf(" · with {}", who);
    report.dated = report::date_text(view.as_of);
    if (view.agreement) {
        report.agreed = trf("What we agreed on {}", agreed_for_patient(*view.agreement));
        report.own_words = view.agreement->patient_words;
    }
    report.sentence = patient_sentences(view);
    report.trend = patient_picture(view, false);
    report.key = patient_key(view);
    report.side_effects = side_effects_for_patient(view);
    constexpr std::size_t few = 4;
    report.changes = change_lines(view, few);
    report.cannot_show = set_for_print(report::patient_footer());
    report.questions = questions(view);
    report.call_strong = tr("A foot wound, fever, new weakness, or a bladder or bowel change:");
    report.call = tr("call your GP the same day, or emergency help.");
    report.footer = stamp(source);
    return report;
}

report::PractitionerReport practitioner_report(const ReportSource& source) {
    const auto& view = source.trend;
    report::PractitionerReport report;
    report.patient = identity_words(view.patient);
    report.dated = report::date_text(view.as_of);
    report.practitioner = practitioner_words(source);
    report.identity = full_identity(source);
    for (const auto& period : view.agreements)
        report.agreements.push_back(agreement_part(period, view));
    report.state = state_of(view);
    report.trend = trend_spec(view);
    report.key = picture_key(view);
    report.scores = score_rows(view);
    const auto* primary = view.primary();
    if (const auto facts = primary != nullptr ? facts_of(view, *primary) : std::nullopt)
        for (auto& row : report::how_judged(*facts, primary->entries, primary->measure.kind))
            report.judged.push_back({row.name, set_for_print(row.value), set_for_print(row.note)});
    report.side_effects = side_effect_lines(source);
    report.changes = change_lines(view, every_change);
    report.examinations = examination_lines(view);
    report.visits = visit_records(source);
    report.scored_days = scored_days(view);
    report.cannot_show = cannot_show(view);
    report.footer = stamp(source);
    return report;
}

report::PatientScreen patient_screen(const ReportSource& source) {
    const auto& view = source.trend;
    report::PatientScreen screen;
    if (view.agreement) {
        screen.agreed = trf("What we agreed, {}", agreed_for_patient(*view.agreement));
        screen.own_words = view.agreement->patient_words;
    }
    screen.sentence = patient_sentences(view);
    screen.trend = patient_picture(view, true);
    screen.others = other_scores(view);
    screen.side_effects = side_effects_for_patient(view);
    screen.cannot_show = set_for_print(report::patient_footer());
    screen.questions = questions(view);
    screen.who = full_name(view.patient) + trf(" · as of {}", report::date_text(view.as_of));
    return screen;
}

report::Expectations expectations(const ReportSource& source) {
    const auto& view = source.trend;
    return {.patient = joined({full_name(view.patient), view.patient.code}, " · "),
            .dated = report::date_text(view.as_of),
            .practitioner = practitioner_words(source),
            .condition = view.complaint.kind};
}

std::span<const ReportPart> parts_of(ReportReader reader) {
    using enum ReportPart;
    static constexpr std::array patient{own_words, chart, changes, questions};
    static constexpr std::array gp{own_words, treatment, cautions, medicines, feet,
                                   told,      chart,     scores,   changes,   examinations};
    static constexpr std::array practitioner{own_words, address,      chart,  scores,     judged,
                                             changes,   examinations, visits, every_score};
    switch (reader) {
        case ReportReader::patient:
            return patient;
        case ReportReader::gp:
            return gp;
        case ReportReader::practitioner:
            return practitioner;
        case ReportReader::expectations:
            break;
    }
    return {};
}

report::Document report_for(ReportReader reader, const ReportSource& source, const chart::TextMeter& meter,
                            std::span<const ReportPart> without) {
    const Leaving leaving{without};
    switch (reader) {
        case ReportReader::patient:
            return report::fitted(report::patient_report(leaving.out_of(patient_report(source))), report::a4(), meter);
        case ReportReader::gp:
            return report::fitted(report::gp_report(leaving.out_of(gp_report(source))), report::a4(), meter);
        case ReportReader::practitioner:
            return report::practitioner_report(leaving.out_of(practitioner_report(source)));
        case ReportReader::expectations:
            break;
    }
    return report::expectations(expectations(source));
}

std::vector<OverPromise> over_promises(ReportReader reader, const ReportSource& source) {
    std::vector<OverPromise> found;
    if (reader != ReportReader::patient)
        return found;
    const auto look = [&found](OverPromise::Where where, const std::string& text) {
        const auto words = report::overpromising_words(text);
        if (!words.empty())
            found.push_back({where, {words.begin(), words.end()}});
    };
    const auto& view = source.trend;
    if (view.agreement) {
        look(OverPromise::Where::own_words, view.agreement->patient_words);
        look(OverPromise::Where::stop_rule, view.agreement->stop_rule);
    }
    for (const auto& change : view.changes)
        look(OverPromise::Where::change, change.words);
    return found;
}

Result<void> keep_evidence_shown(Logbook& book, const ReportSource& source) {
    EvidenceShown shown;
    shown.id = book.ids().next<EvidenceShown>();
    shown.patient = source.trend.patient.id;
    shown.shown_at = book.clock().now();
    shown.what = joined(report::evidence_in_expectations(source.trend.complaint.kind), "; ");
    return book.commit({"show_evidence", {added(shown)}}, shown.patient);
}

}  // namespace needlebook::app
