//! Work that was not saved: snapshots while it is being done, and finding them after a crash.
//!
//! Each window has a folder of its own under the state folder, with a lock that says that the window lives. In it lie at
//! most two snapshots, each a whole dossier, ordered by a counter; beside each what it is a snapshot of. A folder whose
//! window is gone holds work that was not saved.

use std::collections::BTreeSet;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::compose::{Part, weight};
use super::disk::{self, Disk, System};
use super::error::SaveFault;
use super::lock::try_lock;
use super::parallel::{feed, threads};
use super::progress::Progress;
use super::read::{Notice, Opened, read};
use super::save::{FileStamp, write_out};
use super::state::{StateFolder, put, put_by};
use crate::model::Dossier;

/// How many snapshots are kept: the one before the last, for when the last is torn.
const SNAPSHOTS: usize = 2;
const DOSSIER: &str = "dossier.ron";
const ORIGIN: &str = "origin.ron";
const LOCK: &str = "lock";
/// How the name of a folder begins that is thrown away.
const GONE: &str = "gone-";

/// What a snapshot is a snapshot of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The document; `None` for one never saved.
    #[serde(with = "super::paths::maybe")]
    pub path: Option<PathBuf>,
    /// The bytes that the document held when the changes were begun, as 64 hexadecimal digits.
    pub base: Option<String>,
    /// When the snapshot was made, in UTC.
    pub at: DateTime<Utc>,
    /// What was being typed and is not in the dossier, with the name of its field.
    #[serde(default)]
    pub typed: Option<(String, String)>,
}

impl Origin {
    /// The bytes that the document held when the changes were begun.
    #[must_use]
    pub fn base(&self) -> Option<FileStamp> {
        self.base.as_deref().and_then(FileStamp::from_hex)
    }
}

/// The folder of this window.
#[derive(Debug)]
pub struct Recovery {
    folder: PathBuf,
    number: u64,
    _lock: File,
}

impl Recovery {
    /// A new folder, held until this is dropped or the process ends.
    ///
    /// # Errors
    /// Where the state folder cannot be written, or keeps no locks.
    pub fn begin(state: &StateFolder) -> io::Result<Self> {
        let folder = state.recovery().join(format!("{}-{:08x}", std::process::id(), fastrand::u32(..)));
        System.make_folder(&folder)?;
        let lock = try_lock(&folder.join(LOCK))?.ok_or(io::ErrorKind::WouldBlock)?;
        Ok(Self { folder, number: 0, _lock: lock })
    }

    /// Keeps a snapshot, and of those before it the last. Writes the whole dossier: not for the thread of the window.
    ///
    /// # Errors
    /// Where it cannot be written whole; those before it are untouched then.
    pub fn keep(&mut self, dossier: &Dossier, origin: &Origin) -> io::Result<()> {
        self.keep_on(&System, dossier, origin)
    }

    pub(super) fn keep_on<D: Disk>(&mut self, disk: &D, dossier: &Dossier, origin: &Origin) -> io::Result<()> {
        let number = self.number + 1;
        let origin = ron::to_string(origin).map_err(io::Error::other)?;
        // The origin first: a snapshot counts from the moment its dossier is there.
        put(disk, &file(&self.folder, number, ORIGIN), origin.as_bytes())?;
        let kept = put_by(disk, &file(&self.folder, number, DOSSIER), |file| {
            let parts = Part::all(dossier);
            let texts = |index: usize| Ok(parts[index].text());
            let write = |texts: &mut dyn Iterator<Item = _>| write_out(disk, file, texts, &Progress::new());
            feed(threads(weight(dossier)), parts.len(), texts, write).map_err(SaveFault::into_io)?;
            Ok(())
        });
        if let Err(error) = kept {
            let _ = disk.remove(&file(&self.folder, number, ORIGIN));
            return Err(error);
        }
        self.number = number;
        // Where they cannot be listed, those that are too many go the next time.
        for old in snapshots(disk, &self.folder).unwrap_or_default().into_iter().skip(SNAPSHOTS) {
            remove(disk, &self.folder, old);
        }
        Ok(())
    }

