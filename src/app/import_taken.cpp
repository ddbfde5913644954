/// Asks the history, which knows every id that came with an import and every act since.
#include "app/import_taken.h"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>

#include <nlohmann/json.hpp>

namespace needlebook::app {
namespace {

constexpr std::string_view act_start = "import ";
constexpr std::int64_t rows_looked_through = 5000;  // some weeks of work

/// What leaves a record as it was.
bool only_looks(std::string_view kind) {
    constexpr std::array looking{"view", "export", "print"};
    return std::ranges::find(looking, kind) != looking.end();
}

// Of a payload that isn't what an import writes, nothing is taken: the check of the book names it.

std::string source_in(const std::string& payload) {
    const auto value = nlohmann::json::parse(payload, nullptr, false);
    const auto source = value.is_object() ? value.find("source") : value.end();
    return source != value.end() && source->is_string() ? source->get<std::string>() : std::string{};
}

std::map<std::string, std::vector<std::int64_t>, std::less<>> ids_in(const std::string& payload) {
    std::map<std::string, std::vector<std::int64_t>, std::less<>> ids;
    const auto value = nlohmann::json::parse(payload, nullptr, false);
    const auto records = value.is_object() ? value.find("records") : value.end();
    if (records == value.end() || !records->is_object())
        return ids;
    for (const auto& [kind, list] : records->items())
        for (const auto& id : list)
            if (id.is_string())
                if (const auto number = parse_id(id.get_ref<const std::string&>()))
                    ids[kind].push_back(*number);
    return ids;
}

/// How far a record is from what an import left: every edit since one more, every edit taken back one less.
class Standing {
public:
    void hear(std::string_view kind) {
        if (only_looks(kind) || changed_)
            return;
        if (kind == "edit" || kind == "redo")
            ++edits_;
        else if (kind == "undo")
            --edits_;
        // Below: what was taken back was done before the import.
        changed_ = edits_ < 0 || (kind != "edit" && kind != "redo" && kind != "undo");
    }
    bool changed() const { return changed_ || edits_ != 0; }

private:
    int edits_ = 0;
    bool changed_ = false;
};

}  // namespace

std::string import_act(Id<ImportTaken> id) { return std::string{act_start} + to_text(id); }

bool is_import_act(std::string_view subject) { return subject.starts_with(act_start); }

std::optional<ImportTaken> newest_import(const store::Book& book) {
    std::set<std::string, std::less<>> taken_back;
    for (const auto& row : book.history.acts_after(book.history.head().count - rows_looked_through)) {
        if (!is_import_act(row.subject) || taken_back.contains(row.subject))
            continue;
        if (row.kind == "undo") {
            taken_back.insert(row.subject);
            continue;
        }
        const auto whole = book.history.find(row.seq);
        if (!whole || !whole->payload)  // Its patient was erased.
            continue;
        return ImportTaken{row.subject, source_in(*whole->payload), row.at, row.seq};
    }
    return std::nullopt;
}

std::vector<TakenRecords> records_of(const store::Book& book, const ImportTaken& taken) {
    std::vector<TakenRecords> all;
    // One transaction wrote them, so they stand together.
    for (auto seq = taken.last_row; seq > 0; --seq) {
        const auto row = book.history.find(seq);
        if (!row || row->subject != taken.act)
            break;
        if (!row->payload || !row->patient)
            continue;
        all.push_back({*row->patient, ids_in(*row->payload)});
    }
    return all;
}

bool was_edited_since(const store::Book& book, Id<Patient> patient, std::int64_t row) {
    return std::ranges::any_of(book.history.of(patient),
                               [row](const auto& act) { return act.seq > row && act.kind == "edit"; });
}

std::optional<Id<Patient>> changed_since(const store::Book& book, const ImportTaken& taken,
                                         const std::vector<TakenRecords>& records) {
    std::unordered_map<Id<Patient>, Standing> standing;
    for (const auto& one : records)
        standing.try_emplace(one.patient);
    auto since = book.history.acts_after(taken.last_row);
    std::ranges::reverse(since);
    for (const auto& row : since)
        if (row.patient)
            if (const auto found = standing.find(*row.patient); found != standing.end())
                found->second.hear(row.kind);
    for (const auto& draft : book.drafts.all())
        if (draft.patient && standing.contains(*draft.patient))
            return draft.patient;
    for (const auto& one : records)
        if (standing.at(one.patient).changed())
            return one.patient;
    return std::nullopt;
}

}  // namespace needlebook::app
