//! Names of the gazetteer in running words.

use super::fold::fold;
use super::gazetteer::GAZETTEER;

/// A run of letters or digits; in Chinese and Japanese one character.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// Unicode scalar values.
    pub(super) start: usize,
    /// Unicode scalar values; excluded.
    pub(super) end: usize,
}

/// Words cut into tokens.
pub(super) struct Words {
    pub(super) characters: Vec<char>,
    pub(super) tokens: Vec<Token>,
}

/// What a name in the words may mean. Ranges are of tokens.
#[derive(Clone, Debug, Default)]
pub(super) struct Mention {
    pub(super) first: usize,
    /// Excluded.
    pub(super) last: usize,
    /// Unicode scalar values.
    pub(super) start: usize,
    pub(super) key: String,
    pub(super) cities: Vec<usize>,
    pub(super) areas: Vec<usize>,
    /// Countries by demonym.
    pub(super) demonyms: Vec<usize>,
    /// Where the name is that of a building, its number.
    pub(super) venue: Option<usize>,
}

impl Mention {
    fn has_article(&self) -> bool {
        self.cities.iter().filter_map(|city| GAZETTEER.cities.get(*city)).any(|city| city.name.starts_with("The "))
    }
}

/// No name of the gazetteer has more words.
const LONGEST: usize = 8;

fn is_unparted(character: char) -> bool {
    matches!(u32::from(character), 0x3040..=0x30FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF)
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || unicode_normalization::char::is_combining_mark(character) || character == '\u{200C}'
}

impl Words {
    pub(super) fn of(text: &str) -> Self {
        let characters: Vec<char> = text.chars().collect();
        let mut tokens: Vec<Token> = Vec::new();
        let mut open = false;
        for (index, character) in characters.iter().enumerate() {
            let word = is_word(*character);
            match tokens.last_mut() {
                Some(token) if open && word && !is_unparted(*character) => token.end = index + 1,
                _ if word => tokens.push(Token { start: index, end: index + 1 }),
                _ => {}
            }
            open = word && !is_unparted(*character);
        }
        Self { characters, tokens }
    }

    pub(super) fn text(&self, start: usize, end: usize) -> String {
        self.characters.get(start..end).unwrap_or_default().iter().collect()
    }

    /// The words of these tokens.
    pub(super) fn slice(&self, first: usize, last: usize) -> String {
        match (self.tokens.get(first), last.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) => self.text(first.start, last.end),
            _ => String::new(),
        }
    }

    /// A token in small letters.
    pub(super) fn small(&self, token: usize) -> String {
        self.slice(token, token + 1).to_lowercase()
    }

    /// What stands between a token and the one before it.
    pub(super) fn gap(&self, token: usize) -> String {
        match (token.checked_sub(1).and_then(|before| self.tokens.get(before)), self.tokens.get(token)) {
            (Some(before), Some(token)) => self.text(before.end, token.start),
            _ => String::new(),
        }
    }

    pub(super) fn is_capitalised(&self, token: usize) -> bool {
        self.tokens.get(token).and_then(|token| self.characters.get(token.start)).is_some_and(|c| c.is_uppercase())
    }

    /// Whether the words from here are written as a name: capitals where the script has them. Two letters, and
    /// abbreviations like UAE, must be capitals throughout; “us” is no country.
    fn is_name(&self, first: usize, last: usize, skip: usize, key: &str) -> bool {
        let text = self.slice(first, last);
        let letters = || text.chars().skip(skip).filter(|character| character.is_alphabetic());
        let has_case = letters().next().is_some_and(|c| c.is_uppercase() || c.is_lowercase());
        if !has_case || last - first == self.tokens.len() {
            return !has_case
                || key.replace(' ', "").chars().count() > 3
                || letters().all(char::is_uppercase)
                || self.is_capitalised(first) && key.len() > 2;
        }
        let short = key.chars().filter(|c| *c != ' ').count() < 3
            || ["uae", "usa", "drc", "roc", "rok", "prc", "nyc"].contains(&key);
        if short { letters().all(char::is_uppercase) } else { self.is_capitalised(first) }
    }

    /// The name that begins at this token, the longest one; `skip` scalars of the token are left out as particles.
    fn name_at(&self, first: usize, skip: usize) -> Option<Mention> {
        let begin = self.tokens.get(first)?.start + skip;
        let longest = (first + 1..=(first + LONGEST).min(self.tokens.len())).rev();
        for last in longest {
            let plain = |gap: String| {
                gap.chars().all(|c| matches!(c, ' ' | '\u{A0}' | '-' | '‑' | '–' | '’' | '\'' | '‘' | '.' | ',' | '،'))
            };
            if !(first + 1..last).all(|token| plain(self.gap(token))) {
                continue;
            }
            let end = self.tokens.get(last - 1)?.end;
            let text = self.text(begin, end);
            let key = fold(&text);
            if !self.is_name(first, last, skip, &key) {
                continue;
            }
            let at = |key: String, inflected: bool| {
                let found = Mention {
                    first,
                    last,
                    start: begin,
                    cities: GAZETTEER.cities_of_key(&key).to_vec(),
                    areas: GAZETTEER.areas_of_key(&key).to_vec(),
                    demonyms: if inflected { Vec::new() } else { GAZETTEER.demonyms_of_key(&key).to_vec() },
                    venue: GAZETTEER.venue(&text).map(|venue| venue.city),
                    key,
                };
                let empty = found.cities.is_empty() && found.areas.is_empty() && found.demonyms.is_empty();
                (!empty || found.venue.is_some()).then_some(found)
            };
            let inflected = || GAZETTEER.inflected(&key).iter().find_map(|name| at(name.to_string(), true));
            let found = at(key.clone(), false).or_else(inflected);
            // An article is part of a name only where it is printed so: The Hague.
            let bare = self.small(first) != "the";
            if let Some(found) = found.filter(|found| bare || found.has_article()) {
                return Some(found);
            }
        }
        None
    }

    /// All names, from left to right, none inside another.
    pub(super) fn mentions(&self) -> Vec<Mention> {
        let mut found = Vec::new();
        let mut token = 0;
        while token < self.tokens.len() {
            let particles = (1..=self.particles(token)).rev();
            let name =
                self.name_at(token, 0).or_else(|| particles.into_iter().find_map(|skip| self.name_at(token, skip)));
            token = name.as_ref().map_or(token + 1, |name: &Mention| name.last);
            found.extend(name);
        }
        found
    }

    /// How many letters at the start of an Arabic word may be particles written with it: و or ف, then ب, ك or ل.
    fn particles(&self, token: usize) -> usize {
        let Some(token) = self.tokens.get(token) else { return 0 };
        let letters = self.characters.get(token.start..token.end).unwrap_or_default();
        let and = usize::from(matches!(letters.first(), Some('و' | 'ف')));
        let to = letters.get(and..).unwrap_or_default().iter().take_while(|c| matches!(c, 'ب' | 'ك' | 'ل')).count();
        and + to.min(2)
    }
}
