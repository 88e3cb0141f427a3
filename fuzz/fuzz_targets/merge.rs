//! Two desks go on from one dossier by edits that the bytes choose, and are made one: the laws of merging hold.
#![no_main]
#![allow(dead_code, missing_docs, unused_imports)]

#[path = "../../src/compare/mod.rs"]
pub mod compare;
#[path = "../../src/edit/mod.rs"]
pub mod edit;
#[path = "../../src/exchange/mod.rs"]
pub mod exchange;
#[path = "../../src/model/mod.rs"]
pub mod model;
#[path = "../../src/names/mod.rs"]
pub mod names;
#[path = "../../src/places/mod.rs"]
pub mod places;
#[path = "../../src/reading/mod.rs"]
pub mod reading;
#[path = "../../src/store/mod.rs"]
pub mod store;

use std::path::Path;
use std::sync::{Arc, LazyLock};

use edit::{Change, Edit, apply};
use exchange::merge;
use libfuzzer_sys::fuzz_target;
use model::{Dossier, Record, RecordRef, Severity, validate};

static BASE: LazyLock<Dossier> = LazyLock::new(|| {
    let text = include_str!("../../tests/fixtures/dossiers/version-1.dossier.ron");
    store::read(text.as_bytes(), Path::new("base")).expect("the fixture opens").dossier
});

/// The record as its text, with one word of it replaced: what someone typed into a field, or chose from a list.
fn retyped(record: &Record, at: u8, word: u8) -> Option<Record> {
    let mut alone = Dossier::default();
    alone.put(record.clone());
    let text = store::to_text(&alone);
    let words = ["", "Ada", "x y", "2022-02", "Held", "High", "“talks”", "7"];
    // The words between marks, or after a field's name.
    let places: Vec<_> = text.match_indices(": ").map(|(start, _)| start + 2).collect();
    let start = *places.get(usize::from(at) % places.len().max(1))?;
    let rest = &text[start..];
    let length = rest.find([',', '\n'])?;
    let new = words[usize::from(word) % words.len()];
    let new = if rest.starts_with('"') { format!("\"{new}\"") } else { new.to_owned() };
    let text = format!("{}{new}{}", &text[..start], &rest[length..]);
    let opened = store::read(text.as_bytes(), Path::new("retyped")).ok()?;
    opened.dossier.record(&record.reference())
}

/// A dossier after the edits that the bytes choose; those that would not hold together are not made.
fn goes_on(bytes: &[u8]) -> Dossier {
    let mut dossier = BASE.clone();
    for deed in bytes.chunks_exact(4).take(8) {
        let [what, at, with, more] = [deed[0], deed[1], deed[2], deed[3]];
        let records: Vec<Record> = dossier.records().collect();
        let Some(record) = records.get(usize::from(at) % records.len().max(1)) else { break };
        let change = match what % 4 {
            0 => Change::Remove(record.reference()),
            1 => Change::Refuse { keys: vec![format!("key {}", with % 4)], back: more % 2 == 0 },
            _ => match retyped(record, with, more) {
                Some(record) => Change::Put(record),
                None => continue,
            },
        };
        if let Ok(next) = apply(&dossier, &Edit::one("fuzzed", change))
            && errors(&next) == 0
        {
            dossier = next;
        }
    }
    dossier
}

fn errors(dossier: &Dossier) -> usize {
    validate(dossier).iter().filter(|problem| problem.severity == Severity::Error).count()
}

fuzz_target!(|sides: (&[u8], &[u8])| {
    let (ours, theirs) = (goes_on(sides.0), goes_on(sides.1));
    let base = &*BASE;
    // What one side did is the result, and nothing is asked.
    for side in [&ours, &theirs] {
        for merged in [merge(Some(base), side, base), merge(Some(base), base, side), merge(Some(base), side, side)] {
            assert!(merged.dossier == *side, "{}\nis not\n{}", store::to_text(&merged.dossier), store::to_text(side));
            assert!(merged.conflicts.is_empty(), "{:?}", merged.conflicts);
        }
    }
    // Of two that hold together comes one that does, and that can be saved.
    for merged in [merge(Some(base), &ours, &theirs), merge(None, &ours, &theirs)] {
        assert_eq!(errors(&merged.dossier), 0, "{:?}", validate(&merged.dossier));
        let text = store::to_text(&merged.dossier);
        assert!(store::read(text.as_bytes(), Path::new("merged")).expect("it opens").dossier == merged.dossier);
    }
});
