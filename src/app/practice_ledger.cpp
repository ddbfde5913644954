/// Reading in stretches, and reading anew what an edit touched.
#include "app/practice_ledger.h"

#include <algorithm>
#include <deque>
#include <limits>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "app/guarded.h"
#include "app/logbook.h"
#include "app/practice_courses.h"
#include "app/touched.h"

namespace needlebook::app {

namespace {

// A stretch of either takes less than a frame, so that no key waits for it.
constexpr int sessions_at_once = 100;
constexpr std::size_t people_at_once = 2;
constexpr std::chrono::hours a_day{24};

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

/// A visit while its needles are still being added up.
struct Building {
    LedgerVisit visit{};
    std::int64_t id{};
    int in = 0;
    std::optional<int> told;
    std::optional<int> out;
    bool explained = false;
    std::vector<std::uint16_t> points;
};

/// As domain's needles_reconciled.
bool reconciled(const Building& one) {
    const int in = one.told.value_or(one.in);
    if (in == 0)
        return one.out.value_or(0) == 0;
    return one.out && (*one.out == in || (*one.out < in && one.explained));
}

}  // namespace

struct PracticeLedger::State {
    enum class Stage { sessions, people, done };

    explicit State(const Logbook& logbook) : book{&logbook}, as_of{logbook.clock().today()} {}

    const store::Book& tables() const { return book->book(); }

    void read_sessions();
    void read_people();
    std::vector<Building> started_from(const std::vector<store::LedgerSession>& versions);
    store::LedgerSession first_version(store::LedgerSession version);
    void add_parts(std::vector<Building>& stretch, store::SessionStretch range);
    void add_effects(const std::vector<Building>& stretch, store::SessionStretch range);
    void keep(const Building& one);
    void reread(Id<Session> session);
    void settle();
    std::uint32_t place_of(Id<Patient> patient);
    std::uint16_t point_place(NeedleKind kind, std::string_view point);
    Result<void> read_person(std::uint32_t place);
    Result<void> apply(const Touched& touched);

    const Logbook* book;
    Day as_of;
    Stage stage = Stage::sessions;
    Id<Session> read_up_to{};
    int sessions_all = 0;
    int sessions_read = 0;
    std::size_t people_read = 0;
    std::optional<CourseReader> courses;
    std::optional<Error> problem;

