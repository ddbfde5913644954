/// One line for what belongs to everyone, one for each patient.
#include "exchange/book_json.h"

#include <algorithm>
#include <set>

#include "exchange/json_text.h"
#include "exchange/record_json.h"

namespace needlebook::exchange {
namespace {

using nlohmann::json;

constexpr std::string_view format = "needlebook";

/// Leaves the parser; caught in this file.
struct Stop {
    RejectedCell cell;
};

Refusal refusal_of(Errc code) {
    switch (code) {
        case Errc::incomplete:
            return Refusal::missing_field;
        case Errc::out_of_range:
            return Refusal::out_of_bounds;
        default:
            return Refusal::not_the_type;
    }
}

/// What parsing `text` with `keep` throws, as a refusal; else the document.
tl::expected<json, RejectedCell> parsed(std::string_view text, const json::parser_callback_t& keep) {
    try {
        return parse_json(text, keep);
    } catch (const Stop& stop) {
        return tl::unexpected<RejectedCell>(stop.cell);
    }
}

/// Keeps everything but the patients.
bool but_patients(int depth, json::parse_event_t event, json& value) {
    return !(depth == 1 && event == json::parse_event_t::key && value == "patients");
}

std::optional<RejectedCell> wrong_document(const json& document) {
    if (!document.is_object() || !document.contains("format") || document["format"] != format)
        return RejectedCell{1, "format", Refusal::not_a_record, {}};
    const auto version = document.find("version");
    if (version == document.end() || !version->is_number_integer() || *version < 1)
        return RejectedCell{1, "version", Refusal::not_the_type, {}};
    if (*version > json_version)
        return RejectedCell{1, "version", Refusal::newer_version, version->dump()};
    return std::nullopt;
}

/// Looks at everything that points from one record of a patient to another.
class Placement {
public:
    explicit Placement(const PatientRecord& record) : record_{record} {}

    std::optional<RejectedCell> first_wrong() {
        for (std::size_t i = 0; i < record_.complaints.size(); ++i) {
            own(record_.complaints[i].patient, "complaints", i);
            once(record_.complaints[i].id, "complaints", i, complaints_);
        }
        for (std::size_t i = 0; i < record_.measures.size(); ++i) {
            known(record_.measures[i].complaint, complaints_, "measures", i, "complaint");
            once(record_.measures[i].id, "measures", i, measures_);
        }
        check_agreements();
        for (std::size_t i = 0; i < record_.course_ends.size(); ++i)
            known(record_.course_ends[i].complaint, complaints_, "course_ends", i, "complaint");
        all_own(record_.consents, "consents");
        all_own(record_.evidence_shown, "evidence_shown");
        all_own(record_.screening_answers, "screening_answers");
        all_own(record_.extents, "extents");
        all_own(record_.changes, "changes");
        all_own(record_.examinations, "examinations");
        check_sessions();
        for (std::size_t i = 0; i < record_.readings.size(); ++i) {
            known(record_.readings[i].measure, measures_, "readings", i, "measure");
            once(record_.readings[i].id, "readings", i, readings_);
        }
        return wrong_;
    }

private:
    void refuse(const std::string& column, Refusal reason, std::string cell) {
        if (!wrong_)
            wrong_ = RejectedCell{0, column, reason, std::move(cell)};
    }
    static std::string place(std::string_view list, std::size_t index, std::string_view field) {
        return std::string{list} + "[" + std::to_string(index) + "]." + std::string{field};
    }
    void own(Id<Patient> patient, std::string_view list, std::size_t index) {
        if (patient != record_.patient.id)
            refuse(place(list, index, "patient"), Refusal::of_nobody, to_text(patient));
    }
    template <class List>
    void all_own(const List& list, std::string_view name) {
        for (std::size_t i = 0; i < list.size(); ++i)
            own(list[i].patient, name, i);
    }
    template <class Of>
    void known(Id<Of> id, const std::set<Id<Of>>& ids, std::string_view list, std::size_t index,
               std::string_view field) {
        if (!ids.contains(id))
            refuse(place(list, index, field), Refusal::of_nobody, to_text(id));
    }
    template <class Of>
    void once(Id<Of> id, std::string_view list, std::size_t index, std::set<Id<Of>>& ids) {
        if (!ids.insert(id).second)
            refuse(place(list, index, "id"), Refusal::id_twice, to_text(id));
    }

