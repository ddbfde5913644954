/// Reading in stretches, and reading anew what an edit touched.
#include "app/practice_ledger.h"

#include <algorithm>
#include <deque>
#include <string>
#include <unordered_map>
#include <utility>

#include "app/guarded.h"
#include "app/logbook.h"
#include "app/practice_courses.h"
#include "app/touched.h"

namespace needlebook::app {

namespace {

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

/// Of what is ordered by person, what belongs to one.
template <class Records>
auto of_person(Records& records, std::uint32_t place) {
    return std::ranges::equal_range(records, place, {}, [](const auto& one) { return one.person; });
}

template <class Records>
void forget(Records& records, std::uint32_t place) {
    const auto theirs = of_person(records, place);
    records.erase(theirs.begin(), theirs.end());
}

template <class Records, class Added>
void insert(Records& records, std::uint32_t place, const Added& added) {
    records.insert(of_person(records, place).end(), std::begin(added), std::end(added));
}

}  // namespace

struct PracticeLedger::State {
    explicit State(const Logbook& logbook) : book{&logbook}, as_of{logbook.clock().today()} {}

    const store::Book& tables() const { return book->book(); }

    Result<void> begin();
    Result<void> read_on();
    Result<void> take(const store::PatientOutline& outline, const CourseRecords& of);
    Result<void> take_courses(std::uint32_t place, const store::PatientOutline& outline, const CourseRecords& of);
    std::vector<LedgerVisit> visits_of(const store::PatientOutline& outline, std::uint32_t place);
    void note_days(LedgerPerson& person, std::vector<LedgerVisit>& theirs) const;
    std::vector<LedgerEffect> effects_of(const store::PatientOutline& outline, std::uint32_t place) const;
    std::vector<std::uint16_t> point_places(const store::PatientOutline& outline);
    Result<void> apply(const Touched& touched);

    const Logbook* book;
    Day as_of;
    bool done = false;
    std::optional<OutlineReader> reader;
    std::optional<CourseReader> courses;
    std::optional<std::vector<Complaint>> complaints;  ///< Until they are in the records.
    std::optional<std::vector<Agreement>> agreements;
    std::optional<CourseRecords> records;  ///< Of everybody, while they are read.
    OutlinesToKeep unkept;

