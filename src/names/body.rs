//! The name of a body (a state, office, company, movement, ship) taken apart.

use any_ascii::any_ascii;

use super::chunk::Chunk;
use super::compound::canonical;
use super::fold::Script;
use super::korean;
use super::lexicon::{BodyRole, Form, PersonRole, lexicon};
use super::person::leading_role;
use super::word::Word;

/// More parts than this no body is compared by.
pub(super) const MOST_PARTS: usize = 24;

/// What one part of a body's name says.
#[derive(Clone, Debug)]
pub(super) enum Said {
    Number(String),
    Place(u16),
    Concept(u16),
    Word(Box<Word>),
}

/// One part of a body's name that tells it from others.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub said: Said,
    pub shown: String,
    /// The words of the name it was read from: first, and one after the last.
    pub from: usize,
    pub to: usize,
    /// Written in capitals and short: may be an abbreviation.
    pub capitals: bool,
}

/// The name of a body, taken apart.
#[derive(Clone, Debug, Default)]
pub(super) struct Body {
    pub parts: Vec<Part>,
    /// The legal forms it names, `Company` left out.
    pub forms: Vec<Form>,
    /// All words written as one, without and with those that tell nothing.
    pub tight: String,
    pub whole: String,
    /// For each word of the name its first letter, and whether it is a small word.
    pub initials: Vec<(char, bool)>,
    /// The name as written.
    pub shown: String,
    /// Something in it says that this is no person.
    pub marked: bool,
}

impl Body {
    /// Takes a name apart that was cut into `chunks`.
    pub(super) fn new(chunks: &[Chunk]) -> Self {
        let shown: Vec<&str> = chunks.iter().map(|chunk| chunk.shown.as_str()).collect();
        let mut body = Self { shown: shown.join(" "), ..Self::default() };
        let mut at = 0;
        while at < chunks.len() {
            at += body.take(chunks, at);
        }
        if body.forms.is_empty() && is_titled(chunks) {
            body.marked = false;
        }
        body.join_numbers();
        body.whole = chunks.iter().map(|chunk| chunk.text.as_str()).collect();
        body.tight =
            body.parts.iter().flat_map(|part| &chunks[part.from..part.to]).map(|chunk| chunk.text.as_str()).collect();
        body.parts.truncate(MOST_PARTS);
        body
    }

    /// Reads the words at `at`, and says how many they were.
    fn take(&mut self, chunks: &[Chunk], at: usize) -> usize {
        let chunk = &chunks[at];
        let longest = lexicon().longest.min(chunks.len() - at);
        for length in (1..=longest).rev() {
            let run = &chunks[at..at + length];
            let words: Vec<&str> = run.iter().map(|chunk| chunk.text.as_str()).collect();
            let capitals = run.iter().all(|chunk| chunk.capitals || chunk.dotted);
            // Dotted letters are one word in the lists of abbreviations and several in those of legal forms.
            let spaced = chunk.dotted && length == 1;
            let spelt = || chunk.text.chars().map(String::from).collect::<Vec<_>>().join(" ");
            let mut role = lexicon().body(&words.join(" "), capitals);
            if role.is_none() && spaced {
                role = lexicon().body(&spelt(), capitals);
            }
            if let Some(role) = role
                && self.read(role, run, at, at + length, chunks.len())
            {
                return length;
            }
        }
        if matches!(chunk.script, Script::Han | Script::Hangul) {
            self.take_eastern(chunk, at);
            return 1;
        }
        let letters: Vec<char> = chunk.text.chars().collect();
        if chunks.len() > 1
            && let Some(form) = lexicon().nearly_form(&letters)
        {
            self.read(&BodyRole::Form(form), &chunks[at..=at], at, at + 1, chunks.len());
            return 1;
        }
        self.initials.push((letters.first().copied().unwrap_or(' '), false));
        let said = if let Some(number) = number(chunk, at, chunks) {
            self.marked = true;
            Said::Number(number)
        } else {
            Said::Word(Box::new(Word::new(&chunk.shown, canonical(&chunk.text), chunk.script, None)))
        };
        let capitals = (chunk.capitals || chunk.dotted) && (2..=8).contains(&chunk.text.chars().count());
        self.parts.push(Part { said, shown: chunk.shown.clone(), from: at, to: at + 1, capitals });
        1
    }

