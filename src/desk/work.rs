//! The work that is done off the frame, and what it comes back with.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::beside::{EarlierVersion, Looked, Unsaved};
use super::derived::Derived;
use super::overlay::ImportItem;
use super::proposals::{Batch, Board, Stage, Survey};
use super::tabs::articles::Asked;
use super::tasks::Progress;
use crate::edit::{Correction, Edit, EditError};
use crate::exchange::Merged;
use crate::import::{Admitting, Prints, Shared};
use crate::model::{ArticleId, CaptureMethod, Dossier, Problem};
use crate::propose::Plan;
use crate::report::{Brief, ReportError, Typeset};
use crate::search::{QueryError, Results, SearchError};
use crate::store::{FileStamp, Keep, Locking, Opened, SaveError, Saved, StateFolder};
use crate::walled::files;

/// What a task comes back with.
pub enum Done {
    /// A dossier was read, or could not be; with what came of asking for it, where it was asked for.
    Opened(PathBuf, Result<Box<Opened>, Box<crate::store::OpenError>>, Option<Locking>),
    /// What does not hold together in the document with this id; `None` when cancelled.
    Checked(u64, Option<Vec<Problem>>),
    /// An earlier version of the document with this id was read, or could not be.
    Earlier(u64, PathBuf, Result<Box<Opened>, Box<crate::store::OpenError>>),
    /// The sample was read.
    Sample(Result<Box<Opened>, Box<crate::store::OpenError>>),
    /// The state with this revision of the document with this id was saved under this path, or not.
    Saved(u64, PathBuf, u64, Result<Saved, Box<SaveError>>, Option<Locking>),
    /// A snapshot of this document and revision was kept, or not.
    Kept(super::keeping::State, Result<(), String>),
    /// The snapshots of this window were removed.
    Cleared,
    /// What Readouts that ended did not save.
    Unsaved(Vec<Unsaved>),
    /// Unsaved work was chosen, with what came of asking for its file.
    Recovered(Box<Unsaved>, Option<Locking>),
    /// Unsaved work was thrown away, or not.
    Discarded(Result<(), String>),
    /// What the file of the document with this id holds now.
    Looked(u64, Looked),
    /// The earlier versions of the document with this id.
    Versions(u64, Vec<EarlierVersion>),
    /// A dossier to be merged into the document with this id was read, or could not be.
    ToMerge(u64, PathBuf, Result<Box<Opened>, Box<crate::store::OpenError>>),
    /// What merging would do, for the question with this number.
    Merged(u64, Box<Merged>),
    /// Recovery data and earlier versions were removed, or not all of them.
    Forgotten(Result<(), String>),
    /// What follows from a state of the document with this id; `None` when cancelled.
    Derived(u64, u64, Option<Box<Derived>>),
    /// What one worker has read in articles of the document with this id.
    ReadArticles(u64, Batch),
    /// What is proposed in a state of the document with this id.
    Surveyed(u64, Survey),
    /// What was turned down in the document with this id.
    Refused(u64, Stage, Arc<Board>),
    /// What accepting many proposals at once would do, for the question with this number.
    Planned(u64, Result<Plan, EditError>),
    /// What files would become.
    Read(Vec<ImportItem>, CaptureMethod),
    /// What a file of the import page would become in another encoding.
    ReadAgain(Box<ImportItem>),
    /// The edit that adds what was imported to the document with this id, and what it does in words.
    Admitted(u64, Edit, String),
    /// Hits for what was typed into the palette.
    Named(String, Option<Results>),
    /// Hits for a query, or why it is none.
    Found(String, Result<Option<Results>, QueryError>),
    /// The index of the document with this id was brought to this revision, or was cancelled, or failed.
    Indexed(u64, u64, Result<bool, SearchError>),
    /// What a corrected text would do, for the question with this number.
    Corrected(u64, Result<Box<Correction>, EditError>),
    /// What an article is likely to be a copy of; without fingerprints when cancelled.
    Likened(Asked, Option<Arc<Prints>>, Option<Shared>),
    /// A brief was set, for the request with this number.
    Typeset(u64, Box<Brief>, Result<Arc<Typeset>, ReportError>),
    /// How many bytes the PDF of the brief with this number has.
    Weighed(u64, Option<usize>),
    /// A page of a brief was painted: its number, the scale in thousandths, width, height and colours.
    Page(u64, usize, u32, [usize; 2], Vec<u8>),
    /// A brief was written to this path, or not.
    Written(PathBuf, Result<(), String>),
    /// A brief went to the printer, or not; what happened in words.
    Printed(Result<String, String>),
}

/// Reads files into drafts, one result a file, in order.
#[must_use]
pub fn read_files(paths: &[PathBuf], dossier: &Dossier, progress: &Progress) -> Vec<ImportItem> {
    progress.stage("looking for files");
    let files = files::gather(paths);
    progress.stage("");
    let mut items = files::read_each(
        &files,
        progress.cancel_flag(),
        |done| progress.count(done, files.len()),
        |path, bytes| match bytes {
            Ok(bytes) => ImportItem::read(files::name_of(path), bytes.into(), None, progress.cancel_flag()),
            Err(error) => ImportItem::failed(files::name_of(path), format!("the file could not be read: {error}")),
        },
    );
    mark_copies(&mut items, dossier);
    items
}

/// Marks drafts that are copies of articles of the dossier, or of earlier ones of the same import.
pub fn mark_copies(items: &mut [ImportItem], dossier: &Dossier) {
    let mut admitting = Admitting::to(dossier);
    let mut names: BTreeMap<ArticleId, String> = BTreeMap::new();
    for (number, item) in items.iter_mut().enumerate() {
        // None that an article can have: in a dossier ids begin otherwise.
        let id = ArticleId::new(format!("file {number}"));
        let Some((draft, print)) = item.printed() else { continue };
        if let Some((of, kind)) = admitting.recognise(draft, print, &id) {
            let earlier = names.get(&of).cloned();
            item.mark_copy(&of, kind, dossier, earlier.as_deref());
        }
        names.insert(id, item.name.clone());
    }
}

/// Reads a dossier, and leaves it to a later task to see whether it holds together.
pub fn open_unchecked(path: &Path, progress: &Progress) -> Result<Box<Opened>, Box<crate::store::OpenError>> {
    crate::store::open_unchecked(path, progress.filing()).map(Box::new).map_err(Box::new)
}

/// Reads the bytes of a dossier.
pub fn open(path: &Path, progress: &Progress) -> Result<Box<Opened>, Box<crate::store::OpenError>> {
    crate::store::open_with(path, progress.filing()).map(Box::new).map_err(Box::new)
}

/// Saves a dossier, and keeps what it replaces.
pub fn save(
    path: &Path,
    dossier: &Dossier,
    stamp: Option<&FileStamp>,
    state: Option<&StateFolder>,
    progress: &Progress,
) -> Result<Saved, Box<SaveError>> {
    let keep = state.map(|state| Keep { state, now: chrono::Utc::now() });
    let saved = crate::store::save_with(path, dossier, stamp, keep, progress.filing()).map_err(Box::new)?;
    if let Some(state) = state {
        crate::store::prune_versions(state, &saved.path);
    }
    Ok(saved)
}

/// Asks for a document, so that no other window writes it.
pub fn lock(state: Option<&StateFolder>, path: &Path) -> Option<Locking> {
    state.map(|state| crate::store::lock(state, path, chrono::Utc::now()))
}
