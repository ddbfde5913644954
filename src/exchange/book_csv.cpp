/// Every table is written and read by the fields of its record; parts of a session carry its id before them.
#include "exchange/book_csv.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "base/csv_rows.h"
#include "exchange/book_json.h"
#include "exchange/csv_cells.h"

namespace needlebook::exchange {
namespace {

struct Constant {
    std::string name;
    double value{};
};
template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, Constant>
void fields(Visit& visit, Record& constant) {
    visit("name", constant.name);
    visit("value", constant.value);
}

struct CountOut {
    std::string region;
    int needles{};
};
template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, CountOut>
void fields(Visit& visit, Record& count) {
    visit("region", count.region);
    visit("needles", count.needles);
}

/// A part of a session, with its owner and its place among the parts.
template <class Record>
struct Part {
    Id<Session> session;
    int position{};
    Record record;
};
template <class Visit, class Record>
void part_fields(Visit& visit, Record& part) {
    visit("session", part.session);
    visit("position", part.position);
    fields(visit, part.record);
}
template <class Visit, class Record>
void fields(Visit& visit, Part<Record>& part) {
    part_fields(visit, part);
}
template <class Visit, class Record>
void fields(Visit& visit, const Part<Record>& part) {
    part_fields(visit, part);
}

/// A record and the line on which it begins.
template <class Record>
struct Lined {
    std::size_t line{};
    Record record;
};

template <class Record>
std::vector<std::string> columns_of() {
    ColumnNames names;
    const Record record{};
    fields(names, record);
    return names.take();
}

template <class Record>
void append_row(std::string& text, const Record& record) {
    std::vector<std::string> cells;
    CellWriter writer{cells};
    fields(writer, record);
    text += csv::row_text(cells);
}

template <class Record>
void append_rows(std::string& text, const std::vector<Record>& records) {
    for (const auto& record : records)
        append_row(text, record);
}

template <class Record>
void append_parts(std::string& text, Id<Session> session, const std::vector<Record>& records) {
    for (std::size_t i = 0; i < records.size(); ++i)
        append_row(text, Part<Record>{session, static_cast<int>(i), records[i]});
}

template <class Record>
void append_header(CsvText& to, std::string_view table) {
    to[table] += csv::row_text(columns_of<Record>());
}

/// Reads the tables; the first thing wrong leaves by throwing, inside this file.
struct Stop {
    RejectedCell cell;
};

class Reader {
public:
    explicit Reader(const std::map<std::string, std::string, std::less<>>& files) : files_{files} {}

    template <class Record>
    std::vector<Lined<Record>> table(std::string_view name) const {
        const auto file = std::string{name} + ".csv";
        const auto found = files_.find(file);
        if (found == files_.end())
            throw Stop{{1, {}, Refusal::missing_file, {}, {}, file}};
        auto rows = csv::Rows::over(found->second);
        if (!rows)
            throw Stop{rejected_file(rows.error(), file)};
        const auto columns = columns_of<Record>();
        const auto places = places_of(columns, rows->header(), file);
        std::vector<Lined<Record>> records;
        while (true) {
            auto row = rows->next();
            if (!row)
                throw Stop{rejected_file(row.error(), file)};
            if (!*row)
                return records;
            std::vector<std::string> cells;
            cells.reserve(columns.size());
            for (const auto place : places)
                cells.push_back(place ? std::move((*row)->cells[*place]) : std::string{});
            auto& lined = records.emplace_back();
            lined.line = (*row)->line;
            CellReader reader{cells.data()};
            fields(reader, lined.record);
            if (!reader.wrong().empty()) {
                const auto at = std::ranges::find(columns, reader.wrong()) - columns.begin();
                throw Stop{
                    {lined.line, reader.wrong(), Refusal::not_the_type, cells[static_cast<std::size_t>(at)], {}, file}};
            }
        }
    }

