/// Whatever is given as CSV: no crash, every problem inside the text, and a table that was
/// read is written and read back the same.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/csv.h"

using namespace needlebook;

namespace {

void expect(bool holds) {
    if (!holds)
        std::abort();
}

std::string written(const csv::Table& table) {
    // A byte order mark of our own, so that one inside the first cell stays there.
    std::string text = "\xEF\xBB\xBF" + csv::line(table.header);
    for (const auto& row : table.rows)
        text += csv::line(row.cells);
    return text;
}

void expect_same(const std::vector<std::string>& cells, const std::vector<std::string>& read) {
    expect(cells.size() == read.size());
    for (std::size_t i = 0; i < cells.size(); ++i)
        expect(csv::unguarded(read[i]) == cells[i]);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto table = csv::parse(text);
    if (!table) {
        expect(table.error().line >= 1 && table.error().line <= size + 1 && table.error().column >= 1);
        return 0;
    }
    const auto again = csv::parse(written(*table));
    expect(again.has_value() && again->rows.size() == table->rows.size());
    expect_same(table->header, again->header);
    for (std::size_t i = 0; i < table->rows.size(); ++i)
        expect_same(table->rows[i].cells, again->rows[i].cells);
    return 0;
}
