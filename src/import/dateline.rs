//! Where and when a report was sent, as wires print it before its first sentence.

use chrono::NaiveDate;

use super::dates::{self, DayOrder};

/// The text after a dateline in capitals: `DOHA, Nov 24 (Wire) - The…`, `ISLAMABAD: A…`.
pub(super) fn after_dateline(line: &str) -> &str {
    for mark in [": ", " – ", " — ", " - ", "— ", "– "] {
        if let Some(at) = line.find(mark)
            && line[..at].chars().count() <= 60
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
        && head.chars().count() <= 60
        && !head.contains('.')
        && (1..=4).contains(&words)
        && name.split_whitespace().all(|word| word.starts_with(|c: char| c.is_uppercase()))
        && !name.chars().any(|c| c.is_ascii_digit()))
    .then(|| name.to_owned())
}
