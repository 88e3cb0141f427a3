//! The window, by the names of what is in it: the daily path, without a display and without a renderer.

#[path = "support/desk.rs"]
mod support;

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, TouchPhase, pos2, vec2};
use egui_kittest::kittest::Queryable as _;
use readout::model::{Commitment, CommitmentId, RecordRef, Severity, Subject, validate};
use readout::store;
use support::Bench;

const FIRST: &str = "Title: Envoys meet at the lake\nDate: 2022-03-05\nSource: Lake Herald\n\nThe northern envoy Ada Winter met the southern delegation at the lake house on Friday, both sides said.\n\nMs Winter called the talks open. “We will meet again in April,” she told reporters after the second session.\n";
const SECOND: &str = "Lake talks end without a text\n\nBy Tomas Reed\n\nPublished March 7th, 2022\n\nTwo days of talks between the northern side and the southern side ended on Saturday without a common text. Ada Winter left the lake house before noon, while officials of the south stayed to speak to the press.\n";

fn sample() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("saved/doha-2021.dossier.ron")
}

#[test]
fn the_daily_path_from_files_to_a_brief() {
    let folder = tempfile::tempdir().unwrap();
    let files = [("lake.txt", FIRST), ("end.txt", SECOND)].map(|(name, text)| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path
    });
    let saved = folder.path().join("lake.dossier.ron");
    let mut bench = Bench::plain();
    assert!(bench.sees("New dossier"), "{:?}", bench.names());

    // Import: the page shows what was found, and adds it.
    bench.dialogs.borrow_mut().answer(files);
    bench.press("Choose files…");
    assert!(bench.sees("Import 2 files"), "{:?}", bench.names());
    bench.press("Add 2 articles");
    let dossier = bench.dossier();
    assert_eq!(dossier.articles.len(), 2);
    let titles: Vec<&str> = dossier.articles.values().map(|article| article.title.as_str()).collect();
    assert!(
        titles.contains(&"Envoys meet at the lake") && titles.contains(&"Lake talks end without a text"),
        "{titles:?}"
    );

    // Read: select a name with the keyboard alone, and make an actor of it.
    let first = dossier.articles.iter().find(|(_, article)| article.title.starts_with("Envoys")).unwrap().0.clone();
    let text = dossier.articles[&first].text.clone();
    let start = text.find("Ada Winter").unwrap();
    bench.press_part("Envoys meet at the lake");
    bench.harness.get_by_label("Article text").focus();
    bench.settle();
    bench.keys(Modifiers::COMMAND, Key::Home);
    for _ in 0..start {
        bench.harness.key_press(Key::ArrowRight);
    }
    bench.settle();
    for _ in 0.."Ada Winter".len() {
        bench.harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    }
    bench.settle();
    bench.keys(Modifiers::NONE, Key::A);
    assert!(bench.sees("New actor"), "{:?}", bench.names());
    bench.press("Add actor");
    let dossier = bench.dossier();
    let (winter, actor) = dossier.actors.iter().next().expect("an actor was made");
    assert_eq!(actor.name(), "Ada Winter");
    let claim = dossier.claims.values().next().expect("the words are evidence of the name");
    assert_eq!(claim.quotes[0].exact, "Ada Winter");
    assert!(matches!(&claim.subject, Subject::Actor(id, _) if id == winter));

    // The name is underlined in both articles, and its page shows both mentions.
    bench.press_part("Actors, 1");
    assert!(bench.sees_part("2 mentions"), "{:?}", bench.names());

    // A meeting, by keyboard.
    bench.keys(Modifiers::COMMAND, Key::Num3);
    bench.keys(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::M);
    bench.text("North and south, lake house");
    bench.fill("Date", "2022-03-04/2022-03-05");
    bench.fill("City", "Lakeside");
    bench.press("Add meeting");
    let dossier = bench.dossier();
    assert_eq!(dossier.meetings.values().next().unwrap().place.city, "Lakeside");

    // Evidence for its date, from words of the article.
    bench.keys(Modifiers::COMMAND, Key::Num1);
    bench.press_part("Envoys meet at the lake");
    let friday = text.find("Friday").unwrap();
    bench.harness.get_by_label("Article text").focus();
    bench.settle();
    bench.keys(Modifiers::COMMAND, Key::Home);
    for _ in 0..friday {
        bench.harness.key_press(Key::ArrowRight);
    }
    bench.settle();
    for _ in 0.."Friday".len() {
        bench.harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    }
    bench.settle();
    bench.keys(Modifiers::NONE, Key::E);
    assert!(bench.sees("Evidence for…"), "{:?}", bench.names());
    bench.press("Add evidence");
    let dossier = bench.dossier();
    assert_eq!(dossier.claims.len(), 2);
    assert!(dossier.claims.values().any(|claim| claim.quotes[0].exact == "Friday"));

    // Save, and read back what is on disk.
    bench.dialogs.borrow_mut().answer([folder.path().join("lake")]);
    bench.keys(Modifiers::COMMAND, Key::S);
    assert!(saved.exists(), "the ending is made sure of");
    assert!(!bench.desk().document().unwrap().history.is_dirty());
    let opened = store::open(&saved).unwrap();
    assert_eq!(opened.dossier, dossier);
    assert!(validate(&opened.dossier).iter().all(|problem| problem.severity != Severity::Error));

    // Reopen in a new window, and look at the brief of the meeting.
    let mut bench = Bench::plain();
    bench.open(&saved);
    bench.keys(Modifiers::COMMAND, Key::Num3);
    bench.keys(Modifiers::COMMAND, Key::P);
    assert!(bench.sees("Page 1 of 1, shown"), "{:?}", bench.names());
    let brief = folder.path().join("brief");
    bench.dialogs.borrow_mut().answer([brief.clone()]);
    bench.press("Save as Text");
    let printed = fs::read_to_string(brief.with_extension("txt")).unwrap();
    assert!(printed.contains("North and south, lake house") && printed.contains("“Friday”"), "{printed}");
}

