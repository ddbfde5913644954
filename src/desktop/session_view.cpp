/// Labels in a column of 150, values beside, amendments at the line they change.
#include "desktop/session_view.h"

#include <fmt/format.h>
#include <wx/button.h>
#include <wx/dcclient.h>
#include <wx/panel.h>
#include <wx/sizer.h>
#include <wx/statline.h>

#include "app/records.h"
#include "desktop/entry_words.h"
#include "desktop/ink_text.h"
#include "desktop/session_fields.h"
#include "desktop/sign_window.h"

namespace needlebook::desktop {

using chart::Ink;
using chart::Weight;

namespace {

constexpr int label_width = 150;

const TextLook label_look{TextRole::body, Weight::regular, Ink::ink_2};
const TextLook caption_look{TextRole::caption, Weight::regular, Ink::ink_3};

/// "Signed by J. Marsh, 8 June 2026, 10:52. Corrections are added, never written over."
std::string status_sentence(const Session& session, const Clock& clock) {
    switch (session.status) {
        case SessionStatus::draft:
            return text_of(_("Not signed yet. It can be changed until it is."));
        case SessionStatus::imported:
            return text_of(_("Imported. Corrections are added, never written over."));
        case SessionStatus::void_:
            return text_of(_("Entered in error: it counts nowhere, and stays readable.")) + " " +
                   text_of(_("Reason: ")) + session.version_reason;
        case SessionStatus::signed_:
            break;
    }
    if (!session.signed_at)
        return {};
    return fmt::format(fmt::runtime(text_of(_("Signed by {}, {}. Corrections are added, never written over."))),
                       session.signed_by, moment_text(app::local_of(*session.signed_at, clock)));
}

/// Number, date, name and reason on window colour, with a rule at the left.
wxPanel* amendment_box(wxWindow* parent, const Session& session, std::size_t number, std::size_t of,
                       const Clock& clock) {
    auto* box = new wxPanel{parent};
    box->SetBackgroundColour(colour_of(Ink::window));
    auto head = fmt::format(fmt::runtime(text_of(_("Amendment {} of {}"))), number, of);
    if (session.signed_at)
        head += ", " + moment_text(app::local_of(*session.signed_at, clock));
    if (!session.signed_by.empty())
        head += ", " + session.signed_by;
    auto* words = new wxBoxSizer{wxVERTICAL};
    words->Add(new WrappedText{box, wxString::FromUTF8(head), {TextRole::body, Weight::medium}},
               wxSizerFlags{}.Expand());
    words->Add(new WrappedText{box, wxString::FromUTF8(session.version_reason), label_look},
               wxSizerFlags{}.Expand().Border(wxTOP, box->FromDIP(2)));
    words->Add(new WrappedText{box, _("The first entry stays readable above, struck through."), caption_look},
               wxSizerFlags{}.Expand().Border(wxTOP, box->FromDIP(2)));
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    row->AddSpacer(box->FromDIP(14));
    row->Add(new SignWindow{box, Picture::pen}, wxSizerFlags{}.Border(wxTOP, box->FromDIP(10)));
    row->Add(words, wxSizerFlags{1}.Border(wxALL, box->FromDIP(8)));
    box->SetSizer(row);
    box->Bind(wxEVT_PAINT, [box](wxPaintEvent&) {
        wxPaintDC dc{box};
        dc.SetPen(*wxTRANSPARENT_PEN);
        dc.SetBrush(wxBrush{colour_of(Ink::edge)});
        dc.DrawRectangle(0, 0, box->FromDIP(3), box->GetClientSize().y);
    });
    return box;
}

}  // namespace

SessionView::SessionView(wxWindow* parent, SessionViewActions actions)
    : wxScrolledWindow{parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL},
      actions_{std::move(actions)} {
    SetScrollRate(0, FromDIP(16));
    SetBackgroundColour(colour_of(Ink::paper));
}

void SessionView::finish(wxSizer* column) {
    auto* page = new wxBoxSizer{wxHORIZONTAL};
    page->Add(column, wxSizerFlags{1}.Expand().Border(wxALL, FromDIP(24)));
    SetSizer(page);
    Layout();
    FitInside();
    Scroll(0, 0);
}

void SessionView::show_nothing(const wxString& sentence, const wxString& help) {
    SetSizer(nullptr);
    DestroyChildren();
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(new WrappedText{this, sentence, {TextRole::lead, Weight::semibold}}, wxSizerFlags{}.Expand());
    column->Add(new WrappedText{this, help, {TextRole::caption, Weight::regular, Ink::ink_2}},
                wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(6)));
    finish(column);
}

