-- What all scripts together make; written by tests/store/schema_test.cpp, never by hand.

CREATE TABLE book (
    one              INTEGER PRIMARY KEY CHECK (one = 1),
    book_id          INTEGER NOT NULL CHECK (book_id > 0),
    kind             TEXT    NOT NULL CHECK (kind IN ('practice', 'patient_copy', 'demonstration')),
    made_at          TEXT    NOT NULL,
    zone             TEXT    NOT NULL CHECK (zone <> ''),
    from_book_id     INTEGER,
    from_patient_id  INTEGER,
    CHECK ((kind = 'patient_copy') = (from_book_id IS NOT NULL)),
    CHECK ((from_book_id IS NULL) = (from_patient_id IS NULL))
) STRICT;

CREATE TABLE open_flag (
    one            INTEGER PRIMARY KEY CHECK (one = 1),
    is_open        INTEGER NOT NULL CHECK (is_open IN (0, 1)),
    changed_at     TEXT    NOT NULL,
    checkpoint_at  TEXT
) STRICT;

CREATE TABLE practice (
    one                            INTEGER PRIMARY KEY CHECK (one = 1),
    name                           TEXT    NOT NULL DEFAULT '',
    address                        TEXT    NOT NULL DEFAULT '',
    phone                          TEXT    NOT NULL DEFAULT '',
    email                          TEXT    NOT NULL DEFAULT '',
    patient_view_needs_passphrase  INTEGER NOT NULL DEFAULT 0 CHECK (patient_view_needs_passphrase IN (0, 1)),
    lock_after_minutes             INTEGER CHECK (lock_after_minutes BETWEEN 1 AND 240),
    retention_years                INTEGER NOT NULL DEFAULT 8 CHECK (retention_years BETWEEN 1 AND 100)
) STRICT;

