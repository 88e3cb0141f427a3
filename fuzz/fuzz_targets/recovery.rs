//! Whatever lies in the folders of windows that are gone, looking for work that was not saved does not panic, and offers
//! what is whole.
#![no_main]
#![allow(dead_code, missing_docs, unused_imports)]

#[path = "../../src/model/mod.rs"]
pub mod model;
#[path = "../../src/store/mod.rs"]
pub mod store;

use std::fs;

use libfuzzer_sys::fuzz_target;
use store::{StateFolder, forget_everything, recoverable, to_text};

fuzz_target!(|parts: (&[u8], &[u8], &[u8], bool, bool)| {
    let (newer, origin, older, whole, named) = parts;
    let folder = tempfile::tempdir().expect("a folder");
    let state = StateFolder::at(folder.path().to_owned());
    let window = folder.path().join("recovery").join(if named { "1-00000000" } else { "gone-1-00000000" });
    fs::create_dir_all(&window).expect("the folder is ours");
    let mut dossier = model::Dossier::default();
    dossier.about.title = "whole".to_owned();
    fs::write(window.join("00000002.dossier.ron"), newer).expect("it is ours");
    fs::write(window.join("00000002.origin.ron"), origin).expect("it is ours");
    fs::write(window.join("00000001.origin.ron"), older).expect("it is ours");
    if whole {
        fs::write(window.join("00000001.dossier.ron"), to_text(&dossier)).expect("it is ours");
    }
    let found = recoverable(&state);
    assert!(found.len() <= 1);
    // Bytes of a fuzzer have no right checksum, so that a whole one is better.
    assert!(!whole || !named || found.len() == 1);
    for work in &found {
        if whole && store::read(newer, &window).is_err() {
            assert!(work.is_older && work.opened.dossier == dossier);
        }
        let _ = work.origin.as_ref().and_then(store::Origin::base);
    }
    drop(found);
    assert_eq!(window.exists(), named && (whole || window.join("00000002.dossier.ron").exists()));
    forget_everything(&state).expect("it is ours");
    assert!(recoverable(&state).is_empty());
});
