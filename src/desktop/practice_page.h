/// The Practice page: side effects, everyone who started, points used, quality of the record, for a period.
#pragma once

#include <wx/panel.h>

#include "desktop/ledger_keeper.h"
#include "desktop/practice_panels.h"

class wxButton;
class wxGauge;
class wxNotebook;

namespace needlebook::desktop {

class PracticePage : public wxPanel {
public:
    PracticePage(wxWindow* parent, PageContext& context, LedgerKeeper& keeper, const PracticeActions& actions);

    /// Shows what is counted by now; asks for counting where nothing is. The keyboard goes to the part in view.
    void show_now();
    /// After the ledger has changed; nothing while the page isn't seen.
    void heard();

    void save_pdf();
    void save_table();

private:
    using Files = std::vector<std::filesystem::path>;
    /// What was written; nothing when it was not to be.
    using Write = std::function<Result<Files>(const std::filesystem::path&)>;

    /// Fails while a day in it can't be read.
    Result<app::Period> period() const;
    app::PracticePart part() const;
    void fill();
    void focus_part();
    void save(const std::string& what, const wxString& kinds, const std::string& ending, const Write& write);
    bool may_replace(const Files& files);

    PageContext& context_;
    LedgerKeeper& keeper_;
    bool filled_ = false;
    // Windows belong to the page; these only look.
    wxStaticText* under_;
    wxChoice* period_;
    wxTextCtrl* from_;
    wxTextCtrl* to_;
    wxButton* pdf_;
    wxButton* csv_;
    wxGauge* gauge_;
    wxNotebook* tabs_;
    wxStaticText* nothing_;  ///< In the place of the tabs, while the book has no session.
    std::vector<PracticePanel*> panels_;
    SideEffectsPanel* effects_;
};

}  // namespace needlebook::desktop
