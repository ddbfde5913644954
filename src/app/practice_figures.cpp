/// One pass over the visits for each question.
#include "app/practice_figures.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include "app/guarded.h"
#include "app/logbook.h"

namespace needlebook::app {

namespace {

bool is_answered(Answered answer) { return answer == Answered::value || answer == Answered::none; }

Answered answer_of(const LedgerVisit& visit, SideEffectSource source) {
    return source == SideEffectSource::seen ? visit.seen : visit.asked;
}

/// Whether there is anything to answer: before a first treatment lies nothing that could be asked about.
bool can_be_put(const LedgerVisit& visit, SideEffectSource source) {
    return visit.kind == SessionKind::treatment && !(source == SideEffectSource::asked && visit.first);
}

/// Whether the visit is in the denominator of that source.
bool is_unit(const LedgerVisit& visit, SideEffectSource source, const Period& period) {
    return can_be_put(visit, source) && period.holds(visit.day) && is_answered(answer_of(visit, source));
}

const LedgerVisit* visit_of(const PracticeLedger& ledger, const LedgerEffect& effect) {
    const auto visits = ledger.visits();
    const auto found =
        std::ranges::lower_bound(visits, std::pair{effect.person, effect.session}, {}, [](const LedgerVisit& visit) {
            return std::pair{visit.person, visit.session};
        });
    return found == visits.end() || found->session != effect.session ? nullptr : &*found;
}

constexpr std::size_t kinds = Names<SideEffectKind>::all.size();
constexpr std::size_t any_kind = kinds;
constexpr std::size_t serious_kind = kinds + 1;
constexpr std::size_t all_kinds = kinds + 2;

std::string kind_name(std::size_t kind) {
    if (kind == any_kind)
        return "any";
    if (kind == serious_kind)
        return "serious";
    return std::string{name_of(static_cast<SideEffectKind>(kind))};
}

/// Counts of every kind from one source. Effects come session by session.
class EffectCounter {
public:
    EffectCounter(const PracticeLedger& ledger, const Period& period, SideEffectSource source)
        : ledger_{ledger}, period_{period}, source_{source}, asked_(ledger.people().size(), false) {
        for (auto& had : had_)
            had.assign(ledger.people().size(), false);
    }

    std::array<SideEffectRate, all_kinds> count() && {
        for (const auto& visit : ledger_.visits())
            if (is_unit(visit, source_, period_)) {
                ++sessions_;
                asked_[visit.person] = true;
            }
        for (const auto& effect : ledger_.effects()) {
            if (effect.source != source_ || !period_.holds(effect.day))
                continue;
            const auto* visit = effect.in_treatment ? visit_of(ledger_, effect) : nullptr;
            const bool counts = visit != nullptr && is_unit(*visit, source_, period_);
            note(static_cast<std::size_t>(effect.kind), effect, counts);
            note(any_kind, effect, counts);
            if (effect.serious)
                note(serious_kind, effect, counts);
        }
        finish();
        return std::move(rates_);
    }

private:
    void note(std::size_t kind, const LedgerEffect& effect, bool counts) {
        if (!counts) {
            ++rates_[kind].others;
            return;
        }
        ++rates_[kind].sessions.events;
        if (last_[kind] != effect.session)
            ++rates_[kind].sessions.carriers;
        last_[kind] = effect.session;
        had_[kind][effect.person] = true;
    }

    void finish() {
        const auto people = static_cast<int>(std::ranges::count(asked_, true));
        for (std::size_t kind = 0; kind < all_kinds; ++kind) {
            auto& rate = rates_[kind];
            rate.kind = kind_name(kind);
            rate.source = source_;
            rate.sessions.units = sessions_;
            rate.per_session = outcome::incidence(rate.sessions);
            const auto some = static_cast<int>(std::ranges::count(had_[kind], true));
            rate.patients = {some, some, people};
            if (people >= outcome::fewest_for_rate)
                rate.per_patient = outcome::incidence(rate.patients);
            rate.published = comparable_rates(rate.kind, source_, evidence::Denominator::treatments);
            rate.published_for_patients = comparable_rates(rate.kind, source_, evidence::Denominator::patients);
        }
    }

