//! Lengths of time and repeated times, which name no date: “two-day”, “for three hours”, “every Tuesday”, “weekly”.

use super::calendar::weekday_name;
use super::cursor::{is_word, number, one_of, phrase, skip_word, tight_mark, word};
use super::times;
use super::words::{DAY_PARTS, unit, weekday};
use crate::reading::numerals::{cardinal, hyphen_at};
use crate::reading::tokens::{Kind, Token};

/// Adverbs and adjectives of repetition.
pub(super) const REPEATED: &[&str] = &[
    "daily",
    "weekly",
    "monthly",
    "quarterly",
    "yearly",
    "annually",
    "annual",
    "hourly",
    "nightly",
    "fortnightly",
    "biweekly",
    "bimonthly",
    "biannual",
    "biannually",
    "biennial",
    "everyday",
];

/// Words that count units without saying how many.
pub(super) const VAGUE: &[&str] = &["several", "few", "some", "many", "couple"];

/// Words before a bare plural that make it a length: “for decades”.
const LENGTH_OF: &[&str] =
    &["for", "after", "over", "in", "within", "of", "last", "lasting", "takes", "taking", "took"];

/// Units with their “long” in one word.
pub(super) const LASTING: &[&str] =
    &["yearlong", "monthlong", "weeklong", "daylong", "hourlong", "decadelong", "nightlong", "yearslong", "monthslong"];

/// Names of units in the plural, as lengths.
pub(super) fn plural_unit(word: &str) -> bool {
    word.ends_with('s') && unit(word).is_some() && !matches!(word, "hrs" | "mins" | "secs")
}

/// The place after a repeated time that starts here.
pub(super) fn set(tokens: &[Token], at: usize) -> Option<usize> {
    let first = word(tokens, at)?;
    if first == "every" || first == "each" {
        let mut next = skip_word(tokens, at + 1, &["other", "single", "second", "third", "few"]);
        if let Some(used) = count(tokens, next) {
            next = used;
        }
        if word(tokens, next).and_then(unit).is_some() || one_of(tokens, next, DAY_PARTS) {
            return Some(next + 1);
        }
        let (_, end) = weekday_name(tokens, next)?;
        return Some(times::after_date(tokens, end));
    }
    if REPEATED.contains(&first) {
        // “People’s Daily”, “Daily Mail”
        let opens = at == 0 || tokens[at].line_start || tokens[at - 1].is_mark(&['.', '!', '?', '“', '"']);
        let named = tokens[at].is_capitalised()
            && (!opens || tokens.get(at + 1).is_some_and(|next| next.is_capitalised() && !next.line_start));
        return (!named).then_some(at + 1);
    }
    // “Tuesdays”, “Friday mornings”
    if let Some(singular) = first.strip_suffix('s')
        && singular.len() > 5
        && weekday(singular).is_some()
    {
        return Some(at + 1);
    }
    if let Some((_, end)) = weekday_name(tokens, at)
        && one_of(tokens, end, &["mornings", "afternoons", "evenings", "nights"])
    {
        return Some(end + 1);
    }
    // “once a week”, “three times a day”
    let often = if one_of(tokens, at, &["once", "twice"]) {
        at + 1
    } else {
        count(tokens, at).or(VAGUE.contains(&first).then_some(at + 1)).filter(|end| is_word(tokens, *end, "times"))? + 1
    };
    let times = one_of(tokens, often, &["a", "an", "per", "each", "every"]);
    (times && word(tokens, often + 1).and_then(unit).is_some()).then_some(often + 2)
}

fn count(tokens: &[Token], at: usize) -> Option<usize> {
    let token = tokens.get(at)?;
    if token.kind == Kind::Number {
        let decimals = tight_mark(tokens, at + 1, &['.', ','])
            && tokens.get(at + 2).is_some_and(|next| next.digits() > 0 && !next.spaced);
        return Some(if decimals { at + 3 } else { at + 1 });
    }
    cardinal(tokens.get(at..)?).map(|(_, used)| at + used)
}

