/// Writing and reading records by the one list of their fields.
#include "app/record_json.h"

#include <array>
#include <stdexcept>

#include "app/record_fields.h"

namespace needlebook::app {
namespace {

using nlohmann::json;

/// Thrown inside this file only; record_from turns it into a value.
struct BadField : std::runtime_error {
    BadField(Errc why, const std::string& field) : std::runtime_error{field}, code{why} {}
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
            read(count, counts[region], std::string{field}.append(".").append(region));
    }
    template <class T>
    static void read(const json& from, std::vector<T>& parts, const std::string& field) {
        if (!from.is_array())
            throw BadField{Errc::malformed, field};
        parts.clear();
        for (const auto& part : from) {
            const auto place = field + "[" + std::to_string(parts.size()) + "]";
            read(part, parts.emplace_back(), place);
        }
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
