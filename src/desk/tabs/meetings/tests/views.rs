//! List, page and timeline.

use eframe::egui::{self, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::sample::{actor_id, crowded, dossier, meeting_id};
use super::{Window, harness};
use crate::desk::action::Action;
use crate::desk::message::Message;
use crate::desk::settings::MeetingsAs;
use crate::model::{ArticleId, Dossier, RecordRef};

fn october() -> Window {
    Window::new(dossier()).showing(&meeting_id("october"))
}

fn last_shown(window: &Window) -> Option<&RecordRef> {
    window.messages.iter().rev().find_map(|message| match message {
        Message::Show(record) => Some(record),
        _ => None,
    })
}

#[test]
fn the_order_is_by_date_with_those_without_one_last() {
    let order: Vec<String> = Window::new(dossier()).order().iter().map(ToString::to_string).collect();
    let expect = ["august", "pakistan", "october", "troika", "stay", "november", "groups", "next"];
    assert_eq!(order, expect.map(|key| format!("mtg-{key}")));
}

#[test]
fn the_list_names_its_rows_and_arrows_walk_it() {
    let mut harness = harness(Window::new(dossier()));
    harness.get_by_label_contains("2021, 7");
    harness.get_by_label_contains("No date, 1");
    harness.get_by_label_contains("Troika Plus, Islamabad, 2021-11-11, held").click();
    harness.run();
    assert_eq!(last_shown(harness.state()), Some(&RecordRef::Meeting(meeting_id("troika"))));
    harness.key_press(Key::ArrowDown);
    harness.run();
    assert_eq!(harness.state().place.meeting, Some(meeting_id("stay")));
    harness.key_press(Key::ArrowUp);
    harness.run();
    harness.key_press(Key::ArrowUp);
    harness.run();
    assert_eq!(harness.state().place.meeting, Some(meeting_id("october")));
    harness.key_press(Key::End);
    harness.run();
    assert_eq!(harness.state().place.meeting, Some(meeting_id("next")));
    let row = harness.get_by_label_contains("Next round, agreed in principle, no date, announced");
    assert!(row.accesskit_node().is_focused());
}

#[test]
fn rows_far_away_are_reached_and_cost_nothing_until_then() {
    let dossier = crowded(1000);
    let order = Window::new(dossier.clone()).order();
    let mut harness = harness(Window::new(dossier).showing(&order[3]));
    let rows = |harness: &egui_kittest::Harness<'_, Window>| {
        harness.query_all_by_role(egui::accesskit::Role::ListItem).count()
    };
    assert!(rows(&harness) < 40, "only rows in sight exist");
    harness.state_mut().place.meeting = Some(order[900].clone());
    harness.run();
    let title = harness.state().dossier().meetings[&order[900]].title.clone();
    assert!(harness.query_all_by_label_contains(&title).count() >= 2, "in the list and on the page");
}

#[test]
fn the_filter_leaves_out_and_says_so() {
    let mut harness = harness(Window::new(dossier()));
    harness.get_by_label("Filter meetings").click();
    harness.run();
    harness.get_by_label("Words of the filter").type_text("islamabad troika");
    harness.run();
    assert_eq!(harness.query_all_by_role(egui::accesskit::Role::ListItem).count(), 1);
    assert_eq!(harness.state_mut().order(), [meeting_id("troika")]);
    harness.get_by_label("Words of the filter").type_text(" nowhere");
    harness.run();
    harness.get_by_label("Clear the filter").click();
    harness.run();
    assert_eq!(harness.query_all_by_role(egui::accesskit::Role::ListItem).count(), 8);
}

#[test]
fn a_dossier_without_meetings_says_what_to_do() {
    let mut harness = harness(Window::new(Dossier::default()));
    harness.get_by_label("No meetings yet");
    let buttons: Vec<_> = harness.get_all_by_label("New meeting…").collect();
    assert_eq!(buttons.len(), 2, "one in the head, one where the list would be");
    buttons[1].click();
    drop(buttons);
    harness.run();
    assert!(harness.state().messages.iter().any(|message| matches!(message, Message::Act(Action::NewMeeting))));
}

#[test]
fn the_page_shows_facts_with_their_states() {
    let mut harness = harness(october());
    for name in [
        "Date: 9–10 October 2021, 3 articles, 3 origins",
        "Format: in person, 1 article",
        "Kind: bilateral, unsupported",
        "Host: Qatar or United States, rival, 2 versions",
    ] {
        harness.get_by_label(name);
    }
    harness.get_by_label("Date: 9–10 October 2021, 3 articles, 3 origins").focus();
    harness.key_press(Key::Enter);
    harness.run();
    harness.get_by_label("“on 9 and 10 October”, Gulf Wire, 2021-10-08, ¶1").click();
    harness.run();
    let shown = harness.state().messages.iter().find_map(|message| match message {
        Message::ShowWords(article, range) => Some((article.clone(), range.clone())),
        _ => None,
    });
    let source = ArticleId::new("art-1");
    let start = harness.state().dossier().articles[&source].text.find("on 9 and 10 October").unwrap();
    assert_eq!(shown, Some((source, start..start + 19)), "the text before is ASCII");
}

