//! Values in words: what one adds to another, and what it denies.

use std::collections::BTreeSet;

use super::{Bearing, Why};
use crate::places;

/// Words that carry nothing by themselves.
const EMPTY: &[&str] = &[
    "a", "an", "the", "of", "for", "to", "in", "on", "at", "by", "with", "and", "is", "are", "was", "were", "be",
    "been", "it", "its", "that", "this", "these", "those", "there", "their", "his", "her", "as", "from",
];

/// Words that turn the meaning round.
const DENIALS: &[&str] = &["not", "no", "never", "none", "neither", "nor", "without", "denied", "refused", "failed"];

/// Words that leave something out: “discussed only” is less than “discussed and agreed”.
const LIMITS: &[&str] = &["only", "merely", "just", "partly", "partially"];

/// The words of a text in lower case, without marks.
pub(super) fn tokens(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '.'))
        .map(|word| word.replace(['\'', '’', '.'], "").to_lowercase())
        .filter(|word| !word.is_empty())
        .collect()
}

/// Equal but for case and spacing.
pub(in super::super) fn same_words(left: &str, right: &str) -> bool {
    let folded = |text: &str| {
        text.split_whitespace().flat_map(|word| word.chars().flat_map(char::to_lowercase).chain([' '])).collect()
    };
    let (left, right): (String, String) = (folded(left), folded(right));
    left == right
}

/// The country that a word of a title or a unit stands for: “Americans”, “Afghan”, “US”.
pub(super) fn nation(word: &str) -> Option<&'static str> {
    // In capitals these are codes, and as words they are words: only the usual ones are read.
    let area = match word {
        "us" | "usa" | "uk" | "uae" => places::country(&word.to_uppercase()),
        _ => places::demonym(word).or_else(|| places::country(word).filter(|_| word.len() > 3)),
    };
    area.map(|area| area.name)
}

fn content(text: &str) -> BTreeSet<String> {
    tokens(text).into_iter().filter(|word| !EMPTY.contains(&word.as_str())).collect()
}

fn has(words: &BTreeSet<String>, list: &[&str]) -> bool {
    words.iter().any(|word| list.contains(&word.as_str()))
}

/// Answers in words: the same, one in more words than the other, or two answers.
pub(super) fn judge(left: &str, right: &str) -> (Bearing, Why) {
    if same_words(left, right) {
        return (Bearing::Agrees, Why::Same);
    }
    let (one, other) = (content(left), content(right));
    if one == other && !one.is_empty() {
        return (Bearing::Agrees, Why::Same);
    }
    let within = |inner: &BTreeSet<String>, outer: &BTreeSet<String>| !inner.is_empty() && inner.is_subset(outer);
    let turned = has(&one, DENIALS) != has(&other, DENIALS) || has(&one, LIMITS) != has(&other, LIMITS);
    match (within(&one, &other), within(&other, &one)) {
        (true, _) if !turned => (Bearing::Agrees, Why::RightSaysMore),
        (_, true) if !turned => (Bearing::Agrees, Why::LeftSaysMore),
        _ => (Bearing::Contradicts, Why::OtherAnswer),
    }
}