#[test]
fn unsaved_work_is_guarded() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("doha.dossier.ron");
    fs::copy(sample(), &path).unwrap();
    let before = fs::read(&path).unwrap();
    let mut bench = Bench::plain();
    bench.open(&path);
    bench.keys(Modifiers::COMMAND, Key::Num3);
    bench.keys(Modifiers::NONE, Key::F2);
    bench.text(" (renamed)");
    bench.keys(Modifiers::NONE, Key::Enter);
    assert!(bench.desk().document().unwrap().history.is_dirty(), "{:?}", bench.names());

    bench.keys(Modifiers::COMMAND, Key::N);
    assert!(bench.sees_part("before beginning a new dossier"), "{:?}", bench.names());
    bench.press("Cancel");
    assert!(bench.desk().document().unwrap().history.is_dirty());
    assert_eq!(fs::read(&path).unwrap(), before, "nothing is written until it is saved");

    bench.keys(Modifiers::COMMAND, Key::N);
    bench.press("Save");
    assert_ne!(fs::read(&path).unwrap(), before);
    assert!(bench.desk().document().unwrap().path.is_none(), "then the new dossier is open");
    assert!(bench.dossier().meetings.is_empty());
}

#[test]
fn undo_takes_back_a_deletion_with_all_that_went() {
    let mut bench = Bench::plain();
    bench.open(&sample());
    let before = bench.dossier();
    bench.keys(Modifiers::NONE, Key::Delete);
    assert!(bench.sees_part("These go with it"), "{:?}", bench.names());
    bench.press("Delete");
    let after = bench.dossier();
    assert_eq!(after.articles.len() + 1, before.articles.len());
    assert!(after.claims.len() < before.claims.len());
    bench.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(bench.dossier(), before);
}

