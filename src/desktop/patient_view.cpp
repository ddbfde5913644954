/// One Scene as wide as the window; what is higher than it is scrolled.
#include "desktop/patient_view.h"

#include <wx/intl.h>

#include "chart/theme.h"
#include "desktop/scene_window.h"

namespace needlebook::desktop {

namespace {

constexpr int scroll_step = 24;
constexpr int steps_a_page = 20;

Look patient_look(Look look) {
    look.theme = chart::patient_theme();
    return look;
}

chart::Scene laid_out(const report::PatientScreen& screen, chart::Size size, const Look& look) {
    return report::patient_screen(screen, size, look.meter());
}

/// Everything on the page, for a screen reader: there is nothing to step through.
std::string read_out(const report::PatientScreen& screen, const Look& look) {
    constexpr chart::Size any{1280, 800};
    const auto scene = laid_out(screen, any, look);
    return scene.title + "\n" + scene.description;
}

}  // namespace

PatientView::PatientView(wxWindow* parent, const Look& look, report::PatientScreen screen, std::function<void()> leave)
    : wxScrolledWindow{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxWANTS_CHARS},
      look_{patient_look(look)},
      screen_{std::move(screen)},
      leave_{std::move(leave)},
      page_{new SceneWindow{
          this, look_, read_out(screen_, look_), [this](chart::Size size) { return laid_out(screen_, size, look_); },
          [](const chart::SpotId&) { return std::vector<std::string>{}; }, [](const chart::SpotId&) {}}} {
    SetBackgroundColour(wx_colour(look_.theme[chart::Ink::paper]));
    SetScrollRate(0, FromDIP(scroll_step));
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        fit();
        event.Skip();
    });
    Bind(wxEVT_CHAR_HOOK, &PatientView::press, this);
    page_->SetFocus();
}

PatientView::~PatientView() = default;

const chart::Scene& PatientView::scene() const { return page_->scene(); }

void PatientView::fit() {
    const auto window = ToDIP(GetClientSize());
    if (window.x < scroll_step || window.y < scroll_step)
        return;
    const auto scene = laid_out(screen_, {static_cast<double>(window.x), static_cast<double>(window.y)}, look_);
    const auto size = FromDIP(wxSize{window.x, static_cast<int>(scene.size.height)});
    SetVirtualSize(size);
    page_->SetSize(wxRect{CalcScrolledPosition(wxPoint{0, 0}), size});
}

/// No key but these does anything here, so none reaches the list or another patient.
void PatientView::press(wxKeyEvent& event) {
    const auto scroll_by = [this](int steps) {
        const int at = GetViewStart().y;
        Scroll(0, std::max(0, at + steps));
    };
    switch (event.GetKeyCode()) {
        case WXK_ESCAPE:
            leave_();
            break;
        case WXK_PAGEDOWN:
        case WXK_SPACE:
            scroll_by(steps_a_page);
            break;
        case WXK_PAGEUP:
            scroll_by(-steps_a_page);
            break;
        case WXK_DOWN:
            scroll_by(2);
            break;
        case WXK_UP:
            scroll_by(-2);
            break;
        case WXK_HOME:
            Scroll(0, 0);
            break;
        case WXK_END:
            Scroll(0, GetVirtualSize().y / FromDIP(scroll_step));
            break;
        default:
            break;
    }
}

}  // namespace needlebook::desktop