    /// Removes the snapshots: the work is saved, or is not wanted.
    ///
    /// # Errors
    /// Where one cannot be removed; it would be offered again.
    pub fn clear(&mut self) -> io::Result<()> {
        let all = snapshots(&System, &self.folder)?;
        all.into_iter().try_for_each(|number| {
            System.remove(&file(&self.folder, number, DOSSIER))?;
            let _ = System.remove(&file(&self.folder, number, ORIGIN));
            Ok(())
        })
    }
}

impl Drop for Recovery {
    /// An empty folder goes with its window; one that holds work stays, to be offered.
    fn drop(&mut self) {
        // One that cannot be listed may hold work.
        if snapshots(&System, &self.folder).is_ok_and(|all| all.is_empty()) {
            let _ = std::fs::remove_dir_all(&self.folder);
        }
    }
}

/// Work that was not saved by a window that is gone.
#[derive(Debug)]
pub struct Recoverable {
    /// What it holds.
    pub opened: Opened,
    /// What it is a snapshot of; of one whose origin is lost, nothing but its dossier is known.
    pub origin: Option<Origin>,
    /// The last snapshot was torn, and this is the one before.
    pub is_older: bool,
    folder: PathBuf,
    _lock: File,
}

impl Recoverable {
    /// Throws it away, for good.
    ///
    /// # Errors
    /// Where it cannot be removed: it would be offered again.
    pub fn discard(self) -> io::Result<()> {
        throw_away(&self.folder)
    }
}

/// The work that windows which are gone did not save, the latest first. Folders that hold none are swept; one in which
/// nothing can be read is left as it is. While a [`Recoverable`] is held, no other window is offered it.
#[must_use]
pub fn recoverable(state: &StateFolder) -> Vec<Recoverable> {
    let mut found: Vec<Recoverable> = Vec::new();
    for folder in System.list(&state.recovery()).unwrap_or_default() {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with(GONE) {
            let _ = std::fs::remove_dir_all(&folder);
            continue;
        }
        let Ok(Some(lock)) = try_lock(&folder.join(LOCK)) else { continue };
        disk::sweep_folder(&System, &folder);
        let Ok(numbers) = snapshots(&System, &folder) else { continue };
        if numbers.is_empty() {
            let _ = std::fs::remove_dir_all(&folder);
            continue;
        }
        let mut opens = numbers.iter().enumerate().filter_map(|(place, number)| {
            let path = file(&folder, *number, DOSSIER);
            let opened = read(&System.read(&path).ok()?, &path).ok()?;
            let origin = System.read(&file(&folder, *number, ORIGIN)).ok();
            let origin = origin.and_then(|bytes| ron::de::from_bytes(&bytes).ok());
            Some((opened, origin, place > 0))
        });
        // One that opens though its end is missing is better than nothing.
        let first = opens.next();
        let damage = |notice: &Notice| matches!(notice, Notice::ChecksumDiffers | Notice::ChecksumMissing);
        let torn = |(opened, ..): &(Opened, _, _)| opened.notices.iter().any(damage);
        let whole = match first {
            Some(first) if torn(&first) => Some(opens.find(|next| !torn(next)).unwrap_or(first)),
            first => first,
        };
        drop(opens);
        if let Some((opened, origin, is_older)) = whole {
            found.push(Recoverable { opened, origin, is_older, folder, _lock: lock });
        }
    }
    found.sort_by_key(|found| std::cmp::Reverse(found.origin.as_ref().map(|origin| origin.at)));
    found
}