    /// Adds what the words `run` say by the lists; `false` if here they are only words.
    fn read(&mut self, role: &BodyRole, run: &[Chunk], from: usize, to: usize, all: usize) -> bool {
        let shown: Vec<&str> = run.iter().map(|chunk| chunk.shown.as_str()).collect();
        let letters: usize = run.iter().map(|chunk| chunk.text.chars().count()).sum();
        let part = |said| Part { said, shown: shown.join(" "), from, to, capitals: false };
        match role {
            BodyRole::Form(form) => {
                // Two letters are a legal form at either end of a name only, and in small letters nowhere.
                let doubtful = letters < 3 && !run[0].dotted;
                let end = to == all || from == 0 && all > 1;
                if all == run.len()
                    || doubtful && (!end || to != all && !run[0].capitals && run[0].script == Script::Latin)
                {
                    return false;
                }
                self.marked = true;
                if *form != Form::Company && !self.forms.contains(form) {
                    self.forms.push(*form);
                }
            }
            BodyRole::Soft => {
                // A single letter in capitals is part of an abbreviation: A. B. C.
                if run[0].capitals && letters == 2 && all < 3
                    || letters == 1 && run[0].shown.starts_with(char::is_uppercase)
                {
                    return false;
                }
                self.marked |= letters > 3
                    || from == 0 && all > 1 && run[0].text == "the"
                    || matches!(run[0].text.as_str(), "and" | "for" | "of" | "und" | "fur" | "in");
            }
            BodyRole::Concepts(concepts, place) => {
                self.marked = true;
                self.extend_with(concepts, *place, part);
            }
            BodyRole::Number(number) => {
                self.marked = true;
                self.parts.push(part(Said::Number(number.to_string())));
            }
            BodyRole::Place(place) => {
                // Some states are given names too.
                self.marked |= !matches!(
                    run[0].text.as_str(),
                    "jordan"
                        | "chad"
                        | "israel"
                        | "georgia"
                        | "german"
                        | "francis"
                        | "london"
                        | "kazakh"
                        | "afghan"
                        | "persia"
                        | "irish"
                        | "french"
                        | "england"
                        | "english"
                        | "holland"
                        | "paris"
                        | "turkmen"
                        | "uzbek"
                        | "tajik"
                        | "washington"
                        | "delhi"
                );
                self.extend_with(&[], Some(*place), part);
            }
            BodyRole::Marker => {
                self.marked |= all > 1;
                return false;
            }
        }
        let small = matches!(role, BodyRole::Soft) && letters < 4;
        let forms = matches!(role, BodyRole::Form(_));
        if forms {
            // "Company" may end an abbreviation, "GmbH" not.
            let letter =
                |chunk: &Chunk| if *role == BodyRole::Form(Form::Company) { chunk.text.chars().next() } else { None };
            self.initials.extend(run.iter().map(|chunk| (letter(chunk).unwrap_or(' '), true)));
        } else {
            self.initials.extend(run.iter().map(|chunk| (chunk.text.chars().next().unwrap_or(' '), small)));
        }
        true
    }

    /// Chinese and Korean write without spaces: the longest entries of the lists are looked for inside.
    fn take_eastern(&mut self, chunk: &Chunk, at: usize) {
        let letters: Vec<char> = chunk.text.chars().collect();
        let mut rest = String::new();
        let mut from = 0;
        while from < letters.len() {
            let known = (2..=8.min(letters.len() - from)).rev().find_map(|length| {
                let text: String = letters[from..from + length].iter().collect();
                lexicon().body(&text, false).map(|role| (length, role, text))
            });
            let Some((length, role, text)) = known else {
                rest.push(letters[from]);
                from += 1;
                continue;
            };
            self.push_eastern(&mut rest, chunk, at);
            let part = |said| Part { said, shown: text.clone(), from: at, to: at + 1, capitals: false };
            match role {
                BodyRole::Concepts(concepts, place) => {
                    self.marked = true;
                    self.extend_with(concepts, *place, part);
                }
                BodyRole::Place(place) => {
                    self.marked = true;
                    self.extend_with(&[], Some(*place), part);
                }
                BodyRole::Number(number) => self.parts.push(part(Said::Number(number.to_string()))),
                BodyRole::Form(form) => {
                    self.marked = true;
                    if *form != Form::Company {
                        self.forms.push(*form);
                    }
                }
                BodyRole::Soft | BodyRole::Marker => {}
            }
            from += length;
        }
        self.push_eastern(&mut rest, chunk, at);
        self.initials.push((' ', true));
    }

