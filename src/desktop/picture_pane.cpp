/// Blocks under each other; each picture and each sentence is something a screen reader finds.
#include "desktop/picture_pane.h"

#include <algorithm>

#include <wx/sizer.h>

namespace needlebook::desktop {

namespace {

constexpr double margin = 16;
constexpr double between_blocks = 22;
constexpr double widest_words = 760;

class Stack {
public:
    explicit Stack(const FaceRoom& room) : room_{room}, width_{std::max(200.0, room.width - 2 * margin)} {}

    Face make(const std::vector<PictureBlock>& blocks) && {
        for (const auto& block : blocks)
            add(block);
        face_.scene.size = {room_.width, top_ + margin};
        return std::move(face_);
    }

private:
    void add(const PictureBlock& block) {
        if (!block.heading.empty())
            add_words(block.heading, room_.look.lead(chart::Weight::semibold), chart::Ink::ink);
        if (!block.lead.empty())
            add_words(block.lead, room_.look.text(), chart::Ink::ink);
        if (block.layout) {
            const auto scene = block.layout(width_, room_.look.meter());
            chart::place(face_.scene, scene, {margin, top_});
            face_.targets.push_back({{margin, top_, margin + width_, top_ + scene.size.height},
                                     next_++,
                                     scene.title + ". " + scene.description,
                                     TargetRole::item,
                                     false});
            top_ += scene.size.height + 8;
        }
        for (const auto& sentence : block.sentences)
            add_words(sentence, room_.look.caption(), chart::Ink::ink_2);
        top_ += between_blocks;
    }

    void add_words(const std::string& words, const chart::TextStyle& style, chart::Ink ink) {
        const double first = top_;
        const double line = style.size * 1.45;
        for (const auto& part : wrapped(words, std::min(width_, widest_words), style, room_.look)) {
            face_.scene.marks.emplace_back(
                chart::Text{{margin, top_ + style.size * 1.05}, chart::Anchor::start, part, style, ink});
            top_ += line;
        }
        face_.targets.push_back({{margin, first, margin + width_, top_}, next_++, words, TargetRole::item, false});
        top_ += 4;
    }

    const FaceRoom& room_;
    double width_;
    Face face_;
    double top_ = 12;
    int next_ = 0;
};

}  // namespace

PicturePane::PicturePane(wxWindow* parent, const Look& look, const std::string& name)
    : wxScrolledWindow{parent, wxID_ANY} {
    SetScrollRate(0, FromDIP(16));
    face_ = new FaceWindow{this,
                           look,
                           name,
                           [this](const FaceRoom& room) { return lay_out(room); },
                           {.on_target = {}, .on_key = {}, .on_focus = {}, .takes_focus = true}};
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(face_, wxSizerFlags{}.Expand());
    SetSizer(column);
    face_->Bind(wxEVT_KEY_DOWN, &PicturePane::scroll_by, this);
    // The ring goes with what is seen.
    for (const auto& scrolled :
         {wxEVT_SCROLLWIN_TOP, wxEVT_SCROLLWIN_BOTTOM, wxEVT_SCROLLWIN_LINEUP, wxEVT_SCROLLWIN_LINEDOWN,
          wxEVT_SCROLLWIN_PAGEUP, wxEVT_SCROLLWIN_PAGEDOWN, wxEVT_SCROLLWIN_THUMBTRACK, wxEVT_SCROLLWIN_THUMBRELEASE})
        Bind(scrolled, [this](wxScrollWinEvent& event) {
            event.Skip();
            CallAfter([this] { face_->update(); });
        });
}

Face PicturePane::lay_out(const FaceRoom& room) const {
    auto face = Stack{room}.make(blocks_);
    if (!room.focused)
        return face;
    const double top = ToDIP(CalcUnscrolledPosition(wxPoint{0, 0})).y;
    const double bottom = top + ToDIP(GetClientSize()).GetHeight();
    face.scene.marks.emplace_back(
        focus_ring({1, top + 1, room.width - 1, std::min(bottom, face.scene.size.height) - 1}));
    return face;
}

void PicturePane::scroll_by(wxKeyEvent& event) {
    int step = 0;
    GetScrollPixelsPerUnit(nullptr, &step);
    const int lines = step > 0 ? GetClientSize().GetHeight() / step : 1;
    const int at = GetViewStart().y;
    int to = at;
    switch (event.HasAnyModifiers() ? WXK_NONE : event.GetKeyCode()) {
        case WXK_UP:
            to = at - 1;
            break;
        case WXK_DOWN:
            to = at + 1;
            break;
        case WXK_PAGEUP:
            to = at - std::max(1, lines - 2);
            break;
        case WXK_PAGEDOWN:
            to = at + std::max(1, lines - 2);
            break;
        case WXK_HOME:
            to = 0;
            break;
        case WXK_END:
            to = step > 0 ? GetVirtualSize().GetHeight() / step : at;
            break;
        default:
            return event.Skip();
    }
    Scroll(wxDefaultCoord, std::max(0, to));
    face_->update();
}

void PicturePane::focus() { face_->SetFocus(); }

void PicturePane::show(std::vector<PictureBlock> blocks) {
    blocks_ = std::move(blocks);
    face_->update();
    Layout();
    FitInside();
}

}  // namespace needlebook::desktop
