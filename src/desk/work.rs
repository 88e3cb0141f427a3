//! The work that is done off the frame, and what it comes back with.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::derived::Derived;
use super::overlay::ImportItem;
use super::proposals::{Batch, Board, Stage, Survey};
use super::tabs::articles::Asked;
use super::tasks::Progress;
use crate::edit::{Correction, EditError};
use crate::import::{Admitting, Capture, Prints, Shared};
use crate::model::{ArticleId, CaptureMethod, Dossier};
use crate::propose::Plan;
use crate::report::{Brief, Typeset};
use crate::search::Results;
use crate::store::{FileStamp, Keep, Locking, Opened, Origin, Recoverable, SaveError, Saved, StateFolder};

/// What a task comes back with.
pub enum Done {
    /// A dossier was read, or could not be; with what came of asking for it, where it was asked for.
    Opened(PathBuf, Result<Box<Opened>, Box<crate::store::OpenError>>, Option<Locking>),
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
    /// Hits for what was typed into the palette.
    Named(String, Option<Results>),
    /// Hits for a query.
    Found(String, Option<Results>),
    /// What a corrected text would do, for the question with this number.
    Corrected(u64, Result<Box<Correction>, EditError>),
    /// What an article is likely to be a copy of; without fingerprints when cancelled.
    Likened(Asked, Option<Arc<Prints>>, Option<Shared>),
    /// A brief was set, for the request with this number.
    Typeset(u64, Box<Brief>, Result<Arc<Typeset>, String>),
    /// A page of a brief was painted: its number, the scale in thousandths, width, height and colours.
    Page(u64, usize, u32, [usize; 2], Vec<u8>),
    /// A brief was written to this path, or not.
    Written(PathBuf, Result<(), String>),
    /// A brief went to the printer, or not; what happened in words.
    Printed(Result<String, String>),
}

/// The file endings that a folder is searched for.
pub const ENDINGS: [&str; 7] = ["txt", "text", "md", "markdown", "html", "htm", "xhtml"];

/// The files to import: folders give the files with a known ending in them and below, in order of path.
#[must_use]
pub fn files_of(paths: &[PathBuf]) -> Vec<PathBuf> {
    fn walk(path: &Path, depth: usize, found: &mut Vec<PathBuf>) {
        let Ok(entries) = std::fs::read_dir(path) else { return };
        let mut entries: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
        entries.sort();
        for entry in entries {
            if entry.is_dir() {
                // Deep enough for any archive, and an end for links that go round.
                if depth < 16 && !entry.is_symlink() {
                    walk(&entry, depth + 1, found);
                }
            } else if entry
                .extension()
                .is_some_and(|ending| ENDINGS.contains(&ending.to_string_lossy().to_lowercase().as_str()))
            {
                found.push(entry);
            }
        }
    }
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            walk(path, 0, &mut found);
        } else {
            found.push(path.clone());
        }
    }
    found
}

/// Reads files into drafts, one result a file, in order.
#[must_use]
pub fn read_files(paths: &[PathBuf], dossier: &Dossier, progress: &Progress) -> Vec<ImportItem> {
    progress.stage("looking for files");
    let files = files_of(paths);
    let mut items = Vec::new();
    for (number, path) in files.iter().enumerate() {
        if progress.is_cancelled() {
            break;
        }
        progress.stage("");
        progress.count(number, files.len());
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        items.push(match std::fs::read(path) {
            Ok(bytes) => ImportItem::read(name, bytes, None),
            Err(error) => ImportItem::failed(name, format!("the file could not be read: {error}")),
        });
    }
    mark_copies(&mut items, dossier);
    items
}

/// Marks drafts that are copies of articles of the dossier, or of earlier ones of the same import.
pub fn mark_copies(items: &mut [ImportItem], dossier: &Dossier) {
    let mut admitting = Admitting::to(dossier);
    let mut random = fastrand::Rng::new();
    let mut names: Vec<(ArticleId, String)> = Vec::new();
    for item in items {
        let Some(draft) = item.draft().cloned() else { continue };
        let capture = Capture { file_name: &item.name, method: CaptureMethod::File, at: chrono::DateTime::UNIX_EPOCH };
        let admission = admitting.admit(draft, &capture, &mut random);
        if let Some((of, kind)) = admission.duplicate_of {
            let earlier = names.iter().find(|(id, _)| *id == of).map(|(_, name)| name.clone());
            item.mark_copy(&of, kind, dossier, earlier.as_deref());
        }
        names.push((admission.article, item.name.clone()));
    }
}

/// Reads the bytes of a dossier.
pub fn open(path: &Path) -> Result<Box<Opened>, Box<crate::store::OpenError>> {
    crate::store::open(path).map(Box::new).map_err(Box::new)
}

