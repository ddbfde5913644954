-- The day on which somebody asks again after a course has ended.
ALTER TABLE course_end ADD COLUMN follow_up_on TEXT CHECK (follow_up_on IS date(follow_up_on));
