//! The file of a dossier: RON that a person can read, diff and merge; versions; opening and saving.
//!
//! *Invariant*: a file that stood on the disk before [`save`] stands there whole after it, old or new, whatever
//! fails in between; and [`read`] never panics, whatever the bytes.

mod disk;
mod error;
mod migrate;
mod places;
mod read;
mod save;
mod text;

#[cfg(test)]
mod failing;
#[cfg(test)]
mod tests;

pub use error::{OpenError, OpenFault, SaveError, SaveFault, SaveStep};
pub use places::{Located, Places, TextPlace, locate};
pub use read::{Notice, Opened, open, read};
pub use save::{Durability, FileStamp, Saved, save};
pub use text::{CURRENT_VERSION, to_text};

/// The dossier that comes with Readout.
pub const SAMPLE: &str = include_str!("../../saved/doha-2021.dossier.ron");