#[test]
fn delegations_tell_who_was_there_and_lead_there() {
    let mut window = october();
    window.inspector = false;
    let mut harness = harness(window);
    for name in [
        "Thomas West, expected, 1 article",
        "Sarah Charles, Humanitarian lead, USAID, expected, 1 article",
        "Not named, people of the intelligence services, expected, unsupported",
        "Zalmay Khalilzad, absent, unsupported",
        "Amir Khan Muttaqi, led · Foreign minister, attended, 2 articles",
    ] {
        harness.get_by_label(name);
    }
    harness.get_by_label("Words on Amir Khan Muttaqi, 2 articles").click();
    harness.run();
    harness.get_by_label_contains("“Minister Muttaqi led the delegation”, Kabul Gazette");
    assert_eq!(last_shown(harness.state()), None, "the words opened, nothing else");
    harness.get_by_label("Thomas West, expected, 1 article").click();
    harness.run();
    assert_eq!(last_shown(harness.state()), Some(&RecordRef::Actor(actor_id("west"))));
}

#[test]
fn the_page_leads_to_the_next_meeting_and_the_brief() {
    let mut harness = harness(october());
    harness.get_by_label_contains("Brief…").click();
    harness.run();
    let october = RecordRef::Meeting(meeting_id("october"));
    let brief = harness.state().messages.iter().find_map(|message| match message {
        Message::Brief(of) => Some(of.clone()),
        _ => None,
    });
    assert_eq!(brief, Some(vec![october]));
    harness.get_by_label("30 November 2021").click();
    harness.run();
    assert_eq!(harness.state().place.meeting, Some(meeting_id("november")));
    harness.get_by_label("9–10 October 2021");
}

#[test]
fn a_meeting_that_follows_is_one_edit() {
    let mut harness = harness(october());
    harness.get_by_label("More for this meeting").click();
    harness.run();
    harness.get_by_label("New meeting that follows this one").click();
    harness.run();
    let window = harness.state();
    assert_eq!(window.edits(), ["add a meeting that follows United States and Taliban, Doha, 9–10 October 2021"]);
    let new = window.dossier().meetings.values().filter(|it| it.title == "Doha talks, round 2").count();
    assert_eq!(new, 1);
}

#[test]
fn the_timeline_names_every_meeting_in_sight() {
    let mut harness = harness(october().timeline());
    for name in [
        "General McKenzie and Taliban officials, Kabul, August 2021, date not known to the day, held",
        "United States and Taliban, Doha, 9–10 October 2021, 9–10 October 2021, exact date, held, 1 rival",
        "West and Taliban envoys, Pakistan, October 2021, uncertain, uncertain date, held",
        "Technical groups, Doha, about 30 November 2021, approximate date, held",
        "Stay as announced, two weeks, 27 November – 11 December 2021, date as announced, announced",
        "Next round, agreed in principle, no date, announced",
    ] {
        harness.get_by_label(name);
    }
    harness.get_by_label_contains("Troika Plus, Islamabad").click();
    harness.run();
    assert_eq!(harness.state().place.meeting, Some(meeting_id("troika")));
}

#[test]
fn keys_go_along_the_timeline_and_open_the_meeting() {
    let mut window = october().timeline();
    // With fields at the right, to which the arrows must not go.
    window.inspector = true;
    let mut harness = harness(window);
    let selected = |harness: &egui_kittest::Harness<'_, Window>| harness.state().place.meeting.clone();
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert_eq!(selected(&harness), Some(meeting_id("troika")));
    harness.key_press(Key::ArrowRight);
    harness.run();
    assert_eq!(selected(&harness), Some(meeting_id("stay")));
    harness.key_press(Key::ArrowLeft);
    harness.run();
    harness.key_press(Key::Home);
    harness.run();
    assert_eq!(selected(&harness), Some(meeting_id("august")));
    harness.key_press(Key::End);
    harness.run();
    assert_eq!(selected(&harness), Some(meeting_id("next")));
    harness.key_press(Key::ArrowLeft);
    harness.run();
    assert_eq!(selected(&harness), Some(meeting_id("groups")));
    assert!(harness.get_by_label_contains("Technical groups, Doha, about").accesskit_node().is_focused());
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().settings.meetings_as, MeetingsAs::List, "Enter opens the page");
}

#[test]
fn the_timeline_pans_zooms_and_fits() {
    let mut harness = harness(october().timeline());
    let scale = |harness: &egui_kittest::Harness<'_, Window>| harness.state().view.timeline.scale_for_tests();
    let fitting = scale(&harness);
    harness.get_by_label("Scale: Days").click();
    harness.run();
    assert!((scale(&harness).1 - 40.0).abs() < f32::EPSILON);
    let before = scale(&harness).0;
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    harness.run();
    assert!((scale(&harness).0 - before - 3.0).abs() < 1e-6, "120 points are three days of 40");
    harness.key_press(Key::F);
    harness.run();
    assert_eq!(scale(&harness), fitting);
}

#[test]
fn the_timeline_of_many_draws_only_what_is_in_sight() {
    let harness = harness(Window::new(crowded(1000)).timeline());
    let shown = harness.query_all_by_role(egui::accesskit::Role::ListItem).count();
    assert!((1..120).contains(&shown), "{shown} nodes");
}
