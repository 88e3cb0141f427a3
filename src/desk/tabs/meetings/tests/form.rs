//! The form.

use eframe::egui::{self, Key, accesskit::Role};
use egui_kittest::{Harness, kittest::Queryable as _};

use super::sample::{actor_id, dossier, meeting_id};
use super::{Window, harness_of};
use crate::model::{AttendanceState, Meeting, PartId};

/// A window high enough for the whole form.
fn harness() -> Harness<'static, Window> {
    let window = Window::new(dossier()).showing(&meeting_id("october"));
    harness_of(window, egui::vec2(1440.0, 3200.0), egui::Theme::Light)
}

fn meeting(harness: &Harness<'_, Window>) -> Meeting {
    Meeting::clone(&harness.state().dossier().meetings[&meeting_id("october")])
}

fn replace(harness: &mut Harness<'_, Window>, label: &str, text: &str) {
    harness.get_by_role_and_label(Role::TextInput, label).focus();
    harness.run();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::A);
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, label).type_text(text);
    harness.run();
}

const OCTOBER: &str = "United States and Taliban, Doha, 9–10 October 2021";

#[test]
fn a_date_is_one_edit_when_it_is_a_date() {
    let mut harness = harness();
    replace(&mut harness, "Date", "2021-10-32");
    harness.key_press(Key::Enter);
    harness.run();
    assert!(harness.state().edits().is_empty());
    harness.get_by_label_contains("is not a date");
    replace(&mut harness, "Date", "2021-10-09");
    assert!(harness.state().edits().is_empty(), "nothing is committed while typing");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().edits(), [format!("set date of {OCTOBER}")]);
    assert_eq!(meeting(&harness).date.unwrap().edtf.as_str(), "2021-10-09");
    harness.run();
    assert_eq!(harness.state().edits().len(), 1);
}

#[test]
fn an_attendee_is_added_by_name_in_one_edit() {
    let mut harness = harness();
    harness.get_by_label("Add attendee of Taliban").click();
    harness.run();
    harness.get_by_label("Name to look for").type_text("pakis");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().edits(), ["add attendee Pakistan"]);
    let added = meeting(&harness).attendees.pop().unwrap();
    assert_eq!(added.actor, Some(actor_id("pakistan")));
    assert_eq!(added.side, Some(PartId::new("prt-side-tb")));
    assert_eq!(added.state, AttendanceState::Expected);
}

#[test]
fn a_person_not_known_yet_is_made_in_the_same_edit() {
    let mut harness = harness();
    harness.get_by_label("Add attendee of United States").click();
    harness.run();
    harness.get_by_label("Name to look for").type_text("Mark Green");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().edits(), ["add attendee Mark Green"]);
    let added = meeting(&harness).attendees.pop().unwrap().actor.unwrap();
    assert_eq!(harness.state().dossier().actors[&added].name(), "Mark Green");
}

#[test]
fn an_attendee_goes_with_the_claims_on_them() {
    let mut harness = harness();
    let claims = harness.state().dossier().claims.len();
    harness.get_by_label("Remove Amir Khan Muttaqi, and the 2 claims on it").click();
    harness.run();
    assert_eq!(harness.state().edits(), ["remove attendee Amir Khan Muttaqi"]);
    assert_eq!(meeting(&harness).attendees.len(), 5);
    assert_eq!(harness.state().dossier().claims.len(), claims - 2);
    harness.state_mut().history.undo();
    assert_eq!(meeting(&harness).attendees.len(), 6);
    assert_eq!(harness.state().dossier().claims.len(), claims);
}

#[test]
fn a_state_is_chosen_in_the_particulars() {
    let mut harness = harness();
    harness.get_by_label("Particulars of Thomas West").click();
    harness.run();
    harness.get_by_role_and_label(Role::ComboBox, "State").click();
    harness.run();
    harness.get_by_role_and_label(Role::ListBoxOption, "attended").click();
    harness.run();
    assert_eq!(harness.state().edits(), ["mark Thomas West attended"]);
    assert_eq!(meeting(&harness).attendees[0].state, AttendanceState::Attended);
}

#[test]
fn sides_are_moved_and_removed_without_losing_people() {
    let mut harness = harness();
    harness.get_by_label("Move Taliban up").click();
    harness.run();
    assert_eq!(meeting(&harness).sides[0].actor, Some(actor_id("taliban")));
    harness.get_by_label("Remove Taliban").click();
    harness.run();
    let now = meeting(&harness);
    assert_eq!((now.sides.len(), now.attendees.len()), (1, 6));
    assert!(now.attendees.iter().all(|one| one.side != Some(PartId::new("prt-side-tb"))));
    assert_eq!(
        harness.state().edits(),
        ["move side Taliban of ".to_owned() + OCTOBER, "remove side Taliban".to_owned()]
    );
}

#[test]
fn a_new_topic_comes_with_its_record() {
    let mut harness = harness();
    harness.get_by_label("Add topic").click();
    harness.run();
    harness.get_by_label("Name to look for").type_text("Counter-terrorism");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().edits(), ["add Counter-terrorism to the agenda"]);
    let topic = meeting(&harness).agenda.pop().unwrap();
    assert_eq!(harness.state().dossier().topics[&topic].name, "Counter-terrorism");
}

#[test]
fn the_meeting_before_and_the_host_are_chosen_and_cleared() {
    let mut harness = harness();
    harness.get_by_role_and_label(Role::ComboBox, "Follows").click();
    harness.run();
    harness.get_by_label("General McKenzie and Taliban officials, Kabul, 2021-08").click();
    harness.run();
    harness.get_by_label("Remove the host").click();
    harness.run();
    let now = meeting(&harness);
    assert_eq!((now.follows, now.host), (Some(meeting_id("august")), None));
    assert_eq!(harness.state().edits().len(), 2);
}
