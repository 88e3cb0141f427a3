//! What each action does, and when it can be done.

use eframe::egui;

use super::super::action::Action;
use super::super::desk::Desk;
use super::super::dialogs::Purpose;
use super::super::message::{Message, Notice, Tab};
use super::super::overlay::{
    AboutDossier, ActorForm, AliasForm, ClaimForm, CommitmentForm, CorrectForm, ForgetPage, MatrixDialog, MatrixOf,
    MeetingForm, MeetingMergeForm, MergeForm, NoteForm, OriginForm, OrphansPage, OutletForm, Overlay, Palette,
    PositionForm, RenameForm, SettleCard, StandingForm, Then, first_open,
};
use super::super::settings::{Look, MeetingsAs};
use super::{files, go, mend_place, outside, proposals, show};
use crate::compare::record_of;
use crate::model::{Article, ArticleId, RecordRef};

/// Reads the keys of actions, those with more modifiers first.
pub(super) fn read_keys(desk: &mut Desk, context: &egui::Context) {
    let in_front = desk.overlay.is_some() || desk.waiting.as_ref().is_some_and(|waiting| waiting.typed.is_some());
    let keyboard = context.memory(egui::Memory::focused);
    let at_proposals = keyboard.is_some() && keyboard == proposals::keyboard_of(desk);
    for (action, shortcut) in Action::by_shortcut(context.text_edit_focused(), at_proposals) {
        // Ledger and queue change the dossier while they stand in front, step by step.
        let stepwise = matches!(desk.overlay, Some(Overlay::Ledger(_) | Overlay::Queue));
        let always = matches!(action, Action::Quit | Action::ZoomIn | Action::ZoomOut | Action::ZoomReset)
            || action.is_at_proposals()
            || (stepwise && matches!(action, Action::Undo | Action::Redo));
        if in_front && !always {
            continue;
        }
        // A key is taken also when its action cannot be done: Ctrl+Shift+Z with nothing to redo must not undo.
        let mut pressed = context.input_mut(|input| input.consume_shortcut(&shortcut));
        if action == Action::ZoomIn {
            // On many keyboards plus stands on the key of the equals sign.
            let equals = egui::KeyboardShortcut::new(shortcut.modifiers, egui::Key::Equals);
            pressed |= context.input_mut(|input| input.consume_shortcut(&equals));
        }
        if action == Action::Redo {
            let other = egui::KeyboardShortcut::new(egui::Modifiers::COMMAND, egui::Key::Y);
            pressed |= !context.text_edit_focused() && context.input_mut(|input| input.consume_shortcut(&other));
        }
        if pressed && is_enabled(desk, action) {
            desk.messages.push(Message::Act(action));
        }
    }
}

