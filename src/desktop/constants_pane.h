/// The constants of the outcome procedure as fields: what is judged, and by what numbers.
#pragma once

#include <optional>
#include <vector>

#include <wx/scrolwin.h>

#include "outcome/constants.h"

class wxStaticText;
class wxTextCtrl;

namespace needlebook::desktop {

class ConstantsPane : public wxScrolledWindow {
public:
    ConstantsPane(wxWindow* parent, const outcome::Constants& constants);

    /// What is in the fields; a fault is said, its field has the keyboard, and nothing is given.
    std::optional<outcome::Constants> read();

private:
    void show(const outcome::Constants& constants);
    void mark(std::size_t index);
    void fault(std::size_t index, const wxString& words);

    std::vector<wxTextCtrl*> fields_;   ///< In the order of outcome::named_constants.
    std::vector<wxStaticText*> notes_;  ///< Beside each: as published, or what was.
};

}  // namespace needlebook::desktop
