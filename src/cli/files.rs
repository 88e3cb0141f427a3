//! The files that are named on the command line: found, and read side by side.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use crate::import::{self, Draft, ImportError, Source};
use crate::walled::{self, Walls};

/// Endings of the files that are taken from a folder; a file that is named itself is taken whatever its ending.
const ENDINGS: [&str; 14] =
    ["txt", "text", "md", "markdown", "html", "htm", "xhtml", "mht", "mhtml", "pdf", "docx", "odt", "epub", "eml"];

/// A file, or why there is none.
pub(super) type Found = Result<PathBuf, (PathBuf, String)>;

/// Every file named, and every file of the folders named, in the order given and in a folder by name. Hidden files
/// and linked folders are left out.
pub(super) fn gather(named: &[PathBuf]) -> Vec<Found> {
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
            Ok(_) if path.is_file() && has_ending(&path) => found.push(Ok(path)),
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
pub(super) fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Reads every file into a draft, on as many threads as the system has, and gives them in the order of the files.
pub(super) fn drafts(found: &[Found]) -> Vec<Result<Draft, String>> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(found.len()).max(1);
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let Some((index, file)) = take(&next, found) {
            let draft = match file {
                Ok(path) => draft(path),
                Err((_, error)) => Err(error.clone()),
            };
            done.push((index, draft));
        }
        done
    };
    let mut done: Vec<(usize, Result<Draft, String>)> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        running
            .into_iter()
            .flat_map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    });
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, draft)| draft).collect()
}

fn take<'f>(next: &AtomicUsize, found: &'f [Found]) -> Option<(usize, &'f Found)> {
    let index = next.fetch_add(1, Ordering::Relaxed);
    found.get(index).map(|file| (index, file))
}

fn draft(path: &Path) -> Result<Draft, String> {
    let bytes = read(path)?;
    let source = Source { name: &name_of(path), bytes: &bytes, encoding: None, kind: None };
    // A command is cancelled by its signal, which ends what it started as well.
    walled::read(&Walls::default(), &source, &AtomicBool::new(false)).map_err(|error| error.to_string())
}

/// The bytes of a file, no more than an article may have.
fn read(path: &Path) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let most = import::MAX_BYTES as u64 + 1;
    let file = fs::File::open(path).map_err(|error| error.to_string())?;
    let length = file.metadata().map_or(0, |metadata| metadata.len());
    file.take(most).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    if bytes.len() > import::MAX_BYTES {
        let bytes = usize::try_from(length).unwrap_or(usize::MAX).max(bytes.len());
        return Err(ImportError::TooLarge { bytes, limit: import::MAX_BYTES }.to_string());
    }
    Ok(bytes)
}
