/// What to mind about a patient, in amber, in the head of the page.
#pragma once

#include <string>
#include <vector>

#include <wx/panel.h>

#include "app/views.h"

namespace needlebook::desktop {

class InkText;

/// What the answers to the screening questions warn of.
std::vector<std::string> cautions_of(const app::PatientPage& page);

/// At most two cautions by name, more as a number; all of them in the tooltip.
class CautionChip : public wxPanel {
public:
    explicit CautionChip(wxWindow* parent);

    void show(const std::vector<std::string>& cautions);

private:
    void paint();

    InkText* words_;
};

}  // namespace needlebook::desktop
