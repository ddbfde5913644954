#include "desktop/entry_page.h"

#include <algorithm>
#include <set>

#include <atk/atk.h>
#include <gtk/gtk.h>
#include <wx/frame.h>
#include <wx/sizer.h>
#include <catch2/catch_test_macros.hpp>

#include "app/open_entries.h"
#include "app/session_form_keeper.h"
#include "app/views.h"
#include "desktop/body_chart_canvas.h"
#include "desktop/paint_kit.h"
#include "domain/point_line.h"
#include "gui_test.h"

using namespace needlebook;
using test::wait_for;

namespace {

const LocalMinute morning = date::local_days{date::year{2026} / 6 / 22} + std::chrono::hours{10};

Measure measure_of(app::Logbook& book, Id<Complaint> complaint, MeasureKind kind, int position) {
    const auto& facts = evidence::facts(kind);
    Measure measure;
    measure.id = book.ids().next<Measure>();
    measure.complaint = complaint;
    measure.position = position;
    measure.kind = kind;
    measure.label = facts.label;
    measure.wording = facts.wording;
    measure.recall = facts.recall;
    return measure;
}

/// A patient of the given code with three measures and one treatment a week ago.
Id<Patient> add_patient(app::Logbook& book, const std::string& code) {
    Patient patient;
    patient.id = book.ids().next<Patient>();
    patient.code = code;
    patient.added_on = day_of(morning);
    Complaint complaint;
    complaint.id = book.ids().next<Complaint>();
    complaint.patient = patient.id;
    complaint.kind = ComplaintKind::other;
    complaint.opened_on = day(2026, 6, 1);
    Session last;
    last.id = book.ids().next<Session>();
    last.patient = patient.id;
    last.complaint = complaint.id;
    last.starts = morning - date::days{7};
    last.started_at = book.clock().now() - date::days{7};
    last.needles = parse_point_line("st36 sp6 ki3").needles;
    last.counted_out = {{"lower_leg", 4}, {"ankle", 2}};
    app::Edit edit{"add_patient", {app::added(patient), app::added(complaint)}};
    int position = 0;
    for (const auto kind : {MeasureKind::pain, MeasureKind::numbness, MeasureKind::tingling}) {
        const auto measure = measure_of(book, complaint.id, kind, position++);
        edit.revisions.push_back(app::added(measure));
        Reading reading;
        reading.id = book.ids().next<Reading>();
        reading.measure = measure.id;
        reading.session = last.id;
        reading.day = day_of(last.starts);
        reading.score = *Score::from(4);
        last.readings.push_back(reading);
    }
    edit.revisions.push_back(app::added(last));
    REQUIRE(book.commit(edit, patient.id));
    REQUIRE(book.sign(last.id));
    return patient.id;
}

class Bench {
public:
    Bench() : frame_{new wxFrame{nullptr, wxID_ANY, "Entry", wxDefaultPosition, wxSize{1240, 980}}} {
        frame_->SetSizer(new wxBoxSizer{wxVERTICAL});
    }
    Bench(const Bench&) = delete;
    Bench& operator=(const Bench&) = delete;
    ~Bench() {
        delete page_;
        delete frame_;
        wxYield();
    }

    void open(Id<Patient> patient, std::optional<Id<Session>> existing = {}) {
        delete page_;
        done_.reset();
        left_ = false;
        page_ = new desktop::EntryPage{frame_,
                                       book,
                                       patient,
                                       existing,
                                       {.on_done = [this](Id<Session> session) { done_ = session; },
                                        .on_cancel = [this] { left_ = true; },
                                        .on_edited = {},
                                        .on_room = {}}};
        frame_->GetSizer()->Add(page_, wxSizerFlags{1}.Expand());
        frame_->Show();
        frame_->Layout();
        page_->SetFocus();
        REQUIRE(wait_for([this] {
            const auto* focused = wxWindow::FindFocus();
            return focused && page_->IsDescendant(const_cast<wxWindow*>(focused)) && frame_->IsActive();
        }));
    }

