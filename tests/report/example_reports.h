/// Reports with every part filled, for tests.
#pragma once

#include "../chart/example.h"
#include "report/gp_report.h"
#include "report/patient_report.h"

namespace needlebook::report::example {

inline GpReport gp() {
    GpReport report;
    report.patient = "Maud Ellery · P-0042 · born 1958";
    report.dated = "22 June 2026";
    report.practitioner = "J. Marsh, Fernside Clinic";
    report.registration = "British Acupuncture Council 12345";
    report.reason = "Diabetic neuropathy, both feet";
    report.diagnosed = "as told by the patient";
    report.agreed = "2 March 2026: improve, judged on pain; review 25 May 2026";
    report.own_words = "I want to walk to the shops and back without stopping.";
    report.treatment = "12 sessions, 2 March to 22 June 2026; 8 to 16 needles, 25 minutes, by hand, no electro";
    report.cautions = "Takes an anticoagulant (apixaban 5 mg twice a day)";
    report.medicines = "duloxetine 60 mg since 25 March 2026, 30 mg before";
    report.feet = "looked at on 8 June 2026: skin whole, nothing to note";
    report.told = "to go on with prescribed medicines and foot checks";
    report.contact = "01234 567890, Monday to Friday";
    report.state =
        StateWords{chart::StateShape::reached, "Reached", "on 25 May 2026, as of 22 June 2026",
                   "Reached and seen twice, four weeks apart: 6.7 → 3 (change between −5.6 and −1.7). Larger "
                   "than this person’s usual ups and downs. This does not show why: scores also fall by about "
                   "1.5 points on average in people given placebo."};
    report.trend = chart::example::maud();
    report.key =
        "0 none, 10 worst imaginable; average of the last 7 days, asked before the needles. Small marks: home diary. "
        "– not asked, D declined. Short thick lines: the two averages compared. Grey: usual ups and downs around the "
        "start. Dashed: agreed aim and agreed review date.";
    report.scores = {{"Pain", chart::Figure::circle, chart::Ink::measure_1, "6.7", "3.0", "−5.6 to −1.7", "3 and 6",
                      chart::StateShape::reached, "Reached"},
                     {"Numbness", chart::Figure::square, chart::Ink::measure_2, "6.7", "5.5", "−3.2 to +1.3", "3 and 6",
                      chart::StateShape::not_reached, "Not reached by 25 May"},
                     {"Tingling", chart::Figure::triangle, chart::Ink::measure_3, "1.7", "1.2", "−2.5 to +2.0",
                      "3 and 6", chart::StateShape::cannot_judge, "Can’t be judged: start too low"}};
    report.side_effects = {
        "Asked at 11 of 12 sessions: bruise 2 (one moderate, left ST36), tired 1, sore 1. None serious.",
        "Needles counted in and out at every session, no difference."};
    report.changes = {"25 March: duloxetine 30 → 60 mg. 12 May: new shoes."};
    report.cannot_show =
        "Scores change for many reasons: the condition itself, medicines, blood sugar, sleep, stress, chance. This "
        "record "
        "can’t show which. The thresholds for numbness and tingling are borrowed from pain.";
    report.footer =
        "Needlebook · outcome procedure 2, no constant changed · history 214 entries, head 3f9a2c · not to be "
        "used in advertising";
    return report;
}

inline PatientReport patient() {
    PatientReport report;
    report.patient = "Maud Ellery, with J. Marsh, Fernside Clinic";
    report.dated = "22 June 2026";
    report.agreed = "What we agreed on 2 March 2026";
    report.own_words = "I want to walk to the shops and back without stopping.";
    report.sentence =
        "Your pain scores are lower than when you started, and it has lasted. We can’t tell what caused it.";
    auto spec = chart::example::maud();
    spec.measures.resize(1);
    spec.measures[0].aim->words = "the aim you agreed: 4.7 or lower";
    spec.first_treatment_words = "first treatment";
    spec.review_words = "we agreed to look";
    report.trend = spec;
    report.key =
        "Pain over the last 7 days, from 0, none, to 10, the worst you can imagine. Each dot is one answer. Short "
        "thick lines: your averages, then and lately. Dashed: the aim.";
    report.side_effects = {"We asked 11 times.", "Bruise: 2. Sore: 1. Tired: 1.", "None was serious."};
    report.changes = {"Duloxetine, 25 March: 30 → 60 mg", "New shoes, 12 May"};
    report.cannot_show =
        "Scores change for many reasons: the condition itself, medicines, blood sugar, sleep, stress, "
        "chance. This chart can’t show which.";
    report.questions = {"What would make us stop?", "Go on as now, come less often, or pause and see?",
                        "What does my GP think?"};
    report.call_strong = "A foot wound, fever, new weakness, or a bladder or bowel change:";
    report.call = "call your GP the same day, or emergency help.";
    report.footer = "Needlebook · as of 22 June 2026";
    return report;
}

}  // namespace needlebook::report::example
