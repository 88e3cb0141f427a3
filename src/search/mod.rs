//! Searching a dossier, and finding its actors' names in texts.
//!
//! *Invariant*: nothing here changes a dossier, reads a file or knows of egui. A search runs on a snapshot, on any
//! thread, and reads the texts as they are: at the sizes of a desk that is faster than keeping an index right.

mod fold;
mod mentions;
mod query;
mod results;
mod snippet;
mod words;

pub use mentions::{Mention, Mentions};
pub use query::Query;
pub use results::{Group, GroupKind, Hit, Results, search};
pub use snippet::Snippet;
