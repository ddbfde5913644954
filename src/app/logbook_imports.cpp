/// Taking in what comes from elsewhere, and taking a whole import back.
#include <utility>

#include "app/logbook_state.h"

namespace needlebook::app {

Result<void> Logbook::take_in(const Edit& edit, std::string_view source) {
    return nothing(state_->write([&]() -> Result<Edit> {
        auto intake = state_->intake(source, "import");
        for (const auto& revision : edit.revisions)
            intake.take(revision);
        intake.finish();
        return edit;
    }));
}

Result<void> Logbook::take_in(std::string_view source, const Giving& give) {
    return nothing(state_->take_in(source, "import", give));
}

Result<void> Logbook::import(std::string_view source, const Giving& give) {
    return nothing(state_->take_in(source, import_act(state_->ids.next<ImportTaken>()), give));
}

std::optional<ImportTaken> Logbook::undoable_import(const std::optional<UndoScope>& scope) const {
    if (read_only())
        return std::nullopt;
    if (!state_->newest_import) {
        auto found = guarded([&] { return newest_import(state_->book); });
        state_->newest_import = found ? *std::move(found) : std::nullopt;
    }
    const auto& import = *state_->newest_import;
    const auto stack = scope ? state_->stacks.find(*scope) : state_->stacks.end();
    const bool something_newer = import && stack != state_->stacks.end() && !stack->second.done.empty() &&
                                 stack->second.done.back().entry > import->last_row;
    return something_newer ? std::nullopt : import;
}

Result<ImportTaken> Logbook::undo_import(const ImportProgress& progress) {
    const auto import = undoable_import(std::nullopt);
    if (!import)
        return fail(Errc::empty, "import");
    std::vector<TakenRecords> records;
    const auto done = state_->write([&]() -> Result<Edit> {
        records = records_of(state_->book, *import);
        if (const auto changed = changed_since(state_->book, *import, records)) {
            const auto patient = state_->book.patients.find(*changed);
            return fail(Errc::not_allowed, patient ? patient->code : to_text(*changed));
        }
        return state_->take_out(*import, records, progress);
    });
    if (!done)
        return tl::unexpected(done.error());
    state_->newest_import.reset();
    for (const auto& one : records)  // What was undone on them needs what is gone.
        state_->stacks.erase(one.patient);
    if (const auto written = state_->finish_erasing(); !written)
        return tl::unexpected(written.error());
    return *import;
}

}  // namespace needlebook::app
