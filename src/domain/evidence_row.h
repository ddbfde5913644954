/// Cells of our own data files as typed values. A cell that can't be read is a broken
/// file of the program: std::logic_error, and a test that fails.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/csv.h"
#include "base/names.h"
#include "domain/evidence.h"

namespace needlebook::evidence {

class DataRow {
public:
    DataRow(const csv::Table& table, const csv::Row& row) : table_{table}, row_{row} {}

    const std::string& text(std::string_view column) const;  ///< Throws where there is no such column.
    std::optional<std::string> text_if_any(std::string_view column) const;
    std::vector<std::string> list(std::string_view column) const;  ///< Parted by ';'.
    bool yes(std::string_view column) const;
    int whole(std::string_view column) const;
    double number(std::string_view column) const;
    std::optional<int> whole_if_any(std::string_view column) const;
    std::optional<double> number_if_any(std::string_view column) const;
    Source source(std::string_view column = "source") const;

    template <class Enum>
    Enum name(std::string_view column) const {
        const auto value = from_name<Enum>(text(column));
        if (!value)
            wrong(column);
        return *value;
    }

    [[noreturn]] void wrong(std::string_view column) const;

private:
    const csv::Table& table_;
    const csv::Row& row_;
};

/// Every row of `csv` through `make`.
template <class Make>
auto rows_of(std::string_view csv, Make make) {
    const auto table = csv::parse_own(csv);
    std::vector<decltype(make(DataRow{table, table.rows.front()}))> all;
    for (const auto& row : table.rows)
        all.push_back(make(DataRow{table, row}));
    return all;
}

}  // namespace needlebook::evidence
