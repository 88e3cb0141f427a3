//! What is known of a word without its text: the lists in `data/`, given names, countries, demonyms and cities.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::names::{fold, is_given_name};
use crate::places;

/// What is known of a word: one bit each.
pub(super) type Flags = u32;

pub(super) const TITLE: Flags = 1;
pub(super) const HEAD: Flags = 1 << 1;
pub(super) const BODY: Flags = 1 << 2;
pub(super) const PLACE: Flags = 1 << 3;
pub(super) const THING: Flags = 1 << 4;
pub(super) const MONTH: Flags = 1 << 5;
pub(super) const WEEKDAY: Flags = 1 << 6;
pub(super) const GENERATION: Flags = 1 << 7;
pub(super) const SAID: Flags = 1 << 8;
pub(super) const COMMON: Flags = 1 << 9;
pub(super) const PEOPLE: Flags = 1 << 10;
pub(super) const PARTICLE: Flags = 1 << 11;
pub(super) const FAMILY: Flags = 1 << 12;
pub(super) const GIVEN: Flags = 1 << 13;
pub(super) const COUNTRY: Flags = 1 << 14;
pub(super) const DEMONYM: Flags = 1 << 15;
/// A capital, a seat of diplomacy or a city of half a million.
pub(super) const CITY: Flags = 1 << 16;
pub(super) const TOWN: Flags = 1 << 17;
pub(super) const REGION: Flags = 1 << 18;
/// How many bits there are.
pub(super) const BITS: u32 = 19;

const KINDS: [(&str, Flags); 14] = [
    ("title", TITLE),
    ("head", HEAD),
    ("body", BODY),
    ("place", PLACE),
    ("thing", THING),
    ("month", MONTH),
    ("weekday", WEEKDAY),
    ("generation", GENERATION),
    ("said", SAID),
    ("common", COMMON),
    ("people", PEOPLE),
    ("particle", PARTICLE),
    ("family", FAMILY),
    ("given", GIVEN),
];

static LISTS: LazyLock<HashMap<&str, Flags>> = LazyLock::new(|| {
    let mut lists = HashMap::new();
    for line in include_str!("data/words.txt").lines().filter(|line| !line.starts_with('#')) {
        let Some((kind, words)) = line.split_once(':') else { continue };
        let flag = KINDS.iter().find(|(name, _)| *name == kind).map_or(0, |(_, flag)| *flag);
        for word in words.split_whitespace() {
            *lists.entry(word).or_default() |= flag;
        }
    }
    lists
});

/// What is known of a word; names only where it has a capital.
pub(super) fn flags(text: &str, lower: &str, capital: bool) -> Flags {
    let mut flags = LISTS.get(lower).copied().unwrap_or(0);
    if !capital {
        return flags & !(BODY | FAMILY | GIVEN | PEOPLE | MONTH);
    }
    let folded = fold(text);
    flags |= LISTS.get(folded.as_str()).copied().unwrap_or(0);
    if is_given_name(&folded) {
        flags |= GIVEN;
    }
    if places::demonym(text).is_some() {
        flags |= DEMONYM;
    }
    // "May", "Said" and the like are towns somewhere.
    if flags & (COMMON | MONTH | WEEKDAY) == 0 {
        flags |= place_flags(text);
    }
    flags
}

/// What the gazetteer knows of a name of one word or more.
pub(super) fn place_flags(name: &str) -> Flags {
    if name.chars().count() < 2 {
        return 0;
    }
    let mut flags = 0;
    if places::country(name).is_some() {
        flags |= COUNTRY;
    } else if places::area(name).is_some() && name.chars().count() > 2 {
        flags |= REGION;
    }
    for city in places::cities(name) {
        flags |= if (city.is_seat || city.thousands >= 500) && city.name == name { CITY } else { TOWN };
    }
    flags
}