    /// The row of a table that has exactly one.
    template <class Record>
    Record only(std::string_view name) const {
        auto rows = table<Record>(name);
        const auto file = std::string{name} + ".csv";
        if (rows.empty())
            throw Stop{{2, {}, Refusal::missing_field, {}, {}, file}};
        if (rows.size() > 1)
            throw Stop{{rows[1].line, {}, Refusal::id_twice, {}, {}, file}};
        return std::move(rows.front().record);
    }

private:
    /// None for a column that the file is too old to have.
    static std::vector<std::optional<std::size_t>> places_of(const std::vector<std::string>& columns,
                                                             const std::vector<std::string>& header,
                                                             const std::string& file) {
        for (const auto& name : header)
            if (std::ranges::find(columns, name) == columns.end())
                throw Stop{{1, name, Refusal::unknown_column, name, {}, file}};
        std::vector<std::optional<std::size_t>> places;
        for (const auto& name : columns) {
            const auto found = std::ranges::find(header, name);
            if (found != header.end())
                places.emplace_back(static_cast<std::size_t>(found - header.begin()));
            else if (was_added_later(name))
                places.emplace_back();
            else
                throw Stop{{1, name, Refusal::missing_column, {}, {}, file}};
        }
        return places;
    }

    const std::map<std::string, std::string, std::less<>>& files_;
};

/// Where the records of one patient stood: for each list its file and its lines.
struct Lines {
    std::size_t patient{};
    std::map<std::string, std::pair<std::string, std::vector<std::size_t>>, std::less<>> lists;
};

/// Puts rows of tables together to patients.
class Assembly {
public:
    explicit Assembly(const Reader& reader) : reader_{reader} {}

    CsvBook assemble() && {
        read_book();
        read_patients();
        read_complaints();
        owned_by_patient<Consent>("consent", "consents", &PatientRecord::consents);
        owned_by_patient<EvidenceShown>("evidence_shown", "evidence_shown", &PatientRecord::evidence_shown);
        owned_by_patient<ScreeningAnswer>("screening_answer", "screening_answers", &PatientRecord::screening_answers);
        read_sessions();
        read_scores();
        owned_by_patient<Change>("change", "changes", &PatientRecord::changes);
        owned_by_patient<Examination>("examination", "examinations", &PatientRecord::examinations);
        read_history();
        book_.placed = [lines = std::move(lines_)](std::size_t index, const RejectedCell& cell) {
            return placed(lines.at(index), cell);
        };
        return std::move(book_);
    }

private:
    static RejectedCell placed(const Lines& lines, RejectedCell cell) {
        const auto bracket = cell.column.find('[');
        const auto list = lines.lists.find(cell.column.substr(0, bracket));
        if (bracket == std::string::npos || list == lines.lists.end()) {
            cell.file = "patient.csv";
            cell.line = lines.patient;
            return cell;
        }
        const auto& [file, numbers] = list->second;
        const auto index = static_cast<std::size_t>(std::stoul(cell.column.substr(bracket + 1)));
        cell.file = file;
        cell.line = index < numbers.size() ? numbers[index] : 1;
        const auto dot = cell.column.find("].");
        cell.column = dot == std::string::npos ? std::string{} : cell.column.substr(dot + 2);
        return cell;
    }

    [[noreturn]] static void of_nobody(std::size_t line, std::string_view table, std::string column, std::string cell) {
        throw Stop{{line, std::move(column), Refusal::of_nobody, std::move(cell), {}, std::string{table} + ".csv"}};
    }

    void remember(std::size_t patient, std::string_view list, std::string_view table, std::size_t line) {
        auto& [file, numbers] = lines_[patient].lists[std::string{list}];
        file = std::string{table} + ".csv";
        numbers.push_back(line);
    }

    void read_book() {
        auto& book = book_.book;
        book.book = reader_.only<BookIdentity>("book");
        book.practice = reader_.only<Practice>("practice");
        for (auto& row : reader_.table<Constant>("outcome_constant"))
            book.outcome_constants[row.record.name] = row.record.value;
        for (auto& row : reader_.table<Practitioner>("practitioner"))
            book.practitioners.push_back(std::move(row.record));
        for (auto& row : reader_.table<PointGroup>("point_group"))
            book.point_groups.push_back(std::move(row.record));
    }

    void read_patients() {
        for (auto& row : reader_.table<Patient>("patient")) {
            if (!patients_.emplace(row.record.id.value, book_.patients.size()).second)
                throw Stop{{row.line, "id", Refusal::id_twice, to_text(row.record.id), {}, "patient.csv"}};
            book_.patients.emplace_back().patient = std::move(row.record);
            lines_.push_back({row.line, {}});
        }
    }

    std::size_t patient_at(Id<Patient> id, std::size_t line, std::string_view table) const {
        const auto found = patients_.find(id.value);
        if (found == patients_.end())
            of_nobody(line, table, "patient", to_text(id));
        return found->second;
    }

