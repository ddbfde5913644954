/// Revisions as their records before and after.
#include "app/edit_json.h"

#include <array>

namespace needlebook::app {
namespace {

using nlohmann::json;

/// Names of the alternatives of Revision, in its order.
constexpr std::array<std::string_view, std::variant_size_v<Revision>> kinds{
    "patient", "complaint", "measure", "agreement", "course_end",  "consent",     "evidence_shown", "screening_answer",
    "session", "reading",   "extent",  "change",    "examination", "point_group", "practice",       "practitioner"};

template <class Record, std::size_t... I>
constexpr std::size_t index_of(std::index_sequence<I...>) {
    return ((std::is_same_v<std::variant_alternative_t<I, Revision>, Revised<Record>> ? I : 0) + ...);
}

using Indices = std::make_index_sequence<std::variant_size_v<Revision>>;

template <class Record>
json written(const std::optional<Record>& record) {
    return record ? exchange::to_json(*record) : json(nullptr);
}

/// None of null, a record of an object.
template <class Record>
Result<std::optional<Record>> read(const json& object, const char* name) {
    const auto found = object.find(name);
    if (found == object.end())
        return fail(Errc::incomplete, name);
    if (found->is_null())
        return std::optional<Record>{};
    auto record = exchange::record_from<Record>(*found);
    if (!record)
        return fail(record.error().code, std::string{name} + "." + record.error().detail);
    return std::optional{*std::move(record)};
}

template <class Record>
Result<Revision> revised_from(const json& object) {
    auto before = read<Record>(object, "before");
    if (!before)
        return tl::unexpected(std::move(before.error()));
    auto after = read<Record>(object, "after");
    if (!after)
        return tl::unexpected(std::move(after.error()));
    return Revision{Revised<Record>{*std::move(before), *std::move(after)}};
}

template <class Record>
Record record_of(const Revised<Record>&);

/// The revision of the kind named in `object`.
template <std::size_t... I>
Result<Revision> revision_from(const json& object, std::index_sequence<I...>) {
    Result<Revision> found = fail(Errc::malformed, "kind");
    if (!object.is_object() || !object.contains("kind"))
        return found;
    const auto attempt = [&]<std::size_t At>(std::integral_constant<std::size_t, At>) {
        using Record = decltype(record_of(std::declval<std::variant_alternative_t<At, Revision>>()));
        if (object["kind"] == kinds[At])
            found = revised_from<Record>(object);
    };
    (attempt(std::integral_constant<std::size_t, I>{}), ...);
    return found;
}

}  // namespace

json to_json(const Edit& edit) {
    auto revisions = json::array();
    for (const auto& revision : edit.revisions)
        std::visit(
            [&](const auto& revised) {
                revisions.push_back({{"kind", std::string{kinds.at(revision.index())}},
                                     {"before", written(revised.before)},
                                     {"after", written(revised.after)}});
            },
            revision);
    return {{"label", edit.label}, {"revisions", std::move(revisions)}};
}

Result<Edit> edit_from(const json& object) {
    if (!object.is_object() || !object.contains("label") || !object["label"].is_string())
        return fail(Errc::incomplete, "label");
    Edit edit{object["label"].get<std::string>(), {}};
    const auto list = object.find("revisions");
    if (list == object.end() || !list->is_array())
        return fail(Errc::incomplete, "revisions");
    for (const auto& one : *list) {
        auto revision = revision_from(one, Indices{});
        if (!revision)
            return tl::unexpected(std::move(revision.error()));
        edit.revisions.push_back(*std::move(revision));
    }
    return edit;
}

template <class Record>
std::string_view kind_of() {
    return kinds.at(index_of<Record>(Indices{}));
}

template std::string_view kind_of<Patient>();
template std::string_view kind_of<Complaint>();
template std::string_view kind_of<Measure>();
template std::string_view kind_of<Agreement>();
template std::string_view kind_of<CourseEnd>();
template std::string_view kind_of<Consent>();
template std::string_view kind_of<EvidenceShown>();
template std::string_view kind_of<ScreeningAnswer>();
template std::string_view kind_of<Session>();
template std::string_view kind_of<Reading>();
template std::string_view kind_of<Extent>();
template std::string_view kind_of<needlebook::Change>();
template std::string_view kind_of<Examination>();
template std::string_view kind_of<PointGroup>();
template std::string_view kind_of<Practice>();
template std::string_view kind_of<Practitioner>();

}  // namespace needlebook::app
