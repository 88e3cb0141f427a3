//! Pictures of the window: each tab and the main dialogs, in both themes and on a small screen.
//!
//! They need a renderer. Where there is none they are skipped, and say so; `READOUT_PICTURES=required` forbids that.

#[path = "support/renderer.rs"]
mod renderer;
#[path = "support/desk.rs"]
mod support;

use std::path::{Path, PathBuf};

use eframe::egui::{Key, Modifiers, Theme};
use readout::desk::action::Action;
use readout::model::{Actor, ActorId, ActorKind, PartId};
use readout::store::{self, StateFolder};
use support::Bench;

fn sample() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("saved/doha-2021.dossier.ron")
}

fn picture(name: &str, size: [f32; 2], theme: Theme, set_up: impl FnOnce(&mut Bench)) {
    if !renderer::is_there() {
        return;
    }
    let mut bench = Bench::new(size[0], size[1], theme);
    bench.open(&sample());
    set_up(&mut bench);
    bench.settle();
    bench.harness.snapshot_options(name, &options());
}

/// Software rasterisers differ in the rounding of edges, and in nothing else.
fn options() -> egui_kittest::SnapshotOptions {
    egui_kittest::SnapshotOptions::new().threshold(1.0).max_failed_pixels(600)
}

const LARGE: [f32; 2] = [1440.0, 900.0];
const SMALL: [f32; 2] = [1280.0, 720.0];

fn tab(number: Key) -> impl Fn(&mut Bench) {
    move |bench| bench.keys(Modifiers::COMMAND, number)
}

/// The graph of an actor's relations over the whole page.
fn relations(bench: &mut Bench) {
    bench.keys(Modifiers::COMMAND, Key::Num2);
    bench.press_part("Amir Khan Muttaqi, 2");
    bench.press("Open large");
}

/// The matrix of a meeting over the whole window, a cell chosen.
fn matrix(bench: &mut Bench) {
    bench.keys(Modifiers::COMMAND, Key::Num3);
    bench.press_part("United States and Taliban, Doha, October");
    bench.keys(Modifiers::COMMAND, Key::M);
    bench.keys(Modifiers::NONE, Key::ArrowDown);
}

/// The card on which what sources differ on is settled, a version chosen.
fn settling(bench: &mut Bench) {
    bench.keys(Modifiers::COMMAND, Key::Num3);
    bench.press_part("United States and Taliban, Doha, October");
    bench.keys(Modifiers::NONE, Key::S);
    bench.keys(Modifiers::NONE, Key::Num2);
}

/// The proposals of an article, the one at hand with the keyboard.
fn proposals(bench: &mut Bench) {
    bench.keys(Modifiers::COMMAND, Key::Num1);
    bench.press_part("Washington returns to the Doha talks, ");
    bench.keys(Modifiers::NONE, Key::F6);
    bench.keys(Modifiers::NONE, Key::F6);
}

/// The open proposals of all articles.
fn queue(bench: &mut Bench) {
    bench.keys(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::R);
}

macro_rules! pictures {
    ($($name:ident: $size:ident $theme:ident, $set_up:expr;)+) => { $(
        #[test]
        fn $name() {
            picture(stringify!($name), $size, Theme::$theme, $set_up);
        }
    )+ };
}

pictures! {
    articles_light: LARGE Light, tab(Key::Num1);
    articles_dark: LARGE Dark, tab(Key::Num1);
    articles_small: SMALL Light, tab(Key::Num1);
    actors_light: LARGE Light, tab(Key::Num2);
    actors_dark: LARGE Dark, tab(Key::Num2);
    actors_small: SMALL Light, tab(Key::Num2);
    meetings_light: LARGE Light, tab(Key::Num3);
    meetings_dark: LARGE Dark, tab(Key::Num3);
    meetings_small: SMALL Light, tab(Key::Num3);
    timeline_light: LARGE Light, tab(Key::T);
    timeline_dark: LARGE Dark, tab(Key::T);
    timeline_small: SMALL Light, tab(Key::T);
    brief_light: LARGE Light, tab(Key::P);
    brief_dark: LARGE Dark, tab(Key::P);
    matrix_light: LARGE Light, matrix;
    matrix_dark: LARGE Dark, matrix;
    matrix_small: SMALL Light, matrix;
    settle_light: LARGE Light, settling;
    settle_dark: LARGE Dark, settling;
    settle_small: SMALL Light, settling;
    ledger_light: LARGE Light, tab(Key::L);
    ledger_dark: LARGE Dark, tab(Key::L);
    proposals_light: LARGE Light, proposals;
    proposals_dark: LARGE Dark, proposals;
    queue_light: LARGE Light, queue;
    queue_dark: LARGE Dark, queue;
    queue_small: SMALL Light, queue;
    month_light: LARGE Light, |bench| bench.keys(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::T);
    relations_light: LARGE Light, relations;
    relations_dark: LARGE Dark, relations;
    relations_small: SMALL Light, |bench| {
        bench.keys(Modifiers::COMMAND, Key::Num2);
        bench.press_part("Amir Khan Muttaqi, 2");
        bench.press_part("Tie: Amir Khan Muttaqi, member of, Taliban");
    };
    find_small: SMALL Light, |bench| {
        bench.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
        // Letter by letter: what is found stays lit to its end.
        ["t", "a", "l", "i", "b", "a", "n"].into_iter().for_each(|letter| bench.text(letter));
    };
    palette_light: LARGE Light, |bench| {
        bench.keys(Modifiers::COMMAND, Key::K);
        bench.text("west");
    };
    palette_dark: LARGE Dark, |bench| {
        bench.keys(Modifiers::COMMAND, Key::K);
        bench.text("west");
    };
}

