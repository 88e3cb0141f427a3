//! Words between quotation marks of any kind.

use std::ops::Range;

use crate::reading::tokens::{Kind, Token};

/// Words between quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Quotation {
    /// The opening mark.
    pub start: usize,
    /// One past the closing mark, or past the paragraph where there is none.
    pub end: usize,
    /// Whether a closing mark was found. Speech that goes on in the next paragraph has none.
    pub closed: bool,
}

impl Quotation {
    /// The words without the marks.
    pub(crate) fn inner(&self) -> Range<usize> {
        self.start + 1..if self.closed { self.end - 1 } else { self.end }
    }
}

/// What closes a mark, if the mark opens anything. Straight marks close themselves.
fn closes(open: char) -> Option<&'static [char]> {
    match open {
        '“' | '‟' => Some(&['”', '"']),
        '„' => Some(&['“', '”', '"']),
        '«' => Some(&['»']),
        '»' => Some(&['«']),
        '‹' => Some(&['›']),
        '「' => Some(&['」']),
        '『' => Some(&['』']),
        '"' => Some(&['"', '”']),
        // Some write a closing mark at both ends.
        '”' => Some(&['”']),
        '‘' => Some(&['’']),
        '\'' => Some(&['\'']),
        '`' => Some(&['\'', '’']),
        _ => None,
    }
}

/// The marks that are apostrophes as well.
fn is_single(mark: char) -> bool {
    matches!(mark, '‘' | '’' | '\'' | '`')
}

/// The quotations of a text, outermost only. Each token is looked at a bounded number of times: a mark that finds no
/// partner in its paragraph ends the search for partners of its kind there.
pub(super) fn quotations(tokens: &[Token], paragraphs: &[Range<usize>]) -> Vec<Quotation> {
    let mut found = Vec::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let goes_on = paragraphs.get(index + 1).is_some_and(|next| opens_with_mark(tokens, next));
        in_paragraph(tokens, paragraph, goes_on, &mut found);
    }
    found
}

fn opens_with_mark(tokens: &[Token], paragraph: &Range<usize>) -> bool {
    matches!(tokens[paragraph.start].mark(), Some('“' | '"' | '«' | '„' | '‘'))
}

fn in_paragraph(tokens: &[Token], paragraph: &Range<usize>, goes_on: bool, found: &mut Vec<Quotation>) {
    // Marks that found no partner: none of their kind will, further on.
    let mut lonely: Vec<char> = Vec::new();
    let mut at = paragraph.start;
    while at < paragraph.end {
        let opening = tokens[at].mark().filter(|mark| may_open(tokens, paragraph, at, *mark));
        let Some((mark, closing)) = opening.and_then(|mark| Some((mark, closes(mark)?))) else {
            at += 1;
            continue;
        };
        let close = if lonely.contains(&mark) { None } else { close_of(tokens, paragraph, at, mark, closing) };
        match close {
            Some(close) => {
                found.push(Quotation { start: at, end: close + 1, closed: true });
                at = close + 1;
            }
            None => {
                lonely.push(mark);
                // Speech over several paragraphs is closed in the last alone.
                let single = is_single(mark) && !(mark == '‘' && goes_on);
                let whole = !single && mark != '”' && mark != '»';
                if whole && (goes_on || at == paragraph.start) {
                    found.push(Quotation { start: at, end: paragraph.end, closed: false });
                    return;
                }
                at += 1;
            }
        }
    }
}

/// Whether a mark stands where words open: before a word, and after a blank, a bracket or a dash.
fn may_open(tokens: &[Token], paragraph: &Range<usize>, at: usize, mark: char) -> bool {
    if closes(mark).is_none() {
        return false;
    }
    let Some(next) = tokens.get(at + 1).filter(|_| at + 1 < paragraph.end) else { return false };
    let after_gap = at == paragraph.start
        || tokens[at].spaced
        || tokens[at - 1].mark().is_some_and(|before| !matches!(before, '.' | ',' | '!' | '?' | '%' | ')'));
    match mark {
        // An elided year or letter: ’90s, ’em.
        '\'' | '‘' | '`' => after_gap && !next.spaced && next.kind == Kind::Word,
        '"' | '”' | '»' => after_gap && !next.spaced,
        _ => true,
    }
}

/// The mark that closes one, in its paragraph.
fn close_of(tokens: &[Token], paragraph: &Range<usize>, open: usize, mark: char, closing: &[char]) -> Option<usize> {
    let mut depth = 0_usize;
    // What may be the apostrophe of a plural, “the ministers’”, closes where nothing else does.
    let mut plural = None;
    for at in open + 1..paragraph.end {
        let Some(here) = tokens[at].mark() else { continue };
        if is_single(mark) && is_single(here) {
            let opens = tokens[at].spaced && may_open(tokens, paragraph, at, here);
            if opens && plural.is_some() {
                return plural;
            }
            let ends = !tokens[at].spaced && tokens[at - 1].lower.ends_with('s');
            plural = plural.or(Some(at).filter(|_| ends && tokens.get(at + 1).is_none_or(|next| next.spaced)));
        }
        if here == mark && here != '"' && !closing.contains(&here) && !is_single(here) {
            depth += 1;
        } else if closing.contains(&here) && may_close(tokens, paragraph, at, here) {
            if depth == 0 {
                return Some(at);
            }
            depth -= 1;
        }
    }
    plural
}

/// Whether a mark closes: an apostrophe inside a word, or after a plural, does not.
fn may_close(tokens: &[Token], paragraph: &Range<usize>, at: usize, mark: char) -> bool {
    let before = &tokens[at - 1];
    let next = tokens.get(at + 1).filter(|_| at + 1 < paragraph.end);
    let joined = next.is_some_and(|next| !next.spaced && next.kind != Kind::Mark);
    if is_single(mark) {
        let plural = before.kind == Kind::Word && before.lower.ends_with('s') && next.is_some_and(|next| next.spaced);
        return !tokens[at].spaced && !joined && !plural;
    }
    // A straight mark after a blank and before a word opens again.
    mark != '"' || !(tokens[at].spaced && joined)
}