    std::vector<LedgerVisit> visits;
    std::vector<LedgerEffect> effects;
    std::vector<LedgerPerson> people;
    std::unordered_map<Id<Patient>, std::uint32_t> places;
    std::vector<std::uint16_t> points;
    std::deque<std::string> names;
    std::unordered_map<std::string, std::uint16_t, TextHash, std::equal_to<>> name_places;
    std::vector<LedgerStarter> starters;
    std::vector<LedgerReview> reviews;
    std::vector<LedgerPrompt> prompts;
    std::vector<Edit> waiting;  ///< Written while the book was still being read.
};

/// The ledger's places of the outline's points.
std::vector<std::uint16_t> PracticeLedger::State::point_places(const store::PatientOutline& outline) {
    std::vector<std::uint16_t> of_outline;
    of_outline.reserve(outline.point_names.size());
    for (const auto& name : outline.point_names) {
        auto found = name_places.find(name);
        if (found == name_places.end()) {
            found = name_places.emplace(name, static_cast<std::uint16_t>(names.size())).first;
            names.push_back(name);
        }
        of_outline.push_back(found->second);
    }
    return of_outline;
}

std::vector<LedgerVisit> PracticeLedger::State::visits_of(const store::PatientOutline& outline, std::uint32_t place) {
    const auto point_place = point_places(outline);
    std::vector<LedgerVisit> theirs;
    theirs.reserve(outline.visits.size());
    for (const auto& kept : outline.visits) {
        if (kept.day > as_of)
            continue;
        LedgerVisit visit{};
        visit.session = kept.session;
        visit.complaint = kept.complaint;
        visit.day = kept.day;
        visit.person = place;
        visit.first_point = static_cast<std::uint32_t>(points.size());
        visit.points = kept.points;
        visit.kind = kept.kind;
        visit.status = kept.status;
        visit.asked = kept.asked;
        visit.seen = kept.seen;
        visit.entered_later = kept.entered_later;
        visit.scored = kept.scored;
        visit.reconciled = kept.reconciled;
        visit.imported = kept.imported;
        visit.signed_in_a_day = kept.signed_in_a_day;
        visit.needles_are_in = kept.needles_are_in;
        visit.needled = kept.needled;
        for (std::size_t i = 0; i < kept.points; ++i)
            points.push_back(point_place[outline.points[kept.first_point + i]]);
        theirs.push_back(visit);
    }
    return theirs;
}

/// When they were treated first and seen last.
void PracticeLedger::State::note_days(LedgerPerson& person, std::vector<LedgerVisit>& theirs) const {
    person = {person.patient, {}, {}};
    LedgerVisit* first = nullptr;
    for (auto& visit : theirs) {
        if (store::was_seen(visit.kind) && (!person.last_visit || *person.last_visit < visit.day))
            person.last_visit = visit.day;
        if (visit.kind == SessionKind::treatment && (first == nullptr || visit.day < first->day))
            first = &visit;
    }
    if (first == nullptr)
        return;
    first->first = true;
    person.first_treatment = first->day;
}

std::vector<LedgerEffect> PracticeLedger::State::effects_of(const store::PatientOutline& outline,
                                                            std::uint32_t place) const {
    std::vector<LedgerEffect> theirs;
    for (const auto& effect : outline.effects) {
        const auto& visit = outline.visits[effect.visit];
        if (visit.day <= as_of)
            theirs.push_back({.id = effect.id,
                              .session = visit.session,
                              .day = visit.day,
                              .person = place,
                              .source = effect.source,
                              .kind = effect.kind,
                              .severity = effect.severity,
                              .serious = effect.serious,
                              .closed = effect.closed,
                              .in_treatment = visit.kind == SessionKind::treatment});
    }
    return theirs;
}

Result<void> PracticeLedger::State::take_courses(std::uint32_t place, const store::PatientOutline& outline,
                                                 const CourseRecords& of) {
    const auto read = courses->read(place, people[place], outline, of);
    if (!read)
        return tl::unexpected(read.error());
    if (read->starter)
        insert(starters, place, std::span{&*read->starter, 1});
    insert(reviews, place, read->reviews);
    if (read->prompt)
        insert(prompts, place, std::span{&*read->prompt, 1});
    return {};
}

/// Somebody new, or in the place of what was known of them.
Result<void> PracticeLedger::State::take(const store::PatientOutline& outline, const CourseRecords& of) {
    const bool came = std::ranges::any_of(outline.visits, [this](const auto& visit) { return visit.day <= as_of; });
    if (!came && !places.contains(outline.patient))
        return {};
    const auto [found, fresh] = places.try_emplace(outline.patient, static_cast<std::uint32_t>(people.size()));
    const auto place = found->second;
    if (fresh)
        people.push_back({outline.patient, {}, {}});
    auto theirs = visits_of(outline, place);
    note_days(people[place], theirs);
    insert(visits, place, theirs);
    insert(effects, place, effects_of(outline, place));
    return came ? take_courses(place, outline, of) : Result<void>{};
}

/// One step of it: each table of a big book takes most of a frame.
Result<void> PracticeLedger::State::begin() {
    if (!complaints) {
        complaints = tables().complaints.all();
    } else if (!agreements) {
        agreements = tables().agreements.all();
    } else if (!records) {
        records.emplace(*std::exchange(complaints, std::vector<Complaint>{}),
                        *std::exchange(agreements, std::vector<Agreement>{}), tables().course_ends.all());
    } else if (const auto constants = constants_of(*book)) {
        courses.emplace(*constants, as_of);
        reader.emplace(tables());
    } else {
        return tl::unexpected(constants.error());
    }
    return {};
}

Result<void> PracticeLedger::State::read_on() {
    if (!reader)
        return begin();
    Result<void> taken;
    done = reader->read_on([&](const store::PatientOutline& outline) {
        if (taken)
            taken = take(outline, *records);
    });
    if (!done)
        return taken;
    unkept = reader->take_new();
    records.reset();
    tables().release_memory();
    return taken;
}

Result<void> PracticeLedger::State::apply(const Touched& touched) {
    const auto now = tables().outlines.now();
    for (const auto patient : touched.patients) {
        if (const auto known = places.find(patient); known != places.end()) {
            forget(visits, known->second);
            forget(effects, known->second);
            forget(starters, known->second);
            forget(reviews, known->second);
            forget(prompts, known->second);
            people[known->second] = {patient, {}, {}};
        }
        const auto outline = tables().outlines.made_anew(patient);
        unkept.rows.push_back({patient, outline ? std::optional{store::packed(*outline)} : std::nullopt});
        if (!outline)
            continue;
        if (const auto taken = take(*outline, CourseRecords{tables(), patient}); !taken)
            return taken;
    }
    unkept.stamp = now;
    return {};
}

PracticeLedger::PracticeLedger(const Logbook& book) : state_{std::make_unique<State>(book)} {}
PracticeLedger::PracticeLedger(PracticeLedger&&) noexcept = default;
PracticeLedger& PracticeLedger::operator=(PracticeLedger&&) noexcept = default;
PracticeLedger::~PracticeLedger() = default;

Result<bool> PracticeLedger::read_on() {
    if (!complete()) {
        const auto read = guarded([this] { return state_->read_on(); });
        if (!read)
            return tl::unexpected(read.error());
    }
    if (!complete())
        return false;
    for (const auto& edit : std::exchange(state_->waiting, {}))
        if (const auto taken = take(edit); !taken)
            return tl::unexpected(taken.error());
    return complete();
}

Result<void> PracticeLedger::read_all() {
    while (true) {
        const auto done = read_on();
        if (!done)
            return tl::unexpected(done.error());
        if (*done)
            return {};
    }
}

bool PracticeLedger::complete() const { return state_->done; }

double PracticeLedger::progress() const {
    if (complete())
        return 1;
    return state_->reader ? state_->reader->progress() : 0;
}

Result<void> PracticeLedger::take(const Edit& edit) {
    if (!complete()) {
        state_->waiting.push_back(edit);
        return {};
    }
    const auto touched = guarded([&] { return touched_by(edit, state_->tables()); });
    if (!touched) {
        state_ = std::make_unique<State>(*state_->book);
        return tl::unexpected(touched.error());
    }
    if (touched->everything) {
        state_ = std::make_unique<State>(*state_->book);
        return {};
    }
    if (touched->patients.empty())
        return {};
    auto applied = guarded([&] { return state_->apply(*touched); });
    if (!applied)  // Half of it may be there, and no stamp may speak for that.
        state_ = std::make_unique<State>(*state_->book);
    return applied;
}

std::optional<OutlinesToKeep> PracticeLedger::take_unkept(std::size_t most) {
    auto& all = state_->unkept;
    if (!complete() || all.rows.empty())
        return std::nullopt;
    OutlinesToKeep some;
    some.from_nothing = std::exchange(all.from_nothing, false);
    // In order: of one patient there may be a newer one behind.
    const auto end = all.rows.begin() + static_cast<std::ptrdiff_t>(std::min(most, all.rows.size()));
    some.rows.assign(std::make_move_iterator(all.rows.begin()), std::make_move_iterator(end));
    all.rows.erase(all.rows.begin(), end);
    if (all.rows.empty())
        some.stamp = all.stamp;
    return some;
}

Day PracticeLedger::as_of() const { return state_->as_of; }
const Logbook& PracticeLedger::book() const { return *state_->book; }
std::span<const LedgerVisit> PracticeLedger::visits() const { return state_->visits; }
std::span<const LedgerEffect> PracticeLedger::effects() const { return state_->effects; }
std::span<const LedgerPerson> PracticeLedger::people() const { return state_->people; }
std::span<const LedgerStarter> PracticeLedger::starters() const { return state_->starters; }
std::span<const LedgerReview> PracticeLedger::reviews() const { return state_->reviews; }
std::span<const LedgerPrompt> PracticeLedger::prompts() const { return state_->prompts; }

std::span<const std::uint16_t> PracticeLedger::points_of(const LedgerVisit& visit) const {
    return std::span{state_->points}.subspan(visit.first_point, visit.points);
}

const std::string& PracticeLedger::point_name(std::uint16_t point) const { return state_->names[point]; }
std::size_t PracticeLedger::point_names() const { return state_->names.size(); }

}  // namespace needlebook::app
