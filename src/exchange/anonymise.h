/// Records without what names a person: for research and for asking others.
///
/// New ids for everything; every date of a patient moved back by one number of days, 60 to 720, of its own; the year
/// of birth in decades, above 89 as 90; names and free text gone ("removed" where something must stand). What remains
/// can still be recognised by who knows the case: a rare complaint, a rhythm of visits, a course of scores.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <unordered_map>

#include "base/id.h"
#include "exchange/patient_record.h"

namespace needlebook::exchange {

class Anonymiser {
public:
    Anonymiser(IdSource& ids, std::uint64_t seed) : ids_{ids}, random_{seed} {}

    BookRecord book(BookRecord record);
    /// "A0001": what the first patient is called.
    static std::string code_of(std::size_t number);

    /// Codes count up from A0001 in the order of the calls: give the patients in an order of chance.
    PatientRecord patient(PatientRecord record);

private:
    void draw_in_order(const PatientRecord& record);

    IdSource& ids_;
    std::mt19937_64 random_;
    std::unordered_map<std::int64_t, std::int64_t> new_ids_;
    std::size_t patients_ = 0;
};

}  // namespace needlebook::exchange