CREATE TABLE outcome_constant (
    name   TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
    value  REAL NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE practitioner (
    id                 INTEGER PRIMARY KEY CHECK (id > 0),
    name               TEXT    NOT NULL CHECK (name <> ''),
    initials           TEXT    NOT NULL CHECK (initials <> ''),
    qualification      TEXT    NOT NULL DEFAULT '',
    body               TEXT    NOT NULL DEFAULT '',
    body_number        TEXT    NOT NULL DEFAULT '',
    insurer            TEXT    NOT NULL DEFAULT '',
    active             INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    -- What a needle is unless said otherwise (STRICTA 2010, 2c to 2g).
    retention_min      INTEGER CHECK (retention_min BETWEEN 0 AND 240),
    depth_mm           INTEGER CHECK (depth_mm BETWEEN 1 AND 150),
    angle              TEXT    CHECK (angle IN ('perpendicular', 'oblique', 'transverse')),
    response           TEXT    CHECK (response IN ('de_qi', 'twitch', 'none')),
    stimulation        TEXT    CHECK (stimulation IN ('none', 'manual', 'electro', 'moxa', 'heat')),
    needle_diameter_um INTEGER CHECK (needle_diameter_um BETWEEN 50 AND 1000),
    needle_length_mm   INTEGER CHECK (needle_length_mm BETWEEN 1 AND 200),
    needle_make        TEXT    NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE patient (
    id                 INTEGER PRIMARY KEY CHECK (id > 0),
    code               TEXT    NOT NULL UNIQUE CHECK (code <> ''),
    given_names        TEXT    NOT NULL DEFAULT '',
    family_name        TEXT    NOT NULL DEFAULT '',
    born_on            TEXT    CHECK (born_on IS date(born_on)),
    phone              TEXT    NOT NULL DEFAULT '',
    email              TEXT    NOT NULL DEFAULT '',
    address            TEXT    NOT NULL DEFAULT '',
    gp_name            TEXT    NOT NULL DEFAULT '',
    gp_practice        TEXT    NOT NULL DEFAULT '',
    gp_informed_answer TEXT    NOT NULL DEFAULT 'not_asked'
                               CHECK (gp_informed_answer IN ('value', 'none', 'not_asked', 'declined')),
    gp_informed        TEXT    CHECK (gp_informed IS date(gp_informed)),
    restricted         INTEGER NOT NULL DEFAULT 0 CHECK (restricted IN (0, 1)),
    restriction        TEXT    NOT NULL DEFAULT '',
    retention_hold     INTEGER NOT NULL DEFAULT 0 CHECK (retention_hold IN (0, 1)),
    retention_reason   TEXT    NOT NULL DEFAULT '',
    note               TEXT    NOT NULL DEFAULT '',
    added_on           TEXT    NOT NULL CHECK (added_on IS date(added_on)),
    CHECK ((gp_informed_answer = 'value') = (gp_informed IS NOT NULL))
) STRICT;

CREATE TABLE complaint (
    id               INTEGER PRIMARY KEY CHECK (id > 0),
    patient_id       INTEGER NOT NULL REFERENCES patient (id) ON DELETE RESTRICT,
    position         INTEGER NOT NULL CHECK (position >= 0),
    kind             TEXT    NOT NULL CHECK (kind IN ('dpn', 'cipn', 'cipn_platinum', 'idiopathic', 'hiv', 'cts',
                                                      'bells', 'sciatica', 'phn', 'other')),
    words            TEXT    NOT NULL DEFAULT '',
    region           TEXT    NOT NULL DEFAULT '',
    side             TEXT    NOT NULL DEFAULT 'both' CHECK (side IN ('left', 'right', 'both', 'midline')),
    since            TEXT    NOT NULL DEFAULT '',
    severity_answer  TEXT    NOT NULL DEFAULT 'not_asked'
                             CHECK (severity_answer IN ('value', 'none', 'not_asked', 'declined')),
    severity         INTEGER CHECK (severity BETWEEN 0 AND 10),
    control_answer   TEXT    NOT NULL DEFAULT 'not_asked'
                             CHECK (control_answer IN ('value', 'none', 'not_asked', 'declined')),
    control          TEXT    CHECK (control IN ('well', 'partly', 'poorly')),
    diagnosed_by     TEXT    NOT NULL DEFAULT '',
    opened_on        TEXT    NOT NULL CHECK (opened_on IS date(opened_on)),
    CHECK ((severity_answer = 'value') = (severity IS NOT NULL)),
    CHECK ((control_answer = 'value') = (control IS NOT NULL))
) STRICT;

CREATE TABLE measure (
    id            INTEGER PRIMARY KEY CHECK (id > 0),
    complaint_id  INTEGER NOT NULL REFERENCES complaint (id) ON DELETE RESTRICT,
    position      INTEGER NOT NULL CHECK (position >= 0),
    kind          TEXT    NOT NULL CHECK (kind IN ('pain', 'numbness', 'tingling', 'burning', 'prickling', 'touch',
                                                   'temperature', 'weakness', 'balance', 'sleep', 'own')),
    label         TEXT    NOT NULL CHECK (label <> ''),
    side          TEXT    NOT NULL DEFAULT 'both' CHECK (side IN ('left', 'right', 'both', 'midline')),
    wording       TEXT    NOT NULL CHECK (wording <> ''),
    low_label     TEXT    NOT NULL DEFAULT '',
    high_label    TEXT    NOT NULL DEFAULT '',
    language      TEXT    NOT NULL DEFAULT 'en',
    recall        TEXT    NOT NULL CHECK (recall <> ''),
    retired_on    TEXT    CHECK (retired_on IS date(retired_on)),
    UNIQUE (complaint_id, label, side, wording, recall)
) STRICT;

CREATE TABLE agreement (
    id                 INTEGER PRIMARY KEY CHECK (id > 0),
    complaint_id       INTEGER NOT NULL REFERENCES complaint (id) ON DELETE RESTRICT,
    supersedes_id      INTEGER UNIQUE REFERENCES agreement (id) ON DELETE RESTRICT,
    agreed_on          TEXT    NOT NULL CHECK (agreed_on IS date(agreed_on)),
    aim                TEXT    NOT NULL CHECK (aim IN ('improve', 'hold', 'slow', 'comfort')),
    measure_id         INTEGER REFERENCES measure (id) ON DELETE RESTRICT,
    review_on          TEXT    CHECK (review_on IS date(review_on)),
    target             REAL    CHECK (target > 0 AND target <= 10),
    rate_per_year      REAL    CHECK (rate_per_year > 0 AND rate_per_year <= 4.000000001),
    rate_source        TEXT    NOT NULL DEFAULT '',
    planned_visits     INTEGER CHECK (planned_visits BETWEEN 1 AND 500),
    spacing_days       INTEGER CHECK (spacing_days BETWEEN 1 AND 366),
    stop_rule          TEXT    NOT NULL DEFAULT '',
    patient_words      TEXT    NOT NULL DEFAULT '',
    agreed_by_patient  TEXT    NOT NULL DEFAULT '',
    agreed_by_practitioner TEXT NOT NULL DEFAULT '',
    reason             TEXT    NOT NULL DEFAULT '',
    CHECK (supersedes_id IS NOT id),
    CHECK ((aim = 'comfort') = (measure_id IS NULL)),
    CHECK ((aim = 'slow') = (rate_per_year IS NOT NULL)),
    CHECK (aim = 'improve' OR target IS NULL)
) STRICT;

CREATE TABLE course_end (
    id            INTEGER PRIMARY KEY CHECK (id > 0),
    complaint_id  INTEGER NOT NULL REFERENCES complaint (id) ON DELETE RESTRICT,
    ended_on      TEXT    NOT NULL CHECK (ended_on IS date(ended_on)),
    reason        TEXT    NOT NULL CHECK (reason IN ('agreed', 'no_benefit', 'side_effect', 'cost', 'moved', 'lost',
                                                     'died', 'assessed_not_started')),
    follow_up     TEXT    NOT NULL DEFAULT '',
    note          TEXT    NOT NULL DEFAULT ''
, follow_up_on TEXT CHECK (follow_up_on IS date(follow_up_on))) STRICT;

CREATE TABLE consent (
    id               INTEGER PRIMARY KEY CHECK (id > 0),
    patient_id       INTEGER NOT NULL REFERENCES patient (id) ON DELETE RESTRICT,
    given_on         TEXT    NOT NULL CHECK (given_on IS date(given_on)),
    explained        TEXT    NOT NULL CHECK (explained <> ''),
    practitioner_id  INTEGER REFERENCES practitioner (id) ON DELETE RESTRICT,
    withdrawn_on     TEXT    CHECK (withdrawn_on IS date(withdrawn_on)),
    withdrawn_reason TEXT    NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE evidence_shown (
    id          INTEGER PRIMARY KEY CHECK (id > 0),
    patient_id  INTEGER NOT NULL REFERENCES patient (id) ON DELETE RESTRICT,
    shown_at    TEXT    NOT NULL,
    what        TEXT    NOT NULL CHECK (what <> '')
) STRICT;

CREATE TABLE screening_answer (
    id          INTEGER PRIMARY KEY CHECK (id > 0),
    patient_id  INTEGER NOT NULL REFERENCES patient (id) ON DELETE RESTRICT,
    question    TEXT    NOT NULL CHECK (question <> ''),
    asked_on    TEXT    NOT NULL CHECK (asked_on IS date(asked_on)),
    answer      TEXT    NOT NULL CHECK (answer IN ('value', 'none', 'not_asked', 'declined')),
    value       TEXT,
    CHECK ((answer = 'value') = (value IS NOT NULL))
) STRICT;

CREATE TABLE session (
    id                 INTEGER PRIMARY KEY CHECK (id > 0),
    patient_id         INTEGER NOT NULL REFERENCES patient (id) ON DELETE RESTRICT,
    complaint_id       INTEGER REFERENCES complaint (id) ON DELETE RESTRICT,
    supersedes_id      INTEGER REFERENCES session (id) ON DELETE RESTRICT,
    version_reason     TEXT    NOT NULL DEFAULT '',
    status             TEXT    NOT NULL CHECK (status = 'draft' OR status = 'signed' OR status = 'void' OR status = 'imported'),
    kind               TEXT    NOT NULL CHECK (kind = 'treatment' OR kind = 'consultation' OR kind = 'phone' OR kind = 'home_visit' OR kind = 'missed' OR kind = 'cancelled'),
    starts             TEXT    NOT NULL CHECK (starts IS strftime('%Y-%m-%dT%H:%M', starts)),
    started_at         TEXT    NOT NULL,
    room               TEXT    NOT NULL DEFAULT '',
    practitioner_id    INTEGER REFERENCES practitioner (id) ON DELETE RESTRICT,
    supervised_by      TEXT    NOT NULL DEFAULT '',
    entered_later      INTEGER NOT NULL DEFAULT 0 CHECK (entered_later IN (0, 1)),
    source             TEXT    NOT NULL DEFAULT '',
    feet_looked_answer TEXT    NOT NULL DEFAULT 'not_asked'
                               CHECK (feet_looked_answer = 'value' OR feet_looked_answer = 'none' OR feet_looked_answer = 'not_asked' OR feet_looked_answer = 'declined'),
    feet_looked        TEXT,
    changes_answer     TEXT    NOT NULL DEFAULT 'not_asked'
                               CHECK (changes_answer = 'value' OR changes_answer = 'none' OR changes_answer = 'not_asked' OR changes_answer = 'declined'),
    changes            INTEGER CHECK (changes > 0),
    needles_in_at      TEXT,
    needles_out_at     TEXT,
    retention_min      INTEGER CHECK (retention_min BETWEEN 0 AND 240),
    needles_in_told    INTEGER CHECK (needles_in_told BETWEEN 0 AND 500),
    mismatch_reason    TEXT    NOT NULL DEFAULT '',
    advice             TEXT    NOT NULL DEFAULT '',
    pattern            TEXT    NOT NULL DEFAULT '',
    tongue_pulse       TEXT    NOT NULL DEFAULT '',
    notes              TEXT    NOT NULL DEFAULT '',
    notes_copied       INTEGER NOT NULL DEFAULT 0 CHECK (notes_copied IN (0, 1)),
    private_note       TEXT    NOT NULL DEFAULT '',
    signed_at          TEXT,
    signed_by          TEXT    NOT NULL DEFAULT '', visit INTEGER GENERATED ALWAYS AS (
    CAST(julianday(substr(starts, 1, 10)) - 2440587.5 AS INTEGER) * 8 +
    CASE kind WHEN 'treatment' THEN 0 WHEN 'consultation' THEN 1 WHEN 'phone' THEN 2 WHEN 'home_visit' THEN 3
              WHEN 'missed' THEN 4 WHEN 'cancelled' THEN 5 END
) VIRTUAL,
    CHECK (supersedes_id IS NOT id),
    CHECK ((feet_looked_answer = 'value') = (feet_looked IS NOT NULL)),
    CHECK ((changes_answer = 'value') = (changes IS NOT NULL)),
    CHECK (status <> 'signed' OR (signed_at IS NOT NULL AND signed_by <> '')),
    CHECK (supersedes_id IS NULL OR version_reason <> '')
) STRICT;

CREATE TABLE needle (
    session_id   INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    position     INTEGER NOT NULL CHECK (position >= 0),
    kind         TEXT    NOT NULL CHECK (kind = 'point' OR kind = 'ashi' OR kind = 'ear'),
    point        TEXT    NOT NULL CHECK (point <> ''),
    side         TEXT    NOT NULL CHECK (side = 'left' OR side = 'right' OR side = 'both' OR side = 'midline'),
    count        INTEGER NOT NULL CHECK (count BETWEEN 1 AND 100),
    sites        TEXT    NOT NULL DEFAULT '',
    depth_mm     INTEGER CHECK (depth_mm BETWEEN 1 AND 150),
    angle        TEXT    CHECK (angle = 'perpendicular' OR angle = 'oblique' OR angle = 'transverse'),
    response     TEXT    CHECK (response = 'de_qi' OR response = 'twitch' OR response = 'none'),
    stimulation  TEXT    CHECK (stimulation = 'none' OR stimulation = 'manual' OR stimulation = 'electro' OR stimulation = 'moxa' OR stimulation = 'heat'),
    pair         INTEGER CHECK (pair BETWEEN 1 AND 20),
    PRIMARY KEY (session_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE technique (
    session_id      INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    position        INTEGER NOT NULL CHECK (position >= 0),
    kind            TEXT    NOT NULL CHECK (kind IN ('acupressure', 'moxa', 'cupping', 'tens', 'heat', 'press_needles',
                                                     'other')),
    place           TEXT    NOT NULL DEFAULT '',
    minutes         INTEGER CHECK (minutes BETWEEN 0 AND 240),
    pieces          INTEGER CHECK (pieces BETWEEN 1 AND 100),
    removal_advice  TEXT    NOT NULL DEFAULT '',
    note            TEXT    NOT NULL DEFAULT '',
    PRIMARY KEY (session_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE count_out (
    session_id  INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    region      TEXT    NOT NULL,
    needles     INTEGER NOT NULL CHECK (needles BETWEEN 0 AND 500),
    PRIMARY KEY (session_id, region)
) STRICT, WITHOUT ROWID;

CREATE TABLE caution_decision (
    session_id  INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL CHECK (position >= 0),
    caution     TEXT    NOT NULL CHECK (caution <> ''),
    subject     TEXT    NOT NULL DEFAULT '',
    decision    TEXT    NOT NULL CHECK (decision IN ('go_on', 'leave_out', 'changed', 'overridden')),
    reason      TEXT    NOT NULL DEFAULT '',
    source      TEXT    NOT NULL DEFAULT '',
    PRIMARY KEY (session_id, position),
    CHECK (decision <> 'overridden' OR reason <> '')
) STRICT, WITHOUT ROWID;

CREATE TABLE reading (
    id            INTEGER PRIMARY KEY CHECK (id > 0),
    measure_id    INTEGER NOT NULL REFERENCES measure (id) ON DELETE RESTRICT,
    session_id    INTEGER REFERENCES session (id) ON DELETE CASCADE,
    day           TEXT    NOT NULL CHECK (day IS date(day)),
    source        TEXT    NOT NULL CHECK (source = 'before' OR source = 'home' OR source = 'after' OR source = 'recalled'),
    giver         TEXT    NOT NULL CHECK (giver = 'patient' OR giver = 'read_aloud' OR giver = 'phone' OR giver = 'someone_else'),
    answer        TEXT    NOT NULL CHECK (answer = 'value' OR answer = 'none' OR answer = 'not_asked' OR answer = 'declined'),
    score         INTEGER CHECK (score BETWEEN 0 AND 10),
    entered_at    TEXT    NOT NULL,
    after_reveal  INTEGER NOT NULL DEFAULT 0 CHECK (after_reveal IN (0, 1)),
    imported_from TEXT    NOT NULL DEFAULT '', judged INTEGER GENERATED ALWAYS AS (
    CAST(julianday(day) - 2440587.5 AS INTEGER) * 64 + CASE source WHEN 'before' THEN 0 WHEN 'home' THEN 16 END + score
) VIRTUAL,
    CHECK ((answer = 'value') = (score IS NOT NULL)),
    CHECK (source NOT IN ('before', 'after') OR session_id IS NOT NULL)
) STRICT;

CREATE TABLE extent (
    id          INTEGER PRIMARY KEY CHECK (id > 0),
    patient_id  INTEGER NOT NULL REFERENCES patient (id) ON DELETE RESTRICT,
    session_id  INTEGER REFERENCES session (id) ON DELETE CASCADE,
    day         TEXT    NOT NULL CHECK (day IS date(day)),
    limb        TEXT    NOT NULL CHECK (limb IN ('leg', 'arm')),
    side        TEXT    NOT NULL CHECK (side IN ('left', 'right')),
    level       INTEGER NOT NULL CHECK (level BETWEEN 0 AND 9)
) STRICT;

CREATE TABLE side_effect_question (
    session_id  INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    source      TEXT    NOT NULL CHECK (source IN ('seen', 'asked')),
    answer      TEXT    NOT NULL CHECK (answer = 'value' OR answer = 'none' OR answer = 'not_asked' OR answer = 'declined'),
    events      INTEGER CHECK (events > 0),
    PRIMARY KEY (session_id, source),
    CHECK ((answer = 'value') = (events IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE side_effect (
    id          INTEGER PRIMARY KEY CHECK (id > 0),
    session_id  INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    source      TEXT    NOT NULL CHECK (source IN ('seen', 'asked')),
    kind        TEXT    NOT NULL CHECK (kind IN ('bruise', 'bleeding', 'needle_pain', 'residual_pain', 'tiredness',
                                                 'dizziness_faint', 'nausea', 'headache', 'flare', 'nerve_tingle',
                                                 'skin_reaction', 'infection', 'burn', 'stuck_or_broken_needle',
                                                 'retained_needle', 'pneumothorax', 'other')),
    severity    TEXT    NOT NULL CHECK (severity IN ('mild', 'moderate', 'severe')),
    serious     INTEGER NOT NULL DEFAULT 0 CHECK (serious IN (0, 1)),
    causality   TEXT    CHECK (causality IN ('certain', 'probable', 'possible', 'unlikely', 'unclassified',
                                             'unassessable')),
    point       TEXT    NOT NULL DEFAULT '',
    side        TEXT    CHECK (side IN ('left', 'right', 'both', 'midline')),
    onset_on    TEXT    CHECK (onset_on IS date(onset_on)),
    action      TEXT    NOT NULL DEFAULT '',
    outcome     TEXT    NOT NULL DEFAULT '',
    closed_on   TEXT    CHECK (closed_on IS date(closed_on)),
    note        TEXT    NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE change (
    id             INTEGER PRIMARY KEY CHECK (id > 0),
    patient_id     INTEGER NOT NULL REFERENCES patient (id) ON DELETE RESTRICT,
    kind           TEXT    NOT NULL CHECK (kind IN ('medicine', 'hba1c', 'chemotherapy', 'illness', 'fall', 'stress',
                                                    'sleep', 'shoes', 'exercise', 'warm_baths', 'smoking', 'alcohol',
                                                    'diet', 'other')),
    words          TEXT    NOT NULL DEFAULT '',
    started_on     TEXT    NOT NULL CHECK (started_on IS date(started_on)),
    ended_on       TEXT    CHECK (ended_on IS date(ended_on)),
    amount_before  TEXT    NOT NULL DEFAULT '',
    amount_after   TEXT    NOT NULL DEFAULT '',
    CHECK (ended_on IS NULL OR ended_on >= started_on)
) STRICT;

CREATE TABLE examination (
    id          INTEGER PRIMARY KEY CHECK (id > 0),
    patient_id  INTEGER NOT NULL REFERENCES patient (id) ON DELETE RESTRICT,
    day         TEXT    NOT NULL CHECK (day IS date(day)),
    kind        TEXT    NOT NULL CHECK (kind <> ''),
    side        TEXT    CHECK (side IN ('left', 'right', 'both', 'midline')),
    answer      TEXT    NOT NULL CHECK (answer IN ('value', 'none', 'not_asked', 'declined')),
    value       REAL,
    unit        TEXT    NOT NULL DEFAULT '',
    note        TEXT    NOT NULL DEFAULT '',
    CHECK ((answer = 'value') = (value IS NOT NULL))
) STRICT;

CREATE TABLE point_group (
    id        INTEGER PRIMARY KEY CHECK (id > 0),
    name      TEXT    NOT NULL UNIQUE CHECK (name <> ''),
    points    TEXT    NOT NULL CHECK (points <> ''),
    citation  TEXT    NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE draft (
    form        TEXT    NOT NULL PRIMARY KEY CHECK (form <> ''),
    patient_id  INTEGER REFERENCES patient (id) ON DELETE CASCADE,
    body        TEXT    NOT NULL,
    saved_at    TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE history (
    seq             INTEGER PRIMARY KEY CHECK (seq > 0),
    at              TEXT    NOT NULL,
    who             TEXT    NOT NULL,
    kind            TEXT    NOT NULL CHECK (kind <> ''),
    patient_id      INTEGER,
    subject         TEXT    NOT NULL,
    payload_digest  BLOB    CHECK (length(payload_digest) = 32),
    previous_hash   BLOB    NOT NULL CHECK (length(previous_hash) = 32),
    hash            BLOB    NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TABLE history_payload (
    seq   INTEGER PRIMARY KEY REFERENCES history (seq),
    salt  BLOB NOT NULL CHECK (length(salt) = 16),
    body  TEXT NOT NULL
) STRICT;

CREATE TABLE history_head (
    one    INTEGER PRIMARY KEY CHECK (one = 1),
    count  INTEGER NOT NULL CHECK (count >= 0),
    hash   BLOB    NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TABLE erasure_in_progress (
    patient_id  INTEGER PRIMARY KEY
) STRICT;

CREATE TABLE tombstone (
    patient_id  INTEGER PRIMARY KEY,
    erased_at   TEXT NOT NULL,
    reason      TEXT NOT NULL
) STRICT;

CREATE TABLE outline (
    patient_id  INTEGER PRIMARY KEY REFERENCES patient (id) ON DELETE CASCADE,
    body        BLOB NOT NULL
) STRICT;

CREATE TABLE outline_stamp (
    one    INTEGER PRIMARY KEY CHECK (one = 1),
    form   INTEGER NOT NULL,
    entry  INTEGER NOT NULL CHECK (entry >= 0),
    hash   BLOB    NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE INDEX complaint_by_patient ON complaint (patient_id, position);

CREATE INDEX measure_by_complaint ON measure (complaint_id, position);

CREATE INDEX agreement_by_complaint ON agreement (complaint_id, agreed_on);

CREATE INDEX course_end_by_complaint ON course_end (complaint_id, ended_on);

CREATE INDEX consent_by_patient ON consent (patient_id, given_on);

CREATE INDEX evidence_shown_by_patient ON evidence_shown (patient_id, shown_at);

CREATE INDEX screening_answer_by_patient ON screening_answer (patient_id, question, asked_on);

CREATE INDEX session_by_start ON session (starts, kind, status, patient_id);

CREATE INDEX session_unsigned ON session (starts) WHERE status = 'draft';

CREATE INDEX session_void ON session (patient_id) WHERE status = 'void';

CREATE UNIQUE INDEX session_superseding ON session (supersedes_id) WHERE supersedes_id IS NOT NULL;

CREATE INDEX reading_by_session ON reading (session_id);

CREATE INDEX extent_by_patient ON extent (patient_id, day);

CREATE INDEX extent_by_session ON extent (session_id);

CREATE INDEX side_effect_by_session ON side_effect (session_id);

CREATE INDEX side_effect_by_kind ON side_effect (kind, source);

CREATE INDEX change_by_patient ON change (patient_id, started_on);

CREATE INDEX examination_by_patient ON examination (patient_id, day);

CREATE INDEX history_by_patient ON history (patient_id, seq);

CREATE INDEX reading_by_measure ON reading (measure_id, judged);

CREATE INDEX session_by_patient ON session (patient_id, visit, complaint_id);

CREATE VIEW session_current AS
SELECT * FROM session AS s
WHERE s.status <> 'void'
  AND NOT EXISTS (SELECT 1 FROM session AS later WHERE later.supersedes_id = s.id AND later.status <> 'draft');

CREATE VIEW reading_current AS
SELECT * FROM reading AS r
WHERE r.session_id IS NULL
   OR EXISTS (SELECT 1 FROM session_current AS s WHERE s.id = r.session_id);

CREATE TRIGGER session_signed_update BEFORE UPDATE ON session WHEN old.status <> 'draft'
BEGIN SELECT RAISE(ABORT, 'this session is signed: amend it instead'); END;

CREATE TRIGGER session_signed_delete BEFORE DELETE ON session
WHEN old.status <> 'draft' AND old.patient_id NOT IN (SELECT patient_id FROM erasure_in_progress)
BEGIN SELECT RAISE(ABORT, 'this session is signed: amend it instead'); END;

CREATE TRIGGER session_signed_replace BEFORE INSERT ON session
WHEN EXISTS (SELECT 1 FROM session WHERE (id = new.id OR supersedes_id = new.supersedes_id) AND status <> 'draft')
BEGIN SELECT RAISE(ABORT, 'this session is signed: amend it instead'); END;

CREATE TRIGGER session_supersedes_signed BEFORE INSERT ON session
WHEN new.supersedes_id IS NOT NULL
 AND NOT EXISTS (SELECT 1 FROM session WHERE id = new.supersedes_id AND patient_id = new.patient_id
                 AND status IN ('signed', 'imported'))
BEGIN SELECT RAISE(ABORT, 'only a signed or imported session of the same patient can be superseded'); END;

CREATE TRIGGER needle_signed_insert BEFORE INSERT ON needle
WHEN (SELECT status FROM session WHERE id = new.session_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'this session is signed: amend it instead'); END;

CREATE TRIGGER needle_signed_update BEFORE UPDATE ON needle
WHEN (SELECT status FROM session WHERE id = old.session_id) <> 'draft'
  OR (SELECT status FROM session WHERE id = new.session_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'this session is signed: amend it instead'); END;

CREATE TRIGGER needle_signed_delete BEFORE DELETE ON needle
WHEN (SELECT status FROM session WHERE id = old.session_id) <> 'draft'
 AND (SELECT patient_id FROM session WHERE id = old.session_id) NOT IN (SELECT patient_id FROM erasure_in_progress)
BEGIN SELECT RAISE(ABORT, 'this session is signed: amend it instead'); END;

CREATE TRIGGER technique_signed_insert BEFORE INSERT ON technique
WHEN (SELECT status FROM session WHERE id = new.session_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'this session is signed: amend it instead'); END;

CREATE TRIGGER technique_signed_update BEFORE UPDATE ON technique
WHEN (SELECT status FROM session WHERE id = old.session_id) <> 'draft'
  OR (SELECT status FROM session WHERE id = new.session_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'this session is signed: amend it instead'); END;

CREATE TRIGGER technique_signed_delete BEFORE DELETE ON technique
WHEN (SELECT status FROM session WHERE id = old.session_id) <> 'draft'
 AND (SELECT patient_id FROM session WHERE id = old.session_id) NOT IN (SELECT patient_id FROM erasure_in_progress)
BEGIN SELECT RAISE(ABORT, 'this session is signed: amend it instead'); END;

CREATE TRIGGER count_out_signed_insert BEFORE INSERT ON count_out
WHEN (SELECT status FROM session WHERE id = new.session_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'this session is signed: amend it instead'); END;

CREATE TRIGGER count_out_signed_update BEFORE UPDATE ON count_out
WHEN (SELECT status FROM session WHERE id = old.session_id) <> 'draft'
  OR (SELECT status FROM session WHERE id = new.session_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'this session is signed: amend it instead'); END;

CREATE TRIGGER count_out_signed_delete BEFORE DELETE ON count_out
WHEN (SELECT status FROM session WHERE id = old.session_id) <> 'draft'
 AND (SELECT patient_id FROM session WHERE id = old.session_id) NOT IN (SELECT patient_id FROM erasure_in_progress)
BEGIN SELECT RAISE(ABORT, 'this session is signed: amend it instead'); END;

CREATE TRIGGER caution_decision_signed_insert BEFORE INSERT ON caution_decision
WHEN (SELECT status FROM session WHERE id = new.session_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'this session is signed: amend it instead'); END;

CREATE TRIGGER caution_decision_signed_update BEFORE UPDATE ON caution_decision
WHEN (SELECT status FROM session WHERE id = old.session_id) <> 'draft'
  OR (SELECT status FROM session WHERE id = new.session_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'this session is signed: amend it instead'); END;

CREATE TRIGGER caution_decision_signed_delete BEFORE DELETE ON caution_decision
WHEN (SELECT status FROM session WHERE id = old.session_id) <> 'draft'
 AND (SELECT patient_id FROM session WHERE id = old.session_id) NOT IN (SELECT patient_id FROM erasure_in_progress)
BEGIN SELECT RAISE(ABORT, 'this session is signed: amend it instead'); END;

CREATE TRIGGER reading_signed_insert BEFORE INSERT ON reading
WHEN (SELECT status FROM session WHERE id = new.session_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'this session is signed: amend it instead'); END;

CREATE TRIGGER reading_signed_update BEFORE UPDATE ON reading
WHEN (SELECT status FROM session WHERE id = old.session_id) <> 'draft'
  OR (SELECT status FROM session WHERE id = new.session_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'this session is signed: amend it instead'); END;

CREATE TRIGGER reading_signed_delete BEFORE DELETE ON reading
WHEN (SELECT status FROM session WHERE id = old.session_id) <> 'draft'
 AND (SELECT patient_id FROM session WHERE id = old.session_id) NOT IN (SELECT patient_id FROM erasure_in_progress)
BEGIN SELECT RAISE(ABORT, 'this session is signed: amend it instead'); END;

CREATE TRIGGER extent_signed_insert BEFORE INSERT ON extent
WHEN (SELECT status FROM session WHERE id = new.session_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'this session is signed: amend it instead'); END;

CREATE TRIGGER extent_signed_update BEFORE UPDATE ON extent
WHEN (SELECT status FROM session WHERE id = old.session_id) <> 'draft'
  OR (SELECT status FROM session WHERE id = new.session_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'this session is signed: amend it instead'); END;

CREATE TRIGGER extent_signed_delete BEFORE DELETE ON extent
WHEN (SELECT status FROM session WHERE id = old.session_id) <> 'draft'
 AND (SELECT patient_id FROM session WHERE id = old.session_id) NOT IN (SELECT patient_id FROM erasure_in_progress)
BEGIN SELECT RAISE(ABORT, 'this session is signed: amend it instead'); END;

CREATE TRIGGER side_effect_question_signed_insert BEFORE INSERT ON side_effect_question
WHEN (SELECT status FROM session WHERE id = new.session_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'this session is signed: amend it instead'); END;

CREATE TRIGGER side_effect_question_signed_update BEFORE UPDATE ON side_effect_question
WHEN (SELECT status FROM session WHERE id = old.session_id) <> 'draft'
  OR (SELECT status FROM session WHERE id = new.session_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'this session is signed: amend it instead'); END;

CREATE TRIGGER side_effect_question_signed_delete BEFORE DELETE ON side_effect_question
WHEN (SELECT status FROM session WHERE id = old.session_id) <> 'draft'
 AND (SELECT patient_id FROM session WHERE id = old.session_id) NOT IN (SELECT patient_id FROM erasure_in_progress)
BEGIN SELECT RAISE(ABORT, 'this session is signed: amend it instead'); END;

CREATE TRIGGER side_effect_signed_insert BEFORE INSERT ON side_effect
WHEN (SELECT status FROM session WHERE id = new.session_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'this session is signed: amend it instead'); END;

CREATE TRIGGER side_effect_signed_update BEFORE UPDATE ON side_effect
WHEN (SELECT status FROM session WHERE id = old.session_id) <> 'draft'
  OR (SELECT status FROM session WHERE id = new.session_id) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'this session is signed: amend it instead'); END;

CREATE TRIGGER side_effect_signed_delete BEFORE DELETE ON side_effect
WHEN (SELECT status FROM session WHERE id = old.session_id) <> 'draft'
 AND (SELECT patient_id FROM session WHERE id = old.session_id) NOT IN (SELECT patient_id FROM erasure_in_progress)
BEGIN SELECT RAISE(ABORT, 'this session is signed: amend it instead'); END;

CREATE TRIGGER reading_signed_replace BEFORE INSERT ON reading
WHEN (SELECT status FROM session WHERE id = (SELECT session_id FROM reading WHERE id = new.id)) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'this session is signed: amend it instead'); END;

CREATE TRIGGER extent_signed_replace BEFORE INSERT ON extent
WHEN (SELECT status FROM session WHERE id = (SELECT session_id FROM extent WHERE id = new.id)) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'this session is signed: amend it instead'); END;

CREATE TRIGGER side_effect_signed_replace BEFORE INSERT ON side_effect
WHEN (SELECT status FROM session WHERE id = (SELECT session_id FROM side_effect WHERE id = new.id)) <> 'draft'
BEGIN SELECT RAISE(ABORT, 'this session is signed: amend it instead'); END;

CREATE TRIGGER session_place BEFORE UPDATE OF id, supersedes_id ON session
WHEN new.id IS NOT old.id OR EXISTS (SELECT 1 FROM session WHERE supersedes_id = new.supersedes_id AND id <> old.id)
BEGIN SELECT RAISE(ABORT, 'this session is signed: amend it instead'); END;

CREATE TRIGGER reading_place BEFORE UPDATE OF id ON reading WHEN new.id IS NOT old.id
BEGIN SELECT RAISE(ABORT, 'an id never changes'); END;

CREATE TRIGGER extent_place BEFORE UPDATE OF id ON extent WHEN new.id IS NOT old.id
BEGIN SELECT RAISE(ABORT, 'an id never changes'); END;

CREATE TRIGGER side_effect_place BEFORE UPDATE OF id ON side_effect WHEN new.id IS NOT old.id
BEGIN SELECT RAISE(ABORT, 'an id never changes'); END;

CREATE TRIGGER agreement_update BEFORE UPDATE ON agreement
BEGIN SELECT RAISE(ABORT, 'an agreement is never changed: agree a new one'); END;

CREATE TRIGGER agreement_replace BEFORE INSERT ON agreement
WHEN EXISTS (SELECT 1 FROM agreement WHERE id = new.id OR supersedes_id = new.supersedes_id)
BEGIN SELECT RAISE(ABORT, 'an agreement is never changed: agree a new one'); END;

CREATE TRIGGER agreement_delete BEFORE DELETE ON agreement
WHEN (SELECT patient_id FROM complaint WHERE id = old.complaint_id) NOT IN (SELECT patient_id FROM erasure_in_progress)
BEGIN SELECT RAISE(ABORT, 'an agreement is never changed: agree a new one'); END;

CREATE TRIGGER measure_words BEFORE UPDATE ON measure
WHEN (old.complaint_id, old.kind, old.label, old.side, old.wording, old.low_label, old.high_label, old.language, old.recall)
  IS NOT
     (new.complaint_id, new.kind, new.label, new.side, new.wording, new.low_label, new.high_label, new.language, new.recall)
BEGIN SELECT RAISE(ABORT, 'the words of a measure never change: add another measure'); END;

CREATE TRIGGER measure_replace BEFORE INSERT ON measure
WHEN EXISTS (
    SELECT 1 FROM measure AS old WHERE old.id = new.id
    AND (old.complaint_id, old.kind, old.label, old.side, old.wording, old.low_label, old.high_label, old.language, old.recall)
     IS NOT
        (new.complaint_id, new.kind, new.label, new.side, new.wording, new.low_label, new.high_label, new.language, new.recall))
BEGIN SELECT RAISE(ABORT, 'the words of a measure never change: add another measure'); END;

CREATE TRIGGER history_update BEFORE UPDATE ON history
BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END;

CREATE TRIGGER history_delete BEFORE DELETE ON history
BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END;

CREATE TRIGGER history_replace BEFORE INSERT ON history
WHEN EXISTS (SELECT 1 FROM history WHERE seq = new.seq)
BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END;

CREATE TRIGGER history_payload_update BEFORE UPDATE ON history_payload
BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END;

CREATE TRIGGER history_payload_replace BEFORE INSERT ON history_payload
WHEN EXISTS (SELECT 1 FROM history_payload WHERE seq = new.seq)
BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END;

CREATE TRIGGER history_payload_delete BEFORE DELETE ON history_payload
WHEN NOT EXISTS (SELECT 1 FROM history WHERE seq = old.seq AND patient_id IN (SELECT patient_id FROM erasure_in_progress))
BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END;

CREATE TRIGGER history_head_delete BEFORE DELETE ON history_head
BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END;

CREATE TRIGGER history_head_back BEFORE UPDATE ON history_head WHEN new.count < old.count
BEGIN SELECT RAISE(ABORT, 'the history is only added to'); END;

CREATE TRIGGER tombstone_update BEFORE UPDATE ON tombstone
BEGIN SELECT RAISE(ABORT, 'a tombstone stays'); END;

CREATE TRIGGER tombstone_delete BEFORE DELETE ON tombstone
BEGIN SELECT RAISE(ABORT, 'a tombstone stays'); END;
