/// Writing and reading records by the one list of their fields.
#include "exchange/record_json.h"

#include <cstdint>
#include <stdexcept>

#include "exchange/record_fields.h"

namespace needlebook::exchange {
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
    static json written(std::int64_t value) { return value; }
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
    template <class Number>
    static json written(const std::map<std::string, Number>& numbers) {
        return numbers;
    }
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
        if (found == object_.end()) {
            if (!was_added_later(name))
                throw BadField{Errc::incomplete, field};
            value = T{};
            return;
        }
        read(*found, value, field);
    }

    static void read(const json& from, std::string& value, const std::string& field) { value = text(from, field); }
    static void read(const json& from, bool& value, const std::string& field) {
        if (!from.is_boolean())
            throw BadField{Errc::malformed, field};
        value = from.get<bool>();
    }
    static void read(const json& from, std::int64_t& value, const std::string& field) {
        if (!from.is_number_integer())
            throw BadField{Errc::malformed, field};
        if (from.is_number_unsigned() && from.get<std::uint64_t>() > std::uint64_t{INT64_MAX})
            throw BadField{Errc::out_of_range, field};
        value = from.get<std::int64_t>();
    }
    static void read(const json& from, int& value, const std::string& field) {
        std::int64_t wide{};
        read(from, wide, field);
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
    template <class Number>
    static void read(const json& from, std::map<std::string, Number>& numbers, const std::string& field) {
        if (!from.is_object())
            throw BadField{Errc::malformed, field};
        numbers.clear();
        for (const auto& [name, number] : from.items())
            read(number, numbers[name], std::string{field}.append(".").append(name));
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

json to_json(const QuotedAct& act) { return Writer::written(act); }
json to_json(const BookRecord& record) { return Writer::written(record); }
json to_json(const PatientRecord& record) { return Writer::written(record); }

template <class Record>
Result<Record> record_from(const json& object) {
    try {
        Record record;
        Reader reader{object};
        fields(reader, record);
        return record;
    } catch (const BadField& bad) {
        return fail(bad.code, bad.what());
    }
}

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
template Result<BookRecord> record_from<BookRecord>(const json&);
template Result<PatientRecord> record_from<PatientRecord>(const json&);

}  // namespace needlebook::exchange
