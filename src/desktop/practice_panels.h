/// The four parts of the Practice page.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <wx/panel.h>

#include "app/practice_tables.h"
#include "desktop/page_context.h"

class wxCheckBox;
class wxChoice;
class wxStaticText;
class wxTextCtrl;

namespace needlebook::desktop {

class PicturePane;
class RowTable;

/// What a row of a table leads to.
struct PracticeActions {
    std::function<void(Id<Patient>)> open_patient;
    std::function<void(const app::RegisterEntry&)> open_event;
};

/// One part: shown for a ledger and a period, cleared with nullptr.
class PracticePanel : public wxPanel {
public:
    using wxPanel::wxPanel;
    void show(const app::PracticeLedger* ledger, const app::Period& period);
    /// The keyboard to what is read first.
    virtual void focus() = 0;

protected:
    virtual void fill() = 0;

    const app::PracticeLedger* ledger_ = nullptr;
    app::Period period_;
};

class SideEffectsPanel : public PracticePanel {
public:
    SideEffectsPanel(wxWindow* parent, PageContext& context, const PracticeActions& actions);

    /// The register as it is filtered now: indices in the ledger's effects.
    std::vector<std::size_t> found() const;
    void focus() override;

private:
    wxWindow* register_page(wxWindow& parent);
    void fill() override;
    void fill_rates();
    void fill_register();
    app::RegisterFilter filter() const;
    std::string cell(std::size_t row, std::size_t column) const;
    void open(std::size_t row);

    PageContext& context_;
    PracticeActions actions_;
    std::vector<app::RegisterRow> rows_;  ///< Of the period, the newest first.
    std::vector<std::size_t> shown_;      ///< Of rows_: those that the filter lets through.
    // Windows belong to the panel; these only look.
    wxChoice* source_;
    wxChoice* unit_;
    wxChoice* kind_;
    wxChoice* severity_;
    wxChoice* from_;
    wxChoice* causality_;
    wxCheckBox* serious_;
    wxCheckBox* open_;
    wxTextCtrl* find_;
    wxStaticText* count_;
    PicturePane* picture_;
    RowTable* table_;
    RowTable* rates_;
    RowTable* published_;
};

class CaseloadPanel : public PracticePanel {
public:
    CaseloadPanel(wxWindow* parent, PageContext& context, const PracticeActions& actions);
    void focus() override;

private:
    void fill() override;

    PageContext& context_;
    PracticeActions actions_;
    std::vector<app::LedgerStarter> starters_;
    // Windows belong to the panel; these only look.
    wxChoice* aim_;
    RowTable* aims_;
    PicturePane* picture_;
    RowTable* places_;
    RowTable* people_;
};

class PointsPanel : public PracticePanel {
public:
    PointsPanel(wxWindow* parent, PageContext& context);
    void focus() override;

private:
    void fill() override;
    void fill_points();

    PageContext& context_;
    std::vector<app::ComplaintPoints> used_;
    // Windows belong to the panel; these only look.
    wxChoice* complaint_;
    wxStaticText* said_;
    RowTable* table_;
};

class RecordsPanel : public PracticePanel {
public:
    RecordsPanel(wxWindow* parent, PageContext& context);
    void focus() override;

private:
    void fill() override;

    std::vector<app::QualityRow> rows_;
    RowTable* table_;  ///< Belongs to the panel.
};

}  // namespace needlebook::desktop
