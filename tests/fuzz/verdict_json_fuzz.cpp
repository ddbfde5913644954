/// Whatever is given as JSON: it is judged or refused, and what comes out is JSON of as many cases.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include <nlohmann/json.hpp>

#include "exchange/verdict_json.h"

using namespace needlebook;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto judged = exchange::judge_cases(text);
    if (!judged)
        return 0;
    const auto in = nlohmann::json::parse(text, nullptr, false);
    const auto out = nlohmann::json::parse(*judged, nullptr, false);
    if (!in.is_array() || !out.is_array() || in.size() != out.size())
        std::abort();
    for (const auto& one : out)
        if (!one.contains("got") || !one.contains("got_as_of") || !one.contains("got_mixed"))
            std::abort();
    return 0;
}
