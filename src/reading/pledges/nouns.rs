//! Promises, demands and stances as nouns and adjectives: “its commitment that”, “the refusal to”, “is committed to”.

use super::build::Told;
use super::extent::Shape;
use super::frames::Act;
use super::noun_frames::{ADJECTIVES, LIGHT, NOUNS, NounFrame, RECEIVING};
use super::takes::Taken;
use super::whom::Subject;
use super::{Out, Page};
use crate::model::Stance;
use crate::reading::phrase::{Class, Verb, class, copula, is_possessive, noun_phrase_at, verb_at};

const RULE: &str = "a noun of promising or taking a stance";

impl Page<'_> {
    /// Reads a noun, if it is one of those and someone owns it.
    pub(super) fn read_noun(&self, at: usize, out: &mut Out) {
        let text = self.text;
        let token = &text.tokens[at];
        let Some(frame) = NOUNS.iter().find(|frame| token.is_in(frame.nouns)) else { return };
        let lemma = if token.is("pressure") { "pressure on" } else { "" };
        if let Some((subject, after)) = self.giver_after(at)
            && let Some(taken) = self.taken(frame.takes, after, lemma)
        {
            self.tell(at, frame, &taken, subject, &[], out);
            return;
        }
        let Some(taken) = self.taken(frame.takes, at, lemma) else { return };
        let Some((subject, to_whom)) = self.owner(at, frame) else { return };
        if subject.actors.iter().any(|actor| out.holds(at, *actor)) {
            return;
        }
        self.tell(at, frame, &taken, subject, &to_whom, out);
    }

    /// Whose a noun is by what follows it: “a pledge by Oman to”, “assurances were given by Oman that”, with the last token of
    /// that.
    fn giver_after(&self, noun: usize) -> Option<(Subject, usize)> {
        let text = self.text;
        let given = (noun + 1..noun + 5).find_map(|at| verb_at(text, at)).filter(|verb| {
            verb.passive && verb.is_finite() && verb.start == noun + 1 && !verb.negated && LIGHT.contains(&verb.lemma)
        });
        let by = given.map_or(noun, |verb| verb.at) + 1;
        if !text.tokens.get(by)?.is("by") {
            return None;
        }
        let giver = noun_phrase_at(text, by + 1)?;
        let cut = (giver.start + 1..giver.end).find(|at| text.tokens[*at].is_in(&["to", "for"])).unwrap_or(giver.end);
        let subject = self.stand_for(&(giver.start..cut))?;
        Some((Subject { start: noun, ..subject }, cut - 1))
    }

    fn tell(&self, at: usize, frame: &NounFrame, taken: &Taken, subject: Subject, to_whom: &[usize], out: &mut Out) {
        let end = self.end_of(taken.what, taken.shape, at);
        if end <= taken.what {
            return;
        }
        // “put pressure on”, “reiterated its call for”
        let light = self.verb_governing(at, at.saturating_sub(7)).filter(|verb| LIGHT.contains(&verb.lemma));
        let from = light.filter(|verb| verb.is_finite() && verb.start >= subject.start).map_or(at, |verb| verb.at);
        let mut told = Told {
            who: subject.actors,
            start: subject.start.min(at),
            verb: at,
            lead: self.text.slice(&(from..taken.what)).split_whitespace().collect::<Vec<_>>().join(" "),
            what: taken.what..end,
            shape: taken.shape,
            stance: Stance::Said,
            percent: frame.percent.saturating_sub(subject.doubt),
            rule: RULE,
        };
        match frame.act {
            Act::Promise => self.promise(&told, to_whom, out),
            Act::Refuse => {
                "will not".clone_into(&mut told.lead);
                told.what.start += 1;
                self.hold(&told, out);
            }
            _ => self.hold(&told, out),
        }
    }

    /// Whose promise, demand or stance a noun is, and to whom it is given.
    fn owner(&self, noun: usize, frame: &NounFrame) -> Option<(Subject, Vec<usize>)> {
        let text = self.text;
        let sentence = text.sentences.get(text.sentence_of(noun))?.clone();
        // Back over adjectives: “its long-standing commitment”, “Cuba's public pledge”.
        let mut first = noun;
        while first > sentence.start
            && noun - first < 5
            && (matches!(class(text, first - 1), Class::Other | Class::Adverb | Class::Number)
                || text.tokens[first - 1].is_mark(&['-', '‑']))
            && verb_at(text, first - 1).is_none()
            && self.who.actor_at(first - 1).is_none()
        {
            first -= 1;
        }
        let before = first.checked_sub(1).filter(|before| *before >= sentence.start)?;
        let verb = self.verb_governing(first, sentence.start);
        // “Cuba's pledge”: possessive, or a name right before: “the administration refusal”.
        let clipped = before > sentence.start && is_possessive(text, before - 1) && text.tokens[before].is("s");
        // “Biden's administration refusal”: the body, not the man.
        if text.tokens[noun - 1].is_in(&["administration", "government", "delegation", "army", "side"])
            && let Some(body) = crate::reading::phrase::noun_phrase_before(text, noun)
            && let Some((actor, doubt)) = self.piece(&body)
        {
            return Some((Subject { actors: vec![actor], start: body.start, doubt }, Vec::new()));
        }
        let owned = if clipped { Some(before - 1) } else { Some(before).filter(|at| is_possessive(text, *at)) };
        let end = owned.unwrap_or(first);
        let named = self.who.actor_at(end - 1).or_else(|| {
            let possessor = crate::reading::phrase::noun_phrase_before(text, end)?;
            self.who.actors_in(&possessor).iter().rfind(|span| owned.is_some() || span.tokens.end == end)
        });
        // “gave Ankara assurances”: whom it is given to.
        let given =
            owned.is_none() && verb.as_ref().is_some_and(|verb| matches!(verb.lemma, "give" | "offer" | "send"));
        let named = named.filter(|_| !given);
        // “Mali's demand”, where Mali is read as a place.
        if named.is_none()
            && owned.is_some()
            && let Some(actor) = self.state_at(end - 1)
        {
            return Some((Subject { actors: vec![actor], start: end - 1, doubt: 3 }, Vec::new()));
        }
        if let Some(span) =
            named.filter(|span| span.tokens.end <= noun && (owned.is_some() || span.tokens.end == first))
        {
            return Some((Subject { actors: vec![span.actor], start: span.tokens.start, doubt: 0 }, Vec::new()));
        }
        let possessive = class(text, before) == Class::Possessive;
        if possessive {
            if let Some(span) = self.who.actor_at(before) {
                return Some((Subject { actors: vec![span.actor], start: before, doubt: 5 }, Vec::new()));
            }
            if text.tokens[before].is_in(&["our", "my"]) {
                let actor = self.speaks_for(self.voice_at(before)?)?;
                return Some((Subject { actors: vec![actor], start: before, doubt: 5 }, Vec::new()));
            }
            // “underscoring Türkiye's role and its commitment”: whose is named between.
            let since = verb.as_ref().map_or(sentence.start, |verb| verb.at + 1);
            if let Some(span) = self.who.actors_in(&(since..before)).last().filter(|_| verb.is_some()) {
                return Some((Subject { actors: vec![span.actor], start: before, doubt: 10 }, Vec::new()));
            }
            if let Some(subject) = verb.as_ref().filter(|verb| verb.is_finite()).and_then(|verb| self.subject(verb)) {
                return Some((Subject { doubt: subject.doubt + 5, ..subject }, Vec::new()));
            }
            // “for the group to uphold its commitment”: the nearest before.
            let floor = sentence.start.max(first.saturating_sub(12));
            let span = self.who.actors_in(&(floor..before)).last()?;
            return Some((Subject { actors: vec![span.actor], start: before, doubt: 15 }, Vec::new()));
        }
        let verb = verb?;
        let ahead = verb.modal.is_none_or(|modal| frame.act != Act::Promise && matches!(modal, "will" | "would"));
        if !verb.is_finite() || !ahead || verb.negated || verb.passive {
            return None;
        }
        let receiving = RECEIVING.contains(&verb.lemma) && frame.act == Act::Promise;
        if receiving {
            // “received assurances from Oman that”
            let from = (noun + 1..sentence.end.min(noun + 3)).find(|at| text.tokens[*at].is("from"))?;
            let giver = self.stand_for(&noun_phrase_at(text, from + 1)?)?;
            let to_whom = self.subject(&verb).map(|found| found.actors).unwrap_or_default();
            return Some((giver, to_whom));
        }
        let word = text.tokens[noun].is("word");
        if !LIGHT.contains(&verb.lemma) || word {
            return None;
        }
        let subject = self.subject(&verb)?;
        // “gave Ankara assurances that”
        let between = verb.at + 1..first;
        let to_whom = self.who.actors_in(&between).iter().map(|span| span.actor).collect();
        Some((subject, to_whom))
    }

    /// The verb that a noun phrase stands after as its object, with at most a name between.
    fn verb_governing(&self, first: usize, floor: usize) -> Option<Verb> {
        let floor = floor.max(first.saturating_sub(7));
        (floor..first).rev().find_map(|at| verb_at(self.text, at))
    }

    /// Reads an adjective after a form of “be”, if it is one of those: “remains committed to”, “is ready to”.
    /// “Committed” and its like are participles as well: tells whether it was one of those.
    pub(super) fn read_adjective(&self, at: usize, out: &mut Out) -> bool {
        let text = self.text;
        let token = &text.tokens[at];
        let frame = ADJECTIVES.iter().find(|frame| token.is_in(frame.nouns));
        let Some((frame, verb)) = frame.and_then(|frame| Some(frame).zip(copula(text, at))) else { return false };
        if verb.modal.is_none() {
            self.tell_adjective(at, frame, &verb, out);
        }
        true
    }

    fn tell_adjective(&self, at: usize, frame: &NounFrame, verb: &Verb, out: &mut Out) {
        let text = self.text;
        let token = &text.tokens[at];
        let Some(taken) = self.taken(frame.takes, at, "") else { return };
        let Some(subject) = self.subject(verb) else { return };
        if subject.actors.iter().any(|actor| out.holds(at, *actor)) {
            return;
        }
        // “stands ready to” binds, as communiqués have it.
        let stands = verb.lemma == "stand" && token.is_in(&["ready", "prepared"]);
        let act = if stands { Act::Promise } else { frame.act };
        let negated = verb.negated || token.is_in(&["unwilling", "reluctant"]);
        if negated && act == Act::Promise {
            return;
        }
        let end = self.end_of(taken.what, taken.shape, at);
        if end <= taken.what {
            return;
        }
        let told = Told {
            who: subject.actors,
            start: subject.start,
            verb: at,
            lead: text.slice(&(verb.start..taken.what)).split_whitespace().collect::<Vec<_>>().join(" "),
            what: taken.what..end,
            shape: if taken.shape == Shape::Doing { Shape::Doing } else { taken.shape },
            stance: Stance::Said,
            percent: frame.percent.saturating_sub(subject.doubt),
            rule: if act == Act::Promise { "bound or committed to" } else { "ready for, opposed or open to" },
        };
        if act == Act::Promise { self.promise(&told, &[], out) } else { self.hold(&told, out) }
    }
}