    template <class Record>
    void owned_by_patient(std::string_view table, std::string_view list, std::vector<Record> PatientRecord::*records) {
        for (auto& row : reader_.table<Record>(table)) {
            const auto at = patient_at(row.record.patient, row.line, table);
            remember(at, list, table, row.line);
            (book_.patients[at].*records).push_back(std::move(row.record));
        }
    }

    template <class Record>
    void owned_by_complaint(std::string_view table, std::string_view list,
                            std::vector<Record> PatientRecord::*records) {
        for (auto& row : reader_.table<Record>(table)) {
            const auto found = complaints_.find(row.record.complaint.value);
            if (found == complaints_.end())
                of_nobody(row.line, table, "complaint", to_text(row.record.complaint));
            remember(found->second, list, table, row.line);
            (book_.patients[found->second].*records).push_back(std::move(row.record));
        }
    }

    void read_complaints() {
        owned_by_patient<Complaint>("complaint", "complaints", &PatientRecord::complaints);
        for (std::size_t i = 0; i < book_.patients.size(); ++i)
            for (const auto& complaint : book_.patients[i].complaints)
                complaints_.emplace(complaint.id.value, i);
        owned_by_complaint<Measure>("measure", "measures", &PatientRecord::measures);
        for (std::size_t i = 0; i < book_.patients.size(); ++i)
            for (const auto& measure : book_.patients[i].measures)
                measures_.emplace(measure.id.value, i);
        owned_by_complaint<Agreement>("agreement", "agreements", &PatientRecord::agreements);
        owned_by_complaint<CourseEnd>("course_end", "course_ends", &PatientRecord::course_ends);
    }

    Session& session_at(Id<Session> id, std::size_t line, std::string_view table) {
        const auto found = sessions_.find(id.value);
        if (found == sessions_.end())
            of_nobody(line, table, "session", to_text(id));
        return book_.patients[found->second.first].sessions[found->second.second];
    }

    template <class Record>
    void parts(std::string_view table, std::vector<Record> Session::*records) {
        auto rows = reader_.table<Part<Record>>(table);
        std::ranges::stable_sort(rows, {}, [](const auto& row) { return row.record.position; });
        for (auto& row : rows)
            (session_at(row.record.session, row.line, table).*records).push_back(std::move(row.record.record));
    }

    void read_sessions() {
        owned_by_patient<Session>("session", "sessions", &PatientRecord::sessions);
        for (std::size_t i = 0; i < book_.patients.size(); ++i)
            for (std::size_t j = 0; j < book_.patients[i].sessions.size(); ++j)
                sessions_.emplace(book_.patients[i].sessions[j].id.value, std::pair{i, j});
        parts<Needle>("needle", &Session::needles);
        parts<Technique>("technique", &Session::techniques);
        for (auto& row : reader_.table<Part<CountOut>>("count_out"))
            session_at(row.record.session, row.line, "count_out").counted_out[row.record.record.region] =
                row.record.record.needles;
        parts<CautionDecision>("caution_decision", &Session::cautions);
        parts<SideEffect>("side_effect", &Session::side_effects);
    }

    void read_scores() {
        for (auto& row : reader_.table<Reading>("reading")) {
            if (row.record.session) {
                session_at(*row.record.session, row.line, "reading").readings.push_back(std::move(row.record));
                continue;
            }
            const auto found = measures_.find(row.record.measure.value);
            if (found == measures_.end())
                of_nobody(row.line, "reading", "measure", to_text(row.record.measure));
            remember(found->second, "readings", "reading", row.line);
            book_.patients[found->second].readings.push_back(std::move(row.record));
        }
        for (auto& row : reader_.table<Extent>("extent")) {
            if (row.record.session) {
                session_at(*row.record.session, row.line, "extent").extents.push_back(row.record);
                continue;
            }
            const auto at = patient_at(row.record.patient, row.line, "extent");
            remember(at, "extents", "extent", row.line);
            book_.patients[at].extents.push_back(row.record);
        }
    }

    void read_history() {
        for (auto& row : reader_.table<QuotedAct>("history")) {
            const auto found = row.record.patient ? patients_.find(row.record.patient->value) : patients_.end();
            auto& acts = found == patients_.end() ? book_.book.history : book_.patients[found->second].history;
            acts.push_back(std::move(row.record));
        }
    }

