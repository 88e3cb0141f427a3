//! What must be, will be and is not meant, in words that an actor says.

use std::ops::Range;

use super::build::Told;
use super::extent::Shape;
use super::{Out, Page};
use crate::model::Stance;
use crate::reading::phrase::{Class, class, head, made, noun_phrase_before, subject_of};

/// What words are said not to be.
const MEANING: &[&str] = &["mean", "imply", "amount", "signal", "constitute", "indicate", "represent", "equal"];

impl Page<'_> {
    /// Reads what something is said not to mean, in the words said in a sentence.
    pub(super) fn read_meanings(&self, sentence: &Range<usize>, out: &mut Out) {
        for at in sentence.clone() {
            let token = &self.text.tokens[at];
            if (token.is_in(MEANING) || token.is("about"))
                && let Some(voice) = self.voice_at(at).and_then(|quote| self.speaks_for(quote))
            {
                self.read_meaning(at, voice, out);
            }
        }
    }

    /// Reads what is held in the words said in a sentence.
    pub(super) fn read_speech(&self, sentence: &Range<usize>, out: &mut Out) {
        let text = self.text;
        for at in sentence.clone() {
            let modal = match class(text, at) {
                Class::Modal => true,
                Class::Other | Class::Auxiliary => self.is_need(at),
                _ => false,
            };
            if text.tokens[at].is_in(&["is", "are", "was", "were", "be", "remains", "remained"]) {
                let voices = match self.of_voice(at) {
                    Some(subject) => subject.actors,
                    None => self.impersonal(sentence).unwrap_or_default(),
                };
                self.read_judgement(at, &voices, out);
            }
            if !modal {
                continue;
            }
            let Some(quote) = self.voice_at(at) else {
                self.read_wont(at, out);
                continue;
            };
            let Some(voice) = self.speaks_for(quote) else { continue };
            if text.tokens[at].is_in(&["must", "should", "shouldn", "mustn", "shall"]) || self.is_need(at) {
                self.read_ought(at, voice, out);
            } else if text.tokens[at].is_in(&["will", "won", "would", "wouldn", "ll", "cannot"])
                || text.tokens[at].is_in(&["can", "could", "couldn"])
                    && (at + 1..at + 7)
                        .any(|at| text.tokens.get(at).is_some_and(|token| token.is_in(&["not", "t", "only", "never"])))
            {
                self.read_will(at, voice, out);
            }
        }
    }

    /// Both sides, of “It was emphasised that”.
    fn impersonal(&self, sentence: &Range<usize>) -> Option<Vec<usize>> {
        const SAID: &[&str] = &[
            "emphasised",
            "emphasized",
            "stressed",
            "noted",
            "underlined",
            "underscored",
            "agreed",
            "affirmed",
            "reaffirmed",
        ];
        let text = self.text;
        let words = text.tokens.get(sentence.start..sentence.start + 3)?;
        let said = words[0].is("it") && words[1].is("was") && words[2].is_in(SAID);
        if said { self.both(sentence.start) } else { None }
    }

    /// “needs to”, “needed to”, “have to”, “ought to”.
    fn is_need(&self, at: usize) -> bool {
        let text = self.text;
        let to = text.tokens.get(at + 1).is_some_and(|next| next.is("to") || next.is_mark(&['“', '"', '‘']));
        to && text.tokens[at].is_in(&["need", "needs", "needed", "ought", "has", "have", "had"])
            && super::takes::is_infinitive(text, at + 1)
            || text.tokens[at].is_in(&["need", "needs", "needed"])
                && to
                && (class(text, at + 2) == Class::Other
                    || text.tokens.get(at + 2).is_some_and(|next| next.is_mark(&['“', '"'])))
    }

    /// The first token of the clause whose verb begins at a place: its subject.
    pub(super) fn clause_start(&self, at: usize) -> Option<Range<usize>> {
        let text = self.text;
        let mut end = at;
        while end > 0 && class(text, end - 1) == Class::Adverb {
            end -= 1;
        }
        // An opening mark may part the subject from what is said of it: any help “should not be …”.
        if end > 0
            && text.tokens[end - 1].is_mark(&['“', '"', '‘', '\''])
            && text.quotation_of(end - 1).is_some_and(|one| one.start == end - 1)
        {
            end -= 1;
        }
        // “Reykjavik, he said, would”
        let floor = text.sentences.get(text.sentence_of(at))?.start;
        if let Some(before) = self.before_saying(end, floor) {
            return Some(before);
        }
        let whole = subject_of(text, &made(end, "be")).filter(|found| found.end == end);
        whole.or_else(|| {
            // A noun phrase that nothing before it takes: no object, no complement.
            let phrase = noun_phrase_before(text, end)?;
            let before = phrase.start.checked_sub(1)?;
            let free =
                matches!(class(text, before), Class::Mark | Class::That | Class::Conjunction | Class::Subordinator);
            free.then_some(phrase)
        })
    }

    /// “any help should not be linked with politics”.
    fn read_ought(&self, at: usize, voice: usize, out: &mut Out) {
        let text = self.text;
        let Some(subject) = self.clause_start(at) else { return };
        if subject.start >= at || out.holds(at, voice) || out.covers(at, false) {
            return;
        }
        // Who asks itself “what should be done” holds nothing.
        let asked = subject.start.checked_sub(1).is_some_and(|before| {
            matches!(class(text, before), Class::Relative) || text.tokens[before].is_in(&["if", "whether", "unless"])
        }) || class(text, subject.start) == Class::Relative;
        if asked {
            return;
        }
        let mut end = self.end_of(at, Shape::Clause, at);
        // The mark that closes what the subject stands before.
        let quotation =
            text.quotation_of(at).filter(|one| one.start > subject.start && one.closed && one.inner().end <= end + 1);
        end = quotation.map_or(end, |quotation| quotation.end);
        let what = subject.start..end;
        let firm = text.quotation_of(at).is_some()
            || text.tokens[at].is("must")
            || text.tokens[at].is_in(&["has", "have", "had", "need", "needs", "needed"]);
        let public = self.is_public_actor(voice) || self.is_official(voice);
        if end <= at + 1 || self.is_denied(at) || !(self.is_matter(&what) || firm && public) {
            return;
        }
        let told = Told {
            who: vec![voice],
            start: subject.start,
            verb: at,
            lead: String::new(),
            what,
            shape: Shape::Clause,
            stance: Stance::Said,
            percent: 75,
            rule: "what must or should be, in its words",
        };
        self.hold(&told, out);
    }

    /// “this does not mean recognition”, “the meeting is not about granting recognition”.
    fn read_meaning(&self, at: usize, voice: usize, out: &mut Out) {
        let text = self.text;
        let verb = if text.tokens[at].is("about") {
            let not = at >= 2 && class(text, at - 1) == Class::Negation && class(text, at - 2) == Class::Auxiliary;
            if !not {
                return;
            }
            at - 2
        } else {
            // “does not in any way mean”
            let not = (at.saturating_sub(5)..at).rev().find(|at| class(text, *at) == Class::Negation);
            let Some(not) = not.filter(|not| *not > 0) else { return };
            let clipped = crate::reading::phrase::is_clipped(text, not);
            let does = not - if clipped { 2 } else { 1 };
            if !matches!(class(text, does), Class::Auxiliary | Class::Modal) {
                return;
            }
            does
        };
        let Some(subject) = self.clause_start(verb) else { return };
        let Some(noun) = head(text, &subject) else { return };
        let end = self.end_of(at, Shape::Clause, at);
        if out.holds(at, voice) || end <= at + 1 || noun >= verb || !self.is_matter(&(at + 1..end)) {
            return;
        }
        let told = Told {
            who: vec![voice],
            start: subject.start,
            verb: at,
            lead: text.slice(&(verb..at + 1)).split_whitespace().collect::<Vec<_>>().join(" "),
            what: at + 1..end,
            shape: Shape::Clause,
            stance: Stance::Denied,
            percent: 75,
            rule: "what something is said not to mean",
        };
        self.hold(&told, out);
    }
}
