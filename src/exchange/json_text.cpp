#include "exchange/json_text.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <iterator>
#include <string>
#include <utility>

#include "base/text.h"

namespace needlebook::exchange {

using nlohmann::json;

namespace {

/// The line, from 1, on which a byte of `text` stands.
std::size_t line_at(std::string_view text, std::size_t byte) {
    return 1 + static_cast<std::size_t>(std::ranges::count(text.substr(0, std::min(byte, text.size())), '\n'));
}

/// Walks through a document and tells the path of everything in it, and how many bytes were read until there.
class Walk : public nlohmann::json_sax<json> {
public:
    using Tell = std::function<void(std::string_view path, std::size_t byte)>;

    Walk(const std::size_t& taken, Tell tell) : taken_{taken}, tell_{std::move(tell)} {}

    bool null() override { return leaf(); }
    bool boolean(bool) override { return leaf(); }
    bool number_integer(number_integer_t) override { return leaf(); }
    bool number_unsigned(number_unsigned_t) override { return leaf(); }
    bool number_float(number_float_t, const string_t&) override { return leaf(); }
    bool string(string_t&) override { return leaf(); }
    bool binary(binary_t&) override { return leaf(); }
    bool start_object(std::size_t) override { return enter(-1); }
    bool end_object() override { return leave(); }
    bool start_array(std::size_t) override { return enter(0); }
    bool end_array() override { return leave(); }
    bool key(string_t& name) override {
        here_.resize(levels_.back().length);
        here_ += (here_.empty() ? "" : ".") + name;
        tell();
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

private:
    struct Level {
        std::size_t length;  ///< Of the path of what holds it.
        int next;            ///< Index of the next element; -1 in an object.
    };

    void begin_element() {
        if (levels_.empty() || levels_.back().next < 0)
            return;
        here_.resize(levels_.back().length);
        here_ += "[" + std::to_string(levels_.back().next++) + "]";
        tell();
    }
    bool leaf() {
        begin_element();
        return true;
    }
    bool enter(int next) {
        begin_element();
        levels_.push_back({here_.size(), next});
        return true;
    }
    bool leave() {
        here_.resize(levels_.back().length);
        levels_.pop_back();
        return true;
    }
    /// The end of a number is known by the byte after it, which may be a new line.
    void tell() { tell_(here_, taken_ == 0 ? 0 : taken_ - 1); }

    const std::size_t& taken_;
    Tell tell_;
    std::string here_;
    std::vector<Level> levels_;
};

/// Characters of a text, counting how many were taken.
class Counted {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    Counted(const char* at, const char* begin, std::size_t* taken) : at_{at}, begin_{begin}, taken_{taken} {}
    reference operator*() const { return *at_; }
    Counted& operator++() {
        ++at_;
        *taken_ = static_cast<std::size_t>(at_ - begin_);
        return *this;
    }
    Counted operator++(int) {
        auto before = *this;
        ++*this;
        return before;
    }
    bool operator==(const Counted& other) const { return at_ == other.at_; }
    bool operator!=(const Counted& other) const { return at_ != other.at_; }

private:
    const char* at_;
    const char* begin_;
    std::size_t* taken_;
};

void walk(std::string_view text, Walk::Tell tell) {
    std::size_t taken = 0;
    Walk steps{taken, std::move(tell)};
    const char* end = text.data() + text.size();
    json::sax_parse(Counted{text.data(), text.data(), &taken}, Counted{end, text.data(), &taken}, &steps);
}

RejectedCell not_json_at(std::string_view text, std::size_t byte) {
    const auto at = std::min(byte, text.size());
    const auto line_start = text.substr(0, at).rfind('\n');
    const auto column = line_start == std::string_view::npos ? at + 1 : at - line_start;
    return {line_at(text, at), std::to_string(column), Refusal::not_json, {}};
}

}  // namespace

RejectedCell placed(std::string_view text, RejectedCell cell) {
    const std::string_view path = cell.column;
    std::size_t deepest = 0;
    std::size_t found = 0;
    walk(text, [&](std::string_view here, std::size_t byte) {
        const bool on_the_way = path.starts_with(here) &&
                                (path.size() == here.size() || path[here.size()] == '.' || path[here.size()] == '[');
        if (!on_the_way || here.size() < deepest)
            return;
        deepest = here.size();
        found = byte;
    });
    cell.line = line_at(text, found);
    return cell;
}

std::vector<std::size_t> lines_of_elements(std::string_view text, std::string_view name) {
    std::vector<std::size_t> lines;
    std::size_t line = 1;
    std::size_t counted = 0;
    walk(text, [&](std::string_view here, std::size_t byte) {
        const bool element = here.starts_with(name) && here.size() > name.size() && here[name.size()] == '[' &&
                             here.find(']') == here.size() - 1;
        if (!element)
            return;
        line += static_cast<std::size_t>(std::ranges::count(text.substr(counted, byte - counted), '\n'));
        counted = byte;
        lines.push_back(line);
    });
    return lines;
}

tl::expected<json, RejectedCell> parse_json(std::string_view text, const json::parser_callback_t& keep) {
    try {
        return json::parse(text.begin(), text.end(), keep);
    } catch (const json::parse_error& problem) {
        return tl::unexpected<RejectedCell>(not_json_at(text, problem.byte == 0 ? 0 : problem.byte - 1));
    } catch (const json::exception& problem) {
        // A number beyond what a number can be: "number overflow parsing '1e999'".
        const auto parts = split(problem.what(), '\'');
        const auto at = parts.size() > 1 ? text.find(parts[1]) : std::string_view::npos;
        return tl::unexpected<RejectedCell>(not_json_at(text, at == std::string_view::npos ? 0 : at));
    }
}

}  // namespace needlebook::exchange
