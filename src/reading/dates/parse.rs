//! One date expression from the words: the longest that starts at a place.

use super::calendar::{calendar, day_of_month, near_century, year};
use super::cursor::{is_mark, is_word, number, one_of, past_comma, phrase, skip_word, tight_mark, word};
use super::point::{Calendar, Part, Point, Unit, Which};
use super::span::years;
use super::words::{OTHER_MONTHS, decade, season};
use super::{holidays, numeric, relative, shift, solar_hijri, starts};
use crate::reading::numerals::{hyphen_at, ordinal};
use crate::reading::tokens::{Kind, Token};

/// What was read, and the place after it.
pub(super) type Read = Option<(Point, usize)>;

/// How deep one expression may stand in another: “the end of the first week of next year”.
pub(super) const DEEPEST: usize = 2;

/// What a reader knows beside the words.
#[derive(Clone, Copy)]
pub(super) struct Words<'t> {
    pub tokens: &'t [Token<'t>],
    /// `8/10/2021` is 8 October.
    pub day_first: bool,
}

/// The longest date that starts here.
pub(super) fn point(words: Words, at: usize, depth: usize) -> Read {
    let tokens = words.tokens;
    if depth > DEEPEST || !tokens.get(at).is_some_and(starts::may_start) {
        return None;
    }
    let readers: [fn(Words, usize, usize) -> Read; 12] = [
        |words, at, _| calendar(words.tokens, at),
        |words, at, _| figures(words, at),
        |words, at, _| bare_year(words.tokens, at),
        |words, at, _| day_of_month(words.tokens, at, false),
        |words, at, _| decade_or_century(words.tokens, at),
        quarter_or_half,
        season_name,
        holiday,
        part,
        relative::relative,
        shift::shift,
        |words, at, _| other_calendar(words.tokens, at),
    ];
    // Of two as long the first counts.
    let mut longest: Read = None;
    for reader in readers {
        if let Some((point, end)) = reader(words, at, depth)
            && longest.as_ref().is_none_or(|(_, known)| end > *known)
        {
            longest = Some((point, end));
        }
    }
    longest
}

fn figures(words: Words, at: usize) -> Read {
    let which = match word(words.tokens, at.wrapping_sub(1)) {
        Some("next") => Which::Next,
        Some("last") => Which::Last,
        Some("this") => Which::This,
        _ => Which::Bare,
    };
    let tokens = words.tokens;
    let nine_eleven =
        number(tokens, at) == Some(9) && tight_mark(tokens, at + 1, &['/']) && number(tokens, at + 2) == Some(11);
    if nine_eleven && !tight_mark(tokens, at + 3, &['/']) {
        let day = chrono::NaiveDate::from_ymd_opt(2001, 9, 11)?;
        return Some((Point::day(day, "the attacks of 11 September 2001"), at + 3));
    }
    if let Some(found) = two_years(tokens, at) {
        return Some(found);
    }
    let (date, end) = numeric::read(tokens, at, false, words.day_first)?;
    Some((Point::Calendar(date, which), end))
}

/// “2011-12” before what lasts from one year into the next: “the 2011-12 season”. Elsewhere it is a month.
fn two_years(tokens: &[Token], at: usize) -> Read {
    const OVER_NEW_YEAR: &[&str] =
        &["season", "school", "academic", "fiscal", "financial", "budget", "term", "campaign", "winter", "session"];
    let (first, end) = year(tokens, at).filter(|(_, end)| hyphen_at(tokens, *end))?;
    let last = tokens.get(end + 1).filter(|last| last.digits() == 2)?.value?;
    let next = u64::try_from(first + 1).ok()? % 100 == last;
    let years_named = at > 0 && one_of(tokens, at - 1, &["years", "seasons", "winters"]);
    (next && (years_named || one_of(tokens, end + 2, OVER_NEW_YEAR)))
        .then(|| Some((Point::Fixed(years(first, 2, "two years in a row")?), end + 2)))
        .flatten()
}

