/// Which words go where.
#include "app/report_view.h"

#include <fmt/format.h>

#include "app/report_parts.h"
#include "app/report_sessions.h"
#include "app/report_words.h"
#include "app/trend_picture.h"
#include "app/trend_words.h"
#include "base/text.h"
#include "report/pages.h"
#include "report/wording.h"

namespace needlebook::app {
namespace {

constexpr std::size_t changes_on_one_page = 6;
constexpr std::size_t every_change = 1'000'000;

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
        words += fmt::format(" The {} for {} {} borrowed from pain.", borrowed.size() == 1 ? "threshold" : "thresholds",
                             listed(borrowed), borrowed.size() == 1 ? "is" : "are");
    return set_for_print(words);
}

std::string registration_words(const ReportSource& source) {
    const auto* who = source.practitioner();
    return who == nullptr ? std::string{} : joined({who->body, who->body_number}, " ");
}

std::string diagnosed_words(const Complaint& complaint) {
    return complaint.diagnosed_by.empty() ? "as told by the patient" : "diagnosed by " + complaint.diagnosed_by;
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
        return {"We have not asked yet."};
    const auto times = count.asked == 1 ? std::string{"once"} : fmt::format("{} times", count.asked);
    const auto told = side_effect_tally(view, SideEffectSource::asked);
    if (told.empty())
        return {"We asked " + times + ". You told us of none."};
    return {"We asked " + times + ".", capitalised(joined(told, ", ")) + ".", serious_words(view)};
}

std::vector<std::string> questions(const TrendView& view) {
    std::vector<std::string> words{"What would make us stop?"};
    if (view.agreement && !view.agreement->stop_rule.empty())
        words.front() += " You said: “" + view.agreement->stop_rule + "”";
    words.emplace_back("Go on as now, come less often, or pause and see?");
    words.emplace_back("What does my GP think?");
    return words;
}

std::string patient_key(const TrendView& view) {
    const auto* judged = view.primary();
    if (judged == nullptr)
        return {};
    auto key = fmt::format("{}: 0 is {}, 10 is {}. Each dot is one answer.", measure_words(judged->measure),
                           lower_ascii(judged->measure.low_label), lower_ascii(judged->measure.high_label));
    if (judged->baseline)
        key += " Short thick lines: your averages, then and lately.";
    if (view.agreement && view.agreement->aim != Aim::comfort)
        key += " Dashed: the aim.";
    return key;
}

/// "Numbness: 6.5 at the start, 5.5 lately."
std::string other_scores(const TrendView& view) {
    std::vector<std::string> words;
    for (const auto& trend : view.measures) {
        if (trend.primary || !trend.baseline || !trend.recent)
            continue;
        words.push_back(fmt::format("{}: {} at the start, {} lately.", measure_words(trend.measure),
                                    report::number_text(trend.baseline->mean),
                                    report::number_text(trend.recent->mean)));
    }
    return joined(words, " ");
}

report::RecordPart agreement_part(const AgreementPeriod& period, const TrendView& view) {
    const auto& agreement = period.agreement;
    report::RecordPart part{period.until ? "Agreed earlier" : "Agreed", {}};
    const auto add = [&part](const char* label, const std::string& words, bool own = false) {
        if (!words.empty())
            part.rows.push_back({label, words, own});
    };
    add("Agreed", agreement_words(period, view.measures));
    add("In their words", agreement.patient_words.empty() ? "" : "“" + agreement.patient_words + "”", true);
    add("Would stop", agreement.stop_rule);
    add("Rate from", agreement.rate_source);
    if (agreement.planned_visits)
        add("Planned", counted(*agreement.planned_visits, "visit", "visits") +
                           (agreement.spacing_days ? fmt::format(", {} days apart", *agreement.spacing_days) : ""));
    add("Agreed by", joined({agreement.agreed_by_patient, agreement.agreed_by_practitioner}, " and "));
    add("Why anew", agreement.reason);
    if (period.until)
        add("Until", report::date_text(*period.until));
    return part;
}

std::vector<report::Fields::Row> full_identity(const ReportSource& source) {
    std::vector<report::Fields::Row> rows;
    const auto add = [&rows](const char* label, const std::string& words) {
        if (!words.empty())
            rows.push_back({label, words});
    };
    const auto& view = source.trend;
    add("Reason", complaint_words(view.complaint) + " (" + diagnosed_words(view.complaint) + ")");
    add("Since", view.complaint.since);
    add("Address", view.patient.address);
    add("Phone", joined({view.patient.phone, view.patient.email}, ", "));
    add("GP",
        joined({view.patient.gp_name, view.patient.gp_practice,
                view.patient.gp_informed.has_value() ? "informed " + report::date_text(view.patient.gp_informed.value())
                                                     : ""},
               ", "));
    add("Treatment", treatment_words(source));
    add("Cautions", cautions_words(source));
    add("Medicines", medicine_words(view));
    for (const auto& consent : source.consents)
        add("Consent", report::date_text(consent.given_on) + ": " + consent.explained +
                           (consent.withdrawn_on ? "; withdrawn " + report::date_text(*consent.withdrawn_on) : ""));
    if (view.ended)
        add("Ended", report::date_text(view.ended->ended_on) + ": " + std::string{end_words(view.ended->reason)});
    add("Registration", registration_words(source));
    return rows;
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
    report.told = advice_words(source);
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
        report.patient += " · with " + who;
    report.dated = report::date_text(view.as_of);
    if (view.agreement) {
        report.agreed = "What we agreed on " + report::date_text(view.agreement->agreed_on);
        report.own_words = view.agreement->patient_words;
        if (report.own_words.empty())
            report.agreed += ": " + std::string{aim_words(view.agreement->aim)};
    }
    report.sentence = patient_sentences(view);
    report.trend = patient_picture(view, false);
    report.key = patient_key(view);
    report.side_effects = side_effects_for_patient(view);
    constexpr std::size_t few = 4;
    report.changes = change_lines(view, few);
    report.cannot_show = set_for_print(report::patient_footer());
    report.questions = questions(view);
    report.call_strong = "A foot wound, fever, new weakness, or a bladder or bowel change:";
    report.call = "call your GP the same day, or emergency help.";
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
        screen.agreed = "What we agreed, " + report::date_text(view.agreement->agreed_on);
        screen.own_words = view.agreement->patient_words;
        if (screen.own_words.empty())
            screen.agreed += ": " + std::string{aim_words(view.agreement->aim)};
    }
    screen.sentence = patient_sentences(view);
    screen.trend = patient_picture(view, true);
    screen.others = other_scores(view);
    screen.side_effects = side_effects_for_patient(view);
    screen.cannot_show = set_for_print(report::patient_footer());
    screen.questions = questions(view);
    screen.who = full_name(view.patient) + " · as of " + report::date_text(view.as_of);
    return screen;
}

report::Document report_for(ReportReader reader, const ReportSource& source, const chart::TextMeter& meter) {
    switch (reader) {
        case ReportReader::patient:
            return report::fitted(report::patient_report(patient_report(source)), report::a4(), meter);
        case ReportReader::gp:
            return report::fitted(report::gp_report(gp_report(source)), report::a4(), meter);
        case ReportReader::practitioner:
            break;
    }
    return report::practitioner_report(practitioner_report(source));
}

}  // namespace needlebook::app
