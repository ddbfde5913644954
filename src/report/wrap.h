/// Lines of text no wider than a column, as reports and pictures share them.
#pragma once

#include "chart/wrap.h"

namespace needlebook::report {

using chart::cut;
using chart::wrapped;

}  // namespace needlebook::report
