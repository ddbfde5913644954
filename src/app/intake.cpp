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

void Intake::take(const Revision& revision) {
    apply(book_, revision, Sessions::any_status);
    std::visit(
        [this](const auto& revised) {
            if (revised.after)
                remember(*revised.after);
        },
        revision);
}

void Intake::take_imported(const std::vector<Session>& sessions) {
    store::SessionIntake{book_.sessions}.add(sessions, SessionStatus::imported);
    for (const auto& session : sessions)
        remember(session);
}

template <class Record>
void Intake::remember(const Record& record) {
    const auto owner = owner_of(record);
    if (any_ && owner != owner_)
        finish();
    any_ = true;
    owner_ = owner;
    const std::string kind{kind_of<Record>()};
    ids_[kind].push_back(std::to_string(id_in_history(record)));
    digests_[kind].push_back(fmt::format("{:016x}", record_digest(record)));
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
