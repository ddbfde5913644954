# Files of the repository as string constants in the program, so that it needs no
# data folder at run time.
#
# needlebook_embed(TARGET NAME file…) adds a source to TARGET that defines
#   namespace needlebook::embedded { extern const std::string_view NAME_<stem>; … }
# declared in the generated header embedded/NAME.h, together with
#   const std::array<Embedded, N>& NAME_all();   // {name, text}, sorted as given
function(needlebook_embed target name)
  get_target_property(type ${target} TYPE)
  if(type STREQUAL INTERFACE_LIBRARY)
    return()
  endif()
  set(out ${CMAKE_CURRENT_BINARY_DIR}/embedded)
  set(header "#pragma once\n#include <array>\n#include <string_view>\n#include \"base/embedded.h\"\nnamespace needlebook::embedded {\n")
  set(source "#include \"embedded/${name}.h\"\nnamespace needlebook::embedded {\n")
  set(table "")
  set(count 0)
  foreach(file IN LISTS ARGN)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    get_filename_component(stem ${file} NAME_WE)
    get_filename_component(base ${file} NAME)
    string(MAKE_C_IDENTIFIER ${stem} stem)
    file(READ ${file} hex HEX)
    string(LENGTH "${hex}" bytes)
    math(EXPR bytes "${bytes} / 2")
    string(REGEX REPLACE "(..)" "\\\\x\\1" hex "${hex}")
    string(APPEND header "extern const std::string_view ${name}_${stem};\n")
    string(APPEND source "const std::string_view ${name}_${stem}{\"${hex}\", ${bytes}};\n")
    string(APPEND table "        {\"${base}\", ${name}_${stem}},\n")
    math(EXPR count "${count} + 1")
  endforeach()
  string(APPEND header "const std::array<Embedded, ${count}>& ${name}_all();\n}  // namespace needlebook::embedded\n")
  string(APPEND source "const std::array<Embedded, ${count}>& ${name}_all() {\n    static const std::array<Embedded, ${count}> all{{\n${table}    }};\n    return all;\n}\n}  // namespace needlebook::embedded\n")
  file(CONFIGURE OUTPUT ${out}/${name}.h CONTENT "${header}" @ONLY)
  file(CONFIGURE OUTPUT ${out}/${name}.cpp CONTENT "${source}" @ONLY)
  target_sources(${target} PRIVATE ${out}/${name}.cpp)
  # One file is one long literal; the standard only promises 65,536 characters.
  set_source_files_properties(${out}/${name}.cpp PROPERTIES COMPILE_OPTIONS "-Wno-overlength-strings")
  target_include_directories(${target} PUBLIC ${CMAKE_CURRENT_BINARY_DIR})
endfunction()
