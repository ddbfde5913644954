/// A course of treatment as a trend, for tests: weekly scores of three measures with all that can be drawn.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "chart/trend.h"

namespace needlebook::chart::example {

inline Answer<Score> score(int points) { return *Score::from(points); }

/// Every character is 6 wide, as tall as its size says.
inline TextSize six_a_character(std::string_view words, const TextStyle& style) {
    double characters = 0;
    for (const char c : words)
        characters += (static_cast<unsigned char>(c) & 0xC0U) == 0x80U ? 0 : 1;
    return {6 * characters, 0.76 * style.size, 0.22 * style.size};
}

inline Day week(int number) { return day(2026, 2, 16) + date::days{7 * number}; }

inline const std::vector<int> visit_weeks{2, 3, 4, 5, 6, 8, 9, 10, 12, 14, 16, 18};

/// One a week; -1 not asked, -2 declined.
inline std::vector<TrendReading> weekly(const std::vector<int>& points, std::int64_t first_id) {
    std::vector<TrendReading> readings;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto at = static_cast<int>(i);
        const bool visit = std::find(visit_weeks.begin(), visit_weeks.end(), at) != visit_weeks.end();
        const auto answer = points[i] >= 0    ? score(points[i])
                            : points[i] == -1 ? Answer<Score>::not_asked()
                                              : Answer<Score>::declined();
        readings.push_back(
            {first_id + at, week(at), answer, visit ? ReadingSource::before : ReadingSource::home, false});
    }
    return readings;
}

inline TrendSpec maud() {
    const Day first = day(2026, 3, 2);
    const Day review = day(2026, 5, 25);
    TrendSpec spec;
    spec.title = "Trend of Maud Ellery";
    spec.description = "Reached and seen twice, four weeks apart: 6.7 → 3.0.";
    spec.from = day(2026, 2, 13);
    spec.to = day(2026, 6, 29);
    spec.first_treatment = first;
    spec.first_treatment_words = "first treatment 2 Mar";
    spec.review = review;
    spec.review_words = "review 25 May";
    spec.measures = {
        {.name = "Pain",
         .figure = Figure::circle,
         .ink = Ink::measure_1,
         .judged = true,
         .readings = weekly({7, 6, 7, 7, 6, 6, 5, 5, 4, 4, 3, 4, 3, 3, 4, 3, 3, 3, 2}, 100),
         .start = Average{week(0), week(2), 6.67},
         .lately = Average{week(13), week(18), 3.0},
         .usual = UsualBand{5.7, 7.6},
         .aim = AimLine{Aim::improve, first, review, 4.67, 4.67, 4.67, 4.67, 0.7, "agreed aim: 4.7 or lower on average"},
         .shape = StateShape::reached,
         .state = "Reached",
         .reason = "since 25 May 2026"},
        {.name = "Numbness",
         .figure = Figure::square,
         .ink = Ink::measure_2,
         .readings = weekly({7, 6, 7, 7, 6, -1, 6, 7, 6, 6, -2, 5, 6, -1, 6, 5, 6, 5, 5}, 200),
         .start = Average{week(0), week(2), 6.67},
         .lately = Average{week(12), week(18), 5.5},
         .usual = UsualBand{5.7, 7.6},
         .shape = StateShape::not_reached,
         .state = "Not reached",
         .reason = "by the agreed date"},
        {.name = "Tingling",
         .figure = Figure::triangle,
         .ink = Ink::measure_3,
         .readings = weekly({2, 1, 2, 2, 2, 1, -1, 2, 1, 2, 1, -1, 2, 1, 1, 2, 1, 1, 1}, 300),
         .start = Average{week(0), week(2), 1.67},
         .lately = Average{week(13), week(18), 1.17},
         .usual = UsualBand{0.7, 2.6},
         .shape = StateShape::open,
         .state = "Too early",
         .reason = "too little room to fall"},
    };
    for (const int w : visit_weeks)
        spec.sessions.push_back({1000 + w, week(w), w == 18});
    spec.sessions_count = "12 sessions";
    const auto effect = [&](int w, Answered asked, std::vector<LetteredEffect> effects = {}) {
        spec.effects.push_back({1000 + w, week(w), asked, std::move(effects)});
    };
    effect(2, Answered::none);
    effect(3, Answered::value, {{"B", Severity::mild}});
    effect(4, Answered::none);
    effect(5, Answered::none);
    effect(6, Answered::value, {{"T", Severity::mild}});
    effect(8, Answered::not_asked);
    effect(9, Answered::none);
    effect(10, Answered::value, {{"B", Severity::moderate}});
    effect(12, Answered::none);
    effect(14, Answered::none);
    effect(16, Answered::value, {{"S", Severity::severe}});
    effect(18, Answered::none);
    spec.effects_count = "4 in 11 sessions asked";
    spec.changes = {{501, day(2026, 3, 25), "duloxetine 30 → 60 mg"}, {502, day(2026, 5, 12), "new shoes"}};
    return spec;
}

/// A hold that turned for the worse, with a review still to come, late and repeated scores and much in the lanes.
inline TrendSpec idris() {
    auto spec = maud();
    const Day first = day(2026, 3, 2);
    const Day review = day(2026, 8, 31);
    spec.title = "Trend of Idris Penhale";
    spec.to = day(2026, 9, 4);
    spec.review = review;
    spec.review_words = "review 31 Aug";
    auto& numb = spec.measures[0];
    numb = {.name = "Numbness",
            .figure = Figure::square,
            .ink = Ink::measure_2,
            .judged = true,
            .readings = weekly({4, 3, 4, 4, 5, 5, 5, 6, 6, 7, 6, 7, 7, 7, 8, 7, 8, 7, 8}, 200),
            .start = Average{week(0), week(2), 3.67},
            .lately = Average{week(13), week(18), 7.5},
            .usual = UsualBand{2.7, 4.6},
            .aim = AimLine{Aim::hold, first, review, 5.67, 5.67, 4.67, 4.67, 0, "agreed limit: stay below 5.7"},
            .earlier = {},
            .shape = StateShape::worse,
            .state = "Worse",
            .reason = "since 25 May 2026"};
    numb.readings[5].late = true;
    numb.readings.push_back({250, week(9), score(5), ReadingSource::home, false});
    numb.readings.push_back({251, week(0) - date::days{2}, score(2), ReadingSource::recalled, false});
    for (const int w : {3, 4, 5, 6, 8, 9})
        numb.readings.push_back({260 + w, week(w), score(4 - w % 2), ReadingSource::after, false});
    auto& pain = spec.measures[1];
    pain = {.name = "Pain",
            .readings = weekly(std::vector<int>(19, 5), 100),
            .start = Average{week(0), week(2), 5},
            .lately = Average{week(13), week(18), 5},
            .usual = UsualBand{4.4, 5.6},
            .shape = StateShape::on_course,
            .state = "On course",
            .reason = "to be seen again"};
    spec.effects[3].effects = {{"F", Severity::severe}, {"B", Severity::mild}};
    spec.changes = {{501, day(2026, 4, 8), "HbA1c 68 mmol/mol"},
                    {502, day(2026, 5, 20), "metformin 1 g → 2 g"},
                    {503, day(2026, 5, 28), "a fall on the stairs"}};
    spec.examinations = {{601, day(2026, 3, 2), "monofilament 6 of 10"},
                         {602, day(2026, 6, 1), "monofilament 5 of 10"}};
    return spec;
}

}  // namespace needlebook::chart::example
