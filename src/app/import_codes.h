/// Whose the rows of an import are, where the file knows people by name alone.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "exchange/visits_csv.h"
#include "store/book.h"

namespace needlebook::app {

/// A whole name, folded, by which people are compared however it was parted.
std::string called(const std::string& given_names, const std::string& family_name);

class ImportCodes {
public:
    /// Draws codes for those who aren't in the book; asks the book only where a row has no code.
    ImportCodes(const store::Book& book, const exchange::VisitTable& table);

    /// The row's own, or that of the only patient so called, in the book or beside a code of the file, or the next that
    /// is free. None, and noted in `rejected`, where it can be several people.
    std::optional<std::string> code_of(const exchange::VisitRow& row, std::vector<exchange::RejectedCell>& rejected);

private:
    struct Known {
        std::string code;
        std::optional<Day> born_on;
    };

    std::map<std::string, std::vector<Known>> known_;  ///< By name, folded.
    std::map<std::string, std::set<Day>> births_;      ///< That the file gives, by name.
    std::string last_code_;
};

}  // namespace needlebook::app
