//! People: full names, and the short ones that go back to them.

use std::collections::BTreeMap;

use super::draft::Draft;
use super::lexicon::Sorts;
use super::spans::{Span, TAGGED, What};
use super::words::{Page, WordKind};
use crate::model::ActorKind;
use crate::names::{NameOf, Prepared, match_prepared};
use crate::reading::found::MentionForm;
use crate::reading::known::Known;
use crate::reading::text::FurnitureKind;

/// The people of a text, and which name of the text is whose.
pub(super) struct People {
    pub drafts: Vec<Draft>,
    /// For each name of the text its person.
    pub of_span: Vec<Option<usize>>,
    /// The words of each person's fullest name, in lower case.
    words: Vec<Vec<String>>,
    prepared: Vec<Prepared>,
    /// The people in whose names a word stands.
    by_word: BTreeMap<String, Vec<usize>>,
}

/// The most people whose names are compared with one another for spelling.
const MOST_COMPARED: usize = 60;

/// Whether a name stands where people of the story are named: not in a byline or credit.
pub(super) fn is_story(page: &Page, span: &Span) -> bool {
    page.words.get(span.words.start).is_some_and(|word| matches!(word.furniture, None | Some(FurnitureKind::Heading)))
}

fn is_heading(page: &Page, span: &Span) -> bool {
    page.words.get(span.words.start).is_some_and(|word| word.furniture == Some(FurnitureKind::Heading))
}

/// The words of a name in lower case, small ones and initials left out unless nothing else is left.
fn key(page: &Page, span: &Span) -> Vec<String> {
    page.words[span.words.clone()]
        .iter()
        .filter(|word| word.kind == WordKind::Capital && !word.is(Sorts::HONORIFIC))
        .map(|word| without_article(&word.lower).to_owned())
        .collect()
}

/// Burhan of al-Burhan.
fn without_article(word: &str) -> &str {
    ["al-", "el-", "ul-", "as-", "ash-", "an-", "ar-"]
        .iter()
        .find_map(|article| word.strip_prefix(article))
        .unwrap_or(word)
}

/// The people of a text. `titled` says of each name whether a title stands beside it.
pub(super) fn people(page: &Page, spans: &[Span], titled: &[bool], known: &Known) -> People {
    let mut people = People {
        drafts: Vec::new(),
        of_span: vec![None; spans.len()],
        words: Vec::new(),
        prepared: Vec::new(),
        by_word: BTreeMap::new(),
    };
    // Full names of the prose first, then those of headings.
    for heading in [false, true] {
        for (place, span) in spans.iter().enumerate() {
            let full = matches!(span.what, What::Person) && (span.words.len() > 1 || span.known.is_some());
            if full && is_story(page, span) && is_heading(page, span) == heading {
                people.full(page, span, place, heading, known);
            }
        }
    }
    people.known_as(page, spans);
    people.short(page, spans, titled, known);
    people
}

impl People {
    fn full(&mut self, page: &Page, span: &Span, place: usize, heading: bool, known: &Known) {
        let words = key(page, span);
        if words.is_empty() {
            return;
        }
        let printed = page.print(&span.words);
        let person = match self.same(&words, printed, span.known) {
            Some(person) => person,
            // A name that only a heading has is as often a line of capitals.
            None if heading && span.percent < 90 => return,
            None => self.add(printed, words.clone()),
        };
        self.of_span[place] = Some(person);
        if words.len() > self.words[person].len() {
            self.drafts[person].name = printed.to_owned();
            self.index(person, &words);
            self.prepared[person] = Prepared::new(printed, NameOf::Person);
            self.words[person] = words;
        }
        let draft = &mut self.drafts[person];
        draft.ground(span.rule, span.percent);
        if span.known.is_some() {
            (draft.known, draft.nearly_known) = (span.known, false);
        }
        if draft.known.is_none() && draft.mentions.is_empty() {
            draft.known = known.spelt(&self.prepared[person], true).map(|(actor, _)| actor);
            draft.nearly_known = draft.known.is_some();
        }
        draft.mention(span.words.clone(), MentionForm::Name);
    }

    fn add(&mut self, printed: &str, words: Vec<String>) -> usize {
        let person = self.drafts.len();
        self.drafts.push(Draft::new(printed, ActorKind::Person));
        self.prepared.push(Prepared::new(printed, NameOf::Person));
        self.index(person, &words);
        self.words.push(words);
        person
    }

    fn index(&mut self, person: usize, words: &[String]) {
        for word in words {
            let people = self.by_word.entry(word.clone()).or_default();
            if !people.contains(&person) {
                people.push(person);
            }
        }
    }

    /// The person of this full name, in this or another spelling.
    fn same(&self, words: &[String], printed: &str, known: Option<usize>) -> Option<usize> {
        if let Some(person) = known.and_then(|known| self.drafts.iter().position(|draft| draft.known == Some(known))) {
            return Some(person);
        }
        let last = words.last()?;
        let sharing = self.by_word.get(last).into_iter().flatten().copied();
        let exact = sharing.clone().find(|person| self.words[*person] == words);
        if exact.is_some() {
            return exact;
        }
        let prepared = Prepared::new(printed, NameOf::Person);
        let clash = |person: &usize| known.is_some() && self.drafts[*person].known.is_some();
        let near = |person: &usize| !clash(person) && match_prepared(&self.prepared[*person], &prepared).is_same();
        let inside = |person: &usize| words.iter().all(|word| self.words[*person].contains(word));
        sharing
            .clone()
            .filter(|person| inside(person))
            .chain(sharing.take(MOST_COMPARED))
            .find(|person| inside(person) || near(person))
            .or_else(|| (0..self.drafts.len()).rev().take(MOST_COMPARED).find(near))
    }

