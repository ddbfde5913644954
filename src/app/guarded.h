/// The one place where failures of the disk and damaged rows become values.
#pragma once

#include <type_traits>
#include <utility>

#include "base/result.h"
#include "store/failure.h"

namespace needlebook::app {

template <class T>
inline constexpr bool is_result = false;
template <class T>
inline constexpr bool is_result<Result<T>> = true;

/// Runs `work`, which may return a Result, a value or nothing, and gives a Result.
/// Everything in app/ that reads or writes a book goes through here.
template <class Work>
auto guarded(Work&& work) {
    using Returned = std::invoke_result_t<Work>;
    using Guarded = typename std::conditional_t<is_result<Returned>, std::type_identity<Returned>,
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
