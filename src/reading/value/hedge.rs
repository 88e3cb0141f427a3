//! Words that say how exactly a number is meant.

use crate::model::Hedge;
use crate::reading::tokens::Token;

/// Hedges before a number, longer ones first where one begins with another.
const BEFORE: &[(&str, Hedge)] = &[
    ("just short of", Hedge::Nearly),
    ("just shy of", Hedge::Nearly),
    ("shy of", Hedge::Nearly),
    ("just under", Hedge::Nearly),
    ("just below", Hedge::Nearly),
    ("just less than", Hedge::Nearly),
    ("a little under", Hedge::Nearly),
    ("slightly less than", Hedge::Nearly),
    ("slightly fewer than", Hedge::Nearly),
    ("slightly under", Hedge::Nearly),
    ("close to", Hedge::Nearly),
    ("nearly", Hedge::Nearly),
    ("almost", Hedge::Nearly),
    ("approaching", Hedge::Nearly),
    ("virtually", Hedge::Nearly),
    ("no fewer than", Hedge::AtLeast),
    ("no less than", Hedge::AtLeast),
    ("not fewer than", Hedge::AtLeast),
    ("not less than", Hedge::AtLeast),
    ("a minimum of", Hedge::AtLeast),
    ("minimum of", Hedge::AtLeast),
    ("at the very least", Hedge::AtLeast),
    ("at least", Hedge::AtLeast),
    ("at a minimum", Hedge::AtLeast),
    ("as few as", Hedge::AtLeast),
    ("as little as", Hedge::AtLeast),
    ("no more than", Hedge::AtMost),
    ("not more than", Hedge::AtMost),
    ("not over", Hedge::AtMost),
    ("no greater than", Hedge::AtMost),
    ("a maximum of", Hedge::AtMost),
    ("maximum of", Hedge::AtMost),
    ("up to", Hedge::AtMost),
    ("as many as", Hedge::AtMost),
    ("as much as", Hedge::AtMost),
    ("at the most", Hedge::AtMost),
    ("at most", Hedge::AtMost),
    ("not exceeding", Hedge::AtMost),
    ("well over", Hedge::MoreThan),
    ("just over", Hedge::MoreThan),
    ("a little over", Hedge::MoreThan),
    ("slightly more than", Hedge::MoreThan),
    ("a little more than", Hedge::MoreThan),
    ("many more than", Hedge::MoreThan),
    ("far more than", Hedge::MoreThan),
    ("more than", Hedge::MoreThan),
    ("greater than", Hedge::MoreThan),
    ("larger than", Hedge::MoreThan),
    ("upwards of", Hedge::MoreThan),
    ("upward of", Hedge::MoreThan),
    ("in excess of", Hedge::MoreThan),
    ("north of", Hedge::MoreThan),
    ("over", Hedge::MoreThan),
    ("above", Hedge::MoreThan),
    ("exceeding", Hedge::MoreThan),
    ("well under", Hedge::LessThan),
    ("fewer than", Hedge::LessThan),
    ("far fewer than", Hedge::LessThan),
    ("less than", Hedge::LessThan),
    ("lower than", Hedge::LessThan),
    ("under", Hedge::LessThan),
    ("below", Hedge::LessThan),
    ("south of", Hedge::LessThan),
    ("somewhere around", Hedge::About),
    ("somewhere in the region of", Hedge::About),
    ("in the region of", Hedge::About),
    ("in the neighborhood of", Hedge::About),
    ("in the neighbourhood of", Hedge::About),
    ("in the order of", Hedge::About),
    ("on the order of", Hedge::About),
    ("an estimated", Hedge::About),
    ("estimated at", Hedge::About),
    ("estimated", Hedge::About),
    ("an approximate", Hedge::About),
    ("approximately", Hedge::About),
    ("about", Hedge::About),
    ("around", Hedge::About),
    ("roughly", Hedge::About),
    ("some", Hedge::About),
    ("circa", Hedge::About),
    ("approx", Hedge::About),
    ("perhaps", Hedge::About),
    ("maybe", Hedge::About),
    ("probably", Hedge::About),
    ("possibly", Hedge::About),
    ("an average of", Hedge::About),
    ("exactly", Hedge::Exactly),
    ("precisely", Hedge::Exactly),
    ("a total of", Hedge::Exactly),
    ("all", Hedge::Exactly),
    ("only", Hedge::Exactly),
    ("just", Hedge::Exactly),
    ("another", Hedge::Exactly),
    ("a further", Hedge::Exactly),
    ("an additional", Hedge::Exactly),
];

