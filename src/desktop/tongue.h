/// The user's language: which one, where its catalogue lies, and telling wx of it.
#pragma once

namespace needlebook::desktop {

/// Speaks the first of the user's languages (LANGUAGE, else the locale of messages) that there is a catalogue of, or
/// English; decimals as the user's country writes them. Catalogues lie where those of other programs do:
/// locale/LANGUAGE/LC_MESSAGES/needlebook.mo in the user's folder for data, in ../share beside the program, and in the
/// system's folders for data.
void speak_to_user();

}  // namespace needlebook::desktop
