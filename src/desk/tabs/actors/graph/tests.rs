//! Who is gathered, and the graph as its users meet it: by name, by click and by key.

use std::sync::Arc;

use eframe::egui::{Key, Modifiers, Role, vec2};
use egui_kittest::{Harness, kittest::NodeT as _, kittest::Queryable as _};

use super::gather::{Network, Wanted};
use crate::desk::derived::Derived;
use crate::desk::message::Message;
use crate::desk::tabs::actors::tests::fixture::{Desk, dossier, id, large, window};
use crate::desk::tasks::Progress;
use crate::model::{
    Actor, ActorId, AttendanceState, Attendee, Dossier, Meeting, MeetingId, MeetingStatus, PartId, Period, RecordRef,
    Relation, RelationKind,
};

const ALL: Wanted = Wanted { kinds: [true; 3], second: true, most: 10 };

fn network(dossier: &Dossier, ego: &str, wanted: Wanted) -> Network {
    let derived = Derived::of(dossier, 0, &Derived::default(), &Progress::default()).unwrap();
    Network::of(dossier, &derived, &id(ego), wanted)
}

/// Every tie: “from: label to”, with a star where words stand behind it.
fn ties(network: &Network) -> Vec<String> {
    let mut told = Vec::new();
    for edge in &network.edges {
        for tie in &edge.ties {
            let star = if edge.is_supported() { "*" } else { "" };
            let name = |place: usize| network.nodes[place].name.as_str();
            told.push(format!("{}: {} {}{star}", name(edge.from), tie.label(), name(edge.to)));
        }
    }
    told
}

fn tie(dossier: &mut Dossier, from: &str, kind: RelationKind, to: &str) {
    let mut actor = Actor::clone(&dossier.actors[&id(from)]);
    let part = PartId::new(format!("prt-{}", actor.relations.len()));
    actor.relations.push(Relation { id: part, kind, other: id(to), period: Period::default(), note: String::new() });
    dossier.actors.insert(id(from), Arc::new(actor));
}

fn meeting(dossier: &mut Dossier, key: &str, date: &str, actors: &[&str]) {
    let attendee = |actor: &&str| Attendee {
        id: PartId::new(format!("prt-{actor}")),
        actor: Some(id(actor)),
        described: String::new(),
        side: None,
        capacity: String::new(),
        title_printed: String::new(),
        state: AttendanceState::Attended,
    };
    let date = date.parse().ok().map(|edtf| crate::model::When { edtf, printed: String::new() });
    let meeting = Meeting {
        title: format!("Meeting {key}"),
        status: MeetingStatus::Held,
        date,
        attendees: actors.iter().map(attendee).collect(),
        ..Meeting::default()
    };
    dossier.meetings.insert(MeetingId::new(key), Arc::new(meeting));
}

#[test]
fn ties_are_read_from_the_middle_both_ways() {
    let found = network(&dossier(), "act-muttaqi", ALL);
    assert_eq!(
        ties(&found),
        [
            "Amir Khan Muttaqi: member of Taliban",
            "Amir Khan Muttaqi: to sit for 9–10 October 2021 Taliban",
            "Amir Khan Muttaqi: has reporting to it Thomas West",
            "Amir Khan Muttaqi: Foreign minister, since 2021-09 Foreign ministry, Kabul*",
            "Thomas West: Deputy envoy United States",
        ]
    );
    assert_eq!((found.total, found.counts), (4, [2, 1, 1]));
    assert_eq!(found.nodes.iter().map(|node| node.step).collect::<Vec<_>>(), [0, 1, 1, 1, 2]);
    let found = network(&dossier(), "act-taliban", ALL);
    assert_eq!(ties(&found)[0], "Taliban: has member Amir Khan Muttaqi");
    assert!(network(&dossier(), "act-nobody", ALL).nodes.is_empty());
}

#[test]
fn kinds_of_ties_are_left_out_when_not_wanted() {
    let dossier = dossier();
    let count = |wanted: Wanted| ties(&network(&dossier, "act-muttaqi", wanted)).len();
    for (wanted, expect) in [
        (ALL, 5),
        (Wanted { kinds: [false, true, true], ..ALL }, 2),
        (Wanted { kinds: [true, false, true], ..ALL }, 3),
        (Wanted { kinds: [true, true, false], ..ALL }, 4),
        (Wanted { second: false, ..ALL }, 4),
        (Wanted { kinds: [false; 3], ..ALL }, 0),
    ] {
        assert_eq!(count(wanted), expect, "{wanted:?}");
    }
}

