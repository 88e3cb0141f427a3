//! Proposals put together from what was read.

use std::ops::Range;

use super::extent::Shape;
use super::{Out, Page, Placed};
use crate::model::Stance;
use crate::reading::found::{CommitmentFound, Ground, PositionFound, Voice};
use crate::reading::phrase::{Class, class};

/// The longest summary of a position, in words.
const SUMMARY: usize = 14;
/// So many words more, where a quotation ends with them.
const QUOTED: usize = 6;

/// A promise or position as it was read.
#[derive(Clone, Debug)]
pub(super) struct Told {
    /// Whose.
    pub who: Vec<usize>,
    /// The token where it begins: who.
    pub start: usize,
    /// The verb or noun that tells it.
    pub verb: usize,
    /// For a position, the words before what is held: “urged Iran”.
    pub lead: String,
    /// What is promised or held.
    pub what: Range<usize>,
    /// What sort of words tell it.
    pub shape: Shape,
    pub stance: Stance,
    pub percent: u8,
    pub rule: &'static str,
}

impl Page<'_> {
    /// Puts a promise forward, or one for each thing promised.
    pub(super) fn promise(&self, told: &Told, to_whom: &[usize], out: &mut Out) {
        if told.who.is_empty() || !self.is_public(told) {
            return;
        }
        let (whole, condition) = self.without_condition(&told.what);
        if let Some(set) =
            condition.as_ref().filter(|set| !self.text.tokens[set.start].is_in(&["if", "in", "as", "so"]))
        {
            // What it sets as its condition is what it wants.
            let wanted = Told {
                what: set.clone(),
                start: set.start,
                verb: set.start,
                lead: String::new(),
                shape: Shape::Clause,
                percent: told.percent.saturating_sub(15),
                rule: "the condition of a promise",
                ..told.clone()
            };
            self.hold(&wanted, out);
        }
        let condition = condition.or_else(|| self.condition_before(told.start));
        let deadline = self.deadline(&whole);
        let voice = self
            .voice_at(told.verb)
            .map_or(Voice::Unknown, |quote| self.voice(quote).map_or_else(|| quote.voice.clone(), Voice::Actor));
        let mut start = told.start.min(whole.start);
        for part in self.infinitives(&whole, told.shape) {
            let part = part.start..self.trimmed(part.start, part.end);
            let what = self.words(&part);
            if what.is_empty() {
                continue;
            }
            let mut whom = to_whom.to_vec();
            if whom.is_empty() {
                whom = self.receiver(&part, &told.who);
            }
            whom.retain(|actor| !told.who.contains(actor));
            whom.dedup();
            let end = condition.as_ref().map_or(part.end, |condition| part.end.max(condition.end));
            let end = if part.end == whole.end { end.max(told.verb + 1) } else { part.end };
            out.promises.push(Placed {
                tokens: start..end,
                found: CommitmentFound {
                    who: told.who.clone(),
                    to_whom: whom,
                    what,
                    deadline: self.deadline(&part).or_else(|| deadline.clone()),
                    condition: condition.as_ref().map(|range| self.words(range)).unwrap_or_default(),
                    voice: voice.clone(),
                    meeting: self.meeting_at(told.verb),
                    range: self.text.characters(&(start..end)),
                    ground: Ground { rule: told.rule, percent: told.percent },
                },
            });
            start = part.end.min(told.what.end.saturating_sub(1)).max(start);
            while start < told.what.end && matches!(class(self.text, start), Class::Conjunction | Class::Mark) {
                start += 1;
            }
        }
    }

    /// Puts a position forward, or one for each matter in it.
    pub(super) fn hold(&self, told: &Told, out: &mut Out) {
        if told.who.is_empty() || told.what.is_empty() || !self.is_public(told) {
            return;
        }
        let date = self.spoken_on(&told.what);
        let mut start = told.start.min(told.what.start);
        for (index, (part, topic)) in self.matters(told, out).into_iter().enumerate() {
            let Some(topic) = topic else { continue };
            let mut words = told.lead.clone();
            if !words.is_empty() {
                words.push(' ');
            }
            if index > 0 && told.shape == Shape::Infinitive && !self.text.tokens[part.start].is("to") {
                words += "to ";
            }
            words += &self.words(&part);
            let summary = shortened(&words);
            let end = part.end.max(if part.end == told.what.end { told.verb + 1 } else { 0 });
            for who in told.who.iter().take(3) {
                out.positions.push(Placed {
                    tokens: start..end,
                    found: PositionFound {
                        who: *who,
                        topic: topic.clone(),
                        summary: summary.clone(),
                        stance: told.stance,
                        date: date.clone(),
                        meeting: self.meeting_at(told.verb),
                        range: self.text.characters(&(start..end)),
                        ground: Ground { rule: told.rule, percent: told.percent },
                    },
                });
            }
            start = end;
            while start < told.what.end && matches!(class(self.text, start), Class::Conjunction | Class::Mark) {
                start += 1;
            }
        }
    }

    /// Some tokens as words on one line, without quotation marks that lack their partner.
    pub(super) fn words(&self, range: &Range<usize>) -> String {
        let words = self.text.slice(range).split_whitespace().collect::<Vec<_>>().join(" ");
        let mut bare = words.trim_end_matches([',', ';', ':']);
        for (open, close) in [('“', '”'), ('‘', '’'), ('"', '"'), ('«', '»')] {
            let alone = if open == close {
                bare.matches(open).count() % 2 == 1
            } else {
                bare.starts_with(open) && !bare.contains(close) || bare.ends_with(close) && !bare.contains(open)
            };
            if alone {
                bare = bare.strip_prefix(open).or_else(|| bare.strip_suffix(close)).unwrap_or(bare).trim();
            }
        }
        bare.trim_end_matches([',', ';', ':']).to_owned()
    }

    /// “to reopen the road and to free prisoners”: each infinitive of its own.
    fn infinitives(&self, what: &Range<usize>, shape: Shape) -> Vec<Range<usize>> {
        if shape != Shape::Infinitive {
            return vec![what.clone()];
        }
        let mut parts = Vec::new();
        let mut start = what.start;
        for at in what.start + 1..what.end {
            let joined = class(self.text, at - 1) == Class::Conjunction || self.text.tokens[at - 1].is_mark(&[',']);
            if joined && self.text.tokens[at].is("to") && super::takes::is_infinitive(self.text, at) {
                parts.push(start..self.trimmed(start, at));
                start = at;
            }
        }
        parts.push(start..what.end);
        parts.retain(|part| part.start < part.end);
        parts
    }
}

