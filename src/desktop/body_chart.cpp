/// Bar, body and list of the body chart.
#include "desktop/body_chart.h"

#include <algorithm>
#include <set>

#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/dataview.h>
#include <wx/intl.h>
#include <wx/sizer.h>
#include <wx/srchctrl.h>
#include <wx/stattext.h>
#include <wx/tglbtn.h>
#include <wx/wrapsizer.h>

#include "app/session_form.h"
#include "base/text.h"
#include "base/tongue.h"
#include "desktop/accessible_name.h"
#include "desktop/body_chart_canvas.h"
#include "desktop/body_chart_words.h"
#include "desktop/entry_words.h"
#include "domain/point_line.h"
#include "domain/point_place.h"

namespace needlebook::desktop {

using chart::BodyState;
using chart::Ink;

namespace {

constexpr int list_width = 376;
constexpr std::size_t most_found = 409;

std::vector<int> chosen_sites(const needlebook::Needle& needle, PointCode code) {
    std::vector<int> sites;
    const auto& point = points().at(code);
    if (!needle.sites.empty())
        for (const auto label : split(needle.sites, ','))
            if (const auto site = site_from(code, label, point.sites))
                sites.push_back(*site);
    return sites;
}

/// How each kind of point is drawn, in words.
Face key_face(const FaceRoom& room) {
    const std::vector<std::pair<chart::BodyStanding, std::string>> rows{
        {{}, text_of(_("a point, not taken"))},
        {{BodyState::taken, false, false}, text_of(_("taken"))},
        {{BodyState::proposed, false, false}, text_of(_("proposed from last time, not taken"))},
        {{BodyState::taken, true, false}, text_of(_("taken, with a caution to decide"))},
        {{{}, false, true}, text_of(_("matches what is typed"))}};
    Face face;
    face.scene.background = Ink::window;
    face.scene.size.width = room.width;
    double y = add_heading(face.scene, 16, text_of(_("How a point is drawn")), {}, room.look);
    for (const auto& [standing, words] : rows) {
        const chart::Box row{48, y, room.width, y + 26};
        add(face.scene, chart::body_mark({28, y + 13}, standing));
        face.scene.marks.emplace_back(beside(row.left, row, words, room.look.text(), Ink::ink, room.look));
        y += 26;
    }
    const std::vector<std::string> hints{text_of(_("Arrow keys walk the points, Enter needles.")),
                                         text_of(_("L, R, B set the side, Delete takes out.")),
                                         text_of(utf8_words("+ and − zoom, Shift and arrows move."))};
    y += 6;
    for (const auto& hint : hints) {
        const chart::Box row{16, y, room.width, y + 20};
        face.scene.marks.emplace_back(beside(row.left, row, hint, room.look.caption(), Ink::ink_2, room.look));
        y += 20;
    }
    face.scene.size.height = y + 8;
    return face;
}

}  // namespace

BodyContents body_contents(const app::SessionForm& form) {
    BodyContents contents;
    for (const auto& chip : form.chips()) {
        const auto code = app::code_of(chip.needle);
        const bool taken = chip.kind == app::PointChip::Kind::taken;
        if (!code || (!taken && chip.kind != app::PointChip::Kind::proposed))
            continue;
        contents.marks.push_back({*code, chip.needle.side, chosen_sites(chip.needle, *code),
                                  taken ? BodyState::taken : BodyState::proposed, chip.caution});
    }
    for (const auto& extent : form.entry().extents)
        if (extent.level)
            contents.numbness.push_back({extent.limb, extent.side, *extent.level});
    for (const auto& notice : form.cautions())
        if (!notice.is_decided())
            for (const auto subject : split(notice.subject, ' '))
                if (const auto code = PointCode::from(subject))
                    contents.cautions.emplace_back(*code, tr(notice.caution.advice));
    return contents;
}

chart::BodyPage page_for(const BodyContents& contents) {
    const auto shows = [](const chart::BodyPanel& panel, PointCode code) {
        return std::ranges::any_of(places_in(panel.view), [&](const PointPlace& place) {
            return place.code == code && place.x >= panel.part.left && place.x <= panel.part.right &&
                   place.y >= panel.part.top && place.y <= panel.part.bottom;
        });
    };
    auto best = chart::BodyPage::legs_inside;
    std::ptrdiff_t most = 0;
    for (const auto& choice : body_choices()) {
        const auto panels = chart::panels_of(choice.page, choice.limb);
        const auto count = std::ranges::count_if(contents.marks, [&](const chart::BodyMark& mark) {
            return std::ranges::any_of(panels, [&](const auto& panel) { return shows(panel, mark.code); });
        });
        if (count > most) {
            most = count;
            best = choice.page;
        }
    }
    return best;
}

BodyChart::BodyChart(wxWindow* parent, const Look& look, Kind kind, Actions actions)
    : wxPanel{parent}, look_{look}, kind_{kind}, actions_{std::move(actions)} {
    SetName(_("Body chart and its bar"));
    auto* column = new wxBoxSizer{wxVERTICAL};
    add_bar(*column);
    canvas_ = new BodyCanvas{this, look_, {actions_.on_needle, actions_.on_numbness}};
    if (kind_ == Kind::column) {
        column->Add(canvas_, wxSizerFlags{1}.Expand());
    } else {
        auto* row = new wxBoxSizer{wxHORIZONTAL};
        row->Add(canvas_, wxSizerFlags{1}.Expand());
        add_list(*row);
        column->Add(row, wxSizerFlags{1}.Expand());
    }
    SetSizer(column);
    // Which points are in the pictures is known once they have a size.
    canvas_->Bind(wxEVT_SIZE, [this, before = wxSize{}](wxSizeEvent& event) mutable {
        event.Skip();
        // Listing lays out anew, which sends the same size again.
        if (event.GetSize() == before)
            return;
        before = event.GetSize();
        CallAfter([this] { list_points(); });
    });
    show_page(kind_ == Kind::column ? chart::BodyPage::legs_inside : chart::BodyPage::legs, Side::left);
}

void BodyChart::add_bar(wxBoxSizer& column) {
    // Beside the form there may be no room for both in one row.
    auto* bar = kind_ == Kind::page ? new wxBoxSizer{wxHORIZONTAL} : new wxWrapSizer{wxHORIZONTAL, 0};
    wxArrayString words;
    for (const auto& choice : body_choices())
        words.Add(wxString::FromUTF8(body_choice_word(choice)));
    choice_ = new wxChoice{this, wxID_ANY, wxDefaultPosition, wxDefaultSize, words};
    name_for_readers(*choice_, _("Which picture"));
    choice_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { choose(); });
    const int gap = FromDIP(12);
    bar->Add(choice_, wxSizerFlags{}.CentreVertical().Border(kind_ == Kind::page ? wxALL : wxALL & ~wxRIGHT, gap));
    if (kind_ == Kind::page) {
        search_ = new wxSearchCtrl{this, wxID_ANY, {}, wxDefaultPosition, FromDIP(wxSize{280, 32})};
        search_->SetDescriptiveText(_("Find a point"));
        name_for_readers(*search_, _("Find a point"));
        search_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { find(); });
        bar->Add(search_, wxSizerFlags{}.CentreVertical());
        numbness_ = new wxCheckBox{this, wxID_ANY, _("Numb up to here")};
        numbness_->SetValue(true);
        numbness_->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) {
            canvas_->show(contents_, numbness_->GetValue());
            // What is drawn has to be seen.
            draw_->Enable(numbness_->GetValue());
            draw_->SetValue(draw_->GetValue() && numbness_->GetValue());
            canvas_->draw_numbness(draw_->GetValue());
        });
        bar->Add(numbness_, wxSizerFlags{}.CentreVertical().Border(wxLEFT, FromDIP(24)));
    }
    // Beside the form there is room for one word.
    draw_ = new wxToggleButton{this, wxID_ANY, kind_ == Kind::page ? _("Draw numbness") : _("Numbness")};
    name_for_readers(*draw_, _("Draw numbness"));
    draw_->SetToolTip(_("Click or drag on a leg or an arm: numb up to there"));
    draw_->Bind(wxEVT_TOGGLEBUTTON, [this](wxCommandEvent&) { canvas_->draw_numbness(draw_->GetValue()); });
    bar->Add(draw_, wxSizerFlags{}.CentreVertical().Border(kind_ == Kind::page ? wxLEFT : wxALL, gap));
    counted_ = new wxStaticText{this, wxID_ANY, {}};
    counted_->Show(kind_ == Kind::page);  // Beside the form the chips say it.
    if (kind_ == Kind::page) {
        bar->AddStretchSpacer();
        bar->Add(counted_, wxSizerFlags{}.CentreVertical().Border(wxRIGHT, gap));
    }
    column.Add(bar, wxSizerFlags{}.Expand());
}

