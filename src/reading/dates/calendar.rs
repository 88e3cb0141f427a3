//! Days, months and years as words: “Saturday, 9 October 2021”, “Oct. 9”, “the 15th”, “May”.

use super::cursor::{is_mark, is_word, number, one_of, past_comma, past_point, skip_word, tight_mark, word};
use super::numeric;
use super::point::{Calendar, Point, Which};
use super::words::{AMBIGUOUS, month, weekday};
use crate::reading::numerals::{below_hundred, cardinal, hyphen_at, ordinal};
use crate::reading::tokens::{Kind, Token};

/// Words after a number that make it a count, no day.
const COUNTED: &[&str] = &[
    "people",
    "percent",
    "per",
    "million",
    "billion",
    "thousand",
    "hundred",
    "troops",
    "soldiers",
    "officials",
    "members",
    "times",
    "points",
];

/// The day of a month, 1 to 31, in figures or words: `9`, `9th`, `ninth`, `twenty nine`.
pub(super) fn day_number(tokens: &[Token], at: usize) -> Option<(u32, usize)> {
    let rest = tokens.get(at..)?;
    let (value, used) = match ordinal(rest) {
        Some(found) => found,
        None if rest.first()?.kind == Kind::Number => {
            let longer = rest.first()?.digits() > 2
                || tight_mark(tokens, at + 1, &[':', '.', '%', ','])
                    && number(tokens, at + 2).is_some_and(|_| !tokens[at + 2].spaced);
            let counted =
                tokens.get(at + 1).is_some_and(|next| next.is_in(COUNTED) || next.kind == Kind::Word && !next.spaced);
            let percent = is_mark(tokens, at + 1, &['%']);
            (rest.first()?.value.filter(|_| !longer && !counted && !percent)?, 1)
        }
        None => below_hundred(rest)?,
    };
    (1..=31).contains(&value).then_some((value as u32, at + used))
}

/// A year in figures (1000 to 2999), with an apostrophe (’87), or in words (“nineteen eighty six”).
pub(super) fn year(tokens: &[Token], at: usize) -> Option<(i32, usize)> {
    let token = tokens.get(at)?;
    match token.kind {
        Kind::Number if token.digits() == 4 => {
            let value = i32::try_from(token.value?).ok().filter(|year| (1000..3000).contains(year))?;
            let longer = tight_mark(tokens, at + 1, &['.', ',', ':'])
                && tokens.get(at + 2).is_some_and(|next| next.kind == Kind::Number && !next.spaced);
            let glued = tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Word && !next.spaced);
            (!longer && !glued).then_some((value, at + 1))
        }
        Kind::Mark if token.is_mark(&['\'', '’', '‘']) => {
            let digits = tokens.get(at + 1).filter(|next| next.digits() == 2 && !next.spaced)?;
            let glued = tokens.get(at + 2).is_some_and(|next| next.kind == Kind::Word && !next.spaced);
            (!glued).then_some((near_century(digits.value?)?, at + 2))
        }
        Kind::Word => year_in_words(tokens, at),
        _ => None,
    }
}

/// The year that two digits mean: 1940 to 2039.
pub(super) fn near_century(digits: u64) -> Option<i32> {
    let digits = i32::try_from(digits).ok().filter(|digits| (0..100).contains(digits))?;
    Some(if digits < 40 { 2000 + digits } else { 1900 + digits })
}

/// “nineteen eighty six”, “nineteen hundred ninety three”, “two thousand and fifteen”.
fn year_in_words(tokens: &[Token], at: usize) -> Option<(i32, usize)> {
    let rest = tokens.get(at..)?;
    let (first, used) = below_hundred(rest)?;
    let next = at + used + usize::from(hyphen_at(tokens, at + used));
    if (11..=20).contains(&first) {
        let hundred = usize::from(is_word(tokens, next, "hundred"));
        let and = usize::from(hundred == 1 && is_word(tokens, next + 1, "and"));
        return match below_hundred(tokens.get(next + hundred + and..)?) {
            Some((last, taken)) if last >= 10 || hundred == 1 => {
                Some((i32::try_from(first * 100 + last).ok()?, next + hundred + and + taken))
            }
            _ => None,
        };
    }
    let (value, used) = cardinal(rest)?;
    let thousand = first == 2 && is_word(tokens, at + 1, "thousand");
    (thousand && (2000..2100).contains(&value)).then_some((value as i32, at + used))
}

