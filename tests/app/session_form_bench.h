/// A session form over one patient's follow-up visit, for tests: keys go in, what it holds comes out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/session_form.h"

namespace needlebook::app::test {

inline const LocalMinute morning = date::local_days{date::year{2026} / 6 / 22} + std::chrono::hours{10};

inline Measure measure(std::int64_t id, MeasureKind kind, std::string label) {
    Measure measure;
    measure.id = {id};
    measure.complaint = {7};
    measure.position = static_cast<int>(id) - 1;
    measure.kind = kind;
    measure.label = std::move(label);
    return measure;
}

inline std::vector<Needle> needles_of(std::string_view line) { return parse_point_line(line).needles; }

inline Session last_session(std::string_view line) {
    Session last;
    last.id = {50};
    last.patient = {1};
    last.starts = morning - date::days{7};
    last.needles = needles_of(line);
    return last;
}

inline EntryContext follow_up() {
    EntryContext context;
    context.patient.id = {1};
    context.patient.code = "P-0042";
    context.complaint = Complaint{};
    context.complaint->id = {7};
    context.measures = {measure(1, MeasureKind::pain, "Pain"), measure(2, MeasureKind::numbness, "Numbness"),
                        measure(3, MeasureKind::tingling, "Tingling")};
    context.last = last_session("st36 sp6 ki3");
    context.ordinal = 12;
    return context;
}

struct Bench {
    explicit Bench(EntryContext context = follow_up()) : form{std::move(context), ids, fixed_clock(morning)} {}

    FormEvent type(std::string_view keys) {
        FormEvent last;
        for (const char key : keys)
            last = press(key);
        return last;
    }
    FormEvent press(char key) {
        if (key == '\n')
            return form.press({Key::Kind::enter, 0});
        if (key == '\b')
            return form.press({Key::Kind::backspace, 0});
        if (key == ' ')
            return form.press({Key::Kind::space, 0});
        return form.press(Key::typed(static_cast<char32_t>(key)));
    }
    std::vector<std::optional<int>> scores() const {
        std::vector<std::optional<int>> points;
        for (const auto& row : form.entry().scores)
            points.push_back(row.score && row.score->has_value() ? std::optional{row.score->value().points()}
                                                                 : std::nullopt);
        return points;
    }
    std::vector<std::string> codes() const {
        std::vector<std::string> codes;
        for (const auto& needle : form.needles().needles)
            codes.push_back(needle.point);
        return codes;
    }

    IdSource ids{fixed_clock(morning), 1};
    SessionForm form;
};

using Points = std::vector<std::optional<int>>;

}  // namespace needlebook::app::test
