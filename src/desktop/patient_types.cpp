/// Laying out one question for the patient, and letting through the keys that answer it.
#include "desktop/patient_types.h"

#include <algorithm>

#include <wx/button.h>
#include <wx/intl.h>
#include <wx/sizer.h>

#include "desktop/entry_words.h"
#include "desktop/score_control.h"

namespace needlebook::desktop {

using app::EntryPart;
using chart::Box;
using chart::Ink;
using chart::Weight;

namespace {

constexpr double least_letters = 24;  ///< 18 pt, as DIP.
constexpr double margin = 48;
constexpr double widest = 1100;
constexpr double key_gap = 8;
constexpr double highest_key = 96;
constexpr double button_height = 56;

Look patient_look(Look look) {
    look.theme = chart::patient_theme();
    look.body = least_letters;
    return look;
}

/// Writes under each other, in the middle part of the page.
class Column {
public:
    Column(Face& face, const FaceRoom& room)
        : face_{face},
          look_{room.look},
          left_{std::max(margin, (room.width - widest) / 2)},
          right_{room.width - left_} {}

    double left() const { return left_; }
    double right() const { return right_; }
    double y() const { return y_; }
    void skip(double by) { y_ += by; }

    void write(const std::string& words, const chart::TextStyle& style, Ink ink) {
        for (const auto& line : wrapped(words, right_ - left_, style, look_)) {
            const Box row{left_, y_, right_, y_ + 1.35 * style.size};
            face_.scene.marks.emplace_back(beside(left_, row, line, style, ink, look_));
            y_ = row.bottom;
        }
    }

private:
    Face& face_;
    const Look& look_;
    double left_;
    double right_;
    double y_ = 0;
};

void add_button(Face& face, const Box& box, const std::string& words, PatientTarget target, bool chosen,
                const Look& look) {
    face.scene.marks.emplace_back(
        chart::Rect{box, chosen ? Ink::ink_2 : Ink::paper, chart::Stroke{chosen ? Ink::ink_2 : Ink::edge, 1.5}, 8});
    face.scene.marks.emplace_back(centred(box, words, look.text(), chosen ? Ink::paper : Ink::ink, look));
    face.targets.push_back({box, static_cast<int>(target), words, TargetRole::button, chosen});
}

double button_width(const std::string& words, const Look& look) { return look.width(words, look.text()) + 48; }

const Measure* measure_of(const app::SessionForm& form, const app::ScoreRow& row) {
    const auto& measures = form.context().measures;
    const auto found = std::ranges::find(measures, row.measure, &Measure::id);
    return found == measures.end() ? nullptr : &*found;
}

void add_keys(Face& face, Column& column, const app::ScoreRow& row, int index, const std::string& name,
              const Look& look) {
    const double room = column.right() - column.left();
    const double size = std::min(highest_key, (room - Score::max * key_gap) / (Score::max + 1));
    const auto chosen = row.score && row.score->has_value() ? std::optional{row.score->value().points()} : std::nullopt;
    for (int key = 0; key <= Score::max; ++key) {
        const double x = column.left() + key * (size + key_gap);
        const Box box{x, column.y(), x + size, column.y() + size};
        const bool here = chosen == key;
        face.scene.marks.emplace_back(
            chart::Rect{box, here ? Ink::ink : Ink::paper, chart::Stroke{here ? Ink::ink : Ink::ink_2, 1.5}, 8});
        face.scene.marks.emplace_back(
            centred(box, std::to_string(key), look.figure(), here ? Ink::paper : Ink::ink, look));
        face.targets.push_back(
            {box, ScoreKey{index, key}.id(), name + ", " + std::to_string(key), TargetRole::radio, here});
    }
    column.skip(size + 10);
}

void add_ends(Face& face, Column& column, const Measure& measure, const Look& look) {
    const auto style = look.caption();
    const double y = column.y() + style.size;
    const double half = (column.right() - column.left()) / 2 - 12;
    const auto put = [&](const std::string& words, double x, chart::Anchor anchor) {
        double line = y;
        for (const auto& part : wrapped(words, half, style, look)) {
            face.scene.marks.emplace_back(chart::Text{{x, line}, anchor, part, style, Ink::ink_2});
            line += 1.3 * style.size;
        }
        return line;
    };
    const double left = put(measure.low_label, column.left(), chart::Anchor::start);
    const double right = put(measure.high_label, column.right(), chart::Anchor::end);
    column.skip(std::max(left, right) - y + 6);
}

void add_question(Face& face, Column& column, const app::SessionForm& form, const Look& look) {
    const auto& rows = form.entry().scores;
    const int index = form.place().row;
    const auto& row = rows[static_cast<std::size_t>(index)];
    const auto* measure = measure_of(form, row);
    if (!measure)
        return;
    const int count = static_cast<int>(rows.size());
    column.write(text_of(wxString::Format(_("Question %d of %d"), index + 1, count)), look.caption(), Ink::ink_2);
    column.skip(6);
    const auto name = with_side(measure->label, measure->side);
    column.write(name, look.caption(Weight::semibold), Ink::ink);
    column.skip(6);
    column.write(measure->wording.empty() ? name : measure->wording, look.lead(Weight::semibold), Ink::ink);
    column.skip(28);
    add_keys(face, column, row, index, name, look);
    add_ends(face, column, *measure, look);
    column.skip(12);
    column.write(row.waiting ? text_of(_("1 so far: type 0 now for 10, or Enter for 1."))
                             : text_of(_("Touch a number, or type it. For 10 type 1 and 0.")),
                 look.caption(), Ink::ink_2);
    column.skip(24);

    const auto back = text_of(_("Back"));
    const auto next = text_of(_("Next"));
    const auto declined = text_of(_("I would rather not say"));
    double x = column.left();
    const auto button = [&](const std::string& words, PatientTarget target, bool chosen) {
        const double width = button_width(words, look);
        add_button(face, {x, column.y(), x + width, column.y() + button_height}, words, target, chosen, look);
        x += width + 16;
    };
    if (index > 0)
        button(back, PatientTarget::back, false);
    button(next, PatientTarget::next, false);
    button(declined, PatientTarget::declined, row.score && row.score->state() == Answered::declined);
    column.skip(button_height);
}

}  // namespace

Face patient_score_face(const app::SessionForm& form, const FaceRoom& room) {
    Face face;
    face.scene.size.width = room.width;
    face.scene.background = Ink::paper;
    face.scene.title = text_of(_("Your scores"));
    Column column{face, room};
    column.skip(24);
    if (form.place().part == EntryPart::scores) {
        add_question(face, column, form, room.look);
    } else {
        column.write(text_of(_("Thank you.")), room.look.title(), Ink::ink);
        column.skip(12);
        column.write(text_of(_("Please give the screen back now.")), room.look.text(), Ink::ink);
        column.skip(24);
        const auto back = text_of(_("Back to my answers"));
        add_button(
            face,
            {column.left(), column.y(), column.left() + button_width(back, room.look), column.y() + button_height},
            back, PatientTarget::back, false, room.look);
        column.skip(button_height);
    }
    face.scene.size.height = column.y() + 24;
    return face;
}

PatientTypes::PatientTypes(wxWindow* parent, const Look& look, app::SessionForm& form, Act act,
                           std::function<bool(wxWindow&)> may_leave)
    : wxDialog{wxGetTopLevelParent(parent), wxID_ANY,      _("Your scores"),
               wxDefaultPosition,           wxDefaultSize, wxBORDER_NONE},
      look_{patient_look(look)},
      form_{form},
      act_{std::move(act)},
      may_leave_{std::move(may_leave)} {
    SetBackgroundColour(wx_colour(look_.theme[Ink::paper]));
    face_ = new FaceWindow{this,
                           look_,
                           text_of(_("Your scores")),
                           [this](const FaceRoom& room) { return patient_score_face(form_, room); },
                           {.on_target = [this](int target) { press_target(target); },
                            .on_key = [this](app::Key key) { return answer(key); },
                            .on_focus = {},
                            .takes_focus = true}};
    auto* out = new wxButton{this, wxID_ANY, _("Leave   Esc")};
    auto font = out->GetFont();
    constexpr int eighteen_points = 18;
    font.SetPointSize(eighteen_points);
    out->SetFont(font);
    out->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { leave(); });
    auto* bar = new wxBoxSizer{wxHORIZONTAL};
    bar->AddStretchSpacer();
    bar->Add(out, wxSizerFlags{}.Border(wxTOP | wxRIGHT, FromDIP(12)));
    auto* column = new wxBoxSizer{wxVERTICAL};
    column->Add(bar, wxSizerFlags{}.Expand());
    column->Add(face_, wxSizerFlags{1}.Expand());
    SetSizer(column);
    Bind(wxEVT_CHAR_HOOK, &PatientTypes::press, this);
    Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent&) { leave(); });
    SetLayoutAdaptationMode(wxDIALOG_ADAPTATION_MODE_DISABLED);  // It is as large as the screen by itself.
    SetSize(wxGetTopLevelParent(parent)->GetScreenRect());
    ShowFullScreen(true);
    face_->SetFocus();
}

