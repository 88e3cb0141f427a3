//! What holds under an agreement: “under the accord, Kosovo will …”, “the accord requires Iran to …”.

use std::ops::Range;

use super::build::Told;
use super::extent::Shape;
use super::frames::Take;
use super::{Out, Page};
use crate::model::Stance;
use crate::reading::phrase::{Tense, Verb, head, noun_phrase_at, subject_of, verb_at};
use crate::reading::text::Text;

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
    "contract",
    "text",
    "document",
    "declaration",
    "understanding",
    "communique",
    "communiqué",
    "charter",
];

impl Page<'_> {
    /// Whether a sentence says what holds under a deal: “under the accord”, “the truce requires”.
    pub(super) fn deal_in(&self, sentence: &Range<usize>) -> bool {
        let text = self.text;
        sentence.clone().take(400).any(|at| {
            let under = text.tokens[at].is_in(&["under", "per"]) || text.tokens[at].is("part");
            let led = under || text.tokens[at].is("terms") && text.tokens.get(at + 1).is_some_and(|next| next.is("of"));
            led && noun_phrase_at(text, at + 1 + usize::from(!under) + usize::from(text.tokens[at].is("part")))
                .is_some_and(|phrase| phrase.clone().any(|at| text.tokens[at].is_in(DEALS)))
        }) || sentence.clone().take(12).any(|at| text.tokens[at].is_in(DEALS))
            || self.after_deal(text.sentence_of(sentence.start))
    }

    /// Whether a sentence goes on to tell what holds under a deal that one of the two before it told of: “They signed a
    /// pact. Norway is to pay for it.”
    fn after_deal(&self, sentence: usize) -> bool {
        let text = self.text;
        let paragraph = |at: usize| text.sentences.get(at).map_or(0, |range| text.paragraph_of(range.start));
        (sentence.saturating_sub(2)..sentence)
            .any(|before| self.deals.get(before) == Some(&true) && paragraph(before) + 1 >= paragraph(sentence))
    }

    /// “Under the deal, Kosovo will …”, “… are to pull back under the accord”, “the accord requires Iran to …”.
    pub(super) fn read_deal(&self, verb: &Verb, out: &mut Out) -> bool {
        let text = self.text;
        let Some(sentence) = text.sentences.get(text.sentence_of(verb.at)) else { return false };
        // What the agreement does to somebody.
        if matches!(verb.lemma, "require" | "oblige" | "commit" | "bind" | "call" | "obligate")
            && verb.is_finite()
            && !verb.passive
            && !verb.negated
            && !matches!(verb.modal, Some("could" | "may" | "might" | "should"))
        {
            let by_deal = subject_of(text, verb)
                .is_some_and(|subject| head(text, &subject).is_some_and(|head| text.tokens[head].is_in(DEALS)));
            if !by_deal {
                return false;
            }
            let Some(taken) = self.taken(&[Take::OneTo, Take::OneWith(&["to"])], verb.at, verb.lemma) else {
                return true;
            };
            let Some(found) = taken.one.as_ref().and_then(|one| self.stand_for(one)) else { return true };
            let end = self.end_of(taken.what, taken.shape, verb.at);
            let start = subject_of(text, verb).map_or(verb.start, |subject| subject.start);
            if end > taken.what {
                self.promise(
                    &Told {
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
                    &[],
                    out,
                );
            }
            return true;
        }
        let under = sentence.clone().take(400).any(|at| text.tokens[at].is_in(&["under", "terms"]))
            || self.after_deal(text.sentence_of(verb.at));
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
            self.promise(&told, &[], out);
            return true;
        }
        let bare_are = verb.tense == Tense::Infinitive
            && verb.start > sentence.start
            && text.tokens[verb.start - 1].is_in(&["is", "are", "was", "were"]);
        let ahead = matches!(verb.modal, Some("will" | "would" | "must" | "shall"));
        if !under || verb.negated && !ahead || verb.passive || !(bare_are || ahead) || self.is_supposed(verb) {
            return false;
        }
        // What somebody says of the days after the deal is no term of it.
        if self.voice_at(verb.at).is_some() && self.after_deal(text.sentence_of(verb.at)) {
            return false;
        }
        let whole = if bare_are { Verb { start: verb.start - 1, tense: Tense::Present, ..*verb } } else { *verb };
        let Some(subject) = self.subject(&whole) else { return false };
        let end = self.end_of(verb.at, Shape::Infinitive, verb.at);
        if end <= whole.start + 1 || subject.actors.iter().any(|actor| out.holds(verb.at, *actor)) {
            return false;
        }
        self.promise(
            &Told {
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
            &[],
            out,
        );
        true
    }
}

/// For each sentence, whether it tells of a deal that was made, or of what holds under one.
pub(super) fn deals_made(text: &Text) -> Vec<bool> {
    let makes = |at: usize| {
        text.tokens[at].is("under")
            || verb_at(text, at).is_some_and(|verb| {
                matches!(verb.lemma, "sign" | "agree" | "reach" | "strike" | "conclude" | "announce" | "seal")
                    && verb.is_finite()
                    && verb.modal.is_none()
                    && !verb.negated
            })
    };
    let tells = |range: &Range<usize>| {
        let mut deals = range.clone().take(80).filter(|at| text.tokens[*at].is_in(DEALS)).take(4);
        deals.any(|at| (range.start.max(at.saturating_sub(8))..at).any(makes))
    };
    text.sentences.iter().map(tells).collect()
}
