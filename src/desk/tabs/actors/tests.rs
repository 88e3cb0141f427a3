//! The tab as its users meet it: by label, by click and by key.

pub(super) mod fixture;

use eframe::egui::{Key, Modifiers, Role, vec2};
use egui_kittest::{Harness, kittest::Queryable as _};

use fixture::{Desk, dossier, id, large};

use super::Sort;
use crate::desk::message::Message;
use crate::desk::overlay::MergeForm;
use crate::edit::Change;
use crate::model::{ArticleId, NameKind, RecordRef};

fn window(desk: Desk) -> Harness<'static, Desk> {
    fixture::window(desk, vec2(1440.0, 806.0))
}

fn shown(message: &Message) -> Option<&str> {
    match message {
        Message::Show(record) => Some(record.as_str()),
        _ => None,
    }
}

#[test]
fn the_list_names_everyone_under_the_heading_of_the_kind() {
    let mut harness = window(Desk::new(dossier()));
    harness.run();
    for label in ["6 actors", "Persons, 3", "Ministries and agencies, 1"] {
        assert!(harness.query_by_role_and_label(Role::Heading, label).is_some(), "{label}");
    }
    harness.get_by_role_and_label(Role::ListItem, "Thomas West, 2").click();
    harness.run();
    assert_eq!(harness.state().done.iter().filter_map(shown).collect::<Vec<_>>(), ["act-west"]);
}

#[test]
fn arrow_keys_move_the_selection_and_stop_at_the_ends() {
    let mut harness = window(Desk::new(dossier()));
    harness.run();
    harness.get_by_role_and_label(Role::ListItem, "Amir Khan Muttaqi, 4").focus();
    harness.run();
    for key in [Key::ArrowDown, Key::ArrowDown, Key::ArrowUp, Key::End, Key::ArrowDown, Key::Home] {
        harness.key_press(key);
        harness.run();
    }
    assert_eq!(
        harness.state().done.iter().filter_map(shown).collect::<Vec<_>>(),
        ["act-west", "act-long", "act-west", "act-us", "act-muttaqi"]
    );
    assert!(harness.get_by_role_and_label(Role::ListItem, "Amir Khan Muttaqi, 4").is_focused());
}

#[test]
fn the_filter_looks_at_every_form_of_a_name() {
    let mut harness = window(Desk::new(dossier()));
    harness.run();
    harness.get_by_label("Filter actors").click();
    harness.run();
    harness.get_by_label("Filter actors by name").type_text("متقی");
    harness.run();
    assert!(harness.query_by_label("1 of 6").is_some());
    assert!(harness.query_by_role_and_label(Role::ListItem, "Thomas West, 2").is_none());
    let desk = harness.state();
    assert_eq!(desk.view.order(desk.history.dossier(), &desk.derived), [id("act-muttaqi")]);
}

#[test]
fn only_the_rows_in_sight_of_many_actors_are_laid_out() {
    let mut harness = window(Desk::new(large(5000)));
    harness.run();
    assert!(harness.query_by_label("5,000 actors").is_some());
    assert!(harness.get_all_by_role(Role::ListItem).count() < 60);
    harness.get_all_by_role(Role::ListItem).next().unwrap().focus();
    harness.run();
    harness.key_press(Key::End);
    harness.run();
    let last = harness.state().place.actor.clone().unwrap();
    let name = harness.state().history.dossier().actor_name(&last).to_owned();
    assert!(harness.get_by_role_and_label(Role::ListItem, &name).is_focused(), "the end of the list came into sight");
}

#[test]
fn orders_follow_the_menu() {
    let mut desk = Desk::new(dossier());
    let order = |desk: &Desk| desk.view.order(desk.history.dossier(), &desk.derived);
    assert_eq!(order(&desk)[0], id("act-muttaqi"));
    desk.view.sort = Sort::Name;
    assert_eq!(order(&desk)[0], id("act-long"));
    desk.view.sort = Sort::Mentions;
    let counts: Vec<usize> = order(&desk).iter().map(|actor| desk.derived.mention_count(actor)).collect();
    assert!(counts.is_sorted_by(|one, other| one >= other), "{counts:?}");
}

