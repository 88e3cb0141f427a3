//! Dossiers, sources and briefs as files.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui;

use super::super::action::Action;
use super::super::desk::{Desk, Fresh};
use super::super::dialogs::Purpose;
use super::super::document::Document;
use super::super::early::Early;
use super::super::message::{Message, Notice, Place, Tab};
use super::super::overlay::{BriefDialog, ImportItem, ImportPage, Overlay, Then, accepted};
use super::super::settings::Recent;
use super::super::work::{self, Done};
use super::{mend_place, outside};
use crate::edit::{Edit, Minter};
use crate::model::{About, CaptureMethod, Dossier, Problem, RecordRef};
use crate::store::{Holder, Locking, Opened, SAMPLE, SaveError, SaveFault};

/// Why a file of a later Readout is for reading only.
pub(super) const LATER: &str = "a later Readout wrote this file; save a copy to change it";

/// Opens the dossier at a path, asking first when unsaved work is open.
pub(super) fn open_path(desk: &mut Desk, path: PathBuf) {
    if desk.holds_work() {
        desk.guard(Then::Open(path));
    } else {
        start_opening(desk, path);
    }
}

fn start_opening(desk: &mut Desk, path: PathBuf) {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let label = format!("Opening {name}");
    if desk.tasks.is_running(&label) {
        return;
    }
    // Opened once more, it is ours already.
    let state = desk.keeping.state().filter(|state| !desk.keeping.holds(state, &path)).cloned();
    let early = desk.early.take().filter(|early| early.path == path);
    let filing = early.as_ref().map(|early| Arc::clone(&early.filing)).unwrap_or_default();
    desk.tasks.start_filing(&label, filing, move |progress| {
        let opened = early.map_or_else(|| work::open_unchecked(&path, progress), Early::wait);
        let locking = if opened.is_ok() { work::lock(state.as_ref(), &path) } else { None };
        Done::Opened(path, opened, locking)
    });
}

/// Goes on after the guard.
pub(super) fn go_on(desk: &mut Desk, then: Then, context: &egui::Context, frame: Option<&eframe::Frame>) {
    match then {
        Then::New => {
            let created = (desk.clock)();
            let about = About { created: Some(created), ..About::default() };
            install(desk, Document::new(Dossier { about, ..Dossier::default() }));
        }
        Then::Ask => desk.ask(Purpose::OpenDossier, String::new(), context, frame),
        Then::Open(path) => start_opening(desk, path),
        Then::Copy(dossier) => outside::install_copy(desk, *dossier),
        Then::Sample => {
            desk.tasks.start("Opening the sample", |_| {
                let read = crate::store::read(SAMPLE.as_bytes(), std::path::Path::new("doha-2021.dossier.ron"));
                Done::Sample(read.map(Box::new).map_err(Box::new))
            });
        }
        Then::Quit if desk.tasks.is_running("Saving") || desk.tasks.is_running("Saving the brief") => {
            // A file that is being written is written to its end.
            desk.then = Some(Then::Quit);
        }
        Then::Quit => {
            desk.leaving = true;
            desk.store_settings();
            context.send_viewport_cmd(egui::ViewportCommand::Close);
        }
    }
}

/// Puts a document on the desk, in the place of the one that was there.
pub(super) fn install(desk: &mut Desk, mut document: Document) {
    if document.path.is_none() {
        desk.keeping.lock = None;
    }
    desk.documents += 1;
    document.id = desk.documents;
    desk.given_up = None;
    (desk.keeping.seen_outside, desk.keeping.gone_told) = (None, false);
    desk.under = None;
    desk.document = Some(document);
    desk.fresh = Fresh::Installed;
    desk.derived = Arc::default();
    if let Some((_, progress)) = desk.deriving.take() {
        progress.cancel();
    }
    desk.place = Place::default();
    desk.back.clear();
    desk.forward.clear();
    desk.views = super::super::tabs::Views::default();
    desk.search = super::super::search_field::SearchField::default();
    if let Some(offer @ Overlay::Recover(_)) = desk.overlay.take() {
        // What was found is offered still.
        desk.queue.push(offer);
    }
    desk.notices.clear();
    mend_place(desk);
}

/// Why a document that another window has open is for reading only.
pub(super) fn held_by(holder: Option<Holder>) -> String {
    let who = holder.map_or_else(String::new, |holder| format!(" ({holder})"));
    format!("another window of Readout has it open{who}")
}