    const PracticeLedger& ledger_;
    const Period& period_;
    SideEffectSource source_;
    int sessions_ = 0;
    std::vector<bool> asked_;  ///< By person.
    std::array<std::vector<bool>, all_kinds> had_;
    std::array<Id<Session>, all_kinds> last_{};
    std::array<SideEffectRate, all_kinds> rates_;
};

/// Quarters since year 0.
int quarter_of(Day day) {
    const date::year_month_day ymd{day};
    return static_cast<int>(ymd.year()) * 4 + static_cast<int>((static_cast<unsigned>(ymd.month()) - 1) / 3);
}

/// Treatments and side effects by quarter. Effects come session by session.
class QuarterCounter {
public:
    explicit QuarterCounter(std::size_t people) : people_{people} {}

    void note(const LedgerVisit& visit) {
        auto& one = of(visit.day);
        ++one.quarter.treatments;
        for (const auto source : all_of<SideEffectSource>())
            if (can_be_put(visit, source) && is_answered(answer_of(visit, source))) {
                ++count_in(one.quarter, source).units;
                one.answered[static_cast<std::size_t>(source)][visit.person] = true;
            }
    }

    void note(const LedgerEffect& effect) {
        auto& count = count_in(of(effect.day).quarter, effect.source);
        auto& before = last_[static_cast<std::size_t>(effect.source)];
        ++count.events;
        count.carriers += before == effect.session ? 0 : 1;
        before = effect.session;
    }

    std::vector<Quarter> counted() {
        std::vector<Quarter> all;
        if (counting_.empty())
            return all;
        for (int number = counting_.begin()->first; number <= counting_.rbegin()->first; ++number) {
            const auto& [counted, answered] = with_people(counting_[number]);
            auto& quarter = all.emplace_back(counted);
            quarter.year = number / 4;
            quarter.number = number % 4 + 1;
            quarter.seen_people = people_in(answered, SideEffectSource::seen);
            quarter.asked_people = people_in(answered, SideEffectSource::asked);
        }
        return all;
    }

private:
    using Answers = std::array<std::vector<bool>, Names<SideEffectSource>::all.size()>;  ///< By source, then person.
    struct Counting {
        Quarter quarter;
        Answers answered;
    };

    Counting& with_people(Counting& one) const {
        for (auto& people : one.answered)
            people.resize(people_, false);
        return one;
    }
    Counting& of(Day day) { return with_people(counting_[quarter_of(day)]); }
    static outcome::Count& count_in(Quarter& quarter, SideEffectSource source) {
        return source == SideEffectSource::seen ? quarter.seen : quarter.asked;
    }
    static int people_in(const Answers& answered, SideEffectSource source) {
        return static_cast<int>(std::ranges::count(answered[static_cast<std::size_t>(source)], true));
    }

    std::size_t people_;
    std::map<int, Counting> counting_;
    std::array<Id<Session>, Names<SideEffectSource>::all.size()> last_{};
};

/// Each patient's first complaint, and the kind of each complaint.
struct ComplaintKinds {
    std::unordered_map<Id<Complaint>, ComplaintKind> of;
    std::unordered_map<Id<Patient>, ComplaintKind> first;

    /// Sessions for all complaints of a patient go by the first.
    ComplaintKind kind_of(const LedgerVisit& visit, Id<Patient> patient) const {
        if (visit.complaint) {
            const auto found = of.find(*visit.complaint);
            return found == of.end() ? ComplaintKind::other : found->second;
        }
        const auto found = first.find(patient);
        return found == first.end() ? ComplaintKind::other : found->second;
    }
};

ComplaintKinds complaint_kinds(const Logbook& book) {
    ComplaintKinds known;
    for (const auto& complaint : book.book().complaints.all()) {
        known.of.emplace(complaint.id, complaint.kind);
        known.first.emplace(complaint.patient, complaint.kind);  // They come by position.
    }
    return known;
}

/// Treatments with needles by kind of complaint: how many, of how many people, with which points.
class PointCounter {
public:
    explicit PointCounter(const PracticeLedger& ledger) : ledger_{ledger} {
        people_.fill(std::vector<bool>(ledger.people().size(), false));
        points_.fill(std::vector<int>(ledger.point_names(), 0));
    }

