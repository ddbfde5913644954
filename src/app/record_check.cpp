/// Replays the history and compares what it leaves behind with the tables.
#include "app/record_check.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "app/edit_json.h"
#include "app/guarded.h"
#include "app/record_digest.h"
#include "outcome/named_constants.h"
#include "store/failure.h"

namespace needlebook::app {
namespace {

/// What the history wrote last of one record.
struct Written {
    std::int64_t entry = 0;
    bool removed = false;
    std::optional<std::uint64_t> digest;  ///< None: taken in by the first release, which kept ids alone.
};

struct ConstantWritten {
    std::int64_t entry = 0;
    double value = 0;
};

using Id64 = std::int64_t;

std::optional<std::uint64_t> digest_in(const nlohmann::json& digests, const std::string& kind, std::size_t at) {
    const auto list = digests.find(kind);
    if (list == digests.end() || !list->is_array() || at >= list->size() || !(*list)[at].is_string())
        return std::nullopt;
    const auto& text = (*list)[at].get_ref<const std::string&>();
    std::uint64_t digest = 0;
    constexpr int hexadecimal = 16;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), digest, hexadecimal);
    return read.ec == std::errc{} ? std::optional{digest} : std::nullopt;
}

class Replay {
public:
    Replay(const store::Book& book, const std::function<bool()>& stopped) {
        book.history.each([&](const store::HistoryRow& row) {
            if (!stopped())
                take(row);
        });
    }

    const std::map<Id64, Written>& of(std::string_view kind) const {
        static const std::map<Id64, Written> none;
        const auto found = kinds_.find(kind);
        return found == kinds_.end() ? none : found->second;
    }

    const std::map<std::string, ConstantWritten>& constants() const { return constants_; }

private:
    void take(const store::HistoryRow& row) {
        if (!row.payload)
            return;
        const auto payload = nlohmann::json::parse(*row.payload, nullptr, false);
        if (!payload.is_object())
            return;
        if (row.kind == "constant") {
            const auto name = payload.find("name");
            const auto value = payload.find("value");
            if (name != payload.end() && name->is_string() && value != payload.end() && value->is_number())
                constants_[name->get<std::string>()] = {row.seq, value->get<double>()};
        } else if (payload.contains("revisions")) {
            if (const auto edit = edit_from(payload))
                for (const auto& revision : edit->revisions)
                    std::visit([&](const auto& revised) { write(row.seq, revised); }, revision);
        }
        const auto digests = payload.value("digests", nlohmann::json::object());
        for (const bool removed : {false, true})
            if (const auto records = payload.find(removed ? "taken_out" : "records");
                records != payload.end() && records->is_object())
                take_ids(row.seq, *records, digests, removed);
    }

    void take_ids(Id64 entry, const nlohmann::json& records, const nlohmann::json& digests, bool removed) {
        for (const auto& [kind, ids] : records.items())
            for (std::size_t at = 0; ids.is_array() && at < ids.size(); ++at)
                if (const auto number =
                        ids[at].is_string() ? parse_id(ids[at].get_ref<const std::string&>()) : fail(Errc::malformed))
                    kinds_[kind][*number] = {entry, removed, digest_in(digests, kind, at)};
    }

    template <class Record>
    void write(Id64 entry, const Revised<Record>& revised) {
        auto& written = kinds_[std::string{kind_of<Record>()}];
        if (revised.after)
            written[id_in_history(*revised.after)] = {entry, false, record_digest(*revised.after)};
        else if (revised.before)
            written[id_in_history(*revised.before)] = {entry, true, std::nullopt};
    }

    std::map<std::string, std::map<Id64, Written>, std::less<>> kinds_;
    std::map<std::string, ConstantWritten> constants_;
};

class Comparison {
public:
    Comparison(const store::Book& book, const Replay& replay, const std::function<bool()>& stopped)
        : book_{book}, replay_{replay}, stopped_{stopped} {}

