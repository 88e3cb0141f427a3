//! People: full names, and the short ones that go back to them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use super::draft::Draft;
use super::lexicon::{Sorts, sorts};
use super::spans::{Span, TAGGED, What};
use super::words::{Page, WordKind};
use crate::model::ActorKind;
use crate::names::{NameOf, Prepared, is_given_name, match_prepared};
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

/// Whether a name stands where people are named: not in a byline or a credit in brackets.
pub(super) fn is_story(page: &Page, span: &Span) -> bool {
    let kinds = |kind| matches!(kind, None | Some(FurnitureKind::Heading | FurnitureKind::Caption));
    page.words.get(span.words.start).is_some_and(|word| kinds(word.furniture))
}

fn form(page: &Page, span: &Span) -> MentionForm {
    let credited = page.words.get(span.words.start).is_some_and(|word| word.furniture == Some(FurnitureKind::Caption));
    if credited { MentionForm::Credit } else { MentionForm::Name }
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

/// The words in square brackets that an editor put to a name: “[Antony] Blinken”, “Jeff [Drake]”.
fn completion(page: &Page, span: &Span) -> Option<Range<usize>> {
    /// The most words in the brackets.
    const MOST: usize = 4;
    let named = |words: &Range<usize>| {
        !words.is_empty() && page.words[words.clone()].iter().all(|word| word.is_capital() && !word.is(Sorts::TITLE))
    };
    if page.get(span.words.end).is_some_and(|word| word.is_mark('[')) {
        let begin = span.words.end + 1;
        let end = (begin..=begin + MOST).find(|at| page.get(*at).is_some_and(|word| word.is_mark(']')))?;
        return Some(begin..end).filter(named);
    }
    let end = span.words.start.checked_sub(1).filter(|end| page.words[*end].is_mark(']'))?;
    let begin = (end.saturating_sub(MOST)..end)
        .rev()
        .find(|at| at.checked_sub(1).is_some_and(|open| page.words[open].is_mark('[')))?;
    Some(begin..end).filter(named)
}

fn is_given(page: &Page, words: &Range<usize>) -> bool {
    page.get(words.start).is_some_and(|word| is_given_name(&word.lower))
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
            let whole = span.words.len() > 1 || span.known.is_some() || completion(page, span).is_some();
            let full = matches!(span.what, What::Person) && whole
                || matches!(span.what, What::Unknown)
                    && completion(page, span).is_some_and(|words| is_given(page, &words));
            if full && is_story(page, span) && is_heading(page, span) == heading {
                people.full(page, span, place, heading, known);
            }
        }
    }
    people.known_as(page, spans);
    people.native(page, spans);
    people.short(page, spans, titled, known);
    people
}

impl People {
    fn full(&mut self, page: &Page, span: &Span, place: usize, heading: bool, known: &Known) {
        let mut words = key(page, span);
        if words.is_empty() {
            return;
        }
        let mut printed = Cow::Borrowed(page.print(&span.words));
        if let Some(completed) = completion(page, span) {
            let before = completed.start < span.words.start;
            let more = key(page, &Span { words: completed.clone(), ..span.clone() });
            let more_printed = page.print(&completed);
            if before {
                words.splice(0..0, more);
                printed = Cow::Owned(format!("{more_printed} {printed}"));
            } else {
                words.extend(more);
                printed = Cow::Owned(format!("{printed} {more_printed}"));
            }
        }
        let printed = &*printed;
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
        draft.mention(span.words.clone(), form(page, span));
    }

    fn add(&mut self, printed: &str, words: Vec<String>) -> usize {
        let person = self.drafts.len();
        let mut draft = Draft::new(printed, ActorKind::Person);
        let given = words.first().filter(|_| words.len() > 1).map(|word| sorts(word)).unwrap_or_default();
        if given.is(Sorts::WOMAN_NAME.with(Sorts::MAN_NAME)) {
            draft.woman = Some(given.is(Sorts::WOMAN_NAME));
        }
        self.drafts.push(draft);
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
        // What stands in brackets is of the name beside it.
        for place in 0..spans.len() {
            let beside = spans
                .get(place + 1)
                .filter(|next| completion(page, next).is_some_and(|words| words.start == spans[place].words.start));
            if let (Some(_), Some(person)) = (beside, self.of_span.get(place + 1).copied().flatten()) {
                self.of_span[place] = Some(person);
            }
        }
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
            let person = self.meant(&words, &seen).or_else(|| self.misspelt(&words, span));
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
            let common = Sorts::TOPIC.with(Sorts::BODY).with(Sorts::CALENDAR);
            let plain = !page.words[span.words.clone()].iter().any(|word| word.is(common));
            let spoken = words.len() > 1 && plain && matches!(span.what, What::Unknown) && speaks(page, span);
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
                self.drafts[person].mention(span.words.clone(), form(page, span));
                let (rule, percent) = if spoken { ("speaks", 65) } else { (span.rule, span.percent) };
                self.drafts[person].ground(rule, percent);
                (self.drafts[person].known, self.drafts[person].nearly_known) = (dossier, true);
            }
        }
    }

    /// “Zelensky” after “Volodymyr Zelenskyy”: a long family name in another spelling.
    fn misspelt(&self, words: &[String], span: &Span) -> Option<usize> {
        let [word] = words else { return None };
        if word.chars().count() < 6 || !matches!(span.what, What::Person) {
            return None;
        }
        let name = Prepared::new(word, NameOf::Person);
        let family = |person: &usize| {
            let last = self.words[*person].last().filter(|last| last.chars().count() >= 6);
            last.is_some_and(|last| match_prepared(&Prepared::new(last, NameOf::Person), &name).is_same())
        };
        (0..self.drafts.len()).rev().take(MOST_COMPARED).find(family)
    }

    /// “Zabihullah Mujahid (ذبیح الله مجاهد)”: the name in its own script.
    fn native(&mut self, page: &Page, spans: &[Span]) {
        /// The most words of such a name.
        const MOST: usize = 6;
        for (place, span) in spans.iter().enumerate() {
            let Some(person) = self.of_span[place] else { continue };
            let open = span.words.end;
            if !page.get(open).is_some_and(|word| word.is_mark('(')) {
                continue;
            }
            let no_case = |word: &super::words::Word| {
                word.kind == WordKind::Capital
                    && word.lower.chars().next().is_some_and(|first| !first.is_lowercase() && !first.is_uppercase())
            };
            let end = (open + 1..=open + MOST)
                .take_while(|at| page.get(*at).is_some_and(no_case))
                .last()
                .map_or(open + 1, |last| last + 1);
            if end > open + 1 && page.get(end).is_some_and(|word| word.is_mark(')')) {
                let words = open + 1..end;
                for inside in (place + 1..spans.len()).take_while(|inside| spans[*inside].words.start < end) {
                    self.of_span[inside] = Some(person);
                }
                self.drafts[person].mention(words, MentionForm::Name);
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
