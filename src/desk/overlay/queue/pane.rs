//! The proposal at hand with its words in each article, and what can be done with all of its group.

use eframe::egui::{Frame, Margin, ScrollArea, Ui, vec2};

use super::super::super::action::Action;
use super::super::super::message::Message;
use super::super::super::proposals::{Asked, Card, Group, card_ui, key_of, refused_card_ui};
use super::super::super::scene::Scene;
use super::super::super::theme::measure;
use super::super::super::widgets::kit::{Button, section_head_ui};
use super::super::Overlay;
use super::{AcceptMany, Lines, QueueView, queue_id};
use crate::propose::Proposal;

pub(super) fn pane_ui(ui: &mut Ui, scene: &mut Scene<'_>, view: &mut QueueView, lines: &Lines, place: usize) {
    let Some(proposal) = lines.board.at(place) else { return };
    let key = key_of(proposal);
    ScrollArea::vertical().id_salt(("proposal in the queue", key)).auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: 2, right: 12, top: 2, bottom: 16 }).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing = vec2(measure::SPACE_8, measure::SPACE_8);
            if view.refused {
                match refused_card_ui(ui, scene, &mut view.told, proposal) {
                    Some(Asked::Words(article, range)) => scene.push(Message::ShowWords(article, range)),
                    Some(_) => scene.push(Message::TakeBackRejection(proposal.keys.clone())),
                    None => {}
                }
                return;
            }
            let state = scene.proposals.state_of(key);
            let card = Card { proposal, state, here: None, keyboard: queue_id() };
            if let Some(asked) = card_ui(ui, scene, &mut view.told, &card) {
                answer(ui, scene, proposal, asked);
            }
            let group = lines.board.groups().iter().find(|group| group.of == proposal.group);
            if let Some(group) = group {
                group_ui(ui, scene, group, lines);
            }
        });
    });
}

fn answer(ui: &Ui, scene: &mut Scene<'_>, proposal: &Proposal, asked: Asked) {
    match asked {
        Asked::Act(Action::AcceptProposal) => scene.push(Message::Accept(vec![proposal.clone()])),
        Asked::Act(Action::RejectProposal) => scene.push(Message::Reject(vec![proposal.clone()])),
        Asked::Act(action) => scene.push(Message::Act(action)),
        Asked::SameAs(actor) => scene.push(Message::AcceptAs(Box::new(proposal.clone()), actor)),
        Asked::Words(article, range) => {
            scene.push(Message::ShowWords(article, range));
            return;
        }
    }
    ui.memory_mut(|memory| memory.request_focus(queue_id()));
}

/// All that is proposed of one actor or meeting.
fn group_ui(ui: &mut Ui, scene: &mut Scene<'_>, group: &Group, lines: &Lines) {
    let open: Vec<&Proposal> = group
        .members
        .iter()
        .filter_map(|at| lines.board.at(*at))
        .filter(|proposal| scene.proposals.is_open(key_of(proposal)))
        .collect();
    if open.len() < 2 {
        return;
    }
    ui.add_space(measure::SPACE_8);
    let of = if group.is_meeting() { "meeting" } else { "actor" };
    section_head_ui(ui, &format!("All of this {of}"), &format!("{} left", open.len()), |_| {});
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(measure::SPACE_8, measure::SPACE_8);
        let words = format!("Accept all {}…", open.len());
        let name = format!("Accept all {} of this {of}…", open.len());
        if ui.add(Button::new(&words).name(&name)).clicked() {
            let title = format!("Accept all {} of “{}”?", open.len(), group.title);
            let form = AcceptMany::new(title, open.iter().map(|it| (*it).clone()).collect());
            scene.push(Message::Open(Box::new(Overlay::AcceptMany(Box::new(form)))));
        }
        let words = format!("Reject all {}", open.len());
        let name = format!("Reject all {} of this {of}", open.len());
        if ui.add(Button::new(&words).danger().name(&name)).clicked() {
            scene.push(Message::Reject(open.iter().map(|it| (*it).clone()).collect()));
            ui.memory_mut(|memory| memory.request_focus(queue_id()));
        }
    });
}
