/// A native list, so that a screen reader and a keyboard find every cell.
#include "desktop/trend_table.h"

#include <map>

#include <fmt/format.h>
#include <wx/intl.h>

#include "desktop/accessible_name.h"
#include "desktop/entry_words.h"
#include "desktop/words.h"
#include "report/wording.h"

namespace needlebook::desktop {

namespace {

struct DayRow {
    std::map<std::size_t, std::string> scores;  ///< By measure.
    std::string session;
    std::string effects;
};

std::string effect_words(const app::SessionMark& session) {
    std::string words;
    for (const auto& effect : session.side_effects)
        words +=
            (words.empty() ? "" : ", ") + side_effect_word(effect.kind) + " (" + severity_word(effect.severity) + ")";
    if (!words.empty())
        return words;
    if (session.side_effects_asked.state() == Answered::none || session.side_effects_seen.state() == Answered::none)
        return text_of(_("asked, none"));
    return text_of(_("not asked"));
}

std::string mark_of(ReadingSource source) {
    switch (source) {
        case ReadingSource::before:
            return {};
        case ReadingSource::home:
            return " " + text_of(_("(home)"));
        case ReadingSource::after:
            return " " + text_of(_("(right after)"));
        case ReadingSource::recalled:
            break;
    }
    return " " + text_of(_("(recalled)"));
}

std::map<Day, DayRow> rows_of(const app::TrendView& view) {
    std::map<Day, DayRow> rows;
    for (std::size_t i = 0; i < view.measures.size(); ++i)
        for (const auto& reading : view.measures[i].readings) {
            auto& cell = rows[reading.day].scores[i];
            cell += (cell.empty() ? "" : ", ") + answer_text(reading.score) + mark_of(reading.source);
        }
    for (const auto& session : view.sessions) {
        auto& row = rows[session.day()];
        row.session = session_kind_word(session.kind);
        if (session.ordinal)
            row.session += fmt::format(" {}", *session.ordinal);
        if (session.status == SessionStatus::draft)
            row.session += ", " + status_word(session.status);
        row.effects = effect_words(session);
    }
    return rows;
}

}  // namespace

std::string answer_text(const Answer<Score>& score) {
    switch (score.state()) {
        case Answered::value:
            return std::to_string(score.value().points());
        case Answered::none:
            return text_of(_("none"));
        case Answered::not_asked:
            return text_of(_("not asked"));
        case Answered::declined:
            break;
    }
    return text_of(_("declined"));
}

std::vector<std::string> session_lines_of(const app::SessionMark& session) {
    std::vector<std::string> lines{report::date_text(session.day()) + ", " + time_of_day_text(session.starts)};
    auto what = session_kind_word(session.kind);
    if (session.ordinal)
        what += fmt::format(" {}", *session.ordinal);
    if (session.needles > 0)
        what += ", " + text_of(wxString::Format(wxPLURAL("%d needle", "%d needles", session.needles), session.needles));
    lines.push_back(what + ", " + status_word(session.status));
    lines.push_back(text_of(_("Side effects")) + ": " + effect_words(session));
    return lines;
}

wxDataViewListCtrl* new_trend_table(wxWindow* parent) {
    auto* table =
        new wxDataViewListCtrl{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_ROW_LINES | wxDV_HORIZ_RULES};
    name_for_readers(*table, _("Trend as a table"));
    return table;
}

void fill_trend_table(wxDataViewListCtrl& table, const std::optional<app::TrendView>& view) {
    table.DeleteAllItems();
    table.ClearColumns();
    if (!view)
        return;
    const auto add_column = [&](const std::string& name, int width) {
        table.AppendTextColumn(shown(name), wxDATAVIEW_CELL_INERT, table.FromDIP(width), wxALIGN_LEFT,
                               wxDATAVIEW_COL_RESIZABLE);
    };
    add_column(text_of(_("Day")), 160);
    for (const auto& measure : view->measures)
        add_column(with_side(measure.measure.label, measure.measure.side), 130);
    add_column(text_of(_("Session")), 150);
    add_column(text_of(_("Side effects")), 240);
    const auto rows = rows_of(*view);
    for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
        wxVector<wxVariant> cells;
        cells.push_back(shown(report::date_text(row->first)));
        for (std::size_t i = 0; i < view->measures.size(); ++i) {
            const auto found = row->second.scores.find(i);
            cells.push_back(found == row->second.scores.end() ? wxString{} : shown(found->second));
        }
        cells.push_back(shown(row->second.session));
        cells.push_back(shown(row->second.effects));
        table.AppendItem(cells);
    }
}

}  // namespace needlebook::desktop
