//! What `examples/train_tagger` needs to make the model and to score it; no part of what the library offers.
#![doc(hidden)]

use std::ops::Range;

use super::features::Features;
use super::words::Words;
pub use super::{Label, Model};
use crate::reading::tokens::{Token, tokens};

/// How many labels there are: 0 outside of names, 1 and 2 first and later tokens of persons, 3 and 4 of organisations, 5
/// and 6 of places.
pub const LABELS: usize = super::LABELS;

/// A text with labelled tokens.
#[derive(Clone, Debug, Default)]
pub struct Document {
    text: String,
    labels: Vec<u8>,
    sentences: Vec<Range<usize>>,
}

impl Document {
    /// A text of sentences, each a row of words with their labels, put together and cut into tokens again as articles are.
    #[must_use]
    pub fn new(sentences: &[Vec<(String, u8)>]) -> Self {
        let mut document = Self::default();
        for sentence in sentences {
            let from = document.labels.len();
            let mut line = String::new();
            // The label of each character of the line.
            let mut labels: Vec<u8> = Vec::new();
            for (index, (word, label)) in sentence.iter().enumerate() {
                if index > 0 && !clings(word) {
                    line.push(' ');
                    labels.push(0);
                }
                let first = labels.len();
                line.push_str(word);
                labels.resize(first + word.chars().count(), inner(*label));
                labels[first] = *label;
            }
            let mut before = 0;
            for token in tokens(&line) {
                let own = &labels[token.start..token.end];
                let label = own.iter().copied().find(|label| *label != 0).unwrap_or(0);
                let follows = label != 0 && label % 2 == 0 && inner(before) != label;
                let label = if follows { label - 1 } else { label };
                document.labels.push(label);
                before = label;
            }
            document.sentences.push(from..document.labels.len());
            document.text.push_str(&line);
            document.text.push('\n');
        }
        document
    }

    /// For each sentence of at most 250 tokens, or part of a longer one: the keys of the features of its tokens, and their
    /// labels.
    #[must_use]
    pub fn features(&self) -> Vec<(Vec<Vec<u32>>, Vec<u8>)> {
        let tokens = self.tokens();
        let pieces = super::pieces(tokens.len(), &self.sentences);
        let words = Words::new(&tokens, &pieces);
        let mut features = Features::new(&tokens, &words);
        pieces.into_iter().map(|piece| (features.keys(piece.clone()), self.labels[piece].to_vec())).collect()
    }

    /// The names as labelled: ranges of tokens.
    #[must_use]
    pub fn names(&self) -> Vec<(Range<usize>, Label)> {
        super::spans(&self.labels)
    }

    /// The names that a model finds.
    #[must_use]
    pub fn found(&self, model: &Model) -> Vec<(Range<usize>, Label)> {
        let found = super::tag_with(model, &self.tokens(), &self.sentences);
        found.into_iter().map(|tagged| (tagged.range, tagged.label)).collect()
    }

    /// The words of a range of tokens, for people to read.
    #[must_use]
    pub fn shown(&self, range: Range<usize>) -> String {
        let words: Vec<&str> = self.tokens().get(range).unwrap_or_default().iter().map(|token| token.text).collect();
        words.join(" ")
    }

    /// How many tokens it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.labels.len()
    }

    /// Whether it has no tokens.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.labels.is_empty()
    }

    fn tokens(&self) -> Vec<Token<'_>> {
        tokens(&self.text)
    }
}

/// Whether the treebanks part from its word what print joins: 's, n't.
fn clings(word: &str) -> bool {
    let lower = word.to_lowercase().replace('’', "'");
    matches!(
        lower.as_str(),
        "'s" | "n't" | "'re" | "'ve" | "'ll" | "'d" | "'m" | "'t" | "." | "," | ";" | ":" | ")" | "?" | "!"
    )
}

fn inner(label: u8) -> u8 {
    if label == 0 { 0 } else { label + label % 2 }
}
