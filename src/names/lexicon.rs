//! The word lists behind the matcher, read once from the tables in `data/`.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::compound::canonical;
use super::fold::{Script, fold, script_of};
use super::near::slips;

/// What kind of company a legal form says it is. `Company` is said of any kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Company,
    Limited,
    Stock,
    Partnership,
    NonProfit,
    State,
}

/// What a word, or a run of words, does in a person's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PersonRole {
    Title,
    Office,
    /// Part of an office, but of the names of bodies too: foreign, special, high.
    Quality,
    First,
    After,
    Generation(u8),
    Light,
    Particle,
}

/// What a word, or a run of words, does in the name of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum BodyRole {
    Form(Form),
    Soft,
    /// Concepts, and the place if the words name one too ("State Department").
    Concepts(Vec<u16>, Option<u16>),
    Number(u64),
    Place(u16),
    Marker,
}

/// A role, and whether only words in capitals have it.
#[derive(Clone, Debug)]
struct Entry {
    role: BodyRole,
    capitals: bool,
}

/// A given name a word may stand for: the line of the table, and whether as a short form.
pub(super) type Given = (u16, bool);

pub(super) struct Lexicon {
    given: HashMap<String, Vec<Given>>,
    common: Vec<u16>,
    /// Lines with a form in Arabic letters, ascending.
    arabic: Vec<u16>,
    persons: HashMap<String, PersonRole>,
    bodies: HashMap<String, Vec<Entry>>,
    long_forms: Vec<(Vec<char>, Form)>,
    /// The most words in an entry.
    pub longest: usize,
}

/// The tables, read at the first use.
pub(super) fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::read);
    &LEXICON
}

impl Lexicon {
    /// The given names `word` (folded) may stand for; empty where the table does not know it.
    pub(super) fn given(&self, word: &str) -> &[Given] {
        self.given.get(word).map_or(&[], Vec::as_slice)
    }

    /// Whether one of these names is so common that it says little.
    pub(super) fn is_common(&self, given: &[Given]) -> bool {
        given.iter().any(|(line, _)| self.common.contains(line))
    }

    /// Whether one of these names is also written in Arabic letters in the table.
    pub(super) fn is_arabic(&self, given: &[Given]) -> bool {
        given.iter().any(|(line, _)| self.arabic.binary_search(line).is_ok())
    }

    /// What the words `phrase` (folded, one space between) do in a person's name.
    pub(super) fn person(&self, phrase: &str) -> Option<PersonRole> {
        self.persons.get(phrase).copied()
    }

    /// The legal form that `word` (folded) is, but for a slip: only the long ones, in one word.
    pub(super) fn nearly_form(&self, word: &[char]) -> Option<Form> {
        self.long_forms.iter().find(|(form, _)| slips(form, word, 1).is_some()).map(|(_, form)| *form)
    }

    /// What the words `phrase` (folded, one space between) do in the name of a body; `capitals` if so written.
    pub(super) fn body(&self, phrase: &str, capitals: bool) -> Option<&BodyRole> {
        self.bodies.get(phrase)?.iter().find(|entry| capitals || !entry.capitals).map(|entry| &entry.role)
    }

