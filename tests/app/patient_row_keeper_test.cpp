/// Rows that are kept say what rows that are read say.
#include "app/patient_row_keeper.h"

#include <catch2/catch_test_macros.hpp>

#include <tuple>

#include "app/open_book.h"

using namespace needlebook;
using namespace needlebook::app;
using namespace needlebook::app::test;

namespace {

auto seen_in(const PatientRow& row) {
    return std::tuple{row.id,  row.code,      row.name,         row.complaint, row.complaint_words,
                      row.aim, row.last_seen, row.has_unsigned, row.ended,     row.key};
}

struct KeptBook : OpenBook {
    PatientRowKeeper keeper{logbook};

    void check_rows() {
        const auto kept = value_of(keeper.rows());
        const auto read = value_of(patient_rows(logbook, logbook.clock().today()));
        REQUIRE(kept.size() == read.size());
        for (std::size_t i = 0; i < read.size(); ++i) {
            CHECK(seen_in(kept[i]) == seen_in(read[i]));
            CHECK(kept[i].standing == read[i].standing);
        }
    }

    void agree(const std::string& label = "agree") {
        Agreement agreement;
        agreement.id = logbook.ids().next<Agreement>();
        agreement.complaint = feet.id;
        agreement.agreed_on = day(2026, 3, 1);
        agreement.measure = pain.id;
        require(logbook.commit({label, {added(agreement)}}, maud.id));
    }
};

}  // namespace

TEST_CASE_METHOD(KeptBook, "kept rows follow visits, scores from home and agreements") {
    check_rows();
    agree();
    check_rows();
    CHECK(value_of(keeper.rows()).front().aim == Aim::improve);
    auto draft = visit(day(2026, 3, 2));
    require(logbook.commit({"session", {added(draft)}}, draft.id));
    CHECK(value_of(keeper.rows()).front().has_unsigned);
    check_rows();
    auto reading = draft.readings.front();
    reading.id = logbook.ids().next<Reading>();
    reading.session.reset();
    reading.source = ReadingSource::home;
    reading.day = day(2026, 3, 1);
    require(logbook.commit({"reading", {added(reading)}}, maud.id));
    check_rows();
    value_of(logbook.undo(maud.id));
    check_rows();
}

TEST_CASE_METHOD(KeptBook, "kept rows follow new patients and new names to their places") {
    check_rows();
    Patient other = maud;
    other.id = logbook.ids().next<Patient>();
    other.code = "AA1";
    other.family_name = "Abel";
    require(logbook.commit({"add_patient", {added(other)}}, other.id));
    check_rows();
    CHECK(value_of(keeper.rows()).front().id == other.id);
    auto renamed = other;
    renamed.family_name = "Young";
    require(logbook.commit({"patient", {changed(other, renamed)}}, other.id));
    check_rows();
    CHECK(value_of(keeper.rows()).back().id == other.id);
    require(logbook.erase(other.id, "asked for it"));
    check_rows();
    CHECK(value_of(keeper.rows()).size() == 1);
}

TEST_CASE_METHOD(KeptBook, "kept rows follow a file that was taken in") {
    check_rows();
    auto session = visit(day(2026, 3, 9));
    require(logbook.take_in({"import", {added(session)}}, "test"));
    check_rows();
    CHECK(value_of(keeper.rows()).front().last_seen == day(2026, 3, 9));
}
