/// A handful of passes over whole tables, joined here; no query for each patient.
#include "app/patient_rows.h"

#include <algorithm>
#include <ranges>
#include <unordered_map>

#include "app/guarded.h"
#include "app/logbook.h"
#include "app/trend_view.h"
#include "base/text.h"
#include "outcome/judge.h"

namespace needlebook::app {
namespace {

/// Records that lie together, found by what they belong to.
template <class Owner, class Record>
class Grouped {
public:
    template <class OwnerOf>
    Grouped(std::vector<Record> records, OwnerOf owner_of) : records_{std::move(records)} {
        std::size_t first = 0;
        while (first < records_.size()) {
            const auto owner = owner_of(records_[first]);
            auto end = first + 1;
            while (end < records_.size() && owner_of(records_[end]) == owner)
                ++end;
            places_.emplace(owner, std::pair{first, end});
            first = end;
        }
    }

    std::span<const Record> of(Owner owner) const {
        const auto found = places_.find(owner);
        if (found == places_.end())
            return {};
        return std::span{records_}.subspan(found->second.first, found->second.second - found->second.first);
    }

private:
    std::vector<Record> records_;
    std::unordered_map<Owner, std::pair<std::size_t, std::size_t>> places_;
};

/// What a row is judged by.
struct Waiting {
    std::size_t row{};
    Id<Complaint> complaint;
    Agreement agreement;
};

/// Fills in what can be known without the scores; says what waits for them.
std::optional<Waiting> describe(PatientRow& row, std::span<const Complaint> complaints, const auto& agreements_of,
                                const auto& ends_of, Day as_of) {
    const Complaint* chosen = nullptr;
    for (const auto& complaint : complaints)
        if (!ended_by(ends_of(complaint.id), agreements_of(complaint.id), as_of)) {
            chosen = &complaint;
            break;
        }
    if (!chosen && !complaints.empty())
        chosen = &complaints.front();
    if (!chosen)
        return std::nullopt;
    row.complaint = chosen->id;
    row.complaint_kind = chosen->kind;
    row.complaint_words = chosen->words;
    const auto agreements = agreements_of(chosen->id);
    if (const auto* end = ended_by(ends_of(chosen->id), agreements, as_of))
        row.ended = end->reason;
    const auto* agreement = in_force(agreements, as_of);
    if (!agreement)
        return std::nullopt;
    row.aim = agreement->aim;
    if (agreement->aim == Aim::comfort || !agreement->measure) {
        row.standing.kind = Standing::Kind::comfort;
        return std::nullopt;
    }
    return Waiting{0, chosen->id, *agreement};
}

/// Days of treatment that concern the complaint, up to `as_of`, ascending.
void treatment_days_for(std::span<const store::VisitDay> visits, Id<Complaint> complaint, Day as_of,
                        std::vector<Day>& days) {
    days.clear();
    for (const auto& visit : visits)
        if (visit.kind == SessionKind::treatment && visit.day <= as_of &&
            (!visit.complaint || *visit.complaint == complaint))
            days.push_back(visit.day);
}

/// Judges rows one after the other, with its tables and working space kept.
class RowJudge {
public:
    RowJudge(const outcome::Constants& constants, Day as_of) : judge_{constants}, as_of_{as_of} {}

    Result<void> judge(PatientRow& row, const Waiting& waiting, std::span<const store::VisitDay> visits,
                       std::span<const DatedScore> scores) {
        treatment_days_for(visits, waiting.complaint, as_of_, days_);
        judged_scores(scores, days_, judged_);
        const auto first = days_.empty() ? std::nullopt : std::optional{days_.front()};
        const auto course = course_of(waiting.agreement, first, *waiting.agreement.measure);
        const auto shown = judge_.latest(judged_, *course, as_of_);
        if (!shown)
            return tl::unexpected(shown.error());
        row.standing = {Standing::Kind::judged, *shown, outcome::label_of(*shown, *course, judge_.constants())};
        return {};
    }

private:
    outcome::Judge judge_;
    Day as_of_;
    std::vector<Day> days_;
    std::vector<outcome::Reading> judged_;
};

PatientRow row_of(const store::PatientLine& line) {
    Patient patient;
    patient.code = line.code;
    patient.given_names = line.given_names;
    patient.family_name = line.family_name;
    patient.born_on = line.born_on;
    PatientRow row;
    row.id = line.id;
    row.code = line.code;
    row.name = full_name(patient);
    row.born_on = line.born_on;
    row.key = search_key(patient);
    return row;
}

/// Makes the whole list.
class ListMaker {
public:
    ListMaker(const store::Book& book, Day as_of)
        : book_{book},
          as_of_{as_of},
          complaints_{book.complaints.all(), [](const Complaint& complaint) { return complaint.patient; }},
          agreements_{book.agreements.all(), [](const Agreement& agreement) { return agreement.complaint; }},
          ends_{book.course_ends.all(), [](const CourseEnd& end) { return end.complaint; }},
          visits_{book.sessions.visit_days(), [](const store::VisitDay& visit) { return visit.patient; }} {}

