/// A book in a folder of its own, with one patient in it, for a test to write in.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

#include "app/logbook.h"

namespace needlebook::app::test {

/// A fresh folder, removed with everything in it.
class Folder {
public:
    Folder() {
        auto pattern = (std::filesystem::temp_directory_path() / "needlebook-XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr)
            throw std::runtime_error{"mkdtemp"};
        path_ = pattern;
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() { std::filesystem::remove_all(path_); }

    std::filesystem::path operator/(const char* name) const { return path_ / name; }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

inline const Secret& passphrase() {
    static const Secret secret{"correct horse battery staple"};
    return secret;
}

inline Clock test_clock() { return fixed_clock(day(2026, 3, 20) + std::chrono::hours{9}); }

template <class T>
T value_of(Result<T> result) {
    if (!result)
        throw std::runtime_error{result.error().detail + " " + std::to_string(static_cast<int>(result.error().code))};
    return *std::move(result);
}

inline void require(const Result<void>& done) {
    if (!done)
        throw std::runtime_error{done.error().detail};
}

/// Maud with numb feet, scored for pain; her first visit is `visit()`.
struct OpenBook {
    Folder folder;
    std::filesystem::path file = folder / "practice.needlebook";
    Logbook logbook;
    Patient maud;
    Complaint feet;
    Measure pain;

    OpenBook()
        : logbook{value_of(
              Logbook::create(file, passphrase(), BookKind::practice, "Europe/London", test_clock(), "Ann Weaver"))} {
        auto& ids = logbook.ids();
        maud.id = ids.next<Patient>();
        maud.code = "ME1";
        maud.given_names = "Maud";
        maud.family_name = "Ellery";
        maud.born_on = day(1951, 6, 2);
        maud.added_on = day(2026, 3, 1);
        feet = {.id = ids.next<Complaint>(),
                .patient = maud.id,
                .kind = ComplaintKind::dpn,
                .words = "numb feet",
                .region = "feet",
                .since = "2019",
                .severity_at_start = {},
                .control = {},
                .diagnosed_by = {},
                .opened_on = day(2026, 3, 1)};
        pain.id = ids.next<Measure>();
        pain.complaint = feet.id;
        pain.label = "Pain";
        pain.wording = "How strong was your pain on average?";
        pain.recall = "7 days average";
        require(logbook.commit({"add_patient", {added(maud), added(feet), added(pain)}}, maud.id));
    }

    /// A draft with two points needled, all needles out, and a score of 7.
    Session visit(Day on = day(2026, 3, 2)) {
        auto& ids = logbook.ids();
        Session session;
        session.id = ids.next<Session>();
        session.patient = maud.id;
        session.complaint = feet.id;
        session.starts = on + std::chrono::hours{10};
        session.started_at = Instant{session.starts.time_since_epoch()};
        session.needles = {
            {.kind = NeedleKind::point,
             .point = "ST36",
             .side = Side::both,
             .count = 2,
             .sites = {},
             .detail = {.depth_mm = 20, .angle = {}, .response = NeedleResponse::de_qi, .stimulation = {}},
             .pair = {}},
            {.kind = NeedleKind::ashi,
             .point = "below the knee",
             .side = Side::left,
             .count = 1,
             .sites = {},
             .detail = {},
             .pair = {}}};
        session.techniques = {{.kind = TechniqueKind::moxa,
                               .place = "ST36",
                               .minutes = 5,
                               .pieces = {},
                               .removal_advice = {},
                               .note = {}}};
        session.counted_out = {{"legs", 3}};
        session.cautions = {{.caution = "anticoagulant",
                             .subject = "ST36",
                             .choice = CautionChoice::go_on,
                             .reason = "pressed for a minute",
                             .source = {}}};
        session.readings = {score(7, on)};
        session.readings.front().session = session.id;
        session.extents = {{.id = ids.next<Extent>(),
                            .patient = maud.id,
                            .session = session.id,
                            .day = on,
                            .limb = Limb::leg,
                            .side = Side::left,
                            .level = 3}};
        session.side_effects_asked = Answer<int>::none();
        session.side_effects_seen = 1;
        session.side_effects = {{.id = ids.next<SideEffect>(),
                                 .source = SideEffectSource::seen,
                                 .kind = SideEffectKind::bruise,
                                 .severity = Severity::mild,
                                 .serious = false,
                                 .causality = Causality::certain,
                                 .point = "ST36",
                                 .side = Side::left,
                                 .onset_on = on,
                                 .action = {},
                                 .outcome = {},
                                 .closed_on = {},
                                 .note = {}}};
        session.notes = "slept better";
        return session;
    }

    Reading score(int points, Day on, ReadingSource source = ReadingSource::before) {
        Reading reading;
        reading.id = logbook.ids().next<Reading>();
        reading.measure = pain.id;
        reading.day = on;
        reading.source = source;
        reading.score = Score::from(points).value();
        reading.entered_at = logbook.clock().now();
        return reading;
    }

    Session signed_visit(Day on = day(2026, 3, 2)) {
        const auto session = visit(on);
        require(logbook.commit({"add_session", {added(session)}}, session.id));
        return value_of(logbook.sign(session.id));
    }

    std::vector<store::Finding> history_findings() const { return logbook.book().history.verify(); }
};

}  // namespace needlebook::app::test
