/// Scores from home, matched with what the book holds.
#include <algorithm>
#include <map>

#include "app/guarded.h"
#include "app/logbook.h"
#include "app/patient_copy.h"
#include "app/records.h"
#include "exchange/diary_json.h"
#include "exchange/text_file.h"

namespace needlebook::app {
namespace {

using exchange::Diary;
using exchange::DiaryScore;
using exchange::Refusal;
using exchange::RejectedCell;
using Read = tl::expected<Diary, RejectedCell>;

Result<Read> diary_of_copy(const std::filesystem::path& file, const Secret& passphrase, const Clock& clock) {
    const auto copy = Logbook::open(file, passphrase, store::Access::read, clock);
    if (!copy)
        return tl::unexpected(copy.error());
    return guarded([&]() -> Result<Read> {
        const auto identity = copy->identity();
        if (identity.kind != BookKind::patient_copy)
            return Read{tl::unexpected<RejectedCell>(RejectedCell{1, {}, Refusal::of_another_book, {}})};
        Diary diary{*identity.from_book, *identity.from_patient, {}, {}};
        for (const auto& reading : copy->book().readings.home_of(diary.patient))
            if (reading.source == ReadingSource::home && reading.score.was_asked())
                diary.scores.push_back({.line = 0,
                                        .column = to_text(reading.day),
                                        .measure = reading.measure,
                                        .day = reading.day,
                                        .score = reading.score,
                                        .answered_at = local_of(reading.entered_at, clock)});
        return Read{std::move(diary)};
    });
}

Result<Read> diary_at(const std::filesystem::path& file, const Secret& passphrase, const Clock& clock) {
    if (file.extension() == ".needlebook")
        return diary_of_copy(file, passphrase, clock);
    const auto text = exchange::read_text(file);
    if (!text)
        return tl::unexpected(text.error());
    if (!*text)
        return Read{tl::unexpected<RejectedCell>((*text).error())};
    return exchange::read_diary_json(**text);
}

/// Puts every score of a diary into one of the four piles.
class Matching {
public:
    Matching(Logbook& book, const Patient& patient, std::string source)
        : book_{book}, patient_{patient}, source_{std::move(source)}, begin_{patient.added_on} {
        for (const auto& complaint : book.book().complaints.of(patient.id)) {
            begin_ = std::min(begin_, complaint.opened_on);
            complaints_.emplace(complaint.id, complaint);
            for (const auto& measure : book.book().measures.of(complaint.id))
                measures_.emplace(measure.id, measure);
        }
        for (const auto& session : book.book().sessions.current_of(patient.id))
            begin_ = std::min(begin_, day_of(session.starts));
        for (const auto& reading : book.book().readings.home_of(patient.id))
            held_[{reading.measure, reading.day}].push_back(reading.score);
    }

    DiaryReport match(const Diary& diary) && {
        report_.patient = patient_;
        for (const auto& score : diary.scores)
            match_one(score, diary.made_on);
        return std::move(report_);
    }

private:
    using Place = std::pair<Id<Measure>, Day>;

    void match_one(const DiaryScore& score, std::optional<Day> made_on) {
        constexpr date::days longest_before{366};
        const Place place{score.measure, score.day};
        if (!measures_.contains(score.measure))
            return refuse(score, Refusal::of_nobody, to_text(score.measure));
        if (score.day > book_.clock().today())
            return refuse(score, Refusal::beyond_tomorrow, to_text(score.day));
        if (patient_.born_on && score.day < *patient_.born_on)
            return refuse(score, Refusal::before_birth, to_text(score.day));
        if (score.day < begin_ - longest_before)
            return refuse(score, Refusal::before_record, to_text(score.day));
        if (const auto before = seen_.find(place); before != seen_.end()) {
            if (before->second != score.score)
                refuse(score, Refusal::two_scores_a_day, to_text(score.day));
            return;
        }
        seen_[place] = score.score;
        const auto& measure = measures_.at(score.measure);
        report_.entries.push_back(
            {complaints_.at(measure.complaint), measure, score.day, score.score, fate_of(score, made_on)});
    }

    DiaryFate fate_of(const DiaryScore& score, std::optional<Day> made_on) {
        const auto held = held_.find({score.measure, score.day});
        if (held == held_.end()) {
            const auto source = source_of(score, made_on);
            take(score, source);
            return source == ReadingSource::home ? DiaryFate::home : DiaryFate::recalled;
        }
        if (std::ranges::find(held->second, score.score) != held->second.end()) {
            ++report_.known;
            return DiaryFate::known;
        }
        report_.kept.push_back({score.line, score.column, Refusal::in_book_already, to_text(score.day)});
        return DiaryFate::kept;
    }

    void refuse(const DiaryScore& score, Refusal reason, std::string cell) {
        report_.rejected.push_back({score.line, score.column, reason, std::move(cell)});
    }

    void take(const DiaryScore& score, ReadingSource source) {
        Reading reading;
        reading.id = book_.ids().next<Reading>();
        reading.measure = score.measure;
        reading.day = score.day;
        reading.source = source;
        reading.score = score.score;
        reading.entered_at = book_.clock().now();
        reading.imported_from = source_;
        report_.taken.push_back(std::move(reading));
        report_.recalled += source == ReadingSource::recalled ? 1U : 0U;
    }

    Logbook& book_;
    Patient patient_;
    std::string source_;
    Day begin_;  ///< The first day that the record knows.
    std::map<Id<Complaint>, Complaint> complaints_;
    std::map<Id<Measure>, Measure> measures_;
    std::map<Place, std::vector<Answer<Score>>> held_;
    std::map<Place, Answer<Score>> seen_;
    DiaryReport report_;
};

DiaryReport refused(RejectedCell cell) {
    DiaryReport report;
    report.rejected.push_back(std::move(cell));
    return report;
}

}  // namespace

Result<DiaryReport> import_diary(Logbook& book, const std::filesystem::path& file, const DiaryOptions& options) {
    auto diary = diary_at(file, options.passphrase, book.clock());
    if (!diary)
        return tl::unexpected(std::move(diary.error()));
    if (!*diary)
        return refused((*diary).error());
    auto matched = guarded([&]() -> Result<DiaryReport> {
        const auto patient = book.book().patients.find((*diary)->patient);
        if ((*diary)->book != book.identity().id || !patient)
            return refused({1, {}, Refusal::of_another_book, {}});
        return Matching{book, *patient, file.filename().string()}.match(**diary);
    });
    if (!matched || !matched->rejected.empty() || matched->taken.empty() || options.dry_run)
        return matched;
    Edit edit{"import_diary", {}};
    for (const auto& reading : matched->taken)
        edit.revisions.push_back(added(reading));
    if (auto done = book.commit(edit, matched->patient->id); !done)
        return tl::unexpected(std::move(done.error()));
    return matched;
}

}  // namespace needlebook::app
