//! What someone judges unacceptable, illegal or a red line, and what it will not do in the reporter's words.

use std::ops::Range;

use super::build::Told;
use super::extent::Shape;
use super::whom::Subject;
use super::{Out, Page};
use crate::model::Stance;
use crate::reading::phrase::{Class, Verb, class, is_possessive, made, noun_phrase_at};

/// What is said of that which one does not want, or wants above all.
const JUDGEMENTS: &[&[&str]] = &[
    &["unacceptable"],
    &["inadmissible"],
    &["intolerable"],
    &["unjustified"],
    &["indispensable"],
    &["imperative"],
    &["essential"],
    &["nonnegotiable"],
    &["not", "negotiable"],
    &["non", "-", "negotiable"],
    &["out", "of", "the", "question"],
    &["off", "the", "table"],
    &["a", "red", "line"],
    &["not", "up", "for", "discussion"],
    &["not", "up", "for", "negotiation"],
    &["not", "up", "for", "debate"],
    &["not", "open", "to", "negotiation"],
    &["not", "for", "sale"],
    &["a", "must"],
    &["a", "non", "-", "starter"],
    &["a", "nonstarter"],
];

/// What else one calls that which one rejects.
const CHARGES: &[&[&str]] = &[
    &["illegal"],
    &["illegitimate"],
    &["unlawful"],
    &["invalid"],
    &["null", "and", "void"],
    &["unconstitutional"],
    &["unrealistic"],
    &["premature"],
    &["inviolable"],
    &["binding"],
    &["a", "violation"],
    &["a", "breach"],
    &["an", "act", "of", "war"],
    &["a", "precondition"],
    &["a", "condition"],
    &["a", "pretext"],
];

