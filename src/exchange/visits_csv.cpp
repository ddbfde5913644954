/// Each cell is read by its own small function; a row is kept only if all of them agree.
#include "exchange/visits_csv.h"

#include <algorithm>
#include <unordered_map>

#include "base/csv_rows.h"
#include "base/text.h"

namespace needlebook::exchange {
namespace {

constexpr std::array<std::string_view, 4> dates{"date", "agreed_on", "review_on", "born_on"};

/// How a row that sums up others begins.
constexpr std::array<std::string_view, 6> totals{"total", "totals", "grand total", "subtotal", "sum", "average"};

constexpr std::array<std::string_view, 4> of_needling{"points", "needles_in", "needles_out", "retention_min"};
constexpr std::array<std::string_view, 8> of_a_visit{"pain",   "numbness",   "tingling",    "side_effects",
                                                     "points", "needles_in", "needles_out", "retention_min"};

constexpr int most_needles = 500;
constexpr int longest_retention = 240;  // minutes
constexpr double highest_rate = 4;      // points a year
constexpr double tolerance = 1e-9;
constexpr std::size_t now_and_then = 256;  // rows

/// A point line that was read before.
struct PointLine {
    std::size_t place{};  ///< In VisitTable::points.
    std::vector<PointLineError> errors;
};

/// Reads the rows of one file, with what must be remembered between them.
class VisitReader {
public:
    VisitReader(const VisitSheet& sheet, Day last_day, const ColumnMap& map, std::optional<DateOrder> order)
        : header_line_{sheet.header_line()}, last_day_{last_day}, order_{order} {
        for (std::size_t i = 0; i < sheet.columns().size(); ++i)
            place_column(sheet, i, map);
        const bool named = places_.contains("name") || places_.contains("family_name");
        for (const auto name : {std::string_view{"patient"}, std::string_view{"date"}})
            if (!places_.contains(name) && !(named && name == "patient"))
                result_.rejected.push_back({header_line_, std::string{name}, Refusal::missing_column, {}});
    }

    /// Finds out how dates are written, from a first reading of the rows. False when `goes_on` stops it.
    bool settle_dates(VisitSheet sheet, const GoesOn& goes_on) {
        DateForms forms;
        for (std::size_t rows = 0;; ++rows) {
            if (goes_on && rows % now_and_then == 0 && !goes_on(sheet.bytes_read(), 2 * sheet.bytes()))
                return false;
            const auto row = sheet.next();
            if (!row || !*row)
                break;
            row_ = &**row;
            for (const auto column : dates) {
                forms.look(cell(column));
                if (forms.ambiguous() && !either_)
                    either_ = RejectedCell{row_->line, std::string{column}, Refusal::either_date, *forms.ambiguous()};
            }
        }
        order_ = forms.only();
        if (!forms.ambiguous())
            either_.reset();
        return true;
    }

    VisitTable read(VisitSheet& sheet, const GoesOn& goes_on) && {
        if (either_) {
            result_.rejected.push_back(*std::move(either_));
            return std::move(result_);
        }
        const bool columns_known = result_.rejected.empty();
        while (true) {
            if (goes_on && result_.rows_in_file % now_and_then == 0 &&
                !goes_on(sheet.bytes() + sheet.bytes_read(), 2 * sheet.bytes()))
                return std::move(result_);
            const auto row = sheet.next();
            if (!row) {
                result_.rejected.push_back(rejected_file(row.error()));
                return std::move(result_);
            }
            if (!*row)
                return std::move(result_);
            row_ = &**row;
            if (columns_known && is_total()) {
                result_.left_out.push_back({row_->line, {}, false});
                continue;
            }
            if (columns_known && is_ahead()) {
                result_.left_out.push_back({row_->line, {}, true});
                continue;
            }
            ++result_.rows_in_file;
            if (columns_known)
                read_row(**row);
        }
    }

private:
    void place_column(const VisitSheet& sheet, std::size_t place, const ColumnMap& map) {
        const auto& header = sheet.columns()[place];
        auto name = header;
        if (const auto mapped = map.find(name); mapped != map.end()) {
            if (mapped->second.empty())
                return;
            name = mapped->second;
        } else if (sheet.is_nameless(place)) {
            nameless_.push_back(place);
            return;
        } else if (const auto& repeated = sheet.repeats(place)) {
            result_.rejected.push_back({header_line_, *repeated, Refusal::column_twice, *repeated});
            return;
        }
        if (std::ranges::find(visit_columns(), std::string_view{name}) == visit_columns().end())
            result_.rejected.push_back({header_line_, header, Refusal::unknown_column, header});
        else if (name == "note")
            notes_.push_back({header, place});
        else if (!places_.emplace(name, place).second)
            result_.rejected.push_back({header_line_, header, Refusal::column_twice, name});
    }

