/// The patients, found by typing: name, code, when last seen, and the state as shape and word.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include <wx/vlbox.h>

#include "app/patient_rows.h"
#include "desktop/paint_kit.h"

namespace needlebook::desktop {

/// Only the rows in view are laid out, however many there are.
class PatientList : public wxVListBox {
public:
    PatientList(wxWindow* parent, const Look& look, std::function<void(Id<Patient>)> on_chosen);
    ~PatientList() override;

    /// All patients; what was typed stays in force, and the chosen one stays chosen.
    void show(std::vector<app::PatientRow> rows);
    void find(const std::string& text);

    const std::vector<app::PatientRow>& rows() const { return rows_; }
    std::size_t found() const { return found_.size(); }
    const app::PatientRow* chosen_row() const;
    /// Chooses the first that is found, without telling; nobody where others have the same name.
    void choose_first_unlike();
    /// Others that are found have the name of `of`, or of the first that is found.
    bool has_alike(const app::PatientRow* of) const;
    void forget();  ///< Nobody is chosen.
    std::optional<Id<Patient>> chosen() const;

    /// Without telling on_chosen; clears what was typed when the patient isn't among the found.
    void choose(Id<Patient> patient);

    /// By one up or down, telling on_chosen: for keys typed in the search field.
    void move(int by);
    void choose_current();

protected:
    void OnDrawItem(wxDC& dc, const wxRect& rect, std::size_t n) const override;
    void OnDrawBackground(wxDC& dc, const wxRect& rect, std::size_t n) const override;
    wxCoord OnMeasureItem(std::size_t n) const override;

private:
    const app::PatientRow& row(std::size_t n) const { return rows_[found_[n]]; }
    void tell();
    void name_rows();

    const Look& look_;
    std::function<void(Id<Patient>)> on_chosen_;
    std::vector<app::PatientRow> rows_;
    std::vector<std::size_t> found_;
    std::string text_;
    std::unique_ptr<AccessibleTargets> accessible_;
};

/// One row as a picture of that width; 56 high.
chart::Scene patient_row_scene(const app::PatientRow& row, double width, bool chosen, const Look& look);

}  // namespace needlebook::desktop