/// The words where a quotation begins that is open after so many words, and one past those where it ends.
fn opened(words: &[&str], count: usize) -> Option<(usize, usize)> {
    for (open, close) in [('“', '”'), ('«', '»')] {
        let begins = |word: &&str| word.contains(open) && !word.contains(close);
        let ends = |word: &&str| word.contains(close) && !word.contains(open);
        if let Some(at) = words[..count].iter().rposition(begins)
            && !words[at..count].iter().any(ends)
        {
            let end = words[count..].iter().position(ends).map_or(words.len(), |end| count + end + 1);
            return Some((at, end));
        }
    }
    None
}

/// No more words than a summary holds, ending where a phrase ends.
fn shortened(words: &str) -> String {
    const LOOSE: &[&str] = &[
        "the", "a", "an", "of", "to", "and", "or", "in", "on", "for", "with", "by", "from", "that", "its", "their",
        "as", "at", "not", "any", "all", "his", "her", "which", "who", "is", "are", "be", "more", "into", "such",
        "while", "but",
    ];
    let all: Vec<&str> = words.split_whitespace().collect();
    if all.len() <= SUMMARY {
        return all.join(" ");
    }
    let mut kept = &all[..SUMMARY];
    // At a comma in the second half, else not after a small word.
    if let Some(comma) = kept.iter().rposition(|word| word.ends_with(',')).filter(|at| *at >= SUMMARY / 2) {
        kept = &kept[..=comma];
    }
    // Not in the middle of a quotation: to its end where that is near, else before it.
    if let Some((open, until)) = opened(&all, kept.len()) {
        kept = if until <= SUMMARY + QUOTED { &all[..until] } else { &kept[..open.max(4)] };
    }
    while kept.len() > 4 && kept.last().is_some_and(|last| LOOSE.contains(&last.to_lowercase().as_str())) {
        kept = &kept[..kept.len() - 1];
    }
    kept.join(" ").trim_end_matches([',', ';', ':', '“']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn a_summary_ends_in_no_quotation() {
        for (words, expect) in [
            (
                "urged in a statement that work be done to bring diplomatic relations to “a better state” before winter",
                "urged in a statement that work be done to bring diplomatic relations to “a better state”",
            ),
            (
                "said that the new government has to act at once and “must now earn its place in the wide world by deeds alone, and not by words”",
                "said that the new government has to act at once",
            ),
            ("wants “peace” now", "wants “peace” now"),
        ] {
            assert_eq!(shortened(words), expect);
        }
    }
}