    std::string cell(std::string_view name) const {
        const auto place = places_.find(name);
        if (place == places_.end())
            return {};
        return csv::unguarded(trimmed(row_->cells[place->second]));
    }

    /// A word that the file may write with capitals.
    std::string word(std::string_view name) const { return lower_ascii(cell(name)); }

    /// Whether the row sums up others, as spreadsheets put one below: of no day, and it says so in its first words.
    bool is_total() const {
        if (!cell("date").empty())
            return false;
        const auto said = std::ranges::find_if(row_->cells, [](const auto& text) { return !trimmed(text).empty(); });
        const auto words = lower_ascii(trimmed(*said));
        return std::ranges::any_of(totals, [&](std::string_view total) {
            return words.starts_with(total) && (words.size() == total.size() ||
                                                std::string_view{" :"}.find(words[total.size()]) != std::string::npos);
        });
    }

    /// Whether the row is an appointment that was only booked, or called off before its day: nothing of a visit stands
    /// in it.
    bool is_ahead() const {
        const auto kind = row_kind(cell("kind"));
        if (!kind || kind->of == RowKind::Of::scores)
            return false;
        if (kind->of == RowKind::Of::booked)
            return std::ranges::all_of(of_a_visit, [this](std::string_view column) { return cell(column).empty(); });
        const bool called_off = kind->session == SessionKind::missed || kind->session == SessionKind::cancelled;
        const auto on = parse_any_day(cell("date"), order_);
        return called_off && on && *on > last_day_;
    }

    /// What stands in all columns for notes; with the column's name before it where there are several.
    std::string note() const {
        std::string text;
        for (const auto& [title, place] : notes_) {
            const auto written = csv::unguarded(trimmed(row_->cells[place]));
            if (written.empty())
                continue;
            text += text.empty() ? "" : "\n";
            text += notes_.size() > 1 ? title + ": " + written : written;
        }
        return composed(text);
    }

    void refuse(std::string_view column, Refusal reason, std::string text) {
        result_.rejected.push_back({row_->line, std::string{column}, reason, std::move(text)});
    }

    void read_row(const csv::Row& row) {
        row_ = &row;
        const auto refused_before = result_.rejected.size();
        VisitRow visit;
        visit.line = row.line;
        for (const auto place : nameless_)
            if (const auto text = trimmed(row.cells[place]); !text.empty())
                refuse("column " + std::to_string(place + 1), Refusal::unknown_column,
                       "column " + std::to_string(place + 1));
        visit.patient = composed(cell("patient"));
        visit.person = person();
        if (visit.patient.empty() && !visit.person.has_name())
            refuse(places_.contains("patient") ? "patient"
                   : places_.contains("name")  ? "name"
                                               : "family_name",
                   Refusal::empty, {});
        read_when(visit);
        for (std::size_t i = 0; i < scored.size(); ++i)
            visit.scores[i] = score(name_of(scored[i]));
        read_treatment(visit);
        visit.agreed = agreed();
        if (!visit.is_visit)
            check_reading(visit);
        check_kind(visit);
        if (result_.rejected.size() == refused_before)
            result_.rows.push_back(std::move(visit));
    }

