/// Choices with a name, bars, and tables of words.
#include "desktop/practice_controls.h"

#include <memory>
#include <utility>

#include <wx/wrapsizer.h>

#include "desktop/accessible_name.h"
#include "desktop/row_table.h"
#include "desktop/words.h"

namespace needlebook::desktop {

wxChoice* new_choice(wxWindow* parent, const wxString& name, const std::vector<std::string>& items) {
    wxArrayString words;
    for (const auto& item : items)
        words.Add(shown(item));
    auto* choice = new wxChoice{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, words};
    if (!items.empty())
        choice->SetSelection(0);
    name_for_readers(*choice, name);
    return choice;
}

wxSizer* bar_of(wxWindow& window, std::initializer_list<wxWindow*> controls) {
    auto* bar = new wxWrapSizer{wxHORIZONTAL, wxREMOVE_LEADING_SPACES};
    for (auto* control : controls)
        bar->Add(control, wxSizerFlags{}.CentreVertical().Border(wxRIGHT | wxBOTTOM, window.FromDIP(8)));
    return bar;
}

void show_table(RowTable& window, app::PracticeTable table) {
    for (unsigned column = 0; column < window.GetColumnCount() && column < table.heads.size(); ++column)
        window.GetColumn(column)->SetTitle(shown(table.heads[column]));
    const auto rows = std::make_shared<const std::vector<std::vector<std::string>>>(std::move(table.rows));
    window.show(rows->size(), [rows](std::size_t row, std::size_t column) { return (*rows)[row][column]; });
}

}  // namespace needlebook::desktop
