//! Host, mediators, agenda, outcomes and notes.

use eframe::egui::Ui;

use super::{Form, clearable_ui, group_ui, part_ui, tool_ui};
use crate::desk::message::Message;
use crate::desk::theme::{Text, theme};
use crate::desk::widgets::commit::CommitField;
use crate::desk::widgets::kit::{Icon, Line};
use crate::desk::widgets::pick::{Pick, Picked, actors, topics};
use crate::edit::{Edit, note};
use crate::model::{ActorId, MeetingField, Outcome, Record, RecordRef, Topic};

impl Form<'_, '_> {
    pub(super) fn rest_ui(&mut self, ui: &mut Ui) {
        self.host_ui(ui);
        self.mediators_ui(ui);
        self.agenda_ui(ui);
        self.outcomes_ui(ui);
        self.notes_ui(ui);
    }

    fn host_ui(&mut self, ui: &mut Ui) {
        group_ui(ui, "Host");
        let dossier = self.scene.dossier;
        let host = self.meeting.host.clone();
        let shown = host.as_ref().map_or("No host known", |host| dossier.actor_name(host)).to_owned();
        let id = self.field("host");
        let pick = Pick { id, name: "Host", shown: &shown, chosen: host.is_some(), typed: None };
        let tip = host.is_some().then_some("Remove the host");
        let (picked, cleared) = clearable_ui(ui, tip, |ui| pick.show(ui, || actors(self.scene, &[])));
        if let Some(Picked::One(actor)) = picked {
            let label = format!("set host {}", dossier.actor_name(&actor));
            self.push(&label, |meeting| meeting.host = Some(actor));
        }
        if cleared {
            self.push("clear host", |meeting| meeting.host = None);
        }
    }

    fn mediators_ui(&mut self, ui: &mut Ui) {
        group_ui(ui, "Mediators");
        let dossier = self.scene.dossier;
        for actor in &self.meeting.mediators {
            let name = dossier.actor_name(actor);
            let field = MeetingField::Mediator(actor.clone());
            let side = self.scene.side_of(actor);
            let tip = self.removal_words(name, &field);
            if ui.push_id(actor.as_str(), |ui| named_ui(ui, name, Line::new().side(side).space(6.0), &tip)).inner {
                self.push_without(format!("remove mediator {name}"), field, |meeting| {
                    meeting.mediators.retain(|other| other != actor);
                });
            }
        }
        let taken: Vec<&ActorId> = self.meeting.mediators.iter().collect();
        let id = self.field("add mediator");
        let pick = Pick { id, name: "Add mediator", shown: "Add mediator…", chosen: false, typed: None };
        if let Some(Picked::One(actor)) = pick.show(ui, || actors(self.scene, &taken)) {
            let label = format!("add mediator {}", dossier.actor_name(&actor));
            self.push_as(label, |meeting| meeting.mediators.push(actor));
        }
    }

    fn agenda_ui(&mut self, ui: &mut Ui) {
        group_ui(ui, "Agenda");
        let dossier = self.scene.dossier;
        for topic in &self.meeting.agenda {
            let name = dossier.title_of(&RecordRef::Topic(topic.clone()));
            let field = MeetingField::Agenda(topic.clone());
            let tip = self.removal_words(&name, &field);
            if ui.push_id(topic.as_str(), |ui| named_ui(ui, &name, Line::new(), &tip)).inner {
                self.push_without(format!("remove {name} from the agenda"), field, |meeting| {
                    meeting.agenda.retain(|other| other != topic);
                });
            }
        }
        let pick = Pick {
            id: self.field("add topic"),
            name: "Add topic",
            shown: "Add topic…",
            chosen: false,
            typed: Some("New topic"),
        };
        match pick.show(ui, || topics(self.scene, &self.meeting.agenda)) {
            Some(Picked::One(topic)) => {
                let name = dossier.title_of(&RecordRef::Topic(topic.clone()));
                self.push_as(format!("add {name} to the agenda"), |meeting| meeting.agenda.push(topic));
            }
            Some(Picked::Typed(name)) => {
                let id = self.scene.minter.topic(dossier);
                let mut after = self.meeting.clone();
                after.agenda.push(id.clone());
                let topic = Topic { name: name.clone(), parent: None };
                let records = [Record::Topic(id, topic.into()), Record::Meeting(self.id.clone(), after.into())];
                let edit = Edit::put(format!("add {name} to the agenda"), records);
                self.scene.push(Message::Edit(edit.selecting(RecordRef::Meeting(self.id.clone()))));
            }
            None => {}
        }
    }

    fn outcomes_ui(&mut self, ui: &mut Ui) {
        group_ui(ui, "Outcomes");
        for (place, outcome) in self.meeting.outcomes.iter().enumerate() {
            let id = self.field(("outcome", outcome.id.as_str()));
            let field = MeetingField::Outcome(outcome.id.clone());
            let name = format!("outcome {}", place + 1);
            let tip = self.removal_words(&name, &field);
            let (text, remove) =
                ui.push_id(outcome.id.as_str(), |ui| many_lines_ui(ui, id, "Outcome", &outcome.text, &tip)).inner;
            if let Some(text) = text {
                self.push(&format!("change {name}"), |meeting| meeting.outcomes[place].text = text);
            }
            if remove {
                self.push_without(format!("remove {name}"), field, |meeting| {
                    meeting.outcomes.remove(place);
                });
            }
        }
        let new = CommitField::new(self.field("add outcome"), "Add outcome", "").serif().hint("Add an outcome…");
        if let Some(text) = new.show(ui) {
            let id = self.scene.minter.part();
            self.push("add an outcome", |meeting| meeting.outcomes.push(Outcome { id, text }));
        }
    }

    fn notes_ui(&mut self, ui: &mut Ui) {
        group_ui(ui, "Notes");
        for (place, one) in self.meeting.notes.iter().enumerate() {
            let id = self.field(("note", one.id.as_str()));
            let tip = format!("Remove note {}", place + 1);
            let (text, remove) = ui.push_id(one.id.as_str(), |ui| many_lines_ui(ui, id, "Note", &one.text, &tip)).inner;
            if let Some(text) = text {
                self.push("change a note", |meeting| meeting.notes[place].text = text);
            }
            if remove {
                self.push("remove a note", |meeting| {
                    meeting.notes.remove(place);
                });
            }
        }
        let new = CommitField::new(self.field("add note"), "Add note", "").hint("Add a note…");
        if let Some(text) = new.show(ui) {
            let one = note(self.scene.minter.part(), &text, None, self.scene.now);
            self.push("add a note", |meeting| meeting.notes.push(one));
        }
    }
}

/// A text of several lines, with a button that takes it out.
fn many_lines_ui(ui: &mut Ui, id: eframe::egui::Id, name: &str, current: &str, tip: &str) -> (Option<String>, bool) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let width = ui.available_width() - 30.0;
        let text = CommitField::new(id, name, current).serif().rows(2).width(width).show(ui);
        (text, tool_ui(ui, Icon::Cross, tip, true))
    })
    .inner
}

/// A named part after a mark, with a button that takes it out; gives whether that was pressed.
fn named_ui(ui: &mut Ui, name: &str, mark: Line, tip: &str) -> bool {
    let theme = theme(ui);
    part_ui(
        ui,
        1,
        |ui| {
            let room = ui.available_width() - 20.0;
            mark.text_within(ui, Text::Body, theme.ink, name, room).ui(ui, theme, 20.0);
        },
        |ui| tool_ui(ui, Icon::Cross, tip, true),
    )
}
