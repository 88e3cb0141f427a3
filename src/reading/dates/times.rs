//! Times of day, alone and beside a date: “3pm”, “10:30 GMT”, “Monday morning”, “noon on Friday”.

use super::cursor::{is_mark, is_word, number, one_of, past_comma, past_point, phrase, skip_word, tight_mark, word};
use super::words::{DAY_PARTS, ZONES};
use crate::reading::numerals::below_hundred;
use crate::reading::tokens::{Kind, Token};

/// The place after “am”, “p.m.”, “a”, “o’clock”.
fn half_of_day(tokens: &[Token], at: usize) -> Option<usize> {
    let spaced = tokens.get(at)?.spaced;
    match word(tokens, at)? {
        "am" | "pm" | "ampm" | "oclock" => Some(at + 1),
        "a" | "p"
            if tight_mark(tokens, at + 1, &['.'])
                && tokens.get(at + 2).is_some_and(|token| token.is("m") && !token.spaced) =>
        {
            Some(past_point(tokens, at + 3))
        }
        "a" | "p" if is_word(tokens, at + 1, "m") => Some(past_point(tokens, at + 2)),
        "a" | "p" if !spaced => Some(at + 1),
        "o" if tight_mark(tokens, at + 1, &['\'', '’']) && is_word(tokens, at + 2, "clock") => Some(at + 3),
        _ => None,
    }
}

/// The place after a time zone.
fn zone(tokens: &[Token], at: usize) -> usize {
    if one_of(tokens, at, ZONES) && tokens[at].text.chars().all(char::is_uppercase) {
        return at + 1;
    }
    phrase(tokens, at, "local time").unwrap_or(at)
}

/// The place after a clock time that starts here. `loose`: a bare hour or figures with a point count too, because a
/// date stands beside them.
pub(super) fn clock(tokens: &[Token], at: usize, loose: bool) -> Option<usize> {
    if one_of(tokens, at, &["noon", "midnight", "midday"]) {
        return Some(zone(tokens, at + 1));
    }
    let first = tokens.get(at)?;
    if first.kind == Kind::Word {
        let (hour, used) = below_hundred(tokens.get(at..)?).filter(|(hour, _)| (1..=12).contains(hour))?;
        let _ = hour;
        if let Some(end) = half_of_day(tokens, at + used) {
            return Some(end);
        }
        let minutes = at + used + usize::from(tight_mark(tokens, at + used, &['-']));
        let (_, more) = below_hundred(tokens.get(minutes..)?).filter(|(value, _)| (10..60).contains(value))?;
        return half_of_day(tokens, minutes + more).or(loose.then_some(minutes + more));
    }
    let hour = first.value.filter(|hour| *hour <= 24 && first.digits() <= 2);
    let glued = at > 0 && !first.spaced && tokens[at - 1].is_mark(&[':', '.', ',', '$', '/', '#']);
    if glued {
        return None;
    }
    let Some(_) = hour else {
        // “1430 GMT”
        let minutes = first.value.filter(|value| first.digits() == 4 && *value < 2400 && value % 100 < 60)?;
        let _ = minutes;
        let end = zone(tokens, skip_word(tokens, at + 1, &["hours"]));
        return (end > at + 1 && (zone(tokens, at + 1) > at + 1 || zone(tokens, at + 2) > at + 2)).then_some(end);
    };
    let two_digits = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|token| token.digits() == 2 && !token.spaced && token.value.is_some_and(|value| value < 60))
    };
    let mut end = at + 1;
    let mut certain = false;
    while tight_mark(tokens, end, &[':']) && two_digits(end + 1) && end < at + 5 {
        end += 2;
        certain = true;
    }
    if !certain && tight_mark(tokens, end, &['.']) && two_digits(end + 1) {
        // “8.30pm” is a time, “8.30” a number, unless a day stands beside it.
        let half = half_of_day(tokens, end + 2).is_some() || zone(tokens, end + 2) > end + 2;
        if half || loose {
            end += 2;
            certain = true;
        }
    }
    if let Some(after) = half_of_day(tokens, end) {
        return Some(zone(tokens, after));
    }
    let zoned = zone(tokens, end);
    if certain || zoned > end {
        // A score is written like a time, and so is a verse.
        let score = certain
            && zoned == end
            && tokens
                .get(end)
                .is_some_and(|next| next.is_mark(&['-', '–']) && !next.spaced && number(tokens, end + 1).is_none());
        return (!score).then_some(zoned);
    }
    (loose && tokens.get(end).is_none_or(|next| next.kind == Kind::Mark)).then_some(end)
}

/// The place after a time of day that stands alone. Figures like `9:25` are as often a verse or a score: they need a
/// word before them, a half of the day or a zone after them.
pub(super) fn alone(tokens: &[Token], at: usize) -> Option<usize> {
    if is_word(tokens, at, "overnight") {
        return Some(at + 1);
    }
    let end = clock(tokens, at, false)?;
    let bare = end > at + 1 && tokens[at].kind == Kind::Number && tokens[end - 1].kind == Kind::Number;
    let verse = bare && at > 0 && tokens[at - 1].is_capitalised() && !tokens[at].line_start;
    (!verse).then_some(end)
}

/// The place after a time of day beside a date: “ at 8:45”, “ morning”, “, 10.30 GMT”, “ in the evening”.
pub(super) fn after_date(tokens: &[Token], at: usize) -> usize {
    let mut end = at;
    // “Monday night at 8 local time”
    for _ in 0..3 {
        let comma = past_comma(tokens, end);
        if let Some(of_day) = tokens.get(end).filter(|token| !token.line_start).and_then(|_| part_of_day(tokens, end)) {
            end = of_day;
            continue;
        }
        let joined = skip_word(tokens, comma, &["at", "around", "by", "from", "for", "about"])
            + usize::from(is_mark(tokens, comma, &['@']));
        let loose = joined > comma && (is_word(tokens, comma, "at") || is_mark(tokens, comma, &['@']));
        let apart = tokens.get(joined).is_none_or(|token| token.line_start && joined > at);
        match clock(tokens, joined, loose).filter(|_| !apart) {
            Some(after) => end = after,
            None => break,
        }
    }
    end
}

/// “morning”, “in the evening”, “at night”, “early morning”.
fn part_of_day(tokens: &[Token], at: usize) -> Option<usize> {
    let start = phrase(tokens, at, "in the").or_else(|| is_word(tokens, at, "at").then_some(at + 1)).unwrap_or(at);
    let name = skip_word(tokens, start, &["early", "late", "mid"]);
    let part =
        one_of(tokens, name, DAY_PARTS) && !one_of(tokens, name, &["mornings", "afternoons", "evenings", "nights"]);
    (part && !(start == at && one_of(tokens, name, &["dawn"]))).then_some(name + 1)
}

/// The place after a time of day and the joint between it and a date: “3pm on ”, “noon, ”, “the morning of ”.
pub(super) fn before_date(tokens: &[Token], at: usize) -> Option<usize> {
    let the = skip_word(tokens, at, &["the"]);
    if one_of(tokens, the, DAY_PARTS) && is_word(tokens, the + 1, "of") {
        return Some(the + 2);
    }
    let end = clock(tokens, at, false)?;
    Some(skip_word(tokens, past_comma(tokens, end), &["on"]))
}
