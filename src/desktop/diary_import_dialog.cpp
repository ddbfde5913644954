/// One row a score.
#include "desktop/diary_import_dialog.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>
#include <wx/button.h>
#include <wx/sizer.h>

#include "app/report_words.h"
#include "base/tongue.h"
#include "desktop/entry_words.h"
#include "desktop/row_table.h"
#include "desktop/text_block.h"
#include "desktop/words.h"

namespace needlebook::desktop {

namespace {

constexpr int text_width = 640;  // DIP

std::string fate_words(app::DiaryFate fate) {
    switch (fate) {
        case app::DiaryFate::home:
            return text_of(_("new"));
        case app::DiaryFate::recalled:
            return text_of(_("new, recalled: drawn, never judged"));
        case app::DiaryFate::known:
            return text_of(_("in the book already"));
        case app::DiaryFate::kept:
            return text_of(_("the book has another score and keeps it"));
    }
    return {};
}

std::string cell_words(const app::DiaryEntry& entry, std::size_t column) {
    switch (column) {
        case 0:
            return long_day(entry.day);
        case 1:
            return with_side(entry.measure.label, entry.measure.side);
        case 2:
            return app::score_words(entry.score);
        case 3:
            return fate_words(entry.fate);
        default:
            return app::complaint_words(entry.complaint);
    }
}

/// Each can have a measure of the same name.
bool of_several_complaints(const std::vector<app::DiaryEntry>& entries) {
    return std::ranges::any_of(
        entries, [&](const app::DiaryEntry& entry) { return entry.complaint.id != entries.front().complaint.id; });
}

}  // namespace

std::string diary_words(const app::DiaryReport& diary) {
    const auto home = diary.taken.size() - diary.recalled;
    auto words = full_name(*diary.patient) + ": " +
                 fmt::format(fmt::runtime(trn("{} new score from home", "{} new scores from home", home)), home);
    if (diary.recalled > 0)
        words += trf(", {} recalled", diary.recalled);
    if (diary.known > 0)
        words += trf(", {} that the book has already", diary.known);
    if (!diary.kept.empty())
        words += trf(", {} for which the book has another score of that day and keeps it", diary.kept.size());
    return words + ".";
}

DiaryImportDialog::DiaryImportDialog(wxWindow* parent, const app::DiaryReport& diary)
    : wxDialog{parent,
               wxID_ANY,
               _("Take in this diary?"),
               wxDefaultPosition,
               wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER} {
    auto* column = new wxBoxSizer{wxVERTICAL};
    const auto row = wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(16));
    column->Add(text_block(this, diary_words(diary), {.width = text_width}), row);
    if (diary.recalled > 0)
        column->Add(text_block(this,
                               text_of(_("Recalled: not answered on the day itself or the day after, or nobody kept "
                                         "when. These are drawn hollow and never judged.")),
                               {.width = text_width}),
                    row);
    std::vector<RowColumn> columns{{text_of(_("Day")), 140},
                                   {text_of(_("Measure")), 130},
                                   {text_of(_("Score")), 70},
                                   {text_of(_("What becomes of it")), 260}};
    if (of_several_complaints(diary.entries))
        columns.push_back({text_of(_("Complaint")), 320});
    auto* table = new RowTable{this, _("Scores of the diary"), columns};
    int width = 40;  // Around the columns.
    for (const auto& one : columns)
        width += one.width;
    table->SetMinSize(FromDIP(wxSize{width, 300}));
    table->show(diary.entries.size(), [entries = diary.entries](std::size_t at, std::size_t cell) {
        return cell_words(entries.at(at), cell);
    });
    column->Add(table, wxSizerFlags{1}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(16)));
    auto* take = new wxButton{this, wxID_OK, _("&Take in")};
    auto* buttons = new wxStdDialogButtonSizer;
    buttons->AddButton(take);
    buttons->AddButton(new wxButton{this, wxID_CANCEL});
    buttons->Realize();
    column->Add(buttons, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(16)));
    SetSizerAndFit(column);
    CentreOnParent();
    take->SetDefault();
    take->SetFocus();
}

}  // namespace needlebook::desktop
