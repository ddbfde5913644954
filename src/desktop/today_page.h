/// The Today page: what waits for somebody, the most urgent first.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <wx/panel.h>

#include "app/today.h"
#include "desktop/ledger_keeper.h"
#include "desktop/page_context.h"

class wxButton;
class wxGauge;
class wxStaticText;

namespace needlebook::desktop {

class RowTable;

class TodayPage : public wxPanel {
public:
    using Open = std::function<void(const app::TodayItem&)>;

    /// @param backup_words  When the last good backup was made, or that there is none.
    TodayPage(wxWindow* parent, PageContext& context, LedgerKeeper& keeper, Open open,
              std::function<std::string()> backup_words);

    void show_now();
    /// After the ledger has changed; nothing while the page isn't seen.
    void heard();
    const std::vector<app::TodayItem>& items() const { return items_; }

private:
    void fill();
    void show_backup();
    void open_chosen();

    PageContext& context_;
    LedgerKeeper& keeper_;
    Open open_;
    std::function<std::string()> backup_words_;
    bool filled_ = false;
    std::vector<app::TodayItem> items_;
    // Windows belong to the page; these only look.
    wxStaticText* said_;
    std::string backup_said_;
    wxStaticText* backup_;
    wxGauge* gauge_;
    RowTable* table_;
    wxButton* button_;
};

/// "Review overdue"
std::string today_word(app::TodayKind kind);
/// What to do about it.
std::string today_advice(const app::TodayItem& item);

}  // namespace needlebook::desktop
