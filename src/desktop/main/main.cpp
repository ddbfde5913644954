/// needlebook [BOOK] [--passphrase-file FILE] [--as-of DATE]
#include "desktop/application.h"

wxIMPLEMENT_APP(needlebook::desktop::Application);
