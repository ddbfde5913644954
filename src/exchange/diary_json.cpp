/// Every value is checked: the file has been on somebody's telephone.
#include "exchange/diary_json.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "exchange/json_text.h"

namespace needlebook::exchange {
namespace {

using nlohmann::json;

/// Leaves reading; caught in this file.
struct Stop {
    RejectedCell cell;
};

[[noreturn]] void refuse(std::string column, Refusal reason, std::string cell = {}) {
    throw Stop{{1, std::move(column), reason, std::move(cell)}};
}

const json& member(const json& object, const char* name, const std::string& column) {
    const auto found = object.find(name);
    if (found == object.end())
        refuse(column, Refusal::missing_field);
    return *found;
}

std::string text_of(const json& object, const char* name, const std::string& inside) {
    const auto column = inside + name;
    const auto& value = member(object, name, column);
    if (!value.is_string())
        refuse(column, Refusal::not_the_type, value.dump());
    return value.get<std::string>();
}

std::int64_t id_of(const json& object, const char* name, const std::string& inside) {
    const auto text = text_of(object, name, inside);
    const auto id = parse_id(text);
    if (!id)
        refuse(inside + name, Refusal::not_the_type, text);
    return *id;
}

Answer<Score> score_of(const json& object, const std::string& inside) {
    const auto& value = member(object, "score", inside + "score");
    if (value == "declined")
        return Answer<Score>::declined();
    if (!value.is_number_integer() || value < 0 || value > Score::max)
        refuse(inside + "score", Refusal::not_a_score, value.dump());
    return Score::from(value.get<int>()).value();
}

DiaryScore score_from(const json& object, std::size_t index) {
    const auto place = "readings[" + std::to_string(index) + "]";
    if (!object.is_object())
        refuse(place, Refusal::not_the_type);
    DiaryScore score;
    score.column = place;
    score.measure.value = id_of(object, "measure", place + ".");
    const auto day_text = text_of(object, "day", place + ".");
    const auto day = parse_day(day_text);
    if (!day)
        refuse(place + ".day", Refusal::not_a_date, day_text);
    score.day = *day;
    score.score = score_of(object, place + ".");
    if (object.contains("answered_at")) {
        const auto text = text_of(object, "answered_at", place + ".");
        const auto minute = parse_local_minute(text);
        if (!minute)
            refuse(place + ".answered_at", Refusal::not_a_time, text);
        score.answered_at = *minute;
    }
    return score;
}

Diary diary_from(const json& document) {
    if (!document.is_object() || !document.contains("format") || document["format"] != "needlebook-diary")
        refuse("format", Refusal::not_a_record);
    const auto& version = member(document, "version", "version");
    if (!version.is_number_integer() || version < 1)
        refuse("version", Refusal::not_the_type, version.dump());
    if (version > 1)
        refuse("version", Refusal::newer_version, version.dump());
    Diary diary;
    diary.book.value = id_of(document, "book", {});
    diary.patient.value = id_of(document, "patient", {});
    if (document.contains("made_on")) {
        const auto text = text_of(document, "made_on", {});
        const auto made_on = parse_day(text);
        if (!made_on)
            refuse("made_on", Refusal::not_a_date, text);
        diary.made_on = *made_on;
    }
    const auto& readings = member(document, "readings", "readings");
    if (!readings.is_array())
        refuse("readings", Refusal::not_the_type);
    for (const auto& reading : readings)
        diary.scores.push_back(score_from(reading, diary.scores.size()));
    return diary;
}

}  // namespace

tl::expected<Diary, RejectedCell> read_diary_json(std::string_view text) {
    const auto document = parse_json(text);
    if (!document)
        return tl::unexpected(document.error());
    try {
        auto diary = diary_from(*document);
        const auto lines = lines_of_elements(text, "readings");
        for (std::size_t i = 0; i < std::min(lines.size(), diary.scores.size()); ++i)
            diary.scores[i].line = lines[i];
        return diary;
    } catch (const Stop& stop) {
        return tl::unexpected<RejectedCell>(placed(text, stop.cell));
    }
}

ReadingSource source_of(const DiaryScore& score, std::optional<Day> made_on) {
    bool in_time = made_on && score.day >= *made_on;
    if (score.answered_at) {
        const auto days_after = days_between(score.day, day_of(*score.answered_at));
        in_time = days_after == 0 || days_after == 1;
    }
    return in_time ? ReadingSource::home : ReadingSource::recalled;
}

}  // namespace needlebook::exchange
