#include "app/screening.h"

#include <algorithm>
#include <set>

#include <catch2/catch_test_macros.hpp>

#include "app/open_book.h"
#include "domain/evidence.h"

using namespace needlebook;
using namespace needlebook::app;
using namespace needlebook::app::test;

namespace {

const ScreeningQuestion& about(std::string_view words) {
    const auto questions = screening_questions();
    const auto found = std::ranges::find(questions, words, &ScreeningQuestion::words);
    REQUIRE(found != questions.end());
    return *found;
}

}  // namespace

TEST_CASE("each condition is asked about once, and every question leads to rows that exist") {
    std::set<std::string> words;
    std::set<std::string> ids;
    for (const auto& question : screening_questions()) {
        CAPTURE(question.words);
        CHECK(words.insert(question.words).second);
        CHECK_FALSE(question.ids.empty());
        for (const auto& id : question.ids) {
            CHECK(ids.insert(id).second);
            CHECK((question.red_flag ? evidence::red_flag(id).has_value() : evidence::caution(id).has_value()));
        }
    }
    CHECK(ids.contains("anticoagulant"));
    CHECK(ids.contains("cauda_equina"));
    CHECK_FALSE(ids.contains("artery_points"));
    CHECK(screening_questions().front().red_flag);
}

TEST_CASE("four answers are told apart, and no answer is none of them") {
    OpenBook open;
    const auto& question = about("Anticoagulant tablets or injections");
    auto& book = open.logbook;
    const auto answers = [&] { return book.book().screening_answers.of(open.maud.id); };
    CHECK_FALSE(answer_to(question, answers()));
    for (const auto& answer : {Answer<std::string>{"apixaban"}, Answer<std::string>::none(),
                               Answer<std::string>::not_asked(), Answer<std::string>::declined()}) {
        const auto edit = screening_edit(question, answer, open.maud.id, day(2026, 3, 20), answers(), book.ids());
        require(book.commit(edit, open.maud.id));
        CHECK(answer_to(question, answers()) == answer);
    }
    CHECK(answers().size() == 1);
}

TEST_CASE("an answer of another day is kept beside the new one, and an equal one changes nothing") {
    OpenBook open;
    const auto& question = about("Pregnancy");
    REQUIRE(question.ids.size() > 1);
    auto& book = open.logbook;
    const auto say = [&](const Answer<std::string>& answer, Day on) {
        const auto edit = screening_edit(question, answer, open.maud.id, on,
                                         book.book().screening_answers.of(open.maud.id), book.ids());
        if (!edit.revisions.empty())
            require(book.commit(edit, open.maud.id));
        return edit.revisions.size();
    };
    CHECK(say(Answer<std::string>::none(), day(2026, 3, 2)) == question.ids.size());
    CHECK(say(Answer<std::string>{"14 weeks"}, day(2026, 3, 20)) == question.ids.size());
    CHECK(say(Answer<std::string>{"14 weeks"}, day(2026, 3, 20)) == 0);
    CHECK(book.book().screening_answers.of(open.maud.id).size() == 2 * question.ids.size());
    CHECK(answer_to(question, book.book().screening_answers.of(open.maud.id)) == Answer<std::string>{"14 weeks"});
}
