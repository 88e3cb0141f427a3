//! Searching in the window: searches that are kept, and the index that answers where there are many articles.

#[path = "support/desk.rs"]
mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::DateTime;
use eframe::egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Theme, TouchPhase, pos2, vec2};
use readout::desk::action::Action;
use readout::import::{self, Capture, Draft, Source};
use readout::model::{Actor, ActorId, ActorKind, Article, ArticleId, CaptureMethod, Dossier, PartId};
use readout::store::{self, StateFolder};
use support::Bench;

fn article(title: &str, text: &str) -> Arc<Article> {
    let file = format!("{title}\n\n{text}\n");
    let source = Source { name: "news.txt", bytes: file.as_bytes(), encoding: None, kind: None };
    let draft = Draft { title: title.to_owned(), ..import::read(&source).expect("plain text") };
    let at = DateTime::UNIX_EPOCH;
    Arc::new(import::article(draft, None, &Capture { file_name: "news.txt", method: CaptureMethod::File, at }))
}

/// So many articles, of which one speaks of a ferry.
fn dossier(articles: usize) -> Dossier {
    let mut dossier = Dossier::default();
    for number in 0..articles {
        let text = if number == 3 { "The ferry lay in the harbour." } else { "Both sides met again." };
        dossier.articles.insert(ArticleId::new(format!("art-{number:04}")), article(&format!("News {number}"), text));
    }
    let actor = Actor::named(ActorKind::Person, "Ada Winter", PartId::new("prt-1"));
    dossier.actors.insert(ActorId::new("act-1"), Arc::new(actor));
    dossier
}

fn saved(folder: &Path, dossier: &Dossier) -> PathBuf {
    let path = folder.join("lake.dossier.ron");
    store::save(&path, dossier, None, None).expect("there is room");
    path
}

/// A window with a dossier, and the folder it lies in.
fn window(dossier: &Dossier) -> (Bench, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = saved(folder.path(), dossier);
    let mut bench = Bench::plain();
    bench.open(&path);
    (bench, folder)
}

/// Types a query in the empty field.
fn ask(bench: &mut Bench, typed: &str) {
    bench.keys(Modifiers::NONE, Key::Escape);
    bench.keys(Modifiers::COMMAND, Key::F);
    bench.keys(Modifiers::COMMAND, Key::A);
    bench.text(typed);
}

#[test]
fn a_search_is_kept_under_a_name_asked_again_and_forgotten() {
    let (mut bench, _folder) = window(&dossier(8));
    ask(&mut bench, "ferry");
    bench.press("Keep this search…");
    bench.fill("Name of the search", "Ferries");
    bench.press("Keep");
    let kept = bench.dossier().about.searches;
    assert_eq!(kept.len(), 1);
    assert_eq!((kept[0].name.as_str(), kept[0].query.as_str()), ("Ferries", "ferry"));
    assert!(!bench.sees("Keep this search…"), "what is kept is not offered to be kept");

    // With nothing typed the list is there; a row of it asks.
    ask(&mut bench, "harbour");
    bench.keys(Modifiers::COMMAND, Key::A);
    bench.keys(Modifiers::NONE, Key::Backspace);
    assert!(bench.sees_part("Ferries"), "{:?}", bench.names());
    bench.keys(Modifiers::NONE, Key::Enter);
    assert!(bench.sees("In the words of articles, 1"), "{:?}", bench.names());

    bench.keys(Modifiers::COMMAND, Key::A);
    bench.keys(Modifiers::NONE, Key::Backspace);
    bench.press("Forget the search “Ferries”");
    assert!(bench.dossier().about.searches.is_empty());
    bench.keys(Modifiers::NONE, Key::Escape);
    bench.desk().act(Action::Undo);
    bench.settle();
    assert_eq!(bench.dossier().about.searches, kept, "forgetting is a step that can be undone");
}

#[test]
fn a_query_that_cannot_be_read_says_where() {
    let (mut bench, _folder) = window(&dossier(8));
    ask(&mut bench, "after:soon ferry");
    assert!(bench.sees_part("soon"), "{:?}", bench.names());
}

#[test]
fn fifty_rows_are_listed_and_of_a_heading_more_where_that_is_asked_for() {
    let (mut bench, _folder) = window(&dossier(120));
    ask(&mut bench, "met");
    assert!(bench.sees("In the words of articles, 119"), "{:?}", bench.names());
    let more = "Show all 119";
    assert!(!bench.sees(more), "it stands under the rows");
    (0..50).for_each(|_| bench.keys(Modifiers::NONE, Key::ArrowDown));
    assert!(bench.sees(more), "{:?}", bench.names());
    bench.keys(Modifiers::NONE, Key::Enter);
    assert!(!bench.sees(more), "{:?}", bench.names());
    (0..200).for_each(|_| bench.keys(Modifiers::NONE, Key::ArrowDown));
    bench.keys(Modifiers::NONE, Key::Enter);
    // The last row was one that was not listed before: of equal ones the later article stands behind.
    assert!(bench.sees_part("News 119"), "{:?}", bench.names());
    ask(&mut bench, "again");
    (0..50).for_each(|_| bench.keys(Modifiers::NONE, Key::ArrowDown));
    assert!(bench.sees(more), "another search lists fifty again: {:?}", bench.names());
}