    std::vector<LedgerVisit> visits;
    std::vector<LedgerEffect> effects;
    std::vector<LedgerPerson> people;
    std::unordered_map<Id<Patient>, std::uint32_t> places;
    std::unordered_set<std::int64_t> superseded;
    std::vector<std::uint16_t> points;
    std::deque<std::string> names;
    std::unordered_map<std::string, std::uint16_t, TextHash, std::equal_to<>> name_places;
    std::vector<LedgerStarter> starters;
    std::vector<LedgerReview> reviews;
    std::vector<LedgerPrompt> prompts;
    std::vector<Edit> waiting;  ///< Written while the book was still being read.
};

std::uint32_t PracticeLedger::State::place_of(Id<Patient> patient) {
    const auto [found, fresh] = places.try_emplace(patient, static_cast<std::uint32_t>(people.size()));
    if (fresh)
        people.push_back({patient, {}, {}});
    return found->second;
}

std::uint16_t PracticeLedger::State::point_place(NeedleKind kind, std::string_view point) {
    const auto name = kind == NeedleKind::point ? point : name_of(kind);
    if (const auto found = name_places.find(name); found != name_places.end())
        return found->second;
    const auto place = static_cast<std::uint16_t>(names.size());
    names.emplace_back(name);
    name_places.emplace(std::string{name}, place);
    return place;
}

/// What was amended, and amended again, back to what was signed or imported first.
store::LedgerSession PracticeLedger::State::first_version(store::LedgerSession version) {
    while (version.supersedes) {
        const auto before = tables().ledger.session(*version.supersedes);
        if (!before)
            break;
        version = *before;
    }
    return version;
}

/// The versions that count, as far as is known yet: what is superseded later is taken out by settle().
std::vector<Building> PracticeLedger::State::started_from(const std::vector<store::LedgerSession>& versions) {
    std::vector<Building> stretch;
    stretch.reserve(versions.size());
    for (const auto& version : versions) {
        if (version.supersedes && version.status != SessionStatus::draft)
            superseded.insert(version.supersedes->value);
        if (version.status == SessionStatus::void_ || day_of(version.starts) > as_of)
            continue;
        Building one;
        one.id = version.id.value;
        one.told = version.needles_in_told;
        one.explained = version.mismatch_explained;
        auto& visit = one.visit;
        visit.session = version.id;
        visit.complaint = version.complaint;
        visit.day = day_of(version.starts);
        visit.person = place_of(version.patient);
        visit.kind = version.kind;
        visit.status = version.status;
        visit.asked = Answered::not_asked;
        visit.seen = Answered::not_asked;
        visit.entered_later = version.entered_later;
        visit.needles_are_in = version.needles_are_in;
        const auto first = first_version(version);
        visit.imported = first.status == SessionStatus::imported;
        visit.signed_in_a_day = !visit.imported && first.signed_at && *first.signed_at - first.started_at <= a_day;
        stretch.push_back(std::move(one));
    }
    return stretch;
}

void PracticeLedger::State::add_parts(std::vector<Building>& stretch, store::SessionStretch range) {
    const auto with = [&stretch](Id<Session> session, auto&& act) {
        const auto found = std::ranges::lower_bound(stretch, session.value, {}, &Building::id);
        if (found != stretch.end() && found->id == session.value)
            act(*found);
    };
    const auto& ledger = tables().ledger;
    ledger.each_question(range, [&](Id<Session> session, SideEffectSource source, Answered answer) {
        with(session, [&](Building& one) {
            if (source == SideEffectSource::asked)
                one.visit.asked = answer;
            else
                one.visit.seen = answer;
        });
    });
    ledger.each_scored(range,
                       [&](Id<Session> session) { with(session, [](Building& one) { one.visit.scored = true; }); });
    ledger.each_needle(range, [&](Id<Session> session, NeedleKind kind, std::string_view point, int count) {
        with(session, [&](Building& one) {
            one.in += count;
            const auto place = point_place(kind, point);
            if (std::ranges::find(one.points, place) == one.points.end())
                one.points.push_back(place);
        });
    });
    ledger.each_count_out(range, [&](Id<Session> session, int needles) {
        with(session, [&](Building& one) { one.out = one.out.value_or(0) + needles; });
    });
}

void PracticeLedger::State::keep(const Building& one) {
    auto visit = one.visit;
    visit.reconciled = reconciled(one);
    visit.needled = one.told.value_or(one.in) > 0;
    visit.first_point = static_cast<std::uint32_t>(points.size());
    visit.points = static_cast<std::uint16_t>(one.points.size());
    points.insert(points.end(), one.points.begin(), one.points.end());
    const auto at = std::ranges::upper_bound(visits, visit.session, {}, &LedgerVisit::session);
    visits.insert(at, visit);
}

void PracticeLedger::State::add_effects(const std::vector<Building>& stretch, store::SessionStretch range) {
    tables().ledger.each_side_effect(range, [&](Id<Session> session, const SideEffect& effect) {
        const auto of = std::ranges::lower_bound(stretch, session.value, {}, &Building::id);
        if (of == stretch.end() || of->id != session.value)
            return;
        const LedgerEffect kept{.id = effect.id,
                                .session = session,
                                .day = of->visit.day,
                                .person = of->visit.person,
                                .source = effect.source,
                                .kind = effect.kind,
                                .severity = effect.severity,
                                .serious = effect.serious,
                                .closed = effect.closed_on.has_value(),
                                .in_treatment = of->visit.kind == SessionKind::treatment};
        const auto at = std::ranges::upper_bound(effects, session, {}, &LedgerEffect::session);
        effects.insert(at, kept);
    });
}

void PracticeLedger::State::read_sessions() {
    if (read_up_to.value == 0)
        sessions_all = tables().ledger.count();
    const auto versions = tables().ledger.sessions_after(read_up_to, sessions_at_once);
    if (!versions.empty()) {
        const store::SessionStretch range{read_up_to, versions.back().id};
        auto stretch = started_from(versions);
        add_parts(stretch, range);
        for (const auto& one : stretch)
            keep(one);
        add_effects(stretch, range);
        read_up_to = range.last;
        sessions_read += static_cast<int>(versions.size());
    }
    if (versions.size() < static_cast<std::size_t>(sessions_at_once)) {
        settle();
        stage = Stage::people;
    }
}

/// Takes out what is superseded, and finds each person's first treatment.
void PracticeLedger::State::settle() {
    const auto gone = [this](const auto& one) { return superseded.contains(one.session.value); };
    std::erase_if(visits, gone);
    std::erase_if(effects, gone);
    for (auto& person : people)
        person = {person.patient, {}, {}};
    std::vector<LedgerVisit*> first(people.size(), nullptr);
    for (auto& visit : visits) {
        visit.first = false;
        auto& person = people[visit.person];
        if (store::was_seen(visit.kind) && (!person.last_visit || *person.last_visit < visit.day))
            person.last_visit = visit.day;
        if (visit.kind != SessionKind::treatment)
            continue;
        auto*& earliest = first[visit.person];
        if (earliest == nullptr || visit.day < earliest->day)
            earliest = &visit;
    }
    for (auto* visit : first)
        if (visit != nullptr) {
            visit->first = true;
            people[visit->person].first_treatment = visit->day;
        }
}

Result<void> PracticeLedger::State::read_person(std::uint32_t place) {
    const auto read = courses->read(place, people[place]);
    if (!read)
        return tl::unexpected(read.error());
    const auto insert = [place](auto& all, const auto& one) {
        all.insert(std::ranges::upper_bound(all, place, {}, [](const auto& other) { return other.person; }), one);
    };
    if (read->starter)
        insert(starters, *read->starter);
    for (const auto& review : read->reviews)
        insert(reviews, review);
    if (read->prompt)
        insert(prompts, *read->prompt);
    return {};
}

void PracticeLedger::State::read_people() {
    if (!courses) {
        const auto constants = constants_of(*book);
        if (!constants) {
            problem = constants.error();
            return;
        }
        courses.emplace(*book, *constants, as_of);
    }
    const auto end = std::min(people.size(), people_read + people_at_once);
    for (; people_read < end; ++people_read)
        if (const auto done = read_person(static_cast<std::uint32_t>(people_read)); !done) {
            problem = done.error();
            return;
        }
    if (people_read == people.size()) {
        stage = Stage::done;
        tables().release_memory();
    }
}

void PracticeLedger::State::reread(Id<Session> session) {
    const auto same = [session](const auto& one) { return one.session == session; };
    std::erase_if(visits, same);
    std::erase_if(effects, same);
    const auto version = tables().ledger.session(session);
    if (!version)
        return;
    const store::SessionStretch alone{{session.value - 1}, session};
    auto stretch = started_from({*version});
    add_parts(stretch, alone);
    for (const auto& one : stretch)
        keep(one);
    add_effects(stretch, alone);
}

Result<void> PracticeLedger::State::apply(const Touched& touched) {
    return guarded([&]() -> Result<void> {
        for (const auto session : touched.sessions)
            reread(session);
        settle();
        for (const auto patient : touched.patients) {
            const auto place = place_of(patient);
            const auto theirs = [place](const auto& one) { return one.person == place; };
            std::erase_if(starters, theirs);
            std::erase_if(reviews, theirs);
            std::erase_if(prompts, theirs);
            if (const auto done = read_person(place); !done)
                return done;
        }
        return {};
    });
}

PracticeLedger::PracticeLedger(const Logbook& book) : state_{std::make_unique<State>(book)} {}
PracticeLedger::PracticeLedger(PracticeLedger&&) noexcept = default;
PracticeLedger& PracticeLedger::operator=(PracticeLedger&&) noexcept = default;
PracticeLedger::~PracticeLedger() = default;

Result<bool> PracticeLedger::read_on() {
    const auto done = guarded([this] {
        if (state_->stage == State::Stage::sessions)
            state_->read_sessions();
        else if (state_->stage == State::Stage::people)
            state_->read_people();
    });
    if (!done)
        return tl::unexpected(done.error());
    if (state_->problem)
        return tl::unexpected(*std::exchange(state_->problem, std::nullopt));
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

bool PracticeLedger::complete() const { return state_->stage == State::Stage::done; }

double PracticeLedger::progress() const {
    if (complete())
        return 1;
    // Sessions take about four fifths of the time.
    constexpr double for_sessions = 0.8;
    const auto part = [](double some, double all) { return all > 0 ? std::min(1.0, some / all) : 0; };
    if (state_->stage == State::Stage::sessions)
        return for_sessions * part(state_->sessions_read, state_->sessions_all);
    return for_sessions + (1 - for_sessions) * part(static_cast<double>(state_->people_read),
                                                    static_cast<double>(state_->people.size()));
}

Result<void> PracticeLedger::take(const Edit& edit) {
    if (!complete()) {
        state_->waiting.push_back(edit);
        return {};
    }
    const auto touched = guarded([&] { return touched_by(edit, state_->tables()); });
    if (!touched)
        return tl::unexpected(touched.error());
    if (touched->everything) {
        state_ = std::make_unique<State>(*state_->book);
        return {};
    }
    return touched->patients.empty() ? Result<void>{} : state_->apply(*touched);
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
