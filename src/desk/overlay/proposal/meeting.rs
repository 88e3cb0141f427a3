//! Fields for a meeting, and for someone at one.

use eframe::egui::{Id, Ui};

use super::super::commitment::date_ui;
use super::super::entered;
use super::LABEL;
use super::fields::removable_ui;
use super::party::parties_ui;
use crate::desk::proposals::party_name;
use crate::desk::scene::Scene;
use crate::desk::widgets::kit::{Field, form_row_ui, select_ui};
use crate::desk::widgets::pick::{Pick, Picked, actors, or_none};
use crate::model::{AttendanceState, EdtfDate, MeetingStatus};
use crate::propose::{NewActor, NewAttendee, NewMeeting, Party};

/// Title, date, place, status and who takes part.
pub(super) fn meeting_ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    field: Id,
    meeting: &mut NewMeeting,
    date: &mut String,
    read: Result<&Option<EdtfDate>, &String>,
) -> bool {
    let title =
        form_row_ui(ui, "Title", LABEL, |ui| Field::new("Title").id(field).serif().show(ui, &mut meeting.title));
    let dated = form_row_ui(ui, "Date", LABEL, |ui| date_ui(ui, "Date", date, read));
    let mut done = entered(ui, &title) || entered(ui, &dated);
    let place = &mut meeting.place;
    for (label, part) in [("Venue", &mut place.venue), ("City", &mut place.city), ("Country", &mut place.country)] {
        let response = form_row_ui(ui, label, LABEL, |ui| Field::new(label).serif().show(ui, part));
        done |= entered(ui, &response);
    }
    form_row_ui(ui, "Status", LABEL, |ui| {
        let states: Vec<_> = MeetingStatus::ALL.iter().map(|status| (*status, status.in_words())).collect();
        select_ui(ui, "Status", 200.0, &mut meeting.status, &states)
    });
    sides_ui(ui, scene, meeting);
    let mut gone = None;
    for (place, attendee) in meeting.attendees.iter_mut().enumerate() {
        let label = if place == 0 { "Attendees" } else { "" };
        let name = called(scene, attendee);
        form_row_ui(ui, label, LABEL, |ui| {
            ui.push_id(("attendee", place), |ui| {
                ui.horizontal(|ui| {
                    let states: Vec<_> = AttendanceState::ALL.iter().map(|state| (*state, state.in_words())).collect();
                    select_ui(ui, &format!("Whether {name} was there"), 140.0, &mut attendee.state, &states);
                    if removable_ui(ui, &name, &format!("Remove {name}")) {
                        gone = Some(place);
                    }
                });
            });
        });
    }
    if let Some(place) = gone {
        meeting.attendees.remove(place);
    }
    done
}

/// The sides keep their words; a side that goes takes its attendees' side with it.
fn sides_ui(ui: &mut Ui, scene: &Scene<'_>, meeting: &mut NewMeeting) {
    let before: Vec<Party> = meeting.sides.iter().map(|(party, _)| party.clone()).collect();
    let mut parties = before.clone();
    parties_ui(ui, scene, "Sides", &mut parties);
    if parties == before {
        return;
    }
    let place_now = |side: usize| before.get(side).and_then(|party| parties.iter().position(|other| other == party));
    for attendee in &mut meeting.attendees {
        attendee.side = attendee.side.and_then(place_now);
    }
    let told = std::mem::take(&mut meeting.sides);
    meeting.sides = parties
        .into_iter()
        .map(|party| {
            let evidence = told.iter().find(|(other, _)| *other == party).map(|(_, words)| words.clone());
            (party, evidence.unwrap_or_default())
        })
        .collect();
}

fn called(scene: &Scene<'_>, attendee: &NewAttendee) -> String {
    attendee.party.as_ref().map_or_else(|| attendee.described.clone(), |party| party_name(scene.dossier, party))
}

/// Who was there, in what capacity, and whether.
pub(super) fn attendee_ui(ui: &mut Ui, scene: &Scene<'_>, field: Id, attendee: &mut NewAttendee) -> bool {
    form_row_ui(ui, "Who", LABEL, |ui| {
        let name = attendee.party.as_ref().map(|party| party_name(scene.dossier, party));
        let shown = name.as_deref().unwrap_or("not named");
        let chosen = name.is_some();
        let pick = Pick { id: Id::unique("proposed attendee"), name: "Who", shown, chosen, typed: Some("New actor") };
        match pick.show(ui, || or_none("not named", actors(scene, &[]))) {
            Some(Picked::One(actor)) => attendee.party = actor.map(Party::Known),
            Some(Picked::Typed(name)) => {
                attendee.party = Some(Party::New(std::sync::Arc::new(NewActor { name, ..NewActor::default() })));
            }
            None => {}
        }
    });
    let mut done = false;
    if attendee.party.is_none() {
        let described = form_row_ui(ui, "Described", LABEL, |ui| {
            Field::new("Described").serif().hint("senior officials").show(ui, &mut attendee.described)
        });
        done |= entered(ui, &described);
    }
    let capacity = form_row_ui(ui, "Capacity", LABEL, |ui| {
        Field::new("Capacity").id(field).serif().hint("led the delegation").show(ui, &mut attendee.capacity)
    });
    let printed = form_row_ui(ui, "As printed", LABEL, |ui| {
        Field::new("Title as printed").serif().show(ui, &mut attendee.title_printed)
    });
    form_row_ui(ui, "State", LABEL, |ui| {
        let states: Vec<_> = AttendanceState::ALL.iter().map(|state| (*state, state.in_words())).collect();
        select_ui(ui, "State", 200.0, &mut attendee.state, &states)
    });
    done || entered(ui, &capacity) || entered(ui, &printed)
}
