//! Reading what may be made to do harm: PDF documents, packed documents and mails are parsed in a process of their own,
//! with little memory and time and no way to open a file. Whatever happens to it, the window goes on and says what
//! happened.
//!
//! The process is this program itself, under a command that is not listed ([`COMMAND`]). Bytes go in by its standard
//! input, a draft comes back by its standard output. Text, Markdown and web pages are read in place: their readers are
//! linear and take no trust.

mod child;
mod error;
pub mod files;
mod parent;

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use crate::import::{self, Draft, Source};

pub use child::answer;
pub use error::WalledError;

/// The name of the command of the program that reads behind walls.
pub const COMMAND: &str = "read-walled";

/// What a process may use to read one file.
#[derive(Clone, Debug)]
pub struct Walls {
    /// The program that knows [`COMMAND`]; `None` is the one that runs.
    pub program: Option<PathBuf>,
    /// Memory, in bytes of address space. Kept on Unix alone.
    pub memory: u64,
    /// Time of the processor, in seconds. Kept on Unix alone.
    pub processor: u64,
    /// Time on the clock.
    pub time: Duration,
}

impl Default for Walls {
    /// 1 GB, 30 seconds of the processor, a minute on the clock: a document of a thousand pages takes a few seconds.
    fn default() -> Self {
        Self { program: None, memory: 1024 * 1024 * 1024, processor: 30, time: Duration::from_mins(1) }
    }
}

/// Reads one file or pasted text, behind walls where that is due ([`import::is_complex`]). Waits for it; `cancelled` is
/// looked at several times a second.
///
/// # Errors
/// As [`import::read`]; and where the process could not be started, was ended, or ended itself. It is never read without
/// walls instead.
pub fn read(walls: &Walls, source: &Source<'_>, cancelled: &AtomicBool) -> Result<Draft, WalledError> {
    // What is too large is not worth a process.
    if import::is_complex(source) && source.bytes.len() <= import::MAX_BYTES {
        return parent::read(walls, source, cancelled);
    }
    Ok(import::read(source)?)
}
