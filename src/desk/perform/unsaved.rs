//! Work that a Readout which ended did not save: looked for at the start, opened or discarded.

use super::super::beside::{self, Unsaved};
use super::super::desk::Desk;
use super::super::document::Document;
use super::super::message::{Message, Notice};
use super::super::overlay::{Overlay, RecoverPage};
use super::super::work::{self, Done};
use super::files;
use crate::edit::History;
use crate::store::{Locking, Origin};

/// Looks for such work.
pub(in super::super) fn look_for_unsaved(desk: &mut Desk) {
    let Some(state) = desk.keeping.state().cloned() else { return };
    desk.tasks.start("", move |_| Done::Unsaved(beside::unsaved(&state)));
}

/// Offers what was found.
pub(super) fn offer(desk: &mut Desk, found: Vec<Unsaved>) {
    if !found.is_empty() {
        desk.bring(Overlay::Recover(Box::new(RecoverPage::new(found))));
    }
}

/// Opens unsaved work: it goes on where it was, and the next save writes the file that it is about.
pub(in super::super) fn recover(desk: &mut Desk, unsaved: Unsaved) {
    if desk.holds_work() {
        desk.notify(Notice::plain(
            "Save or discard the open dossier first; the work that was found waits for the next start",
        ));
        return;
    }
    let path = unsaved.work.origin.as_ref().and_then(|origin| origin.path.clone());
    let state = desk.keeping.state().filter(|state| !path.as_ref().is_some_and(|path| desk.keeping.holds(state, path)));
    let state = state.cloned();
    desk.tasks.start("Opening unsaved work", move |_| {
        let locking = path.and_then(|path| work::lock(state.as_ref(), &path));
        Done::Recovered(Box::new(unsaved), locking)
    });
}

/// Puts unsaved work on the desk.
pub(super) fn install(desk: &mut Desk, unsaved: Unsaved, locking: Option<Locking>) {
    if desk.holds_work() {
        recover(desk, unsaved);
        return;
    }
    let dossier = unsaved.work.opened.dossier.clone();
    let origin = unsaved.work.origin.as_ref();
    let mut document = Document::new(dossier.clone());
    document.history = History::unsaved(dossier);
    document.stamp = origin.and_then(Origin::base);
    document.path = origin.and_then(|origin| origin.path.clone());
    let taken = desk.keeping.take_lock(document.path.as_deref(), locking);
    let later = unsaved.work.opened.read_only.then(|| files::LATER.to_owned());
    document.read_only = taken.map(files::held_by).or(later);
    files::install(desk, document);
    for notice in &unsaved.work.opened.notices {
        desk.notify(Notice::plain(notice.to_string()));
    }
    if let Some((_, text)) = unsaved.typed() {
        desk.messages.push(Message::Copy(text.clone()));
    }
    let typed = unsaved.typed().is_some();
    // Its snapshot goes once this window has one of its own.
    desk.keeping.adopt(unsaved.work);
    let clipboard = if typed { ". What was being typed is on the clipboard" } else { "" };
    desk.notify(Notice::done(format!("Opened the unsaved work. Save it to keep it{clipboard}")));
}

/// Throws unsaved work away, for good.
pub(in super::super) fn discard_unsaved(desk: &mut Desk, unsaved: Unsaved) {
    desk.tasks.start("", move |_| Done::Discarded(unsaved.work.discard().map_err(|error| error.to_string())));
}