#[test]
fn a_dialog_that_never_answers_has_a_way_out() {
    let mut bench = Bench::plain();
    bench.dialogs.borrow_mut().hang();
    bench.press("Open…");
    assert!(bench.sees("Type a path instead…"), "{:?}", bench.names());
    bench.press("Type a path instead…");
    bench.fill("Path", sample().to_str().unwrap());
    bench.press("Open");
    assert_eq!(bench.dossier().articles.len(), 5);
}

#[test]
fn a_typed_name_that_is_taken_is_asked_about() {
    let folder = tempfile::tempdir().unwrap();
    let taken = folder.path().join("taken.dossier.ron");
    fs::write(&taken, "somebody's work").unwrap();
    let mut bench = Bench::plain();
    bench.open(&sample());
    bench.dialogs.borrow_mut().hang();
    bench.keys(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::S);
    bench.press("Type a path instead…");
    bench.fill("Path", folder.path().join("taken").to_str().unwrap());
    bench.press("Save");
    assert!(bench.sees("Replace “taken.dossier.ron”?"), "{:?}", bench.names());
    assert_eq!(fs::read_to_string(&taken).unwrap(), "somebody's work");
    bench.press("Save over it");
    assert_eq!(store::open(&taken).unwrap().dossier, bench.dossier());
}

#[test]
fn the_guard_gives_back_the_form_it_stood_over() {
    let mut bench = Bench::plain();
    bench.open(&sample());
    bench.keys(Modifiers::NONE, Key::Delete);
    bench.press("Delete");
    bench.keys(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::M);
    bench.text("Half-written");
    bench.keys(Modifiers::COMMAND, Key::Q);
    assert!(bench.sees_part("before quitting"), "{:?}", bench.names());
    bench.press("Cancel");
    assert!(bench.sees("New meeting"), "{:?}", bench.names());
    bench.press("Add meeting");
    assert!(bench.dossier().meetings.values().any(|meeting| meeting.title == "Half-written"));
}

#[test]
fn enter_in_a_dialog_opens_no_hit_of_a_search() {
    let mut bench = Bench::plain();
    bench.open(&sample());
    let before = bench.desk().place().clone();
    bench.keys(Modifiers::COMMAND, Key::F);
    bench.text("muttaqi");
    bench.keys(Modifiers::NONE, Key::F2);
    bench.text(" anew");
    bench.keys(Modifiers::NONE, Key::Enter);
    assert_eq!(*bench.desk().place(), before);
    assert!(bench.dossier().articles.values().any(|article| article.title.ends_with(" anew")));
}

#[test]
fn redo_with_nothing_to_redo_does_nothing() {
    let mut bench = Bench::plain();
    bench.open(&sample());
    let opened = bench.dossier();
    bench.keys(Modifiers::NONE, Key::Delete);
    bench.press("Delete");
    let after = bench.dossier();
    assert_ne!(after, opened);
    for _ in 0..3 {
        bench.keys(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
        assert_eq!(bench.dossier(), after);
    }
}

#[test]
fn words_are_no_evidence_for_what_is_out_of_sight() {
    let mut bench = Bench::plain();
    bench.open(&sample());
    let before = bench.dossier();
    bench.harness.get_by_label("Article text").focus();
    bench.settle();
    bench.keys(Modifiers::COMMAND, Key::Home);
    for _ in 0..8 {
        bench.keys(Modifiers::SHIFT, Key::ArrowRight);
    }
    bench.keys(Modifiers::NONE, Key::E);
    bench.text("no such meeting");
    bench.keys(Modifiers::COMMAND, Key::Enter);
    assert!(bench.sees("Nothing of that name."), "{:?}", bench.names());
    assert_eq!(bench.dossier(), before);
}

#[test]
fn an_import_with_a_wrong_date_stays_until_it_is_right() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("lake.txt");
    fs::write(&file, FIRST).unwrap();
    let mut bench = Bench::plain();
    bench.dialogs.borrow_mut().answer([file]);
    bench.press("Choose files…");
    bench.fill("Published", "5 March");
    bench.keys(Modifiers::COMMAND, Key::Enter);
    assert!(bench.sees("Import an article"), "{:?}", bench.names());
    bench.fill("Published", "2022-03-05");
    bench.keys(Modifiers::COMMAND, Key::Enter);
    assert_eq!(bench.dossier().articles.len(), 1);
}

