/// People of one name are told apart by their date of birth.
#include "app/import_codes.h"

#include <algorithm>
#include <utility>

#include "app/patient_code.h"
#include "base/text.h"

namespace needlebook::app {

std::string called(const std::string& given_names, const std::string& family_name) {
    return folded(given_names + " " + family_name);
}

ImportCodes::ImportCodes(const store::Book& book, const exchange::VisitTable& table) {
    const auto has_no_code = [](const exchange::VisitRow& row) { return row.patient.empty(); };
    if (std::ranges::none_of(table.rows, has_no_code))
        return;
    std::vector<std::string> codes;
    for (const auto& patient : book.patients.all()) {
        known_[called(patient.given_names, patient.family_name)].push_back({patient.code, patient.born_on});
        codes.push_back(patient.code);
    }
    for (const auto& row : table.rows) {
        const auto name = called(row.person.given_names, row.person.family_name);
        if (!row.patient.empty()) {
            codes.push_back(row.patient);
            auto& people = known_[name];
            if (row.person.has_name() && std::ranges::find(people, row.patient, &Known::code) == people.end())
                people.push_back({row.patient, row.person.born_on});
        }
        if (row.person.born_on)
            births_[name].insert(*row.person.born_on);
    }
    last_code_ = next_code(codes);
}

std::optional<std::string> ImportCodes::code_of(const exchange::VisitRow& row,
                                                std::vector<exchange::RejectedCell>& rejected) {
    if (!row.patient.empty())
        return row.patient;
    const auto name = called(row.person.given_names, row.person.family_name);
    const auto births = births_.find(name);
    auto born_on = row.person.born_on;
    if (!born_on && births != births_.end() && births->second.size() == 1)
        born_on = *births->second.begin();
    auto& people = known_[name];
    std::vector<const Known*> possible;
    for (const auto& one : people)
        if (!born_on || !one.born_on || *one.born_on == *born_on)
            possible.push_back(&one);
    // Whose date of birth nobody knows can be one of several, not all of them.
    const bool several = births != births_.end() && births->second.size() > 1;
    if (possible.size() == 1 && (possible.front()->born_on || !several))
        return possible.front()->code;
    if (!possible.empty() || (!born_on && births != births_.end())) {
        rejected.push_back({row.line, "name", exchange::Refusal::several_people,
                            row.person.given_names + " " + row.person.family_name});
        return std::nullopt;
    }
    people.push_back({last_code_, born_on});
    return std::exchange(last_code_, next_code({last_code_}));
}

}  // namespace needlebook::app
