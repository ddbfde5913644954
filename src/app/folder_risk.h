/// Folders in which a book can come to harm: those of other machines, and those that a program copies elsewhere.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace needlebook::app {

enum class FolderRisk {
    network,  ///< Locks and syncs of the disk may not be what they say, or two machines may write at once.
    synced    ///< Another program copies the files one by one: a book without its last writes, or two that go apart.
};

/// Of the folder that `book` is or will be in; none is known for most. Looks at the kind of file system, and for the
/// marks that programs which sync leave in a folder or above it.
std::optional<FolderRisk> folder_risk(const std::filesystem::path& book);

/// What to do about it.
std::string sentence_for(FolderRisk risk);

}  // namespace needlebook::app
