/// Laying the Trend tab out, and reading the view into it.
#include "desktop/trend_panel.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <wx/button.h>
#include <wx/choice.h>
#include <wx/simplebook.h>
#include <wx/sizer.h>
#include <wx/statline.h>
#include <wx/stattext.h>
#include <wx/tglbtn.h>
#include <wx/wrapsizer.h>

#include "app/report_words.h"
#include "app/trend_picture.h"
#include "app/trend_words.h"
#include "desktop/entry_words.h"
#include "desktop/how_judged_dialog.h"
#include "desktop/notice_bar.h"
#include "desktop/trend_table.h"
#include "desktop/words.h"
#include "report/how_judged.h"
#include "report/wording.h"

namespace needlebook::desktop {

namespace {

enum class Range { all, course, three_months, year };

/// In less height (a window of 760) the key to the marks gives way to the chart.
constexpr int lowest_with_key = 600;

wxArrayString range_words() {
    wxArrayString words;
    words.Add(_("Since first score"));
    words.Add(_("This agreement"));
    words.Add(_("Last 3 months"));
    words.Add(_("Last year"));
    return words;
}

std::optional<Day> range_start(Range range, const app::TrendView& view) {
    switch (range) {
        case Range::all:
            return std::nullopt;
        case Range::course: {
            if (!view.agreement)
                return std::nullopt;
            const auto start = app::day_zero(*view.agreement, view.first_treatment).value_or(view.agreement->agreed_on);
            return start - date::days{84};
        }
        case Range::three_months:
            return view.as_of - date::days{91};
        case Range::year:
            break;
    }
    return view.as_of - date::days{365};
}

/// Everything there is to show.
chart::DayRange all_days(const app::TrendView& view) {
    const auto spec = app::trend_spec(view);
    return {spec.from, spec.to};
}

std::string source_words(ReadingSource source) {
    switch (source) {
        case ReadingSource::before:
            return text_of(_("before needling"));
        case ReadingSource::home:
            return text_of(_("at home"));
        case ReadingSource::after:
            return text_of(_("right after needling, not judged"));
        case ReadingSource::recalled:
            break;
    }
    return text_of(_("recalled, not judged"));
}

Face badge_face(const std::optional<app::TrendView>& view, const FaceRoom& room) {
    Face face;
    const auto* primary = view ? view->primary() : nullptr;
    const auto standing = primary != nullptr ? primary->standing : app::Standing{};
    face.scene = chart::badge(app::shape_of(standing), std::string{app::label_words(standing)},
                              room.look.text(chart::Weight::semibold), room.look.meter());
    face.scene.background = chart::Ink::window;
    return face;
}

}  // namespace

TrendPanel::TrendPanel(wxWindow* parent, PageContext& context) : wxPanel{parent}, context_{context} {
    badge_ = new FaceWindow{this,
                            context_.look,
                            text_of(_("State")),
                            [this](const FaceRoom& room) { return badge_face(view_, room); },
                            {.on_target = {}, .on_key = {}, .on_focus = {}, .takes_focus = false}};
    sentence_ = new wxStaticText{this, wxID_ANY, wxString{}};
    sentence_->SetFont(sentence_->GetFont().Scaled(1.1F));
    prompt_ = new NoticeBar{this, context_.look};
    range_ = new wxChoice{this, wxID_ANY, wxDefaultPosition, wxDefaultSize, range_words()};
    range_->SetSelection(0);
    wxArrayString layouts;
    layouts.Add(_("Under each other"));
    layouts.Add(_("Together"));
    layout_ = new wxChoice{this, wxID_ANY, wxDefaultPosition, wxDefaultSize, layouts};
    layout_->SetSelection(0);
    table_button_ = new wxToggleButton{this, wxID_ANY, _("As &table")};
    judged_button_ = new wxButton{this, wxID_ANY, _("How this was &judged…")};
    caveats_ = new wxStaticText{this, wxID_ANY, wxString{}};
    outside_ = new wxStaticText{this, wxID_ANY, wxString{}, wxDefaultPosition, wxDefaultSize, wxALIGN_RIGHT};
    middle_ = new wxSimplebook{this};
    make_chart();
    table_ = new_trend_table(middle_);
    middle_->AddPage(chart_, _("Chart"));
    middle_->AddPage(table_, _("Table"));
    limits_ = new wxStaticText{this, wxID_ANY, wxString{}};
    limits_->SetFont(limits_->GetFont().Scaled(0.9F));

    auto* top = new wxBoxSizer{wxHORIZONTAL};
    top->Add(badge_, wxSizerFlags{}.Border(wxRIGHT, FromDIP(16)));
    top->Add(sentence_, wxSizerFlags{1});
    auto* bar = new wxWrapSizer{wxHORIZONTAL};  // In a small window the last goes below.
    const auto item = wxSizerFlags{}.CentreVertical().Border(wxRIGHT, FromDIP(8));
    bar->Add(range_, item);
    bar->Add(layout_, item);
    bar->Add(table_button_, item);
    bar->Add(judged_button_, item);
    bar->Add(caveats_, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(8)));
    bar->Add(outside_, wxSizerFlags{}.CentreVertical());
    auto* column = new wxBoxSizer{wxVERTICAL};
    const auto side = wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(16));
    column->Add(top, side);
    column->Add(prompt_, side);
    column->Add(bar, side);
    column->Add(middle_, wxSizerFlags{1}.Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
    column->Add(limits_, wxSizerFlags{}.Expand().Border(wxALL, FromDIP(16)));
    SetSizer(column);

    range_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
        days_.reset();
        show_words();
    });
    layout_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { chart_->update(); });
    table_button_->Bind(wxEVT_TOGGLEBUTTON, [this](wxCommandEvent& event) { show_as_table(event.IsChecked()); });
    judged_button_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { explain_verdict(); });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        wrap_words();
        event.Skip();
    });
}

