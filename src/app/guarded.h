/// The one place where failures of the disk and damaged rows become values.
#pragma once

#include <type_traits>
#include <utility>

#include "base/result.h"
#include "store/failure.h"

namespace needlebook::app {

/// Runs `work`, which may return a Result, a value or nothing, and gives a Result.
/// Everything in app/ that reads or writes a book goes through here.
template <class Work>
auto guarded(Work&& work) {
    using Returned = std::invoke_result_t<Work>;
    constexpr bool is_result = requires(Returned returned) { returned.error(); };
    using Guarded = typename std::conditional_t<is_result, std::type_identity<Returned>,
                                                std::type_identity<Result<Returned>>>::type;
    try {
        if constexpr (std::is_void_v<Returned>) {
            std::forward<Work>(work)();
            return Guarded{};
        } else {
            return Guarded{std::forward<Work>(work)()};
        }
    } catch (const store::Failure& failure) {
        return Guarded{fail(failure.code(), failure.what())};
    }
}

}  // namespace needlebook::app
