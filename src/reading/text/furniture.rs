//! What in a saved article is no prose: headings, datelines, bylines, credits and notices.
//!
//! Import takes most of it away; texts that were pasted, or saved from a page as they stood, keep it.

use std::ops::Range;

use crate::reading::tokens::{Kind, Token};

/// What sort of no prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FurnitureKind {
    /// A heading: a short line that ends in no stop.
    Heading,
    /// “ISLAMABAD:”, “WASHINGTON (Reuters) –”.
    Dateline,
    /// “By Staff, Agencies”.
    Byline,
    /// “(Photo by … / AFP)”, “Image: …”.
    Credit,
    /// “Photo: Ann Lee” at the end of a caption: who made the picture.
    Caption,
    /// Rights, times of publication, invitations to share or to read on.
    Notice,
}

/// A stretch of tokens that is no prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Furniture {
    /// The tokens.
    pub range: Range<usize>,
    /// What it is.
    pub kind: FurnitureKind,
}

/// Words with which a line begins that is a notice.
const NOTICES: &[&[&str]] = &[
    &["copyright"],
    &["all", "rights", "reserved"],
    &["published"],
    &["posted"],
    &["updated"],
    &["last", "updated"],
    &["last", "modified"],
    &["read", "more"],
    &["read", "also"],
    &["see", "also"],
    &["also", "read"],
    &["related"],
    &["you", "may", "also"],
    &["you", "might", "also"],
    &["share"],
    &["subscribe"],
    &["sign", "up"],
    &["follow", "us"],
    &["click", "here"],
    &["back", "to", "top"],
    &["please", "wait"],
    &["no", "script"],
    &["comments"],
    &["advertisement"],
    &["add", "to", "favorites"],
    &["add", "to", "favourites"],
    &["this", "article", "has", "been", "adapted"],
    &["this", "article", "was", "originally"],
    &["originally", "published"],
    &["download", "our"],
    &["tags"],
    &["source"],
    &["editing", "by"],
    &["reporting", "by"],
    &["additional", "reporting"],
    &["writing", "by"],
    &["get", "the", "latest"],
    &["newsletter"],
    &["home"],
    &["breaking", "news"],
    &["listen", "to", "this"],
];
/// Words with which a credit begins.
const CREDITS: &[&str] = &[
    "photo",
    "photograph",
    "photographer",
    "image",
    "picture",
    "credit",
    "file",
    "courtesy",
    "illustration",
    "graphic",
    "video",
    "photos",
];
/// Words with which a bracket begins that says who made the article: “(Reporting by …)”.
const DESK: &[&str] = &["reporting", "editing", "writing", "additional", "compiled", "translated", "edited", "written"];
/// A caption's credit is no longer than this, in tokens.
const CAPTION: usize = 24;
/// Agencies whose name in a bracket makes it a credit or a dateline.
const AGENCIES: &[&str] = &[
    "reuters",
    "ap",
    "afp",
    "getty",
    "xinhua",
    "tass",
    "anadolu",
    "aa",
    "upi",
    "bloomberg",
    "dpa",
    "efe",
    "ani",
    "pti",
    "apa",
    "irna",
    "isna",
    "kuna",
    "wam",
    "spa",
    "qna",
    "bna",
    "yonhap",
    "kyodo",
    "ria",
    "interfax",
    "ukrinform",
    "app",
    "epa",
    "afpc",
];

/// The stretches of a text that are no prose, in order. Linear.
pub(super) fn furniture(tokens: &[Token], paragraphs: &[Range<usize>]) -> Vec<Furniture> {
    let mut found: Vec<Furniture> = Vec::new();
    for paragraph in paragraphs {
        if let Some(kind) = whole(tokens, paragraph) {
            found.push(Furniture { range: paragraph.clone(), kind });
            continue;
        }
        let begin = found.len();
        if let Some(end) = dateline(tokens, paragraph) {
            found.push(Furniture { range: paragraph.start..end, kind: FurnitureKind::Dateline });
        }
        credits(tokens, paragraph, &mut found);
        if found.len() == begin && is_heading(tokens, paragraph) {
            found.push(Furniture { range: paragraph.clone(), kind: FurnitureKind::Heading });
        }
    }
    found
}

