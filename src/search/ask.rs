//! A query made ready for one dossier: its outlets and actors looked up, other spellings of names added.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;
use std::sync::Arc;

use super::entry::{Entry, days};
use super::kin::{Kin, names};
use super::mention_index::{MentionIndex, Naming};
use super::pattern::Pattern;
use super::query::{Bound, Field, Leaf, Node, Query};
use super::results::GroupKind;
use crate::model::spread::SpreadNumbers;
use crate::model::{ActorId, ArticleId, Dossier, OutletId, RecordRef};

/// What a record is asked, with all that is to be known of the dossier.
#[derive(Clone, Debug)]
pub(super) enum Test {
    /// The words stand there, or else one of the other spellings.
    Words(Field, Wanted),
    Outlet(BTreeSet<OutletId>),
    /// One of these takes part, or is named in one of these articles.
    Actor(BTreeSet<ActorId>, NamingAny),
    Language(String),
    In(&'static [GroupKind]),
    /// From and to: the last day it may be of is not before the one, its first not after the other.
    Days(i64, i64),
}

/// The articles that name one of some actors: tens of thousands, so they stay where the mentions have them.
#[derive(Clone, Debug, Default)]
pub(super) struct NamingAny(Vec<Naming>);

impl NamingAny {
    fn contains(&self, id: &ArticleId) -> bool {
        self.0.iter().any(|articles| articles.binary_search_by(|(other, _)| other.cmp(id)).is_ok())
    }

    /// Hashes of their ids, as `hash` makes them.
    pub(super) fn hashes(&self, hash: impl Fn(&ArticleId) -> u64) -> HashSet<u64, SpreadNumbers> {
        self.0.iter().flat_map(|articles| articles.iter()).map(|(id, _)| hash(id)).collect()
    }
}

/// Words, and other spellings of them among the names of actors.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Wanted {
    pub pattern: Pattern,
    pub kin: Vec<Pattern>,
}

impl Wanted {
    fn patterns(&self) -> impl Iterator<Item = &Pattern> {
        std::iter::once(&self.pattern).chain(&self.kin)
    }

    pub(super) fn places(&self, text: &str) -> Vec<Range<usize>> {
        self.patterns().flat_map(|pattern| pattern.places(text)).collect()
    }

    pub(super) fn occurs(&self, text: &str) -> bool {
        self.patterns().any(|pattern| pattern.occurs(text))
    }
}

/// A query made ready.
#[derive(Clone, Debug)]
pub(super) struct Ask {
    pub root: Node<Test>,
    /// The words that may stand anywhere and must not be absent: what is marked, and where hits are counted.
    pub terms: Vec<Wanted>,
}

impl Ask {
    /// `None` for a query without anything to look for. `mentions` are asked where the query names an actor; without
    /// them the texts are read.
    pub(super) fn new(
        query: &Query,
        dossier: &Dossier,
        kin: impl FnOnce() -> Arc<Kin>,
        mentions: Option<&MentionIndex>,
    ) -> Option<Self> {
        let root = query.root()?;
        let mut names_asked = false;
        root.walk(false, &mut |leaf, _| {
            names_asked |= matches!(leaf, Leaf::Words(Field::Anywhere | Field::Title, _) | Leaf::Actor(_));
        });
        let kin = if names_asked { kin() } else { Arc::default() };
        let mut read: Option<MentionIndex> = None;
        let root = root.map(&mut |leaf| match leaf {
            Leaf::Words(field, pattern) => {
                let kin = match field {
                    Field::Anywhere | Field::Title => kin.of_pattern(pattern),
                    Field::Tag | Field::Author | Field::Place => Vec::new(),
                };
                Test::Words(*field, Wanted { pattern: pattern.clone(), kin })
            }
            Leaf::Outlet(pattern) => Test::Outlet(
                dossier
                    .outlets
                    .iter()
                    .filter(|(_, outlet)| pattern.occurs(&outlet.name))
                    .map(|(id, _)| id.clone())
                    .collect(),
            ),
            Leaf::Actor(pattern) => {
                let wanted = Wanted { pattern: pattern.clone(), kin: kin.of_pattern(pattern) };
                let actors: BTreeSet<ActorId> = dossier
                    .actors
                    .iter()
                    .filter(|(_, actor)| names(actor).any(|name| wanted.occurs(name)))
                    .map(|(id, _)| id.clone())
                    .collect();
                let mentions = match mentions {
                    Some(mentions) => mentions,
                    None => read.get_or_insert_with(|| MentionIndex::of(dossier)),
                };
                let by_actor = actors.iter().filter_map(|actor| mentions.naming(actor)).cloned().collect();
                Test::Actor(actors, NamingAny(by_actor))
            }
            Leaf::Language(tag) => Test::Language(tag.clone()),
            Leaf::In(kinds) => Test::In(kinds),
            Leaf::Date(bound, date) => {
                let (first, last) = days(date);
                match bound {
                    Bound::After => Test::Days(first, i64::MAX),
                    Bound::Before => Test::Days(i64::MIN, first.saturating_sub(1)),
                    Bound::On => Test::Days(first, last),
                }
            }
        });
        let mut terms: Vec<Wanted> = Vec::new();
        root.walk(false, &mut |test, denied| {
            if let (Test::Words(Field::Anywhere, wanted), false) = (test, denied)
                && !terms.contains(wanted)
            {
                terms.push(wanted.clone());
            }
        });
        Some(Self { root, terms })
    }

