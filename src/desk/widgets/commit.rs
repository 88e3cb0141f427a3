//! Fields that commit what was typed as one edit, when they lose the keyboard or Enter is pressed.
//!
//! What is being typed is a draft, kept in egui's memory under the field's id. Escape gives it up. A draft that is
//! refused stays, with the reason below it, until it is mended or given up. A draft whose field was taken away while it
//! had the keyboard is committed when the field comes back; one whose value has changed in the meantime is dropped.

use std::sync::Arc;

use eframe::egui::{Context, Id, Key, Role, Ui, WidgetInfo};

use super::kit::{Field, is_right_to_left, visual_line};
use crate::model::EdtfDate;

/// What is being typed, the value it began with, and why it was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Draft {
    text: String,
    base: Arc<str>,
    error: Option<String>,
}

type Check<'a> = &'a dyn Fn(&str) -> Result<(), String>;

/// A field of text that commits as one edit.
#[must_use = "show it in a Ui"]
pub struct CommitField<'a> {
    id: Id,
    name: &'a str,
    current: &'a str,
    hint: &'a str,
    width: Option<f32>,
    rows: usize,
    mono: bool,
    serif: bool,
    check: Option<Check<'a>>,
}

impl<'a> CommitField<'a> {
    /// `id` must name the value (the record and its part), not the place on the screen; `name` is the accessible name.
    pub fn new(id: Id, name: &'a str, current: &'a str) -> Self {
        Self { id, name, current, hint: "", width: None, rows: 1, mono: false, serif: false, check: None }
    }

    /// Shown while it is empty.
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// As wide as this, rather than as the place.
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// Several rows; Enter then makes a new line, and Ctrl+Enter commits.
    pub fn rows(mut self, rows: usize) -> Self {
        self.rows = rows.max(1);
        self
    }

    /// Machine text: a date, an id.
    pub fn mono(mut self) -> Self {
        self.mono = true;
        self
    }

    /// Words of the world.
    pub fn serif(mut self) -> Self {
        self.serif = true;
        self
    }

    /// What the text must be. Where it is not, it is not committed, and the reason is shown.
    pub fn check(mut self, check: Check<'a>) -> Self {
        self.check = Some(check);
        self
    }

    /// Shows the field; gives the new text, trimmed, once, when it is committed and differs from the current one.
    pub fn show(self, ui: &mut Ui) -> Option<String> {
        let draft_id = self.id.with("draft");
        let before: Option<Draft> =
            ui.data(|data| data.get_temp::<Draft>(draft_id)).filter(|draft: &Draft| *draft.base == *self.current);
        let mut text = before.as_ref().map_or_else(|| self.current.to_owned(), |draft| draft.text.clone());
        let mut error = before.as_ref().and_then(|draft| draft.error.clone());

        let mut field = Field::new(self.name).id(self.id).hint(self.hint).error(error.as_deref());
        if self.rows > 1 {
            field = field.rows(self.rows);
        }
        if let Some(width) = self.width {
            field = field.width(width);
        }
        if self.mono {
            field = field.mono();
        }
        if self.serif {
            field = field.serif();
        }
        // egui sets words from left to right, also while they are typed; at rest they stand in the order of reading.
        let at_rest = self.rows == 1
            && before.is_none()
            && is_right_to_left(&text)
            && !ui.memory(|memory| memory.has_focus(self.id));
        let response = if at_rest {
            let mut shown = visual_line(&text).into_owned();
            let response = field.show(ui, &mut shown);
            if response.changed() {
                // Set as a whole, by an assistive technology.
                text = shown;
            } else {
                response.widget_info(|| WidgetInfo {
                    current_text_value: Some(text.clone()),
                    ..WidgetInfo::labeled(Role::TextInput, ui.is_enabled(), self.name)
                });
            }
            response
        } else {
            field.show(ui, &mut text)
        };

        if response.changed() {
            error = None;
        }
        if response.has_focus() {
            let leave = self.rows > 1 && ui.input(|input| input.modifiers.command && input.key_pressed(Key::Enter));
            if leave {
                // Enter with Ctrl held is not meant for the text.
                response.surrender_focus();
            } else {
                self.keep(ui, draft_id, text, error);
                return None;
            }
        } else if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
            ui.data_mut(|data| data.remove::<Draft>(draft_id));
            return None;
        } else if before.is_none() && !response.changed() {
            ui.data_mut(|data| data.remove::<Draft>(draft_id));
            return None;
        }
        if error.is_some() {
            self.keep(ui, draft_id, text, error);
            return None;
        }
        let committed = text.trim().to_owned();
        if committed == self.current {
            ui.data_mut(|data| data.remove::<Draft>(draft_id));
            return None;
        }
        match self.check.map_or(Ok(()), |check| check(&committed)) {
            Ok(()) => {
                ui.data_mut(|data| data.remove::<Draft>(draft_id));
                Some(committed)
            }
            Err(reason) => {
                self.keep(ui, draft_id, text, Some(reason));
                // The reason is shown from the next frame on.
                ui.request_repaint();
                None
            }
        }
    }

    fn keep(&self, ctx: &Context, draft_id: Id, text: String, error: Option<String>) {
        ctx.data_mut(|data| data.insert_temp(draft_id, Draft { text, base: self.current.into(), error }));
    }
}