void SessionView::show(const app::SessionPage& page, int treatments, bool read_only, const Clock& clock) {
    SetSizer(nullptr);
    DestroyChildren();
    auto* column = new wxBoxSizer{wxVERTICAL};
    add_head(*column, page, treatments, read_only, clock);
    column->Add(new wxStaticLine{this}, wxSizerFlags{}.Expand().Border(wxTOP | wxBOTTOM, FromDIP(12)));
    add_fields(*column, page, clock);
    finish(column);
}

void SessionView::add_head(wxSizer& column, const app::SessionPage& page, int treatments, bool read_only,
                           const Clock& clock) {
    const auto& session = page.session;
    auto title = moment_text(session.starts);
    if (page.ordinal)
        title += fmt::format(fmt::runtime(text_of(utf8_words(" · session {} of {}"))), *page.ordinal, treatments);
    if (session.entered_later)
        title += text_of(utf8_words(" · entered later"));
    auto* words = new wxBoxSizer{wxVERTICAL};
    words->Add(new WrappedText{this, wxString::FromUTF8(title), {TextRole::lead, Weight::semibold}},
               wxSizerFlags{}.Expand());
    auto* status = new wxBoxSizer{wxHORIZONTAL};
    const bool locked = session.status != SessionStatus::draft;
    status->Add(new SignWindow{this, locked ? Picture::lock : Picture::pen},
                wxSizerFlags{}.Border(wxRIGHT, FromDIP(6)));
    status->Add(new WrappedText{this, wxString::FromUTF8(status_sentence(session, clock)), label_look},
                wxSizerFlags{1});
    words->Add(status, wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(6)));

    auto* buttons = new wxBoxSizer{wxVERTICAL};
    const auto add = [&](const wxString& label, const std::function<void()>& act) {
        auto* button = new wxButton{this, wxID_ANY, label};
        // What is done shows the page anew, and this button is gone then.
        button->Bind(wxEVT_BUTTON, [this, act](wxCommandEvent&) { CallAfter(act); });
        buttons->Add(button, wxSizerFlags{}.Expand().Border(wxBOTTOM, FromDIP(6)));
    };
    if (!read_only && session.status == SessionStatus::draft)
        add(utf8_words("Go on…   F2"), actions_.go_on);
    if (!read_only && (session.status == SessionStatus::signed_ || session.status == SessionStatus::imported)) {
        add(utf8_words("Amend…   F8"), actions_.amend);
        add(utf8_words("Entered in error…"), actions_.mark_void);
    }
    auto* row = new wxBoxSizer{wxHORIZONTAL};
    row->Add(words, wxSizerFlags{1});
    row->Add(buttons, wxSizerFlags{}.Border(wxLEFT, FromDIP(16)));
    column.Add(row, wxSizerFlags{}.Expand());
}

void SessionView::add_fields(wxSizer& column, const app::SessionPage& page, const Clock& clock) {
    const auto fields = shown_fields(page);
    const auto amendments = page.earlier.size();
    std::vector<bool> told(amendments + 1, false);
    const auto tell = [&](std::size_t number, wxSizer& under) {
        // Newest first in the page, oldest first in the count.
        const auto& version = number == amendments ? page.session : page.earlier[amendments - number - 1];
        told[number] = true;
        under.Add(amendment_box(this, version, number, amendments, clock),
                  wxSizerFlags{}.Expand().Border(wxTOP, FromDIP(8)));
    };
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto& field = fields[i];
        auto* row = new wxBoxSizer{wxHORIZONTAL};
        auto* label = new WrappedText{this, wxString::FromUTF8(field.label), label_look};
        label->SetMinSize(FromDIP(wxSize{label_width, -1}));
        auto* label_box = new wxBoxSizer{wxVERTICAL};
        label_box->Add(label, wxSizerFlags{}.Expand());
        label_box->SetMinSize(FromDIP(wxSize{label_width, -1}));
        row->Add(label_box);
        auto* values = new wxBoxSizer{wxVERTICAL};
        for (const auto& earlier : field.earlier)
            values->Add(
                new WrappedText{
                    this, wxString::FromUTF8(earlier), {TextRole::body, Weight::regular, Ink::ink_3, false, true}},
                wxSizerFlags{}.Expand().Border(wxBOTTOM, FromDIP(3)));
        const auto weight = field.changed_by ? Weight::medium : Weight::regular;
        values->Add(
            new WrappedText{
                this, wxString::FromUTF8(field.value.empty() ? "–" : field.value), {TextRole::body, weight}},
            wxSizerFlags{}.Expand());
        for (std::size_t number = 1; number <= amendments; ++number)
            if (field.changed_by == number && !told[number])
                tell(number, *values);
        row->Add(values, wxSizerFlags{1});
        column.Add(row, wxSizerFlags{}.Expand().Border(wxBOTTOM, FromDIP(14)));
    }
    for (std::size_t number = 1; number <= amendments; ++number)
        if (!told[number])
            tell(number, column);
}

}  // namespace needlebook::desktop
