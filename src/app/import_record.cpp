/// Reads patient by patient; what the book itself refuses is said with its place too.
#include "app/import_record.h"

#include <algorithm>
#include <map>

#include "app/guarded.h"
#include "app/intake.h"
#include "app/logbook.h"
#include "exchange/book_csv.h"
#include "exchange/book_json.h"
#include "exchange/record_json.h"
#include "exchange/text_file.h"
#include "outcome/named_constants.h"
#include "outcome/verdict.h"

namespace needlebook::app {
namespace {

using exchange::BookRecord;
using exchange::PatientRecord;
using exchange::Refusal;
using exchange::RejectedCell;

/// Where records come from.
struct Source {
    BookRecord book;
    std::function<std::optional<RejectedCell>(const exchange::TakePatient&)> each;
};

using Sourced = tl::expected<Source, RejectedCell>;

Sourced json_source(std::string text) {
    auto head = exchange::read_json_book(text);
    if (!head)
        return tl::unexpected<RejectedCell>(head.error());
    return Source{*std::move(head), [text = std::move(text)](const exchange::TakePatient& take) {
                      return exchange::read_json_patients(text, take);
                  }};
}

Sourced csv_source(const std::map<std::string, std::string, std::less<>>& files) {
    auto read = exchange::read_csv_book(files);
    if (!read)
        return tl::unexpected<RejectedCell>(read.error());
    auto head = std::move(read->book);
    return Source{std::move(head), [book = *std::move(read)](const exchange::TakePatient& take) {
                      for (std::size_t i = 0; i < book.patients.size(); ++i)
                          if (const auto wrong = take(book.patients[i]))
                              return std::optional{book.placed(i, *wrong)};
                      return std::optional<RejectedCell>{};
                  }};
}

Result<Sourced> source_at(const std::filesystem::path& path) {
    if (!std::filesystem::is_directory(path)) {
        auto text = exchange::read_text(path);
        if (!text)
            return tl::unexpected(std::move(text.error()));
        if (!*text)
            return Sourced{tl::unexpected<RejectedCell>((*text).error())};
        return json_source(**std::move(text));
    }
    std::map<std::string, std::string, std::less<>> files;
    for (const auto table : exchange::csv_tables()) {
        const auto name = std::string{table} + ".csv";
        if (!std::filesystem::exists(path / name))
            continue;
        auto text = exchange::read_text(path / name);
        if (!text)
            return tl::unexpected(std::move(text.error()));
        if (!*text) {
            auto cell = (*text).error();
            cell.file = name;
            return Sourced{tl::unexpected<RejectedCell>(std::move(cell))};
        }
        files[name] = **std::move(text);
    }
    return csv_source(files);
}

Refusal refusal_of(Errc code) {
    switch (code) {
        case Errc::already_exists:
            return Refusal::id_twice;
        case Errc::contradiction:
        case Errc::not_found:
            return Refusal::of_nobody;
        default:
            return Refusal::out_of_bounds;
    }
}

/// The column that stands first in the CHECK that failed, as SQLite says it: "CHECK constraint failed: count BETWEEN
/// 1…".
std::string column_checked(std::string_view said) {
    constexpr std::string_view before = "CHECK constraint failed: ";
    const auto at = said.find(before);
    if (at == std::string_view::npos)
        return {};
    said.remove_prefix(at + before.size());
    said.remove_prefix(std::min(said.find_first_not_of("( "), said.size()));
    return std::string{said.substr(0, said.find_first_not_of("abcdefghijklmnopqrstuvwxyz_"))};
}

bool is_about_content(Errc code) {
    return code == Errc::already_exists || code == Errc::contradiction || code == Errc::out_of_range ||
           code == Errc::not_allowed || code == Errc::not_found;
}

std::string acts_text(const std::vector<exchange::QuotedAct>& acts) {
    auto list = nlohmann::json::array();
    for (const auto& act : acts)
        list.push_back(exchange::to_json(act));
    return nlohmann::json{{"acts", std::move(list)}}.dump();
}

void count(const BookRecord& record, ImportReport& report) {
    report.rows += 1 + record.practitioners.size() + record.point_groups.size();
}

void count(const PatientRecord& record, ImportReport& report) {
    const auto scores = [](const std::vector<Reading>& readings) {
        return static_cast<std::size_t>(
            std::ranges::count_if(readings, [](const Reading& reading) { return reading.score.has_value(); }));
    };
    ++report.patients;
    report.rows += 1 + record.complaints.size() + record.measures.size() + record.agreements.size() +
                   record.course_ends.size() + record.consents.size() + record.evidence_shown.size() +
                   record.screening_answers.size() + record.sessions.size() + record.readings.size() +
                   record.extents.size() + record.changes.size() + record.examinations.size();
    report.sessions += record.sessions.size();
    report.readings += scores(record.readings);
    for (const auto& session : record.sessions)
        report.readings += scores(session.readings);
}

std::optional<RejectedCell> wrong_constant(const BookRecord& record) {
    outcome::Constants constants;
    for (const auto& [name, value] : record.outcome_constants)
        if (!outcome::set_constant(constants, name, value))
            return RejectedCell{1, "outcome_constants." + name, Refusal::out_of_bounds, name};
    if (const auto good = outcome::check_constants(constants); !good)
        return RejectedCell{1, "outcome_constants." + good.error().detail, Refusal::out_of_bounds, {}};
    return std::nullopt;
}

/// Gives every record to a book.
class Giver {
public:
    Giver(Intake& into, std::string from) : into_{into}, from_{std::move(from)} {}