/// A year by itself. Four figures are one where they count nothing.
fn bare_year(tokens: &[Token], at: usize) -> Read {
    let mut start = skip_word(tokens, at, &["the"]);
    start = skip_word(tokens, start, &["calendar"]);
    if is_word(tokens, start, "year") {
        let of = skip_word(tokens, start + 1, &["of"]);
        let (value, end) = year(tokens, of)?;
        return Some((Point::year(value), end));
    }
    let (value, end) = year(tokens, at)?;
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    let introduced = before.is_some_and(|before| {
        before.is_in(&[
            "in", "of", "since", "by", "from", "until", "till", "during", "to", "before", "after", "through",
            "between", "late", "early", "mid", "for", "circa", "than", "around",
        ])
    });
    let token = &tokens[at];
    if token.kind == Kind::Word {
        return introduced.then_some((Point::year(value), end));
    }
    let glued = before.is_some_and(|before| {
        !token.spaced
            && (before.kind != Kind::Mark
                || before.is_mark(&['$', '€', '£', '#', '.', ':', '/', '@', '_', ',', '+', '%', '&', '№']))
    });
    let unit_before = before.is_some_and(|before| {
        before.is_in(&[
            "no",
            "number",
            "room",
            "flight",
            "route",
            "page",
            "about",
            "nearly",
            "almost",
            "some",
            "approximately",
            "over",
            "usd",
        ]) || before.is_mark(&['$', '€', '£', '#'])
    });
    let next = tokens.get(end).filter(|next| !next.line_start);
    let counts = next.is_some_and(|next| {
        next.is_mark(&['%', '°', '$', '€'])
            || next.is_in(&[
                "people", "men", "women", "children", "percent", "million", "billion", "km", "kg", "metres", "meters",
                "miles", "feet", "gmt", "utc", "hours", "local",
            ])
            || next.kind == Kind::Word
                && next.spaced
                && !next.is_capitalised()
                && next.lower.len() > 4
                && next.lower.ends_with('s')
                && !next.lower.ends_with("ss")
                && !introduced
                && !before.is_some_and(|before| before.is_in(&["the", "a", "an", "s"]))
    });
    let likely = (1900..=2099).contains(&value) && token.kind == Kind::Number || introduced || token.kind == Kind::Mark;
    (likely && !glued && !unit_before && !counts).then_some((Point::year(value), end))
}

/// “the 1990s”, “1990’s”, “the ’90s”, “the nineties”, “the 21st century”.
fn decade_or_century(tokens: &[Token], at: usize) -> Read {
    let start = skip_word(tokens, at, &["the"]);
    let s_after = |end: usize| {
        let end = end + usize::from(tight_mark(tokens, end, &['\'', '’']));
        tokens
            .get(end)
            .filter(|token| token.is("s") && (!token.spaced || start > at || end > 0 && tokens[end - 1].digits() > 0))
            .map(|_| end + 1)
    };
    let known = |first: i32, count: i32, why| years(first, count, why).map(Point::Fixed);
    if let Some(token) = tokens.get(start).filter(|token| token.digits() == 4)
        && let Some(first) = token
            .value
            .and_then(|value| i32::try_from(value).ok())
            .filter(|value| value % 10 == 0 && (1000..2100).contains(value))
        && let Some(end) = s_after(start + 1)
    {
        let count = if first % 100 == 0 && first < 2000 { 100 } else { 10 };
        return Some((known(first, count, "a decade by its number")?, end));
    }
    let mark = start + usize::from(is_mark(tokens, start, &['\'', '’', '‘']));
    if let Some(token) = tokens.get(mark).filter(|token| token.digits() == 2)
        && let Some(value) = token.value.filter(|value| value % 10 == 0)
        && (mark > at || value >= 20)
        && let Some(end) = s_after(mark + 1)
    {
        // “in her 20s” is an age.
        let age =
            at > 0 && one_of(tokens, at - 1, &["his", "her", "their", "my", "mid", "late", "early"]) && mark == at;
        let tight = tokens.get(end - 1).is_some_and(|token| !token.spaced) || start == at;
        return if age || !tight {
            None
        } else {
            Some((known(near_decade(value), 10, "a decade by its number")?, end))
        };
    }
    if let Some(value) = word(tokens, start).and_then(decade) {
        let age = at > 0 && one_of(tokens, at - 1, &["his", "her", "their", "my"]);
        let meant = start > at || value >= 50 || at > 0 && one_of(tokens, at - 1, &["mid", "early", "late"]);
        return (!age && meant).then(|| Some((known(1900 + value, 10, "a decade by its name")?, start + 1))).flatten();
    }
    let (value, used) = ordinal(tokens.get(start..)?)?;
    let next = start + used;
    let hyphen = usize::from(hyphen_at(tokens, next));
    if !one_of(tokens, next + hyphen, &["century", "centuries"]) {
        return None;
    }
    let first = i32::try_from(value).ok().filter(|value| (1..=30).contains(value))? * 100 - 100;
    Some((known(first, 100, "a century by its number, which is one higher than its years’")?, next + hyphen + 1))
}