    NamedPerson person() {
        auto who = person_called(composed(cell("name")));
        if (auto given = composed(cell("given_names")), family = composed(cell("family_name"));
            !given.empty() || !family.empty())
            who = {std::move(given), std::move(family), {}};
        who.born_on = any_day_in("born_on");
        // Two digits of a year, and nobody is born in the years to come.
        constexpr int century = 100;
        if (who.born_on && *who.born_on > last_day_) {
            const date::year_month_day ymd{*who.born_on};
            const auto earlier = ymd - date::years{century};
            if (cell("born_on").find(std::to_string(int{ymd.year()})) == std::string::npos && earlier.ok())
                who.born_on = Day{earlier};
            else
                refuse("born_on", Refusal::beyond_tomorrow, cell("born_on"));
        }
        return who;
    }

    void read_when(VisitRow& visit) {
        if (const auto told = cell("kind"); !told.empty()) {
            const auto kind = row_kind(told);
            if (!kind)
                refuse("kind", Refusal::not_a_kind, told);
            visit.is_visit = !kind || kind->of != RowKind::Of::scores;
            visit.kind = kind ? kind->session : SessionKind::treatment;
        }
        if (const auto on = cell("date"); on.empty())
            refuse("date", Refusal::empty, {});
        else if (const auto read = day_in("date"))
            visit.day = *read;
        visit.time = time_after_day(cell("date"));
        if (const auto at = cell("time"); !at.empty()) {
            if (const auto read = parse_any_time(at))
                visit.time = *read;
            else
                refuse("time", Refusal::not_a_time, at);
        }
    }

    /// A day that isn't beyond tomorrow; none (and refused) otherwise.
    std::optional<Day> day_in(std::string_view column) {
        const auto read = any_day_in(column);
        if (read && *read > last_day_) {
            refuse(column, Refusal::beyond_tomorrow, cell(column));
            return std::nullopt;
        }
        return read;
    }

    std::optional<Day> any_day_in(std::string_view column) {
        const auto text = cell(column);
        if (text.empty())
            return std::nullopt;
        if (const auto read = parse_any_day(text, order_))
            return *read;
        refuse(column, Refusal::not_a_date, text);
        return std::nullopt;
    }

    Answer<Score> score(std::string_view column) {
        const auto text = word(column);
        if (text.empty() || text == "-" || text == "n/a")
            return Answer<Score>::not_asked();
        if (text == "declined")
            return Answer<Score>::declined();
        // "7/10" too.
        const auto stroke = text.find('/');
        const bool of_ten = stroke != std::string::npos && trimmed(std::string_view{text}.substr(stroke + 1)) == "10";
        if (const auto points = whole_in(of_ten ? trimmed(std::string_view{text}.substr(0, stroke)) : text, Score::max))
            if (const auto good = Score::from(*points))
                return *good;
        refuse(column, Refusal::not_a_score, text);
        return {};
    }

    std::optional<int> whole(std::string_view column, int most) {
        const auto text = cell(column);
        if (text.empty())
            return std::nullopt;
        if (const auto value = whole_in(text, most))
            return value;
        refuse(column, Refusal::not_a_number, text);
        return std::nullopt;
    }

    std::optional<double> number(std::string_view column, double most) {
        const auto text = cell(column);
        if (text.empty())
            return std::nullopt;
        if (const auto value = number_in(text); value && *value > 0 && *value <= most + tolerance)
            return value;
        refuse(column, Refusal::not_a_number, text);
        return std::nullopt;
    }

    void read_treatment(VisitRow& visit) {
        read_points(visit);
        visit.side_effects = side_effects();
        visit.needles_in = whole("needles_in", most_needles);
        visit.needles_out = whole("needles_out", most_needles);
        visit.retention_min = whole("retention_min", longest_retention);
        visit.note = note();
        const auto in = visit.needles_in.value_or(needle_count(result_.needles(visit)));
        if (visit.needles_out && *visit.needles_out > in && points_read_)
            refuse("needles_out", Refusal::out_more_than_in, cell("needles_out"));
    }

