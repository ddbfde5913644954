/// Rates of the simulated cells times the people who started.
#include "app/practice_chance.h"

#include "base/tongue.h"
#include "report/wording.h"
#include "report/wording_table.h"

namespace needlebook::app {

namespace {

struct Rates {
    outcome::RateRange reached;
    outcome::RateRange worse;
};

Rates rates_of(Aim aim) {
    switch (aim) {
        case Aim::hold:
            return {outcome::held_when_level, outcome::worse_when_level};
        case Aim::slow:
            return {outcome::slower_when_as_agreed, outcome::worse_when_as_agreed};
        case Aim::improve:
        case Aim::comfort:
            break;
    }
    return {outcome::reached_by_chance, outcome::worse_by_chance};
}

report::Fillings fillings_of(const AimStand& stand) {
    const int people = stand.counted.started;
    const auto course = outcome::by_chance(people, outcome::on_course_by_chance);
    const auto half = outcome::by_chance(people, outcome::slower_when_halved);
    report::Fillings made;
    made.counts["people"] = people;
    made.words = {{"people", std::to_string(people)},
                  {"least", report::number_text(stand.reached.least)},
                  {"most", report::number_text(stand.reached.most)},
                  {"over", std::to_string(stand.reached.seldom_over)},
                  {"year", report::number_text(people * outcome::reached_by_chance_in_a_year)},
                  {"worse_least", report::number_text(stand.worse.least)},
                  {"worse_most", report::number_text(stand.worse.most)},
                  {"course_least", report::number_text(course.least)},
                  {"course_most", report::number_text(course.most)},
                  {"rising", report::number_text(people * outcome::held_when_rising)},
                  {"half_least", report::number_text(half.least)},
                  {"half_most", report::number_text(half.most)}};
    return made;
}

}  // namespace

std::vector<AimStand> aim_stands(const PracticeLedger& ledger, const Period& period) {
    std::vector<AimStand> stands;
    for (const auto aim : {Aim::improve, Aim::hold, Aim::slow}) {
        const auto counted = caseload(ledger, period, aim);
        if (counted.started == 0)
            continue;
        const auto rates = rates_of(aim);
        stands.push_back({aim, counted, outcome::by_chance(counted.started, rates.reached),
                          outcome::by_chance(counted.started, rates.worse)});
    }
    return stands;
}

std::string chance_words(const outcome::ByChance& chance) {
    return trf("{} to {}", report::number_text(chance.least), report::number_text(chance.most));
}

std::string chance_condition(const AimStand& stand) {
    return report::filled(report::practice_text("chance_short_" + std::string{name_of(stand.aim)}), fillings_of(stand));
}

std::string_view chance_key(Aim aim) {
    switch (aim) {
        case Aim::hold:
            return "scores_level_52_weeks";
        case Aim::slow:
            return "rising_as_agreed_52_weeks";
        case Aim::improve:
        case Aim::comfort:
            break;
    }
    return "no_true_change_26_weeks";
}

std::vector<std::string> chance_sentences(const std::vector<AimStand>& stands, std::optional<Aim> only) {
    std::vector<std::string> sentences;
    for (const auto& stand : stands)
        sentences.push_back(
            report::filled(report::practice_text("chance_" + std::string{name_of(stand.aim)}), fillings_of(stand)));
    if (sentences.empty() && only == Aim::comfort)
        sentences.push_back(report::practice_text("chance_comfort"));
    else if (sentences.empty())
        sentences.push_back(report::practice_text(only ? "chance_none_of_aim" : "chance_none"));
    return sentences;
}

}  // namespace needlebook::app