/// Whether an action can be done now.
pub(in super::super) fn is_enabled(desk: &Desk, action: Action) -> bool {
    let Some(document) = &desk.document else {
        return matches!(
            action,
            Action::NewDossier
                | Action::OpenDossier
                | Action::OpenSample
                | Action::ImportFiles
                | Action::ImportFolder
                | Action::PasteArticle
                | Action::Quit
                | Action::ZoomIn
                | Action::ZoomOut
                | Action::ZoomReset
                | Action::ThemeSystem
                | Action::ThemeLight
                | Action::ThemeDark
                | Action::ForgetBackups
                | Action::Shortcuts
                | Action::AboutReadout
        );
    };
    let place = &desk.place;
    let article = place.tab == Tab::Articles && place.article.is_some();
    let words = article && desk.views.articles.selection().is_some();
    match action {
        Action::Undo => document.history.undo_label().is_some(),
        Action::Redo => document.history.redo_label().is_some(),
        Action::Save => document.history.is_dirty() || document.path.is_none(),
        Action::EarlierVersions => document.path.is_some() && desk.keeping.state().is_some(),
        Action::Evidence | Action::Claim | Action::AliasOf => words,
        Action::Note | Action::Rename | Action::Delete | Action::Next | Action::Previous => place.record().is_some(),
        Action::MergeActor => match place.tab {
            Tab::Articles => false,
            Tab::Actors => place.actor.is_some() && document.dossier().actors.len() > 1,
            Tab::Meetings => place.meeting.is_some() && document.dossier().meetings.len() > 1,
        },
        Action::Settle => desk.parked.is_some() || (place.tab != Tab::Articles && place.record().is_some()),
        Action::FactMatrix => place.tab != Tab::Articles && place.record().is_some(),
        Action::FindInArticle | Action::CorrectText | Action::Origin => article,
        Action::Outlet => article && shown_article(desk).is_some_and(|(_, article)| article.outlet.is_some()),
        Action::Retract => article && shown_article(desk).is_some_and(|(_, article)| article.retracted.is_none()),
        Action::TakeBackRetraction => {
            article && shown_article(desk).is_some_and(|(_, article)| article.retracted.is_some())
        }
        Action::FindNext | Action::FindPrevious => article && desk.views.articles.has_hits(),
        _ if action.is_at_proposals() => proposals::at_hand(desk).is_some(),
        Action::ReadAgain => article,
        Action::ReadAll => !document.dossier().articles.is_empty(),
        Action::StopReading => desk.proposals.progress().is_some(),
        Action::Back => !desk.back.is_empty(),
        Action::Forward => !desk.forward.is_empty(),
        _ => true,
    }
}

/// The article shown, if there is one.
fn shown_article(desk: &Desk) -> Option<(&ArticleId, &Article)> {
    let id = desk.place.article.as_ref()?;
    let article = desk.document.as_ref()?.dossier().articles.get(id)?;
    Some((id, article))
}