    void note(const LedgerVisit& visit, ComplaintKind kind) {
        const auto at = static_cast<std::size_t>(kind);
        ++treatments_[at];
        people_[at][visit.person] = true;
        for (const auto point : ledger_.points_of(visit))
            ++points_[at][point];
    }

    std::vector<ComplaintPoints> counted() const {
        std::vector<ComplaintPoints> used;
        for (const auto kind : all_of<ComplaintKind>()) {
            const auto at = static_cast<std::size_t>(kind);
            if (treatments_[at] > 0)
                used.push_back(
                    {kind, treatments_[at], static_cast<int>(std::ranges::count(people_[at], true)), points_of(at)});
        }
        std::ranges::stable_sort(used, [](const auto& a, const auto& b) { return a.treatments > b.treatments; });
        return used;
    }

private:
    std::vector<PointUse> points_of(std::size_t at) const {
        std::vector<PointUse> points;
        for (std::size_t point = 0; point < points_[at].size(); ++point)
            if (points_[at][point] > 0)
                points.push_back({ledger_.point_name(static_cast<std::uint16_t>(point)), points_[at][point]});
        std::ranges::sort(points, [](const PointUse& a, const PointUse& b) {
            return a.treatments != b.treatments ? a.treatments > b.treatments : a.point < b.point;
        });
        return points;
    }

    static constexpr std::size_t kinds_of_complaint = Names<ComplaintKind>::all.size();

    const PracticeLedger& ledger_;
    std::array<int, kinds_of_complaint> treatments_{};
    std::array<std::vector<bool>, kinds_of_complaint> people_;
    std::array<std::vector<int>, kinds_of_complaint> points_;
};

}  // namespace

int treatments(const PracticeLedger& ledger, const Period& period) {
    return static_cast<int>(std::ranges::count_if(ledger.visits(), [&](const LedgerVisit& visit) {
        return visit.kind == SessionKind::treatment && period.holds(visit.day);
    }));
}

int patients_treated(const PracticeLedger& ledger, const Period& period) {
    std::vector<bool> treated(ledger.people().size(), false);
    for (const auto& visit : ledger.visits())
        if (visit.kind == SessionKind::treatment && period.holds(visit.day))
            treated[visit.person] = true;
    return static_cast<int>(std::ranges::count(treated, true));
}

std::vector<SideEffectRate> side_effect_rates(const PracticeLedger& ledger, const Period& period) {
    auto seen = EffectCounter{ledger, period, SideEffectSource::seen}.count();
    auto asked = EffectCounter{ledger, period, SideEffectSource::asked}.count();
    std::vector<SideEffectRate> rates;
    const auto add = [&](std::size_t kind) {
        rates.push_back(std::move(seen[kind]));
        rates.push_back(std::move(asked[kind]));
    };
    add(any_kind);
    add(serious_kind);
    for (std::size_t kind = 0; kind < kinds; ++kind)
        add(kind);
    return rates;
}

QuestionTally question_tally(const PracticeLedger& ledger, const Period& period, SideEffectSource source) {
    QuestionTally tally;
    for (const auto& visit : ledger.visits()) {
        if (!can_be_put(visit, source) || !period.holds(visit.day))
            continue;
        const auto answer = answer_of(visit, source);
        ++tally.treatments;
        if (is_answered(answer))
            ++tally.answered;
        else if (answer == Answered::declined)
            ++tally.declined;
        else
            ++tally.not_asked;
    }
    return tally;
}

std::vector<Quarter> by_quarter(const PracticeLedger& ledger, const Period& period) {
    QuarterCounter counter{ledger.people().size()};
    for (const auto& visit : ledger.visits())
        if (visit.kind == SessionKind::treatment && period.holds(visit.day))
            counter.note(visit);
    for (const auto& effect : ledger.effects()) {
        const auto* visit = effect.in_treatment && period.holds(effect.day) ? visit_of(ledger, effect) : nullptr;
        if (visit != nullptr && is_unit(*visit, effect.source, period))
            counter.note(effect);
    }
    return counter.counted();
}

std::vector<std::size_t> side_effect_register(const PracticeLedger& ledger, const Period& period,
                                              const RegisterFilter& filter) {
    const auto effects = ledger.effects();
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < effects.size(); ++i) {
        const auto& effect = effects[i];
        if (period.holds(effect.day) && (!filter.source || *filter.source == effect.source) &&
            (!filter.kind || *filter.kind == effect.kind) &&
            (!filter.severity || *filter.severity == effect.severity) && (!filter.serious_only || effect.serious) &&
            (!filter.open_only || (effect.serious && !effect.closed)))
            found.push_back(i);
    }
    std::ranges::sort(found, [&](std::size_t a, std::size_t b) {
        if (effects[a].day != effects[b].day)
            return effects[a].day > effects[b].day;
        return std::pair{effects[a].session, effects[a].id} < std::pair{effects[b].session, effects[b].id};
    });
    return found;
}

