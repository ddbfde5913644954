/// Every field is visited; text is removed unless it is known to be a code, so that a field added later is too.
#include "exchange/anonymise.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include <fmt/format.h>

#include "base/spoken.h"
#include "base/text.h"
#include "domain/evidence.h"
#include "domain/point.h"
#include "exchange/record_fields.h"
#include "report/expectations.h"

namespace needlebook::exchange {
namespace {

constexpr std::string_view removed = "removed";

/// Parts of the body that the app offers; anything else is a person's own words.
constexpr std::array<std::string_view, 12> regions{"feet",       "hands",      "legs", "arms",
                                                   "face",       "head",       "neck", "back",
                                                   "upper back", "lower back", "hips", "feet and hands"};

template <class List>
bool is_in(const List& list, std::string_view word) {
    return std::ranges::find(list, word) != list.end();
}

bool is_unit(std::string_view text) {
    return std::ranges::any_of(evidence::examinations(),
                               [&](const evidence::ExaminationFacts& one) { return one.unit == text; });
}

/// "3", "T12": numbers, counted from somewhere, and levels of the spine.
bool are_sites(std::string_view text) {
    constexpr std::size_t longest = 3;
    return std::ranges::all_of(split(text, ','), [](std::string_view site) {
        const auto number = !site.empty() && std::string_view{"CTLS"}.find(site.front()) != std::string_view::npos
                                ? site.substr(1)
                                : site;
        return site.size() <= longest && !number.empty() &&
               number.find_first_not_of("0123456789") == std::string_view::npos;
    });
}

/// Evidence that is ours: what the panel for any complaint shows.
const std::set<std::string, std::less<>>& known_evidence() {
    static const auto known = [] {
        const InEnglish plain;
        std::set<std::string, std::less<>> ids;
        for (const auto& condition : evidence::conditions())
            for (auto& id : report::evidence_in_expectations(condition.kind))
                ids.insert(std::move(id));
        return ids;
    }();
    return known;
}

/// The ids among those that were shown; other words are left out.
std::string evidence_among(std::string_view shown) {
    std::string kept;
    for (const auto part : split(shown, ';'))
        if (const auto id = trimmed(part); known_evidence().contains(id))
            (kept += kept.empty() ? "" : "; ") += id;
    return kept;
}

/// Changes each field of a record in place.
class Rewriter {
public:
    Rewriter(IdSource& ids, std::unordered_map<std::int64_t, std::int64_t>& new_ids, date::days back)
        : ids_{ids}, new_ids_{new_ids}, back_{back} {}

    template <class T>
    void operator()(const char* name, T& value) {
        name_ = name;
        change(value);
    }

private:
    void change(bool&) {}
    void change(int&) {}
    void change(std::int64_t&) {}
    void change(double&) {}
    void change(Score&) {}
    template <class Enum>
    requires std::is_enum_v<Enum>
    void change(Enum&) {}
    void change(Day& day) { day -= back_; }
    void change(LocalMinute& minute) { minute -= back_; }
    void change(Instant& instant) { instant -= back_; }
    template <class Of>
    void change(Id<Of>& id) {
        const auto [place, is_new] = new_ids_.try_emplace(id.value);
        if (is_new)
            place->second = ids_.next<Of>().value;
        id.value = place->second;
    }
    void change(std::string& text) {
        if (text.empty())
            return;
        if (name_ == "what")
            text = evidence_among(text);
        else if (!is_code(text))
            text.clear();
        if (text.empty() && name_ != "unit" && name_ != "sites")
            text = removed;
    }
    /// Whether the field holds codes, and this is one of ours: a file from elsewhere can have anything there.
    bool is_code(const std::string& text) const {
        return (name_ == "point" && points().named(text).size() == 1) || (name_ == "region" && is_in(regions, text)) ||
               (name_ == "kind" && evidence::examination(text).has_value()) || (name_ == "unit" && is_unit(text)) ||
               (name_ == "sites" && are_sites(text)) || (name_ == "caution" && evidence::caution(text).has_value()) ||
               (name_ == "question" && (evidence::caution(text).has_value() || evidence::red_flag(text).has_value()));
    }
    template <class T>
    void change(std::optional<T>& value) {
        if (value)
            change(*value);
    }
    template <class T>
    void change(Answer<T>& answer) {
        if (!answer.has_value())
            return;
        auto value = answer.value();
        change(value);
        answer = Answer<T>{std::move(value)};
    }
    void change(std::map<std::string, int>& counts) {
        std::map<std::string, int> known;
        for (const auto& [region, count] : counts)
            known[region.empty() || from_name<BodyRegion>(region) ? region : std::string{removed}] += count;
        counts = std::move(known);
    }
    void change(std::map<std::string, double>&) {}
    template <class T>
    void change(std::vector<T>& list) {
        for (auto& one : list)
            change(one);
    }
    template <class Record>
    requires std::is_class_v<Record>
    void change(Record& record) { fields(*this, record); }

