/// Whether a page that was turned to the patient may be left.
#pragma once

class wxWindow;

namespace needlebook::app {
class Logbook;
}

namespace needlebook::desktop {

/// Asks for the passphrase of the book where the practice wants it; false when it isn't given.
bool may_leave_patient(wxWindow& asks, const app::Logbook& book);

}  // namespace needlebook::desktop
