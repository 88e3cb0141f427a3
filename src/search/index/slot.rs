//! The folder of an index: held by one process, opened if it can be trusted, made anew if not.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Duration;

use tantivy::directory::MmapDirectory;
use tantivy::schema::Value as _;
use tantivy::{Index, IndexSettings, TantivyDocument};

use super::Open;
use super::changes::Hashes;
use super::fields::{FORMAT, Fields};
use super::tokens::tokenizers;
use crate::model::text::sha256_hex;
use crate::search::error::SearchError;
use crate::search::threads::PROCESSORS;

/// So many windows may show one dossier, each with an index of its own on the disk; the next keep theirs in memory.
const WINDOWS: usize = 4;

/// Threads that search an index at most: it has a handful of parts.
const SEARCHING: usize = 4;

/// An index that no window has opened for so long is thrown away when another is made: its dossier was moved, or is done
/// with, and it can be made again.
const KEPT: Duration = Duration::from_hours(90 * 24);

/// Holds a folder until dropped.
#[derive(Debug, Default)]
pub(super) struct Slot(#[expect(dead_code, reason = "it is locked as long as it is open")] Option<File>);

/// The folder for the index of a dossier.
pub(super) fn folder_of(folder: &Path, dossier: &Path) -> PathBuf {
    let path = std::path::absolute(dossier).unwrap_or_else(|_| dossier.to_owned());
    folder.join(&sha256_hex(path.as_os_str().as_encoded_bytes())[..16])
}

/// Opens the index below a folder, or in memory. One that is damaged, or of another format, is made anew.
pub(super) fn open(folder: Option<&Path>) -> Result<Open, SearchError> {
    let Some(folder) = folder else { return Ok(in_memory()?) };
    if let Some(all) = folder.parent() {
        forget_old(all, folder);
    }
    for window in 0..WINDOWS {
        let folder = folder.join(window.to_string());
        fs::create_dir_all(&folder)?;
        // Beside the index, so that the index can be deleted while it is held.
        let lock = File::create(folder.with_extension("lock"))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => continue,
            Err(fs::TryLockError::Error(error)) => return Err(error.into()),
        }
        if let Some((index, fields, hashes)) = kept(&folder) {
            return Ok(Open::new(&index, fields, Some(hashes), Slot(Some(lock)))?);
        }
        fs::remove_dir_all(&folder)?;
        fs::create_dir_all(&folder)?;
        let (schema, fields) = Fields::schema();
        let directory = MmapDirectory::open(&folder).map_err(tantivy::TantivyError::from)?;
        let mut index = Index::create(directory, schema, settings())?;
        make_ready(&mut index);
        return Ok(Open::new(&index, fields, None, Slot(Some(lock)))?);
    }
    Ok(in_memory()?)
}

/// Removes the folders beside `ours` whose indexes were not opened for [`KEPT`]. What cannot be removed stays: it costs
/// room alone.
fn forget_old(all: &Path, ours: &Path) {
    for folder in fs::read_dir(all).into_iter().flatten().flatten().map(|entry| entry.path()) {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        let locks: Vec<PathBuf> = entries
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "lock"))
            .collect();
        // Opening an index empties its lock file, which tells when it was last done.
        let is_old = |path: &PathBuf| {
            let opened = fs::metadata(path).and_then(|metadata| metadata.modified()).ok();
            opened.and_then(|opened| opened.elapsed().ok()).is_some_and(|since| since > KEPT)
        };
        if folder == ours || locks.is_empty() || !locks.iter().all(is_old) {
            continue;
        }
        let held: Vec<File> = locks.iter().filter_map(|path| File::open(path).ok()).collect();
        if held.len() == locks.len() && held.iter().all(|lock| lock.try_lock().is_ok()) {
            let _ = fs::remove_dir_all(&folder);
        }
    }
}

fn in_memory() -> tantivy::Result<Open> {
    let (schema, fields) = Fields::schema();
    let mut index = Index::builder().schema(schema).settings(settings()).create_in_ram()?;
    make_ready(&mut index);
    Open::new(&index, fields, None, Slot::default())
}

/// Gives an index what is not kept with it: how words are taken from texts, and threads, each of which searches a part of
/// the index. Where the system gives no threads the one that asks does all.
fn make_ready(index: &mut Index) {
    index.set_tokenizers(tokenizers());
    let threads = (*PROCESSORS).min(SEARCHING);
    if threads > 1 {
        let _ = index.set_multithread_executor(threads);
    }
}

/// Keys are read one at a time: small blocks.
fn settings() -> IndexSettings {
    IndexSettings { docstore_blocksize: 1_024, ..IndexSettings::default() }
}

/// The index in a folder, with what it holds, if every byte of it is as it was written and it has this format.
fn kept(folder: &Path) -> Option<(Index, Fields, Hashes)> {
    let mut index = Index::open_in_dir(folder).ok()?;
    let (schema, fields) = Fields::schema();
    if index.schema() != schema || index.load_metas().ok()?.payload.as_deref() != Some(FORMAT) {
        return None;
    }
    if !index.validate_checksum().ok()?.is_empty() {
        return None;
    }
    make_ready(&mut index);
    let mut hashes = Hashes::new();
    for reader in index.reader().ok()?.searcher().segment_readers() {
        let (keys, column) = (reader.get_store_reader(1).ok()?, reader.fast_fields().u64("hash").ok()?);
        for document in reader.doc_ids_alive() {
            let stored: TantivyDocument = keys.get(document).ok()?;
            let key = stored.get_first(fields.key)?.as_str()?.to_owned();
            hashes.insert(key, column.first(document)?);
        }
    }
    Some((index, fields, hashes))
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use super::*;

    #[test]
    fn what_was_not_opened_for_long_is_removed_unless_it_is_held() {
        let all = tempfile::tempdir().expect("a folder");
        let folder = |name: &str| all.path().join(name);
        for name in ["old", "held", "new"] {
            drop(open(Some(&folder(name))).expect("made"));
        }
        let long_ago = SystemTime::now() - KEPT - Duration::from_hours(1);
        for name in ["old", "held"] {
            let lock = File::options().write(true).open(folder(name).join("0.lock")).expect("there");
            lock.set_modified(long_ago).expect("ours");
        }
        let held = File::open(folder("held").join("0.lock")).expect("there");
        held.try_lock().expect("free");
        drop(open(Some(&folder("ours"))).expect("made"));
        let there = ["old", "held", "new", "ours"].map(|name| folder(name).exists());
        assert_eq!(there, [false, true, true, true]);
    }
}
