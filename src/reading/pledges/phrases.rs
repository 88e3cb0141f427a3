//! Set phrases that take a stance: “has no intention of”, “made its presence conditional on”, “gave the
//! junta ten days to”, “there will be no talks until”.

use std::ops::Range;

use super::build::Told;
use super::extent::Shape;
use super::takes::is_infinitive;
use super::whom::Subject;
use super::{Out, Page};
use crate::model::Stance;
use crate::reading::phrase::{made, verb_at};

/// What one does not have who will not.
const INTENTIONS: &[&str] =
    &["intention", "intentions", "plan", "plans", "wish", "desire", "interest", "reason", "need", "point"];

impl Page<'_> {
    /// Reads a set phrase, if one stands at a token.
    pub(super) fn read_phrase(&self, at: usize, out: &mut Out) {
        let token = &self.text.tokens[at];
        if token.is_in(INTENTIONS) {
            self.read_intention(at, out);
        } else if token.is_in(&["until"]) {
            self.read_deadline(at, out);
        } else if token.is_in(&["condition", "precondition", "prerequisite"]) {
            self.read_precondition(at, out);
        } else if token.is_in(&["conditional", "dependent", "contingent"]) {
            self.read_conditional(at, out);
        } else if token.is_in(&["hours", "days", "weeks", "months"]) {
            self.read_ultimatum(at, out);
        } else if token.is("there") {
            self.read_none(at, out);
        }
    }

    /// “have no intention of giving it back”.
    fn read_intention(&self, at: usize, out: &mut Out) {
        let text = self.text;
        let no = at >= 2
            && text.tokens[at - 1].is("no")
            && text.tokens[at - 2].is_in(&["have", "has", "had", "see", "sees", "saw"]);
        let follows = text.tokens.get(at + 1).is_some_and(|next| next.is_in(&["of", "in", "to"]));
        if !no || !follows {
            return;
        }
        let verb = made(at - 2, "have");
        let end = self.end_of(at + 1, Shape::Doing, at);
        let Some(subject) = self.subject(&verb).or_else(|| self.of_voice(at)) else { return };
        self.hold_from(&subject, at - 2, at - 2..end, "what it will not do", 80, out);
    }

    /// “made his presence dependent on an apology”.
    fn read_conditional(&self, at: usize, out: &mut Out) {
        let text = self.text;
        let on = text.tokens.get(at + 1).is_some_and(|next| next.is_in(&["on", "upon"]));
        let floor = at.saturating_sub(7);
        let making = (floor..at).rev().find_map(|at| verb_at(text, at)).filter(|verb| verb.lemma == "make");
        let Some(verb) = making.filter(|verb| on && verb.is_finite() && !verb.passive && !verb.negated) else { return };
        let Some(subject) = self.subject(&verb) else { return };
        let end = self.end_of(at + 1, Shape::Thing, at);
        self.hold_from(&subject, verb.at, verb.at..end, "what it makes its condition", 80, out);
    }

    /// “made a full withdrawal a condition of any deal”.
    fn read_precondition(&self, at: usize, out: &mut Out) {
        let text = self.text;
        let one = at > 0 && text.tokens[at - 1].is_in(&["a", "the", "its", "their"]);
        let of = text.tokens.get(at + 1).is_some_and(|next| next.is_in(&["of", "for"]));
        let making = (at.saturating_sub(14)..at).rev().find_map(|at| verb_at(text, at));
        let Some(verb) = making.filter(|verb| one && of && verb.is_finite() && !verb.passive && !verb.negated) else {
            return;
        };
        let Some(subject) = self.subject(&verb).filter(|_| verb.lemma == "make" && verb.at + 2 < at) else { return };
        let end = self.end_of(at + 1, Shape::Thing, at);
        self.hold_from(&subject, verb.at, verb.at..end, "what it makes its condition", 80, out);
    }

    /// “gave Mali until Friday to free the hostages”.
    fn read_deadline(&self, at: usize, out: &mut Out) {
        let text = self.text;
        let giving = (at.saturating_sub(8)..at).rev().find_map(|at| verb_at(text, at));
        let Some(verb) =
            giving.filter(|verb| verb.lemma == "give" && verb.is_finite() && !verb.negated && !verb.passive)
        else {
            return;
        };
        let Some(to) = (at + 1..at + 7).find(|at| is_infinitive(text, *at)) else { return };
        let Some(subject) = self.subject(&verb) else { return };
        let end = self.end_of(to, Shape::Infinitive, to);
        self.hold_from(&subject, verb.at, verb.at..end, "an ultimatum", 80, out);
    }

    /// “gave the junta ten days to free him”.
    fn read_ultimatum(&self, at: usize, out: &mut Out) {
        let text = self.text;
        if !is_infinitive(text, at + 1) {
            return;
        }
        let floor = at.saturating_sub(8);
        let giving = (floor..at).rev().find_map(|at| verb_at(text, at)).filter(|verb| verb.lemma == "give");
        let Some(verb) = giving.filter(|verb| verb.is_finite() && !verb.negated && !verb.passive) else { return };
        if self.who.actors_in(&(verb.at + 1..at)).is_empty() {
            return;
        }
        let Some(subject) = self.subject(&verb) else { return };
        let end = self.end_of(at + 1, Shape::Infinitive, at);
        self.hold_from(&subject, verb.at, verb.at..end, "an ultimatum", 80, out);
    }

    /// “there will be no talks until”, said by someone.
    fn read_none(&self, at: usize, out: &mut Out) {
        let text = self.text;
        let modal = text.tokens.get(at + 1).is_some_and(|next| next.is_in(&["will", "would", "can", "could", "must"]));
        let no = text.tokens.get(at + 2).is_some_and(|next| next.is("be"))
            && text.tokens.get(at + 3).is_some_and(|next| next.is_in(&["no", "neither"]));
        if !modal || !no {
            return;
        }
        let end = self.end_of(at + 3, Shape::Clause, at);
        if let Some(subject) = self.of_voice(at) {
            self.hold_from(&subject, at, at..end, "what it says there will not be", 75, out);
        }
    }

    /// Those for whom the words around a token are said.
    pub(super) fn of_voice(&self, at: usize) -> Option<Subject> {
        let actor = self.speaks_for(self.voice_at(at)?)?;
        Some(Subject { actors: vec![actor], start: at, doubt: 5 })
    }

    pub(super) fn hold_from(
        &self,
        subject: &Subject,
        verb: usize,
        what: Range<usize>,
        rule: &'static str,
        percent: u8,
        out: &mut Out,
    ) {
        if what.end <= what.start + 1 || subject.actors.iter().any(|actor| out.holds(verb, *actor)) {
            return;
        }
        let told = Told {
            who: subject.actors.clone(),
            start: subject.start.min(what.start),
            verb,
            lead: String::new(),
            what,
            shape: Shape::Clause,
            stance: Stance::Said,
            percent: percent.saturating_sub(subject.doubt),
            rule,
        };
        self.hold(&told, out);
    }
}
