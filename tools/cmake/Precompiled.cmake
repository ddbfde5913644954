# Headers from outside that most files include, compiled once for all targets with the same
# options. Ours never stand here, and every file still includes what it uses: the presets
# `debug` and `tidy` build without.
#
# Nor do the libraries of an optimised build have them: once <string> is precompiled, g++ 12
# at -O3 sees overflows in "text" + std::string (GCC bug 105651 again). The windows gain too
# much to go without, so they go without those two warnings.
#
# needlebook_precompiled(NAME LIBRARIES library… HEADERS <header>…) makes them if NEEDLEBOOK_PCH
# is on; needlebook_use_precompiled(TARGET NAME) uses them if they are made.
function(needlebook_precompiled name)
  if(NOT NEEDLEBOOK_PCH)
    return()
  endif()
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LIBRARIES;HEADERS")
  set(empty ${CMAKE_CURRENT_BINARY_DIR}/precompiled_${name}.cpp)
  file(CONFIGURE OUTPUT ${empty} CONTENT "")
  add_library(nb_precompiled_${name} OBJECT ${empty})
  target_link_libraries(nb_precompiled_${name} PRIVATE ${arg_LIBRARIES} needlebook_options)
  target_precompile_headers(nb_precompiled_${name} PRIVATE ${arg_HEADERS})
  target_compile_options(nb_precompiled_${name} PRIVATE -pthread)
  if(CMAKE_CXX_COMPILER_ID STREQUAL Clang)
    # Else two of the same differ by when they were made, and nothing compiled with them is found again.
    target_compile_options(nb_precompiled_${name} PRIVATE "SHELL:-Xclang -fno-pch-timestamp")
  endif()
endfunction()

function(needlebook_use_precompiled target name)
  if(TARGET nb_precompiled_${name})
    target_precompile_headers(${target} REUSE_FROM nb_precompiled_${name})
    # Some libraries from outside bring this and some do not; here all have to agree.
    target_compile_options(${target} PRIVATE -pthread)
  endif()
endfunction()

set(NEEDLEBOOK_COMMON_HEADERS
  <algorithm> <array> <chrono> <cmath> <functional> <map> <memory> <optional> <set> <span> <string> <string_view>
  <utility> <variant> <vector> <date/date.h> <fmt/format.h> <tl/expected.hpp>)
