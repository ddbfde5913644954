/// Findings into sentences.
#include "app/finding_words.h"

#include <array>
#include <string_view>

#include <fmt/format.h>

#include "app/edit_json.h"
#include "app/guarded.h"
#include "base/tongue.h"
#include "report/wording.h"

namespace needlebook::app {
namespace {

/// {0}: what it is about, {1}: the detail.
struct Words {
    std::string_view kind;
    std::string_view words;
};

constexpr std::array known{
    Words{"page", tr_noop("Part of the file was changed or damaged: {0}.")},
    Words{"structure", tr_noop("The order within the file is damaged: {0}.")},
    Words{"unreadable", tr_noop("The check of {0} could not go on: {1}.")},
    Words{"writes_lost", tr_noop("The book was not closed once, and what was written after {0} is lost, or part of it; "
                                 "this was noticed at {1}.")},
    Words{"reference", tr_noop("A row of the table {0} refers to something that isn't there ({1}).")},
    Words{"schema_missing", tr_noop("The {1} {0} is missing; it belongs to every book.")},
    Words{"schema_changed", tr_noop("The {1} {0} is not as this release makes it.")},
    Words{"schema_added", tr_noop("The {1} {0} does not belong in a book.")},
    Words{"history_missing", tr_noop("Entry {0} of the history was removed.")},
    Words{"history_changed", tr_noop("Entry {0} of the history was changed after it was written.")},
    Words{"history_order", tr_noop("Entry {0} of the history does not follow the one before it.")},
    Words{"history_tail",
          tr_noop("The history ends at entry {0}, but the book says {1}: its end was cut off, or the count changed.")},
    Words{"payload_changed", tr_noop("The content of entry {0} of the history was changed.")},
    Words{"payload_missing", tr_noop("The content of entry {0} of the history was removed.")},
    Words{"payload_stray", tr_noop("Entry {0} of the history has content that is not its own.")},
    Words{"tombstone_stray", tr_noop("The patient {0} is marked as erased, but nothing in the history erased them.")},
    Words{"record_changed", tr_noop("The {0} is not as the history says it was written ({1}).")},
    Words{"record_unreadable", tr_noop("The {0} holds something that no release writes, and can't be read ({1}).")},
    Words{"record_missing", tr_noop("The {0} was removed; the history says it was written ({1}).")},
    Words{"record_unexplained", tr_noop("The {0} stands in the book, but nothing in the history wrote it.")},
    Words{"outline_changed",
          tr_noop("What is kept ready of the {0} for counting is not what the records say; a check of the open book "
                  "throws it away, and it is made again.")}};

}  // namespace

std::string sentence_for(const store::Finding& finding) {
    for (const auto& one : known)
        if (one.kind == finding.kind)
            return fmt::format(fmt::runtime(tr(one.words)), finding.subject, finding.detail);
    return fmt::format("{}: {} {}", finding.kind, finding.subject, finding.detail);
}

std::string sentence_for(const store::Finding& finding, const store::Book& book) {
    auto named = finding;
    const auto space = finding.subject.find(' ');
    const auto kind = finding.subject.substr(0, space);
    const auto id = space == std::string::npos ? fail(Errc::malformed) : parse_id(finding.subject.substr(space + 1));
    if (id) {
        // What can't be read keeps its number.
        const auto words = guarded([&]() -> std::string {
            const auto code_of = [&](Id<Patient> patient) {
                const auto found = book.patients.find(patient);
                return found ? found->code : to_text(patient);
            };
            if (kind == kind_of<Patient>())
                return trf("patient {}", code_of({*id}));
            const auto session = kind == kind_of<Session>() ? book.sessions.find({*id}) : std::nullopt;
            return session ? trf("session of {} on {}", code_of(session->patient),
                                 report::date_text(day_of(session->starts)))
                           : finding.subject;
        });
        named.subject = words.value_or(finding.subject);
    }
    return sentence_for(named);
}

std::string unclean_words(const store::OpenReport& report) {
    const auto up_to = [](const std::optional<Instant>& entry) {
        return entry ? to_text(*entry).substr(0, 16) + " (UTC)" : std::string{tr("an unknown time")};
    };
    if (report.lost)
        return trf(
            "The book was not closed, and what was written last is lost: its file was gone or can't be read. The last "
            "entry that is here is of {}; this was noticed on {}.",
            up_to(report.lost->last_entry), to_text(report.lost->noticed).substr(0, 10));
    if (!report.unclean_end)
        return {};
    // Whether that is all, nobody can know: the end of a file can be cut off without a trace.
    return trf("The book was not closed the last time. The last entry in it is of {}.", up_to(report.last_entry));
}

}  // namespace needlebook::app
