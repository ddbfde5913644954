# What every file of ours is compiled with; libraries from outside come in as SYSTEM.
add_library(needlebook_options INTERFACE)
target_compile_options(needlebook_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # False alarms of g++ 12 once it optimises: on "text" + std::string (GCC bug 105651) and
  # on empty std::optionals (GCC bug 80635). Debug builds keep the second.
  target_compile_options(needlebook_options INTERFACE -Wno-restrict
    $<$<OR:$<NOT:$<CONFIG:Debug>>,$<BOOL:${NEEDLEBOOK_SANITIZE}>>:-Wno-maybe-uninitialized>)
endif()
if(NEEDLEBOOK_SANITIZE)
  # The fuzzers steer by what they reach inside our libraries; g++ has none.
  set(sanitizers -fsanitize=address,undefined $<$<CXX_COMPILER_ID:Clang>:-fsanitize=fuzzer-no-link>)
  target_compile_options(needlebook_options INTERFACE
    ${sanitizers} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(needlebook_options INTERFACE ${sanitizers})
endif()
