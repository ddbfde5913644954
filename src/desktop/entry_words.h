/// Words of the entry screen: what states, kinds and faults are called.
#pragma once

#include <string>
#include <string_view>

#include <wx/intl.h>
#include <wx/string.h>

#include "app/session_form.h"
#include "base/result.h"

namespace needlebook::desktop {

inline std::string text_of(const wxString& words) { return words.utf8_string(); }

/// As _() does, for words outside ASCII: their bytes are UTF-8 whatever the locale.
inline wxString utf8_words(const char* words) { return wxGetTranslation(wxString::FromUTF8(words)); }

std::string short_day(Day day);                       ///< "15 Jun"
std::string long_day(Day day);                        ///< "22 June 2026"
std::string with_side(std::string label, Side side);  ///< "Pain, left"
std::string side_word(Side side);                     ///< "both"; "" on the midline.
std::string severity_word(Severity severity);
std::string side_effect_word(SideEffectKind kind);  ///< "Bruise": short, for a key.
std::string change_word(ChangeKind kind);
std::string technique_word(TechniqueKind kind);
/// The points as they are, techniques in words: "ST36, TENS".
std::string caution_subject_words(std::string_view subject);
std::string session_kind_word(SessionKind kind);
std::string region_word(std::string_view region);  ///< "Lower legs"
std::string angle_word(NeedleAngle angle);
std::string response_word(NeedleResponse response);
std::string stimulation_word(Stimulation stimulation);
/// "both, 8 needles, 20 mm": what differs from `usual`, and a depth beyond what the source says.
std::string chip_detail(const Needle& needle, const NeedleDetail& usual = {});
/// What the practitioner of the session does unless told otherwise.
NeedleDetail usual_detail(const app::SessionForm& form);
/// "20 mm, perpendicular, by hand, de qi"; "" for an empty one.
std::string detail_words(const NeedleDetail& detail);
std::string line_error_word(const PointLineError& error);
std::string fault_sentence(app::EntryFault fault);
std::string trouble_sentence(const Error& error);  ///< Why the book couldn't be written.
std::string step_title(app::EntryStep step);
std::string step_content(const app::SessionForm& form, app::EntryStep step);

}  // namespace needlebook::desktop
