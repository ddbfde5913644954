/// Rows of the history into words, their payloads into fields before and after.
#include "app/timeline.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "app/edit_json.h"
#include "app/guarded.h"
#include "app/import_taken.h"
#include "app/logbook.h"
#include "base/tongue.h"
#include "exchange/record_fields.h"
#include "exchange/record_json.h"

namespace needlebook::app {
namespace {

using nlohmann::json;

struct Words {
    std::string_view key;
    std::string_view words;
};

/// The name of an enumerator in words.
std::string plain_words(std::string name) {
    std::ranges::replace(name, '_', ' ');
    return tr(name);
}

/// The fields that hold enumerators, as "session.kind" or "side_effects.severity": the others hold what people wrote.
class Enumerated {
public:
    Enumerated() { add_all(std::type_identity<Revision>{}); }

    bool contains(std::string_view owner, std::string_view field) const {
        return names_.contains(fmt::format("{}.{}", owner, field));
    }

private:
    struct Visit {
        Enumerated& all;
        std::string_view owner;

        template <class Member>
        void operator()(const char* name, const Member&) {
            all.add_field<Member>(owner, name);
        }
    };

    template <class... Records>
    void add_all(std::type_identity<std::variant<Revised<Records>...>>) {
        (add<Records>(kind_of<Records>()), ...);
    }

    template <class Record>
    void add(std::string_view owner) {
        Visit visit{*this, owner};
        const Record record{};
        exchange::fields(visit, record);
    }

    template <class Member>
    void add_field(std::string_view owner, std::string_view name) {
        if constexpr (requires { Names<Member>::all; })
            names_.insert(fmt::format("{}.{}", owner, name));
        else if constexpr (requires(Member member) { member.optional(); })
            add_field<typename std::decay_t<decltype(std::declval<Member>().optional())>::value_type>(owner, name);
        else if constexpr (requires(Visit visit, const Member member) { exchange::fields(visit, member); })
            add<Member>(name);
        else if constexpr (requires { typename Member::value_type; } && !std::is_same_v<Member, std::string>)
            add_field<typename Member::value_type>(owner, name);
    }

