//! Where Readout keeps what it needs beside the documents: locks, earlier versions, recovery.
//!
//! Nothing of this lies in the folder of a document: a folder that is shared or synced gets the document and no more. What
//! is kept may hold private notes, so that all of it is for the user alone.

use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::disk::Disk;
use crate::model::text::hex;

/// A folder for what Readout keeps beside the documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateFolder(PathBuf);

impl StateFolder {
    /// The user's: `$XDG_STATE_HOME/readout` on Linux, in the local application data elsewhere. `None` where the system
    /// knows no such place.
    #[must_use]
    pub fn of_user() -> Option<Self> {
        dirs::state_dir().or_else(dirs::data_local_dir).map(|folder| Self(folder.join("readout")))
    }

    /// This folder, which needs not be there yet.
    #[must_use]
    pub fn at(folder: PathBuf) -> Self {
        Self(folder)
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// The earlier versions of a document, by its canonical path.
    pub(super) fn versions(&self, document: &Path) -> PathBuf {
        self.all_versions().join(key(document))
    }

    pub(super) fn all_versions(&self) -> PathBuf {
        self.0.join("versions")
    }

    /// The folder of search indexes, which hold the words of dossiers.
    #[must_use]
    pub fn search(&self) -> PathBuf {
        self.0.join("search")
    }

    /// The file on which the lock of a document lies, and the one that says who holds it.
    pub(super) fn lock(&self, document: &Path) -> (PathBuf, PathBuf) {
        let key = key(document);
        (self.0.join("locks").join(format!("{key}.lock")), self.0.join("locks").join(format!("{key}.holder")))
    }

    pub(super) fn recovery(&self) -> PathBuf {
        self.0.join("recovery")
    }
}

/// A name for a path: its own name, for people, and a hash of the whole of it. Other spellings of a path are other names:
/// give it canonical.
fn key(document: &Path) -> String {
    let name = document.file_name().unwrap_or_default().to_string_lossy();
    let plain: String =
        name.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).take(40).collect();
    let hash = Sha256::digest(document.as_os_str().as_encoded_bytes());
    format!("{plain}-{}", hex(&hash[..8]))
}

/// Writes a file whole or not at all, for the user alone; its folder is made where it is missing.
pub(super) fn put<D: Disk>(disk: &D, path: &Path, bytes: &[u8]) -> io::Result<()> {
    put_by(disk, path, |file| bytes.chunks(super::disk::CHUNK).try_for_each(|chunk| disk.write(file, chunk)))
}

/// Writes a file likewise, by a function that writes all of it.
pub(super) fn put_by<D: Disk>(
    disk: &D,
    path: &Path,
    write: impl FnOnce(&mut D::File) -> io::Result<()>,
) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    disk.make_folder(folder)?;
    let temporary = super::disk::temporary(path);
    let write_through = || {
        let mut file = disk.create(&temporary)?;
        write(&mut file)?;
        disk.flush(&file)
    };
    let written = write_through().and_then(|()| disk.replace(&temporary, path));
    if written.is_err() {
        let _ = disk.remove(&temporary);
    }
    written?;
    // Some file systems flush no folders; the file is there all the same.
    let _ = disk.flush_folder(folder);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_of_one_name_in_two_folders_are_kept_apart() {
        let state = StateFolder::at(PathBuf::from("/state"));
        let [one, other] = ["/a/doha.dossier.ron", "/b/doha.dossier.ron"].map(|path| state.versions(Path::new(path)));
        assert_ne!(one, other);
        assert!(one.to_string_lossy().contains("doha-dossier-ron-"), "{one:?}");
        assert_eq!(state.lock(Path::new("/x/../../etc")).0.parent(), Some(Path::new("/state/locks")));
    }
}