/// The place after a length of time that starts here.
pub(super) fn duration(tokens: &[Token], at: usize) -> Option<usize> {
    let unit_end = |at: usize| word(tokens, at).and_then(unit).map(|_| at + 1);
    let glued = at > 0
        && tokens[at].kind == Kind::Number
        && !tokens[at].spaced
        && !tokens[at - 1].is_mark(&['(', '“', '"', '‘', '-', '–']);
    if let Some(end) = halves(tokens, at).filter(|_| !glued) {
        return Some(end);
    }
    if let Some(next) = count(tokens, at).filter(|_| !glued) {
        let hyphen = next + usize::from(hyphen_at(tokens, next));
        let of_span =
            skip_word(tokens, hyphen, &["more", "consecutive", "straight", "full", "business", "working", "calendar"]);
        let end = unit_end(of_span)?;
        // “one day” is as often some day, and “one second” asks for patience.
        if is_word(tokens, at, "one")
            && is_word(tokens, of_span, "day")
            && !one_of(tokens, at.wrapping_sub(1), &["for", "in", "least", "than"])
        {
            return None;
        }
        return Some(past_long(tokens, end).unwrap_or_else(|| more(tokens, end)));
    }
    let first = word(tokens, at)?;
    let article = skip_word(tokens, at, &["a", "the"]);
    if word(tokens, article).is_some_and(|word| VAGUE.contains(&word)) || phrase(tokens, at, "a couple").is_some() {
        let next = skip_word(tokens, article + 1, &["of", "more"]);
        return word(tokens, next).filter(|word| plural_unit(word)).map(|_| next + 1);
    }
    if first == "half" && one_of(tokens, at + 1, &["a", "an"]) {
        return unit_end(at + 2);
    }
    let before = |words: &[&str]| at > 0 && one_of(tokens, at - 1, words);
    if matches!(first, "a" | "an") {
        let end = unit_end(at + 1)?;
        // “for a second day”
        if is_word(tokens, at + 1, "second") && tokens.get(end).is_some_and(|next| next.kind == Kind::Word) {
            return None;
        }
        let said =
            before(&["for", "in", "within", "than", "nearly", "almost", "about", "over", "lasted", "half", "took"]);
        return past_long(tokens, end).or(said.then_some(end));
    }
    if LASTING.contains(&first) {
        return Some(at + 1);
    }
    if let Some(end) = unit_end(at).and_then(|end| past_long(tokens, end)) {
        return Some(end);
    }
    let the = skip_word(tokens, at, &["the"]);
    if one_of(
        tokens,
        the,
        &["past", "last", "next", "coming", "following", "upcoming", "recent", "previous", "first", "final"],
    ) && (the == at || !is_word(tokens, the, "recent"))
    {
        let few = skip_word(tokens, the + 1, &["few", "several", "couple", "many"]);
        let next = skip_word(tokens, few, &["of"]);
        return word(tokens, next).filter(|word| plural_unit(word)).map(|_| next + 1);
    }
    (plural_unit(first) && first != "times" && before(LENGTH_OF) || matches!(first, "decades" | "centuries"))
        .then_some(at + 1)
}

/// The place after “-long” or “-old”, beside a unit that ends here.
fn past_long(tokens: &[Token], end: usize) -> Option<usize> {
    let hyphen = hyphen_at(tokens, end);
    (hyphen && one_of(tokens, end + 1, &["long", "old", "olds"])).then_some(end + 2)
}

/// The place after units and a half: “two and a half years”, “one-and-a-half years”, “an hour and a half”.
fn halves(tokens: &[Token], at: usize) -> Option<usize> {
    let join = |at: usize| at + usize::from(hyphen_at(tokens, at));
    let and_a_half = |at: usize| {
        let and = join(at);
        let article = join(and + 1);
        let half = join(article + 1);
        (is_word(tokens, and, "and") && is_word(tokens, article, "a") && is_word(tokens, half, "half"))
            .then_some(half + 1)
    };
    let unit_after = |at: usize| word(tokens, at).and_then(unit).map(|_| at + 1);
    let one = one_of(tokens, at, &["a", "an", "one"]).then_some(at + 1);
    if let Some(end) = one.and_then(unit_after).and_then(and_a_half) {
        return Some(end);
    }
    let whole = count(tokens, at)?;
    and_a_half(whole).and_then(|half| unit_after(join(half)))
}

/// The place after more units: “two years and six months”.
fn more(tokens: &[Token], at: usize) -> usize {
    let next = skip_word(tokens, at, &["and"]);
    let counted = tokens.get(next).is_some_and(|token| token.kind == Kind::Number) || word(tokens, next).is_some();
    match count(tokens, next).filter(|_| counted) {
        Some(unit_at)
            if word(tokens, unit_at).and_then(unit).is_some()
                && number(tokens, next).is_none_or(|value| value < 1000) =>
        {
            unit_at + 1
        }
        _ => at,
    }
}