    Result<std::vector<PatientRow>> make(const outcome::Constants& constants) && {
        for (const auto& line : book_.patients.lines())
            add(line);
        note_sessions();
        RowJudge judge{constants, as_of_};
        if (const auto done = judge_all(judge); !done)
            return tl::unexpected(done.error());
        return std::move(rows_);
    }

private:
    void add(const store::PatientLine& line) {
        rows_.push_back(row_of(line));
        const auto index = rows_.size() - 1;
        places_.emplace(line.id, index);
        auto waiting = describe(
            rows_.back(), complaints_.of(line.id), [this](Id<Complaint> id) { return agreements_.of(id); },
            [this](Id<Complaint> id) { return ends_.of(id); }, as_of_);
        if (!waiting)
            return;
        waiting->row = index;
        waiting_.emplace(*waiting->agreement.measure, *waiting);
    }

    void note_sessions() {
        for (const auto& draft : book_.sessions.unsigned_lines())
            if (const auto place = places_.find(draft.patient); place != places_.end())
                rows_[place->second].has_unsigned = true;
        for (auto& row : rows_)
            for (const auto& visit : visits_.of(row.id))
                if (visit.seen() && visit.day <= as_of_)
                    row.last_seen = visit.day;
    }

    Result<void> judge_all(RowJudge& judge) {
        std::optional<Id<Measure>> measure;
        std::vector<DatedScore> scores;
        Result<void> done;
        const auto finish = [&] {
            if (!measure || !done)
                return;
            const auto waiting = waiting_.find(*measure);
            if (waiting == waiting_.end())
                return;
            auto& row = rows_[waiting->second.row];
            done = judge.judge(row, waiting->second, visits_.of(row.id), scores);
            waiting_.erase(waiting);
        };
        book_.readings.each_judged([&](const store::JudgedReading& reading) {
            if (measure != reading.measure) {
                finish();
                measure = reading.measure;
                scores.clear();
            }
            if (reading.day <= as_of_)
                scores.push_back({reading.day, reading.source, reading.score});
        });
        finish();
        for (const auto& [id, waiting] : waiting_) {
            if (!done)
                break;
            auto& row = rows_[waiting.row];
            done = judge.judge(row, waiting, visits_.of(row.id), {});
        }
        return done;
    }

