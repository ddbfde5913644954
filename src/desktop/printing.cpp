/// A wxPrintout that hands the printer's own context to the one painter.
#include "desktop/printing.h"

#include <memory>

#include <wx/dc.h>
#include <wx/graphics.h>
#include <wx/print.h>
#include <wx/printdlg.h>

#include "chart/theme.h"
#include "desktop/words.h"

namespace needlebook::desktop {

namespace {

constexpr double dip_per_inch = 96;

class Pages : public wxPrintout {
public:
    Pages(const std::string& title, std::vector<chart::Scene> pages, const paint::Typesetter& typesetter)
        : wxPrintout{shown(title)}, pages_{std::move(pages)}, typesetter_{typesetter} {}

    bool HasPage(int page) override { return page >= 1 && page <= static_cast<int>(pages_.size()); }

    void GetPageInfo(int* least, int* most, int* from, int* to) override {
        *least = *from = 1;
        *most = *to = static_cast<int>(pages_.size());
    }

    bool OnPrintPage(int page) override {
        const std::unique_ptr<wxGraphicsContext> context{wxGraphicsContext::CreateFromUnknownDC(*GetDC())};
        if (!context)
            return false;
        // wx hands out a context that counts in the printer's own dots, whatever GTK's counts in.
        const auto dots_per_inch = GetDC()->GetPPI();
        context->PushState();
        context->Scale(dots_per_inch.x / dip_per_inch, dots_per_inch.y / dip_per_inch);
        typesetter_.paint(pages_[static_cast<std::size_t>(page - 1)], chart::print_theme(),
                          static_cast<_cairo*>(context->GetNativeContext()), false);
        context->PopState();
        return true;
    }

private:
    std::vector<chart::Scene> pages_;
    const paint::Typesetter& typesetter_;
};

}  // namespace

Printed print_pages(wxWindow* parent, const std::string& title, std::vector<chart::Scene> pages,
                    const paint::Typesetter& typesetter, const wxPrintData* data) {
    wxPrintData settings;
    if (data != nullptr)
        settings = *data;
    settings.SetPaperId(wxPAPER_A4);
    settings.SetOrientation(wxPORTRAIT);
    wxPrintDialogData dialog{settings};
    dialog.SetMinPage(1);
    dialog.SetMaxPage(static_cast<int>(pages.size()));
    dialog.SetFromPage(1);
    dialog.SetToPage(static_cast<int>(pages.size()));
    dialog.SetAllPages(true);
    wxPrinter printer{&dialog};
    Pages printout{title, std::move(pages), typesetter};
    if (printer.Print(parent, &printout, data == nullptr))
        return Printed::done;
    return wxPrinter::GetLastError() == wxPRINTER_CANCELLED ? Printed::cancelled : Printed::failed;
}

}  // namespace needlebook::desktop
