//! What tasks and dialogs come back with.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::TryRecvError;

use eframe::egui;

use super::super::action::Action;
use super::super::desk::Desk;
use super::super::dialogs::{Answer, Purpose};
use super::super::index;
use super::super::message::{Message, Notice};
use super::super::overlay::{Failure, Overlay, Then};
use super::super::tasks::Fallen;
use super::super::work::Done;
use super::{files, outside, unsaved};
use crate::model::CaptureMethod;
use crate::store::{Durability, OpenFault, SaveFault};

/// Takes what tasks have come back with.
pub(in super::super) fn take_results(desk: &mut Desk, context: &egui::Context) {
    for done in desk.tasks.finished() {
        let done = match done {
            Ok(done) => done,
            Err(fallen) => {
                take_fallen(desk, &fallen);
                continue;
            }
        };
        match done {
            // Work that was done while the file was read is not thrown away unasked.
            Done::Opened(path, Ok(_), _) if desk.holds_work() => desk.guard(Then::Open(path)),
            Done::Sample(Ok(_)) if desk.holds_work() => desk.guard(Then::Sample),
            Done::Opened(path, Ok(opened), locking) => files::install_opened(desk, Some(path), *opened, locking),
            Done::Sample(Ok(opened)) => {
                files::install_opened(desk, None, *opened, None);
                desk.notify(Notice::plain("This is the sample. Save it under a name of your own to keep your changes"));
            }
            Done::Checked(id, problems) => files::tell_problems(desk, id, &problems.unwrap_or_default()),
            Done::Earlier(id, path, Ok(opened)) => files::show_changes(desk, id, &path, opened.dossier),
            Done::Earlier(_, path, Err(error)) => {
                desk.notify(Notice::error(format!("{} could not be compared with: {error}", path.display())));
            }
            Done::Opened(_, Err(error), _) if matches!(error.fault, OpenFault::Cancelled) => {
                desk.notify(Notice::plain("Opening was stopped. What was open stays"));
            }
            Done::Opened(path, Err(error), _) => {
                let failure = Failure::opening(&path, &error);
                desk.bring(Overlay::Failure(failure));
            }
            Done::Sample(Err(error)) => desk.notify(Notice::error(error.to_string())),
            Done::Saved(id, path, revision, Ok(saved), locking) => {
                if let Some(document) = desk.document.as_mut().filter(|document| document.id == id) {
                    if locking.is_some() {
                        desk.keeping.take_lock(Some(&path), locking);
                    }
                    document.history.mark_saved(revision);
                    document.stamp = Some(saved.stamp);
                    document.path = Some(path);
                    document.read_only = None;
                    document.saved_at = Some(chrono::Local::now());
                    if let Durability::Unconfirmed(error) = &saved.durability {
                        desk.notify(Notice::plain(format!(
                            "Saved. The system did not confirm that it would survive a loss of power: {error}"
                        )));
                    }
                    if saved.rights_lost {
                        desk.notify(Notice::plain("Saved. Owner and rights of the file could not all be kept"));
                    }
                    if saved.other_names {
                        desk.notify(Notice::plain(
                            "Saved. The file had other names (hard links), which keep what it was",
                        ));
                    }
                    if let Some(error) = &saved.not_kept {
                        let told = format!("Saved. The version before could not be kept: {error}");
                        desk.notify(Notice::plain(told));
                    }
                }
                files::remember(desk);
                go_on_when_saved(desk, context);
            }
            Done::Saved(_, _, _, Err(error), _) if matches!(error.fault, SaveFault::Cancelled) => {
                desk.then = None;
                desk.notify(Notice::plain("Saving was stopped. The file is as it was, and the work is still unsaved"));
            }
            Done::Saved(id, path, _, Err(error), _) => {
                desk.then = None;
                if matches!(error.fault, SaveFault::ChangedOutside)
                    && desk.document.as_ref().is_some_and(|document| document.id == id)
                {
                    // Asked about once more, even where it was put off.
                    desk.keeping.seen_outside = None;
                    outside::look(desk);
                    desk.notify(Notice::error(error.to_string()));
                    continue;
                }
                let current = desk.document.as_ref().is_some_and(|document| document.id == id);
                let may_replace = current && matches!(error.fault, SaveFault::ChangedOutside | SaveFault::GoneOutside);
                desk.bring(Overlay::Failure(Failure::saving(path, &error, may_replace)));
            }
            Done::Looked(id, looked) => outside::take_look(desk, id, looked),
            Done::Versions(id, versions) => outside::show_versions(desk, id, versions),
            Done::ToMerge(id, path, Ok(opened)) => outside::show_merge(desk, id, &path, *opened),
            Done::ToMerge(_, path, Err(error)) => desk.bring(Overlay::Failure(Failure::opening(&path, &error))),
            Done::Merged(number, merged) => {
                if let Some(Overlay::MergeDossier(form)) = &mut desk.overlay {
                    form.take(number, merged);
                }
            }
            Done::Forgotten(Ok(())) => desk.notify(Notice::done("Recovery data and earlier versions were removed")),
            Done::Forgotten(Err(error)) => {
                desk.notify(Notice::error(format!("Not everything could be removed: {error}")));
            }
            Done::Kept(of, result) => {
                if let Some(notice) = desk.keeping.take_kept(of, result) {
                    desk.notify(notice);
                }
            }
            Done::Cleared => desk.keeping.take_cleared(),
            Done::Unsaved(found) => unsaved::offer(desk, found),
            Done::Recovered(work, locking) => unsaved::install(desk, *work, locking),
            Done::Discarded(Ok(())) => desk.notify(Notice::plain("The unsaved work was discarded")),
            Done::Discarded(Err(error)) => {
                desk.notify(Notice::error(format!("It could not be discarded, and is offered again: {error}")));
            }
            Done::Derived(id, revision, derived) => {
                let current = desk.document.as_ref().is_some_and(|document| document.id == id);
                if current && desk.deriving.as_ref().is_some_and(|(at, _)| *at == revision) {
                    desk.deriving = None;
                    if let Some(derived) = derived {
                        desk.derived = Arc::from(derived);
                    }
                }
            }
            Done::ReadArticles(id, batch) => desk.proposals.take_batch(id, batch),
            Done::Surveyed(id, survey) => {
                let revision = desk.document.as_ref().map_or(u64::MAX, |document| document.history.revision());
                desk.proposals.take_survey(id, survey, revision);
            }
            Done::Refused(id, stage, board) => desk.proposals.take_refused(id, stage, board),
            Done::Planned(number, planned) => {
                if let Some(Overlay::AcceptMany(form)) = &mut desk.overlay {
                    form.take(number, planned);
                }
            }
            Done::Named(text, results) => {
                if let Some(Overlay::Palette(palette)) = &mut desk.overlay {
                    palette.found(&text, results);
                }
            }
            Done::ReadAgain(item) => {
                if let Some(Overlay::Import(page)) = &mut desk.overlay {
                    page.take_again(*item);
                }
            }
            Done::Admitted(id, edit, words) => files::admitted(desk, id, edit, words),
            Done::Read(items, method) => files::show_import(desk, items, method),
            Done::Indexed(id, revision, updated) => index::take(desk, id, revision, updated),
            Done::Found(text, results) => desk.search.found(&text, results),
            Done::Written(path, Ok(())) => {
                let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                desk.notify(Notice::done(format!("The brief was saved as {name}")));
                go_on_when_saved(desk, context);
            }
            Done::Written(path, Err(error)) => {
                desk.then = None;
                desk.notify(Notice::error(format!("The brief was not saved as {}: {error}", path.display())));
            }
            Done::Likened(asked, prints, found) => desk.views.articles.lineage.take(&asked, prints, found),
            Done::Corrected(number, correction) => {
                if let Some(Overlay::Correct(form)) = &mut desk.overlay {
                    form.take(number, correction);
                }
            }
            Done::Printed(Ok(words)) => desk.notify(Notice::done(words)),
            Done::Printed(Err(error)) => desk.notify(Notice::error(error)),
            done @ (Done::Typeset(..) | Done::Weighed(..) | Done::Page(..)) => {
                if let Some(Overlay::Brief(dialog)) = &mut desk.overlay {
                    dialog.take(done, &mut desk.tasks, context);
                }
            }
        }
    }
}

