/// As JSON.
#include "app/dialog_words.h"

#include <nlohmann/json.hpp>

namespace needlebook::app {
namespace {

constexpr std::string_view prefix = "dialog:";

}  // namespace

std::string dialog_draft_name(std::string_view about) { return std::string{prefix}.append(about); }

bool is_dialog_draft(std::string_view name) { return name.starts_with(prefix); }

std::string to_draft(const DialogWords& words) {
    return nlohmann::json{{"title", words.title}, {"values", words.values}}.dump();
}

Result<DialogWords> dialog_words_from(const std::string& draft) {
    try {
        const auto value = nlohmann::json::parse(draft);
        return DialogWords{value.at("title").get<std::string>(),
                           value.at("values").get<std::map<std::string, std::string>>()};
    } catch (const nlohmann::json::exception& problem) {
        return fail(Errc::malformed, problem.what());
    }
}

}  // namespace needlebook::app
