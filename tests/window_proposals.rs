//! Proposals in the window: what was read waits, is accepted, rejected or corrected, and is gone for good or undone.

#[path = "support/desk.rs"]
mod support;

use std::fs;
use std::path::PathBuf;

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use readout::model::Subject;
use readout::store;
use support::Bench;

const FIRST: &str = "Title: Envoys meet at the lake\nDate: 2022-03-05\nSource: Lake Herald\n\nThe northern envoy Ada Winter met the southern delegation at the lake house on Friday, both sides said.\n\nMs Winter called the talks open. “We will meet again in April,” she told reporters after the second session.\n";
const SECOND: &str = "Lake talks end without a text\n\nBy Tomas Reed\n\nPublished March 7th, 2022\n\nTwo days of talks between the northern side and the southern side ended on Saturday without a common text. Ada Winter left the lake house before noon, while officials of the south stayed to speak to the press.\n";

/// A desk with two articles, and the folder they came from.
fn lake() -> (Bench, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let files: Vec<PathBuf> = [("lake.txt", FIRST), ("end.txt", SECOND)]
        .map(|(name, text)| {
            let path = folder.path().join(name);
            fs::write(&path, text).unwrap();
            path
        })
        .into();
    let mut bench = Bench::plain();
    bench.dialogs.borrow_mut().answer(files);
    bench.press("Choose files…");
    bench.press("Add 2 articles");
    bench.press_part("Envoys meet at the lake");
    (bench, folder)
}

/// Presses F6 until the proposal at hand has the keyboard.
fn to_the_card(bench: &mut Bench) {
    bench.keys(Modifiers::NONE, Key::F6);
    bench.keys(Modifiers::NONE, Key::F6);
}

#[test]
fn what_was_read_waits_and_enter_makes_a_fact_of_it() {
    let (mut bench, _folder) = lake();
    assert!(bench.sees_part("Proposal at hand: Actor, Ada Winter"), "{:?}", bench.names());
    to_the_card(&mut bench);
    bench.keys(Modifiers::NONE, Key::Enter);
    let dossier = bench.dossier();
    let (winter, _) = dossier.actors.iter().find(|(_, actor)| actor.name() == "Ada Winter").expect("the actor is made");
    let named = |subject: &Subject| matches!(subject, Subject::Actor(id, _) if id == winter);
    let claims: Vec<_> = dossier.claims.values().filter(|claim| named(&claim.subject)).collect();
    assert!(claims.iter().any(|claim| claim.quotes.iter().any(|quote| quote.exact.contains("Ada Winter"))));
    assert!(bench.sees_part("Accepted Ada Winter"), "{:?}", bench.names());
    assert!(!bench.sees_part("Proposal at hand: Actor, Ada Winter"), "{:?}", bench.names());
    // One step back, and it is proposed again.
    bench.keys(Modifiers::COMMAND, Key::Z);
    assert!(bench.dossier().actors.is_empty());
    assert!(bench.sees_part("Actor: Ada Winter") || bench.sees_part("Actor, Ada Winter"), "{:?}", bench.names());
}
