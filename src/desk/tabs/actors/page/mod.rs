//! The page of one actor.

mod axis;
mod header;
mod mentions;
mod positions;
mod promises;
mod roles;
mod sections;

use crate::desk::matrix::{MatrixState, section_ui};
use eframe::egui::{Frame, Id, Layout, Margin, ScrollArea, Ui, vec2};

use super::ActorsView;
use super::gathered::Gathered;
use super::graph;
use crate::desk::action::Action;
use crate::desk::message::{Message, Tab};
use crate::desk::scene::Scene;
use crate::desk::theme::measure;
use crate::desk::widgets::kit::{Button, Icon, empty_state_ui};
use crate::model::{Actor, ActorId};

pub(super) use mentions::ContextCache;

/// From this width of the page on, its sections stand in two columns.
const TWO_COLUMNS: f32 = 900.0;

/// An actor, with all that its page shows.
struct Shown<'a> {
    id: &'a ActorId,
    actor: &'a Actor,
    gathered: &'a Gathered,
}

/// The page of the actor that is shown, over the whole place.
pub fn page_ui(ui: &mut Ui, scene: &mut Scene, view: &mut ActorsView) {
    let chosen = scene.place.actor.as_ref().and_then(|id| Some((id, scene.dossier.actors.get(id)?)));
    let Some((id, actor)) = chosen else {
        empty_ui(ui, scene);
        return;
    };
    let gathered = view.gathered(scene, id);
    let shown = Shown { id, actor, gathered: &gathered };
    if view.graph.is_large() {
        let margin = Margin { left: 24, right: 24, top: 14, bottom: 8 };
        Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            graph::large_ui(ui, scene, &mut view.graph, id);
        });
        return;
    }
    let mut area = ScrollArea::vertical().id_salt(Id::unique("page of an actor")).auto_shrink(false);
    if view.page_of.as_ref() != Some(id) {
        area = area.vertical_scroll_offset(0.0);
        view.page_of = Some(id.clone());
        view.focus_mention = None;
        view.matrix = MatrixState::default();
        view.position_at = None;
        view.moments_after = 0;
    }
    area.show(ui, |ui| {
        let margin = Margin { left: 24, right: 24, top: 14, bottom: 24 };
        Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            header::header_ui(ui, scene, &shown);
            body_ui(ui, scene, view, &shown);
        });
    });
}

fn body_ui(ui: &mut Ui, scene: &mut Scene, view: &mut ActorsView, shown: &Shown) {
    let width = ui.available_width();
    if width + 48.0 >= TWO_COLUMNS {
        let right = (width * 0.36).clamp(320.0, 420.0).floor();
        let left = width - right - measure::SPACE_32;
        // Meetings stand where there is less to tell.
        let short = shown.gathered.positions.topics.is_empty() && shown.gathered.commitments.is_empty();
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = measure::SPACE_32;
            column_ui(ui, left, |ui| {
                roles::section_ui(ui, scene, shown);
                positions::section_ui(ui, scene, view, shown);
                promises::section_ui(ui, scene, view, shown);
                if short {
                    sections::meetings_ui(ui, scene, shown);
                }
                sections::notes_ui(ui, scene, shown);
            });
            column_ui(ui, right, |ui| {
                sections::names_ui(ui, scene, shown);
                sections::relations_ui(ui, scene, &mut view.graph, shown);
                if !short {
                    sections::meetings_ui(ui, scene, shown);
                }
            });
        });
    } else {
        roles::section_ui(ui, scene, shown);
        sections::names_ui(ui, scene, shown);
        sections::relations_ui(ui, scene, &mut view.graph, shown);
        sections::meetings_ui(ui, scene, shown);
        positions::section_ui(ui, scene, view, shown);
        promises::section_ui(ui, scene, view, shown);
        sections::notes_ui(ui, scene, shown);
    }
    section_ui(ui, scene, &shown.gathered.matrix, &mut view.matrix, shown.id.as_str());
    mentions::section_ui(ui, scene, view, shown);
}

fn column_ui(ui: &mut Ui, width: f32, content: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(eframe::egui::Align::Min), |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 0.0;
        content(ui);
    });
}

fn empty_ui(ui: &mut Ui, scene: &mut Scene) {
    let none = scene.dossier.actors.is_empty();
    let (title, sentence) = if none {
        (
            "Nobody acts yet",
            "Select a name in an article and press A. The actor keeps every form of the name, its roles over time, and every place where it is named.",
        )
    } else {
        ("No actor is shown", "Choose one in the list, or press Ctrl K and type a name.")
    };
    let mut message = None;
    Frame::new().inner_margin(Margin::symmetric(24, 48)).show(ui, |ui| {
        empty_state_ui(ui, Icon::People, title, sentence, false, |ui| {
            if none && ui.add(Button::new("Read articles").primary()).clicked() {
                message = Some(Message::ShowTab(Tab::Articles));
            }
            let keys = Action::NewActor.keys();
            if none && ui.add(Button::new("New actor…").key(&keys)).clicked() {
                message = Some(Message::Act(Action::NewActor));
            }
        });
    });
    if let Some(message) = message {
        scene.push(message);
    }
}
