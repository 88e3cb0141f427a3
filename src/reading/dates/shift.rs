//! Lengths of time before and after something: “two days ago”, “in a month”, “three weeks after Easter”.

use chrono::Weekday;

use super::calendar::{day_number, month_name, weekday_name};
use super::cursor::{is_word, one_of, past_comma, past_possessive, skip_word, word};
use super::parse::{Read, Words, point};
use super::point::{Point, Unit};
use super::relative::{count, unit_at};
use crate::reading::numerals::hyphen_at;
use crate::reading::tokens::Token;

/// A length of time in one or more units: “two weeks and 2 days”, “a year”, “half an hour”. The words “a few” give
/// none.
pub(super) fn length(tokens: &[Token], at: usize) -> Option<(Vec<(i64, Unit)>, usize)> {
    if is_word(tokens, at, "half") && one_of(tokens, at + 1, &["an", "a"]) {
        let (unit, end) = unit_at(tokens, at + 2)?;
        return (unit == Unit::Moment).then(|| (vec![(1, unit)], end));
    }
    let mut found = Vec::new();
    let mut end = at;
    // Years, months, weeks, days, hours.
    for _ in 0..5 {
        let next = if found.is_empty() { end } else { skip_word(tokens, past_comma(tokens, end), &["and"]) };
        let (many, unit_place) = match count(tokens, next) {
            Some(known) => known,
            None if one_of(tokens, next, &["a", "an"]) => (1, next + 1),
            None => break,
        };
        let Some((unit, after)) = unit_at(tokens, unit_place + usize::from(hyphen_at(tokens, unit_place))) else {
            break;
        };
        // “for two weeks, two weeks ago”
        if found.last().is_some_and(|(_, coarser)| *coarser as u8 <= unit as u8) {
            break;
        }
        found.push((i64::from(many), unit));
        end = after;
    }
    (!found.is_empty()).then_some((found, end))
}

/// “two days ago”, “three weeks from tomorrow”, “in a month”, “within 9 months”, “2 weeks starting May 20”, and the
/// weekday of that week where one follows: “in three days, on Friday”.
pub(super) fn shift(words: Words, at: usize, depth: usize) -> Read {
    let tokens = words.tokens;
    let (moved, end) = plain_shift(words, at, depth)?;
    let on = past_comma(tokens, end);
    match moved {
        Point::Shift(parts, anchor) if is_word(tokens, on, "on") => match weekday_name(tokens, on + 1) {
            Some((weekday, after))
                if day_number(tokens, after).is_none() && month_name(tokens, past_comma(tokens, after)).is_none() =>
            {
                Some((weekday_of_shifted(weekday, parts, anchor), after))
            }
            _ => Some((Point::Shift(parts, anchor), end)),
        },
        other => Some((other, end)),
    }
}

/// That weekday in the week of the day that the shift gives.
pub(super) fn weekday_of_shifted(weekday: Weekday, parts: Vec<(i64, Unit)>, anchor: Option<Box<Point>>) -> Point {
    // From a named day, so that the result is a day even in months and years.
    let anchor = anchor.unwrap_or_else(|| Box::new(Point::Day(0)));
    Point::WeekdayIn(weekday, Box::new(Point::WeekOf(Box::new(Point::Shift(parts, Some(anchor))))))
}

/// The same without a weekday after it.
pub(super) fn plain_shift(words: Words, at: usize, depth: usize) -> Read {
    if depth > super::parse::DEEPEST {
        return None;
    }
    let tokens = words.tokens;
    let prefix = word(tokens, at).filter(|word| matches!(*word, "in" | "within" | "for"));
    let mut start = at + usize::from(prefix.is_some());
    if prefix == Some("within") {
        start = skip_word(tokens, start, &["the"]);
        start = skip_word(tokens, start, &["next", "coming"]);
    }
    let about = skip_word(
        tokens,
        start,
        &["about", "around", "roughly", "almost", "nearly", "approximately", "just", "over", "exactly"],
    );
    let (parts, end) = length(tokens, about)?;
    let back = |parts: Vec<(i64, Unit)>| parts.into_iter().map(|(count, unit)| (-count, unit)).collect::<Vec<_>>();
    let next = past_comma(tokens, end);
    match word(tokens, end).unwrap_or("") {
        "ago" => return Some((Point::Shift(back(parts), None), end + 1)),
        "hence" => return Some((Point::Shift(parts, None), end + 1)),
        "later" | "afterwards" if prefix != Some("in") => return Some((Point::FromLast(parts), end + 1)),
        "earlier" => return Some((Point::FromLast(back(parts)), end + 1)),
        "from" if is_word(tokens, end + 1, "now") => return Some((Point::Shift(parts, None), end + 2)),
        join @ ("from" | "after" | "before" | "since") if join != "since" || prefix == Some("in") => {
            if let Some((anchor, end)) = point(words, end + 1, depth + 1) {
                let moved = if join == "before" { back(parts.clone()) } else { parts.clone() };
                // “less than three days after the vote” lies within them.
                let under = start >= 2
                    && start == at
                    && is_word(tokens, at - 1, "than")
                    && one_of(tokens, at - 2, &["less", "fewer"]);
                if prefix == Some("for") && join == "from" || under && join == "after" && parts.len() == 1 {
                    let (count, unit) = *parts.first()?;
                    return Some((Point::Stretch(count, unit, Some(Box::new(anchor))), end));
                }
                return Some((Point::Shift(moved, Some(Box::new(anchor))), end));
            }
        }
        _ => {}
    }
    // “for 1 week, from 20th Dec”, “3 days starting from next Monday”
    let (count, unit) = *parts.first()?;
    let starting = one_of(tokens, next, &["starting", "beginning"]);
    if starting || prefix == Some("for") && next > end && is_word(tokens, next, "from") {
        let from = if starting { skip_word(tokens, next + 1, &["from", "on"]) } else { next + 1 };
        if let Some((anchor, end)) = point(words, from, depth + 1) {
            return Some((Point::Stretch(count, unit, Some(Box::new(anchor))), end));
        }
    }
    match prefix {
        // “in a week’s time”, and “the first time in a year” is none.
        Some("in") => {
            let length_only = at > 0
                && (one_of(tokens, at - 1, &["time", "first", "second", "third", "visit", "once", "twice", "only"])
                    || word(tokens, at - 1).is_some_and(|before| before.ends_with("est")));
            let end = past_possessive(tokens, end).map_or(end, |end| skip_word(tokens, end, &["time"]));
            (!length_only).then_some((Point::Shift(parts, None), end))
        }
        Some("within") if parts.len() == 1 && unit != Unit::Moment => Some((Point::Stretch(count, unit, None), end)),
        _ => None,
    }
}
