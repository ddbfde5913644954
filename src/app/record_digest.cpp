/// Each field goes in with its name and its length, so that no two records have the same bytes.
#include "app/record_digest.h"

#include <array>
#include <charconv>
#include <chrono>
#include <concepts>
#include <map>
#include <string>
#include <string_view>

#include "app/edit.h"
#include "exchange/record_fields.h"
#include "store/session_table.h"
#include "store/sha256.h"

namespace needlebook::app {
namespace {

class Content {
public:
    template <class T>
    void operator()(std::string_view name, const T& value) {
        const auto before = bytes_.size();
        put(name);
        const auto start = bytes_.size();
        put(value);
        if (bytes_.size() == start || (bytes_.size() == start + length_size && bytes_.ends_with(no_length)))
            bytes_.resize(before);
    }

    const std::string& bytes() const { return bytes_; }

private:
    static constexpr std::size_t length_size = 4;
    static constexpr std::string_view no_length{"\0\0\0\0", length_size};

    void put(std::string_view text) {
        put_length(text.size());
        bytes_ += text;
    }
    void put(const std::string& text) { put(std::string_view{text}); }
    void put(bool value) { put(std::string_view{value ? "1" : ""}); }
    template <std::integral Number>
    requires(!std::same_as<Number, bool>) void put(Number value) { put_number(value); }
    void put(double value) { put_number(value); }
    template <class Clock, class Duration>
    void put(std::chrono::time_point<Clock, Duration> time) {
        put_number(time.time_since_epoch().count());
    }
    void put(Score value) { put(std::to_string(value.points())); }
    template <class Of>
    void put(Id<Of> id) {
        put_number(id.value);
    }
    template <class Enum>
    requires std::is_enum_v<Enum>
    void put(Enum value) { put(value == Enum{} ? std::string_view{} : name_of(value)); }
    template <class T>
    void put(const std::optional<T>& value) {
        if (value)
            put_apart([&] { bytes_ += '1', put(*value); });
    }
    template <class T>
    void put(const Answer<T>& answer) {
        if (answer.state() != Answered::not_asked)
            put_apart([&] {
                put(name_of(answer.state()));
                if (answer.has_value())
                    put(answer.value());
            });
    }
    template <class Number>
    void put(const std::map<std::string, Number>& numbers) {
        for (const auto& [name, number] : numbers)
            put_apart([&] { put(name), put(number); });
    }
    template <class T>
    void put(const std::vector<T>& parts) {
        for (const auto& part : parts)
            put_apart([&] { bytes_ += '1', put(part); });
    }
    template <class Part>
    requires std::is_class_v<Part>
    void put(const Part& part) { exchange::fields(*this, part); }

    template <class Number>
    void put_number(Number value) {
        std::array<char, 32> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
        put(value == Number{} ? std::string_view{} : std::string_view{digits.data(), end});
    }

    void put_length(std::size_t length) {
        for (std::size_t i = 0; i < length_size; ++i, length >>= 8U)
            bytes_ += static_cast<char>(length & 0xffU);
    }

    /// What `write` adds, with its length before it.
    template <class Write>
    void put_apart(Write write) {
        const auto at = bytes_.size();
        put_length(0);
        write();
        auto length = bytes_.size() - at - length_size;
        for (std::size_t i = 0; i < length_size; ++i, length >>= 8U)
            bytes_[at + i] = static_cast<char>(length & 0xffU);
    }

    std::string bytes_;
};

template <class Record>
std::string content_of(const Record& record) {
    Content content;
    exchange::fields(content, record);
    return content.bytes();
}

}  // namespace

template <class Record>
std::uint64_t record_digest(const Record& record) {
    const auto digest = [&] {
        if constexpr (std::is_same_v<Record, Session>)
            return store::sha256(content_of(store::in_order(record)));
        else
            return store::sha256(content_of(record));
    }();
    std::uint64_t first = 0;
    for (std::size_t i = 0; i < sizeof first; ++i)
        first = first << 8U | digest.at(i);
    return first;
}

template std::uint64_t record_digest(const Patient&);
template std::uint64_t record_digest(const Complaint&);
template std::uint64_t record_digest(const Measure&);
template std::uint64_t record_digest(const Agreement&);
template std::uint64_t record_digest(const CourseEnd&);
template std::uint64_t record_digest(const Consent&);
template std::uint64_t record_digest(const EvidenceShown&);
template std::uint64_t record_digest(const ScreeningAnswer&);
template std::uint64_t record_digest(const Session&);
template std::uint64_t record_digest(const Reading&);
template std::uint64_t record_digest(const Extent&);
template std::uint64_t record_digest(const needlebook::Change&);
template std::uint64_t record_digest(const Examination&);
template std::uint64_t record_digest(const PointGroup&);
template std::uint64_t record_digest(const Practice&);
template std::uint64_t record_digest(const Practitioner&);
template std::uint64_t record_digest(const BookIdentity&);

}  // namespace needlebook::app
