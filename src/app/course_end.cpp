/// One rule for every way in which a course ends.
#include "app/course_end.h"

#include <algorithm>

#include "app/logbook.h"

namespace needlebook::app {

std::optional<Day> running_since(const TrendView& view) {
    std::optional<Day> after;
    if (!view.ends.empty())
        after = view.ends.back().ended_on;
    std::optional<Day> since;
    const auto see = [&](Day day) {
        if ((!after || day > *after) && (!since || day < *since))
            since = day;
    };
    for (const auto& session : view.sessions)
        if (session.kind == SessionKind::treatment)
            see(session.day());
    for (const auto& period : view.agreements)
        see(period.agreement.agreed_on);
    // Assessed and never treated, nothing agreed: from the day on which they came with it.
    if (!since && !after)
        since = view.complaint.opened_on;
    return since;
}

std::optional<EndFault> end_fault(const TrendView& view, const CourseEndForm& form) {
    const auto since = running_since(view);
    if (!since)
        return EndFault::ended_already;
    if (form.last_day > view.as_of)
        return EndFault::not_yet;
    if (form.last_day < *since)
        return EndFault::before_it_began;
    if (!form.reason)
        return EndFault::no_reason;
    if (form.follow_up_on && *form.follow_up_on < form.last_day)
        return EndFault::follow_up_first;
    return std::nullopt;
}

Result<void> end_course(Logbook& book, const TrendView& view, const CourseEndForm& form) {
    if (end_fault(view, form))
        return fail(Errc::not_allowed, "course end");
    CourseEnd end;
    end.id = book.ids().next<CourseEnd>();
    end.complaint = view.complaint.id;
    end.ended_on = form.last_day;
    end.reason = *form.reason;
    end.follow_up = form.follow_up;
    end.note = form.note;
    end.follow_up_on = form.follow_up_on;
    Edit edit{"end_course", {added(std::move(end))}};
    for (const auto& [measure, score] : form.scores) {
        Reading reading;
        reading.id = book.ids().next<Reading>();
        reading.measure = measure;
        reading.day = form.last_day;
        reading.source = ReadingSource::home;
        reading.score = score;
        reading.entered_at = book.clock().now();
        edit.revisions.push_back(added(std::move(reading)));
    }
    return book.commit(edit, view.patient.id);
}

}  // namespace needlebook::app