    /// Compares one kind; `each` calls what it is given with every record that is there.
    template <class Record, class Each>
    void records(Each each) {
        if (stopped_())
            return;
        const std::string kind{kind_of<Record>()};
        const auto& written = replay_.of(kind);
        std::set<Id64> there;
        each([&](const Record& record) {
            const auto id = record.id.value;
            there.insert(id);
            const auto known = written.find(id);
            if (known == written.end() || known->second.removed)
                add("record_unexplained", kind, id, known == written.end() ? 0 : known->second.entry);
            else if (known->second.digest && record_digest(record) != *known->second.digest)
                add("record_changed", kind, id, known->second.entry);
        });
        if (stopped_())
            return;
        for (const auto& [id, last] : written)
            if (!last.removed && !there.contains(id) && !unreadable_.contains(id))
                add("record_missing", kind, id, last.entry);
    }

    /// Sessions of one patient are read together, which takes a fraction of the time; one by one where that fails.
    void sessions() {
        records<Session>([this](const auto& compare) {
            std::set<Id64> compared;
            bool all_read = true;
            const auto compare_once = [&](const Session& session) {
                compared.insert(session.id.value);
                compare(session);
            };
            for (const auto patient : book_.ids_of(kind_of<Patient>())) {
                if (stopped_())
                    return;
                try {
                    for (const auto& session : book_.sessions.all_of({patient}))
                        compare_once(session);
                } catch (const store::DamagedRow&) {
                    all_read = false;
                }
            }
            if (all_read)
                return;
            for (const auto id : book_.ids_of(kind_of<Session>()))
                if (!compared.contains(id))
                    found_by_id<Session>(book_.sessions, id, compare_once);
        });
    }

    template <class Record, class Table>
    void table(const Table& table) {
        records<Record>([&](const auto& compare) {
            for (const auto id : book_.ids_of(kind_of<Record>()))
                found_by_id<Record>(table, id, compare);
        });
    }

    /// The one row of the practice, and that of the book itself; the first release did not seal what a book began with.
    void single_rows() {
        single("book", [this] { return record_digest(book_.practice.identity()); });
        single(std::string{kind_of<Practice>()}, [this] { return record_digest(book_.practice.get()); });
    }

    /// The constants by which everything is judged.
    void constants() {
        const auto stored = book_.practice.outcome_constants();
        const outcome::Constants published;
        for (const auto& constant : outcome::named_constants()) {
            const std::string name{constant.name};
            const auto written = replay_.constants().find(name);
            const bool known = written != replay_.constants().end();
            const auto found = stored.find(name);
            const double usual = outcome::value_in(published, constant);
            const double says = known ? written->second.value : usual;
            if ((found == stored.end() ? usual : found->second) != says)
                findings_.push_back({known ? "record_changed" : "record_unexplained", "constant " + name,
                                     known ? "entry " + std::to_string(written->second.entry) : std::string{}});
        }
    }

    std::vector<store::Finding> take() { return std::move(findings_); }

private:
    template <class Digest>
    void single(const std::string& kind, Digest digest) {
        const auto& written = replay_.of(kind);
        if (written.empty() || !written.begin()->second.digest)
            return;
        const auto& [id, last] = *written.begin();
        try {
            if (digest() != *last.digest)
                add("record_changed", kind, id, last.entry);
        } catch (const store::DamagedRow& damage) {
            unreadable(kind, id, damage);
        }
    }

    /// One record that can't be read leaves the others to be looked at.
    template <class Record, class Table, class Compare>
    void found_by_id(const Table& table, Id64 id, const Compare& compare) {
        try {
            if (const auto record = table.find(Id<Record>{id}))
                compare(*record);
        } catch (const store::DamagedRow& damage) {
            unreadable(std::string{kind_of<Record>()}, id, damage);
        }
    }

