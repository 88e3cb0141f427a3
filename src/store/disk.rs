//! The few things that saving asks of a file system, so that tests can make each of them fail.

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

/// How much is read or written at a time, in bytes.
pub(super) const CHUNK: usize = 1 << 20;

/// A file system.
pub(super) trait Disk: Sync {
    /// A file open for writing.
    type File;

    /// The path with every symbolic link followed.
    fn canonical(&self, path: &Path) -> io::Result<PathBuf>;
    /// Where a symbolic link points; an error for anything else.
    fn link_target(&self, path: &Path) -> io::Result<PathBuf>;
    /// What kind of thing stands there and who may use it, links followed.
    fn metadata(&self, path: &Path) -> io::Result<fs::Metadata>;
    /// Every byte of a file.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// Every byte of a file, some at a time.
    fn walk(&self, path: &Path, each: &mut dyn FnMut(&[u8])) -> io::Result<()>;
    /// Creates a file for its owner alone; an error where one stands.
    fn create(&self, path: &Path) -> io::Result<Self::File>;
    /// Writes all the bytes at the end of a file.
    fn write(&self, file: &mut Self::File, bytes: &[u8]) -> io::Result<()>;
    /// Gives a file the owner, group and mode of another.
    fn imitate(&self, file: &Self::File, model: &fs::Metadata) -> io::Result<()>;
    /// Waits until a file is on the disk.
    fn flush(&self, file: &Self::File) -> io::Result<()>;
    /// Puts a file in the place of another, at once.
    fn replace(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Waits until the names in a folder are on the disk.
    fn flush_folder(&self, folder: &Path) -> io::Result<()>;
    /// Makes a folder, and those around it, for the user alone; none where it is there.
    fn make_folder(&self, folder: &Path) -> io::Result<()>;
    /// Takes a file away.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// The files of a folder.
    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;
}

/// The system's own.
#[derive(Clone, Copy, Debug)]
pub(super) struct System;

impl Disk for System {
    type File = File;

    fn canonical(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path)
    }

    fn link_target(&self, path: &Path) -> io::Result<PathBuf> {
        fs::read_link(path)
    }

