//! Sides and attendees.

use eframe::egui::{Ui, vec2};

use super::changes::attendee;
use super::{Form, group_ui, part_ui, row_ui, tool_ui};
use crate::desk::message::Message;
use crate::desk::tabs::meetings::delegations::{attendee_name, side_name};
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::commit::{CommitField, commit_text_ui};
use crate::desk::widgets::kit::{Icon, Line, select_ui};
use crate::desk::widgets::pick::{Pick, Picked, actors};
use crate::edit::Edit;
use crate::model::{
    Actor, ActorId, ActorKind, AttendanceState, Attendee, MeetingField, PartId, Record, RecordRef, Side,
};

impl Form<'_, '_> {
    pub(super) fn sides_ui(&mut self, ui: &mut Ui) {
        group_ui(ui, "Sides");
        let dossier = self.scene.dossier;
        let count = self.meeting.sides.len();
        for (place, side) in self.meeting.sides.iter().enumerate() {
            ui.push_id(side.id.as_str(), |ui| self.side_ui(ui, place, count, side));
        }
        let taken: Vec<&ActorId> = self.meeting.sides.iter().filter_map(|side| side.actor.as_ref()).collect();
        let pick = Pick {
            id: self.field("add side"),
            name: "Add side",
            shown: "Add side…",
            chosen: false,
            typed: Some("Side named"),
        };
        let Some(picked) = pick.show(ui, || actors(self.scene, &taken)) else { return };
        let id = self.scene.minter.part();
        let side = match picked {
            Picked::One(actor) => Side { id, actor: Some(actor), name: String::new() },
            Picked::Typed(name) => Side { id, actor: None, name },
        };
        self.push_as(format!("add side {}", side_name(dossier, &side)), |meeting| meeting.sides.push(side));
    }

    fn side_ui(&mut self, ui: &mut Ui, place: usize, count: usize, side: &Side) {
        let theme = theme(ui);
        let name = side_name(self.scene.dossier, side);
        let field = MeetingField::Side(side.id.clone());
        let colour = side.actor.as_ref().and_then(|actor| self.scene.side_of(actor));
        let (remove, up, down) = part_ui(
            ui,
            3,
            |ui| {
                let room = ui.available_width() - 20.0;
                let line = Line::new().side(colour).space(6.0);
                line.text_within(ui, Text::Name, theme.ink, &name, room).ui(ui, theme, 20.0);
            },
            |ui| {
                let remove = tool_ui(ui, Icon::Cross, &self.removal_words(&name, &field), true);
                let down = tool_ui(ui, Icon::ArrowDown, &format!("Move {name} down"), place + 1 < count);
                let up = tool_ui(ui, Icon::ArrowUp, &format!("Move {name} up"), place > 0);
                (remove, up, down)
            },
        );
        let called = CommitField::new(self.field(("side", side.id.as_str())), "Name of the side", &side.name);
        let called = called.hint(if side.actor.is_some() { "if not the actor’s name" } else { "name" });
        if let Some(text) = row_ui(ui, "Called here", |ui| called.show(ui)) {
            self.push(&format!("rename side {name}"), |meeting| meeting.sides[place].name = text);
        }
        if up || down {
            let other = if up { place - 1 } else { place + 1 };
            self.push(&format!("move side {name}"), |meeting| meeting.sides.swap(place, other));
        }
        if remove {
            let gone = side.id.clone();
            self.push_without(format!("remove side {name}"), field, |meeting| {
                meeting.sides.retain(|side| side.id != gone);
                for attendee in &mut meeting.attendees {
                    attendee.side = attendee.side.take().filter(|side| *side != gone);
                }
            });
        }
    }

    pub(super) fn attendees_ui(&mut self, ui: &mut Ui) {
        group_ui(ui, "Attendees");
        for (place, one) in self.meeting.attendees.iter().enumerate() {
            ui.push_id(one.id.as_str(), |ui| self.attendee_ui(ui, place, one));
        }
        // One list for each side, so that nobody needs to be moved afterwards.
        let dossier = self.scene.dossier;
        let mut sides: Vec<(Option<PartId>, String)> = self
            .meeting
            .sides
            .iter()
            .map(|side| (Some(side.id.clone()), format!("Add attendee of {}", side_name(dossier, side))))
            .collect();
        sides.push((None, "Add attendee of no side".to_owned()));
        for (side, name) in sides {
            self.add_attendee_ui(ui, side, &name);
        }
    }

    fn add_attendee_ui(&mut self, ui: &mut Ui, side: Option<PartId>, name: &str) {
        let taken: Vec<&ActorId> = self.meeting.attendees.iter().filter_map(|one| one.actor.as_ref()).collect();
        let shown = format!("{name}…");
        let key = side.as_ref().map_or("", PartId::as_str);
        let id = self.field(("add attendee", key));
        let pick = Pick { id, name, shown: &shown, chosen: false, typed: Some("New person") };
        let picked = pick.show(ui, || actors(self.scene, &taken));
        let mut one = attendee(self.scene.minter.part(), side.clone());
        match picked {
            Some(Picked::One(actor)) => {
                let label = format!("add attendee {}", self.scene.dossier.actor_name(&actor));
                one.actor = Some(actor);
                self.push_as(label, |meeting| meeting.attendees.push(one));
            }
            Some(Picked::Typed(typed)) => {
                let actor = self.scene.minter.actor(self.scene.dossier);
                let person = Actor::named(ActorKind::Person, &typed, self.scene.minter.part());
                one.actor = Some(actor.clone());
                let mut after = self.meeting.clone();
                after.attendees.push(one);
                let meeting = Record::Meeting(self.id.clone(), after.into());
                let edit = Edit::put(format!("add attendee {typed}"), [Record::Actor(actor, person.into()), meeting]);
                self.scene.push(Message::Edit(edit.selecting(RecordRef::Meeting(self.id.clone()))));
            }
            None => {}
        }
        // Those whom no source names are described instead.
        let described = CommitField::new(self.field(("describe", key)), "Describe someone not named", "");
        if let Some(described) = described.hint("or describe someone whom no source names").show(ui) {
            let mut one = attendee(self.scene.minter.part(), side);
            one.described.clone_from(&described);
            self.push_as(format!("add attendee “{described}”"), |meeting| meeting.attendees.push(one));
        }
    }

