/// The small file that the patient's HTML copy saves: home scores to be brought back.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/answer.h"
#include "base/day.h"
#include "base/id.h"
#include "domain/practice.h"
#include "domain/reading.h"
#include "exchange/refusal.h"

namespace needlebook::exchange {

struct DiaryScore {
    std::size_t line{};  ///< In the file; 0 when it has no lines.
    std::string column;  ///< "readings[2]".
    Id<Measure> measure;
    Day day;
    Answer<Score> score;                       ///< Or declined.
    std::optional<LocalMinute> answered_at{};  ///< As the patient's clock showed it; files of earlier releases lack it.
    bool operator==(const DiaryScore&) const = default;
};

/// What a patient brings back.
struct Diary {
    Id<BookIdentity> book;  ///< That the copy was made from.
    Id<Patient> patient;
    std::optional<Day> made_on;  ///< The copy; files of earlier releases lack it.
    std::vector<DiaryScore> scores;
};

/// `home` for what was answered on its day or the day after, `recalled` for what was answered later, or before: that is
/// never judged. Where nobody kept when it was answered, a day since the copy was made is taken as answered in time; no
/// diary can have been there for an earlier one.
ReadingSource source_of(const DiaryScore& score, std::optional<Day> made_on);

/// {"format": "needlebook-diary", "version": 1, "book": "…", "patient": "…", "made_on": "2026-03-01", "readings":
///  [{"measure": "…", "day": "2026-03-01", "score": 5, "answered_at": "2026-03-01T20:15"}]}; a score is a whole number
/// 0..10 or "declined". What is refused stands at its line.
tl::expected<Diary, RejectedCell> read_diary_json(std::string_view text);

}  // namespace needlebook::exchange
