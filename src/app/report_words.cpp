/// Words for paper, from enumerators and records.
#include "app/report_words.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "app/trend_words.h"
#include "base/spoken.h"
#include "base/text.h"
#include "base/tongue.h"
#include "domain/evidence.h"
#include "report/wording.h"

namespace needlebook::app {
namespace {

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

bool is_letter(char letter) { return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z'); }

template <class Enum, std::size_t size>
std::string_view word_of(Enum value, const std::array<std::string_view, size>& words) {
    static_assert(size == Names<Enum>::all.size());
    return tr(words.at(static_cast<std::size_t>(value)));
}

}  // namespace

std::string set_for_print(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char before = i > 0 ? text[i - 1] : ' ';
        const char after = i + 1 < text.size() ? text[i + 1] : ' ';
        if (text[i] == '-' && after == '>') {
            out += "→";
            ++i;
        } else if (text[i] == '-' && is_digit(after) && (before == ' ' || before == '(')) {
            out += "−";
        } else if (text[i] == '\'' && is_letter(before)) {
            out += "’";
        } else {
            out += text[i];
        }
    }
    return out;
}

std::vector<std::string> set_for_print(std::vector<std::string> lines) {
    for (auto& line : lines)
        line = set_for_print(line);
    return lines;
}

std::string counted(std::size_t count, const char* one, const char* many) {
    return fmt::format("{} {}", count, trn(one, many, count));
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string all;
    for (const auto& part : parts) {
        if (part.empty())
            continue;
        if (!all.empty())
            all += between;
        all += part;
    }
    return all;
}

std::string listed(const std::vector<std::string>& parts) {
    if (parts.size() < 2)
        return joined(parts, "");
    return trf("{} and {}", joined({parts.begin(), parts.end() - 1}, ", "), parts.back());
}

std::string capitalised(std::string words) {
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')
        words[0] = static_cast<char>(words[0] - 'a' + 'A');
    return words;
}

std::string_view aim_words(Aim aim) {
    static constexpr std::array<std::string_view, 4> words{tr_noop("improve"), tr_noop("hold steady"),
                                                           tr_noop("slow the worsening"), tr_noop("comfort only")};
    return word_of(aim, words);
}

std::string complaint_words(const Complaint& complaint) {
    auto words = complaint.words;
    if (complaint.kind != ComplaintKind::other) {
        const auto name = tr(evidence::facts(complaint.kind).name);
        words = words.empty() || folded(words) == folded(name) ? name : name + ": " + words;
    }
    if (words.empty())
        words = tr("complaint not named");
    if (complaint.region.empty())
        return capitalised(words);
    const auto side = complaint.side == Side::midline ? std::string{} : std::string{tr(name_of(complaint.side))} + " ";
    return capitalised(words) + ", " + side + complaint.region;
}

std::string measure_words(const Measure& measure) {
    if (measure.side == Side::left || measure.side == Side::right)
        return measure.label + ", " + std::string{tr(name_of(measure.side))};
    return measure.label;
}

std::string change_words(const Change& change) {
    static constexpr std::array<std::string_view, 14> kinds{
        tr_noop("medicine"), tr_noop("HbA1c"),   tr_noop("chemotherapy"), tr_noop("illness"),  tr_noop("fall"),
        tr_noop("stress"),   tr_noop("sleep"),   tr_noop("shoes"),        tr_noop("exercise"), tr_noop("warm baths"),
        tr_noop("smoking"),  tr_noop("alcohol"), tr_noop("diet"),         tr_noop("other")};
    auto words = change.words.empty() ? std::string{word_of(change.kind, kinds)} : change.words;
    if (!change.amount_before.empty() && !change.amount_after.empty())
        words += " " + change.amount_before + " → " + change.amount_after;
    else if (!change.amount_after.empty())
        words += " " + change.amount_after;
    return words;
}

std::string examination_name(const Examination& examination) {
    const auto known = evidence::examination(examination.kind);
    auto name = known ? tr(known->name) : examination.kind;
    if (examination.side && (*examination.side == Side::left || *examination.side == Side::right))
        name += ", " + std::string{tr(name_of(*examination.side))};
    return name;
}

std::string examination_words(const Examination& examination) {
    const auto name = examination_name(examination);
    if (!examination.value.has_value())
        return name;
    return fmt::format("{}: {} {}", name, report::number_text(examination.value.value()), tr(examination.unit));
}

std::string_view session_kind_words(SessionKind kind) {
    static constexpr std::array<std::string_view, 6> words{tr_noop("treatment"),  tr_noop("consultation"),
                                                           tr_noop("phone call"), tr_noop("home visit"),
                                                           tr_noop("missed"),     tr_noop("cancelled")};
    return word_of(kind, words);
}

std::string_view session_status_words(SessionStatus status) {
    static constexpr std::array<std::string_view, 4> words{tr_noop("not signed"), tr_noop("signed"),
                                                           tr_noop("entered in error"), tr_noop("imported")};
    return word_of(status, words);
}

std::string_view source_words(ReadingSource source) {
    static constexpr std::array<std::string_view, 4> words{tr_noop("before needling"), tr_noop("home diary"),
                                                           tr_noop("right after"), tr_noop("recalled")};
    return word_of(source, words);
}

std::string_view end_words(EndReason reason) {
    static constexpr std::array<std::string_view, 8> words{
        tr_noop("as agreed"),  tr_noop("no benefit"),     tr_noop("a side effect"), tr_noop("cost"),
        tr_noop("moved away"), tr_noop("stopped coming"), tr_noop("died"),          tr_noop("assessed, not started")};
    return word_of(reason, words);
}

std::string_view causality_words(Causality causality) {
    static constexpr std::array<std::string_view, 6> words{tr_noop("certain"),      tr_noop("probable"),
                                                           tr_noop("possible"),     tr_noop("unlikely"),
                                                           tr_noop("unclassified"), tr_noop("can't be assessed")};
    return word_of(causality, words);
}

std::string_view side_words(Side side) {
    static constexpr std::array<std::string_view, 4> words{tr_noop("left"), tr_noop("right"), tr_noop("both sides"),
                                                           tr_noop("midline")};
    return word_of(side, words);
}

std::string score_words(const Answer<Score>& score) {
    switch (score.state()) {
        case Answered::value:
            return std::to_string(score.value().points());
        case Answered::none:
            return tr("none");
        case Answered::declined:
            return tr("declined");
        case Answered::not_asked:
            break;
    }
    return tr("not asked");
}

std::string side_effect_words(const SideEffect& effect) {
    std::vector<std::string> more{std::string{tr(name_of(effect.severity))}, effect.point, effect.note,
                                  effect.serious ? tr("serious") : ""};
    const auto side = effect.side && (*effect.side == Side::left || *effect.side == Side::right);
    if (side)
        more.insert(more.begin() + 1, std::string{tr(name_of(*effect.side))});
    return within_sentence(tr(evidence::facts(effect.kind).label)) + " (" + joined(more, ", ") + ")";
}

std::string agreement_words(const AgreementPeriod& period, const std::vector<MeasureTrend>& measures) {
    const auto& agreement = period.agreement;
    auto words = fmt::format("{}: {}", report::date_text(agreement.agreed_on), aim_words(agreement.aim));
    for (const auto& trend : measures)
        if (agreement.measure == trend.measure.id)
            words += trf(", judged on {}", score_words(trend.measure));
    if (agreement.target)
        words += trf(", {} points lower", report::number_text(*agreement.target));
    if (agreement.rate_per_year)
        words += trf(", expected rise {} points a year", report::number_text(*agreement.rate_per_year));
    if (period.review)
        words += trf("; review {}", report::date_text(*period.review));
    return words;
}

std::string state_words(const TrendView& view, const MeasureTrend& trend) {
    if (trend.standing.kind != Standing::Kind::judged)
        return trend.standing.kind == Standing::Kind::comfort ? tr("Comfort: not judged") : tr("Not judged");
    auto words = std::string{label_words(trend.standing)};
    const auto reason = trend.standing.shown->reason;
    using outcome::Reason;
    if (trend.standing.shown->state == outcome::State::not_reached && trend.course)
        if (const auto review = outcome::review_of(*trend.course, view.constants))
            return words + trf(" by {}", report::date_text(*review));
    if (reason == Reason::floor)
        words += tr(": start too low");
    else if (reason == Reason::ceiling)
        words += tr(": start too high");
    else if (reason == Reason::few_baseline || reason == Reason::weak_baseline)
        words += tr(": few scores at the start");
    return set_for_print(words);
}

}  // namespace needlebook::app
