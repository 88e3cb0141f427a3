//! Who and where, as the later readers see it: actors and places of a text with the tokens that speak of them.

use std::ops::Range;

use super::found::{ActorFound, MentionForm, PlaceFound};

/// Tokens that speak of an actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ActorSpan {
    /// The tokens: the name without titles; the whole description; the pronoun.
    pub tokens: Range<usize>,
    /// The actor, by its place among those found.
    pub actor: usize,
    /// By what it is mentioned.
    pub form: MentionForm,
    /// The name with the titles and apposition beside it: “US envoy Tom West, who …”. Holds `tokens`.
    pub phrase: Range<usize>,
}

/// Tokens that name a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PlaceSpan {
    /// The tokens.
    pub tokens: Range<usize>,
    /// The place, by its place among those found.
    pub place: usize,
}

/// The actors and places of a text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Who {
    /// The actors found.
    pub actors: Vec<ActorFound>,
    /// The places found.
    pub places: Vec<PlaceFound>,
    /// What speaks of actors, in the order of the text, without overlaps. A state named where it acts (“Pakistan said”,
    /// “a US delegation”, “Washington noted”) is here; where things merely happen in it, it is a place.
    pub actor_spans: Vec<ActorSpan>,
    /// What names places, in the order of the text, without overlaps among themselves.
    pub place_spans: Vec<PlaceSpan>,
}

impl Who {
    /// The mentions of actors that begin in some tokens.
    pub(crate) fn actors_in(&self, tokens: &Range<usize>) -> &[ActorSpan] {
        let start = self.actor_spans.partition_point(|span| span.tokens.start < tokens.start);
        let end = self.actor_spans.partition_point(|span| span.tokens.start < tokens.end);
        self.actor_spans.get(start..end).unwrap_or_default()
    }

    /// The places named in some tokens.
    pub(crate) fn places_in(&self, tokens: &Range<usize>) -> &[PlaceSpan] {
        let start = self.place_spans.partition_point(|span| span.tokens.start < tokens.start);
        let end = self.place_spans.partition_point(|span| span.tokens.start < tokens.end);
        self.place_spans.get(start..end).unwrap_or_default()
    }

    /// The mention of an actor that holds a token.
    pub(crate) fn actor_at(&self, token: usize) -> Option<&ActorSpan> {
        let at = self.actor_spans.partition_point(|span| span.tokens.end <= token);
        self.actor_spans.get(at).filter(|span| span.tokens.start <= token)
    }
}