    /// The session as the book holds it now.
    std::optional<Session> kept() {
        page_->save_now();
        const auto read = app::session_page(book, *page_->session());
        return read ? std::optional{read->session} : std::nullopt;
    }
    std::vector<std::optional<int>> scores() {
        std::vector<std::optional<int>> points;
        if (const auto session = kept())
            for (const auto& reading : session->readings)
                points.push_back(reading.score.optional() ? std::optional{reading.score.value().points()}
                                                          : std::nullopt);
        return points;
    }
    std::vector<std::string> codes() {
        std::vector<std::string> codes;
        if (const auto session = kept())
            for (const auto& needle : session->needles)
                codes.push_back(needle.point);
        return codes;
    }

    desktop::FaceWindow& face(const wxString& name) {
        auto* window = wxWindow::FindWindowByName(name, page_);
        REQUIRE(window);
        return dynamic_cast<desktop::FaceWindow&>(*window);
    }
    /// Clicks the target that begins with `name`.
    void click(const wxString& face_name, std::string_view name) {
        auto& window = face(face_name);
        const auto find = [&] {
            return std::ranges::find_if(window.face().targets,
                                        [&](const desktop::Target& target) { return target.name.starts_with(name); });
        };
        REQUIRE(wait_for([&] { return find() != window.face().targets.end(); }));
        const auto box = find()->box;
        test::click(window, wxRect{wxPoint{static_cast<int>(box.left), static_cast<int>(box.top)},
                                   wxPoint{static_cast<int>(box.right), static_cast<int>(box.bottom)}});
    }

    /// Clicks the point of the body that begins with `name`.
    void click_body(std::string_view name) {
        auto* window = wxWindow::FindWindowByName("Body chart", page_);
        REQUIRE(window);
        const auto& targets = dynamic_cast<desktop::BodyCanvas&>(*window).targets();
        const auto found =
            std::ranges::find_if(targets, [&](const desktop::Target& target) { return target.name.starts_with(name); });
        REQUIRE(found != targets.end());
        const auto box = found->box;
        test::click(*window, wxRect{wxPoint{static_cast<int>(box.left), static_cast<int>(box.top)},
                                    wxPoint{static_cast<int>(box.right), static_cast<int>(box.bottom)}});
    }

    test::TemporaryFolder folder;
    app::Logbook book = test::new_book(folder, fixed_clock(morning));
    test::Keyboard keys;

    std::optional<Id<Session>> done() const { return done_; }
    bool left() const { return left_; }
    desktop::EntryPage& page() { return *page_; }

private:
    wxFrame* frame_;
    desktop::EntryPage* page_ = nullptr;
    std::optional<Id<Session>> done_;
    bool left_ = false;
};

void collect(AtkObject* object, AtkRole role, std::set<std::string>& names) {
    if (atk_object_get_role(object) == role)
        names.insert(atk_object_get_name(object) ? atk_object_get_name(object) : "");
    for (int i = 0; i < atk_object_get_n_accessible_children(object); ++i)
        if (auto* child = atk_object_ref_accessible_child(object, i)) {
            collect(child, role, names);
            g_object_unref(child);
        }
}

}  // namespace

