/// Revisions into tables.
#include "app/apply.h"

#include <algorithm>
#include <map>
#include <type_traits>
#include <unordered_map>

#include "app/edit_json.h"

namespace needlebook::app {
namespace {

using store::Book;
using store::Failure;

auto& table_of(Book& book, const Patient&) { return book.patients; }
auto& table_of(Book& book, const Complaint&) { return book.complaints; }
auto& table_of(Book& book, const Measure&) { return book.measures; }
auto& table_of(Book& book, const Agreement&) { return book.agreements; }
auto& table_of(Book& book, const CourseEnd&) { return book.course_ends; }
auto& table_of(Book& book, const Consent&) { return book.consents; }
auto& table_of(Book& book, const EvidenceShown&) { return book.evidence_shown; }
auto& table_of(Book& book, const ScreeningAnswer&) { return book.screening_answers; }
auto& table_of(Book& book, const Session&) { return book.sessions; }
auto& table_of(Book& book, const Reading&) { return book.readings; }
auto& table_of(Book& book, const Extent&) { return book.extents; }
auto& table_of(Book& book, const needlebook::Change&) { return book.changes; }
auto& table_of(Book& book, const Examination&) { return book.examinations; }
auto& table_of(Book& book, const PointGroup&) { return book.point_groups; }
auto& table_of(Book& book, const Practitioner&) { return book.practitioners; }

template <class Record>
std::string subject_of(const Record& record) {
    return std::string{kind_of<Record>()} + " " + to_text(record.id);
}

template <class Record>
const Record& comparable(const Record& record) {
    return record;
}
Session comparable(const Session& session) { return store::in_order(session); }

/// Two people may have the same record open, or two windows.
template <class Record>
void require_before(Book& book, const Revised<Record>& revised) {
    if (!revised.before) {
        bool there = false;
        if constexpr (requires { table_of(book, *revised.after).contains(revised.after->id); })
            there = table_of(book, *revised.after).contains(revised.after->id);
        else
            there = table_of(book, *revised.after).find(revised.after->id).has_value();
        if (there)
            throw Failure{Errc::already_exists, subject_of(*revised.after)};
        return;
    }
    const auto held = table_of(book, *revised.before).find(revised.before->id);
    if (!held)
        throw Failure{Errc::not_found, subject_of(*revised.before)};
    if (comparable(*held) != comparable(*revised.before))
        throw Failure{Errc::contradiction, subject_of(*revised.before)};
    if (revised.after && revised.after->id != revised.before->id)
        throw Failure{Errc::contradiction, subject_of(*revised.before)};
}

void require_drafts(const Revised<Session>& revised) {
    for (const auto& session : {revised.before, revised.after})
        if (session && session->status != SessionStatus::draft)
            throw Failure{Errc::not_allowed, subject_of(*session)};
}

template <class Record>
void write(Book& book, const Revised<Record>& revised) {
    if (!revised.before && !revised.after)
        return;
    require_before(book, revised);
    if (revised.after)
        table_of(book, *revised.after).put(*revised.after);
    else
        table_of(book, *revised.before).remove(revised.before->id);
}

/// There is one practice, which is never absent: as shipped stands for none.
void write(Book& book, const Revised<Practice>& revised) {
    if (book.practice.get() != revised.before.value_or(Practice{}))
        throw Failure{Errc::contradiction, "practice"};
    book.practice.put(revised.after.value_or(Practice{}));
}

/// Whose a record is, asked of the edit first, since it may bring the complaint itself.
class Owners {
public:
    Owners(const Book& book, const Edit& edit) : book_{book} {
        for (const auto& revision : edit.revisions)
            std::visit([this](const auto& revised) { learn(revised); }, revision);
    }

    template <class Record>
    std::optional<Id<Patient>> of(const Record& record) const {
        if constexpr (std::is_same_v<Record, Patient>)
            return record.id;
        else if constexpr (requires { record.patient; })
            return record.patient;
        else if constexpr (requires { record.complaint; })
            return of_complaint(record.complaint);
        else if constexpr (requires { record.measure; })
            return of_measure(record.measure);
        else
            return std::nullopt;
    }

private:
    template <class Record>
    void learn(const Revised<Record>& revised) {
        for (const auto* record : {&revised.before, &revised.after}) {
            if (!*record)
                continue;
            if constexpr (std::is_same_v<Record, Complaint>)
                complaints_[(*record)->id] = (*record)->patient;
            if constexpr (std::is_same_v<Record, Measure>)
                measures_[(*record)->id] = (*record)->complaint;
        }
    }

    std::optional<Id<Patient>> of_complaint(Id<Complaint> id) const {
        const auto known = complaints_.find(id);
        return known != complaints_.end() ? known->second : book_.patient_of(id);
    }

    std::optional<Id<Patient>> of_measure(Id<Measure> id) const {
        const auto known = measures_.find(id);
        return known != measures_.end() ? of_complaint(known->second) : book_.patient_of(id);
    }

    const Book& book_;
    std::unordered_map<Id<Complaint>, Id<Patient>> complaints_;
    std::unordered_map<Id<Measure>, Id<Complaint>> measures_;
};

}  // namespace

void apply(Book& book, const Edit& edit, Sessions sessions) {
    for (const auto& revision : edit.revisions)
        apply(book, revision, sessions);
}

void apply(Book& book, const Revision& revision, Sessions sessions) {
    if (const auto* session = std::get_if<Revised<Session>>(&revision);
        session != nullptr && sessions == Sessions::drafts_only)
        require_drafts(*session);
    std::visit([&](const auto& revised) { write(book, revised); }, revision);
}

std::vector<std::pair<std::optional<Id<Patient>>, Edit>> by_patient(const Book& book, const Edit& edit) {
    const Owners owners{book, edit};
    std::map<std::optional<Id<Patient>>, Edit> parts;
    const auto add = [&](std::optional<Id<Patient>> owner, Revision revision) {
        auto& part = parts[owner];
        part.label = edit.label;
        part.revisions.push_back(std::move(revision));
    };
    for (const auto& revision : edit.revisions)
        std::visit(
            [&]<class Record>(const Revised<Record>& revised) {
                const auto before = revised.before ? owners.of(*revised.before) : std::nullopt;
                const auto after = revised.after ? owners.of(*revised.after) : std::nullopt;
                if (!revised.before || !revised.after || before == after) {
                    add(revised.after ? after : before, revised);
                } else {  // Moved to another patient.
                    add(before, removed(*revised.before));
                    add(after, added(*revised.after));
                }
            },
            revision);
    return {parts.begin(), parts.end()};
}

}  // namespace needlebook::app
