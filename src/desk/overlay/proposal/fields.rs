//! Fields for actors, names, roles, promises and positions.

use eframe::egui::{Id, Ui, vec2};

use super::super::commitment::{date_ui, meeting_ui};
use super::super::entered;
use super::LABEL;
use super::party::{parties_ui, party_ui};
use crate::desk::scene::Scene;
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::kit::{
    Button, Field, Icon, IconButton, Line, Segmented, check_box_ui, form_row_ui, select_ui,
};
use crate::desk::widgets::pick::{Pick, Picked, actors, or_none, topics};
use crate::model::{ActorId, ActorKind, EdtfDate, NameKind, RecordRef, Stance};
use crate::propose::{NewActor, NewCommitment, NewPosition, NewRole, NewTopic};

/// A date as it was read from a field.
type Date<'a> = Result<&'a Option<EdtfDate>, &'a String>;

/// Name, kind, other names and roles of an actor.
pub(super) fn actor_ui(ui: &mut Ui, field: Id, actor: &mut NewActor) -> bool {
    let name = form_row_ui(ui, "Name", LABEL, |ui| Field::new("Name").id(field).serif().show(ui, &mut actor.name));
    form_row_ui(ui, "Kind", LABEL, |ui| {
        let kinds = ActorKind::ALL.map(|kind| (kind, kind.in_words()));
        select_ui(ui, "Kind of actor", 260.0, &mut actor.kind, &kinds)
    });
    let mut done = entered(ui, &name);
    let mut gone = None;
    for (place, (alias, kind)) in actor.aliases.iter_mut().enumerate() {
        let label = if place == 0 { "Other names" } else { "" };
        form_row_ui(ui, label, LABEL, |ui| {
            done |= ui.push_id(("alias", place), |ui| alias_ui(ui, place, alias, kind, &mut gone)).inner;
        });
    }
    if let Some(place) = gone {
        actor.aliases.remove(place);
    }
    let mut gone = None;
    for (place, role) in actor.roles.iter_mut().enumerate() {
        let label = if place == 0 { "Roles" } else { "" };
        form_row_ui(ui, label, LABEL, |ui| {
            done |= ui.push_id(("role", place), |ui| short_role_ui(ui, place, role, &mut gone)).inner;
        });
    }
    if let Some(place) = gone {
        actor.roles.remove(place);
    }
    form_row_ui(ui, "", LABEL, |ui| {
        ui.horizontal(|ui| {
            if ui.add(Button::new("Another name").quiet().icon(Icon::Plus)).clicked() {
                actor.aliases.push((String::new(), NameKind::Alias));
            }
            if ui.add(Button::new("Another role").quiet().icon(Icon::Plus)).clicked() {
                actor.roles.push(NewRole {
                    title: String::new(),
                    organisation: String::new(),
                    organisation_actor: None,
                    former: false,
                });
            }
        });
    });
    done
}

fn kinds() -> Vec<(NameKind, &'static str)> {
    NameKind::ALL.iter().filter(|kind| **kind != NameKind::Main).map(|kind| (*kind, kind.in_words())).collect()
}

fn alias_ui(ui: &mut Ui, place: usize, alias: &mut String, kind: &mut NameKind, gone: &mut Option<usize>) -> bool {
    ui.horizontal_top(|ui| {
        let name = format!("Other name {}", place + 1);
        let width = (ui.available_width() - 200.0).max(120.0);
        let response = Field::new(&name).serif().width(width).show(ui, alias);
        select_ui(ui, &format!("Kind of other name {}", place + 1), 140.0, kind, &kinds());
        let remove = format!("Remove other name {}", place + 1);
        if ui.add(IconButton::new(Icon::Cross, &remove).side(26.0)).clicked() {
            *gone = Some(place);
        }
        entered(ui, &response)
    })
    .inner
}

fn short_role_ui(ui: &mut Ui, place: usize, role: &mut NewRole, gone: &mut Option<usize>) -> bool {
    ui.horizontal_top(|ui| {
        let number = place + 1;
        let width = ((ui.available_width() - 140.0) / 2.0).max(100.0);
        let title = format!("Title of role {number}");
        let title = Field::new(&title).serif().hint("title").width(width).show(ui, &mut role.title);
        let at = format!("Organisation of role {number}");
        let before = role.organisation.clone();
        let at = Field::new(&at).serif().hint("organisation").width(width).show(ui, &mut role.organisation);
        if role.organisation != before {
            role.organisation_actor = None;
        }
        check_box_ui(ui, &mut role.former, "former", "");
        let remove = format!("Remove role {number}");
        if ui.add(IconButton::new(Icon::Cross, &remove).side(26.0)).clicked() {
            *gone = Some(place);
        }
        entered(ui, &title) || entered(ui, &at)
    })
    .inner
}

/// Whose name or role it is.
pub(super) fn whose_ui(ui: &mut Ui, scene: &Scene<'_>, actor: &mut ActorId) {
    form_row_ui(ui, "Whose", LABEL, |ui| {
        let shown = scene.dossier.actor_name(actor);
        let pick = Pick { id: Id::unique("whose"), name: "Whose", shown, chosen: true, typed: None };
        if let Some(Picked::One(picked)) = pick.show(ui, || actors(scene, &[])) {
            *actor = picked;
        }
    });
}