pub(super) fn act(desk: &mut Desk, action: Action, context: &egui::Context, frame: Option<&eframe::Frame>) {
    if !is_enabled(desk, action) {
        return;
    }
    match action {
        Action::NewDossier => guarded(desk, Then::New, context, frame),
        Action::OpenDossier => guarded(desk, Then::Ask, context, frame),
        Action::OpenSample => guarded(desk, Then::Sample, context, frame),
        Action::Quit => guarded(desk, Then::Quit, context, frame),
        Action::ImportFiles => desk.ask(Purpose::ImportFiles, String::new(), context, frame),
        Action::ImportFolder => desk.ask(Purpose::ImportFolder, String::new(), context, frame),
        Action::PasteArticle => {
            files::ensure_document(desk);
            desk.overlay = Some(Overlay::Import(Box::new(super::super::overlay::ImportPage::pasting())));
        }
        Action::Save => files::save(desk, context, frame),
        Action::SaveAs => files::save_as(desk, context, frame),
        Action::Brief => {
            let of = desk.place.record().into_iter().collect();
            files::brief(desk, of);
        }
        Action::EarlierVersions => outside::read_versions(desk),
        Action::MergeDossier => desk.ask(Purpose::OpenToMerge, String::new(), context, frame),
        Action::ForgetBackups => desk.bring(Overlay::Forget(ForgetPage)),
        Action::WhatChanged => desk.ask(Purpose::OpenEarlier, String::new(), context, frame),
        Action::Settle => settle(desk),
        Action::FactMatrix => {
            let of = match desk.place.record() {
                Some(RecordRef::Meeting(id)) => MatrixOf::Meeting(id),
                Some(RecordRef::Actor(id)) => MatrixOf::Actor(id),
                _ => return,
            };
            desk.overlay = Some(Overlay::Matrix(Box::new(MatrixDialog::new(of))));
        }
        Action::Questions => {
            desk.overlay = Some(Overlay::Matrix(Box::new(MatrixDialog::new(MatrixOf::Questions))));
        }
        Action::Undo | Action::Redo => undo_or_redo(desk, action == Action::Undo),
        Action::NewActor
        | Action::NewMeeting
        | Action::Evidence
        | Action::Claim
        | Action::AliasOf
        | Action::Position
        | Action::Commitment
        | Action::Note
        | Action::Rename
        | Action::MergeActor
        | Action::CorrectText
        | Action::Origin
        | Action::Outlet
        | Action::Retract
        | Action::Orphans
        | Action::AboutDossier => open_form(desk, action),
        Action::TakeBackRetraction => take_back_retraction(desk),
        Action::Delete => {
            if let Some(record) = desk.place.record() {
                super::ask_to_delete(desk, &record);
            }
        }
        Action::ShowArticles | Action::ShowActors | Action::ShowMeetings => {
            if let Some(tab) = Tab::ALL.into_iter().find(|tab| tab.action() == action) {
                desk.messages.push(Message::ShowTab(tab));
            }
        }
        Action::MeetingList | Action::MeetingTimeline | Action::MeetingMonth => {
            desk.settings.meetings_as = match action {
                Action::MeetingTimeline => MeetingsAs::Timeline,
                Action::MeetingMonth => MeetingsAs::Month,
                _ => MeetingsAs::List,
            };
            desk.messages.push(Message::ShowTab(Tab::Meetings));
        }
        Action::ToggleInspector => desk.settings.inspector = !desk.settings.inspector,
        Action::ToggleMarks => desk.settings.marks = !desk.settings.marks,
        Action::ZoomIn | Action::ZoomOut | Action::ZoomReset => zoom(desk, action, context),
        Action::ThemeSystem | Action::ThemeLight | Action::ThemeDark => {
            desk.settings.look = match action {
                Action::ThemeLight => Look::Light,
                Action::ThemeDark => Look::Dark,
                _ => Look::System,
            };
            desk.apply_look(context);
        }
        Action::Back | Action::Forward => travel(desk, action == Action::Back),
        Action::Next | Action::Previous => step(desk, action == Action::Next),
        Action::NextRegion => {
            let regions = if desk.settings.inspector { 3 } else { 2 };
            desk.region = (desk.region + 1) % regions;
            // Where an article proposes something, the inspector is there to decide on it.
            let at_proposals = desk.region == 2 && proposals::at_hand(desk).is_some();
            let anchor = super::super::shell::region_id(desk.region);
            let to = if at_proposals { proposals::keyboard_of(desk).unwrap_or(anchor) } else { anchor };
            context.memory_mut(|memory| memory.request_focus(to));
        }
        Action::Search => desk.search.focus(),
        Action::FindInArticle => desk.views.articles.open_find(),
        Action::FindNext => desk.views.articles.find_next(true),
        Action::FindPrevious => desk.views.articles.find_next(false),
        Action::AcceptProposal
        | Action::RejectProposal
        | Action::CorrectProposal
        | Action::PutOffProposal
        | Action::PreviousProposal => proposals::act(desk, action),
        Action::Proposals => desk.overlay = Some(Overlay::Queue),
        Action::ReadAgain => {
            if let Some(id) = desk.place.article.clone() {
                desk.proposals.read_again(id);
            }
        }
        Action::ReadAll => {
            if let Some(document) = &desk.document {
                desk.proposals.read_all(document.dossier().articles.keys().cloned());
            }
        }
        Action::StopReading => desk.proposals.stop(),
        Action::Ledger => desk.overlay = Some(Overlay::Ledger(None)),
        Action::Palette => desk.overlay = Some(Overlay::Palette(Palette::default())),
        Action::Shortcuts => desk.overlay = Some(Overlay::Shortcuts),
        Action::AboutReadout => desk.overlay = Some(Overlay::AboutReadout),
    }
}

