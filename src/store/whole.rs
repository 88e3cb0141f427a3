//! Files that are no dossiers, written whole: briefs, settings, lines for other programs.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use super::disk::{self, Disk, System};
use super::save::resolve;

/// Writes a file: what stood there stands until all the bytes are on the disk, and then at once gives way to them. Symbolic
/// links are followed, rights kept. What is no file, as a pipe, is written into; so is a file in whose folder none can be made.
///
/// # Errors
/// Where something cannot be written. Then what stood there is as it was, unless it was written into.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_whole_on(&System, path, bytes)
}

pub(super) fn write_whole_on(disk: &impl Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    // Looked at before links are followed: that of a pipe in /proc leads to no path.
    let found = disk.metadata(path);
    if found.as_ref().is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir()) {
        return fs::write(path, bytes);
    }
    let path = &resolve(disk, path)?;
    let model = match found {
        Ok(metadata) if metadata.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
        Ok(metadata) if metadata.permissions().readonly() => return Err(io::ErrorKind::PermissionDenied.into()),
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return make(path, bytes),
        Err(error) => return Err(error),
    };
    let temporary = disk::temporary(path);
    let mut file = match disk.create(&temporary) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => return fs::write(path, bytes),
        file => file?,
    };
    let mut write = || {
        bytes.chunks(disk::CHUNK).try_for_each(|chunk| disk.write(&mut file, chunk))?;
        // Some file systems keep no rights; that is no reason not to write.
        let _ = disk.imitate(&file, &model);
        disk.flush(&file)?;
        disk.replace(&temporary, path)
    };
    let written = write();
    if written.is_err() {
        let _ = disk.remove(&temporary);
    }
    disk::sweep(disk, path);
    written
}

/// Writes a new file, with the rights that the user gives new files; nothing where it cannot be written to its end.
fn make(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let temporary = disk::temporary(path);
    let write = || {
        let mut file = fs::File::create_new(&temporary)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&temporary, path)
    };
    let written = write();
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_made_replaced_and_followed_to() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("brief.html");
        write_whole(&path, b"first").expect("there is room");
        assert_eq!(fs::read(&path).expect("there"), b"first");
        #[cfg(unix)]
        {
            use std::os::unix::fs::{PermissionsExt as _, symlink};
            fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("ours");
            let link = folder.path().join("link");
            symlink("brief.html", &link).expect("made");
            write_whole(&link, b"second").expect("there is room");
            assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
            assert_eq!(fs::metadata(&path).expect("there").permissions().mode() & 0o777, 0o640);
            fs::remove_file(link).expect("ours");
        }
        write_whole(&path, b"third").expect("there is room");
        assert_eq!(fs::read(&path).expect("there"), b"third");
        assert_eq!(fs::read_dir(folder.path()).expect("there").count(), 1, "nothing is left beside it");
        let refused = write_whole(folder.path(), b"x").expect_err("a folder is no file");
        assert_eq!(refused.kind(), io::ErrorKind::IsADirectory);
    }
}