#[test]
fn the_page_tells_names_roles_relations_and_meetings() {
    let mut harness = window(Desk::new(dossier()).showing("act-muttaqi"));
    harness.run();
    harness.get_by_label("list").click();
    harness.run();
    for label in [
        "Amir Khan Muttaqi",
        "4 mentions in 3 articles, 2 origins",
        "Foreign minister, Foreign ministry, Kabul · since September 2021, 1 article",
        "Minister of Education, until 2000, unsupported",
        "امیر خان متقی, native, Pashto, unsupported",
        "阿米尔·汗·穆塔基, Chinese, unsupported",
        "member of, Taliban, unsupported",
        "has reporting to it, Thomas West, unsupported",
        "2021-10-09/2021-10-10, United States and Taliban, Doha, led, attended",
    ] {
        assert!(harness.query_all_by_label(label).next().is_some(), "{label}");
    }
    // A section without rows is not there.
    assert!(harness.query_by_role_and_label(Role::Heading, "Commitments").is_none());
    harness.get_by_label("has reporting to it, Thomas West, unsupported").click();
    harness.run();
    assert_eq!(harness.state().done.iter().filter_map(shown).collect::<Vec<_>>(), ["act-west"]);
}

#[test]
fn a_mention_leads_to_its_words() {
    let mut harness = window(Desk::new(dossier()).showing("act-muttaqi"));
    harness.run();
    harness.get_by_label_contains("led by Amir Khan Muttaqi , the foreign minister").click_accesskit();
    harness.run();
    let desk = harness.state();
    let words = desk.done.iter().find_map(|message| match message {
        Message::ShowWords(article, range) => Some((article.clone(), range.clone())),
        _ => None,
    });
    let (article, range) = words.unwrap();
    assert_eq!(article, ArticleId::new("art-1"));
    let text = &desk.history.dossier().articles[&article].text;
    assert_eq!(crate::model::text::slice_chars(text, range), Some("Amir Khan Muttaqi"));
}

#[test]
fn evidence_behind_a_role_opens_its_words() {
    let mut harness = window(Desk::new(dossier()).showing("act-muttaqi"));
    harness.run();
    harness.get_by_label_contains("Foreign minister, Foreign ministry, Kabul · since").click();
    harness.run();
    harness.get_all_by_label_contains("“the foreign minister” Al-Ahed").last().unwrap().click();
    harness.run();
    assert!(
        harness.state().done.iter().any(|message| matches!(message, Message::ShowWords(_, range) if range.len() == 20))
    );
}

#[test]
fn a_role_typed_commits_as_one_edit_when_it_is_left() {
    let mut harness = window(Desk::new(dossier()).showing("act-west"));
    harness.run();
    harness.get_by_label("Title of the role").focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.get_by_label("Title of the role").type_text("Special Representative");
    harness.run();
    assert!(harness.state().labels.is_empty());
    harness.get_by_role_and_label(Role::TextInput, "Tags").focus();
    harness.run();
    assert_eq!(harness.state().labels, ["change role of Thomas West"]);
    let west = &harness.state().history.dossier().actors[&id("act-west")];
    assert_eq!(west.roles[0].title, "Special Representative");
}

#[test]
fn what_is_no_date_is_not_committed() {
    let mut harness = window(Desk::new(dossier()).showing("act-west"));
    harness.run();
    let label = "From, of the role Deputy envoy";
    harness.get_by_label(label).focus();
    harness.run();
    harness.get_by_label(label).type_text("2021-99");
    harness.key_press(Key::Enter);
    harness.run();
    assert!(harness.state().labels.is_empty());
    assert!(harness.query_by_label_contains("Not a date").is_some());
}

#[test]
fn a_role_deleted_takes_its_claims_with_it_and_undo_brings_them_back() {
    let mut harness = window(Desk::new(dossier()).showing("act-muttaqi"));
    harness.run();
    let before = harness.state().history.dossier().clone();
    assert_eq!(before.claims.len(), 2);
    harness.get_by_label("Delete the role Foreign minister").click_accesskit();
    harness.run();
    let desk = harness.state_mut();
    assert_eq!(desk.labels, ["delete role of Amir Khan Muttaqi"]);
    assert_eq!(desk.history.dossier().actors[&id("act-muttaqi")].roles.len(), 1);
    assert!(desk.history.dossier().claims.is_empty());
    desk.history.undo();
    assert!(*desk.history.dossier() == before);
}