#[test]
fn a_bad_file_says_where_and_leaves_the_open_work_alone() {
    let folder = tempfile::tempdir().unwrap();
    let bad = folder.path().join("bad.dossier.ron");
    let text = fs::read_to_string(sample()).unwrap().replacen("kind: Person", "kind: Persona", 1);
    fs::write(&bad, text).unwrap();
    let mut bench = Bench::plain();
    bench.open(&sample());
    let before = bench.dossier();
    bench.open(&bad);
    assert!(bench.sees("“bad.dossier.ron” cannot be opened"), "{:?}", bench.names());
    assert!(bench.sees_part("line "), "{:?}", bench.names());
    bench.press("Close");
    assert_eq!(bench.dossier(), before);
}

#[test]
fn search_finds_as_one_types_and_goes_there() {
    let mut bench = Bench::plain();
    bench.open(&sample());
    bench.keys(Modifiers::COMMAND, Key::F);
    bench.text("muttaqi");
    assert!(bench.sees_part("Amir Khan Muttaqi"), "{:?}", bench.names());
    bench.keys(Modifiers::NONE, Key::Enter);
    let id = bench.dossier().actors.iter().find(|(_, actor)| actor.name() == "Amir Khan Muttaqi").unwrap().0.clone();
    assert_eq!(bench.desk().place().record(), Some(RecordRef::Actor(id)));
}

