/// Reads them in one go.
#include "app/report_source.h"

#include <algorithm>
#include <ranges>

#include "app/guarded.h"
#include "app/logbook.h"

namespace needlebook::app {

const Practitioner* ReportSource::named(std::optional<Id<Practitioner>> id) const {
    const auto found = std::ranges::find_if(practitioners, [&](const Practitioner& one) { return one.id == id; });
    return found == practitioners.end() ? nullptr : &*found;
}

const Practitioner* ReportSource::practitioner() const {
    for (const auto& session : sessions | std::views::reverse)
        if (session.kind == SessionKind::treatment)
            if (const auto* found = named(session.practitioner))
                return found;
    return practitioners.empty() ? nullptr : &practitioners.front();
}

Result<ReportSource> report_source(const Logbook& book, TrendView trend) {
    return guarded([&] {
        ReportSource source;
        const auto& rows = book.book();
        const auto patient = trend.patient.id;
        source.practice = rows.practice.get();
        source.practitioners = rows.practitioners.all();
        source.screening = rows.screening_answers.latest_of(patient);
        source.consents = rows.consents.of(patient);
        source.evidence_shown = rows.evidence_shown.of(patient);
        source.history = rows.history.head();
        const auto belongs = [&](const Session& session) {
            return session.complaint.value_or(trend.complaint.id) == trend.complaint.id &&
                   day_of(session.starts) <= trend.as_of;
        };
        std::ranges::copy_if(rows.sessions.current_of(patient), std::back_inserter(source.sessions), belongs);
        std::ranges::copy_if(rows.sessions.all_of(patient), std::back_inserter(source.versions), belongs);
        source.trend = std::move(trend);
        return source;
    });
}

}  // namespace needlebook::app