TEST_CASE_METHOD(Bench, "a complete follow-up visit is logged by keyboard alone in at most 45 key presses") {
    const auto patient = add_patient(book, "P-1");
    open(patient);
    keys.type("n");          // No side effect since last time.
    keys.type("2105");       // 2, 10, 5.
    keys.type("m\n");        // A medicine changed.
    keys.type(" -sp6 lr3");  // Last points, one dropped, one added.
    keys.type("\n");
    keys.press('T', wxMOD_CONTROL);
    keys.press('R', wxMOD_CONTROL);
    keys.type("   ");  // Lower legs, ankles, feet.
    keys.type("n");    // Nothing seen today.
    keys.press(WXK_RETURN, wxMOD_CONTROL);
    REQUIRE(wait_for([&] { return done().has_value(); }));

    const auto session = app::session_page(book, *done())->session;
    CHECK(session.status == SessionStatus::signed_);
    CHECK(session.side_effects_asked.state() == Answered::none);
    CHECK(session.side_effects_seen.state() == Answered::none);
    CHECK(scores() == std::vector<std::optional<int>>{2, 10, 5});
    CHECK(session.changes.value() == 1);
    CHECK(codes() == std::vector<std::string>{"ST36", "KI3", "LR3"});
    CHECK(session.counted_out == std::map<std::string, int>{{"lower_leg", 2}, {"ankle", 2}, {"foot", 2}});
    CHECK(session.needles_in_at);
    CHECK(book.drafts()->empty());
    CHECK(keys.presses() + 1 <= 45);  // F2 comes before the page.
}

TEST_CASE_METHOD(Bench, "1 and 0 typed into a score give 10, and 1 alone waits") {
    open(add_patient(book, "P-1"));
    keys.type("n10");
    CHECK(wait_for([&] { return scores() == std::vector<std::optional<int>>{10}; }));
    keys.type("1\n3");
    CHECK(wait_for([&] { return scores() == std::vector<std::optional<int>>{10, 1, 3}; }));
}

TEST_CASE_METHOD(Bench, "a visit is logged by mouse alone") {
    open(add_patient(book, "P-1"));
    click("Since last time, any side effect?", "Bruise");
    click("Scores, before the needles", "Pain, 0 to 10, not answered, 3");
    click("Scores, before the needles", "Numbness, 0 to 10, not answered, 10");
    click("Scores, before the needles", "Tingling, 0 to 10, not answered, declined");
    click("What else changed?", "Medicine");
    click("Points of this session", "ST36, both, proposed");
    click("Points of this session", "KI3, both, proposed");
    click("Points of this session", "Take out KI3");
    click_body("SP9 Yīnlíngquán, left");
    click("Needles in and out", "Lower legs, 3 in, not counted out");
    click("Seen today, any side effect?", "None");
    auto* sign = wxWindow::FindWindowByLabel("Sign   Ctrl+Enter", &page());
    REQUIRE(sign);
    REQUIRE(wait_for([&] { return sign->IsEnabled(); }));
    test::click(*sign, wxRect{sign->GetClientSize()});
    REQUIRE(wait_for([&] { return done().has_value(); }));

    const auto session = app::session_page(book, *done())->session;
    CHECK(session.status == SessionStatus::signed_);
    REQUIRE(session.side_effects.size() == 1);
    CHECK(session.side_effects[0].kind == SideEffectKind::bruise);
    CHECK(scores() == std::vector<std::optional<int>>{3, 10, {}});
    CHECK(session.changes.value() == 1);
    CHECK(codes() == std::vector<std::string>{"ST36", "SP9"});
    CHECK(session.counted_out == std::map<std::string, int>{{"lower_leg", 3}});
}

TEST_CASE_METHOD(Bench, "a visit left after the needles went in waits while another patient is logged") {
    const auto first = add_patient(book, "P-1");
    const auto second = add_patient(book, "P-2");
    open(first);
    keys.type("n234n gb34\n");
    const auto first_session = *page().session();
    keys.press(WXK_ESCAPE);
    REQUIRE(wait_for([&] { return left(); }));
    CHECK(app::open_entries(book)->size() == 1);

    open(second);
    keys.type("n888");
    REQUIRE(wait_for([&] { return scores() == std::vector<std::optional<int>>{8, 8, 8}; }));
    CHECK(codes().empty());

    open(first, first_session);
    CHECK(scores() == std::vector<std::optional<int>>{2, 3, 4});
    keys.press('R', wxMOD_CONTROL);
    keys.type("    ");
    keys.press(WXK_RETURN, wxMOD_CONTROL);
    REQUIRE(wait_for([&] { return done() == first_session; }));
    const auto signed_session = app::session_page(book, first_session)->session;
    CHECK(signed_session.patient == first);
    CHECK(signed_session.needles.size() == 4);
    CHECK(app::open_entries(book)->size() == 1);
}

