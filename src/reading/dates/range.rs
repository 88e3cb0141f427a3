//! From one date to another: “9–10 October 2021”, “between May and July”, “from Monday to Friday”.

use chrono::Datelike as _;

use super::calendar::{day_number, day_of_month, year};
use super::cursor::{is_mark, is_word, one_of, past_comma, skip_word, tight_mark};
use super::numeric;
use super::parse::{Read, Words, point};
use super::point::{Calendar, Part, Point, Which};
use super::resolve::{Context, Direction, resolve as resolve_point};
use super::span::Span;
use crate::reading::numerals::ordinal;
use crate::reading::tokens::Kind;

const DASHES: &[char] = &['-', '–', '—', '~', '‑', '−'];

/// The place after what joins two ends; `and` where an “and” does.
fn joint(words: Words, at: usize, and: bool) -> Option<usize> {
    let tokens = words.tokens;
    let joined = is_mark(tokens, at, DASHES)
        || one_of(tokens, at, &["to", "through", "thru", "until", "till"])
        || and && is_word(tokens, at, "and");
    let end = at + 1;
    (joined && tokens.get(end).is_some_and(|next| !next.line_start)).then_some(end)
}

/// The range that starts here, and the single date.
pub(super) fn range(words: Words, at: usize) -> (Read, Read) {
    let tokens = words.tokens;
    let introduced = one_of(tokens, at, &["between", "from"]);
    let single = if introduced { None } else { point(words, at, 0) };
    (joined(words, at, single.clone()), single)
}

fn joined(words: Words, at: usize, single: Read) -> Read {
    let tokens = words.tokens;
    let between = is_word(tokens, at, "between");
    let from = is_word(tokens, at, "from");
    let start = at + usize::from(between || from);
    let (left, after) = first_end(words, start, between || from, single)?;
    if let Some(join) = joint(words, after, between)
        && let Some((right, end)) = second_end(words, join, &left)
    {
        return Some((Point::Range(Box::new(left), Box::new(right)), end));
    }
    // “Saturday and Sunday”, “October 9 and 10”: two days in a row are one stretch.
    let join = after;
    if !is_word(tokens, join, "and") || tokens.get(join + 1).is_some_and(|next| next.line_start) {
        return None;
    }
    let (right, end) = second_end(words, join + 1, &left)?;
    // “this Saturday and Sunday”: this Sunday.
    let right = match (&left, right) {
        (Point::Weekday(_, which), Point::Weekday(day, Which::Bare)) => Point::Weekday(day, *which),
        (_, right) => right,
    };
    follows(&left, &right).then(|| (Point::Range(Box::new(left), Box::new(right)), end))
}

/// Whether the second is the day after the first by what they say alone.
fn follows(left: &Point, right: &Point) -> bool {
    match (left, right) {
        (Point::Weekday(left, which), Point::Weekday(right, same)) => which == same && left.succ() == *right,
        (Point::Calendar(left, _), Point::Calendar(right, _)) => {
            let months = left.month == right.month || left.month.is_none() || right.month.is_none();
            let years = left.year.is_none() || left.year == right.year;
            let days = matches!((left.day, right.day), (Some(left), Some(right)) if left + 1 == right);
            months && years && days && left.weekday.is_none() == right.weekday.is_none()
        }
        (Point::Day(left), Point::Day(right)) => left + 1 == *right,
        _ => false,
    }
}

