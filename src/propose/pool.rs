//! Names in buckets, so that one is compared with the few that may be the same actor's, and never with all.

use std::borrow::Cow;
use std::collections::HashMap;

use any_ascii::any_ascii;

use crate::names::{Match, NameOf, Prepared, match_prepared};
use crate::places;

/// Buckets with more names than this say nothing: only the names that came first are looked at, and only where a name has
/// no better bucket.
const FULL: usize = 96;
/// Two names that match by less than this are not taken for one actor's without asking: the line of
/// [`crate::names::SAME`], and a margin.
pub(super) const SURE: f64 = 0.6;
/// Another name that matches nearly as well makes a match doubtful.
const NEARLY: f64 = 0.1;

/// What a name of the pool names. More than one name may name one actor.
pub(super) type Owner = usize;

/// What the pool knows of a name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Found {
    /// Nobody in the pool.
    Nobody,
    /// This one.
    One(Owner),
    /// One of several, or one by less than is sure.
    Unsure,
}

/// Names, each with whom it names.
#[derive(Default)]
pub(super) struct Pool {
    names: Vec<(Prepared, Owner)>,
    exact: HashMap<String, Vec<usize>>,
    buckets: HashMap<String, Vec<usize>>,
    /// Persons by the last word of a name of two or more.
    families: HashMap<String, Vec<Owner>>,
}

/// A name made ready to be looked for, or added.
pub(super) struct Asked {
    prepared: Prepared,
    keys: Vec<String>,
    of: NameOf,
}

impl Asked {
    pub fn new(name: &str, of: NameOf) -> Self {
        let prepared = Prepared::new(name, of);
        Self { keys: keys(name, prepared.folded(), of), prepared, of }
    }
}

impl Pool {
    pub fn add(&mut self, Asked { prepared, keys, of }: Asked, owner: Owner) {
        if prepared.folded().is_empty() {
            return;
        }
        let at = self.names.len();
        for key in keys {
            let bucket = self.buckets.entry(key).or_default();
            if bucket.len() < FULL {
                bucket.push(at);
            }
        }
        if let Some((_, family)) = prepared.folded().rsplit_once(' ').filter(|_| of == NameOf::Person) {
            let owners = self.families.entry(family.to_owned()).or_default();
            if !owners.contains(&owner) {
                owners.push(owner);
            }
        }
        self.exact.entry(prepared.folded().to_owned()).or_default().push(at);
        self.names.push((prepared, owner));
    }

    /// Whom exactly this name names, case and marks apart; the first added of several.
    pub fn exactly(&self, folded: &str) -> Option<Owner> {
        let at = self.exact.get(folded)?.first()?;
        self.names.get(*at).map(|(_, owner)| *owner)
    }

    /// Whom a name names.
    pub fn find(&self, asked: &Asked) -> Found {
        let folded = asked.prepared.folded();
        if folded.is_empty() {
            return Found::Nobody;
        }
        if asked.of == NameOf::Person && !folded.contains(' ') {
            // A family name alone: whose it is where only one bears it.
            match self.families.get(folded).map(Vec::as_slice) {
                Some([owner]) => return Found::One(*owner),
                Some([_, ..]) => return Found::Unsure,
                _ => {}
            }
        }
        let mut buckets: Vec<&Vec<usize>> = asked.keys.iter().filter_map(|key| self.buckets.get(key)).collect();
        buckets.sort_by_key(|bucket| bucket.len());
        // What is common tells little: where a rarer word leads somewhere, it is not asked.
        let rare = buckets.iter().filter(|bucket| bucket.len() < FULL).count();
        buckets.truncate(rare.max(1));
        let mut seen: Vec<usize> = buckets.into_iter().flatten().copied().collect();
        seen.sort_unstable();
        seen.dedup();
        let mut best: Option<(f64, Owner)> = None;
        let mut second = 0.0_f64;
        for at in seen {
            let Some((other, owner)) = self.names.get(at) else { continue };
            let Match { score, .. } = match_prepared(&asked.prepared, other);
            match best {
                Some((_, known)) if known == *owner => best = best.map(|(most, _)| (most.max(score), known)),
                Some((most, _)) if score <= most => second = second.max(score),
                _ => {
                    second = best.map_or(second, |(most, _)| second.max(most));
                    best = Some((score, *owner));
                }
            }
        }
        match best {
            Some((score, owner)) if score >= SURE && second < (score - NEARLY).max(crate::names::SAME) => {
                Found::One(owner)
            }
            Some((score, _)) if score >= crate::names::SAME => Found::Unsure,
            _ => Found::Nobody,
        }
    }
}

/// The buckets of a name: the consonants of each word, which transliterations share; the letters of an abbreviation; the
/// state that it names.
fn keys(name: &str, folded: &str, of: NameOf) -> Vec<String> {
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).take(12).collect();
    let mut found: Vec<String> = words.iter().map(|word| skeleton(word)).filter(|key| key.len() > 1).collect();
    if found.is_empty() {
        found.extend(words.iter().map(|word| format!("={word}")));
    }
    if of != NameOf::Person {
        let small = |word: &&&str| !matches!(**word, "of" | "the" | "and" | "for" | "on" | "in" | "de");
        let initials: String =
            words.iter().filter(small).filter_map(|word| any_ascii(word).chars().next()).take(8).collect();
        match words.as_slice() {
            [short] if short.len() <= 8 => found.push(format!("#{short}")),
            [_, _, ..] => found.push(format!("#{initials}")),
            _ => {}
        }
        let state = places::country(name).or_else(|| places::demonym(name));
        let state = state.or_else(|| words.iter().find_map(|word| places::demonym(word)));
        if let Some(state) = state {
            found.push(format!("@{}", state.code));
        }
    }
    found.sort();
    found.dedup();
    found
}

/// The consonants of a word as most spellings share them.
fn skeleton(word: &str) -> String {
    let latin = if word.is_ascii() { Cow::Borrowed(word) } else { Cow::Owned(any_ascii(word)) };
    let mut key = String::with_capacity(latin.len());
    for letter in latin.chars() {
        let class = match letter.to_ascii_lowercase() {
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h' | 'w' | 'v' | '\'' | '`' => continue,
            'c' | 'k' | 'q' | 'x' | 'g' | 'j' => 'k',
            'z' | 's' => 's',
            'd' | 't' => 't',
            'b' | 'p' | 'f' => 'p',
            other if other.is_ascii_alphanumeric() => other,
            _ => continue,
        };
        if !key.ends_with(class) {
            key.push(class);
        }
    }
    key
}
