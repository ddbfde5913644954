/// Between two events of the window a few milliseconds are taken, never more.
#include "desktop/ledger_keeper.h"

#include <chrono>

#include <wx/app.h>
#include <wx/gauge.h>

#include "app/guarded.h"
#include "app/outline_reader.h"

namespace needlebook::desktop {

namespace {

/// Half a frame: a key typed meanwhile waits no longer than that.
constexpr std::chrono::milliseconds a_slice{8};

}  // namespace

LedgerKeeper::LedgerKeeper(app::Logbook& book, Trouble trouble)
    : book_{book}, trouble_{std::move(trouble)}, keeps_{!book.read_only()} {
    wxTheApp->Bind(wxEVT_IDLE, &LedgerKeeper::on_idle, this);
    edits_ = book_.subscribe([this](const app::Edit& edit) { heard(edit); });
}

LedgerKeeper::~LedgerKeeper() { wxTheApp->Unbind(wxEVT_IDLE, &LedgerKeeper::on_idle, this); }

void LedgerKeeper::want() {
    if (ledger_ && ledger_->as_of() == book_.clock().today())
        return;
    ledger_.emplace(book_);
    reading_ = true;
    wxWakeUpIdle();
}

void LedgerKeeper::prepare(std::size_t patients) {
    constexpr std::size_t many = 500;
    if (!keeps_ || ledger_ || patients < many)
        return;
    const auto spares = app::guarded([this] { return app::OutlineReader{book_.book()}.spares_time(); });
    if (spares && !*spares)
        want();
}

const app::PracticeLedger* LedgerKeeper::ledger() const { return ledger_ && ledger_->complete() ? &*ledger_ : nullptr; }

double LedgerKeeper::progress() const { return ledger_ ? ledger_->progress() : 0; }

void LedgerKeeper::on_idle(wxIdleEvent& event) {
    event.Skip();
    if (!reading_)
        return keep(event);
    const auto until = std::chrono::steady_clock::now() + a_slice;
    do {
        const auto done = ledger_->read_on();
        if (!done) {
            reading_ = false;
            ledger_.reset();
            return trouble_(done.error());
        }
        reading_ = !*done;
    } while (reading_ && std::chrono::steady_clock::now() < until);
    tell();
    event.RequestMore();
}

/// What was made anew stays in the book, so that it needn't be the next time.
void LedgerKeeper::keep(wxIdleEvent& event) {
    if (!ledger_ || !keeps_)
        return;
    constexpr std::size_t at_once = 50;
    const auto some = ledger_->take_unkept(at_once);
    if (!some)
        return;
    // The rest must not follow what isn't there. All of it is made again the next time; nothing is lost by that.
    keeps_ = book_.keep_outlines(*some).has_value();
    event.RequestMore();
}

void LedgerKeeper::heard(const app::Edit& edit) {
    if (!ledger_)
        return;
    if (const auto taken = ledger_->take(edit); !taken) {
        ledger_.reset();
        return trouble_(taken.error());
    }
    reading_ = !ledger_->complete();
    wxWakeUpIdle();
    tell();
}

bool LedgerKeeper::is_due(wxWindow& page, wxGauge& gauge, bool& filled) const {
    if (!page.IsShownOnScreen()) {
        filled = false;
        return false;
    }
    gauge.SetValue(static_cast<int>(gauge.GetRange() * progress()));
    if (gauge.IsShown() != (ledger() == nullptr)) {
        gauge.Show(ledger() == nullptr);
        page.Layout();
    }
    return ledger() != nullptr || !filled;
}

void LedgerKeeper::tell() {
    for (const auto& changed : changed_)
        changed();
}

}  // namespace needlebook::desktop
