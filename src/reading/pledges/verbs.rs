//! Verbs that promise, demand, refuse, take a stance or deny.

use std::ops::Range;

use super::build::Told;
use super::extent::Shape;
use super::frames::{ASSERTIONS, Act, Frame, Take, frame_of};
use super::whom::Subject;
use super::{Out, Page};
use crate::model::Stance;
use crate::reading::found::Speech;
use crate::reading::phrase::{Class, Tense, Verb, class, made, noun_phrase_before, subject_of, verb_at};
use crate::reading::tokens::Token;

/// Verbs before “to” that leave a promise or a demand what it is.
const GOING_ON: &[&str] = &["continue", "begin", "start", "move", "go", "proceed"];
/// What one declines in an interview, and what is no matter of diplomacy.
const SAYING_NOTHING: &[&str] = &[
    "comment",
    "say",
    "give",
    "provide",
    "name",
    "identify",
    "specify",
    "elaborate",
    "discuss",
    "disclose",
    "answer",
    "confirm",
    "respond",
    "offer",
    "speculate",
    "be",
    "reveal",
    "detail",
    "describe",
    "speak",
    "talk",
    "explain",
    "predict",
];
/// What makes a clause a mere thought.
const SUPPOSING: &[&str] = &["if", "whether", "unless", "until", "once", "till", "lest", "when", "before"];

