//! Titles of offices: rank and office apart, so that a deputy is not the chief.

use std::collections::BTreeSet;

use super::words::{nation, same_words, tokens};
use super::{Bearing, Why};

/// Words of rank that are never left out: one who has them is not the one without.
const RANKS: &[&str] = &[
    "spokesperson",
    "adviser",
    "advisor",
    "aide",
    "counsellor",
    "deputy",
    "vice",
    "assistant",
    "associate",
    "under",
    "undersecretary",
    "former",
    "ex",
    "designate",
    "elect",
    "outgoing",
    "incoming",
    "junior",
    "alternate",
    "honorary",
];

/// Words of rank that newspapers leave out as they please.
const LOOSE: &[&str] = &["acting", "interim", "caretaker", "senior", "chief", "top", "head", "lead", "main", "current"];

/// Two words for one office, and the one that both are read as.
const SAME_OFFICE: &[(&str, &str)] = &[
    ("spokesman", "spokesperson"),
    ("spokeswoman", "spokesperson"),
    ("chairman", "chair"),
    ("chairwoman", "chair"),
    ("chairperson", "chair"),
    ("representative", "envoy"),
    ("fm", "foreign-minister"),
    ("pm", "prime-minister"),
    ("premier", "prime-minister"),
    ("dept", "department"),
    ("affairs", ""),
    ("mr", ""),
    ("ms", ""),
    ("mrs", ""),
    ("dr", ""),
];

struct Title {
    ranks: BTreeSet<String>,
    loose: BTreeSet<String>,
    office: BTreeSet<String>,
}

const EMPTY: &[&str] = &["a", "an", "the", "of", "for", "to", "in", "on", "at", "by", "and", "his", "her", "its"];

fn read(title: &str) -> Title {
    let mut read = Title { ranks: BTreeSet::new(), loose: BTreeSet::new(), office: BTreeSet::new() };
    for word in tokens(title) {
        let word = SAME_OFFICE.iter().find(|(from, _)| *from == word).map_or(word.as_str(), |(_, to)| to).to_owned();
        let word = nation(&word).map_or(word, str::to_lowercase);
        for word in word.split('-').filter(|word| !word.is_empty() && !EMPTY.contains(word)) {
            let kind = if RANKS.contains(&word) {
                &mut read.ranks
            } else if LOOSE.contains(&word) {
                &mut read.loose
            } else {
                &mut read.office
            };
            kind.insert(word.to_owned());
        }
    }
    if read.office.is_empty() {
        // “The chief”, “the head”: then the loose words are the office.
        read.office.append(&mut read.loose);
    }
    read
}

pub(super) fn judge(left: &str, right: &str) -> (Bearing, Why) {
    if same_words(left, right) {
        return (Bearing::Agrees, Why::Same);
    }
    let (one, other) = (read(left), read(right));
    let contained = one.office.is_subset(&other.office) || other.office.is_subset(&one.office);
    match (one.ranks == other.ranks, contained) {
        (true, true) => (Bearing::Agrees, Why::SameOffice),
        (false, true) => (Bearing::Contradicts, Why::OtherRank),
        // One person may hold two offices.
        _ => (Bearing::Apart, Why::OtherOffice),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rank_is_told_from_office() {
        for (left, right, expect) in [
            ("deputy prime minister", "prime minister", Bearing::Contradicts),
            ("PM", "prime minister", Bearing::Agrees),
            ("chair of the council", "chairwoman of the council", Bearing::Agrees),
            ("minister of defence", "minister of finance", Bearing::Apart),
            ("ex-president", "president", Bearing::Contradicts),
            ("the head", "head", Bearing::Agrees),
            ("spokesman for the prime minister", "prime minister", Bearing::Contradicts),
        ] {
            assert_eq!(judge(left, right).0, expect, "{left} and {right}");
        }
    }
}