/// A field on one line that commits as one edit: the new text, once, when it loses the keyboard or Enter is pressed.
pub fn commit_text_ui(ui: &mut Ui, id: Id, accessible_name: &str, current: &str) -> Option<String> {
    CommitField::new(id, accessible_name, current).show(ui)
}

/// A field for a date in EDTF; the new date, or that there is none any more. What is no date says why, and is not
/// committed.
#[allow(clippy::option_option, reason = "committed or not, and a date or none")]
pub fn commit_date_ui(
    ui: &mut Ui,
    id: Id,
    accessible_name: &str,
    current: Option<&EdtfDate>,
    hint: &str,
    width: f32,
) -> Option<Option<EdtfDate>> {
    let check = |text: &str| match text {
        "" => Ok(()),
        // Fields for dates are narrow: the reason and three examples are enough.
        text => text
            .parse::<EdtfDate>()
            .map(|_| ())
            .map_err(|error| format!("Not a date: {}. Write 2021-10-09, 2021-10~ or 2021-08?", error.reason)),
    };
    let committed = CommitField::new(id, accessible_name, current.map_or("", EdtfDate::as_str))
        .mono()
        .hint(hint)
        .width(width)
        .check(&check)
        .show(ui)?;
    // The check has parsed it already.
    Some(committed.parse().ok())
}

#[cfg(test)]
mod tests {
    use eframe::egui::{self, Key};
    use egui_kittest::{Harness, kittest::Queryable as _};

    use super::*;
    use crate::desk::theme;

    struct State {
        value: String,
        commits: Vec<String>,
        shown: bool,
    }

    fn harness(value: &str, check: Option<fn(&str) -> Result<(), String>>) -> Harness<'static, State> {
        let state = State { value: value.to_owned(), commits: Vec::new(), shown: true };
        let mut installed = false;
        Harness::builder().with_size(egui::vec2(400.0, 200.0)).build_ui_state(
            move |ui, state: &mut State| {
                if !installed {
                    theme::install(ui);
                    installed = true;
                }
                ui.add(egui::Button::new("elsewhere"));
                if !state.shown {
                    return;
                }
                let mut field = CommitField::new(Id::unique("field"), "Title", &state.value);
                if let Some(check) = &check {
                    field = field.check(check);
                }
                if let Some(text) = field.show(ui) {
                    state.value.clone_from(&text);
                    state.commits.push(text);
                }
            },
            state,
        )
    }

    fn type_in(harness: &mut Harness<'_, State>, text: &str) {
        harness.get_by_label("Title").focus();
        harness.run();
        harness.get_by_label("Title").type_text(text);
        harness.run();
    }

    #[test]
    fn commits_once_on_enter_and_once_on_leaving() {
        let mut harness = harness("Envoy", None);
        type_in(&mut harness, "s");
        assert!(harness.state().commits.is_empty(), "nothing is committed while typing");
        harness.key_press(Key::Enter);
        harness.run();
        assert_eq!(harness.state().commits, ["Envoys"]);
        type_in(&mut harness, " to");
        harness.get_by_label("elsewhere").click();
        harness.run();
        assert_eq!(harness.state().commits, ["Envoys", "Envoys to"]);
        harness.run();
        assert_eq!(harness.state().commits.len(), 2);
    }

    #[test]
    fn escape_gives_up() {
        let mut harness = harness("Envoy", None);
        type_in(&mut harness, "xx");
        harness.key_press(Key::Escape);
        harness.run();
        assert!(harness.state().commits.is_empty());
        assert_eq!(harness.get_by_label("Title").value().as_deref(), Some("Envoy"));
    }

    #[test]
    fn what_is_refused_is_kept_with_its_reason() {
        let mut harness = harness("2021", Some(|text| text.parse::<EdtfDate>().map(|_| ()).map_err(|e| e.to_string())));
        type_in(&mut harness, "-99");
        harness.key_press(Key::Enter);
        harness.run();
        assert!(harness.state().commits.is_empty());
        assert_eq!(harness.get_by_label("Title").value().as_deref(), Some("2021-99"));
        assert!(harness.query_by_label_contains("is not a date").is_some());
    }

    #[test]
    fn a_field_taken_away_commits_when_it_comes_back() {
        let mut harness = harness("Envoy", None);
        type_in(&mut harness, "s");
        harness.state_mut().shown = false;
        harness.run();
        harness.state_mut().shown = true;
        harness.run();
        assert_eq!(harness.state().commits, ["Envoys"]);
    }

    #[test]
    fn a_value_changed_elsewhere_drops_the_draft() {
        let mut harness = harness("Envoy", None);
        type_in(&mut harness, "s");
        harness.state_mut().shown = false;
        harness.run();
        harness.state_mut().shown = true;
        "Minister".clone_into(&mut harness.state_mut().value);
        harness.run();
        assert!(harness.state().commits.is_empty());
        assert_eq!(harness.get_by_label("Title").value().as_deref(), Some("Minister"));
    }
}
