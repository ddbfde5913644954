/// The text field and the list under it.
#include "desktop/point_field.h"

#include <algorithm>

#include <wx/intl.h>
#include <wx/popupwin.h>
#include <wx/sizer.h>

#include "desktop/entry_words.h"

namespace needlebook::desktop {

using chart::Box;
using chart::Ink;
using chart::Weight;

namespace {

constexpr double row_height = 30;
constexpr double list_width = 420;

Face completion_face(const std::vector<PointCode>& offered, std::size_t chosen, const FaceRoom& room) {
    const auto& look = room.look;
    Face face;
    face.scene.title = text_of(_("Points that match"));
    face.scene.size = {room.width, row_height * static_cast<double>(offered.size()) + 2};
    face.scene.marks.emplace_back(chart::Rect{
        {0.5, 0.5, room.width - 0.5, face.scene.size.height - 0.5}, Ink::paper, chart::Stroke{Ink::edge, 1}, 0});
    for (std::size_t i = 0; i < offered.size(); ++i) {
        const auto& point = points().at(offered[i]);
        const double top = 1 + row_height * static_cast<double>(i);
        const Box box{1, top, room.width - 1, top + row_height};
        const bool here = i == chosen;
        if (here)
            face.scene.marks.emplace_back(chart::Rect{box, Ink::ink_2, {}, 0});
        const auto ink = here ? Ink::paper : Ink::ink;
        const auto faint = here ? Ink::paper : Ink::ink_2;
        face.scene.marks.emplace_back(beside(12, box, point.code.text(), look.text(Weight::semibold), ink, look));
        face.scene.marks.emplace_back(beside(88, box, point.pinyin + "  " + point.hanzi, look.text(), ink, look));
        auto place = beside(box.right - 10, box, region_word(name_of(point.region)), look.caption(), faint, look);
        place.anchor = chart::Anchor::end;
        face.scene.marks.emplace_back(std::move(place));
        face.targets.push_back(
            {box, static_cast<int>(i), point.code.text() + " " + point.pinyin, TargetRole::item, here});
    }
    return face;
}

}  // namespace

class CompletionList : public wxPopupWindow {
public:
    CompletionList(wxWindow* parent, const Look& look, std::function<void(std::size_t)> on_choice)
        : wxPopupWindow{parent, wxBORDER_NONE},
          face_{new FaceWindow{this,
                               look,
                               text_of(_("Points that match")),
                               [this](const FaceRoom& room) {
                                   return completion_face(offered_, chosen_.value_or(offered_.size()), room);
                               },
                               {.on_target = [on_choice](int id) { on_choice(static_cast<std::size_t>(id)); },
                                .on_key = {},
                                .on_focus = {},
                                .takes_focus = false}}} {}

    void offer(std::vector<PointCode> offered, wxPoint at) {
        offered_ = std::move(offered);
        chosen_.reset();
        if (offered_.empty()) {
            Hide();
            return;
        }
        const auto height = static_cast<int>(row_height * static_cast<double>(offered_.size())) + 2;
        SetSize(FromDIP(wxSize{static_cast<int>(list_width), height}));
        face_->SetSize(GetClientSize());
        face_->update();
        Move(at);
        Show();
    }
    void move(int by) {
        const int last = static_cast<int>(offered_.size()) - 1;
        const int from = chosen_ ? static_cast<int>(*chosen_) : by > 0 ? -1 : last + 1;
        chosen_ = static_cast<std::size_t>(std::clamp(from + by, 0, last));
        face_->update();
    }
    std::optional<std::size_t> chosen() const { return chosen_; }

private:
    std::vector<PointCode> offered_;
    std::optional<std::size_t> chosen_;
    FaceWindow* face_;
};

PointField::PointField(wxWindow* parent, const Look& look, Actions actions)
    : wxTextCtrl{parent, wxID_ANY, {}, wxDefaultPosition, parent->FromDIP(wxSize{-1, 32}), wxTE_PROCESS_ENTER},
      actions_{std::move(actions)},
      list_{new CompletionList{this, look, [this](std::size_t index) { choose(index); }}} {
    SetHint(_("Points"));
    Bind(wxEVT_KEY_DOWN, &PointField::press, this);
    Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) {
        close_list();
        actions_.on_enter();
    });
    Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
        actions_.on_line(GetValue().utf8_string());
        // GTK moves the caret only after it has told of the change.
        CallAfter([this] { offer(); });
    });
    Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        close_list();
        event.Skip();
    });
}

PointField::~PointField() = default;

void PointField::show(const std::string& line) {
    const auto words = wxString::FromUTF8(line);
    if (GetValue() == words)
        return;
    ChangeValue(words);
    SetInsertionPointEnd();
    close_list();
}

bool PointField::close_list() {
    if (!list_->IsShown())
        return false;
    list_->Hide();
    return true;
}

std::size_t PointField::caret_bytes() const {
    const auto caret = static_cast<std::size_t>(std::max(0L, GetInsertionPoint()));
    return GetValue().Mid(0, caret).utf8_string().size();
}

void PointField::offer() {
    const auto line = GetValue().utf8_string();
    completion_ = app::completion_at(line, caret_bytes());
    list_->offer(completion_.points, ClientToScreen(wxPoint{0, GetSize().GetHeight() + FromDIP(2)}));
}

void PointField::choose(std::size_t index) {
    if (index >= completion_.points.size())
        return;
    const auto done = app::complete(GetValue().utf8_string(), completion_, completion_.points[index]);
    close_list();
    ChangeValue(wxString::FromUTF8(done.line));
    SetInsertionPoint(static_cast<long>(wxString::FromUTF8(done.line.substr(0, done.caret)).length()));
    actions_.on_line(done.line);
    SetFocus();
}

void PointField::press(wxKeyEvent& event) {
    const bool listed = list_->IsShown();
    switch (event.GetKeyCode()) {
        case WXK_SPACE:
            if (GetValue().empty() && !event.HasAnyModifiers() && actions_.on_space_in_empty())
                return;
            break;
        case WXK_DOWN:
            if (listed)
                list_->move(+1);
            else
                actions_.on_down();
            return;
        case WXK_UP:
            if (listed) {
                list_->move(-1);
                return;
            }
            break;
        case WXK_TAB:
            if (listed && !event.HasAnyModifiers() && !event.ShiftDown()) {
                choose(list_->chosen().value_or(0));
                return;
            }
            break;
        case WXK_RETURN:
        case WXK_NUMPAD_ENTER:
            if (listed && list_->chosen() && !event.HasAnyModifiers()) {
                choose(*list_->chosen());
                return;
            }
            break;
        default:
            break;
    }
    event.Skip();
}

}  // namespace needlebook::desktop