#[test]
fn those_who_met_are_counted_by_pair_and_not_tied_to_each_other_by_the_same_meeting() {
    let mut dossier = large(5);
    let [ada, ben, cem, dan] = ["act-00000", "act-00001", "act-00002", "act-00003"];
    meeting(&mut dossier, "mtg-1", "2021-11-30", &[ada, ben, cem]);
    meeting(&mut dossier, "mtg-2", "2021-12-01", &[ada, ben]);
    meeting(&mut dossier, "mtg-3", "2021-12-02", &[ben, cem, dan]);
    let found = network(&dossier, ada, ALL);
    assert_eq!(
        ties(&found),
        [
            "Actor number 00000: two meetings Actor number 00001",
            "Actor number 00000: met 2021-11-30 Actor number 00002",
            "Actor number 00001: met 2021-12-02 Actor number 00002",
        ],
        "whom a neighbour met elsewhere is not tied to the middle"
    );
}

#[test]
fn ties_to_oneself_or_to_nobody_are_none() {
    let mut dossier = large(2);
    tie(&mut dossier, "act-00000", RelationKind::AlliedWith, "act-00000");
    tie(&mut dossier, "act-00000", RelationKind::AlliedWith, "act-gone");
    assert_eq!(network(&dossier, "act-00000", ALL).total, 0);
}

#[test]
fn the_most_telling_are_shown_and_the_rest_is_counted() {
    let mut dossier = large(100);
    for number in 1..=60 {
        tie(&mut dossier, &format!("act-{number:05}"), RelationKind::PartOf, "act-00000");
    }
    tie(&mut dossier, "act-00059", RelationKind::Represents, "act-00000");
    tie(&mut dossier, "act-00070", RelationKind::MemberOf, "act-00059");
    tie(&mut dossier, "act-00071", RelationKind::MemberOf, "act-00001");
    let found = network(&dossier, "act-00000", ALL);
    assert_eq!((found.shown(), found.total), (10, 62));
    assert_eq!(found.nodes[1].id, id("act-00059"), "tied twice");
    assert!(found.nodes.iter().all(|node| node.step < 2), "neighbours come before theirs");
    let more = network(&dossier, "act-00000", Wanted { most: 80, ..ALL });
    assert_eq!((more.shown(), more.total), (62, 62));
    assert_eq!(more, network(&dossier, "act-00000", Wanted { most: 80, ..ALL }));
    // What was shown stays shown when more is asked for.
    assert!(found.nodes.iter().all(|node| more.place_of(&node.id).is_some()));
}

fn bench(desk: Desk) -> Harness<'static, Desk> {
    let mut harness = window(desk, vec2(1440.0, 1000.0));
    harness.run();
    harness
}

fn shown(harness: &Harness<'static, Desk>) -> Vec<ActorId> {
    let done = harness.state().done.iter();
    done.filter_map(|message| match message {
        Message::Show(RecordRef::Actor(id)) => Some(id.clone()),
        _ => None,
    })
    .collect()
}

fn names(harness: &Harness<'static, Desk>) -> Vec<String> {
    harness.query_all_by_label_contains("").filter_map(|node| node.accesskit_node().label()).collect()
}

#[test]
fn a_click_on_a_node_goes_to_the_actor() {
    let mut harness = bench(Desk::new(dossier()).showing("act-muttaqi"));
    let label = "Foreign ministry, Kabul, ministry or agency, Foreign minister, since 2021-09, 1 article";
    harness.get_by_role_and_label(Role::Button, label).click();
    harness.run();
    assert_eq!(shown(&harness), [id("act-mfa")]);
    assert!(harness.query_by_label_contains("Foreign ministry, Kabul, ministry or agency, in the middle").is_some());
}

#[test]
fn a_tie_shows_its_words_and_they_are_one_click_away() {
    let mut harness = bench(Desk::new(dossier()).showing("act-muttaqi"));
    harness.get_by_label_contains("Tie: Amir Khan Muttaqi, Foreign minister, Foreign ministry, Kabul").click();
    harness.run();
    assert!(harness.query_by_role_and_label(Role::Heading, "Evidence").is_some(), "{:?}", names(&harness));
    // The inspector has the same quote behind the role.
    let quotes = harness.get_all_by_role(Role::Link);
    let in_page = |node: &egui_kittest::Node<'_>| {
        let label = node.accesskit_node().label().unwrap_or_default();
        label.starts_with("“the foreign minister”") && node.rect().right() < 1080.0
    };
    quotes.into_iter().find(in_page).unwrap().click();
    harness.run();
    assert!(harness.state().done.iter().any(|done| matches!(done, Message::ShowWords(_, range) if range.len() == 20)));
    harness.get_by_label("Close the evidence").click();
    harness.run();
    assert!(harness.query_by_role_and_label(Role::Heading, "Evidence").is_none());
}

