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

#[test]
fn every_field_of_a_form_is_kept() {
    let scene = Scene::new();
    let mut window = scene.opened();
    window.desk().act(Action::NewActor);
    window.settle();
    window.fill("Name", "The special envoy");
    window.fill("Role", "Met the southern side twice, nobody knows on whose behalf");
    wait(&mut window);
    drop(window);
    let mut window = scene.window();
    for words in ["The special envoy", "nobody knows on whose behalf"] {
        assert!(window.sees_part(words), "{words}: {:?}", window.names());
    }
    window.press("Open the unsaved work on doha.dossier.ron");
    assert!(window.sees_part("What was being typed is on the clipboard"), "{:?}", window.names());
}

#[test]
fn a_field_that_was_left_outside_a_form_is_no_longer_being_typed() {
    let scene = Scene::new();
    let mut window = scene.opened();
    window.desk().act(Action::NewActor);
    window.settle();
    window.fill("Name", "The special envoy whose name is not known yet");
    // The form is accepted, and the edit taken back.
    window.keys(Modifiers::COMMAND, Key::Enter);
    window.desk().act(Action::Undo);
    wait(&mut window);
    drop(window);
    assert!(recoverable(&scene.state).is_empty());
}

/// Another program adds an actor to the file.
fn write_outside(scene: &Scene, name: &str) {
    let mut dossier = on_disk(&scene.path());
    let actor = readout::model::Actor::named(
        readout::model::ActorKind::Person,
        name,
        readout::model::PartId::new("prt-outside"),
    );
    dossier.actors.insert(readout::model::ActorId::new("act-outside"), actor.into());
    std::fs::write(scene.path(), store::to_text(&dossier)).expect("written");
}

/// The window loses the keyboard and gets it back.
fn come_back(window: &mut Bench) {
    for focused in [false, true] {
        window.harness.input_mut().focused = focused;
        window.settle();
    }
}

fn names(dossier: &Dossier) -> Vec<&str> {
    dossier.actors.values().map(|actor| actor.name()).collect()
}

#[test]
fn a_change_from_outside_is_told_and_taken_over_as_one_step() {
    let scene = Scene::new();
    let mut window = scene.opened();
    write_outside(&scene, "Ned Price");
    come_back(&mut window);
    assert!(
        window.sees("The file was changed by another program") && window.sees_part("“doha.dossier.ron” was written"),
        "{:?}",
        window.names()
    );
    window.press("Take the file over");
    assert_eq!(names(&window.dossier()), ["Ned Price"]);
    assert!(!window.desk().document().expect("open").history.is_dirty());
    come_back(&mut window);
    assert!(!window.sees_part("was changed by another program"));
    window.desk().act(Action::Undo);
    window.settle();
    assert!(names(&window.dossier()).is_empty());
    window.desk().act(Action::Save);
    window.settle();
    assert!(on_disk(&scene.path()).actors.is_empty());
    assert_eq!(versions(&scene.state, &scene.path()).len(), 1, "what the other program wrote is kept");
}

#[test]
fn edits_here_and_outside_are_merged() {
    let scene = Scene::new();
    let mut window = scene.opened();
    add_actor(&mut window, "Thomas West");
    write_outside(&scene, "Ned Price");
    // Saving notices it too, and overwrites nothing.
    window.desk().act(Action::Save);
    window.settle();
    assert_eq!(names(&on_disk(&scene.path())), ["Ned Price"]);
    assert!(
        window.sees("The file was changed by another program") && window.sees_part("“doha.dossier.ron” was written"),
        "{:?}",
        window.names()
    );
    window.press("Merge…");
    assert!(window.sees_part("What it would do"), "{:?}", window.names());
    window.press("Merge");
    let mut merged = window.dossier();
    let mut both = names(&merged);
    both.sort_unstable();
    assert_eq!(both, ["Ned Price", "Thomas West"]);
    window.desk().act(Action::Save);
    window.settle();
    merged = window.dossier();
    assert_eq!(on_disk(&scene.path()), merged);
}

