//! Of promises and positions that tell the same, the fullest.

use super::{Out, Placed};
use crate::reading::found::{CommitmentFound, PositionFound};
use crate::reading::text::Text;

/// Words that tell nothing of what is promised.
const SMALL: &[&str] = &[
    "the", "a", "an", "to", "of", "and", "or", "in", "on", "for", "with", "by", "from", "that", "its", "their", "his",
    "her", "it", "they", "be", "is", "are", "was", "were", "will", "would", "such", "as", "at", "this", "these", "all",
    "any", "not", "has", "have", "had", "also", "more", "must", "should", "other",
];

/// The words that tell something, by their stems, each once.
fn telling(words: &str) -> Vec<String> {
    let mut found: Vec<String> = words
        .split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|word| !word.is_empty() && !SMALL.contains(&word.as_str()))
        .map(|word| {
            let stem =
                ["ing", "es", "ed", "s"].iter().find_map(|end| word.strip_suffix(end).filter(|stem| stem.len() > 3));
            stem.unwrap_or(&word).trim_end_matches('e').to_owned()
        })
        .collect();
    found.sort();
    found.dedup();
    found
}

/// Whether one tells what the other tells: two thirds of the words of the shorter stand in the longer.
fn alike(one: &[String], other: &[String]) -> bool {
    let both = one.iter().filter(|word| other.binary_search(word).is_ok()).count();
    let least = one.len().min(other.len());
    least > 0 && both * 3 >= least * 2 && (both >= 2 || least == 1)
}

/// What was found, in the order of the text, without what is told twice. Each is compared with the nearest 40 of its
/// actor, so that the work stays linear.
pub(super) fn fullest(text: &Text, out: Out) -> (Vec<CommitmentFound>, Vec<PositionFound>) {
    let Out { mut promises, mut positions } = out;
    promises.sort_by_key(|one| (one.tokens.start, one.tokens.end));
    positions.sort_by_key(|one| (one.tokens.start, one.tokens.end));
    let mut kept: Vec<(Vec<String>, Placed<CommitmentFound>)> = Vec::new();
    for promise in promises {
        let words = telling(&promise.found.what);
        let floor = kept.len().saturating_sub(40);
        let twin = kept[floor..].iter().position(|(known, one)| {
            let same = one.found.who.iter().any(|who| promise.found.who.contains(who));
            same && (alike(known, &words) || one.tokens == promise.tokens)
        });
        match twin.map(|at| at + floor) {
            Some(at) if kept[at].0.len() >= words.len() => {}
            Some(at) => kept[at] = (words, promise),
            None => kept.push((words, promise)),
        }
    }
    kept.sort_by_key(|(_, one)| one.tokens.start);
    let mut held: Vec<(Vec<String>, Placed<PositionFound>)> = Vec::new();
    for position in positions {
        let words = telling(&position.found.summary);
        let floor = held.len().saturating_sub(40);
        let twin = held[floor..].iter().position(|(known, one)| {
            let one_place = one.tokens.start <= position.tokens.start && position.tokens.end <= one.tokens.end;
            one.found.who == position.found.who
                && (one.found.topic == position.found.topic && alike(known, &words) || one_place)
        });
        match twin.map(|at| at + floor) {
            Some(at) if held[at].0.len() >= words.len() => {}
            Some(at) => held[at] = (words, position),
            None => held.push((words, position)),
        }
    }
    held.sort_by_key(|(_, one)| one.tokens.start);
    let _ = text;
    (kept.into_iter().map(|(_, one)| one.found).collect(), held.into_iter().map(|(_, one)| one.found).collect())
}
