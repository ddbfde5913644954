/// Point groups in and out of the book.
#include "store/point_group_table.h"

#include "store/connection.h"

namespace needlebook::store {
namespace {

PointGroup point_group_from(Row row) {
    PointGroup group;
    row.into(group.id, group.name, group.points, group.citation);
    return group;
}

}  // namespace

void PointGroupTable::put(const PointGroup& group) {
    auto query = db().query(R"sql(
        INSERT INTO point_group (
            id, name, points, citation
        ) VALUES (
            :id, :name, :points, :citation
        ) ON CONFLICT (id) DO UPDATE SET
            name = excluded.name, points = excluded.points, citation = excluded.citation
    )sql");
    query.set(":id", group.id).set(":name", group.name).set(":points", group.points).set(":citation", group.citation);
    query.run();
}

void PointGroupTable::remove(Id<PointGroup> id) {
    db().query("DELETE FROM point_group WHERE id = :id").set(":id", id).run();
}

std::optional<PointGroup> PointGroupTable::find(Id<PointGroup> id) const {
    auto query = db().query(R"sql(
        SELECT id, name, points, citation
        FROM point_group WHERE id = :id
    )sql");
    query.set(":id", id);
    return query.first(point_group_from);
}

std::optional<PointGroup> PointGroupTable::find_name(std::string_view name) const {
    auto query = db().query(R"sql(
        SELECT id, name, points, citation
        FROM point_group WHERE name = :name
    )sql");
    query.set(":name", name);
    return query.first(point_group_from);
}

std::vector<PointGroup> PointGroupTable::all() const {
    auto query = db().query(R"sql(
        SELECT id, name, points, citation
        FROM point_group ORDER BY name
    )sql");
    return query.all(point_group_from);
}

}  // namespace needlebook::store
