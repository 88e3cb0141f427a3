//! The file of a dossier: RON that a person can read, diff and merge; versions; opening and saving.
//!
//! *Invariant*: a file that stood on the disk before [`save`] stands there whole after it, old or new, whatever
//! fails in between; and [`read`] never panics, whatever the bytes.

mod canonical;
mod compose;
mod disk;
mod error;
mod lock;
mod migrate;
mod parallel;
mod paths;
mod pieces;
mod places;
mod progress;
mod read;
mod recovery;
mod save;
mod state;
mod text;
mod versions;
mod whole;

#[cfg(test)]
mod agreement;
#[cfg(test)]
mod failing;
#[cfg(test)]
mod tests;

pub use error::{OpenError, OpenFault, SaveError, SaveFault, SaveStep};
pub use lock::{Holder, Lock, Locking, lock};
pub use paths::one as path_as_text;
pub use places::{Located, Places, TextPlace, locate};
pub use progress::{Phase, Progress};
pub use read::{Notice, Opened, check, open, open_unchecked, open_with, read, read_plainly, read_with};
pub use recovery::{Origin, Recoverable, Recovery, forget_everything, recoverable};
pub use save::{Durability, FileStamp, Keep, Saved, save, save_with, stamp_of};
pub use state::StateFolder;
pub use text::{CURRENT_VERSION, to_text};
pub use versions::{Version, prune_versions, versions};
pub use whole::write_whole;

/// The dossier that comes with Readout.
pub const SAMPLE: &str = include_str!("../../saved/doha-2021.dossier.ron");