fn near_decade(value: u64) -> i32 {
    near_century(value).map_or(1900, |year| if value >= 30 { 1900 + value as i32 } else { year })
}

/// “Q3 2021”, “2021-Q3”, “the third quarter of 2021”, “first half of the year”, “H1”.
fn quarter_or_half(words: Words, at: usize, depth: usize) -> Read {
    let tokens = words.tokens;
    if let Some((value, end)) = tokens.get(at).filter(|token| token.kind == Kind::Number).and_then(|_| year(tokens, at))
    {
        let next = end + usize::from(tight_mark(tokens, end, &['-', '/']));
        let (point, end) = lettered(tokens, next, Some(value))?;
        return Some((point, end));
    }
    // “4Q”, “3Q 2012”, “1Q12”
    if let Some(number) = tokens.get(at).filter(|token| token.digits() == 1).and_then(|token| token.value)
        && (1..=4).contains(&number)
        && tokens.get(at + 1).is_some_and(|next| next.text == "Q" && !next.spaced)
    {
        let short = tokens.get(at + 2).filter(|next| next.digits() == 2 && !next.spaced).and_then(|next| next.value);
        let short = short.and_then(near_century).map(|value| (value, at + 3));
        let known = year(tokens, at + 2).or(short);
        return Some((
            Point::Quarter(known.map(|(value, _)| value), number as u32),
            known.map_or(at + 2, |(_, end)| end),
        ));
    }
    if let Some((_, end)) = lettered(tokens, at, None) {
        let of = skip_word(tokens, end + usize::from(tight_mark(tokens, end, &['-', '/'])), &["of", "in"]);
        if let Some((value, after)) = year(tokens, past_comma(tokens, of))
            .filter(|_| tokens.get(of).is_some_and(|token| token.kind != Kind::Word))
        {
            return Some((lettered(tokens, at, Some(value))?.0, after));
        }
        let (found, end) = lettered(tokens, at, None)?;
        return Some(within(words, found, end, depth));
    }
    let the = skip_word(tokens, at, &["the"]);
    let (value, used) =
        ordinal(tokens.get(the..)?).or_else(|| one_of(tokens, the, &["last", "final"]).then_some((9, 1)))?;
    let next = the + used + usize::from(hyphen_at(tokens, the + used));
    let found = match word(tokens, next)? {
        "quarter" if value <= 4 => Point::Quarter(None, value as u32),
        "half" if value <= 2 => Point::Half(None, value as u32),
        "quarter" if one_of(tokens, next + 1, &["of"]) => Point::Quarter(None, 4),
        "half" if one_of(tokens, next + 1, &["of"]) => Point::Half(None, 2),
        _ => return None,
    };
    // Matches have halves and quarters too: without a year nothing says that the calendar is meant.
    if let Some((value, end)) = year(tokens, next + 1) {
        return Some((Point::InYear(Box::new(found), Box::new(Point::year(value))), end));
    }
    let (point, end) = within(words, found.clone(), next + 1, depth);
    let halves = matches!(found, Point::Half(..));
    (end > next + 1 || !halves).then_some((point, end))
}

