//! The analyst's notes: written, changed and deleted here.

use eframe::egui::{Align, Layout, Ui};

use super::{Edited, parting_ui};
use crate::desk::message::Message;
use crate::desk::scene::Scene;
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::commit::CommitField;
use crate::desk::widgets::kit::{Button, Field, Icon, IconButton, Line, link_ui, section_head_ui};
use crate::edit;
use crate::model::Note;

pub(super) fn notes_ui(ui: &mut Ui, scene: &mut Scene, edited: &Edited) {
    section_head_ui(ui, "Notes", "private", |_| {});
    for (place, note) in edited.actor.notes.iter().enumerate() {
        if place > 0 {
            parting_ui(ui);
        }
        note_ui(ui, scene, edited, place, note);
    }
    let draft_id = edited.field("new note");
    let mut draft: String = ui.data(|data| data.get_temp(draft_id)).unwrap_or_default();
    let field = Field::new("New note").hint("Write a note…").rows(3).id(draft_id.with("text"));
    let response = field.show(ui, &mut draft);
    let submitted = response.has_focus()
        && ui.input(|input| input.modifiers.command && input.key_pressed(eframe::egui::Key::Enter));
    let add = Button::new("Add the note").key("Ctrl Enter").enabled(!draft.trim().is_empty());
    if (ui.add(add).clicked() || submitted) && !draft.trim().is_empty() {
        let note = edit::note(scene.minter.part(), &draft, None, scene.now);
        edited.put(scene, "add note", |actor| actor.notes.push(note));
        draft.clear();
    }
    ui.data_mut(|data| data.insert_temp(draft_id, draft));
}

fn note_ui(ui: &mut Ui, scene: &mut Scene, edited: &Edited, place: usize, note: &Note) {
    let theme = theme(ui);
    let name = format!("Note {}", place + 1);
    let not_empty =
        |text: &str| if text.is_empty() { Err("Delete the note to take it away".to_owned()) } else { Ok(()) };
    let typed = CommitField::new(edited.field((&note.id, "note")), &name, &note.text)
        .serif()
        .rows(3)
        .check(&not_empty)
        .show(ui);
    if let Some(text) = typed {
        edited.put(scene, "change note", |actor| {
            if let Some(note) = actor.notes.iter_mut().find(|other| other.id == note.id) {
                note.text = text;
            }
        });
    }
    ui.horizontal(|ui| {
        if let Some(written) = note.written_at {
            let words = written.format("%Y-%m-%d %H:%M UTC").to_string();
            Line::new().text(ui, Text::Mono, theme.ink3, &words).ui(ui, theme, 18.0);
        }
        if let Some(quote) = &note.quote {
            let words: String = quote.exact.chars().take(24).collect();
            if link_ui(ui, &format!("“{}…”", words.trim_end()), true).clicked() {
                scene.push(Message::quote(quote));
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.add(IconButton::new(Icon::Trash, &format!("Delete note {}", place + 1))).clicked() {
                edited.put(scene, "delete note", |actor| actor.notes.retain(|other| other.id != note.id));
            }
        });
    });
    ui.add_space(measure::SPACE_4);
}
