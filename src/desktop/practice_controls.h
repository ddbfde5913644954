/// What the panels of the Practice page are built of.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include <wx/choice.h>
#include <wx/sizer.h>

#include "app/practice_tables.h"

namespace needlebook::desktop {

class RowTable;

wxChoice* new_choice(wxWindow* parent, const wxString& name, const std::vector<std::string>& items);

/// Controls in a row, each with a gap after it; in a second row where there is no room.
wxSizer* bar_of(wxWindow& window, std::initializer_list<wxWindow*> controls);

/// What the choice stands on, behind a first item that stands for all.
template <class Enum>
std::optional<Enum> chosen_of(const wxChoice& choice) {
    const int at = choice.GetSelection();
    return at > 0 ? std::optional{static_cast<Enum>(at - 1)} : std::nullopt;
}

/// Every row, under the table's own heads.
void show_table(RowTable& window, app::PracticeTable table);

}  // namespace needlebook::desktop
