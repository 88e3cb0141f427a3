//! The one place where things happen: messages of views become edits, files, dialogs and places.

mod actions;
mod files;
mod lineage;
mod outside;
mod proposals;
mod results;
mod unsaved;

use std::sync::Arc;

use eframe::egui;

pub(super) use actions::{discard, is_enabled};
pub(super) use files::check;
pub(super) use files::start_saving;
pub(super) use lineage::suggest_origin;
pub(super) use outside::{forget_everything, look_outside, open_copy, return_to, take_over};
pub(super) use proposals::read_articles;
pub(super) use results::{answered, take_answers, take_results};
pub(super) use unsaved::{discard_unsaved, look_for_unsaved, recover};

use super::action::Action;
use super::derived::Derived;
use super::desk::Desk;
use super::dialogs::Purpose;
use super::index;
use super::keeping;
use super::message::{Message, Notice, Place, Tone};
use super::overlay::{Confirm, Overlay};
use super::work::Done;
use crate::edit::{Edit, consequences};
use crate::model::RecordRef;
use crate::search::Query;

/// Does what the views have asked for since the last frame.
pub(super) fn run(desk: &mut Desk, context: &egui::Context, frame: Option<&eframe::Frame>) {
    actions::read_keys(desk, context);
    let mut messages = std::mem::take(&mut desk.messages);
    // What a field commits when it is left comes before what it was left for: an edit shows what it has changed.
    messages.sort_by_key(|message| !matches!(message, Message::Edit(_)));
    if messages.iter().any(ends_the_document) && keeping::holds_a_form(desk, context) {
        messages.retain(|message| !ends_the_document(message));
        desk.notify(Notice::plain("Something is being typed: finish it or cancel it first"));
    }
    if messages.iter().any(needs_committed_fields) && context.text_edit_focused() {
        // A field commits when it loses the keyboard, in the frame that follows; then these are done.
        if let Some(focused) = context.memory(egui::Memory::focused) {
            context.memory_mut(|memory| memory.surrender_focus(focused));
        }
        desk.messages = messages;
        context.request_repaint();
        return;
    }
    for message in messages {
        handle(desk, message, context, frame);
    }
}

/// Whether this would put the open dossier, and a form in front of it, away.
fn ends_the_document(message: &Message) -> bool {
    let ends = |action| matches!(action, Action::Quit | Action::NewDossier | Action::OpenDossier | Action::OpenSample);
    matches!(message, Message::OpenPath(_)) || matches!(message, Message::Act(action) if ends(*action))
}

/// Whether what was typed must be in the dossier before this is done.
fn needs_committed_fields(message: &Message) -> bool {
    match message {
        Message::Act(action) => !matches!(
            action,
            Action::Search
                | Action::Palette
                | Action::ZoomIn
                | Action::ZoomOut
                | Action::ZoomReset
                | Action::ThemeDark
                | Action::ThemeLight
                | Action::ThemeSystem
                | Action::FindNext
                | Action::FindPrevious
        ),
        Message::Accept(_)
        | Message::AcceptAs(..)
        | Message::Reject(_)
        | Message::Show(_)
        | Message::ShowWords(..)
        | Message::FindAgain(_)
        | Message::ShowTab(_)
        | Message::OpenPath(_)
        | Message::Brief(_) => true,
        _ => false,
    }
}

fn handle(desk: &mut Desk, message: Message, context: &egui::Context, frame: Option<&eframe::Frame>) {
    match message {
        Message::Act(action) => actions::act(desk, action, context, frame),
        Message::Edit(edit) => {
            apply(desk, edit);
        }
        Message::Accept(accepted) => proposals::accept(desk, &accepted),
        Message::AcceptPlanned(edit, accepted) => proposals::accept_planned(desk, edit, &accepted),
        Message::AcceptAs(proposal, actor) => proposals::accept_as(desk, &proposal, &actor),
        Message::Reject(rejected) => proposals::reject(desk, &rejected),
        Message::TakeBackRejection(keys) => proposals::take_back_rejection(desk, &keys),
        // Commitments have a page of their own; a position is shown with whoever takes it.
        Message::Show(RecordRef::Commitment(id)) => desk.overlay = Some(Overlay::Ledger(Some(id))),
        Message::Show(RecordRef::Position(id)) => {
            let taken = desk.document.as_ref().and_then(|document| document.dossier().positions.get(&id).cloned());
            if let Some(position) = taken {
                show(desk, &RecordRef::Actor(position.actor.clone()));
            }
        }
        Message::Show(record) => {
            step_aside(desk);
            show(desk, &record);
        }
        Message::ShowWords(article, range) => {
            step_aside(desk);
            let known =
                desk.document.as_ref().is_some_and(|document| document.dossier().articles.contains_key(&article));
            if known {
                show(desk, &RecordRef::Article(article));
                desk.views.articles.show_words(range);
            }
        }
        Message::FindAgain(orphan) => {
            show(desk, &RecordRef::Article(orphan.article.clone()));
            desk.overlay = None;
            desk.views.articles.find_again(orphan);
        }
        Message::ShowTab(tab) => {
            let place = Place { tab, ..desk.place.clone() };
            go(desk, place);
        }
        Message::Open(overlay) => desk.overlay = Some(*overlay),
        Message::CloseOverlay => desk.overlay = None,
        Message::OpenPath(path) => files::open_path(desk, path),
        Message::ForgetRecent(path) => {
            desk.settings.recent.retain(|recent| recent.path != path);
            desk.store_settings();
        }
        Message::ClearRecent => {
            desk.settings.recent.clear();
            desk.store_settings();
        }
        Message::Import(paths, method) => files::import(desk, paths, method),
        Message::ReadAgain(name, bytes, encoding) => files::read_again(desk, name, bytes, encoding),
        Message::Admit(items, method) => files::admit(desk, items, method),
        Message::ImportText(text) => files::import_text(desk, text),
        Message::Delete(record) => ask_to_delete(desk, &record),
        Message::Copy(text) => context.copy_text(text),
        Message::Notice(notice) => desk.notify(notice),
        Message::Search(text) => start_search(desk, text),
        Message::SaveBrief(format, name) => desk.ask(Purpose::SaveBrief(format.extension()), name, context, frame),
        Message::Brief(of) => files::brief(desk, of),
    }
}