    fn read() -> Self {
        let mut lexicon = Self {
            given: HashMap::new(),
            common: Vec::new(),
            arabic: Vec::new(),
            persons: HashMap::new(),
            bodies: HashMap::new(),
            long_forms: Vec::new(),
            longest: 1,
        };
        for (line, text) in content(include_str!("data/given.txt")).enumerate() {
            if text.chars().any(|letter| script_of(letter) == Some(Script::Arabic)) {
                lexicon.arabic.push(line as u16);
            }
            let (names, short) = text.split_once('>').unwrap_or((text, ""));
            for (words, is_short) in [(names, false), (short, true)] {
                for word in words.split_whitespace() {
                    lexicon.given.entry(canonical(&fold(word))).or_default().push((line as u16, is_short));
                }
            }
        }
        for (place, text) in content(include_str!("data/places.txt")).enumerate() {
            lexicon.add_bodies(text, &BodyRole::Place(place as u16));
        }
        let mut concepts: Vec<&str> = Vec::new();
        let mut concept = |name| {
            let known = concepts.iter().position(|&known| known == name);
            known.unwrap_or_else(|| {
                concepts.push(name);
                concepts.len() - 1
            }) as u16
        };
        for text in content(include_str!("data/words.txt")) {
            let Some((head, forms)) = text.split_once(':') else { continue };
            let (kind, name) = head.split_once(' ').unwrap_or((head, ""));
            match kind {
                "title" => lexicon.add_persons(forms, PersonRole::Title),
                "office" => lexicon.add_persons(forms, PersonRole::Office),
                "quality" => lexicon.add_persons(forms, PersonRole::Quality),
                "first" => lexicon.add_persons(forms, PersonRole::First),
                "after" => lexicon.add_persons(forms, PersonRole::After),
                "generation" => lexicon.add_persons(forms, PersonRole::Generation(name.parse().unwrap_or(0))),
                "light" => lexicon.add_persons(forms, PersonRole::Light),
                "particle" => lexicon.add_persons(forms, PersonRole::Particle),
                "common" => {
                    for word in forms.split('|').map(fold) {
                        let lines: Vec<u16> = lexicon.given(word.trim()).iter().map(|given| given.0).collect();
                        lexicon.common.extend(lines);
                    }
                }
                "form" => {
                    let form = match name {
                        "limited" => Form::Limited,
                        "stock" => Form::Stock,
                        "partnership" => Form::Partnership,
                        "nonprofit" => Form::NonProfit,
                        "state" => Form::State,
                        _ => Form::Company,
                    };
                    lexicon.add_bodies(forms, &BodyRole::Form(form));
                }
                "soft" => lexicon.add_bodies(forms, &BodyRole::Soft),
                "number" => lexicon.add_bodies(forms, &BodyRole::Number(name.parse().unwrap_or(0))),
                "concept" => {
                    let (said, place) = match name.strip_suffix("+US") {
                        Some(said) => (said, lexicon.place("united states")),
                        None => (name, None),
                    };
                    let said = said.split('+').map(&mut concept).collect();
                    lexicon.add_bodies(forms, &BodyRole::Concepts(said, place));
                }
                "body" => lexicon.add_bodies(forms, &BodyRole::Marker),
                _ => {}
            }
        }
        lexicon
    }

    fn place(&self, name: &str) -> Option<u16> {
        match self.body(name, false) {
            Some(BodyRole::Place(place)) => Some(*place),
            _ => None,
        }
    }

    fn add_persons(&mut self, forms: &str, role: PersonRole) {
        for (phrase, _) in phrases(forms) {
            self.longest = self.longest.max(phrase.split(' ').count());
            self.persons.entry(phrase).or_insert(role);
        }
    }

    fn add_bodies(&mut self, forms: &str, role: &BodyRole) {
        for (phrase, capitals) in phrases(forms) {
            self.longest = self.longest.max(phrase.split(' ').count());
            if let BodyRole::Form(form) = role
                && phrase.chars().count() > 8
                && !phrase.contains(' ')
            {
                self.long_forms.push((phrase.chars().collect(), *form));
            }
            self.bodies.entry(phrase).or_default().push(Entry { role: role.clone(), capitals });
        }
    }
}

/// The lines of a table that say something.
fn content(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The forms of a line, folded, and whether each stands in capitals.
fn phrases(forms: &str) -> impl Iterator<Item = (String, bool)> {
    forms.split('|').filter_map(|form| {
        let capitals = form.chars().any(char::is_uppercase) && !form.chars().any(char::is_lowercase);
        let phrase = fold(form);
        (!phrase.is_empty()).then_some((phrase, capitals))
    })
}