#[test]
fn names_are_added_and_one_is_the_main_one() {
    let mut harness = window(Desk::new(dossier()).showing("act-west"));
    harness.run();
    harness.get_by_label("Add a name").focus();
    harness.run();
    harness.get_by_label("Add a name").type_text("Tom West");
    harness.key_press(Key::Enter);
    harness.run();
    let west = &harness.state().history.dossier().actors[&id("act-west")];
    assert_eq!(west.names.last().map(|name| (name.value.as_str(), name.kind)), Some(("Tom West", NameKind::Alias)));
    assert_eq!(harness.state().labels, ["add name of Thomas West"]);
}

#[test]
fn merging_is_previewed_and_is_one_edit() {
    let mut desk = Desk::new(dossier()).showing("act-muttaqi");
    desk.form = Some(MergeForm::new(id("act-muttaqi")));
    let mut harness = window(desk);
    harness.run();
    harness.get_by_label("Find the other actor").type_text("West");
    harness.run();
    harness.get_all_by_role_and_label(Role::ListItem, "Thomas West, 2").last().unwrap().click();
    harness.run();
    assert!(harness.query_by_label_contains("will move").is_some());
    harness.get_by_label("Swap which name stays main").click();
    harness.run();
    harness.get_by_label("Merge").click();
    harness.run();
    let desk = harness.state();
    assert!(desk.form.is_none(), "the form closes");
    assert_eq!(desk.labels, ["merge “Amir Khan Muttaqi” into Thomas West"]);
    let merged = desk.changes.iter().any(|change| {
        matches!(change, Change::MergeActors { keep, gone, .. } if *keep == id("act-west") && *gone == id("act-muttaqi"))
    });
    assert!(merged);
    assert!(!desk.history.dossier().actors.contains_key(&id("act-muttaqi")));
}

#[test]
fn what_was_merged_can_be_split_from_the_menu() {
    let mut desk = Desk::new(dossier()).showing("act-muttaqi");
    let change =
        Change::MergeActors { keep: id("act-muttaqi"), gone: id("act-west"), id: crate::model::MergeId::new("mrg-1") };
    desk.history.apply(crate::edit::Edit::one("merge", change)).unwrap();
    let mut harness = window(desk);
    harness.run();
    harness.get_by_label("More about this actor").click();
    harness.run();
    harness.get_by_label("Split “Thomas West” again").click();
    harness.run();
    assert!(harness.state().history.dossier().actors.contains_key(&id("act-west")));
    assert_eq!(harness.state().labels, ["split “Thomas West” from Amir Khan Muttaqi"]);
}

#[test]
fn an_empty_dossier_says_what_to_do() {
    let mut harness = window(Desk::new(crate::model::Dossier::default()));
    harness.run();
    assert!(harness.query_all_by_label_contains("press A").next().is_some());
    harness.get_by_label("New actor…").click();
    harness.run();
    let acts = harness.state().done.iter().any(|message| matches!(message, Message::Act(_)));
    assert!(acts);
    assert_eq!(harness.state().place.actor.clone().map(RecordRef::Actor), None);
}

#[test]
fn a_field_commits_before_the_window_moves_on() {
    use crate::desk::{Desk, Setup, action::Action};
    let setup = Setup { settings_file: None, state: None, inline: true, ..Setup::default() };
    let mut desk = Desk::new(&eframe::egui::Context::default(), setup);
    desk.act(Action::OpenSample);
    let mut harness = Harness::builder()
        .with_size(vec2(1440.0, 900.0))
        .with_context_setup(crate::desk::theme::install)
        .allow_missing_glyphs()
        .build_ui_state(
            |ui, desk: &mut Desk| {
                let context = ui.ctx().clone();
                desk.logic(&context, None);
                desk.ui(ui);
            },
            desk,
        );
    // Work done at once is taken up in the frame that follows.
    harness.run_steps(3);
    harness.state_mut().act(Action::ShowActors);
    harness.run_steps(3);
    let first = harness.state().place.actor.clone();
    harness.get_by_role_and_label(Role::TextInput, "Tags").focus();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Tags").type_text("seen");
    harness.run();
    harness.state_mut().act(Action::ShowMeetings);
    harness.run_steps(4);
    let desk = harness.state();
    assert_eq!(desk.place.tab, crate::desk::message::Tab::Meetings, "the edit does not call the window back");
    let dossier = desk.document().unwrap().dossier();
    assert_eq!(dossier.actors[&first.unwrap()].tags.last().map(String::as_str), Some("seen"));
}
