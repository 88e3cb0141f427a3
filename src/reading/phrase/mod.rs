//! Verbs and noun phrases by rules over tokens: which form a verb has, what its subject is, where a phrase ends.
//!
//! No tagger and no parser: closed word lists, a lexicon of verbs, and the order of words in news prose. Every look is
//! bounded, so that a reader that asks at each token stays linear.

mod being;
mod nouns;
mod subject;
mod verbs;
mod words;

use super::text::Text;
use super::tokens::Kind;
pub(crate) use being::{copula, made};
pub(crate) use nouns::{head, noun_phrase_at, noun_phrase_before};
pub(crate) use subject::subject_of;
use verbs::{Form, verb_form};
pub(crate) use words::{Class, class, class_of, is_clipped, is_possessive};

/// How far a look goes, in tokens.
const FAR: usize = 120;

/// When, or in what form, a verb speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    /// “met”, “was meeting”, “did meet”.
    Past,
    /// “has met”, “had met”.
    Perfect,
    /// “meets”, “is meeting”.
    Present,
    /// “will meet”.
    Future,
    /// “would meet”, “may meet”, “must meet”: see the modal.
    Modal,
    /// “to meet”.
    Infinitive,
    /// “meeting”, “led by” without an auxiliary.
    Participle,
}

/// A verb where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Verb {
    /// The token of the verb itself.
    pub at: usize,
    /// The first token of the group: of “will not be meeting”, “will”.
    pub start: usize,
    /// The infinitive.
    pub lemma: &'static str,
    /// When.
    pub tense: Tense,
    /// “not”, “never”, “didn't”.
    pub negated: bool,
    /// “was told”, “led by”.
    pub passive: bool,
    /// The modal, if there is one: “would”.
    pub modal: Option<&'static str>,
}

impl Verb {
    /// It has a subject of its own: neither infinitive nor participle.
    pub(crate) fn is_finite(&self) -> bool {
        !matches!(self.tense, Tense::Infinitive | Tense::Participle)
    }
}

/// Modals, as a verb gives them.
const MODALS: &[(&str, &str)] = &[
    ("will", "will"),
    ("won", "will"),
    ("ll", "will"),
    ("shall", "shall"),
    ("would", "would"),
    ("wouldn", "would"),
    ("d", "would"),
    ("can", "can"),
    ("cannot", "can"),
    ("could", "could"),
    ("couldn", "could"),
    ("may", "may"),
    ("might", "might"),
    ("must", "must"),
    ("mustn", "must"),
    ("should", "should"),
    ("shouldn", "should"),
    ("needn", "need"),
];

/// The verb of the lexicon that stands at a token, with its auxiliaries; none where the word is a noun or an adjective there.
pub(crate) fn verb_at(text: &Text, at: usize) -> Option<Verb> {
    let token = text.tokens.get(at).filter(|token| token.kind == Kind::Word)?;
    let form = verb_form(&token.lower)?;
    if token.is_capitalised() && !opens(text, at) {
        return None;
    }
    // “Pay says”: a name that is a verb elsewhere.
    let follows = || text.tokens.get(at + 1).and_then(|next| verb_form(&next.lower)).map(|next| next.form);
    if token.is_capitalised()
        && form.form == Form::Base
        && matches!(follows(), Some(Form::Third | Form::Past | Form::PastOrParticiple))
    {
        return None;
    }
    let mut group = Group { start: at, ..Group::default() };
    group.read(text, at);
    if group.bare() && is_noun(text, at, form) {
        return None;
    }
    // “is state senator”: no bare form follows “is” or “has”.
    let bare_form = matches!(form.form, Form::Base | Form::Third) && !is_own_past(form.lemma);
    if bare_form && (group.be || group.have) && !group.to && !group.does && group.modal.is_none() {
        return None;
    }
    let past = matches!(form.form, Form::Past | Form::PastOrParticiple);
    let participle = matches!(form.form, Form::Participle | Form::PastOrParticiple)
        || is_own_past(form.lemma) && form.form == Form::Base;
    let passive = group.be && participle;
    let tense = if group.to {
        Tense::Infinitive
    } else if let Some(modal) = group.modal {
        if matches!(modal, "will" | "shall") { Tense::Future } else { Tense::Modal }
    } else if group.have && (participle || group.been) {
        Tense::Perfect
    } else if group.be || group.does {
        if group.past { Tense::Past } else { Tense::Present }
    } else if form.form == Form::Ing || form.form == Form::Participle {
        Tense::Participle
    } else if past {
        let next = text.tokens.get(at + 1);
        let reduced = form.form == Form::PastOrParticiple && next.is_some_and(|next| next.is("by"));
        // “Asked about it, he said”.
        let absolute = form.form == Form::PastOrParticiple && opens(text, at) && token.is_capitalised();
        if reduced || absolute { Tense::Participle } else { Tense::Past }
    } else {
        Tense::Present
    };
    let passive = passive || tense == Tense::Participle && participle;
    Some(Verb { at, start: group.start, lemma: form.lemma, tense, negated: group.negated, passive, modal: group.modal })
}

