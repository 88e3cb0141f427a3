//! Dates counted from the publication or from another date: “yesterday”, “next week”, “two days before Easter”.

use chrono::Weekday;

use super::business::business;
use super::calendar::{day_number, month_name, weekday_name};
use super::cursor::{is_mark, is_word, number, one_of, past_comma, phrase, skip_word, tight_mark, word};
use super::loose;
use super::numeric;
use super::parse::{Read, Words, point};
use super::point::{Calendar, Part, Point, Unit, Which};
use super::shift::{plain_shift, weekday_of_shifted};
use super::times;
use super::words::{DAY_PARTS, unit};
use crate::reading::numerals::{cardinal, ordinal};
use crate::reading::tokens::{Kind, Token};

/// Days by name.
const DAYS: &[(&str, i64)] = &[
    ("day before yesterday", -2),
    ("day after tomorrow", 2),
    ("today", 0),
    ("tonight", 0),
    ("yesterday", -1),
    ("tomorrow", 1),
    ("tmrw", 1),
    ("end of day", 0),
    ("eod", 0),
    ("close of business", 0),
    ("at the minute", 0),
    ("right now", 0),
    ("at the moment", 0),
    ("at the minute", 0),
    ("at the present time", 0),
    ("at present", 0),
    ("at this time", 0),
];

/// “this”, “last”, “the next”, “this coming”, and the place after it.
pub(super) fn which(tokens: &[Token], at: usize) -> Option<(Which, usize)> {
    let start = skip_word(tokens, at, &["the"]);
    let found = match word(tokens, start)? {
        "this" if start == at => match word(tokens, start + 1) {
            Some("past") => return Some((Which::Past, start + 2)),
            Some("coming" | "upcoming") => return Some((Which::Coming, start + 2)),
            _ => Which::This,
        },
        "current" => Which::This,
        // “will last three days”
        "last"
            if start == at
                && at > 0
                && one_of(
                    tokens,
                    at - 1,
                    &["will", "to", "would", "could", "may", "might", "can", "should", "not", "did"],
                ) =>
        {
            return None;
        }
        "last" | "previous" | "preceding" => Which::Last,
        "past" => Which::Past,
        "next" | "following" => Which::Next,
        "coming" | "upcoming" | "forthcoming" => Which::Coming,
        _ => return None,
    };
    Some((found, start + 1))
}

/// A count in figures or words, with “a couple of”.
pub(super) fn count(tokens: &[Token], at: usize) -> Option<(u32, usize)> {
    let article = skip_word(tokens, at, &["a"]);
    if is_word(tokens, article, "couple") {
        return Some((2, skip_word(tokens, article + 1, &["of"])));
    }
    if let Some(value) = number(tokens, at) {
        let tail = tight_mark(tokens, at + 1, &['.', ',', ':', '/', '%']) && number(tokens, at + 2).is_some();
        return (!tail && value > 0 && value < 10_000).then_some((value as u32, at + 1));
    }
    let (value, used) = cardinal(tokens.get(at..)?)?;
    (value > 0 && value < 10_000).then_some((value as u32, at + used))
}

/// A unit, “business days” included.
pub(super) fn unit_at(tokens: &[Token], at: usize) -> Option<(Unit, usize)> {
    if one_of(tokens, at, &["business", "working", "calendar", "week"]) && at + 1 < tokens.len() {
        let working = !is_word(tokens, at, "calendar");
        match word(tokens, at + 1).and_then(unit) {
            Some(Unit::Day) if working => return Some((Unit::WorkingDay, at + 2)),
            Some(Unit::Week) if working && !is_word(tokens, at, "week") => return Some((Unit::WorkingWeek, at + 2)),
            Some(unit) if !working => return Some((unit, at + 2)),
            _ => {}
        }
    }
    Some((word(tokens, at).and_then(unit)?, at + 1))
}

/// Everything relative but lengths of time before and after something.
pub(super) fn relative(words: Words, at: usize, depth: usize) -> Read {
    let tokens = words.tokens;
    let the = skip_word(tokens, at, &["the"]);
    for (name, days) in DAYS {
        if let Some(end) = phrase(tokens, the, name) {
            return Some((Point::Day(*days), end));
        }
    }
    if is_word(tokens, at, "now")
        && let Some(end) = loose::now(tokens, at)
    {
        return Some((Point::Day(0), end));
    }
    let readers: [fn(Words, usize, usize) -> Read; 9] =
        [neighbour_day, neighbour_unit, business, week_of, rest, nth_of, week_number, units, weekend];
    readers.iter().find_map(|reader| reader(words, at, depth)).or_else(|| weekday(words, at, depth))
}

