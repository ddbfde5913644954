/// Counts the whole practice while nothing else happens, a stretch at a time, and keeps it up to date.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <wx/event.h>

#include "app/logbook.h"
#include "app/practice_ledger.h"

class wxGauge;

namespace needlebook::desktop {

class LedgerKeeper : public wxEvtHandler {
public:
    /// Called on progress, when everything is there, and after each edit.
    using Changed = std::function<void()>;
    using Trouble = std::function<void(const Error&)>;

    LedgerKeeper(app::Logbook& book, Trouble trouble);
    ~LedgerKeeper() override;

    /// Reads when it hasn't yet, or when the day has changed. Costs nothing where all is there.
    void want();
    /// For a practice in which the list of patients takes its time: reads as want() does when the book keeps no outlines
    /// of most of them yet, so that the next opening finds them.
    void prepare(std::size_t patients);
    /// None until everything is counted.
    const app::PracticeLedger* ledger() const;
    double progress() const;

    void on_change(Changed changed) { changed_.push_back(std::move(changed)); }

    /// For a page that has heard of a change: shows how far the counting is. Whether the page, filled so far or not,
    /// is to be filled now; never while nobody sees it.
    bool is_due(wxWindow& page, wxGauge& gauge, bool& filled) const;

private:
    void on_idle(wxIdleEvent& event);
    void keep(wxIdleEvent& event);
    void heard(const app::Edit& edit);
    void tell();

    app::Logbook& book_;
    Trouble trouble_;
    std::optional<app::PracticeLedger> ledger_;
    std::vector<Changed> changed_;
    bool reading_ = false;
    bool keeps_;  ///< Outlines in the book; not one that is only read, nor after one couldn't be.
    app::Subscription edits_;
};

}  // namespace needlebook::desktop
