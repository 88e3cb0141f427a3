//! The history of a meeting, its series, its status, and meetings that may be one.

use eframe::egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::sample::{dossier, meeting_id};
use super::{Window, harness, harness_of};
use crate::desk::message::Message;
use crate::desk::overlay::Overlay;
use crate::edit::quote_claim;
use crate::model::{ArticleId, ClaimId, Dossier, Meeting, MeetingField, MeetingStatus, Subject, Value};

fn showing(key: &str) -> Window {
    let mut window = Window::new(dossier()).showing(&meeting_id(key));
    window.inspector = false;
    window
}

fn held(harness: &Harness<'_, Window>, key: &str) -> Meeting {
    Meeting::clone(&harness.state().dossier().meetings[&meeting_id(key)])
}

#[test]
fn the_history_tells_what_became_known_when_and_opens_the_words() {
    let mut harness = harness_of(showing("october"), eframe::egui::vec2(1440.0, 1600.0), eframe::egui::Theme::Light);
    for name in [
        "2021-10-08, Gulf Wire: 9–10 October 2021, Doha, 2 expected",
        "2021-10-10, State Department: held, 9–10 October 2021, Doha",
        "2021-10-11~, Kabul Gazette: 9 October 2021, 1 attended",
        "2021-10-12, Kabul Gazette: Doha, 1 attended",
    ] {
        harness.get_by_label(name);
    }
    let words = "“The delegations met”, State Department, 2021-10-10, ¶1";
    assert!(harness.query_by_label(words).is_none());
    harness.get_by_label("2021-10-10, State Department: held, 9–10 October 2021, Doha").click();
    harness.run();
    harness.get_by_label(words).click();
    harness.run();
    assert!(harness.state().messages.iter().any(|message| matches!(message, Message::ShowWords(..))));
}

#[test]
fn the_status_is_set_from_the_head_and_evidence_asked_for() {
    let mut harness = harness(showing("october"));
    harness.get_by_label("Status, held").click();
    harness.run();
    harness.get_by_label_contains("cancelled").click();
    harness.run();
    let title = held(&harness, "october").title;
    assert_eq!(harness.state().edits(), [format!("set status “cancelled” of {title}")]);
    assert_eq!(held(&harness, "october").status, MeetingStatus::Cancelled);
    let asked = harness.state().messages.iter().find_map(|message| match message {
        Message::Notice(notice) => Some(notice.text.clone()),
        _ => None,
    });
    assert!(asked.is_some_and(|asked| asked.contains("No source says so yet")));
    // Back to what a source says: nothing is asked for, and the note that the two differ goes.
    harness.get_by_label("A source tells that it was held; the record still says cancelled.");
    harness.get_by_label("Set held").click();
    harness.run();
    assert_eq!(held(&harness, "october").status, MeetingStatus::Held);
    let notices = harness.state().messages.iter().filter(|message| matches!(message, Message::Notice(_)));
    assert_eq!(notices.count(), 1);
    assert!(harness.query_by_label_contains("the record still says").is_none());
}

#[test]
fn a_day_that_has_passed_is_marked_and_has_a_way_out() {
    let mut window = showing("stay");
    window.now = "2022-01-05T00:00:00Z".parse().unwrap();
    let mut harness = harness(window);
    harness.get_by_label_contains("Stay as announced, two weeks, 2021-11-27/2021-12-11, announced, day passed");
    let sentence =
        "Announced for 27 November – 11 December 2021, which has passed; no source reports that it was held.";
    harness.get_by_label(sentence);
    harness.get_by_label("Set held").click();
    harness.run();
    assert_eq!(held(&harness, "stay").status, MeetingStatus::Held);
    assert!(harness.query_by_label(sentence).is_none());
    assert!(harness.query_by_label_contains("day passed").is_none());
}

#[test]
fn rounds_lead_to_their_meetings_and_gaps_are_named() {
    let mut dossier = dossier();
    let mut groups = Meeting::clone(&dossier.meetings[&meeting_id("groups")]);
    groups.round = Some(3);
    dossier.put(crate::model::Record::Meeting(meeting_id("groups"), groups.into()));
    let mut harness = harness(Window::new(dossier).showing(&meeting_id("october")));
    harness.get_by_label("Round 1, United States and Taliban, Doha, 9–10 October 2021");
    harness.get_by_label("Round 2 is not in the dossier");
    harness.get_by_label("Next round, agreed in principle, no date, no round");
    harness.get_by_label("Round 3, Technical groups, Doha").click();
    harness.run();
    assert_eq!(harness.state().place.meeting, Some(meeting_id("groups")));
    assert!(harness.get_by_label("Round 3, Technical groups, Doha").accesskit_node().is_disabled());
}