/// “the day before”, “the next day”, “the day after the meeting of May 2”, “that day”.
fn neighbour_day(words: Words, at: usize, depth: usize) -> Read {
    let tokens = words.tokens;
    for (name, days) in [
        ("the next day", 1),
        ("the following day", 1),
        ("the previous day", -1),
        ("that same day", 0),
        ("the same day", 0),
        ("that day", 0),
    ] {
        if let Some(end) = phrase(tokens, at, name) {
            return Some((Point::FromLast(vec![(days, Unit::Day)]), end));
        }
    }
    for (name, days) in [("the day before", -1), ("a day before", -1), ("the day after", 1), ("a day after", 1)] {
        let Some(end) = phrase(tokens, at, name) else { continue };
        if let Some((anchor, end)) = point(words, end, depth + 1) {
            return Some((Point::Shift(vec![(days, Unit::Day)], Some(Box::new(anchor))), end));
        }
        // “the day before the vote” needs to know of the vote.
        let ends =
            name.starts_with("the") && tokens.get(end).is_none_or(|token| token.kind == Kind::Mark || token.line_start);
        return ends.then(|| (Point::FromLast(vec![(days, Unit::Day)]), end));
    }
    for (name, by) in [
        ("week after next", 2),
        ("month after next", 2),
        ("year after next", 2),
        ("week before last", -2),
        ("month before last", -2),
        ("year before last", -2),
        ("weekend before last", -2),
    ] {
        let start = skip_word(tokens, at, &["the"]);
        if let Some(end) = phrase(tokens, start, name) {
            let (unit, _) = unit_at(tokens, start)?;
            return Some((Point::Away(by, unit), end));
        }
    }
    None
}

/// “the following month”, “the previous year”, “that week”, “the year before”, “the next morning”, “that evening”.
fn neighbour_unit(words: Words, at: usize, _: usize) -> Read {
    let tokens = words.tokens;
    let the = is_word(tokens, at, "the");
    let that = is_word(tokens, at, "that");
    if !the && !that {
        return None;
    }
    let next = at + 1;
    let part_of_day =
        |at: usize| one_of(tokens, at, DAY_PARTS) && !word(tokens, at).is_some_and(|word| word.ends_with('s'));
    let by = match word(tokens, next)? {
        "following" | "next" if the => 1,
        "previous" | "preceding" if the => -1,
        // “the same week that …”, “the same quarter a year ago” are not the one before.
        "same"
            if unit_at(tokens, next + 1).is_some_and(|(_, end)| {
                one_of(tokens, end, &["a", "an", "as", "in", "of", "last", "that", "the", "when", "this", "one"])
            }) =>
        {
            return None;
        }
        "same" => 0,
        _ if that => 0,
        // “the year before”, where the clause ends
        _ => {
            let (unit, end) = unit_at(tokens, next).filter(|(unit, _)| *unit != Unit::Moment)?;
            let by = match word(tokens, end)? {
                "before" | "earlier" => -1,
                "after" => 1,
                _ => return None,
            };
            let closes = tokens.get(end + 1).is_none_or(|next| next.kind == Kind::Mark || next.line_start);
            return (closes && unit != Unit::Day).then_some((Point::UnitFromLast(by, unit), end + 1));
        }
    };
    let name = if that && by == 0 && !is_word(tokens, next, "same") { next } else { next + 1 };
    if part_of_day(name) && !is_word(tokens, name + 1, "of") {
        return Some((Point::FromLast(vec![(by, Unit::Day)]), name + 1));
    }
    let (unit, end) = unit_at(tokens, name)?;
    let plural = word(tokens, end - 1)?.ends_with('s');
    // “the next week” is counted from the publication.
    let counted = is_word(tokens, next, "next") || plural || matches!(unit, Unit::Moment | Unit::Day);
    let weekday = unit == Unit::Week && weekday_name(tokens, skip_word(tokens, end, &["on"])).is_some();
    (!counted && !weekday).then_some((Point::UnitFromLast(by, unit), end))
}

