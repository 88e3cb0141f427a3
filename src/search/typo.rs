//! Words that are nearly another: letters added, left out, changed, or swapped with their neighbour.

use std::fmt;
use std::sync::{Arc, OnceLock};

use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder};

/// So many typos are looked for at most: more find what no one meant.
pub(super) const MOST: u8 = 2;

/// Recognises a word with typos. The same automaton serves the scan and the index, so that they agree.
#[derive(Clone)]
pub(super) struct Typo {
    dfa: Arc<DFA>,
}

impl fmt::Debug for Typo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Typo")
    }
}

impl Typo {
    pub(super) fn new(word: &str, typos: u8) -> Self {
        static BUILDERS: OnceLock<[LevenshteinAutomatonBuilder; 2]> = OnceLock::new();
        let builders =
            BUILDERS.get_or_init(|| [1, MOST].map(|distance| LevenshteinAutomatonBuilder::new(distance, true)));
        Self { dfa: Arc::new(builders[usize::from(typos > 1)].build_dfa(word)) }
    }

    /// How many typos a word of so many letters may have.
    pub(super) fn allowed(word: &str) -> u8 {
        match word.chars().count() {
            0..=2 => 0,
            3..=5 => 1,
            _ => MOST,
        }
    }

    pub(super) fn fits(&self, word: &str) -> bool {
        matches!(self.dfa.eval(word), Distance::Exact(_))
    }
}
