//! What is promised, demanded or turned down in the passive: “aid was promised by the EU”.

use std::ops::Range;

use super::build::Told;
use super::extent::Shape;
use super::frames::{Act, Frame, PROPOSALS, Take};
use super::{Out, Page};
use crate::model::Stance;
use crate::reading::phrase::{Class, Tense, Verb, class, noun_phrase_before, subject_of};

impl Page<'_> {
    /// “aid was promised by the EU”, “the Houthis were urged by Oman to”, “the plan was rejected by Iran”.
    pub(super) fn read_passive(&self, verb: &Verb, frame: &Frame, out: &mut Out) {
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
            let who = agent.and_then(|agent| self.stand_for(&agent)).map(|found| found.actors);
            let Some(who) = who.or_else(|| self.both(verb.at)) else { return };
            if end > taken.what {
                self.promise(&Told { who, what: taken.what..end, shape: taken.shape, ..told }, &[], out);
            }
            return;
        }
        let Some(agent) = agent else { return };
        let Some(found) = self.stand_for(&agent) else { return };
        told.who = found.actors;
        if told.who.iter().any(|actor| out.holds(verb.at, *actor)) {
            return;
        }
        match frame.act {
            Act::Promise if matches!(verb.lemma, "promise" | "pledge" | "agree" | "guarantee" | "offer" | "accept") => {
                told.rule = "a promise in the passive";
                self.promise(&Told { verb: agent.end - 1, ..told }, &[], out);
            }
            Act::Accept if self.take_of_proposal(&theme) => {
                self.promise(&Told { verb: agent.end - 1, ..told }, &[], out);
            }
            Act::Demand if frame.takes.contains(&Take::OneTo) && !reduced => {
                let Some(taken) = self.taken(&[Take::To], agent.end - 1, verb.lemma) else { return };
                let end = self.end_of(taken.what, taken.shape, verb.at);
                told.lead = format!("{} {}", text.tokens[verb.at].text, self.lowered(&theme));
                self.hold(&Told { what: taken.what..end, shape: taken.shape, ..told }, out);
            }
            Act::Attitude if frame.takes.contains(&Take::Thing) && !reduced => {
                told.lead = text.tokens[verb.at].text.to_owned();
                self.hold(&Told { verb: agent.end - 1, ..told }, out);
            }
            _ => {}
        }
    }

    fn take_of_proposal(&self, theme: &Range<usize>) -> bool {
        theme.clone().any(|at| self.text.tokens[at].is_in(PROPOSALS))
    }

    /// A noun phrase as it stands inside a sentence: its article small.
    pub(super) fn lowered(&self, range: &Range<usize>) -> String {
        let words = self.text.slice(range).split_whitespace().collect::<Vec<_>>().join(" ");
        let article = matches!(class(self.text, range.start), Class::Determiner | Class::Possessive);
        if article {
            words.chars().take(1).flat_map(char::to_lowercase).chain(words.chars().skip(1)).collect()
        } else {
            words
        }
    }
}
