//! Where what is said begins after a word of saying, and where it ends.

use super::cues::Frame;
use crate::reading::phrase::{Class, Tense, Verb, class, is_clipped, looks_past, noun_phrase_at, verb_at};
use crate::reading::text::Text;
use crate::reading::tokens::Kind;

/// How far words said are followed outside quotation marks, in tokens.
pub(super) const FAR: usize = 150;
/// How far a word of saying may stand from what it opens, in tokens.
const NEAR: usize = 60;

/// What follows a word of saying.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    /// Words between quotation marks.
    Quote,
    /// A clause, after “that” or bare.
    Clause,
    /// After a colon.
    Colon,
    /// “to go”.
    Infinitive,
    /// “him a liar”, “it as”, “them of”.
    Verdict,
    /// A thing.
    Thing,
}

/// Whether a quotation opens at a token.
pub(super) fn quote_opens(text: &Text, at: usize) -> bool {
    text.quotation_of(at).is_some_and(|quotation| quotation.start == at)
}

/// Past the commas with which a clause begins after “that”.
fn past_commas(text: &Text, at: usize) -> usize {
    (at..at + 2).find(|at| !is_comma(text, *at)).unwrap_or(at)
}

/// The end of the sentence that holds a token.
fn sentence_end(text: &Text, at: usize) -> usize {
    text.sentences.get(text.sentence_of(at)).map_or(text.tokens.len(), |sentence| sentence.end)
}

/// Whether a comma that parts words stands at a token.
pub(super) fn is_comma(text: &Text, at: usize) -> bool {
    text.tokens.get(at).is_some_and(|token| token.is_mark(&[',', '،']))
        && text.tokens.get(at + 1).is_none_or(|next| next.spaced || next.kind == Kind::Mark)
}

/// Whether some tokens hold a finite verb, so far as that can be told.
pub(super) fn has_finite(text: &Text, start: usize, end: usize) -> bool {
    (start..end.min(start + NEAR)).any(|at| match class(text, at) {
        Class::Modal => true,
        Class::Auxiliary => !text.tokens[at].is_in(&["be", "been", "being", "having"]),
        Class::Other => verb_at(text, at).map_or_else(|| looks_past(text, at), |verb| verb.is_finite()),
        _ => false,
    })
}

