# `cpack` in a release build makes a .deb for Debian 12: one package with both programs.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME needlebook)
set(CPACK_PACKAGE_VENDOR "Needlebook")
# No address is promised that nobody reads.
set(CPACK_PACKAGE_CONTACT "Needlebook contributors")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGE_DESCRIPTION
  "Needlebook records each acupuncture visit - points, needles in and out, side effects, the patient's own scores - and
charts the scores over time against what was agreed. One encrypted file, no account, no network. It makes no diagnosis
and never says why a score changed.")
set(CPACK_RESOURCE_FILE_LICENSE ${CMAKE_SOURCE_DIR}/LICENSE)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Letters and signs that the window's pictures are made of.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "fonts-dejavu-core")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "adwaita-icon-theme, fonts-droid-fallback, at-spi2-core")
include(CPack)