/// The month that starts here, with the point of its abbreviation. A name that is also another word needs a
/// neighbour that speaks for the month.
pub(super) fn month_name(tokens: &[Token], at: usize) -> Option<(u32, usize)> {
    let token = tokens.get(at).filter(|token| token.kind == Kind::Word)?;
    let found = month(&token.lower)?;
    let end = if token.lower.len() <= 4 && !token.is_in(&["may", "june", "july"]) {
        past_point(tokens, at + 1)
    } else {
        at + 1
    };
    if !AMBIGUOUS.contains(&&*token.lower) {
        return Some((found, end));
    }
    let followed = day_number(tokens, skip_word(tokens, end, &["the"])).is_some()
        || year(tokens, skip_word(tokens, past_comma(tokens, end), &["of", "in"])).is_some()
        || tight_mark(tokens, end, &['-', '/', '–']);
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    let dated = before.is_some_and(|before| {
        before.kind == Kind::Number
            || before.is_in(&[
                "st", "nd", "rd", "th", "of", "in", "since", "until", "till", "from", "between", "by", "last", "next",
                "this", "early", "late", "mid", "through", "during", "and", "or", "to",
            ])
            || weekday(&before.lower).is_some()
            || ordinal(&tokens[at - 1..]).is_some()
            || before.is_mark(&['-', '–', '/', ','])
    });
    let capital = token.is_capitalised();
    let named = !dated && before.is_some_and(Token::is_capitalised)
        || tokens
            .get(at + 1)
            .is_some_and(|next| next.is_capitalised() && !next.line_start && month(&next.lower).is_none() && !followed);
    let verb = !capital && !dated && !matches!(&*token.lower, "april" | "june" | "august")
        || is_word(tokens, at + 1, "be")
        || before.is_none_or(|before| before.is_mark(&['.', '!', '?'])) && token.is("may") && !followed;
    // “May” with nothing beside it, in capitals as a month is printed, counts; “may” needs a neighbour.
    let plain = !capital && matches!(&*token.lower, "april" | "june" | "august");
    // “to April Jones”: after a joining word, a name follows.
    let name_follows = tokens.get(at + 1).is_some_and(|next| {
        next.is_capitalised() && !next.line_start && month(&next.lower).is_none() && weekday(&next.lower).is_none()
    });
    let joined =
        before.is_some_and(|before| before.is_in(&["and", "or", "to", "by", "from"]) || before.is_mark(&[',']));
    let holds = followed || dated && !verb && !(joined && name_follows) || (capital || plain) && !named && !verb;
    (holds && (capital || followed || plain || before.is_none_or(|before| !before.is_in(&["and", "or", "to"]))))
        .then_some((found, end))
}

/// The day of the week that starts here, with the point of its abbreviation. Short names that are also words need
/// a capital.
pub(super) fn weekday_name(tokens: &[Token], at: usize) -> Option<(chrono::Weekday, usize)> {
    let token = tokens.get(at).filter(|token| token.kind == Kind::Word)?;
    let found = weekday(&token.lower)?;
    let short = token.lower.len() <= 5;
    let clash = matches!(&*token.lower, "sat" | "sun" | "wed" | "mon");
    let figures = |at: usize| tokens.get(at).is_some_and(|token| token.kind == Kind::Number);
    let dated = || figures(skip_word(tokens, at + 1, &["the"])) || month_name(tokens, at + 1).is_some();
    let the_sun = clash && at > 0 && tokens[at - 1].is_in(&["the", "a", "is", "of"]);
    if clash
        && (!token.is_capitalised()
            || the_sun
            || tokens.get(at + 1).is_some_and(|next| next.is_capitalised() && month(&next.lower).is_none()))
        && !dated()
    {
        return None;
    }
    Some((found, if short { past_point(tokens, at + 1) } else { at + 1 }))
}

/// A year after a day and month, with what stands between: “, 2021”, “ of 87”, “ in 2020”, “ 12” after an ordinal.
fn year_after(tokens: &[Token], at: usize) -> Option<(i32, usize)> {
    let comma = past_comma(tokens, at);
    if let Some(found) = year(tokens, comma) {
        // “on October 9, 2000 people”
        let counted = comma > at && tokens.get(found.1).is_some_and(|next| next.is_in(COUNTED));
        return (!counted).then_some(found);
    }
    let of = skip_word(tokens, at, &["of", "in"]);
    if of > at {
        let digits = tokens.get(of).filter(|token| token.digits() == 2 && tokens[at].is("of"));
        return year(tokens, of).or_else(|| digits.and_then(|token| Some((near_century(token.value?)?, of + 1))));
    }
    None
}