    void read_points(VisitRow& visit) {
        points_read_ = true;
        const auto text = cell("points");
        if (text.empty())
            return;
        auto known = lines_.find(text);
        if (known == lines_.end()) {
            auto parsed = parse_point_line(text);
            known = lines_.emplace(text, PointLine{result_.points.size(), std::move(parsed.errors)}).first;
            result_.points.push_back(std::move(parsed.needles));
        }
        points_read_ = known->second.errors.empty();
        visit.points = known->second.place;
        for (const auto& error : known->second.errors)
            result_.rejected.push_back({row_->line, "points", Refusal::not_a_point, error.text, error});
    }

    Answer<std::vector<NamedSideEffect>> side_effects() {
        using Told = Answer<std::vector<NamedSideEffect>>;
        const auto text = word("side_effects");
        if (text.empty())
            return Told::not_asked();
        if (text == "none")
            return Told::none();
        if (text == "declined")
            return Told::declined();
        std::vector<NamedSideEffect> told;
        for (const auto part : split(text, ';')) {
            if (trimmed(part).empty())
                continue;
            if (const auto effect = parse_side_effect(part))
                told.push_back(*effect);
            else
                refuse("side_effects",
                       from_name<SideEffectKind>(trimmed(split(part, ':').front())) ? Refusal::not_a_severity
                                                                                    : Refusal::not_an_effect,
                       std::string{trimmed(part)});
        }
        return told.empty() ? Told::none() : Told{told};
    }

    std::optional<AgreedRow> agreed() {
        constexpr std::array<std::string_view, 7> about{"aim",    "primary",       "agreed_on",  "review_on",
                                                        "target", "rate_per_year", "rate_source"};
        const auto text = word("aim");
        if (text.empty()) {
            for (const auto column : about)
                if (!cell(column).empty()) {
                    refuse("aim", Refusal::aim_missing, cell(column));
                    break;
                }
            return std::nullopt;
        }
        const auto aim = from_name<Aim>(text);
        if (!aim) {
            refuse("aim", Refusal::not_an_aim, text);
            return std::nullopt;
        }
        AgreedRow row;
        row.aim = *aim;
        row.primary = primary(*aim);
        row.agreed_on = day_in("agreed_on");
        row.review_on = any_day_in("review_on");
        row.target = number("target", Score::max);
        row.rate_per_year = number("rate_per_year", highest_rate);
        row.rate_source = composed(cell("rate_source"));
        if (row.agreed_on && row.review_on && *row.review_on <= *row.agreed_on)
            refuse("review_on", Refusal::review_too_early, cell("review_on"));
        leave_out_unused(row);
        return row;
    }

    std::optional<MeasureKind> primary(Aim aim) {
        const auto text = word("primary");
        if (text.empty()) {
            if (aim != Aim::comfort)
                refuse("primary", Refusal::primary_missing, {});
            return std::nullopt;
        }
        const auto kind = from_name<MeasureKind>(text);
        if (kind && std::ranges::find(scored, *kind) != scored.end())
            return *kind;
        refuse("primary", Refusal::not_a_measure, text);
        return std::nullopt;
    }

    void leave_out_unused(AgreedRow& row) {
        const auto note = [this](std::string_view column) {
            result_.left_out.push_back({row_->line, std::string{column}, false});
        };
        if (row.aim == Aim::comfort && row.primary) {
            note("primary");
            row.primary.reset();
        }
        if (row.aim != Aim::improve && row.target) {
            note("target");
            row.target.reset();
        }
        if (row.aim != Aim::slow && row.rate_per_year) {
            note("rate_per_year");
            row.rate_per_year.reset();
        }
        if (row.aim == Aim::slow && !row.rate_per_year && cell("rate_per_year").empty())
            refuse("rate_per_year", Refusal::rate_missing, {});
    }

