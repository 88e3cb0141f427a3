//! The value that some selected words give: a number with its unit and hedge, or a date.

mod amount;
mod currency;
mod hedge;
#[cfg(test)]
mod tests;
mod unit;

use std::ops::Range;

use chrono::NaiveDate;

use super::dates::{DateExpression, DateKind, Side, dates};
use super::numerals::hyphen_at;
use super::tokens::{Kind, Token, tokens};
use crate::model::{EdtfDate, Hedge, Quantity};
use amount::{Amount, Loose, amount};

/// A number that words give, and where it stands in them.
#[derive(Clone, Debug, PartialEq)]
pub struct NumberInWords {
    /// The number, its unit and its hedge.
    pub quantity: Quantity,
    /// The characters of hedge, number and unit, in Unicode scalar values.
    pub range: Range<usize>,
}

/// The number in some words, with what it counts and how exactly it is meant: “about 100 US citizens” is 100, “US
/// citizens”, about. `None` where there is none. Dates, times of day, ordinals and numbers that are part of a name are
/// passed over; of several numbers the first, and one that is also a pronoun or a length of time only where nothing
/// else counts. Linear.
#[must_use]
pub fn number_in(words: &str) -> Option<NumberInWords> {
    let tokens = tokens(words);
    let dates = taken_by_dates(words);
    let mut next_date = dates.iter().peekable();
    let mut second_choice = None;
    let mut at = 0;
    while at < tokens.len() {
        while next_date.next_if(|range| range.end <= tokens[at].start).is_some() {}
        let in_date = next_date.peek().is_some_and(|range| range.start <= tokens[at].start);
        if in_date || in_name(&tokens, at) {
            at += 1;
            continue;
        }
        let Some((found, weak, end)) = phrase(&tokens, at) else {
            at += 1;
            continue;
        };
        if !weak {
            return Some(found);
        }
        second_choice.get_or_insert(found);
        at = end.max(at + 1);
    }
    second_choice
}

/// The date in some selected words, as EDTF: the one that covers the most days, and of equal ones the first. “since
/// 31 August” and “until 31 August” have an open end. `None` where there is none, or where it needs a date of
/// publication that is not given.
#[must_use]
pub fn date_in(words: &str, published: Option<NaiveDate>) -> Option<EdtfDate> {
    let found = dates(words, published);
    let days = |date: &DateExpression| date.from.zip(date.to).map_or(0, |(from, to)| (to - from).num_days());
    let mut widest: Option<&DateExpression> = None;
    for date in found.iter().filter(|date| date.edtf.is_some()) {
        if widest.is_none_or(|known| days(date) > days(known)) {
            widest = Some(date);
        }
    }
    let date = widest?;
    let edtf = date.edtf.as_ref()?;
    let open = match date.side {
        Side::Since => format!("{edtf}/.."),
        Side::Until => format!("../{edtf}"),
        Side::Whole => return Some(edtf.clone()),
    };
    // An interval takes no further end.
    open.parse().ok().or_else(|| Some(edtf.clone()))
}

/// Where dates and times of day stand; lengths of time count something, and a year alone may be a number.
fn taken_by_dates(words: &str) -> Vec<Range<usize>> {
    let whole = words.trim().chars().count();
    let found = dates(words, None).into_iter();
    found
        .filter(|date| matches!(date.kind, DateKind::Date | DateKind::Time) && date.range.len() < whole)
        .map(|date| date.range)
        .collect()
}

/// What is told apart by a number that counts nothing: “Resolution 2593”.
const NUMBERED: &[&str] = &[
    "resolution",
    "article",
    "section",
    "paragraph",
    "chapter",
    "page",
    "annex",
    "room",
    "flight",
    "highway",
    "route",
    "protocol",
    "directive",
    "number",
    "no",
    "boeing",
    "airbus",
    "phase",
    "track",
    "level",
    "grade",
];

/// The number is part of something else: a name (F-16, Covid-19), a time (9:30), a fraction or date (9/11).
fn in_name(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    if token.kind == Kind::Number && before.is_some_and(|before| before.is_in(NUMBERED)) {
        return true;
    }
    if token.kind != Kind::Number || token.spaced {
        return false;
    }
    match before {
        Some(before) if before.kind == Kind::Word => currency::of_code(&before.lower).is_none(),
        Some(before) if before.is_mark(&['-']) && !before.spaced => at >= 2 && tokens[at - 2].kind == Kind::Word,
        Some(before) => before.is_mark(&[':', '/', '#']),
        None => false,
    }
}

