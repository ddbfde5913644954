/// The whole practice in a period.
#include <memory>
#include <ostream>

#include <fmt/format.h>

#include "app/messages.h"
#include "app/practice_json.h"
#include "app/practice_published.h"
#include "cli/common.h"

namespace needlebook::cli {
namespace {

struct PracticeWords {
    std::optional<std::string> from;
    std::optional<std::string> to;
};

void write_rates(std::ostream& out, const std::vector<app::SideEffectRate>& rates) {
    out << "\nSide effects in 1,000 sessions\n";
    for (const auto& rate : rates) {
        if (rate.sessions.events + rate.others == 0 && rate.kind != "serious" && rate.kind != "any")
            continue;
        out << fmt::format("  {:<24} {:<6} {:>5} in {:>6}", rate.kind, name_of(rate.source), rate.sessions.events,
                           rate.sessions.units);
        if (const auto shown = app::incidence_of(rate, app::RateUnit::sessions))
            out << fmt::format("  {:>7.2f}, could be {:.2f} to {:.2f}", 1000 * shown->rate, 1000 * shown->could_be.low,
                               1000 * shown->could_be.high);
        else if (rate.sessions.units > 0)
            out << "  fewer than 10 people, no rate";
        if (rate.others > 0)
            out << fmt::format("  and {} outside a treatment or at a first visit, not in the rate", rate.others);
        out << '\n';
    }
}

void write_caseload(std::ostream& out, const outcome::Caseload& caseload) {
    out << fmt::format("\nEveryone who started: {}\n", caseload.started);
    for (const auto place : all_of<outcome::Place>())
        out << fmt::format("  {:<24} {:>5}\n", name_of(place), caseload.at(place));
    out << fmt::format("  of them {} stopped, {} are past their review and undecided\n", caseload.all_stopped(),
                       caseload.all_past_review_undecided());
}

Exit practice(const Job& job, const PracticeWords& words) {
    app::Period period;
    for (auto [text, day] : {std::pair{&words.from, &period.first}, std::pair{&words.to, &period.last}}) {
        if (!*text)
            continue;
        const auto parsed = parse_day(**text);
        if (!parsed)
            return job.say(fmt::format("{} is no date: they are written as 2026-03-01.", **text), Exit::usage);
        *day = *parsed;
    }
    if (period.first && period.last && *period.last < *period.first)
        return job.say("The period ends before it begins.", Exit::usage);
    auto exit = Exit::done;
    const auto book = job.open(store::Access::read, exit);
    if (!book)
        return exit;
    app::PracticeLedger ledger{*book};
    if (const auto read = ledger.read_all(); !read)
        return job.refuse(read.error(), job.book_path());
    if (job.json()) {
        const auto json = app::practice_json(ledger, period);
        if (!json)
            return job.refuse(json.error(), job.book_path());
        job.print(*json);
        return Exit::done;
    }
    auto& out = job.streams().out;
    const auto asked = app::question_tally(ledger, period, SideEffectSource::asked);
    out << fmt::format("{} sessions, {} patients\nAsked about side effects at {} of {} visits\n",
                       app::treatments(ledger, period), app::patients_treated(ledger, period), asked.answered,
                       asked.treatments);
    write_rates(out, app::side_effect_rates(ledger, period));
    write_caseload(out, app::caseload(ledger, period));
    return Exit::done;
}

}  // namespace

void add_practice(Commands& commands) {
    auto words = std::make_shared<PracticeWords>();
    auto& command = commands.add("practice", "side effects and caseload of the whole book", true,
                                 [words](const Job& job) { return practice(job, *words); });
    command.add_option("--from", words->from, "first day, 2026-01-01");
    command.add_option("--to", words->to, "last day");
}

}  // namespace needlebook::cli
