-- Of each patient what counting the practice and judging need, in one packed row:
-- visits that count, their points, side effects and scores. Made of the tables
-- above, never looked at where those are to be proven, thrown away when in doubt.
CREATE TABLE outline (
    patient_id  INTEGER PRIMARY KEY REFERENCES patient (id) ON DELETE CASCADE,
    body        BLOB NOT NULL
) STRICT;

-- Up to which entry of the history the outlines hold what the book holds, with the
-- hash of that entry; and in which form they are packed.
CREATE TABLE outline_stamp (
    one    INTEGER PRIMARY KEY CHECK (one = 1),
    form   INTEGER NOT NULL,
    entry  INTEGER NOT NULL CHECK (entry >= 0),
    hash   BLOB    NOT NULL CHECK (length(hash) = 32)
) STRICT;
