//! The roles: title, organisation, from, to, and the words behind each.

use eframe::egui::Ui;

use super::super::pick::pick_actor_ui;
use super::changes::remove_part;
use super::{Edited, behind_ui, parting_ui};
use crate::desk::scene::Scene;
use crate::desk::theme::measure;
use crate::desk::widgets::commit::{CommitField, commit_date_ui};
use crate::desk::widgets::kit::{Icon, IconButton, section_head_ui};
use crate::model::{Actor, ActorField, PartId, Period, Role};

pub(super) fn roles_ui(ui: &mut Ui, scene: &mut Scene, edited: &Edited) {
    section_head_ui(ui, "Roles", &edited.actor.roles.len().to_string(), |_| {});
    for (place, role) in edited.actor.roles.iter().enumerate() {
        if place > 0 {
            parting_ui(ui);
        }
        role_ui(ui, scene, edited, role);
    }
    if !edited.actor.roles.is_empty() {
        parting_ui(ui);
    }
    let typed = CommitField::new(edited.field("new role"), "Add a role", "").serif().hint("Add a role…").show(ui);
    if let Some(title) = typed {
        let part = scene.minter.part();
        edited.put(scene, "add role", |actor| {
            actor.roles.push(Role { id: part, title, organisation: None, period: Period::default() });
        });
    }
    ui.add_space(measure::SPACE_8);
}

fn role_ui(ui: &mut Ui, scene: &mut Scene, edited: &Edited, role: &Role) {
    let width = ui.available_width();
    let change = |scene: &mut Scene, change: &dyn Fn(&mut Role)| {
        edited.put(scene, "change role", |actor| with_role(actor, &role.id, change));
    };
    let title = if role.title.is_empty() { "untitled role" } else { &role.title };
    ui.horizontal_top(|ui| {
        let not_empty = |text: &str| if text.is_empty() { Err("A role needs a title".to_owned()) } else { Ok(()) };
        let typed = CommitField::new(edited.field((&role.id, "title")), "Title of the role", &role.title)
            .serif()
            .hint("Special Representative")
            .width(width - 36.0)
            .check(&not_empty)
            .show(ui);
        if let Some(text) = typed {
            change(scene, &|role| role.title.clone_from(&text));
        }
        if ui.add(IconButton::new(Icon::Trash, &format!("Delete the role {title}"))).clicked() {
            remove_part(scene, edited, "delete role", &ActorField::Role(role.id.clone()));
        }
    });
    let name = format!("Organisation of the role {title}");
    let organisation = role.organisation.as_ref();
    let field = edited.field((&role.id, "organisation"));
    if let Some(chosen) = pick_actor_ui(ui, scene, field, &name, width - 36.0, organisation, Some("No organisation"))
        && chosen != role.organisation
    {
        change(scene, &|role| role.organisation.clone_from(&chosen));
    }
    let half = ((width - 36.0 - 8.0) / 2.0).floor();
    ui.horizontal_top(|ui| {
        let from = format!("From, of the role {title}");
        let field = edited.field((&role.id, "from"));
        if let Some(date) = commit_date_ui(ui, field, &from, role.period.from.as_ref(), "from: 2021-09", half) {
            change(scene, &|role| role.period.from.clone_from(&date));
        }
        let to = format!("To, of the role {title}");
        let field = edited.field((&role.id, "to"));
        if let Some(date) = commit_date_ui(ui, field, &to, role.period.to.as_ref(), "to: open", half) {
            change(scene, &|role| role.period.to.clone_from(&date));
        }
    });
    behind_ui(ui, scene, edited, ActorField::Role(role.id.clone()));
}

fn with_role(actor: &mut Actor, part: &PartId, change: impl FnOnce(&mut Role)) {
    if let Some(role) = actor.roles.iter_mut().find(|role| role.id == *part) {
        change(role);
    }
}
