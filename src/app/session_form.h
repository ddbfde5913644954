/// Logging one session: what each key does, what is proposed, what is still missing. Needs
/// neither window nor book.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/session_form_cautions.h"
#include "app/session_form_entry.h"
#include "app/session_form_points.h"
#include "base/clock.h"
#include "domain/complaint.h"
#include "domain/course.h"
#include "domain/evidence.h"
#include "domain/point_line.h"
#include "domain/practice.h"

namespace needlebook::app {

/// What the form needs to know from the book. Nothing of earlier scores: these are read when
/// the form says so.
struct EntryContext {
    Patient patient;
    std::optional<Complaint> complaint;
    std::vector<Measure> measures;  ///< To be scored today, in order.
    std::vector<Practitioner> practitioners;
    std::vector<ScreeningAnswer> screening;  ///< Newest answer to each question.
    std::optional<Session> last;             ///< The newest earlier treatment: its needles are proposed.
    std::vector<NamedNeedles> groups;
    std::vector<std::string> last_notes;  ///< Of the treatments before, newest first; three at most.
    int ordinal = 1;                      ///< This session's number among the patient's treatments.
    std::optional<Session> begun;         ///< As it is in the book; what the form doesn't ask stays as it is there.
    bool ask_extent = false;
};

/// A key of the keyboard, as far as the form minds it.
struct Key {
    enum class Kind { character, space, enter, backspace, up, down, left, right } kind = Kind::character;
    char32_t character = 0;  ///< Only for Kind::character.

    static Key typed(char32_t character) { return {Kind::character, character}; }
    bool operator==(const Key&) const = default;
};

/// What came of a key.
struct FormEvent {
    bool handled = false;  ///< False: the key means nothing here.
    bool changed = false;  ///< Something to save.
    bool moved = false;    ///< The keyboard is elsewhere now.
    bool reveal = false;   ///< All scores are in: read the earlier ones and call reveal().
    bool operator==(const FormEvent&) const = default;
};

/// The score that stood there last time.
struct EarlierScore {
    Id<Measure> measure;
    Answer<Score> score;
    Day day;
    bool operator==(const EarlierScore&) const = default;
};

/// Why a session can't be signed yet.
enum class EntryFault {
    starts_beyond_tomorrow,
    line_not_understood,
    caution_undecided,
    hard_stop_without_reason,
    needles_not_counted,
    more_out_than_in,
    mismatch_without_reason,
    press_needles_not_counted
};

/// One region of the body with its needles.
struct RegionCount {
    std::string region;  ///< Name of a BodyRegion, "ear" or "elsewhere".
    int in = 0;
    std::optional<int> out;
    bool operator==(const RegionCount&) const = default;
};

/// Keys that answer a question with several possible things.
struct SideEffectLetter {
    char letter = 0;
    SideEffectKind kind = SideEffectKind::other;
    std::string label;
    bool common = false;  ///< Shown at once; the others on demand.
};
std::span<const SideEffectLetter> side_effect_letters();

struct TechniqueLetter {
    char letter = 0;
    TechniqueKind kind = TechniqueKind::other;
};
std::span<const TechniqueLetter> technique_letters();

struct ChangeLetter {
    char letter = 0;
    ChangeKind kind = ChangeKind::other;
    bool common = false;
};
std::span<const ChangeLetter> change_letters();

class SessionForm {
public:
    /// A new session, beginning now unless `start` says otherwise.
    SessionForm(EntryContext context, IdSource& ids, Clock clock, const EntryStart& start = {});
    /// One that was begun before: from its draft, or from the session in the book.
    SessionForm(EntryContext context, IdSource& ids, Clock clock, EntryDraft draft);

    const EntryContext& context() const { return context_; }
    const Entry& entry() const { return entry_; }
    EntryPlace place() const { return place_; }
    EntryStep step() const { return step_of(place_.part); }

    // Moving about.
    void go_to(EntryPart part, int row = 0);
    void go_to_step(EntryStep step);
    void go_on();  ///< Enter: to the next part that has something to ask; cautions only while one is open.
    bool has(EntryPart part) const;

    /// What the key does at this place. Text fields keep their own keys and call set_….
    FormEvent press(Key key);