#[test]
fn a_tie_by_a_meeting_leads_to_the_meeting_and_one_without_words_says_how_to_add_them() {
    let mut harness = bench(Desk::new(dossier()).showing("act-muttaqi"));
    harness.get_by_label_contains("Tie: Amir Khan Muttaqi, member of, Taliban, unsupported").click();
    harness.run();
    assert!(harness.query_by_label_contains("press E").is_some());
    let link = "2021-10-09/2021-10-10, United States and Taliban, Doha, unsupported";
    harness.get_by_role_and_label(Role::Link, link).click();
    harness.run();
    let meeting = RecordRef::Meeting(MeetingId::new("mtg-doha"));
    assert!(harness.state().done.iter().any(|done| matches!(done, Message::Show(record) if *record == meeting)));
}

#[test]
fn keys_go_from_node_to_node_and_open_them() {
    let mut harness = bench(Desk::new(dossier()).showing("act-muttaqi"));
    harness.get_by_label_contains("Graph of the relations of Amir Khan Muttaqi: 4 actors, 4 ties").focus();
    harness.run();
    // The Taliban are Muttaqi's own side, and stand at the left.
    harness.key_press(Key::ArrowLeft);
    harness.run();
    let focused = |harness: &Harness<'static, Desk>, part: &str| {
        harness.query_all_by_label_contains(part).any(|node| node.is_focused())
    };
    let own = ["Taliban, armed", "Foreign ministry, Kabul, ministry"];
    assert!(own.iter().any(|part| focused(&harness, part)), "{:?}", names(&harness));
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(shown(&harness).len(), 1);
    assert!(own.iter().any(|part| focused(&harness, part)), "the keyboard stays with the actor");
}

#[test]
fn kinds_are_switched_off_and_the_list_comes_back() {
    let mut harness = bench(Desk::new(dossier()).showing("act-muttaqi"));
    assert!(harness.query_by_label_contains("United States, state, two steps away").is_some());
    harness.get_by_label("Draw two steps").click();
    harness.run();
    assert!(harness.query_by_label_contains("United States, state, two steps away").is_none());
    for chip in ["Draw relations, 2", "Draw roles, 1", "Draw meetings, 1"] {
        harness.get_by_label(chip).click();
        harness.run();
    }
    assert!(harness.query_by_label_contains("No ties of these kinds").is_some());
    harness.get_by_label("list").click();
    harness.run();
    assert!(harness.query_by_label("member of, Taliban, unsupported").is_some());
    harness.get_by_label("graph").click();
    harness.run();
    harness.get_by_label("Draw relations, 2").click();
    harness.run();
    assert!(harness.query_by_label_contains("Taliban, armed or political group, member of").is_some());
}

#[test]
fn the_large_view_takes_the_page_until_escape() {
    let mut harness = bench(Desk::new(dossier()).showing("act-muttaqi"));
    harness.get_by_label("Open large").click();
    harness.run();
    assert!(harness.query_by_role_and_label(Role::Heading, "Relations of Amir Khan Muttaqi").is_some());
    assert!(harness.query_by_role_and_label(Role::Heading, "Mentions in context").is_none());
    harness.get_by_role_and_label(Role::Button, "Thomas West, person, has reporting to it, unsupported").click();
    harness.run();
    assert!(harness.query_by_role_and_label(Role::Heading, "Relations of Thomas West").is_some(), "one walks on");
    harness.key_press(Key::Escape);
    harness.run();
    assert!(harness.query_by_role_and_label(Role::Heading, "Mentions in context").is_some());
}

#[test]
fn zooming_and_fitting_move_the_nodes() {
    let mut harness = bench(Desk::new(dossier()).showing("act-muttaqi"));
    let place = |harness: &Harness<'static, Desk>| {
        let middle = harness.get_by_label_contains("in the middle").rect().center();
        let west = harness.get_by_label_contains("Thomas West, person, has reporting").rect().center();
        west.distance(middle)
    };
    let fitted = place(&harness);
    for (button, wider) in [("Zoom in", true), ("Fit", false)] {
        harness.get_by_label(button).click();
        harness.run();
        assert_eq!(place(&harness) > fitted + 5.0, wider, "after {button}");
    }
    harness.get_by_label_contains("in the middle").focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::NONE, Key::Minus);
    harness.run();
    assert!(place(&harness) < fitted - 5.0);
}

#[test]
fn nobody_tied_is_told_how_to_tie() {
    let mut harness = bench(Desk::new(dossier()).showing("act-long"));
    assert!(harness.query_by_label_contains("Tied to nobody yet").is_some());
    harness.get_by_label("list").click();
    harness.run();
    assert!(harness.query_by_label_contains("No relations yet").is_some());
}

#[test]
fn of_thousands_a_few_are_shown_and_more_on_demand() {
    let mut dossier = large(5000);
    for number in 1..5000 {
        tie(&mut dossier, &format!("act-{number:05}"), RelationKind::PartOf, "act-00000");
    }
    let mut harness = bench(Desk::new(dossier).showing("act-00000"));
    harness.get_by_label("Show more, 10 of 4999 are shown").click();
    harness.run();
    assert!(harness.query_by_label("Show more, 20 of 4999 are shown").is_some());
}
