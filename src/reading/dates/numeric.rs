//! Dates in figures: ISO 8601, `8/10/2021`, `23.04.2022`.

use super::calendar::near_century;
use super::cursor::{number, one_of, tight_mark, word};
use super::point::Calendar;
use crate::reading::tokens::{Kind, Token};

/// Words before `5/12` that make it a date, no fraction.
const SPEAKS_FOR_DATE: &[&str] = &[
    "on", "from", "to", "until", "till", "between", "by", "since", "this", "next", "last", "before", "after", "dated",
    "of", "through",
];

fn digits(tokens: &[Token], at: usize) -> usize {
    tokens.get(at).map_or(0, Token::digits)
}

/// Figures and the same separators without blanks, up to three.
fn parts<'t>(tokens: &'t [Token<'t>], at: usize) -> Option<(Vec<&'t Token<'t>>, char)> {
    let separator =
        tokens.get(at + 1).filter(|token| !token.spaced)?.mark().filter(|mark| ['-', '/', '.', '‑'].contains(mark))?;
    let mut found = vec![tokens.get(at).filter(|token| token.kind == Kind::Number)?];
    let mut next = at + 1;
    while found.len() < 3
        && tight_mark(tokens, next, &[separator])
        && let Some(part) = tokens.get(next + 1).filter(|token| token.kind == Kind::Number && !token.spaced)
    {
        found.push(part);
        next += 2;
    }
    (found.len() > 1).then_some((found, separator))
}

/// Whether figures go on after this place, so that what stands before it is no date: `1.2.3.4`, `10/12/14/16`.
fn goes_on(tokens: &[Token], end: usize, separator: char) -> bool {
    tight_mark(tokens, end, &[separator])
        && separator != '-'
        && tokens.get(end + 1).is_some_and(|token| token.kind == Kind::Number && !token.spaced)
}

fn valid(year: Option<i32>, month: u64, day: u64) -> Option<Calendar> {
    // A leap year stands in for one that is not said.
    let (month, day) = (u32::try_from(month).ok()?, u32::try_from(day).ok()?);
    chrono::NaiveDate::from_ymd_opt(year.unwrap_or(2000), month, day)?;
    Some(Calendar { year, month: Some(month), day: Some(day), weekday: None })
}

/// A date in figures that starts here. `dated`: what stands before it leaves no doubt that it is one.
pub(super) fn date(tokens: &[Token], at: usize, dated: bool) -> Option<(Calendar, usize)> {
    read(tokens, at, dated, false)
}

/// The same, the day standing first where `day_first`.
pub(super) fn read(tokens: &[Token], at: usize, dated: bool, day_first: bool) -> Option<(Calendar, usize)> {
    let first = tokens.get(at).filter(|token| token.kind == Kind::Number)?;
    // Inside a longer row of figures nothing starts.
    if at > 0
        && !first.spaced
        && tokens[at - 1].is_mark(&['.', '/', ':', ','])
        && at > 1
        && tokens[at - 2].kind == Kind::Number
        && !dated
    {
        return None;
    }
    if first.digits() == 8 {
        let value = first.value?;
        let year = i32::try_from(value / 10_000).ok().filter(|year| (1900..2100).contains(year))?;
        return Some((valid(Some(year), value / 100 % 100, value % 100)?, at + 1));
    }
    let Some((parts, separator)) = parts(tokens, at) else { return spaced_iso(tokens, at) };
    let value = |index: usize| parts.get(index).and_then(|part| part.value);
    let year_of = |index: usize| {
        let part = parts.get(index)?;
        let value = i32::try_from(part.value?).ok()?;
        (part.digits() == 4 && (1000..3000).contains(&value)).then_some(value)
    };
    let end = at + 2 * parts.len() - 1;
    if goes_on(tokens, end, separator) {
        return None;
    }
    if parts.len() == 3 {
        if let Some(year) = year_of(0) {
            return Some((valid(Some(year), value(1)?, value(2)?)?, end));
        }
        let year = match (year_of(2), parts[2].digits(), separator) {
            (Some(year), ..) => year,
            (None, 2, '/' | '.') => near_century(value(2)?)?,
            _ => return None,
        };
        let (a, b) = (value(0)?, value(1)?);
        let day_leads = a > 12 || b <= 12 && (separator == '.' || day_first);
        let found = if day_leads { valid(Some(year), b, a) } else { valid(Some(year), a, b) };
        return Some((found?, end));
    }
    two_parts(tokens, at, &parts, separator, dated, day_first).map(|date| (date, at + 3))
}

