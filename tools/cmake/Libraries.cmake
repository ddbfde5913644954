# The libraries from outside, each under one name.
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(date CONFIG REQUIRED)          # date::date
find_package(tl-expected CONFIG REQUIRED)   # tl::expected
find_package(fmt CONFIG REQUIRED)           # fmt::fmt
find_package(nlohmann_json CONFIG REQUIRED) # nlohmann_json::nlohmann_json
find_package(CLI11 CONFIG REQUIRED)         # CLI11::CLI11
find_package(Boost 1.74 REQUIRED)           # Boost::headers
find_package(OpenSSL REQUIRED)              # OpenSSL::Crypto
pkg_check_modules(UTF8PROC REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(PANGOCAIRO REQUIRED IMPORTED_TARGET pangocairo cairo cairo-pdf cairo-svg)

# SQLiteCpp over SQLCipher alone. find_package(SQLiteCpp) would link Debian's
# libsqlite3, and two SQLites in one process mix their symbols; so SQLCipher is
# linked statically, hides its symbols, and SQLiteCpp's archive is used as it is.
find_path(SQLCIPHER_INCLUDE_DIR sqlite3.h PATHS /usr/include/sqlcipher NO_DEFAULT_PATH REQUIRED)
find_library(SQLCIPHER_ARCHIVE libsqlcipher.a REQUIRED)
find_path(SQLITECPP_INCLUDE_DIR SQLiteCpp/SQLiteCpp.h REQUIRED)
find_library(SQLITECPP_ARCHIVE libSQLiteCpp.a REQUIRED)
file(STRINGS "${SQLCIPHER_INCLUDE_DIR}/sqlite3.h" sqlite_version REGEX "^#define SQLITE_VERSION_NUMBER")
string(REGEX MATCH "[0-9]+$" sqlite_version "${sqlite_version}")
if(sqlite_version LESS 3046000)
  message(FATAL_ERROR "SQLCipher 4.6 or newer is needed (on Debian 12 from bookworm-backports; "
    "run tools/setup); found SQLite ${sqlite_version} in ${SQLCIPHER_INCLUDE_DIR}")
endif()
add_library(sqlcipher INTERFACE IMPORTED)
target_include_directories(sqlcipher SYSTEM INTERFACE ${SQLCIPHER_INCLUDE_DIR})
target_compile_definitions(sqlcipher INTERFACE SQLITE_HAS_CODEC)
target_link_libraries(sqlcipher INTERFACE ${SQLCIPHER_ARCHIVE} OpenSSL::Crypto m ${CMAKE_DL_LIBS})
target_link_options(sqlcipher INTERFACE "LINKER:--exclude-libs,libsqlcipher.a")
add_library(sqlitecpp_cipher STATIC IMPORTED)
set_target_properties(sqlitecpp_cipher PROPERTIES
  IMPORTED_LOCATION ${SQLITECPP_ARCHIVE}
  INTERFACE_LINK_LIBRARIES "sqlcipher;Threads::Threads;${CMAKE_DL_LIBS}"
  INTERFACE_COMPILE_DEFINITIONS SQLITE_ENABLE_COLUMN_METADATA)

if(NEEDLEBOOK_DESKTOP)
  find_package(wxWidgets 3.2 REQUIRED COMPONENTS core base)
  pkg_check_modules(GTK3 REQUIRED IMPORTED_TARGET gtk+-3.0 atk)
  add_library(wx INTERFACE)
  target_include_directories(wx SYSTEM INTERFACE ${wxWidgets_INCLUDE_DIRS})
  target_compile_definitions(wx INTERFACE ${wxWidgets_DEFINITIONS})
  target_compile_options(wx INTERFACE ${wxWidgets_CXX_FLAGS})
  target_link_directories(wx INTERFACE ${wxWidgets_LIBRARY_DIRS})
  target_link_libraries(wx INTERFACE ${wxWidgets_LIBRARIES})
endif()
