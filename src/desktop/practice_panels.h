/// The four parts of the Practice page.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <wx/panel.h>

#include "app/practice_papers.h"
#include "desktop/page_context.h"

class wxCheckBox;
class wxChoice;
class wxButton;
class wxStaticText;

namespace needlebook::desktop {

class PicturePane;
class RowTable;

/// What a row of a table leads to.
struct PracticeActions {
    std::function<void(Id<Patient>)> open_patient;
    std::function<void(Id<Patient>, Id<Session>)> open_session;
    std::function<void(const app::RegisterEntry&)> open_event;  ///< A serious one, with its form.
};

/// One part: shown for a ledger and a period, cleared with nullptr.
class PracticePanel : public wxPanel {
public:
    using wxPanel::wxPanel;
    void show(const app::PracticeLedger* ledger, const app::Period& period);

protected:
    virtual void fill() = 0;

    const app::PracticeLedger* ledger_ = nullptr;
    app::Period period_;
};

class SideEffectsPanel : public PracticePanel {
public:
    SideEffectsPanel(wxWindow* parent, PageContext& context, const PracticeActions& actions);

    /// The register as it is filtered now.
    const std::vector<std::size_t>& found() const { return found_; }

private:
    void fill() override;
    void fill_picture();
    void fill_register();
    app::RegisterFilter filter() const;
    const app::RegisterEntry* entry(std::size_t row);
    std::string cell(std::size_t row, std::size_t column);
    void open(std::size_t row);

    PageContext& context_;
    PracticeActions actions_;
    std::vector<std::size_t> found_;
    std::vector<std::optional<app::RegisterEntry>> entries_;
    // Windows belong to the panel; these only look.
    wxChoice* source_;
    wxChoice* unit_;
    wxChoice* kind_;
    wxChoice* severity_;
    wxCheckBox* serious_;
    wxCheckBox* open_;
    wxStaticText* count_;
    PicturePane* picture_;
    RowTable* table_;
};

class CaseloadPanel : public PracticePanel {
public:
    CaseloadPanel(wxWindow* parent, PageContext& context, const PracticeActions& actions);

private:
    void fill() override;
    std::string place_cell(std::size_t row, std::size_t column) const;
    std::string person_cell(std::size_t row, std::size_t column);

    PageContext& context_;
    PracticeActions actions_;
    outcome::Caseload caseload_;
    std::vector<app::LedgerStarter> starters_;
    std::vector<std::optional<std::string>> codes_;
    // Windows belong to the panel; these only look.
    wxChoice* aim_;
    PicturePane* picture_;
    RowTable* places_;
    RowTable* people_;
};

class PointsPanel : public PracticePanel {
public:
    PointsPanel(wxWindow* parent, PageContext& context);

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

private:
    void fill() override;

    std::vector<app::QualityRow> rows_;
    RowTable* table_;  ///< Belongs to the panel.
};

}  // namespace needlebook::desktop
