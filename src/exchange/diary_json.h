/// The small file that the patient's HTML copy saves: home scores to be brought back.
#pragma once

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
    Answer<Score> score;  ///< Or declined.
    bool operator==(const DiaryScore&) const = default;
};

/// What a patient brings back.
struct Diary {
    Id<BookIdentity> book;  ///< That the copy was made from.
    Id<Patient> patient;
    std::vector<DiaryScore> scores;
};

/// {"format": "needlebook-diary", "version": 1, "book": "…", "patient": "…", "readings":
///  [{"measure": "…", "day": "2026-03-01", "score": 5}]}; a score is a whole number 0..10 or "declined".
tl::expected<Diary, RejectedCell> read_diary_json(std::string_view text);

}  // namespace needlebook::exchange
