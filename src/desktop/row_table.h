/// A native table of any length: rows are asked for as they come into view, and a screen reader finds every cell.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <wx/dataview.h>

namespace needlebook::desktop {

struct RowColumn {
    std::string head;
    int width = 120;      ///< DIP.
    bool number = false;  ///< Right-aligned.
};

class RowTable : public wxDataViewCtrl {
public:
    /// The words of one cell; called for what is in view only.
    using CellWords = std::function<std::string(std::size_t row, std::size_t column)>;

    /// @param name  For a screen reader.
    RowTable(wxWindow* parent, const wxString& name, const std::vector<RowColumn>& columns);

    void show(std::size_t rows, CellWords words);
    std::optional<std::size_t> chosen() const;
    void choose(std::size_t row);

    /// What a double click or Enter does.
    void on_open(std::function<void(std::size_t)> open);

private:
    class Model;
    int width_for(const std::string& words) const;
    Model* model_;  ///< Counted by the control.
};

}  // namespace needlebook::desktop