/// Removes all recovery data of windows that are gone, and all earlier versions and search indexes of all documents.
///
/// # Errors
/// Where something cannot be removed, with its path; all else is removed even so.
pub fn forget_everything(state: &StateFolder) -> io::Result<()> {
    let mut left: Vec<String> = Vec::new();
    let mut note = |path: &Path, done: io::Result<()>| match done {
        Err(error) if error.kind() != io::ErrorKind::NotFound => left.push(format!("{}: {error}", path.display())),
        _ => {}
    };
    match System.list(&state.recovery()) {
        Ok(folders) => {
            for folder in folders {
                // One that is held is of a window that is open.
                match try_lock(&folder.join(LOCK)) {
                    Ok(Some(_held)) => note(&folder, std::fs::remove_dir_all(&folder)),
                    Ok(None) => {}
                    Err(error) => note(&folder, Err(error)),
                }
            }
        }
        Err(error) => note(&state.recovery(), Err(error)),
    }
    for folder in [state.all_versions(), state.search()] {
        note(&folder, std::fs::remove_dir_all(&folder));
    }
    if left.is_empty() { Ok(()) } else { Err(io::Error::other(format!("not removed: {}", left.join("; ")))) }
}

/// Removes a folder in such a way that one half removed is not offered.
fn throw_away(folder: &Path) -> io::Result<()> {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let gone = folder.with_file_name(format!("{GONE}{name}"));
    std::fs::rename(folder, &gone)?;
    // What is left of it is swept at the next start.
    let _ = std::fs::remove_dir_all(&gone);
    Ok(())
}

fn file(folder: &Path, number: u64, what: &str) -> PathBuf {
    folder.join(format!("{number:08}.{what}"))
}

/// The numbers of the snapshots of a folder, the latest first.
fn snapshots(disk: &impl Disk, folder: &Path) -> io::Result<Vec<u64>> {
    let names = disk.list(folder)?;
    let numbers = names
        .iter()
        .filter_map(|path| path.file_name()?.to_str()?.strip_suffix(DOSSIER)?.strip_suffix('.')?.parse().ok());
    Ok(numbers.collect::<BTreeSet<u64>>().into_iter().rev().collect())
}

