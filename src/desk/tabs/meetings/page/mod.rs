//! The page of a meeting: its head, its facts with their states, who was there, and what came of it.

mod agenda;
mod facts;
mod head;
mod history;
mod outcome;
mod same;
mod series;
mod status;

use std::sync::Arc;

use eframe::egui::{self, Align, Layout, Margin, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::MeetingsView;
use super::delegations::delegations_ui;
use super::list::nothing_selected_ui;
use crate::desk::matrix::{MatrixState, section_ui};
use crate::desk::message::Message;
use crate::desk::scene::Scene;
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::kit::{Icon, empty_state_ui, link_ui};
use crate::model::{ActorId, MeetingId, RecordRef};

/// A page at least this wide has two columns.
const TWO_COLUMNS: f32 = 940.0;
/// The page is not drawn wider than this, for rows that end far from where they begin are hard to follow.
const WIDEST: f32 = 1480.0;

/// Shows the meeting that the scene's place names; says what to do where there is none.
pub fn page_ui(ui: &mut Ui, scene: &mut Scene<'_>, view: &mut MeetingsView) {
    let dossier = scene.dossier;
    let shown = scene.place.meeting.clone();
    let Some((id, meeting)) = shown.and_then(|id| dossier.meetings.get(&id).map(|meeting| (id, Arc::clone(meeting))))
    else {
        if dossier.meetings.is_empty() {
            egui::Frame::new().inner_margin(Margin::symmetric(32, 48)).show(ui, |ui| {
                empty_state_ui(
                    ui,
                    Icon::Calendar,
                    "Who met whom, where and when",
                    "A meeting gathers what your articles say about it. Each fact shows how many of them stand behind \
                     it, and where they cannot all be right.",
                    false,
                    |_| {},
                );
            });
        } else {
            nothing_selected_ui(ui);
        }
        return;
    };
    view.known.refresh(dossier, scene.derived, &view.filter);
    let facts = view.known.facts(dossier, scene.derived, &id);

    ScrollArea::vertical().id_salt(("page of a meeting", id.as_str())).auto_shrink(false).show(ui, |ui| {
        egui::Frame::new().inner_margin(Margin { left: 24, right: 24, top: 12, bottom: 32 }).show(ui, |ui| {
            ui.set_max_width(ui.available_width().min(WIDEST));
            ui.set_min_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 0.0;
            head::head_ui(ui, scene, &id, &meeting);
            let lives = view.lives.shown(scene, view.known.generation(), &id);
            series::series_ui(ui, scene, &id, &meeting, &lives.life.series);
            ui.add_space(measure::SPACE_12);
            same::same_ui(ui, scene, &mut view.lives, &id, &lives.same);
            if ui.available_width() >= TWO_COLUMNS {
                columns_ui(ui, 2, measure::SPACE_32, |ui, at| {
                    if at == 0 {
                        facts::facts_ui(ui, scene, view, &facts);
                        ui.add_space(measure::SPACE_24);
                        history::history_ui(ui, scene, view, &id, &meeting);
                    } else {
                        delegations_ui(ui, scene, view, &id, &meeting, &facts);
                    }
                });
                ui.add_space(measure::SPACE_24);
                matrix_ui(ui, scene, view, &id);
                columns_ui(ui, 2, measure::SPACE_32, |ui, at| {
                    if at == 0 {
                        agenda::agenda_ui(ui, scene, view, &id, &meeting, &facts);
                        outcome::outcomes_ui(ui, scene, view, &id, &meeting, &facts);
                    } else {
                        outcome::commitments_ui(ui, scene, view, &id);
                        outcome::notes_ui(ui, scene, &meeting);
                    }
                });
            } else {
                facts::facts_ui(ui, scene, view, &facts);
                ui.add_space(measure::SPACE_24);
                delegations_ui(ui, scene, view, &id, &meeting, &facts);
                ui.add_space(measure::SPACE_24);
                history::history_ui(ui, scene, view, &id, &meeting);
                ui.add_space(measure::SPACE_24);
                matrix_ui(ui, scene, view, &id);
                agenda::agenda_ui(ui, scene, view, &id, &meeting, &facts);
                outcome::outcomes_ui(ui, scene, view, &id, &meeting, &facts);
                outcome::commitments_ui(ui, scene, view, &id);
                outcome::notes_ui(ui, scene, &meeting);
            }
        });
    });
}

fn matrix_ui(ui: &mut Ui, scene: &mut Scene<'_>, view: &mut MeetingsView, id: &MeetingId) {
    let matrix = view.known.matrix(scene.dossier, scene.derived, id);
    if view.matrix_of.as_ref() != Some(id) {
        view.matrix = MatrixState::default();
        view.matrix_of = Some(id.clone());
    }
    section_ui(ui, scene, &matrix, &mut view.matrix, id.as_str());
}

/// Columns of equal width, as high as the highest.
pub(super) fn columns_ui(ui: &mut Ui, count: usize, gap: f32, mut column: impl FnMut(&mut Ui, usize)) {
    let parts = f32::from(u16::try_from(count.max(1)).unwrap_or(u16::MAX));
    let available = ui.available_width();
    let width = ((available - gap * (parts - 1.0)) / parts).floor();
    let top = ui.cursor().min;
    let mut bottom = top.y;
    let mut left = top.x;
    for at in 0..count {
        let rect = Rect::from_min_max(pos2(left, top.y), pos2(left + width, ui.max_rect().bottom().max(top.y)));
        let layout = Layout::top_down(Align::Min);
        let mut child = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout).id_salt(("column", at)));
        column(&mut child, at);
        bottom = bottom.max(child.min_rect().bottom());
        left += width + gap;
    }
    ui.allocate_space(vec2(available, bottom - top.y));
}

/// A label and the names of actors, each a link; nothing where there are none.
pub(super) fn link_row_ui(ui: &mut Ui, scene: &mut Scene<'_>, label: &str, actors: &[ActorId]) {
    if actors.is_empty() {
        return;
    }
    let theme = theme(ui);
    ui.add_space(measure::SPACE_8);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(measure::SPACE_12, 2.0);
        ui.label(Text::Label.rich(label, theme.ink3));
        for actor in actors {
            if link_ui(ui, scene.dossier.actor_name(actor), true).clicked() {
                scene.push(Message::Show(RecordRef::Actor(actor.clone())));
            }
        }
    });
}
