/// Pages on paper through the system's print dialog.
#pragma once

#include <string>
#include <vector>

#include "chart/scene.h"
#include "paint/paint.h"

class wxPrintData;
class wxWindow;

namespace needlebook::desktop {

enum class Printed { done, cancelled, failed };

/// Prints A4 pages. With `data` it prints at once with these settings, without it the system's dialog asks.
Printed print_pages(wxWindow* parent, const std::string& title, std::vector<chart::Scene> pages,
                    const paint::Typesetter& typesetter, const wxPrintData* data = nullptr);

}  // namespace needlebook::desktop
