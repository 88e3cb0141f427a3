//! Verbs that promise, demand, refuse, take a stance or deny.

use super::build::Told;
use super::extent::Shape;
use super::frames::{Act, Frame, Take, frame_of};
use super::whom::Subject;
use super::{Out, Page};
use crate::model::Stance;
use crate::reading::found::Speech;
use crate::reading::phrase::{Class, Tense, Verb, class, noun_phrase_at, noun_phrase_before, subject_of, verb_at};

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
        if with { self.stand_for(&phrase, verb.start) } else { None }
    }

    /// The verb stands in what is only supposed: after “if”, “whether”, “until”.
    fn is_supposed(&self, verb: &Verb) -> bool {
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
        if out.covers(verb.at, true) {
            return;
        }
        let own =
            self.voice_at(verb.at).is_some_and(|quote| subject.actors.iter().any(|actor| self.is_own(quote, *actor)));
        let ahead = matches!(verb.modal, Some("will" | "would" | "shall"));
        if verb.modal.is_some() && !ahead || verb.modal == Some("would") && self.voice_at(verb.at).is_none() {
            return;
        }
        let Some(taken) = self.taken(frame.takes, verb.at, verb.lemma) else { return };
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
                        self.hold(told(lead, stance, 15), out);
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
                    let found = self.stand_for(partner, verb.at).map(|found| found.actors).unwrap_or_default();
                    told.who.extend(found.into_iter().filter(|actor| !subject.actors.contains(actor)));
                }
                let whom = taken.one.as_ref().and_then(|one| self.stand_for(one, verb.at)).map(|one| one.actors);
                // “promised refugees to”: somebody, and the promise is not theirs.
                self.promise(told, whom.unwrap_or_default(), out);
            }
            Act::Duty => {}
            Act::Demand if verb.negated => {
                if matches!(taken.take, Take::Thing | Take::To | Take::With(_)) && verb.tense == Tense::Present {
                    self.hold(told(lead, Stance::Said, 10), out);
                }
            }
            Act::Demand => {
                let someone = matches!(verb.lemma, "tell" | "ask" | "expect" | "encourage");
                let one = taken.one.as_ref().and_then(|one| self.stand_for(one, verb.at));
                if someone && taken.one.is_some() && one.is_none() && !self.is_matter(&(taken.what..end)) {
                    return;
                }
                self.hold(told(lead, Stance::Said, 0), out);
            }
            Act::Attitude => {
                if matches!(verb.lemma, "recognise" | "recognize")
                    && !verb.negated
                    && !self.is_recognition(taken.what..end)
                {
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
                self.hold(told, out);
            }
            Act::Refuse => {
                let first = self.text.tokens.get(taken.what + 1);
                if verb.negated
                    || taken.shape == Shape::Infinitive && first.is_some_and(|word| word.is_in(SAYING_NOTHING))
                {
                    return;
                }
                if taken.shape == Shape::Infinitive {
                    let mut told = told("will not".to_owned(), Stance::Said, 0);
                    told.what.start += 1;
                    self.hold(told, out);
                } else {
                    self.hold(told(lead, Stance::Said, 0), out);
                }
            }
            Act::Deny => {
                if !verb.negated {
                    self.hold(told(lead, Stance::Denied, 0), out);
                }
            }
        }
    }

    /// The words of the verb up to what it takes: without “has”, with “will”, “not” and “is”.
    pub(super) fn lead(&self, verb: &Verb, what: usize) -> String {
        let kept = verb.negated || verb.modal.is_some() || verb.tense == Tense::Present;
        let from = if kept { verb.start } else { verb.at };
        self.text.slice(&(from..what)).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// With whom one agrees on a thing: “agreed to a ceasefire with the rebels”.
    fn partner(&self, verb: &Verb, take: &Take, what: std::ops::Range<usize>) -> Option<std::ops::Range<usize>> {
        if verb.lemma != "agree" || !matches!(take, Take::With(_) | Take::ThingOf(_)) {
            return None;
        }
        let with = what.clone().find(|at| self.text.tokens[*at].is("with"))?;
        self.joined_phrase(with + 1, what.end, &[])
    }

    /// Whether what follows binds: “agreed that prices were high” does not.
    fn binds(&self, verb: &Verb, take: &Take, what: std::ops::Range<usize>) -> bool {
        let clause = *take == Take::That && matches!(verb.lemma, "agree" | "accept" | "guarantee" | "swear");
        !clause || what.clone().any(|at| class(self.text, at) == Class::Modal || self.text.tokens[at].is("be"))
    }

    /// What is recognised is a state, a government, a claim to land.
    fn is_recognition(&self, what: std::ops::Range<usize>) -> bool {
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

    /// “aid was promised by the EU”, “the Houthis were urged by Oman to”, “the plan was rejected by Iran”.
    fn read_passive(&self, verb: &Verb, frame: &Frame, out: &mut Out) {
        let text = self.text;
        if verb.negated || verb.modal.is_some() {
            return;
        }
        let Some(sentence) = text.sentences.get(text.sentence_of(verb.at)) else { return };
        let by = (verb.at + 1..sentence.end.min(verb.at + 7)).find(|at| text.tokens[*at].is("by"));
        let agent = by.and_then(|by| self.joined_phrase(by + 1, sentence.end, &["on", "to", "in"]));
        let reduced = verb.tense == Tense::Participle;
        let theme = if reduced { noun_phrase_before(text, verb.start) } else { subject_of(text, verb) };
        let Some(theme) = theme.filter(|theme| theme.end <= verb.start && theme.start >= sentence.start) else {
            return;
        };
        let it = theme.len() == 1 && text.tokens[theme.start].is("it");
        let mut told = Told {
            who: Vec::new(),
            start: theme.start,
            verb: verb.at,
            lead: String::new(),
            what: theme.clone(),
            shape: Shape::Thing,
            stance: Stance::Said,
            percent: frame.percent.saturating_sub(if reduced { 15 } else { 5 }),
            rule: frame.rule,
        };
        if it && verb.lemma == "agree" {
            // “It was agreed (by both) that aid would flow”.
            let after = agent.as_ref().map_or(verb.at, |agent| agent.end - 1);
            let Some(taken) = self.taken(&[Take::To, Take::That], after, verb.lemma) else { return };
            let end = self.end_of(taken.what, taken.shape, verb.at);
            let who = agent.and_then(|agent| self.stand_for(&agent, verb.at)).map(|found| found.actors);
            let Some(who) = who.or_else(|| self.both(verb.at)) else { return };
            if end > taken.what {
                self.promise(Told { who, what: taken.what..end, shape: taken.shape, ..told }, Vec::new(), out);
            }
            return;
        }
        let Some(agent) = agent else { return };
        let Some(found) = self.stand_for(&agent, verb.at) else { return };
        told.who = found.actors;
        if told.who.iter().any(|actor| out.holds(verb.at, *actor)) {
            return;
        }
        match frame.act {
            Act::Promise if matches!(verb.lemma, "promise" | "pledge" | "agree" | "guarantee" | "offer" | "accept") => {
                told.rule = "a promise in the passive";
                self.promise(Told { verb: agent.end - 1, ..told }, Vec::new(), out);
            }
            Act::Accept if self.take_of_proposal(&theme) => {
                self.promise(Told { verb: agent.end - 1, ..told }, Vec::new(), out);
            }
            Act::Demand if frame.takes.contains(&Take::OneTo) && !reduced => {
                let Some(taken) = self.taken(&[Take::To], agent.end - 1, verb.lemma) else { return };
                let end = self.end_of(taken.what, taken.shape, verb.at);
                told.lead = format!("{} {}", text.tokens[verb.at].text, self.lowered(&theme));
                self.hold(Told { what: taken.what..end, shape: taken.shape, ..told }, out);
            }
            Act::Attitude if frame.takes.contains(&Take::Thing) && !reduced => {
                told.lead = text.tokens[verb.at].text.to_owned();
                self.hold(Told { verb: agent.end - 1, ..told }, out);
            }
            _ => {}
        }
    }

    fn take_of_proposal(&self, theme: &std::ops::Range<usize>) -> bool {
        theme.clone().any(|at| self.text.tokens[at].is_in(super::frames::PROPOSALS))
    }

    /// A noun phrase as it stands inside a sentence: its article small.
    pub(super) fn lowered(&self, range: &std::ops::Range<usize>) -> String {
        let words = self.text.slice(range).split_whitespace().collect::<Vec<_>>().join(" ");
        let article = matches!(class(self.text, range.start), Class::Determiner | Class::Possessive);
        if article {
            words.chars().take(1).flat_map(char::to_lowercase).chain(words.chars().skip(1)).collect()
        } else {
            words
        }
    }

    /// Whether a sentence says what holds under a deal: “under the accord”, “the truce requires”.
    pub(super) fn deal_in(&self, sentence: &std::ops::Range<usize>) -> bool {
        let text = self.text;
        sentence.clone().take(400).any(|at| {
            let under = text.tokens[at].is_in(&["under", "per"]) || text.tokens[at].is("part");
            let led = under || text.tokens[at].is("terms") && text.tokens.get(at + 1).is_some_and(|next| next.is("of"));
            led && noun_phrase_at(text, at + 1 + usize::from(!under) + usize::from(text.tokens[at].is("part")))
                .is_some_and(|phrase| phrase.clone().any(|at| text.tokens[at].is_in(DEALS)))
        }) || sentence.clone().take(12).any(|at| text.tokens[at].is_in(DEALS))
    }

    /// “Under the deal, Kosovo will …”, “… are to pull back under the accord”, “the accord requires Iran to …”.
    fn read_deal(&self, verb: &Verb, out: &mut Out) -> bool {
        let text = self.text;
        let Some(sentence) = text.sentences.get(text.sentence_of(verb.at)) else { return false };
        // What the agreement does to somebody.
        if matches!(verb.lemma, "require" | "oblige" | "commit" | "bind" | "call" | "obligate")
            && verb.is_finite()
            && !verb.passive
            && !verb.negated
            && !matches!(verb.modal, Some("could" | "may" | "might" | "should"))
        {
            let by_deal = subject_of(text, verb).is_some_and(|subject| {
                crate::reading::phrase::head(text, &subject).is_some_and(|head| text.tokens[head].is_in(DEALS))
            });
            if !by_deal {
                return false;
            }
            let Some(taken) = self.taken(&[Take::OneTo, Take::OneWith(&["to"])], verb.at, verb.lemma) else {
                return true;
            };
            let Some(found) = taken.one.as_ref().and_then(|one| self.stand_for(one, verb.at)) else { return true };
            let end = self.end_of(taken.what, taken.shape, verb.at);
            let start = subject_of(text, verb).map_or(verb.start, |subject| subject.start);
            if end > taken.what {
                self.promise(
                    Told {
                        who: found.actors,
                        start,
                        verb: verb.at,
                        lead: String::new(),
                        what: taken.what..end,
                        shape: taken.shape,
                        stance: Stance::Said,
                        percent: 75,
                        rule: "what an agreement asks of a side",
                    },
                    Vec::new(),
                    out,
                );
            }
            return true;
        }
        let under = sentence.clone().take(400).any(|at| text.tokens[at].is_in(&["under", "terms"]));
        let made_to =
            verb.passive && matches!(verb.lemma, "require" | "oblige" | "obligate" | "commit") && !verb.negated;
        if under && made_to && matches!(verb.modal, None | Some("will" | "would")) && verb.is_finite() {
            let Some(subject) = self.subject(verb) else { return false };
            let Some(taken) = self.taken(&[Take::To], verb.at, verb.lemma) else { return false };
            let end = self.end_of(taken.what, taken.shape, verb.at);
            let told = Told {
                who: subject.actors,
                start: subject.start,
                verb: verb.at,
                lead: String::new(),
                what: taken.what..end,
                shape: taken.shape,
                stance: Stance::Said,
                percent: 75 - subject.doubt.min(75),
                rule: "what an agreement asks of a side",
            };
            self.promise(told, Vec::new(), out);
            return true;
        }
        let bare_are = verb.tense == Tense::Infinitive
            && verb.start > sentence.start
            && text.tokens[verb.start - 1].is_in(&["is", "are", "was", "were"]);
        let ahead = matches!(verb.modal, Some("will" | "would" | "must" | "shall"));
        if !under || verb.negated && !ahead || verb.passive || !(bare_are || ahead) || self.is_supposed(verb) {
            return false;
        }
        let whole = if bare_are { Verb { start: verb.start - 1, tense: Tense::Present, ..*verb } } else { *verb };
        let Some(subject) = self.subject(&whole) else { return false };
        let end = self.end_of(verb.at, Shape::Infinitive, verb.at);
        if end <= whole.start + 1 || subject.actors.iter().any(|actor| out.holds(verb.at, *actor)) {
            return false;
        }
        self.promise(
            Told {
                who: subject.actors,
                start: subject.start,
                verb: verb.at,
                lead: String::new(),
                what: whole.start..end,
                shape: Shape::Clause,
                stance: Stance::Said,
                percent: 75 - subject.doubt.min(75),
                rule: "what holds under an agreement",
            },
            Vec::new(),
            out,
        );
        true
    }
}

/// What binds several sides.
const DEALS: &[&str] = &[
    "deal",
    "agreement",
    "accord",
    "accords",
    "pact",
    "treaty",
    "truce",
    "ceasefire",
    "plan",
    "terms",
    "arrangement",
    "roadmap",
    "memorandum",
    "protocol",
    "convention",
    "framework",
    "settlement",
    "compromise",
    "initiative",
    "resolution",
];