/// Where what is said begins after a verb of saying, and as what; none where nothing follows it.
pub(super) fn opening(text: &Text, verb: &Verb, frame: Frame) -> Option<(usize, Opening)> {
    let end = sentence_end(text, verb.at);
    let limit = end.min(verb.at + NEAR);
    let mut at = verb.at + 1;
    // “point out that”, “go on”
    if text.tokens.get(at).is_some_and(|next| next.is_in(&["out", "up", "back"])) {
        at += 1;
    }
    // “as Moss put it, “…””
    if verb.lemma == "put" {
        if !text.tokens.get(at)?.is_in(&["it", "things", "this"]) {
            return None;
        }
        at += 1;
        while class(text, at) == Class::Adverb {
            at += 1;
        }
        let parted = is_comma(text, at) || text.tokens.get(at)?.is_mark(&[':']);
        return (parted && quote_opens(text, at + 1)).then_some((at + 1, Opening::Quote));
    }
    if frame.verdict
        && let Some(found) = verdict(text, verb, at, end)
    {
        return Some((found, Opening::Verdict));
    }
    // “described by Moss as “a slip””, “branded “a traitor””
    if frame.verdict && verb.passive {
        let mut next = at;
        if text.tokens.get(next)?.is("by") {
            next = noun_phrase_at(text, next + 1)?.end;
        }
        next += usize::from(text.tokens.get(next)?.is_in(&["as", "of"]));
        if next < limit && quote_opens(text, next) {
            return Some((next, Opening::Quote));
        }
    }
    if frame.order
        && !verb.passive
        && let Some(found) = order(text, verb, at, limit)
    {
        return Some(found);
    }
    let mut told = verb.passive || !frame.hearer;
    let mut skipped = false;
    while at < limit {
        let token = &text.tokens[at];
        if let Some(name) = text.quotation_of(at).filter(|quotation| !told && quotation.start == at)
            && matches!(class(text, name.end), Class::Other | Class::Capital | Class::That)
            && !text.tokens[name.end - 1].is_mark(&[','])
        {
            // “told “This Morning” host Ann Lee”
            told = class(text, name.end) == Class::That;
            at = name.end;
            continue;
        }
        if let Some(name) = text.quotation_of(at).filter(|quotation| quotation.start == at)
            && (is_clipped(text, at - 1) || skipped && class(text, at - 1) == Class::Preposition)
        {
            // “said on the network's “Up Front””
            at = name.end;
            continue;
        }
        if quote_opens(text, at) {
            return frame.quote.then_some((at, Opening::Quote)).or_else(|| {
                (frame.bare || frame.that || frame.thing || frame.verdict).then_some((at, Opening::Clause))
            });
        }
        if is_time_phrase(text, at) {
            at += 2;
            skipped = true;
            continue;
        }
        match class(text, at) {
            Class::Mark if token.is_mark(&[':']) => {
                let next = at + 1;
                let colon = if quote_opens(text, next) { Opening::Quote } else { Opening::Colon };
                return (next < text.tokens.len() && (frame.bare || frame.that || frame.quote))
                    .then_some((next, colon));
            }
            Class::Mark if is_comma(text, at) => {
                if quote_opens(text, at + 1) || class(text, at + 1) == Class::That {
                    at += 1;
                } else {
                    // “noted, however, that”; “said, in a first, “…””
                    let close = (at + 2..limit.min(at + 25)).find(|close| is_comma(text, *close))?;
                    let goes_on = class(text, close + 1) == Class::That || quote_opens(text, close + 1);
                    if !goes_on || has_finite(text, at + 1, close) {
                        return None;
                    }
                    at = close + 1;
                }
                continue;
            }
            Class::Mark if token.is_mark(&['(', '[']) => {
                at = (at..limit).find(|close| text.tokens[*close].is_mark(&[')', ']']))? + 1;
                continue;
            }
            // The stop of “Oct. 9”.
            Class::Mark if skipped && token.is_mark(&['.']) && at + 1 < end => {}
            Class::Mark => return None,
            Class::That => {
                let day = text.tokens.get(at + 1).is_some_and(|next| {
                    next.is_in(&["day", "night", "evening", "morning", "afternoon", "week", "month", "year", "time"])
                }) && !has_finite(text, at + 2, at + 4);
                // “in an interview that appeared on Monday”: a relative.
                let relative = skipped
                    && (matches!(class(text, at + 1), Class::Modal | Class::Auxiliary)
                        || verb_at(text, at + 1).is_some_and(|next| next.is_finite() && next.start == at + 1)
                        || looks_past(text, at + 1));
                if relative {
                    return None;
                }
                if !day {
                    return ((frame.that || frame.bare) && at + 1 < end)
                        .then(|| (past_commas(text, at + 1), Opening::Clause));
                }
                at += 1;
            }
            Class::Time | Class::Negation => {}
            Class::Adverb => {
                // “said now is the time”
                if matches!(class(text, at + 1), Class::Auxiliary | Class::Modal) && frame.bare {
                    return Some((at, Opening::Clause));
                }
            }
            Class::Number if skipped => {}
            Class::Subordinator => {
                let asks = token.is("whether") || token.is("if") && matches!(verb.lemma, "ask" | "wonder" | "inquire");
                if asks {
                    return frame.question.then_some((at, Opening::Clause));
                }
                if skips(text, at) {
                    let adverbial = noun_phrase_at(text, at + 1)?;
                    at = adverbial.end;
                    skipped = true;
                    continue;
                }
                // “said if he were there, he would”, “said while it is hard”
                let within = frame.bare && !skipped && told && !token.is_in(&["as", "when", "after", "before", "than"]);
                return within.then_some((at, Opening::Clause));
            }
            Class::Relative => {
                let asks = frame.question && !token.is_in(&["who", "which", "whom", "whose"]);
                return (asks || verb.lemma == "ask").then_some((at, Opening::Clause));
            }
            Class::Preposition => {
                if token.is("to") && is_infinitive(text, at) {
                    return frame.promise.then_some((at, Opening::Infinitive));
                }
                let Some(adverbial) = noun_phrase_at(text, at + 1) else {
                    // “in announcing”, “by saying”: the other verb's words.
                    return None;
                };
                // “said in 2016 Trump was”: a year is a phrase of its own.
                let year = text.tokens[at + 1].digits() == 4;
                at = if year { at + 2 } else { adverbial.end };
                skipped = true;
                continue;
            }
            Class::Other if skipped && verb_at(text, at).is_some() => {
                // “in a statement released after the talks that”
                let participle = class(text, at + 1) == Class::Preposition
                    && verb_at(text, at).is_some_and(|verb| matches!(verb.tense, Tense::Past | Tense::Participle));
                if !participle {
                    return None;
                }
            }
            Class::Conjunction => {
                // “told reporters and staff that”
                let more = skipped.then(|| noun_phrase_at(text, at + 1)).flatten()?;
                if class(text, more.end) != Class::That && !quote_opens(text, more.end) {
                    return None;
                }
                at = more.end;
                continue;
            }
            _ if !told => {
                let hearer = noun_phrase_at(text, at)?;
                told = true;
                let after = class(text, hearer.end);
                let optional =
                    frame.bare && !matches!(verb.lemma, "tell" | "inform" | "assure" | "remind" | "reassure");
                if optional && after != Class::That && !quote_opens(text, hearer.end) && !is_comma(text, hearer.end) {
                    continue;
                }
                skipped = true;
                at = hearer.end;
                let verb_next = matches!(after, Class::Modal | Class::Auxiliary)
                    || verb_at(text, at).is_some_and(|next| next.is_finite() && next.start == at);
                if verb_next {
                    // “told CNN Moss would”: the hearer and the subject are run together.
                    let cut = (hearer.start + 1..hearer.end)
                        .rev()
                        .find(|cut| class(text, *cut) == Class::Capital && text.tokens[cut - 1].kind == Kind::Word)?;
                    return Some((cut, Opening::Clause));
                }
                continue;
            }
            _ => {
                // What is said is a clause, whether its verb is known or not.
                let long = matches!(verb.lemma, "say" | "think" | "believe")
                    && verb.is_finite()
                    && end >= at + 4
                    && noun_phrase_at(text, at)
                        .is_some_and(|phrase| phrase.end + 1 < end && class(text, phrase.end) != Class::Mark)
                    && !text.tokens[at].is_in(&["nothing", "something", "little", "much", "it", "so", "yes", "no"]);
                let clause =
                    frame.bare && (long || has_clause(text, at, end, frame.speaks && !frame.thing && verb.is_finite()));
                if clause {
                    return Some((at, Opening::Clause));
                }
                let thing = frame.thing && !skipped && noun_phrase_at(text, at).is_some();
                return thing.then_some((at, Opening::Thing));
            }
        }
        skipped = true;
        at += 1;
    }
    None
}

