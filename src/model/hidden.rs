//! Characters that are not what they seem: those that are not seen, those that turn the direction of what follows, and
//! letters that look like another script's.
//!
//! A text is frozen as it came, so they stay in it; whoever reads it should see them. What a script needs is not told of:
//! joiners among Arabic and Indic letters and in emoji, marks of direction in texts that run both ways.

use super::char_set::is_letter;

/// What is the matter with a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HiddenKind {
    /// It takes no room.
    Invisible,
    /// It turns the direction of what follows (Unicode Standard Annex #9, explicit directional formatting).
    Direction,
    /// A letter of another script than the word's, which looks like one of the word's.
    LookAlike,
}

/// A character that is not what it seems.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hidden {
    /// Its place, in Unicode scalar values from 0.
    pub at: usize,
    /// The character.
    pub character: char,
    /// What is the matter with it.
    pub kind: HiddenKind,
}

impl Hidden {
    /// What it is: “zero-width space (U+200B)”, “Cyrillic letter that looks like a Latin one (U+0430)”.
    #[must_use]
    pub fn in_words(&self) -> String {
        let name = match self.character {
            '\u{200B}' => "zero-width space",
            '\u{200C}' => "zero-width non-joiner",
            '\u{200D}' => "zero-width joiner",
            '\u{2060}' | '\u{FEFF}' => "word joiner",
            '\u{200E}' | '\u{200F}' | '\u{061C}' => "mark of direction",
            '\u{202D}' | '\u{202E}' => "change of direction that overrides the letters'",
            '\u{202A}'..='\u{202C}' | '\u{2066}'..='\u{2069}' => "change of direction",
            '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' => "empty letter",
            '\u{E0000}'..='\u{E007F}' => "tag character",
            '\u{0370}'..='\u{03FF}' => "Greek letter that looks like a Latin one",
            '\u{0400}'..='\u{052F}' => "Cyrillic letter that looks like a Latin one",
            _ if self.kind == HiddenKind::LookAlike => "Latin letter that looks like another script's",
            _ => "character that is not seen",
        };
        format!("{name} (U+{:04X})", u32::from(self.character))
    }
}

/// Every such character of a text, in order. Linear.
#[must_use]
pub fn hidden_characters(text: &str) -> Vec<Hidden> {
    // Most texts are plain: ask the bytes first.
    if text.is_ascii() {
        return Vec::new();
    }
    let both_ways = text.chars().any(is_right_to_left);
    let (mut found, mut word): (Vec<Hidden>, Vec<(usize, char)>) = (Vec::new(), Vec::new());
    let mut before = ' ';
    for (at, character) in text.chars().enumerate() {
        if let Some(kind) = kind_of(character, before, both_ways) {
            found.push(Hidden { at, character, kind });
        }
        if is_letter(character) {
            word.push((at, character));
        } else {
            look_alikes(&mut word, &mut found);
        }
        before = character;
    }
    look_alikes(&mut word, &mut found);
    found.sort_by_key(|hidden| hidden.at);
    found
}

/// A line without characters that are not seen or turn the direction: for titles and names, which stand alone.
#[must_use]
pub fn without_hidden(line: &str) -> String {
    let found = hidden_characters(line);
    let mut hidden =
        found.iter().filter(|hidden| hidden.kind != HiddenKind::LookAlike).map(|hidden| hidden.at).peekable();
    let shown = line.chars().enumerate().filter(|(at, _)| hidden.next_if_eq(at).is_none());
    shown.map(|(_, character)| character).collect()
}