fn begins(tokens: &[Token], paragraph: &Range<usize>, words: &[&str]) -> bool {
    tokens.len() >= paragraph.start + words.len()
        && paragraph.len() >= words.len()
        && words.iter().enumerate().all(|(at, word)| tokens[paragraph.start + at].is(word))
}

/// A paragraph that is no prose as a whole, and no heading.
fn whole(tokens: &[Token], paragraph: &Range<usize>) -> Option<FurnitureKind> {
    let words = tokens[paragraph.clone()].iter().filter(|token| token.kind == Kind::Word).count();
    if words == 0 {
        return Some(FurnitureKind::Notice);
    }
    if tokens[paragraph.clone()].iter().take(4).any(|token| token.mark() == Some('©')) {
        return Some(FurnitureKind::Notice);
    }
    let ends = ends_in_stop(tokens, paragraph);
    if words <= 12
        && begins(tokens, paragraph, &["by"])
        && !ends
        && tokens.get(paragraph.start + 1).is_some_and(Token::is_capitalised)
    {
        return Some(FurnitureKind::Byline);
    }
    let credit = tokens[paragraph.start].is_in(CREDITS)
        && tokens
            .get(paragraph.start + 1)
            .is_some_and(|next| next.mark() == Some(':') || next.is("by") || next.is("credit"));
    if credit && words <= 20 {
        return Some(FurnitureKind::Credit);
    }
    let notice = NOTICES.iter().any(|notice| begins(tokens, paragraph, notice));
    let bare = words <= 3 && !ends;
    (notice
        && (words <= 14 && !ends
            || words <= 3
            || begins(tokens, paragraph, &["copyright"])
            || begins(tokens, paragraph, &["this", "article"]))
        || bare && notice)
        .then_some(FurnitureKind::Notice)
}

fn ends_in_stop(tokens: &[Token], paragraph: &Range<usize>) -> bool {
    let closer = |token: &&Token| token.is_mark(&['”', '"', '’', '\'', '»', ')', ']']);
    let last = tokens[paragraph.clone()].iter().rev().find(|token| !closer(token));
    last.is_some_and(|token| token.is_mark(&['.', '!', '?', '…', '。', '؟', '۔', ':', ';']))
}

/// A short line without an end: a heading, a menu entry, the title printed again.
fn is_heading(tokens: &[Token], paragraph: &Range<usize>) -> bool {
    paragraph.len() <= 40 && !ends_in_stop(tokens, paragraph)
}

/// One past the dateline with which a paragraph begins: a place in capitals before a colon, or a place with an agency or a
/// date before a dash.
fn dateline(tokens: &[Token], paragraph: &Range<usize>) -> Option<usize> {
    let limit = paragraph.end.min(paragraph.start + 16);
    let first = &tokens[paragraph.start];
    if !first.is_capitalised() {
        return None;
    }
    let shouting =
        |token: &Token| token.text.chars().count() > 2 && token.text.chars().all(|letter| !letter.is_lowercase());
    let mut agency = false;
    let mut in_bracket = false;
    for at in paragraph.start..limit {
        let token = &tokens[at];
        match token.mark() {
            Some('(') => in_bracket = true,
            Some(')') => in_bracket = false,
            Some(':') => return (at + 1 < paragraph.end && at > paragraph.start && shouting(first)).then_some(at + 1),
            Some('-' | '–' | '—') if token.spaced || agency => {
                let dash =
                    if tokens.get(at + 1).is_some_and(|next| next.mark() == Some('-')) { at + 2 } else { at + 1 };
                return (agency || shouting(first)).then_some(dash).filter(|end| *end < paragraph.end);
            }
            Some(',' | '.' | '/') => {}
            Some(_) => return None,
            None => {
                agency |= in_bracket && token.is_in(AGENCIES);
                let plain = token.kind == Kind::Number || token.is_capitalised() || in_bracket;
                if !plain {
                    return None;
                }
            }
        }
    }
    None
}

