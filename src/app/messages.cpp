/// One switch for each code, without default: a new code without a sentence doesn't compile.
#include "app/messages.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "app/export.h"
#include "app/import.h"
#include "app/import_taken.h"
#include "app/report_words.h"
#include "base/tongue.h"

namespace needlebook::app {
namespace {

std::string_view or_it(std::string_view subject, std::string_view it) { return subject.empty() ? it : subject; }

/// A detail that names a field of ours, in words.
std::string_view field_words(std::string_view field) {
    struct Words {
        std::string_view field;
        std::string_view words;
    };
    static constexpr std::array known{
        Words{"starts", tr_noop("the date and time: not beyond tomorrow, and not before the patient was born")},
        Words{"counted_out", tr_noop("the needles: more came out than went in")},
        Words{"retention_min", tr_noop("the minutes in place: 0 to 240")},
        Words{"needles_out", tr_noop("the needles counted out")},
        Words{"agreed_on", tr_noop("the day of the agreement")},
        Words{"review_on", tr_noop("the review date: after the first treatment")},
        Words{"review", tr_noop("the review date: after the first treatment")},
        Words{"rate_per_week", tr_noop("the expected rise: more than 0 and at most 4 points a year")},
        Words{"rate_per_year", tr_noop("the expected rise: more than 0 and at most 4 points a year")},
        Words{"target", tr_noop("the target: more than 0 and at most 10 points, for the aim to improve")},
        Words{"score", tr_noop("a score: whole numbers from 0 to 10")},
        Words{"who", tr_noop("who signs")},
        Words{"reason", tr_noop("a reason")},
        Words{"passphrase", tr_noop("a passphrase")},
        Words{"patient", tr_noop("the patient")},
        Words{"session", tr_noop("the session")},
        Words{"complaint", tr_noop("the complaint")},
        Words{"measure", tr_noop("the measure")},
        Words{"code", tr_noop("the patient's code")},
        Words{"retention_hold", tr_noop("the patient's records are on hold")}};
    for (const auto& one : known)
        if (one.field == field)
            return tr(one.words);
    return field;
}

std::string with_detail(std::string_view before, const Error& error, std::string_view after = ".") {
    if (error.detail.empty())
        return fmt::format("{}{}", before, after);
    return fmt::format("{}: {}{}", before, field_words(error.detail), after);
}

std::string choices_text(const PointLineError& error) {
    std::string text;
    for (const auto code : error.choices)
        text += (text.empty() ? "" : tr(" or ")) + code.text();
    return text;
}

/// The point as WHO would write it, however it was typed: "ub68" is BL68.
std::string past_end_text(const PointLineError& error) {
    const auto code = name_of(*error.channel);
    const auto first = std::min(error.text.find_first_of("0123456789"), error.text.size());
    const auto end = std::min(error.text.find_first_not_of("0123456789", first), error.text.size());
    const auto last = error.last.value_or(last_number(*error.channel));
    return trf("{}{}: the {} ends at {}{}", code, error.text.substr(first, end - first), channel_words(*error.channel),
               code, last);
}

}  // namespace

std::string_view channel_words(Channel channel) {
    switch (channel) {
        case Channel::lung:
            return tr("lung channel");
        case Channel::large_intestine:
            return tr("large intestine channel");
        case Channel::stomach:
            return tr("stomach channel");
        case Channel::spleen:
            return tr("spleen channel");
        case Channel::heart:
            return tr("heart channel");
        case Channel::small_intestine:
            return tr("small intestine channel");
        case Channel::bladder:
            return tr("bladder channel");
        case Channel::kidney:
            return tr("kidney channel");
        case Channel::pericardium:
            return tr("pericardium channel");
        case Channel::triple_energizer:
            return tr("triple energizer channel");
        case Channel::gallbladder:
            return tr("gallbladder channel");
        case Channel::liver:
            return tr("liver channel");
        case Channel::governor_vessel:
            return tr("governor vessel");
        case Channel::conception_vessel:
            return tr("conception vessel");
        case Channel::extra_head_neck:
            return tr("list of extra points of head and neck");
        case Channel::extra_chest_abdomen:
            return tr("list of extra points of chest and abdomen");
        case Channel::extra_back:
            return tr("list of extra points of the back");
        case Channel::extra_upper_limb:
            return tr("list of extra points of the arm");
        case Channel::extra_lower_limb:
            return tr("list of extra points of the leg");
    }
    return {};
}

std::string sentence_for(const Error& error, std::string_view subject) {
    switch (error.code) {
        case Errc::out_of_range:
            return with_detail(tr("Outside what is possible"), error);
        case Errc::malformed:
            return with_detail(tr("This can't be read"), error);
        case Errc::empty:
            return with_detail(tr("Something is missing"), error);
        case Errc::not_found:
            if (error.detail == "patient")
                return trf("No patient has the code {}.", or_it(subject, tr("given")));
            return with_detail(tr("Not found"), error);
        case Errc::already_exists:
            if (error.detail == "session")
                return tr("That patient has a session at that time already.");
            return trf("{} is there already. Choose another name, or move it away first.",
                       or_it(subject, or_it(error.detail, tr("It"))));
        case Errc::ambiguous:
            return with_detail(tr("This can mean more than one thing"), error);
        case Errc::not_allowed:
            if (error.detail.empty())
                return tr("The book was opened for reading only.");
            return with_detail(tr("This can't be changed"), error);
        case Errc::incomplete:
            return with_detail(tr("Something is needed first"), error);
        case Errc::contradiction:
            return with_detail(tr("Two things can't both be true"), error);
        case Errc::wrong_passphrase:
            return trf(
                "That passphrase doesn't open {}. Check Caps Lock and the keyboard's language. A book whose first page "
                "is damaged looks the same.",
                or_it(subject, tr("the book")));
        case Errc::not_a_book:
            return trf("{} is no Needlebook book, or the file breaks off.", or_it(subject, tr("This file")));
        case Errc::newer_book:
            return trf("{} was written by a newer Needlebook. Nothing was changed; open it with that release.",
                       or_it(subject, tr("The book")));
        case Errc::damaged_book:
            return trf(
                "Part of {} is damaged or missing. Put a backup back, or salvage what can be read into a new book.",
                or_it(subject, tr("the book")));
        case Errc::in_use:
            return trf("Another program is writing in {}. Close it there first.", or_it(subject, tr("the book")));
        case Errc::unreadable_file:
            return trf("{} can't be used: it is missing, a folder, or you have no permission.",
                       or_it(subject, or_it(error.detail, tr("The file"))));
        case Errc::disk_full:
            return tr("The disk is full. Nothing was changed; make room and try again.");
        case Errc::storage:
            return trf("The disk or the book failed{}{}. Nothing was changed.", error.detail.empty() ? "" : ": ",
                       error.detail);
    }
    return {};
}

std::string sentence_for(const PointLineError& error) {
    const auto& text = error.text;
    switch (error.reason) {
        case PointLineFault::unknown_point:
            return trf("{}: no such point", text);
        case PointLineFault::past_channel_end:
            return past_end_text(error);
        case PointLineFault::ambiguous_name:
            return trf("{} can mean {}: type the code", text, choices_text(error));
        case PointLineFault::side_on_midline:
            return trf("{}: this point lies on the midline and has no side", text);
        case PointLineFault::already_there:
            return trf("{} is there already", text);
        case PointLineFault::not_there:
            return trf("{}: it isn't there, so it can't be dropped", text);
        case PointLineFault::unknown_group:
            return trf("{}: no such group of points", text);
        case PointLineFault::unknown_option:
            return trf("{}: no such option for this point", text);
        case PointLineFault::repeated_option:
            return trf("{}: the same kind of option twice", text);
        case PointLineFault::no_such_site:
            return trf("{}: the point has {} sites", text, error.last.value_or(1));
        case PointLineFault::out_of_range:
            return trf("{}: depth is 1 to 150 mm, a pair 1 to 20, needles at one place 1 to 50", text);
        case PointLineFault::contradiction:
            return trf("{}: these options can't both be", text);
        case PointLineFault::electrode_without_pair:
            return trf("{}: an electrode needs its pair at a second place", text);
        case PointLineFault::too_many_electrodes:
            return trf("{}: a pair of electrodes has two places, not more", text);
        case PointLineFault::missing_words:
            return trf("{}: say where, as in ashi:calf", text);
        case PointLineFault::open_quote:
            return trf("{}: the quotation mark isn't closed", text);
        case PointLineFault::not_utf8:
            return tr("the text isn't UTF-8");
    }
    return {};
}

std::string sentence_for(const exchange::RejectedCell& cell) {
    using exchange::Refusal;
    const auto& text = cell.cell;
    switch (cell.reason) {
        case Refusal::not_csv:
            return tr("this is no CSV: a quotation mark left open, or a number of cells that differs from the header");
        case Refusal::unknown_column:
            return trf("the column {} isn't known; map it (--map), or take it out", text);
        case Refusal::column_twice:
            return trf("another column is read as {} already", text);
        case Refusal::missing_column:
            return trf("the column {} is missing", cell.column);
        case Refusal::empty:
            return tr("this can't be empty");
        case Refusal::not_a_date:
            return trf("{} is no date like 2026-03-01", text);
        case Refusal::not_a_time:
            return trf("{} is no time like 10:00", text);
        case Refusal::either_date:
            return trf("{} can be two days: say whether the day or the month comes first", text);
        case Refusal::beyond_tomorrow:
            return trf("{} is beyond tomorrow", text);
        case Refusal::before_birth:
            return trf("{} is before the patient was born", text);
        case Refusal::before_record:
            return trf("{} is more than a year before this patient's record begins", text);
        case Refusal::not_a_kind:
            return trf("{} is neither visit nor reading, nor what becomes of an appointment", text);
        case Refusal::not_of_kind:
            return trf("{} can't be where nobody came or nobody needled: make the row a visit, or take it out", text);
        case Refusal::not_a_score:
            return trf("{} is no score: whole numbers from 0 to 10, or declined", text);
        case Refusal::not_a_point:
            return cell.point ? sentence_for(*cell.point) : trf("{}: no such point", text);
        case Refusal::not_an_effect:
            return trf("{} is no kind of side effect that is known", text);
        case Refusal::not_a_severity:
            return trf("{}: severity is mild, moderate or severe", text);
        case Refusal::not_a_number:
            return trf("{} is no number in the range that is possible here", text);
        case Refusal::out_more_than_in:
            return trf("{} needles came out, more than went in", text);
        case Refusal::only_for_visits:
            return tr("a reading has scores only; make the row a visit");
        case Refusal::no_score:
            return tr("a reading without any score");
        case Refusal::twice_in_file:
            return trf("another visit of this patient at {} stands in this file; give them times", text);
        case Refusal::in_book_already:
            return trf("the book holds this patient's entry of {} already", text);
        case Refusal::not_an_aim:
            return trf("{} is no aim: improve, hold, slow or comfort", text);
        case Refusal::not_a_measure:
            return trf("{} is none of pain, numbness and tingling", text);
        case Refusal::aim_missing:
            return tr("something was agreed, but the aim is missing");
        case Refusal::primary_missing:
            return tr("the score to be judged is missing: pain, numbness or tingling");
        case Refusal::rate_missing:
            return tr("the aim slow needs the expected rise in points a year");
        case Refusal::review_too_early:
            return trf("the review on {} doesn't lie after the first treatment", text);
        case Refusal::agreed_twice:
            return trf("another agreement of {} or later says otherwise", text);
        case Refusal::not_json:
            return tr("this is no JSON from here on");
        case Refusal::not_a_record:
            return tr("this is no record that Needlebook has written");
        case Refusal::newer_version:
            return trf("version {} was written by a newer release of Needlebook", text);
        case Refusal::missing_file:
            return tr("this file is missing from the folder");
        case Refusal::missing_field:
            return tr("this is missing");
        case Refusal::not_the_type:
            return text.empty() ? tr("this can't stand here") : trf("{} can't stand here", text);
        case Refusal::out_of_bounds:
            return tr("a value here lies outside its limits");
        case Refusal::of_nobody:
            return tr("this belongs to something that isn't there");
        case Refusal::id_twice:
            return tr("this stands twice: two records with one id, code or name");
        case Refusal::line_too_long:
            return tr("this line is longer than any that is possible here");
        case Refusal::wrong_encoding:
            return trf("this is {} text: save it as UTF-8", text);
        case Refusal::book_not_empty:
            return tr("a whole record goes into an empty book only; make a new one");
        case Refusal::of_another_book:
            return tr("this diary is of nobody in this book");
        case Refusal::two_scores_a_day:
            return trf("two different scores of {}", text);
        case Refusal::several_people:
            return trf("{} can be several patients: a code or a date of birth tells them apart", text);
        case Refusal::other_person:
            return trf("{}: the patient with this code is somebody else", text);
    }
    return {};
}

std::string sentence_for(VisitWarning warning, const Session& session) {
    switch (warning) {
        case VisitWarning::not_counted_out:
            return trf("{} needles in, none counted out: the session stays unsigned until they are counted",
                       needles_in(session));
        case VisitWarning::needles_left:
            return trf("{} needles in, {} out: look for the others; the session stays unsigned", needles_in(session),
                       needles_out(session).value_or(0));
    }
    return {};
}

std::string progress_words(std::size_t done, std::size_t all) {
    return all > 0 ? trf("{} of {}", done, counted(all, "patient", "patients")) : counted(done, "patient", "patients");
}

std::string sentence_for(const exchange::LeftOut& left_out) {
    if (left_out.is_ahead)
        return trf("Line {} is an appointment that has not taken place, and is left out.", left_out.line);
    if (left_out.column.empty())
        return trf("Line {} sums up others and is left out.", left_out.line);
    return trf("Line {}: {} has no meaning for that aim and is left out.", left_out.line, left_out.column);
}

std::string export_sentence_for(const Error& error, std::string_view folder) {
    if (error.code == Errc::already_exists)
        return trf("{} holds something else already: {}. It would lie beside the export; choose an empty folder.",
                   folder, error.detail);
    return sentence_for(error, folder);
}

std::string imported_words(const ImportReport& report) {
    return fmt::format("{}: {}, {}, {}", counted(report.rows, "row", "rows"),
                       counted(report.patients, "new patient", "new patients"),
                       counted(report.sessions, "session", "sessions"), counted(report.readings, "score", "scores"));
}

std::string exported_words(const ExportReport& report) {
    return trf("{} in {}", counted(report.patients, "patient", "patients"),
               counted(report.files.size(), "file", "files"));
}

std::string taken_words(const std::vector<TakenRecords>& records) {
    std::string words;
    const auto add_counted = [&](std::string_view kind, const char* one, const char* many) {
        std::size_t count = 0;
        for (const auto& patient : records)
            if (const auto ids = patient.ids.find(kind); ids != patient.ids.end())
                count += ids->second.size();
        if (count > 0)
            (words += words.empty() ? "" : ", ") += counted(count, one, many);
    };
    add_counted("patient", "patient", "patients");
    add_counted("session", "session", "sessions");
    add_counted("reading", "score from home", "scores from home");
    return words.empty() ? tr("nothing") : words;
}

}  // namespace needlebook::app
