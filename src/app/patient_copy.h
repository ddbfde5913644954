/// The patient's own copy: a book of their own, or one HTML file, and the diary that comes back.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/secret.h"
#include "chart/scene.h"
#include "domain/patient.h"
#include "domain/reading.h"
#include "exchange/patient_record.h"
#include "exchange/refusal.h"

namespace needlebook::app {

class Logbook;

/// What may leave in a copy: the sessions that count, none that is unsigned, void or amended since, nor why; no private
/// notes, no history of the practice, no note of the practice about the patient, the end of a course or what it does
/// with the record; no names of files.
exchange::PatientRecord for_the_patient(exchange::PatientRecord record);

/// A book of kind patient_copy with that patient alone, with a passphrase and a history of its own. Fails with
/// Errc::not_found ("patient") and as Logbook::create does.
Result<void> make_patient_copy(const Logbook& book, std::string_view code, const std::filesystem::path& file,
                               const Secret& passphrase);

/// One HTML file that needs no other and no network: agreement, words, chart and table of each complaint whose course
/// is open (the first, if none is), and a diary to fill in. Fails with Errc::not_found ("patient", or "complaint" when
/// the patient has none).
Result<std::string> patient_copy_html(const Logbook& book, std::string_view code, const chart::TextMeter& meter);

/// What becomes of a score of a diary.
enum class DiaryFate {
    home,      ///< New in the book.
    recalled,  ///< New, but not answered on its day or the day after: drawn, never judged.
    known,     ///< The same score stands there already.
    kept       ///< The book has another score of that day, and keeps it.
};

struct DiaryEntry {
    Complaint complaint;
    Measure measure;
    Day day{};
    Answer<Score> score;
    DiaryFate fate{};
};

/// What a diary would bring, and what becomes of each score.
struct DiaryReport {
    std::optional<Patient> patient;
    std::vector<DiaryEntry> entries;               ///< Every score, in the order of the diary; of no use when rejected.
    std::vector<Reading> taken;                    ///< New in the book: from home, or recalled.
    std::size_t recalled = 0;                      ///< How many of them are.
    std::size_t known = 0;                         ///< The same score stands there already.
    std::vector<exchange::RejectedCell> kept;      ///< The book has another score of that day, and keeps it.
    std::vector<exchange::RejectedCell> rejected;  ///< Not empty: nothing was written.
};

struct DiaryOptions {
    bool dry_run = false;
    Secret passphrase;  ///< Of a patient's copy; an HTML diary has none.
};

/// Home scores of a diary file (.json) or of a patient's copy (.needlebook) into the book that the copy was made from,
/// one act that can be undone on the patient's page. Each carries the file's name. Nothing is overwritten; what was
/// answered later than the day after comes in as recalled (exchange/diary_json.h). Fails with what opening the copy and
/// writing the book fail with.
Result<DiaryReport> import_diary(Logbook& book, const std::filesystem::path& file, const DiaryOptions& options);

}  // namespace needlebook::app
