/// Looking at a backup beside the book it would replace.
#include "app/restore.h"

#include <system_error>

#include <fmt/format.h>

#include "base/tongue.h"

namespace needlebook::app {

Result<RestoreView> look_before_restoring(const std::filesystem::path& backup, const Secret& passphrase,
                                          const std::filesystem::path& book, const Secret* key) {
    auto look = store::look_into(backup, passphrase);
    if (!look)
        return tl::unexpected(std::move(look.error()));
    RestoreView view;
    view.backup = std::move(*look);
    std::error_code ignored;
    view.occupied = std::filesystem::exists(book, ignored);
    if (!view.occupied)
        return view;
    const auto& opener = key != nullptr ? *key : passphrase;
    if (auto now = store::look_into(book, opener))
        view.now = std::move(*now);
    if (view.now)
        if (const auto relation = store::relation_of({backup, passphrase}, {book, opener}))
            view.relation = *relation;
    return view;
}

std::string sentence_for(const store::Salvaged& told) {
    auto words =
        trf("{} patients and {} sessions came through, {} rows in all.", told.patients, told.sessions, told.rows);
    if (told.writes_lost)
        words += tr(
            " The book was not closed, and the file with its last writes is gone: what was written last is missing.");
    if (told.lost_pages == 0 && told.left_out == 0)
        return words + tr(" Nothing was unreadable.");
    words += trf(
        " {} of the file's {} pages could not be read as they last were; where an older state of one was there, that "
        "was taken.",
        told.lost_pages, told.pages);
    if (told.left_out > 0)
        words += trf(" {} rows were left out: their end, or what they belong to, is gone.", told.left_out);
    if (told.stand_ins > 0)
        words +=
            trf(" {} sessions, patients or others whose own row is gone are there with as much as the rest of the book "
                "tells of them; what is not known is called salvaged.",
                told.stand_ins);
    return words + tr(" Check the new book: what is missing from its history is named.");
}

}  // namespace needlebook::app