/// Takes that a task came to a fault: what waited for it waits no longer, and nothing is tried again unasked.
fn take_fallen(desk: &mut Desk, fallen: &Fallen) {
    desk.then = None;
    desk.keeping.take_fallen();
    index::take_fallen(desk);
    desk.proposals.take_fallen();
    match &mut desk.overlay {
        Some(Overlay::Brief(dialog)) => dialog.take_fallen(),
        Some(Overlay::Import(page)) => page.take_fallen(),
        _ => {}
    }
    let what = if fallen.label.is_empty() { "Some work".to_owned() } else { format!("“{}”", fallen.label) };
    desk.notify(Notice::error(format!(
        "{what} was given up because of a fault in Readout: {}. The dossier is as it was; save it before you go on",
        fallen.words
    )));
}

/// Does what waited for a save, unless more was changed while it ran: that is saved first.
fn go_on_when_saved(desk: &mut Desk, context: &egui::Context) {
    let Some(then) = desk.then.take() else { return };
    if desk.holds_work() {
        desk.then = Some(then);
        desk.messages.push(Message::Act(Action::Save));
    } else {
        files::go_on(desk, then, context, None);
    }
}

/// Takes the answer of the system's dialog, when it has come.
pub(in super::super) fn take_answers(desk: &mut Desk) {
    let Some(waiting) = &desk.waiting else { return };
    match waiting.receiver.try_recv() {
        Ok(answer) => {
            let purpose = waiting.question.purpose;
            let too_soon = answer.is_none() && waiting.too_soon();
            let typing = waiting.typed.is_some();
            if too_soon && !typing && desk.tasks.are_threaded() {
                // The dialog was never seen: offer the way out at once.
                if let Some(waiting) = desk.waiting.as_mut() {
                    let folder = waiting.question.folder.clone().unwrap_or_default();
                    waiting.typed = Some(folder.join(&waiting.question.name).to_string_lossy().into_owned());
                }
                desk.notify(Notice::plain("The system showed no dialog. Type the path instead"));
                return;
            }
            desk.waiting = None;
            answered(desk, purpose, answer, false);
        }
        Err(TryRecvError::Disconnected) if waiting.typed.is_none() => {
            desk.waiting = None;
            desk.then = None;
        }
        Err(TryRecvError::Disconnected | TryRecvError::Empty) => {}
    }
}

