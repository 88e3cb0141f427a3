//! Saving: the file is replaced at once or not at all.
//!
//! What the file holds is kept as an earlier version → temporary file in the same folder, whose text is parsed again and
//! compared with the dossier part by part as it is written → flush → read back, by its SHA-256 → nobody changed the file
//! meanwhile → rename → flush the folder. Whatever fails, one of three things is true: saved; not saved, and the old file
//! is whole; or saved, and the system did not confirm that it would survive a loss of power.

use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use sha2::{Digest as _, Sha256};

use super::compose::{Part, weight};
use super::disk::{self, Disk};
use super::error::{SaveError, SaveFault, SaveStep};
use super::parallel::{both, feed, threads};
use super::progress::{Phase, Progress};
use super::read::Size;
use super::state::StateFolder;
use super::text::last_line;
use super::versions;
use crate::model::Dossier;
use crate::model::text::hex;

/// How many symbolic links are followed to a file that does not exist yet.
const LINKS: usize = 40;

/// The bytes of a file as they were when it was opened or saved, by their SHA-256.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileStamp([u8; 32]);

impl FileStamp {
    /// The stamp of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    pub(super) fn from_digest(digest: [u8; 32]) -> Self {
        Self(digest)
    }

    /// As 64 hexadecimal digits.
    #[must_use]
    pub fn to_hex(self) -> String {
        hex(&self.0)
    }

    /// From 64 hexadecimal digits.
    #[must_use]
    pub fn from_hex(digits: &str) -> Option<Self> {
        if digits.len() != 64 || !digits.is_ascii() {
            return None;
        }
        let mut bytes = [0; 32];
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&digits[2 * at..2 * at + 2], 16).ok()?;
        }
        Some(Self(bytes))
    }
}

