//! The index: which record holds which words, kept on the disk between runs.
//!
//! It holds no text, and what a window shows is made from the dossier: a hit of the index is only where to look. It is
//! brought up to date by what changed between two snapshots; where nothing is known of the snapshot before, as after a
//! start, by a hash that stands beside each record.

mod beginnings;
mod bits;
mod changes;
mod collect;
mod document;
mod evaluate;
mod fields;
mod known;
mod plan;
mod searcher;
mod slot;
mod tokens;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tantivy::{IndexReader, IndexWriter, ReloadPolicy};

use self::changes::{Hashes, changed};
use self::document::Written;
use self::fields::{Fields, entry_hash, key};
use self::slot::Slot;
use super::entry::{Entry, records};
use super::error::SearchError;
use super::kin::Kin;
use super::results::GroupKind;
use crate::model::{Dossier, RecordRef};

pub use searcher::Searcher;

/// What the writer may hold before it writes a piece of the index, in bytes for all its threads.
const BUDGET: usize = 128 << 20;
/// Threads that take words from texts.
const THREADS: usize = 2;

/// The index of one dossier. Shared by reference; what takes long is for a thread that is not the window's.
#[derive(Default)]
pub struct Index {
    /// Where it is kept between runs; `None` for in memory alone.
    folder: Option<PathBuf>,
    state: Mutex<State>,
    searcher: Mutex<Option<Searcher>>,
}

#[derive(Default)]
struct State {
    open: Option<Open>,
    /// The snapshot that the index holds, where it is known.
    held: Option<Dossier>,
    kin: Arc<Kin>,
}

/// An index that was opened or made.
struct Open {
    index: tantivy::Index,
    reader: IndexReader,
    fields: Fields,
    /// What the index held when it was opened; empty once the dossier was compared with it.
    hashes: Option<Hashes>,
    /// Holds the folder for this process.
    _slot: Slot,
}

/// What an update did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Updated {
    /// So many records were written anew.
    pub written: usize,
    /// So many were taken out.
    pub removed: usize,
}

impl Index {
    /// An index in memory: 23 MB for 10,000 articles of 45 MB.
    #[must_use]
    pub fn in_memory() -> Self {
        Self::default()
    }

    /// An index kept in a folder of its own below `folder`, told from others by the path of the dossier. Opens nothing
    /// yet. Where another process has it open, this one keeps a copy of its own beside it.
    #[must_use]
    pub fn cached(folder: &Path, dossier: &Path) -> Self {
        Self { folder: Some(slot::folder_of(folder, dossier)), ..Self::default() }
    }

    /// Brings the index up to date with a snapshot and lets searches see it. Opens it first where that is not done, and
    /// makes it anew where it is damaged or of another format. `None` when cancelled: then searches see what they saw.
    ///
    /// Linear in what changed since the last update; the first one reads every record.
    ///
    /// # Errors
    ///
    /// When the folder or the index in it cannot be used. The next update tries again.
    pub fn update(&self, dossier: &Dossier, cancelled: &AtomicBool) -> Result<Option<Updated>, SearchError> {
        let mut state = lock(&self.state);
        let done = self.update_held(&mut state, dossier, cancelled);
        if done.is_err() {
            // What was begun is not kept: it would be half of an update.
            state.open = None;
            state.held = None;
        }
        done
    }

    fn update_held(
        &self,
        state: &mut State,
        dossier: &Dossier,
        cancelled: &AtomicBool,
    ) -> Result<Option<Updated>, SearchError> {
        if state.open.is_none() {
            state.held = None;
            state.open = Some(slot::open(self.folder.as_deref())?);
        }
        let Some(open) = &mut state.open else { return Ok(None) };
        // Made for each update and given up after it: between updates it would hold its memory and threads. Where it is
        // given up before it commits, nothing of what it was given is kept.
        let mut writer = open.index.writer_with_num_threads(THREADS, BUDGET)?;
        let updated = match (&state.held, &open.hashes) {
            (Some(held), _) => open.write_changes(&mut writer, held, dossier, cancelled)?,
            (None, hashes) => {
                let hashes = hashes.clone().unwrap_or_default();
                open.compare(&mut writer, hashes, dossier, cancelled)?
            }
        };
        let Some(updated) = updated else { return Ok(None) };
        let changed = updated != Updated::default();
        if changed {
            let mut commit = writer.prepare_commit()?;
            commit.set_payload(fields::FORMAT);
            commit.commit()?;
        }
        open.hashes = None;
        open.reader.reload()?;
        if state.held.as_ref().is_none_or(|held| !held.actors.ptr_eq(&dossier.actors)) {
            state.kin = Arc::new(Kin::of(dossier));
        }
        let renew = || {
            let before = self.searcher();
            let now = Searcher::new(open.reader.searcher(), open.fields, state.kin.clone(), before.as_ref())?;
            *lock(&self.searcher) = Some(now);
            tantivy::Result::Ok(())
        };
        state.held = Some(dossier.clone());
        renew()?;
        if changed {
            // Searches answer already; what was written in parts is put together for the next ones.
            writer.wait_merging_threads()?;
            open.reader.reload()?;
            renew()?;
        }
        Ok(Some(updated))
    }

