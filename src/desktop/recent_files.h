/// No names of files in the list that the desktop keeps of what was used last: patients' names stand in them.
#pragma once

namespace needlebook::desktop {

/// From now on takes out of GTK's list what this program put there, at once what an earlier run left. Entries that
/// other programs made too stay. Call it when GTK runs.
void keep_no_recent_files();

}  // namespace needlebook::desktop
