//! A list to choose from, narrowed by typing, walked by arrow keys.

use eframe::egui::{Id, Key, Modifiers, ScrollArea, Ui};

use super::super::widgets::kit::{Field, Lead, SlimRow};

/// One thing to choose.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Its name.
    pub words: String,
    /// More about it.
    pub detail: String,
    /// What stands before it.
    pub lead: Lead,
}

/// The memory of a list to choose from.
#[derive(Clone, Debug, Default)]
pub struct Picker {
    /// What was typed.
    pub filter: String,
    at: usize,
}

impl Picker {
    /// Whether a choice is in the list as it is narrowed now: what is out of sight is not acted on.
    #[must_use]
    pub fn shows(&self, choice: &Choice) -> bool {
        choice.words.to_lowercase().contains(&self.filter.trim().to_lowercase())
    }

    /// Shows the field and the list, and gives the place of what was chosen among all `choices`. `name` says what is
    /// chosen; `chosen` is shown as selected. Linear in the choices; only rows in sight are painted.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        id: Id,
        name: &str,
        choices: &[Choice],
        chosen: Option<usize>,
        height: f32,
    ) -> Option<usize> {
        let response = Field::search(name, "Type to narrow the list", None).id(id).show(ui, &mut self.filter);
        if response.changed() {
            self.at = 0;
        }
        let shown: Vec<usize> =
            choices.iter().enumerate().filter(|(_, choice)| self.shows(choice)).map(|(at, _)| at).collect();
        self.at = self.at.min(shown.len().saturating_sub(1));
        let mut picked = None;
        if response.has_focus() {
            let (down, up) = ui.input_mut(|input| {
                (input.consume_key(Modifiers::NONE, Key::ArrowDown), input.consume_key(Modifiers::NONE, Key::ArrowUp))
            });
            if down {
                self.at = (self.at + 1).min(shown.len().saturating_sub(1));
            }
            if up {
                self.at = self.at.saturating_sub(1);
            }
        }
        if super::entered(ui, &response) && !self.filter.trim().is_empty() {
            picked = shown.get(self.at).copied();
        }
        let row = 34.0;
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ScrollArea::vertical().id_salt(id).max_height(height).auto_shrink([false, true]).show_rows(
                ui,
                row,
                shown.len(),
                |ui, rows| {
                    for place in rows {
                        let number = shown[place];
                        let choice = &choices[number];
                        let selected =
                            chosen == Some(number) || (chosen.is_none() && response.has_focus() && place == self.at);
                        let row =
                            SlimRow::palette(choice.lead, &choice.words).detail(&choice.detail).selected(selected);
                        if row.show(ui).clicked() {
                            picked = Some(number);
                        }
                    }
                },
            );
            if shown.is_empty() {
                let theme = super::super::theme::theme(ui);
                ui.label(super::super::theme::Text::Label.rich("Nothing of that name.", theme.ink2));
            }
        });
        picked
    }
}