    /// What answers searches from the last state that was indexed; `None` before there is one. Costs nothing.
    #[must_use]
    pub fn searcher(&self) -> Option<Searcher> {
        lock(&self.searcher).clone()
    }
}

/// A panic in another thread leaves nothing here half done that the next update does not do anew.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Open {
    fn new(index: &tantivy::Index, fields: Fields, hashes: Option<Hashes>, slot: Slot) -> tantivy::Result<Self> {
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { index: index.clone(), reader, fields, hashes, _slot: slot })
    }

    /// Writes what differs between two snapshots.
    fn write_changes(
        &self,
        writer: &mut IndexWriter<Written>,
        held: &Dossier,
        dossier: &Dossier,
        cancelled: &AtomicBool,
    ) -> Result<Option<Updated>, SearchError> {
        let mut updated = Updated::default();
        for record in changed(held, dossier) {
            if cancelled.load(Ordering::Relaxed) {
                return Ok(None);
            }
            let own = kind_of(&record);
            let had = Entry::of(held, &record);
            for (kind, before, now) in [own, Some(GroupKind::Notes)]
                .into_iter()
                .zip(had)
                .zip(Entry::of(dossier, &record))
                .filter_map(|((kind, before), now)| Some((kind?, before, now)))
            {
                match now {
                    Some(entry) if before.as_ref().map(entry_hash) != Some(entry_hash(&entry)) => {
                        writer.delete_term(self.fields.key_term(kind, &record));
                        writer.add_document(self.fields.document(&entry))?;
                        updated.written += 1;
                    }
                    None if before.is_some() => {
                        writer.delete_term(self.fields.key_term(kind, &record));
                        updated.removed += 1;
                    }
                    _ => {}
                }
            }
        }
        Ok(Some(updated))
    }

    /// Writes what differs from what the index was found to hold.
    fn compare(
        &self,
        writer: &mut IndexWriter<Written>,
        mut hashes: Hashes,
        dossier: &Dossier,
        cancelled: &AtomicBool,
    ) -> Result<Option<Updated>, SearchError> {
        let mut updated = Updated::default();
        for record in records(dossier) {
            if cancelled.load(Ordering::Relaxed) {
                return Ok(None);
            }
            for entry in Entry::of(dossier, &record).into_iter().flatten() {
                match hashes.remove(&key(entry.kind, &record)) {
                    Some(known) if known == entry_hash(&entry) => continue,
                    Some(_) => {
                        writer.delete_term(self.fields.key_term(entry.kind, &record));
                    }
                    None => {}
                }
                writer.add_document(self.fields.document(&entry))?;
                updated.written += 1;
            }
        }
        let mut gone: Vec<&String> = hashes.keys().collect();
        gone.sort();
        for key in gone {
            writer.delete_term(tantivy::Term::from_field_text(self.fields.key, key));
            updated.removed += 1;
        }
        Ok(Some(updated))
    }
}

/// The heading under which a record itself stands, if it does.
fn kind_of(record: &RecordRef) -> Option<GroupKind> {
    Some(match record {
        RecordRef::Actor(_) => GroupKind::Actors,
        RecordRef::Meeting(_) => GroupKind::Meetings,
        RecordRef::Article(_) => GroupKind::Articles,
        RecordRef::Commitment(_) | RecordRef::Position(_) => GroupKind::Commitments,
        // Never found under a heading of their own; any will do.
        RecordRef::Claim(_) | RecordRef::Finding(_) => GroupKind::Words,
        RecordRef::Outlet(_) | RecordRef::Topic(_) | RecordRef::Merge(_) => return None,
    })
}