    void check_reading(const VisitRow& row) {
        constexpr std::array<std::string_view, 5> visits_only{"points", "side_effects", "needles_in", "needles_out",
                                                              "retention_min"};
        for (const auto column : visits_only)
            if (!cell(column).empty())
                refuse(column, Refusal::only_for_visits, cell(column));
        if (auto text = note(); !text.empty())
            refuse("note", Refusal::only_for_visits, std::move(text));
        const auto asked = [](const Answer<Score>& answer) { return answer.was_asked(); };
        if (std::ranges::none_of(row.scores, asked) && !row.agreed)
            refuse({}, Refusal::no_score, {});
    }

    /// Systems that write 0 where nothing was counted mean nothing by it.
    void check_kind(VisitRow& row) {
        if (row.kind == SessionKind::treatment || row.kind == SessionKind::home_visit)
            return;
        const bool came = row.kind != SessionKind::missed && row.kind != SessionKind::cancelled;
        for (const auto column : of_a_visit) {
            const auto text = cell(column);
            const bool needles = std::ranges::find(of_needling, column) != of_needling.end();
            if (!text.empty() && text != "0" && (needles || !came))
                refuse(column, Refusal::not_of_kind, text);
        }
        row.needles_in.reset();
        row.needles_out.reset();
        row.retention_min.reset();
    }

    struct NoteColumn {
        std::string title;
        std::size_t place;
    };

    std::size_t header_line_;
    Day last_day_;
    std::optional<DateOrder> order_;
    std::optional<RejectedCell> either_;
    std::vector<std::size_t> nameless_;  ///< In which nothing may stand, since nobody said what they hold.
    std::vector<NoteColumn> notes_;
    std::map<std::string, std::size_t, std::less<>> places_;
    std::unordered_map<std::string, PointLine> lines_;
    const csv::Row* row_ = nullptr;
    bool points_read_ = true;
    VisitTable result_;
};

}  // namespace

tl::expected<ColumnMap, RejectedCell> read_column_map(std::string_view text) {
    const auto table = csv::parse(text);
    if (!table)
        return tl::unexpected<RejectedCell>(rejected_file(table.error()));
    for (const auto name : {"from", "to"})
        if (!table->column(name))
            return tl::unexpected<RejectedCell>(RejectedCell{1, name, Refusal::missing_column, {}});
    ColumnMap map;
    for (const auto& row : table->rows) {
        const std::string to{trimmed(table->cell(row, "to"))};
        if (!to.empty() && std::ranges::find(visit_columns(), std::string_view{to}) == visit_columns().end())
            return tl::unexpected<RejectedCell>(RejectedCell{row.line, "to", Refusal::unknown_column, to});
        map[std::string{trimmed(table->cell(row, "from"))}] = to;
    }
    return map;
}

VisitTable read_visits(std::string_view text, Day last_day, const ColumnMap& map, std::optional<DateOrder> order,
                       const GoesOn& goes_on) {
    auto sheet = VisitSheet::over(text, map);
    if (!sheet) {
        VisitTable none;
        none.rejected.push_back(rejected_file(sheet.error()));
        return none;
    }
    VisitReader reader{*sheet, last_day, map, order};
    if (!order && !reader.settle_dates(*sheet, goes_on))
        return {};
    return std::move(reader).read(*sheet, goes_on);
}

std::vector<csv::Row> rows_at(std::string_view text, std::size_t first, const std::set<std::size_t>& lines) {
    std::vector<csv::Row> found;
    auto sheet = VisitSheet::over(text, {});
    const auto last = lines.empty() ? 0 : *lines.rbegin();
    for (std::size_t seen = 0; sheet; ++seen) {
        auto row = sheet->next();
        if (!row || !*row || (seen >= first && (*row)->line > last))
            break;
        if (seen < first || lines.contains((*row)->line))
            found.push_back(**std::move(row));
    }
    return found;
}

}  // namespace needlebook::exchange
