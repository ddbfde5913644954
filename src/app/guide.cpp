/// Line by line.
#include "app/guide.h"

#include "base/text.h"
#include "base/tongue.h"

namespace needlebook::app {

namespace {

/// The last block, if it is of that kind, else a new one.
template <class Block>
Block& last_of(std::vector<report::Block>& blocks) {
    if (blocks.empty() || !std::holds_alternative<Block>(blocks.back()))
        blocks.emplace_back(Block{});
    return std::get<Block>(blocks.back());
}

/// "1. words" gives "words".
std::string_view numbered(std::string_view line) {
    const auto dot = line.find(". ");
    const bool is_number = dot != std::string_view::npos && dot > 0 &&
                           line.substr(0, dot).find_first_not_of("0123456789") == std::string_view::npos;
    return is_number ? line.substr(dot + 2) : std::string_view{};
}

void read_line(std::string_view line, std::vector<report::Block>& blocks) {
    if (line.starts_with("- ")) {
        last_of<report::Bullets>(blocks).items.emplace_back(tr(line.substr(2)));
    } else if (const auto step = numbered(line); !step.empty()) {
        last_of<report::Bullets>(blocks).items.emplace_back(tr(step));
    } else if (line.starts_with("| ")) {
        const auto cells = split(line, '|');
        if (cells.size() >= 3)
            last_of<report::Fields>(blocks).rows.push_back(
                {std::string{tr(trimmed(cells[1]))}, std::string{tr(trimmed(cells[2]))}, false});
    } else if (!trimmed(line).empty()) {
        blocks.emplace_back(report::Paragraph{std::string{tr(line)}});
    }
}

}  // namespace

std::vector<GuideSection> guide_sections(std::string_view markdown) {
    constexpr std::string_view mark = "## ";
    std::vector<GuideSection> sections;
    for (const auto line : split(markdown, '\n')) {
        if (line.starts_with(mark))
            sections.push_back({std::string{tr(line.substr(mark.size()))}, {}});
        else if (!sections.empty())
            read_line(line, sections.back().blocks);
    }
    return sections;
}

report::Document guide_document(const std::vector<GuideSection>& sections) {
    report::Document document{
        .title = tr("Needlebook: guide"), .body = 14.667, .leading = 1.5, .blocks = {}, .footer = {}};
    document.blocks.emplace_back(report::Banner{document.title});
    for (const auto& section : sections) {
        document.blocks.emplace_back(report::Heading{section.title});
        document.blocks.insert(document.blocks.end(), section.blocks.begin(), section.blocks.end());
    }
    return document;
}

std::string plain_text(const GuideSection& section) {
    std::string text;
    for (const auto& block : section.blocks) {
        if (const auto* paragraph = std::get_if<report::Paragraph>(&block))
            text += paragraph->words + "\n\n";
        if (const auto* bullets = std::get_if<report::Bullets>(&block))
            for (const auto& item : bullets->items)
                text += "• " + item + "\n\n";
        if (const auto* fields = std::get_if<report::Fields>(&block))
            for (const auto& row : fields->rows)
                text += row.label + "\n      " + row.words + "\n\n";
    }
    return text;
}

}  // namespace needlebook::app
