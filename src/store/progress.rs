//! How far opening or saving has come, told to another thread, and the way to stop it.

use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU64, Ordering};

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Nothing yet.
    Waiting,
    /// The file is read.
    Reading,
    /// The text becomes records.
    Parsing,
    /// The records are checked.
    Checking,
    /// What the file held is kept as an earlier version.
    Keeping,
    /// The records become text, and the text is written.
    Writing,
    /// The system writes the file to the disk; and what was written is read back and compared.
    Confirming,
}

impl Phase {
    const ALL: [Self; 7] =
        [Self::Waiting, Self::Reading, Self::Parsing, Self::Checking, Self::Keeping, Self::Writing, Self::Confirming];

    /// The phase in words, for a status line.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Waiting => "Waiting",
            Self::Reading => "Reading the file",
            Self::Parsing => "Reading the records",
            Self::Checking => "Checking the records",
            Self::Keeping => "Keeping the earlier version",
            Self::Writing => "Writing",
            Self::Confirming => "Checking what was written",
        }
    }
}

/// Shared between the thread that works and the one that shows it. Reading it costs nothing, and what it says may be a
/// moment old.
#[derive(Debug, Default)]
pub struct Progress {
    phase: AtomicU8,
    done: AtomicU64,
    total: AtomicU64,
    cancelled: AtomicBool,
}

impl Progress {
    /// Nothing done, and not cancelled.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Asks the work to stop. It stops at the next chunk, if it is not past the point from which it is done.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked to stop.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// What is being done.
    #[must_use]
    pub fn phase(&self) -> Phase {
        Phase::ALL.get(usize::from(self.phase.load(Ordering::Relaxed))).copied().unwrap_or(Phase::Waiting)
    }

    /// How much of the phase is done, and how much there is: bytes, or records where there are no bytes yet. Zero of
    /// zero where it is not known.
    #[must_use]
    pub fn done(&self) -> (u64, u64) {
        (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed))
    }

    pub(super) fn begin(&self, phase: Phase, total: u64) {
        self.done.store(0, Ordering::Relaxed);
        self.total.store(total, Ordering::Relaxed);
        self.phase.store(phase as u8, Ordering::Relaxed);
    }

    pub(super) fn add(&self, done: usize) {
        self.done.fetch_add(done as u64, Ordering::Relaxed);
    }
}
