/// Painting pages smaller or larger than they are, through the one painter.
#include "desktop/page_preview.h"

#include <algorithm>

#include <wx/dcbuffer.h>
#include <wx/graphics.h>

#include "chart/theme.h"
#include "desktop/paint_kit_accessible.h"

namespace needlebook::desktop {

namespace {

constexpr double gap = 16;
constexpr int scroll_step = 20;

}  // namespace

PagePreview::PagePreview(wxWindow* parent, const Look& look, std::string name)
    : wxScrolledWindow{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                       wxVSCROLL | wxWANTS_CHARS | wxFULL_REPAINT_ON_RESIZE},
      look_{look} {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    SetScrollRate(0, FromDIP(scroll_step));
    accessible_ = std::make_unique<AccessibleTargets>(*this, std::move(name), [](int) {});
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) { paint(); });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        fit();
        event.Skip();
    });
    Bind(wxEVT_KEY_DOWN, &PagePreview::press, this);
}

PagePreview::~PagePreview() = default;

void PagePreview::show(std::vector<chart::Scene> pages) {
    pages_ = std::move(pages);
    fit();
    Refresh();
}

double PagePreview::scale() const {
    if (pages_.empty())
        return 1;
    const double room = ToDIP(GetClientSize()).GetWidth() - 2 * gap;
    return std::max(0.1, room / pages_.front().size.width);
}

double PagePreview::page_top(std::size_t page) const {
    double top = gap;
    for (std::size_t i = 0; i < page; ++i)
        top += pages_[i].size.height * scale() + gap;
    return top;
}

void PagePreview::fit() {
    const int width = GetClientSize().GetWidth();
    SetVirtualSize(width, FromDIP(static_cast<int>(page_top(pages_.size()))));
    std::vector<Target> targets;
    for (std::size_t i = 0; i < pages_.size(); ++i) {
        const double top = page_top(i);
        targets.push_back({{gap, top, gap + pages_[i].size.width * scale(), top + pages_[i].size.height * scale()},
                           static_cast<int>(i),
                           words_of(pages_[i]),
                           TargetRole::item,
                           false});
    }
    accessible_->show(targets);
}

void PagePreview::paint() {
    wxAutoBufferedPaintDC dc{this};
    dc.SetBackground(wxBrush{GetBackgroundColour()});
    dc.Clear();
    const std::unique_ptr<wxGraphicsContext> context{wxGraphicsContext::CreateFromUnknownDC(dc)};
    if (!context)
        return;
    const int scrolled = GetViewStart().y * FromDIP(scroll_step);
    const double seen_from = ToDIP(scrolled);
    const double seen_to = seen_from + ToDIP(GetClientSize()).GetHeight();
    for (std::size_t i = 0; i < pages_.size(); ++i) {
        const double top = page_top(i);
        if (top > seen_to || top + pages_[i].size.height * scale() < seen_from)
            continue;
        context->PushState();
        context->Translate(gap, top - seen_from);
        context->Scale(scale(), scale());
        look_.typesetter->paint(pages_[i], chart::print_theme(), static_cast<_cairo*>(context->GetNativeContext()));
        context->PopState();
    }
}

void PagePreview::press(wxKeyEvent& event) {
    const int page = std::max(1, GetClientSize().GetHeight() / FromDIP(scroll_step) - 2);
    const auto scroll_by = [this](int steps) { Scroll(0, std::max(0, GetViewStart().y + steps)); };
    switch (event.GetKeyCode()) {
        case WXK_DOWN:
            scroll_by(2);
            break;
        case WXK_UP:
            scroll_by(-2);
            break;
        case WXK_PAGEDOWN:
        case WXK_SPACE:
            scroll_by(page);
            break;
        case WXK_PAGEUP:
            scroll_by(-page);
            break;
        case WXK_HOME:
            Scroll(0, 0);
            break;
        case WXK_END:
            Scroll(0, GetVirtualSize().GetHeight() / FromDIP(scroll_step));
            break;
        case WXK_TAB:
            Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
            break;
        default:
            event.Skip();
    }
}

std::string words_of(const chart::Scene& page) {
    std::string words;
    for (const auto& mark : page.marks)
        if (const auto* text = std::get_if<chart::Text>(&mark))
            words += (words.empty() ? "" : "\n") + text->words;
    return words;
}

}  // namespace needlebook::desktop
