/// The trend as a table: every day with a score, in words and figures.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <wx/dataview.h>

#include "app/trend_view.h"

namespace needlebook::desktop {

wxDataViewListCtrl* new_trend_table(wxWindow* parent);

/// A column a measure; newest day first.
void fill_trend_table(wxDataViewListCtrl& table, const std::optional<app::TrendView>& view);

std::string answer_text(const Answer<Score>& score);  ///< "7", "not asked", "declined"

/// What the card of a session says.
std::vector<std::string> session_lines_of(const app::SessionMark& session);

}  // namespace needlebook::desktop
