//! Any bytes at all are read as a PDF document without a panic.
#![no_main]
#![allow(dead_code, missing_docs, unused_imports)]

#[path = "../../src/import/mod.rs"]
pub mod import;
#[path = "../../src/model/mod.rs"]
pub mod model;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| check("a.pdf", bytes, import::SourceKind::Pdf));

/// Whatever the bytes, there is a draft that holds together, or words that say why not.
fn check(name: &str, bytes: &[u8], kind: import::SourceKind) {
    match import::read(&import::Source { name, bytes, encoding: None, kind: Some(kind) }) {
        Ok(draft) => {
            let length = draft.text.chars().count();
            assert_eq!(draft.text, model::clean_text(&draft.text));
            assert!(draft.pages.is_sorted_by(|page, next| page.start < next.start));
            assert!(draft.pages.iter().all(|page| page.start < length));
            assert!(draft.dropped.iter().all(|dropped| dropped.before <= length));
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}