    std::set<std::string, std::less<>> names_;
};

template <std::size_t Size>
std::string words_of(const std::array<Words, Size>& known, std::string_view key) {
    for (const auto& one : known)
        if (one.key == key)
            return std::string{tr(one.words)};
    std::string plain{key};
    std::ranges::replace(plain, '_', ' ');
    return tr(plain);
}

constexpr std::array acts{Words{"edit", tr_noop("Changed")},
                          Words{"undo", tr_noop("Took back")},
                          Words{"redo", tr_noop("Did again")},
                          Words{"sign", tr_noop("Signed a session")},
                          Words{"amend", tr_noop("Amended a session")},
                          Words{"void", tr_noop("Marked a session as entered in error")},
                          Words{"import", tr_noop("Took in from a file")},
                          Words{"erase", tr_noop("Erased the patient")},
                          Words{"view", tr_noop("Looked at")},
                          Words{"export", tr_noop("Exported")},
                          Words{"print", tr_noop("Printed")}};

/// What was looked at, exported or printed.
constexpr std::array subjects{Words{"record", tr_noop("record")},
                              Words{"history", tr_noop("history")},
                              Words{"patient view", tr_noop("patient view")},
                              Words{"everything", tr_noop("everything")},
                              Words{"patient's copy", tr_noop("patient's copy")},
                              Words{"chart", tr_noop("chart")},
                              Words{"chart copied", tr_noop("chart copied")},
                              Words{"report for patient", tr_noop("report for patient")},
                              Words{"report for gp", tr_noop("report for GP")},
                              Words{"report for practitioner", tr_noop("full record")},
                              Words{"report for expectations", tr_noop("what to expect")}};

constexpr std::array labels{Words{"add_patient", tr_noop("new patient")},
                            Words{"edit_patient", tr_noop("details")},
                            Words{"type_diary", tr_noop("scores from home")},
                            Words{"import_diary", tr_noop("home diary taken in")},
                            Words{"add_session", tr_noop("session")},
                            Words{"edit_session", tr_noop("session")},
                            Words{"log_session", tr_noop("session")},
                            Words{"move_session", tr_noop("session moved to another patient")},
                            Words{"change_session", tr_noop("side effect")},
                            Words{"point_group", tr_noop("group of points")},
                            Words{"screening", tr_noop("first visit")},
                            Words{"consent", tr_noop("consent")},
                            Words{"agree", tr_noop("agreement")},
                            Words{"add_examination", tr_noop("examination")},
                            Words{"show_evidence", tr_noop("what to expect, as shown")},
                            Words{"end_course", tr_noop("end of the course")}};

constexpr std::array fields{Words{"born_on", tr_noop("date of birth")},
                            Words{"gp_name", tr_noop("GP")},
                            Words{"gp_practice", tr_noop("GP's practice")},
                            Words{"gp_informed", tr_noop("GP informed on")},
                            Words{"starts", tr_noop("date and time")},
                            Words{"needles_in_at", tr_noop("needles in at")},
                            Words{"needles_out_at", tr_noop("needles out at")},
                            Words{"retention_min", tr_noop("minutes in place")},
                            Words{"counted_out", tr_noop("needles counted out")},
                            Words{"version_reason", "reason"},
                            Words{"tongue_pulse", tr_noop("tongue and pulse")},
                            Words{"rate_per_year", tr_noop("expected rise a year")},
                            Words{"patient_words", tr_noop("patient's words")}};

/// What only machines read, and what stands in the entry already.
const std::set<std::string, std::less<>>& hidden() {
    static const std::set<std::string, std::less<>> names{"id",       "patient",    "complaint",  "session",
                                                          "position", "supersedes", "started_at", "entered_at",
                                                          "status",   "signed_at",  "signed_by",  "source_row"};
    return names;
}

LocalMinute local_minute(Instant at) {
    const auto seconds = std::chrono::system_clock::to_time_t(date::floor<std::chrono::seconds>(at));
    std::tm parts{};
    localtime_r(&seconds, &parts);
    return day(parts.tm_year + 1900, static_cast<unsigned>(parts.tm_mon + 1), static_cast<unsigned>(parts.tm_mday)) +
           std::chrono::hours{parts.tm_hour} + std::chrono::minutes{parts.tm_min};
}

class Teller {
public:
    explicit Teller(const store::Book& book) : book_{book} {}

    TimelineItem item(const store::HistoryRow& row) {
        TimelineItem item;
        item.entry = row.seq;
        item.at = local_minute(row.at);
        item.who = row.who;
        item.what = words_of(acts, row.kind);
        const bool names_a_label = row.kind == "edit" || row.kind == "undo" || row.kind == "redo";
        if (is_import_act(row.subject) && row.kind == "undo")
            item.what = tr("Took back an import");
        else if (names_a_label)
            item.what += ": " + words_of(labels, row.subject);
        else if (row.kind == "view" || row.kind == "export" || row.kind == "print")
            item.what += ": " + words_of(subjects, row.subject);
        if (row.payload)
            read(item, json::parse(*row.payload, nullptr, false));
        return item;
    }

private:
    void read(TimelineItem& item, const json& payload) {
        if (!payload.is_object())
            return;
        if (const auto source = payload.find("source"); source != payload.end() && source->is_string())
            item.what += ": " + source->get<std::string>();
        const auto revisions = payload.find("revisions");
        if (revisions == payload.end() || !revisions->is_array())
            return;
        for (const auto& revision : *revisions)
            if (revision.is_object())
                compare(item, revision);
    }

    void compare(TimelineItem& item, const json& revision) {
        auto before = revision.value("before", json());
        const auto after = revision.value("after", json());
        // Signing and amending write the new version alone; the old one stands in an earlier entry.
        if (before.is_null())
            before = earlier(after);
        if (after.is_object())
            known_[after.value("id", std::string{})] = after;
        const auto& shown = after.is_object() ? after : before;
        if (!shown.is_object())
            return;
        const auto kind = revision.value("kind", std::string{});
        const auto record = record_words(kind, shown);
        for (const auto& [name, value] : shown.items()) {
            if (hidden().contains(name))
                continue;
            const auto was = before.is_object() ? text(kind, name, before.value(name, json())) : std::string{};
            const auto is = after.is_object() ? text(kind, name, after.value(name, json())) : std::string{};
            if (was != is)
                item.changes.push_back({record, words_of(fields, name), was, is});
        }
    }

