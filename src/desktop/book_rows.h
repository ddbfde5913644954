/// Today and Practice at the foot of the left pane.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include <wx/panel.h>

#include "desktop/paint_kit.h"

namespace needlebook::desktop {

enum class BookRow { today, practice };

class BookRows : public wxPanel {
public:
    BookRows(wxWindow* parent, const Look& look, std::function<void(BookRow)> on_chosen);

    /// None: a patient is shown.
    void choose(std::optional<BookRow> row);
    /// What stands at the right of Today: how many things wait; and of Practice.
    void tell(std::string today, std::string practice);

private:
    Face lay_out_rows(const FaceRoom& room) const;

    std::optional<BookRow> chosen_;
    std::string today_;
    std::string practice_;
    FaceWindow* face_;  ///< Belongs to the panel.
};

}  // namespace needlebook::desktop