/// `2021-10`, `10/2021`, `10/25`, `25/10`.
fn two_parts(
    tokens: &[Token],
    at: usize,
    parts: &[&Token],
    separator: char,
    dated: bool,
    day_first: bool,
) -> Option<Calendar> {
    let (a, b) = (parts[0].value?, parts[1].value?);
    let month_of = |month: u64| u32::try_from(month).ok().filter(|month| (1..=12).contains(month));
    let year =
        |part: &Token| i32::try_from(part.value?).ok().filter(|year| part.digits() == 4 && (1000..3000).contains(year));
    let month_only = |year: i32, month: u32| Calendar { year: Some(year), month: Some(month), ..Calendar::default() };
    if separator != '.' {
        if let (Some(year), true) = (year(parts[0]), parts[1].digits() <= 2) {
            return Some(month_only(year, month_of(b)?));
        }
        if let (Some(year), true) = (year(parts[1]), parts[0].digits() <= 2) {
            return Some(month_only(year, month_of(a)?));
        }
    }
    if parts.iter().any(|part| part.digits() > 2) || a == 24 && b == 7 {
        return None;
    }
    let before = at.checked_sub(1).and_then(|before| word(tokens, before));
    let speaks = dated || before.is_some_and(|before| SPEAKS_FOR_DATE.contains(&before) && separator == '/');
    let scaled = one_of(tokens, at + 3, &["of", "million", "billion", "percent", "inch", "inches", "cup"])
        || tight_mark(tokens, at + 3, &['%']);
    // “11/20” and “05/12” look like dates by themselves, “1/3” and “7-6” do not.
    let shaped = separator == '/' && (a.max(b) > 12 && a.min(b) <= 12 || parts.iter().all(|part| part.digits() == 2));
    if scaled || !(speaks || shaped) {
        return None;
    }
    if a > 12 || day_first && b <= 12 { valid(None, b, a) } else { valid(None, a, b) }
}

/// `2016 10 16`: the parts of an ISO date with blanks.
fn spaced_iso(tokens: &[Token], at: usize) -> Option<(Calendar, usize)> {
    if digits(tokens, at) != 4 || digits(tokens, at + 1) != 2 || digits(tokens, at + 2) != 2 {
        return None;
    }
    let same_line = tokens[at + 1..at + 3].iter().all(|token| token.spaced && !token.line_start);
    let year = i32::try_from(number(tokens, at)?).ok().filter(|year| (1900..2100).contains(year) && same_line)?;
    Some((valid(Some(year), number(tokens, at + 1)?, number(tokens, at + 2)?)?, at + 3))
}

/// Whether the text writes the day before the month: some date in figures can only be read so, and none the other way.
pub(super) fn day_leads(tokens: &[Token]) -> bool {
    let (mut day_first, mut month_first) = (0_usize, 0_usize);
    for at in 0..tokens.len() {
        let slashes =
            tight_mark(tokens, at + 1, &['/']) && tight_mark(tokens, at + 3, &['/']) && digits(tokens, at + 4) >= 2;
        if !slashes || digits(tokens, at) > 2 || digits(tokens, at + 2) > 2 {
            continue;
        }
        if let (Some(a), Some(b)) = (number(tokens, at), number(tokens, at + 2)) {
            day_first += usize::from(a > 12 && (1..=12).contains(&b));
            month_first += usize::from(b > 12 && (1..=12).contains(&a));
        }
    }
    day_first > month_first
}
