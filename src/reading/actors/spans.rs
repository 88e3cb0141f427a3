//! The names in a text, each with what it names: a first look, before they are put together into actors.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;

use super::lexicon::Sorts;
use super::words::{Page, Word, WordKind};
use crate::model::ActorKind;
use crate::places::{Area, City, Named, named};
use crate::reading::known::Known;

/// What a name names.
#[derive(Clone, Copy, Debug)]
pub(super) enum What {
    Person,
    Body(ActorKind),
    /// A country or a region.
    Area(&'static Area),
    /// The people or matters of a country: Afghan.
    Demonym(&'static Area),
    City(&'static City),
    /// A place that the gazetteer does not know.
    Spot,
    /// A capitalised name that nothing tells of.
    Unknown,
}

/// A name in the text.
#[derive(Clone, Debug)]
pub(super) struct Span {
    /// Its words.
    pub words: Range<usize>,
    pub what: What,
    /// The actor of the dossier, by its place there, that bears exactly this name.
    pub known: Option<usize>,
    /// The place in the table of a well-known body.
    pub well_known: Option<usize>,
    pub rule: &'static str,
    pub percent: u8,
}

/// What a tagger takes a word for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Person,
    Body,
    Place,
}

/// A word's tag, how sure it is, and whether a name begins with it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tagged {
    pub tag: Tag,
    pub percent: u8,
    pub begins: bool,
}

/// What finding goes by.
pub(super) struct Finder<'a, 't> {
    pub page: &'a Page<'a, 't>,
    pub known: &'a Known,
    /// For each word its tag; empty where there is no tagger.
    pub tags: Vec<Option<Tagged>>,
    /// Words that were looked up in the gazetteer.
    pub looked: RefCell<HashMap<Cow<'t, str>, Named>>,
}

/// The ground of a body that only the tagger tells.
pub(super) const TAGGED: &str = "read as a body's name";

/// The ground of a person whom only the tagger tells.
pub(super) const PERSON_TAGGED: &str = "read as a person's name";

/// The most words a name has.
pub(super) const LONGEST: usize = 12;

impl Finder<'_, '_> {
    /// The names of the text, in order, without overlaps. Linear: a name has at most [`LONGEST`] words.
    pub(super) fn spans(&self) -> Vec<Span> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(word) = self.page.get(at) {
            if word.kind == WordKind::Mark || word.kind == WordKind::Number {
                at += 1;
                continue;
            }
            if let Some(after) = self.subject_of_title(at) {
                at = after;
                continue;
            }
            let next = if word.kind == WordKind::Joined { None } else { self.span_at(at) };
            match next {
                Some(span) => {
                    at = span.words.end.max(at + 1);
                    found.push(span);
                }
                None => at += 1,
            }
        }
        found
    }

    pub(super) fn word(&self, at: usize) -> Option<&Word<'_>> {
        self.page.get(at)
    }

    pub(super) fn tag(&self, at: usize) -> Option<Tagged> {
        self.tags.get(at).copied().flatten()
    }

    /// What a word alone may be in the gazetteer.
    pub(super) fn looked(&self, at: usize) -> Named {
        let Some(word) = self.page.words.get(at) else { return Named::default() };
        if let Some(looked) = self.looked.borrow().get(&word.lower) {
            return *looked;
        }
        let looked = named(&word.lower);
        self.looked.borrow_mut().insert(word.lower.clone(), looked);
        looked
    }

    /// A capitalised word that may stand inside a name.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| word.is_capital() && !word.is(Sorts::CALENDAR))
    }

    /// Whether a name may go on from the word before `at` to `at`: same sentence, no genitive.
    pub(super) fn goes_on(&self, at: usize) -> bool {
        at > 0
            && self.word(at - 1).is_some_and(|before| !before.possessive)
            && self
                .word(at)
                .is_some_and(|word| self.page.text.tokens.get(word.tokens.start).is_some_and(|token| !token.line_start))
    }

    pub(super) fn span_at(&self, at: usize) -> Option<Span> {
        let word = self.word(at)?;
        let known = self.known_at(at);
        let body = self.body_at(at);
        let longer = |one: &Option<Span>, other: &Option<Span>| {
            one.as_ref().map_or(0, |span| span.words.end) >= other.as_ref().map_or(0, |span| span.words.end)
        };
        let listed = if longer(&known, &body) { known } else { body };
        if !word.is_capital() {
            return listed.or_else(|| self.low_ministry(at));
        }
        let pattern = self.body_pattern(at);
        if pattern.is_some() && (listed.is_none() || !longer(&listed, &pattern)) {
            return pattern;
        }
        if listed.is_some() {
            return listed;
        }
        // “April” alone is the month, “April Ryan” may be someone.
        if word.is(Sorts::CALENDAR) {
            let person = self.tag(at).is_some_and(|tagged| tagged.tag == Tag::Person);
            let more = self.goes_on(at + 1)
                && self.tag(at + 1).is_some_and(|tagged| !tagged.begins && tagged.tag == Tag::Person);
            if !(person && more) {
                return None;
            }
        }
        self.low_ministry(at).or_else(|| self.place_at(at)).or_else(|| self.name_at(at))
    }

    pub(super) fn is_common(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| word.is(Sorts::COMMON) || word.is(Sorts::FUNCTION))
    }
}
