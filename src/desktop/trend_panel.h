/// The Trend tab: the sentence, the picture under it, the limits of both under that.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include <wx/panel.h>

#include "app/trend_view.h"
#include "chart/trend_range.h"
#include "desktop/page_context.h"
#include "desktop/scene_window.h"

class wxButton;
class wxChoice;
class wxDataViewListCtrl;
class wxSimplebook;
class wxStaticText;
class wxToggleButton;

namespace needlebook::desktop {

class NoticeBar;

class TrendPanel : public wxPanel {
public:
    TrendPanel(wxWindow* parent, PageContext& context);

    /// None: nothing to show (a patient without a complaint).
    void show(std::optional<app::TrendView> view);

    const chart::Scene& scene() const { return chart_->scene(); }
    void show_as_table(bool table);
    bool as_table() const;
    void show_together(bool together);
    void come_closer(double steps);  ///< Fewer days; more below 0.
    void show_all_days();
    std::optional<chart::DayRange> shown_days() const;
    void explain_verdict();  ///< "How this was judged".

    /// The picture as it would be printed, for a file.
    chart::Scene printed(chart::Size size) const;

private:
    chart::TrendSpec spec(chart::Size size) const;
    std::vector<std::string> describe(const chart::SpotId& spot) const;
    void make_chart();
    void show_words();
    void wrap_words();
    chart::TimeScale time_scale() const;
    void show_days(chart::DayRange days);
    void open(const chart::SpotId& spot);

    PageContext& context_;
    std::optional<app::TrendView> view_;
    std::optional<chart::DayRange> days_;  ///< Chosen by wheel, drag or keys; none: as the list of ranges says.
    // Windows belong to the panel; these only look.
    FaceWindow* badge_;
    wxStaticText* sentence_;
    NoticeBar* prompt_;
    wxChoice* range_;
    wxChoice* layout_;
    wxToggleButton* table_button_;
    wxButton* judged_button_;
    wxStaticText* caveats_;
    wxStaticText* outside_;
    wxSimplebook* middle_;
    SceneWindow* chart_;
    wxDataViewListCtrl* table_;
    wxStaticText* limits_;
    std::string sentence_words_;
    std::string limits_words_;
    std::string key_words_;  ///< What bands and lines of the chart mean.
};

}  // namespace needlebook::desktop
