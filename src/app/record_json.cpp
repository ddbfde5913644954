/// The fields of every record, listed once, read and written by the same list.
#include "app/record_json.h"

#include <array>
#include <stdexcept>

namespace needlebook::app {
namespace {

using nlohmann::json;

/// Thrown inside this file only; record_from turns it into a value.
struct BadField : std::runtime_error {
    BadField(Errc code_, const std::string& field) : std::runtime_error{field}, code{code_} {}
    Errc code;
};

template <class T>
T require(Result<T> result, const std::string& field) {
    if (!result)
        throw BadField{result.error().code, field};
    return *std::move(result);
}

/// Writes a record's fields into an object.
class Writer {
public:
    template <class T>
    void operator()(const char* name, const T& value) {
        object_[name] = written(value);
    }
    json take() { return std::move(object_); }

    static json written(const std::string& value) { return value; }
    static json written(bool value) { return value; }
    static json written(int value) { return value; }
    static json written(double value) { return value; }
    static json written(Day value) { return to_text(value); }
    static json written(LocalMinute value) { return to_text(value); }
    static json written(Instant value) { return to_text(value); }
    static json written(Score value) { return value.points(); }
    template <class Of>
    static json written(Id<Of> id) {
        return to_text(id);
    }
    template <class Enum>
    requires std::is_enum_v<Enum>
    static json written(Enum value) { return std::string{name_of(value)}; }
    template <class T>
    static json written(const std::optional<T>& value) {
        return value ? written(*value) : json(nullptr);
    }
    template <class T>
    static json written(const Answer<T>& answer) {
        json object{{"answer", std::string{name_of(answer.state())}}};
        if (answer.has_value())
            object["value"] = written(answer.value());
        return object;
    }
    static json written(const std::map<std::string, int>& counts) { return counts; }
    template <class T>
    static json written(const std::vector<T>& parts);
    template <class Part>
    requires std::is_class_v<Part>
    static json written(const Part& part);

private:
    json object_ = json::object();
};

/// Reads a record's fields from an object; the name of the field it is at stands in what it throws.
class Reader {
public:
    explicit Reader(const json& object, std::string path = {}) : object_{object}, path_{std::move(path)} {
        if (!object.is_object())
            throw BadField{Errc::malformed, path_};
    }

    template <class T>
    void operator()(const char* name, T& value) {
        const auto field = path_.empty() ? std::string{name} : path_ + "." + name;
        const auto found = object_.find(name);
        if (found == object_.end())
            throw BadField{Errc::incomplete, field};
        read(*found, value, field);
    }

    static void read(const json& from, std::string& value, const std::string& field) { value = text(from, field); }
    static void read(const json& from, bool& value, const std::string& field) {
        if (!from.is_boolean())
            throw BadField{Errc::malformed, field};
        value = from.get<bool>();
    }
    static void read(const json& from, int& value, const std::string& field) {
        if (!from.is_number_integer())
            throw BadField{Errc::malformed, field};
        const auto wide = from.get<std::int64_t>();
        value = static_cast<int>(wide);
        if (value != wide)
            throw BadField{Errc::out_of_range, field};
    }
    static void read(const json& from, double& value, const std::string& field) {
        if (!from.is_number())
            throw BadField{Errc::malformed, field};
        value = from.get<double>();
    }
    static void read(const json& from, Day& value, const std::string& field) {
        value = require(parse_day(text(from, field)), field);
    }
    static void read(const json& from, LocalMinute& value, const std::string& field) {
        value = require(parse_local_minute(text(from, field)), field);
    }
    static void read(const json& from, Instant& value, const std::string& field) {
        value = require(parse_instant(text(from, field)), field);
    }
    template <class Of>
    static void read(const json& from, Id<Of>& id, const std::string& field) {
        id.value = require(parse_id(text(from, field)), field);
    }
    template <class Enum>
    requires std::is_enum_v<Enum>
    static void read(const json& from, Enum& value, const std::string& field) {
        value = require(from_name<Enum>(text(from, field)), field);
    }
    static void read(const json& from, std::optional<Score>& score, const std::string& field) {
        std::optional<int> points;
        read(from, points, field);
        score.reset();
        if (points)
            score = require(Score::from(*points), field);
    }
    template <class T>
    static void read(const json& from, std::optional<T>& value, const std::string& field) {
        value.reset();
        if (!from.is_null())
            read(from, value.emplace(), field);
    }
    template <class T>
    static void read(const json& from, Answer<T>& answer, const std::string& field) {
        Reader object{from, field};
        Answered state{};
        object("answer", state);
        std::optional<T> value;
        if (state == Answered::value)
            object("value", value);
        if (state == Answered::value && !value)
            throw BadField{Errc::incomplete, field};
        answer = value ? Answer<T>{std::move(*value)} : Answer<T>::without_value(state);
    }
    static void read(const json& from, std::map<std::string, int>& counts, const std::string& field) {
        if (!from.is_object())
            throw BadField{Errc::malformed, field};
        counts.clear();
        for (const auto& [region, count] : from.items())
            read(count, counts[region], field + "." + region);
    }
    template <class T>
    static void read(const json& from, std::vector<T>& parts, const std::string& field) {
        if (!from.is_array())
            throw BadField{Errc::malformed, field};
        parts.clear();
        for (const auto& part : from)
            read(part, parts.emplace_back(), field + "[" + std::to_string(parts.size() - 1) + "]");
    }
    template <class Part>
    requires std::is_class_v<Part>
    static void read(const json& from, Part& part, const std::string& field);

private:
    static const std::string& text(const json& from, const std::string& field) {
        if (!from.is_string())
            throw BadField{Errc::malformed, field};
        return from.get_ref<const std::string&>();
    }

