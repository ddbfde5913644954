/// One query for each table and stretch.
#include "store/outline_maker.h"

#include <algorithm>
#include <functional>

#include "store/connection.h"
#include "store/ledger_table.h"
#include "store/patient_table.h"
#include "store/session_table.h"

namespace needlebook::store {
namespace {

// A stretch of each takes less than a frame, so that no key waits for it.
constexpr int measures_at_once = 500;
constexpr int sessions_at_once = 100;
constexpr std::size_t series_at_once = 60;
constexpr int extents_at_once = 1000;
constexpr std::chrono::hours a_day{24};

/// A visit while its needles are still being added up.
struct Building {
    OutlineVisit visit{};
    PatientOutline* outline{};
    std::uint32_t place{};  ///< Of the visit in its outline, once it is there.
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

/// What was amended, and amended again, back to what was signed or imported first.
LedgerSession first_version(const LedgerTable& table, LedgerSession version) {
    while (version.supersedes) {
        const auto before = table.session(*version.supersedes);
        if (!before)
            break;
        version = *before;
    }
    return version;
}

Building started_from(const LedgerTable& table, const LedgerSession& session, PatientOutline& outline) {
    Building one;
    one.outline = &outline;
    one.told = session.needles_in_told;
    one.explained = session.mismatch_explained;
    auto& visit = one.visit;
    visit.session = session.id;
    visit.complaint = session.complaint;
    visit.day = day_of(session.starts);
    visit.kind = session.kind;
    visit.status = session.status;
    visit.entered_later = session.entered_later;
    visit.needles_are_in = session.needles_are_in;
    const auto first = first_version(table, session);
    visit.imported = first.status == SessionStatus::imported;
    visit.signed_in_a_day = !visit.imported && first.signed_at && *first.signed_at - first.started_at <= a_day;
    return one;
}

std::uint16_t place_of_point(PatientOutline& outline, NeedleKind kind, std::string_view point) {
    const auto name = kind == NeedleKind::point ? point : name_of(kind);
    auto found = std::ranges::find(outline.point_names, name);
    if (found == outline.point_names.end())
        found = outline.point_names.emplace(found, name);
    return static_cast<std::uint16_t>(found - outline.point_names.begin());
}

/// Adds visits, in the order of their ids, with all that belongs to them.
class VisitReader {
public:
    explicit VisitReader(Connection& db) : parts_{db} {}

    void read(std::vector<Building> stretch, SessionStretch range) {
        stretch_ = std::move(stretch);
        add_answers(range);
        add_needles(range);
        for (auto& one : stretch_)
            keep(one);
        parts_.each_side_effect(range, [this](Id<Session> session, OutlineEffect effect) {
            with(session, [&effect](Building& one) {
                effect.visit = one.place;
                one.outline->effects.push_back(effect);
            });
        });
    }

private:
    template <class Act>
    void with(Id<Session> session, Act act) {
        const auto id_of = [](const Building& one) { return one.visit.session; };
        const auto found = std::ranges::lower_bound(stretch_, session, {}, id_of);
        if (found != stretch_.end() && found->visit.session == session)
            act(*found);
    }

    void add_answers(SessionStretch range) {
        parts_.each_question(range, [this](Id<Session> session, SideEffectSource source, Answered answer) {
            with(session, [&](Building& one) {
                (source == SideEffectSource::asked ? one.visit.asked : one.visit.seen) = answer;
            });
        });
        parts_.each_scored(
            range, [this](Id<Session> session) { with(session, [](Building& one) { one.visit.scored = true; }); });
    }

    void add_needles(SessionStretch range) {
        parts_.each_needle(range, [this](Id<Session> session, NeedleKind kind, std::string_view point, int count) {
            with(session, [&](Building& one) {
                one.in += count;
                const auto place = place_of_point(*one.outline, kind, point);
                if (std::ranges::find(one.points, place) == one.points.end())
                    one.points.push_back(place);
            });
        });
        parts_.each_count_out(range, [this](Id<Session> session, int needles) {
            with(session, [&](Building& one) { one.out = one.out.value_or(0) + needles; });
        });
    }

    static void keep(Building& one) {
        auto& outline = *one.outline;
        one.visit.reconciled = reconciled(one);
        one.visit.needled = one.told.value_or(one.in) > 0;
        one.visit.first_point = static_cast<std::uint32_t>(outline.points.size());
        one.visit.points = static_cast<std::uint16_t>(one.points.size());
        outline.points.insert(outline.points.end(), one.points.begin(), one.points.end());
        one.place = static_cast<std::uint32_t>(outline.visits.size());
        outline.visits.push_back(one.visit);
    }