/// “after the meeting” before what is said, rather than a clause of its own.
fn skips(text: &Text, at: usize) -> bool {
    text.tokens[at].is_in(&["after", "before", "since", "until", "as"])
        && noun_phrase_at(text, at + 1).is_some_and(|adverbial| {
            matches!(class(text, adverbial.end), Class::That | Class::Time | Class::Preposition)
                || quote_opens(text, adverbial.end)
        })
}

/// “last week”, “this morning”, “late Friday”.
fn is_time_phrase(text: &Text, at: usize) -> bool {
    text.tokens[at].is_in(&["this", "last", "next", "late", "early", "earlier", "later"])
        && text.tokens.get(at + 1).is_some_and(|next| {
            next.is_in(&["week", "month", "year", "morning", "evening", "afternoon", "night", "weekend", "summer"])
                || class(text, at + 1) == Class::Time
        })
        && !matches!(class(text, at + 2), Class::Modal | Class::Auxiliary)
}

/// Whether “to” opens an infinitive.
pub(super) fn is_infinitive(text: &Text, at: usize) -> bool {
    if !text.tokens.get(at).is_some_and(|token| token.is("to")) {
        return false;
    }
    // “to not let”
    let at = if matches!(class(text, at + 1), Class::Negation) { at + 1 } else { at };
    let next = class(text, at + 1);
    let after = text.tokens.get(at + 2);
    // “to “tear up””
    let quoted = quote_opens(text, at + 1) && class(text, at + 2) == Class::Other;
    quoted
        || next == Class::Auxiliary
        || verb_at(text, at + 1).is_some_and(|verb| verb.tense == Tense::Infinitive || verb.negated)
        || next == Class::Adverb && verb_at(text, at + 2).is_some()
        // A verb of no list: “to dismantle the”, not “to reporters that”.
        || next == Class::Other
            && !text.tokens[at + 1].lower.ends_with('s')
            && after.is_some_and(|_| {
                matches!(
                    class(text, at + 2),
                    Class::Determiner | Class::Possessive | Class::Pronoun | Class::Capital | Class::Preposition
                )
            })
}