fn open_form(desk: &mut Desk, action: Action) {
    let Some(document) = &desk.document else { return };
    let dossier = document.dossier();
    let words = if desk.place.tab == Tab::Articles {
        desk.place.article.clone().zip(desk.views.articles.selection())
    } else {
        None
    };
    let article = shown_article(desk);
    let reading = article.and_then(|(id, _)| desk.proposals.reading_of(id));
    let overlay = match action {
        Action::NewActor => Some(Overlay::Actor(ActorForm::new(dossier, words))),
        Action::NewMeeting => Some(Overlay::Meeting(MeetingForm::new(dossier, words, None))),
        Action::Evidence | Action::Claim => words.map(|words| {
            let meeting = desk.place.meeting.as_ref();
            let form = if action == Action::Claim { ClaimForm::claim } else { ClaimForm::evidence };
            Overlay::Claim(Box::new(form(dossier, &desk.derived, reading, words, meeting)))
        }),
        Action::AliasOf => words.map(|words| Overlay::Alias(AliasForm::new(dossier, words))),
        Action::Commitment | Action::Position => {
            let (meeting, actor) = match desk.place.tab {
                Tab::Meetings => (desk.place.meeting.clone(), None),
                Tab::Actors => (None, desk.place.actor.clone()),
                Tab::Articles => (None, None),
            };
            let derived = &desk.derived;
            Some(match (action, words) {
                (Action::Commitment, Some(words)) => {
                    Overlay::Commitment(Box::new(CommitmentForm::new(dossier, derived, reading, Some(words))))
                }
                (Action::Commitment, None) => {
                    Overlay::Commitment(Box::new(CommitmentForm::of(dossier, derived, meeting, actor)))
                }
                (_, Some(words)) => {
                    Overlay::Position(Box::new(PositionForm::new(dossier, derived, reading, Some(words))))
                }
                (_, None) => Overlay::Position(Box::new(PositionForm::of(dossier, derived, meeting, actor))),
            })
        }
        Action::Note => desk.place.record().map(|record| Overlay::Note(NoteForm::new(dossier, record, words))),
        Action::Rename => desk.place.record().map(|record| Overlay::Rename(RenameForm::new(dossier, record))),
        Action::CorrectText => article.map(|(id, article)| Overlay::Correct(Box::new(CorrectForm::new(id, article)))),
        Action::Origin => article.map(|(id, _)| Overlay::Origin(OriginForm::new(dossier, id))),
        Action::Outlet => {
            let outlet = article.and_then(|(_, article)| article.outlet.clone());
            outlet.and_then(|id| OutletForm::new(dossier, &id)).map(Overlay::Outlet)
        }
        Action::Retract => {
            article.map(|(id, _)| Overlay::Standing(StandingForm::retracting(dossier, &desk.derived.claims, id)))
        }
        Action::Orphans => Some(Overlay::Orphans(OrphansPage)),
        Action::MergeActor if desk.place.tab == Tab::Meetings => {
            let keep = desk.place.meeting.clone();
            keep.map(|keep| Overlay::MergeMeetings(Box::new(MeetingMergeForm::new(keep))))
        }
        Action::MergeActor => desk.place.actor.clone().map(|keep| Overlay::Merge(Box::new(MergeForm::new(keep)))),
        Action::AboutDossier => Some(Overlay::AboutDossier(AboutDossier::new(dossier))),
        _ => None,
    };
    if overlay.is_some() {
        desk.overlay = overlay;
    }
}

fn take_back_retraction(desk: &mut Desk) {
    let now = (desk.clock)();
    let edit = shown_article(desk)
        .zip(desk.document.as_ref())
        .and_then(|((id, _), document)| crate::edit::take_back_retraction(document.dossier(), id, now).ok());
    if let Some(edit) = edit {
        desk.messages.push(Message::Edit(edit));
    }
}

/// Does something that ends the open dossier, asking first when it holds unsaved work.
fn guarded(desk: &mut Desk, then: Then, context: &egui::Context, frame: Option<&eframe::Frame>) {
    if desk.holds_work() {
        desk.guard(then);
    } else {
        files::go_on(desk, then, context, frame);
    }
}

/// The guard's question was answered with “Discard”, or there was nothing to guard.
pub(in super::super) fn discard(desk: &mut Desk, then: Then, context: &egui::Context) {
    desk.given_up = desk.document.as_ref().map(|document| (document.id, document.history.revision()));
    files::go_on(desk, then, context, None);
}

