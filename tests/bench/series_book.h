/// 15,000 simulated series of 40 readings, in memory and in a book of 5,000 patients.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "app/logbook.h"
#include "outcome/verdict.h"

namespace needlebook::bench {

struct Series {
    Id<Patient> patient;
    Id<Measure> measure;
    bool first_of_patient = false;
    std::vector<outcome::Reading> readings;
    outcome::Course course;
};

/// Six weekly home scores from before and 34 weekly visits for each patient, three measures each;
/// improve, hold and slow, some changing and some not. Lies in a folder of its own while it lives.
class SeriesBook {
public:
    SeriesBook();
    SeriesBook(const SeriesBook&) = delete;
    SeriesBook& operator=(const SeriesBook&) = delete;
    ~SeriesBook();

    const std::vector<Series>& series() const { return series_; }  ///< By measure.
    const std::filesystem::path& file() const { return file_; }
    const Secret& passphrase() const { return passphrase_; }
    const store::Book& book() const { return logbook_->book(); }

private:
    void write();

    std::filesystem::path folder_;
    std::filesystem::path file_;
    Secret passphrase_;
    std::vector<Series> series_;
    std::optional<app::Logbook> logbook_;
};

}  // namespace needlebook::bench
