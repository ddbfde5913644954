/// Drawn with fixed seeds, so that each run judges the same people.
#include "bench/series_book.h"

#include <array>
#include <cstdlib>
#include <stdexcept>

#include "outcome/simulation.h"

namespace needlebook::bench {

using namespace outcome::simulation;

namespace {

constexpr int patients = 5000;
constexpr int measures_each = 3;
constexpr int weeks_before = 5;
constexpr int last_week = 34;
constexpr int patients_at_once = 500;

const std::array<Truth, 4> truths{Truth{}, Truth{.change = -3, .onset = Onset::step},
                                  Truth{.change = 2, .onset = Onset::ramp8},
                                  Truth{.level = 4, .change = 0.05, .onset = Onset::line}};

std::vector<int> days() {
    std::vector<int> all;
    for (int week = -weeks_before; week <= last_week; ++week)
        all.push_back(7 * week);
    return all;
}

Day start_of(int patient) { return day(2024, 1, 1) + date::days{patient % 700}; }

std::filesystem::path fresh_folder() {
    auto pattern = (std::filesystem::temp_directory_path() / "needlebook-bench-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr)
        throw std::runtime_error{"mkdtemp"};
    return pattern;
}

Reading reading_of(const Series& series, const outcome::Reading& score, app::Logbook& logbook) {
    Reading reading;
    reading.id = logbook.ids().next<Reading>();
    reading.measure = series.measure;
    reading.day = score.day;
    reading.source = ReadingSource::home;
    reading.score = Score::from(score.score).value();
    reading.entered_at = Instant{score.day.time_since_epoch()};
    return reading;
}

}  // namespace

SeriesBook::SeriesBook() : folder_{fresh_folder()}, file_{folder_ / "series.needlebook"}, passphrase_{"a bench"} {
    auto made = app::Logbook::create(file_, passphrase_, BookKind::practice, "Europe/London",
                                     fixed_clock(day(2026, 6, 1) + std::chrono::hours{9}), "bench");
    if (!made)
        throw std::runtime_error{made.error().detail};
    logbook_.emplace(*std::move(made));
    write();
}

SeriesBook::~SeriesBook() {
    logbook_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

void SeriesBook::write() {
    auto& ids = logbook_->ids();
    Random random{1};
    app::Edit edit{"bench", {}};
    for (int number = 0; number < patients; ++number) {
        Patient patient;
        patient.id = ids.next<Patient>();
        patient.code = "B" + std::to_string(number);
        patient.family_name = patient.code;
        patient.added_on = start_of(number);
        Complaint complaint;
        complaint.id = ids.next<Complaint>();
        complaint.patient = patient.id;
        complaint.opened_on = patient.added_on;
        edit.revisions.push_back(app::added(patient));
        edit.revisions.push_back(app::added(complaint));
        std::vector<Session> visits;
        for (int week = 0; week <= last_week; ++week) {
            Session visit;
            visit.id = ids.next<Session>();
            visit.patient = patient.id;
            visit.complaint = complaint.id;
            visit.starts = start_of(number) + date::days{7 * week} + std::chrono::hours{10};
            visit.status = SessionStatus::imported;
            visits.push_back(std::move(visit));
        }
        for (int position = 0; position < measures_each; ++position) {
            const int one = number * measures_each + position;
            Measure measure;
            measure.id = ids.next<Measure>();
            measure.complaint = complaint.id;
            measure.position = position;
            measure.label = "Score " + std::to_string(position);
            measure.wording = measure.label;
            measure.low_label = "none";
            measure.high_label = "worst";
            measure.recall = "today";
            edit.revisions.push_back(app::added(measure));
            Series series;
            series.patient = patient.id;
            series.measure = measure.id;
            series.first_of_patient = position == 0;
            series.readings = draw_readings(days(), truths.at(static_cast<std::size_t>(one) % truths.size()),
                                            start_of(number), random);
            series.course = {.first_treatment = start_of(number),
                             .aim = static_cast<outcome::Aim>(one % 3),
                             .primary = position == 0,
                             .rate_per_week = 3.0 / 52};
            for (std::size_t i = 0; i < series.readings.size(); ++i) {
                auto reading = reading_of(series, series.readings[i], *logbook_);
                if (i < weeks_before) {
                    edit.revisions.push_back(app::added(std::move(reading)));
                    continue;
                }
                auto& visit = visits[i - weeks_before];
                reading.source = ReadingSource::before;
                reading.session = visit.id;
                visit.readings.push_back(std::move(reading));
            }
            series_.push_back(std::move(series));
        }
        for (auto& visit : visits)
            edit.revisions.push_back(app::added(std::move(visit)));
        if ((number + 1) % patients_at_once == 0) {
            if (const auto done = logbook_->take_in(edit, "bench"); !done)
                throw std::runtime_error{done.error().detail};
            edit.revisions.clear();
        }
    }
}

}  // namespace needlebook::bench
