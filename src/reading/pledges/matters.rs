//! Whether what was read is a matter of diplomacy, and which.

use std::ops::Range;

use super::build::Told;
use super::extent::Shape;
use super::frames::CLAIMS;
use super::topics::{known_topic, own_words};
use super::{Out, Page};
use crate::model::ActorKind;
use crate::reading::found::{ActorFound, MentionForm};
use crate::reading::phrase::{Class, class};
use crate::reading::who::Who;

impl Page<'_> {
    /// Of persons without an office and of companies, only what is a matter of diplomacy is public.
    pub(super) fn is_public(&self, told: &Told) -> bool {
        let (mut public, mut official) = (false, false);
        for actor in &told.who {
            public |= self.is_public_actor(*actor);
            official |= self.is_official(*actor);
        }
        let body = |actor: &usize| {
            let kind = self.who.actors.get(*actor).map(|actor| actor.kind);
            matches!(kind, Some(ActorKind::Other | ActorKind::Ngo))
        };
        // Of someone whose office the text does not tell, only plain words of promising or demanding.
        let among_states = self.diplomatic && (official || told.percent >= 80 || told.who.iter().any(body));
        public || official || among_states || self.is_matter(&told.what) && self.names_public_actor(&told.what)
    }

    /// Someone who holds an office for which he can speak.
    pub(super) fn is_official(&self, actor: usize) -> bool {
        self.who.actors.get(actor).is_some_and(holds_office)
    }

    /// A state, a body of one or of several, an armed or political group.
    pub(super) fn is_public_actor(&self, actor: usize) -> bool {
        self.who.actors.get(actor).is_some_and(|actor| {
            matches!(
                actor.kind,
                ActorKind::State
                    | ActorKind::Government
                    | ActorKind::Group
                    | ActorKind::InternationalOrganisation
                    | ActorKind::Ministry
            )
        })
    }

    /// Whether some words speak of a matter of diplomacy, or of an actor that is no person.
    pub(super) fn is_matter(&self, range: &Range<usize>) -> bool {
        self.names_public_actor(range) || self.topic(range).is_some()
    }

    fn names_public_actor(&self, range: &Range<usize>) -> bool {
        let mut named = self.who.actors_in(range).iter().filter(|span| span.form != MentionForm::Pronoun);
        named.any(|span| self.is_public_actor(span.actor))
    }

    pub(super) fn topic(&self, range: &Range<usize>) -> Option<&'static str> {
        known_topic(self.text, range, |at| self.who.actor_at(at).is_some())
    }

    /// The parts of what is held, each on a matter of its own, where all of it is more than one matter.
    pub(super) fn matters(&self, told: &Told, out: &Out) -> Vec<(Range<usize>, Option<String>)> {
        let what = &told.what;
        let mut parts: Vec<(Range<usize>, Option<&'static str>)> = Vec::new();
        let mut start = what.start;
        for at in what.start + 1..=what.end {
            let last = at == what.end;
            if !last && !self.begins_item(at, told.shape) {
                continue;
            }
            let part = start..if last { at } else { self.trimmed(start, at) };
            // “recognise” names the matter as well as what follows it.
            let from = if start == what.start { told.verb.min(start) } else { start };
            let topic = self.topic(&(from..part.end));
            match parts.last_mut() {
                // What has no matter of its own goes with what stands before.
                Some(before) if topic.is_none() || before.1 == topic => before.0.end = part.end,
                Some(before) if before.1.is_none() => *before = (before.0.start..part.end, topic),
                _ => parts.push((part, topic)),
            }
            start = at;
        }
        let [(_, only)] = parts.as_slice() else {
            return parts.into_iter().map(|(part, topic)| (part, topic.map(str::to_owned))).collect();
        };
        let is_name = |at: usize| self.who.actor_at(at).is_some();
        let topic = only
            .map(str::to_owned)
            .or_else(|| self.topic_before(what, out))
            .or_else(|| own_words(self.text, what, is_name))
            .or_else(|| own_words(self.text, &(told.verb + 1..what.end), is_name))
            .or_else(|| self.topic_around(told, out));
        vec![(what.clone(), topic)]
    }

    /// “would not accept them”: what the position before was about, or the words just before; else the last word of all.
    fn topic_around(&self, told: &Told, out: &Out) -> Option<String> {
        let text = self.text;
        let near = |start: usize| text.sentence_of(start) + 1 >= text.sentence_of(told.verb);
        let last = out.positions.last().filter(|last| near(last.tokens.start)).map(|last| last.found.topic.clone());
        let floor = told.what.start.saturating_sub(30);
        let before = || self.topic(&(floor..told.what.start)).map(str::to_owned);
        let word = || {
            let mut words =
                told.what.clone().rev().filter(|at| matches!(class(text, *at), Class::Other | Class::Capital));
            words.next().map(|at| text.tokens[at].lower.clone().into_owned())
        };
        last.or_else(before).or_else(word)
    }

    /// “rebuffed the call”: what the call before was about.
    fn topic_before(&self, what: &Range<usize>, out: &Out) -> Option<String> {
        let short = what.len() <= 4 && what.clone().any(|at| self.text.tokens[at].is_in(CLAIMS));
        let last = out.positions.last().filter(|_| short)?;
        let near = self.text.sentence_of(last.tokens.start) + 1 >= self.text.sentence_of(what.start);
        near.then(|| last.found.topic.clone())
    }

    /// Whether a new thing wanted begins at a token: after “and” or a comma, in the form of the first.
    fn begins_item(&self, at: usize, shape: Shape) -> bool {
        let text = self.text;
        let joined = text.tokens[at - 1].is_mark(&[',']) || text.tokens[at - 1].is("and");
        let opens = !text.tokens[at].is_in(&["and", "or"]) && class(text, at) != Class::Mark;
        let quoted = text.quotation_of(at).is_some_and(|quotation| quotation.start < at);
        if !joined || !opens || quoted && shape != Shape::Infinitive {
            return false;
        }
        match shape {
            Shape::Infinitive => {
                let object = matches!(class(text, at + 1), Class::Determiner | Class::Possessive);
                self.is_base(at)
                    || super::takes::is_infinitive(text, at)
                    || object && class(text, at) == Class::Other && !self.is_doing(at)
            }
            Shape::Thing | Shape::Doing => {
                let article = class(text, at) == Class::Determiner
                    && (at + 1..at + 6).any(|next| text.tokens.get(next).is_some_and(|token| token.is("of")));
                article
                    || self.is_doing(at)
                    || class(text, at) == Class::Preposition && text.tokens[at].is_in(&["for", "on", "against"])
                    || class(text, at) == Class::Adverb && self.is_doing(at + 1)
            }
            Shape::Clause => false,
        }
    }
}

