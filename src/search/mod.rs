//! Searching a dossier, and finding its actors' names in texts.
//!
//! A query is answered by the index, as far as it has come, or by reading everything; both take what is searched of a
//! record from `entry`, and what a word is from `words`, so that they find the same.
//!
//! *Invariant*: nothing here changes a dossier or knows of egui. The only files are those of the index, in the folder that
//! it is given. Everything works on a snapshot, on any thread, and ends when cancelled.

mod ask;
mod entry;
mod error;
mod fold;
mod index;
mod kin;
mod mention_index;
mod mentions;
mod parse;
mod pattern;
mod pieces;
mod query;
mod results;
mod scan;
mod snippet;
mod threads;
mod typo;
mod words;

#[cfg(test)]
mod agreement;

pub use error::SearchError;
pub use index::{Index, Searcher};
pub use mention_index::MentionIndex;
pub use mentions::{Mention, Mentions};
pub use query::{Query, QueryError};
pub use results::{Group, GroupKind, Hit, Limits, Results};
pub use scan::search;
pub use snippet::Snippet;
