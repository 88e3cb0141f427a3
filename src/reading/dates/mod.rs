//! Every date expression in an English text, resolved against the date of publication.
//!
//! Each is read by rules over its words (`parse`, `relative`, `range`, `duration`, `times`), giving a [`point::Point`],
//! which `resolve` turns into first and last day. What needs a date of publication stays open without one.

mod business;
mod calendar;
mod cursor;
mod direction;
mod duration;
mod holidays;
mod loose;
mod numeric;
mod other_languages;
mod parse;
mod point;
mod range;
mod relative;
mod resolve;
mod shift;
mod solar_hijri;
mod span;
mod starts;
#[cfg(test)]
mod tests;
mod times;
mod words;

pub use other_languages::dates_in;

use std::ops::Range;

use chrono::NaiveDate;

use super::tokens::{Kind as TokenKind, Token, tokens};
use crate::model::EdtfDate;
use cursor::one_of;
use parse::Words;
use point::Point;
use resolve::{Context, Direction, resolve};
use span::Span;

/// What sort of time an expression gives, as TimeML (ISO 24617-1) has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateKind {
    /// A day, or a stretch of the calendar.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Something repeated.
    Set,
    /// A time that no calendar gives: “recently”, “in the past”; “now” too, whose day is that of the publication.
    Loose,
}

impl DateKind {
    /// The kind in a word.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Time => "time",
            Self::Duration => "duration",
            Self::Set => "set",
            Self::Loose => "loose",
        }
    }
}

/// What a preposition before a date makes of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// The date itself.
    #[default]
    Whole,
    /// What goes on from it: “since 31 August”.
    Since,
    /// What goes on to it: “until 31 August”.
    Until,
}

/// Words that give a date, a time of day, a length of time or a repetition.
#[derive(Clone, Debug, PartialEq)]
pub struct DateExpression {
    /// Where it stands, in Unicode scalar values.
    pub range: Range<usize>,
    /// As printed.
    pub text: String,
    /// What sort of time it gives.
    pub kind: DateKind,
    /// The date, of a date or of the day of a time, where it is known.
    pub edtf: Option<EdtfDate>,
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
    /// Whether the words before it make it a start or an end.
    pub side: Side,
    /// What an open expression needs in order to be resolved: “the date of publication”.
    pub needs: Option<&'static str>,
    /// The rule that resolved it, in words.
    pub why: &'static str,
}

/// How many tokens on “three days later” still counts from a date.
const MEMORY: usize = 60;

const PUBLICATION: &str = "the date of publication";

/// Every date expression in an English text, in order and without overlaps. Expressions that are relative, or lack
/// their year, are resolved against the date of publication, and left open without one. Linear in the text's length.
#[must_use]
pub fn dates(text: &str, published: Option<NaiveDate>) -> Vec<DateExpression> {
    let tokens = tokens(text);
    let words = Words { tokens: &tokens, day_first: numeric::day_leads(&tokens) };
    let mut found = Vec::new();
    let mut printed = Printed::new(text);
    let mut before = Before::default();
    let mut at = 0;
    while at < tokens.len() {
        let Some((mut expression, end)) = expression(words, at, published, &mut before) else {
            at += 1;
            continue;
        };
        expression.text = printed.slice(&expression.range).to_owned();
        if let (Some(from), Some(to)) = (expression.from, expression.to) {
            before.spoken = Some((end, Span::new(from, to, "")));
        }
        found.push(expression);
        at = end.max(at + 1);
    }
    found
}

/// What the text said before an expression.
#[derive(Clone, Copy, Debug, Default)]
struct Before {
    /// The token after the date it spoke of last, and its days.
    spoken: Option<(usize, Span)>,
    /// The token after the last date, and which way the words around it looked.
    looks: Option<(usize, Direction)>,
}

/// Slices a text by characters, in rising order.
struct Printed<'t> {
    text: &'t str,
    chars: usize,
    byte: usize,
}

impl<'t> Printed<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, chars: 0, byte: 0 }
    }

    fn seek(&mut self, chars: usize) -> usize {
        let rest = &self.text[self.byte..];
        let step = rest.char_indices().nth(chars.saturating_sub(self.chars)).map_or(rest.len(), |(byte, _)| byte);
        self.byte += step;
        self.chars = chars;
        self.byte
    }

    fn slice(&mut self, range: &Range<usize>) -> &'t str {
        let from = self.seek(range.start);
        let to = self.seek(range.end);
        &self.text[from..to]
    }
}

