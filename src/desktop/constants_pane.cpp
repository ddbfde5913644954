/// Every constant with its published value beside it; what differs is marked by a word.
#include "desktop/constants_pane.h"

#include <cmath>

#include <fmt/format.h>
#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include "desktop/accessible_name.h"
#include "desktop/entry_words.h"
#include "desktop/text_block.h"
#include "desktop/words.h"
#include "outcome/named_constants.h"
#include "outcome/verdict.h"
#include "report/wording.h"
#include "report/wording_table.h"

namespace needlebook::desktop {

namespace {

constexpr int lead_width = 560;
constexpr int name_width = 330;

wxString number_words(double value) { return shown(report::decimal_text(fmt::format("{:.6g}", value))); }

}  // namespace

ConstantsPane::ConstantsPane(wxWindow* parent, const outcome::Constants& constants) : wxScrolledWindow{parent} {
    SetScrollRate(0, FromDIP(16));
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(
        text_block(this,
                   text_of(_("A change applies to every verdict in this book, earlier ones too. How often a verdict is "
                             "wrong was simulated with the published values only. Reports name what differs.")),
                   {.width = lead_width}),
        wxSizerFlags{}.Border(wxALL, FromDIP(12)));
    auto* published = new wxButton{this, wxID_ANY, _("All as p&ublished")};
    published->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { show(outcome::Constants{}); });
    column->Add(published, wxSizerFlags{}.Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(12)));
    auto* grid = new wxFlexGridSizer{3, FromDIP(wxSize{12, 6})};
    for (const auto& one : outcome::named_constants()) {
        const auto& words = report::constant_text(one.name);
        grid->Add(text_block(this, words, {.width = name_width}), wxSizerFlags{}.CentreVertical());
        auto* field = new wxTextCtrl{this, wxID_ANY, wxEmptyString, wxDefaultPosition, FromDIP(wxSize{80, -1})};
        name_for_readers(*field, shown(words));
        grid->Add(field, wxSizerFlags{}.CentreVertical());
        notes_.push_back(new wxStaticText{this, wxID_ANY, wxString{}});
        grid->Add(notes_.back(), wxSizerFlags{}.CentreVertical());
        field->Bind(wxEVT_TEXT, [this, index = fields_.size()](wxCommandEvent&) { mark(index); });
        fields_.push_back(field);
    }
    column->Add(grid, wxSizerFlags{}.Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(12)));
    SetSizer(column);
    show(constants);
}

void ConstantsPane::show(const outcome::Constants& constants) {
    const auto all = outcome::named_constants();
    for (std::size_t i = 0; i < all.size(); ++i) {
        fields_[i]->ChangeValue(number_words(value_in(constants, all[i])));
        mark(i);
    }
}

void ConstantsPane::mark(std::size_t index) {
    const auto usual = number_words(value_in(outcome::Constants{}, outcome::named_constants()[index]));
    const auto typed = fields_[index]->GetValue().Strip(wxString::both);
    notes_[index]->SetLabel(typed == usual ? _("as published") : wxString::Format(_("◆ published: %s"), usual));
}

void ConstantsPane::fault(std::size_t index, const wxString& words) {
    notes_[index]->SetLabel("▲ " + words);
    Layout();
    fields_[index]->SetFocus();
    fields_[index]->SelectAll();
}

std::optional<outcome::Constants> ConstantsPane::read() {
    const auto all = outcome::named_constants();
    outcome::Constants constants;
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto typed = fields_[i]->GetValue().Strip(wxString::both);
        typed.Replace(",", ".");
        double value = 0;
        if (!typed.ToCDouble(&value) || !outcome::set_constant(constants, all[i].name, value)) {
            fault(i, wxString::Format(all[i].whole() ? _("a whole number from %s to %s") : _("a number from %s to %s"),
                                      number_words(all[i].lowest), number_words(all[i].highest)));
            return std::nullopt;
        }
    }
    if (const auto good = outcome::check_constants(constants); !good) {
        const auto* wrong = outcome::find_constant(good.error().detail);
        fault(static_cast<std::size_t>(wrong - all.data()), _("contradicts another one"));
        return std::nullopt;
    }
    return constants;
}

}  // namespace needlebook::desktop
