//! Where and when a report was sent, as wires print it before its first sentence.

use chrono::NaiveDate;

use super::dates::{self, DayOrder};

/// Chars of the longest dateline.
const PLACE_CHARS: usize = 60;

/// The text after a dateline in capitals: `DOHA, Nov 24 (Wire) - The…`, `ISLAMABAD: A…`.
pub(super) fn after_dateline(line: &str) -> &str {
    // What follows the place stands near the beginning: further on a line is not looked at.
    let beginning = &line[..line.char_indices().nth(PLACE_CHARS + 3).map_or(line.len(), |(at, _)| at)];
    for mark in [": ", " – ", " — ", " - ", "— ", "– "] {
        if let Some(at) = beginning.find(mark)
            && line[..at].chars().count() <= PLACE_CHARS
        {
            let head = &line[..at];
            let place: String = head.chars().take_while(|c| !matches!(c, ',' | '(' | '/')).collect();
            let mut letters = place.chars().filter(|c| c.is_alphabetic()).peekable();
            if letters.peek().is_some() && letters.all(char::is_uppercase) && place.chars().count() >= 3 {
                return line[at + mark.len()..].trim_start();
            }
        }
    }
    line
}

/// The one day that a dateline names with its year, and how it is printed: `GENEVA, 12 March 2024 (Wire) - The…`.
pub(super) fn day(line: &str) -> Option<(NaiveDate, &str)> {
    let head = &line[..line.len() - after_dateline(line).len()];
    match dates::find(head, DayOrder::Unknown).as_slice() {
        [found] => Some((found.date, &head[found.range.clone()])),
        _ => None,
    }
}

/// The name in brackets that closes a dateline.
pub(super) fn wire(line: &str) -> Option<String> {
    let open = line.find('(')?;
    let close = open + line[open..].find(')')?;
    let name = line[open + 1..close].trim();
    let head = &line[..open];
    let dash = line[close + 1..].trim_start().starts_with(['-', '–', '—']);
    let words = name.split_whitespace().count();
    (dash
        && head.chars().count() <= PLACE_CHARS
        && !head.contains('.')
        && (1..=4).contains(&words)
        && name.split_whitespace().all(|word| word.starts_with(|c: char| c.is_uppercase()))
        && !name.chars().any(|c| c.is_ascii_digit()))
    .then(|| name.to_owned())
}
