/// needlebook [BOOK] [--passphrase-file FILE] [--as-of DATE] [--language LANGUAGE]
#include <clocale>
#include <cstdlib>
#include <string>

#include <langinfo.h>

#include "desktop/application.h"

wxIMPLEMENT_APP_NO_MAIN(needlebook::desktop::Application);

namespace {

/// Our words are UTF-8. In a locale that isn't, wx would turn every word with "…" into nothing.
void take_utf8_locale() {
    if (std::setlocale(LC_ALL, "") != nullptr && std::string{nl_langinfo(CODESET)} == "UTF-8")
        return;
    setenv("LC_ALL", "C.UTF-8", 1);
    std::setlocale(LC_ALL, "");
}

}  // namespace

int main(int argc, char** argv) {
    take_utf8_locale();
    return wxEntry(argc, argv);
}
