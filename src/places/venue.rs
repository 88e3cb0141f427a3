//! Whether two names of buildings may name one building.

use super::fold::fold;
use super::gazetteer::GAZETTEER;

/// Words that say what a building is and not which one it is; with its kind, where two kinds exclude each other.
const COMMON: &[(&str, Kind)] = &[
    ("hotel", Kind::Hotel),
    ("resort", Kind::Hotel),
    ("inn", Kind::Hotel),
    ("ministry", Kind::Ministry),
    ("department", Kind::Ministry),
    ("embassy", Kind::Embassy),
    ("consulate", Kind::Embassy),
    ("airport", Kind::Airport),
    ("airbase", Kind::Airport),
    ("parliament", Kind::Parliament),
    ("palace", Kind::Any),
    ("house", Kind::Any),
    ("hall", Kind::Any),
    ("centre", Kind::Any),
    ("center", Kind::Any),
    ("building", Kind::Any),
    ("headquarters", Kind::Any),
    ("hq", Kind::Any),
    ("residence", Kind::Any),
    ("office", Kind::Any),
    ("villa", Kind::Any),
    ("venue", Kind::Any),
    ("compound", Kind::Any),
    ("base", Kind::Any),
    ("castle", Kind::Any),
    ("presidential", Kind::Any),
    ("president", Kind::Any),
    ("royal", Kind::Any),
    ("government", Kind::Any),
    ("official", Kind::Any),
    ("prime", Kind::Any),
    ("minister", Kind::Any),
    ("foreign", Kind::Any),
    ("affairs", Kind::Any),
    ("international", Kind::Any),
    ("conference", Kind::Any),
    ("convention", Kind::Any),
    ("congress", Kind::Any),
    ("state", Kind::Any),
    ("luxury", Kind::Any),
    ("diplomatic", Kind::Any),
    ("guest", Kind::Any),
    ("guesthouse", Kind::Any),
];
/// Words that join others.
const LINKS: &[&str] = &["of", "the", "a", "an", "at", "in", "de", "du", "des", "la", "le", "and", "for", "s"];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Hotel,
    Ministry,
    Embassy,
    Airport,
    Parliament,
    Any,
}

/// Words that a building's name may be made of, in small letters.
pub(super) fn is_building(word: &str) -> bool {
    COMMON.iter().take_while(|(common, _)| *common != "presidential").any(|(common, _)| *common == word)
        || matches!(
            word,
            "museum"
                | "university"
                | "institute"
                | "club"
                | "mansion"
                | "guesthouse"
                | "chancellery"
                | "palais"
                | "hôtel"
        )
}

/// Whether two names of venues in one city name one building; none where that cannot be told: scripts differ, or one
/// only says what kind of building it is.
pub(super) fn same(left: &str, right: &str, city: &str) -> Option<bool> {
    if let (Some(one), Some(other)) = (GAZETTEER.venue(left), GAZETTEER.venue(right)) {
        return Some(one.name == other.name);
    }
    let (left, right) = (fold(left), fold(right));
    if left == right {
        return Some(true);
    }
    let city = fold(city);
    let words = |key: &str| -> Vec<String> {
        let plain = |word: &&str| !LINKS.contains(word) && !city.split(' ').any(|part| part == *word);
        key.split(' ').filter(plain).map(str::to_owned).collect()
    };
    let (left, right) = (words(&left), words(&right));
    let is_common = |word: &String| COMMON.iter().any(|(common, _)| common == word);
    let proper = |words: &[String]| -> Vec<String> { words.iter().filter(|word| !is_common(word)).cloned().collect() };
    let (left_proper, right_proper) = (proper(&left), proper(&right));
    let within = |inner: &[String], outer: &[String]| inner.iter().all(|word| outer.contains(word));
    if left.is_empty() || right.is_empty() {
        return None;
    }
    if within(&left, &right) || within(&right, &left) {
        // “Hotel” alone says nothing about which hotel.
        let short = if left.len() <= right.len() { (&left, &left_proper) } else { (&right, &right_proper) };
        return (!short.1.is_empty() || short.0.len() > 1).then_some(true);
    }
    let kinds = |words: &[String]| -> Vec<Kind> {
        let kind = |word: &String| COMMON.iter().find(|(common, kind)| common == word && *kind != Kind::Any);
        words.iter().filter_map(kind).map(|(_, kind)| *kind).collect()
    };
    let (left_kinds, right_kinds) = (kinds(&left), kinds(&right));
    let kinds_differ =
        !left_kinds.is_empty() && !right_kinds.is_empty() && !left_kinds.iter().any(|kind| right_kinds.contains(kind));
    if left_proper.is_empty() || right_proper.is_empty() {
        return kinds_differ.then_some(false);
    }
    if within(&left_proper, &right_proper) || within(&right_proper, &left_proper) {
        return if kinds_differ { Some(false) } else { Some(true) };
    }
    let shared = left_proper.iter().any(|word| right_proper.contains(word));
    let is_latin = |words: &[String]| words.iter().flat_map(|word| word.chars()).all(|c| c.is_ascii());
    (!shared && is_latin(&left) && is_latin(&right)).then_some(false)
}
