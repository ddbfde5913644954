/// One rule for every way in which a course ends.
#include "app/course_end.h"

#include <algorithm>

#include "app/course_order.h"
#include "app/logbook.h"

namespace needlebook::app {

std::optional<Day> running_since(const TrendView& view) {
    const auto* after = view.ends.empty() ? nullptr : &view.ends.back();
    std::optional<Day> since;
    const auto see = [&](Day day) {
        if (!since || day < *since)
            since = day;
    };
    for (const auto& session : view.sessions)
        if (session.kind == SessionKind::treatment && (after == nullptr || session.day() > after->ended_on))
            see(session.day());
    for (const auto& period : view.agreements)
        if (after == nullptr || entered(period.agreement) > entered(*after))
            see(period.agreement.agreed_on);
    // Assessed and never treated, nothing agreed: from the day on which they came with it.
    if (!since && after == nullptr)
        since = view.complaint.opened_on;
    return since;
}

bool treated_on(const TrendView& view, Day day) {
    return std::ranges::any_of(view.sessions, [day](const SessionMark& session) {
        return session.kind == SessionKind::treatment && session.day() == day;
    });
}

std::optional<EndFault> end_fault(const TrendView& view, const CourseEndForm& form, Day today) {
    const auto since = running_since(view);
    if (!since)
        return EndFault::ended_already;
    if (form.last_day > today)
        return EndFault::not_yet;
    if (form.last_day < *since)
        return EndFault::before_it_began;
    if (!form.reason)
        return EndFault::no_reason;
    if (form.follow_up_on && *form.follow_up_on < form.last_day)
        return EndFault::follow_up_first;
    if (!form.scores.empty() && treated_on(view, form.last_day))
        return EndFault::scored_at_visit;
    return std::nullopt;
}

Result<void> end_course(Logbook& book, const TrendView& view, const CourseEndForm& form) {
    if (end_fault(view, form, book.clock().today()))
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
