//! Cutting a written name into words, with what their form says: capitals, full stops, commas.

use unicode_normalization::UnicodeNormalization as _;

use super::fold::{Script, fold_letter, script_of};

/// Names are cut off here: nobody's is longer, and work stays bounded.
const LONGEST_NAME: usize = 400;

/// More words than this are not compared.
const MOST_WORDS: usize = 32;

/// One word of a name.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "four marks that any word may bear, each by itself")]
pub(super) struct Chunk {
    /// As written, without the stops around it.
    pub shown: String,
    /// Folded; never empty, never with a space.
    pub text: String,
    pub script: Script,
    /// Written in capitals, two or more.
    pub capitals: bool,
    /// Followed by a full stop.
    pub stop: bool,
    /// Single letters with stops between them: "J.R.", "U.S.".
    pub dotted: bool,
    /// Followed by a comma.
    pub comma: bool,
}

/// The words of `name`, in order.
pub(super) fn chunks(name: &str) -> Vec<Chunk> {
    let mut found: Vec<Chunk> = Vec::new();
    let mut word = String::new();
    for letter in name.nfkc().take(LONGEST_NAME).chain([' ']) {
        // "Co-operation" is one word.
        if letter == '-' && word.eq_ignore_ascii_case("co") {
            continue;
        }
        if ends_word(letter) {
            finish(&mut word, &mut found);
            if matches!(letter, ',' | '،' | '、' | ';')
                && let Some(last) = found.last_mut()
            {
                last.comma = true;
            }
            if letter == '&' {
                word.push_str("and");
                finish(&mut word, &mut found);
            }
            continue;
        }
        let east = |script| matches!(script, Some(Script::Han | Script::Hangul));
        let before = word.chars().rev().find_map(script_of);
        if before.is_some() && east(before) != east(script_of(letter)) && letter != '.' {
            finish(&mut word, &mut found);
        }
        word.push(letter);
    }
    found.truncate(MOST_WORDS);
    found
}

fn ends_word(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(
            letter,
            '-' | '‐'
                ..='―'
                    | '−'
                    | '/'
                    | '\\'
                    | '"'
                    | '“'
                    | '”'
                    | '„'
                    | '«'
                    | '»'
                    | '('
                    | ')'
                    | '['
                    | ']'
                    | '{'
                    | '}'
                    | '<'
                    | '>'
                    | ','
                    | '،'
                    | '、'
                    | ';'
                    | ':'
                    | '·'
                    | '・'
                    | '&'
                    | '_'
                    | '+'
                    | '|'
                    | '‹'
                    | '›'
                    | '°'
                    | '№'
                    | '#'
                    | '!'
                    | '?'
                    | '*'
                    | '='
                    | '־'
        )
}

/// Adds the word gathered so far to `found`, and empties it.
fn finish(word: &mut String, found: &mut Vec<Chunk>) {
    let taken = std::mem::take(word);
    let stop = taken.ends_with('.');
    let bare = taken.trim_matches('.');
    if bare.is_empty() {
        return;
    }
    let parts: Vec<&str> = bare.split('.').filter(|part| !part.is_empty()).collect();
    let dotted = parts.len() > 1 && parts.iter().all(|part| part.chars().count() == 1);
    if dotted || parts.len() == 1 {
        push(bare, stop, dotted, found);
    } else {
        for part in parts {
            push(part, true, false, found);
        }
    }
}

fn push(shown: &str, stop: bool, dotted: bool, found: &mut Vec<Chunk>) {
    // "Deutsche Bank's"
    let bare =
        ["'s", "’s"].iter().find_map(|ending| shown.strip_suffix(ending)).filter(|bare| bare.chars().count() > 2);
    let shown = bare.unwrap_or(shown);
    // Г is h in Ukrainian, which some of its letters give away.
    let ukrainian = shown.contains(['і', 'ї', 'є', 'ґ', 'І', 'Ї', 'Є', 'Ґ']);
    let read = |letter: char| match letter {
        'г' if ukrainian => 'h',
        'Г' if ukrainian => 'H',
        _ => letter,
    };
    let mut folded = String::new();
    for letter in shown.chars().filter(|&letter| letter != '.') {
        fold_letter(read(letter), &mut folded);
    }
    let cased = |letter: &char| letter.is_uppercase() || letter.is_lowercase();
    let capitals = shown.chars().filter(cased).count() > 1 && !shown.chars().any(char::is_lowercase);
    let script = shown.chars().find_map(script_of).unwrap_or(Script::Latin);
    for text in folded.split_whitespace() {
        let (shown, text) = (shown.to_owned(), unmasked(text));
        found.push(Chunk { shown, text, script, capitals, stop, dotted, comma: false });
    }
}

/// A word with digits set among its letters to hide it, as it is meant: "Sech1n".
fn unmasked(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    if letters.iter().filter(|letter| letter.is_ascii_alphabetic()).count() < 3 {
        return text.to_owned();
    }
    let inside = |at: usize| {
        at > 0
            && at + 1 < letters.len()
            && letters[at - 1].is_ascii_alphabetic()
            && letters[at + 1].is_ascii_alphabetic()
    };
    let meant = letters.iter().enumerate().map(|(at, &letter)| match letter {
        '0' if inside(at) => 'o',
        '1' if inside(at) => 'i',
        '3' if inside(at) => 'e',
        '4' if inside(at) => 'a',
        '5' if inside(at) => 's',
        _ => letter,
    });
    meant.collect()
}
