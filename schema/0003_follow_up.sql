-- The day on which somebody asks again after a course has ended.
ALTER TABLE course_end ADD COLUMN follow_up_on TEXT CHECK (follow_up_on IS date(follow_up_on));

-- A list of more than two words in a CHECK makes SQLite build a small table of them for every row that is written,
-- which took most of the time of writing many visits. The same words one by one don't.
--
-- Nothing that is stored changes, so the text of the tables alone is written anew, as
-- https://sqlite.org/lang_altertable.html (section 7) describes it for such changes.
PRAGMA writable_schema = ON;

UPDATE sqlite_schema SET sql = replace(sql,
    'CHECK (status IN (''draft'', ''signed'', ''void'', ''imported''))',
    'CHECK (status = ''draft'' OR status = ''signed'' OR status = ''void'' OR status = ''imported'')')
WHERE type = 'table' AND name = 'session';
UPDATE sqlite_schema SET sql = replace(sql,
    'CHECK (kind IN (''treatment'', ''consultation'', ''phone'', ''home_visit'', ''missed'',' || char(10) ||
    '                                                        ''cancelled''))',
    'CHECK (kind = ''treatment'' OR kind = ''consultation'' OR kind = ''phone'' OR ' ||
    'kind = ''home_visit'' OR kind = ''missed'' OR kind = ''cancelled'')')
WHERE type = 'table' AND name = 'session';
UPDATE sqlite_schema SET sql = replace(sql,
    'CHECK (feet_looked_answer IN (''value'', ''none'', ''not_asked'', ''declined''))',
    'CHECK (feet_looked_answer = ''value'' OR feet_looked_answer = ''none'' OR ' ||
    'feet_looked_answer = ''not_asked'' OR feet_looked_answer = ''declined'')')
WHERE type = 'table' AND name = 'session';
UPDATE sqlite_schema SET sql = replace(sql,
    'CHECK (changes_answer IN (''value'', ''none'', ''not_asked'', ''declined''))',
    'CHECK (changes_answer = ''value'' OR changes_answer = ''none'' OR ' ||
    'changes_answer = ''not_asked'' OR changes_answer = ''declined'')')
WHERE type = 'table' AND name = 'session';

UPDATE sqlite_schema SET sql = replace(sql,
    'CHECK (kind IN (''point'', ''ashi'', ''ear''))',
    'CHECK (kind = ''point'' OR kind = ''ashi'' OR kind = ''ear'')')
WHERE type = 'table' AND name = 'needle';
UPDATE sqlite_schema SET sql = replace(sql,
    'CHECK (side IN (''left'', ''right'', ''both'', ''midline''))',
    'CHECK (side = ''left'' OR side = ''right'' OR side = ''both'' OR side = ''midline'')')
WHERE type = 'table' AND name = 'needle';
UPDATE sqlite_schema SET sql = replace(sql,
    'CHECK (angle IN (''perpendicular'', ''oblique'', ''transverse''))',
    'CHECK (angle = ''perpendicular'' OR angle = ''oblique'' OR angle = ''transverse'')')
WHERE type = 'table' AND name = 'needle';
UPDATE sqlite_schema SET sql = replace(sql,
    'CHECK (response IN (''de_qi'', ''twitch'', ''none''))',
    'CHECK (response = ''de_qi'' OR response = ''twitch'' OR response = ''none'')')
WHERE type = 'table' AND name = 'needle';
UPDATE sqlite_schema SET sql = replace(sql,
    'CHECK (stimulation IN (''none'', ''manual'', ''electro'', ''moxa'', ''heat''))',
    'CHECK (stimulation = ''none'' OR stimulation = ''manual'' OR stimulation = ''electro'' OR ' ||
    'stimulation = ''moxa'' OR stimulation = ''heat'')')
WHERE type = 'table' AND name = 'needle';

UPDATE sqlite_schema SET sql = replace(sql,
    'CHECK (source IN (''before'', ''home'', ''after'', ''recalled''))',
    'CHECK (source = ''before'' OR source = ''home'' OR source = ''after'' OR source = ''recalled'')')
WHERE type = 'table' AND name = 'reading';
UPDATE sqlite_schema SET sql = replace(sql,
    'CHECK (giver IN (''patient'', ''read_aloud'', ''phone'', ''someone_else''))',
    'CHECK (giver = ''patient'' OR giver = ''read_aloud'' OR giver = ''phone'' OR ' ||
    'giver = ''someone_else'')')
WHERE type = 'table' AND name = 'reading';
UPDATE sqlite_schema SET sql = replace(sql,
    'CHECK (answer IN (''value'', ''none'', ''not_asked'', ''declined''))',
    'CHECK (answer = ''value'' OR answer = ''none'' OR answer = ''not_asked'' OR answer = ''declined'')')
WHERE type = 'table' AND name = 'reading';

UPDATE sqlite_schema SET sql = replace(sql,
    'CHECK (answer IN (''value'', ''none'', ''not_asked'', ''declined''))',
    'CHECK (answer = ''value'' OR answer = ''none'' OR answer = ''not_asked'' OR answer = ''declined'')')
WHERE type = 'table' AND name = 'side_effect_question';

PRAGMA writable_schema = RESET;