// The painted page asks the form for its content while it goes.
PatientTypes::~PatientTypes() { DestroyChildren(); }

/// Nothing that leads elsewhere: keys that answer go to the page, Tab and Space to the buttons, no others anywhere.
void PatientTypes::press(wxKeyEvent& event) {
    const int code = event.GetKeyCode();
    const bool function_key = code >= WXK_F1 && code <= WXK_F24;
    if (code == WXK_ESCAPE)
        leave();
    else if (!event.ControlDown() && !event.AltDown() && !event.MetaDown() && !function_key)
        event.Skip();
}

bool PatientTypes::answer(app::Key key) {
    using Kind = app::Key::Kind;
    const bool digit = key.kind == Kind::character && key.character >= U'0' && key.character <= U'9';
    const bool moves = key.kind == Kind::enter || key.kind == Kind::backspace;
    if (form_.place().part == EntryPart::scores && (digit || moves))
        heard(form_.press(key));
    return true;
}

void PatientTypes::press_target(int target) {
    const auto& rows = form_.entry().scores;
    const int last = static_cast<int>(rows.size()) - 1;
    const bool asking = form_.place().part == EntryPart::scores;
    const int row = form_.place().row;
    if (target == static_cast<int>(PatientTarget::next)) {
        heard(form_.press({app::Key::Kind::enter, 0}));
    } else if (target == static_cast<int>(PatientTarget::back)) {
        const auto settled = form_.settle();
        form_.go_to(EntryPart::scores, asking ? row - 1 : last);
        heard(settled);
    } else if (target == static_cast<int>(PatientTarget::declined)) {
        heard(form_.press(app::Key::typed(U'D')));
    } else {
        heard(form_.answer_score(row, answer_of(ScoreKey::from(target))));
        heard(form_.press({app::Key::Kind::enter, 0}));
    }
}

void PatientTypes::heard(const app::FormEvent& event) {
    act_(event);
    face_->update();
}

void PatientTypes::leave() {
    if (may_leave_(*this))
        EndModal(wxID_OK);
}

}  // namespace needlebook::desktop