/// The year after a time of day, as computers print it: “Wed Oct 26 15:50:06 2016”.
fn year_after_clock(tokens: &[Token], at: usize) -> Option<(i32, usize)> {
    let colon = tight_mark(tokens, at + 1, &[':']);
    let clock = super::times::clock(tokens, at, false).filter(|_| colon)?;
    year(tokens, clock).filter(|_| tokens[clock].kind == Kind::Number)
}

/// Day, month and year with names.
pub(super) fn calendar(tokens: &[Token], at: usize) -> Option<(Point, usize)> {
    let mut start = at;
    let mut day_of_week = None;
    if let Some((weekday, after)) = weekday_name(tokens, at) {
        let joined = if tight_mark(tokens, after, &['-']) || is_mark(tokens, after, &['(']) {
            after + 1
        } else {
            past_comma(tokens, after)
        };
        start = skip_word(tokens, joined, &["the"]);
        day_of_week = Some((weekday, joined));
    }
    let found = month_first(tokens, start)
        .or_else(|| day_first(tokens, start))
        .or_else(|| year_first(tokens, start))
        .or_else(|| {
            let (_, joined) = day_of_week?;
            numeric::date(tokens, joined, true)
        });
    match (found, day_of_week) {
        (Some((date, end)), Some((weekday, joined))) if date.day.is_some() => {
            // “Friday (June 15)”
            let closed = if tokens[joined - 1].is_mark(&['(']) && is_mark(tokens, end, &[')']) { end + 1 } else { end };
            Some((Point::Calendar(Calendar { weekday: Some(weekday), ..date }, Which::Bare), closed))
        }
        (_, Some((weekday, joined))) => {
            let the = skip_word(tokens, joined, &["the"]);
            // “Monday 21”, “Fri the 14th”
            let (day, end) = day_number(tokens, the)?;
            let plain = tokens[the].kind == Kind::Number && ordinal(&tokens[the..]).is_none();
            let time = tokens.get(end).is_some_and(|next| {
                next.is_mark(&['-', '–']) || next.is_in(&["am", "pm", "a", "p", "to", "oclock", "o"])
            });
            let length = tokens.get(end).is_some_and(|next| super::words::unit(&next.lower).is_some());
            let wordy = tokens[the].kind == Kind::Word && ordinal(&tokens[the..]).is_none();
            if wordy || length || plain && (time || joined > the || is_mark(tokens, joined - 1, &[','])) {
                return None;
            }
            Some((
                Point::Calendar(
                    Calendar { weekday: Some(weekday), day: Some(day), ..Calendar::default() },
                    Which::Bare,
                ),
                end,
            ))
        }
        (Some((date, end)), None) => Some((Point::Calendar(date, Which::Bare), end)),
        (None, None) => None,
    }
}

/// “October 9, 2021”, “October the ninth”, “October 2021”, “October”.
fn month_first(tokens: &[Token], at: usize) -> Option<(Calendar, usize)> {
    let (month, after) = month_name(tokens, at)?;
    let mut date = Calendar { month: Some(month), ..Calendar::default() };
    if let Some((year, end)) =
        year_after(tokens, after).or_else(|| year(tokens, after + usize::from(tight_mark(tokens, after, &['-', '/']))))
    {
        date.year = Some(year);
        // “September-2020-23”
        if tight_mark(tokens, end, &['-'])
            && tokens.get(end + 1).is_some_and(|next| next.digits() == 2 && !next.spaced)
            && let Some((day, end)) = day_number(tokens, end + 1)
        {
            date.day = Some(day);
            return Some((date, end));
        }
        return Some((date, end));
    }
    let mut next = skip_word(tokens, after, &["the"]);
    let after_comma = is_mark(tokens, next, &[',']) && ordinal(tokens.get(next + 1..)?).is_some();
    let joined = tight_mark(tokens, next, &['/', '-']) && number(tokens, next + 1).is_some_and(|day| day <= 31);
    next += usize::from(after_comma || joined);
    // A line of its own is another paragraph's number.
    let apart = tokens.get(next).is_some_and(|token| token.line_start);
    let Some((day, end)) = day_number(tokens, next).filter(|_| !apart) else { return Some((date, after)) };
    date.day = Some(day);
    // “the Sept. 11 attacks” need no year.
    let attacks = skip_word(tokens, end, &["terrorist", "terror"]);
    if (month, day) == (9, 11)
        && one_of(tokens, attacks, &["attack", "attacks", "hijackers", "commission", "hijackings"])
    {
        date.year = Some(2001);
        return Some((date, end));
    }
    let tail = skip_word(tokens, end, &["day"]);
    if let Some((year, end)) = year_after(tokens, tail).or_else(|| year_after_clock(tokens, tail)) {
        date.year = Some(year);
        return Some((date, end));
    }
    let word_day = tokens[next].kind == Kind::Word && ordinal(&tokens[next..]).is_some();
    if word_day && let Some(short) = tokens.get(end).filter(|token| token.digits() == 2 && token.spaced) {
        date.year = near_century(short.value?);
        return Some((date, end + 1));
    }
    if tight_mark(tokens, end, &['-', '/'])
        && let Some((year, end)) = year(tokens, end + 1)
    {
        date.year = Some(year);
        return Some((date, end));
    }
    Some((date, end))
}