    json earlier(const json& after) const {
        if (!after.is_object())
            return {};
        for (const auto* name : {"id", "supersedes"})
            if (const auto id = after.find(name); id != after.end() && id->is_string())
                if (const auto found = known_.find(id->get<std::string>()); found != known_.end())
                    return found->second;
        // Of what was taken in from a file no entry tells the fields; a version that was superseded stays in the book.
        if (const auto id = after.find("supersedes"); id != after.end() && id->is_string())
            if (const auto number = parse_id(id->get<std::string>()))
                if (const auto session = book_.sessions.find({*number}))
                    return exchange::to_json(*session);
        return {};
    }

    std::string record_words(const std::string& kind, const json& record) {
        auto words = words_of(labels, kind);
        for (const auto* day : {"starts", "day", "agreed_on", "given_on", "ended_on", "asked_on"})
            if (const auto found = record.find(day); found != record.end() && found->is_string())
                return trf("{} of {}", words, found->get<std::string>().substr(0, 10));
        return words;
    }

    /// A value of a field of `owner` as one line; nothing where nothing is said.
    std::string text(std::string_view owner, std::string_view name, const json& value) {
        if (value.is_string())
            return name == "measure"                   ? measure(value.get<std::string>())
                   : name == "practitioner"            ? practitioner(value.get<std::string>())
                   : enumerated_.contains(owner, name) ? plain_words(value.get<std::string>())
                                                       : value.get<std::string>();
        if (value.is_boolean())
            return value.get<bool>() ? tr("yes") : std::string{};
        if (value.is_number())
            return value.dump();
        if (value.is_array())
            return list(owner, name, value);
        if (value.is_object())
            return value.contains("answer") ? answer(owner, name, value) : parts(name, value);
        return {};
    }

    std::string answer(std::string_view owner, std::string_view name, const json& value) {
        const auto state = value.value("answer", std::string{});
        if (state == "value")
            return text(owner, name, value.value("value", json()));
        return state == "not_asked" ? std::string{} : plain_words(state);
    }

    std::string list(std::string_view owner, std::string_view name, const json& items) {
        std::string all;
        for (const auto& one : items)
            if (const auto words = one.is_object() ? parts(name, one) : text(owner, name, one); !words.empty())
                all += (all.empty() ? "" : "; ") + words;
        return all;
    }

    std::string parts(std::string_view owner, const json& object) {
        std::string all;
        for (const auto& [name, value] : object.items()) {
            const bool is_usual = name == "giver" && value == name_of(Reading{}.giver);
            if (hidden().contains(name) || name == "day" || is_usual)
                continue;
            const auto words = text(owner, name, value);
            if (words.empty())
                continue;
            const bool plain = name == "measure" || name == "point" || name == "kind" || name == "side";
            all += (all.empty() ? "" : ", ") + (plain ? words : words_of(fields, name) + " " + words);
        }
        return all;
    }

    std::string measure(const std::string& id) {
        const auto number = parse_id(id);
        const auto found = number ? book_.measures.find({*number}) : std::nullopt;
        return found ? found->label : id;
    }

    std::string practitioner(const std::string& id) {
        const auto number = parse_id(id);
        const auto found = number ? book_.practitioners.find({*number}) : std::nullopt;
        return found ? found->name : id;
    }

    const store::Book& book_;
    Enumerated enumerated_;
    std::map<std::string, json> known_;  ///< Records by id, as last told.
};

}  // namespace

Result<std::vector<TimelineItem>> timeline(const Logbook& book, Id<Patient> patient) {
    return guarded([&] {
        Teller teller{book.book()};
        std::vector<TimelineItem> items;
        auto rows = book.book().history.of(patient);
        if (!rows.empty())  // What left the book with everyone's records left it with theirs, once they were there.
            std::ranges::copy_if(book.book().history.exports_of_all(), std::back_inserter(rows),
                                 [first = rows.front().seq](const auto& row) { return row.seq > first; });
        std::ranges::stable_sort(rows, {}, &store::HistoryRow::seq);
        for (const auto& row : rows)
            items.push_back(teller.item(row));
        std::ranges::reverse(items);
        return items;
    });
}

}  // namespace needlebook::app