    void check_agreements() {
        std::set<Id<Agreement>> agreements;
        for (std::size_t i = 0; i < record_.agreements.size(); ++i) {
            const auto& agreement = record_.agreements[i];
            known(agreement.complaint, complaints_, "agreements", i, "complaint");
            if (agreement.measure)
                known(*agreement.measure, measures_, "agreements", i, "measure");
            if (agreement.supersedes)
                known(*agreement.supersedes, agreements, "agreements", i, "supersedes");
            once(agreement.id, "agreements", i, agreements);
        }
    }

    void check_sessions() {
        std::set<Id<Session>> sessions;
        for (std::size_t i = 0; i < record_.sessions.size(); ++i) {
            const auto& session = record_.sessions[i];
            own(session.patient, "sessions", i);
            if (session.complaint)
                known(*session.complaint, complaints_, "sessions", i, "complaint");
            if (session.supersedes)
                known(*session.supersedes, sessions, "sessions", i, "supersedes");
            once(session.id, "sessions", i, sessions);
            for (std::size_t j = 0; j < session.readings.size(); ++j) {
                const auto list = "sessions[" + std::to_string(i) + "].readings";
                known(session.readings[j].measure, measures_, list, j, "measure");
                once(session.readings[j].id, list, j, readings_);
            }
        }
    }

    const PatientRecord& record_;
    std::set<Id<Complaint>> complaints_;
    std::set<Id<Measure>> measures_;
    std::set<Id<Reading>> readings_;
    std::optional<RejectedCell> wrong_;
};

}  // namespace

std::string json_start(const BookRecord& record) {
    json head = to_json(record);
    std::string text = "{\"format\": \"" + std::string{format} + "\",\n\"version\": " + std::to_string(json_version);
    for (const auto& [name, value] : head.items())
        text += ",\n\"" + name + "\": " + value.dump();
    return text + ",\n\"patients\": [";
}

std::string json_patient(const PatientRecord& record, bool first) {
    return (first ? "\n" : ",\n") + to_json(record).dump();
}

std::string json_end() { return "\n]}\n"; }

tl::expected<BookRecord, RejectedCell> read_json_book(std::string_view text) {
    const auto document = parsed(text, but_patients);
    if (!document)
        return tl::unexpected<RejectedCell>(document.error());
    if (auto wrong = wrong_document(*document))
        return tl::unexpected<RejectedCell>(placed(text, *std::move(wrong)));
    auto record = record_from<BookRecord>(*document);
    if (!record)
        return tl::unexpected<RejectedCell>(
            placed(text, {1, record.error().detail, refusal_of(record.error().code), {}}));
    return *std::move(record);
}

std::optional<RejectedCell> read_json_patients(std::string_view text, const TakePatient& take) {
    bool in_patients = false;
    bool any = false;
    std::size_t index = 0;
    const auto refuse = [&](RejectedCell cell) {
        cell.column = "patients[" + std::to_string(index) + "]" + (cell.column.empty() ? "" : ".") + cell.column;
        throw Stop{std::move(cell)};
    };
    const auto patients_only = [&](int depth, json::parse_event_t event, json& value) {
        if (depth == 1 && event == json::parse_event_t::key) {
            in_patients = value == "patients";
            any = any || in_patients;
            return in_patients;
        }
        if (depth == 1 && in_patients && event == json::parse_event_t::value)
            throw Stop{{1, "patients", Refusal::not_the_type, {}}};
        const bool whole = event == json::parse_event_t::object_end || event == json::parse_event_t::array_end ||
                           event == json::parse_event_t::value;
        if (depth != 2 || !in_patients || !whole)
            return true;
        auto record = record_from<PatientRecord>(value);
        if (!record)
            refuse({1, record.error().detail, refusal_of(record.error().code), {}});
        if (auto wrong = misplaced(*record))
            refuse(*std::move(wrong));
        if (auto wrong = take(*std::move(record)))
            refuse(*std::move(wrong));
        ++index;
        return false;
    };
    const auto document = parsed(text, patients_only);
    if (!document && document.error().reason == Refusal::not_json)
        return document.error();
    if (!document)
        return placed(text, document.error());
    if (!any)
        return RejectedCell{1, "patients", Refusal::missing_field, {}};
    return std::nullopt;
}

std::optional<RejectedCell> misplaced(const PatientRecord& record) { return Placement{record}.first_wrong(); }

}  // namespace needlebook::exchange
