//! The forms of the name.

use eframe::egui::{Align, Layout, Ui, vec2};

use super::changes::{remove_part, set_name_kind};
use super::{Edited, parting_ui};
use crate::desk::scene::Scene;
use crate::desk::theme::measure;
use crate::desk::widgets::commit::CommitField;
use crate::desk::widgets::kit::{Icon, IconButton, section_head_ui, select_ui};
use crate::model::{ActorField, Name, NameKind};

pub(super) fn names_ui(ui: &mut Ui, scene: &mut Scene, edited: &Edited) {
    section_head_ui(ui, "Names", &edited.actor.names.len().to_string(), |_| {});
    for (place, name) in edited.actor.names.iter().enumerate() {
        if place > 0 {
            parting_ui(ui);
        }
        name_ui(ui, scene, edited, name);
    }
    if !edited.actor.names.is_empty() {
        parting_ui(ui);
    }
    let typed = CommitField::new(edited.field("new name"), "Add a name", "").serif().hint("Add a name…").show(ui);
    if let Some(value) = typed {
        let part = scene.minter.part();
        edited.put(scene, "add name", |actor| {
            let kind = if actor.names.is_empty() { NameKind::Main } else { NameKind::Alias };
            actor.names.push(Name { id: part, value, kind, language: String::new(), printed_as: String::new() });
        });
    }
    ui.add_space(measure::SPACE_8);
}

fn name_ui(ui: &mut Ui, scene: &mut Scene, edited: &Edited, name: &Name) {
    let width = ui.available_width();
    ui.horizontal_top(|ui| {
        let accessible = format!("Name, {}", name.kind.in_words());
        let not_empty = |text: &str| if text.is_empty() { Err("A name needs letters".to_owned()) } else { Ok(()) };
        let typed = CommitField::new(edited.field((&name.id, "name")), &accessible, &name.value)
            .serif()
            .width(width - 36.0)
            .check(&not_empty)
            .show(ui);
        if let Some(text) = typed {
            let part = name.id.clone();
            edited.put(scene, "change name", |actor| {
                if let Some(name) = actor.names.iter_mut().find(|name| name.id == part) {
                    name.value = text;
                }
            });
        }
        // An actor without a name could not be told from others.
        let removable = edited.actor.names.len() > 1;
        let words = format!("Delete the name {}", name.value);
        if ui.add(IconButton::new(Icon::Trash, &words).enabled(removable)).clicked() {
            remove_part(scene, edited, "delete name", &ActorField::Name(name.id.clone()));
        }
    });
    ui.allocate_ui_with_layout(vec2(width, measure::FIELD_HEIGHT), Layout::left_to_right(Align::Min), |ui| {
        let kinds = NameKind::ALL.map(|kind| (kind, kind.in_words()));
        let mut kind = name.kind;
        let half = ((width - 36.0 - 8.0) / 2.0).floor();
        select_ui(ui, &format!("Kind of the name {}", name.value), half, &mut kind, &kinds);
        if kind != name.kind {
            let part = name.id.clone();
            edited.put(scene, "change name", |actor| set_name_kind(actor, &part, kind));
        }
        let accessible = format!("Language of the name {}", name.value);
        let typed = CommitField::new(edited.field((&name.id, "language")), &accessible, &name.language)
            .mono()
            .hint("language: en, ps, zh")
            .width(half)
            .show(ui);
        if let Some(text) = typed {
            let part = name.id.clone();
            edited.put(scene, "change language of a name", |actor| {
                if let Some(name) = actor.names.iter_mut().find(|name| name.id == part) {
                    name.language = text;
                }
            });
        }
    });
}