fn remove(disk: &impl Disk, folder: &Path, number: u64) {
    for what in [DOSSIER, ORIGIN] {
        // What cannot be removed is older than what is kept, and is removed the next time.
        let _ = disk.remove(&file(folder, number, what));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::text::to_text;

    fn titled(title: &str) -> Dossier {
        let mut dossier = Dossier::default();
        title.clone_into(&mut dossier.about.title);
        dossier
    }

    fn origin(second: i64) -> Origin {
        let base = FileStamp::of(b"base").to_hex();
        let at = DateTime::from_timestamp(1_638_300_000 + second, 0).unwrap();
        Origin { path: Some(PathBuf::from("/desk/doha.dossier.ron")), base: Some(base), at, typed: None }
    }

    fn state() -> (tempfile::TempDir, StateFolder) {
        let folder = tempfile::tempdir().unwrap();
        let state = StateFolder::at(folder.path().join("state"));
        (folder, state)
    }

    fn titles(state: &StateFolder) -> Vec<String> {
        recoverable(state).into_iter().map(|found| found.opened.dossier.about.title).collect()
    }

    #[test]
    fn what_a_window_left_is_offered_and_what_it_works_on_is_not() {
        let (_folder, state) = state();
        let mut window = Recovery::begin(&state).unwrap();
        for second in 0..4 {
            window.keep(&titled(&format!("draft {second}")), &origin(second)).unwrap();
        }
        assert_eq!(titles(&state), Vec::<String>::new());
        assert_eq!(snapshots(&System, &window.folder).unwrap(), [4, 3]);
        drop(window);
        let [found] = <[Recoverable; 1]>::try_from(recoverable(&state)).unwrap();
        assert_eq!(found.opened.dossier, titled("draft 3"));
        assert_eq!(found.origin.as_ref().unwrap().base(), Some(FileStamp::of(b"base")));
        assert!(!found.is_older);
        // Held by one window, it is offered to no other.
        assert!(recoverable(&state).is_empty());
        drop(found);
        assert_eq!(titles(&state), ["draft 3"]);
    }

    #[test]
    fn a_torn_snapshot_gives_way_to_the_one_before() {
        let (_folder, state) = state();
        let mut window = Recovery::begin(&state).unwrap();
        window.keep(&titled("whole"), &origin(0)).unwrap();
        window.keep(&titled("torn"), &origin(1)).unwrap();
        let torn = file(&window.folder, 2, DOSSIER);
        let bytes = std::fs::read(&torn).unwrap();
        std::fs::write(&torn, &bytes[..bytes.len() / 2]).unwrap();
        drop(window);
        let [found] = <[Recoverable; 1]>::try_from(recoverable(&state)).unwrap();
        assert_eq!((found.opened.dossier.about.title.as_str(), found.is_older), ("whole", true));
    }

    #[test]
    fn a_document_never_saved_is_offered_too() {
        let (_folder, state) = state();
        let mut window = Recovery::begin(&state).unwrap();
        window.keep(&titled("new"), &Origin { path: None, base: None, ..origin(0) }).unwrap();
        drop(window);
        let found = recoverable(&state);
        assert_eq!(found[0].origin.as_ref().unwrap().path, None);
    }

    #[test]
    fn what_was_saved_or_discarded_does_not_come_back() {
        let (_folder, state) = state();
        let mut window = Recovery::begin(&state).unwrap();
        window.keep(&titled("saved"), &origin(0)).unwrap();
        window.clear().unwrap();
        drop(window);
        assert!(recoverable(&state).is_empty());
        let mut window = Recovery::begin(&state).unwrap();
        window.keep(&titled("unwanted"), &origin(0)).unwrap();
        drop(window);
        recoverable(&state).pop().unwrap().discard().unwrap();
        assert!(recoverable(&state).is_empty());
        // A crash in the middle of discarding leaves a folder that is swept.
        let half = state.recovery().join("gone-1-00000000");
        std::fs::create_dir_all(&half).unwrap();
        std::fs::write(half.join("00000001.dossier.ron"), to_text(&titled("half"))).unwrap();
        assert!(recoverable(&state).is_empty());
        assert!(System.list(&state.recovery()).unwrap().is_empty());
    }

    #[test]
    fn a_lost_origin_loses_no_work() {
        let (_folder, state) = state();
        let mut window = Recovery::begin(&state).unwrap();
        window.keep(&titled("work"), &origin(0)).unwrap();
        std::fs::write(file(&window.folder, 1, ORIGIN), "torn").unwrap();
        drop(window);
        let found = recoverable(&state);
        assert_eq!(found[0].opened.dossier, titled("work"));
        assert_eq!(found[0].origin, None);
    }

    #[test]
    fn forgetting_removes_everything_but_what_a_window_works_on() {
        let (_folder, state) = state();
        let mut lives = Recovery::begin(&state).unwrap();
        lives.keep(&titled("at work"), &origin(0)).unwrap();
        let mut gone = Recovery::begin(&state).unwrap();
        gone.keep(&titled("left"), &origin(0)).unwrap();
        drop(gone);
        std::fs::create_dir_all(state.all_versions().join("doha")).unwrap();
        forget_everything(&state).unwrap();
        assert!(recoverable(&state).is_empty());
        assert!(!state.all_versions().exists());
        drop(lives);
        assert_eq!(titles(&state), ["at work"]);
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_can_read_it() {
        use std::os::unix::fs::PermissionsExt as _;
        let (_folder, state) = state();
        let mut window = Recovery::begin(&state).unwrap();
        window.keep(&titled("private"), &origin(0)).unwrap();
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&window.folder), 0o700);
        assert_eq!(mode(&file(&window.folder, 1, DOSSIER)), 0o600);
    }
}