/// Credits in brackets, “(Photo by … / AFP)”, “(Reporting by …)”; at the end of a caption, “Photo: Ann Lee”; and names beside
/// an agency's, “Ann Lee/AFP”.
fn credits(tokens: &[Token], paragraph: &Range<usize>, found: &mut Vec<Furniture>) {
    let mut at = found.last().map_or(paragraph.start, |piece| piece.range.end.max(paragraph.start));
    while at < paragraph.end {
        if is_credit_label(tokens, at) && paragraph.end - at <= CAPTION && opens_sentence(tokens, paragraph, at) {
            found.push(Furniture { range: at..paragraph.end, kind: FurnitureKind::Caption });
            return;
        }
        if tokens[at].mark() == Some('/')
            && let Some(range) = beside_agency(tokens, paragraph, at)
            && found.last().is_none_or(|piece| piece.range.end <= range.start)
        {
            at = range.end;
            found.push(Furniture { range, kind: FurnitureKind::Credit });
            continue;
        }
        if !tokens[at].is_mark(&['(', '[']) {
            at += 1;
            continue;
        }
        let limit = paragraph.end.min(at + 24);
        let Some(close) = (at + 1..limit).find(|at| tokens[*at].is_mark(&[')', ']'])) else {
            at += 1;
            continue;
        };
        let inside = &tokens[at + 1..close];
        let credit = inside.first().is_some_and(|first| first.is_in(CREDITS))
            || inside.first().is_some_and(|first| first.is_in(DESK))
                && inside.iter().take(3).any(|token| token.is("by"))
            || inside.iter().any(|token| token.mark() == Some('/') || token.is_in(&["photo", "images", "via"]))
                && inside.iter().any(|token| token.is_in(AGENCIES));
        if credit {
            found.push(Furniture { range: at..close + 1, kind: FurnitureKind::Credit });
        }
        at = close + 1;
    }
}

/// “Photo:”, “Credit:”.
fn is_credit_label(tokens: &[Token], at: usize) -> bool {
    tokens[at].is_in(CREDITS) && tokens.get(at + 1).is_some_and(|next| next.mark() == Some(':'))
}

fn opens_sentence(tokens: &[Token], paragraph: &Range<usize>, at: usize) -> bool {
    let before = at.checked_sub(1).filter(|before| *before >= paragraph.start).map(|before| &tokens[before]);
    before.is_none_or(|before| before.is_mark(&['.', '!', '?', '…', '”', '"', ')', ']', '|', '-', '–', '—', '/']))
}

/// The names on both sides of a stroke where one of them is an agency: “Ann Lee/AFP”, “Getty Images/Ann Lee”.
fn beside_agency(tokens: &[Token], paragraph: &Range<usize>, stroke: usize) -> Option<Range<usize>> {
    /// Words of a name.
    const NAME: usize = 4;
    let named = |at: &usize| tokens[*at].is_capitalised() && tokens[*at].mark().is_none();
    let start = (paragraph.start.max(stroke.saturating_sub(NAME))..stroke).rev().take_while(named).last()?;
    let mut end = (stroke + 1..paragraph.end.min(stroke + 1 + NAME)).take_while(named).last()? + 1;
    let agency = |range: Range<usize>| tokens[range].iter().any(|token| token.is_in(AGENCIES));
    if !agency(start..stroke) && !agency(stroke + 1..end) {
        return None;
    }
    // “/AFP via Getty Images”.
    if tokens.get(end).is_some_and(|next| next.is("via")) && end < paragraph.end {
        end = (end + 1..paragraph.end.min(end + 1 + NAME)).take_while(named).last().map_or(end, |last| last + 1);
    }
    Some(start..end)
}
