//! Both sides of a meeting, and the country that is not named.

use std::ops::Range;

use super::Page;
use crate::model::ActorKind;
use crate::reading::who::ActorSpan;

/// Words after “both” or “the two” for the sides of a meeting, and those that mean them without a number.
const SIDES: &[&str] = &[
    "sides",
    "parties",
    "countries",
    "nations",
    "governments",
    "states",
    "delegations",
    "leaders",
    "ministers",
    "presidents",
    "powers",
    "neighbours",
    "neighbors",
    "capitals",
    "groups",
    "teams",
    "factions",
    "officials",
    "diplomats",
    "negotiators",
    "foes",
    "rivals",
    "adversaries",
    "allies",
    "partners",
    "counterparts",
    "men",
    "women",
    "militaries",
    "armies",
    "movements",
    "organisations",
    "organizations",
    "premiers",
];

impl Page<'_> {
    /// Which state “the country” is, “Afghanistan's neighbour”: the one with which the nearest paragraph begins, and none
    /// that is named beside it.
    pub(super) fn country(&self, at: usize, named: &[ActorSpan]) -> Option<usize> {
        let paragraph = self.text.paragraph_of(at);
        (paragraph.saturating_sub(3)..=paragraph).rev().find_map(|place| {
            let start = self.text.paragraphs.get(place)?.start;
            let span = self.who.actors_in(&(start..(start + 3).min(at))).first()?;
            let state = self.who.actors.get(span.actor)?.kind == ActorKind::State;
            (state && named.iter().all(|other| other.actor != span.actor)).then_some(span.actor)
        })
    }

    /// Whether words mean both sides of a meeting: “the two sides”, “both parties”, “the parties”, “both”.
    pub(super) fn are_both(&self, range: &Range<usize>) -> bool {
        let words: Vec<&str> = self.text.tokens[range.clone()].iter().take(6).map(|token| &*token.lower).collect();
        match words.as_slice() {
            ["both" | "parties"]
            | ["the", "pair" | "two" | "sides" | "parties" | "delegations" | "negotiators"]
            | ["they", "both"]
            | ["both", "of", "them"] => true,
            ["both", .., last] | ["all" | "the", "two" | "warring" | "rival" | "opposing", .., last] => {
                SIDES.contains(last) && words.len() <= 5
            }
            _ => false,
        }
    }

    /// The two that meet, as far as the text before a place tells: the sides of the meeting told of nearest, else two
    /// joined by “and” or “with” in the sentences before, else the two spoken of most.
    pub(super) fn both(&self, before: usize) -> Option<Vec<usize>> {
        if let Some(sides) = self.meeting_at(before).and_then(|at| self.sides(at)) {
            return Some(sides);
        }
        let acts = |actor: usize| {
            let kind = self.who.actors.get(actor).map(|actor| actor.kind);
            matches!(
                kind,
                Some(
                    ActorKind::State | ActorKind::Government | ActorKind::Group | ActorKind::InternationalOrganisation
                )
            )
        };
        let sentence = self.text.sentence_of(before);
        // Joined: “Russia and Ukraine”, “the US with the Taliban”.
        for at in (sentence.saturating_sub(4)..=sentence).rev() {
            let Some(range) = self.text.sentences.get(at) else { continue };
            let spans = self.who.actors_in(range);
            let pair = spans.windows(2).find(|pair| {
                let between = pair[0].phrase.end.max(pair[0].tokens.end)..pair[1].tokens.start;
                let joined = between.clone().take(4).any(|at| self.text.tokens[at].is_in(&["and", "with"]));
                let apart = pair[0].actor != pair[1].actor && acts(pair[0].actor) && acts(pair[1].actor);
                joined && apart && between.len() <= 4 && pair[1].tokens.start < before
            });
            if let Some(pair) = pair {
                return Some(vec![pair[0].actor, pair[1].actor]);
            }
        }
        for at in (sentence.saturating_sub(4)..=sentence).rev() {
            let Some(range) = self.text.sentences.get(at) else { continue };
            let mut pair: Vec<usize> = Vec::new();
            for span in self.who.actors_in(range).iter().filter(|span| span.tokens.start < before && acts(span.actor)) {
                if !pair.contains(&span.actor) {
                    pair.push(span.actor);
                }
            }
            if pair.len() == 2 {
                return Some(pair);
            }
        }
        // “The two sides undertake …, the treaty signed by Russia and North Korea says.”
        if let Some(range) = self.text.sentences.get(sentence) {
            let mut after: Vec<usize> = Vec::new();
            for span in self.who.actors_in(range).iter().filter(|span| span.tokens.start >= before && acts(span.actor))
            {
                if !after.contains(&span.actor) {
                    after.push(span.actor);
                }
            }
            if after.len() == 2 && !self.who.actors_in(&(range.start..before)).iter().any(|span| acts(span.actor)) {
                return Some(after);
            }
        }
        let mut counts: Vec<(usize, usize)> = Vec::new();
        for span in self.who.actor_spans.iter().filter(|span| span.tokens.start < before).take(400) {
            if acts(span.actor) {
                match counts.iter().position(|(actor, _)| *actor == span.actor) {
                    Some(at) => counts[at].1 += 1,
                    None if counts.len() < 40 => counts.push((span.actor, 1)),
                    None => {}
                }
            }
        }
        counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        match counts.as_slice() {
            [(one, _), (other, _), rest @ ..] if rest.first().is_none_or(|(_, third)| *third < counts[1].1) => {
                Some(vec![*one, *other])
            }
            _ => None,
        }
    }

    fn sides(&self, meeting: usize) -> Option<Vec<usize>> {
        let mut sides: Vec<usize> = Vec::new();
        for one in self.meetings.get(meeting)?.participants.iter().filter(|one| one.is_side) {
            if let Some(actor) = one.actor.filter(|actor| !sides.contains(actor)) {
                sides.push(actor);
            }
        }
        (sides.len() == 2).then_some(sides)
    }
}
