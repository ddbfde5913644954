# Catalogues of sentences in other languages, compiled under share/locale of the build folder, where a program in src/
# looks as one in bin/ does. A language is there when resources/locale/LANGUAGE.po is.
include(GNUInstallDirs)
find_program(MSGFMT msgfmt)
set(NEEDLEBOOK_LOCALE ${CMAKE_BINARY_DIR}/share/locale)

file(GLOB translations CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/resources/locale/*.po)
set(catalogues "")
foreach(translation IN LISTS translations)
  get_filename_component(language ${translation} NAME_WE)
  set(catalogue ${NEEDLEBOOK_LOCALE}/${language}/LC_MESSAGES/needlebook.mo)
  add_custom_command(OUTPUT ${catalogue}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${NEEDLEBOOK_LOCALE}/${language}/LC_MESSAGES
    COMMAND ${CMAKE_SOURCE_DIR}/tools/words --check ${translation}
    COMMAND ${MSGFMT} --check --output-file ${catalogue} ${translation}
    DEPENDS ${translation} ${CMAKE_SOURCE_DIR}/tools/words ${CMAKE_SOURCE_DIR}/resources/locale/needlebook.pot)
  install(FILES ${catalogue} DESTINATION ${CMAKE_INSTALL_DATADIR}/locale/${language}/LC_MESSAGES)
  list(APPEND catalogues ${catalogue})
endforeach()

# Every sentence 40 % longer, accented and in brackets, so that tests find what is clipped or was never translated.
if(NEEDLEBOOK_TESTS)
  set(catalogue ${NEEDLEBOOK_LOCALE}/en@pseudo/LC_MESSAGES/needlebook.mo)
  add_custom_command(OUTPUT ${catalogue}
    COMMAND ${CMAKE_SOURCE_DIR}/tools/words --pseudo ${NEEDLEBOOK_LOCALE}
    DEPENDS ${CMAKE_SOURCE_DIR}/resources/locale/needlebook.pot ${CMAKE_SOURCE_DIR}/tools/words)
  list(APPEND catalogues ${catalogue})
endif()
add_custom_target(tongues ALL DEPENDS ${catalogues})
