/// Kept rows are trusted as far as the history says that nothing they were made of was written since.
#include "app/outline_reader.h"

#include <algorithm>

namespace needlebook::app {
namespace {

// A stretch of each takes less than a frame, so that no key waits for it.
constexpr int kept_at_once = 16;
constexpr std::size_t made_at_once = 16;

/// Reading one patient turns over some hundred pages, reading all of them some ten thousand.
constexpr std::size_t too_many_to_read = 300;

}  // namespace

OutlineReader::OutlineReader(const store::Book& book) : book_{&book}, people_{book.patients.ids()} {
    fresh_.stamp = book.outlines.now();
    if (const auto stamp = book.outlines.stamp())
        touched_ = book.outlines.written_after(*stamp);
    else
        fresh_.from_nothing = true;
    if (touched_.size() > too_many_to_read)
        fresh_.from_nothing = true;
    known_touched_ = touched_.size();
    if (!fresh_.from_nothing)
        return;
    touched_.clear();
    maker_.emplace(book.outlines.maker());
    stage_ = Stage::making;
}

std::optional<std::size_t> OutlineReader::to_read() const {
    return fresh_.from_nothing ? std::nullopt : std::optional{known_touched_};
}

bool OutlineReader::spares_time() const {
    constexpr std::size_t few = 20;  // More patients one by one take longer than everybody by the indexes.
    return to_read() && *to_read() <= few;
}

void OutlineReader::keep(const store::PatientOutline& outline) {
    fresh_.rows.push_back({outline.patient, store::packed(outline)});
}

void OutlineReader::read_kept(const Take& take) {
    const auto end = std::min(people_.size(), next_person_ + kept_at_once);
    const auto known = std::span{touched_}.first(known_touched_);
    const auto before = next_person_ == 0 ? Id<Patient>{} : people_[next_person_ - 1];
    auto rows = book_->outlines.after(before, kept_at_once);
    auto row = rows.begin();
    std::vector<Id<Patient>> unkept;
    for (; next_person_ < end; ++next_person_) {
        const auto patient = people_[next_person_];
        while (row != rows.end() && row->patient < patient)
            ++row;
        if (std::ranges::binary_search(known, patient))
            continue;
        const auto outline = row != rows.end() && row->patient == patient && row->body
                                 ? store::unpacked(patient, *row->body)
                                 : std::nullopt;
        if (outline)
            take(*outline);
        else
            unkept.push_back(patient);
    }
    touched_.insert(touched_.end(), unkept.begin(), unkept.end());
    if (next_person_ == people_.size())
        stage_ = Stage::touched;
}

void OutlineReader::read_touched(const Take& take) {
    if (next_touched_ < touched_.size()) {
        const auto patient = touched_[next_touched_++];
        if (const auto outline = book_->outlines.made_anew(patient)) {
            keep(*outline);
            take(*outline);
        } else {
            fresh_.rows.push_back({patient, std::nullopt});
        }
    }
    if (next_touched_ == touched_.size())
        stage_ = Stage::done;
}

void OutlineReader::give(const Take& take) {
    const auto end = std::min(made_.size(), next_made_ + made_at_once);
    for (; next_made_ < end; ++next_made_) {
        keep(made_[next_made_]);
        take(made_[next_made_]);
        made_[next_made_] = {};
    }
    if (end == made_.size()) {
        made_ = {};
        stage_ = Stage::done;
    }
}

bool OutlineReader::read_on(const Take& take) {
    switch (stage_) {
        case Stage::kept:
            read_kept(take);
            break;
        case Stage::touched:
            read_touched(take);
            break;
        case Stage::making:
            if (maker_->make_on()) {
                made_ = maker_->take();
                maker_.reset();
                stage_ = Stage::giving;
            }
            break;
        case Stage::giving:
            give(take);
            break;
        case Stage::done:
            break;
    }
    return stage_ == Stage::done;
}

double OutlineReader::progress() const {
    constexpr double for_making = 0.9;
    const auto part = [](std::size_t some, std::size_t all) {
        return all == 0 ? 1.0 : static_cast<double>(some) / static_cast<double>(all);
    };
    switch (stage_) {
        case Stage::making:
            return for_making * maker_->progress();
        case Stage::giving:
            return for_making + (1 - for_making) * part(next_made_, made_.size());
        case Stage::kept:
        case Stage::touched:
            return part(next_person_ + next_touched_, people_.size() + touched_.size());
        case Stage::done:
            break;
    }
    return 1;
}

}  // namespace needlebook::app
