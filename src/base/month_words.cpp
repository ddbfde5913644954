/// Short and long, of which May is both.
#include "base/month_words.h"

#include <array>

#include "base/tongue.h"

namespace needlebook {
namespace {

using Names = std::array<std::string_view, 12>;

constexpr Names shortened{tr_noop("Jan"), tr_noop("Feb"), tr_noop("Mar"), tr_noop("Apr"),
                          tr_noop("May"), tr_noop("Jun"), tr_noop("Jul"), tr_noop("Aug"),
                          tr_noop("Sep"), tr_noop("Oct"), tr_noop("Nov"), tr_noop("Dec")};
constexpr Names whole{tr_noop("January"),   tr_noop("February"), tr_noop("March"),    tr_noop("April"),
                      tr_noop("May"),       tr_noop("June"),     tr_noop("July"),     tr_noop("August"),
                      tr_noop("September"), tr_noop("October"),  tr_noop("November"), tr_noop("December")};

std::string_view of(const Names& names, Day day) {
    return tr(names.at(static_cast<unsigned>(date::year_month_day{day}.month()) - 1));
}

}  // namespace

std::string_view month_word(Day day) { return of(shortened, day); }
std::string_view whole_month_word(Day day) { return of(whole, day); }

}  // namespace needlebook