    // The same by mouse, and what text fields say.
    FormEvent answer_score(int row, std::optional<Answer<Score>> score);
    FormEvent answer_after(int row, std::optional<Answer<Score>> score);
    FormEvent answer_feet(std::optional<Answered> answer);
    FormEvent set_feet_words(std::string words);  ///< What was seen; "" says nothing of it.
    /// The first tick adds it, the second takes it away with what was said of it.
    FormEvent tick_technique(TechniqueKind kind);
    FormEvent set_technique(const Technique& technique);  ///< In the place of the one of its kind.
    FormEvent tick_side_effect(EntryPart question, SideEffectKind kind);
    FormEvent set_side_effect_words(EntryPart question, SideEffectKind kind, std::string words);
    FormEvent set_side_effect_serious(EntryPart question, SideEffectKind kind, bool serious);
    FormEvent answer_side_effects(EntryPart question, Answered answer);
    FormEvent tick_change(ChangeKind kind);
    FormEvent answer_changes(Answered answer);
    FormEvent set_change_words(ChangeKind kind, std::string words);
    FormEvent set_extent(int row, std::optional<int> level);
    /// Drawn on the body: asks for both limbs of the kind when it wasn't asked before.
    FormEvent set_numbness(Limb limb, Side side, int level);
    FormEvent add_arms();  ///< Asks how far up the arms the numbness reaches, too.
    FormEvent set_line(std::string line);
    FormEvent take_last_points();
    FormEvent take_proposed(const Needle& needle);
    FormEvent take_out(const Needle& needle);
    FormEvent put_back(const Needle& dropped);  ///< Takes its `-point` out of the line.
    /// Needles the point there, keeping what else was said of it; none: takes it out.
    FormEvent set_side(PointCode code, std::optional<Side> side);
    /// Says this of the needle instead: sites, depth, angle, response, stimulation, pair.
    FormEvent set_needle(const Needle& before, const Needle& after);
    /// Groups that the line can name from now on; a group just saved is among them.
    void set_groups(std::vector<NamedNeedles> groups) { context_.groups = std::move(groups); }
    FormEvent decide(const CautionNotice& notice, CautionChoice choice, std::string reason = {});
    FormEvent set_out(std::string_view region, std::optional<int> needles);
    FormEvent set_mismatch_reason(std::string reason);
    static constexpr int most_minutes = 240;
    FormEvent set_minutes(std::optional<int> minutes);  ///< In place, where no timer told; 0..240.
    FormEvent set_advice(std::string advice);
    FormEvent set_pattern(std::string pattern);
    FormEvent set_tongue_pulse(std::string words);
    FormEvent set_notes(std::string notes);
    FormEvent set_private_note(std::string note);  ///< Never leaves in a patient's copy.
    FormEvent copy_last_note();                    ///< Marked as copied until it is edited.
    FormEvent set_starts(LocalMinute starts);
    FormEvent set_kind(SessionKind kind);
    FormEvent set_practitioner(std::optional<Id<Practitioner>> practitioner);
    FormEvent set_room(std::string room);
    FormEvent set_supervised_by(std::string name);
    FormEvent set_giver(Giver giver);  ///< Who answered, for all scores.
    FormEvent start_timer();  ///< Needles in; a second time takes the start back. Not in a session entered later.
    FormEvent stop_timer();   ///< Needles out.

    /// Keeps a 1 that was waiting for a 0; before leaving the field, signing, saving for good.
    FormEvent settle();

    // Undo and redo, one field at a time.
    bool can_undo() const { return !undo_.empty(); }
    bool can_redo() const { return !redo_.empty(); }
    FormEvent undo();
    FormEvent redo();

    /// The session was moved to another day: what came before it is another session.
    void look_back(std::optional<Session> last, int ordinal, std::vector<std::string> last_notes);

    // Rate, then reveal.
    bool all_scores_in() const;
    void reveal(std::vector<EarlierScore> earlier);
    std::optional<EarlierScore> earlier(Id<Measure> measure) const;  ///< None while hidden.

    // Derived.
    ParsedLine needles() const;
    std::vector<PointChip> chips() const;
    std::vector<CautionNotice> cautions() const;
    std::vector<RegionCount> regions() const;
    /// How many sessions in a row have this very note, this one included; 1 for an empty one.
    int same_note_in_a_row() const;
    int needles_in() const;
    std::optional<int> needles_out() const;  ///< None until something was counted.
    int minutes_planned() const;
    std::optional<int> minutes_in_place() const;  ///< Since the needles went in; until they came out.
    bool is_done(EntryStep step) const;
    std::vector<EntryFault> faults() const;

    /// As a draft session; scores not answered are left out.
    Session session() const;
    std::vector<Change> changes() const;
    EntryDraft draft() const { return {entry_, place_}; }

private:
    FormEvent edit(std::string_view field, const std::function<void(Entry&)>& change);
    std::vector<ScoreRow>& score_rows(Entry& entry) const;  ///< Those of the part where the keyboard is.
    FormEvent answer_row(EntryPart part, int row, std::optional<Answer<Score>> score);
    FormEvent press_feet(Key key);
    FormEvent press_technique(Key key);
    FormEvent press_score(Key key);
    FormEvent type_digit(int digit);
    FormEvent answer_and_go_on(Answer<Score> score);
    FormEvent next_row(int rows);
    FormEvent press_side_effect(Key key);
    FormEvent press_change(Key key);
    FormEvent press_extent(Key key);
    std::vector<ExtentRow> with_limb(std::vector<ExtentRow> extents, Limb limb) const;
    FormEvent press_caution(Key key);
    FormEvent press_out(Key key);
    FormEvent move_row(int by, int rows);
    int rows_of(EntryPart part) const;
    FormEvent restored(std::vector<Entry>& from, std::vector<Entry>& to);
    TickRow<SideEffectTick>& side_effects(Entry& entry, EntryPart question) const;
    std::span<const Needle> taken_before() const;

    EntryContext context_;
    IdSource* ids_;
    Clock clock_;
    Entry entry_;
    EntryPlace place_;
    std::vector<EarlierScore> earlier_;
    std::vector<Entry> undo_;
    std::vector<Entry> redo_;
    std::string last_field_;  ///< What was edited last: typing in one field is one step back.
};

/// The entry of a draft session in the book, when no draft of the form is left.
Entry entry_of(const Session& session, const EntryContext& context, IdSource& ids);

}  // namespace needlebook::app