/// The letter forms: Q1 to Q4, H1, H2.
fn lettered(tokens: &[Token], at: usize, year: Option<i32>) -> Read {
    let letter = tokens.get(at).filter(|token| token.is_in(&["q", "h"]))?;
    let digit = tokens.get(at + 1).filter(|token| token.digits() == 1 && !token.spaced)?.value?;
    let point = match (&*letter.lower, digit) {
        ("q", 1..=4) => Point::Quarter(year, digit as u32),
        ("h", 1..=2) if year.is_some() || letter.text == "H" => Point::Half(year, digit as u32),
        _ => return None,
    };
    Some((point, at + 2))
}

/// “of the year”, “of next year”, “this year” after a part of a year.
fn within(words: Words, found: Point, end: usize, depth: usize) -> (Point, usize) {
    let tokens = words.tokens;
    let of = skip_word(tokens, end, &["of", "in"]);
    if let Some(end) = phrase(tokens, of, "the year").filter(|_| of > end) {
        return (Point::InYear(Box::new(found), Box::new(Point::Units(Which::This, 1, Unit::Year))), end);
    }
    match point(words, of, depth + 1) {
        Some((year, end)) if is_year(&year) => (Point::InYear(Box::new(found), Box::new(year)), end),
        _ => (found, end),
    }
}

/// Whether the point is a whole year.
pub(super) fn is_year(point: &Point) -> bool {
    matches!(
        point,
        Point::Units(_, 1, Unit::Year) | Point::Calendar(Calendar { year: Some(_), month: None, day: None, .. }, _)
    )
}

/// “summer of 2012”, “winter 2021”, “this spring”, “in the fall”.
fn season_name(words: Words, at: usize, depth: usize) -> Read {
    let tokens = words.tokens;
    let (which, start) = relative::which(tokens, at).unwrap_or((Which::Bare, skip_word(tokens, at, &["the"])));
    let name = tokens.get(start).filter(|token| token.kind == Kind::Word)?;
    let number = season(&name.lower)?;
    if let Some((value, end)) = year(tokens, skip_word(tokens, past_comma(tokens, start + 1), &["of", "in"])) {
        return Some((Point::Season(Some(value), number, which), end));
    }
    if let (point @ Point::InYear(..), end) = within(words, Point::Season(None, number, which), start + 1, depth) {
        return Some((point, end));
    }
    // A spring is also a source, to fall is to drop, and games are named after seasons.
    let capital = tokens.get(start + 1).is_some_and(|next| next.is_capitalised() && !next.line_start);
    let said = which != Which::Bare
        || at > 0
            && one_of(tokens, at - 1, &["in", "by", "since", "until", "during", "last", "late", "early", "mid", "of"])
            && (start > at || number != 3 || name.is("autumn"));
    (said && !capital).then_some((Point::Season(None, number, which), start + 1))
}

/// “Christmas”, “next Easter”, “Labor Day weekend 2021”, “the weekend of Thanksgiving 2023” without its first words.
fn holiday(words: Words, at: usize, depth: usize) -> Read {
    let tokens = words.tokens;
    let (which, start) = relative::which(tokens, at).unwrap_or((Which::Bare, skip_word(tokens, at, &["the"])));
    let (index, used) = holidays::holiday(tokens.get(start..)?)?;
    let mut end = start + used;
    let mut weekend = skip_word(tokens, end, &["weekend"]) > end;
    end += usize::from(weekend);
    // “the new year” is not always its first day, and “new year's talks” are not on it.
    let mut found = Point::Holiday(None, index, which);
    if let Some((value, after)) = year(tokens, skip_word(tokens, past_comma(tokens, end), &["of", "in"])) {
        found = Point::Holiday(Some(value), index, which);
        end = after;
    } else if let (point @ Point::InYear(..), after) = within(words, found.clone(), end, depth) {
        (found, end) = (point, after);
    }
    if !weekend && is_word(tokens, end, "weekend") {
        (weekend, end) = (true, end + 1);
    }
    Some((if weekend { Point::WeekendOf(Box::new(found)) } else { found }, end))
}