    std::optional<RejectedCell> give(const BookRecord& record, const Practice& held) {
        put("practice", changed(held, record.practice));
        for (std::size_t i = 0; i < record.practitioners.size(); ++i)
            put(place("practitioners", i), added(record.practitioners[i]));
        for (std::size_t i = 0; i < record.point_groups.size(); ++i)
            put(place("point_groups", i), added(record.point_groups[i]));
        for (const auto& [name, value] : record.outcome_constants)
            into_.take_constant(name, value);
        quote(std::nullopt, record.history);
        return wrong_;
    }

    std::optional<RejectedCell> give(const PatientRecord& record) {
        put("patient", added(record.patient));
        all("complaints", record.complaints);
        all("measures", record.measures);
        all("agreements", record.agreements);
        all("course_ends", record.course_ends);
        all("consents", record.consents);
        all("evidence_shown", record.evidence_shown);
        all("screening_answers", record.screening_answers);
        all("sessions", record.sessions);
        all("readings", record.readings);
        all("extents", record.extents);
        all("changes", record.changes);
        all("examinations", record.examinations);
        quote(record.patient.id, record.history);
        return wrong_;
    }

private:
    static std::string place(std::string_view list, std::size_t index) {
        return std::string{list} + "[" + std::to_string(index) + "]";
    }

    template <class Record>
    void all(std::string_view list, const std::vector<Record>& records) {
        for (std::size_t i = 0; i < records.size(); ++i)
            put(place(list, i), added(records[i]));
    }

    void put(std::string path, const Revision& revision) {
        if (wrong_)
            return;
        try {
            into_.take(revision);
        } catch (const store::Failure& failure) {
            if (!is_about_content(failure.code()))
                throw;
            if (const auto column = column_checked(failure.what()); !column.empty())
                path += "." + column;
            wrong_ = RejectedCell{0, std::move(path), refusal_of(failure.code()), failure.what()};
        }
    }

    void quote(std::optional<Id<Patient>> patient, const std::vector<exchange::QuotedAct>& acts) {
        if (!wrong_ && !acts.empty())
            into_.quote(patient, from_, acts_text(acts));
    }

    Intake& into_;
    std::string from_;
    std::optional<RejectedCell> wrong_;
};

ImportReport refused(RejectedCell cell) {
    ImportReport report;
    report.rejected.push_back(std::move(cell));
    return report;
}

/// Reads everything and counts; the book's own rules are asked only when writing.
ImportReport tried(const Source& source) {
    ImportReport report;
    count(source.book, report);
    const auto wrong = source.each([&](const PatientRecord& record) -> std::optional<RejectedCell> {
        count(record, report);
        return std::nullopt;
    });
    return wrong ? refused(*wrong) : report;
}

Result<ImportReport> write(Logbook& book, const Source& source, const ImportOptions& options) {
    ImportReport report;
    count(source.book, report);
    std::optional<RejectedCell> wrong;
    const auto done = book.take_in(options.source, [&](Intake& into) -> Result<void> {
        Giver giver{into, "book " + to_text(source.book.book.id)};
        wrong = giver.give(source.book, into.book().practice.get());
        if (!wrong)
            wrong = source.each([&](const PatientRecord& record) -> std::optional<RejectedCell> {
                auto refused_cell = giver.give(record);
                count(record, report);
                if (!refused_cell && options.progress && !options.progress(report.patients, 0))
                    report.stopped = true;
                return report.stopped ? RejectedCell{} : refused_cell;
            });
        if (wrong || report.stopped)
            return fail(Errc::incomplete, "stopped");
        return {};
    });
    if (report.stopped) {
        ImportReport nothing;
        nothing.stopped = true;
        return nothing;
    }
    if (wrong)
        return refused(*std::move(wrong));
    if (!done)
        return tl::unexpected(done.error());
    return report;
}

}  // namespace

bool is_whole_record(const std::filesystem::path& path) {
    return std::filesystem::is_directory(path) || path.extension() == ".json";
}

bool is_table_of_export(const std::filesystem::path& file) {
    const auto tables = exchange::csv_tables();
    std::error_code ignored;
    return std::ranges::find(tables, file.stem().string()) != tables.end() &&
           std::filesystem::exists(file.parent_path() / "book.csv", ignored) &&
           std::filesystem::exists(file.parent_path() / "patient.csv", ignored);
}

Result<ImportReport> import_record(Logbook& book, const std::filesystem::path& path, const ImportOptions& options) {
    return guarded([&]() -> Result<ImportReport> {
        if (!book.book().patients.lines().empty())
            return refused({1, {}, Refusal::book_not_empty, {}});
        auto source = source_at(path);
        if (!source)
            return tl::unexpected(std::move(source.error()));
        if (!*source)
            return refused((*source).error());
        if (auto wrong = wrong_constant((*source)->book))
            return refused(*std::move(wrong));
        return options.dry_run ? tried(**source) : write(book, **source, options);
    });
}

}  // namespace needlebook::app
