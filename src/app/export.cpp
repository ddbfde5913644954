/// Patient by patient, so that a large practice needs little memory.
#include "app/export.h"

#include <algorithm>
#include <map>
#include <memory>
#include <random>
#include <set>

#include "app/guarded.h"
#include "app/logbook.h"
#include "app/record_reader.h"
#include "app/trend_view.h"
#include "app/trend_words.h"
#include "base/file_writer.h"
#include "base/spoken.h"
#include "exchange/anonymise.h"
#include "exchange/book_csv.h"
#include "exchange/book_json.h"
#include "exchange/fhir.h"
#include "report/wording.h"

namespace needlebook::app {
namespace {

using exchange::BookRecord;
using exchange::PatientRecord;

/// One patient on the way out.
struct Exported {
    PatientRecord record;
    std::vector<exchange::GoalStanding> standings;  ///< For FHIR only.
};

/// Where records go; everything is put in place by finish().
class Target {
public:
    Target() = default;
    Target(const Target&) = delete;
    Target& operator=(const Target&) = delete;
    virtual ~Target() = default;
    virtual Result<void> start(const BookRecord& record) = 0;
    virtual Result<void> add(const Exported& exported) = 0;
    virtual Result<void> finish() = 0;

    const std::vector<std::filesystem::path>& files() const { return files_; }

protected:
    Result<FileWriter*> file(const std::filesystem::path& path) {
        auto opened = FileWriter::open(path);
        if (!opened)
            return tl::unexpected(std::move(opened.error()));
        writers_.push_back(std::make_unique<FileWriter>(*std::move(opened)));
        files_.push_back(path);
        return writers_.back().get();
    }
    Result<void> finish_files() {
        for (const auto& writer : writers_)
            if (auto done = writer->finish(); !done)
                return done;
        return {};
    }

private:
    std::vector<std::unique_ptr<FileWriter>> writers_;
    std::vector<std::filesystem::path> files_;
};

class JsonTarget : public Target {
public:
    explicit JsonTarget(std::filesystem::path folder) : folder_{std::move(folder)} {}

    Result<void> start(const BookRecord& record) override {
        auto opened = file(folder_ / "needlebook.json");
        if (!opened)
            return tl::unexpected(std::move(opened.error()));
        file_ = *opened;
        file_->write(exchange::json_start(record));
        return {};
    }
    Result<void> add(const Exported& exported) override {
        file_->write(exchange::json_patient(exported.record, first_));
        first_ = false;
        return {};
    }
    Result<void> finish() override {
        file_->write(exchange::json_end());
        return finish_files();
    }

private:
    std::filesystem::path folder_;
    FileWriter* file_ = nullptr;
    bool first_ = true;
};

class CsvTarget : public Target {
public:
    explicit CsvTarget(std::filesystem::path folder) : folder_{std::move(folder)} {}

    Result<void> start(const BookRecord& record) override {
        for (const auto table : exchange::csv_tables()) {
            auto opened = file(folder_ / (std::string{table} + ".csv"));
            if (!opened)
                return tl::unexpected(std::move(opened.error()));
            tables_[table] = *opened;
        }
        auto text = exchange::csv_headers();
        exchange::append_csv(record, text);
        write(text);
        return {};
    }
    Result<void> add(const Exported& exported) override {
        exchange::CsvText text;
        exchange::append_csv(exported.record, text);
        write(text);
        return {};
    }
    Result<void> finish() override { return finish_files(); }

private:
    void write(const exchange::CsvText& text) {
        for (const auto& [table, rows] : text)
            tables_.at(table)->write(rows);
    }

    std::filesystem::path folder_;
    std::map<std::string_view, FileWriter*> tables_;
};

std::string fhir_name_of(const std::string& code) { return file_name_of(code) + ".fhir.json"; }

class FhirTarget : public Target {
public:
    explicit FhirTarget(std::filesystem::path folder) : folder_{std::move(folder)} {}