impl Page<'_> {
    /// How many tokens from a place on make a judgement, marks and adverbs before it counted.
    fn judgement_at(&self, at: usize, lists: &[&[&[&str]]]) -> Option<usize> {
        let text = self.text;
        let mut place = at;
        while matches!(class(text, place), Class::Adverb)
            || text.tokens.get(place).is_some_and(|token| token.is_mark(&['“', '"', '‘', '\'']))
        {
            place += 1;
        }
        lists.iter().flat_map(|list| list.iter()).find_map(|words| {
            let mut here = place;
            for word in *words {
                // “a blood-red line”
                let token = text.tokens.get(here)?;
                let coloured = *word == "red" && token.is("blood") && text.tokens.get(here + 1)?.is_mark(&['-']);
                here += if coloured { 2 } else { 0 };
                let token = text.tokens.get(here)?;
                if !(token.is(word) || *word == "-" && token.is_mark(&['-', '‑'])) {
                    return None;
                }
                here += 1;
            }
            Some(here - at)
        })
    }

    /// Reads “is unacceptable” and its like at a form of “be”, in words that someone says or “for” someone.
    pub(super) fn read_judgement(&self, at: usize, voices: &[usize], out: &mut Out) {
        let Some(length) = self.judgement_at(at + 1, &[JUDGEMENTS]) else { return };
        let Some(subject) = self.clause_start(at) else { return };
        let mut end = self.end_of(at + length, Shape::Clause, at).max(at + length + 1);
        let mut voices = voices.to_vec();
        if let Some((whose, after)) = self.for_whom(&subject, at + length + 1) {
            voices = vec![whose];
            end = end.max(after);
        }
        let weighty = self.is_matter(&(subject.start..at))
            || voices.iter().any(|voice| self.is_public_actor(*voice) || self.is_official(*voice));
        if voices.is_empty()
            || !(weighty || self.diplomatic)
            || subject.start >= at
            || voices.iter().any(|voice| out.holds(at, *voice))
        {
            return;
        }
        let whose = Subject { actors: voices, start: subject.start, doubt: 0 };
        self.hold_from(&whose, at, subject.start..end, "what it judges", 75, out);
    }

    /// “For Dublin, an open border is …”; “… is a red line for Dublin”: whose judgement it is, and one past the words for it.
    fn for_whom(&self, subject: &Range<usize>, after: usize) -> Option<(usize, usize)> {
        let text = self.text;
        let who = |phrase: Range<usize>| self.stand_for(&phrase).and_then(|found| found.actors.first().copied());
        if text.tokens.get(after).is_some_and(|token| token.is_in(&["for", "to"])) {
            let phrase = noun_phrase_at(text, after + 1)?;
            return Some((who(phrase.clone())?, phrase.end));
        }
        let start = text.sentences.get(text.sentence_of(subject.start))?.start;
        let lead = text.tokens[start].is("for").then(|| noun_phrase_at(text, start + 1)).flatten()?;
        let comma = text.tokens.get(lead.end)?.is_mark(&[',']) && lead.end + 1 == subject.start;
        Some((who(lead).filter(|_| comma)?, 0))
    }

    /// “called the strikes unacceptable”, “described the vote as illegitimate”, “considers it a red line”.
    pub(super) fn read_verdict(&self, verb: &Verb, out: &mut Out) {
        let text = self.text;
        let names = matches!(
            verb.lemma,
            "call"
                | "consider"
                | "deem"
                | "declare"
                | "label"
                | "brand"
                | "term"
                | "describe"
                | "see"
                | "view"
                | "regard"
                | "find"
                | "judge"
                | "denounce"
        );
        if !names
            || verb.passive
            || verb.negated
            || !verb.is_finite()
            || self.is_supposed(verb)
            || self.is_denied(verb.at)
        {
            return;
        }
        let limit =
            text.sentences.get(text.sentence_of(verb.at)).map_or(verb.at, |sentence| sentence.end).min(verb.at + 18);
        let Some(object) = noun_phrase_at(text, verb.at + 1) else { return };
        let judged = (object.start + 1..limit)
            .take_while(|at| !text.tokens[*at].is_mark(&[',', ';']))
            .find_map(|at| self.judgement_at(at, &[JUDGEMENTS, CHARGES]).map(|length| at + length));
        let Some(end) = judged else { return };
        let Some(subject) = self.subject(verb) else { return };
        let end = text.quotation_of(end - 1).map_or(end, |quotation| quotation.end.max(end));
        self.hold_from(&subject, verb.at, verb.at..end, "what it judges", 72, out);
    }

    /// “Mali's red line is the border”.
    pub(super) fn read_red_line(&self, at: usize, out: &mut Out) {
        let text = self.text;
        let line = text.tokens[at].is_in(&["line", "lines"]) && at >= 3 && text.tokens[at - 1].is("red");
        let being = text.tokens.get(at + 1).is_some_and(|next| next.is_in(&["is", "are", "was", "were", "remains"]));
        if !line || !being {
            return;
        }
        let owner = if is_possessive(text, at - 3) { at - 4 } else { at - 2 };
        let Some(actor) = self.who.actor_at(owner).map(|span| span.actor).or_else(|| self.state_at(owner)) else {
            return;
        };
        let whose = Subject { actors: vec![actor], start: owner, doubt: 0 };
        let end = self.end_of(at + 2, Shape::Clause, at);
        self.hold_from(&whose, at, owner..end, "its red line", 80, out);
    }

    /// “Mali will not attend”, “France would not discuss the islands”, in the reporter's own words.
    pub(super) fn read_wont(&self, at: usize, out: &mut Out) {
        let text = self.text;
        if !text.tokens[at].is_in(&["will", "would", "won", "wouldn"]) {
            return;
        }
        let mut verb = at + 1;
        let mut negated = false;
        while verb < at + 5
            && (matches!(class(text, verb), Class::Adverb | Class::Negation)
                || text.tokens.get(verb).is_some_and(|token| token.is_mark(&['\'', '’'])))
        {
            negated |= class(text, verb) == Class::Negation;
            verb += 1;
        }
        const SILENT: &[&str] = &[
            "say",
            "comment",
            "be",
            "have",
            "confirm",
            "give",
            "name",
            "know",
            "identify",
            "disclose",
            "elaborate",
            "specify",
        ];
        if !negated && text.tokens[at].is("will") {
            self.read_traded(at, verb, out);
        }
        let token = text.tokens.get(verb);
        if !negated || token.is_none_or(|token| token.is_in(SILENT)) {
            return;
        }
        if self.is_supposed(&made(at, "be")) {
            return;
        }
        let subject = self.clause_start(at).and_then(|range| self.stand_for(&range));
        let Some(subject) = subject.or_else(|| self.subject(&made(at, "be"))) else { return };
        let acts = subject.actors.iter().all(|actor| self.is_public_actor(*actor) || self.is_official(*actor));
        let end = self.end_of(verb, Shape::Infinitive, at);
        if acts && end > verb {
            self.hold_from(&subject, at, at..end, "what it will not do", 65, out);
        }
    }

    /// “Sweden will lift its ban in exchange for fuel”, “In return, Mali will free them”, in the reporter's own words.
    fn read_traded(&self, at: usize, verb: usize, out: &mut Out) {
        let text = self.text;
        let Some(sentence) = text.sentences.get(text.sentence_of(at)) else { return };
        let trade = (sentence.start..sentence.end).any(|at| {
            text.tokens[at].is_in(&["exchange", "return", "turn"])
                && at > sentence.start
                && text.tokens[at - 1].is("in")
                && text.tokens.get(at + 1).is_some_and(|next| next.is("for") || next.is_mark(&[',']) || next.is("will"))
        });
        if !trade || class(text, verb) != Class::Other || self.is_supposed(&made(at, "be")) {
            return;
        }
        let Some(subject) = self.subject(&made(at, "be")) else { return };
        let end = self.end_of(verb, Shape::Infinitive, at);
        if end <= verb + 1
            || !subject.actors.iter().all(|actor| self.is_public_actor(*actor) || self.is_official(*actor))
        {
            return;
        }
        let told = Told {
            who: subject.actors,
            start: subject.start,
            verb: at,
            lead: String::new(),
            what: at..end,
            shape: Shape::Infinitive,
            stance: Stance::Said,
            percent: 65_u8.saturating_sub(subject.doubt),
            rule: "what it will do in exchange",
        };
        self.promise(&told, &[], out);
    }

    /// “Stop the bombing, open Rafah”: what words said begin with.
    pub(super) fn read_imperative(&self, at: usize, out: &mut Out) {
        const ORDERS: &[&str] = &[
            "stop",
            "end",
            "open",
            "reopen",
            "release",
            "free",
            "withdraw",
            "halt",
            "lift",
            "cease",
            "leave",
            "return",
            "respect",
            "honour",
            "honor",
            "implement",
            "allow",
            "dismantle",
            "disarm",
            "surrender",
            "choose",
            "pay",
        ];
        let text = self.text;
        let Some(quotation) = text.quotation_of(at).filter(|quotation| quotation.start + 1 == at) else { return };
        let orders = text.tokens[at].is_in(ORDERS) && text.tokens[at].is_capitalised();
        let object = matches!(
            class(text, at + 1),
            Class::Determiner | Class::Possessive | Class::Capital | Class::Other | Class::Pronoun | Class::Preposition
        );
        if !orders || !object {
            return;
        }
        let Some(subject) = self.of_voice(at) else { return };
        let sentence = text.sentences.get(text.sentence_of(at)).map_or(at, |sentence| sentence.end);
        let stop = (at..quotation.inner().end.min(sentence)).find(|at| text.tokens[*at].is_mark(&['.', '!', ';']));
        let end = self.trimmed(at, stop.unwrap_or_else(|| quotation.inner().end.min(sentence)));
        let public = subject.actors.iter().all(|actor| self.is_public_actor(*actor) || self.is_official(*actor));
        if public {
            self.hold_from(&subject, at, at..end, "an order in its words", 70, out);
        }
    }
}
