//! Who does what a verb says.

use std::ops::Range;

use super::verbs::{Form, verb_form};
use super::{Class, FAR, Tense, Verb, class, noun_phrase_at, noun_phrase_before, verb_at};
use crate::reading::text::Text;

/// Marks at which a clause ends for certain.
const BORDERS: &[char] = &[';', ':', '—', '“', '”', '"', '(', ')', '«', '»', '[', ']'];

fn is_border(text: &Text, at: usize) -> bool {
    let Some(token) = text.tokens.get(at) else { return true };
    token.is_mark(BORDERS)
        || token.is_mark(&['–', '-']) && token.spaced
        || token.is_mark(&['‘', '’', '\''])
            && text.quotation_of(at).is_some_and(|quotation| quotation.start == at || quotation.end == at + 1)
}

/// The subject of a verb as printed, without what stands between commas after it: of “Tom West, the envoy, said”, “Tom
/// West”; of “saying” after another verb, that verb's subject; of “who said”, what “who” stands for. None where no
/// subject stands before the verb.
pub(crate) fn subject_of(text: &Text, verb: &Verb) -> Option<Range<usize>> {
    subject(text, verb, 0)
}

fn subject(text: &Text, verb: &Verb, depth: usize) -> Option<Range<usize>> {
    let sentence = text.sentences.get(text.sentence_of(verb.start))?;
    let floor = sentence.start.max(verb.start.saturating_sub(FAR));
    let mut end = verb.start;
    while end > floor && class(text, end - 1) == Class::Adverb {
        end -= 1;
    }
    if end == floor {
        return None;
    }
    let before = &text.tokens[end - 1];
    // “…, saying”, “and added”, “to say”.
    let joined = class(text, end - 1) == Class::Conjunction;
    if joined || !verb.is_finite() {
        if depth >= 3 {
            return None;
        }
        let bare = if verb.is_finite() { end } else { verb.start };
        let here = text.quotation_of(verb.at).map(|quotation| quotation.start);
        let earlier = (floor..bare)
            .rev()
            .take(FAR / 2)
            .filter(|at| text.quotation_of(*at).map(|quotation| quotation.start) == here)
            .find_map(|at| verb_at(text, at).filter(Verb::is_finite))?;
        return subject(text, &earlier, depth + 1);
    }
    if matches!(class(text, end - 1), Class::Relative | Class::That) && !before.is_in(&["what", "where", "how", "why"])
    {
        let comma = end >= floor + 2 && text.tokens[end - 2].is_mark(&[',']);
        let mut found =
            noun_phrase_before(text, if comma { end - 2 } else { end - 1 }).filter(|found| found.start >= floor)?;
        // “Republicans in the state who”: persons, not the place.
        if before.is("who")
            && found.start > floor + 1
            && text.tokens[found.start - 1].is_in(&["in", "at", "from", "on", "with"])
            && let Some(persons) = noun_phrase_before(text, found.start - 1).filter(|persons| persons.start >= floor)
        {
            found.start = persons.start;
        }
        return Some(found);
    }
    if before.is_mark(&[',']) || before.is_mark(&[')']) || before.is_mark(&['—', '–']) {
        return by_segments(text, floor, end - 1);
    }
    if is_border(text, end - 1) {
        return None;
    }
    let start = region_start(text, floor, end);
    trimmed(text, start, end)
}

/// Where the stretch before a verb begins that holds its subject.
fn region_start(text: &Text, floor: usize, end: usize) -> usize {
    let mut at = end;
    let mut last_and = None;
    while at > floor {
        let here = at - 1;
        match class(text, here) {
            // “a Foreign Policy (FP) report said”
            Class::Mark if text.tokens[here].is_mark(&[')']) && at < end => {
                match (floor.max(here.saturating_sub(8))..here).rev().find(|open| text.tokens[*open].is_mark(&['('])) {
                    Some(open) if open > floor => {
                        at = open;
                        continue;
                    }
                    _ => break,
                }
            }
            Class::Mark if is_border(text, here) => break,
            Class::Mark
                if text.tokens[here].is_mark(&[',']) && text.tokens.get(here + 1).is_none_or(|next| next.spaced) =>
            {
                break;
            }
            Class::Subordinator if !text.tokens[here].is("than") => break,
            Class::Conjunction if text.tokens[here].is("and") || text.tokens[here].is("or") => {
                last_and = last_and.or(Some(at));
            }
            Class::That | Class::Relative | Class::Conjunction => break,
            Class::Auxiliary | Class::Modal => return last_and.unwrap_or(at),
            _ => {
                if let Some(verb) = verb_at(text, here) {
                    let skipped = skip_relative(text, floor, &verb);
                    // “Officials met on Monday and diplomats said”; “the treaty signed by Iran and Iraq says”
                    let agent = || (verb.at + 1..end).take(8).any(|at| text.tokens[at].is("by"));
                    match skipped.filter(|_| verb.tense != Tense::Past || last_and.is_none() || agent()) {
                        Some(further) => at = further + 1,
                        None => return last_and.unwrap_or(at),
                    }
                }
            }
        }
        at -= 1;
    }
    at
}