/// The infinitive of which a word in lower case is a finite form: of “said” and “says”, “say”.
pub(crate) fn finite_lemma(word: &str) -> Option<&'static str> {
    let finite = |form| matches!(form, Form::Third | Form::Past | Form::PastOrParticiple);
    verb_form(word).filter(|verb| finite(verb.form)).map(|verb| verb.lemma)
}

/// “put”, “read”: the past and the participle are written as the infinitive.
fn is_own_past(lemma: &str) -> bool {
    matches!(
        lemma,
        "put"
            | "cut"
            | "set"
            | "let"
            | "quit"
            | "hit"
            | "shut"
            | "bet"
            | "cast"
            | "read"
            | "hurt"
            | "come"
            | "become"
            | "run"
            | "overrun"
            | "overcome"
            | "beat"
            | "rebroadcast"
    )
}

/// Whether a token begins a sentence or words between quotation marks.
fn opens(text: &Text, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|before| text.tokens.get(before)) else { return true };
    let opened = before.is_mark(&['“', '"', '‘', '(', '—', '–', '-', ':', '…']);
    opened || text.sentences.get(text.sentence_of(at)).is_some_and(|sentence| sentence.start == at)
}

/// The auxiliaries before a verb.
#[derive(Default)]
#[allow(clippy::struct_excessive_bools, reason = "which auxiliaries stand there")]
struct Group {
    start: usize,
    to: bool,
    be: bool,
    been: bool,
    have: bool,
    does: bool,
    past: bool,
    negated: bool,
    modal: Option<&'static str>,
}

impl Group {
    fn read(&mut self, text: &Text, at: usize) {
        let mut here = at;
        let floor = at.saturating_sub(9);
        while here > floor {
            here -= 1;
            let token = &text.tokens[here];
            match class(text, here) {
                Class::Adverb => continue,
                // “has since claimed”
                Class::Subordinator if token.is("since") && class(text, here - 1) == Class::Auxiliary => continue,
                Class::Negation => self.negated = true,
                Class::Modal => {
                    self.modal = MODALS.iter().find(|(word, _)| token.is(word)).map(|(_, modal)| *modal);
                    self.negated |= matches!(&*token.lower, "cannot" | "won");
                }
                Class::Auxiliary => self.auxiliary(&token.lower),
                Class::Preposition if token.is("to") => {
                    // “to Kabul said”: only a bare form follows the “to” of an infinitive.
                    let next = &text.tokens[here + 1];
                    let bare =
                        verb_form(&next.lower).is_some_and(|verb| verb.form == Form::Base || next.lower == verb.lemma);
                    if !(bare || class(text, here + 1) == Class::Auxiliary || class(text, here + 1) == Class::Adverb) {
                        return;
                    }
                    self.to = true;
                    self.start = here;
                    return;
                }
                // The apostrophe of “didn't”, “he'll”; the “all” of “have all agreed”.
                Class::Mark if is_clipped(text, here + 1) && token.is_mark(&['\'', '’']) => {}
                Class::Determiner if token.is_in(&["all", "both", "each"]) => continue,
                // “has long sought”
                Class::Other if token.is("long") => continue,
                _ => return,
            }
            self.start = here;
        }
    }

    fn auxiliary(&mut self, word: &str) {
        match word {
            "is" | "are" | "am" | "being" | "isn" | "aren" | "re" | "m" | "be" => self.be = true,
            "was" | "were" | "wasn" | "weren" => (self.be, self.past) = (true, true),
            "been" => (self.be, self.been) = (true, true),
            "has" | "have" | "having" | "hasn" | "haven" | "ve" => self.have = true,
            "had" | "hadn" | "d" => (self.have, self.past) = (true, true),
            "did" | "didn" => (self.does, self.past) = (true, true),
            _ => self.does = true,
        }
    }

    fn bare(&self) -> bool {
        !(self.to || self.be || self.have || self.does) && self.modal.is_none()
    }
}

