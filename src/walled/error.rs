//! What can go wrong when a file is read behind walls, and what can be done about it.

use std::time::Duration;

use thiserror::Error;

use crate::import::ImportError;

/// What helps whenever a file cannot be read safely.
const INSTEAD: &str = "It is damaged or made to do harm. Save the article again, or copy its text and paste it";

/// Why a file could not be made into an article. Each message says what happened and what helps.
#[derive(Debug, Error)]
pub enum WalledError {
    /// The file was read, and is no article.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// The same, told by the process.
    #[error("{0}")]
    Refused(String),
    /// The system gave no process.
    #[error(
        "“{file}” was not read: it must be read in a process of its own, which could not be started ({why}). Start Readout again"
    )]
    NotStarted {
        /// Name of the file.
        file: String,
        /// What the system said.
        why: String,
    },
    /// It took too long.
    #[error("Reading “{file}” was ended after {} s. {INSTEAD}", time.as_secs_f32().ceil())]
    TimedOut {
        /// Name of the file.
        file: String,
        /// How long it was given.
        time: Duration,
    },
    /// It needed more memory than it was given.
    #[error("Reading “{file}” needed more than {} MB of memory and was ended. {INSTEAD}", memory / (1024 * 1024))]
    OutOfMemory {
        /// Name of the file.
        file: String,
        /// What it was given, in bytes.
        memory: u64,
    },
    /// The system ended it from outside, as it does with processes where memory runs short.
    #[error(
        "Reading “{file}” was ended by the system, most likely because memory ran short. Close other programs, and read it again"
    )]
    EndedBySystem {
        /// Name of the file.
        file: String,
    },
    /// The process broke off.
    #[error("Reading “{file}” broke off ({how}). {INSTEAD}")]
    Died {
        /// Name of the file.
        file: String,
        /// How, in words: “signal 11”, “it ran out of stack”.
        how: String,
    },
    /// The user gave up on it.
    #[error("Reading “{file}” was cancelled")]
    Cancelled {
        /// Name of the file.
        file: String,
    },
}