std::vector<LedgerStarter> starters_in(const PracticeLedger& ledger, const Period& period, std::optional<Aim> aim) {
    std::vector<LedgerStarter> found;
    for (const auto& starter : ledger.starters())
        if (period.holds(starter.started) && (!aim || starter.aim == aim))
            found.push_back(starter);
    // Places of people depend on who was heard of first.
    std::ranges::sort(found, [people = ledger.people()](const LedgerStarter& a, const LedgerStarter& b) {
        return std::pair{a.started, people[a.person].patient} < std::pair{b.started, people[b.person].patient};
    });
    return found;
}

std::optional<std::string_view> stop_name(const LedgerStarter& starter) {
    if (!starter.starter.stopped)
        return std::nullopt;
    return starter.ended ? name_of(*starter.ended) : "no_visit_for_12_weeks";
}

std::vector<std::string_view> later_aim_names(const LedgerStarter& starter) {
    std::vector<std::string_view> names;
    for (const auto aim : starter.later_aims)
        names.push_back(name_of(aim));
    return names;
}

outcome::Caseload caseload(const PracticeLedger& ledger, const Period& period, std::optional<Aim> aim) {
    std::vector<outcome::Starter> starters;
    for (const auto& starter : ledger.starters())
        if (period.holds(starter.started) && (!aim || starter.aim == aim))
            starters.push_back(starter.starter);
    return outcome::caseload(starters);
}

StopReasons stop_reasons(const std::vector<LedgerStarter>& starters) {
    StopReasons reasons;
    for (const auto& starter : starters) {
        if (!starter.starter.stopped)
            continue;
        if (starter.ended)
            ++reasons.ended[static_cast<std::size_t>(*starter.ended)];
        else
            ++reasons.away;
    }
    return reasons;
}

Result<std::vector<ComplaintPoints>> points_used(const PracticeLedger& ledger, const Period& period) {
    const auto known = guarded([&] { return complaint_kinds(ledger.book()); });
    if (!known)
        return tl::unexpected(known.error());
    PointCounter counter{ledger};
    for (const auto& visit : ledger.visits())
        if (visit.kind == SessionKind::treatment && period.holds(visit.day) && visit.needled)
            counter.note(visit, known->kind_of(visit, ledger.people()[visit.person].patient));
    return counter.counted();
}

RecordQuality record_quality(const PracticeLedger& ledger, const Period& period) {
    RecordQuality quality;
    quality.asked = question_tally(ledger, period, SideEffectSource::asked);
    for (const auto& visit : ledger.visits()) {
        if (visit.kind != SessionKind::treatment || !period.holds(visit.day))
            continue;
        ++quality.treatments;
        quality.scored += visit.scored ? 1 : 0;
        quality.needled += visit.needled ? 1 : 0;
        quality.reconciled += visit.needled && visit.reconciled ? 1 : 0;
        if (visit.imported)
            continue;
        ++quality.entered_by_hand;
        quality.signed_in_a_day += visit.signed_in_a_day ? 1 : 0;
        quality.entered_later += visit.entered_later ? 1 : 0;
    }
    for (const auto& starter : ledger.starters())
        if (period.holds(starter.started) && starter.baseline_days) {
            ++quality.judged_starters;
            const auto most = static_cast<int>(quality.baseline_days.size()) - 1;
            ++quality.baseline_days[static_cast<std::size_t>(std::min(*starter.baseline_days, most))];
        }
    return quality;
}

}  // namespace needlebook::app