/// Whether a clause with a subject and a finite verb begins at a token. After a verb of plain speech a finite verb is
/// enough; after any other it must be the phrase's own: “felt the loss that came” is no clause.
fn has_clause(text: &Text, at: usize, end: usize, speaks: bool) -> bool {
    if verb_at(text, at).is_some_and(|verb| verb.start == at && verb.tense != Tense::Participle) {
        return false;
    }
    if matches!(class(text, at), Class::Modal | Class::Auxiliary) {
        return false;
    }
    if speaks {
        return has_finite(text, at + 1, end);
    }
    let Some(subject) = noun_phrase_at(text, at) else { return false };
    let mut next = subject.end;
    for _ in 0..6 {
        match class(text, next) {
            Class::Adverb => next += 1,
            Class::Preposition | Class::Conjunction => match noun_phrase_at(text, next + 1) {
                Some(phrase) => next = phrase.end,
                None => return false,
            },
            _ => break,
        }
    }
    let verb = verb_at(text, next).is_some_and(|verb| verb.is_finite());
    next < end && (verb || matches!(class(text, next), Class::Modal | Class::Auxiliary) || looks_past(text, next))
}

/// “called on both sides to”, “urged him to”, “called for an end to”.
fn order(text: &Text, verb: &Verb, at: usize, limit: usize) -> Option<(usize, Opening)> {
    let mut at = at;
    if matches!(verb.lemma, "call" | "appeal" | "plead" | "press") {
        let token = text.tokens.get(at)?;
        if token.is("for") {
            return (at + 1 < limit).then_some((at + 1, Opening::Thing));
        }
        if !token.is_in(&["on", "upon", "to", "with"]) {
            return None;
        }
        at += 1;
    }
    let object = noun_phrase_at(text, at).filter(|object| object.end < limit)?;
    let mut end = object.end;
    while text.tokens.get(end).is_some_and(|token| token.is_in(&["and", "in", "from", "on", "at", "with"])) {
        end = noun_phrase_at(text, end + 1).filter(|more| more.end < limit)?.end;
    }
    while class(text, end) == Class::Time || class(text, end) == Class::Adverb {
        end += 1;
    }
    let not = usize::from(class(text, end) == Class::Negation);
    is_infinitive(text, end + not).then_some((end, Opening::Infinitive))
}

/// Where what is said of someone begins: the object of “called him a liar”, “described it as”, “accused them of”.
fn verdict(text: &Text, verb: &Verb, at: usize, end: usize) -> Option<usize> {
    if verb.passive {
        return None;
    }
    let at = if verb.lemma == "refer" { at + usize::from(text.tokens.get(at)?.is("to")) } else { at };
    if quote_opens(text, at) {
        return Some(at);
    }
    let object = noun_phrase_at(text, at)?;
    let next = text.tokens.get(object.end).filter(|_| object.end < end);
    let names = matches!(verb.lemma, "call" | "dub" | "label" | "brand" | "term" | "deem" | "consider");
    let quoted = (at..end.min(object.end + 12)).any(|at| quote_opens(text, at));
    if names {
        let article =
            class(text, object.end) == Class::Determiner && text.tokens[object.end].is_in(&["a", "an", "the", "one"]);
        let pronoun = object.len() == 1 && class(text, at) == Class::Pronoun && class(text, at + 1) == Class::Other;
        return (quoted || article || pronoun && next.is_some()).then_some(at);
    }
    let links: &[&str] = match verb.lemma {
        "accuse" => &["of"],
        "blame" => &["for"],
        "criticize" | "criticise" | "praise" | "condemn" | "blast" | "slam" | "denounce" | "mock" | "ridicule" => {
            &["for", "as", "over"]
        }
        _ => &["as"],
    };
    // The noun phrase takes “of” and “for” into itself.
    let linked = (object.start + 1..end.min(object.end + 8)).any(|at| text.tokens[at].is_in(links));
    (linked || quoted).then_some(at)
}

/// Whether nothing that could be said follows a verb of saying: a mark, a time or a phrase with a preposition.
pub(super) fn closes_attribution(text: &Text, at: usize) -> bool {
    let Some(token) = text.tokens.get(at) else { return true };
    let starts = text.sentences.get(text.sentence_of(at)).is_some_and(|sentence| sentence.start == at);
    starts
        || token.is_mark(&[',', '.', ';', '!', '?', ')', '—', '–', '-'])
        || matches!(
            class(text, at),
            Class::Time | Class::Adverb | Class::Preposition | Class::Subordinator | Class::Conjunction
        )
        || is_time_phrase(text, at)
}