    Result<void> start(const BookRecord& record) override {
        book_ = record;
        return {};
    }
    Result<void> add(const Exported& exported) override {
        auto opened = file(folder_ / fhir_name_of(exported.record.patient.code));
        if (!opened)
            return tl::unexpected(std::move(opened.error()));
        (*opened)->write(exchange::fhir_bundle(book_, exported.record, exported.standings));
        (*opened)->close();  // One file a patient: too many to hold open.
        return {};
    }
    Result<void> finish() override { return finish_files(); }

private:
    std::filesystem::path folder_;
    BookRecord book_;
};

std::unique_ptr<Target> target_for(ExportFormat format, const std::filesystem::path& folder) {
    switch (format) {
        case ExportFormat::csv:
            return std::make_unique<CsvTarget>(folder);
        case ExportFormat::json:
            return std::make_unique<JsonTarget>(folder);
        case ExportFormat::fhir:
            break;
    }
    return std::make_unique<FhirTarget>(folder);
}

Result<std::vector<Patient>> patients_of(const store::Book& book, const std::optional<std::string>& code) {
    if (!code)
        return book.patients.all();
    auto found = book.patients.find_code(*code);
    if (!found)
        return fail(Errc::not_found, "patient");
    return std::vector{*std::move(found)};
}

Result<void> make_folder(const std::filesystem::path& folder) {
    std::error_code problem;
    std::filesystem::create_directories(folder, problem);
    if (problem || !std::filesystem::is_directory(folder, problem))
        return fail(Errc::unreadable_file, folder.string());
    return {};
}

/// The names of the files that an export writes.
std::set<std::string> names_of(const ExportOptions& options, const std::vector<Patient>& patients) {
    std::set<std::string> names;
    switch (options.format) {
        case ExportFormat::csv:
            for (const auto table : exchange::csv_tables())
                names.insert(std::string{table} + ".csv");
            break;
        case ExportFormat::json:
            names.insert("needlebook.json");
            break;
        case ExportFormat::fhir:
            for (std::size_t i = 0; i < patients.size(); ++i)
                names.insert(fhir_name_of(options.anonymous ? exchange::Anonymiser::code_of(i + 1) : patients[i].code));
            break;
    }
    return names;
}

/// Nothing may lie beside what is anonymised: names would be handed on with it.
Result<void> check_alone(const std::filesystem::path& folder, const std::set<std::string>& names) {
    std::error_code problem;
    for (const auto& entry : std::filesystem::directory_iterator{folder, problem})
        if (const auto name = entry.path().filename().string(); !names.contains(name))
            return fail(Errc::already_exists, name);
    if (problem)
        return fail(Errc::unreadable_file, folder.string());
    return {};
}

exchange::GoalStanding standing_of(const TrendView& view, const MeasureTrend* primary) {
    exchange::GoalStanding standing;
    standing.in_force = true;
    if (primary == nullptr)
        return standing;
    standing.state = state_name(primary->standing);
    standing.judged_on = view.as_of;
    if (primary->standing.shown)
        standing.reason = outcome::name_of(primary->standing.shown->reason);
    const InEnglish plain;  // For another system, whatever this one speaks.
    if (const auto facts = facts_of(view, *primary))
        standing.sentence = report::practitioner_sentence(*facts).text();
    return standing;
}

/// Where each agreement stands today.
Result<std::vector<exchange::GoalStanding>> standings_of(const Logbook& book, const PatientRecord& record) {
    std::vector<exchange::GoalStanding> standings(record.agreements.size());
    for (const auto& complaint : record.complaints) {
        const auto view = trend_view(book, complaint.id, book.clock().today());
        if (!view)
            return tl::unexpected(view.error());
        const auto* primary = view->primary();
        for (std::size_t i = 0; i < standings.size(); ++i)
            if (view->agreement && view->agreement->id == record.agreements[i].id && !view->ended)
                standings[i] = standing_of(*view, primary);
    }
    return standings;
}

/// Everything of an export, in order.
class Exporter {
public:
    Exporter(const Logbook& book, const std::filesystem::path& folder, const ExportOptions& options)
        : book_{book},
          options_{options},
          target_{target_for(options.format, folder)},
          ids_{book.clock()},
          chance_{std::random_device{}()},
          anonymiser_{ids_, chance_()} {}

    Result<ExportReport> run(std::vector<Patient> patients) {
        if (auto started = target_->start(head()); !started)
            return tl::unexpected(std::move(started.error()));
        if (options_.anonymous)  // The order of the codes would tell who is who.
            std::ranges::shuffle(patients, chance_);
        ExportReport report;
        for (const auto& patient : patients) {
            if (auto added = add(patient); !added)
                return tl::unexpected(std::move(added.error()));
            ++report.patients;
            if (options_.progress && !options_.progress(report.patients, patients.size()))
                return ExportReport{.patients = 0, .files = {}, .stopped = true};
        }
        if (auto done = target_->finish(); !done)
            return tl::unexpected(std::move(done.error()));
        report.files = target_->files();
        return report;
    }

private:
    BookRecord head() {
        auto head = book_record(book_.book());
        if (options_.anonymous)
            return anonymiser_.book(std::move(head));
        // One patient's export says nothing of the others, not even in the history of the book.
        if (options_.patient)
            head.history.clear();
        return head;
    }

    Result<void> add(const Patient& patient) {
        Exported exported{patient_record(book_.book(), patient), {}};
        if (options_.format == ExportFormat::fhir) {
            auto standings = standings_of(book_, exported.record);
            if (!standings)
                return tl::unexpected(std::move(standings.error()));
            exported.standings = *std::move(standings);
        }
        if (options_.anonymous) {
            exported.record = anonymiser_.patient(std::move(exported.record));
            // Its sentences name true days and quote free text; state and reason are words of a list.
            for (auto& standing : exported.standings) {
                standing.sentence.clear();
                standing.judged_on.reset();
            }
        }
        return target_->add(exported);
    }

    const Logbook& book_;
    const ExportOptions& options_;
    std::unique_ptr<Target> target_;
    IdSource ids_;
    std::mt19937_64 chance_;
    exchange::Anonymiser anonymiser_;
};

}  // namespace

Result<ExportReport> export_book(const Logbook& book, const std::filesystem::path& folder,
                                 const ExportOptions& options) {
    return guarded([&]() -> Result<ExportReport> {
        auto patients = patients_of(book.book(), options.patient);
        if (!patients)
            return tl::unexpected(std::move(patients.error()));
        if (auto made = make_folder(folder); !made)
            return tl::unexpected(std::move(made.error()));
        if (options.anonymous)
            if (auto alone = check_alone(folder, names_of(options, *patients)); !alone)
                return tl::unexpected(std::move(alone.error()));
        return Exporter{book, folder, options}.run(*std::move(patients));
    });
}

std::string file_name_of(const std::string& code) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string name;
    for (const char c : code) {
        const bool plain =
            (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
        const auto byte = static_cast<unsigned char>(c);
        if (plain)
            name += c;
        else
            (name += '%').append({digits[byte >> 4U], digits[byte & 0xfU]});
    }
    return name;
}

}  // namespace needlebook::app
