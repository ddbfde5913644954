/// What waits for somebody today, over the whole book.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/practice_ledger.h"
#include "base/day.h"
#include "base/id.h"
#include "base/result.h"

namespace needlebook::app {

/// In the order of urgency, which is the order of the list.
enum class TodayKind {
    needles_in,      ///< Went in and were not counted out.
    serious_open,    ///< A serious event that isn't closed.
    check_in,        ///< Scores are up: a prompt, not a verdict.
    mixed,           ///< Pain is down, numbness is up or reaches further.
    review_overdue,  ///< The agreed date has passed.
    review_due,      ///< It comes within two weeks.
    follow_up,       ///< The course ended; the day has come on which somebody asks again.
    unsigned_session,
    not_asked,    ///< Came again and wasn't asked about the time since the last visit.
    not_heard_of  ///< Treated, not back for four weeks: nobody could ask.
};

struct TodayItem {
    TodayKind kind{};
    Id<Patient> patient;
    std::string code;
    std::string name;
    std::optional<Id<Session>> session;  ///< Which one it is about.
    std::optional<std::size_t> effect;   ///< serious_open: index in ledger.effects().
    std::optional<SideEffectKind> effect_kind;
    bool worse = false;          ///< check_in: the verdict is worse.
    Day day{};                   ///< Of the session, the review, the last visit.
    std::optional<int> minutes;  ///< needles_in: since when.
    bool operator==(const TodayItem&) const = default;
};

/// Days ahead in which a review counts as due.
inline constexpr int days_to_review = 14;
/// After so many days without a visit the question about side effects is for the phone.
inline constexpr int days_until_phone = 28;
/// What lies further back is no longer for today.
inline constexpr int days_looked_back = 84;

/// By kind, then by day, the oldest first. Of a complete ledger. Fails with what the book fails with.
Result<std::vector<TodayItem>> today(const PracticeLedger& ledger);

}  // namespace needlebook::app
