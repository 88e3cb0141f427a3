//! How far words said reach.

use super::clause::{FAR, closes_attribution, is_comma};
use super::cues::frame_of;
use crate::reading::phrase::{Class, Tense, class, noun_phrase_at, verb_at};
use crate::reading::text::Text;

/// What words said are part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Within {
    /// A sentence.
    Sentence,
    /// A clause before the main one: “While they say so, …”.
    Lead,
    /// The object of a verb.
    Thing,
}

/// Where words said end that begin at a token: at the end of the clause that the word of saying governs, before another
/// attribution. Quotations within are taken whole. The end stop is left out.
pub(super) fn content_end(text: &Text, start: usize, within: Within) -> usize {
    let thing = within == Within::Thing;
    let limit = text.paragraphs.get(text.paragraph_of(start)).map_or(start, |paragraph| paragraph.end).min(start + FAR);
    let mut at = start;
    while at < limit {
        if at > start && text.sentences.get(text.sentence_of(at)).is_some_and(|sentence| sentence.start == at) {
            break;
        }
        if let Some(quotation) = text.quotation_of(at).filter(|quotation| quotation.start == at) {
            let first = at == start;
            at = quotation.end;
            if quotation.end >= 2 && text.tokens[quotation.end - 2].is_mark(&[',']) && at < limit {
                // “…,” noting that …; which he called “…,” lasted
                let verbal = matches!(class(text, at), Class::Modal | Class::Auxiliary)
                    || verb_at(text, at).is_some_and(|verb| verb.is_finite() && verb.start == at);
                let past = text.tokens[at].lower.ends_with("ed") && !text.tokens[at].is_capitalised();
                if leaves(text, at - 1, true) || first && (verbal || past) {
                    return at;
                }
            }
            continue;
        }
        let token = &text.tokens[at];
        if token.is_mark(&[';']) {
            break;
        }
        let comma = is_comma(text, at);
        if (comma || at > start && matches!(class(text, at), Class::Conjunction)) && leaves(text, at, comma) {
            break;
        }
        if within == Within::Lead
            && comma
            && at > start
            && !matches!(class(text, at + 1), Class::Conjunction | Class::Relative)
        {
            break;
        }
        if thing && at > start {
            // “announced a plan and left”
            let next = at + 1 + usize::from(class(text, at + 1) == Class::Adverb);
            let and = class(text, at) == Class::Conjunction && verb_at(text, next).is_some_and(|verb| verb.is_finite());
            if comma || and {
                break;
            }
        }
        // “… it is safe according to engineers”
        if at > start && token.is("according") && text.tokens.get(at + 1).is_some_and(|next| next.is("to")) {
            break;
        }
        at += 1;
    }
    trim_end(text, start, at)
}

/// Without commas and stops at the end.
pub(super) fn trim_end(text: &Text, start: usize, end: usize) -> usize {
    let mut end = end.min(text.tokens.len());
    while end > start + 1 && text.tokens[end - 1].is_mark(&[',', '.', ';', ':', '—', '–', '…']) {
        end -= 1;
    }
    end
}

/// Whether the words said are left at a comma or a conjunction: another attribution follows.
fn leaves(text: &Text, at: usize, comma: bool) -> bool {
    let mut next = at + 1;
    let mut but = text.tokens[at].is("but");
    let mut joined = !comma;
    if comma && matches!(class(text, next), Class::Conjunction | Class::Subordinator) {
        but = text.tokens[next].is("but");
        joined = true;
        if text.tokens[next].is_in(&["that", "as", "if", "whether", "because"]) && !text.tokens[next].is("as") {
            return false;
        }
        next += 1;
    }
    while class(text, next) == Class::Adverb {
        next += 1;
    }
    let Some(token) = text.tokens.get(next) else { return false };
    if token.is("according") {
        return true;
    }
    if let Some(verb) = verb_at(text, next) {
        let frame = frame_of(verb.lemma);
        let speaks =
            frame.is_some_and(|frame| frame.speaks || frame.verdict && verb.lemma != "support" || verb.lemma == "urge");
        return match verb.tense {
            // “…, adding that”, “…, citing”
            Tense::Participle => {
                comma && !verb.passive && (speaks || verb.lemma == "cite" || frame.is_some_and(|frame| frame.quote))
            }
            // “…, said the envoy”, “… and said”, “… but declined”
            Tense::Past | Tense::Present | Tense::Perfect => {
                speaks && verb.start == next
                    || but && matches!(verb.lemma, "decline" | "refuse" | "give" | "provide" | "offer")
            }
            _ => false,
        };
    }
    if but && class(text, next) == Class::Auxiliary && class(text, next + 1) == Class::Negation {
        return (next + 2..next + 4).any(|at| {
            verb_at(text, at).is_some_and(|verb| frame_of(verb.lemma).is_some() || verb.lemma == "elaborate")
        });
    }
    // “…, the Herald reported”, “… and he said”
    if !(joined || comma) {
        return false;
    }
    let Some(phrase) = noun_phrase_at(text, next) else { return false };
    // “…, nine papers reported a rise” goes on; “…, the papers reported” is left.
    let closes = |at: usize| !comma || joined || closes_attribution(text, at);
    let mut after = phrase.end;
    while matches!(class(text, after), Class::Adverb | Class::Auxiliary) {
        after += 1;
    }
    verb_at(text, after).is_some_and(|verb| {
        verb.is_finite()
            && !verb.passive
            && frame_of(verb.lemma).is_some_and(|frame| frame.speaks && (frame.hearer || closes(after + 1)))
    })
}