/// What stands in front and only shows gives way to what it leads to; a card on which something is being settled waits.
fn step_aside(desk: &mut Desk) {
    match desk.overlay.take() {
        Some(Overlay::Matrix(_) | Overlay::Queue) => {}
        Some(Overlay::Settle(card)) => {
            desk.parked = Some(card);
            desk.notify(Notice::plain("The card waits: press S to go on settling").offering(Action::Settle));
        }
        other => desk.overlay = other,
    }
}

/// Does an edit: one step of undo. Tells the user where it is refused.
pub(super) fn apply(desk: &mut Desk, edit: Edit) -> bool {
    let Some(document) = desk.document.as_mut() else { return false };
    let select = edit.select.clone();
    match document.history.apply(edit) {
        Ok(()) => {
            mend_place(desk);
            // What could be undone a moment ago is no longer what would be.
            desk.notices.retain(|(notice, _)| notice.tone == Tone::Error);
            if matches!(select, Some(RecordRef::Article(_))) {
                // The words have become something: the bar has done its work.
                desk.views.articles.clear_selection();
            }
            if let Some(record) = select
                && desk.place.clone().showing(&record) != desk.place
            {
                show(desk, &record);
            }
            true
        }
        Err(error) => {
            desk.notify(Notice::error(format!("Nothing was changed: {error}")));
            false
        }
    }
}

/// Shows a record in its tab, and remembers where one was.
pub(super) fn show(desk: &mut Desk, record: &RecordRef) {
    let known = desk.document.as_ref().is_some_and(|document| document.dossier().contains(record));
    if known {
        let place = desk.place.clone().showing(record);
        go(desk, place);
    }
}

pub(super) fn go(desk: &mut Desk, place: Place) {
    if place == desk.place {
        return;
    }
    // The first choice in a tab is no place to return to.
    if desk.place.record().is_some() || desk.place.tab != place.tab {
        desk.back.push(desk.place.clone());
        if desk.back.len() > 200 {
            desk.back.remove(0);
        }
    }
    desk.forward.clear();
    desk.place = place;
    mend_place(desk);
}

/// Lets go of records that are gone, and shows the first of a tab that shows none.
pub(super) fn mend_place(desk: &mut Desk) {
    let Some(document) = &desk.document else { return };
    let dossier = document.dossier();
    let place = &mut desk.place;
    place.article = place.article.take().filter(|id| dossier.articles.contains_key(id));
    place.actor = place.actor.take().filter(|id| dossier.actors.contains_key(id));
    place.meeting = place.meeting.take().filter(|id| dossier.meetings.contains_key(id));
    if place.article.is_none() {
        place.article = desk.views.articles.first(dossier);
    }
    if place.actor.is_none() {
        place.actor = desk.views.actors.order(dossier, &desk.derived).into_iter().next();
    }
    if place.meeting.is_none() {
        let earliest = dossier
            .meetings
            .iter()
            .min_by_key(|(_, meeting)| (meeting.date.is_none(), meeting.date.as_ref().map(|date| date.edtf.clone())));
        place.meeting = earliest.map(|(id, _)| id.clone());
    }
}

fn ask_to_delete(desk: &mut Desk, record: &RecordRef) {
    let Some(document) = &desk.document else { return };
    let dossier = document.dossier();
    if dossier.contains(record) {
        let confirm = Confirm::new(dossier, record, &consequences(dossier, record));
        desk.overlay = Some(Overlay::Confirm(confirm));
    }
}

fn start_search(desk: &mut Desk, text: String) {
    let Some(document) = &desk.document else { return };
    let (dossier, derived, searcher) =
        (document.dossier().clone(), Arc::clone(&desk.derived), desk.indexing.searcher());
    let limits = desk.search.limits();
    let progress = desk.tasks.start("", move |progress| {
        let query = match Query::typing(&text) {
            Ok(query) => query,
            Err(error) => return Done::Found(text, Err(error)),
        };
        Done::Found(text, Ok(index::find(searcher.as_ref(), &dossier, &derived, &query, limits, progress)))
    });
    if let Some(before) = desk.search.running.replace(progress) {
        before.cancel();
    }
}

/// Works out again what follows from the dossier, when it has changed.
pub(super) fn derive(desk: &mut Desk) {
    let Some(document) = &desk.document else { return };
    let (id, revision) = (document.id, document.history.revision());
    let due = match &desk.deriving {
        Some((at, _)) => *at != revision,
        None => desk.derived.revision != revision,
    };
    if !due {
        return;
    }
    if let Some((_, progress)) = desk.deriving.take() {
        progress.cancel();
    }
    let dossier = document.dossier().clone();
    let before = Arc::clone(&desk.derived);
    let progress = desk.tasks.start("", move |progress| {
        Done::Derived(id, revision, Derived::of(&dossier, revision, &before, progress).map(Box::new))
    });
    desk.deriving = Some((revision, progress));
}