    IdSource& ids_;
    std::unordered_map<std::int64_t, std::int64_t>& new_ids_;
    date::days back_;
    std::string_view name_;
};

/// The words of a measure are ours again, or say only which of the patient's own it was.
void put_usual_words(std::vector<Measure>& measures) {
    for (std::size_t i = 0; i < measures.size(); ++i) {
        auto& measure = measures[i];
        const auto& usual = evidence::facts(measure.kind);
        measure.label = usual.label + (measure.kind == MeasureKind::own ? " " + std::to_string(i + 1) : std::string{});
        measure.wording = usual.wording;
        measure.low_label = usual.low_label;
        measure.high_label = usual.high_label;
        measure.language = Measure{}.language;
        measure.recall = usual.recall.empty() ? std::string{removed} : usual.recall;
        const auto same = [&](const Measure& other) {
            return other.complaint == measure.complaint && other.label == measure.label && other.side == measure.side &&
                   &other != &measure;
        };
        // Two wordings of one measure stay two measures.
        if (std::any_of(measures.begin(), measures.begin() + static_cast<std::ptrdiff_t>(i), same))
            measure.label += " " + std::to_string(i + 1);
    }
}

/// First day of the decade of birth; above 89 years of the ninety-year-olds'.
Day decade_of(Day born, Day last_seen) {
    constexpr int oldest = 90;
    constexpr int decade = 10;
    const auto year = static_cast<int>(date::year_month_day{born}.year());
    const auto today = static_cast<int>(date::year_month_day{last_seen}.year());
    const int shown = std::max(year, today - oldest);
    return day(shown - shown % decade, 1, 1);
}

}  // namespace

BookRecord Anonymiser::book(BookRecord record) {
    BookRecord made;
    made.book.id = ids_.next<BookIdentity>();
    made.book.zone = "UTC";
    made.outcome_constants = std::move(record.outcome_constants);
    Rewriter rewrite{ids_, new_ids_, date::days{0}};
    for (auto& practitioner : record.practitioners) {
        fields(rewrite, practitioner);
        made.practitioners.push_back(std::move(practitioner));
        made.practitioners.back().initials = "P" + std::to_string(made.practitioners.size());
    }
    return made;
}

/// Of one day the lower id came first: an end of a course, or agreeing anew.
void Anonymiser::draw_in_order(const PatientRecord& record) {
    std::vector<std::int64_t> old;
    for (const auto& agreement : record.agreements)
        old.push_back(agreement.id.value);
    for (const auto& end : record.course_ends)
        old.push_back(end.id.value);
    std::ranges::sort(old);
    for (const auto id : old)
        new_ids_.try_emplace(id, ids_.next<PatientRecord>().value);
}

std::string Anonymiser::code_of(std::size_t number) { return fmt::format("A{:04}", number); }

PatientRecord Anonymiser::patient(PatientRecord record) {
    constexpr int nearest = 60;
    constexpr int farthest = 720;
    const date::days back{std::uniform_int_distribution<int>{nearest, farthest}(random_)};
    record.history.clear();
    draw_in_order(record);
    Rewriter rewrite{ids_, new_ids_, back};
    fields(rewrite, record);
    put_usual_words(record.measures);
    auto& patient = record.patient;
    auto last_seen = patient.added_on;
    for (const auto& session : record.sessions)
        last_seen = std::max(last_seen, day_of(session.starts));
    Patient kept;
    kept.id = patient.id;
    kept.code = code_of(++patients_);
    if (patient.born_on)
        kept.born_on = decade_of(*patient.born_on, last_seen);
    kept.added_on = patient.added_on;
    patient = std::move(kept);
    return record;
}

}  // namespace needlebook::exchange
