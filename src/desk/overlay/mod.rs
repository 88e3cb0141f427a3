//! What stands in front of the window: questions, forms, the palette, the import page and the brief.

mod about;
mod alias;
mod brief;
mod confirm;
mod evidence;
mod import;
mod merge;
mod new_record;
mod note;
mod palette;
mod picker;

use eframe::egui;

use super::document::Document;
use super::scene::Scene;

pub use about::AboutDossier;
pub use alias::AliasForm;
pub use brief::BriefDialog;
pub use confirm::{Confirm, Failure, Guard, Then};
pub use evidence::EvidenceForm;
pub use import::{ImportItem, ImportPage};
pub use merge::MergeForm;
pub use new_record::{ActorForm, MeetingForm, RenameForm};
pub use note::NoteForm;
pub use palette::Palette;
pub use picker::Picker;

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
    /// A new actor.
    Actor(ActorForm),
    /// A new meeting.
    Meeting(MeetingForm),
    /// Another name for what is shown.
    Rename(RenameForm),
    /// The selected words as a name of an actor.
    Alias(AliasForm),
    /// The selected words as evidence.
    Evidence(EvidenceForm),
    /// A note.
    Note(NoteForm),
    /// Two actors become one.
    Merge(MergeForm),
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
