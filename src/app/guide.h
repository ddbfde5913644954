/// The guide, from docs/guide.md: sections of paragraphs, lists and keys.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/document.h"

namespace needlebook::app {

struct GuideSection {
    std::string title;
    std::vector<report::Block> blocks;  ///< Paragraphs, bullets and fields.
};

/// Reads the few forms of Markdown that the guide has: "## ", "1. ", "- ", "| key | what it does |", paragraphs.
std::vector<GuideSection> guide_sections(std::string_view markdown);

/// All of it as one document, for an HTML file.
report::Document guide_document(const std::vector<GuideSection>& sections);

/// One section as lines for a text field.
std::string plain_text(const GuideSection& section);

}  // namespace needlebook::app
