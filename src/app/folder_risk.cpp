/// statfs, and names.
#include "app/folder_risk.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <system_error>

#include <sys/vfs.h>

#include "base/text.h"
#include "base/tongue.h"

namespace needlebook::app {
namespace {

namespace fs = std::filesystem;

/// f_type of statfs(2): NFS, SMB, SMB2, CIFS, AFS, Coda, Ceph, and FUSE, by which sshfs and clouds are mounted.
constexpr std::array<std::uint32_t, 8> network_kinds{0x6969,     0x517b,     0xfe534d42, 0xff534d42,
                                                     0x5346414f, 0x73757245, 0x00c36400, 0x65735546};

/// Left in the folder by Dropbox, Syncthing, Nextcloud, ownCloud, Seafile, Resilio.
constexpr std::array marks{".dropbox",          ".dropbox.cache", ".stfolder", ".nextcloudsync.log",
                           ".owncloudsync.log", ".seafile-data",  ".sync"};

/// What such folders are called unless somebody changes it.
constexpr std::array<std::string_view, 9> names{"dropbox", "onedrive", "google drive", "nextcloud",   "owncloud",
                                                "pcloud",  "megasync", "seafile",      "icloud drive"};

bool is_network(const fs::path& folder) {
    struct statfs about {};
    if (::statfs(folder.c_str(), &about) != 0)
        return false;
    return std::ranges::find(network_kinds, static_cast<std::uint32_t>(about.f_type)) != network_kinds.end();
}

bool is_synced(const fs::path& folder) {
    std::error_code ignored;
    const auto name = lower_ascii(folder.filename().string());
    if (std::ranges::any_of(names, [&](std::string_view one) {
            return name == one || name.starts_with(std::string{one} + " ") || name.starts_with(std::string{one} + "-");
        }))
        return true;
    return std::ranges::any_of(marks, [&](const char* mark) { return fs::exists(folder / mark, ignored); });
}

}  // namespace

std::optional<FolderRisk> folder_risk(const fs::path& book) {
    std::error_code failed;
    auto folder = fs::weakly_canonical(book, failed).parent_path();
    if (failed)
        return std::nullopt;
    if (is_network(folder))
        return FolderRisk::network;
    for (; folder.has_relative_path(); folder = folder.parent_path())
        if (is_synced(folder))
            return FolderRisk::synced;
    return std::nullopt;
}

std::string sentence_for(FolderRisk risk) {
    switch (risk) {
        case FolderRisk::network:
            return tr(
                "This book lies on another machine or a mounted service. When the connection breaks, or two "
                "machines open it, its last writes can be lost: keep the book on this machine, and its backups "
                "there.");
        case FolderRisk::synced:
            return tr(
                "Another program copies this folder elsewhere. It can copy half of what was written, or put an "
                "older book over a newer one: keep the book outside of it, and its backups inside.");
    }
    return {};
}

}  // namespace needlebook::app