/// For a verb inside a phrase, “the man who met him”, “a delegation led by him”: where what follows the noun begins.
fn skip_relative(text: &Text, floor: usize, verb: &Verb) -> Option<usize> {
    if verb.start <= floor {
        return None;
    }
    let before = class(text, verb.start - 1);
    if matches!(before, Class::Relative | Class::That) && verb.is_finite() {
        return (verb.start - 1 > floor).then_some(verb.start - 1);
    }
    let reduced = match verb.tense {
        Tense::Participle => true,
        Tense::Infinitive => return Some(verb.start),
        // “officials briefed on the matter said”
        Tense::Past => {
            let participle =
                verb_form(&text.tokens[verb.at].lower).is_some_and(|verb| verb.form == Form::PastOrParticiple);
            participle && matches!(class(text, verb.at + 1), Class::Preposition | Class::Adverb | Class::Time)
        }
        _ => false,
    };
    let noun = matches!(before, Class::Other | Class::Capital);
    (reduced && noun && verb.start == verb.at).then_some(verb.at)
}

/// The subject of a verb that stands after a comma: the first stretch between commas that can be one.
fn by_segments(text: &Text, floor: usize, end: usize) -> Option<Range<usize>> {
    // From the last certain border on.
    let open = text.tokens[end].is_mark(&[')']);
    // “West — who came on Monday — said”: the first of two dashes opens what stands between.
    let dash = Some(end).filter(|end| text.tokens[*end].is_mark(&['—', '–']));
    let dash = dash.and_then(|end| (floor + 1..end).rev().find(|at| text.tokens[*at].is_mark(&['—', '–'])));
    let border = |at: &usize| is_border(text, *at) && !(open && text.tokens[*at].is_mark(&['('])) && dash != Some(*at);
    let floor = (floor..end).rev().find(border).map_or(floor, |at| at + 1);
    let mut start = floor;
    while start < end {
        let stop = (start..end)
            .find(|at| {
                text.tokens[*at].is_mark(&['(', '—', '–'])
                    || text.tokens[*at].is_mark(&[',']) && text.tokens.get(at + 1).is_none_or(|next| next.spaced)
            })
            .unwrap_or(end);
        if stop > start && stop < end && can_be_subject(text, start..stop) {
            return trimmed(text, start, stop);
        }
        start = stop + 1;
    }
    // “As the minister, Ruth Dale, put it”: no stretch but the one that “as” leads in.
    let first = (floor..end).find(|at| text.tokens[*at].is_mark(&[','])).filter(|_| text.tokens[floor].is("as"))?;
    can_be_subject(text, floor + 1..first).then(|| trimmed(text, floor + 1, first)).flatten()
}

fn can_be_subject(text: &Text, range: Range<usize>) -> bool {
    let mut start = range.start;
    while start < range.end && matches!(class(text, start), Class::Conjunction | Class::Adverb) {
        start += 1;
    }
    if start == range.end {
        return false;
    }
    // “He said West, who …, was”: after the “that” or the verb of a clause above.
    let first = class(text, start);
    if matches!(first, Class::Preposition | Class::Subordinator | Class::Relative | Class::Time | Class::Negation) {
        return false;
    }
    if verb_at(text, start).is_some() {
        return false;
    }
    (start..range.end).all(|at| match class(text, at) {
        Class::Auxiliary | Class::Modal => false,
        _ => verb_at(text, at).is_none_or(|verb| skip_relative(text, start, &verb).is_some()),
    })
}

/// The subject within the stretch before a verb: without what leads in and without a time at its end.
fn trimmed(text: &Text, start: usize, end: usize) -> Option<Range<usize>> {
    let (mut start, mut end) = (start, end);
    loop {
        match class(text, start) {
            _ if start >= end => return None,
            Class::Conjunction | Class::Adverb | Class::Subordinator | Class::Time | Class::That | Class::Relative => {
                start += 1
            }
            Class::Mark if text.tokens[start].is_mark(&['-', '‑', '•', '*']) => start += 1,
            // “On Tuesday the envoy said”, “In Doha he said”.
            Class::Preposition => match noun_phrase_at(text, start + 1).filter(|lead| lead.end < end) {
                Some(lead) => start = lead.end,
                None => return None,
            },
            _ => break,
        }
    }
    // “told King she believes”: a pronoun that can only be a subject begins a clause.
    let own = |at: &usize| {
        text.tokens[*at].is_in(&["he", "she", "they", "we", "i"])
            && class(text, *at) == Class::Pronoun
            && !matches!(class(text, at - 1), Class::Conjunction | Class::Preposition)
    };
    if let Some(own) = (start + 1..end).rev().find(own) {
        start = own;
    }
    // “West on Tuesday said”, “the minister last week said”.
    let whole = noun_phrase_at(text, start)?;
    if whole.end < end {
        let rest = text.tokens.get(whole.end)?;
        let time = class(text, whole.end) == Class::Time
            || rest.is_in(&["on", "in", "at", "this", "last", "late", "early", "earlier", "during"])
                && (class(text, whole.end + 1) == Class::Time
                    || rest.is_in(&["this", "last", "earlier"])
                    || text.tokens.get(whole.end + 1).is_some_and(|next| next.is_in(&["a", "an"])));
        if time {
            end = whole.end;
        }
    }
    Some(start..end)
}
