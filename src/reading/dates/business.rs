//! Years and quarters as companies and treasuries count them: “the year-ago quarter”, “the quarter ended Dec. 31”,
//! “fiscal 2013”, “by year-end”.

use super::calendar::year;
use super::cursor::{is_word, one_of, past_possessive, skip_word, tight_mark, word};
use super::parse::{Read, Words, point};
use super::point::{Calendar, Part, Point, Unit, Which};
use super::relative::{count, unit_at, which};
use crate::reading::numerals::{hyphen_at, ordinal};
use crate::reading::tokens::{Kind, Token};

const FISCAL: &str = "the first month of that fiscal year";

/// Years and quarters of business that start here.
pub(super) fn business(words: Words, at: usize, depth: usize) -> Read {
    let tokens = words.tokens;
    year_ago(tokens, at)
        .or_else(|| year_end(words, at, depth))
        .or_else(|| fiscal(tokens, at))
        .or_else(|| ended(words, at, depth))
}

/// “year-ago”, “the year-earlier quarter”.
fn year_ago(tokens: &[Token], at: usize) -> Read {
    let start = skip_word(tokens, at, &["the"]);
    let joined = is_word(tokens, start, "year") && hyphen_at(tokens, start + 1);
    if !joined || !one_of(tokens, start + 2, &["ago", "earlier"]) {
        return None;
    }
    let end = start + 3;
    Some(match word(tokens, end) {
        Some("quarter") => (Point::YearAgo(Unit::Quarter), end + 1),
        Some("month") => (Point::YearAgo(Unit::Month), end + 1),
        Some("period") => (Point::YearAgo(Unit::Year), end + 1),
        _ => (Point::YearAgo(Unit::Year), end),
    })
}

/// “year-end”, “year’s end”, “the year-end”, “year-end 2014”, “end of year”.
fn year_end(words: Words, at: usize, depth: usize) -> Read {
    let tokens = words.tokens;
    let start = skip_word(tokens, at, &["the"]);
    let (unit, after) = unit_at(tokens, start).filter(|(unit, _)| matches!(unit, Unit::Year | Unit::Month))?;
    let joined = if hyphen_at(tokens, after) { Some(after + 1) } else { past_possessive(tokens, after) };
    let end = joined.filter(|end| is_word(tokens, *end, "end"))? + 1;
    let whole = match year(tokens, end).filter(|_| unit == Unit::Year && depth == 0) {
        Some((value, end)) => return Some((Point::Part(Part::End, Box::new(Point::year(value))), end)),
        None => Point::Units(Which::This, 1, unit),
    };
    Some((Point::Part(Part::End, Box::new(whole)), end))
}

/// “fiscal 2013”, “the fiscal year 2012”, “FY2011”, “the current fiscal year”, “the fiscal third quarter”: what days
/// these are, each treasury and company says for itself. “CY 2018” is the calendar’s.
fn fiscal(tokens: &[Token], at: usize) -> Read {
    if one_of(tokens, at, &["fy", "cy"]) {
        let digits = tokens.get(at + 1).filter(|next| next.digits() == 2 && !next.spaced).and_then(|next| next.value);
        let short = digits.and_then(super::calendar::near_century).map(|value| (value, at + 2));
        let (value, end) = year(tokens, at + 1).or(short)?;
        return Some((if is_word(tokens, at, "cy") { Point::year(value) } else { Point::Open(FISCAL) }, end));
    }
    let start = which(tokens, at).map_or_else(|| skip_word(tokens, at, &["the"]), |(_, next)| next);
    if !one_of(tokens, start, &["fiscal", "financial"]) {
        return None;
    }
    let mut end = start + 1;
    let named = skip_word(tokens, end, &["year", "years"]);
    if let Some((_, after)) = year(tokens, named).filter(|_| is_word(tokens, start, "fiscal") || named > end) {
        end = after;
        if tight_mark(tokens, end, &['-', '–', '/'])
            && tokens.get(end + 1).is_some_and(|next| !next.spaced && next.digits() > 0)
        {
            end += 2;
        }
        return Some((Point::Open(FISCAL), end));
    }
    if let Some((_, used)) = ordinal(tokens.get(end..)?) {
        let quarter = end + used + usize::from(hyphen_at(tokens, end + used));
        return is_word(tokens, quarter, "quarter").then_some((Point::Open(FISCAL), quarter + 1));
    }
    (named > end).then_some((Point::Open(FISCAL), named))
}

/// “the quarter ended Dec. 31”, “the three months ended June 30”, “the year to March 31”.
fn ended(words: Words, at: usize, depth: usize) -> Read {
    let tokens = words.tokens;
    let start = skip_word(tokens, at, &["the"]);
    let (many, place) = count(tokens, start).unwrap_or((1, start));
    let place = skip_word(tokens, place, &["fiscal", "financial"]);
    let (unit, end) = unit_at(tokens, place)
        .filter(|(unit, _)| matches!(unit, Unit::Week | Unit::Month | Unit::Quarter | Unit::Year))?;
    let joined = if one_of(tokens, end, &["ended", "ending"]) {
        skip_word(tokens, end + 1, &["on"])
    } else if is_word(tokens, end, "to") && start > at {
        end + 1
    } else {
        return None;
    };
    // “in” and a month would give the whole of it.
    let day = tokens.get(joined).is_some_and(|next| next.kind != Kind::Mark);
    let (last, end) = point(words, joined, depth + 1).filter(|_| day)?;
    let said = matches!(last, Point::Calendar(Calendar { month: Some(_), .. }, _));
    said.then_some((Point::UpTo(i64::from(many), unit, Box::new(last)), end))
}
