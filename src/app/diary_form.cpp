/// The diary grid: what each key does, and the edit that comes of it.
#include "app/diary_form.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"

namespace needlebook::app {
namespace {

constexpr auto declined_mark = "D";
constexpr auto not_asked_mark = "-";

std::string answer_mark(const Answer<Score>& score) {
    if (score.has_value())
        return std::to_string(score.value().points());
    return score.state() == Answered::declined ? declined_mark : not_asked_mark;
}

std::optional<Answer<Score>> answer_of(std::string_view mark) {
    if (mark == declined_mark)
        return Answer<Score>::declined();
    if (mark == not_asked_mark)
        return Answer<Score>::not_asked();
    int points = -1;
    std::from_chars(mark.data(), mark.data() + mark.size(), points);
    const auto score = Score::from(points);
    return score ? std::optional<Answer<Score>>{*score} : std::nullopt;
}

}  // namespace

DiaryForm::DiaryForm(std::vector<Measure> measures, Day first, int days, std::span<const Reading> home)
    : measures_{std::move(measures)},
      first_{first},
      cells_(static_cast<std::size_t>(days), std::vector<Cell>(measures_.size())) {
    assert(!measures_.empty() && days > 0);
    for (const auto& reading : home) {
        const auto measure = std::ranges::find(measures_, reading.measure, &Measure::id);
        const int row = days_between(first_, reading.day);
        if (measure == measures_.end() || row < 0 || row >= days || reading.source != ReadingSource::home)
            continue;
        auto& cell = at({row, static_cast<int>(measure - measures_.begin())});
        cell.score = reading.score;
        cell.kept = reading;
    }
}

const DiaryForm::Cell& DiaryForm::cell(Place place) const {
    return cells_.at(static_cast<std::size_t>(place.row)).at(static_cast<std::size_t>(place.column));
}

DiaryForm::Cell& DiaryForm::at(Place place) {
    return cells_.at(static_cast<std::size_t>(place.row)).at(static_cast<std::size_t>(place.column));
}

void DiaryForm::settle() { at(place_).waiting = false; }

void DiaryForm::go_to(Place place) {
    settle();
    place_ = {std::clamp(place.row, 0, rows() - 1), std::clamp(place.column, 0, columns() - 1)};
}

void DiaryForm::move(int rows, int columns) { go_to({place_.row + rows, place_.column + columns}); }

void DiaryForm::go_on() {
    if (place_.column + 1 < columns())
        go_to({place_.row, place_.column + 1});
    else if (place_.row + 1 < rows())
        go_to({place_.row + 1, 0});
    else
        settle();
}

void DiaryForm::answer_and_go_on(Answer<Score> score) {
    at(place_).score = std::move(score);
    go_on();
}

void DiaryForm::type_digit(int digit) {
    auto& here = at(place_);
    if (here.waiting && digit == 0)
        return answer_and_go_on(Score::from(10).value());
    if (here.waiting) {
        const auto before = place_;
        go_on();
        if (place_ == before)
            return;
        return type_digit(digit);
    }
    if (digit == 1) {
        here.score = Score::from(1).value();
        here.waiting = true;
        return;
    }
    answer_and_go_on(Score::from(digit).value());
}

void DiaryForm::answer_without_score(Answered answer) { answer_and_go_on(Answer<Score>::without_value(answer)); }

void DiaryForm::erase() {
    if (!at(place_).score) {
        if (place_.column > 0)
            go_to({place_.row, place_.column - 1});
        else if (place_.row > 0)
            go_to({place_.row - 1, columns() - 1});
    }
    at(place_).score.reset();
    at(place_).waiting = false;
}

bool DiaryForm::changed() const {
    return std::ranges::any_of(cells_, [](const auto& row) {
        return std::ranges::any_of(row, [](const Cell& cell) {
            return cell.kept ? cell.score != std::optional{cell.kept->score} : cell.score.has_value();
        });
    });
}

std::string DiaryForm::typed() const {
    std::string words;
    for (int row = 0; row < rows(); ++row)
        for (int column = 0; column < columns(); ++column) {
            const auto& cell = this->cell({row, column});
            if (cell.kept ? cell.score == std::optional{cell.kept->score} : !cell.score)
                continue;
            words += fmt::format(" {}.{}={}", row, measures_[static_cast<std::size_t>(column)].id.value,
                                 cell.score ? answer_mark(*cell.score) : std::string{});
        }
    return words.empty() ? words : to_text(first_) + words;
}

std::optional<Day> DiaryForm::first_day_of(const std::string& typed) {
    const auto first = parse_day(split(typed, ' ').front());
    return first ? std::optional{*first} : std::nullopt;
}

void DiaryForm::take_up(const std::string& typed) {
    for (const auto words : split(typed, ' ')) {
        Place place;
        const auto* end = words.data() + words.size();
        const auto row = std::from_chars(words.data(), end, place.row);
        if (row.ptr == end || *row.ptr != '.')
            continue;
        Id<Measure> measure;
        const auto column = std::from_chars(row.ptr + 1, end, measure.value);
        const auto found = std::ranges::find(measures_, measure, &Measure::id);
        if (column.ptr == end || *column.ptr != '=' || place.row < 0 || place.row >= rows() || found == measures_.end())
            continue;
        place.column = static_cast<int>(found - measures_.begin());
        at(place).score = answer_of(words.substr(static_cast<std::size_t>(column.ptr + 1 - words.data())));
    }
}

std::vector<Day> DiaryForm::days_ahead(Day today) const {
    std::vector<Day> ahead;
    for (int row = 0; row < rows(); ++row) {
        const auto& cells = cells_[static_cast<std::size_t>(row)];
        if (day(row) > today && std::ranges::any_of(cells, [](const Cell& cell) { return cell.score.has_value(); }))
            ahead.push_back(day(row));
    }
    return ahead;
}

Edit DiaryForm::edit(IdSource& ids, const Clock& clock) const {
    Edit edit{"type_diary", {}};
    for (int row = 0; row < rows(); ++row)
        for (int column = 0; column < columns(); ++column) {
            const auto& cell = this->cell({row, column});
            if (cell.kept && !cell.score) {
                edit.revisions.push_back(removed(*cell.kept));
            } else if (cell.kept && cell.kept->score != *cell.score) {
                auto after = *cell.kept;
                after.score = *cell.score;
                after.giver = giver_;
                after.entered_at = clock.now();
                edit.revisions.push_back(needlebook::app::changed(*cell.kept, after));
            } else if (!cell.kept && cell.score) {
                edit.revisions.push_back(added(Reading{.id = ids.next<Reading>(),
                                                       .measure = measures_[static_cast<std::size_t>(column)].id,
                                                       .session = {},
                                                       .day = day(row),
                                                       .source = ReadingSource::home,
                                                       .giver = giver_,
                                                       .score = *cell.score,
                                                       .entered_at = clock.now(),
                                                       .imported_from = {}}));
            }
        }
    return edit;
}

}  // namespace needlebook::app
