//! Questions that must be answered: save or discard, delete with what depends on it, and what failed.

use std::path::{Path, PathBuf};

use eframe::egui::{Id, ScrollArea, Ui};

use super::super::message::Message;
use super::super::scene::Scene;
use super::super::theme::{Text, theme};
use super::super::widgets::kit::{Button, Dialog};
use super::{Left, form_ui};
use crate::edit::{Change, Consequences, Edit};
use crate::model::{Dossier, RecordRef};
use crate::store::{OpenError, SaveError};

/// What is to be done once the open dossier is saved or given up.
#[derive(Clone, Debug, PartialEq)]
pub enum Then {
    /// Begin an empty one.
    New,
    /// Ask for one to open.
    Ask,
    /// Open this one.
    Open(PathBuf),
    /// Open the sample.
    Sample,
    /// Open this one, as a dossier without a file.
    Copy(Box<Dossier>),
    /// Leave.
    Quit,
}

/// Save, discard or cancel.
#[derive(Debug)]
pub struct Guard {
    title: String,
    words: String,
    then: Then,
}

/// How the guard was answered.
pub(super) enum Guarded {
    Save,
    Discard,
    Cancel,
}

impl Guard {
    /// Guards the dossier of this name, which has so many unsaved steps.
    #[must_use]
    pub fn new(name: &str, steps: usize, then: Then) -> Self {
        let what = if steps == 1 { "1 edit".to_owned() } else { format!("{steps} edits") };
        let before = match then {
            Then::New => "before beginning a new dossier",
            Then::Ask | Then::Open(_) | Then::Sample | Then::Copy(_) => "before opening another dossier",
            Then::Quit => "before quitting",
        };
        Self {
            title: format!("Save “{name}”?"),
            words: format!("Save {before}, or {what} will be lost. Discarding cannot be undone."),
            then,
        }
    }

    pub(super) fn then(&self) -> Then {
        self.then.clone()
    }

    pub(super) fn ui(&self, ui: &Ui) -> Option<Guarded> {
        let shown = Dialog::new(&self.title, 560.0).show(
            ui.ctx(),
            Id::unique("guard"),
            |ui| {
                let theme = theme(ui);
                ui.label(Text::Body.rich(&self.words, theme.ink));
            },
            |ui| {
                let save = ui.add(Button::new("Save").primary().key("Enter"));
                super::take_keyboard(ui, &save);
                if save.clicked() {
                    return Some(Guarded::Save);
                }
                if ui.add(Button::new("Cancel")).clicked() {
                    return Some(Guarded::Cancel);
                }
                ui.add(Button::new("Discard").danger()).clicked().then_some(Guarded::Discard)
            },
        );
        let closed = super::is_left(&shown).then_some(Guarded::Cancel);
        shown.inner.1.or(closed)
    }
}

/// Asks before a record is deleted, and names what goes with it.
#[derive(Debug)]
pub struct Confirm {
    record: RecordRef,
    title: String,
    gone: Vec<String>,
    changed: Vec<String>,
}

impl Confirm {
    /// Asks for this record.
    #[must_use]
    pub fn new(dossier: &Dossier, record: &RecordRef, consequences: &Consequences) -> Self {
        let name = |other: &RecordRef| format!("{} “{}”", other.word(), dossier.title_of(other));
        Self {
            title: format!("Delete {}?", name(record)),
            gone: consequences.gone.iter().map(name).collect(),
            changed: consequences.changed.iter().map(name).collect(),
            record: record.clone(),
        }
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) -> bool {
        let left = form_ui(
            ui,
            &self.title,
            "Undo brings it back.",
            ("Delete", "Enter"),
            || true,
            600.0,
            |ui| {
                let theme = theme(ui);
                if self.gone.is_empty() && self.changed.is_empty() {
                    ui.label(Text::Body.rich("Nothing else depends on it.", theme.ink));
                }
                for (heading, records) in
                    [("These go with it", &self.gone), ("These lose what ties them to it", &self.changed)]
                {
                    if records.is_empty() {
                        continue;
                    }
                    ui.label(Text::LabelStrong.rich(format!("{heading}: {}", records.len()), theme.ink));
                    ScrollArea::vertical().id_salt(heading).max_height(140.0).auto_shrink([false, true]).show(
                        ui,
                        |ui| {
                            for record in records {
                                ui.label(Text::Body.rich(record, theme.ink2));
                            }
                        },
                    );
                }
                let focused = ui.memory(|memory| memory.focused().is_some());
                !focused && ui.input(|input| input.key_pressed(eframe::egui::Key::Enter))
            },
        );
        if left == Some(Left::Accepted) {
            let label = format!("delete {} “{}”", self.record.word(), scene.dossier.title_of(&self.record));
            let edit = Edit::one(label, Change::Remove(self.record.clone()));
            scene.push(Message::Edit(edit.selecting(self.record.clone())));
        }
        left.is_none()
    }
}

