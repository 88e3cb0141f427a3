//! What lies on the disk beside what is open: unsaved work, the file itself, earlier versions; read off the frame.

use std::collections::BTreeSet;
use std::path::Path;

use super::tasks::Progress;
use crate::compare::delta;
use crate::model::{Dossier, RecordRef};
use crate::store::{FileStamp, OpenFault, Opened, Origin, Recoverable, StateFolder, Version, recoverable, versions};

/// What was changed from one dossier to another, a sentence each.
fn changes(old: &Dossier, new: &Dossier) -> Vec<String> {
    let delta = delta(old, new, None);
    let told: BTreeSet<&RecordRef> = delta.items.iter().filter_map(|item| item.record.as_ref()).collect();
    let mut changes: Vec<String> = delta.items.iter().map(|item| item.sentence.clone()).collect();
    let name = |dossier: &Dossier, record: &RecordRef| format!("{} “{}”", record.word(), dossier.title_of(record));
    for records in &delta.records {
        // Claims stand behind what is told of facts.
        let silent = |record: &&RecordRef| !told.contains(record) && !matches!(record, RecordRef::Claim(_));
        let all =
            [(&records.added, new, "added"), (&records.removed, old, "removed"), (&records.changed, new, "changed")];
        for (records, dossier, what) in all {
            let of = records.iter().filter(silent);
            changes.extend(of.map(|record| sentence(&format!("{} {what}.", name(dossier, record)))));
        }
    }
    changes
}

fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// How much a dossier holds, in words.
fn holds(dossier: &Dossier) -> String {
    let count = |count: usize, one: &str| format!("{count} {one}{}", if count == 1 { "" } else { "s" });
    [
        count(dossier.articles.len(), "article"),
        count(dossier.actors.len(), "actor"),
        count(dossier.meetings.len(), "meeting"),
        count(dossier.claims.len(), "claim"),
    ]
    .join(", ")
}

/// Some changes in a few words.
fn in_short(changes: &[String]) -> String {
    match changes {
        [] => "notes or details changed".to_owned(),
        [only] => only.clone(),
        [first, rest @ ..] => format!("{first} And {} more.", rest.len()),
    }
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
                    let changes = changes(&file.dossier, &work.opened.dossier);
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
        let words = holds(&self.work.opened.dossier);
        match self.changes.as_deref() {
            Some(changes) => format!("{words} · {}", in_short(changes)),
            None => words,
        }
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
    recoverable(state).into_iter().map(Unsaved::new).collect()
}

/// What the file of the open dossier holds now.
pub enum Looked {
    /// What it held when it was opened or saved last.
    Same,
    /// Something else: what it is, and what was changed in it, a sentence each.
    Changed(Box<Opened>, Vec<String>),
    /// It is there no more.
    Gone,
    /// Something that cannot be opened.
    Unreadable(String),
}

/// Looks at a file that should hold what `stamp` says. What has been `seen` is not told again; `saved` is what the file
/// held, where that is known.
pub fn look(path: &Path, stamp: FileStamp, seen: Option<FileStamp>, saved: Option<&Dossier>) -> Looked {
    match crate::store::stamp_of(path) {
        Ok(now) if now == stamp || Some(now) == seen => return Looked::Same,
        Ok(_) => {}
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Looked::Gone,
        Err(error) => return Looked::Unreadable(error.to_string()),
    }
    match crate::store::open(path) {
        // Written here while it was looked at, or gone in that moment.
        Ok(opened) if opened.stamp == stamp => Looked::Same,
        Ok(opened) => {
            let changes = saved.map_or_else(Vec::new, |saved| changes(saved, &opened.dossier));
            Looked::Changed(Box::new(opened), changes)
        }
        Err(error) if matches!(error.fault, OpenFault::Unreadable(_)) && !path.exists() => Looked::Gone,
        Err(error) => Looked::Unreadable(error.to_string()),
    }
}

/// An earlier version of the open dossier.
#[derive(Debug)]
pub struct EarlierVersion {
    version: Version,
    /// What it holds, or why it cannot be opened.
    pub dossier: Result<Dossier, String>,
    /// What was changed from it until now, a sentence each.
    changes: Vec<String>,
}

impl EarlierVersion {
    /// When it was replaced, in words.
    pub fn when(&self) -> String {
        self.version.at.with_timezone(&chrono::Local).format("%-d %B %Y, %H:%M:%S").to_string()
    }

    /// What it holds, in words.
    pub fn holds(&self) -> String {
        match &self.dossier {
            Ok(dossier) => match self.version.format {
                Some(format) => format!("{}, in the older format {format}", holds(dossier)),
                None => holds(dossier),
            },
            Err(error) => error.clone(),
        }
    }

    /// What was changed since, in words.
    pub fn since(&self) -> String {
        if self.dossier.is_err() { String::new() } else { format!("Since: {}", in_short(&self.changes)) }
    }
}

/// The earlier versions of the document at a path, the latest first, and what was changed from each until `now`.
pub fn earlier_versions(state: &StateFolder, path: &Path, now: &Dossier, progress: &Progress) -> Vec<EarlierVersion> {
    let all = versions(state, path);
    let total = all.len();
    let mut found = Vec::new();
    for (at, version) in all.into_iter().enumerate() {
        if progress.is_cancelled() {
            break;
        }
        progress.count(at, total);
        let dossier = version.open().map(|opened| opened.dossier).map_err(|error| error.to_string());
        let changes = dossier.as_ref().map_or_else(|_| Vec::new(), |dossier| changes(dossier, now));
        found.push(EarlierVersion { version, dossier, changes });
    }
    found
}