impl Page<'_> {
    /// Reads a verb, if it is one of those; `deal` where its sentence says under which deal.
    pub(super) fn read_verb(&self, verb: &Verb, deal: bool, out: &mut Out) {
        if deal && self.read_deal(verb, out) {
            return;
        }
        let Some(frame) = frame_of(verb.lemma) else { return };
        if verb.tense == Tense::Infinitive {
            // “continued to urge”
            let governor = verb.start.checked_sub(1).and_then(|before| verb_at(self.text, before));
            let governor = governor.filter(|governor| governor.is_finite() && GOING_ON.contains(&governor.lemma));
            if let Some(governor) = governor.filter(|governor| !governor.negated && !self.is_supposed(governor)) {
                let whole = Verb { at: verb.at, lemma: verb.lemma, ..governor };
                if let Some(subject) = self.subject(&governor) {
                    self.read_active(&whole, frame, &subject, out);
                }
            }
            return;
        }
        if self.is_supposed(verb) {
            return;
        }
        if verb.passive {
            self.read_passive(verb, frame, out);
        } else if verb.tense == Tense::Participle {
            if let Some(subject) = self.of_participle(verb) {
                self.read_active(verb, frame, &subject, out);
            }
        } else if let Some(subject) = self.subject(verb) {
            self.read_active(verb, frame, &subject, out);
        }
    }

    /// A verb in “-s” that may be a noun, right after the name of its subject: “Kyrgyzstan guarantees unhindered passage”.
    pub(super) fn present_at(&self, at: usize) -> Option<Verb> {
        let text = self.text;
        let token = text.tokens.get(at)?;
        let stem = token.lower.strip_suffix('s')?;
        let span = self.who.actor_at(at.checked_sub(1)?).filter(|span| span.tokens.end == at)?;
        let frame = frame_of(stem)?;
        let object = matches!(class(text, at + 1), Class::Other | Class::Number | Class::Capital | Class::Preposition);
        let first = span.phrase.start.min(span.tokens.start);
        let begins = first == 0
            || matches!(
                class(text, first - 1),
                Class::Mark
                    | Class::Conjunction
                    | Class::That
                    | Class::Subordinator
                    | Class::Determiner
                    | Class::Adverb
            );
        // Another verb would make it a noun: “US demands were met”.
        let other = (at + 1..at + 12)
            .take_while(|next| text.tokens.get(*next).is_some_and(|token| !token.is_mark(&['.', ',', ';'])))
            .any(|next| {
                matches!(class(text, next), Class::Auxiliary | Class::Modal)
                    || verb_at(text, next).is_some_and(|verb| verb.tense == Tense::Past)
            });
        (object && begins && !other).then_some(made(at, frame.lemma))
    }

    /// “…, insisting that”; “with the US pressing the group to”.
    fn of_participle(&self, verb: &Verb) -> Option<Subject> {
        let text = self.text;
        let before = verb.start.checked_sub(1)?;
        if text.tokens[before].is_mark(&[',']) || text.tokens[before].is_in(&["while", "and"]) {
            // “The group said that the US agreed to it, insisting …”: the group insists, as it says the rest.
            let said =
                before.checked_sub(1).and_then(|last| self.voice_at(last)).filter(|said| said.speech != Speech::Direct);
            if let Some(actor) = said.and_then(|said| self.voice(said)).filter(|_| self.voice_at(verb.at).is_none()) {
                return Some(Subject { actors: vec![actor], start: verb.start, doubt: 10 });
            }
            return self.subject(verb).map(|subject| Subject {
                start: verb.start,
                doubt: subject.doubt + 5,
                ..subject
            });
        }
        let phrase = noun_phrase_before(text, verb.start)?;
        let with = phrase.start.checked_sub(1).is_some_and(|with| text.tokens[with].is("with"));
        if with { self.stand_for(&phrase) } else { None }
    }

    /// The verb stands in what is only supposed: after “if”, “whether”, “until”.
    pub(super) fn is_supposed(&self, verb: &Verb) -> bool {
        let text = self.text;
        let Some(sentence) = text.sentences.get(text.sentence_of(verb.start)) else { return false };
        let floor = sentence.start.max(verb.start.saturating_sub(14));
        let subject =
            subject_of(text, verb).filter(|subject| subject.end <= verb.start).map_or(verb.start, |found| found.start);
        for at in (floor..verb.start).rev() {
            let token = &text.tokens[at];
            if token.is_mark(&[',', ';', '“', '”', '—']) && at < subject {
                return false;
            }
            match class(text, at) {
                Class::Subordinator if at < verb.start => return token.is_in(SUPPOSING),
                Class::That if at < subject => return false,
                _ => {}
            }
        }
        false
    }

    fn read_active(&self, verb: &Verb, frame: &Frame, subject: &Subject, out: &mut Out) {
        if subject.actors.iter().all(|actor| out.holds(verb.at, *actor)) && !subject.actors.is_empty() {
            return;
        }
        if out.covers(verb.at, true) || self.is_denied(verb.at) {
            return;
        }
        let own =
            self.voice_at(verb.at).is_some_and(|quote| subject.actors.iter().any(|actor| self.is_own(quote, *actor)));
        let ahead = matches!(verb.modal, Some("will" | "would" | "shall"));
        if verb.modal.is_some() && !ahead || verb.modal == Some("would") && self.voice_at(verb.at).is_none() {
            return;
        }
        let Some(taken) = self.taken(frame.takes, verb.at, verb.lemma) else {
            self.read_plain_no(verb, frame, subject, out);
            return;
        };
        let end = self.end_of(taken.what, taken.shape, verb.at);
        // “expecting them not to is wishful”: the words are themselves a subject.
        let gerund =
            verb.tense == Tense::Participle && matches!(class(self.text, end), Class::Auxiliary | Class::Modal);
        if end <= taken.what || gerund {
            return;
        }
        let told = |lead: String, stance: Stance, less: u8| Told {
            who: subject.actors.clone(),
            start: subject.start,
            verb: verb.at,
            lead,
            what: taken.what..end,
            shape: taken.shape,
            stance,
            percent: frame.percent.saturating_sub(subject.doubt + less),
            rule: frame.rule,
        };
        let lead = self.lead(verb, taken.what);
        match frame.act {
            Act::Promise | Act::Accept => {
                if verb.negated {
                    let done = matches!(verb.tense, Tense::Past | Tense::Perfect) && frame.act == Act::Promise;
                    if verb.modal.is_none() || own {
                        let stance = if done { Stance::Denied } else { Stance::Said };
                        self.hold(&told(lead, stance, 15), out);
                    }
                    return;
                }
                if ahead && !own || !self.binds(verb, &taken.take, taken.what..end) {
                    return;
                }
                let mut told = told(String::new(), Stance::Said, if ahead { 15 } else { 0 });
                // “signed up to”
                told.what.start += usize::from(verb.lemma == "sign");
                for partner in taken.with.iter().chain(self.partner(verb, &taken.take, taken.what..end).iter()) {
                    let found = self.stand_for(partner).map(|found| found.actors).unwrap_or_default();
                    told.who.extend(found.into_iter().filter(|actor| !subject.actors.contains(actor)));
                }
                let whom = taken.one.as_ref().and_then(|one| self.stand_for(one)).map(|one| one.actors);
                // “promised refugees to”: somebody, and the promise is not theirs.
                self.promise(&told, &whom.unwrap_or_default(), out);
            }
            Act::Duty => {}
            Act::Demand if verb.negated => {
                if matches!(taken.take, Take::Thing | Take::To | Take::With(_)) && verb.tense == Tense::Present {
                    self.hold(&told(lead, Stance::Said, 10), out);
                }
            }
            Act::Demand => {
                let someone = matches!(verb.lemma, "tell" | "ask" | "expect" | "encourage");
                // “insisted it had done nothing wrong” tells how things are.
                if verb.lemma == "insist" && taken.shape == Shape::Clause && !self.is_wished(taken.what..end) {
                    return;
                }
                // “asked not to be named”
                let named = verb.lemma == "ask"
                    && (taken.what..end).any(|at| self.text.tokens[at].is_in(&["named", "identified", "quoted"]));
                if named {
                    return;
                }
                let one = taken.one.as_ref().and_then(|one| self.stand_for(one));
                let from = taken.one.as_ref().map_or(taken.what, |one| one.start);
                if someone && taken.one.is_some() && one.is_none() && !self.is_matter(&(from..end)) {
                    return;
                }
                self.hold(&told(lead, Stance::Said, 0), out);
            }
            Act::Attitude => {
                if matches!(verb.lemma, "recognise" | "recognize")
                    && !verb.negated
                    && !self.is_recognition(taken.what..end)
                {
                    return;
                }
                let first = self.text.tokens.get(taken.what + 1);
                // “warned that war would come” is no stance; “warned that it would leave” is.
                let own = |token: &Token| token.is_in(&["it", "they", "he", "she", "we", "any"]);
                if verb.lemma == "warn"
                    && taken.take == Take::That
                    && !first.is_some_and(own)
                    && !own(&self.text.tokens[taken.what])
                {
                    return;
                }
                let turned_down = matches!(verb.lemma, "dismiss" | "reject" | "rebuff" | "denounce");
                if turned_down && self.is_assertion(taken.what..end) {
                    return;
                }
                let out_of = matches!(verb.lemma, "rule" | "turn");
                let mut told = told(lead, Stance::Said, if verb.modal.is_some() { 5 } else { 0 });
                if out_of {
                    // “ruled out sending”: what is ruled out comes after “out”.
                    told.lead = self.lead(verb, taken.what + 1);
                    told.what.start += 1;
                    if told.what.start >= told.what.end {
                        return;
                    }
                }
                self.hold(&told, out);
            }
            Act::Refuse => {
                let first = self.text.tokens.get(taken.what + 1);
                if verb.negated
                    || taken.shape == Shape::Infinitive && first.is_some_and(|word| word.is_in(SAYING_NOTHING))
                {
                    return;
                }
                // “a demand that Oslo refused to meet”: what it will not meet is told before.
                let object = subject.start.checked_sub(1).is_some_and(|that| class(self.text, that) == Class::That);
                if object && end <= taken.what + 2 {
                    return;
                }
                if taken.shape == Shape::Infinitive {
                    let mut told = told("will not".to_owned(), Stance::Said, 0);
                    told.what.start += 1;
                    self.hold(&told, out);
                } else {
                    self.hold(&told(lead, Stance::Said, 0), out);
                }
            }
            Act::Deny => {
                // “denied the meeting”: what happened, and no stance.
                if !verb.negated && !self.is_assertion(taken.what..end) && !self.is_encounter(taken.what..end) {
                    self.hold(&told(lead, Stance::Denied, 0), out);
                }
            }
        }
    }

    /// “to which Bishkek does not consent”: what is refused stands before.
    fn read_plain_no(&self, verb: &Verb, frame: &Frame, subject: &Subject, out: &mut Out) {
        let ends = self.text.tokens.get(verb.at + 1).is_none_or(|next| next.is_mark(&['.', ',', ';', '”', '"']));
        let refuses = verb.negated && verb.tense == Tense::Present && ends;
        if !refuses || !matches!(frame.lemma, "agree" | "consent" | "accept" | "recognise" | "recognize" | "support") {
            return;
        }
        let Some(sentence) = self.text.sentences.get(self.text.sentence_of(verb.at)) else { return };
        let told = Told {
            who: subject.actors.clone(),
            start: subject.start,
            verb: sentence.start,
            lead: String::new(),
            what: verb.start..verb.at + 1,
            shape: Shape::Clause,
            stance: Stance::Said,
            percent: 70_u8.saturating_sub(subject.doubt),
            rule: "what it does not agree to",
        };
        self.hold(&told, out);
    }

    /// The words of the verb up to what it takes: without “has”, with “will”, “not” and “is”.
    pub(super) fn lead(&self, verb: &Verb, what: usize) -> String {
        let kept = verb.negated || verb.modal.is_some() || verb.tense == Tense::Present;
        let from = if kept { verb.start } else { verb.at };
        self.text.slice(&(from..what)).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// With whom one agrees on a thing: “agreed to a ceasefire with the rebels”.
    fn partner(&self, verb: &Verb, take: &Take, what: Range<usize>) -> Option<Range<usize>> {
        if verb.lemma != "agree" || !matches!(take, Take::With(_) | Take::ThingOf(_)) {
            return None;
        }
        let with = what.clone().find(|at| self.text.tokens[*at].is("with"))?;
        self.joined_phrase(with + 1, what.end, &[])
    }

    /// Whether what follows binds: “agreed that prices were high” does not.
    fn binds(&self, verb: &Verb, take: &Take, what: Range<usize>) -> bool {
        let clause = *take == Take::That && matches!(verb.lemma, "agree" | "accept" | "guarantee" | "swear");
        !clause || what.clone().any(|at| class(self.text, at) == Class::Modal || self.text.tokens[at].is("be"))
    }

    /// Whether a clause tells what should or will be.
    fn is_wished(&self, what: Range<usize>) -> bool {
        const MODALS: &[&str] = &["must", "should", "will", "would", "shall", "won", "wouldn", "cannot"];
        let tokens = &self.text.tokens;
        what.clone().any(|at| {
            let ought = tokens[at].is_in(&["has", "have", "had", "need", "needs", "needed"])
                && tokens.get(at + 1).is_some_and(|next| next.is("to"));
            let being = tokens[at].is("be") && !tokens[at - 1].is_in(&["can", "could", "may", "might", "to"]);
            tokens[at].is_in(MODALS) || ought || being || tokens[at].is_in(&["essential", "necessary"])
        })
    }

    /// Whether what is turned down is a report or a charge.
    fn is_assertion(&self, what: Range<usize>) -> bool {
        what.clone().take(4).any(|at| self.text.tokens[at].is_in(ASSERTIONS))
    }

    /// Whether what is denied is that people met.
    fn is_encounter(&self, what: Range<usize>) -> bool {
        let head = what.clone().take(5).any(|at| {
            self.text.tokens[at].is_in(&[
                "meeting",
                "meetings",
                "encounter",
                "contacts",
                "contact",
                "talks",
                "involvement",
                "knowledge",
            ])
        });
        head || what.clone().any(|at| verb_at(self.text, at).is_some_and(|verb| verb.lemma == "meet"))
    }

    /// What is recognised is a state, a government, a claim to land.
    fn is_recognition(&self, what: Range<usize>) -> bool {
        const STATEHOOD: &[&str] = &[
            "state",
            "independence",
            "sovereignty",
            "government",
            "border",
            "borders",
            "statehood",
            "republic",
            "regime",
            "authority",
            "annexation",
            "capital",
            "passports",
            "legitimacy",
        ];
        what.clone().any(|at| self.text.tokens[at].is_in(STATEHOOD))
    }
}
