/// Numbers of seven bits a byte, each as far as can be from the one before.
#include "store/outline.h"

#include <algorithm>
#include <array>
#include <limits>
#include <span>

#include "store/digest.h"

namespace needlebook::store {
namespace {

constexpr unsigned bits = 7;
constexpr std::uint64_t more = 1U << bits;

class Packer {
public:
    void number(std::uint64_t value) {
        for (; value >= more; value >>= bits)
            bytes_.push_back(static_cast<std::uint8_t>(value | more));
        bytes_.push_back(static_cast<std::uint8_t>(value));
    }

    /// Small for what lies near 0 on either side.
    void around_zero(std::int64_t value) {
        const auto sign = value < 0 ? ~std::uint64_t{0} : std::uint64_t{0};
        number((static_cast<std::uint64_t>(value) << 1U) ^ sign);
    }

    void after(std::int64_t value, std::int64_t& last) {
        around_zero(static_cast<std::int64_t>(static_cast<std::uint64_t>(value) - static_cast<std::uint64_t>(last)));
        last = value;
    }

    void text(const std::string& text) {
        number(text.size());
        bytes_.insert(bytes_.end(), text.begin(), text.end());
    }

    Bytes take() { return std::move(bytes_); }

private:
    Bytes bytes_;
};

/// Reads what a Packer wrote; after the first thing that can't be, nothing but zeroes.
class Unpacker {
public:
    explicit Unpacker(std::span<const std::uint8_t> bytes) : bytes_{bytes} {}

    std::uint64_t number() {
        std::uint64_t value = 0;
        constexpr unsigned most = 64;
        for (unsigned shift = 0; at_ < bytes_.size() && shift < most; shift += bits) {
            const std::uint64_t byte = bytes_[at_++];
            value |= (byte & (more - 1)) << shift;
            if (byte < more)
                return value;
        }
        return bad();
    }

    std::int64_t around_zero() {
        const auto value = number();
        return static_cast<std::int64_t>((value >> 1U) ^ (~(value & 1U) + 1));
    }

    std::int64_t after(std::int64_t& last) {
        last = static_cast<std::int64_t>(static_cast<std::uint64_t>(last) + static_cast<std::uint64_t>(around_zero()));
        return last;
    }

    /// A number below `limit`.
    template <class Number = std::uint32_t>
    Number below(std::uint64_t limit) {
        const auto value = number();
        return static_cast<Number>(value < limit ? value : bad());
    }

    /// How many things follow, each of at least one byte.
    std::size_t count() {
        const auto value = number();
        return static_cast<std::size_t>(value <= bytes_.size() - at_ ? value : bad());
    }

    template <class Enum>
    Enum one_of() {
        return static_cast<Enum>(below(Names<Enum>::all.size()));
    }

    std::string text() {
        const auto size = count();
        std::string text{bytes_.begin() + static_cast<std::ptrdiff_t>(at_),
                         bytes_.begin() + static_cast<std::ptrdiff_t>(at_ + size)};
        at_ += size;
        return text;
    }

    std::uint64_t bad() {
        good_ = false;
        at_ = bytes_.size();
        return 0;
    }

