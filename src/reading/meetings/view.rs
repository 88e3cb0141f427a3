//! A text with its actors, places and dates, as the reader of meetings looks at it: by token.

use std::ops::Range;

use chrono::NaiveDate;

use crate::model::ActorKind;
use crate::reading::dates::DateExpression;
use crate::reading::text::{FurnitureKind, Text};
use crate::reading::tokens::Token;
use crate::reading::who::{ActorSpan, PlaceSpan, Who};

/// How far a phrase may reach beyond the name in it.
const PHRASE: usize = 40;

/// A text by token.
pub(super) struct View<'a> {
    pub(super) text: &'a Text<'a>,
    pub(super) who: &'a Who,
    pub(super) dates: &'a [DateExpression],
    pub(super) published: Option<NaiveDate>,
    /// The tokens of each date.
    when: Vec<Range<usize>>,
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
        let mut cover: Vec<Option<u32>> = vec![None; text.tokens.len()];
        let reach = |span: &ActorSpan| {
            let sentence = text.sentences.get(text.sentence_of(span.tokens.start)).cloned().unwrap_or_default();
            let start = span.phrase.start.max(span.tokens.start.saturating_sub(PHRASE)).max(sentence.start);
            let end = span.phrase.end.min(span.tokens.end + PHRASE).min(sentence.end);
            start.min(span.tokens.start)..end.max(span.tokens.end).min(text.tokens.len())
        };
        for (at, span) in who.actor_spans.iter().enumerate() {
            let range = reach(span);
            for slot in cover.get_mut(range.clone()).unwrap_or_default() {
                // The wider phrase holds the narrower: “US” within “US envoy Tom West”.
                let held = slot.and_then(|other| who.actor_spans.get(other as usize)).map(reach);
                if held.is_none_or(|held| held.len() < range.len()) {
                    *slot = u32::try_from(at).ok();
                }
            }
        }
        Self { text, who, dates, published, when, cover }
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

    pub(super) fn span(&self, span: usize) -> Option<&'a ActorSpan> {
        self.who.actor_spans.get(span)
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