/// “late November”, “mid-October”, “the end of August”, “early 2022”, “the middle of next week”.
fn part(words: Words, at: usize, depth: usize) -> Read {
    let tokens = words.tokens;
    let start = skip_word(tokens, at, &["the"]);
    let name = word(tokens, start)?;
    let edge = match name {
        "beginning" | "start" => Some(Part::Start),
        "end" | "close" => Some(Part::End),
        "middle" => Some(Part::Middle),
        _ => None,
    };
    if let Some(edge) = edge {
        let of = start + 1;
        if !is_word(tokens, of, "of") {
            return None;
        }
        let the = skip_word(tokens, of + 1, &["the"]);
        let named = point(words, of + 1, depth + 1);
        let unit = word(tokens, the).filter(|_| the > of + 1).and_then(super::words::unit);
        return match (named, unit) {
            (Some((of, end)), _) => Some((Point::Part(edge, Box::new(of)), end)),
            (None, Some(unit)) if unit != Unit::Moment => {
                Some((Point::Part(edge, Box::new(Point::Units(Which::This, 1, unit))), the + 1))
            }
            (None, _) => None,
        };
    }
    let edge = match name {
        "early" => Part::Early,
        "late" => Part::Late,
        "mid" | "middle" => Part::Middle,
        _ => return None,
    };
    let next = start + 1 + usize::from(hyphen_at(tokens, start + 1));
    // “early in 2012”, “late in the day”
    let joined = skip_word(tokens, next, &["in", "on"]);
    if joined > next
        && let Some(of) = phrase(tokens, joined, "the")
        && let Some((unit, end)) = relative::unit_at(tokens, of).filter(|(unit, _)| *unit != Unit::Moment)
    {
        return (unit != Unit::Day || tokens.get(end).is_none_or(|next| next.kind == Kind::Mark))
            .then(|| (Point::Part(edge, Box::new(Point::Units(Which::This, 1, unit))), end));
    }
    let (of, end) = point(words, joined, depth + 1)?;
    let open = matches!(of, Point::Open(_) | Point::FromLast(_) | Point::Shift(..));
    (!open).then(|| (Point::Part(edge, Box::new(of)), end))
}

/// “17 Mizan 1400” is converted; without a year, and of the Islamic calendar, left to people.
fn other_calendar(tokens: &[Token], at: usize) -> Read {
    let day = number(tokens, at).filter(|day| (1..=31).contains(day));
    let name = at + usize::from(day.is_some());
    let token = tokens.get(name).filter(|token| token.is_capitalised() && OTHER_MONTHS.contains(&&*token.lower))?;
    // Several of the names are people's, too: only the two that nobody else bears stand alone.
    if day.is_none() && !token.is_in(&["ramadan", "ramazan", "muharram"]) {
        return None;
    }
    let year = past_comma(tokens, name + 1);
    let end = if number(tokens, year).is_some_and(|year| (1300..1500).contains(&year)) { year + 1 } else { name + 1 };
    // Of the Solar Hijri calendar each day is known.
    if let (Some(month), Some(value)) = (solar_hijri::month(&token.lower), number(tokens, year).filter(|_| end > year))
        && let Some(span) = solar_hijri::days(value, month, day)
    {
        return Some((Point::Fixed(span), end));
    }
    Some((Point::Open("conversion from the Solar Hijri or the Islamic calendar"), end))
}