/// Something that failed: what happened, where, and what can be done. The open dossier is as it was.
#[derive(Debug)]
pub struct Failure {
    title: String,
    words: String,
    place: String,
    remedy: String,
    saving: Option<(PathBuf, bool)>,
}

/// How a failure was answered.
pub(super) enum Failed {
    SaveAs,
    Replace(PathBuf),
    Closed,
}

impl Failure {
    /// A dossier could not be opened.
    #[must_use]
    pub fn opening(path: &Path, error: &OpenError) -> Self {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        let mut place = path.display().to_string();
        if let Some(at) = error.place {
            place.push_str(&format!(", line {}, column {}", at.line, at.column));
        }
        if !error.field.is_empty() {
            place.push_str(&format!(", in {}", error.field));
        }
        Self {
            title: format!("“{name}” cannot be opened"),
            words: sentence(&error.message()),
            place,
            remedy: error.remedy().to_owned(),
            saving: None,
        }
    }

    /// The dossier could not be saved. With `may_replace` the user may save over what is on the disk now.
    #[must_use]
    pub fn saving(path: PathBuf, error: &SaveError, may_replace: bool) -> Self {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        Self {
            title: format!("“{name}” was not saved"),
            words: sentence(&error.message()),
            place: path.display().to_string(),
            remedy: format!("{} Your work is still here, unsaved.", error.remedy()),
            saving: Some((path, may_replace)),
        }
    }

    /// A file of the name chosen is there, and nobody has asked whether it may be replaced.
    #[must_use]
    pub fn taken(path: PathBuf) -> Self {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        Self {
            title: format!("Replace “{name}”?"),
            words: "A file of that name is there already.".to_owned(),
            place: path.display().to_string(),
            remedy: "Your work is still here, unsaved.".to_owned(),
            saving: Some((path, true)),
        }
    }

    pub(super) fn ui(&self, ui: &Ui) -> Option<Failed> {
        let shown = Dialog::new(&self.title, 640.0).show(
            ui.ctx(),
            Id::unique("failure"),
            |ui| {
                let theme = theme(ui);
                ui.label(Text::Body.rich(&self.words, theme.ink));
                ui.label(Text::Mono.rich(&self.place, theme.ink2));
                ui.label(Text::Body.rich(&self.remedy, theme.ink));
            },
            |ui| {
                let Some((path, may_replace)) = &self.saving else {
                    let close = ui.add(Button::new("Close").primary().key("Esc"));
                    return close.clicked().then_some(Failed::Closed);
                };
                if ui.add(Button::new("Save as…").primary()).clicked() {
                    return Some(Failed::SaveAs);
                }
                if ui.add(Button::new("Cancel")).clicked() {
                    return Some(Failed::Closed);
                }
                if *may_replace && ui.add(Button::new("Save over it").danger()).clicked() {
                    return Some(Failed::Replace(path.clone()));
                }
                None
            },
        );
        let closed = super::is_left(&shown).then_some(Failed::Closed);
        shown.inner.1.or(closed)
    }
}

/// A clause as a sentence.
fn sentence(clause: &str) -> String {
    let mut letters = clause.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str().trim_end_matches('.'))
}
