#include "exchange/verdict_json.h"

#include <cmath>
#include <optional>
#include <set>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "outcome/judge.h"

namespace needlebook::exchange {

namespace {

using Json = nlohmann::ordered_json;
using outcome::Aim;

/// One case as read. A score the procedure would refuse is kept out and noted.
struct Case {
    outcome::Course course;
    std::vector<outcome::Reading> readings;
    std::optional<std::vector<outcome::Reading>> numbness;
    std::optional<std::vector<outcome::ExtentMark>> extent;
    std::optional<Day> as_of;
    bool score_refused = false;
};

/// Reads fields of one object and remembers the first that can't be read.
class Fields {
public:
    explicit Fields(const Json& object) : object_{object} {}

    std::optional<Day> day(const char* name) {
        const Json& value = at(name);
        if (value.is_null())
            return std::nullopt;
        const auto day =
            value.is_string() ? parse_day(value.get_ref<const std::string&>()) : Result<Day>{fail(Errc::malformed)};
        return day ? std::optional{*day} : refuse<Day>(name);
    }

    std::optional<double> number(const char* name) {
        const Json& value = at(name);
        if (value.is_null())
            return std::nullopt;
        return value.is_number() ? std::optional{value.get<double>()} : refuse<double>(name);
    }

    bool flag(const char* name) {
        const Json& value = at(name);
        return value.is_boolean() ? value.get<bool>() : refuse<bool>(name).has_value();
    }

    Aim aim(const char* name) {
        const Json& value = at(name);
        for (const auto aim : all_of<Aim>())
            if (value == name_of(aim))
                return aim;
        refuse<Aim>(name);
        return {};
    }

    /// The list under `name`; none where it is null or missing.
    const Json* list(const char* name) {
        const Json& value = at(name);
        if (value.is_array())
            return &value;
        if (!value.is_null())
            refuse<Json>(name);
        return nullptr;
    }

    template <class T>
    std::optional<T> refuse(std::string name) {
        if (!wrong_)
            wrong_ = std::move(name);
        return std::nullopt;
    }

    const std::optional<std::string>& wrong() const { return wrong_; }

private:
    const Json& at(const char* name) const {
        static const Json nothing;
        const auto found = object_.find(name);
        return found == object_.end() ? nothing : *found;
    }