/// Title and organisation of a role.
pub(super) fn role_ui(ui: &mut Ui, scene: &Scene<'_>, field: Id, role: &mut NewRole) -> bool {
    let title = form_row_ui(ui, "Title", LABEL, |ui| Field::new("Title").id(field).serif().show(ui, &mut role.title));
    form_row_ui(ui, "At", LABEL, |ui| {
        let known = role.organisation_actor.as_ref().map(|id| scene.dossier.actor_name(id).to_owned());
        let shown = known.as_deref().unwrap_or(&role.organisation);
        let chosen = !shown.is_empty();
        let shown = if chosen { shown } else { "not said" };
        let typed = Some("New organisation");
        let pick = Pick { id: Id::unique("role at"), name: "At", shown, chosen, typed };
        match pick.show(ui, || or_none("not said", actors(scene, &[]))) {
            Some(Picked::One(actor)) => {
                role.organisation =
                    actor.as_ref().map(|id| scene.dossier.actor_name(id).to_owned()).unwrap_or_default();
                role.organisation_actor = actor;
            }
            Some(Picked::Typed(name)) => (role.organisation, role.organisation_actor) = (name, None),
            None => {}
        }
    });
    form_row_ui(ui, "", LABEL, |ui| check_box_ui(ui, &mut role.former, "Former", ""));
    entered(ui, &title)
}

/// A name and what form of one it is.
pub(super) fn name_ui(ui: &mut Ui, field: Id, name: &mut String, kind: &mut NameKind) -> bool {
    let response = form_row_ui(ui, "Name", LABEL, |ui| Field::new("Name").id(field).serif().show(ui, name));
    form_row_ui(ui, "Kind", LABEL, |ui| select_ui(ui, "Kind of name", 200.0, kind, &kinds()));
    entered(ui, &response)
}

/// What an article says was promised.
pub(super) fn what_ui(ui: &mut Ui, field: Id, what: &mut String) -> bool {
    let response = form_row_ui(ui, "What", LABEL, |ui| Field::new("What").id(field).serif().show(ui, what));
    entered(ui, &response)
}

/// Who promises what to whom, at which meeting, on what condition and by when.
pub(super) fn commitment_ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    field: Id,
    commitment: &mut NewCommitment,
    deadline: &mut String,
    read: Date<'_>,
) -> bool {
    parties_ui(ui, scene, "Who", &mut commitment.who);
    parties_ui(ui, scene, "To whom", &mut commitment.to_whom);
    let what = form_row_ui(ui, "What", LABEL, |ui| Field::new("What").id(field).serif().show(ui, &mut commitment.what));
    form_row_ui(ui, "At meeting", LABEL, |ui| meeting_ui(ui, scene, &mut commitment.meeting));
    let condition = form_row_ui(ui, "On condition", LABEL, |ui| {
        Field::new("Condition").serif().hint("none").show(ui, &mut commitment.condition)
    });
    let by = form_row_ui(ui, "By", LABEL, |ui| date_ui(ui, "Deadline", deadline, read));
    [what, condition, by].iter().any(|response| entered(ui, response))
}

/// Who holds what on which topic.
pub(super) fn position_ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    field: Id,
    position: &mut NewPosition,
    date: &mut String,
    read: Date<'_>,
) -> bool {
    party_ui(ui, scene, "Who", &mut position.actor);
    form_row_ui(ui, "Topic", LABEL, |ui| {
        let name = match &position.topic {
            NewTopic::Known(id) => scene.dossier.title_of(&RecordRef::Topic(id.clone())),
            NewTopic::New(name) => format!("{name} (new)"),
        };
        let typed = Some("New topic");
        let pick = Pick { id: Id::unique("proposed topic"), name: "Topic", shown: &name, chosen: true, typed };
        match pick.show(ui, || topics(scene, &[])) {
            Some(Picked::One(topic)) => position.topic = NewTopic::Known(topic),
            Some(Picked::Typed(name)) => position.topic = NewTopic::New(name),
            None => {}
        }
    });
    let summary = form_row_ui(ui, "In short", LABEL, |ui| {
        Field::new("In short").id(field).serif().show(ui, &mut position.summary)
    });
    form_row_ui(ui, "Stance", LABEL, |ui| {
        let stances = [(Stance::Said, "said"), (Stance::Denied, "denied")];
        Segmented::new("Stance").show(ui, &mut position.stance, &stances)
    });
    form_row_ui(ui, "At meeting", LABEL, |ui| meeting_ui(ui, scene, &mut position.meeting));
    let dated = form_row_ui(ui, "Date", LABEL, |ui| date_ui(ui, "Date", date, read));
    [summary, dated].iter().any(|response| entered(ui, response))
}

/// Words that say what something is, with a cross that takes it out.
pub(super) fn removable_ui(ui: &mut Ui, words: &str, name: &str) -> bool {
    let theme = theme(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing = vec2(measure::SPACE_4, 0.0);
        let room = (ui.available_width() - 40.0).max(60.0);
        Line::new().text_within(ui, Text::Name, theme.ink, words, room).ui(ui, theme, measure::FIELD_HEIGHT);
        ui.add(IconButton::new(Icon::Cross, name).side(22.0)).clicked()
    })
    .inner
}
