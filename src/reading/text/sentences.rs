//! Where sentences end.

use std::ops::Range;

use crate::reading::tokens::{Kind, Token};

/// Marks that end a sentence, in the scripts of the press.
const ENDS: &[char] = &['.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।'];
/// Marks that close words, and stand after the end.
const CLOSERS: &[char] = &['”', '"', '’', '\'', '»', ')', ']', '」', '』', '›'];

/// Words that a full stop shortens, before a name or a number.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "gen", "lt", "col", "maj", "capt", "cmdr", "sgt", "adm", "brig", "sen", "rep",
    "gov", "pres", "amb", "hon", "rev", "fr", "st", "mt", "ft", "no", "nos", "vs", "v", "etc", "eg", "ie", "cf", "al",
    "approx", "dept", "govt", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "art", "para", "sec", "fig", "vol", "pp",
    "ed", "eds", "ret", "min", "sr", "jr", "atty", "supt", "det", "cpl", "pvt", "spc", "messrs", "mme", "mlle",
];
/// Shortened words that may end a sentence as well: the next word tells.
const OFTEN_LAST: &[&str] = &[
    "inc", "corp", "ltd", "co", "bros", "jr", "sr", "etc", "am", "pm", "est", "gmt", "no", "dec", "sat", "sun", "mar",
];
/// Words that begin a sentence with a capital, and are no part of a name.
const STARTERS: &[&str] = &[
    "the",
    "a",
    "an",
    "he",
    "she",
    "it",
    "they",
    "we",
    "i",
    "you",
    "his",
    "her",
    "its",
    "their",
    "this",
    "that",
    "these",
    "those",
    "in",
    "on",
    "at",
    "but",
    "and",
    "if",
    "when",
    "while",
    "after",
    "before",
    "since",
    "as",
    "for",
    "there",
    "by",
    "with",
    "also",
    "however",
    "meanwhile",
    "earlier",
    "later",
    "asked",
    "no",
    "not",
    "what",
    "who",
    "one",
    "some",
    "many",
    "most",
    "both",
    "all",
    "officials",
    "according",
    "under",
    "during",
    "although",
    "though",
];

/// The sentences of a text; none crosses a paragraph. Linear.
pub(super) fn sentences(tokens: &[Token], paragraphs: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for paragraph in paragraphs {
        let mut start = paragraph.start;
        let mut at = start;
        while at < paragraph.end {
            let end = after_end(tokens, paragraph, at);
            if end < paragraph.end && ends_here(tokens, paragraph, at) && ends_at(tokens, start, at, end) {
                found.push(start..end);
                start = end;
            }
            at = end.max(at + 1);
        }
        if start < paragraph.end {
            found.push(start..paragraph.end);
        }
    }
    found
}

fn ends_here(tokens: &[Token], paragraph: &Range<usize>, at: usize) -> bool {
    at < paragraph.end && tokens[at].is_mark(ENDS)
}

/// One past the marks of an end that stands at a token, closing marks included; the token after `at` where none does.
fn after_end(tokens: &[Token], paragraph: &Range<usize>, at: usize) -> usize {
    if !ends_here(tokens, paragraph, at) {
        return at + 1;
    }
    let mut end = at + 1;
    while end < paragraph.end && tokens[end].is_mark(ENDS) {
        end += 1;
    }
    while end < paragraph.end && tokens[end].is_mark(CLOSERS) {
        // A straight mark after a blank opens what comes next.
        if tokens[end].spaced && tokens.get(end + 1).is_some_and(|next| !next.spaced) {
            break;
        }
        end += 1;
    }
    end
}

/// Whether the marks at `at` end the sentence, the next one beginning at `next`.
fn ends_at(tokens: &[Token], start: usize, at: usize, next: usize) -> bool {
    let follows = &tokens[next];
    // “support.”, said the spokesperson.
    let opener = if follows.kind == Kind::Mark { tokens.get(next + 1).unwrap_or(follows) } else { follows };
    if follows.is_mark(&[',', ';', ':', ')', '—', '–', '-', '%']) {
        return false;
    }
    let cased_low = opener.text.chars().next().is_some_and(char::is_lowercase);
    if cased_low {
        return false;
    }
    // Arabic, Chinese and others put no blank, or have no capitals; Latin letters without a blank are a shortened word.
    let latin = |token: &Token| token.text.chars().next().is_some_and(|first| first.is_ascii_alphanumeric());
    let closed = next > at + 1 && tokens[next - 1].is_mark(CLOSERS);
    if !follows.spaced && latin(opener) && !closed {
        let long = at > start && tokens[at - 1].text.len() > 3 && opener.text.len() > 1 && opener.kind == Kind::Word;
        return long && tokens[at].mark() == Some('.') && tokens[at - 1].kind == Kind::Word && opener.is_capitalised();
    }
    if tokens[at].mark() != Some('.') || at == start {
        return true;
    }
    let before = &tokens[at - 1];
    if tokens[at].spaced {
        return true;
    }
    let begins = opener.is_in(STARTERS);
    if before.kind == Kind::Word {
        let single = before.text.chars().count() == 1 && before.is_capitalised();
        let dotted = at >= start + 2 && tokens[at - 2].mark() == Some('.') && !before.spaced;
        if single && dotted {
            // “in the U.S. The envoy”
            return begins;
        }
        if single && !begins {
            return false;
        }
        if before.is_in(ABBREVIATIONS) {
            return before.is_in(OFTEN_LAST) && (begins || !before.is_capitalised());
        }
        if before.is_in(OFTEN_LAST) {
            return begins || opener.kind == Kind::Number && follows.kind != Kind::Number;
        }
    }
    true
}
