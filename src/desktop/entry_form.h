/// The middle of the entry page: every question under the other, scrolled with the focus.
#pragma once

#include <functional>
#include <set>
#include <vector>

#include <wx/scrolwin.h>

#include "app/session_form.h"
#include "desktop/paint_kit.h"

class wxBoxSizer;
class wxButton;
class wxCheckBox;
class wxChoice;
class wxFlexGridSizer;
class wxPanel;
class wxStaticText;
class wxTextCtrl;

namespace needlebook::desktop {

class EntryWho;
class NeedleFields;
class PointField;

class EntryForm : public wxScrolledWindow {
public:
    using Act = std::function<void(app::FormEvent)>;

    /// `act` hears of everything that happens, and updates the whole page.
    /// @param patient_types  Turns the scores to the patient.
    EntryForm(wxWindow* parent, const Look& look, app::SessionForm& form, Act act, std::function<void()> patient_types);

    /// Shows what the form holds now.
    void update();
    /// Puts the keyboard where the form is.
    void focus();
    /// To the reason why needles in and out differ, when it is asked for and still missing.
    bool focus_mismatch();
    /// Esc: closes the list of points. False when there was none.
    bool close_list();

private:
    struct TechniqueField {
        TechniqueKind kind;
        wxPanel* row;
        wxTextCtrl* place;
        wxTextCtrl* minutes;
        wxTextCtrl* pieces;
        wxTextCtrl* advice;
    };
    struct ChangeField {
        ChangeKind kind;
        wxTextCtrl* words;
    };

    struct EffectField {
        SideEffectKind kind;
        wxTextCtrl* words;
        wxPanel* serious_row;  ///< Shown where it may well be one.
        wxCheckBox* serious;
    };
    /// What is said of the side effects that are ticked.
    struct EffectFields {
        app::EntryPart question;
        wxPanel* panel;
        std::vector<EffectField> fields;
    };

    EffectFields add_effect_fields(app::EntryPart question);
    void update_effect_fields(EffectFields& shown);
    EffectField effect_field(const EffectFields& shown, SideEffectKind kind);
    void add_arriving();
    void add_giver();
    void add_points();
    void add_leaving();
    void add_after();
    void add_techniques();
    void add_thoughts();
    void add_note();
    void add_more_buttons();
    void open_more(app::EntryPart part);
    void update_more();
    void update_technique_fields();
    TechniqueField technique_field(const Technique& technique);
    void read_technique(const TechniqueField& field);
    void bind_focus(wxWindow* window, app::EntryPart part);
    FaceWindow* add_face(app::EntryPart part, const std::string& name, FaceLayout layout,
                         std::function<void(int)> on_target);
    wxTextCtrl* add_text(wxWindow* parent, const wxString& label, int height, app::EntryPart part,
                         std::function<app::FormEvent(std::string)> set);
    wxPanel* add_reason(const wxString& label, wxTextCtrl*& field, app::EntryPart part,
                        std::function<app::FormEvent(std::string)> set);
    void press_letter(app::EntryPart question, int target);
    void press_change(int target);
    void press_chip(int target);
    void open_needle(const std::optional<Needle>& needle);
    void update_needle();
    void press_caution(int target);
    bool key_on_chips(app::Key key);
    bool press_override(app::Key key);
    void add_minutes();
    void update_change_fields();
    void update_reasons();
    std::vector<FaceWindow*> faces() const;
    void scroll_down_to(const wxWindow& window);

    const Look& look_;
    app::SessionForm& form_;
    Act act_;
    std::function<void()> patient_types_;
    bool all_side_effects_ = false;
    bool all_changes_ = false;
    int chosen_chip_ = 0;
    // Windows belong to their parent; these only look.
    wxBoxSizer* column_;
    EntryWho* who_;
    FaceWindow* since_last_ = nullptr;
    EffectFields since_last_fields_{};
    EffectFields seen_today_fields_{};
    FaceWindow* scores_ = nullptr;
    wxPanel* giver_panel_ = nullptr;
    wxChoice* giver_ = nullptr;
    FaceWindow* extent_ = nullptr;
    FaceWindow* changes_ = nullptr;
    wxPanel* change_panel_ = nullptr;
    std::vector<ChangeField> change_fields_;
    FaceWindow* points_head_ = nullptr;
    PointField* line_ = nullptr;
    FaceWindow* chips_ = nullptr;
    NeedleFields* needle_ = nullptr;
    FaceWindow* cautions_ = nullptr;
    wxPanel* override_panel_ = nullptr;
    wxTextCtrl* override_reason_ = nullptr;
    wxPanel* mismatch_panel_ = nullptr;
    wxTextCtrl* mismatch_reason_ = nullptr;
    FaceWindow* seen_today_ = nullptr;
    FaceWindow* feet_ = nullptr;
    wxPanel* feet_panel_ = nullptr;
    wxTextCtrl* feet_words_ = nullptr;
    FaceWindow* after_ = nullptr;
    FaceWindow* techniques_ = nullptr;
    wxPanel* technique_panel_ = nullptr;
    std::vector<TechniqueField> technique_fields_;
    wxPanel* more_ = nullptr;
    wxButton* arms_ = nullptr;
    wxPanel* thoughts_ = nullptr;
    wxTextCtrl* pattern_ = nullptr;
    wxTextCtrl* tongue_pulse_ = nullptr;
    wxTextCtrl* advice_ = nullptr;
    wxTextCtrl* notes_ = nullptr;
    wxPanel* private_panel_ = nullptr;
    wxTextCtrl* private_note_ = nullptr;
    wxPanel* minutes_panel_ = nullptr;
    wxTextCtrl* minutes_ = nullptr;
    wxButton* copy_note_ = nullptr;
    wxStaticText* note_hint_ = nullptr;
    std::set<app::EntryPart> opened_;  ///< Of the parts that few sessions need.
};

}  // namespace needlebook::desktop
