//! Who is meant where a verb's subject or object does not stand beside it, and who may be received.

use std::ops::Range;

use super::frame::Reader;
use super::party::{Sort, group_of};
use super::scope::{PREPOSITIONS, first_subject, is_adjectival, left};
use super::seats::Seat;
use super::trigger::Trigger;
use super::words::{ENVOYS, PRIZES, is_event};
use crate::model::ActorKind;
use crate::reading::phrase::{Class, class};

/// Verbs after which “him” or “her” is a guest.
pub(super) const RECEIVED: &[&str] =
    &["received", "receives", "receive", "hosted", "hosts", "welcomed", "welcomes", "telephoned", "phoned"];

impl Reader<'_, '_> {
    /// “him” or “her” after a verb of meeting: the person last spoken of in the sentences before who is not the subject.
    pub(super) fn object_pronoun(&self, at: usize, subject: &[Seat]) -> Option<Seat> {
        let view = self.view;
        let pronoun = view.is(at, "him")
            || view.is(at, "her") && !matches!(class(view.text, at + 1), Class::Other | Class::Capital);
        if !pronoun {
            return None;
        }
        let own: Vec<usize> = subject.iter().filter_map(|seat| seat.actor).collect();
        let before = self.sentence.checked_sub(1).and_then(|before| view.text.sentences.get(before))?;
        let mut named = view.who.actors_in(before).iter().filter(|span| !own.contains(&span.actor));
        let person = |actor: usize| view.who.actors.get(actor).is_some_and(|actor| actor.kind == ActorKind::Person);
        let found = named.find(|span| person(span.actor))?;
        Some(Seat { actor: Some(found.actor), words: at..at + 1, is_side: false, capacity: "", state: None })
    }

    /// Whom the clause is of: “Dam, whom Høyland had rung”.
    pub(super) fn whom(&self, subject: usize) -> Option<Range<usize>> {
        let at = self.parties.get(subject)?.words.start.checked_sub(1).filter(|at| self.view.is(*at, "whom"))?;
        let end = at - usize::from(at > 0 && self.view.is_mark(at - 1, &[',']));
        let last = self.parties.partition_point(|party| party.words.end < end);
        self.parties.get(last).filter(|party| party.words.end == end).map(|_| group_of(self.parties, last))
    }

    /// Who does what an “-ing” after a comma says: “The presidents, meeting in Arusha, …”, “He went on, meeting …”.
    pub(super) fn participle_subject(&self, at: usize) -> Option<Range<usize>> {
        let last = self.parties.partition_point(|party| party.words.end < at);
        let beside = self.parties.get(last).filter(|party| party.words.end + 1 == at && !party.owns);
        let first = || first_subject(self.view, self.parties, self.prose.start, at);
        match beside {
            Some(_) => {
                let found = group_of(self.parties, last);
                let subject = !self.view.has(self.parties[found.start].words.start.wrapping_sub(1), &PREPOSITIONS);
                if subject { Some(found.start..last + 1) } else { first() }
            }
            None => first(),
        }
    }

    /// Whoever stands first in the sentence, for a verb whose subject does not stand beside it: “where he met”.
    pub(super) fn far_subject(&self, from: usize, verb: usize) -> Option<Range<usize>> {
        let view = self.view;
        let linked = from > self.prose.start
            && view.is_in(from - 1, &["where", "before", "after", "when", "while", "said"])
            || verb > self.prose.start
                && view.is_in(verb - 1, &["after", "before", "he", "she", "they", "it", "by", "while", "upon"])
            || view.is(verb, "to");
        linked.then(|| first_subject(view, self.parties, self.prose.start, verb)).flatten()
    }

    /// Whether those after “received” are people who come: not “received US aid”, “called on Iran to stop”.
    pub(super) fn may_be_received(&self, trigger: &Trigger, guests: &Range<usize>, end: usize) -> bool {
        let view = self.view;
        let list = &self.parties[guests.clone()];
        let last = list.last().map_or(trigger.words.end, |party| party.words.end);
        let come = list.iter().all(|party| {
            let named = party.spans.iter().any(|span| view.is_person(*span));
            let prize = party.words.clone().any(|at| view.has(at, &PRIZES));
            let sent = party.words.clone().any(|at| view.has(at, &ENVOYS));
            match party.sort {
                // “received the Copley Medal”
                Sort::Named => {
                    let article = view.is_in(party.words.start, &["the", "a", "an"])
                        && party
                            .spans
                            .iter()
                            .find_map(|span| view.span(*span))
                            .is_some_and(|span| span.tokens.start == party.words.start + 1);
                    named && !prize && !article
                }
                Sort::Sides | Sort::Pronoun => false,
                _ => !prize && (sent || !party.spans.is_empty()),
            }
        });
        // “received an Oscar nomination”
        if list.last().is_some_and(|party| party.sort == Sort::Named) && is_adjectival(view, last, end) {
            return false;
        }
        // Met at the airport is not met.
        if (last..end).any(|at| view.is_in(at, &["airport", "airbase"])) {
            return false;
        }
        if view.is(trigger.words.end - 1, "together") {
            return list.len() > 1;
        }
        let verb = view.token(trigger.words.start);
        if verb.is_some_and(|verb| verb.lower.starts_with("call")) {
            let urges = (last..self.prose.end.min(last + 14)).any(|at| {
                view.is(at, "to")
                    && view.token(at + 1).is_some_and(|next| {
                        next.mark().is_none() && !next.is_capitalised() && !next.is_in(&["the", "a", "discuss"])
                    })
            });
            return !urges && !view.is_in(last, &["to", "for"]);
        }
        if verb.is_some_and(|verb| verb.lower.starts_with("welcom")) {
            // “…, where he was welcomed by …”
            let from = left(view, trigger.words.start, self.prose.start);
            if from > 0 && view.is(from - 1, "where") {
                return come;
            }
            let where_to = (last..end).any(|at| view.place_at(at).is_some() || view.token(at).is_some_and(is_event));
            return come && where_to;
        }
        if view.is_in(trigger.words.start, &["phoned", "telephoned", "rang"]) {
            return true;
        }
        come || list.iter().all(|party| !party.spans.is_empty())
            && (last..end).any(|at| view.token(at).is_some_and(is_event))
    }
}
