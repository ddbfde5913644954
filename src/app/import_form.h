/// A file of visits on its way into a book: which of its columns is which, and what would come. Needs no window.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/import.h"
#include "exchange/text_file.h"

namespace needlebook::app {

/// Whether it is a diary that the patient's HTML copy saved.
bool is_diary(const std::filesystem::path& file);

/// A row of the file as it is shown before it is taken in.
struct PreviewRow {
    std::size_t line{};
    std::string wrong;               ///< What keeps it out, each with the column as the file calls it; may be empty.
    std::vector<std::string> cells;  ///< None for the header, and where the file is no CSV.
    bool operator==(const PreviewRow&) const = default;
};

/// Reads a file as its columns are said to be. Needs no book, and the form only for its text: another thread can do it
/// while the columns are changed.
struct ImportReading {
    std::string_view text;
    exchange::ColumnMap map;
    std::optional<exchange::DateOrder> order;
    std::vector<exchange::RejectedCell> unreadable;

    exchange::VisitTable read(Day last_day, const exchange::GoesOn& goes_on) const;
};

class ImportForm {
public:
    /// Reads the file, UTF-16 by its mark, and what is no UTF-8 as Windows-1252, which is a guess. Fails with
    /// Errc::unreadable_file; what is wrong inside is a problem.
    static Result<ImportForm> open(const std::filesystem::path& file);

    exchange::Encoding encoding() const { return encoding_; }

    const std::string& source() const { return source_; }

    /// Why the file is no table at all, if it is none.
    std::optional<exchange::RejectedCell> unreadable() const;

    /// Of the file, in its order, without those that have neither name nor content.
    const std::vector<std::string>& columns() const { return columns_; }
    /// What each is read as; "" is left out.
    const std::vector<std::string>& meanings() const { return meanings_; }
    void set_meaning(std::size_t column, std::string meaning);
    /// What a column can be read as.
    static std::vector<std::string> possible_meanings();

    /// What tells files of this source from others: their columns.
    std::string signature() const;
    /// The meanings and the order of dates in one text, to be remembered for the signature, and back. Text of other
    /// columns is passed over.
    std::string remembered() const;
    void recall(const std::string& remembered);

    /// Whether dates such as 1/3/2026 come day first; none: as the file tells.
    void set_day_first(std::optional<bool> day_first);
    std::optional<bool> is_day_first() const { return day_first_; }

    /// The reading that `check` needs, for whoever doesn't want to wait for it there; `keep` takes what it gave.
    ImportReading reading() const;
    void keep(exchange::VisitTable table) { table_ = std::move(table); }
    /// Whether reading it takes longer than a moment.
    bool is_large() const { return text_.size() > at_once; }

    /// What would come, against the book; writes nothing.
    Result<ImportReport> check(Logbook& book);
    Result<ImportReport> import(Logbook& book, std::function<bool(std::size_t, std::size_t)> progress);

    /// Whether nothing but the order of day and month is in question.
    static bool asks_for_order(const ImportReport& report);
    /// The rows that keep the file out; the first ones when nothing does. At most `most`.
    std::vector<PreviewRow> preview(const ImportReport& report, std::size_t most) const;
    /// The first cells of a column that hold something: "K-17, K-18".
    std::string sample(std::size_t column) const;

private:
    Result<ImportReport> run(Logbook& book, const ImportOptions& options);
    void find_columns();
    std::vector<std::string> cells_of(const csv::Row& row) const;
    std::string column_called(const std::string& meaning) const;

    static constexpr std::size_t at_once = std::size_t{256} << 10U;  // bytes

    std::string source_;
    std::string text_;
    exchange::Encoding encoding_ = exchange::Encoding::utf_8;
    std::vector<exchange::RejectedCell> unreadable_;  ///< At most one.
    std::vector<std::string> columns_;
    std::vector<std::size_t> places_;  ///< Of each in a row of the file.
    std::vector<std::string> meanings_;
    std::vector<csv::Row> first_rows_;
    std::optional<bool> day_first_;
    std::optional<exchange::VisitTable> table_;  ///< As it was read last, with the meanings as they are.
};

}  // namespace needlebook::app
