/// Calls by which files get their names and come to the disk, counted; one of them ends the process or fails.
#pragma once

namespace needlebook::store::test {

enum class AtCall { kill, fail };

/// From now on the `at`-th such call, from 1, does so; 0: none does. FaultDisk is for what SQLite reads and writes.
void end_at_call(int at, AtCall what);

/// Whether it came.
bool call_came();

}  // namespace needlebook::store::test
