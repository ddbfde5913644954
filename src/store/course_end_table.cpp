/// Ends of courses in and out of the book.
#include "store/course_end_table.h"

#include "store/connection.h"

namespace needlebook::store {
namespace {

CourseEnd course_end_from(Row row) {
    CourseEnd end;
    row.into(end.id, end.complaint, end.ended_on, end.reason, end.follow_up, end.note, end.follow_up_on);
    return end;
}

}  // namespace

void CourseEndTable::put(const CourseEnd& end) {
    auto query = db().query(R"sql(
        INSERT INTO course_end (
            id, complaint_id, ended_on, reason, follow_up, note, follow_up_on
        ) VALUES (
            :id, :complaint_id, :ended_on, :reason, :follow_up, :note, :follow_up_on
        ) ON CONFLICT (id) DO UPDATE SET
            complaint_id = excluded.complaint_id, ended_on = excluded.ended_on, reason =
            excluded.reason, follow_up = excluded.follow_up, note = excluded.note,
            follow_up_on = excluded.follow_up_on
    )sql");
    query.set(":id", end.id)
        .set(":complaint_id", end.complaint)
        .set(":ended_on", end.ended_on)
        .set(":reason", end.reason)
        .set(":follow_up", end.follow_up)
        .set(":note", end.note)
        .set(":follow_up_on", end.follow_up_on);
    query.run();
}

void CourseEndTable::remove(Id<CourseEnd> id) {
    db().query("DELETE FROM course_end WHERE id = :id").set(":id", id).run();
}

std::optional<CourseEnd> CourseEndTable::find(Id<CourseEnd> id) const {
    auto query = db().query(R"sql(
        SELECT id, complaint_id, ended_on, reason, follow_up, note, follow_up_on
        FROM course_end WHERE id = :id
    )sql");
    query.set(":id", id);
    return query.first(course_end_from);
}

std::vector<CourseEnd> CourseEndTable::of(Id<Complaint> complaint) const {
    auto query = db().query(R"sql(
        SELECT id, complaint_id, ended_on, reason, follow_up, note, follow_up_on
        FROM course_end WHERE complaint_id = :complaint_id ORDER BY ended_on, id
    )sql");
    query.set(":complaint_id", complaint);
    return query.all(course_end_from);
}

std::vector<CourseEnd> CourseEndTable::all() const {
    auto query = db().query(R"sql(
        SELECT id, complaint_id, ended_on, reason, follow_up, note, follow_up_on
        FROM course_end ORDER BY complaint_id, ended_on, id
    )sql");
    return query.all(course_end_from);
}

}  // namespace needlebook::store