    /// “Mohamed Hamdan Dagalo, known as Hemedti”.
    fn known_as(&mut self, page: &Page, spans: &[Span]) {
        for place in 1..spans.len() {
            let Some(person) = self.of_span[place - 1].filter(|_| self.of_span[place].is_none()) else { continue };
            let between = spans[place - 1].words.end..spans[place].words.start;
            let words = page.words.get(between).unwrap_or_default();
            let said = words.len() <= 8
                && words.iter().any(|word| word.is_word(&["known", "nicknamed", "called", "aka", "alias"]))
                && words.iter().all(|word| {
                    word.is_mark(',')
                        || word.is_mark('(')
                        || word.is_mark('“')
                        || word.is_mark('"')
                        || word.is_word(&[
                            "who",
                            "is",
                            "was",
                            "also",
                            "better",
                            "widely",
                            "commonly",
                            "known",
                            "nicknamed",
                            "called",
                            "by",
                            "his",
                            "her",
                            "nom",
                            "de",
                            "guerre",
                            "as",
                            "the",
                            "aka",
                            "alias",
                            "simply",
                        ])
                });
            if said
                && matches!(spans[place].what, What::Person | What::Unknown | What::Body(_))
                && spans[place].well_known.is_none()
            {
                let words = key(page, &spans[place]);
                self.index(person, &words);
                self.words[person].splice(0..0, words);
                self.of_span[place] = Some(person);
                self.drafts[person].mention(spans[place].words.clone(), MentionForm::Short);
            }
        }
    }

    /// Names of one word, or of words that only context makes a person's.
    fn short(&mut self, page: &Page, spans: &[Span], titled: &[bool], known: &Known) {
        // The last word at which each person was spoken of.
        let mut seen: Vec<Option<usize>> = vec![None; self.drafts.len()];
        for (place, span) in spans.iter().enumerate() {
            if let Some(person) = self.of_span[place] {
                seen[person] = Some(place);
                continue;
            }
            // The tagger may take a name in one place for a person's, in another for a body's.
            let guessed = matches!(span.what, What::Body(_)) && span.rule == TAGGED;
            let may = guessed || matches!(span.what, What::Person | What::Unknown | What::City(_) | What::Spot);
            if !may || !is_story(page, span) {
                continue;
            }
            let words = key(page, span);
            if words.is_empty() {
                continue;
            }
            let person = self.meant(&words, &seen);
            let place_name = matches!(span.what, What::City(_) | What::Spot);
            if let Some(person) = person {
                // The tagger took a part of the name for a body's, unless the body has a name of its own.
                if guessed && words.len() < 2 && self.words[person].last() != words.last() {
                    continue;
                }
                // “Paris” is the town unless someone of that surname is spoken of.
                let last = self.words[person].last() == words.last();
                if place_name && !(last && seen[person].is_some() && speaks(page, span)) {
                    continue;
                }
                self.of_span[place] = Some(person);
                seen[person] = Some(place);
                self.drafts[person].mention(span.words.clone(), MentionForm::Short);
                continue;
            }
            let person_like = matches!(span.what, What::Person);
            let spoken = words.len() > 1 && matches!(span.what, What::Unknown) && speaks(page, span);
            if (person_like || spoken) && !is_heading(page, span) {
                // A name of one word without a full one is half the time none.
                let dossier = if words.len() == 1 { known.family(&words[0]) } else { None };
                let sure = titled[place]
                    || dossier.is_some()
                    || spoken
                    || span.percent >= 80
                    || words.len() > 1
                    || speaks(page, span);
                if !sure {
                    continue;
                }
                let person = self.add(page.print(&span.words), words);
                seen.push(Some(place));
                self.of_span[place] = Some(person);
                self.drafts[person].mention(span.words.clone(), MentionForm::Name);
                let (rule, percent) = if spoken { ("speaks", 65) } else { (span.rule, span.percent) };
                self.drafts[person].ground(rule, percent);
                (self.drafts[person].known, self.drafts[person].nearly_known) = (dossier, true);
            }
        }
    }

    /// The person whom a short name means: the one last spoken of, a family name before a given one.
    fn meant(&self, words: &[String], seen: &[Option<usize>]) -> Option<usize> {
        let candidates = self.by_word.get(words.last()?)?;
        candidates
            .iter()
            .copied()
            .filter(|person| words.iter().all(|word| self.words[*person].contains(word)))
            .max_by_key(|person| {
                let family = self.words[*person].last() == words.last();
                let at = seen.get(*person).copied().flatten();
                (at.is_some(), family, at, std::cmp::Reverse(*person))
            })
    }
}

/// A verb of saying stands beside the name.
pub(super) fn speaks(page: &Page, span: &Span) -> bool {
    let verb = |at: Option<usize>| {
        at.and_then(|at| page.words.get(at)).is_some_and(|word| word.is(Sorts::SAYING) && word.kind == WordKind::Small)
    };
    let comma = page.words.get(span.words.end).is_some_and(|word| word.is_mark(','));
    !page.words[span.words.end - 1].possessive
        && (verb(Some(span.words.end))
            || verb(span.words.start.checked_sub(1))
            || comma && verb(Some(span.words.end + 1)))
}