    /// Adds concepts and a place, each once: "US State Department" names the state twice.
    fn extend_with(&mut self, concepts: &[u16], place: Option<u16>, part: impl Fn(Said) -> Part) {
        for &concept in concepts {
            if !self.parts.iter().any(|part| matches!(part.said, Said::Concept(known) if known == concept)) {
                self.parts.push(part(Said::Concept(concept)));
            }
        }
        if let Some(place) = place
            && !self.parts.iter().any(|part| matches!(part.said, Said::Place(known) if known == place))
        {
            self.parts.push(part(Said::Place(place)));
        }
    }

    fn push_eastern(&mut self, rest: &mut String, chunk: &Chunk, at: usize) {
        if rest.is_empty() {
            return;
        }
        let native = std::mem::take(rest);
        let reading = match chunk.script {
            Script::Hangul => korean::romanise(&native),
            _ => any_ascii(&native).to_ascii_lowercase(),
        };
        let word = Word::new(&native, reading, chunk.script, Some(native.clone()));
        self.parts.push(Part {
            said: Said::Word(Box::new(word)),
            shown: native,
            from: at,
            to: at + 1,
            capitals: false,
        });
    }

    /// Forty and four are one number.
    fn join_numbers(&mut self) {
        let mut at = 0;
        while at + 1 < self.parts.len() {
            if let (Said::Number(tens), Said::Number(ones)) = (&self.parts[at].said, &self.parts[at + 1].said)
                && let (Ok(tens), Ok(ones)) = (tens.parse::<u64>(), ones.parse::<u64>())
                && (20..100).contains(&tens)
                && tens % 10 == 0
                && (1..10).contains(&ones)
                && self.parts[at].shown.chars().all(char::is_alphabetic)
                && self.parts[at].to == self.parts[at + 1].from
            {
                self.parts[at].said = Said::Number((tens + ones).to_string());
                self.parts[at].to = self.parts[at + 1].to;
                self.parts[at].shown = format!("{} {}", self.parts[at].shown, self.parts[at + 1].shown);
                self.parts.remove(at + 1);
            }
            at += 1;
        }
    }
}

/// Whether the name is that of a person, with an office or a title before it: "Foreign Minister Sergei Lavrov". "Foreign
/// Ministry" and "President of the Council" are not.
fn is_titled(chunks: &[Chunk]) -> bool {
    let mut left = chunks;
    let mut titled = false;
    while let Some((length, role)) = leading_role(left).filter(|(length, _)| *length < left.len()) {
        titled |= role != PersonRole::Quality;
        left = &left[length..];
    }
    let small = |chunk: &Chunk| matches!(chunk.text.as_str(), "of" | "for" | "to" | "and");
    let named = |chunk: &Chunk| {
        matches!(lexicon().body(&chunk.text, chunk.capitals), Some(BodyRole::Marker | BodyRole::Concepts(..)))
    };
    titled && !left.iter().any(|chunk| small(chunk) || named(chunk))
}

/// A number in digits, with the ending of an ordinal or without, or in Roman ones: those at the end of a name, or before its
/// legal form, or of two letters and more.
fn number(chunk: &Chunk, at: usize, chunks: &[Chunk]) -> Option<String> {
    let text = &chunk.text;
    if text.chars().any(|letter| letter.is_ascii_digit()) {
        let bare = ["st", "nd", "rd", "th"].iter().find_map(|ending| text.strip_suffix(ending)).unwrap_or(text);
        let bare = if bare.bytes().all(|letter| letter.is_ascii_digit()) { bare } else { text };
        let bare = bare.trim_start_matches('0');
        return Some(if bare.is_empty() { "0".to_owned() } else { bare.to_owned() });
    }
    let upper = chunk.shown.chars().all(char::is_uppercase);
    let last = chunks[at + 1..]
        .iter()
        .all(|next| matches!(lexicon().body(&next.text, true), Some(BodyRole::Form(_))) || next.dotted);
    if !upper || chunk.dotted || at == 0 || text.len() == 1 && !last {
        return None;
    }
    roman(text).map(|value| value.to_string())
}

/// The value of a Roman numeral in small letters, up to 39.
fn roman(text: &str) -> Option<u32> {
    const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    if !text.is_ascii() {
        return None;
    }
    let tens = text.bytes().take_while(|&letter| letter == b'x').count();
    let ones = &text[tens..];
    let found = ONES.iter().position(|&known| known == ones)?;
    let value = tens as u32 * 10 + found as u32;
    (tens < 4 && value > 0).then_some(value)
}
