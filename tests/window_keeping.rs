//! Nothing is lost by closing a window the hard way, and two windows do not write one file.

#[path = "support/desk.rs"]
mod support;

use std::path::{Path, PathBuf};

use eframe::egui::{Key, Modifiers, Theme};
use readout::desk::action::Action;
use readout::model::Dossier;
use readout::store::{self, StateFolder, recoverable, versions};
use support::Bench;

/// A folder with a saved dossier, and one for what is kept beside it.
struct Scene {
    folder: tempfile::TempDir,
    state: StateFolder,
}

impl Scene {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let state = StateFolder::at(folder.path().join("state"));
        let scene = Self { folder, state };
        let mut dossier = Dossier::default();
        "Doha 2021".clone_into(&mut dossier.about.title);
        store::save(&scene.path(), &dossier, None, None).expect("saved");
        scene
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("doha.dossier.ron")
    }

    fn window(&self) -> Bench {
        Bench::with_state(1280.0, 800.0, Theme::Light, Some(self.state.clone()))
    }

    /// A window with the dossier open.
    fn opened(&self) -> Bench {
        let mut bench = self.window();
        bench.open(&self.path());
        bench
    }
}

fn add_actor(bench: &mut Bench, name: &str) {
    bench.desk().act(Action::NewActor);
    bench.settle();
    bench.fill("Name", name);
    bench.keys(Modifiers::COMMAND, Key::Enter);
    assert!(!bench.desk().document().expect("open").history.unsaved_steps().eq(&0), "{:?}", bench.names());
}

/// Lets the time pass after which a snapshot is made.
fn wait(bench: &mut Bench) {
    for _ in 0..400 {
        bench.harness.step();
    }
}

fn on_disk(path: &Path) -> Dossier {
    store::open(path).expect("it opens").dossier
}

#[test]
fn unsaved_work_is_offered_after_a_crash_and_goes_on_where_it_was() {
    let scene = Scene::new();
    let before = on_disk(&scene.path());
    let mut window = scene.opened();
    add_actor(&mut window, "Thomas West");
    wait(&mut window);
    let work = window.dossier();
    // Closed without leaving: as by a kill.
    drop(window);
    assert_eq!(on_disk(&scene.path()), before);

    let mut window = scene.window();
    assert!(window.sees("Unsaved work was found"), "{:?}", window.names());
    assert!(window.sees_part("1 actor"), "{:?}", window.names());
    window.press("Open the unsaved work on doha.dossier.ron");
    assert_eq!(window.dossier(), work);
    window.desk().act(Action::Save);
    window.settle();
    assert_eq!(on_disk(&scene.path()), work);
    wait(&mut window);
    drop(window);
    assert!(!scene.window().sees("Unsaved work was found"));
    assert_eq!(versions(&scene.state, &scene.path()).len(), 1);
}

#[test]
fn a_document_never_saved_is_offered_too() {
    let scene = Scene::new();
    let mut window = scene.window();
    window.desk().act(Action::NewDossier);
    window.settle();
    add_actor(&mut window, "Ned Price");
    wait(&mut window);
    let work = window.dossier();
    drop(window);
    let mut window = scene.window();
    assert!(window.sees_part("Never saved"), "{:?}", window.names());
    window.press("Open the unsaved work on Untitled dossier");
    assert_eq!(window.dossier(), work);
}

#[test]
fn discarded_work_stays_discarded_even_over_a_crash() {
    let scene = Scene::new();
    let mut window = scene.opened();
    add_actor(&mut window, "Thomas West");
    wait(&mut window);
    drop(window);
    let mut window = scene.window();
    window.press("Discard the work on doha.dossier.ron");
    window.press("Discard for good the work on doha.dossier.ron");
    assert!(!window.sees("Unsaved work was found"));
    drop(window);
    assert!(!scene.window().sees("Unsaved work was found"));
}

#[test]
fn later_leaves_it_for_the_next_start() {
    let scene = Scene::new();
    let mut window = scene.opened();
    add_actor(&mut window, "Thomas West");
    wait(&mut window);
    drop(window);
    let mut window = scene.window();
    window.press("Later");
    assert!(!window.sees("Unsaved work was found"));
    drop(window);
    assert!(scene.window().sees("Unsaved work was found"));
}

#[test]
fn work_that_was_undone_or_saved_leaves_nothing_to_offer() {
    let scene = Scene::new();
    let mut window = scene.opened();
    add_actor(&mut window, "Thomas West");
    wait(&mut window);
    window.desk().act(Action::Undo);
    wait(&mut window);
    drop(window);
    assert!(recoverable(&scene.state).is_empty());
}

#[test]
fn a_second_window_reads_and_says_who_writes() {
    let scene = Scene::new();
    let mut first = scene.opened();
    let mut second = scene.opened();
    assert!(second.sees_part("another window of Readout has it open"), "{:?}", second.names());
    add_actor(&mut second, "Ned Price");
    second.desk().act(Action::Save);
    second.settle();
    assert!(on_disk(&scene.path()).actors.is_empty(), "the second window must not write");
    add_actor(&mut first, "Thomas West");
    first.desk().act(Action::Save);
    first.settle();
    assert_eq!(on_disk(&scene.path()).actors.len(), 1);
    // Once the first is closed, the file is free.
    drop(first);
    drop(second);
    let mut third = scene.opened();
    assert!(!third.sees_part("another window"));
    assert!(third.desk().document().expect("open").read_only.is_none());
}

#[test]
fn a_note_that_was_being_typed_is_not_lost() {
    let scene = Scene::new();
    let mut window = scene.opened();
    window.desk().act(Action::NewActor);
    window.settle();
    window.fill("Name", "The special envoy whose name is not known yet");
    wait(&mut window);
    drop(window);
    let mut window = scene.window();
    assert!(window.sees_part("The special envoy whose name is not known yet"), "{:?}", window.names());
    window.press("Open the unsaved work on doha.dossier.ron");
    assert!(window.sees_part("What was being typed is on the clipboard"), "{:?}", window.names());
}