void BodyChart::add_list(wxBoxSizer& row) {
    auto* side = new wxBoxSizer{wxVERTICAL};
    heading_ = new wxStaticText{this, wxID_ANY, {}};
    heading_->SetFont(heading_->GetFont().Bold());
    side->Add(heading_, wxSizerFlags{}.Border(wxALL, FromDIP(12)));
    list_ = new wxDataViewListCtrl{this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize{list_width, -1}), wxDV_SINGLE};
    name_for_readers(*list_, _("Points of these pictures"));
    list_->AppendTextColumn(_("Point"), wxDATAVIEW_CELL_INERT, FromDIP(64));
    list_->AppendTextColumn(_("Name"), wxDATAVIEW_CELL_INERT, FromDIP(92));
    list_->AppendTextColumn(_("Needled"), wxDATAVIEW_CELL_INERT, FromDIP(72));
    list_->AppendTextColumn(_("Where"), wxDATAVIEW_CELL_INERT, FromDIP(140));
    list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        const int at = list_->GetSelectedRow();
        if (!listing_ && at >= 0 && static_cast<std::size_t>(at) < listed_.size())
            canvas_->point_at(listed_[static_cast<std::size_t>(at)]);
    });
    list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) {
        const int at = list_->GetSelectedRow();
        if (at < 0 || static_cast<std::size_t>(at) >= listed_.size())
            return;
        const auto code = listed_[static_cast<std::size_t>(at)];
        const auto first = points().at(code).paired ? Side::left : Side::midline;
        actions_.on_needle(code, chart::side_after_click(canvas_->taken(code), first));
    });
    side->Add(list_, wxSizerFlags{1}.Expand());
    key_ = new FaceWindow{this,
                          look_,
                          text_of(_("How a point is drawn")),
                          key_face,
                          {.on_target = {}, .on_key = {}, .on_focus = {}, .takes_focus = false}};
    side->Add(key_, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
    row.Add(side, wxSizerFlags{}.Expand());
}

