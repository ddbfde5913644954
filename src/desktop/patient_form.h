/// A patient's details as fields: for a new patient and for the Details tab.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <wx/panel.h>

#include "domain/complaint.h"
#include "domain/measure.h"
#include "domain/patient.h"

class wxCheckListBox;
class wxChoice;
class wxFlexGridSizer;
class wxStaticText;
class wxTextCtrl;

namespace needlebook::desktop {

class PatientForm : public wxPanel {
public:
    /// @param with_complaint  Asks for the complaint and its measures too.
    PatientForm(wxWindow* parent, bool with_complaint);

    void show(const Patient& patient);

    /// Whether something else stands in the fields of the patient than was shown.
    bool was_typed_in() const;

    /// `patient` with what is in the fields. Faults stand at their fields, that of the complaint too; nullopt then.
    std::optional<Patient> read(Patient patient, Day today);
    void focus_fault();  ///< The keyboard to the first of them.

    /// What was entered for the complaint; its ids are the caller's to set.
    Complaint complaint(Day today) const;
    std::vector<MeasureKind> measures() const;

    void focus_first();

private:
    void add_complaint();
    wxTextCtrl* add_field(const char* name, const wxString& label);
    /// `field` with room for its fault under it.
    void add_with_fault(const char* name, wxWindow* field);
    void fault(const char* name, const wxString& words);
    void clear_faults();

    std::map<std::string, wxTextCtrl*> fields_;
    std::string first_fault_;                ///< Name of its field.
    std::map<std::string, wxString> shown_;  ///< In the fields at first.
    std::map<std::string, wxStaticText*> faults_;
    wxChoice* kind_ = nullptr;  ///< Nothing is chosen at first: what is offered is taken too easily.
    wxChoice* side_ = nullptr;
    wxCheckListBox* measures_ = nullptr;
    std::vector<MeasureKind> measure_kinds_;
    wxFlexGridSizer* grid_ = nullptr;  ///< The column that fields are being added to.
};

}  // namespace needlebook::desktop