/// Whether someone holds an office for which he can speak.
fn holds_office(actor: &ActorFound) -> bool {
    const OFFICES: &[&str] = &[
        "minister",
        "deputy",
        "marshal",
        "bishop",
        "queen",
        "president",
        "premier",
        "chancellor",
        "secretary",
        "spokes",
        "envoy",
        "ambassador",
        "representative",
        "negotiator",
        "diplomat",
        "chief",
        "commissioner",
        "general",
        "senator",
        "governor",
        "king",
        "prince",
        "emir",
        "leader",
        "commander",
        "official",
        "chair",
        "mediator",
        "candidate",
        "lawmaker",
        "congress",
        "admiral",
        "colonel",
        "director",
        "delegat",
        "adviser",
        "advisor",
        "consul",
        "sultan",
        "pope",
        "politician",
        "mayor",
        "coordinator",
        "member",
        "rep.",
        "judge",
        "ayatollah",
        "legislator",
        "parliament",
        "head of",
    ];
    actor.roles.iter().any(|role| {
        let printed = role.printed.to_lowercase();
        OFFICES.iter().any(|office| printed.contains(office))
    })
}

/// Whether a text tells of several states, their bodies, groups or officials.
pub(super) fn is_diplomatic(who: &Who) -> bool {
    let states = who.actors.iter().filter(|actor| {
        matches!(
            actor.kind,
            ActorKind::State
                | ActorKind::Government
                | ActorKind::Group
                | ActorKind::InternationalOrganisation
                | ActorKind::Ministry
        )
    });
    let officials = who.actors.iter().filter(|actor| actor.kind == ActorKind::Person && holds_office(actor));
    states.take(3).count() >= 2 && officials.take(2).count() >= 2
}