#[test]
fn where_more_is_listed_the_first_new_row_is_chosen() {
    let mut dossier = Dossier::default();
    for number in 0..60 {
        dossier
            .articles
            .insert(ArticleId::new(format!("art-{number:04}")), article(&format!("Ferry {number:02}"), "A ferry."));
    }
    let (mut bench, _folder) = window(&dossier);
    ask(&mut bench, "ferry");
    // Half of the rows are headlines, and the last of them lists the rest of these.
    (0..25).for_each(|_| bench.keys(Modifiers::NONE, Key::ArrowDown));
    bench.keys(Modifiers::NONE, Key::Enter);
    // All 60 headlines, then 50 rows of words, and the row that lists the rest.
    (0..35 + 50).for_each(|_| bench.keys(Modifiers::NONE, Key::ArrowDown));
    assert!(bench.sees("Show all 60"), "{:?}", bench.names());
    bench.keys(Modifiers::NONE, Key::Enter);
    bench.keys(Modifiers::NONE, Key::Enter);
    assert_eq!(bench.desk().place().article, Some(ArticleId::new("art-0050")), "the first that was not listed");
}

#[test]
fn the_wheel_turns_away_from_the_chosen_row() {
    let (mut bench, _folder) = window(&dossier(120));
    ask(&mut bench, "met");
    let more = "Show all 119";
    assert!(!bench.sees(more), "it stands under the rows");
    bench.harness.hover_at(pos2(1100.0, 400.0));
    for _ in 0..60 {
        let wheel = Event::MouseWheel {
            unit: MouseWheelUnit::Line,
            delta: vec2(0.0, -3.0),
            phase: TouchPhase::Move,
            source: MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        };
        bench.harness.event(wheel);
        bench.harness.step();
    }
    bench.settle();
    assert!(bench.sees(more), "{:?}", bench.names());
    bench.keys(Modifiers::NONE, Key::ArrowDown);
    assert!(!bench.sees(more), "the chosen row comes into view again: {:?}", bench.names());
}

#[test]
fn while_what_is_typed_is_no_query_nothing_is_opened() {
    let (mut bench, _folder) = window(&dossier(8));
    let shown = bench.desk().place().article.clone();
    ask(&mut bench, "ferry");
    bench.text(" after:2021-13");
    assert!(bench.sees_part("is no date"), "{:?}", bench.names());
    bench.keys(Modifiers::NONE, Key::Enter);
    assert_eq!(bench.desk().place().article, shown);
}

#[test]
fn a_longer_answer_has_its_room_at_once() {
    let (mut bench, _folder) = window(&dossier(120));
    ask(&mut bench, "zzz");
    assert!(bench.sees_part("Nothing found"), "{:?}", bench.names());
    bench.keys(Modifiers::COMMAND, Key::A);
    bench.text("met");
    let rows = bench.names().iter().filter(|name| name.contains("Both sides met again")).count();
    assert!(rows >= 15, "{rows} rows are in sight: {:?}", bench.names());
}

/// A window with an index on the disk.
fn indexed(state: &StateFolder, path: &Path) -> Bench {
    let mut bench = Bench::with_state(1280.0, 800.0, Theme::Light, Some(state.clone()));
    bench.open(path);
    bench
}

/// The heading of a hit in one article.
const WORDS: &str = "In the words of articles, 1";

fn finds(bench: &mut Bench, typed: &str, expect: &str) {
    ask(bench, typed);
    assert!(bench.sees(expect), "{typed}: {:?}", bench.names());
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.into_iter().flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

#[test]
fn the_index_answers_follows_edits_and_is_found_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let state = StateFolder::at(folder.path().join("state"));
    let path = saved(folder.path(), &dossier(450));
    let mut bench = indexed(&state, &path);
    finds(&mut bench, "ferry", WORDS);
    assert!(!files_below(&state.search()).is_empty(), "there is an index on the disk");

    bench.keys(Modifiers::NONE, Key::Escape);
    bench.desk().act(Action::NewActor);
    bench.settle();
    bench.fill("Name", "Tomas Quillfeather");
    bench.keys(Modifiers::COMMAND, Key::Enter);
    // The index follows a second after the last change.
    for _ in 0..120 {
        bench.harness.step();
    }
    finds(&mut bench, "quillfeather", "Actors, 1");
    finds(&mut bench, "ferry", WORDS);
    bench.desk().act(Action::Save);
    bench.settle();
    drop(bench);

    let mut bench = indexed(&state, &path);
    finds(&mut bench, "quillfeather", "Actors, 1");
    finds(&mut bench, "harbour", WORDS);
}

#[test]
fn a_damaged_index_is_made_anew() {
    let folder = tempfile::tempdir().expect("a folder");
    let state = StateFolder::at(folder.path().join("state"));
    let path = saved(folder.path(), &dossier(450));
    drop(indexed(&state, &path));
    let files: Vec<PathBuf> = files_below(&state.search())
        .into_iter()
        .filter(|path| fs::metadata(path).is_ok_and(|data| data.len() > 8))
        .collect();
    assert!(!files.is_empty(), "there is an index on the disk");
    for (number, file) in files.iter().enumerate() {
        // Made anew, it may have files of other names.
        let Ok(mut bytes) = fs::read(file) else { continue };
        let at = bytes.len() / 2;
        bytes[at] ^= 0x55;
        // Some turned, some cut short.
        fs::write(file, if number % 3 == 0 { &bytes[..at] } else { &bytes }).expect("ours");
        let mut bench = indexed(&state, &path);
        finds(&mut bench, "harbour", WORDS);
    }
}

#[test]
fn two_windows_search_one_dossier() {
    let folder = tempfile::tempdir().expect("a folder");
    let state = StateFolder::at(folder.path().join("state"));
    let path = saved(folder.path(), &dossier(450));
    let mut first = indexed(&state, &path);
    let mut second = indexed(&state, &path);
    finds(&mut first, "harbour", WORDS);
    finds(&mut second, "ferry", WORDS);
    drop(first);
    finds(&mut second, "harbour", WORDS);
}