/// “9 October 2021”, “the ninth of October”, “9th day of October”.
fn day_first(tokens: &[Token], at: usize) -> Option<(Calendar, usize)> {
    let at = skip_word(tokens, at, &["the"]);
    let (day, after) = day_number(tokens, at)?;
    if at > 0 && tokens[at - 1].is_mark(&['$', '€', '£']) {
        return None;
    }
    let next = skip_word(tokens, skip_word(tokens, after, &["day"]), &["of"]);
    let next = next + usize::from(tight_mark(tokens, next, &['-', '/']));
    if tokens.get(next).is_some_and(|token| token.line_start) {
        return None;
    }
    let (month, end) = month_name(tokens, next)?;
    let mut date = Calendar { month: Some(month), day: Some(day), year: None, weekday: None };
    let separated = tight_mark(tokens, end, &['-', '/']) && tight_mark(tokens, next - 1, &['-', '/']);
    let found = if separated { year(tokens, end + 1) } else { year_after(tokens, end) };
    if let Some((year, end)) = found {
        date.year = Some(year);
        return Some((date, end));
    }
    Some((date, end))
}

/// “2017 April”, “2019-Aug-1”, “2021 October 9”.
fn year_first(tokens: &[Token], at: usize) -> Option<(Calendar, usize)> {
    let (year, after) = tokens.get(at).filter(|token| token.digits() == 4).and_then(|_| year(tokens, at))?;
    let separator = usize::from(tight_mark(tokens, after, &['-', '/']));
    if let Some((month, end)) = month_name(tokens, after + separator) {
        let mut date = Calendar { year: Some(year), month: Some(month), ..Calendar::default() };
        let again = usize::from(tight_mark(tokens, end, &['-', '/']));
        if again == separator
            && let Some((day, end)) = day_number(tokens, end + again)
        {
            date.day = Some(day);
            return Some((date, end));
        }
        // “In 2001 April Jones” is somebody's name.
        return Some((date, end));
    }
    let (day, after) = day_number(tokens, after + separator).filter(|_| separator == 1)?;
    let (month, end) = tight_mark(tokens, after, &['-', '/']).then(|| month_name(tokens, after + 1)).flatten()?;
    Some((Calendar { year: Some(year), month: Some(month), day: Some(day), weekday: None }, end))
}

/// “the 15th”, “the twenty-seventh”: a day of a month that is not said. Names of ranks and rounds are not meant.
pub(super) fn day_of_month(tokens: &[Token], at: usize, loose: bool) -> Option<(Point, usize)> {
    let the = skip_word(tokens, at, &["the"]);
    let (day, end) = day_number(tokens, the).filter(|_| ordinal(&tokens[the..]).is_some() || loose)?;
    // What follows an ordinal is what it counts: “the 15th meeting”.
    let noun = tokens.get(end).is_some_and(|next| {
        !next.line_start
            && (next.kind == Kind::Word
                && next.spaced
                && !next.is_in(&[
                    "and", "or", "to", "till", "until", "through", "at", "of", "in", "for", "with", "the", "we", "he",
                    "they", "she", "it", "I", "around", "when", "because", "by",
                ])
                || next.is_mark(&['-']) && !next.spaced)
    });
    let figures = tokens[the].kind == Kind::Number;
    if !loose
        && (noun
            || !figures
            || the == at
                && !word(tokens, at.wrapping_sub(1))
                    .is_some_and(|before| matches!(before, "on" | "by" | "until" | "since" | "from")))
    {
        return None;
    }
    if !loose && is_word(tokens, end, "of") {
        return None;
    }
    Some((Point::Calendar(Calendar { day: Some(day), ..Calendar::default() }, Which::Bare), end))
}
