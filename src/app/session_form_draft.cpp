/// An entry as JSON and back, for the draft table.
#include <nlohmann/json.hpp>

#include "app/session_form_entry.h"

namespace needlebook::app {

namespace {

using nlohmann::json;

constexpr int draft_version = 1;

template <class T>
T required(Result<T> result) {
    if (!result)
        throw std::invalid_argument{result.error().detail};
    return *std::move(result);
}

template <class Enum>
Enum named(const json& value) {
    return required(from_name<Enum>(value.get<std::string>()));
}

template <class Of>
Id<Of> id_in(const json& value) {
    return {required(parse_id(value.get<std::string>()))};
}

template <class T, class Read>
std::optional<T> optional_in(const json& value, Read read) {
    return value.is_null() ? std::nullopt : std::optional<T>{read(value)};
}

json optional_text(const std::optional<Instant>& instant) { return instant ? json(to_text(*instant)) : json(nullptr); }

std::optional<Instant> instant_in(const json& value) {
    return optional_in<Instant>(value,
                                [](const json& text) { return required(parse_instant(text.get<std::string>())); });
}

template <class Of>
json optional_id(const std::optional<Id<Of>>& id) {
    return id ? json(to_text(*id)) : json(nullptr);
}

template <class Of>
std::optional<Id<Of>> optional_id_in(const json& value) {
    return optional_in<Id<Of>>(value, id_in<Of>);
}

json answer_json(const std::optional<Answered>& answer) { return answer ? json(name_of(*answer)) : json(nullptr); }

std::optional<Answered> answer_in(const json& value) { return optional_in<Answered>(value, named<Answered>); }

json tick_json(const SideEffectTick& tick) {
    return {{"id", to_text(tick.id)},
            {"kind", name_of(tick.kind)},
            {"severity", name_of(tick.severity)},
            {"words", tick.words},
            {"serious", tick.serious}};
}

json tick_json(const ChangeTick& tick) {
    return {{"id", to_text(tick.id)}, {"kind", name_of(tick.kind)}, {"words", tick.words}};
}

void read_tick(const json& value, SideEffectTick& tick) {
    tick = {id_in<SideEffect>(value.at("id")), named<SideEffectKind>(value.at("kind")),
            named<Severity>(value.at("severity")), value.value("words", std::string{}), value.value("serious", false)};
}

void read_tick(const json& value, ChangeTick& tick) {
    tick = {id_in<Change>(value.at("id")), named<ChangeKind>(value.at("kind")), value.at("words").get<std::string>()};
}

template <class Tick>
json row_json(const TickRow<Tick>& row) {
    json ticks = json::array();
    for (const auto& tick : row.ticks)
        ticks.push_back(tick_json(tick));
    return {{"answer", answer_json(row.answer)}, {"ticks", ticks}};
}

template <class Tick>
TickRow<Tick> row_in(const json& value) {
    TickRow<Tick> row{answer_in(value.at("answer")), {}};
    for (const auto& tick : value.at("ticks"))
        read_tick(tick, row.ticks.emplace_back());
    return row;
}

json score_json(const ScoreRow& row) {
    json score = nullptr;
    if (row.score && row.score->has_value())
        score = row.score->value().points();
    else if (row.score)
        score = name_of(row.score->state());
    return {
        {"measure", to_text(row.measure)}, {"reading", to_text(row.reading)},  {"score", score},
        {"waiting", row.waiting},          {"after_reveal", row.after_reveal}, {"entered_at", to_text(row.entered_at)}};
}

ScoreRow score_in(const json& value) {
    ScoreRow row{id_in<Measure>(value.at("measure")),
                 id_in<Reading>(value.at("reading")),
                 {},
                 value.at("waiting").get<bool>(),
                 value.at("after_reveal").get<bool>(),
                 required(parse_instant(value.at("entered_at").get<std::string>()))};
    const auto& score = value.at("score");
    if (score.is_number_integer())
        row.score = required(Score::from(score.get<int>()));
    else if (!score.is_null())
        row.score = Answer<Score>::without_value(named<Answered>(score));
    return row;
}

json extent_json(const ExtentRow& row) {
    return {{"id", to_text(row.id)},
            {"limb", name_of(row.limb)},
            {"side", name_of(row.side)},
            {"level", row.level ? json(*row.level) : json(nullptr)}};
}

ExtentRow extent_in(const json& value) {
    return {id_in<Extent>(value.at("id")), named<Limb>(value.at("limb")), named<Side>(value.at("side")),
            optional_in<int>(value.at("level"), [](const json& level) { return level.get<int>(); })};
}

json decision_json(const CautionDecision& decision) {
    return {{"caution", decision.caution},
            {"subject", decision.subject},
            {"choice", name_of(decision.choice)},
            {"reason", decision.reason},
            {"source", decision.source}};
}

CautionDecision decision_in(const json& value) {
    return {value.at("caution").get<std::string>(), value.at("subject").get<std::string>(),
            named<CautionChoice>(value.at("choice")), value.at("reason").get<std::string>(),
            value.at("source").get<std::string>()};
}

template <class Item, class Write>
json list_json(const std::vector<Item>& items, Write write) {
    json list = json::array();
    for (const auto& item : items)
        list.push_back(write(item));
    return list;
}

template <class Item, class Read>
std::vector<Item> list_in(const json& value, Read read) {
    std::vector<Item> items;
    for (const auto& item : value)
        items.push_back(read(item));
    return items;
}

json technique_json(const Technique& technique) {
    return {{"kind", name_of(technique.kind)},
            {"place", technique.place},
            {"minutes", technique.minutes ? json(*technique.minutes) : json(nullptr)},
            {"pieces", technique.pieces ? json(*technique.pieces) : json(nullptr)},
            {"removal_advice", technique.removal_advice},
            {"note", technique.note}};
}

Technique technique_in(const json& value) {
    const auto number = [](const json& there) { return there.get<int>(); };
    return {named<TechniqueKind>(value.at("kind")),        value.at("place").get<std::string>(),
            optional_in<int>(value.at("minutes"), number), optional_in<int>(value.at("pieces"), number),
            value.at("removal_advice").get<std::string>(), value.at("note").get<std::string>()};
}

json who_json(const Entry& entry) {
    return {{"session", to_text(entry.session)},
            {"patient", to_text(entry.patient)},
            {"complaint", optional_id(entry.complaint)},
            {"kind", name_of(entry.kind)},
            {"starts", to_text(entry.starts)},
            {"started_at", to_text(entry.started_at)},
            {"entered_later", entry.entered_later},
            {"practitioner", optional_id(entry.practitioner)},
            {"room", entry.room},
            {"supervised_by", entry.supervised_by},
            {"giver", name_of(entry.giver)}};
}

void read_who(const json& value, Entry& entry) {
    entry.session = id_in<Session>(value.at("session"));
    entry.patient = id_in<Patient>(value.at("patient"));
    entry.complaint = optional_id_in<Complaint>(value.at("complaint"));
    entry.kind = named<SessionKind>(value.at("kind"));
    entry.starts = required(parse_local_minute(value.at("starts").get<std::string>()));
    entry.started_at = required(parse_instant(value.at("started_at").get<std::string>()));
    entry.entered_later = value.at("entered_later").get<bool>();
    entry.practitioner = optional_id_in<Practitioner>(value.at("practitioner"));
    entry.room = value.at("room").get<std::string>();
    entry.supervised_by = value.at("supervised_by").get<std::string>();
    if (value.contains("giver"))  // Drafts of the first release have none.
        entry.giver = named<Giver>(value.at("giver"));
}

json arriving_json(const Entry& entry) {
    return {{"since_last", row_json(entry.since_last)},
            {"scores", list_json(entry.scores, score_json)},
            {"revealed", entry.revealed},
            {"extents", list_json(entry.extents, extent_json)},
            {"feet", answer_json(entry.feet)},
            {"feet_words", entry.feet_words},
            {"changes", row_json(entry.changes)},
            {"last_points_taken", entry.last_points_taken},
            {"line", entry.line},
            {"cautions", list_json(entry.cautions, decision_json)}};
}

void read_arriving(const json& value, Entry& entry) {
    entry.since_last = row_in<SideEffectTick>(value.at("since_last"));
    entry.scores = list_in<ScoreRow>(value.at("scores"), score_in);
    entry.revealed = value.at("revealed").get<bool>();
    entry.extents = list_in<ExtentRow>(value.at("extents"), extent_in);
    entry.feet = answer_in(value.at("feet"));
    entry.feet_words = value.at("feet_words").get<std::string>();
    entry.changes = row_in<ChangeTick>(value.at("changes"));
    entry.last_points_taken = value.at("last_points_taken").get<bool>();
    entry.line = value.at("line").get<std::string>();
    entry.cautions = list_in<CautionDecision>(value.at("cautions"), decision_in);
}

json leaving_json(const Entry& entry) {
    return {{"needles_in_at", optional_text(entry.needles_in_at)},
            {"needles_out_at", optional_text(entry.needles_out_at)},
            {"counted_out", entry.counted_out},
            {"mismatch_reason", entry.mismatch_reason},
            {"seen_today", row_json(entry.seen_today)},
            {"after", list_json(entry.after, score_json)},
            {"techniques", list_json(entry.techniques, technique_json)},
            {"advice", entry.advice},
            {"pattern", entry.pattern},
            {"tongue_pulse", entry.tongue_pulse},
            {"notes", entry.notes},
            {"notes_copied", entry.notes_copied},
            {"private_note", entry.private_note},
            {"minutes_told", entry.minutes_told ? json(*entry.minutes_told) : json(nullptr)}};
}

void read_leaving(const json& value, Entry& entry) {
    entry.needles_in_at = instant_in(value.at("needles_in_at"));
    entry.needles_out_at = instant_in(value.at("needles_out_at"));
    entry.counted_out = value.at("counted_out").get<std::map<std::string, int>>();
    entry.mismatch_reason = value.at("mismatch_reason").get<std::string>();
    entry.seen_today = row_in<SideEffectTick>(value.at("seen_today"));
    // Drafts of earlier releases lack some of these.
    entry.after = list_in<ScoreRow>(value.value("after", json::array()), score_in);
    entry.techniques = list_in<Technique>(value.value("techniques", json::array()), technique_in);
    entry.pattern = value.value("pattern", std::string{});
    entry.tongue_pulse = value.value("tongue_pulse", std::string{});
    entry.notes_copied = value.value("notes_copied", false);
    entry.private_note = value.value("private_note", std::string{});
    entry.minutes_told = optional_in<int>(value.value("minutes_told", json(nullptr)),
                                          [](const json& minutes) { return minutes.get<int>(); });
    entry.advice = value.at("advice").get<std::string>();
    entry.notes = value.at("notes").get<std::string>();
}

}  // namespace

std::string to_draft(const EntryDraft& draft) {
    return json{{"version", draft_version},
                {"part", name_of(draft.place.part)},
                {"row", draft.place.row},
                {"who", who_json(draft.entry)},
                {"arriving", arriving_json(draft.entry)},
                {"leaving", leaving_json(draft.entry)}}
        .dump();
}

Result<EntryDraft> from_draft(const std::string& text) {
    try {
        const auto value = json::parse(text);
        if (value.at("version").get<int>() != draft_version)
            return fail(Errc::malformed, "version");
        EntryDraft draft{{}, {named<EntryPart>(value.at("part")), value.at("row").get<int>()}};
        read_who(value.at("who"), draft.entry);
        read_arriving(value.at("arriving"), draft.entry);
        read_leaving(value.at("leaving"), draft.entry);
        return draft;
    } catch (const json::exception& problem) {
        return fail(Errc::malformed, problem.what());
    } catch (const std::invalid_argument& problem) {
        return fail(Errc::malformed, problem.what());
    }
}

}  // namespace needlebook::app