TEST_CASE_METHOD(Bench, "what is typed is in the book without leaving the field") {
    open(add_patient(book, "P-1"));
    keys.type("n234n");
    keys.type("gb34 st3");
    REQUIRE(wait_for([&] {
        const auto drafts = book.drafts();
        return drafts && drafts->size() == 1 && drafts->front().body.find("gb34 st3") != std::string::npos;
    }));
    // As after a kill: nothing but the book is left.
    const auto again = app::EntryKeeper::open(book, page().patient(), page().session());
    REQUIRE(again);
    CHECK(again->form().entry().line == "gb34 st3");
    CHECK(again->form().place().part == app::EntryPart::points);
    CHECK(again->form().entry().revealed);
}

TEST_CASE_METHOD(Bench, "leaving an untouched page leaves nothing in the book") {
    open(add_patient(book, "P-1"));
    keys.press(WXK_ESCAPE);
    REQUIRE(wait_for([&] { return left(); }));
    CHECK(app::open_entries(book)->empty());
}

TEST_CASE_METHOD(Bench, "Ctrl+Z takes back one field at a time") {
    open(add_patient(book, "P-1"));
    keys.type("n23");
    REQUIRE(wait_for([&] { return scores().size() == 2; }));
    keys.press('Z', wxMOD_CONTROL);
    CHECK(wait_for([&] { return scores() == std::vector<std::optional<int>>{2}; }));
    keys.press('Y', wxMOD_CONTROL);
    CHECK(wait_for([&] { return scores() == std::vector<std::optional<int>>{2, 3}; }));
}

TEST_CASE_METHOD(Bench, "a mismatch keeps the session unsigned until its reason is in") {
    open(add_patient(book, "P-1"));
    keys.type("n234n gb34\n");
    keys.press('R', wxMOD_CONTROL);
    keys.type("5\n2\n");
    keys.press(WXK_RETURN, wxMOD_CONTROL);
    CHECK(wait_for([&] { return kept()->counted_out.size() == 2; }));
    CHECK_FALSE(done());
    CHECK(kept()->status == SessionStatus::draft);
}

TEST_CASE_METHOD(Bench, "a click on the body chart needles that side, then the other, both, none") {
    open(add_patient(book, "P-1"));
    const auto needle = [&]() -> std::optional<Needle> {
        const auto session = kept();
        return session && !session->needles.empty() ? std::optional{session->needles.front()} : std::nullopt;
    };
    for (const auto side : {Side::left, Side::right, Side::both}) {
        click_body("GB34 Yánglíngquán, left");
        CHECK(wait_for([&] { return needle() && needle()->point == "GB34" && needle()->side == side; }));
        CHECK(needle()->count == (side == Side::both ? 2 : 1));
    }
    click_body("GB34 Yánglíngquán, left");
    CHECK(wait_for([&] { return !needle(); }));
}

TEST_CASE_METHOD(Bench, "a screen reader finds every key of every score by name") {
    open(add_patient(book, "P-1"));
    std::set<std::string> names;
    collect(gtk_widget_get_accessible(GTK_WIDGET(page().GetHandle())), ATK_ROLE_RADIO_BUTTON, names);
    // Before the needles and right after, each of three scores: 0 to 10, not asked and declined.
    CHECK(names.size() == 78);
    CHECK(names.contains("Pain, 0 to 10, not answered, 0"));
    CHECK(names.contains("Tingling, 0 to 10, not answered, declined"));
    std::set<std::string> steps;
    collect(gtk_widget_get_accessible(GTK_WIDGET(page().GetHandle())), ATK_ROLE_LIST_ITEM, steps);
    CHECK(steps.contains("Scores, 0 of 3"));
}
