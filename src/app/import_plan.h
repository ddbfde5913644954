/// Everything that an import would write for one patient, checked against the book.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "app/edit.h"
#include "app/intake.h"
#include "app/records.h"
#include "base/clock.h"
#include "base/id.h"
#include "exchange/visits_csv.h"
#include "store/book.h"

namespace needlebook::app {

/// Where an import's records come from, and how ids and times are drawn.
struct ImportContext {
    const store::Book& book;
    const Clock& clock;
    IdSource& ids;
    const std::string& source;
    const exchange::VisitTable& table;
};

class PatientPlan {
public:
    /// Looks the patient up, or makes one.
    PatientPlan(const std::string& code, Day first_day, ImportContext context);

    /// What a row says of somebody new stays with them; what the book says of somebody known stays as it is.
    void add(const exchange::VisitRow& row);

    /// Every cell that can't be, given what the book holds. Once, before `write`.
    void check(std::vector<exchange::RejectedCell>& rejected);

    /// Gives each record to `into`, owners before what they own.
    void write(Intake& into);

    bool is_new() const { return is_new_; }
    std::size_t sessions() const;
    std::size_t readings() const;

private:
    struct Agreed {
        const exchange::VisitRow* row;
        exchange::AgreedRow what;
        Day on;
    };

    void check_person(const exchange::VisitRow& row, std::vector<exchange::RejectedCell>& rejected) const;
    void check_row(const exchange::VisitRow& row, std::vector<exchange::RejectedCell>& rejected);
    bool is_known_reading(const exchange::VisitRow& row) const;
    void gather_agreements(std::vector<exchange::RejectedCell>& rejected);
    void check_agreements(std::vector<exchange::RejectedCell>& rejected);
    bool is_in_book(const Agreed& agreed) const;
    std::optional<MeasureKind> kind_of(std::optional<Id<Measure>> measure) const;

    Id<Measure> measure(MeasureKind kind, Intake& into);
    void write_agreements(Intake& into);
    Session visit_of(const exchange::VisitRow& row, Intake& into);
    void write_scores(const exchange::VisitRow& row, Intake& into);

    ImportContext context_;
    bool is_new_ = false;
    bool has_complaint_ = false;
    Patient patient_;
    exchange::NamedPerson person_;  ///< As the book has it; what it hasn't, as the file says first.
    Complaint complaint_;
    std::vector<Measure> measures_;
    std::vector<Agreement> agreements_;  ///< In the book.
    std::vector<const exchange::VisitRow*> rows_;
    std::vector<Agreed> agreed_;                              ///< New ones, by date.
    std::set<LocalMinute> times_;                             ///< Visits of the file that took place.
    std::set<std::pair<LocalMinute, SessionKind>> not_held_;  ///< Those of the book that did not.
    std::set<LocalMinute> known_times_;                       ///< Those of the book that did.
    std::optional<Day> first_treatment_;
};

/// When a visit of the file began.
LocalMinute start_of(const exchange::VisitRow& row);

}  // namespace needlebook::app
