//! The month.

use eframe::egui::{Key, Theme, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::sample::{crowded, dossier, meeting_id};
use super::{Window, harness, harness_of};
use crate::desk::settings::MeetingsAs;

fn month_of(key: &str) -> Window {
    let mut window = Window::new(dossier()).showing(&meeting_id(key));
    window.settings.meetings_as = MeetingsAs::Month;
    window.inspector = false;
    window.now = "2021-11-15T12:00:00Z".parse().unwrap();
    window
}

fn selected(harness: &Harness<'_, Window>) -> String {
    harness.state().place.meeting.as_ref().map(|id| id.as_str()[4..].to_owned()).unwrap_or_default()
}

#[test]
fn meetings_stand_on_their_days_and_the_others_beside() {
    let harness = harness(month_of("october"));
    harness.get_by_label("October 2021");
    // The troika is on no day in sight; the one of October? stands beside.
    harness.get_by_label("United States and Taliban, Doha, 9–10 October 2021, 9–10 October 2021, held");
    harness.get_by_label("Some time in October, 1");
    harness.get_by_label("West and Taliban envoys, Pakistan, October 2021, uncertain, held");
    harness.get_by_label("No date, 1");
    harness.get_by_label("Next round, agreed in principle, no date, announced");
    assert!(harness.query_by_label_contains("Troika Plus").is_none());
    assert!(harness.query_by_label_contains("Today, ").is_none());
}

#[test]
fn buttons_and_keys_go_through_the_months() {
    let mut harness = harness(month_of("october"));
    harness.get_by_label("Next month").click();
    harness.run();
    harness.get_by_label("November 2021");
    harness.get_by_label("Today, 2021-11-15");
    // A stay of two weeks is shown in each of its weeks; it goes on in the month after.
    let stay = "Stay as announced, two weeks, 27 November – 11 December 2021, announced";
    assert_eq!(harness.query_all_by_label(stay).count(), 2);
    harness.key_press(Key::PageDown);
    harness.run();
    harness.get_by_label("December 2021");
    assert_eq!(harness.query_all_by_label(stay).count(), 2);
    for _ in 0..2 {
        harness.key_press(Key::PageUp);
        harness.run();
    }
    harness.get_by_label("October 2021");
    harness.key_press(Key::Home);
    harness.run();
    harness.get_by_label("November 2021");
    assert_eq!(selected(&harness), "october", "one looks around without choosing");
}

#[test]
fn keys_go_along_the_meetings_and_open_one() {
    let mut harness = harness(month_of("troika"));
    harness.get_by_label("November 2021");
    for (key, expect) in [
        (Key::ArrowRight, "stay"),
        (Key::ArrowRight, "november"),
        (Key::ArrowRight, "groups"),
        (Key::ArrowLeft, "november"),
        (Key::ArrowLeft, "stay"),
    ] {
        harness.key_press(key);
        harness.run();
        assert_eq!(selected(&harness), expect);
    }
    harness.get_by_label("November 2021");
    let name = "Stay as announced, two weeks, 27 November – 11 December 2021, announced";
    assert!(harness.query_all_by_label(name).any(|node| node.accesskit_node().is_focused()));
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().settings.meetings_as, MeetingsAs::List, "Enter opens the page");
}

#[test]
fn what_is_pressed_is_selected_and_what_is_selected_elsewhere_is_shown() {
    let mut harness = harness(month_of("october"));
    harness.get_by_label("West and Taliban envoys, Pakistan, October 2021, uncertain, held").click();
    harness.run();
    assert_eq!(selected(&harness), "pakistan");
    harness.state_mut().place.meeting = Some(meeting_id("troika"));
    harness.run();
    harness.get_by_label("November 2021");
    harness.get_by_label("Meetings as: List").click();
    harness.run();
    assert_eq!(harness.state().settings.meetings_as, MeetingsAs::List);
}

#[test]
fn days_without_room_count_what_they_hide_and_list_it() {
    let mut window = month_of("troika");
    window = Window { history: crate::edit::History::new(crowded(900)), ..window };
    let mut harness = harness_of(window, vec2(1280.0, 620.0), Theme::Dark);
    let day = harness.query_all_by_label_contains(" more on 2021-11-").next();
    day.expect("a day without room").click();
    harness.run();
    let before = selected(&harness);
    // Rows of the list are named as the meetings are.
    let row = harness
        .query_all_by_role(eframe::egui::accesskit::Role::Button)
        .find(|node| node.accesskit_node().label().is_some_and(|label| label.contains("November 2021, held")));
    row.expect("a row of the list").click();
    harness.run();
    assert_ne!(selected(&harness), before);
}