fn undo_or_redo(desk: &mut Desk, undo: bool) {
    let Some(document) = desk.document.as_mut() else { return };
    let step = if undo { document.history.undo() } else { document.history.redo() };
    let Some(step) = step else { return };
    let (label, select) = (step.label.clone(), step.select.clone());
    desk.proposals.forget_decided();
    mend_place(desk);
    if let Some(record) = select {
        show(desk, &record);
    }
    let offer = if undo { Action::Redo } else { Action::Undo };
    let word = if undo { "Undone" } else { "Done again" };
    desk.notify(Notice::plain(format!("{word}: {label}")).offering(offer));
}

/// Opens the card for the question chosen in the matrix on the page, or for the first that is open.
fn settle(desk: &mut Desk) {
    let shown = desk.place.record().filter(|_| desk.place.tab != Tab::Articles);
    // A card that waits comes back beside the words it was left for, and on the page of its own record.
    if let (Some(card), Some(document)) = (desk.parked.take(), &desk.document)
        && !card.is_stale(document.dossier())
        && (shown.is_none() || record_of(card.subject()).is_none_or(|record| Some(record) == shown))
    {
        desk.overlay = Some(Overlay::Settle(card));
        return;
    }
    let (Some(document), Some(record)) = (&desk.document, desk.place.record()) else { return };
    let (dossier, index) = (document.dossier(), &desk.derived.claims);
    let chosen = match &record {
        RecordRef::Meeting(id) => desk.views.meetings.chosen_question(dossier, &desk.derived, id),
        RecordRef::Actor(_) => desk.views.actors.chosen_question(),
        _ => None,
    };
    let chosen = chosen.filter(|subject| !index.on(subject).is_empty());
    match chosen.or_else(|| first_open(dossier, index, &record)) {
        Some(subject) => {
            desk.overlay = Some(Overlay::Settle(Box::new(SettleCard::new(dossier, index, &subject))));
        }
        None => desk.notify(Notice::plain("Nothing is open here: no sources contradict each other")),
    }
}

fn zoom(desk: &mut Desk, action: Action, context: &egui::Context) {
    const STEPS: [f32; 9] = [0.7, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0];
    let now = desk.settings.zoom;
    desk.settings.zoom = match action {
        Action::ZoomIn => STEPS.into_iter().find(|step| *step > now + 0.01).unwrap_or(now),
        Action::ZoomOut => STEPS.into_iter().rev().find(|step| *step < now - 0.01).unwrap_or(now),
        _ => 1.0,
    };
    desk.apply_look(context);
}

fn travel(desk: &mut Desk, back: bool) {
    let (from, to) = if back { (&mut desk.back, &mut desk.forward) } else { (&mut desk.forward, &mut desk.back) };
    if let Some(place) = from.pop() {
        to.push(std::mem::replace(&mut desk.place, place));
        mend_place(desk);
    }
}

/// Goes to the next or previous record of the list in front.
fn step(desk: &mut Desk, next: bool) {
    let Some(document) = &desk.document else { return };
    let dossier = document.dossier();
    let order: Vec<RecordRef> = match desk.place.tab {
        Tab::Articles => {
            let to = desk.views.articles.next_to(dossier, desk.place.article.as_ref(), next);
            to.map(RecordRef::Article).into_iter().collect()
        }
        Tab::Actors => desk.views.actors.order(dossier, &desk.derived).into_iter().map(RecordRef::Actor).collect(),
        Tab::Meetings => {
            desk.views.meetings.order(dossier, &desk.derived).into_iter().map(RecordRef::Meeting).collect()
        }
    };
    let at = desk.place.record().and_then(|record| order.iter().position(|other| *other == record));
    let to = match at {
        Some(at) if next => (at + 1).min(order.len().saturating_sub(1)),
        Some(at) => at.saturating_sub(1),
        None => 0,
    };
    if let Some(record) = order.get(to) {
        let place = desk.place.clone().showing(record);
        go(desk, place);
    }
}
