//! What a search found.

use std::ops::Range;

use super::ask::{Ask, joined};
use super::entry::Entry;
use super::snippet::Snippet;
use crate::model::text::char_count;
use crate::model::{Dossier, RecordRef};

/// What sort of match a group holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroupKind {
    /// Actors, by name, role and description.
    Actors,
    /// Meetings, by title, place, series, people and agenda.
    Meetings,
    /// Articles, by headline, outlet, author and tag.
    Articles,
    /// The words of articles.
    Words,
    /// Commitments and positions.
    Commitments,
    /// The analyst's notes, reasons and remarks.
    Notes,
}

impl GroupKind {
    /// Every kind, in the order of results.
    pub const ALL: [Self; 6] =
        [Self::Actors, Self::Meetings, Self::Articles, Self::Words, Self::Commitments, Self::Notes];

    /// The heading over the group.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Actors => "Actors",
            Self::Meetings => "Meetings",
            Self::Articles => "Articles",
            Self::Words => "In the words of articles",
            Self::Commitments => "Commitments and positions",
            Self::Notes => "Notes",
        }
    }

    /// The kind in one word, for other programs.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Actors => "actors",
            Self::Meetings => "meetings",
            Self::Articles => "articles",
            Self::Words => "words",
            Self::Commitments => "commitments",
            Self::Notes => "notes",
        }
    }
}

/// How many hits an answer lists. How many there are it tells of each group anyway.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Of each group at most.
    pub each: usize,
    /// Of all groups together: those with few leave the others what they do not need.
    pub whole: usize,
    /// A group of which so many are listed, whatever is listed of the others.
    pub more: Option<(GroupKind, usize)>,
}

impl Limits {
    /// So many of each group.
    #[must_use]
    pub const fn each(each: usize) -> Self {
        Self { each, whole: usize::MAX, more: None }
    }

    /// More than this is listed of no group.
    pub(super) fn most(&self) -> usize {
        self.each.max(self.more.map_or(0, |(_, most)| most))
    }

    /// How many are listed of each group, of so many that there are, in the order of [`GroupKind::ALL`].
    pub(super) fn shares(&self, totals: &[usize]) -> Vec<usize> {
        let more = |at| self.more.and_then(|(kind, most)| (kind as usize == at).then_some(most));
        let mut shares: Vec<usize> =
            totals.iter().enumerate().map(|(at, total)| *total.min(&more(at).unwrap_or(self.each))).collect();
        let mut order: Vec<usize> = (0..totals.len()).filter(|at| more(*at).is_none()).collect();
        order.sort_by_key(|at| shares[*at]);
        let (mut left, count) = (self.whole, order.len());
        for (place, at) in order.into_iter().enumerate() {
            shares[at] = shares[at].min(left / (count - place));
            left -= shares[at];
        }
        shares
    }
}

/// One record that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The record.
    pub record: RecordRef,
    /// What it is called.
    pub title: String,
    /// The matches in the title, in characters.
    pub title_marks: Vec<Range<usize>>,
    /// What tells it from others of its name: kind, date, outlet.
    pub detail: String,
    /// The words around a match outside the title.
    pub snippet: Option<Snippet>,
    /// For words of an article: where the match of the snippet stands, in characters of the article's text.
    pub place: Option<Range<usize>>,
    /// How often the query's words occur: in the text for words of an article, else in all that was searched.
    pub count: usize,
}

/// The hits of one kind, best first.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What sort.
    pub kind: GroupKind,
    /// How many there are, also beyond those listed.
    pub total: usize,
    /// The best.
    pub hits: Vec<Hit>,
}

/// What a search found; groups without a hit are absent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results {
    /// In the order of [`GroupKind::ALL`].
    pub groups: Vec<Group>,
}

/// How well the title answers, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// It is the query.
    Whole,
    /// It holds all words, the first of them first.
    Begins,
    /// It holds all words.
    Holds,
    /// The words stand elsewhere.
    Elsewhere,
}

impl Rank {
    pub(super) fn of(ask: &Ask, entry: &Entry) -> Self {
        if !entry.titled || ask.terms.is_empty() || !ask.terms.iter().all(|wanted| wanted.occurs(&entry.title)) {
            return Self::Elsewhere;
        }
        let places = ask.places(&entry.title);
        match places.first() {
            Some(place) if places.len() == 1 && *place == (0..entry.title.len()) => Self::Whole,
            Some(place) if place.start == 0 => Self::Begins,
            _ => Self::Holds,
        }
    }
}

impl Hit {
    /// A record under its own heading.
    pub(super) fn listed(dossier: &Dossier, ask: &Ask, entry: &Entry, rank: Rank) -> Self {
        let title_marks = if entry.titled { marks(&entry.title, ask) } else { Vec::new() };
        // A match that the title shows already needs no words around it.
        let snippet =
            (rank == Rank::Elsewhere).then(|| entry.body.iter().find_map(|field| Snippet::best(field, ask))).flatten();
        Self {
            record: entry.record.clone(),
            title: entry.title.to_string(),
            title_marks,
            detail: entry.detail(dossier),
            snippet: snippet.map(|(snippet, _)| snippet),
            place: None,
            count: count(ask, entry),
        }
    }

    /// The words of an article.
    pub(super) fn read(dossier: &Dossier, ask: &Ask, entry: &Entry) -> Self {
        let text = entry.words();
        let spots = ask.spots(text);
        let places = joined(&spots);
        let count = places.len();
        let best = Snippet::best_of(text, ask.terms.len(), &spots, &places);
        let place = best.as_ref().map(|(_, place)| char_range(text, place));
        Self {
            record: entry.record.clone(),
            title: entry.title.to_string(),
            title_marks: marks(&entry.title, ask),
            detail: entry.detail(dossier),
            snippet: best.map(|(snippet, _)| snippet),
            place,
            count,
        }
    }
}

/// How often the words occur in title and fields.
pub(super) fn count(ask: &Ask, entry: &Entry) -> usize {
    let title = entry.titled.then_some(&entry.title);
    title.into_iter().chain(&entry.body).map(|field| ask.places(field).len()).sum()
}

fn marks(text: &str, ask: &Ask) -> Vec<Range<usize>> {
    ask.places(text).into_iter().map(|place| char_range(text, &place)).collect()
}

fn char_range(text: &str, bytes: &Range<usize>) -> Range<usize> {
    let start = char_count(&text[..bytes.start]);
    start..start + char_count(&text[bytes.clone()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_shared_out_among_groups() {
        let all = Limits { each: 50, whole: 50, more: None };
        for (limits, totals, expect) in [
            (Limits::each(50), [3, 50, 51, 9000, 0, 1], [3, 50, 50, 50, 0, 1]),
            (all, [0, 0, 0, 9000, 0, 0], [0, 0, 0, 50, 0, 0]),
            (all, [3, 0, 40, 9000, 0, 5], [3, 0, 21, 21, 0, 5]),
            (all, [90, 90, 90, 90, 90, 90], [8, 8, 8, 8, 9, 9]),
            (all, [1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6]),
            (Limits { more: Some((GroupKind::Words, 500)), ..all }, [3, 0, 60, 9000, 0, 5], [3, 0, 42, 500, 0, 5]),
            (Limits { whole: 0, ..all }, [9, 9, 9, 9, 9, 9], [0; 6]),
        ] {
            assert_eq!(limits.shares(&totals), expect, "{limits:?} of {totals:?}");
        }
    }
}
