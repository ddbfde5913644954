/// Each record is written as it comes; what came of one patient is noted together.
#include "app/intake.h"

#include <fmt/format.h>

#include "app/apply.h"
#include "app/edit_json.h"
#include "app/record_digest.h"
#include "store/session_intake.h"

namespace needlebook::app {

Intake::Intake(store::Book& book, std::string_view source, std::string_view act, Note note)
    : book_{book},
      source_{source},
      act_{act},
      note_{std::move(note)},
      ids_(nlohmann::json::object()),
      digests_(nlohmann::json::object()) {}

void Intake::write(const Revision& revision) {
    const auto* revised = std::get_if<Revised<Session>>(&revision);
    if (revised == nullptr || revised->before || !revised->after)
        return apply(book_, revision, Sessions::any_status);
    const auto& session = *revised->after;
    if (session.supersedes)  // Only what is sealed can be superseded.
        seal();
    if (session.status == SessionStatus::draft)
        return apply(book_, revision, Sessions::any_status);
    if (book_.sessions.contains(session.id))
        throw store::Failure{Errc::already_exists, "session " + to_text(session.id)};
    store::SessionIntake{book_.sessions}.add_open(session);
    unsealed_[session.status].push_back(session.id);
}

void Intake::seal() {
    for (const auto& [status, sessions] : unsealed_)
        store::SessionIntake{book_.sessions}.seal(sessions, status);
    unsealed_.clear();
}

void Intake::take(const Revision& revision) {
    write(revision);
    std::visit(
        [this]<class Record>(const Revised<Record>& revised) {
            if (!revised.after)
                return;
            const auto owner = owner_of(*revised.after);
            if (any_ && owner != owner_)
                finish();
            any_ = true;
            owner_ = owner;
            const std::string kind{kind_of<Record>()};
            ids_[kind].push_back(std::to_string(id_in_history(*revised.after)));
            digests_[kind].push_back(fmt::format("{:016x}", record_digest(*revised.after)));
        },
        revision);
}

void Intake::take_constant(const std::string& name, double value) {
    book_.practice.put_outcome_constant(name, value);
    note_("constant", std::nullopt, name, nlohmann::json{{"name", name}, {"value", value}}.dump());
}

void Intake::quote(std::optional<Id<Patient>> patient, const std::string& from, std::string acts) {
    finish();
    note_("quote", patient, "history of " + from, std::move(acts));
}

void Intake::finish() {
    if (!any_)
        return;
    seal();
    // No content: the file that it came from has it. The digests tell whether it is changed past the history.
    note_("import", owner_, act_,
          nlohmann::json{
              {"label", "import"}, {"source", source_}, {"records", std::move(ids_)}, {"digests", std::move(digests_)}}
              .dump());
    ids_ = nlohmann::json::object();
    digests_ = nlohmann::json::object();
    any_ = false;
}

template <class Record>
std::optional<Id<Patient>> Intake::owner_of(const Record& record) {
    if constexpr (std::is_same_v<Record, Patient>)
        return record.id;
    else if constexpr (requires { record.patient; })
        return record.patient;
    else if constexpr (requires { record.complaint; })
        return owner_of(record.complaint);
    else if constexpr (requires { record.measure; })
        return owner_of(record.measure);
    else
        return std::nullopt;
}

std::optional<Id<Patient>> Intake::owner_of(Id<Complaint> complaint) {
    const auto known = complaints_.find(complaint);
    if (known != complaints_.end())
        return known->second;
    const auto owner = book_.patient_of(complaint);
    if (owner)
        complaints_.emplace(complaint, *owner);
    return owner;
}

std::optional<Id<Patient>> Intake::owner_of(Id<Measure> measure) {
    const auto known = measures_.find(measure);
    if (known != measures_.end())
        return known->second;
    const auto owner = book_.patient_of(measure);
    if (owner)
        measures_.emplace(measure, *owner);
    return owner;
}

}  // namespace needlebook::app