/// Hedges after a number or after what it counts.
const AFTER: &[(&str, Hedge)] = &[
    ("or so", Hedge::About),
    ("odd", Hedge::About),
    ("or thereabouts", Hedge::About),
    ("or more", Hedge::AtLeast),
    ("or greater", Hedge::AtLeast),
    ("and more", Hedge::AtLeast),
    ("or over", Hedge::AtLeast),
    ("plus", Hedge::AtLeast),
    ("at least", Hedge::AtLeast),
    ("at the very least", Hedge::AtLeast),
    ("or fewer", Hedge::AtMost),
    ("or less", Hedge::AtMost),
    ("or under", Hedge::AtMost),
    ("at most", Hedge::AtMost),
    ("at the most", Hedge::AtMost),
    ("tops", Hedge::AtMost),
];

/// How many tokens the phrase takes at the start of these; `None` where they say something else.
fn matches(tokens: &[Token], phrase: &str) -> Option<usize> {
    let mut used = 0;
    for word in phrase.split(' ') {
        if !tokens.get(used)?.is(word) {
            return None;
        }
        used += 1;
    }
    Some(used)
}

fn longest(tokens: &[Token], table: &[(&str, Hedge)]) -> Option<(Hedge, usize)> {
    table
        .iter()
        .filter_map(|(phrase, hedge)| matches(tokens, phrase).map(|used| (*hedge, used)))
        .max_by_key(|(_, used)| *used)
}

/// The hedge that starts here and the token after it. Of several in a row (“at least some 100”) the first that bounds
/// the number counts.
pub(super) fn before(tokens: &[Token], start: usize) -> (Hedge, usize) {
    let (mut hedge, mut at) = (Hedge::Exactly, start);
    // Nobody writes more than three.
    for _ in 0..3 {
        let Some((found, used)) = longest(&tokens[at.min(tokens.len())..], BEFORE) else { break };
        if matches!(hedge, Hedge::Exactly | Hedge::About) && found != Hedge::Exactly {
            hedge = found;
        }
        at += used;
        if tokens.get(at).is_some_and(|token| token.is_mark(&['.'])) && tokens[at - 1].is("approx") {
            at += 1;
        }
    }
    if at == start && tokens.get(start).is_some_and(|token| token.is_mark(&['~', '≈', '>', '<', '≥', '≤'])) {
        hedge = match tokens[start].mark() {
            Some('>') => Hedge::MoreThan,
            Some('<') => Hedge::LessThan,
            Some('≥') => Hedge::AtLeast,
            Some('≤') => Hedge::AtMost,
            _ => Hedge::About,
        };
        at += 1;
    }
    if at == start
        && tokens.get(start).is_some_and(|token| token.is_in(&["c", "ca"]))
        && tokens.get(start + 1).is_some_and(|token| token.is_mark(&['.']) && !token.spaced)
    {
        (hedge, at) = (Hedge::About, start + 2);
    }
    (hedge, at)
}

/// The hedge that stands after a number or its unit, and the token after it.
pub(super) fn after(tokens: &[Token], at: usize) -> (Hedge, usize) {
    let rest = &tokens[at.min(tokens.len())..];
    if rest.first().is_some_and(|token| token.is_mark(&['+']) && !token.spaced) {
        return (Hedge::AtLeast, at + 1);
    }
    // “100-plus”, “100-odd”
    let hyphen = usize::from(rest.first().is_some_and(|token| token.is_mark(&['-']) && !token.spaced));
    match longest(&rest[hyphen..], AFTER) {
        // “100 plus their families” adds something.
        Some((_, used)) if rest[used - 1].is("plus") && hyphen == 0 => (Hedge::Exactly, at),
        Some((hedge, used)) => (hedge, at + hyphen + used),
        None => (Hedge::Exactly, at),
    }
}