/// The expression that starts at a token, and the token after it.
fn expression(
    words: Words,
    at: usize,
    published: Option<NaiveDate>,
    before: &mut Before,
) -> Option<(DateExpression, usize)> {
    let tokens = words.tokens;
    let first = &tokens[at];
    if !starts::may_start(first) {
        return None;
    }
    // Letters and figures that go on from a word are its own: “F-16”, “COVID-19”.
    if first.kind == TokenKind::Number && !first.spaced && at > 0 && tokens[at - 1].kind == TokenKind::Word {
        return None;
    }
    if let Some(end) = duration::set(tokens, at) {
        return Some((unresolved(tokens, at, end, DateKind::Set, None, "repeated"), end));
    }
    let dated = dated(words, at, published, before);
    let others = [
        (duration::duration(tokens, at), DateKind::Duration, None, "a length of time"),
        (loose::loose(tokens, at), DateKind::Loose, Some("words that say when"), "no calendar gives it"),
        (times::alone(tokens, at), DateKind::Time, Some("the day"), "a time of day"),
    ];
    // The longest; of two as long, the date.
    let mut longest = dated;
    for (end, kind, needs, why) in others {
        if let Some(end) = end
            && longest.as_ref().is_none_or(|(_, known)| end > *known)
        {
            longest = Some((unresolved(tokens, at, end, kind, needs, why), end));
        }
    }
    longest
}

fn unresolved(
    tokens: &[Token],
    at: usize,
    end: usize,
    kind: DateKind,
    needs: Option<&'static str>,
    why: &'static str,
) -> DateExpression {
    DateExpression {
        range: tokens[at].start..tokens[end - 1].end,
        text: String::new(),
        kind,
        edtf: None,
        from: None,
        to: None,
        side: Side::Whole,
        needs,
        why,
    }
}

/// A date or a range of dates, with the time of day beside it.
fn dated(
    words: Words,
    at: usize,
    published: Option<NaiveDate>,
    before: &mut Before,
) -> Option<(DateExpression, usize)> {
    let tokens = words.tokens;
    let looks = before.looks;
    // What was said long ago is forgotten.
    let last = before.spoken.filter(|(end, _)| at.saturating_sub(*end) <= MEMORY).map(|(_, span)| span);
    let context = |end: usize| Context { published, direction: direction::inherited(tokens, at, end, looks), last };
    let (range, single) = range::range(words, at);
    let range = range.filter(|(point, end)| published.is_none() || resolve(point, &context(*end)).is_some());
    let (point, mut end, mut timed) = match range {
        Some((point, end)) => (point, end, false),
        None => match single {
            Some((point, end)) => (point, end, false),
            None => {
                let next = times::before_date(tokens, at)?;
                let (point, end) = parse::point(words, next, 0)?;
                (point, end, true)
            }
        },
    };
    let context = context(end);
    // “conquered it in two days” gives a length.
    let prefix = one_of(tokens, at, &["in"]);
    if prefix && matches!(point, Point::Shift(_, None)) && context.direction == Direction::Past {
        return None;
    }
    let span = resolve(&point, &context);
    if span.is_none() && published.is_some() && !matches!(point, Point::Open(_)) {
        return None;
    }
    let single = span.is_none_or(|span| span.from == span.to);
    let after = if single { times::after_date(tokens, end) } else { end };
    timed |= after > end || of_day(tokens, at, end);
    end = after;
    let start = at + usize::from(one_of(tokens, at, &["in"]) && !matches!(point, Point::Shift(..) | Point::Range(..)));
    let (needs, why) = match (&point, span) {
        (Point::Open(needs), _) => (Some(*needs), "the calendar is another"),
        (_, None) => (Some(PUBLICATION), "relative to the date of publication"),
        (_, Some(span)) => (None, span.why),
    };
    let kind = match &point {
        Point::Day(0) if loose::present(&tokens[at..end]) => DateKind::Loose,
        _ if timed => DateKind::Time,
        _ => DateKind::Date,
    };
    before.looks = Some((end, context.direction));
    let mut found = unresolved(tokens, start, end, kind, needs, why);
    found.side = side(tokens, at);
    if let Some(mut span) = span {
        span.about |= at > 0 && one_of(tokens, at - 1, &["about", "around", "circa", "approximately", "roughly"]);
        resolved(&mut found, span);
    }
    Some((found, end))
}

/// Whether the expression itself ends in a part of the day: “this morning”, “tonight”.
fn of_day(tokens: &[Token], at: usize, end: usize) -> bool {
    tokens[at..end].last().is_some_and(|token| token.is("tonight") || token.is_in(words::DAY_PARTS))
}

fn resolved(found: &mut DateExpression, span: Span) {
    let edtf = span.edtf().and_then(|edtf| edtf.parse::<EdtfDate>().ok());
    found.from = Some(span.from);
    found.to = Some(span.to);
    found.edtf = edtf;
}

/// What the word before an expression makes of it.
fn side(tokens: &[Token], at: usize) -> Side {
    let article = at.checked_sub(1).filter(|before| tokens[*before].is("the")).unwrap_or(at);
    let Some(before) = article.checked_sub(1) else { return Side::Whole };
    if tokens[before].is_in(&["since", "from", "starting", "beginning"]) {
        Side::Since
    } else if tokens[before].is_in(&["until", "till", "through"]) {
        Side::Until
    } else {
        Side::Whole
    }
}
