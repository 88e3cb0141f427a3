//! Any query at all is read without a panic, finished or being typed; an error points into it, and what can be read can be
//! asked.
#![no_main]
#![allow(dead_code, missing_docs, unused_imports)]

#[path = "../../src/model/mod.rs"]
pub mod model;
#[path = "../../src/names/mod.rs"]
pub mod names;
#[path = "../../src/search/mod.rs"]
pub mod search;

use std::sync::atomic::AtomicBool;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let typed = String::from_utf8_lossy(bytes);
    let mut dossier = model::Dossier::default();
    // What is typed is searched for in itself.
    let actor = model::Actor::named(model::ActorKind::Person, &typed, model::PartId::new("prt-1"));
    dossier.actors.insert(model::ActorId::new("act-1"), actor.into());
    for read in [search::Query::parse(&typed), search::Query::typing(&typed)] {
        match read {
            Ok(query) => assert!(search::search(&dossier, &query, 5, None, &AtomicBool::new(false)).is_some()),
            Err(error) => {
                assert!(error.range.start <= error.range.end && error.range.end <= typed.chars().count(), "{error:?}");
                assert!(!error.message.is_empty());
            }
        }
    }
});
