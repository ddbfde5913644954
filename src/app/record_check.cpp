/// Replays the history and compares what it leaves behind with the tables.
#include "app/record_check.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "app/record_json.h"

namespace needlebook::app {
namespace {

/// What the history wrote last of one record.
struct Written {
    std::int64_t entry = 0;
    bool removed = false;
    std::optional<std::size_t> content;  ///< None: taken in, so that only its id is known.
};

using Id64 = std::int64_t;

template <class Record>
std::size_t content_of(const Record& record) {
    if constexpr (std::is_same_v<Record, Session>)
        return std::hash<std::string>{}(to_json(store::in_order(record)).dump());
    else
        return std::hash<std::string>{}(to_json(record).dump());
}

class Replay {
public:
    explicit Replay(const store::Book& book) {
        book.history.each([this](const store::HistoryRow& row) { take(row); });
    }

    const std::map<Id64, Written>& of(std::string_view kind) const {
        static const std::map<Id64, Written> none;
        const auto found = kinds_.find(kind);
        return found == kinds_.end() ? none : found->second;
    }

private:
    void take(const store::HistoryRow& row) {
        if (!row.payload)
            return;
        const auto payload = nlohmann::json::parse(*row.payload, nullptr, false);
        if (!payload.is_object())
            return;
        if (payload.contains("revisions")) {
            if (const auto edit = record_from<Edit>(payload))
                for (const auto& revision : edit->revisions)
                    std::visit([&](const auto& revised) { write(row.seq, revised); }, revision);
        } else if (const auto records = payload.find("records"); records != payload.end() && records->is_object()) {
            for (const auto& [kind, ids] : records->items())
                for (const auto& id : ids)
                    if (const auto number =
                            id.is_string() ? parse_id(id.get_ref<const std::string&>()) : fail(Errc::malformed))
                        kinds_[kind][*number] = {row.seq, false, std::nullopt};
        }
    }

    template <class Record>
    void write(Id64 entry, const Revised<Record>& revised) {
        if constexpr (requires { revised.after->id; }) {
            auto& written = kinds_[std::string{kind_of<Record>()}];
            if (revised.after)
                written[revised.after->id.value] = {entry, false, content_of(*revised.after)};
            else if (revised.before)
                written[revised.before->id.value] = {entry, true, std::nullopt};
        }
    }

    std::map<std::string, std::map<Id64, Written>, std::less<>> kinds_;
};

class Comparison {
public:
    Comparison(const store::Book& book, const Replay& replay) : book_{book}, replay_{replay} {}

    /// Compares one kind; `find` gives a record of an id, or none.
    template <class Record, class Find>
    void records(Find find) {
        const std::string kind{kind_of<Record>()};
        const auto& written = replay_.of(kind);
        std::set<Id64> there;
        for (const auto id : book_.ids_of(kind)) {
            there.insert(id);
            const auto known = written.find(id);
            if (known == written.end() || known->second.removed) {
                add("record_unexplained", kind, id, known == written.end() ? 0 : known->second.entry);
                continue;
            }
            if (!known->second.content)
                continue;
            const std::optional<Record> record = find(Id<Record>{id});
            if (record && content_of(*record) != *known->second.content)
                add("record_changed", kind, id, known->second.entry);
        }
        for (const auto& [id, last] : written)
            if (!last.removed && !there.contains(id))
                add("record_missing", kind, id, last.entry);
    }

    template <class Record, class Table>
    void table(const Table& table) {
        records<Record>([&table](Id<Record> id) { return table.find(id); });
    }

    std::vector<store::Finding> take() { return std::move(findings_); }

private:
    void add(const char* finding, const std::string& kind, Id64 id, Id64 entry) {
        findings_.push_back(
            {finding, kind + " " + std::to_string(id), entry == 0 ? std::string{} : "entry " + std::to_string(entry)});
    }

    const store::Book& book_;
    const Replay& replay_;
    std::vector<store::Finding> findings_;
};

}  // namespace

std::vector<store::Finding> check_records(const store::Book& book) {
    const Replay replay{book};
    Comparison compare{book, replay};
    compare.table<Patient>(book.patients);
    compare.table<Complaint>(book.complaints);
    compare.table<Measure>(book.measures);
    compare.table<Agreement>(book.agreements);
    compare.table<CourseEnd>(book.course_ends);
    compare.table<Consent>(book.consents);
    compare.table<EvidenceShown>(book.evidence_shown);
    compare.table<ScreeningAnswer>(book.screening_answers);
    compare.table<Session>(book.sessions);
    compare.table<Reading>(book.readings);
    compare.table<Extent>(book.extents);
    compare.table<needlebook::Change>(book.changes);
    compare.table<Examination>(book.examinations);
    compare.table<PointGroup>(book.point_groups);
    compare.table<Practitioner>(book.practitioners);
    return compare.take();
}

}  // namespace needlebook::app