    /// Whether the entry is found under its own heading: an article by what stands around its words.
    pub(super) fn lists(&self, entry: &Entry) -> bool {
        self.root.holds(false, &mut |test, denied| test.holds(entry, entry.kind, denied))
    }

    /// Whether an article is found by its words: some stand in its text, others may stand around it.
    pub(super) fn reads(&self, entry: &Entry) -> bool {
        entry.text.is_some_and(|text| {
            self.root.holds(false, &mut |test, _| test.holds(entry, GroupKind::Words, true))
                && self.terms.iter().any(|wanted| wanted.occurs(text))
        })
    }

    /// Every place of every word in a text, in bytes, in the order of the text; places that overlap are joined.
    pub(super) fn places(&self, text: &str) -> Vec<Range<usize>> {
        joined(&self.spots(text))
    }

    /// Where each of the terms stands in a text, with its number, in the order of the text.
    pub(super) fn spots(&self, text: &str) -> Vec<(Range<usize>, usize)> {
        let terms = self.terms.iter().enumerate();
        let mut spots: Vec<(Range<usize>, usize)> = terms
            .flat_map(|(number, wanted)| wanted.places(text).into_iter().map(move |place| (place, number)))
            .collect();
        spots.sort_by_key(|(place, _)| (place.start, place.end));
        spots
    }
}

/// The places of spots, those that overlap made one.
pub(super) fn joined(spots: &[(Range<usize>, usize)]) -> Vec<Range<usize>> {
    let mut joined: Vec<Range<usize>> = Vec::with_capacity(spots.len());
    for (place, _) in spots {
        match joined.last_mut() {
            Some(last) if place.start < last.end => last.end = last.end.max(place.end),
            _ => joined.push(place.clone()),
        }
    }
    joined
}

impl Test {
    /// Whether it holds of the entry under a heading. What must not occur is looked for in texts too, under any heading.
    fn holds(&self, entry: &Entry, heading: GroupKind, texts_too: bool) -> bool {
        match self {
            Self::Words(Field::Anywhere, wanted) => {
                (entry.titled && wanted.occurs(&entry.title))
                    || entry.body.iter().any(|field| wanted.occurs(field))
                    || texts_too && entry.text.is_some_and(|text| wanted.occurs(text))
            }
            Self::Words(Field::Title, wanted) => entry.titled && wanted.occurs(&entry.title),
            Self::Words(Field::Tag, wanted) => entry.tags.iter().any(|tag| wanted.occurs(tag)),
            Self::Words(Field::Author, wanted) => entry.authors.iter().any(|author| wanted.occurs(author)),
            Self::Words(Field::Place, wanted) => wanted.occurs(&entry.place),
            Self::Outlet(outlets) => entry.outlet.is_some_and(|outlet| outlets.contains(outlet)),
            Self::Actor(actors, articles) => {
                entry.actors.iter().any(|actor| actors.contains(*actor))
                    || matches!(&entry.record, RecordRef::Article(id) if articles.contains(id))
            }
            Self::Language(tag) => is_language(entry.language, tag),
            Self::In(kinds) => kinds.contains(&heading),
            Self::Days(first, last) => entry.days().is_some_and(|days| days.1 >= *first && days.0 <= *last),
        }
    }
}

/// The tags under which a language is found: `fa-ir` and `fa` for `fa-IR`.
pub(super) fn language_tags(language: &str) -> impl Iterator<Item = String> {
    let whole = language.to_lowercase();
    let main = whole.split(['-', '_']).next().filter(|main| main.len() < whole.len()).map(str::to_owned);
    std::iter::once(whole).chain(main).filter(|tag| !tag.is_empty())
}

fn is_language(language: &str, tag: &str) -> bool {
    language_tags(language).any(|known| known == tag)
}