void TrendPanel::make_chart() {
    chart_ = new SceneWindow{
        middle_,
        context_.look,
        text_of(_("Trend")),
        [this](chart::Size size) {
            return view_ ? chart::trend(spec(size), size, context_.look.meter()) : chart::Scene{size, {}};
        },
        [this](const chart::SpotId& spot) { return describe(spot); },
        [this](const chart::SpotId& spot) { open(spot); }};
    constexpr double step = 0.8;
    chart_->travel_by(
        {.zoom =
             [this](double x, double steps) {
                 if (!view_)
                     return;
                 const auto scale = time_scale();
                 show_days(chart::zoomed(scale.range, scale.day_at(x), std::pow(step, steps), all_days(*view_)));
             },
         .drag =
             [this](double x) {
                 if (!view_)
                     return;
                 const auto scale = time_scale();
                 show_days(chart::moved(scale.range, -scale.days_across(x), all_days(*view_)));
             },
         .turn =
             [this](int pages) {
                 if (!view_)
                     return;
                 const auto range = time_scale().range;
                 const int half = std::max(1, days_between(range.from, range.to) / 2);
                 show_days(chart::moved(range, pages * half, all_days(*view_)));
             },
         .all = [this] { show_all_days(); }});
}

void TrendPanel::open(const chart::SpotId& spot) {
    if (spot.kind == chart::SpotKind::session || spot.kind == chart::SpotKind::side_effect)
        return context_.show_session({spot.record});
    if (spot.kind != chart::SpotKind::score && spot.kind != chart::SpotKind::missing)
        return;
    for (const auto& measure : view_->measures)
        for (const auto& reading : measure.readings)
            if (reading.id.value == spot.record && reading.session)
                return context_.show_session(*reading.session);
}

chart::TimeScale TrendPanel::time_scale() const {
    const auto size = chart_->scene().size;
    return chart::time_scale(spec(size), size, context_.look.meter());
}

void TrendPanel::show_days(chart::DayRange days) {
    days_ = days;
    range_->SetSelection(wxNOT_FOUND);
    show_words();
}

void TrendPanel::come_closer(double steps) {
    if (!view_)
        return;
    const auto range = time_scale().range;
    const auto middle = range.from + date::days{days_between(range.from, range.to) / 2};
    constexpr double step = 0.6;
    show_days(chart::zoomed(range, middle, std::pow(step, steps), all_days(*view_)));
}

void TrendPanel::show_all_days() {
    days_.reset();
    range_->SetSelection(0);
    show_words();
}

std::optional<chart::DayRange> TrendPanel::shown_days() const {
    return view_ ? std::optional{time_scale().range} : std::nullopt;
}

void TrendPanel::show(std::optional<app::TrendView> view) {
    const bool another = !view || !view_ || view->complaint.id != view_->complaint.id;
    view_ = std::move(view);
    if (another && days_) {
        days_.reset();
        range_->SetSelection(0);
    }
    show_words();
    fill_trend_table(*table_, view_);
}

chart::TrendSpec TrendPanel::spec(chart::Size size) const {
    app::PictureOptions options;
    if (days_) {
        options.from = days_->from;
        options.to = days_->to;
    } else {
        options.from = range_start(static_cast<Range>(range_->GetSelection()), *view_);
    }
    auto spec = app::trend_spec(*view_, options);
    spec.layout = layout_->GetSelection() == 1 ? chart::TrendLayout::together : chart::TrendLayout::under_each_other;
    spec.body = context_.look.body;
    spec.low = size.height < 420;
    spec.weeks = spec.weeks && !spec.low;
    return spec;
}

chart::Scene TrendPanel::printed(chart::Size size) const {
    return view_ ? chart::trend(spec(size), size, context_.look.meter()) : chart::Scene{size, {}};
}

