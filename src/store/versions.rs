//! Earlier versions of a document: the bytes that a save displaced.
//!
//! Kept are the five before now, the last of each of seven days, and each that was displaced by a newer format. They are
//! ordered by a counter, not by the clock, which may go back.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};

use super::disk::{Disk, System};
use super::error::OpenError;
use super::read::{Opened, read};
use super::state::{StateFolder, put};
use super::text::{CURRENT_VERSION, Checksum, checksum_of, version_of};

/// How many of the latest are kept.
const RECENT: usize = 5;
/// Of how many days the last is kept.
const DAYS: usize = 7;
/// How the time stands in a name, in UTC.
const TIME: &str = "%Y%m%dT%H%M%SZ";
const ENDING: &str = ".dossier.ron";

/// An earlier version of a document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    /// Later ones have larger numbers.
    pub number: u64,
    /// When it was displaced, in UTC, by the clock of then.
    pub at: DateTime<Utc>,
    /// It was displaced by a save in a newer format, which the number of the older one says.
    pub format: Option<u32>,
    /// Where it is.
    pub path: PathBuf,
}

impl Version {
    /// Opens it.
    ///
    /// # Errors
    /// As [`read`], and where the file cannot be read.
    pub fn open(&self) -> Result<Opened, OpenError> {
        super::read::open(&self.path)
    }

    fn named(path: PathBuf) -> Option<Self> {
        let name = path.file_name()?.to_str()?.strip_suffix(ENDING)?;
        let mut parts = name.split('-');
        let number = parts.next()?.parse().ok()?;
        let at = NaiveDateTime::parse_from_str(parts.next()?, TIME).ok()?.and_utc();
        let format = match parts.next() {
            Some(part) => Some(part.strip_prefix("format")?.parse().ok()?),
            None => None,
        };
        Some(Self { number, at, format, path })
    }

    fn name(&self) -> String {
        let format = self.format.map(|format| format!("-format{format}")).unwrap_or_default();
        format!("{:08}-{}{format}{ENDING}", self.number, self.at.format(TIME))
    }
}

/// The earlier versions of the document to which `path` leads, the latest first.
#[must_use]
pub fn versions(state: &StateFolder, path: &Path) -> Vec<Version> {
    let document = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    in_folder(&System, &state.versions(&document)).unwrap_or_default()
}

fn in_folder(disk: &impl Disk, folder: &Path) -> io::Result<Vec<Version>> {
    let files = match disk.list(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        files => files?,
    };
    let mut found: Vec<Version> = files.into_iter().filter_map(Version::named).collect();
    found.sort_unstable_by(|one, other| other.cmp(one));
    Ok(found)
}

/// Keeps the bytes that a save of `document`, a canonical path, is about to displace. Bytes that are those of the latest
/// version are not kept twice.
pub(super) fn keep<D: Disk>(
    disk: &D,
    state: &StateFolder,
    document: &Path,
    bytes: &[u8],
    now: DateTime<Utc>,
) -> io::Result<()> {
    let folder = state.versions(document);
    let before = in_folder(disk, &folder)?;
    let latest = before.first();
    // Most are of another length, and are not read.
    let as_long = |version: &&Version| disk.metadata(&version.path).is_ok_and(|held| held.len() == bytes.len() as u64);
    if latest.filter(as_long).is_some_and(|latest| disk.read(&latest.path).is_ok_and(|held| held == bytes)) {
        return Ok(());
    }
    let first = bytes.split(|byte| *byte == b'\n').next().and_then(|line| std::str::from_utf8(line).ok());
    let format = first.and_then(version_of).filter(|format| *format < CURRENT_VERSION);
    let mut version =
        Version { number: latest.map_or(1, |latest| latest.number + 1), at: now, format, path: PathBuf::new() };
    version.path = folder.join(version.name());
    put(disk, &version.path, bytes)
}

/// Removes the earlier versions of the document to which `path` leads that need not be kept any more: kept are the five
/// latest, the last of each of seven days, and each that a newer format displaced. Reads those that count, to be sure that
/// they are whole: not for the thread of the window.
pub fn prune_versions(state: &StateFolder, path: &Path) {
    let document = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    prune(&System, state, &document);
}