    const Reader& reader_;
    CsvBook book_;
    std::vector<Lines> lines_;  ///< Of each patient.
    std::unordered_map<std::int64_t, std::size_t> patients_;
    std::unordered_map<std::int64_t, std::size_t> complaints_;  ///< To the place of the patient.
    std::unordered_map<std::int64_t, std::size_t> measures_;
    std::unordered_map<std::int64_t, std::pair<std::size_t, std::size_t>> sessions_;
};

}  // namespace

const std::vector<std::string_view>& csv_tables() {
    static const std::vector<std::string_view> tables{
        "book",      "practice",       "outcome_constant", "practitioner", "point_group",
        "patient",   "complaint",      "measure",          "agreement",    "course_end",
        "consent",   "evidence_shown", "screening_answer", "session",      "needle",
        "technique", "count_out",      "caution_decision", "side_effect",  "reading",
        "extent",    "change",         "examination",      "history"};
    return tables;
}

CsvText csv_headers() {
    CsvText to;
    append_header<BookIdentity>(to, "book");
    append_header<Practice>(to, "practice");
    append_header<Constant>(to, "outcome_constant");
    append_header<Practitioner>(to, "practitioner");
    append_header<PointGroup>(to, "point_group");
    append_header<Patient>(to, "patient");
    append_header<Complaint>(to, "complaint");
    append_header<Measure>(to, "measure");
    append_header<Agreement>(to, "agreement");
    append_header<CourseEnd>(to, "course_end");
    append_header<Consent>(to, "consent");
    append_header<EvidenceShown>(to, "evidence_shown");
    append_header<ScreeningAnswer>(to, "screening_answer");
    append_header<Session>(to, "session");
    append_header<Part<Needle>>(to, "needle");
    append_header<Part<Technique>>(to, "technique");
    append_header<Part<CountOut>>(to, "count_out");
    append_header<Part<CautionDecision>>(to, "caution_decision");
    append_header<Part<SideEffect>>(to, "side_effect");
    append_header<Reading>(to, "reading");
    append_header<Extent>(to, "extent");
    append_header<Change>(to, "change");
    append_header<Examination>(to, "examination");
    append_header<QuotedAct>(to, "history");
    return to;
}

void append_csv(const BookRecord& record, CsvText& to) {
    append_row(to["book"], record.book);
    append_row(to["practice"], record.practice);
    for (const auto& [name, value] : record.outcome_constants)
        append_row(to["outcome_constant"], Constant{name, value});
    append_rows(to["practitioner"], record.practitioners);
    append_rows(to["point_group"], record.point_groups);
    append_rows(to["history"], record.history);
}

void append_csv(const PatientRecord& record, CsvText& to) {
    append_row(to["patient"], record.patient);
    append_rows(to["complaint"], record.complaints);
    append_rows(to["measure"], record.measures);
    append_rows(to["agreement"], record.agreements);
    append_rows(to["course_end"], record.course_ends);
    append_rows(to["consent"], record.consents);
    append_rows(to["evidence_shown"], record.evidence_shown);
    append_rows(to["screening_answer"], record.screening_answers);
    append_rows(to["session"], record.sessions);
    for (const auto& session : record.sessions) {
        append_parts(to["needle"], session.id, session.needles);
        append_parts(to["technique"], session.id, session.techniques);
        for (const auto& [region, needles] : session.counted_out)
            append_row(to["count_out"], Part<CountOut>{session.id, 0, {region, needles}});
        append_parts(to["caution_decision"], session.id, session.cautions);
        append_parts(to["side_effect"], session.id, session.side_effects);
        append_rows(to["reading"], session.readings);
        append_rows(to["extent"], session.extents);
    }
    append_rows(to["reading"], record.readings);
    append_rows(to["extent"], record.extents);
    append_rows(to["change"], record.changes);
    append_rows(to["examination"], record.examinations);
    append_rows(to["history"], record.history);
}

tl::expected<CsvBook, RejectedCell> read_csv_book(const std::map<std::string, std::string, std::less<>>& files) {
    try {
        const Reader reader{files};
        auto book = Assembly{reader}.assemble();
        for (std::size_t i = 0; i < book.patients.size(); ++i)
            if (const auto wrong = misplaced(book.patients[i]))
                return tl::unexpected<RejectedCell>(book.placed(i, *wrong));
        return book;
    } catch (const Stop& stop) {
        return tl::unexpected<RejectedCell>(stop.cell);
    }
}

}  // namespace needlebook::exchange
