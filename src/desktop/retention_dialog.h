/// Whose records need not be kept any longer, for review.
#pragma once

#include <optional>
#include <vector>

#include <wx/dialog.h>

#include "app/retention.h"

namespace needlebook::desktop {

class RowTable;

class RetentionDialog : public wxDialog {
public:
    RetentionDialog(wxWindow* parent, std::vector<app::PastRetention> past, int years);

    /// After wxID_OK: whose page is asked for.
    std::optional<Id<Patient>> chosen() const;

private:
    std::vector<app::PastRetention> past_;
    RowTable* list_;  ///< Belongs to the dialog.
};

}  // namespace needlebook::desktop