#[test]
fn back_and_forward_return_to_where_one_was() {
    let mut bench = Bench::plain();
    bench.open(&sample());
    bench.keys(Modifiers::COMMAND, Key::Num2);
    let actors = bench.desk().place().clone();
    bench.keys(Modifiers::COMMAND, Key::Num3);
    let meetings = bench.desk().place().clone();
    bench.keys(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(*bench.desk().place(), actors);
    bench.keys(Modifiers::ALT, Key::ArrowRight);
    assert_eq!(*bench.desk().place(), meetings);
}

#[test]
fn every_action_has_an_end() {
    // Each action that can be done is done once, on the sample; none may panic or leave the window without a name.
    use readout::desk::action::Action;
    for action in Action::ALL {
        if *action == Action::Quit {
            continue;
        }
        let mut bench = Bench::plain();
        bench.open(&sample());
        bench.dialogs.borrow_mut().cancel();
        bench.desk().act(*action);
        bench.settle();
        assert!(bench.sees("File"), "after {action:?}: {:?}", bench.names());
    }
}

#[test]
fn every_menu_stands_whole_under_the_bar_in_a_low_window() {
    use readout::desk::action::{Action, Menu};
    for menu in Menu::ALL {
        let mut bench = Bench::new(1280.0, 720.0, eframe::egui::Theme::Light);
        bench.open(&sample());
        let bar = bench.harness.get_by_label(menu.label()).rect();
        bench.press(menu.label());
        let actions = || Action::ALL.iter().filter(|action| action.menu() == menu);
        // What stands under the word; buttons of the page may be called the same.
        let rows = actions().filter_map(|action| {
            let mut rects = bench.harness.query_all_by_label(action.label()).map(|node| node.rect());
            rects.find(|rect| rect.width() >= 200.0 && (rect.left() - bar.left()).abs() < 60.0)
        });
        let rows: Vec<_> = rows.collect();
        // Undo and redo may tell what they undo.
        assert!(rows.len() + 2 >= actions().count(), "{menu:?}: {rows:?}");
        for row in rows {
            assert!(row.top() >= bar.bottom() && row.bottom() <= 720.0, "{menu:?}: {row:?}");
        }
    }
}

#[test]
fn two_records_of_one_meeting_become_one_and_part_again() {
    let mut bench = Bench::plain();
    bench.open(&sample());
    bench.keys(Modifiers::COMMAND, Key::Num3);
    bench.press_part("Next round, agreed in principle, no date");
    let before = bench.dossier();
    bench.desk().act(readout::desk::action::Action::MergeActor);
    bench.settle();
    bench.press("Experts of both sides, 2021-11-30~");
    assert!(bench.sees("Date of the record that goes: about 30 November 2021"), "{:?}", bench.names());
    bench.press("Title of the record that goes: Experts of both sides");
    bench.keys(Modifiers::COMMAND, Key::Enter);
    let after = bench.dossier();
    assert_eq!(after.meetings.len() + 1, before.meetings.len());
    assert_eq!(after.claims.len(), before.claims.len());
    assert!(after.meetings.values().any(|meeting| {
        meeting.title == "Experts of both sides" && meeting.round == Some(3) && meeting.date.is_some()
    }));
    bench.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(bench.dossier(), before);
}

#[test]
fn what_changed_since_an_earlier_version_is_shown_and_saved() {
    use readout::desk::action::Action;
    let folder = tempfile::tempdir().unwrap();
    let earlier = folder.path().join("before.dossier.ron");
    let mut before = store::open(&sample()).unwrap().dossier;
    let question = before.findings.keys().next().unwrap().clone();
    before.findings.remove(&question);
    store::save(&earlier, &before, None, None).unwrap();
    let mut bench = Bench::plain();
    bench.open(&sample());
    bench.dialogs.borrow_mut().answer([earlier]);
    bench.desk().act(Action::WhatChanged);
    bench.settle();
    assert!(bench.sees_part("shown"), "{:?}", bench.names());
    assert!(bench.sees("Mark what is overdue today"));
    assert!(!bench.sees("Timeline"), "parts that what changed does not have are not offered");
    let brief = folder.path().join("changes");
    bench.dialogs.borrow_mut().answer([brief.clone()]);
    bench.press("Save as Text");
    let printed = fs::read_to_string(brief.with_extension("txt")).unwrap();
    assert!(printed.contains("What changed: Doha 2021") && printed.contains("was settled"), "{printed}");

    // A file that is no dossier is told of, and nothing is shown.
    let broken = folder.path().join("broken.ron");
    fs::write(&broken, "no dossier").unwrap();
    let mut bench = Bench::plain();
    bench.open(&sample());
    bench.dialogs.borrow_mut().answer([broken]);
    bench.desk().act(Action::WhatChanged);
    bench.settle();
    assert!(bench.sees_part("could not be compared with"), "{:?}", bench.names());
}

/// Opens the list of this name.
fn open_list(bench: &mut Bench, name: &str) {
    bench.harness.get_by_role_and_label(Role::ComboBox, name).click();
    bench.settle();
}

#[test]
fn words_become_a_commitment_with_its_steps() {
    let words = "had given the Americans assurances on security";
    let mut bench = Bench::plain();
    bench.open(&sample());
    let before = bench.dossier();
    bench.keys(Modifiers::COMMAND, Key::Num1);
    bench.select_words("art-geo", words);
    bench.keys(Modifiers::NONE, Key::M);
    assert!(bench.sees("Commitment…"), "{:?}", bench.names());
    // The speaker of the sentence is guessed.
    assert!(bench.sees("Remove Abdul Qahar Balkhi from who"), "{:?}", bench.names());
    bench.fill("What", "Assure the Americans of security");
    bench.fill("Deadline", "2021-11");
    bench.press("Add commitment");
    let dossier = bench.dossier();
    assert_eq!(dossier.commitments.len(), before.commitments.len() + 1);
    let (id, made) = dossier.commitments.iter().find(|(_, it)| it.what.starts_with("Assure")).unwrap();
    assert_eq!(made.who.iter().map(readout::model::ActorId::as_str).collect::<Vec<_>>(), ["act-balkhi"]);
    assert_eq!(made.deadline.as_ref().map(readout::model::EdtfDate::as_str), Some("2021-11"));
    assert_eq!(made.steps[0].quote.as_ref().unwrap().exact, words);
    let subject = Subject::Commitment(id.clone(), readout::model::CommitmentField::What);
    assert!(dossier.claims.values().any(|claim| claim.subject == subject && claim.quotes[0].exact == words));
    assert_eq!(bench.desk().place().tab, readout::desk::message::Tab::Articles, "one goes on reading");

    // In the ledger, narrowed to what is overdue: the clock stands at 3 December 2021.
    bench.keys(Modifiers::COMMAND, Key::L);
    assert!(bench.sees("Commitments") && bench.sees_part("Bring all NATO troops home"), "{:?}", bench.names());
    bench.press("Overdue");
    let row = "Abdul Qahar Balkhi: Assure the Americans of security, 3 days over, by Nov 2021";
    assert!(bench.sees(row) && !bench.sees_part("Bring all NATO troops home"), "{:?}", bench.names());
    bench.press(row);

    // A step keeps it, and takes it from among the overdue.
    open_list(&mut bench, "Status of the new step");
    bench.press("kept");
    bench.fill("Date of the new step", "2021-12-03");
    bench.press("Add step");
    assert_eq!(bench.dossier().commitments[id].steps.len(), 2);
    assert!(!bench.sees(row), "{:?}", bench.names());
    assert!(bench.sees("Date of step 2"), "it stays beside the rows: {:?}", bench.names());
    bench.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(bench.dossier(), dossier, "one step of undo");
    bench.keys(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
    assert_eq!(bench.dossier().commitments[id].steps.len(), 2);

    // Its words are one press away, and the ledger is found again as it was left.
    bench.press_part(&format!("“{words}”"));
    assert!(!bench.sees("Overdue"), "{:?}", bench.names());
    assert_eq!(bench.desk().place().article.as_ref().map(readout::model::ArticleId::as_str), Some("art-geo"));
    bench.keys(Modifiers::COMMAND, Key::L);
    assert!(bench.sees("Date of step 2"), "{:?}", bench.names());
    bench.press("Delete the commitment");
    assert!(!bench.dossier().commitments.contains_key(id));
}

#[test]
fn words_become_a_step_or_a_version_of_a_commitment() {
    let mut bench = Bench::plain();
    bench.open(&sample());
    let before = bench.dossier();
    bench.keys(Modifiers::COMMAND, Key::Num1);
    bench.select_words("art-geo", "sat down together");
    bench.keys(Modifiers::NONE, Key::M);
    bench.press("What the words are: A step of one");
    bench.text("go on");
    bench.press("Go on meeting, United States and Taliban, not started");
    open_list(&mut bench, "Status");
    bench.press("under way");
    bench.press("Add step");
    let dossier = bench.dossier();
    let id = dossier.commitments.iter().find(|(_, it)| it.what == "Go on meeting").unwrap().0.clone();
    let steps = &dossier.commitments[&id].steps;
    assert_eq!(steps.len(), before.commitments[&id].steps.len() + 1);
    assert_eq!(steps.last().unwrap().quote.as_ref().unwrap().exact, "sat down together");
    let subject = Subject::Commitment(id.clone(), readout::model::CommitmentField::Status);
    assert!(dossier.claims.values().any(|claim| claim.subject == subject), "the words are a claim on how it stands");

    bench.select_words("art-geo", "sat down together");
    bench.keys(Modifiers::NONE, Key::M);
    bench.press("What the words are: A side’s own version of one");
    bench.text("go on");
    bench.press("Go on meeting, United States and Taliban, under way");
    bench.fill("As it says", "Sit down again only when asked");
    bench.press("Add version");
    let dossier = bench.dossier();
    assert_eq!(dossier.commitments[&id].versions[0].what, "Sit down again only when asked");
    bench.keys(Modifiers::COMMAND, Key::Z);
    bench.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(bench.dossier(), before, "two steps of undo");
}

#[test]
fn a_position_from_words_stands_in_the_grids_and_opens_its_words() {
    // High enough for the whole page of a meeting.
    let mut bench = Bench::new(1440.0, 3600.0, eframe::egui::Theme::Light);
    bench.open(&sample());
    bench.keys(Modifiers::COMMAND, Key::Num1);
    let words = "sat down together";
    bench.select_words("art-geo", words);
    bench.keys(Modifiers::NONE, Key::P);
    assert!(bench.sees("Position…"), "{:?}", bench.names());
    // Whoever is guessed is corrected; the topic is new.
    open_list(&mut bench, "Who");
    bench.text("Taliban");
    bench.keys(Modifiers::NONE, Key::Enter);
    open_list(&mut bench, "Topic");
    bench.text("Seating");
    bench.keys(Modifiers::NONE, Key::Enter);
    bench.fill("In short", "at one table");
    bench.press("Add position");
    let dossier = bench.dossier();
    let made = dossier.positions.values().find(|position| position.summary == "at one table").unwrap();
    assert_eq!((made.actor.as_str(), made.date.as_ref().is_some()), ("act-taliban", true));
    assert_eq!(
        made.meeting.as_ref().map(readout::model::MeetingId::as_str),
        Some("mtg-doha-2021-11"),
        "the meeting of its article"
    );

    bench.keys(Modifiers::COMMAND, Key::Num3);
    bench.press_part("United States and Taliban, Doha, November");
    let cell = "Seating, Taliban: said “at one table”, as reported";
    assert!(bench.sees(cell), "{:?}", bench.names());
    bench.press(cell);
    assert!(bench.sees("Taliban on Seating"), "{:?}", bench.names());
    bench.keys(Modifiers::NONE, Key::Enter);
    assert_eq!(bench.desk().place().article.as_ref().map(readout::model::ArticleId::as_str), Some("art-geo"));

    // It can be corrected where it stands.
    bench.keys(Modifiers::ALT, Key::ArrowLeft);
    bench.press("Change…");
    bench.fill("In short", "at two tables");
    bench.press("Change");
    assert!(bench.sees("Seating, Taliban: said “at two tables”, as reported"), "{:?}", bench.names());
    bench.press("Change…");
    bench.press("Delete the position");
    assert!(bench.sees("Seating, Taliban: silent") || !bench.sees_part("Seating, Taliban"), "{:?}", bench.names());
}

#[test]
fn a_page_makes_the_rows_of_promises_that_are_seen() {
    let folder = tempfile::tempdir().unwrap();
    let mut bench = Bench::plain();
    bench.open(&sample());
    bench.keys(Modifiers::COMMAND, Key::Num3);
    let meeting = bench.desk().place().meeting.clone().expect("a meeting is shown");
    let mut dossier = bench.dossier();
    for number in 0..500 {
        let what = format!("Open crossing number {number}");
        let commitment = Commitment { what, meeting: Some(meeting.clone()), ..Commitment::default() };
        dossier.commitments.insert(CommitmentId::new(format!("cmt-many{number:04}")), Arc::new(commitment));
    }
    let saved = folder.path().join("many.dossier.ron");
    let _ = store::save(&saved, &dossier, None, None).unwrap();
    bench.open(&saved);
    bench.keys(Modifiers::COMMAND, Key::Num3);
    assert_eq!(bench.desk().place().meeting.as_ref(), Some(&meeting));
    let rows = |bench: &Bench| -> Vec<String> {
        bench.names().into_iter().filter(|name| name.contains("Open crossing number")).collect()
    };
    // To the end of the page, a piece at a time: some rows and never all of them, the last one too.
    bench.harness.event(Event::PointerMoved(pos2(760.0, 520.0)));
    let mut most = 0;
    let mut last = false;
    for _ in 0..80 {
        bench.harness.event(Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, -500.0),
            phase: TouchPhase::Move,
            source: MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        });
        bench.settle();
        let rows = rows(&bench);
        most = most.max(rows.len());
        last |= rows.iter().any(|row| row.contains("number 499"));
    }
    assert!(last && (10..60).contains(&most), "{most} rows at most; the last was seen: {last}");
}