/// Whether a word that is a verb elsewhere is a noun or an adjective where it stands.
fn is_noun(text: &Text, at: usize, form: verbs::VerbForm) -> bool {
    let before = at.checked_sub(1).map_or(Class::Mark, |before| class(text, before));
    let owned = at >= 2 && (is_possessive(text, at - 1) || is_clipped(text, at - 1) && is_possessive(text, at - 2));
    let next = class(text, at + 1);
    let hyphened =
        |place: usize| text.tokens.get(place).is_some_and(|token| token.is_mark(&['-', '‑']) && !token.spaced);
    if hyphened(at + 1) || at > 0 && hyphened(at - 1) && !text.tokens[at].spaced {
        return true;
    }
    match form.form {
        // “the said letter”, “his stated aim”.
        Form::Past | Form::PastOrParticiple | Form::Participle => {
            let article = matches!(before, Class::Determiner | Class::Possessive) || owned;
            let all = at > 0 && text.tokens[at - 1].is_in(&["all", "both", "many", "some", "several", "most", "few"]);
            article && !(all && next != Class::Other)
        }
        Form::Ing => {
            let article = matches!(before, Class::Determiner | Class::Possessive) || owned;
            let of = text.tokens.get(at + 1).is_some_and(|next| next.is("of"));
            let named = form.noun
                || matches!(form.lemma, "meet" | "brief" | "feel" | "build" | "deal" | "hear" | "warn" | "understand");
            // “a meeting”, “the State Department briefing”, “after a tense meeting with”.
            article || of || named && matches!(before, Class::Other | Class::Capital | Class::Number | Class::Time)
        }
        Form::Base | Form::Third => {
            if matches!(before, Class::Determiner | Class::Possessive | Class::Preposition | Class::Number) || owned {
                // “all say”, “both agree”, “some claim that”
                let all = at > 0
                    && text.tokens[at - 1].is_in(&["all", "both", "many", "some", "several", "most", "few", "those"]);
                return !(all && matches!(next, Class::That | Class::Determiner | Class::Pronoun | Class::Possessive));
            }
            if !form.noun {
                // “centrist think tanks”: the subject of a bare form is plural.
                let plural = at > 0
                    && (text.tokens[at - 1].lower.ends_with('s')
                        || text.tokens[at - 1].is_in(&[
                            "people", "men", "women", "children", "police", "public", "media", "data", "majority",
                            "minority", "press", "couple", "others", "percent", "who", "youth", "military", "team",
                            "staff", "cent", "left",
                        ]));
                return form.form == Form::Base && before == Class::Other && !plural;
            }
            if matches!(before, Class::Pronoun | Class::Relative) {
                return false;
            }
            let complement =
                matches!(
                    next,
                    Class::That
                        | Class::Determiner
                        | Class::Pronoun
                        | Class::Possessive
                        | Class::Subordinator
                        | Class::Relative
                ) || text.tokens.get(at + 1).is_some_and(|next| next.is_mark(&['“', '"', ':']) || next.is("to"));
            // “reports that”, “a claim that”: a noun after a small word, unless that is a plural before a bare form.
            let plural = at > 0 && text.tokens[at - 1].lower.ends_with('s');
            let subject = match before {
                Class::Capital | Class::Adverb | Class::That | Class::Time => true,
                // “touted estimates that”
                Class::Other if verb_form(&text.tokens[at - 1].lower).is_some_and(|verb| !verb.noun) => false,
                // “unfunny jokes that”: “the minister jokes that” has its article.
                Class::Other if form.form == Form::Third && !has_article(text, at) => false,
                Class::Other => {
                    plural == (form.form == Form::Base) && text.tokens.get(at + 1).is_none_or(|next| !next.is("to"))
                }
                Class::Mark => at > 0 && text.tokens[at - 1].is_mark(&[',', ')']) && form.form == Form::Third,
                Class::Conjunction => complement,
                _ => false,
            };
            !(subject && (complement || next == Class::Capital))
        }
    }
}

/// Whether a word of no list is the past of a verb: it ends in “-ed”, and no article or hyphen makes an adjective of it.
pub(crate) fn looks_past(text: &Text, at: usize) -> bool {
    let Some(token) = text.tokens.get(at).filter(|token| token.spaced && !token.is_capitalised()) else { return false };
    let before = at.checked_sub(1).map_or(Class::Mark, |before| class(text, before));
    let follows = text.tokens.get(at + 1).is_none_or(|next| !next.is_mark(&['-', '‑']));
    token.lower.len() > 4
        && token.lower.ends_with("ed")
        && follows
        && matches!(before, Class::Other | Class::Capital | Class::Pronoun | Class::Adverb)
        && verb_form(&token.lower).is_none()
}

/// Whether an article, an owner or a name stands at the head of the few words before a token.
fn has_article(text: &Text, at: usize) -> bool {
    let mut classes = (at.saturating_sub(5)..at).rev().map(|at| class(text, at));
    let stop = classes.find(|class| *class != Class::Other);
    matches!(stop, Some(Class::Determiner | Class::Possessive | Class::Capital))
}

#[cfg(test)]
mod tests;
