//! What stands in front of the window: questions, forms, the palette, the import page and the brief.

mod about;
mod alias;
mod brief;
mod claim;
mod commitment;
mod confirm;
mod correct;
mod earlier;
mod import;
mod ledger;
mod matrix;
mod merge;
mod merge_dossier;
mod merge_meetings;
mod new_record;
mod note;
mod origin;
mod orphans;
mod outlet;
mod outside;
mod palette;
mod people;
mod picker;
mod position;
mod proposal;
mod queue;
mod recover;
mod settle;
mod speaker;
mod standing;
mod value;
mod versions;

use eframe::egui::{Id, Ui};

use super::desk::Desk;
use super::message::Message;
use super::perform;
use super::scene::Scene;
use super::widgets::kit::{Button, Dialog};

pub use about::AboutDossier;
pub use alias::AliasForm;
pub use brief::BriefDialog;
pub use claim::ClaimForm;
pub use commitment::CommitmentForm;
pub use confirm::{Confirm, Failure, Guard, Then};
pub use correct::CorrectForm;
pub use earlier::EarlierText;
pub use import::{ImportItem, ImportPage, accepted};
pub use ledger::LedgerView;
pub use matrix::{MatrixDialog, MatrixOf, counts_in_words};
pub use merge::MergeForm;
pub use merge_dossier::MergeDossier;
pub use merge_meetings::MeetingMergeForm;
pub use new_record::{ActorForm, MeetingForm, RenameForm};
pub use note::NoteForm;
pub use origin::OriginForm;
pub(super) use origin::set_origin;
pub use orphans::OrphansPage;
pub(super) use orphans::orphan_ui;
pub use outlet::OutletForm;
pub(super) use outlet::grades;
pub use outside::OutsidePage;
pub use palette::Palette;
pub use picker::Picker;
pub use position::PositionForm;
pub use proposal::ProposalForm;
pub(super) use queue::queue_id;
pub use queue::{AcceptMany, QueueView};
pub use recover::{ForgetPage, RecoverPage};
pub use settle::{SettleCard, first_open};
pub use standing::StandingForm;
pub use versions::VersionsPage;

/// One of the things that can stand in front of the window. There is one at a time.
#[derive(Debug)]
pub enum Overlay {
    /// Everything by name.
    Palette(Palette),
    /// Save, discard or cancel.
    Guard(Guard),
    /// Delete, with what depends on it.
    Confirm(Confirm),
    /// Something that failed, in full.
    Failure(Failure),
    /// Work that was not saved.
    Recover(Box<RecoverPage>),
    /// Recovery data and earlier versions are to be removed.
    Forget(ForgetPage),
    /// The file was changed by another program.
    Outside(Box<OutsidePage>),
    /// Earlier versions of the dossier.
    Versions(Box<VersionsPage>),
    /// Another dossier is merged into this one.
    MergeDossier(Box<MergeDossier>),
    /// A new actor.
    Actor(ActorForm),
    /// A new meeting.
    Meeting(MeetingForm),
    /// Another name for what is shown.
    Rename(RenameForm),
    /// The selected words as a name of an actor.
    Alias(AliasForm),
    /// What the selected words say, or a claim to be corrected.
    Claim(Box<ClaimForm>),
    /// Questions by articles.
    Matrix(Box<MatrixDialog>),
    /// A matter to be settled.
    Settle(Box<SettleCard>),
    /// The selected words as a commitment, or part of one.
    Commitment(Box<CommitmentForm>),
    /// What an actor says on a topic.
    Position(Box<PositionForm>),
    /// All commitments; this one is shown first.
    Ledger(Option<crate::model::CommitmentId>),
    /// The open proposals of all articles.
    Queue,
    /// Many proposals, to be accepted at once.
    AcceptMany(Box<AcceptMany>),
    /// A proposal, to be changed before it is accepted.
    Proposal(Box<ProposalForm>),
    /// A note.
    Note(NoteForm),
    /// Two actors become one.
    Merge(Box<MergeForm>),
    /// The text of an article, to be corrected.
    Correct(Box<CorrectForm>),
    /// An earlier text of an article.
    Earlier(Box<EarlierText>),
    /// What an article reprints.
    Origin(OriginForm),
    /// Who publishes.
    Outlet(OutletForm),
    /// A retraction or a lower grade, with what depends on the article.
    Standing(StandingForm),
    /// The quotes whose words no longer stand.
    Orphans(OrphansPage),
    /// Two meetings become one.
    MergeMeetings(Box<MeetingMergeForm>),
    /// What the dossier is about.
    AboutDossier(AboutDossier),
    /// Which keys do what.
    Shortcuts,
    /// Version, licences, folders.
    AboutReadout,
    /// What files would become.
    Import(Box<ImportPage>),
    /// A summary to print or save.
    Brief(Box<BriefDialog>),
}

