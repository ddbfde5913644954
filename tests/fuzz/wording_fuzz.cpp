/// Whatever stands in a wording file or in what fills it: nothing unfilled comes out, no banned word slips
/// through in other letters, and a fault is a logic_error, never a crash.
#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>

#include "base/text.h"
#include "report/wording.h"
#include "report/wording_table.h"

using namespace needlebook;

namespace {

void expect(bool holds) {
    if (!holds)
        std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto end = std::min(text.find('\n'), text.size());
    const auto pattern = text.substr(0, end);
    const std::string filling{text.substr(std::min(end + 1, text.size()))};
    report::Fillings fillings;
    fillings.words = {{"score", filling}, {"nb", "2"}, {"B", "6.5"}};
    fillings.counts = {{"nb", static_cast<int>(filling.size())}};
    try {
        const auto out = report::filled(pattern, fillings);
        // What is filled in is not looked at again, so only a brace of its own can stand in the result.
        if (filling.find('{') == std::string::npos)
            expect(out.find('{') == std::string::npos);
    } catch (const std::logic_error&) {
        expect(pattern.find('{') != std::string_view::npos);
    }
    const auto banned = report::banned_words(text);
    expect(report::banned_words(lower_ascii(text)) == banned);
    return 0;
}