fn kind_of(character: char, before: char, both_ways: bool) -> Option<HiddenKind> {
    let invisible = Some(HiddenKind::Invisible);
    match character {
        // Scripts without spaces between words break lines here.
        '\u{200B}' => invisible
            .filter(|_| !matches!(before, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}')),
        '\u{200C}' | '\u{200D}' => invisible.filter(|_| !joins(before)),
        '\u{115F}'
        | '\u{1160}'
        | '\u{3164}'
        | '\u{FFA0}'
        | '\u{2060}'..='\u{2064}'
        | '\u{FEFF}'
        | '\u{180E}'
        | '\u{034F}'
        | '\u{FFF9}'..='\u{FFFB}' => invisible,
        // Flags of parts of states are written with them: 🏴 and letters.
        '\u{E0000}'..='\u{E007F}' => invisible.filter(|_| !matches!(before, '\u{1F3F4}' | '\u{E0000}'..='\u{E007F}')),
        '\u{202D}' | '\u{202E}' => Some(HiddenKind::Direction),
        '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202C}' | '\u{2066}'..='\u{2069}' => {
            (!both_ways).then_some(HiddenKind::Direction)
        }
        _ => None,
    }
}

/// Whether a character has a form of its own before a joiner.
fn joins(character: char) -> bool {
    matches!(character, '\u{0600}'..='\u{1CFF}' | '\u{A800}'..='\u{ABFF}' | '\u{FB50}'..='\u{FEFC}' | '\u{2600}'..='\u{27BF}')
        || character >= '\u{10A00}'
}

fn is_right_to_left(character: char) -> bool {
    matches!(character, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{10800}'..='\u{10FFF}')
        && is_letter(character)
}

/// Takes a word: the letters of its rarer script that look like those of the other.
fn look_alikes(word: &mut Vec<(usize, char)>, found: &mut Vec<Hidden>) {
    /// Letters of Greek and Cyrillic that are drawn as Latin ones.
    const ALIKE: &str = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονАВЕЅІЈКМНОРСТУХЬасеорсухіјѕԁԛԝһ";
    /// Letters of Latin that are drawn as Greek or Cyrillic ones.
    const LATIN: &str = "ABEHIJKMNOPSTXYZaceopsxyij";
    let is_latin = |letter: char| letter.is_ascii_alphabetic() || matches!(letter, '\u{C0}'..='\u{24F}');
    let is_other = |letter: char| matches!(letter, '\u{0370}'..='\u{052F}');
    let latin = word.iter().filter(|(_, letter)| is_latin(*letter)).count();
    let other = word.iter().filter(|(_, letter)| is_other(*letter)).count();
    if latin > 0 && other > 0 {
        let odd = |letter: char| {
            if other <= latin { is_other(letter) && ALIKE.contains(letter) } else { LATIN.contains(letter) }
        };
        let odd = word.iter().filter(|(_, letter)| odd(*letter));
        found.extend(odd.map(|&(at, character)| Hidden { at, character, kind: HiddenKind::LookAlike }));
    }
    word.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &[(usize, HiddenKind)]) {
        let found: Vec<_> = hidden_characters(text).iter().map(|hidden| (hidden.at, hidden.kind)).collect();
        assert_eq!(found, expect, "{text:?}");
    }

    #[test]
    fn invisible_characters_are_found() {
        use HiddenKind::Invisible;
        check("Talks in Doha", &[]);
        check("Do\u{200B}ha", &[(2, Invisible)]);
        check("Do\u{200D}ha\u{2060}", &[(2, Invisible), (5, Invisible)]);
        check("ab\u{3164}\u{E0041}", &[(2, Invisible), (3, Invisible)]);
    }

    #[test]
    fn what_a_script_needs_is_not_told_of() {
        check("می\u{200C}روم", &[]);
        check("क्\u{200D}ष", &[]);
        check("👩\u{200D}⚖\u{FE0F}", &[]);
        check("🏴\u{E0067}\u{E0062}\u{E007F}", &[]);
        check("دوحه \u{200F}(Doha)", &[]);
        check("ภาษา\u{200B}ไทย", &[]);
        check("Café “déjà vu” – straße", &[]);
    }

    #[test]
    fn changes_of_direction_are_found() {
        use HiddenKind::Direction;
        check("invoice\u{202E}fdp.exe", &[(7, Direction)]);
        check("دوحه\u{202E}abc", &[(4, Direction)]);
        check("abc\u{2067}def\u{2069}", &[(3, Direction), (7, Direction)]);
        check("دوحه \u{2067}abc\u{2069}", &[]);
    }

    #[test]
    fn letters_of_another_script_are_found_within_words() {
        use HiddenKind::LookAlike;
        // The second letter of the first word is Cyrillic.
        check("M\u{043E}scow and Москва", &[(1, LookAlike)]);
        check("Москв\u{0061}", &[(5, LookAlike)]);
        check("Москва Moscow Αθήνα", &[]);
        check("μm and Ωhm", &[]);
    }

    #[test]
    fn titles_lose_what_is_not_seen() {
        assert_eq!(without_hidden("in\u{202E}voice \u{200B}1"), "invoice 1");
        assert_eq!(without_hidden("M\u{043E}scow"), "M\u{043E}scow");
        assert_eq!(without_hidden("می\u{200C}روم"), "می\u{200C}روم");
    }

    #[test]
    fn they_are_named() {
        let named = |text: &str| hidden_characters(text).iter().map(Hidden::in_words).collect::<Vec<_>>();
        assert_eq!(
            named("a\u{200B}\u{202E}"),
            ["zero-width space (U+200B)", "change of direction that overrides the letters' (U+202E)"]
        );
        assert_eq!(named("M\u{043E}s"), ["Cyrillic letter that looks like a Latin one (U+043E)"]);
    }
}