#[test]
fn what_is_put_off_is_not_asked_again_but_is_never_overwritten() {
    let scene = Scene::new();
    let mut window = scene.opened();
    add_actor(&mut window, "Thomas West");
    write_outside(&scene, "Ned Price");
    come_back(&mut window);
    window.press("Not now");
    come_back(&mut window);
    assert!(!window.sees_part("was changed by another program"));
    window.desk().act(Action::Save);
    window.settle();
    assert!(window.sees_part("was changed by another program"));
    assert_eq!(names(&on_disk(&scene.path())), ["Ned Price"]);
}

#[test]
fn an_earlier_version_is_gone_back_to_as_one_step() {
    let scene = Scene::new();
    let mut window = scene.opened();
    add_actor(&mut window, "Thomas West");
    window.desk().act(Action::Save);
    window.settle();
    window.desk().act(Action::EarlierVersions);
    window.settle();
    assert!(window.sees("Earlier versions"), "{:?}", window.names());
    assert!(window.sees_part("0 actors"), "{:?}", window.names());
    window.press_part("Go back to it, ");
    assert!(names(&window.dossier()).is_empty());
    window.desk().act(Action::Undo);
    window.settle();
    assert_eq!(names(&window.dossier()), ["Thomas West"]);
}

#[test]
fn another_dossier_is_merged_as_one_step() {
    let scene = Scene::new();
    let other = scene.folder.path().join("other.dossier.ron");
    std::fs::copy(scene.path(), &other).expect("copied");
    let mut window = scene.opened();
    write_outside(&scene, "Ned Price");
    std::fs::rename(scene.path(), &other).expect("renamed");
    add_actor(&mut window, "Thomas West");
    window.dialogs.borrow_mut().answer([other]);
    window.desk().act(Action::MergeDossier);
    window.settle();
    assert!(window.sees("Merge “other.dossier.ron”"), "{:?}", window.names());
    window.keys(Modifiers::COMMAND, Key::Enter);
    assert_eq!(window.dossier().actors.len(), 2);
    window.desk().act(Action::Undo);
    window.settle();
    assert_eq!(names(&window.dossier()), ["Thomas West"]);
}

#[test]
fn recovery_and_backups_can_be_forgotten() {
    let scene = Scene::new();
    let mut window = scene.opened();
    add_actor(&mut window, "Thomas West");
    window.desk().act(Action::Save);
    window.settle();
    assert_eq!(versions(&scene.state, &scene.path()).len(), 1);
    window.desk().act(Action::ForgetBackups);
    window.settle();
    window.press("Forget");
    assert!(versions(&scene.state, &scene.path()).is_empty());
    assert!(scene.path().exists());
}

#[test]
fn a_discard_that_was_cancelled_leaves_the_work_guarded_and_kept() {
    let scene = Scene::new();
    let mut window = scene.opened();
    add_actor(&mut window, "Thomas West");
    window.dialogs.borrow_mut().cancel();
    window.desk().act(Action::OpenDossier);
    window.settle();
    window.press("Discard");
    wait(&mut window);
    window.desk().act(Action::Quit);
    window.settle();
    assert!(window.sees_part("Save “doha.dossier.ron”?"), "{:?}", window.names());
    drop(window);
    assert_eq!(recoverable(&scene.state).len(), 1);
}

#[test]
fn a_form_that_is_being_filled_in_is_not_closed_over() {
    let scene = Scene::new();
    let mut window = scene.opened();
    window.desk().act(Action::NewActor);
    window.settle();
    window.fill("Name", "The special envoy whose name is not known yet");
    window.desk().act(Action::NewDossier);
    window.settle();
    assert!(window.sees_part("Something is being typed"), "{:?}", window.names());
    assert!(window.desk().document().expect("open").path.is_some());
}

#[test]
fn a_form_comes_back_when_what_the_guard_asked_about_does_not_come_about() {
    let scene = Scene::new();
    let mut window = scene.opened();
    add_actor(&mut window, "Thomas West");
    window.desk().act(Action::NewActor);
    window.settle();
    window.fill("Name", "The special envoy");
    // Closing the window asks; discarding leads to nothing, because the dialog is cancelled.
    window.dialogs.borrow_mut().cancel();
    window.desk().act(Action::OpenDossier);
    window.settle();
    window.press("Discard");
    window.settle();
    assert!(window.sees("New actor"), "{:?}", window.names());
}
