//! Forms of “be” and its like, which are no verbs of the lexicon.

use super::{Class, Tense, Verb, class, is_clipped, verb_at};
use crate::reading::text::Text;

/// A verb of one word in the present, as which what is none in the lexicon may be read: “is”.
pub(crate) fn made(at: usize, lemma: &'static str) -> Verb {
    Verb { at, start: at, lemma, tense: Tense::Present, negated: false, passive: false, modal: None }
}

/// The form of “be”, “remain” or “stay” before an adjective, as a verb.
pub(crate) fn copula(text: &Text, adjective: usize) -> Option<Verb> {
    let mut at = adjective.checked_sub(1)?;
    let mut negated = false;
    let mut steps = 0;
    loop {
        let token = text.tokens.get(at)?;
        match class(text, at) {
            Class::Adverb if steps < 4 => {}
            Class::Negation if steps < 4 => negated = true,
            Class::Auxiliary if token.is_in(&["is", "are", "was", "were", "been", "being", "re", "m", "am"]) => break,
            Class::Mark if steps < 4 && token.is_mark(&['\'', '’']) => {}
            Class::Modal | Class::Auxiliary => return None,
            _ if token.is_in(&["remains", "stands", "stays", "remain", "stand", "remained", "stood"]) => {
                let lemma = if token.lower.starts_with("st") { "stand" } else { "remain" };
                let tense = if token.is_in(&["remained", "stood"]) { Tense::Past } else { Tense::Present };
                return Some(Verb { tense, negated, ..made(at, lemma) });
            }
            _ => {
                let verb = verb_at(text, at).filter(|verb| verb.is_finite() && !verb.passive)?;
                let stays = matches!(verb.lemma, "remain" | "stay" | "become" | "stand");
                return stays.then_some(Verb { negated: verb.negated || negated, ..verb });
            }
        }
        steps += 1;
        at = at.checked_sub(1)?;
    }
    // “has been committed”, “'s ready”.
    let mut start = at;
    while start > 0
        && matches!(class(text, start - 1), Class::Auxiliary | Class::Adverb | Class::Negation)
        && at - start < 4
    {
        start -= 1;
    }
    if start > 0 && class(text, start - 1) == Class::Modal {
        return None;
    }
    let start = if is_clipped(text, start) { start - 1 } else { start };
    Some(Verb { start, negated, ..made(at, "be") })
}