/// Shows what stands in front, and takes it away when it is done.
pub(super) fn show_ui(desk: &mut Desk, ui: &mut Ui) {
    let Some(mut overlay) = desk.overlay.take() else { return };
    let stays = match &mut overlay {
        Overlay::Guard(guard) => match guard.ui(ui) {
            None => true,
            Some(confirm::Guarded::Save) => {
                desk.then = Some(guard.then());
                desk.messages.push(Message::Act(super::action::Action::Save));
                false
            }
            Some(confirm::Guarded::Discard) => {
                perform::discard(desk, guard.then(), ui.ctx());
                false
            }
            Some(confirm::Guarded::Cancel) => {
                desk.overlay = desk.under.take().map(|under| *under);
                false
            }
        },
        Overlay::Failure(failure) => match failure.ui(ui) {
            None => true,
            Some(confirm::Failed::SaveAs) => {
                desk.messages.push(Message::Act(super::action::Action::SaveAs));
                false
            }
            Some(confirm::Failed::Replace(path)) => {
                perform::start_saving(desk, path, false);
                false
            }
            Some(confirm::Failed::Closed) => {
                // What waited for the save does not wait any more.
                desk.then = None;
                false
            }
        },
        Overlay::Recover(page) => page.ui(desk, ui),
        Overlay::Forget(page) => page.ui(desk, ui),
        Overlay::Outside(page) => page.ui(desk, ui),
        Overlay::Versions(page) => page.ui(desk, ui),
        Overlay::MergeDossier(form) => form.ui(desk, ui),
        Overlay::Palette(palette) => palette.ui(desk, ui),
        Overlay::Brief(dialog) => dialog.ui(desk, ui),
        Overlay::Correct(form) => form.ui(desk, ui),
        Overlay::Earlier(page) => page.ui(ui),
        Overlay::Shortcuts => about::shortcuts_ui(ui),
        Overlay::AboutReadout => about::about_ui(desk, ui),
        Overlay::Confirm(form) => in_scene(desk, |scene| form.ui(ui, scene)),
        Overlay::Actor(form) => in_scene(desk, |scene| form.ui(ui, scene)),
        Overlay::Meeting(form) => in_scene(desk, |scene| form.ui(ui, scene)),
        Overlay::Rename(form) => in_scene(desk, |scene| form.ui(ui, scene)),
        Overlay::Alias(form) => in_scene(desk, |scene| form.ui(ui, scene)),
        Overlay::Claim(form) => in_scene(desk, |scene| form.ui(ui, scene)),
        Overlay::Matrix(dialog) => in_scene(desk, |scene| dialog.ui(ui, scene)),
        Overlay::Settle(card) => in_scene(desk, |scene| card.ui(ui, scene)),
        Overlay::Commitment(form) => in_scene(desk, |scene| form.ui(ui, scene)),
        Overlay::Position(form) => in_scene(desk, |scene| form.ui(ui, scene)),
        Overlay::Ledger(wanted) => {
            let wanted = wanted.take();
            desk.with_scene(|scene, views, _| views.ledger.ui(ui, scene, wanted)).unwrap_or(false)
        }
        Overlay::Queue => desk.with_scene(|scene, views, _| views.queue.ui(ui, scene)).unwrap_or(false),
        Overlay::AcceptMany(form) => form.ui(desk, ui),
        Overlay::Proposal(form) => in_scene(desk, |scene| form.ui(ui, scene)),
        Overlay::Note(form) => in_scene(desk, |scene| form.ui(ui, scene)),
        Overlay::Merge(form) => in_scene(desk, |scene| form.ui(ui, scene)),
        Overlay::Origin(form) => in_scene(desk, |scene| form.ui(ui, scene)),
        Overlay::Outlet(form) => in_scene(desk, |scene| form.ui(ui, scene)),
        Overlay::Standing(form) => in_scene(desk, |scene| form.ui(ui, scene)),
        Overlay::Orphans(page) => in_scene(desk, |scene| page.ui(ui, scene)),
        Overlay::MergeMeetings(form) => in_scene(desk, |scene| form.ui(ui, scene)),
        Overlay::AboutDossier(form) => in_scene(desk, |scene| form.ui(ui, scene)),
        Overlay::Import(page) => in_scene(desk, |scene| page.ui(ui, scene)),
    };
    if stays && desk.overlay.is_none() {
        desk.overlay = Some(overlay);
    }
}

