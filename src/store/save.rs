//! Saving: the file is replaced at once or not at all.
//!
//! What the file holds is kept as an earlier version → temporary file in the same folder → flush → read back → nobody
//! changed the file meanwhile → rename → flush the folder. Whatever fails, one of three things is true: saved; not saved, and the old file is whole; or saved, and the
//! system did not confirm that it would survive a loss of power.

use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use sha2::{Digest as _, Sha256};

use super::disk::{self, Disk};
use super::error::{SaveError, SaveFault, SaveStep};
use super::read::read;
use super::state::{StateFolder, hex};
use super::text::to_text;
use super::versions;
use crate::model::Dossier;

/// How much is written at a time, in bytes.
pub(super) const CHUNK: usize = 1 << 20;
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
    let mut chunk = vec![0; CHUNK];
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
/// kept; a version that cannot be kept is no reason not to save. A new file is for its owner alone.
///
/// # Errors
/// Where it was not saved: the file on the disk is as it was.
pub fn save(
    path: &Path,
    dossier: &Dossier,
    expect: Option<&FileStamp>,
    keep: Option<Keep<'_>>,
) -> Result<Saved, SaveError> {
    save_on(&disk::System, path, dossier, expect, keep)
}

pub(super) fn save_on<D: Disk>(
    disk: &D,
    path: &Path,
    dossier: &Dossier,
    expect: Option<&FileStamp>,
    keep: Option<Keep<'_>>,
) -> Result<Saved, SaveError> {
    let failed = |fault| SaveError { path: path.to_owned(), fault };
    let text = to_text(dossier);
    let document = resolve(disk, path).map_err(|error| failed(SaveFault::System(SaveStep::Find, error)))?;
    let temporary = disk::temporary(&document);
    let result = write_and_replace(disk, &document, &temporary, (&text, dossier), expect, keep);
    if result.is_err() {
        // It may not be there; and where it cannot be removed now, the next save sweeps it.
        let _ = disk.remove(&temporary);
    }
    let replaced = result.map_err(failed)?;
    let folder = document.parent().unwrap_or(Path::new("."));
    let durability = match disk.flush_folder(folder) {
        Ok(()) => Durability::Confirmed,
        Err(error) => Durability::Unconfirmed(error),
    };
    disk::sweep(disk, &document);
    if let Some(keep) = keep {
        versions::prune(disk, keep.state, &document);
    }
    let Replaced { rights_lost, other_names, not_kept } = replaced;
    let stamp = FileStamp::of(text.as_bytes());
    Ok(Saved { path: document, stamp, durability, rights_lost, other_names, not_kept })
}

/// What became of the file that was replaced.
struct Replaced {
    rights_lost: bool,
    other_names: bool,
    not_kept: Option<io::Error>,
}

/// The file to write: symbolic links followed, also one that points to a file which is not there yet.
fn resolve(disk: &impl Disk, path: &Path) -> io::Result<PathBuf> {
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
    document: &Path,
    temporary: &Path,
    (text, dossier): (&str, &Dossier),
    expect: Option<&FileStamp>,
    keep: Option<Keep<'_>>,
) -> Result<Replaced, SaveFault> {
    let step = |step| move |error| SaveFault::System(step, error);
    let model = match disk.metadata(document) {
        Ok(metadata) if !metadata.is_file() => return Err(SaveFault::NotAFile),
        Ok(metadata) if metadata.permissions().readonly() => return Err(SaveFault::ReadOnly),
        Ok(metadata) => Some(metadata),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(SaveFault::System(SaveStep::Find, error)),
    };
    let not_kept = match keep {
        // Before anything else, so that the file is looked at again just before it is replaced.
        Some(keep) if model.is_some() => {
            let before = match expect {
                Some(expect) => as_expected(disk, document, expect),
                // After a dialog that asked, whatever stood there is kept where it can be read.
                None => disk.read(document).map_err(step(SaveStep::Compare)),
            };
            match before {
                Ok(bytes) => versions::keep(disk, keep.state, document, &bytes, keep.now).err(),
                Err(SaveFault::System(_, error)) => Some(error),
                Err(fault) => return Err(fault),
            }
        }
        _ => None,
    };
    let mut file = disk.create(temporary).map_err(step(SaveStep::Create))?;
    for chunk in text.as_bytes().chunks(CHUNK) {
        disk.write(&mut file, chunk).map_err(step(SaveStep::Write))?;
    }
    // Some file systems keep no rights, and refuse to change them; that is no reason to lose the work.
    let rights_lost = model.as_ref().is_some_and(|model| disk.imitate(&file, model).is_err());
    disk.flush(&file).map_err(step(SaveStep::Flush))?;
    drop(file);
    let back = disk.read(temporary).map_err(step(SaveStep::ReadBack))?;
    if back != text.as_bytes() || !holds(&back, dossier, text) {
        return Err(SaveFault::NotAsWritten);
    }
    if let Some(expect) = expect {
        as_expected(disk, document, expect)?;
    }
    disk.replace(temporary, document).map_err(step(SaveStep::Replace))?;
    Ok(Replaced { rights_lost, other_names: model.is_some_and(|model| disk::has_other_names(&model)), not_kept })
}

/// The bytes of the file, which must be those that were opened or saved last.
fn as_expected<D: Disk>(disk: &D, document: &Path, expect: &FileStamp) -> Result<Vec<u8>, SaveFault> {
    match disk.read(document) {
        Ok(bytes) if FileStamp::of(&bytes) == *expect => Ok(bytes),
        Ok(_) => Err(SaveFault::ChangedOutside),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(SaveFault::GoneOutside),
        Err(error) => Err(SaveFault::System(SaveStep::Compare, error)),
    }
}

/// Whether the bytes, opened, give the dossier. A number that is not one differs from itself, so texts decide last.
fn holds(bytes: &[u8], dossier: &Dossier, text: &str) -> bool {
    read(bytes, Path::new("")).is_ok_and(|opened| opened.dossier == *dossier || to_text(&opened.dossier) == text)
}
