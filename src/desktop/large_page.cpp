/// A bar with what the patient can choose, and one Scene under it; what is higher than the window is scrolled.
#include "desktop/large_page.h"

#include <algorithm>

#include <wx/button.h>
#include <wx/intl.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>
#include <wx/tglbtn.h>

#include "chart/theme.h"
#include "desktop/accessible_name.h"
#include "desktop/scene_window.h"

namespace needlebook::desktop {

namespace {

using report::ScreenForm;

constexpr int scroll_step = 24;
constexpr int steps_a_page = 20;
constexpr double least_scale = 1;
constexpr double most_scale = 2;
constexpr double step_of_scale = 0.25;

Look patient_look(Look look) {
    look.theme = chart::patient_theme();
    return look;
}

wxFont large_font(const wxWindow& window) {
    constexpr int eighteen_points = 18;
    auto font = window.GetFont();
    font.SetPointSize(eighteen_points);
    return font;
}

}  // namespace

LargePage::LargePage(wxWindow* parent, const Look& look, LargePageContent content, std::function<void()> leave)
    : wxPanel{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxWANTS_CHARS},
      look_{patient_look(look)},
      content_{std::move(content)},
      leave_{std::move(leave)} {
    SetBackgroundColour(wx_colour(look_.theme[chart::Ink::paper]));
    auto* bar = make_bar(leave_);
    scrolled_ = new wxScrolledWindow{this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxWANTS_CHARS};
    scrolled_->SetBackgroundColour(wx_colour(look_.theme[chart::Ink::paper]));
    scrolled_->SetScrollRate(0, FromDIP(scroll_step));
    // There is nothing to step through: a screen reader hears all words of the page as its name.
    constexpr chart::Size any{1280, 800};
    const auto scene = content_.lay_out(any, form_, scale_);
    page_ = new SceneWindow{scrolled_,
                            look_,
                            content_.name + "\n" + scene.description,
                            [this](chart::Size size) { return content_.lay_out(size, form_, scale_); },
                            [](const chart::SpotId&) { return std::vector<std::string>{}; },
                            [](const chart::SpotId&) {}};
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(bar, wxSizerFlags{}.Expand());
    column->Add(scrolled_, wxSizerFlags{1}.Expand());
    SetSizer(column);
    scrolled_->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        fit();
        event.Skip();
    });
    Bind(wxEVT_CHAR_HOOK, &LargePage::press, this);
}

// Its windows ask it for its content while they go.
LargePage::~LargePage() { DestroyChildren(); }

wxWindow* LargePage::make_bar(std::function<void()> leave) {
    auto* bar = new wxPanel{this};
    bar->SetBackgroundColour(wx_colour(look_.theme[chart::Ink::paper]));
    const auto font = large_font(*this);
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    const auto item = wxSizerFlags{}.CentreVertical().Border(wxRIGHT, FromDIP(8));
    row->AddSpacer(FromDIP(48));
    if (content_.has_forms) {
        for (const auto& [form, words] :
             {std::pair{ScreenForm::words, _("Words")}, std::pair{ScreenForm::chart, _("Chart")},
              std::pair{ScreenForm::both, _("Both")}}) {
            auto* button = new wxToggleButton{bar, wxID_ANY, words};
            button->SetFont(font);
            button->SetValue(form == form_);
            button->Bind(wxEVT_TOGGLEBUTTON, [this, form = form](wxCommandEvent&) { show_form(form); });
            forms_.push_back(button);
            row->Add(button, item);
        }
        row->AddSpacer(FromDIP(24));
    }
    for (const auto& [words, name, by] : {std::tuple{"A−", _("Smaller letters"), -step_of_scale},
                                          std::tuple{"A+", _("Larger letters"), step_of_scale}}) {
        auto* button =
            new wxButton{bar, wxID_ANY, wxString::FromUTF8(words), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT};
        button->SetFont(font);
        name_for_readers(*button, name);
        button->SetToolTip(name);
        button->Bind(wxEVT_BUTTON, [this, by = by](wxCommandEvent&) { resize_letters(by); });
        row->Add(button, item);
    }
    row->AddStretchSpacer();
    auto* out = new wxButton{bar, wxID_ANY, content_.leave};
    out->SetFont(font);
    out->Bind(wxEVT_BUTTON, [leave = std::move(leave)](wxCommandEvent&) { leave(); });
    row->Add(out, wxSizerFlags{}.CentreVertical().Border(wxRIGHT, FromDIP(48)));
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(row, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(12)));
    bar->SetSizer(column);
    return bar;
}

void LargePage::take_keyboard() { page_->SetFocus(); }

const chart::Scene& LargePage::scene() const { return page_->scene(); }

void LargePage::show_form(ScreenForm form) {
    form_ = form;
    for (std::size_t i = 0; i < forms_.size(); ++i)
        forms_[i]->SetValue(static_cast<ScreenForm>(i) == form);
    scrolled_->Scroll(0, 0);
    fit();
    page_->update();
}

void LargePage::resize_letters(double by) {
    scale_ = std::clamp(scale_ + by, least_scale, most_scale);
    fit();
    page_->update();
}

void LargePage::fit() {
    const auto window = ToDIP(scrolled_->GetClientSize());
    if (window.x < scroll_step || window.y < scroll_step)
        return;
    const auto scene = content_.lay_out({static_cast<double>(window.x), static_cast<double>(window.y)}, form_, scale_);
    const auto size = FromDIP(wxSize{window.x, static_cast<int>(scene.size.height)});
    scrolled_->SetVirtualSize(size);
    page_->SetSize(wxRect{scrolled_->CalcScrolledPosition(wxPoint{0, 0}), size});
}

/// No key but these does anything here, so none reaches the list or another patient.
void LargePage::press(wxKeyEvent& event) {
    const auto scroll_by = [this](int steps) {
        scrolled_->Scroll(0, std::max(0, scrolled_->GetViewStart().y + steps));
    };
    const bool plain = (event.GetModifiers() & ~wxMOD_SHIFT) == 0;
    const bool on_button = wxWindow::FindFocus() != page_;
    switch (event.GetKeyCode()) {
        case WXK_ESCAPE:
            leave_();
            break;
        case WXK_TAB:
            if (plain)
                event.Skip();
            break;
        case WXK_RETURN:
        case WXK_NUMPAD_ENTER:
            if (plain && on_button)
                event.Skip();
            break;
        case WXK_SPACE:
            if (plain && on_button)
                event.Skip();
            else
                scroll_by(steps_a_page);
            break;
        case WXK_PAGEDOWN:
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
            scrolled_->Scroll(0, 0);
            break;
        case WXK_END:
            scrolled_->Scroll(0, scrolled_->GetVirtualSize().y / FromDIP(scroll_step));
            break;
        case '+':
        case '=':
        case WXK_NUMPAD_ADD:
            resize_letters(step_of_scale);
            break;
        case '-':
        case WXK_NUMPAD_SUBTRACT:
            resize_letters(-step_of_scale);
            break;
        default:
            break;
    }
}

}  // namespace needlebook::desktop