    bool ended_well() const { return good_ && at_ == bytes_.size(); }

private:
    std::span<const std::uint8_t> bytes_;
    std::size_t at_ = 0;
    bool good_ = true;
};

template <class Enum>
std::uint64_t number_of(Enum value) {
    return static_cast<std::uint64_t>(value);
}

using Flags = std::array<bool, 7>;

Flags flags_of(const OutlineVisit& visit) {
    return {visit.entered_later,  visit.scored,  visit.reconciled, visit.signed_in_a_day,
            visit.needles_are_in, visit.needled, visit.imported};
}

std::uint64_t packed(const Flags& flags) {
    std::uint64_t together = 0;
    for (std::size_t i = 0; i < flags.size(); ++i)
        together |= (flags[i] ? std::uint64_t{1} : 0) << i;
    return together;
}

constexpr auto kinds = Names<SessionKind>::all.size();
constexpr auto answers = Names<Answered>::all.size();

void pack_visits(Packer& into, const PatientOutline& outline) {
    into.number(outline.visits.size());
    std::int64_t session = 0;
    std::int64_t complaint = 0;
    std::int64_t day = 0;
    for (const auto& visit : outline.visits) {
        into.after(visit.session.value, session);
        into.after(visit.day.time_since_epoch().count(), day);
        into.after(visit.complaint ? visit.complaint->value : 0, complaint);
        into.number(number_of(visit.status) * kinds + number_of(visit.kind));
        into.number(number_of(visit.asked) * answers + number_of(visit.seen));
        into.number(packed(flags_of(visit)));
        into.number(visit.points);
        for (std::size_t i = 0; i < visit.points; ++i)
            into.number(outline.points[visit.first_point + i]);
    }
}

void unpack_visits(Unpacker& from, PatientOutline& outline) {
    const auto count = from.count();
    outline.visits.reserve(count);
    std::int64_t session = 0;
    std::int64_t complaint = 0;
    std::int64_t day = 0;
    for (std::size_t i = 0; i < count; ++i) {
        OutlineVisit visit;
        visit.session = {from.after(session)};
        visit.day = Day{date::days{static_cast<int>(from.after(day))}};
        if (from.after(complaint) != 0)
            visit.complaint = Id<Complaint>{complaint};
        const auto status = from.below(Names<SessionStatus>::all.size() * kinds);
        visit.status = static_cast<SessionStatus>(status / kinds);
        visit.kind = static_cast<SessionKind>(status % kinds);
        const auto answered = from.below(answers * answers);
        visit.asked = static_cast<Answered>(answered / answers);
        visit.seen = static_cast<Answered>(answered % answers);
        const auto flags = from.below(1U << std::tuple_size_v<Flags>);
        const auto is_set = [flags](unsigned flag) { return ((flags >> flag) & 1U) != 0; };
        visit.entered_later = is_set(0);
        visit.scored = is_set(1);
        visit.reconciled = is_set(2);
        visit.signed_in_a_day = is_set(3);
        visit.needles_are_in = is_set(4);
        visit.needled = is_set(5);
        visit.imported = is_set(6);
        visit.first_point = static_cast<std::uint32_t>(outline.points.size());
        visit.points = static_cast<std::uint16_t>(from.count());
        for (std::size_t point = 0; point < visit.points; ++point)
            outline.points.push_back(from.below<std::uint16_t>(outline.point_names.size()));
        outline.visits.push_back(visit);
    }
}

void pack_effects(Packer& into, const PatientOutline& outline) {
    into.number(outline.effects.size());
    std::int64_t id = 0;
    std::int64_t visit = 0;
    for (const auto& effect : outline.effects) {
        into.after(effect.visit, visit);
        into.after(effect.id.value, id);
        into.number(number_of(effect.source));
        into.number(number_of(effect.kind));
        into.number(number_of(effect.severity));
        into.number((effect.serious ? 1U : 0U) + (effect.closed ? 2U : 0U));
    }
}

void unpack_effects(Unpacker& from, PatientOutline& outline) {
    const auto count = from.count();
    outline.effects.reserve(count);
    std::int64_t id = 0;
    std::int64_t visit = 0;
    for (std::size_t i = 0; i < count; ++i) {
        OutlineEffect effect;
        effect.visit = static_cast<std::uint32_t>(from.after(visit));
        if (visit < 0 || static_cast<std::size_t>(visit) >= outline.visits.size())
            from.bad();
        effect.id = {from.after(id)};
        effect.source = from.one_of<SideEffectSource>();
        effect.kind = from.one_of<SideEffectKind>();
        effect.severity = from.one_of<Severity>();
        const auto flags = from.below(4);
        effect.serious = (flags & 1U) != 0;
        effect.closed = (flags & 2U) != 0;
        outline.effects.push_back(effect);
    }
}

constexpr std::uint64_t points_of_a_score = 11;

void pack_series(Packer& into, const PatientOutline& outline) {
    into.number(outline.series.size());
    std::int64_t measure = 0;
    std::int64_t complaint = 0;
    for (const auto& series : outline.series) {
        into.after(series.measure.value, measure);
        into.after(series.complaint.value, complaint);
        into.number(number_of(series.kind));
        into.number(series.count);
        std::int64_t day = 0;
        for (std::size_t i = series.first; i < series.first + series.count; ++i) {
            const auto& score = outline.scores[i];
            into.after(score.day.time_since_epoch().count(), day);
            into.number(number_of(score.source) * points_of_a_score + static_cast<std::uint64_t>(score.score));
        }
    }
}

void unpack_series(Unpacker& from, PatientOutline& outline) {
    const auto count = from.count();
    outline.series.reserve(count);
    std::int64_t measure = 0;
    std::int64_t complaint = 0;
    for (std::size_t i = 0; i < count; ++i) {
        OutlineSeries series;
        series.measure = {from.after(measure)};
        series.complaint = {from.after(complaint)};
        series.kind = from.one_of<MeasureKind>();
        series.first = static_cast<std::uint32_t>(outline.scores.size());
        series.count = static_cast<std::uint32_t>(from.count());
        std::int64_t day = 0;
        for (std::size_t score = 0; score < series.count; ++score) {
            DatedScore one;
            one.day = Day{date::days{static_cast<int>(from.after(day))}};
            const auto given = from.below(Names<ReadingSource>::all.size() * points_of_a_score);
            one.source = static_cast<ReadingSource>(given / points_of_a_score);
            one.score = static_cast<int>(given % points_of_a_score);
            outline.scores.push_back(one);
        }
        outline.series.push_back(series);
    }
}

void pack_extents(Packer& into, const PatientOutline& outline) {
    into.number(outline.extents.size());
    std::int64_t day = 0;
    for (const auto& extent : outline.extents) {
        into.after(extent.day.time_since_epoch().count(), day);
        into.number(number_of(extent.limb));
        into.number(number_of(extent.side));
        into.number(static_cast<std::uint64_t>(extent.level));
    }
}

void unpack_extents(Unpacker& from, PatientOutline& outline) {
    const auto count = from.count();
    outline.extents.reserve(count);
    std::int64_t day = 0;
    for (std::size_t i = 0; i < count; ++i) {
        OutlineExtent extent;
        extent.day = Day{date::days{static_cast<int>(from.after(day))}};
        extent.limb = from.one_of<Limb>();
        extent.side = from.one_of<Side>();
        extent.level = from.below<int>(Extent::max_level + 1);
        outline.extents.push_back(extent);
    }
}

/// Of whose outline it is, and of its bytes.
Digest seal_of(Id<Patient> patient, std::span<const std::uint8_t> bytes) {
    return Sealing{}
        .add(patient.value)
        .add(std::string_view{reinterpret_cast<const char*>(bytes.data()), bytes.size()})
        .finish();
}

}  // namespace

Bytes packed(const PatientOutline& outline) {
    Packer into;
    into.number(outline.point_names.size());
    for (const auto& name : outline.point_names)
        into.text(name);
    pack_visits(into, outline);
    pack_effects(into, outline);
    pack_series(into, outline);
    pack_extents(into, outline);
    auto bytes = into.take();
    const auto seal = seal_of(outline.patient, bytes);
    bytes.insert(bytes.end(), seal.begin(), seal.end());
    return bytes;
}

std::optional<PatientOutline> unpacked(Id<Patient> patient, const Bytes& bytes) {
    constexpr auto seal_size = std::tuple_size_v<Digest>;
    if (bytes.size() < seal_size)
        return std::nullopt;
    const auto content = std::span{bytes}.first(bytes.size() - seal_size);
    if (!std::ranges::equal(seal_of(patient, content), std::span{bytes}.last(seal_size)))
        return std::nullopt;
    Unpacker from{content};
    PatientOutline outline;
    outline.patient = patient;
    const auto names = from.count();
    for (std::size_t i = 0; i < names; ++i)
        outline.point_names.push_back(from.text());
    unpack_visits(from, outline);
    unpack_effects(from, outline);
    unpack_series(from, outline);
    unpack_extents(from, outline);
    return from.ended_well() ? std::optional{std::move(outline)} : std::nullopt;
}

}  // namespace needlebook::store
