//! The files of an import: found, and read side by side.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use crate::import::{self, ImportError};

/// Endings of the files that are taken from a folder; a file that is named itself is taken whatever its ending.
pub const ENDINGS: [&str; 14] =
    ["txt", "text", "md", "markdown", "html", "htm", "xhtml", "mht", "mhtml", "pdf", "docx", "odt", "epub", "eml"];

/// A file, or a path with the reason why nothing is read there.
pub type Found = Result<PathBuf, (PathBuf, String)>;

/// Every file named, and every file of the folders named, in the order given and in a folder by name. Hidden files
/// and linked folders are left out.
#[must_use]
pub fn gather(named: &[PathBuf]) -> Vec<Found> {
    let mut found = Vec::new();
    for path in named {
        if path.is_dir() {
            walk(path, &mut found);
        } else {
            found.push(Ok(path.clone()));
        }
    }
    found
}

fn walk(folder: &Path, found: &mut Vec<Found>) {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let mut entries = match entries {
        Ok(entries) => entries,
        Err(error) => return found.push(Err((folder.to_owned(), error.to_string()))),
    };
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => walk(&path, found),
            // A link is followed to see what it leads to.
            Ok(kind) if has_ending(&path) && (kind.is_file() || path.is_file()) => found.push(Ok(path)),
            Ok(_) => {}
            Err(error) => found.push(Err((path, error.to_string()))),
        }
    }
}

fn has_ending(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(std::ffi::OsStr::new(known))))
}

/// The name of a file without its folder.
#[must_use]
pub fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Reads the bytes of every file and makes something of them, on as many threads as the system has; gives what was made
/// in the order of the files. `told` hears how many are done. After `cancelled` no more are begun, and those that were
/// are given.
pub fn read_each<T: Send>(
    found: &[Found],
    cancelled: &AtomicBool,
    told: impl Fn(usize) + Sync,
    make: impl Fn(&Path, Result<Vec<u8>, String>) -> T + Sync,
) -> Vec<T> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(found.len()).max(1);
    let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let work = || {
        let mut made = Vec::new();
        while !cancelled.load(Ordering::Relaxed) {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(file) = found.get(index) else { break };
            made.push(match file {
                Ok(path) => (index, make(path, bytes_of(path))),
                Err((path, error)) => (index, make(path, Err(error.clone()))),
            });
            told(done.fetch_add(1, Ordering::Relaxed) + 1);
        }
        made
    };
    let mut made: Vec<(usize, T)> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        running
            .into_iter()
            .flat_map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    });
    made.sort_by_key(|(index, _)| *index);
    made.into_iter().map(|(_, made)| made).collect()
}

/// The bytes of a file, no more than an article may have.
fn bytes_of(path: &Path) -> Result<Vec<u8>, String> {
    let most = import::MAX_BYTES as u64 + 1;
    let file = fs::File::open(path).map_err(|error| error.to_string())?;
    let length = file.metadata().map_or(0, |metadata| metadata.len());
    // One more than there are, so that the end is seen without asking for more room.
    let mut bytes = Vec::with_capacity(usize::try_from(length.min(most) + 1).unwrap_or_default());
    file.take(most).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    if bytes.len() > import::MAX_BYTES {
        let bytes = usize::try_from(length).unwrap_or(usize::MAX).max(bytes.len());
        return Err(ImportError::TooLarge { bytes, limit: import::MAX_BYTES }.to_string());
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_found_by_their_endings_and_given_in_order() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name);
        fs::create_dir(path("inner")).expect("room");
        for name in ["b.txt", "a.HTML", "c.png", ".hidden.txt", "inner/d.md", "list.csv"] {
            fs::write(path(name), name).expect("room");
        }
        let found = gather(&[folder.path().to_owned(), path("list.csv"), path("nowhere.txt")]);
        let read = read_each(&found, &AtomicBool::new(false), |_| (), |path, bytes| (name_of(path), bytes));
        let names: Vec<&str> = read.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["a.HTML", "b.txt", "d.md", "list.csv", "nowhere.txt"]);
        assert_eq!(read[2].1, Ok(b"inner/d.md".to_vec()));
        assert!(read[4].1.is_err(), "what is not there is told");
    }

    #[test]
    fn what_was_cancelled_gives_what_was_done() {
        let found: Vec<Found> = (0..50).map(|number| Err((PathBuf::from(number.to_string()), String::new()))).collect();
        let cancelled = AtomicBool::new(false);
        let read = read_each(&found, &cancelled, |done| cancelled.store(done >= 10, Ordering::Relaxed), |_, _| ());
        assert!((10..50).contains(&read.len()), "{}", read.len());
    }
}