/// Does what a question was asked for.
///
/// The system's dialog asks before it gives a name that is taken; it was not asked for a name that was `typed` here, or
/// that gets its ending here.
pub(in super::super) fn answered(desk: &mut Desk, purpose: Purpose, answer: Answer, typed: bool) {
    let Some(paths) = answer.filter(|paths| !paths.is_empty()) else {
        desk.then = None;
        return;
    };
    let first: PathBuf = purpose.with_ending(paths[0].clone());
    let unasked = (typed || first != paths[0]) && first.exists();
    match purpose {
        Purpose::SaveDossier if unasked => desk.bring(Overlay::Failure(Failure::taken(first))),
        Purpose::SaveBrief(_) if unasked => {
            desk.notify(Notice::error(format!("{} is there already: choose another name", first.display())));
        }
        Purpose::OpenDossier => desk.messages.push(Message::OpenPath(first)),
        Purpose::OpenEarlier => files::open_earlier(desk, first),
        Purpose::OpenToMerge => outside::open_to_merge(desk, first),
        Purpose::SaveDossier => files::start_saving(desk, first, false),
        Purpose::ImportFiles => files::import(desk, paths, CaptureMethod::File),
        Purpose::ImportFolder => files::import(desk, paths, CaptureMethod::Folder),
        Purpose::SaveBrief(_) => match &mut desk.overlay {
            Some(Overlay::Brief(dialog)) => dialog.write(&mut desk.tasks, first),
            _ => desk.notify(Notice::plain("The brief was closed before it was saved")),
        },
    }
}
