/// A virtual model under the system's own tree view.
#include "desktop/row_table.h"

#include <algorithm>

#include "desktop/accessible_name.h"
#include "desktop/words.h"

namespace needlebook::desktop {

namespace {

constexpr int around_words = 20;           ///< DIP between the words of a cell and those of the next.
constexpr std::size_t rows_measured = 20;  ///< As many as a first look sees.

/// Heads are written bold.
int width_of_head(const wxWindow& table, const wxString& head) {
    const auto bold = table.GetFont().Bold();
    int width = 0;
    table.GetTextExtent(head, &width, nullptr, nullptr, nullptr, &bold);
    return width + table.FromDIP(around_words);
}

}  // namespace

class RowTable::Model : public wxDataViewVirtualListModel {
public:
    void show(std::size_t rows, CellWords words) {
        words_ = std::move(words);
        Reset(static_cast<unsigned>(rows));
    }

    void GetValueByRow(wxVariant& value, unsigned row, unsigned column) const override {
        value = words_ ? shown(words_(row, column)) : wxString{};
    }
    bool SetValueByRow(const wxVariant&, unsigned, unsigned) override { return false; }

private:
    CellWords words_;
};

RowTable::RowTable(wxWindow* parent, const wxString& name, const std::vector<RowColumn>& columns)
    : wxDataViewCtrl{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                     wxDV_ROW_LINES | wxDV_HORIZ_RULES | wxDV_SINGLE},
      model_{new Model} {
    AssociateModel(model_);
    model_->DecRef();  // The control holds it now.
    unsigned index = 0;
    for (const auto& column : columns)
        AppendTextColumn(shown(column.head), index++, wxDATAVIEW_CELL_INERT,
                         std::max(FromDIP(column.width), width_for(column.head)),
                         column.number ? wxALIGN_RIGHT : wxALIGN_LEFT, wxDATAVIEW_COL_RESIZABLE);
    name_for_readers(*this, name);
}

int RowTable::width_for(const std::string& words) const {
    return GetTextExtent(shown(words)).GetWidth() + FromDIP(around_words);
}

void RowTable::show(std::size_t rows, CellWords words) {
    // Words of another language can be longer than the room thought of; a sentence stays cut, as before.
    for (unsigned i = 0; i < GetColumnCount(); ++i) {
        auto* column = GetColumn(i);
        int widest = width_of_head(*this, column->GetTitle());
        for (std::size_t row = 0; row < std::min(rows, rows_measured); ++row)
            widest = std::max(widest, width_for(words(row, i)));
        if (widest > column->GetWidth() && widest < 2 * column->GetWidth())
            column->SetWidth(widest);
    }
    model_->show(rows, std::move(words));
}

std::optional<std::size_t> RowTable::chosen() const {
    const auto item = GetSelection();
    return item.IsOk() ? std::optional<std::size_t>{model_->GetRow(item)} : std::nullopt;
}

void RowTable::choose(std::size_t row) {
    const auto item = model_->GetItem(static_cast<unsigned>(row));
    Select(item);
    EnsureVisible(item);
}

void RowTable::on_open(std::function<void(std::size_t)> open) {
    Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this, open = std::move(open)](wxDataViewEvent& event) {
        if (event.GetItem().IsOk())
            open(model_->GetRow(event.GetItem()));
    });
}

}  // namespace needlebook::desktop
