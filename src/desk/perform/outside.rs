//! The file on the disk beside what is open: looked at when the window is come back to; earlier versions; merging.

use std::path::{Path, PathBuf};

use eframe::egui;

use super::super::beside::{self, EarlierVersion, Looked};
use super::super::desk::Desk;
use super::super::document::Document;
use super::super::message::{Message, Notice};
use super::super::overlay::{MergeDossier, OutsidePage, Overlay, Then, VersionsPage};
use super::super::watch::Watch;
use super::super::work::{self, Done};
use super::{files, mend_place};
use crate::edit::{Change, Edit, History, Replacement};
use crate::model::Dossier;
use crate::store::Opened;

/// Looks at the file when something happens to it, and when the window gets the keyboard back: another program may have
/// written it.
pub(in super::super) fn look_outside(desk: &mut Desk, context: &egui::Context) {
    let path = desk.document.as_ref().and_then(|document| document.path.as_deref());
    if path.is_none_or(|path| desk.keeping.watch.as_ref().is_none_or(|watch| !watch.is_on(path))) {
        // Where work is done on the frame, in tests, the window is come back to instead.
        let path = path.filter(|_| desk.tasks.are_threaded());
        desk.keeping.watch = path.map(|path| Watch::on(path, context));
    }
    let stirred = desk.keeping.watch.as_ref().is_some_and(Watch::was_stirred);
    let focused = context.input(|input| input.focused);
    let back = std::mem::replace(&mut desk.keeping.focused, focused) != focused && focused;
    if stirred || back {
        look(desk);
    }
}

/// Looks at the file of the open dossier, off the frame.
pub(super) fn look(desk: &mut Desk) {
    let Some(document) = &desk.document else { return };
    let (Some(path), Some(stamp)) = (document.path.clone(), document.stamp) else { return };
    if desk.tasks.is_running("Saving") {
        return;
    }
    let (id, seen) = (document.id, desk.keeping.seen_outside);
    let saved = document.history.saved_dossier().cloned();
    desk.tasks.start("", move |_| Done::Looked(id, beside::look(&path, stamp, seen, saved.as_ref())));
}

/// Takes what was seen.
pub(super) fn take_look(desk: &mut Desk, id: u64, looked: Looked) {
    let Some(document) = desk.document.as_ref().filter(|document| document.id == id) else { return };
    let name = document.name();
    if !matches!(looked, Looked::Gone) {
        // It may go a second time.
        desk.keeping.gone_told = false;
    }
    match looked {
        Looked::Same => {}
        Looked::Gone => {
            if !std::mem::replace(&mut desk.keeping.gone_told, true) {
                desk.notify(Notice::error(format!(
                    "“{name}” was moved or deleted. What is open is whole: save it again"
                )));
            }
        }
        Looked::Unreadable(error) => {
            desk.notify(Notice::error(format!("“{name}” was changed by another program, and cannot be read: {error}")));
        }
        // Saved here meanwhile.
        Looked::Changed(theirs, _) if document.stamp == Some(theirs.stamp) => {}
        Looked::Changed(theirs, changes) => {
            desk.keeping.seen_outside = Some(theirs.stamp);
            // One that tells of what the file held before gives way.
            desk.queue.retain(|waiting| !matches!(waiting, Overlay::Outside(_)));
            if matches!(desk.overlay, Some(Overlay::Outside(_))) {
                desk.overlay = None;
            }
            desk.bring(Overlay::Outside(Box::new(OutsidePage::new(id, name, theirs, changes))));
        }
    }
}

/// Puts what the file holds in the place of what is open, as one step.
pub(in super::super) fn take_over(desk: &mut Desk, theirs: &Opened) {
    let name = desk.document.as_ref().map(Document::name).unwrap_or_default();
    if replace(desk, theirs.dossier.clone(), format!("take over “{name}” from the disk"))
        && let Some(document) = &mut desk.document
    {
        document.stamp = Some(theirs.stamp);
        if theirs.read_only {
            document.read_only = Some(files::LATER.to_owned());
        }
        let revision = document.history.revision();
        document.history.mark_saved(revision);
    }
}

/// Goes back to an earlier version, as one step.
pub(in super::super) fn return_to(desk: &mut Desk, dossier: Dossier, when: &str) {
    if replace(desk, dossier, format!("go back to the version of {when}")) {
        desk.notify(Notice::done(format!("This is the version of {when}. Undo takes it back")));
    }
}

fn replace(desk: &mut Desk, to: Dossier, label: String) -> bool {
    let Some(document) = &mut desk.document else { return false };
    let replacement = Replacement { from: document.dossier().clone(), to };
    let edit = Edit::one(label, Change::Replace(Box::new(replacement)));
    if let Err(error) = document.history.apply(edit) {
        desk.notify(Notice::error(error.to_string()));
        return false;
    }
    mend_place(desk);
    true
}

/// Opens an earlier version as a dossier without a file.
pub(in super::super) fn open_copy(desk: &mut Desk, dossier: Dossier) {
    if desk.holds_work() {
        desk.guard(Then::Copy(Box::new(dossier)));
    } else {
        install_copy(desk, dossier);
    }
}

pub(super) fn install_copy(desk: &mut Desk, dossier: Dossier) {
    let mut document = Document::new(dossier.clone());
    document.history = History::unsaved(dossier);
    files::install(desk, document);
    desk.notify(Notice::plain("This is a copy of an earlier version. Save it under a name of its own to keep it"));
}

/// Reads the earlier versions of the open dossier.
pub(super) fn read_versions(desk: &mut Desk) {
    let (Some(state), Some(document)) = (desk.keeping.state().cloned(), &desk.document) else { return };
    let Some(path) = document.path.clone() else {
        desk.notify(Notice::plain("It was never saved, so that there is no earlier version"));
        return;
    };
    let (id, dossier) = (document.id, document.dossier().clone());
    desk.tasks.start("Reading earlier versions", move |progress| {
        Done::Versions(id, beside::earlier_versions(&state, &path, &dossier, progress))
    });
}

pub(super) fn show_versions(desk: &mut Desk, id: u64, versions: Vec<EarlierVersion>) {
    if desk.document.as_ref().is_some_and(|document| document.id == id) {
        desk.bring(Overlay::Versions(Box::new(VersionsPage::new(id, versions))));
    }
}

/// Reads a dossier that is to be merged into the open one.
pub(super) fn open_to_merge(desk: &mut Desk, path: PathBuf) {
    let Some(document) = &desk.document else { return };
    let id = document.id;
    desk.tasks.start("Opening", move |progress| {
        let opened = work::open(&path, progress);
        Done::ToMerge(id, path, opened)
    });
}

pub(super) fn show_merge(desk: &mut Desk, id: u64, path: &Path, theirs: Opened) {
    let Some(document) = desk.document.as_ref().filter(|document| document.id == id) else { return };
    if theirs.read_only {
        desk.notify(Notice::error("It was written by a later Readout, and can be merged by that alone"));
        return;
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let form = MergeDossier::new(document, &name, None, theirs.dossier, None);
    desk.messages.push(Message::Open(Box::new(Overlay::MergeDossier(Box::new(form)))));
}

/// Removes recovery data and earlier versions of all dossiers.
pub(in super::super) fn forget_everything(desk: &mut Desk) {
    let Some(state) = desk.keeping.state().cloned() else { return };
    desk.tasks.start("Forgetting recovery and backups", move |_| {
        Done::Forgotten(crate::store::forget_everything(&state).map_err(|error| error.to_string()))
    });
}