    const store::Book& book_;
    Day as_of_;
    Grouped<Id<Patient>, Complaint> complaints_;
    Grouped<Id<Complaint>, Agreement> agreements_;
    Grouped<Id<Complaint>, CourseEnd> ends_;
    Grouped<Id<Patient>, store::VisitDay> visits_;
    std::vector<PatientRow> rows_;
    std::unordered_map<Id<Patient>, std::size_t> places_;
    std::unordered_map<Id<Measure>, Waiting> waiting_;
};

Result<PatientRow> make_row(const store::Book& book, const Patient& patient, Day as_of,
                            const outcome::Constants& constants) {
    auto row = row_of({patient.id, patient.code, patient.given_names, patient.family_name, patient.born_on});
    const auto complaints = book.complaints.of(patient.id);
    std::unordered_map<Id<Complaint>, std::vector<Agreement>> agreements;
    std::unordered_map<Id<Complaint>, std::vector<CourseEnd>> ends;
    for (const auto& complaint : complaints) {
        agreements[complaint.id] = book.agreements.of(complaint.id);
        ends[complaint.id] = book.course_ends.of(complaint.id);
    }
    const auto waiting = describe(
        row, complaints, [&](Id<Complaint> id) { return std::span<const Agreement>{agreements.at(id)}; },
        [&](Id<Complaint> id) { return std::span<const CourseEnd>{ends.at(id)}; }, as_of);
    for (const auto& session : book.sessions.current_of(patient.id)) {
        row.has_unsigned = row.has_unsigned || session.status == SessionStatus::draft;
        const bool seen = store::was_seen(session.kind);
        if (seen && day_of(session.starts) <= as_of)
            row.last_seen = day_of(session.starts);
    }
    if (!waiting)
        return row;
    std::vector<DatedScore> scores;
    for (const auto& reading : book.readings.current_of(*waiting->agreement.measure))
        if (reading.score.has_value() && reading.day <= as_of)
            scores.push_back({reading.day, reading.source, reading.score.value().points()});
    const auto treated = book.sessions.treatment_days_of(patient.id);
    if (const auto done = RowJudge{constants, as_of}.judge(row, *waiting, treated, scores); !done)
        return tl::unexpected(done.error());
    return row;
}

constexpr char separator = '\n';
/// Before the dates: no word that begins with a letter is looked for behind it.
constexpr char dates_follow = '\x1f';

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_part_of_word(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || is_digit(c) || (byte >= 'a' && byte <= 'z');
}

/// Each part of `text` that begins after something which is no letter or digit, to its end, so
/// that "p-0012" is found by "0012" and "12" too.
void add_parts(std::string_view text, std::string& key) {
    const auto whole = folded(text);
    for (std::size_t i = 0; i < whole.size(); ++i) {
        if (!is_part_of_word(whole[i]) || (i > 0 && is_part_of_word(whole[i - 1])))
            continue;
        const auto end = std::min(whole.find(' ', i), whole.size());
        const auto part = std::string_view{whole}.substr(i, end - i);
        key += separator;
        key += part;
        const auto digits = part.find_first_not_of('0');
        if (digits != 0 && digits != std::string_view::npos) {
            key += separator;
            key += part.substr(digits);
        }
    }
}

/// "p0012" is found by "12" too.
void add_number(std::string_view code, std::string& key) {
    const auto digits = code.find_first_of("0123456789");
    if (digits == 0 || digits == std::string_view::npos)
        return;
    const auto number = code.find_first_not_of('0', digits);
    key += separator;
    key += code.substr(digits);
    if (number != std::string_view::npos && number != digits) {
        key += separator;
        key += code.substr(number);
    }
}

/// `word` with its separator.
bool has_word(std::string_view key, std::string_view word) {
    if (!is_digit(word[1]))
        key = key.substr(0, key.find(dates_follow));
    return key.find(word) != std::string_view::npos;
}

void add_date(Day born_on, std::string& key) {
    const date::year_month_day ymd{born_on};
    const auto year = std::to_string(static_cast<int>(ymd.year()));
    const auto month = std::to_string(static_cast<unsigned>(ymd.month()));
    const auto dom = std::to_string(static_cast<unsigned>(ymd.day()));
    const auto two = [](const std::string& number) { return number.size() < 2 ? "0" + number : number; };
    const auto form = [&](const std::string& text) { (key += separator) += text; };
    form(to_text(born_on));
    for (const std::string mark : {"/", "."}) {
        form(dom + mark + month + mark + year);
        form(two(dom) + mark + two(month) + mark + year);
    }
}

}  // namespace

Result<std::vector<PatientRow>> patient_rows(const Logbook& book, Day as_of) {
    const auto constants = constants_of(book);
    if (!constants)
        return tl::unexpected(constants.error());
    return guarded([&] { return ListMaker{book.book(), as_of}.make(*constants); });
}

Result<PatientRow> patient_row(const Logbook& book, Id<Patient> patient, Day as_of) {
    const auto constants = constants_of(book);
    if (!constants)
        return tl::unexpected(constants.error());
    return guarded([&]() -> Result<PatientRow> {
        const auto found = book.book().patients.find(patient);
        if (!found)
            return fail(Errc::not_found, "patient");
        return make_row(book.book(), *found, as_of, *constants);
    });
}

std::string search_key(const Patient& patient) {
    std::string key;
    add_parts(patient.given_names, key);
    add_parts(patient.family_name, key);
    add_parts(patient.code, key);
    add_number(folded(patient.code), key);
    key += dates_follow;
    if (patient.born_on)
        add_date(*patient.born_on, key);
    return key;
}

std::vector<std::size_t> matching(std::span<const PatientRow> rows, std::string_view text) {
    std::vector<std::string> words;
    const auto whole = folded(text);
    for (const auto word : std::views::split(std::string_view{whole}, ' '))
        if (!word.empty())
            words.push_back(separator + std::string{word.begin(), word.end()});
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (std::ranges::all_of(words, [&](const std::string& word) { return has_word(rows[i].key, word); }))
            found.push_back(i);
    return found;
}

}  // namespace needlebook::app
