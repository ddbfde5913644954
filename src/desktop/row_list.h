/// A list of painted rows: each row a Scene and a sentence for screen readers. Only rows in
/// sight are laid out.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include <wx/vlbox.h>

#include "desktop/paint_kit.h"

namespace needlebook::desktop {

class RowList : public wxVListBox {
public:
    struct Rows {
        std::function<std::size_t()> count;
        std::function<chart::Scene(std::size_t row, double width)> scene;
        std::function<std::string(std::size_t row)> name;
        std::function<void(std::size_t row)> on_choose;  ///< Selected, by arrow or by mouse.
        std::function<void(std::size_t row)> on_enter;   ///< Enter or double click.
        int height = 56;                                 ///< DIP.
    };

    RowList(wxWindow* parent, const Look& look, const std::string& name, Rows rows);
    ~RowList() override;

    /// Rows or their number have changed; keeps the selection where `chosen` says.
    void update(std::optional<std::size_t> chosen);
    void choose(std::size_t row);

protected:
    void OnDrawItem(wxDC& dc, const wxRect& box, std::size_t row) const override;
    void OnDrawBackground(wxDC& dc, const wxRect& box, std::size_t row) const override;
    wxCoord OnMeasureItem(std::size_t row) const override;

private:
    void tell_readers();

    const Look& look_;
    Rows rows_;
    std::unique_ptr<AccessibleTargets> readers_;
};

}  // namespace needlebook::desktop
