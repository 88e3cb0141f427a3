//! Any text at all is read without a panic, and what is found stands in it.
#![no_main]
#![allow(dead_code, missing_docs, unused_imports)]

#[path = "../../src/model/mod.rs"]
pub mod model;
#[path = "../../src/names/mod.rs"]
pub mod names;
#[path = "../../src/places/mod.rs"]
pub mod places;
#[path = "../../src/reading/mod.rs"]
pub mod reading;

use std::ops::Range;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;

/// A dossier that knows an actor of each script.
static KNOWN: LazyLock<reading::Known> = LazyLock::new(|| {
    let mut dossier = model::Dossier::default();
    for (at, name) in ["Ada Winter", "The North", "امیر متقی", "王毅"].into_iter().enumerate() {
        let kind = if at == 1 { model::ActorKind::State } else { model::ActorKind::Person };
        let actor = model::Actor::named(kind, name, model::PartId::new("prt-1"));
        dossier.actors.insert(model::ActorId::new(format!("act-{at}")), actor.into());
    }
    reading::Known::of(&dossier)
});

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let characters = text.chars().count();
    // The first byte chooses date and language, so that the fuzzer finds every way through.
    let choice = bytes.first().copied().unwrap_or_default();
    let published = chrono::NaiveDate::from_ymd_opt(2021, 10, 9).filter(|_| choice % 2 == 0);
    let language = [None, Some("en"), Some("fr"), Some("fa")][usize::from(choice / 2 % 4)];
    let found = reading::read(&text, published, language, &KNOWN);
    let inside = |range: &Range<usize>| assert!(range.start < range.end && range.end <= characters, "{range:?}");
    let actor = |at: usize| assert!(at < found.actors.len(), "no actor {at}");
    found.dates.iter().for_each(|date| inside(&date.range));
    found.actors.iter().flat_map(|actor| &actor.mentions).for_each(|mention| inside(&mention.range));
    found.places.iter().flat_map(|place| &place.mentions).for_each(inside);
    for quote in &found.quotes {
        inside(&quote.range);
        quote.speaker.iter().chain(&quote.cue).chain(&quote.parts).for_each(inside);
        if let reading::Voice::Actor(at) = quote.voice {
            actor(at);
        }
    }
    for meeting in &found.meetings {
        meeting.evidence.iter().for_each(inside);
        meeting.participants.iter().for_each(|one| inside(&one.range));
        meeting.participants.iter().filter_map(|one| one.actor).for_each(actor);
    }
    for promise in &found.commitments {
        inside(&promise.range);
        promise.who.iter().chain(&promise.to_whom).copied().for_each(actor);
        assert!(promise.meeting.is_none_or(|at| at < found.meetings.len()));
    }
    for position in &found.positions {
        inside(&position.range);
        actor(position.who);
    }
});