#[test]
fn the_ledger_is_narrowed_ordered_and_walked_by_keyboard() {
    let mut bench = Bench::plain();
    bench.open(&sample());
    bench.keys(Modifiers::COMMAND, Key::L);
    assert!(bench.sees("Rows of commitments, 7"), "{:?}", bench.names());
    // The rows have the keyboard.
    bench.keys(Modifiers::NONE, Key::End);
    let last = bench.harness.get_by_label("What was promised").value();
    bench.keys(Modifiers::NONE, Key::Home);
    assert_ne!(bench.harness.get_by_label("What was promised").value(), last);
    bench.fill("Words in commitments", "nato");
    assert!(bench.sees("Rows of commitments, 1"), "{:?}", bench.names());
    bench.press("Show all");
    bench.press("Disputed");
    assert!(bench.sees("Rows of commitments, 1") && bench.sees_part("disputed 19 Nov 2021"), "{:?}", bench.names());
    bench.press("Disputed");

    // A change in the pane is one step of undo.
    let before = bench.dossier();
    bench.press_part("Bring all NATO troops home");
    bench.harness.get_by_label("What was promised").focus();
    bench.settle();
    bench.keys(Modifiers::COMMAND, Key::A);
    bench.text("Bring all troops home");
    bench.keys(Modifiers::COMMAND, Key::Enter);
    assert!(bench.sees_part("United States to Taliban: Bring all troops home"), "{:?}", bench.names());
    bench.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(bench.dossier(), before);
    bench.keys(Modifiers::NONE, Key::Escape);
    assert!(!bench.sees("Overdue"), "{:?}", bench.names());
}

