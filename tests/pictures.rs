//! Pictures of the window: each tab and the main dialogs, in both themes and on a small screen.
//!
//! They need a renderer. Where there is none they are skipped, and say so; `READOUT_PICTURES=required` forbids that.

#[path = "support/renderer.rs"]
mod renderer;
#[path = "support/desk.rs"]
mod support;

use std::path::PathBuf;

use eframe::egui::{Key, Modifiers, Theme};
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
    let options = egui_kittest::SnapshotOptions::new().threshold(1.0).failed_pixel_count_threshold(600);
    bench.harness.snapshot_options(name, &options);
}

const LARGE: [f32; 2] = [1440.0, 900.0];
const SMALL: [f32; 2] = [1280.0, 720.0];

fn tab(number: Key) -> impl Fn(&mut Bench) {
    move |bench| bench.keys(Modifiers::COMMAND, number)
}

#[test]
fn articles() {
    picture("articles_light", LARGE, Theme::Light, tab(Key::Num1));
    picture("articles_dark", LARGE, Theme::Dark, tab(Key::Num1));
    picture("articles_small", SMALL, Theme::Light, tab(Key::Num1));
}

#[test]
fn actors() {
    picture("actors_light", LARGE, Theme::Light, tab(Key::Num2));
    picture("actors_dark", LARGE, Theme::Dark, tab(Key::Num2));
    picture("actors_small", SMALL, Theme::Light, tab(Key::Num2));
}

#[test]
fn meetings() {
    picture("meetings_light", LARGE, Theme::Light, tab(Key::Num3));
    picture("meetings_dark", LARGE, Theme::Dark, tab(Key::Num3));
    picture("meetings_small", SMALL, Theme::Light, tab(Key::Num3));
}

#[test]
fn timeline() {
    picture("timeline_light", LARGE, Theme::Light, |bench| bench.keys(Modifiers::COMMAND, Key::T));
    picture("timeline_dark", LARGE, Theme::Dark, |bench| bench.keys(Modifiers::COMMAND, Key::T));
}

#[test]
fn palette() {
    picture("palette_light", LARGE, Theme::Light, |bench| {
        bench.keys(Modifiers::COMMAND, Key::K);
        bench.text("west");
    });
}

#[test]
fn brief() {
    picture("brief_light", LARGE, Theme::Light, |bench| {
        bench.keys(Modifiers::COMMAND, Key::Num3);
        bench.keys(Modifiers::COMMAND, Key::P);
    });
}

#[test]
fn welcome() {
    if !renderer::is_there() {
        return;
    }
    for (name, theme) in [("welcome_light", Theme::Light), ("welcome_dark", Theme::Dark)] {
        let mut bench = Bench::new(LARGE[0], LARGE[1], theme);
        let options = egui_kittest::SnapshotOptions::new().threshold(1.0).failed_pixel_count_threshold(600);
        bench.harness.snapshot_options(name, &options);
    }
}
