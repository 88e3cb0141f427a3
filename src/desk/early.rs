//! A dossier that is read while the window is still being made.

use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::{Builder, JoinHandle};

use crate::store::{OpenError, Opened, Progress, open_unchecked};

type Read = Result<Box<Opened>, Box<OpenError>>;

/// A dossier whose file is read before there is a window to show it in: the display takes as long as a year of articles.
pub struct Early {
    /// Where it lies.
    pub(super) path: PathBuf,
    /// How far it has come.
    pub(super) filing: Arc<Progress>,
    reading: JoinHandle<Read>,
}

impl Early {
    /// Begins to read a file; `None` where the system gives no thread.
    #[must_use]
    pub fn begin(path: &Path) -> Option<Self> {
        let filing = Arc::new(Progress::new());
        let (of, shared) = (path.to_owned(), Arc::clone(&filing));
        let read = move || open_unchecked(&of, &shared).map(Box::new).map_err(Box::new);
        let reading = Builder::new().name("readout early".to_owned()).spawn(read).ok()?;
        Some(Self { path: path.to_owned(), filing, reading })
    }

    /// What was read, once it is.
    pub(super) fn wait(self) -> Read {
        self.reading.join().unwrap_or_else(|panic| resume_unwind(panic))
    }
}