/// Saves a dossier, and keeps what it replaces.
pub fn save(
    path: &Path,
    dossier: &Dossier,
    stamp: Option<&FileStamp>,
    state: Option<&StateFolder>,
) -> Result<Saved, Box<SaveError>> {
    let keep = state.map(|state| Keep { state, now: chrono::Utc::now() });
    crate::store::save(path, dossier, stamp, keep).map_err(Box::new)
}

/// Asks for a document, so that no other window writes it.
pub fn lock(state: Option<&StateFolder>, path: &Path) -> Option<Locking> {
    state.map(|state| crate::store::lock(state, path, chrono::Utc::now()))
}

/// The file that unsaved work is about, as it is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileNow {
    /// There never was one.
    NeverSaved,
    /// It holds what it held when the work was begun.
    AsItWas,
    /// It holds something else.
    Changed,
    /// It is there no more.
    Gone,
}

/// Work that a Readout which ended did not save, with what is to be known before it is opened.
#[derive(Debug)]
pub struct Unsaved {
    /// The work.
    pub work: Recoverable,
    /// The file that it is about.
    pub file_now: FileNow,
    /// What was done since the file was saved, a sentence for each change; `None` where there is no file to compare with.
    changes: Option<Vec<String>>,
}

impl Unsaved {
    fn new(work: Recoverable) -> Self {
        let path = work.origin.as_ref().and_then(|origin| origin.path.as_deref());
        let (file_now, changes) = match path {
            None => (FileNow::NeverSaved, None),
            Some(path) => match crate::store::open(path) {
                Ok(file) => {
                    let base = work.origin.as_ref().and_then(Origin::base);
                    let delta = crate::compare::delta(&file.dossier, &work.opened.dossier, None);
                    let changes = delta.items.into_iter().map(|item| item.sentence).collect();
                    (if base == Some(file.stamp) { FileNow::AsItWas } else { FileNow::Changed }, Some(changes))
                }
                Err(_) if path.exists() => (FileNow::Changed, None),
                Err(_) => (FileNow::Gone, None),
            },
        };
        Self { work, file_now, changes }
    }

    /// The file's name, or what the dossier is called.
    pub fn name(&self) -> String {
        let path = self.work.origin.as_ref().and_then(|origin| origin.path.as_deref());
        match path.and_then(Path::file_name) {
            Some(name) => name.to_string_lossy().into_owned(),
            None if self.work.opened.dossier.about.title.is_empty() => "Untitled dossier".to_owned(),
            None => self.work.opened.dossier.about.title.clone(),
        }
    }

    /// What it holds, in words.
    pub fn holds(&self) -> String {
        let dossier = &self.work.opened.dossier;
        let count = |count: usize, one: &str| format!("{count} {one}{}", if count == 1 { "" } else { "s" });
        let mut words = [
            count(dossier.articles.len(), "article"),
            count(dossier.actors.len(), "actor"),
            count(dossier.meetings.len(), "meeting"),
            count(dossier.claims.len(), "claim"),
        ]
        .join(", ");
        match self.changes.as_deref() {
            Some([]) => words.push_str(" · notes or details changed"),
            Some([only]) => words.push_str(&format!(" · {only}")),
            Some([first, rest @ ..]) => words.push_str(&format!(" · {first} and {} more", rest.len())),
            None => {}
        }
        words
    }

    /// When it was kept, in words.
    pub fn kept(&self) -> String {
        let when = match &self.work.origin {
            Some(origin) => origin.at.with_timezone(&chrono::Local).format("Kept on %-d %B %Y at %H:%M:%S").to_string(),
            None => "Kept at a time that is not known".to_owned(),
        };
        if self.work.is_older {
            format!("{when}; the last state could not be read, this is the one before")
        } else {
            when
        }
    }

    /// What was being typed, with the name of its field.
    pub fn typed(&self) -> Option<&(String, String)> {
        self.work.origin.as_ref()?.typed.as_ref()
    }

    /// The file that it is about, in words.
    pub fn file(&self) -> String {
        let path = self.work.origin.as_ref().and_then(|origin| origin.path.as_deref());
        let folder = path.and_then(Path::parent).map(super::short_path).unwrap_or_default();
        match self.file_now {
            FileNow::NeverSaved => "Never saved".to_owned(),
            FileNow::AsItWas => format!("In {folder}, saved as it was before this work"),
            FileNow::Changed => format!("In {folder}. The file was changed since: saving will ask"),
            FileNow::Gone => format!("Was in {folder}; the file is gone"),
        }
    }
}

/// The work that Readouts which ended did not save.
pub fn unsaved(state: &StateFolder) -> Vec<Unsaved> {
    crate::store::recoverable(state).into_iter().map(Unsaved::new).collect()
}
