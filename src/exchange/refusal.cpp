/// From what a reader of CSV found.
#include "exchange/refusal.h"

#include <utility>

namespace needlebook::exchange {

RejectedCell rejected_file(const csv::Problem& problem, std::string file) {
    const bool encoded = problem.reason != csv::Problem::Reason::not_utf8;
    return {.line = problem.line,
            .column = std::to_string(problem.column),
            .reason = encoded ? Refusal::not_csv : Refusal::wrong_encoding,
            .cell = encoded ? "" : "not UTF-8",
            .point = {},
            .file = std::move(file)};
}

}  // namespace needlebook::exchange
