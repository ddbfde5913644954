/// Cells and records as https://www.sqlite.org/fileformat2.html has them. Nothing is trusted: the bytes of a page
/// are as they were written, but by whom nobody knows.
#include "store/tree_page.h"

#include <algorithm>
#include <bit>

#include "store/cipher_page.h"

namespace needlebook::store {
namespace {

constexpr std::size_t first_header = 100;  ///< Bytes of the file's own header in page 1.

/// Reads forward; past the end everything is 0, and `ok` falls.
class Reader {
public:
    Reader(std::string_view bytes, std::size_t at) : bytes_{bytes}, at_{at} {}

    bool ok() const { return ok_; }
    std::size_t at() const { return at_; }

    std::uint64_t number(std::size_t size) {
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < size; ++i)
            value = (value << 8U) | byte();
        return value;
    }

    std::uint64_t varint() {
        std::uint64_t value = 0;
        for (int i = 0; i < 8; ++i) {
            const auto next = byte();
            value = (value << 7U) | (next & 0x7fU);
            if ((next & 0x80U) == 0)
                return value;
        }
        return (value << 8U) | byte();
    }

    std::string_view take(std::uint64_t size) {
        if (at_ > bytes_.size() || size > bytes_.size() - at_) {
            ok_ = false;
            return {};
        }
        const auto taken = bytes_.substr(at_, static_cast<std::size_t>(size));
        at_ += taken.size();
        return taken;
    }

private:
    unsigned byte() {
        if (at_ >= bytes_.size()) {
            ok_ = false;
            return 0;
        }
        return static_cast<unsigned char>(bytes_[at_++]);
    }

    std::string_view bytes_;
    std::size_t at_;
    bool ok_ = true;
};

std::optional<TreeKind> kind_of(unsigned char flag) {
    switch (flag) {
        case 0x0d:
            return TreeKind::table_leaf;
        case 0x05:
            return TreeKind::table_interior;
        case 0x0a:
            return TreeKind::index_leaf;
        case 0x02:
            return TreeKind::index_interior;
        default:
            return std::nullopt;
    }
}

/// How much of a record of `size` bytes stands in its page.
std::uint64_t local_size(std::uint64_t size, bool table) {
    constexpr std::uint64_t usable = page_usable;
    constexpr auto least = (usable - 12) * 32 / 255 - 23;
    const auto most = table ? usable - 35 : (usable - 12) * 64 / 255 - 23;
    if (size <= most)
        return size;
    const auto wanted = least + (size - least) % (usable - 4);
    return wanted <= most ? wanted : least;
}

void read_cell(TreePage& page, Reader cell) {
    const bool interior = page.kind == TreeKind::table_interior || page.kind == TreeKind::index_interior;
    const bool table = page.kind == TreeKind::table_interior || page.kind == TreeKind::table_leaf;
    if (interior) {
        const auto child = static_cast<std::uint32_t>(cell.number(4));
        if (!cell.ok())
            return;
        page.children.push_back(child);
        if (table)
            return;
    }
    TreeCell read;
    read.size = cell.varint();
    if (table)
        read.rowid = static_cast<std::int64_t>(cell.varint());
    read.local = std::string{cell.take(local_size(read.size, table))};
    if (read.local.size() < read.size)
        read.overflow = static_cast<std::uint32_t>(cell.number(4));
    if (cell.ok())
        page.cells.push_back(std::move(read));
}

/// How many bytes a value of that type takes in the record.
std::uint64_t value_size(std::uint64_t type) {
    constexpr std::array<std::uint64_t, 12> small{0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0};
    return type < small.size() ? small.at(static_cast<std::size_t>(type)) : (type - 12) / 2;
}

Value value_of(std::uint64_t type, std::string_view bytes) {
    if (type == 0)
        return {};
    if (type == 8 || type == 9)
        return static_cast<std::int64_t>(type - 8);
    if (type == 7)
        return std::bit_cast<double>(Reader{bytes, 0}.number(8));
    if (type < 7) {
        // The first bit is the sign of all that are not there.
        const auto empty = static_cast<unsigned>(64 - 8 * bytes.size());
        return static_cast<std::int64_t>(Reader{bytes, 0}.number(bytes.size()) << empty) >> empty;
    }
    if (type % 2 == 1)
        return std::string{bytes};
    return Bytes{bytes.begin(), bytes.end()};
}

}  // namespace

std::optional<TreePage> read_tree_page(std::string_view bytes, std::uint32_t number) {
    const std::size_t start = number == 1 ? first_header : 0;
    if (bytes.size() < page_usable)
        return std::nullopt;
    const auto usable = bytes.substr(0, page_usable);
    const auto kind = kind_of(static_cast<unsigned char>(usable[start]));
    if (!kind)
        return std::nullopt;
    TreePage page{*kind, {}, {}};
    const bool interior = *kind == TreeKind::table_interior || *kind == TreeKind::index_interior;
    const auto cells = Reader{usable, start + 3}.number(2);
    Reader pointers{usable, start + (interior ? 12U : 8U)};
    for (std::uint64_t i = 0; i < cells && pointers.ok(); ++i) {
        const auto at = static_cast<std::size_t>(pointers.number(2));
        if (pointers.ok() && at > start)
            read_cell(page, Reader{usable, at});
    }
    if (interior)
        page.children.push_back(static_cast<std::uint32_t>(Reader{usable, start + 8}.number(4)));
    return page;
}

std::vector<Value> read_record(std::string_view bytes) {
    Reader header{bytes, 0};
    const auto header_size = header.varint();
    std::vector<Value> values;
    if (!header.ok() || header_size > bytes.size())
        return values;
    Reader body{bytes, static_cast<std::size_t>(header_size)};
    while (header.at() < header_size) {
        const auto type = header.varint();
        if (!header.ok() || type == 10 || type == 11)
            break;
        const auto value = body.take(value_size(type));
        if (!body.ok())
            break;
        values.push_back(value_of(type, value));
    }
    return values;
}

}  // namespace needlebook::store