#[test]
fn a_ledger_of_a_thousand_rows_lays_out_those_in_sight() {
    let mut dossier = store::open(&sample()).unwrap().dossier;
    let one = dossier.commitments.values().next().unwrap().clone();
    for number in 0..1200 {
        let mut copy = Commitment::clone(&one);
        copy.what = format!("Promise {number:04}");
        dossier.commitments.insert(CommitmentId::new(format!("cmt-n{number:04}")), copy.into());
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("many.dossier.ron");
    store::save(&path, &dossier, None, None).unwrap();
    let mut bench = Bench::plain();
    bench.open(&path);
    bench.keys(Modifiers::COMMAND, Key::L);
    let rows = |bench: &Bench| bench.names().iter().filter(|name| name.contains(": Promise ")).count();
    assert!((10..60).contains(&rows(&bench)), "{} rows", rows(&bench));
    bench.keys(Modifiers::NONE, Key::End);
    bench.settle();
    assert!(bench.sees_part("Promise 1199") && (10..60).contains(&rows(&bench)), "{} rows", rows(&bench));
}

#[test]
fn a_commitment_that_is_found_is_shown_in_the_ledger() {
    let mut bench = Bench::plain();
    bench.open(&sample());
    bench.keys(Modifiers::COMMAND, Key::K);
    bench.text("Let US citizens and others leave");
    bench.keys(Modifiers::NONE, Key::Enter);
    let shown = bench.harness.get_by_label("What was promised").value();
    assert_eq!(shown.as_deref(), Some("Let US citizens and others leave Afghanistan safely"));
    bench.fill("Date of the new step", "2021-13");
    assert!(bench.sees_part("is not a date"), "{:?}", bench.names());
    bench.keys(Modifiers::NONE, Key::Escape);
    assert!(bench.sees("Overdue"), "Escape in a field leaves the field: {:?}", bench.names());
    bench.press("Close");
    assert!(!bench.sees("Overdue"), "{:?}", bench.names());
}