    void unreadable(const std::string& kind, Id64 id, const store::DamagedRow& damage) {
        unreadable_.insert(id);
        findings_.push_back({"record_unreadable", kind + " " + std::to_string(id), damage.what()});
    }

    void add(const char* finding, const std::string& kind, Id64 id, Id64 entry) {
        findings_.push_back(
            {finding, kind + " " + std::to_string(id), entry == 0 ? std::string{} : "entry " + std::to_string(entry)});
    }

    const store::Book& book_;
    const Replay& replay_;
    const std::function<bool()>& stopped_;
    std::set<Id64> unreadable_;  ///< Found already.
    std::vector<store::Finding> findings_;
};

}  // namespace

std::vector<store::Finding> check_records(const store::Book& book, const std::function<bool()>& stopped) {
    const Replay replay{book, stopped};
    Comparison compare{book, replay, stopped};
    compare.table<Patient>(book.patients);
    compare.table<Complaint>(book.complaints);
    compare.table<Measure>(book.measures);
    compare.table<Agreement>(book.agreements);
    compare.table<CourseEnd>(book.course_ends);
    compare.table<Consent>(book.consents);
    compare.table<EvidenceShown>(book.evidence_shown);
    compare.table<ScreeningAnswer>(book.screening_answers);
    compare.sessions();
    compare.table<Reading>(book.readings);
    compare.table<Extent>(book.extents);
    compare.table<needlebook::Change>(book.changes);
    compare.table<Examination>(book.examinations);
    compare.table<PointGroup>(book.point_groups);
    compare.table<Practitioner>(book.practitioners);
    compare.single_rows();
    compare.constants();
    return compare.take();
}

std::vector<store::Finding> check_outlines(const store::Book& book, const std::function<bool()>& stopped) {
    const auto stamp = book.outlines.stamp();
    if (!stamp)
        return {};
    std::map<Id<Patient>, store::Bytes> kept;
    for (Id<Patient> last{};;) {
        constexpr int at_once = 100;
        const auto rows = book.outlines.after(last, at_once);
        for (const auto& row : rows)
            kept[row.patient] = row.body.value_or(store::Bytes{});
        if (rows.empty())
            break;
        last = rows.back().patient;
    }
    auto maker = book.outlines.maker();
    while (!maker.make_on())
        if (stopped())
            return {};
    // Asked last, since somebody may be writing: what was written since is to be made anew in any case.
    const auto written = book.outlines.written_after(*stamp);
    std::vector<store::Finding> findings;
    for (const auto& outline : maker.take())
        if (const auto found = kept.find(outline.patient); found != kept.end() &&
                                                           found->second != store::packed(outline) &&
                                                           !std::ranges::binary_search(written, outline.patient))
            findings.push_back({std::string{outline_changed}, "patient " + to_text(outline.patient), {}});
    return findings;
}

std::vector<store::Finding> check_all(store::Book& book, const std::function<bool()>& stopped) {
    auto findings = book.check();
    // Where the file itself is damaged its records can't be told from damage.
    const bool damaged = std::ranges::any_of(findings, [](const store::Finding& finding) {
        return finding.kind == "page" || finding.kind == "structure" || finding.kind == "unreadable";
    });
    if (damaged)
        return findings;
    std::ranges::move(check_records(book, stopped), std::back_inserter(findings));
    // Where a record can't be read no outline can be made of it; that was found already.
    const auto outlines = guarded([&] { return check_outlines(book, stopped); });
    if (outlines)
        std::ranges::copy(*outlines, std::back_inserter(findings));
    return findings;
}

Result<std::vector<store::Finding>> check_file(const std::filesystem::path& file, const Secret& key, const Clock& clock,
                                               const std::function<bool()>& stopped) {
    auto book = store::Book::open(file, key, store::Access::read, clock);
    if (!book)
        return tl::unexpected(book.error());
    return guarded([&] { return check_all(*book, stopped); });
}

}  // namespace needlebook::app
