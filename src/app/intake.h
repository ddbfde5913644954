/// Records from elsewhere into a book, one after the other.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <nlohmann/json.hpp>

#include "app/edit.h"
#include "store/book.h"

namespace needlebook::app {

/// Inside a transaction. Throws store::Failure as `apply` does.
class Intake {
public:
    /// Writes one row of history: its kind, whose it is, its subject and its payload.
    using Note = std::function<void(std::string_view, std::optional<Id<Patient>>, std::string, std::string)>;

    /// `act` is the subject of the rows of history; it names an import that can be taken back.
    Intake(store::Book& book, std::string_view source, std::string_view act, Note note);

    /// Owners come before what they own.
    void take(const Revision& revision);

    /// New sessions of one patient that supersede nothing, all imported: faster than one by one.
    void take_imported(const std::vector<Session>& sessions);

    /// A changed constant of the outcome procedure.
    void take_constant(const std::string& name, double value);

    /// What another book's history says, as evidence in this one's: JSON.
    void quote(std::optional<Id<Patient>> patient, const std::string& from, std::string acts);

    /// Notes what is left to note.
    void finish();

    const store::Book& book() const { return book_; }

private:
    template <class Record>
    void remember(const Record& record);

    template <class Record>
    std::optional<Id<Patient>> owner_of(const Record& record);
    std::optional<Id<Patient>> owner_of(Id<Complaint> complaint);
    std::optional<Id<Patient>> owner_of(Id<Measure> measure);

    store::Book& book_;
    std::string source_;
    std::string act_;
    Note note_;
    bool any_ = false;
    std::optional<Id<Patient>> owner_;  ///< Of what isn't noted yet.
    nlohmann::json ids_;
    nlohmann::json digests_;  ///< Of each record, in the order of their ids.
    std::unordered_map<Id<Complaint>, Id<Patient>> complaints_;
    std::unordered_map<Id<Measure>, Id<Patient>> measures_;
};

}  // namespace needlebook::app
