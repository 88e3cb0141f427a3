//! Names in a text: which words are the name of a person, of an organisation, of a place.
//!
//! A linear-chain conditional random field over the tokens of [`super::tokens`]: every token has a few dozen features
//! (`features`), the model gives each a weight for each label (`model`), and the best row of labels of a sentence is found
//! by Viterbi (`chain`). A sentence is read twice: after the first time every form of a word has votes from its whole
//! document (`votes`), so that a surname alone follows the full name, and “Ghani” is one thing throughout.
//!
//! The model is made by `examples/train_tagger` and lies in `assets/reading`, whose README names what it was trained on.
//! Pure; nothing here panics, whatever the text. Time and memory are linear in the tokens: no sentence is longer than
//! [`LONGEST`] and votes are counted in parts of [`PART`] tokens.

mod chain;
mod features;
mod lists;
mod model;
pub mod training;
mod votes;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::LazyLock;

use super::tokens::Token;
use chain::{LABELS, Row};
use features::Features;
pub use model::Model;
use votes::Votes;
use words::Words;

/// The most tokens that are labelled in one go. A longer sentence is cut.
const LONGEST: usize = 250;
/// About how many tokens share their votes: an article is far shorter.
const PART: usize = 30_000;

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Label {
    /// A person.
    Person,
    /// A body: state office, party, movement, company, team.
    Organisation,
    /// A place: country, town, river, building.
    Place,
}

/// A name in a text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Tagged {
    /// Its tokens, by index.
    pub range: Range<usize>,
    /// What it is the name of.
    pub label: Label,
    /// The probability the model gives to the least certain of its tokens, 0 to 1.
    pub certainty: f32,
}

/// The names in the tokens of one text, in their order, none within another. `sentences` are ranges of tokens, ascending;
/// what lies outside of them is not looked at.
pub(crate) fn tag(tokens: &[Token], sentences: &[Range<usize>]) -> Vec<Tagged> {
    static MODEL: LazyLock<Model> =
        LazyLock::new(|| Model::read(include_bytes!("../../../assets/reading/names.model")).unwrap_or_default());
    tag_with(&MODEL, tokens, sentences)
}

fn tag_with(model: &Model, tokens: &[Token], sentences: &[Range<usize>]) -> Vec<Tagged> {
    let pieces = pieces(tokens.len(), sentences);
    let words = Words::new(tokens, &pieces);
    let mut features = Features::new(tokens, &words);
    let mut sums = features::Sums::new(model, &words);
    let mut found = Vec::new();
    let mut rest = pieces.as_slice();
    while let Some(first) = rest.first() {
        let length = rest.iter().position(|piece| piece.start >= first.start + PART).unwrap_or(rest.len());
        let (part, after) = rest.split_at(length.max(1));
        rest = after;
        let mut rows: Vec<Row> = Vec::with_capacity(part.iter().map(ExactSizeIterator::len).sum());
        let mut votes = Votes::default();
        for piece in part {
            let from = rows.len();
            sums.rows(&mut features, piece.clone(), &mut rows);
            votes.count(&words, piece.clone(), &chain::marginals(model, &rows[from..]));
        }
        let mut from = 0;
        for piece in part {
            let rows = &mut rows[from..from + piece.len()];
            from += piece.len();
            votes.weigh(&words, piece.clone(), rows);
            let labels = chain::best(model, rows);
            if labels.iter().all(|label| *label == 0) {
                continue;
            }
            let marginals = chain::marginals(model, rows);
            found.extend(spans(&labels).into_iter().map(|(range, label)| {
                let of = |index: usize| marginals[index][usize::from(labels[index])];
                let certainty = range.clone().map(of).fold(1.0, f32::min);
                Tagged { range: range.start + piece.start..range.end + piece.start, label, certainty }
            }));
        }
    }
    found
}

/// The sentences, in pieces of at most [`LONGEST`] tokens; what does not fit the tokens is left out.
fn pieces(count: usize, sentences: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut pieces = Vec::with_capacity(sentences.len());
    let mut done = 0;
    for sentence in sentences {
        let end = sentence.end.min(count);
        let mut start = sentence.start.max(done);
        while start < end {
            let stop = end.min(start + LONGEST);
            pieces.push(start..stop);
            start = stop;
        }
        done = done.max(end);
    }
    pieces
}

/// The names in a row of labels, as ranges of it.
fn spans(labels: &[u8]) -> Vec<(Range<usize>, Label)> {
    let mut spans: Vec<(Range<usize>, Label)> = Vec::new();
    for (index, label) in labels.iter().enumerate() {
        let kind = match label {
            1 | 2 => Label::Person,
            3 | 4 => Label::Organisation,
            5 | 6 => Label::Place,
            _ => continue,
        };
        match spans.last_mut() {
            Some((range, last)) if label % 2 == 0 && range.end == index && *last == kind => range.end += 1,
            _ => spans.push((index..index + 1, kind)),
        }
    }
    spans
}
