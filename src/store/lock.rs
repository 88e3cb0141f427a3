//! Who has a document open: one window writes, others read.
//!
//! The lock lies on a file of the state folder, since a lock on the document itself does not survive the file's being
//! replaced. The system frees it when the process ends, however it ends.

use std::fmt;
use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::disk::{Disk as _, System};
use super::state::{StateFolder, put};

/// A document held for writing, until this is dropped or the process ends.
#[derive(Debug)]
pub struct Lock {
    _file: File,
    holder: PathBuf,
}

impl Lock {
    /// Whether it is of the document to which a path leads.
    #[must_use]
    pub fn is_of(&self, state: &StateFolder, path: &Path) -> bool {
        let document = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        state.lock(&document).1 == self.holder
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Only a hint: the lock itself is what counts.
        let _ = System.remove(&self.holder);
    }
}

/// Who holds a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The process.
    pub process: u32,
    /// The computer, where it has a name.
    pub host: String,
    /// Since when, in UTC.
    pub since: DateTime<Utc>,
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let since = self.since.with_timezone(&chrono::Local).format("%H:%M on %-d %B");
        write!(f, "process {}", self.process)?;
        if !self.host.is_empty() {
            write!(f, " on {}", self.host)?;
        }
        write!(f, ", since {since}")
    }
}

/// What came of asking for a document.
#[derive(Debug)]
pub enum Locking {
    /// It is ours.
    Held(Lock),
    /// Another window has it open; who, where that is known.
    Taken(Option<Holder>),
    /// The system keeps no locks there, or the state folder cannot be written: nobody is kept out.
    Unsupported(io::Error),
}

/// Asks for a document; `path` leads to it. Never waits.
#[must_use]
pub fn lock(state: &StateFolder, path: &Path, now: DateTime<Utc>) -> Locking {
    let document = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let (file, holder) = state.lock(&document);
    match try_lock(&file) {
        Ok(Some(file)) => {
            let own = Holder { process: std::process::id(), host: host(), since: now };
            if let Ok(text) = ron::to_string(&own) {
                // Who holds it is a help to people; the lock is held without.
                let _ = put(&System, &holder, text.as_bytes());
            }
            Locking::Held(Lock { _file: file, holder })
        }
        Ok(None) => Locking::Taken(held_by(&holder)),
        Err(error) => Locking::Unsupported(error),
    }
}

/// The file, locked; `None` where another has it locked.
pub(super) fn try_lock(path: &Path) -> io::Result<Option<File>> {
    System.make_folder(path.parent().unwrap_or(Path::new(".")))?;
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

fn held_by(path: &Path) -> Option<Holder> {
    ron::from_str(&std::fs::read_to_string(path).ok()?).ok()
}

/// The name of this computer; empty where the system does not tell it in a file or the environment.
fn host() -> String {
    let told = std::fs::read_to_string("/etc/hostname").or_else(|_| {
        std::env::var("COMPUTERNAME").or_else(|_| std::env::var("HOSTNAME")).map_err(|_| io::ErrorKind::NotFound)
    });
    told.map(|name| name.trim().to_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_638_300_000, 0).unwrap()
    }

    #[test]
    fn a_second_window_is_told_who_has_it() {
        let folder = tempfile::tempdir().unwrap();
        let state = StateFolder::at(folder.path().join("state"));
        let document = folder.path().join("doha.dossier.ron");
        std::fs::write(&document, "x").unwrap();
        let Locking::Held(held) = lock(&state, &document, now()) else { panic!("it is free") };
        let Locking::Taken(Some(holder)) = lock(&state, &document, now()) else { panic!("it is taken") };
        assert_eq!((holder.process, holder.since), (std::process::id(), now()));
        assert!(holder.to_string().contains(&std::process::id().to_string()));
        // Replacing the file, as saving does, frees nothing.
        std::fs::write(folder.path().join("new"), "y").unwrap();
        std::fs::rename(folder.path().join("new"), &document).unwrap();
        assert!(matches!(lock(&state, &document, now()), Locking::Taken(_)));
        drop(held);
        assert!(matches!(lock(&state, &document, now()), Locking::Held(_)));
    }

    #[cfg(unix)]
    #[test]
    fn two_spellings_of_a_path_are_one_document() {
        let folder = tempfile::tempdir().unwrap();
        let state = StateFolder::at(folder.path().join("state"));
        let document = folder.path().join("doha.dossier.ron");
        std::fs::write(&document, "x").unwrap();
        let link = folder.path().join("link.ron");
        std::os::unix::fs::symlink(&document, &link).unwrap();
        let held = lock(&state, &document, now());
        assert!(matches!(held, Locking::Held(_)));
        for path in [link, folder.path().join("state/../doha.dossier.ron")] {
            assert!(matches!(lock(&state, &path, now()), Locking::Taken(_)), "{path:?}");
        }
    }

    #[test]
    fn where_no_lock_can_lie_nobody_is_kept_out() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        std::fs::write(&file, "x").unwrap();
        // The state folder would have to lie in a file.
        let state = StateFolder::at(file.join("state"));
        assert!(matches!(lock(&state, &file, now()), Locking::Unsupported(_)));
    }
}
