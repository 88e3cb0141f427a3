//! What the dossier is about, which keys do what, and what Readout is.

use eframe::egui::{Grid, Id, ScrollArea, Ui};

use super::super::action::{Action, Menu};
use super::super::desk::Desk;
use super::super::message::Message;
use super::super::scene::Scene;
use super::super::theme::{Text, theme};
use super::super::widgets::kit::{Button, Dialog, Field, form_row_ui, key_cap_ui, key_words, labelled_value_ui};
use super::{Left, focus_first, form_ui};
use crate::edit::{Change, Edit};
use crate::model::{About, Dossier};

/// The fields of what a dossier is about.
#[derive(Debug)]
pub struct AboutDossier {
    title: String,
    subject: String,
    notes: String,
    fresh: bool,
}

impl AboutDossier {
    /// The fields, filled.
    #[must_use]
    pub fn new(dossier: &Dossier) -> Self {
        let About { title, subject, notes, .. } = dossier.about.clone();
        Self { title, subject, notes, fresh: true }
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, scene: &mut Scene<'_>) -> bool {
        let field = Id::unique("dossier title");
        let hint = "The notes are private: printed only when you ask for them.";
        let left = form_ui(
            ui,
            "About this dossier",
            hint,
            ("Change", "Ctrl Enter"),
            || true,
            600.0,
            |ui| {
                form_row_ui(ui, "Title", 80.0, |ui| Field::new("Title").id(field).serif().show(ui, &mut self.title));
                form_row_ui(ui, "Subject", 80.0, |ui| {
                    Field::new("Subject").serif().rows(2).show(ui, &mut self.subject)
                });
                form_row_ui(ui, "Notes", 80.0, |ui| Field::new("Notes").rows(5).show(ui, &mut self.notes));
                false
            },
        );
        focus_first(ui, field, &mut self.fresh);
        if left == Some(Left::Accepted) {
            let about = About {
                title: self.title.trim().to_owned(),
                subject: self.subject.trim().to_owned(),
                notes: self.notes.trim().to_owned(),
                ..scene.dossier.about.clone()
            };
            scene.push(Message::Edit(Edit::one("change what the dossier is about", Change::About(Box::new(about)))));
        }
        left.is_none()
    }
}

/// A dialog that only tells something. Gives whether it stays.
fn tell_ui(ui: &Ui, title: &str, width: f32, height: f32, body: impl FnOnce(&mut Ui)) -> bool {
    let shown = Dialog::new(title, width).height(height).show(
        ui.ctx(),
        Id::unique(("tell", title)),
        |ui| {
            body(ui);
            false
        },
        |ui| ui.add(Button::new("Close").primary().key("Esc")).clicked(),
    );
    !(shown.should_close() || shown.inner.1)
}

pub(super) fn shortcuts_ui(ui: &mut Ui) -> bool {
    tell_ui(ui, "Keyboard shortcuts", 760.0, 640.0, |ui| {
        let theme = theme(ui);
        let mut groups: Vec<(&str, Vec<(String, String)>)> = Menu::ALL
            .iter()
            .map(|menu| {
                let actions = Action::ALL.iter().filter(|action| action.menu() == *menu && action.shortcut().is_some());
                (menu.label(), actions.map(|action| (action.label().to_owned(), action.keys())).collect())
            })
            .collect();
        let own = |rows: &[(&str, &str)]| {
            rows.iter().map(|(words, keys)| ((*words).to_owned(), (*keys).to_owned())).collect()
        };
        groups.push((
            "Reading",
            own(&[
                ("Move the caret", "← → ↑ ↓"),
                ("Select", "Shift ← →"),
                ("Select by words", "Ctrl Shift ← →"),
                ("Choose the quote at the caret", "Enter"),
                ("Set the words of the chosen quote", "Enter"),
                ("Move its other end", "O"),
                ("Copy", "Ctrl C"),
                ("Let go of the selection", "Esc"),
            ]),
        ));
        groups.push(("Lists", own(&[("Up and down", "↑ ↓"), ("Between controls", "Tab"), ("Press", "Enter")])));
        ui.columns(2, |columns| {
            for (number, (heading, rows)) in groups.iter().enumerate() {
                let ui = &mut columns[usize::from(number >= 3)];
                ui.label(Text::Section.rich(*heading, theme.ink));
                Grid::new(*heading).num_columns(2).spacing([12.0, 4.0]).show(ui, |ui| {
                    for (words, keys) in rows {
                        key_cap_ui(ui, &key_words(ui.ctx(), keys));
                        ui.label(Text::Body.rich(words, theme.ink));
                        ui.end_row();
                    }
                });
                ui.add_space(12.0);
            }
        });
    })
}

pub(super) fn about_ui(desk: &Desk, ui: &mut Ui) -> bool {
    const FONTS: &str = include_str!("../../../assets/fonts/README.md");
    tell_ui(ui, "About Readout", 640.0, 520.0, |ui| {
        let theme = theme(ui);
        ui.label(Text::Value.rich(
            "Who met whom, where and when, what each side said and promised, and the words behind every line of it.",
            theme.ink,
        ));
        ui.add_space(6.0);
        let settings = desk.settings_file.as_deref().map_or("not kept".to_owned(), super::super::short_path);
        for (label, value) in [
            ("Version", env!("CARGO_PKG_VERSION")),
            ("Licence", "MIT or Apache-2.0, as you choose"),
            ("Settings", settings.as_str()),
            ("Network", "never used; no telemetry"),
        ] {
            labelled_value_ui(ui, label, 90.0, value, label == "Settings");
        }
        ui.add_space(6.0);
        ui.label(Text::LabelStrong.rich("Fonts and notices", theme.ink));
        ScrollArea::vertical().id_salt("notices").show(ui, |ui| {
            ui.label(Text::Caption.rich(FONTS, theme.ink2));
        });
    })
}