/// Puts an opened dossier on the desk, and tells what is worth knowing about its file.
pub(super) fn install_opened(desk: &mut Desk, path: Option<PathBuf>, opened: Opened, locking: Option<Locking>) {
    let taken = desk.keeping.take_lock(path.as_deref(), locking);
    let Opened { dossier, version: _, read_only, notices, problems: _, stamp } = opened;
    let mut document = Document::new(dossier);
    document.unchecked = true;
    document.stamp = path.is_some().then_some(stamp);
    document.read_only = read_only.then(|| LATER.to_owned());
    if let Some(holder) = taken {
        document.read_only = Some(held_by(holder));
    }
    let told = document.read_only.as_ref().map(|reason| format!("Open for reading only: {reason}"));
    document.path = path;
    install(desk, document);
    remember(desk);
    if let Some(told) = told {
        desk.notify(Notice::plain(told));
    }
    for notice in notices {
        desk.notify(Notice::plain(notice.to_string()));
    }
}

/// Sees whether what was opened holds together, once it is shown.
pub(in super::super) fn check(desk: &mut Desk) {
    let Some(document) = desk.document.as_mut().filter(|document| document.unchecked) else { return };
    document.unchecked = false;
    let (id, dossier) = (document.id, document.dossier().clone());
    desk.tasks.start("", move |progress| Done::Checked(id, crate::store::check(&dossier, progress.filing())));
}

/// Tells what does not hold together in the document with this id.
pub(super) fn tell_problems(desk: &mut Desk, id: u64, problems: &[Problem]) {
    if problems.is_empty() || desk.document.as_ref().is_none_or(|document| document.id != id) {
        return;
    }
    if let Some(texts) = crate::store::Notice::of_texts(problems) {
        desk.notify(Notice::plain(texts.to_string()));
    }
    let what = if problems.len() == 1 { "1 problem".to_owned() } else { format!("{} problems", problems.len()) };
    desk.notify(Notice::plain(format!("The dossier has {what}; “readout check” lists them with their lines")));
}

/// Puts the open dossier at the top of the recent ones.
pub(super) fn remember(desk: &mut Desk) {
    let Some(document) = &desk.document else { return };
    let Some(path) = &document.path else { return };
    let dossier = document.dossier();
    let title = if dossier.about.title.is_empty() { document.name() } else { dossier.about.title.clone() };
    desk.settings.remember(Recent {
        path: std::path::absolute(path).unwrap_or_else(|_| path.clone()),
        title,
        articles: dossier.articles.len(),
        meetings: dossier.meetings.len(),
        at: (desk.clock)(),
    });
    desk.store_settings();
}

/// Makes sure that there is a dossier to put things in.
pub(super) fn ensure_document(desk: &mut Desk) {
    if desk.document.is_none() {
        let about = About { created: Some((desk.clock)()), ..About::default() };
        install(desk, Document::new(Dossier { about, ..Dossier::default() }));
    }
}

pub(super) fn save(desk: &mut Desk, context: &egui::Context, frame: Option<&eframe::Frame>) {
    let Some(document) = &desk.document else { return };
    if let Some(reason) = &document.read_only {
        let text = format!("The file is open for reading only: {reason}");
        desk.notify(Notice::plain(text));
        save_as(desk, context, frame);
        return;
    }
    match document.path.clone() {
        Some(path) => start_saving(desk, path, true),
        None => save_as(desk, context, frame),
    }
}

pub(super) fn save_as(desk: &mut Desk, context: &egui::Context, frame: Option<&eframe::Frame>) {
    let Some(document) = &desk.document else { return };
    let name = document.proposed_name();
    desk.ask(Purpose::SaveDossier, name, context, frame);
}

/// Saves on another thread. With `guarded` the file must hold what was opened or saved last.
pub(in super::super) fn start_saving(desk: &mut Desk, path: PathBuf, guarded: bool) {
    let Some(document) = &desk.document else { return };
    if desk.tasks.is_running("Saving") {
        desk.notify(Notice::plain("It is being saved already"));
        return;
    }
    let dossier = document.dossier().clone();
    let (id, revision) = (document.id, document.history.revision());
    let same = document.path.as_ref() == Some(&path);
    let stamp = if guarded && same { document.stamp } else { None };
    let state = desk.keeping.state().cloned();
    let ours = state.as_ref().is_some_and(|state| desk.keeping.holds(state, &path));
    desk.tasks.start("Saving", move |progress| {
        // A file that another window has open is not taken from under it.
        let locking = if ours { None } else { work::lock(state.as_ref(), &path) };
        if let Some(Locking::Taken(holder)) = &locking {
            let fault = SaveFault::InUse(holder.clone());
            return Done::Saved(id, path.clone(), revision, Err(Box::new(SaveError { path, fault })), None);
        }
        let saved = work::save(&path, &dossier, stamp.as_ref(), state.as_ref(), progress);
        // A file that was not there has another canonical path once it is.
        let locking = if !ours && saved.is_ok() {
            drop(locking);
            work::lock(state.as_ref(), &path)
        } else {
            None
        };
        Done::Saved(id, path, revision, saved, locking)
    });
}