#[test]
fn the_meeting_before_is_chosen_from_the_likeliest_on() {
    let mut harness = harness(showing("groups"));
    harness.get_by_role_and_label(Role::ComboBox, "The meeting before").click();
    harness.run();
    // The same series and the nearest day come first: Enter takes it.
    harness.key_press(eframe::egui::Key::Enter);
    harness.run();
    assert_eq!(held(&harness, "groups").follows, Some(meeting_id("november")));
    harness.get_by_label("30 November 2021");
    harness.get_by_label("No meeting before").click();
    harness.run();
    assert_eq!(held(&harness, "groups").follows, None);
    assert_eq!(harness.state().edits().len(), 2);
}

#[test]
fn a_meeting_that_may_be_the_same_is_pointed_out() {
    let mut harness = harness(showing("november"));
    harness.get_by_label("May be the same meeting as “Technical groups, Doha”.");
    harness.get_by_label("Compare and merge…").click();
    harness.run();
    let opened = harness
        .state()
        .messages
        .iter()
        .any(|message| matches!(message, Message::Open(overlay) if matches!(**overlay, Overlay::MergeMeetings(_))));
    assert!(opened);
    harness.get_by_label("Not the same").click();
    harness.run();
    assert!(harness.query_by_label_contains("“Technical groups, Doha”.").is_none());
    // From the other side, too.
    harness.state_mut().place.meeting = Some(meeting_id("groups"));
    harness.run();
    assert!(harness.query_by_label_contains("May be the same meeting as “West and Muttaqi, Doha”").is_none());
    assert_eq!(harness.state().edits(), [""; 0]);
}

#[test]
fn links_that_go_wrong_are_told_with_ways_out() {
    let with = |changes: &[(&str, Option<&str>)]| -> Dossier {
        let mut dossier = dossier();
        for (key, follows) in changes {
            let mut meeting = Meeting::clone(&dossier.meetings[&meeting_id(key)]);
            meeting.follows = follows.map(meeting_id);
            dossier.put(crate::model::Record::Meeting(meeting_id(key), meeting.into()));
        }
        dossier
    };
    let open = |dossier: Dossier, key: &str| {
        let mut window = Window::new(dossier).showing(&meeting_id(key));
        window.inspector = false;
        harness(window)
    };
    let mut later = open(with(&[("august", Some("troika"))]), "august");
    later.get_by_label("It follows a meeting that is later than it: “Troika Plus, Islamabad”.");
    later.get_by_label("Turn round").click();
    later.run();
    assert_eq!((held(&later, "august").follows, held(&later, "troika").follows), (None, Some(meeting_id("august"))));
    assert_eq!(later.state().edits().len(), 1, "one step");

    let mut circle = open(with(&[("october", Some("november"))]), "november");
    circle.get_by_label("It follows itself: the meetings before it lead back to it.");
    circle.get_by_label("Clear “follows”").click();
    circle.run();
    assert_eq!(held(&circle, "november").follows, None);
    assert!(circle.query_by_label_contains("It follows itself").is_none());
}

#[test]
fn what_cannot_both_be_is_told_and_led_to_settling() {
    let mut dossier = dossier();
    let subject = Subject::Meeting(meeting_id("october"), MeetingField::Status);
    let value = Value::Status(MeetingStatus::Cancelled);
    let claim = quote_claim(&dossier, ClaimId::new("clm-off"), &ArticleId::new("art-3"), 0..16, subject, value);
    dossier.put(claim.unwrap());
    let mut window = Window::new(dossier).showing(&meeting_id("october"));
    window.inspector = false;
    let mut harness = harness_of(window, eframe::egui::vec2(1440.0, 1600.0), eframe::egui::Theme::Dark);
    harness.get_by_label("One source tells that it was held, another that it was cancelled.");
    harness.get_by_label_contains("2021-10-10, State Department: held (contradicted by Kabul Gazette)");
    harness.get_by_label("Show the words").click();
    harness.run();
    harness.get_by_label("“Minister Muttaqi”, Kabul Gazette, 2021-10-11~, ¶1");
    let before = harness.state().messages.len();
    let buttons: Vec<_> = harness.get_all_by_label("Settle…").collect();
    assert!(!buttons.is_empty());
    for button in &buttons {
        button.click();
    }
    drop(buttons);
    harness.run();
    let opened = harness.state().messages[before..]
        .iter()
        .any(|message| matches!(message, Message::Open(overlay) if matches!(**overlay, Overlay::Settle(_))));
    assert!(opened);
}
