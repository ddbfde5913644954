/// Ten years of visits by CSV into an empty book, beside the very rows that this makes written by plain SQLCipher.
#include <string>

#include <fmt/format.h>

#include "app/import.h"
#include "bench/bench.h"
#include "bench/big_book.h"
#include "bench/plain_book.h"

using namespace needlebook;
using namespace needlebook::bench;

namespace {

constexpr int runs = 3;
constexpr int visits_each = 40;

std::string visits(int patients) {
    std::string csv = "patient,date,time,pain,numbness,points,side_effects,needles_out,retention_min,note\n";
    for (int visit = 0; visit < visits_each; ++visit)
        for (int patient = 0; patient < patients; ++patient)
            csv += fmt::format("V{:05},{},{:02}:{:02},{},{},ST36 SP6 KI3 LR3,{},8,25,\"slept well, walks more\"\n",
                               patient, to_text(day(2017, 1, 2) + date::days{patient % 2800 + 7 * visit}),
                               8 + patient % 9, 5 * (patient % 12), (patient + visit) % 11, (patient + 3 * visit) % 11,
                               visit % 20 == 0 ? "bruise:mild" : "none");
    return csv;
}

}  // namespace

int main(int count, char** arguments) {
    const int patients = count > 1 ? std::stoi(arguments[1]) : 5000;
    const auto csv = visits(patients);
    const Secret passphrase{"a bench"};
    std::vector<double> of_ours;
    std::vector<double> of_limit;
    Table table{fmt::format("{} visits by CSV, processor time", patients * visits_each)};
    for (int run = 0; run < runs; ++run) {
        const Folder folder;
        const auto file = folder / "imported.needlebook";
        {
            auto book = must(app::Logbook::create(file, passphrase, BookKind::practice, "Europe/London",
                                                  fixed_clock(today + std::chrono::hours{9}), "bench"));
            app::ImportReport report;
            of_ours.push_back(
                processor_ms([&] { report = must(app::import_visits(book, csv, {.source = "bench.csv"})); }));
            if (!report.ok() || report.sessions != static_cast<std::size_t>(patients * visits_each))
                throw std::runtime_error{fmt::format("{} visits came in", report.sessions)};
        }
        of_limit.push_back(PlainBook{folder / "plain.needlebook", passphrase}.take_rows_of(file, passphrase));
    }
    table.add("read, checked and written", spread_of(of_ours), {.ratio = 3}, spread_of(of_limit),
              "the rows it makes, plain SQLCipher");
    return table.verdict();
}