/// “weekend”, where nothing makes it any weekend.
fn weekend(words: Words, at: usize, _: usize) -> Read {
    let tokens = words.tokens;
    let any = at > 0
        && (one_of(
            tokens,
            at - 1,
            &["a", "any", "all", "every", "each", "long", "holiday", "per", "no", "another", "one", "that"],
        ) || tokens[at - 1].kind == Kind::Number
            || tokens[at - 1].is_capitalised());
    (is_word(tokens, at, "weekend") && !any && !tokens[at].is_capitalised())
        .then_some((Point::Units(Which::Bare, 1, Unit::Weekend), at + 1))
}

/// “the week of April 10”, “w/c Feb 4”, “the weekend of Halloween”.
fn week_of(words: Words, at: usize, depth: usize) -> Read {
    let tokens = words.tokens;
    if is_word(tokens, at, "w") && tight_mark(tokens, at + 1, &['/']) && is_word(tokens, at + 2, "c") {
        let (of, end) = point(words, at + 3, depth + 1)?;
        return Some((Point::WeekOf(Box::new(of)), end));
    }
    let start = skip_word(tokens, at, &["the"]);
    let weekend = is_word(tokens, start, "weekend");
    if !weekend && !is_word(tokens, start, "week") {
        return None;
    }
    let join = start + 1;
    if !one_of(tokens, join, &["of", "beginning", "starting", "commencing", "ending"]) {
        return None;
    }
    let (of, end) = point(words, skip_word(tokens, join + 1, &["on"]), depth + 1)?;
    let of = Box::new(of);
    Some((if weekend { Point::WeekendOf(of) } else { Point::WeekOf(of) }, end))
}

/// “earlier this month”, “later in the week”, “earlier today”, “the rest of the week”.
fn rest(words: Words, at: usize, depth: usize) -> Read {
    let tokens = words.tokens;
    let the = skip_word(tokens, at, &["the"]);
    let rest = phrase(tokens, the, "rest of").or_else(|| phrase(tokens, the, "remainder of"));
    let (later, next) = match (rest, word(tokens, at)?) {
        (Some(next), _) => (true, next),
        (None, "earlier") => (false, at + 1),
        (None, "later") => (true, skip_word(tokens, at + 1, &["on"])),
        _ => return None,
    };
    if one_of(tokens, next, &["today", "tonight"]) {
        return Some((Point::Day(0), next + 1));
    }
    if rest.is_none()
        && let Some((of, end)) = within_named(words, next, depth)
    {
        return Some((Point::Part(if later { Part::Late } else { Part::Early }, Box::new(of)), end));
    }
    let this = phrase(tokens, next, "in the").or_else(|| one_of(tokens, next, &["this", "the"]).then_some(next + 1))?;
    let (unit, end) = unit_at(tokens, this).filter(|(unit, _)| *unit != Unit::Moment)?;
    // What lies before the publication is said by its unit (TimeML), what comes by the days that are left.
    let whole = Point::Units(Which::This, 1, unit);
    Some((if later { Point::Rest(unit) } else { Point::Part(Part::Early, Box::new(whole)) }, end))
}

/// The date after “earlier” and “later”: “earlier in March”, “later on Monday”, “later next month”.
fn within_named(words: Words, at: usize, depth: usize) -> Read {
    let joined = skip_word(words.tokens, at, &["in", "on"]);
    let (of, end) = point(words, joined, depth + 1)?;
    let named = match &of {
        Point::Calendar(..) | Point::Weekday(..) => true,
        Point::Units(which, 1, unit) => *which != Which::This && *unit != Unit::Moment && joined == at,
        _ => false,
    };
    named.then_some((of, end))
}

/// “the first week of 2015”, “the last four months of 2021”, “15th day of next month”, “first Monday in May”.
fn nth_of(words: Words, at: usize, depth: usize) -> Read {
    let tokens = words.tokens;
    let start = skip_word(tokens, at, &["the"]);
    let (nth, mut next) = match ordinal(tokens.get(start..)?) {
        Some((value, used)) => (i64::try_from(value).ok()?, start + used),
        None if one_of(tokens, start, &["last", "final"]) => (-1, start + 1),
        None => return None,
    };
    let mut many = 1;
    if let Some((value, end)) = count(tokens, next) {
        (many, next) = (value, end);
    }
    let weekday = weekday_name(tokens, next);
    let (unit, end) = match weekday {
        Some((_, end)) => (Unit::Day, end),
        None => unit_at(tokens, next).filter(|(unit, _)| *unit != Unit::Moment)?,
    };
    if !one_of(tokens, end, &["of", "in"]) {
        return None;
    }
    let (of, end) = match phrase(tokens, end + 1, "the").and_then(|the| unit_at(tokens, the)) {
        Some((unit, end)) => (Point::Units(Which::This, 1, unit), end),
        None => point(words, end + 1, depth + 1)?,
    };
    if matches!(of, Point::Day(_) | Point::FromLast(_) | Point::Open(_)) {
        return None;
    }
    match weekday {
        Some((weekday, _)) => Some((Point::NthWeekday(nth, weekday, Box::new(of)), end)),
        None => Some(weekday_within(tokens, Point::Nth(nth, many, unit, Box::new(of)), unit, end)),
    }
}