/// Removes the versions of `document`, a canonical path, that need not be kept any more. One counts as kept only where it
/// is whole: one that a failing disk spoilt must not be the reason for removing a good one.
pub(super) fn prune(disk: &impl Disk, state: &StateFolder, document: &Path) {
    let folder = state.versions(document);
    super::disk::sweep_folder(disk, &folder);
    let Ok(versions) = in_folder(disk, &folder) else { return };
    // Nothing is read as long as there are few.
    if versions.iter().filter(|version| version.format.is_none()).count() <= RECENT {
        return;
    }
    let (mut recent, mut days): (usize, BTreeSet<NaiveDate>) = (0, BTreeSet::new());
    for version in versions.into_iter().filter(|version| version.format.is_none()) {
        let day = version.at.date_naive();
        if recent < RECENT || (days.len() < DAYS && !days.contains(&day)) {
            if is_whole(disk, &version.path) {
                recent += 1;
                days.insert(day);
            }
        } else {
            // What cannot be removed stays for the next time.
            let _ = disk.remove(&version.path);
        }
    }
}

/// Whether a version is as it was saved, or, where it was written by other means, opens.
fn is_whole(disk: &impl Disk, path: &Path) -> bool {
    disk.read(path).is_ok_and(|bytes| {
        std::str::from_utf8(&bytes).is_ok_and(|text| checksum_of(text) == Checksum::Right) || read(&bytes, path).is_ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Dossier;
    use crate::store::text::to_text;

    fn at(day: u32, minute: u32) -> DateTime<Utc> {
        NaiveDate::from_ymd_opt(2021, 11, day).unwrap().and_hms_opt(12, minute, 0).unwrap().and_utc()
    }

    fn text(title: &str) -> String {
        let mut dossier = Dossier::default();
        title.clone_into(&mut dossier.about.title);
        to_text(&dossier)
    }

    struct Scene {
        folder: tempfile::TempDir,
        state: StateFolder,
        document: PathBuf,
    }

    fn scene() -> Scene {
        let folder = tempfile::tempdir().unwrap();
        let state = StateFolder::at(folder.path().join("state"));
        let document = folder.path().canonicalize().unwrap().join("doha.dossier.ron");
        Scene { folder, state, document }
    }

    impl Scene {
        fn keep(&self, title: &str, at: DateTime<Utc>) {
            keep(&System, &self.state, &self.document, text(title).as_bytes(), at).unwrap();
            prune(&System, &self.state, &self.document);
        }

        fn titles(&self) -> Vec<String> {
            let found = versions(&self.state, &self.document);
            found.iter().map(|version| version.open().unwrap().dossier.about.title).collect()
        }
    }

    #[test]
    fn five_recent_ones_and_one_of_each_day_are_kept() {
        let scene = scene();
        for day in 1..=9 {
            for minute in 0..3 {
                scene.keep(&format!("{day} {minute}"), at(day, minute));
            }
        }
        assert_eq!(scene.titles(), ["9 2", "9 1", "9 0", "8 2", "8 1", "7 2", "6 2", "5 2", "4 2", "3 2"]);
        assert!(scene.folder.path().join("state/versions").is_dir());
    }

    #[test]
    fn the_same_bytes_are_kept_once_and_a_clock_that_goes_back_changes_no_order() {
        let scene = scene();
        scene.keep("first", at(9, 0));
        scene.keep("first", at(9, 1));
        scene.keep("second", at(2, 0));
        assert_eq!(scene.titles(), ["second", "first"]);
    }

    #[test]
    fn a_spoilt_version_is_no_reason_to_remove_a_good_one() {
        let scene = scene();
        for minute in 0..5 {
            scene.keep(&minute.to_string(), at(9, minute));
        }
        for version in &versions(&scene.state, &scene.document)[..4] {
            std::fs::write(&version.path, "spoilt").unwrap();
        }
        scene.keep("5", at(9, 5));
        let left = versions(&scene.state, &scene.document);
        let good: Vec<String> =
            left.iter().filter_map(|version| version.open().ok()).map(|opened| opened.dossier.about.title).collect();
        assert_eq!(good, ["5", "0"]);
    }

    #[test]
    fn one_before_each_migration_is_kept_for_good() {
        let scene = scene();
        let old = text("of an older format").replacen("dossier 1", "dossier 0", 1);
        keep(&System, &scene.state, &scene.document, old.as_bytes(), at(1, 0)).unwrap();
        for minute in 0..20 {
            scene.keep(&minute.to_string(), at(9, minute));
        }
        let left = versions(&scene.state, &scene.document);
        assert_eq!(left.len(), 6);
        assert_eq!(left[5].format, Some(0));
    }

    #[test]
    fn other_files_in_the_folder_are_left_alone() {
        let scene = scene();
        scene.keep("first", at(9, 0));
        let folder = scene.state.versions(&scene.document);
        for name in ["notes.txt", "x-y.dossier.ron", "00000001-no time.dossier.ron"] {
            std::fs::write(folder.join(name), "x").unwrap();
        }
        scene.keep("second", at(9, 1));
        assert_eq!(scene.titles(), ["second", "first"]);
        assert_eq!(std::fs::read_dir(folder).unwrap().count(), 5);
    }
}
