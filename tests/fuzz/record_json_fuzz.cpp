/// Whatever is given as a record: it is taken or refused, and what was taken comes back from what is written.
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/book_json.h"
#include "exchange/diary_json.h"

using namespace needlebook;
using namespace needlebook::exchange;

namespace {

struct Record {
    BookRecord book;
    std::vector<PatientRecord> patients;
    bool operator==(const Record&) const = default;
};

std::optional<Record> read(std::string_view text) {
    auto book = read_json_book(text);
    if (!book)
        return std::nullopt;
    Record record{*std::move(book), {}};
    const auto refused = read_json_patients(text, [&](PatientRecord patient) {
        record.patients.push_back(std::move(patient));
        return std::optional<RejectedCell>{};
    });
    return refused ? std::nullopt : std::optional{std::move(record)};
}

std::string written(const Record& record) {
    auto text = json_start(record.book);
    for (std::size_t i = 0; i < record.patients.size(); ++i)
        text += json_patient(record.patients[i], i == 0);
    return text + json_end();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    static_cast<void>(read_diary_json(text));
    const auto record = read(text);
    if (!record)
        return 0;
    for (const auto& patient : record->patients)
        static_cast<void>(misplaced(patient));
    if (read(written(*record)) != record)
        std::abort();
    return 0;
}