/// A date, or a day whose month the other end gives: “9” in “9–10 October”.
fn first_end(words: Words, at: usize, introduced: bool, single: Read) -> Read {
    let tokens = words.tokens;
    let whole = if introduced { point(words, at, 0) } else { single };
    if introduced && is_word(tokens, at, "now") {
        return Some((Point::Day(0), at + 1));
    }
    let loose = day_of_month(tokens, at, true).filter(|(_, after)| {
        // Only a month after the other end makes the number a day.
        let glued = at > 0 && !tokens[at].spaced && tokens[at - 1].is_mark(&['.', ',', ':', '/', '$', '-']);
        let joined = joint(words, *after, true).and_then(|join| day_number(tokens, skip_word(tokens, join, &["the"])));
        let month = joined
            .is_some_and(|(_, end)| super::calendar::month_name(tokens, skip_word(tokens, end, &["of"])).is_some());
        !glued && month
    });
    match (whole, loose) {
        (Some(whole), Some(loose)) => Some(if loose.1 > whole.1 { loose } else { whole }),
        (whole, loose) => whole.or(loose),
    }
}

/// The date after the joint, or the rest of one: “10” in “October 9–10”, “22” in “2021–22”.
fn second_end(words: Words, at: usize, left: &Point) -> Read {
    let tokens = words.tokens;
    if one_of(tokens, at, &["now", "present"]) || is_word(tokens, at, "date") && is_word(tokens, at - 1, "to") {
        return Some((Point::Day(0), at + 1));
    }
    if is_word(tokens, at, "current") && is_word(tokens, at + 1, "date") {
        return Some((Point::Day(0), at + 2));
    }
    let next = skip_word(tokens, at, &["in"]);
    // After a date in figures, figures are one: “10/1–11/7”.
    let figures = matches!(left, Point::Calendar(Calendar { day: Some(_), .. }, _))
        .then(|| numeric::read(tokens, at, true, words.day_first))
        .flatten()
        .map(|(date, end)| comma_year(words, date, end));
    let whole = point(words, next, 1).filter(|(right, _)| !matches!(right, Point::Open(_)));
    let whole = if figures.as_ref().map(|read| read.1) > whole.as_ref().map(|read| read.1) { figures } else { whole };
    let rest = match left {
        Point::Calendar(Calendar { month: Some(month), day: Some(_), .. }, _) => rest_of_date(words, at, *month),
        Point::Calendar(Calendar { year: Some(first), month: None, .. }, _) => {
            let short = tokens
                .get(at)
                .filter(|token| token.digits() == 2 && !token.spaced && tight_mark(tokens, at - 1, DASHES));
            let last = short.and_then(|token| i32::try_from(token.value?).ok()).map(|last| first / 100 * 100 + last);
            last.filter(|last| last > first).map(|last| (Point::year(last), at + 1))
        }
        _ => None,
    };
    match (whole, rest) {
        (Some(whole), Some(rest)) => Some(if rest.1 > whole.1 { rest } else { whole }),
        (whole, rest) => whole.or(rest),
    }
}

/// A date in figures with the year after a comma: “5/7, 2020”.
fn comma_year(words: Words, date: Calendar, end: usize) -> (Point, usize) {
    let comma = past_comma(words.tokens, end);
    match year(words.tokens, comma).filter(|_| comma > end && date.year.is_none()) {
        Some((year, end)) => (Point::Calendar(Calendar { year: Some(year), ..date }, Which::Bare), end),
        None => (Point::Calendar(date, Which::Bare), end),
    }
}

/// The last day of days in one month: “10”, “the tenth”, “10, 2021”.
fn rest_of_date(words: Words, at: usize, month: u32) -> Read {
    let tokens = words.tokens;
    let the = skip_word(tokens, at, &["the"]);
    let (day, end) = day_number(tokens, the)?;
    let figures = tokens[the].kind == Kind::Number && ordinal(&tokens[the..]).is_none();
    // “October 9 to 10 envoys”, “October 9, 2 to 3 pm”
    let counts = tokens.get(end).is_some_and(|next| {
        next.kind == Kind::Word
            && !next.line_start
            && (next.is_in(&["am", "pm", "a", "p", "oclock", "o"])
                || next.lower.len() > 3 && next.lower.ends_with('s') && !next.is_capitalised())
    });
    let longer = tight_mark(tokens, end, &['/', '-', '.'])
        && tokens.get(end + 1).is_some_and(|next| next.kind == Kind::Number && !next.spaced);
    if longer || figures && counts || tokens[the].kind == Kind::Word && ordinal(&tokens[the..]).is_none() {
        return None;
    }
    let of = skip_word(tokens, past_comma(tokens, end), &["of", "in"]);
    let date = Calendar { month: None, day: Some(day), ..Calendar::default() };
    Some(match year(tokens, of).filter(|_| tokens[of].kind == Kind::Number) {
        Some((year, end)) => {
            (Point::Calendar(Calendar { year: Some(year), month: Some(month), ..date }, Which::Bare), end)
        }
        None => (Point::Calendar(date, Which::Bare), end),
    })
}

