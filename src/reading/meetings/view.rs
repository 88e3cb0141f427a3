//! A text with its actors, places and dates, as the reader of meetings looks at it: by token.

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::NaiveDate;

use super::words::{Words, may_modify, noun};
use crate::model::ActorKind;
use crate::places::{country, demonym};
use crate::reading::dates::DateExpression;
use crate::reading::found::{ActorFound, MentionForm};
use crate::reading::text::{FurnitureKind, Text};
use crate::reading::tokens::Token;
use crate::reading::who::{ActorSpan, PlaceSpan, Who};

/// How far a phrase may reach beyond the name in it.
const PHRASE: usize = 40;

/// The states among actors, by the name of their country.
struct States(BTreeMap<&'static str, usize>);

impl States {
    fn of(actors: &[ActorFound]) -> Self {
        let states = actors.iter().enumerate().filter(|(_, actor)| actor.kind == ActorKind::State);
        Self(states.filter_map(|(at, actor)| Some((country(&actor.name)?.name, at))).collect())
    }

    /// The state of this name, as printed: “US”, “U.S.”, “Afghan”.
    fn named(&self, name: &str) -> Option<usize> {
        let plain = name.replace('.', "");
        let area = country(&plain).or_else(|| demonym(&plain))?;
        self.0.get(area.name).copied()
    }

    /// The state whose name a body's begins with.
    fn behind(&self, actor: &ActorFound) -> Option<usize> {
        if !matches!(actor.kind, ActorKind::Government | ActorKind::Ministry | ActorKind::Other) {
            return None;
        }
        self.named(actor.name.split_whitespace().next()?)
    }
}

/// States that act where nothing is recorded for them, or only a place: “the U.S. team”, “senior Omani officials”.
fn acting(text: &Text, who: &Who, states: &States) -> Vec<ActorSpan> {
    let mut found: Vec<ActorSpan> = Vec::new();
    let mut held = 0;
    for (at, token) in text.tokens.iter().enumerate() {
        if noun(token).is_none() || at == 0 || states.0.is_empty() {
            continue;
        }
        let floor = at.saturating_sub(4);
        let name = (floor..at)
            .rev()
            .find(|before| text.tokens[*before].is_capitalised() || text.tokens[*before].is_mark(&['.']));
        let Some(mut start) = name else { continue };
        let end = start + 1;
        while start > floor
            && (text.tokens[start].is_mark(&['.'])
                || text.tokens[start - 1].is_mark(&['.']) && !text.tokens[start].spaced)
        {
            start -= 1;
        }
        // “Russian, Chinese and US delegates”: each of them.
        let mut end = end;
        for _ in 0..6 {
            while held > 0 && who.actor_spans.get(held - 1).is_some_and(|span| span.tokens.end > start) {
                held -= 1;
            }
            while who.actor_spans.get(held).is_some_and(|span| span.tokens.end <= start) {
                held += 1;
            }
            let near =
                who.actor_spans.get(held.saturating_sub(1)..(held + 2).min(who.actor_spans.len())).unwrap_or_default();
            let covers = |span: &ActorSpan| {
                span.phrase.end.max(span.tokens.end) > start && span.phrase.start.min(span.tokens.start) < end
            };
            if !near.iter().any(covers) {
                let plain = (end..at).all(|between| {
                    may_modify(&text.tokens[between])
                        || text.tokens[between].is("and")
                        || text.tokens[between].mark().is_some()
                });
                let Some(actor) = states.named(text.slice(&(start..end))).filter(|_| plain) else { break };
                found.push(ActorSpan { tokens: start..end, actor, form: MentionForm::Short, phrase: start..end });
            }
            let Some(before) = listed_before(text, start) else { break };
            (start, end) = (before, before + 1);
        }
    }
    found
}

/// The capitalised word before a comma or “and” that stands before a token.
fn listed_before(text: &Text, start: usize) -> Option<usize> {
    let and = start.checked_sub(1).filter(|at| text.tokens[*at].is("and"));
    let comma = and.unwrap_or(start).checked_sub(1).filter(|at| text.tokens[*at].is_mark(&[',']));
    let at = comma.or(and)?.checked_sub(1)?;
    text.tokens[at].is_capitalised().then_some(at)
}

/// A text by token.
pub(super) struct View<'a> {
    pub(super) text: &'a Text<'a>,
    pub(super) who: &'a Who,
    pub(super) dates: &'a [DateExpression],
    pub(super) published: Option<NaiveDate>,
    /// The tokens of each date.
    when: Vec<Range<usize>>,
    /// The mentions of actors, and after them those of states that only a place is recorded for.
    spans: Vec<ActorSpan>,
    /// For each actor the state whose it is by its name.
    behind: Vec<Option<usize>>,
    /// For each token the mention of an actor whose phrase holds it.
    cover: Vec<Option<u32>>,
}

impl<'a> View<'a> {
    /// Lays tokens, actors and dates side by side. Linear.
    pub(super) fn new(
        text: &'a Text<'a>,
        who: &'a Who,
        dates: &'a [DateExpression],
        published: Option<NaiveDate>,
    ) -> Self {
        let when = dates.iter().map(|date| text.tokens_at(&date.range)).collect();
        let states = States::of(&who.actors);
        let mut spans = who.actor_spans.clone();
        spans.extend(acting(text, who, &states));
        let mut cover: Vec<Option<u32>> = vec![None; text.tokens.len()];
        let reach = |span: &ActorSpan| {
            let sentence = text.sentences.get(text.sentence_of(span.tokens.start)).cloned().unwrap_or_default();
            let start = span.phrase.start.max(span.tokens.start.saturating_sub(PHRASE)).max(sentence.start);
            let end = span.phrase.end.min(span.tokens.end + PHRASE).min(sentence.end);
            start.min(span.tokens.start)..end.max(span.tokens.end).min(text.tokens.len())
        };
        for (at, span) in spans.iter().enumerate() {
            let range = reach(span);
            for slot in cover.get_mut(range.clone()).unwrap_or_default() {
                // The wider phrase holds the narrower: “US” within “US envoy Tom West”.
                let held = slot.and_then(|other| spans.get(other as usize)).map(reach);
                if held.is_none_or(|held| held.len() < range.len()) {
                    *slot = u32::try_from(at).ok();
                }
            }
        }
        let behind = who.actors.iter().map(|actor| states.behind(actor)).collect();
        Self { text, who, dates, published, when, spans, behind, cover }
    }

