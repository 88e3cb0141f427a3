//! Names: are two of them the same actor's?
//!
//! Used wherever names meet: comparing claims, linking mentions, merging dossiers. A person's name and the name of a body
//! (a state, office, company, movement, ship) are taken apart in different ways ([`NameOf`]); the tables of given names,
//! titles, legal forms, states and offices are in `data/`. Nothing here does IO or keeps state, and nothing panics.
//!
//! Scripts: Arabic and Hebrew letters are compared with Latin ones letter by letter, because a transliteration
//! without its vowels ("mtqy") is like no spelling in use; Korean has its own values. What writes its vowels
//! (Cyrillic, Greek, Armenian, Georgian, kana, pinyin for Chinese) is turned into Latin letters by `any_ascii`, whose pinyin
//! and Cyrillic are nearer to the usage of the press than those of `deunicode`.
//!
//! Bounds that follow from caution: numbers and states always tell bodies apart; two given names that the table knows are
//! two, however near (Arif, Asif); one letter in a word of four or fewer is another name, unless only a sound that writers
//! confuse is written otherwise (Khan, Xan).

mod abjad;
mod bodies;
mod body;
mod chunk;
mod compound;
mod fold;
mod korean;
mod lexicon;
mod near;
mod people;
mod person;
mod reason;
mod skeleton;
mod word;

#[cfg(test)]
mod tests;

pub use fold::fold;
pub use reason::Reason;
pub use skeleton::skeleton;

use body::Body;
use person::Person;

/// The score from which on two names are taken for one actor's.
pub const SAME: f64 = 0.5;

/// Whether a word, as [`fold()`] leaves it, is a given name that the tables know.
pub(crate) fn is_given_name(folded: &str) -> bool {
    !lexicon::lexicon().given(&compound::canonical(folded)).is_empty()
}

/// How well two names match.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// From 0 to 1; [`SAME`] and more says that the names are the same actor's.
    pub score: f64,
    /// What decided it.
    pub reason: Reason,
}

impl Match {
    fn new(score: f64, reason: Reason) -> Self {
        Self { score: score.clamp(0.0, 1.0), reason }
    }

    /// Whether the names are taken for one actor's.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.score >= SAME
    }
}

/// What is named, where that is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum NameOf {
    /// A person.
    Person,
    /// A state, an office, a company, a movement.
    Organisation,
    /// Not known, or something else: guessed from the words.
    #[default]
    Other,
}

/// A name folded and taken apart once, so that it can be compared with thousands cheaply.
#[derive(Clone, Debug)]
pub struct Prepared {
    of: NameOf,
    folded: String,
    person: Person,
    body: Body,
}

impl Prepared {
    /// Takes `name` apart. Linear in its length; what lies beyond 400 characters or 32 words is not looked at.
    #[must_use]
    pub fn new(name: &str, of: NameOf) -> Self {
        let chunks = chunk::chunks(name);
        let words: Vec<&str> = chunks.iter().map(|chunk| chunk.text.as_str()).collect();
        let person = if of == NameOf::Organisation { Person::default() } else { Person::new(&chunks) };
        let body = if of == NameOf::Person { Body::default() } else { Body::new(&chunks) };
        Self { of, folded: words.join(" "), person, body }
    }

    /// The words of the name as [`fold()`] leaves it.
    #[must_use]
    pub fn folded(&self) -> &str {
        &self.folded
    }
}

/// The words of a name as [`Prepared::folded`] has them, without taking the name apart further. Linear in its length.
pub(crate) fn folded_words(name: &str) -> impl Iterator<Item = String> {
    chunk::chunks(name).into_iter().map(|chunk| chunk.text)
}

/// Whether `left` and `right` are the same actor's, and why. The same for `left` and `right` exchanged, but for the order in
/// which the reason names them.
///
/// To compare one name with many, use [`Prepared`] and [`match_prepared`].
#[must_use]
pub fn match_names(left: &str, right: &str, of: NameOf) -> Match {
    match_prepared(&Prepared::new(left, of), &Prepared::new(right, of))
}

/// Whether `left` and `right` are the same actor's: [`match_names`] without the reason.
#[must_use]
pub fn same_name(left: &str, right: &str, of: NameOf) -> bool {
    match_names(left, right, of).is_same()
}

/// Whether two names taken apart may be one actor's at all: false only where [`match_prepared`] says so too. Much cheaper than
/// that for persons who share a name and have another each, as those of a common given name; true for all others.
#[must_use]
pub(crate) fn may_match(left: &Prepared, right: &Prepared) -> bool {
    left.of != NameOf::Person || right.of != NameOf::Person || people::may_be_same(&left.person, &right.person)
}

/// As [`match_names`], for names taken apart already. A fraction of a microsecond where the names have nothing in common.
#[must_use]
pub fn match_prepared(left: &Prepared, right: &Prepared) -> Match {
    if left.folded.is_empty() || right.folded.is_empty() {
        return Match::new(0.0, Reason::Nothing);
    }
    if left.folded == right.folded {
        return Match::new(1.0, Reason::Same);
    }
    match (left.of, right.of) {
        (NameOf::Person, NameOf::Organisation) | (NameOf::Organisation, NameOf::Person) => {
            Match::new(0.1, Reason::OtherKind)
        }
        (NameOf::Person, _) | (_, NameOf::Person) => people::same_person(&left.person, &right.person),
        (NameOf::Organisation, _) | (_, NameOf::Organisation) => bodies::same_body(&left.body, &right.body),
        (NameOf::Other, NameOf::Other) if left.body.marked || right.body.marked => {
            bodies::same_body(&left.body, &right.body)
        }
        (NameOf::Other, NameOf::Other) => {
            // Two letters may as well be a person's initials.
            let long = left.folded.len().min(right.folded.len()) > 2;
            let abbreviation = if long { bodies::abbreviation(&left.body, &right.body) } else { None };
            abbreviation.unwrap_or_else(|| people::same_person(&left.person, &right.person))
        }
    }
}