/// “week 31”, “week 3 of 2027”.
fn week_number(words: Words, at: usize, depth: usize) -> Read {
    let tokens = words.tokens;
    let start = skip_word(tokens, at, &["the"]);
    let value = number(tokens, start + 1).filter(|value| is_word(tokens, start, "week") && (1..=53).contains(value))?;
    let end = start + 2;
    if is_word(tokens, end, "of")
        && let Some((year, end)) = point(words, end + 1, depth + 1)
    {
        return super::parse::is_year(&year).then(|| (Point::WeekNumber(value as u32, Some(Box::new(year))), end));
    }
    Some((Point::WeekNumber(value as u32, None), end))
}

/// “next week”, “the last three months”, “5 past years”, “this morning”, “next Friday”, “last October”.
fn units(words: Words, at: usize, _: usize) -> Read {
    let tokens = words.tokens;
    if let Some((found, next)) = which(tokens, at) {
        if one_of(tokens, next, DAY_PARTS) {
            return match (found, word(tokens, next)?) {
                (Which::This, _) => Some((Point::Day(0), next + 1)),
                (Which::Last, "night" | "evening") => Some((Point::Day(-1), next + 1)),
                _ => None,
            };
        }
        if let Some((month, end)) = month_name(tokens, next) {
            let day = day_number(tokens, end).filter(|_| found != Which::Past);
            let date = Calendar { month: Some(month), day: day.map(|(day, _)| day), ..Calendar::default() };
            let end = day.map_or(end, |(_, end)| end);
            // “last August 2020” says the year itself.
            return super::calendar::year(tokens, past_comma(tokens, end))
                .is_none()
                .then_some((Point::Calendar(date, found), end));
        }
        if let Some((weekday, after)) = weekday_name(tokens, next) {
            let date =
                if tight_mark(tokens, after, &['-']) || is_mark(tokens, after, &['(']) { after + 1 } else { after };
            if let Some((date, end)) = numeric::date(tokens, date, true) {
                return Some((Point::Calendar(Calendar { weekday: Some(weekday), ..date }, found), end));
            }
            if let Some((Point::Calendar(date, _), end)) =
                super::calendar::calendar(tokens, next).filter(|(_, end)| *end > after)
            {
                return Some((Point::Calendar(date, if found == Which::Next { Which::Bare } else { found }), end));
            }
            return Some((Point::Weekday(weekday, found), after));
        }
        if let Some((date, end)) = numeric::read(tokens, next, true, words.day_first).filter(|_| found != Which::Past) {
            return Some((Point::Calendar(date, found), end));
        }
        if let Some((Point::Calendar(date, _), end)) =
            super::calendar::calendar(tokens, next).filter(|_| found == Which::Next)
        {
            return Some((Point::Calendar(date, found), end));
        }
        let (number, counted) = (next, count(tokens, next));
        let (many, next) = counted.unwrap_or((1, next));
        let (unit, end) = unit_at(tokens, next)?;
        // “the coming weeks” are a length of time.
        if counted.is_none() && word(tokens, end - 1)?.ends_with('s') {
            return None;
        }
        if unit == Unit::Moment && many == 1 && found == Which::This {
            return None;
        }
        if let Some(read) = last_several(tokens, found, (number, end)) {
            return Some(read);
        }
        let whole = Point::Units(found, many, unit);
        return Some(weekday_within(tokens, whole, unit, end));
    }
    // “5 upcoming years”, “the weekend”
    if let Some((many, next)) = count(tokens, at)
        && let Some((found, next)) = which(tokens, next).filter(|(found, _)| *found != Which::This)
        && let Some((unit, end)) = unit_at(tokens, next)
        && (many == 1 || word(tokens, end - 1).is_some_and(|unit| unit.ends_with('s')))
    {
        return Some((Point::Units(found, many, unit), end));
    }
    if let Some(found) = the_present(tokens, at) {
        return Some(found);
    }
    if let Some(end) = phrase(tokens, at, "the weekend") {
        return Some((Point::Units(Which::Bare, 1, Unit::Weekend), end));
    }
    if let Some(end) = phrase(tokens, skip_word(tokens, at, &["the"]), "year to date") {
        let start = Point::Nth(1, 1, Unit::Day, Box::new(Point::Units(Which::This, 1, Unit::Year)));
        return Some((Point::Range(Box::new(start), Box::new(Point::Day(0))), end));
    }
    None
}