    /// The state, by place among the actors found, whose a body is by its name: “US Congress”.
    pub(super) fn behind(&self, actor: usize) -> Option<usize> {
        self.behind.get(actor).copied().flatten()
    }

    pub(super) fn token(&self, at: usize) -> Option<&'a Token<'a>> {
        self.text.tokens.get(at)
    }

    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        self.token(at).is_some_and(|token| token.is(word))
    }

    pub(super) fn is_in(&self, at: usize, words: &[&str]) -> bool {
        self.token(at).is_some_and(|token| token.is_in(words))
    }

    pub(super) fn has(&self, at: usize, words: &Words) -> bool {
        self.token(at).is_some_and(|token| words.has(token))
    }

    pub(super) fn is_mark(&self, at: usize, marks: &[char]) -> bool {
        self.token(at).is_some_and(|token| token.is_mark(marks))
    }

    /// Whether these words stand at a token.
    pub(super) fn are(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(index, word)| self.is(at + index, word))
    }

    /// The mention of an actor, by place, whose phrase holds a token.
    pub(super) fn cover(&self, at: usize) -> Option<usize> {
        self.cover.get(at).copied().flatten().map(|found| found as usize)
    }

    pub(super) fn span(&self, span: usize) -> Option<&ActorSpan> {
        self.spans.get(span)
    }

    /// Whether the actor of a mention is a person.
    pub(super) fn is_person(&self, span: usize) -> bool {
        let actor = self.span(span).and_then(|span| self.who.actors.get(span.actor));
        actor.is_some_and(|actor| actor.kind == ActorKind::Person)
    }

    /// Whether the actor of a mention reports rather than acts.
    pub(super) fn is_media(&self, span: usize) -> bool {
        let actor = self.span(span).and_then(|span| self.who.actors.get(span.actor));
        actor.is_some_and(|actor| actor.kind == ActorKind::Media)
    }

    /// The date, by place, that holds a token.
    pub(super) fn date_at(&self, at: usize) -> Option<usize> {
        let found = self.when.partition_point(|tokens| tokens.end <= at);
        self.when.get(found).filter(|tokens| tokens.start <= at).map(|_| found)
    }

    /// The dates, by place, that begin in some tokens.
    pub(super) fn dates_in(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.when.partition_point(|tokens| tokens.start < range.start);
        let end = self.when.partition_point(|tokens| tokens.start < range.end);
        start..end.max(start)
    }

    /// The tokens of a date.
    pub(super) fn date_tokens(&self, date: usize) -> Range<usize> {
        self.when.get(date).cloned().unwrap_or_default()
    }

    /// The mention of a place that holds a token.
    pub(super) fn place_at(&self, at: usize) -> Option<&'a PlaceSpan> {
        let found = self.who.place_spans.partition_point(|span| span.tokens.end <= at);
        self.who.place_spans.get(found).filter(|span| span.tokens.start <= at)
    }

    /// One past the name of a country or a state that begins at a token, over “the”.
    pub(super) fn state_at(&self, at: usize) -> Option<usize> {
        let at = at + usize::from(self.is(at, "the"));
        if let Some(span) = self.cover(at).and_then(|span| self.span(span)) {
            let actor = self.who.actors.get(span.actor)?;
            let body = matches!(actor.kind, ActorKind::State | ActorKind::Government);
            return (body && span.tokens.start == at).then_some(span.tokens.end);
        }
        let span = self.place_at(at).filter(|span| span.tokens.start == at)?;
        let place = &self.who.places.get(span.place)?.place;
        (!place.country.is_empty() && place.city.is_empty()).then_some(span.tokens.end)
    }

    /// Past an apostrophe and s; where none stands, nothing.
    pub(super) fn possessive(&self, at: usize) -> Option<usize> {
        (self.is_mark(at, &['’', '\'']) && self.is(at + 1, "s")).then_some(at + 2).or_else(|| {
            // “officials’ meeting”
            let bare = self.is_mark(at, &['’', '\'']) && self.token(at + 1).is_some_and(|next| next.spaced);
            let plural =
                at.checked_sub(1).and_then(|before| self.token(before)).is_some_and(|it| it.lower.ends_with('s'));
            (bare && plural).then_some(at + 1)
        })
    }

    /// What of a sentence is prose: nothing of a byline or notice, no dateline.
    pub(super) fn prose(&self, sentence: &Range<usize>) -> Range<usize> {
        let mut start = sentence.start;
        while start < sentence.end && self.text.furniture_of(start).is_some_and(|kind| kind != FurnitureKind::Heading) {
            start += 1;
        }
        let mut end = start;
        while end < sentence.end && !self.text.furniture_of(end).is_some_and(|kind| kind != FurnitureKind::Heading) {
            end += 1;
        }
        start..end
    }

    /// Whether a sentence is a heading.
    pub(super) fn is_heading(&self, sentence: &Range<usize>) -> bool {
        self.text.furniture_of(sentence.start) == Some(FurnitureKind::Heading)
    }
}
