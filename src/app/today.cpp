/// One pass over the ledger, and the names of those who are in the list.
#include "app/today.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "app/guarded.h"
#include "app/logbook.h"

namespace needlebook::app {

namespace {

bool is_answered(Answered answer) { return answer != Answered::not_asked; }

/// The last two treatments of a person.
struct LastVisits {
    const LedgerVisit* last = nullptr;
    const LedgerVisit* before = nullptr;

    void see(const LedgerVisit& visit) {
        if (last == nullptr || visit.day >= last->day) {
            before = last;
            last = &visit;
        } else if (before == nullptr || visit.day > before->day) {
            before = &visit;
        }
    }
};

class TodayMaker {
public:
    explicit TodayMaker(const PracticeLedger& ledger) : ledger_{ledger}, as_of_{ledger.as_of()} {}

    std::vector<TodayItem> make() && {
        add_sessions();
        add_serious();
        add_prompts();
        add_reviews();
        add_questions();
        // Places of people depend on who was heard of first.
        std::ranges::stable_sort(items_, {}, [](const TodayItem& item) {
            return std::tuple{item.kind, item.day, item.patient};
        });
        name_them();
        return std::move(items_);
    }

private:
    TodayItem& add(TodayKind kind, std::uint32_t person, Day day) {
        TodayItem item;
        item.kind = kind;
        item.patient = ledger_.people()[person].patient;
        item.day = day;
        return items_.emplace_back(std::move(item));
    }

    void add_sessions() {
        for (const auto& visit : ledger_.visits()) {
            if (visit.status != SessionStatus::draft)
                continue;
            auto& item = add(visit.needles_are_in ? TodayKind::needles_in : TodayKind::unsigned_session, visit.person,
                             visit.day);
            item.session = visit.session;
            if (visit.needles_are_in)
                item.minutes = minutes_in(visit.session);
        }
    }

    /// Since the needles of a session went in.
    std::optional<int> minutes_in(Id<Session> id) const {
        const auto session = ledger_.book().book().sessions.find(id);
        if (!session || !session->needles_in_at)
            return std::nullopt;
        const auto ago = ledger_.book().clock().now() - *session->needles_in_at;
        return static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(ago).count());
    }

    void add_serious() {
        const auto effects = ledger_.effects();
        for (std::size_t i = 0; i < effects.size(); ++i) {
            if (!effects[i].serious || effects[i].closed)
                continue;
            auto& item = add(TodayKind::serious_open, effects[i].person, effects[i].day);
            item.session = effects[i].session;
            item.effect = i;
            item.effect_kind = effects[i].kind;
        }
    }

    void add_prompts() {
        for (const auto& prompt : ledger_.prompts()) {
            const auto day = ledger_.people()[prompt.person].last_visit.value_or(as_of_);
            if (prompt.check_in)
                add(TodayKind::check_in, prompt.person, day).worse = prompt.worse;
            if (prompt.mixed)
                add(TodayKind::mixed, prompt.person, day);
        }
    }

    void add_reviews() {
        for (const auto& review : ledger_.reviews()) {
            const int ahead = days_between(as_of_, review.review);
            if (review.follow_up) {
                if (ahead <= 0)
                    add(TodayKind::follow_up, review.person, review.review);
            } else if (ahead < 0)
                add(TodayKind::review_overdue, review.person, review.review);
            else if (ahead <= days_to_review)
                add(TodayKind::review_due, review.person, review.review);
        }
    }

    void add_questions() {
        std::vector<LastVisits> visits(ledger_.people().size());
        std::vector<std::optional<Day>> answered(ledger_.people().size());
        for (const auto& visit : ledger_.visits()) {
            if (visit.kind == SessionKind::treatment)
                visits[visit.person].see(visit);
            if (is_answered(visit.asked) && (!answered[visit.person] || *answered[visit.person] < visit.day))
                answered[visit.person] = visit.day;
        }
        std::vector<bool> ended(ledger_.people().size(), false);
        for (const auto& starter : ledger_.starters())
            ended[starter.person] = starter.all_ended;
        for (std::uint32_t person = 0; person < visits.size(); ++person) {
            const auto* last = visits[person].last;
            if (last == nullptr || ended[person])
                continue;
            const int ago = days_between(last->day, as_of_);
            if (ago > days_looked_back)
                continue;
            // Asked that day or later, by phone or at a talk too, it is settled.
            const bool asked = answered[person] && *answered[person] >= last->day;
            if (visits[person].before != nullptr && !asked && ago < days_until_phone)
                add(TodayKind::not_asked, person, last->day).session = last->session;
            // A call in between may have asked; the last visit of any kind says so.
            if (ago >= days_until_phone && ledger_.people()[person].last_visit == last->day)
                add(TodayKind::not_heard_of, person, last->day).session = last->session;
        }
    }

    void name_them() {
        std::unordered_map<Id<Patient>, std::pair<std::string, std::string>> names;
        for (auto& item : items_) {
            auto found = names.find(item.patient);
            if (found == names.end()) {
                const auto patient = ledger_.book().book().patients.find(item.patient);
                found = names
                            .emplace(item.patient, patient ? std::pair{patient->code, full_name(*patient)}
                                                           : std::pair<std::string, std::string>{})
                            .first;
            }
            std::tie(item.code, item.name) = found->second;
        }
    }

    const PracticeLedger& ledger_;
    Day as_of_;
    std::vector<TodayItem> items_;
};

}  // namespace

Result<std::vector<TodayItem>> today(const PracticeLedger& ledger) {
    return guarded([&] { return TodayMaker{ledger}.make(); });
}

}  // namespace needlebook::app
