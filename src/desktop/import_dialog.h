/// A file of visits before it is taken in: its columns, and each problem at its row.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <wx/dialog.h>

#include "app/import_form.h"

class wxButton;
class wxChoice;
class wxStaticText;

namespace needlebook::desktop {

class RowTable;

/// Shown modally; wxID_OK when the file can be taken in and the user wants it to be.
class ImportDialog : public wxDialog {
public:
    /// @param remembered  Meanings of columns by the signature of a file, from earlier imports.
    ImportDialog(wxWindow* parent, app::Logbook& book, app::ImportForm form,
                 const std::map<std::string, std::string>& remembered);

    app::ImportForm& form() { return form_; }

private:
    wxWindow* make_columns();
    wxChoice* make_order();
    RowTable* make_rows();
    void check();
    std::string cell_words(std::size_t row, std::size_t column) const;

    app::Logbook& book_;
    app::ImportForm form_;
    std::vector<app::PreviewRow> preview_;
    // Windows belong to the dialog; these only look.
    std::vector<wxChoice*> choices_;
    wxChoice* order_;
    wxStaticText* said_;
    RowTable* rows_;
    wxButton* take_in_;
};

}  // namespace needlebook::desktop