    LedgerTable parts_;
    std::vector<Building> stretch_;
};

/// Versions of one patient's sessions that don't count.
std::unordered_set<Id<Session>> not_counting_of(const std::vector<LedgerSession>& versions) {
    std::unordered_set<Id<Session>> ids;
    for (const auto& version : versions) {
        if (version.status == SessionStatus::void_)
            ids.insert(version.id);
        if (version.supersedes && version.status != SessionStatus::draft)
            ids.insert(*version.supersedes);
    }
    return ids;
}

void add_series(PatientOutline& outline, OutlineSeries series) {
    series.first = static_cast<std::uint32_t>(outline.scores.size());
    outline.series.push_back(series);
}

void add_score(PatientOutline& outline, std::int64_t judged) {
    outline.scores.push_back(unpacked_score(judged));
    ++outline.series.back().count;
}

void read_visits(Connection& db, PatientOutline& outline, const std::vector<LedgerSession>& versions,
                 const std::unordered_set<Id<Session>>& not_counting) {
    const LedgerTable table{db};
    VisitReader reader{db};
    for (const auto& version : versions)
        if (!not_counting.contains(version.id))
            reader.read({started_from(table, version, outline)}, {{version.id.value - 1}, version.id});
}

void read_series(Connection& db, PatientOutline& outline, const std::unordered_set<Id<Session>>& not_counting) {
    auto left_out = scores_of(db, std::vector(not_counting.begin(), not_counting.end()));
    auto measures = db.query(R"sql(
        SELECT measure.id, measure.complaint_id, measure.kind FROM complaint JOIN measure ON complaint_id = complaint.id
        WHERE patient_id = :patient_id ORDER BY measure.id
    )sql");
    measures.set(":patient_id", outline.patient);
    while (measures.step()) {
        OutlineSeries series;
        measures.row().into(series.measure, series.complaint, series.kind);
        add_series(outline, series);
        auto scores = db.query(R"sql(
            SELECT measure_id, judged FROM reading WHERE measure_id = :measure_id AND judged IS NOT NULL ORDER BY judged
        )sql");
        scores.set(":measure_id", series.measure);
        while (scores.step()) {
            const auto packed = packed_score_from(scores.row());
            if (const auto gone = std::ranges::find(left_out, packed); gone != left_out.end())
                left_out.erase(gone);
            else
                add_score(outline, *packed.judged);
        }
    }
}

OutlineExtent extent_from(Row& row) {
    OutlineExtent extent;
    row.into(extent.day, extent.limb, extent.side, extent.level);
    return extent;
}

void read_extents(Connection& db, PatientOutline& outline, const std::unordered_set<Id<Session>>& not_counting) {
    auto query = db.query(R"sql(
        SELECT session_id, day, limb, side, level FROM extent WHERE patient_id = :patient_id ORDER BY day, id
    )sql");
    query.set(":patient_id", outline.patient);
    while (query.step()) {
        auto row = query.row();
        const auto session = row.next<std::optional<Id<Session>>>();
        const auto extent = extent_from(row);
        if (!session || !not_counting.contains(*session))
            outline.extents.push_back(extent);
    }
}

}  // namespace

std::optional<PatientOutline> outline_of(Connection& db, Id<Patient> patient) {
    auto there = db.query("SELECT id FROM patient WHERE id = :id");
    if (!there.set(":id", patient).step())
        return std::nullopt;
    PatientOutline outline;
    outline.patient = patient;
    const auto versions = LedgerTable{db}.sessions_of(patient);
    const auto not_counting = not_counting_of(versions);
    read_visits(db, outline, versions, not_counting);
    read_series(db, outline, not_counting);
    read_extents(db, outline, not_counting);
    return outline;
}

std::optional<std::size_t> OutlineMaker::place_of(Id<Patient> patient) const {
    const auto found = places_.find(patient);
    return found == places_.end() ? std::nullopt : std::optional{found->second};
}

void OutlineMaker::read_people() {
    for (const auto patient : PatientTable{*db_}.ids()) {
        places_.emplace(patient, outlines_.size());
        outlines_.emplace_back().patient = patient;
    }
    not_counting_ = sessions_not_counting(*db_);
    to_leave_out_.assign(not_counting_.begin(), not_counting_.end());
    // Counting them reads thousands of pages, for the progress alone.
    auto ends =
        db_->query("SELECT coalesce((SELECT min(id) FROM session), 0), coalesce((SELECT max(id) FROM session), 0)");
    if (ends.step())
        ends.row().into(first_session_, last_session_);
    stage_ = Stage::measures;
}

void OutlineMaker::read_measures() {
    auto query = db_->query(R"sql(
        SELECT measure.id, measure.complaint_id, measure.kind, patient_id
        FROM measure JOIN complaint ON complaint_id = complaint.id
        WHERE measure.id > :after ORDER BY measure.id LIMIT :most
    )sql");
    query.set(":after", measure_).set(":most", measures_at_once);
    int read = 0;
    for (; query.step(); ++read) {
        OutlineSeries series;
        Id<Patient> patient;
        query.row().into(series.measure, series.complaint, series.kind, patient);
        measure_ = series.measure;
        if (const auto place = place_of(patient))
            measures_.push_back({series, *place});
    }
    if (read < measures_at_once)
        stage_ = Stage::sessions;
}

void OutlineMaker::read_sessions() {
    const LedgerTable table{*db_};
    const auto versions = table.sessions_after(session_, sessions_at_once);
    std::vector<Building> stretch;
    stretch.reserve(versions.size());
    for (const auto& version : versions)
        if (const auto place = place_of(version.patient); place && !not_counting_.contains(version.id))
            stretch.push_back(started_from(table, version, outlines_[*place]));
    if (!versions.empty()) {
        const SessionStretch range{session_, versions.back().id};
        VisitReader{*db_}.read(std::move(stretch), range);
        session_ = range.last;
    }
    if (versions.size() < static_cast<std::size_t>(sessions_at_once))
        stage_ = Stage::left_out;
}

void OutlineMaker::read_left_out() {
    const auto end = std::min(to_leave_out_.size(), next_left_out_ + sessions_at_once);
    const auto some = scores_of(*db_, std::span{to_leave_out_}.subspan(next_left_out_, end - next_left_out_));
    left_out_.insert(left_out_.end(), some.begin(), some.end());
    next_left_out_ = end;
    if (end < to_leave_out_.size())
        return;
    std::ranges::sort(left_out_);
    next_left_out_ = 0;
    stage_ = Stage::scores;
}

void OutlineMaker::read_scores() {
    const auto end = std::min(measures_.size(), next_measure_ + series_at_once);
    if (next_measure_ == end) {
        stage_ = Stage::extents;
        return;
    }
    auto query = db_->query(R"sql(
        SELECT measure_id, judged FROM reading WHERE measure_id >= :first AND measure_id <= :last
        ORDER BY measure_id, judged
    )sql");
    query.set(":first", measures_[next_measure_].series.measure).set(":last", measures_[end - 1].series.measure);
    const auto begin_next = [this] {
        const auto& owned = measures_[next_measure_++];
        add_series(outlines_[owned.outline], owned.series);
    };
    while (query.step()) {
        const auto packed = packed_score_from(query.row());
        while (next_left_out_ < left_out_.size() && left_out_[next_left_out_] < packed)
            ++next_left_out_;
        while (next_measure_ < end && measures_[next_measure_].series.measure.value <= packed.measure)
            begin_next();
        if (!packed.judged || next_measure_ == 0)
            continue;
        const auto& owned = measures_[next_measure_ - 1];
        if (owned.series.measure.value != packed.measure)
            continue;
        if (next_left_out_ < left_out_.size() && left_out_[next_left_out_] == packed)
            ++next_left_out_;
        else
            add_score(outlines_[owned.outline], *packed.judged);
    }
    while (next_measure_ < end)
        begin_next();
}

void OutlineMaker::read_extents() {
    auto query = db_->query(R"sql(
        SELECT id, patient_id, session_id, day, limb, side, level FROM extent WHERE id > :after ORDER BY id LIMIT :most
    )sql");
    query.set(":after", extent_).set(":most", extents_at_once);
    int read = 0;
    for (; query.step(); ++read) {
        auto row = query.row();
        Id<Patient> patient;
        std::optional<Id<Session>> session;
        row.into(extent_, patient, session);
        const auto extent = extent_from(row);
        if (const auto place = place_of(patient); place && (!session || !not_counting_.contains(*session)))
            outlines_[*place].extents.push_back(extent);
    }
    if (read == extents_at_once)
        return;
    for (auto& outline : outlines_)
        std::ranges::stable_sort(outline.extents, {}, &OutlineExtent::day);
    stage_ = Stage::done;
}

bool OutlineMaker::make_on() {
    switch (stage_) {
        case Stage::people:
            read_people();
            break;
        case Stage::measures:
            read_measures();
            break;
        case Stage::sessions:
            read_sessions();
            break;
        case Stage::left_out:
            read_left_out();
            break;
        case Stage::scores:
            read_scores();
            break;
        case Stage::extents:
            read_extents();
            break;
        case Stage::done:
            break;
    }
    return stage_ == Stage::done;
}

double OutlineMaker::progress() const {
    // Sessions take most of the time.
    constexpr double for_sessions = 0.8;
    const auto part = [](auto some, auto all) {
        return all > 0 ? std::clamp(static_cast<double>(some) / static_cast<double>(all), 0.0, 1.0) : 0.0;
    };
    return stage_ == Stage::done ? 1
                                 : for_sessions * part(session_.value - first_session_.value,
                                                       last_session_.value - first_session_.value) +
                                       (1 - for_sessions) * part(next_measure_, measures_.size());
}

}  // namespace needlebook::store
