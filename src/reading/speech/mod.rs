//! Quotations and reported speech: what is said, by whom, in whose words.
//!
//! Words of saying are looked for outside quotation marks. Each gives what stands after it, or before it, to its subject.
//! Quotations that are left are joined to the words before them, or given to the paragraph's speaker; a few words between
//! marks that nobody is said to say are nobody's.

mod ahead;
mod attributed;
mod clause;
pub(crate) mod cues;
mod extent;
mod framed;
mod others;
mod quoted;
#[cfg(test)]
mod table;
#[cfg(test)]
mod tests;
mod thought;
mod voice;

use std::ops::Range;

pub(crate) use voice::issuer;

use super::found::{Ground, QuoteFound, Reading, Speech, Voice};
use super::phrase::Class;
use super::text::{FurnitureKind, Text};
use super::who::Who;

/// Words said, as tokens, before their speaker is known.
#[derive(Clone, Debug)]
struct Draft {
    /// The parts, in order. Never empty.
    parts: Vec<Range<usize>>,
    speech: Speech,
    speaker: Option<Range<usize>>,
    /// The word of saying; nothing where there is none.
    cue: Range<usize>,
    /// The words with the attribution.
    outer: Range<usize>,
    ground: Ground,
}

impl Draft {
    fn begin(&self) -> usize {
        self.parts.first().map_or(0, |part| part.start)
    }

    fn end(&self) -> usize {
        self.parts.last().map_or(0, |part| part.end)
    }
}

/// Words in one part.
fn one(range: Range<usize>) -> Vec<Range<usize>> {
    std::iter::once(range).collect()
}

/// What is said in a text, in order. Linear in the text's length.
pub(crate) fn speech(text: &Text, who: &Who) -> Vec<QuoteFound> {
    let mut drafts = others::transcript(text);
    let mut nested = Vec::new();
    let mut at = 0;
    while at < text.tokens.len() {
        let token = &text.tokens[at];
        let prose = matches!(text.furniture_of(at), None | Some(FurnitureKind::Dateline));
        if !prose || super::phrase::class_of(token) == Class::Mark {
            at += 1;
            continue;
        }
        let found = if let Some(quotation) = text.quotation_of(at) {
            nested.extend(attributed::nested(text, at, &quotation.inner()));
            None
        } else if token.is_in(&["according", "in"]) {
            others::according(text, at)
        } else {
            attributed::at_verb(text, at)
                .or_else(|| others::noun(text, at))
                .or_else(|| thought::held(text, at))
                .or_else(|| thought::hearsay(text, at))
        };
        drafts.extend(found.filter(|draft| draft.begin() < draft.end()));
        at += 1;
    }
    drafts.sort_by_key(|draft| (draft.begin(), std::cmp::Reverse(draft.end())));
    drafts.dedup_by(|later, earlier| later.parts == earlier.parts);
    quoted::rest(text, who, &mut drafts);
    // Only now: what is reported inside somebody's words says nothing of who goes on speaking.
    drafts.append(&mut nested);
    drafts.sort_by_key(|draft| (draft.begin(), std::cmp::Reverse(draft.end())));
    finished(text, who, drafts)
}

/// For languages that are not read: long quotations, with the actor named beside them.
pub(crate) fn marked_only(text: &Text, who: &Who) -> Vec<QuoteFound> {
    finished(text, who, quoted::marked(text, who))
}

fn finished(text: &Text, who: &Who, drafts: Vec<Draft>) -> Vec<QuoteFound> {
    let mut earlier = voice::Earlier::default();
    drafts
        .into_iter()
        .map(|draft| {
            let voice = draft.speaker.as_ref().map_or(Voice::Unknown, |speaker| earlier.voice(text, who, speaker));
            let whole = draft.begin()..draft.end();
            QuoteFound {
                range: text.characters(&whole),
                text: text.slice(&whole).to_owned(),
                parts: draft.parts.iter().map(|part| text.characters(part)).collect(),
                speech: draft.speech,
                voice,
                speaker: draft.speaker.map(|speaker| text.characters(&speaker)),
                cue: Some(draft.cue).filter(|cue| !cue.is_empty()).map(|cue| text.characters(&cue)),
                ground: draft.ground,
            }
        })
        .collect()
}

/// Someone who keeps their name back, to whom a sentence gives words, as printed: “a senior administration official”.
pub(super) fn anonymous_in(sentence: &str) -> Option<String> {
    let text = Text::new(sentence);
    speech(&text, &Who::default()).into_iter().find_map(|quote| match quote.voice {
        Voice::Unnamed(printed) => {
            let last = text
                .tokens_at(&quote.speaker?)
                .rev()
                .map(|at| &text.tokens[at])
                .find(|token| token.is_in(cues::ANONYMOUS));
            last.map(|_| printed)
        }
        _ => None,
    })
}

/// Who says some characters of a text: the innermost words said that cover them whole.
#[must_use]
pub fn voice_at<'r>(reading: &'r Reading, characters: &Range<usize>) -> Option<&'r QuoteFound> {
    reading
        .quotes
        .iter()
        .filter(|quote| quote.range.start <= characters.start && quote.range.end >= characters.end)
        .min_by_key(|quote| quote.range.len())
}