pub(super) fn import(desk: &mut Desk, paths: Vec<PathBuf>, method: CaptureMethod) {
    // A dossier that is dropped or chosen among the files is opened, not imported.
    if let [path] = paths.as_slice()
        && path.to_string_lossy().to_lowercase().ends_with(".ron")
    {
        open_path(desk, path.clone());
        return;
    }
    ensure_document(desk);
    let Some(document) = &desk.document else { return };
    let dossier = document.dossier().clone();
    desk.tasks.start("Reading", move |progress| Done::Read(work::read_files(&paths, &dossier, progress), method));
}

pub(super) fn import_text(desk: &mut Desk, text: String) {
    ensure_document(desk);
    let Some(document) = &desk.document else { return };
    let dossier = document.dossier().clone();
    desk.tasks.start("Reading", move |progress| {
        let mut items = vec![ImportItem::read(String::new(), text.into_bytes().into(), None, progress.cancel_flag())];
        work::mark_copies(&mut items, &dossier);
        Done::Read(items, CaptureMethod::Pasted)
    });
}

/// Reads a file of the import page again.
pub(super) fn read_again(desk: &mut Desk, name: String, bytes: Arc<[u8]>, encoding: &'static encoding_rs::Encoding) {
    desk.tasks.start("Reading", move |progress| {
        Done::ReadAgain(Box::new(ImportItem::read(name, bytes, Some(encoding), progress.cancel_flag())))
    });
}

/// Makes articles of what the import page holds.
pub(super) fn admit(desk: &mut Desk, items: Arc<Vec<ImportItem>>, method: CaptureMethod) {
    let Some(document) = &desk.document else { return };
    let (id, dossier, at) = (document.id, document.dossier().clone(), (desk.clock)());
    let mut minter = Minter::with_seed(desk.minter.random().u64(..));
    desk.tasks.start("Adding articles", move |_| {
        let (edit, words) = accepted(&items, method, at, &dossier, &mut minter);
        Done::Admitted(id, edit, words)
    });
}

/// Adds the articles that were made to the document that they were made for.
pub(super) fn admitted(desk: &mut Desk, id: u64, edit: Edit, words: String) {
    if desk.document.as_ref().is_none_or(|document| document.id != id) {
        return;
    }
    if matches!(&desk.overlay, Some(Overlay::Import(page)) if page.is_adding()) {
        desk.overlay = None;
    }
    desk.messages.push(Message::Edit(edit));
    desk.messages.push(Message::Notice(Notice::done(words).offering(Action::Undo)));
}

pub(super) fn show_import(desk: &mut Desk, mut items: Vec<ImportItem>, method: CaptureMethod) {
    if items.is_empty() {
        desk.notify(Notice::plain(
            "There was nothing to import: Readout reads text, Markdown, HTML, PDF, DOCX, ODT, EPUB and mails",
        ));
        return;
    }
    if let Some(Overlay::Import(page)) = &mut desk.overlay
        && page.add(&mut items, method)
    {
        return;
    }
    desk.place.tab = Tab::Articles;
    desk.bring(Overlay::Import(Box::new(ImportPage::new(items, method))));
}

pub(super) fn brief(desk: &mut Desk, of: Vec<RecordRef>) {
    if desk.document.is_some() {
        desk.overlay = Some(Overlay::Brief(Box::new(BriefDialog::new(of))));
    }
}

/// Reads an earlier version of the open dossier, to tell what changed since.
pub(super) fn open_earlier(desk: &mut Desk, path: PathBuf) {
    let Some(document) = &desk.document else { return };
    let id = document.id;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    desk.tasks.start(&format!("Opening {name}"), move |progress| {
        let opened = work::open(&path, progress);
        Done::Earlier(id, path, opened)
    });
}

/// Shows what changed since an earlier version, unless another dossier was opened meanwhile.
pub(super) fn show_changes(desk: &mut Desk, id: u64, path: &std::path::Path, earlier: Dossier) {
    if desk.document.as_ref().is_none_or(|document| document.id != id) {
        return;
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let of = desk.place.record().into_iter().collect();
    let today = (desk.clock)().date_naive();
    desk.bring(Overlay::Brief(Box::new(BriefDialog::since(earlier, name, of, today))));
}
