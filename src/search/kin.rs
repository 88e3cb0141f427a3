//! Other spellings of what is looked for, among the names of a dossier's actors: “Mutaqi” finds “Muttaqi” and “متقی”.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::atomic::AtomicBool;

use super::pattern::{Ending, Pattern};
use super::threads::on_threads;
use super::words::{forms, runs};
use crate::model::{Actor, Dossier};
use crate::names::{NameOf, Prepared, match_prepared, skeleton};

/// Shorter words are like too many names.
const SHORTEST: usize = 4;
/// How many words a thread takes at least.
const SHARE: usize = 500;
/// So many other spellings are looked for, the likest.
const MOST: usize = 12;
/// Words of a name have more in common by chance than names have: they must be liker than [`crate::names::SAME`].
const ALIKE: f64 = 0.7;

/// The words of all actors' names, by what every spelling of them shares.
#[derive(Debug, Default)]
pub(super) struct Kin {
    words: HashMap<String, BTreeSet<String>>,
}

impl Kin {
    /// Linear in the names.
    pub(super) fn of(dossier: &Dossier) -> Self {
        let words = dossier.actors.values().flat_map(|actor| names(actor).flat_map(forms_in));
        let words: HashSet<String> = words.filter(|word| word.chars().count() >= SHORTEST - 1).collect();
        let words: Vec<String> = words.into_iter().collect();
        let go_on = AtomicBool::new(false);
        let keys = on_threads(&words, SHARE, &go_on, |word| skeleton(word)).unwrap_or_default();
        let mut kin = Self::default();
        for (word, key) in words.into_iter().zip(keys) {
            if let Some(key) = key {
                kin.words.entry(key).or_default().insert(word);
            }
        }
        kin
    }

    /// Other spellings of the one word of a pattern, the likest first; none for phrases and for words with typos.
    pub(super) fn of_pattern(&self, pattern: &Pattern) -> Vec<Pattern> {
        let [word] = pattern.words() else { return Vec::new() };
        if word.chars().count() < SHORTEST || matches!(pattern.ending(), Ending::Typos(_)) {
            return Vec::new();
        }
        let Some(others) = skeleton(word).and_then(|key| self.words.get(&key)) else { return Vec::new() };
        let mut others = others.iter().filter(|other| *other != word).peekable();
        // To take a name apart is most of the work.
        if others.peek().is_none() {
            return Vec::new();
        }
        let asked = Prepared::new(word, NameOf::Person);
        let mut alike: Vec<(f64, &String)> = others
            .map(|other| (match_prepared(&asked, &Prepared::new(other, NameOf::Person)).score, other))
            .filter(|(score, _)| *score >= ALIKE)
            .collect();
        alike.sort_by(|left, right| right.0.total_cmp(&left.0).then_with(|| left.1.cmp(right.1)));
        alike.truncate(MOST);
        alike.into_iter().filter_map(|(_, other)| Pattern::of_words(vec![other.clone()], Ending::Whole)).collect()
    }
}

/// Every form of an actor's name, as kept and as printed.
pub(super) fn names(actor: &Actor) -> impl Iterator<Item = &str> {
    actor.names.iter().flat_map(|name| [name.value.as_str(), name.printed_as.as_str()]).filter(|name| !name.is_empty())
}

/// The words of a text as they are searched, all forms of each in one.
fn forms_in(text: &str) -> Vec<String> {
    let (mut folded, mut found) = (String::new(), Vec::new());
    runs(text, 0)
        .map(|run| {
            forms(&text[run], &mut folded, &mut found);
            folded.clone()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{ActorId, ActorKind, PartId};

    #[test]
    fn other_spellings_of_names_are_found_and_no_other_names() {
        let mut dossier = Dossier::default();
        for (number, name) in
            ["Amir Khan Muttaqi", "Mottaki", "امیرخان متقی", "Tom West", "Mullah Baradar", "Amina Mateka"]
                .iter()
                .enumerate()
        {
            let actor = Actor::named(ActorKind::Person, name, PartId::new("prt-1"));
            dossier.actors.insert(ActorId::new(format!("act-{number}")), Arc::new(actor));
        }
        let kin = Kin::of(&dossier);
        let found = |typed: &str| -> Vec<String> {
            let pattern = Pattern::new(typed, Ending::Whole).expect("a word");
            let mut words: Vec<String> =
                kin.of_pattern(&pattern).iter().flat_map(|other| other.words().to_vec()).collect();
            words.sort();
            words
        };
        assert_eq!(found("Mutaqi"), ["mottaki", "muttaqi", "متقی"]);
        assert_eq!(found("Beradar"), ["baradar"]);
        assert_eq!(found("West"), [""; 0]);
        assert_eq!(found("nobody"), [""; 0]);
    }
}
