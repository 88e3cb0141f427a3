//! What a whole document says about each of its words: labels of one word lean towards each other.

use std::collections::HashMap;
use std::ops::Range;

use super::chain::Row;
use super::words::Words;

/// How much the votes weigh against the words around.
const WEIGHT: f32 = 2.0;
/// Votes that every kind has from the outset.
const DOUBT: f32 = 0.3;

/// Votes by word: outside of names, person, organisation, place.
#[derive(Default)]
pub(super) struct Votes {
    of: HashMap<usize, [f32; 4]>,
}

impl Votes {
    /// Counts what a first reading of a sentence found.
    pub(super) fn count(&mut self, words: &Words, sentence: Range<usize>, marginals: &[Row]) {
        for (index, row) in sentence.zip(marginals) {
            if words.at(index).case.is_capital() {
                let votes = self.of.entry(words.form(index)).or_default();
                for (vote, value) in votes.iter_mut().zip([row[0], row[1] + row[2], row[3] + row[4], row[5] + row[6]]) {
                    *vote += value;
                }
            }
        }
    }

    /// Adds the votes to what the features of a sentence say.
    pub(super) fn weigh(&self, words: &Words, sentence: Range<usize>, rows: &mut [Row]) {
        for (index, row) in sentence.zip(rows) {
            let Some(votes) = self.of.get(&words.form(index)).filter(|_| words.at(index).case.is_capital()) else {
                continue;
            };
            let sum: f32 = votes.iter().sum();
            if sum < 1.5 {
                continue;
            }
            for (label, value) in row.iter_mut().enumerate() {
                let kind = label.div_ceil(2);
                *value += WEIGHT * ((votes[kind] + DOUBT) / (sum + 4.0 * DOUBT)).ln();
            }
        }
    }
}