/// “the last three months and two weeks”: so long before the publication, up to the day before it. `counted` are the
/// tokens of the first number and after its unit.
fn last_several(tokens: &[Token], found: Which, (counted, first): (usize, usize)) -> Read {
    if !matches!(found, Which::Last | Which::Past) || !is_word(tokens, first, "and") {
        return None;
    }
    let (parts, end) = super::shift::length(tokens, counted).filter(|(parts, _)| parts.len() > 1)?;
    // “for the last three months, and two days ago …”
    if one_of(tokens, end, &["ago", "later", "earlier", "before", "after"]) {
        return None;
    }
    let back = parts.into_iter().map(|(count, unit)| (-count, unit)).collect();
    let start = Point::Shift(back, Some(Box::new(Point::Day(0))));
    Some((Point::Range(Box::new(start), Box::new(Point::Day(-1))), end))
}

/// “the year”, “the week” at the end of a clause, after a word that makes it the present one: “the sales of the year”.
fn the_present(tokens: &[Token], at: usize) -> Read {
    let (unit, end) = unit_at(tokens, at + 1).filter(|_| is_word(tokens, at, "the"))?;
    if unit == Unit::Fortnight && end == at + 2 && word(tokens, at + 1) == Some("fortnight") {
        return Some((Point::Units(Which::This, 1, unit), end));
    }
    let before = at.checked_sub(1).map(|before| &tokens[before])?;
    let said = match unit {
        Unit::Day => before.is_in(&["for", "of"]),
        Unit::Week | Unit::Month | Unit::Year => before.is_in(&["for", "in", "of", "during", "over", "into", "within"]),
        _ => false,
    };
    let closes =
        tokens.get(end).is_none_or(|next| next.line_start || next.is_mark(&['.', ',', ';', '!', '?', ')', ':']));
    // “Person of the Year” is a title.
    let title = tokens[at + 1].is_capitalised();
    let several = word(tokens, at + 1).is_some_and(|unit| unit.ends_with('s'));
    (said && closes && !title && !several && end == at + 2).then_some((Point::Units(Which::This, 1, unit), end))
}

/// A weekday after the week it lies in: “next week Tuesday”, “next week on Tuesday”, “last week – Monday”.
fn weekday_within(tokens: &[Token], whole: Point, unit: Unit, end: usize) -> (Point, usize) {
    if unit == Unit::Week {
        let next = skip_word(tokens, end + usize::from(is_mark(tokens, end, &['-', '–'])), &["on"]);
        if let Some((weekday, end)) = weekday_name(tokens, next)
            && (day_number(tokens, end).is_none() || times::clock(tokens, end, false).is_some())
        {
            return (Point::WeekdayIn(weekday, Box::new(whole)), end);
        }
    }
    (whole, end)
}

/// “Tuesday”, “Tuesday of next week”, “last week’s Tuesday”, “Tuesday last week”.
fn weekday(words: Words, at: usize, depth: usize) -> Read {
    let tokens = words.tokens;
    let (weekday, end): (Weekday, usize) = weekday_name(tokens, at)?;
    let of = skip_word(tokens, end, &["of"]);
    if let Some((found, next)) = which(tokens, of)
        && is_word(tokens, next, "week")
    {
        let week = Point::Units(found, 1, Unit::Week);
        return Some((Point::WeekdayIn(weekday, Box::new(week)), next + 1));
    }
    // “Monday two weeks from now”: in the week of that day.
    if let Some((Point::Shift(parts, anchor), end)) = plain_shift(words, past_comma(tokens, end), depth + 1) {
        return Some((weekday_of_shifted(weekday, parts, anchor), end));
    }
    // “on a Monday” is any.
    let any = at > 0 && one_of(tokens, at - 1, &["a", "any"]);
    (!any).then_some((Point::Weekday(weekday, Which::Bare), end))
}
