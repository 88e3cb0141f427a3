//! The words that a date expression can start with, so that a long text is read quickly.

use std::collections::HashSet;
use std::sync::OnceLock;

use super::{duration, holidays, loose, words};
use crate::reading::numerals;
use crate::reading::tokens::{Kind, Token};

/// First words that no other table lists.
const OTHERS: &[&str] = &[
    "the",
    "a",
    "an",
    "this",
    "last",
    "previous",
    "preceding",
    "past",
    "next",
    "following",
    "coming",
    "upcoming",
    "forthcoming",
    "current",
    "final",
    "recent",
    "right",
    "at",
    "in",
    "within",
    "for",
    "from",
    "between",
    "earlier",
    "later",
    "early",
    "late",
    "mid",
    "middle",
    "beginning",
    "start",
    "end",
    "close",
    "rest",
    "half",
    "couple",
    "several",
    "few",
    "some",
    "many",
    "every",
    "each",
    "once",
    "twice",
    "year",
    "calendar",
    "week",
    "weekend",
    "w",
    "q",
    "h",
    "fortnight",
    "that",
    "day",
    "today",
    "tonight",
    "yesterday",
    "tomorrow",
    "tmrw",
    "eod",
    "noon",
    "midnight",
    "midday",
    "morning",
    "afternoon",
    "evening",
    "night",
    "business",
    "month",
    "now",
    "long",
    "not",
    "overnight",
    "fiscal",
    "fy",
    "cy",
    "financial",
    "remainder",
];

fn all() -> &'static HashSet<&'static str> {
    static ALL: OnceLock<HashSet<&'static str>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut all: HashSet<&'static str> = OTHERS.iter().copied().collect();
        all.extend(words::first_words());
        all.extend(numerals::first_words());
        all.extend(holidays::first_words());
        all.extend(duration::REPEATED);
        all.extend(duration::LASTING);
        all.extend(loose::LOOSE);
        all
    })
}

/// Whether a date expression can start with this token.
pub(super) fn may_start(token: &Token) -> bool {
    match token.kind {
        Kind::Number => true,
        Kind::Mark => token.is_mark(&['\'', '’', '‘']),
        // Weekdays have a plural, and no first word is longer than “international”.
        Kind::Word => token.text.len() <= 16 && all().contains(&*token.lower),
    }
}
