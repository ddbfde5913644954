/// Turning the codes of an entry into words.
#include "desktop/entry_words.h"

#include <algorithm>

#include <wx/intl.h>

#include "base/month_words.h"
#include "base/tongue.h"
#include "report/wording.h"

namespace needlebook::desktop {

namespace {

std::string counted_sides(const app::SessionForm& form) {
    const auto& row = form.entry().since_last;
    if (!form.has(app::EntryPart::since_last))
        return text_of(_("first treatment"));
    if (!row.answer)
        return text_of(_("not yet"));
    switch (*row.answer) {
        case Answered::value:
            return text_of(wxString::Format(_("%d noted"), static_cast<int>(row.ticks.size())));
        case Answered::none:
            return text_of(_("Asked, none"));
        case Answered::not_asked:
            return text_of(_("Not asked"));
        case Answered::declined:
            break;
    }
    return text_of(_("Declined"));
}

std::string scores_content(const app::Entry& entry) {
    if (entry.scores.empty())
        return text_of(_("no measures yet"));
    const auto in = std::ranges::count_if(entry.scores, [](const auto& row) { return row.score && !row.waiting; });
    return text_of(wxString::Format(_("%d of %d"), static_cast<int>(in), static_cast<int>(entry.scores.size())));
}

std::string changes_content(const app::Entry& entry) {
    if (!entry.changes.answer)
        return text_of(_("not yet"));
    if (entry.changes.ticks.empty())
        return *entry.changes.answer == Answered::none ? text_of(_("Nothing")) : text_of(_("Not asked"));
    std::string words;
    for (const auto& tick : entry.changes.ticks)
        words += (words.empty() ? "" : ", ") + change_word(tick.kind);
    return words;
}

std::string points_content(const app::SessionForm& form) {
    int taken = 0;
    int proposed = 0;
    for (const auto& chip : form.chips()) {
        taken += chip.kind == app::PointChip::Kind::taken ? chip.needle.count : 0;
        proposed += chip.kind == app::PointChip::Kind::proposed ? chip.needle.count : 0;
    }
    if (taken == 0 && proposed == 0)
        return text_of(_("none yet"));
    if (proposed == 0)
        return text_of(wxString::Format(wxPLURAL("%d needle", "%d needles", taken), taken));
    return text_of(wxString::Format(_("%d, and %d proposed"), taken, proposed));
}

std::string cautions_content(const app::SessionForm& form) {
    const auto notices = form.cautions();
    const auto open = std::ranges::count_if(notices, [](const auto& notice) { return !notice.is_decided(); });
    if (open > 0)
        return text_of(wxString::Format(_("%d to decide"), static_cast<int>(open)));
    return notices.empty() ? text_of(_("none")) : text_of(_("decided"));
}

std::string needles_content(const app::SessionForm& form) {
    if (form.regions().empty())
        return text_of(_("none in"));
    const auto out = form.needles_out();
    if (!out)
        return text_of(wxString::Format(_("%d in, none counted out"), form.needles_in()));
    return text_of(wxString::Format(_("%d in, %d out"), form.needles_in(), *out));
}

}  // namespace

std::string short_day(Day day) {
    return trf("{0} {1}", static_cast<unsigned>(date::year_month_day{day}.day()), month_word(day));
}

std::string long_day(Day day) { return report::date_text(day); }

std::string side_word(Side side) {
    switch (side) {
        case Side::left:
            return text_of(_("left"));
        case Side::right:
            return text_of(_("right"));
        case Side::both:
            return text_of(_("both"));
        case Side::midline:
            break;
    }
    return {};
}

std::string with_side(std::string label, Side side) {
    if (side == Side::left || side == Side::right)
        label += ", " + side_word(side);
    return label;
}

std::string severity_word(Severity severity) {
    switch (severity) {
        case Severity::mild:
            return text_of(_("mild"));
        case Severity::moderate:
            return text_of(_("moderate"));
        case Severity::severe:
            break;
    }
    return text_of(_("severe"));
}

std::string side_effect_word(SideEffectKind kind) {
    using enum SideEffectKind;
    switch (kind) {
        case bruise:
            return text_of(_("Bruise"));
        case bleeding:
            return text_of(_("Bleeding"));
        case needle_pain:
            return text_of(_("Pain at needle"));
        case residual_pain:
            return text_of(_("Sore"));
        case tiredness:
            return text_of(_("Tired"));
        case dizziness_faint:
            return text_of(_("Faint"));
        case nausea:
            return text_of(_("Queasy"));
        case headache:
            return text_of(_("Headache"));
        case flare:
            return text_of(_("Worse"));
        case nerve_tingle:
            return text_of(_("Electric"));
        case skin_reaction:
            return text_of(_("Rash"));
        case infection:
            return text_of(_("Infection"));
        case burn:
            return text_of(_("Burn"));
        case stuck_or_broken_needle:
            return text_of(_("Stuck needle"));
        case retained_needle:
            return text_of(_("Needle left in"));
        case pneumothorax:
            return text_of(_("Lung"));
        case other:
            break;
    }
    return text_of(_("Other"));
}

std::string change_word(ChangeKind kind) {
    using enum ChangeKind;
    switch (kind) {
        case medicine:
            return text_of(_("Medicine"));
        case hba1c:
            return text_of(_("Glucose"));
        case chemotherapy:
            return text_of(_("Chemo"));
        case illness:
            return text_of(_("Illness"));
        case fall:
            return text_of(_("Fall"));
        case stress:
            return text_of(_("Stress"));
        case sleep:
            return text_of(_("Sleep"));
        case shoes:
            return text_of(_("Shoes"));
        case exercise:
            return text_of(_("Exercise"));
        case warm_baths:
            return text_of(_("Warm baths"));
        case smoking:
            return text_of(_("Smoking"));
        case alcohol:
            return text_of(_("Alcohol"));
        case diet:
            return text_of(_("Food"));
        case other:
            break;
    }
    return text_of(_("Other"));
}

std::string technique_word(TechniqueKind kind) {
    using enum TechniqueKind;
    switch (kind) {
        case acupressure:
            return text_of(_("Acupressure"));
        case moxa:
            return text_of(_("Moxa"));
        case cupping:
            return text_of(_("Cupping"));
        case tens:
            return text_of(_("TENS"));
        case heat:
            return text_of(_("Heat"));
        case press_needles:
            return text_of(_("Press needles"));
        case other:
            break;
    }
    return text_of(_("Other"));
}

std::string session_kind_word(SessionKind kind) {
    switch (kind) {
        case SessionKind::treatment:
            return text_of(_("Treatment"));
        case SessionKind::consultation:
            return text_of(_("Consultation"));
        case SessionKind::phone:
            return text_of(_("By phone"));
        case SessionKind::home_visit:
            return text_of(_("Home visit"));
        case SessionKind::missed:
            return text_of(_("Missed"));
        case SessionKind::cancelled:
            break;
    }
    return text_of(_("Cancelled"));
}

std::string region_word(std::string_view region) {
    const auto known = from_name<BodyRegion>(region);
    if (!known)
        return region == "ear" ? text_of(_("Ears")) : text_of(_("Elsewhere"));
    using enum BodyRegion;
    switch (*known) {
        case head:
            return text_of(_("Head"));
        case face:
            return text_of(_("Face"));
        case neck:
            return text_of(_("Neck"));
        case chest:
            return text_of(_("Chest"));
        case abdomen:
            return text_of(_("Belly"));
        case upper_back:
            return text_of(_("Upper back"));
        case lower_back:
            return text_of(_("Lower back"));
        case shoulder:
            return text_of(_("Shoulders"));
        case upper_arm:
            return text_of(_("Upper arms"));
        case elbow:
            return text_of(_("Elbows"));
        case forearm:
            return text_of(_("Forearms"));
        case wrist:
            return text_of(_("Wrists"));
        case hand:
            return text_of(_("Hands"));
        case hip:
            return text_of(_("Hips"));
        case thigh:
            return text_of(_("Thighs"));
        case knee:
            return text_of(_("Knees"));
        case lower_leg:
            return text_of(_("Lower legs"));
        case ankle:
            return text_of(_("Ankles"));
        case foot:
            break;
    }
    return text_of(_("Feet"));
}

std::string line_error_word(const PointLineError& error) {
    using enum PointLineFault;
    switch (error.reason) {
        case unknown_point:
            return text_of(_("no such point"));
        case past_channel_end:
            return text_of(wxString::Format(
                _("the channel ends at %s%d"),
                wxString::FromUTF8(std::string{error.channel ? name_of(*error.channel) : ""}), error.last.value_or(0)));
        case ambiguous_name: {
            std::string choices;
            for (const auto& choice : error.choices)
                choices += (choices.empty() ? "" : text_of(_(" or "))) + choice.text();
            return choices + "?";
        }
        case side_on_midline:
            return text_of(_("on the midline, no side"));
        case already_there:
            return text_of(_("there already"));
        case not_there:
            return text_of(_("not there to take out"));
        case unknown_group:
            return text_of(_("no such group"));
        case unknown_option:
            return text_of(_("no such option"));
        case repeated_option:
            return text_of(_("said twice"));
        case no_such_site:
            return text_of(_("no such site"));
        case out_of_range:
            return text_of(_("out of range"));
        case contradiction:
            return text_of(_("these don't go together"));
        case electrode_without_pair:
            return text_of(_("its pair is missing"));
        case too_many_electrodes:
            return text_of(_("more than two of a pair"));
        case missing_words:
            return text_of(_("say where"));
        case open_quote:
            return text_of(_("the quote is open"));
        case not_utf8:
            break;
    }
    return text_of(_("can't be read"));
}

std::string fault_sentence(app::EntryFault fault) {
    using enum app::EntryFault;
    switch (fault) {
        case starts_beyond_tomorrow:
            return text_of(_("The date lies beyond tomorrow."));
        case line_not_understood:
            return text_of(_("One point isn't understood."));
        case caution_undecided:
            return text_of(_("A caution waits for a decision."));
        case hard_stop_without_reason:
            return text_of(_("A caution that stops treatment waits for a decision."));
        case needles_not_counted:
            return text_of(_("Count the needles out first: Ctrl+R."));
        case more_out_than_in:
            return text_of(_("More needles out than in. Look at the points and the count again."));
        case press_needles_not_counted:
            return text_of(_("Say how many press needles stay in."));
        case mismatch_without_reason:
            break;
    }
    return text_of(_("Needles in and out differ. Look again, then say why."));
}

std::string trouble_sentence(const Error& error) {
    switch (error.code) {
        case Errc::disk_full:
            return text_of(_("The disk is full. This session isn't saved yet. It stays on screen; free some space."));
        case Errc::not_allowed:
            return text_of(_("This book is open for reading only. Nothing is saved."));
        case Errc::incomplete:
            return text_of(_("Nobody says yet who signs. Choose the practitioner."));
        case Errc::contradiction:
            return text_of(_("This session was changed elsewhere. It stays on screen."));
        default:
            break;
    }
    return text_of(_("This session isn't saved yet. It stays on screen."));
}

std::string step_title(app::EntryStep step) {
    switch (step) {
        case app::EntryStep::who:
            return text_of(_("Who"));
        case app::EntryStep::since_last:
            return text_of(_("Since last time"));
        case app::EntryStep::scores:
            return text_of(_("Scores"));
        case app::EntryStep::changes:
            return text_of(_("Other changes"));
        case app::EntryStep::points:
            return text_of(_("Points"));
        case app::EntryStep::cautions:
            return text_of(_("Cautions"));
        case app::EntryStep::needles:
            return text_of(_("Needles"));
        case app::EntryStep::sign:
            break;
    }
    return text_of(_("Sign"));
}

std::string step_content(const app::SessionForm& form, app::EntryStep step) {
    switch (step) {
        case app::EntryStep::who:
            return form.context().patient.code + text_of(wxString::Format(_(", session %d"), form.context().ordinal));
        case app::EntryStep::since_last:
            return counted_sides(form);
        case app::EntryStep::scores:
            return scores_content(form.entry());
        case app::EntryStep::changes:
            return changes_content(form.entry());
        case app::EntryStep::points:
            return points_content(form);
        case app::EntryStep::cautions:
            return cautions_content(form);
        case app::EntryStep::needles:
            return needles_content(form);
        case app::EntryStep::sign:
            break;
    }
    const bool ready = form.faults().empty() && form.can_undo();
    return ready ? text_of(_("ready")) : text_of(_("not yet"));
}

}  // namespace needlebook::desktop