fn in_scene(desk: &mut Desk, show: impl FnOnce(&mut Scene<'_>) -> bool) -> bool {
    desk.with_scene(|scene, _, _| show(scene)).unwrap_or(false)
}

/// How a form was left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Left {
    Accepted,
    Cancelled,
}

/// A form in a dialog: a title, fields, and one button that accepts. Ctrl+Enter accepts from everywhere; Enter too,
/// where the body says that it was pressed in a field of one line. `None` while the form stays.
fn form_ui(
    ui: &Ui,
    title: &str,
    hint: &str,
    (accept, key): (&str, &str),
    ready: impl FnOnce() -> bool,
    width: f32,
    body: impl FnOnce(&mut Ui) -> bool,
) -> Option<Left> {
    let mut entered = false;
    // Fields are drawn before the button, so that the button knows what they hold a frame later; a form that was not
    // ready is not accepted in any case.
    let ready = ready();
    let shown = Dialog::new(title, width).hint(hint).show(
        ui.ctx(),
        Id::unique(("form", title)),
        |ui| {
            entered = body(ui);
        },
        |ui| {
            if ui.add(Button::new(accept).primary().key(key).enabled(ready)).clicked() {
                return Some(Left::Accepted);
            }
            ui.add(Button::new("Cancel")).clicked().then_some(Left::Cancelled)
        },
    );
    let command_enter =
        ui.input_mut(|input| input.consume_key(eframe::egui::Modifiers::COMMAND, eframe::egui::Key::Enter));
    let closed = is_left(&shown).then_some(Left::Cancelled);
    let free = key == "Enter" && ui.memory(|memory| memory.focused().is_none());
    let entered = entered || (free && ui.input(|input| input.key_pressed(eframe::egui::Key::Enter)));
    let answer = shown.inner.1.or(((entered || command_enter) && ready).then_some(Left::Accepted));
    answer.or(closed)
}

/// Whether a dialog was left by Escape or its cross. A click beside it does not throw away what was typed.
fn is_left<T>(shown: &eframe::egui::ModalResponse<T>) -> bool {
    shown.should_close() && !shown.backdrop_response.clicked()
}

/// Gives the keyboard to the button that is most likely meant, where nothing has it.
fn take_keyboard(ui: &Ui, button: &eframe::egui::Response) {
    if ui.memory(|memory| memory.focused().is_none()) {
        button.request_focus();
    }
}

/// Gives the keyboard to a field when the form has just been opened.
fn focus_first(ui: &Ui, id: Id, fresh: &mut bool) {
    if std::mem::take(fresh) {
        // The caret of the last time is forgotten: it begins at the end.
        ui.data_mut(|data| data.remove::<eframe::egui::text_edit::TextEditState>(id));
        ui.memory_mut(|memory| memory.request_focus(id));
    }
}

/// Whether Enter was pressed in this field.
fn entered(ui: &Ui, response: &eframe::egui::Response) -> bool {
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(eframe::egui::Key::Enter));
    if entered {
        // Where the form cannot be accepted yet, one goes on typing.
        response.request_focus();
    }
    entered
}