void BodyChart::show(BodyContents contents) {
    if (contents == contents_)
        return;
    contents_ = std::move(contents);
    canvas_->show(contents_, !numbness_ || numbness_->GetValue());
    list_points();
}

void BodyChart::show_page(chart::BodyPage page, Side limb) {
    const auto choices = body_choices();
    const auto found = std::ranges::find_if(
        choices, [&](const BodyChoice& choice) { return choice.page == page && choice.limb == limb; });
    if (found != choices.end())
        choice_->SetSelection(static_cast<int>(found - choices.begin()));
    canvas_->show_page(page, limb);
    list_points();
}

void BodyChart::choose() {
    const auto at = static_cast<std::size_t>(std::max(0, choice_->GetSelection()));
    const auto& choice = body_choices()[at];
    canvas_->show_page(choice.page, choice.limb);
    list_points();
}

void BodyChart::find() {
    const auto words = search_->GetValue().utf8_string();
    canvas_->show_matches(words.empty() ? std::vector<PointCode>{} : points().search(words, most_found));
    list_points();
}

void BodyChart::list_points() {
    std::set<PointCode> here;
    for (const auto& spot : canvas_->scene().spots)
        here.insert(chart::body_place(spot).code);
    int taken = 0;
    int proposed = 0;
    for (const auto& mark : contents_.marks)
        if (here.contains(mark.code))
            ++(mark.state == BodyState::taken ? taken : proposed);
    counted_->SetLabel(wxString::Format(_("%d points taken, %d proposed"), taken, proposed));
    if (!list_) {
        Layout();
        return;
    }
    const auto words = search_->GetValue().utf8_string();
    auto listed = words.empty() ? std::vector<PointCode>(here.begin(), here.end()) : points().search(words, most_found);
    listing_ = true;
    const bool anew = listed != listed_;
    listed_ = std::move(listed);
    if (anew)
        list_->DeleteAllItems();
    for (std::size_t i = 0; i < listed_.size(); ++i) {
        const auto& point = points().at(listed_[i]);
        const auto side = canvas_->taken(point.code);
        const auto needled = wxString::FromUTF8(!side                    ? ""
                                                : *side == Side::midline ? text_of(_("yes"))
                                                                         : side_word(*side));
        const auto row = static_cast<unsigned>(i);
        if (!anew) {
            list_->SetTextValue(needled, row, 2);
            continue;
        }
        wxVector<wxVariant> cells;
        cells.push_back(wxString::FromUTF8(point.code.text()));
        cells.push_back(wxString::FromUTF8(point.pinyin));
        cells.push_back(needled);
        cells.push_back(wxString::FromUTF8(body_where(point)));
        list_->AppendItem(cells);
    }
    listing_ = false;
    heading_->SetLabel(words.empty() ? wxString::Format(_("%zu points of these pictures"), listed_.size())
                                     : wxString::Format(_("%zu points match"), listed_.size()));
    Layout();
}

void BodyChart::update() {
    canvas_->update();
    if (key_)
        key_->update();
}

void BodyChart::SetFocus() { canvas_->SetFocus(); }

}  // namespace needlebook::desktop
