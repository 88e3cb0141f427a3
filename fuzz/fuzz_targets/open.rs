//! Any bytes at all are opened without a panic, alike in pieces and by the parser for all of RON; and what opens is saved
//! as a text that opens as the same.
#![no_main]
#![allow(dead_code, missing_docs, unused_imports)]

#[path = "../../src/model/mod.rs"]
pub mod model;
#[path = "../../src/store/mod.rs"]
pub mod store;

use std::path::Path;

use libfuzzer_sys::fuzz_target;
use store::{Located, Notice, OpenError, Opened, read, read_plainly, to_text};

fn told(result: &Result<Opened, OpenError>) -> Result<(String, &[Notice], &[Located], u32), String> {
    match result {
        Ok(opened) => Ok((to_text(&opened.dossier), &opened.notices, &opened.problems, opened.version)),
        Err(error) => Err(format!("{error} {:?} {:?}", error.place, error.field)),
    }
}

fn check(bytes: &[u8]) {
    let name = Path::new("fuzzed.dossier.ron");
    let opened = read(bytes, name);
    assert_eq!(told(&opened), told(&read_plainly(bytes, name)));
    let Ok(opened) = opened else { return };
    let text = to_text(&opened.dossier);
    let again = read(text.as_bytes(), name).expect("what is saved opens");
    assert_eq!(to_text(&again.dossier), text);
    // What cannot be equal to itself, a number that is none, is the one reason for a difference.
    assert!(again.dossier == opened.dossier || text.contains("NaN"));
    assert!(again.notices.iter().all(|notice| matches!(notice, Notice::TextsDiffer(_))), "{:?}", again.notices);
}

fuzz_target!(|bytes: &[u8]| {
    check(bytes);
    // With a first line, so that the fuzzer need not find it.
    check(&[b"// readout dossier 1\n", bytes].concat());
});
