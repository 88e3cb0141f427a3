//! What someone holds, told by an adjective, a noun or a passive rather than by a verb of saying: “is confident that”, “made
//! clear that”, “takes the view that”, “his message is that”, “is said to have left”.

use std::ops::Range;

use super::attributed::{can_speak, speech_of};
use super::clause::{has_finite, quote_opens};
use super::cues::{NOUNS, SPOKEN};
use super::extent::{Within, content_end};
use super::framed::owner;
use super::{Draft, one};
use crate::reading::found::Ground;
use crate::reading::phrase::{Class, Verb, class, copula, subject_of, verb_at};
use crate::reading::text::Text;

/// What one is who thinks so.
const MINDS: &[&str] = &[
    "confident",
    "certain",
    "sure",
    "convinced",
    "hopeful",
    "adamant",
    "afraid",
    "worried",
    "concerned",
    "aware",
    "optimistic",
    "pessimistic",
    "doubtful",
    "sceptical",
    "skeptical",
    "insistent",
    "sorry",
    "glad",
    "pleased",
    "proud",
    "fearful",
    "persuaded",
    "satisfied",
    "wary",
    "alarmed",
    "disappointed",
    "surprised",
    "categorical",
    "emphatic",
    "clear",
    "explicit",
    "unequivocal",
    "unaware",
    "mindful",
    "thankful",
    "grateful",
    "angry",
    "furious",
    "relieved",
    "encouraged",
    "saddened",
    "shocked",
    "dismayed",
    "honoured",
    "honored",
    "uncertain",
    "unsure",
];

/// Nouns that one takes or shares: “takes the view that”.
const HELD: &[&str] =
    &["take", "hold", "share", "support", "defend", "form", "reach", "come", "draw", "have", "get", "see"];

/// What an adjective or a noun at a token gives to someone.
pub(super) fn held(text: &Text, at: usize) -> Option<Draft> {
    let token = text.tokens.get(at)?;
    if token.is_in(&["clear", "plain", "known"])
        && let Some(draft) = made_clear(text, at)
    {
        return Some(draft);
    }
    if token.is_in(MINDS) {
        return minded(text, at);
    }
    if token.is_in(NOUNS) || token.is_in(SPOKEN) {
        return view(text, at);
    }
    None
}

fn draft(
    text: &Text,
    speaker: Range<usize>,
    cue: Range<usize>,
    start: usize,
    rule: &'static str,
    percent: u8,
) -> Option<Draft> {
    let end = content_end(text, start, Within::Sentence);
    (end > start + 1 && (has_finite(text, start, end) || quote_opens(text, start))).then(|| Draft {
        parts: one(start..end),
        speech: speech_of(text, &(start..end)),
        outer: cue.start.min(start)..end,
        speaker: Some(speaker),
        cue,
        ground: Ground { rule, percent },
    })
}

/// Past “that”; nothing where another word than that or a quotation stands.
fn after_that(text: &Text, at: usize) -> Option<usize> {
    if text.tokens.get(at)?.is("that") {
        return Some(at + 1);
    }
    None
}

fn thinker(text: &Text, verb: &Verb) -> Option<Range<usize>> {
    if verb.negated || verb.modal.is_some() {
        return None;
    }
    subject_of(text, verb).filter(|subject| can_speak(text, subject))
}

/// “made (it) clear (that)”, “let it be known that”.
fn made_clear(text: &Text, at: usize) -> Option<Draft> {
    let verb = (at.saturating_sub(5)..at).rev().find_map(|at| verb_at(text, at))?;
    let between = (verb.at + 1..at)
        .all(|at| text.tokens[at].is_in(&["it", "be", "is", "this"]) || class(text, at) == Class::Adverb);
    if !matches!(verb.lemma, "make" | "let") || !between || verb.passive || !verb.is_finite() {
        return None;
    }
    let speaker = thinker(text, &verb)?;
    let start = after_that(text, at + 1).or_else(|| {
        let bare =
            matches!(class(text, at + 1), Class::Pronoun | Class::Determiner | Class::Capital | Class::Possessive);
        let colon = text.tokens.get(at + 1).is_some_and(|next| next.is_mark(&[':']));
        (bare || quote_opens(text, at + 1)).then_some(at + 1).or_else(|| colon.then_some(at + 2))
    })?;
    draft(text, speaker, verb.at..at + 1, start, "made clear or known", 85)
}

/// “is confident that”.
fn minded(text: &Text, at: usize) -> Option<Draft> {
    let verb = copula(text, at)?;
    let bare = text.tokens[at].is_in(&["confident", "sure", "convinced", "afraid", "certain", "glad", "hopeful"])
        && matches!(class(text, at + 1), Class::Pronoun | Class::Determiner | Class::Capital | Class::Possessive);
    let start = after_that(text, at + 1).or_else(|| bare.then_some(at + 1))?;
    let speaker = thinker(text, &verb)?;
    draft(text, speaker, at..at + 1, start, "someone's mind, with “that”", 75)
}

/// “takes the view that”; “her message is that”.
fn view(text: &Text, at: usize) -> Option<Draft> {
    if let Some(start) = after_that(text, at + 1) {
        let verb = (at.saturating_sub(5)..at).rev().find_map(|at| verb_at(text, at))?;
        if !HELD.contains(&verb.lemma) || verb.passive || !verb.is_finite() {
            return None;
        }
        let speaker = thinker(text, &verb)?;
        return draft(text, speaker, at..at + 1, start, "a view that someone takes", 78);
    }
    // “the government's position on the border is that”
    let being =
        (at + 1..at + 8).find(|at| text.tokens.get(*at).is_none_or(|token| token.is_in(&["is", "was", "remains"])))?;
    let start = after_that(text, being + 1)?;
    let speaker = owner(text, at).filter(|owner| owner.end <= at || owner.end == being)?;
    draft(text, speaker, at..at + 1, start, "a noun of saying with “is that”", 80)
}

/// “is said to have left”, “are believed to be hiding”: nobody is named who says so.
pub(super) fn hearsay(text: &Text, at: usize) -> Option<Draft> {
    let verb = verb_at(text, at).filter(|verb| verb.passive && verb.is_finite() && !verb.negated)?;
    let told = matches!(
        verb.lemma,
        "say" | "report" | "believe" | "understand" | "allege" | "think" | "rumour" | "rumor" | "claim"
    );
    let to = text.tokens.get(at + 1).is_some_and(|next| next.is("to"));
    if !told || !to || verb.modal.is_some() || !super::clause::is_infinitive(text, at + 1) {
        return None;
    }
    let start = at + 1;
    let end = content_end(text, start, Within::Sentence);
    (end > start + 2).then(|| Draft {
        parts: one(start..end),
        speech: speech_of(text, &(start..end)),
        speaker: None,
        cue: at..at + 1,
        outer: verb.start..end,
        ground: Ground { rule: "what is said of someone, by nobody named", percent: 60 },
    })
}