/// The welcome page, where nothing is open.
fn welcome(name: &str, theme: Theme) {
    if renderer::is_there() {
        let mut bench = Bench::new(LARGE[0], LARGE[1], theme);
        bench.harness.snapshot_options(name, &options());
    }
}

#[test]
fn welcome_light() {
    welcome("welcome_light", Theme::Light);
}

#[test]
fn welcome_dark() {
    welcome("welcome_dark", Theme::Dark);
}

/// A window on a copy of the sample, with a state folder; `set_up` is given the copy and the folder.
fn keeping(name: &str, size: [f32; 2], theme: Theme, set_up: impl FnOnce(&mut Bench, &Path)) {
    if !renderer::is_there() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("doha-2021.dossier.ron");
    std::fs::copy(sample(), &path).expect("copied");
    let state = StateFolder::at(folder.path().join("state"));
    let mut bench = Bench::with_state(size[0], size[1], theme, Some(state.clone()));
    bench.open(&path);
    set_up(&mut bench, &path);
    bench.settle();
    bench.harness.snapshot_options(name, &options());
}

fn act(bench: &mut Bench, action: Action) {
    bench.desk().act(action);
    bench.settle();
}

fn add_actor(bench: &mut Bench, name: &str) {
    act(bench, Action::NewActor);
    bench.fill("Name", name);
    bench.keys(Modifiers::COMMAND, Key::Enter);
}

/// Writes the dossier as another program would, with an actor more and an actor that is called otherwise.
fn write_outside(path: &Path) {
    let mut dossier = store::open(path).expect("it opens").dossier;
    let actor = Actor::named(ActorKind::Person, "Ann Okoro", PartId::new("prt-outside"));
    dossier.actors.insert(ActorId::new("act-outside"), actor.into());
    let west = dossier.actors.iter().find(|(_, actor)| actor.name() == "Thomas West").map(|(id, _)| id.clone());
    let mut renamed = Actor::clone(&dossier.actors[west.as_ref().expect("the sample has him")]);
    "T. West, envoy".clone_into(&mut renamed.description);
    dossier.actors.insert(west.expect("found"), renamed.into());
    std::fs::write(path, store::to_text(&dossier)).expect("written");
}

/// The page that says that the file was changed by another program.
fn outside(bench: &mut Bench, path: &Path) {
    add_actor(bench, "Lena Sund");
    write_outside(path);
    act(bench, Action::Save);
}

/// What merging would do.
fn merge(bench: &mut Bench, path: &Path) {
    outside(bench, path);
    bench.press("Merge…");
}

#[test]
fn outside_light() {
    keeping("outside_light", LARGE, Theme::Light, outside);
}

#[test]
fn outside_dark() {
    keeping("outside_dark", LARGE, Theme::Dark, outside);
}

#[test]
fn merge_light() {
    keeping("merge_light", LARGE, Theme::Light, merge);
}

#[test]
fn merge_dark() {
    keeping("merge_dark", LARGE, Theme::Dark, merge);
}

#[test]
fn merge_small() {
    keeping("merge_small", SMALL, Theme::Light, merge);
}

/// The offer of what a Readout that ended did not save.
fn recovery(name: &str, theme: Theme) {
    if !renderer::is_there() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let state = StateFolder::at(folder.path().join("state"));
    let mut lost = Bench::with_state(LARGE[0], LARGE[1], theme, Some(state.clone()));
    lost.open(&sample());
    act(&mut lost, Action::NewDossier);
    add_actor(&mut lost, "Lena Sund");
    act(&mut lost, Action::NewActor);
    lost.fill("Name", "The envoy whom nobody named, seen at the door");
    for _ in 0..400 {
        lost.harness.step();
    }
    drop(lost);
    let mut bench = Bench::with_state(LARGE[0], LARGE[1], theme, Some(state));
    bench.settle();
    bench.harness.snapshot_options(name, &options());
}

#[test]
fn recovery_light() {
    recovery("recovery_light", Theme::Light);
}

#[test]
fn recovery_dark() {
    recovery("recovery_dark", Theme::Dark);
}
