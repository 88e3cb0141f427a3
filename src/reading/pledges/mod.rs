//! What the sides of diplomacy promise, demand, refuse and deny, with who, to whom and by when.
//!
//! Verbs (`verbs`, `passive`), nouns and adjectives (`nouns`) that promise or take a stance are looked up in `frames` and
//! `noun_frames`; `whom` finds the actors behind their subjects (`sides`: “both sides”; `voices`: “we”), `takes` what
//! follows them, `extent` how far it goes, `terms` condition and deadline in it. `deals` reads what holds under an
//! agreement, `speech` and `will` what must or will be in words that someone says, `judged` what someone judges and will not
//! do; `matters` and `topics` know the matters of
//! diplomacy, `build` puts the proposals together and `same` keeps the fullest of those that tell the same. Only what an
//! actor of the text does is proposed.

mod build;
mod deals;
mod extent;
mod frames;
mod judged;
mod matters;
mod noun_frames;
mod nouns;
mod passive;
mod phrases;
mod same;
mod sides;
mod speech;
mod takes;
mod terms;
#[cfg(test)]
mod tests;
mod topics;
mod verbs;
mod voices;
mod whom;
mod will;

use std::ops::Range;

use super::dates::DateExpression;
use super::found::{CommitmentFound, MeetingFound, PositionFound, QuoteFound};
use super::known::Known;
use super::phrase::verb_at;
use super::text::Text;
use super::who::Who;
use crate::model::Stance;

/// What is known of a text when promises are read.
#[derive(Clone, Copy)]
struct Page<'a> {
    text: &'a Text<'a>,
    who: &'a Who,
    dates: &'a [DateExpression],
    quotes: &'a [QuoteFound],
    meetings: &'a [MeetingFound],
    /// The sentences that tell of a meeting, in order, each with the meeting's place.
    told: &'a [(usize, usize)],
    /// For each actor, where it holds an office, by place among the actors.
    offices: &'a [Option<usize>],
    /// For each sentence, whether it tells of a deal that was made.
    deals: &'a [bool],
    /// It tells of what states and their like do with each other.
    diplomatic: bool,
}

/// A promise or position with the tokens that it stands in.
struct Placed<T> {
    tokens: Range<usize>,
    found: T,
}

/// What was found so far, in the order in which it was found.
#[derive(Default)]
struct Out {
    promises: Vec<Placed<CommitmentFound>>,
    positions: Vec<Placed<PositionFound>>,
}

impl Out {
    /// Whether a token stands in what was found of an actor already.
    fn holds(&self, token: usize, actor: usize) -> bool {
        let promised = self.promises.iter().rev().take(12);
        let held = self.positions.iter().rev().take(12);
        promised.into_iter().any(|one| one.tokens.contains(&token) && one.found.who.contains(&actor))
            || held.into_iter().any(|one| one.tokens.contains(&token) && one.found.who == actor)
    }

    /// Whether a token stands in a position found already, of anyone: of those denied alone, or of all.
    fn covers(&self, token: usize, denied: bool) -> bool {
        let mut held = self.positions.iter().rev().take(12);
        held.any(|one| one.tokens.contains(&token) && (!denied || one.found.stance == Stance::Denied))
    }
}

/// The promises and positions that a text tells of, in order. Linear in its length.
pub(crate) fn pledges(
    text: &Text,
    who: &Who,
    dates: &[DateExpression],
    quotes: &[QuoteFound],
    meetings: &[MeetingFound],
    _known: &Known,
) -> (Vec<CommitmentFound>, Vec<PositionFound>) {
    if who.actors.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let told = terms::told_in(text, meetings);
    let offices = voices::offices(who);
    let deals = deals::deals_made(text);
    let diplomatic = matters::is_diplomatic(who);
    let page = Page { text, who, dates, quotes, meetings, told: &told, offices: &offices, deals: &deals, diplomatic };
    let mut out = Out::default();
    for sentence in &text.sentences {
        let asks = (sentence.end.saturating_sub(2)..sentence.end).any(|at| text.tokens[at].is_mark(&['?']));
        if asks || text.furniture_of(sentence.start).is_some() {
            continue;
        }
        let deal = page.deal_in(sentence);
        page.read_meanings(sentence, &mut out);
        for at in sentence.clone() {
            if page.read_adjective(at, &mut out) {
                continue;
            }
            match verb_at(text, at).filter(|verb| verb.start >= sentence.start) {
                Some(verb) => {
                    page.read_verb(&verb, deal, &mut out);
                    page.read_verdict(&verb, &mut out);
                }
                None => match page.present_at(at) {
                    Some(verb) => page.read_verb(&verb, deal, &mut out),
                    None => page.read_noun(at, &mut out),
                },
            }
            page.read_phrase(at, &mut out);
            page.read_red_line(at, &mut out);
            page.read_imperative(at, &mut out);
        }
        page.read_speech(sentence, &mut out);
    }
    same::fullest(text, out)
}