    fn attendee_ui(&mut self, ui: &mut Ui, place: usize, one: &Attendee) {
        let theme = theme(ui);
        let name = match one.actor {
            None if !one.described.is_empty() => one.described.clone(),
            _ => attendee_name(self.scene.dossier, one),
        };
        let open = self.view.open.as_ref() == Some(&one.id);
        let field = MeetingField::Attendee(one.id.clone());
        let side = one.side.as_ref().and_then(|side| self.meeting.side(side)).and_then(|(_, side)| side.actor.as_ref());
        let colour = side.and_then(|actor| self.scene.side_of(actor));
        let (remove, toggle) = part_ui(
            ui,
            2,
            |ui| {
                let state = Line::new().text(ui, Text::Label, theme.ink3, one.state.in_words());
                let room = ui.available_width() - state.width() - 32.0;
                let line = Line::new().side(colour).space(6.0).text_within(ui, Text::Body, theme.ink, &name, room);
                line.space(8.0).text(ui, Text::Label, theme.ink3, one.state.in_words()).ui(ui, theme, 20.0);
            },
            |ui| {
                let remove = tool_ui(ui, Icon::Cross, &self.removal_words(&name, &field), true);
                let icon = if open { Icon::ChevronUp } else { Icon::ChevronDown };
                let words = if open { format!("Close {name}") } else { format!("Particulars of {name}") };
                (remove, tool_ui(ui, icon, &words, true))
            },
        );
        if toggle {
            self.view.open = (!open).then(|| one.id.clone());
        }
        if open {
            self.particulars_ui(ui, place, one, &name);
            ui.add_space(measure::SPACE_8);
        }
        if remove {
            let gone = one.id.clone();
            self.push_without(format!("remove attendee {name}"), field, |meeting| {
                meeting.attendees.retain(|one| one.id != gone);
            });
        }
    }

    fn particulars_ui(&mut self, ui: &mut Ui, place: usize, one: &Attendee, name: &str) {
        ui.spacing_mut().item_spacing = vec2(measure::SPACE_8, 6.0);
        let states: Vec<_> = AttendanceState::ALL.iter().map(|value| (*value, value.in_words())).collect();
        let mut state = one.state;
        if row_ui(ui, "State", |ui| select_ui(ui, "State", ui.available_width(), &mut state, &states)).changed() {
            let label = format!("mark {name} {}", state.in_words());
            self.push_as(label, |meeting| meeting.attendees[place].state = state);
        }
        let dossier = self.scene.dossier;
        let names: Vec<(PartId, String)> =
            self.meeting.sides.iter().map(|side| (side.id.clone(), side_name(dossier, side))).collect();
        let mut options: Vec<(Option<PartId>, &str)> = vec![(None, "no side")];
        options.extend(names.iter().map(|(id, name)| (Some(id.clone()), name.as_str())));
        let mut side = one.side.clone();
        if row_ui(ui, "Side", |ui| select_ui(ui, "Side", ui.available_width(), &mut side, &options)).changed() {
            self.push_as(format!("move {name} to another side"), |meeting| meeting.attendees[place].side = side);
        }
        let text_row = |form: &mut Self, ui: &mut Ui, label: &str, what: &str, current: &str, part: Part| {
            let id = form.field((label, one.id.as_str()));
            if let Some(text) = row_ui(ui, label, |ui| commit_text_ui(ui, id, &format!("{label}, {name}"), current)) {
                form.push_as(format!("set {what} of {name}"), |meeting| *part(&mut meeting.attendees[place]) = text);
            }
        };
        text_row(self, ui, "Title printed", "title", &one.title_printed, |one| &mut one.title_printed);
        text_row(self, ui, "Capacity", "capacity", &one.capacity, |one| &mut one.capacity);
        if one.actor.is_none() {
            text_row(self, ui, "Described as", "description", &one.described, |one| &mut one.described);
        }
        let taken: Vec<&ActorId> = self.meeting.attendees.iter().filter_map(|one| one.actor.as_ref()).collect();
        let shown = one.actor.as_ref().map_or("Nobody named", |actor| dossier.actor_name(actor));
        let pick = Pick {
            id: self.field(("who", one.id.as_str())),
            name: "Who it was",
            shown,
            chosen: one.actor.is_some(),
            typed: None,
        };
        if let Some(Picked::One(actor)) = row_ui(ui, "Who", |ui| pick.show(ui, || actors(self.scene, &taken))) {
            let label = format!("name attendee {}", dossier.actor_name(&actor));
            self.push_as(label, |meeting| meeting.attendees[place].actor = Some(actor));
        }
    }
}

/// A text of an attendee.
type Part = fn(&mut Attendee) -> &mut String;
