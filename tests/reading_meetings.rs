//! What reading finds of the meetings in short passages as news agencies write them, against what a person marked.
//!
//! The rules are written from the language: `meetings-dev.json` may be looked at, `meetings-kept.json` is for measuring
//! alone. `cargo test --test reading_meetings -- --nocapture` prints the figures, and with `SHOW=1` the misses of the
//! first. Wording, persons and events are our own; institutions and places are real.
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]
#![allow(clippy::print_stdout, reason = "figures for whoever changes a rule")]

#[path = "support/scoring.rs"]
mod scoring;

use std::fs;
use std::path::Path;

use readout::reading::{Known, read};
use scoring::{Marked, Score, pair, same_meeting, told};
use serde_json::Value;

fn marked(name: &str) -> Vec<Marked> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reading").join(name);
    let passages: Vec<Value> = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let one = |(at, gold): (usize, Value)| Marked {
        name: format!("{at}"),
        text: gold["text"].as_str().unwrap().to_owned(),
        gold,
    };
    passages.into_iter().enumerate().map(one).collect()
}

/// The least that must be found, and the least share of it that must be right.
fn check(name: &str, show: bool, recall: f64, precision: f64) {
    let show = show && std::env::var_os("SHOW").is_some();
    let mut score = Score::default();
    for passage in marked(name) {
        let reading = read(&passage.text, passage.day(), Some("en"), &Known::default());
        let wanted = passage.list("meetings");
        let (extra, missed) =
            pair(&mut score, &reading.meetings, wanted, |meeting, want| same_meeting(&reading, meeting, want));
        if show && !(extra.is_empty() && missed.is_empty()) {
            println!("{}: {}", passage.name, passage.text);
            extra.iter().for_each(|at| println!("   extra {}", told(&reading, &reading.meetings[*at])));
            missed.iter().for_each(|at| println!("   missed {}", wanted[*at]));
        }
    }
    println!("{name}: recall {:.2}, precision {:.2} of {score:?}", score.recall(), score.precision());
    assert!(score.recall() >= recall && score.precision() >= precision, "{name}: {score:?}");
}

#[test]
fn passages_that_may_be_looked_at() {
    check("meetings-dev.json", true, 0.8, 0.85);
}

#[test]
fn passages_for_measuring_alone() {
    check("meetings-kept.json", false, 0.62, 0.78);
}