/// The days from the first to the last of a range, both included.
pub(super) fn resolve(left: &Point, right: &Point, context: &Context) -> Option<Span> {
    let (first, last) = ends(left, right, context)?;
    let middle = |span: &Span| span.from + (span.to - span.from) / 2;
    let from = match left {
        // After the end of one and before the start of another lies what is between them.
        Point::Part(Part::End, of) if !matches!(**of, Point::Day(_)) && first.from != first.to => {
            first.to.succ_opt()?
        }
        Point::Part(Part::End | Part::Late, _) => first.to,
        Point::Part(Part::Middle, _) => middle(&first),
        _ => first.from,
    };
    let to = match right {
        Point::Part(Part::Start, _) if last.from != last.to => last.from.pred_opt()?.max(from),
        Point::Part(Part::Start | Part::Early, _) => last.from,
        Point::Part(Part::Middle, _) => middle(&last),
        _ => last.to,
    };
    let fuzzy = |point: &Point, span: &Span| span.about && !matches!(point, Point::Part(..));
    let about = fuzzy(left, &first) || fuzzy(right, &last);
    (from <= to).then(|| Span { about, ..Span::new(from, to, "from the first to the last day, both included") })
}

/// The two ends, each with what the other says of its month and year.
fn ends(left: &Point, right: &Point, context: &Context) -> Option<(Span, Span)> {
    if let Point::Calendar(Calendar { month: None, year: None, day: Some(_), .. }, _) = left {
        let last = resolve_point(right, context)?;
        let before = Context { published: Some(last.from), direction: Direction::Past, last: None };
        return Some((resolve_point(left, &before)?, last));
    }
    if left.lacks_year()
        && let Some(year) = right.named_year()
    {
        let last = resolve_point(right, context)?;
        let first = resolve_point(&left.in_year(year), context)?;
        let first = if first.from > last.to { resolve_point(&left.in_year(year - 1), context)? } else { first };
        return Some((first, last));
    }
    // A stretch of the year that holds the day of publication is meant rather than one before or after.
    if left.lacks_year()
        && right.lacks_year()
        && let Some(published) = context.published
    {
        for by in [0, -1] {
            let first = resolve_point(&left.in_year(published.year() + by), context);
            let last = first.and_then(|first| year_end(right, first, context));
            if let (Some(first), Some(last)) = (first, last)
                && first.from <= published
                && published <= last.to
            {
                return Some((first, last));
            }
        }
    }
    let first = resolve_point(left, context)?;
    let after = Context { published: Some(first.from), direction: Direction::Future, last: None };
    let last = match right {
        Point::Weekday(_, Which::Bare) | Point::Calendar(Calendar { month: None, year: None, day: Some(_), .. }, _) => {
            resolve_point(right, &after)?
        }
        _ if right.lacks_year() => year_end(right, first, context)?,
        _ => resolve_point(right, context)?,
    };
    Some((first, last))
}

/// The first occurrence of what comes once a year that does not end before a span begins.
fn year_end(point: &Point, first: Span, context: &Context) -> Option<Span> {
    let in_year = |year: i32| resolve_point(&point.in_year(year), context);
    in_year(first.from.year()).filter(|last| last.to >= first.from).or_else(|| in_year(first.from.year() + 1))
}