/// A number phrase that starts here: what it gives, whether something else would be preferred, and the token after it.
fn phrase(tokens: &[Token], start: usize) -> Option<(NumberInWords, bool, usize)> {
    let (mut hedge, mut at) = hedge::before(tokens, start);
    let pair = tokens.get(at).is_some_and(|token| token.is_in(&["between", "from"]));
    at += usize::from(pair);
    let (first, mut end) = money(tokens, at)?;
    let mut upper = None;
    let mut last = first.clone();
    if let Some(join) = joint(tokens, end, pair)
        && let Some((second, second_end)) = money(tokens, join)
        && let Some(lower) = lower_end(&first, &second)
    {
        upper = Some(second.number);
        last = Amount { number: lower, ..second };
        end = second_end;
    }
    let number = if upper.is_some() { last.number } else { first.number };
    if pair && upper.is_none() && tokens[start].is("between") {
        return None;
    }
    if first.loose == Loose::Multiple || last.loose == Loose::Multiple {
        hedge = Hedge::Multiples;
    } else if first.loose == Loose::About && hedge == Hedge::Exactly {
        hedge = Hedge::About;
    }
    end = repeated(tokens, end, number);
    let (after, after_end) = hedge::after(tokens, end);
    if hedge == Hedge::Exactly {
        hedge = after;
    }
    end = after_end;
    let (unit, unit_end) = match last.unit.clone().or(first.unit.clone()) {
        Some(unit) => (unit, end),
        None => unit::unit(tokens, end, last.single && upper.is_none()),
    };
    // “a 30-member delegation” counts the delegation's members, but is first of all a delegation.
    let compound = last.unit.is_none() && hyphen_at(tokens, end) && unit_end > end;
    let (trailing, trailing_end) = hedge::after(tokens, unit_end);
    if hedge == Hedge::Exactly {
        hedge = trailing;
    }
    let end = if trailing == Hedge::Exactly { unit_end } else { trailing_end };
    let weak = first.weak || last.weak || compound || unit::is_time(&unit);
    let range = tokens[start].start..tokens[end - 1].end;
    let quantity = Quantity { number, upto: upper, unit, hedge };
    quantity.number.is_finite().then_some((NumberInWords { quantity, range }, weak, end))
}

/// An amount with the currency that stands before or after it.
fn money(tokens: &[Token], at: usize) -> Option<(Amount, usize)> {
    let (before, skipped) = currency::before(tokens, at);
    let mut found = amount(tokens.get(at + skipped..)?, before.is_some())?;
    let mut end = at + skipped + found.used;
    if let Some(code) = before {
        found.unit = Some(code.to_owned());
        // “$5 billion dollars” names it twice.
        end = currency::after(tokens, end).map_or(end, |(_, end)| end);
    } else if found.unit.is_none()
        && let of = usize::from(found.loose == Loose::Multiple && tokens.get(end).is_some_and(|token| token.is("of")))
        && let Some((code, after)) = currency::after(tokens, end + of)
    {
        found.unit = Some(code.to_owned());
        end = after;
    }
    Some((found, end))
}

/// Past a number that contracts repeat in figures: “six (6) months”.
fn repeated(tokens: &[Token], at: usize, number: f64) -> usize {
    match tokens.get(at..at + 3) {
        Some([open, figure, close])
            if open.is_mark(&['('])
                && close.is_mark(&[')'])
                && figure.value.is_some_and(|value| (value as f64 - number).abs() < 0.5) =>
        {
            at + 3
        }
        _ => at,
    }
}

/// Where the second number of a span starts: after a dash, “to”, “or”, and “and” after “between”.
fn joint(tokens: &[Token], at: usize, pair: bool) -> Option<usize> {
    let token = tokens.get(at)?;
    let dash = token.is_mark(&['-', '–', '—', '‑', '~']);
    let word = token.is_in(&["to", "or", "through"]) || pair && token.is("and");
    (dash || word).then_some(at + 1)
}

/// The lower end of a span in the scale of its upper end (“2 to 3 million”); `None` where the two make no span.
fn lower_end(first: &Amount, second: &Amount) -> Option<f64> {
    let clash = first.unit.is_some() && second.unit.is_some() && first.unit != second.unit;
    if clash || first.loose != second.loose {
        return None;
    }
    // Only the same kind of number shares a scale: “500 to 1 million” is what it says.
    let shared = second.scale > 1.0 && first.scale <= 1.0 && first.number < second.number / second.scale;
    let lower = if shared { first.number * second.scale } else { first.number };
    (lower < second.number).then_some(lower)
}