    const Json& object_;
    std::optional<std::string> wrong_;
};

/// `date` and `number` of every object in `list`, given to `take`.
template <class Take>
void each_dated(Fields& fields, const Json& list, const char* list_name, const char* number_name, Take take) {
    for (std::size_t index = 0; index < list.size(); ++index) {
        const Json& one = list[index];
        const auto place = [&](std::string_view name) { return fmt::format("{}[{}].{}", list_name, index, name); };
        if (!one.is_object()) {
            fields.refuse<Json>(fmt::format("{}[{}]", list_name, index));
            return;
        }
        Fields own{one};
        const auto day = own.day("date");
        const auto number = own.number(number_name);
        if (own.wrong())
            fields.refuse<Json>(place(*own.wrong()));
        else if (!day)
            fields.refuse<Json>(place("date"));
        else if (!number)
            fields.refuse<Json>(place(number_name));
        else
            take(*day, *number);
    }
}

std::vector<outcome::Reading> readings_from(Fields& fields, const Json& list, const char* name, bool& refused) {
    std::vector<outcome::Reading> readings;
    each_dated(fields, list, name, "score", [&](Day day, double score) {
        if (score >= 0 && score <= 10 && score == std::floor(score))
            readings.push_back({day, static_cast<int>(score)});
        else
            refused = true;
    });
    return readings;
}

Case case_from(Fields& fields) {
    Case one;
    one.course = {.first_treatment = fields.day("first_treatment"),
                  .aim = fields.aim("aim"),
                  .review = fields.day("review"),
                  .primary = fields.flag("primary"),
                  .target = fields.number("target"),
                  .rate_per_week = fields.number("rate_per_week")};
    one.as_of = fields.day("as_of");
    if (const Json* list = fields.list("readings"))
        one.readings = readings_from(fields, *list, "readings", one.score_refused);
    else
        fields.refuse<Json>("readings");
    if (const Json* list = fields.list("numbness"))
        one.numbness = readings_from(fields, *list, "numbness", one.score_refused);
    if (const Json* list = fields.list("extent")) {
        one.extent.emplace();
        each_dated(fields, *list, "extent", "level", [&](Day day, double level) {
            one.extent->push_back({day, level});
        });
    }
    return one;
}

Json json_of(const std::optional<double>& number) { return number ? Json(*number) : Json(); }

Json json_of(const outcome::Entry& entry) {
    return {{"date", to_text(entry.date)},
            {"state", name_of(entry.state)},
            {"reason", name_of(entry.reason)},
            {"B", json_of(entry.baseline)},
            {"M", json_of(entry.recent)},
            {"D", json_of(entry.change)},
            {"V", json_of(entry.variance_share)},
            {"se", json_of(entry.standard_error)},
            {"nu", json_of(entry.degrees)},
            {"L", json_of(entry.lower)},
            {"U", json_of(entry.upper)},
            {"U90", json_of(entry.upper_lean)},
            {"E", json_of(entry.expected_rise)},
            {"T", json_of(entry.threshold)},
            {"n_baseline", entry.n_baseline},
            {"n_recent", entry.n_recent},
            {"baseline_weak", entry.baseline_weak},
            {"variant", entry.variant ? Json(name_of(*entry.variant)) : Json()},
            {"check_in", entry.check_in},
            {"last_changed_on", to_text(entry.last_changed_on)}};
}

Json json_of(const outcome::Shown& shown) {
    return {{"state", name_of(shown.state)},
            {"reason", name_of(shown.reason)},
            {"date", shown.date ? Json(to_text(*shown.date)) : Json()}};
}

std::string_view spelled(Errc code) { return code == Errc::incomplete ? "incomplete" : "out_of_range"; }

/// Rule 18 on every date of either replay.
Json mixed_json(const Case& one, const std::vector<outcome::Entry>& pain, const std::vector<outcome::Entry>& numbness) {
    std::set<Day> days;
    for (const auto* entries : {&pain, &numbness})
        for (const auto& entry : *entries)
            days.insert(entry.date);
    const auto extent = one.extent.value_or(std::vector<outcome::ExtentMark>{});
    auto list = Json::array();
    for (const auto day : days)
        list.push_back({{"date", to_text(day)},
                        {"mixed", outcome::mixed_on(day, pain, numbness, extent, one.course.first_treatment)}});
    return list;
}

Result<void> judge_into(Json& object, const Case& one, outcome::Judge& judge) {
    object["got"] = object["got_as_of"] = object["got_mixed"] = nullptr;
    if (one.score_refused)
        return fail(Errc::out_of_range, "score");
    const auto entries = judge.replay(one.readings, one.course);
    if (!entries)
        return tl::unexpected(entries.error());
    // D, all that rule 18 asks of numbness, is the same for every aim.
    const auto numbness = judge.replay(one.numbness.value_or(std::vector<outcome::Reading>{}),
                                       {.first_treatment = one.course.first_treatment});
    if (!numbness)
        return tl::unexpected(numbness.error());

    auto got = Json::array();
    for (const auto& entry : *entries)
        got.push_back(json_of(entry));
    object["got"] = std::move(got);
    if (one.as_of)
        object["got_as_of"] = json_of(outcome::shown_on(*entries, *one.as_of));
    if (one.numbness || one.extent)
        object["got_mixed"] = mixed_json(one, *entries, *numbness);
    return {};
}

/// "case 3 (baseline-none)", counted from 1.
std::string case_name(const Json& object, std::size_t index) {
    auto number = fmt::format("case {}", index + 1);
    if (!object.is_object() || !object.contains("id") || !object["id"].is_string())
        return number;
    return fmt::format("{} ({})", number, object["id"].get<std::string>());
}

}  // namespace

Result<std::string> judge_cases(std::string_view json) {
    auto list = Json::parse(json, nullptr, false);
    if (list.is_discarded())
        return fail(Errc::malformed, "JSON");
    if (!list.is_array())
        return fail(Errc::malformed, "list of cases");
    outcome::Judge judge;
    for (std::size_t index = 0; index < list.size(); ++index) {
        Json& object = list[index];
        if (!object.is_object())
            return fail(Errc::malformed, case_name(object, index));
        Fields fields{object};
        const auto one = case_from(fields);
        if (fields.wrong())
            return fail(Errc::malformed, case_name(object, index) + ": " + *fields.wrong());
        if (const auto judged = judge_into(object, one, judge); !judged)
            object["error"] = fmt::format("{}: {}", spelled(judged.error().code), judged.error().detail);
    }
    return list.dump(1);
}

}  // namespace needlebook::exchange
