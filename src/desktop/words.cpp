/// Choosing words. Sentences about outcomes are not made here but in report/wording.
#include "desktop/words.h"

#include <array>
#include <charconv>
#include <clocale>

#include <langinfo.h>

#include <fmt/format.h>
#include <wx/intl.h>

#include "app/report_words.h"
#include "app/trend_words.h"
#include "base/spoken.h"
#include "base/text.h"
#include "base/tongue.h"
#include "desktop/entry_words.h"
#include "domain/evidence.h"
#include "report/wording.h"

namespace needlebook::desktop {

namespace {

std::string utf8(const wxString& words) { return words.utf8_string(); }

std::optional<int> number(std::string_view digits) {
    int value = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (problem != std::errc{} || end != digits.data() + digits.size() || digits.empty())
        return std::nullopt;
    return value;
}

/// How the user's country writes a date in figures.
struct DateHabit {
    std::string order = "dmy";
    char between = '/';
};

/// From the locale's own short form, "%d.%m.%Y"; as in Britain where it has none that people use.
DateHabit date_habit() {
    const std::string_view locale = std::setlocale(LC_TIME, nullptr);
    const std::string_view form = nl_langinfo(D_FMT);
    DateHabit habit{"", '/'};
    for (std::size_t i = 0; i + 1 < form.size(); ++i) {
        if (form[i] != '%')
            continue;
        const char part = form[i + 1] == 'e' ? 'd' : form[i + 1] == 'y' ? 'Y' : form[i + 1];
        habit.order += part == 'Y' ? 'y' : part;
        if (habit.order.size() == 1 && i + 2 < form.size())
            habit.between = form[i + 2];
    }
    const bool is_known =
        habit.order == "dmy" || habit.order == "mdy" || (habit.order == "ymd" && habit.between == '-');
    const bool is_plain = locale == "C" || locale == "POSIX" || locale.starts_with("C.");
    return is_known && !is_plain && (habit.between == '/' || habit.between == '.' || habit.between == '-')
               ? habit
               : DateHabit{};
}

}  // namespace

std::string typeset(std::string_view text) { return app::set_for_print(text); }

std::string aim_word(Aim aim) {
    switch (aim) {
        case Aim::improve:
            return utf8(_("improve"));
        case Aim::hold:
            return utf8(_("hold steady"));
        case Aim::slow:
            return utf8(_("slow the worsening"));
        case Aim::comfort:
            break;
    }
    return utf8(_("comfort only"));
}

std::string complaint_kind_word(ComplaintKind kind) {
    return kind == ComplaintKind::other ? utf8(_("Something else")) : tr(evidence::facts(kind).name);
}

std::string complaint_words(const Complaint& complaint) {
    std::string words = complaint.words;
    if (words.empty())
        words = complaint.kind == ComplaintKind::other ? utf8(_("complaint")) : complaint_kind_word(complaint.kind);
    if (words.size() > 1 && words[1] >= 'a' && words[1] <= 'z')
        words[0] = within_sentence(words.substr(0, 1))[0];
    if (complaint.region.empty())
        return words;
    switch (complaint.side) {
        case Side::left:
            return words + ", " + utf8(_("left")) + " " + complaint.region;
        case Side::right:
            return words + ", " + utf8(_("right")) + " " + complaint.region;
        case Side::both:
            return words + ", " + utf8(_("both")) + " " + complaint.region;
        case Side::midline:
            break;
    }
    return words + ", " + complaint.region;
}

std::string agreement_line(const Agreement& agreement, std::string_view measure, std::optional<Day> review) {
    auto line =
        fmt::format("{} {}: {}", utf8(_("Agreed")), report::date_text(agreement.agreed_on), aim_word(agreement.aim));
    if (!measure.empty())
        line += ", " + utf8(_("judged on")) + " " + within_sentence(measure);
    if (const auto day = agreement.review_on ? agreement.review_on : review)
        line += ", " + utf8(_("review")) + " " + report::date_text(*day);
    return line;
}

std::string status_word(SessionStatus status) {
    switch (status) {
        case SessionStatus::draft:
            return utf8(_("not signed"));
        case SessionStatus::signed_:
            return utf8(_("signed"));
        case SessionStatus::void_:
            return utf8(_("entered in error"));
        case SessionStatus::imported:
            break;
    }
    return utf8(_("imported"));
}

std::string ended_words(EndReason reason) {
    switch (reason) {
        case EndReason::agreed:
            return utf8(_("Ended as agreed"));
        case EndReason::no_benefit:
            return utf8(_("Ended: no benefit"));
        case EndReason::side_effect:
            return utf8(_("Ended: a side effect"));
        case EndReason::cost:
            return utf8(_("Ended: cost"));
        case EndReason::moved:
            return utf8(_("Moved away"));
        case EndReason::lost:
            return utf8(_("Stopped coming"));
        case EndReason::died:
            return utf8(_("Died"));
        case EndReason::assessed_not_started:
            break;
    }
    return utf8(_("Not started"));
}

std::string standing_words(const app::PatientRow& row) {
    if (row.ended)
        return ended_words(*row.ended);
    if (row.standing.kind == app::Standing::Kind::comfort)
        return utf8(_("Comfort: not judged"));
    return std::string{app::label_words(row.standing)};
}

std::string edit_words(std::string_view label) {
    if (label == "add_patient")
        return utf8(_("new patient"));
    if (label == "edit_patient")
        return utf8(_("change of details"));
    if (label == "import_diary")
        return utf8(_("home diary taken in"));
    if (label == "type_diary")
        return utf8(_("scores from home"));
    if (label == "screening")
        return utf8(_("answer of the first visit"));
    if (label == "consent")
        return utf8(_("consent"));
    if (label == "add_examination")
        return utf8(_("examination"));
    if (label == "end_course")
        return utf8(_("end of the course"));
    return utf8(_("last change"));
}

Result<Day> typed_day(std::string_view text) {
    const auto plain = trimmed(text);
    if (const auto iso = parse_day(plain))
        return iso;
    std::string unified{plain};
    for (char& letter : unified)
        if (letter == '.' || letter == '-' || letter == ' ')
            letter = '/';
    const auto parts = split(unified, '/');
    if (parts.size() != 3 || parts[2].size() != 4)
        return fail(Errc::malformed, std::string{text});
    const bool month_first = date_habit().order == "mdy";
    const auto dom = number(parts[month_first ? 1 : 0]);
    const auto month = number(parts[month_first ? 0 : 1]);
    const auto year = number(parts[2]);
    if (!dom || !month || !year || *dom < 1 || *dom > 31 || *month < 1 || *month > 12)
        return fail(Errc::malformed, std::string{text});
    return parse_day(fmt::format("{:04}-{:02}-{:02}", *year, *month, *dom));
}

std::string short_date(Day day) {
    return short_day(day) + " " + fmt::format("{}", static_cast<int>(date::year_month_day{day}.year()));
}

wxString example_date() { return shown(typed_form(Day{date::year{2026} / 3 / 14})); }

std::string typed_form(Day day) {
    const date::year_month_day parts{day};
    const auto habit = date_habit();
    std::string text;
    for (const char part : habit.order) {
        if (!text.empty())
            text += habit.between;
        text += part == 'd'   ? fmt::format("{:02}", static_cast<unsigned>(parts.day()))
                : part == 'm' ? fmt::format("{:02}", static_cast<unsigned>(parts.month()))
                              : fmt::format("{:04}", static_cast<int>(parts.year()));
    }
    return text;
}

}  // namespace needlebook::desktop
