/// A diary before it is taken in: each of its scores, and what becomes of it.
#pragma once

#include <wx/dialog.h>

#include "app/patient_copy.h"

namespace needlebook::desktop {

/// Shown modally; wxID_OK when the user wants it.
class DiaryImportDialog : public wxDialog {
public:
    DiaryImportDialog(wxWindow* parent, const app::DiaryReport& diary);
};

/// "Maud Ellery: 3 new scores from home, 2 that the book has already."
std::string diary_words(const app::DiaryReport& diary);

}  // namespace needlebook::desktop