void TrendPanel::show_words() {
    const auto* primary = view_ ? view_->primary() : nullptr;
    const auto facts = primary != nullptr ? app::facts_of(*view_, *primary) : std::nullopt;
    prompt_->dismiss();
    sentence_words_.clear();
    std::string chips;
    if (facts) {
        sentence_words_ = typeset(report::practitioner_sentence(*facts).text());
        for (const auto& caveat : report::caveats(*facts))
            chips += (chips.empty() ? "" : " · ") + caveat;
        const auto mixed = report::mixed_prompt(*facts);
        const auto check_in = report::check_in_prompt(*facts);
        if (mixed || check_in)
            prompt_->say(typeset(mixed.value_or(check_in.value_or(""))), mixed && check_in ? typeset(*check_in) : "");
    } else if (view_ && view_->agreement) {
        sentence_words_ = text_of(_("Agreed: comfort only. Scores are kept and shown; nothing is judged."));
    } else if (view_) {
        sentence_words_ = text_of(
            _("Nothing is agreed yet, so nothing is judged. Agree on what treatment is for with “New agreement…”."));
    }
    caveats_->SetLabel(shown(chips));
    judged_button_->Enable(facts.has_value());
    badge_->update();
    const auto badge = badge_->face().scene.size;
    badge_->SetMinSize(FromDIP(wxSize{static_cast<int>(badge.width) + 1, static_cast<int>(badge.height) + 1}));
    chart_->update();
    limits_words_ = report::patient_footer();
    key_words_ =
        text_of(_("Grey band: usual ups and downs around the average at the start. Short thick lines: the "
                  "two averages that are compared. Dotted beside the agreed line: how unsure it is, since the "
                  "start is an average of a few scores. The wheel, + and − choose how many days are shown; dragging "
                  "moves them."));
    if (view_) {
        const auto shown_spec = spec({1000, 600});
        const auto days = chart::days_shown(shown_spec);
        outside_->SetLabel(days.inside == days.all
                               ? wxString::Format(_("all %d days with scores are shown"), days.all)
                               : wxString::Format(_("%d of %d days with scores lie outside this range"),
                                                  days.all - days.inside, days.all));
        if (chart::drawn_in_columns(shown_spec))
            key_words_ += " " + text_of(_("So many scores are drawn as columns from lowest to highest."));
    }
    wrap_words();
    Layout();
}

void TrendPanel::wrap_words() {
    const int width = GetClientSize().GetWidth();
    if (width < 100)
        return;
    sentence_->SetLabel(shown(sentence_words_));
    sentence_->Wrap(std::min(width - badge_->GetMinSize().GetWidth() - FromDIP(56), FromDIP(900)));
    // The key to the marks gives way to the chart, never what the chart can't show.
    const bool low = GetClientSize().GetHeight() < FromDIP(lowest_with_key);
    limits_->SetLabel(shown(low ? limits_words_ : limits_words_ + " " + key_words_));
    limits_->SetToolTip(low ? shown(key_words_) : wxString{});
    limits_->Wrap(width - FromDIP(32));
}

std::vector<std::string> TrendPanel::describe(const chart::SpotId& spot) const {
    if (!view_)
        return {};
    if (spot.kind == chart::SpotKind::score || spot.kind == chart::SpotKind::missing) {
        for (const auto& measure : view_->measures)
            for (const auto& reading : measure.readings)
                if (reading.id.value == spot.record)
                    return {report::date_text(reading.day) + ", " + source_words(reading.source),
                            measure.measure.label + ": " + answer_text(reading.score)};
    }
    for (const auto& session : view_->sessions)
        if (session.id.value == spot.record)
            return session_lines_of(session);
    for (const auto& change : view_->changes)
        if (change.id.value == spot.record)
            return {report::date_text(change.started_on), app::change_words(change)};
    for (const auto& examination : view_->examinations)
        if (examination.id.value == spot.record)
            return {report::date_text(examination.day), app::examination_words(examination)};
    return {};
}

void TrendPanel::show_as_table(bool table) {
    table_button_->SetValue(table);
    middle_->ChangeSelection(table ? 1 : 0);
    if (table)
        table_->SetFocus();
    else
        chart_->SetFocus();
}

bool TrendPanel::as_table() const { return table_button_->GetValue(); }

void TrendPanel::show_together(bool together) {
    layout_->SetSelection(together ? 1 : 0);
    chart_->update();
}

void TrendPanel::explain_verdict() {
    const auto* primary = view_ ? view_->primary() : nullptr;
    const auto facts = primary != nullptr ? app::facts_of(*view_, *primary) : std::nullopt;
    if (!facts)
        return;
    auto rows = report::how_judged(*facts, primary->entries, primary->measure.kind);
    for (auto& row : rows) {
        row.value = typeset(row.value);
        row.note = typeset(row.note);
    }
    HowJudgedDialog dialog{this, primary->measure.label, sentence_words_, rows};
    dialog.ShowModal();
}

}  // namespace needlebook::desktop
