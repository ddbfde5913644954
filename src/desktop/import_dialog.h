/// A file of visits before it is taken in: its columns, and each problem at its row.
#pragma once

#include <atomic>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include <wx/dialog.h>
#include <wx/timer.h>

#include "app/import_form.h"
#include "desktop/background.h"

class wxButton;
class wxChoice;
class wxGauge;
class wxStaticText;

namespace needlebook::desktop {

class RowTable;

/// Shown modally; wxID_OK when the file can be taken in and the user wants it to be.
class ImportDialog : public wxDialog {
public:
    /// @param remembered  Meanings of columns by the signature of a file, from earlier imports.
    ImportDialog(wxWindow* parent, app::Logbook& book, app::ImportForm form,
                 const std::map<std::string, std::string>& remembered);
    ImportDialog(const ImportDialog&) = delete;
    ImportDialog& operator=(const ImportDialog&) = delete;
    ~ImportDialog() override;

    app::ImportForm& form() { return form_; }

private:
    wxWindow* make_columns();
    wxChoice* make_order();
    RowTable* make_rows();
    /// Against the book, once the file is read as its columns are said to be: a large one in the background.
    void check();
    void read_in_background();
    void take_read();
    void show_checked();
    void show_reading(bool reading);
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
    wxGauge* gauge_;
    wxTimer tick_;
    bool changed_ = false;  ///< Something was chosen: the keyboard stays there.

    std::atomic<unsigned> asked_{0};  ///< Readings so far; all but the last are of no use any more.
    std::atomic<int> percent_{0};
    std::mutex mutex_;
    std::optional<exchange::VisitTable> read_;  ///< By the last reading that came to its end.
    Background background_;                     ///< Ends before what it works on.
};

}  // namespace needlebook::desktop
