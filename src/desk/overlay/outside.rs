//! The file of the open dossier was changed by another program: what changed, and what can be done.

use eframe::egui::{Id, Ui};

use super::super::desk::Desk;
use super::super::message::{Message, Notice};
use super::super::overlay::{BriefDialog, MergeDossier, Overlay};
use super::super::perform;
use super::super::theme::{Text, measure, theme};
use super::super::widgets::kit::{Button, Dialog};
use crate::store::Opened;

/// How many changes are named; more are counted.
const NAMED: usize = 6;

/// What the file holds now, to be taken over, merged or left.
#[derive(Debug)]
pub struct OutsidePage {
    document: u64,
    name: String,
    theirs: Box<Opened>,
    changes: Vec<String>,
}

enum Chosen {
    Take,
    Merge,
    Compare,
    Copy,
    Nothing,
}

impl OutsidePage {
    /// Tells of the file of the document with this id; `changes` are what was changed in it, a sentence each.
    #[must_use]
    pub fn new(document: u64, name: String, theirs: Box<Opened>, changes: Vec<String>) -> Self {
        Self { document, name, theirs, changes }
    }

    pub(super) fn ui(&mut self, desk: &mut Desk, ui: &Ui) -> bool {
        let Some(document) = desk.document.as_ref().filter(|document| document.id == self.document) else {
            return false;
        };
        let dirty = document.history.is_dirty();
        let shown = Dialog::new("The file was changed by another program", 720.0)
            .hint(if dirty { "" } else { "Undo brings back what is open now." })
            .show(
                ui.ctx(),
                Id::unique("changed outside"),
                |ui| {
                    let theme = theme(ui);
                    let state = if dirty {
                        ", and there are unsaved edits. Nothing was overwritten."
                    } else {
                        ". What is open is as it was before."
                    };
                    let words = format!("“{}” was written after it was opened here{state}", self.name);
                    ui.label(Text::Body.rich(words, theme.ink));
                    ui.add_space(measure::SPACE_8);
                    let count = match self.changes.len() {
                        0 => "Nothing changed but notes, or the form of the file".to_owned(),
                        1 => "1 change in the file".to_owned(),
                        count => format!("{count} changes in the file"),
                    };
                    ui.label(Text::LabelStrong.rich(count, theme.ink));
                    for change in self.changes.iter().take(NAMED) {
                        ui.label(Text::Body.rich(change, theme.ink2));
                    }
                    if let Some(more) = self.changes.len().checked_sub(NAMED).filter(|more| *more > 0) {
                        ui.label(Text::Label.rich(format!("and {more} more"), theme.ink2));
                    }
                },
                |ui| {
                    let mut chosen = None;
                    if dirty && !self.theirs.read_only {
                        let merge = Button::new("Merge…").primary().tooltip("Keeps your edits and those of the file");
                        let merge = ui.add(merge);
                        super::take_keyboard(ui, &merge);
                        if merge.clicked() {
                            chosen = Some(Chosen::Merge);
                        }
                    }
                    if dirty {
                        if ui.add(Button::new("Compare…")).clicked() {
                            chosen = Some(Chosen::Compare);
                        }
                        if ui.add(Button::new("Save a copy…")).clicked() {
                            chosen = Some(Chosen::Copy);
                        }
                    }
                    let take = Button::new("Take the file over").tooltip("One step: undo takes it back");
                    let take = if dirty { take } else { take.primary() };
                    let take = ui.add(take);
                    if !dirty {
                        super::take_keyboard(ui, &take);
                    }
                    if take.clicked() {
                        chosen = Some(Chosen::Take);
                    }
                    if ui.add(Button::new("Not now").key("Esc")).clicked() {
                        chosen = Some(Chosen::Nothing);
                    }
                    chosen
                },
            );
        let closed = super::is_left(&shown).then_some(Chosen::Nothing);
        match shown.inner.1.or(closed) {
            None => return true,
            Some(Chosen::Take) => perform::take_over(desk, &self.theirs),
            Some(Chosen::Merge) => {
                let base = document.history.saved_dossier().cloned();
                let form =
                    MergeDossier::new(document, &self.name, base, self.theirs.dossier.clone(), Some(self.theirs.stamp));
                desk.messages.push(Message::Open(Box::new(Overlay::MergeDossier(Box::new(form)))));
            }
            Some(Chosen::Compare) => {
                let today = (desk.clock)().date_naive();
                let file = format!("{} on the disk", self.name);
                let dialog = BriefDialog::since(self.theirs.dossier.clone(), file, Vec::new(), today);
                desk.messages.push(Message::Open(Box::new(Overlay::Brief(Box::new(dialog)))));
            }
            Some(Chosen::Copy) => desk.messages.push(Message::Act(super::super::action::Action::SaveAs)),
            Some(Chosen::Nothing) => {
                desk.notify(Notice::plain("The file on the disk differs from what is open; saving will ask"));
            }
        }
        false
    }
}
