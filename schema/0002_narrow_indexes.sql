-- All scores and all visits of a practice are read whenever its list is made. What
-- that needs of each is packed into one small number, so that it is read from an
-- index of a few bytes a row: every page is deciphered and its seal checked.

-- Days since 1970 times 64, plus 16 when given at home, plus the score; null for
-- what is not judged.
ALTER TABLE reading ADD COLUMN judged INTEGER GENERATED ALWAYS AS (
    CAST(julianday(day) - 2440587.5 AS INTEGER) * 64 + CASE source WHEN 'before' THEN 0 WHEN 'home' THEN 16 END + score
) VIRTUAL;
DROP INDEX reading_by_measure;
CREATE INDEX reading_by_measure ON reading (measure_id, judged);

-- Days since 1970 times 8, plus the kind, counted from treatment = 0 to cancelled = 5.
ALTER TABLE session ADD COLUMN visit INTEGER GENERATED ALWAYS AS (
    CAST(julianday(substr(starts, 1, 10)) - 2440587.5 AS INTEGER) * 8 +
    CASE kind WHEN 'treatment' THEN 0 WHEN 'consultation' THEN 1 WHEN 'phone' THEN 2 WHEN 'home_visit' THEN 3
              WHEN 'missed' THEN 4 WHEN 'cancelled' THEN 5 END
) VIRTUAL;
DROP INDEX session_by_patient;
CREATE INDEX session_by_patient ON session (patient_id, visit, complaint_id);
