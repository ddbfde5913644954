/// The state as files spell it.
#include "app/standing.h"

namespace needlebook::app {

std::string_view state_name(const Standing& standing) {
    switch (standing.kind) {
        case Standing::Kind::no_agreement:
            return "NO_AGREEMENT";
        case Standing::Kind::comfort:
            return "COMFORT";
        case Standing::Kind::judged:
            break;
    }
    return outcome::name_of(standing.shown->state);
}

std::optional<Day> dated(const Standing& standing) { return standing.shown ? standing.shown->date : std::nullopt; }

}  // namespace needlebook::app