    fn metadata(&self, path: &Path) -> io::Result<fs::Metadata> {
        fs::metadata(path)
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    fn walk(&self, path: &Path, each: &mut dyn FnMut(&[u8])) -> io::Result<()> {
        let mut file = File::open(path)?;
        let mut chunk = vec![0; CHUNK];
        loop {
            match file.read(&mut chunk) {
                Ok(0) => return Ok(()),
                Ok(count) => each(&chunk[..count]),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    fn create(&self, path: &Path) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(path)
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        file.write_all(bytes)
    }

    #[cfg(unix)]
    fn imitate(&self, file: &File, model: &fs::Metadata) -> io::Result<()> {
        use std::os::unix::fs::{MetadataExt as _, fchown};
        let own = file.metadata()?;
        // The owner first: a change of owner takes bits from the mode.
        let owned = if (own.uid(), own.gid()) == (model.uid(), model.gid()) {
            Ok(())
        } else {
            fchown(file, Some(model.uid()), Some(model.gid())).or_else(|_| fchown(file, None, Some(model.gid())))
        };
        file.set_permissions(model.permissions())?;
        owned
    }

    #[cfg(not(unix))]
    fn imitate(&self, file: &File, model: &fs::Metadata) -> io::Result<()> {
        file.set_permissions(model.permissions())
    }

    fn flush(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    fn replace(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    #[cfg(unix)]
    fn flush_folder(&self, folder: &Path) -> io::Result<()> {
        File::open(folder)?.sync_all()
    }

    /// Windows writes a change of names through, and opens no folder for flushing.
    #[cfg(not(unix))]
    fn flush_folder(&self, _folder: &Path) -> io::Result<()> {
        Ok(())
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect()
    }
}

/// Whether a file has other names than the one it was found by.
#[cfg(unix)]
pub(super) fn has_other_names(metadata: &fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(metadata) > 1
}

/// Where the standard library cannot tell, a file has one name.
#[cfg(not(unix))]
pub(super) fn has_other_names(_metadata: &fs::Metadata) -> bool {
    false
}

/// The longest name of a document that stands whole in that of its temporary file, in bytes: most file systems take 255.
const LONGEST: usize = 200;

/// The part of a document's name that stands in those of its temporary files.
fn short(name: &OsStr) -> &OsStr {
    let Some(text) = name.to_str().filter(|text| text.len() > LONGEST) else { return name };
    let end = (0..=LONGEST).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    OsStr::new(&text[..end])
}

/// The name of a new temporary file for a document: `.NAME.PID-RAND.tmp`, in the document's folder.
pub(super) fn temporary(document: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(short(document.file_name().unwrap_or_default()));
    name.push(format!(".{}-{:08x}.tmp", std::process::id(), fastrand::u32(..)));
    document.with_file_name(name)
}

/// The process that made a temporary file, and the name of the document it is of; `None` for any other name.
fn maker(name: &OsStr) -> Option<(&[u8], u32)> {
    let rest = name.as_encoded_bytes().strip_prefix(b".")?.strip_suffix(b".tmp")?;
    let point = rest.iter().rposition(|byte| *byte == b'.')?;
    let (process, random) = std::str::from_utf8(&rest[point + 1..]).ok()?.split_once('-')?;
    let random = random.len() == 8 && random.bytes().all(|byte| byte.is_ascii_hexdigit());
    process.parse().ok().filter(|_| random).map(|process| (&rest[..point], process))
}

/// Removes the temporary files of a document whose makers died before they were done. What cannot be removed stays
/// for the next time: nothing depends on it.
pub(super) fn sweep(disk: &impl Disk, document: &Path) {
    let Ok(document) = disk.canonical(document) else { return };
    let (Some(folder), Some(name)) = (document.parent(), document.file_name()) else { return };
    sweep_those(disk, folder, |of| of == short(name).as_encoded_bytes());
}

/// Removes the temporary files of every document in a folder that is ours alone, likewise.
pub(super) fn sweep_folder(disk: &impl Disk, folder: &Path) {
    sweep_those(disk, folder, |_| true);
}

fn sweep_those(disk: &impl Disk, folder: &Path, ours: impl Fn(&[u8]) -> bool) {
    for path in disk.list(folder).unwrap_or_default() {
        let made = path.file_name().and_then(maker);
        if made.is_some_and(|(of, process)| ours(of) && !lives(process)) {
            let _ = disk.remove(&path);
        }
    }
}

/// Whether a process of this system runs.
#[cfg(target_os = "linux")]
fn lives(process: u32) -> bool {
    process == std::process::id() || Path::new("/proc").join(process.to_string()).exists()
}

/// Where the standard library cannot tell, every process is taken to run.
#[cfg(not(target_os = "linux"))]
fn lives(_process: u32) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn temporary_names_are_told_from_others() {
        let document = Path::new("/x/doha.dossier.ron");
        let own = temporary(document);
        let name = document.file_name().unwrap().as_encoded_bytes();
        assert_eq!(own.parent(), document.parent());
        assert_eq!(maker(own.file_name().unwrap()), Some((name, std::process::id())));
        for other in [
            "doha.dossier.ron",
            ".doha.dossier.ron.tmp",
            ".doha.dossier.ron.12.tmp",
            ".doha.dossier.ron.12-0.tmp",
            ".doha.dossier.ron.x-01234567.tmp",
        ] {
            assert_eq!(maker(OsStr::new(other)), None, "{other}");
        }
        let other = maker(OsStr::new(".other.dossier.ron.12-01234567.tmp"));
        assert_eq!(other, Some((&b"other.dossier.ron"[..], 12)));
    }
}