    const json& object_;
    std::string path_;
};

// fields(visit, record) calls visit(name, member) for each member: the one list of them.

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, Patient>
void fields(Visit& visit, Record& patient) {
    visit("id", patient.id);
    visit("code", patient.code);
    visit("given_names", patient.given_names);
    visit("family_name", patient.family_name);
    visit("born_on", patient.born_on);
    visit("phone", patient.phone);
    visit("email", patient.email);
    visit("address", patient.address);
    visit("gp_name", patient.gp_name);
    visit("gp_practice", patient.gp_practice);
    visit("gp_informed", patient.gp_informed);
    visit("restricted", patient.restricted);
    visit("restriction", patient.restriction);
    visit("retention_hold", patient.retention_hold);
    visit("retention_reason", patient.retention_reason);
    visit("note", patient.note);
    visit("added_on", patient.added_on);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, Complaint>
void fields(Visit& visit, Record& complaint) {
    visit("id", complaint.id);
    visit("patient", complaint.patient);
    visit("position", complaint.position);
    visit("kind", complaint.kind);
    visit("words", complaint.words);
    visit("region", complaint.region);
    visit("side", complaint.side);
    visit("since", complaint.since);
    visit("severity_at_start", complaint.severity_at_start);
    visit("control", complaint.control);
    visit("diagnosed_by", complaint.diagnosed_by);
    visit("opened_on", complaint.opened_on);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, Measure>
void fields(Visit& visit, Record& measure) {
    visit("id", measure.id);
    visit("complaint", measure.complaint);
    visit("position", measure.position);
    visit("kind", measure.kind);
    visit("label", measure.label);
    visit("side", measure.side);
    visit("wording", measure.wording);
    visit("low_label", measure.low_label);
    visit("high_label", measure.high_label);
    visit("language", measure.language);
    visit("recall", measure.recall);
    visit("retired_on", measure.retired_on);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, Agreement>
void fields(Visit& visit, Record& agreement) {
    visit("id", agreement.id);
    visit("complaint", agreement.complaint);
    visit("supersedes", agreement.supersedes);
    visit("agreed_on", agreement.agreed_on);
    visit("aim", agreement.aim);
    visit("measure", agreement.measure);
    visit("review_on", agreement.review_on);
    visit("target", agreement.target);
    visit("rate_per_year", agreement.rate_per_year);
    visit("rate_source", agreement.rate_source);
    visit("planned_visits", agreement.planned_visits);
    visit("spacing_days", agreement.spacing_days);
    visit("stop_rule", agreement.stop_rule);
    visit("patient_words", agreement.patient_words);
    visit("agreed_by_patient", agreement.agreed_by_patient);
    visit("agreed_by_practitioner", agreement.agreed_by_practitioner);
    visit("reason", agreement.reason);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, CourseEnd>
void fields(Visit& visit, Record& end) {
    visit("id", end.id);
    visit("complaint", end.complaint);
    visit("ended_on", end.ended_on);
    visit("reason", end.reason);
    visit("follow_up", end.follow_up);
    visit("note", end.note);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, Consent>
void fields(Visit& visit, Record& consent) {
    visit("id", consent.id);
    visit("patient", consent.patient);
    visit("given_on", consent.given_on);
    visit("explained", consent.explained);
    visit("practitioner", consent.practitioner);
    visit("withdrawn_on", consent.withdrawn_on);
    visit("withdrawn_reason", consent.withdrawn_reason);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, EvidenceShown>
void fields(Visit& visit, Record& shown) {
    visit("id", shown.id);
    visit("patient", shown.patient);
    visit("shown_at", shown.shown_at);
    visit("what", shown.what);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, ScreeningAnswer>
void fields(Visit& visit, Record& answer) {
    visit("id", answer.id);
    visit("patient", answer.patient);
    visit("question", answer.question);
    visit("asked_on", answer.asked_on);
    visit("answer", answer.answer);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, Reading>
void fields(Visit& visit, Record& reading) {
    visit("id", reading.id);
    visit("measure", reading.measure);
    visit("session", reading.session);
    visit("day", reading.day);
    visit("source", reading.source);
    visit("giver", reading.giver);
    visit("score", reading.score);
    visit("entered_at", reading.entered_at);
    visit("after_reveal", reading.after_reveal);
    visit("imported_from", reading.imported_from);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, Extent>
void fields(Visit& visit, Record& extent) {
    visit("id", extent.id);
    visit("patient", extent.patient);
    visit("session", extent.session);
    visit("day", extent.day);
    visit("limb", extent.limb);
    visit("side", extent.side);
    visit("level", extent.level);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, needlebook::Change>
void fields(Visit& visit, Record& change) {
    visit("id", change.id);
    visit("patient", change.patient);
    visit("kind", change.kind);
    visit("words", change.words);
    visit("started_on", change.started_on);
    visit("ended_on", change.ended_on);
    visit("amount_before", change.amount_before);
    visit("amount_after", change.amount_after);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, Examination>
void fields(Visit& visit, Record& examination) {
    visit("id", examination.id);
    visit("patient", examination.patient);
    visit("day", examination.day);
    visit("kind", examination.kind);
    visit("side", examination.side);
    visit("value", examination.value);
    visit("unit", examination.unit);
    visit("note", examination.note);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, PointGroup>
void fields(Visit& visit, Record& group) {
    visit("id", group.id);
    visit("name", group.name);
    visit("points", group.points);
    visit("citation", group.citation);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, Practice>
void fields(Visit& visit, Record& practice) {
    visit("name", practice.name);
    visit("address", practice.address);
    visit("phone", practice.phone);
    visit("email", practice.email);
    visit("patient_view_needs_passphrase", practice.patient_view_needs_passphrase);
    visit("lock_after_minutes", practice.lock_after_minutes);
    visit("retention_years", practice.retention_years);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, Practitioner>
void fields(Visit& visit, Record& practitioner) {
    visit("id", practitioner.id);
    visit("name", practitioner.name);
    visit("initials", practitioner.initials);
    visit("qualification", practitioner.qualification);
    visit("body", practitioner.body);
    visit("body_number", practitioner.body_number);
    visit("insurer", practitioner.insurer);
    visit("active", practitioner.active);
    visit("usual", practitioner.usual);
    visit("retention_min", practitioner.retention_min);
    visit("needle_diameter_um", practitioner.needle_diameter_um);
    visit("needle_length_mm", practitioner.needle_length_mm);
    visit("needle_make", practitioner.needle_make);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, NeedleDetail>
void fields(Visit& visit, Record& detail) {
    visit("depth_mm", detail.depth_mm);
    visit("angle", detail.angle);
    visit("response", detail.response);
    visit("stimulation", detail.stimulation);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, Needle>
void fields(Visit& visit, Record& needle) {
    visit("kind", needle.kind);
    visit("point", needle.point);
    visit("side", needle.side);
    visit("count", needle.count);
    visit("sites", needle.sites);
    visit("detail", needle.detail);
    visit("pair", needle.pair);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, Technique>
void fields(Visit& visit, Record& technique) {
    visit("kind", technique.kind);
    visit("place", technique.place);
    visit("minutes", technique.minutes);
    visit("pieces", technique.pieces);
    visit("removal_advice", technique.removal_advice);
    visit("note", technique.note);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, CautionDecision>
void fields(Visit& visit, Record& decision) {
    visit("caution", decision.caution);
    visit("subject", decision.subject);
    visit("choice", decision.choice);
    visit("reason", decision.reason);
    visit("source", decision.source);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, SideEffect>
void fields(Visit& visit, Record& effect) {
    visit("id", effect.id);
    visit("source", effect.source);
    visit("kind", effect.kind);
    visit("severity", effect.severity);
    visit("serious", effect.serious);
    visit("causality", effect.causality);
    visit("point", effect.point);
    visit("side", effect.side);
    visit("onset_on", effect.onset_on);
    visit("action", effect.action);
    visit("outcome", effect.outcome);
    visit("closed_on", effect.closed_on);
    visit("note", effect.note);
}

template <class Visit, class Record>
requires std::is_same_v<std::remove_const_t<Record>, Session>
void fields(Visit& visit, Record& session) {
    visit("id", session.id);
    visit("patient", session.patient);
    visit("complaint", session.complaint);
    visit("supersedes", session.supersedes);
    visit("version_reason", session.version_reason);
    visit("status", session.status);
    visit("kind", session.kind);
    visit("starts", session.starts);
    visit("started_at", session.started_at);
    visit("room", session.room);
    visit("practitioner", session.practitioner);
    visit("supervised_by", session.supervised_by);
    visit("entered_later", session.entered_later);
    visit("source", session.source);
    visit("feet_looked_at", session.feet_looked_at);
    visit("changes", session.changes);
    visit("needles", session.needles);
    visit("techniques", session.techniques);
    visit("counted_out", session.counted_out);
    visit("needles_in_at", session.needles_in_at);
    visit("needles_out_at", session.needles_out_at);
    visit("retention_min", session.retention_min);
    visit("needles_in_told", session.needles_in_told);
    visit("mismatch_reason", session.mismatch_reason);
    visit("cautions", session.cautions);
    visit("readings", session.readings);
    visit("extents", session.extents);
    visit("side_effects_asked", session.side_effects_asked);
    visit("side_effects_seen", session.side_effects_seen);
    visit("side_effects", session.side_effects);
    visit("advice", session.advice);
    visit("pattern", session.pattern);
    visit("tongue_pulse", session.tongue_pulse);
    visit("notes", session.notes);
    visit("notes_copied", session.notes_copied);
    visit("private_note", session.private_note);
    visit("signed_at", session.signed_at);
    visit("signed_by", session.signed_by);
}

template <class T>
json Writer::written(const std::vector<T>& parts) {
    auto list = json::array();
    for (const auto& part : parts)
        list.push_back(written(part));
    return list;
}

template <class Part>
requires std::is_class_v<Part> json Writer::written(const Part& part) {
    Writer writer;
    fields(writer, part);
    return writer.take();
}

template <class Part>
requires std::is_class_v<Part>
void Reader::read(const json& from, Part& part, const std::string& field) {
    Reader reader{from, field};
    fields(reader, part);
}

/// Names of the alternatives of Revision, in its order.
constexpr std::array<std::string_view, std::variant_size_v<Revision>> kinds{
    "patient", "complaint", "measure", "agreement", "course_end",  "consent",     "evidence_shown", "screening_answer",
    "session", "reading",   "extent",  "change",    "examination", "point_group", "practice",       "practitioner"};

template <class Record, std::size_t... I>
constexpr std::size_t index_of(std::index_sequence<I...>) {
    return ((std::is_same_v<std::variant_alternative_t<I, Revision>, Revised<Record>> ? I : 0) + ...);
}

using Indices = std::make_index_sequence<std::variant_size_v<Revision>>;

/// The revision of the kind named `kind`.
template <std::size_t... I>
Revision revision_from(const json& object, std::string_view kind, std::index_sequence<I...>) {
    std::optional<Revision> found;
    const auto attempt = [&]<std::size_t At>(std::integral_constant<std::size_t, At>) {
        if (kinds[At] != kind)
            return;
        std::variant_alternative_t<At, Revision> revised;
        Reader reader{object, std::string{kind}};
        reader("before", revised.before);
        reader("after", revised.after);
        found = std::move(revised);
    };
    (attempt(std::integral_constant<std::size_t, I>{}), ...);
    if (!found)
        throw BadField{Errc::malformed, "kind"};
    return *std::move(found);
}

Edit edit_from(const json& object) {
    Edit edit;
    Reader reader{object};
    reader("label", edit.label);
    const auto list = object.find("revisions");
    if (list == object.end() || !list->is_array())
        throw BadField{Errc::incomplete, "revisions"};
    for (const auto& revision : *list) {
        std::string kind;
        Reader{revision}("kind", kind);
        edit.revisions.push_back(revision_from(revision, kind, Indices{}));
    }
    return edit;
}

template <class Record>
Record whole_from(const json& object) {
    if constexpr (std::is_same_v<Record, Edit>) {
        return edit_from(object);
    } else {
        Record record;
        Reader reader{object};
        fields(reader, record);
        return record;
    }
}

}  // namespace

json to_json(const Patient& patient) { return Writer::written(patient); }
json to_json(const Complaint& complaint) { return Writer::written(complaint); }
json to_json(const Measure& measure) { return Writer::written(measure); }
json to_json(const Agreement& agreement) { return Writer::written(agreement); }
json to_json(const CourseEnd& end) { return Writer::written(end); }
json to_json(const Consent& consent) { return Writer::written(consent); }
json to_json(const EvidenceShown& shown) { return Writer::written(shown); }
json to_json(const ScreeningAnswer& answer) { return Writer::written(answer); }
json to_json(const Session& session) { return Writer::written(session); }
json to_json(const Reading& reading) { return Writer::written(reading); }
json to_json(const Extent& extent) { return Writer::written(extent); }
json to_json(const needlebook::Change& change) { return Writer::written(change); }
json to_json(const Examination& examination) { return Writer::written(examination); }
json to_json(const PointGroup& group) { return Writer::written(group); }
json to_json(const Practice& practice) { return Writer::written(practice); }
json to_json(const Practitioner& practitioner) { return Writer::written(practitioner); }

json to_json(const Edit& edit) {
    auto revisions = json::array();
    for (const auto& revision : edit.revisions)
        std::visit(
            [&](const auto& revised) {
                revisions.push_back({{"kind", std::string{kinds.at(revision.index())}},
                                     {"before", Writer::written(revised.before)},
                                     {"after", Writer::written(revised.after)}});
            },
            revision);
    return {{"label", edit.label}, {"revisions", std::move(revisions)}};
}

template <class Record>
Result<Record> record_from(const json& object) {
    try {
        return whole_from<Record>(object);
    } catch (const BadField& bad) {
        return fail(bad.code, bad.what());
    }
}

template <class Record>
std::string_view kind_of() {
    return kinds.at(index_of<Record>(Indices{}));
}

template Result<Edit> record_from<Edit>(const json&);
template Result<Patient> record_from<Patient>(const json&);
template Result<Complaint> record_from<Complaint>(const json&);
template Result<Measure> record_from<Measure>(const json&);
template Result<Agreement> record_from<Agreement>(const json&);
template Result<CourseEnd> record_from<CourseEnd>(const json&);
template Result<Consent> record_from<Consent>(const json&);
template Result<EvidenceShown> record_from<EvidenceShown>(const json&);
template Result<ScreeningAnswer> record_from<ScreeningAnswer>(const json&);
template Result<Session> record_from<Session>(const json&);
template Result<Reading> record_from<Reading>(const json&);
template Result<Extent> record_from<Extent>(const json&);
template Result<needlebook::Change> record_from<needlebook::Change>(const json&);
template Result<Examination> record_from<Examination>(const json&);
template Result<PointGroup> record_from<PointGroup>(const json&);
template Result<Practice> record_from<Practice>(const json&);
template Result<Practitioner> record_from<Practitioner>(const json&);
template std::string_view kind_of<Patient>();
template std::string_view kind_of<Complaint>();
template std::string_view kind_of<Measure>();
template std::string_view kind_of<Agreement>();
template std::string_view kind_of<CourseEnd>();
template std::string_view kind_of<Consent>();
template std::string_view kind_of<EvidenceShown>();
template std::string_view kind_of<ScreeningAnswer>();
template std::string_view kind_of<Session>();
template std::string_view kind_of<Reading>();
template std::string_view kind_of<Extent>();
template std::string_view kind_of<needlebook::Change>();
template std::string_view kind_of<Examination>();
template std::string_view kind_of<PointGroup>();
template std::string_view kind_of<Practice>();
template std::string_view kind_of<Practitioner>();

}  // namespace needlebook::app