/// The stamp of a file as it is now. Linear in its size; reads no more than the largest dossier.
///
/// # Errors
/// Where it cannot be read.
pub fn stamp_of(path: &Path) -> io::Result<FileStamp> {
    let mut hash = Sha256::new();
    let mut file = io::Read::take(std::fs::File::open(path)?, super::read::LARGEST + 1);
    let mut chunk = vec![0; disk::CHUNK];
    loop {
        match io::Read::read(&mut file, &mut chunk) {
            Ok(0) => break,
            Ok(count) => hash.update(&chunk[..count]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(FileStamp(hash.finalize().into()))
}

/// Whether what was saved would survive a loss of power.
#[derive(Debug)]
pub enum Durability {
    /// The system confirmed it.
    Confirmed,
    /// The file is in place, and the system did not confirm that its name is on the disk.
    Unconfirmed(io::Error),
}

/// A dossier that was saved.
#[derive(Debug)]
pub struct Saved {
    /// The file, with every symbolic link followed.
    pub path: PathBuf,
    /// Its bytes, to expect at the next save.
    pub stamp: FileStamp,
    /// Whether it would survive a loss of power.
    pub durability: Durability,
    /// Owner, group and mode of the file that was replaced could not all be kept.
    pub rights_lost: bool,
    /// The file had other names (hard links), which keep the version before.
    pub other_names: bool,
    /// Why the version that was replaced could not be kept, if it could not.
    pub not_kept: Option<io::Error>,
}

/// Where the version that a save replaces is kept, and the time of the save.
#[derive(Clone, Copy, Debug)]
pub struct Keep<'s> {
    /// The folder for what lies beside documents.
    pub state: &'s StateFolder,
    /// Now, in UTC.
    pub now: DateTime<Utc>,
}

/// Saves a dossier. With `expect` the file must still hold the bytes that were opened or saved last; without, it is
/// created or replaced whatever it holds, as after a file dialog that asked. With `keep`, the version that is replaced is
/// kept, and those that need not be kept any more go; a version that cannot be kept is no reason not to save. A new file
/// is for its owner alone.
///
/// # Errors
/// Where it was not saved: the file on the disk is as it was.
pub fn save(
    path: &Path,
    dossier: &Dossier,
    expect: Option<&FileStamp>,
    keep: Option<Keep<'_>>,
) -> Result<Saved, SaveError> {
    let saved = save_with(path, dossier, expect, keep, &Progress::new())?;
    if let Some(keep) = keep {
        versions::prune(&disk::System, keep.state, &saved.path);
    }
    Ok(saved)
}

/// Saves a dossier likewise, tells how far it has come, and stops where it is asked to. Removes no version: that reads
/// several of them, and [`super::prune_versions`] does it when the user knows that the work is saved.
///
/// # Errors
/// As [`save`]; and [`SaveFault::Cancelled`], which leaves nothing behind.
pub fn save_with(
    path: &Path,
    dossier: &Dossier,
    expect: Option<&FileStamp>,
    keep: Option<Keep<'_>>,
    progress: &Progress,
) -> Result<Saved, SaveError> {
    save_on(&disk::System, path, dossier, expect, keep, progress)
}

pub(super) fn save_on<D: Disk>(
    disk: &D,
    path: &Path,
    dossier: &Dossier,
    expect: Option<&FileStamp>,
    keep: Option<Keep<'_>>,
    progress: &Progress,
) -> Result<Saved, SaveError> {
    let failed = |fault| SaveError { path: path.to_owned(), fault };
    let document = resolve(disk, path).map_err(|error| failed(SaveFault::System(SaveStep::Find, error)))?;
    let temporary = disk::temporary(&document);
    let result = write_and_replace(disk, (&document, &temporary), dossier, expect, keep, progress);
    if result.is_err() {
        // It may not be there; and where it cannot be removed now, the next save sweeps it.
        let _ = disk.remove(&temporary);
    }
    let Replaced { stamp, rights_lost, other_names, not_kept } = result.map_err(failed)?;
    let folder = document.parent().unwrap_or(Path::new("."));
    let durability = match disk.flush_folder(folder) {
        Ok(()) => Durability::Confirmed,
        Err(error) => Durability::Unconfirmed(error),
    };
    disk::sweep(disk, &document);
    Ok(Saved { path: document, stamp, durability, rights_lost, other_names, not_kept })
}

/// What became of the file that was replaced.
struct Replaced {
    stamp: FileStamp,
    rights_lost: bool,
    other_names: bool,
    not_kept: Option<io::Error>,
}

/// The file to write: symbolic links followed, also one that points to a file which is not there yet.
pub(super) fn resolve(disk: &impl Disk, path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..LINKS {
        let found = disk.canonical(&path);
        if !found.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
            return found;
        }
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let folder = disk.canonical(folder)?;
        match disk.link_target(&path) {
            Ok(target) => path = folder.join(target),
            Err(_) => {
                let name = path.file_name().ok_or(io::ErrorKind::InvalidFilename)?;
                return Ok(folder.join(name));
            }
        }
    }
    Err(io::ErrorKind::InvalidFilename.into())
}

/// Everything up to the moment from which the new file is the file.
fn write_and_replace<D: Disk>(
    disk: &D,
    (document, temporary): (&Path, &Path),
    dossier: &Dossier,
    expect: Option<&FileStamp>,
    keep: Option<Keep<'_>>,
    progress: &Progress,
) -> Result<Replaced, SaveFault> {
    let step = |step| move |error| SaveFault::System(step, error);
    let model = match disk.metadata(document) {
        Ok(metadata) if !metadata.is_file() => return Err(SaveFault::NotAFile),
        Ok(metadata) if metadata.permissions().readonly() => return Err(SaveFault::ReadOnly),
        Ok(metadata) => Some(metadata),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(SaveFault::System(SaveStep::Find, error)),
    };
    let parts = Part::all(dossier);
    let write = |index: usize| {
        if progress.is_cancelled() {
            return Err(SaveFault::Cancelled);
        }
        let text = parts[index].text();
        // Parsed again before it counts: bytes that say something else must never replace the file.
        if parts[index].is_said_by(&text) { Ok(text) } else { Err(SaveFault::NotAsWritten) }
    };
    // The text is made while the version before is kept.
    let (not_kept, rights_lost, stamp) = feed(threads(weight(dossier)), parts.len(), write, |texts| {
        progress.begin(Phase::Keeping, 0);
        let not_kept = match keep {
            // Before anything else, so that the file is looked at again just before it is replaced.
            Some(keep) if model.is_some() => keep_version(disk, document, expect, keep)?,
            _ => None,
        };
        progress.begin(Phase::Writing, parts.len() as u64);
        let mut file = disk.create(temporary).map_err(step(SaveStep::Create))?;
        let stamp = write_out(disk, &mut file, texts, progress)?;
        // Some file systems keep no rights, and refuse to change them; that is no reason to lose the work.
        let rights_lost = model.as_ref().is_some_and(|model| disk.imitate(&file, model).is_err());
        progress.begin(Phase::Confirming, 0);
        disk.flush(&file).map_err(step(SaveStep::Flush))?;
        Ok((not_kept, rights_lost, stamp))
    })?;
    let (found, back) =
        both(threads(weight(dossier)), || expect.map(|_| digest_of(disk, document)), || digest_of(disk, temporary));
    if back.map_err(step(SaveStep::ReadBack))? != stamp {
        return Err(SaveFault::NotAsWritten);
    }
    if let (Some(found), Some(expect)) = (found, expect) {
        check_expected(found, expect)?;
    }
    if progress.is_cancelled() {
        return Err(SaveFault::Cancelled);
    }
    disk.replace(temporary, document).map_err(step(SaveStep::Replace))?;
    let other_names = model.is_some_and(|model| disk::has_other_names(&model));
    Ok(Replaced { stamp, rights_lost, other_names, not_kept })
}

/// Keeps what the file holds. Why it could not be kept, if it could not.
fn keep_version<D: Disk>(
    disk: &D,
    document: &Path,
    expect: Option<&FileStamp>,
    keep: Keep<'_>,
) -> Result<Option<io::Error>, SaveFault> {
    let bytes = match (disk.read(document), expect) {
        (Ok(bytes), Some(expect)) => {
            check_expected(Ok(FileStamp::of(&bytes)), expect)?;
            bytes
        }
        // After a dialog that asked, whatever stood there is kept.
        (Ok(bytes), None) => bytes,
        (Err(error), Some(expect)) => match check_expected(Err(error), expect) {
            Err(SaveFault::System(_, error)) => return Ok(Some(error)),
            other => return other.map(|()| None),
        },
        (Err(error), None) => return Ok(Some(error)),
    };
    Ok(versions::keep(disk, keep.state, document, &bytes, keep.now).err())
}

/// Writes the texts and the last line, in chunks; the stamp of all that.
pub(super) fn write_out<D: Disk>(
    disk: &D,
    file: &mut D::File,
    texts: &mut dyn Iterator<Item = Result<String, SaveFault>>,
    progress: &Progress,
) -> Result<FileStamp, SaveFault> {
    let mut hash = Sha256::new();
    let mut chunk: Vec<u8> = Vec::with_capacity(2 * disk::CHUNK);
    let mut size = Size::default();
    let mut put = |chunk: &mut Vec<u8>, most: usize| {
        while chunk.len() >= most.max(1) {
            let some = chunk.len().min(disk::CHUNK);
            disk.write(file, &chunk[..some]).map_err(|error| SaveFault::System(SaveStep::Write, error))?;
            chunk.drain(..some);
        }
        Ok(())
    };
    for text in texts {
        let text = text?;
        size.add(&text);
        if size.is_too_large() {
            return Err(SaveFault::TooLarge);
        }
        hash.update(text.as_bytes());
        chunk.extend_from_slice(text.as_bytes());
        put(&mut chunk, disk::CHUNK)?;
        progress.add(1);
    }
    if size.is_too_crowded() {
        return Err(SaveFault::TooLarge);
    }
    let last = last_line(hash.clone().finalize().as_slice());
    hash.update(last.as_bytes());
    chunk.extend_from_slice(last.as_bytes());
    put(&mut chunk, 0)?;
    Ok(FileStamp(hash.finalize().into()))
}

/// The stamp of the bytes of a file.
pub(super) fn digest_of(disk: &impl Disk, path: &Path) -> io::Result<FileStamp> {
    let mut hash = Sha256::new();
    disk.walk(path, &mut |bytes| hash.update(bytes))?;
    Ok(FileStamp(hash.finalize().into()))
}

/// Whether the file holds the bytes that were opened or saved last.
fn check_expected(found: io::Result<FileStamp>, expect: &FileStamp) -> Result<(), SaveFault> {
    match found {
        Ok(found) if found == *expect => Ok(()),
        Ok(_) => Err(SaveFault::ChangedOutside),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(SaveFault::GoneOutside),
        Err(error) => Err(SaveFault::System(SaveStep::Compare, error)),
    }
}
