//! No text makes reading panic, and what is found stands in the text: the seeds of the fuzz target, odd texts, and long
//! runs of what readers look for. `benches/reading.rs` has the times.
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

use std::fs;
use std::ops::Range;
use std::path::Path;

use chrono::NaiveDate;
use proptest::prelude::*;
use readout::model::text::slice_chars;
use readout::model::{Actor, ActorId, ActorKind, Dossier, PartId};
use readout::reading::{Known, Reading, Voice, read};

fn known() -> Known {
    let mut dossier = Dossier::default();
    for (at, (kind, name)) in [
        (ActorKind::Person, "Ada Winter"),
        (ActorKind::State, "The North"),
        (ActorKind::Person, "امیر متقی"),
        (ActorKind::Person, "王毅"),
    ]
    .into_iter()
    .enumerate()
    {
        dossier.actors.insert(ActorId::new(format!("act-{at}")), Actor::named(kind, name, PartId::new("prt-1")).into());
    }
    Known::of(&dossier)
}

/// Everything found has its place in the text, and points at what is there.
fn check(text: &str, reading: &Reading) {
    let inside = |range: &Range<usize>| {
        assert!(slice_chars(text, range.clone()).is_some_and(|words| !words.is_empty()), "{range:?} of {text:.60}");
    };
    let printed = |range: &Range<usize>, words: &str| assert_eq!(slice_chars(text, range.clone()), Some(words));
    let actor = |at: &usize| assert!(*at < reading.actors.len());
    for date in &reading.dates {
        printed(&date.range, &date.text);
        assert!(date.from.is_none_or(|from| date.to.is_some_and(|to| from <= to)), "{date:?}");
    }
    for found in &reading.actors {
        assert!(!found.mentions.is_empty() && !found.name.trim().is_empty() && found.ground.percent <= 100);
        found.mentions.iter().for_each(|mention| printed(&mention.range, &mention.text));
        found.roles.iter().for_each(|role| inside(&role.range));
        found.roles.iter().filter_map(|role| role.organisation_actor.as_ref()).for_each(actor);
    }
    for place in &reading.places {
        place.mentions.iter().for_each(inside);
    }
    for quote in &reading.quotes {
        printed(&quote.range, &quote.text);
        assert!(!quote.parts.is_empty());
        for part in &quote.parts {
            inside(part);
            assert!(quote.range.start <= part.start && part.end <= quote.range.end, "{quote:?}");
        }
        quote.speaker.iter().chain(&quote.cue).for_each(inside);
        if let Voice::Actor(at) = &quote.voice {
            actor(at);
        }
    }
    for meeting in &reading.meetings {
        assert!(!meeting.evidence.is_empty());
        meeting.evidence.iter().for_each(inside);
        inside(&meeting.status.1);
        meeting.participants.iter().for_each(|one| inside(&one.range));
        meeting.participants.iter().filter_map(|one| one.actor.as_ref()).for_each(actor);
        meeting.agenda.iter().for_each(|(_, range)| inside(range));
    }
    for promise in &reading.commitments {
        inside(&promise.range);
        promise.who.iter().chain(&promise.to_whom).for_each(actor);
        assert!(promise.meeting.is_none_or(|at| at < reading.meetings.len()) && !promise.what.trim().is_empty());
    }
    for position in &reading.positions {
        inside(&position.range);
        actor(&position.who);
        assert!(position.meeting.is_none_or(|at| at < reading.meetings.len()) && !position.topic.trim().is_empty());
    }
}

fn check_all_ways(text: &str, known: &Known) {
    for published in [None, NaiveDate::from_ymd_opt(2021, 10, 9)] {
        for language in [None, Some("en"), Some("fr"), Some("fa"), Some("zh")] {
            check(text, &read(text, published, language, known));
        }
    }
}

#[test]
fn seeds_of_the_fuzz_target() {
    let known = known();
    let mut read = 0;
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds/read")).unwrap() {
        check_all_ways(&String::from_utf8_lossy(&fs::read(entry.unwrap().path()).unwrap()), &known);
        read += 1;
    }
    assert!(read >= 8, "the seeds were not found");
}

#[test]
fn texts_of_one_long_line() {
    let known = known();
    for unit in [
        "Ada Winter, envoy of Norway, ",
        "he said “no” and ",
        "\" a",
        " 'a",
        "“",
        "(",
        ".",
        "Mr. ",
        "ministry of the ",
        "Norway met Kenya with Egypt and ",
        "Norway pledged to urge Kenya to agree to ",
        "according to the ",
        "Monday and Tuesday, ",
        "9-9-2021-",
        "امیر متقی گفت ",
        "王毅说：",
        "U.S.",
        "\u{301}",
        "\u{200f}\u{202e}A",
        "👩‍👩‍👧",
    ] {
        let text = unit.repeat(20_000 / unit.len());
        check(&text, &read(&text, NaiveDate::from_ymd_opt(2021, 10, 9), None, &known));
    }
}

/// A line without end is read in time that grows with its length: megabytes of it within the patience of a test.
#[test]
fn a_line_of_hundreds_of_kilobytes() {
    let known = known();
    for unit in [
        "US and Taliban met with ",
        "Ada Winter, envoy of Norway, ",
        "Norway's envoy and Ada Winter spoke by phone, ",
        "the next round of talks between Norway and Kenya will be held in Oslo on 3 May, ",
        "They will meet the two sides on Monday. Ada Winter said she met him. ",
    ] {
        let text = unit.repeat(200_000 / unit.len());
        let reading = read(&text, NaiveDate::from_ymd_opt(2021, 10, 9), None, &known);
        assert!(!reading.actors.is_empty(), "{unit}");
    }
}

/// What news are made of.
const WORDS: &[&str] = &[
    "Ada Winter",
    "Ada",
    "Winter",
    "Ms",
    "the",
    "North",
    "“",
    "”",
    "\"",
    ",",
    ".",
    "said",
    "that",
    "he",
    "she",
    "they",
    "met",
    "in",
    "Doha",
    "on",
    "Tuesday",
    "October 8",
    "with",
    "delegation",
    "led by",
    "US",
    "officials",
    "told",
    "pledged to",
    "agreed",
    "urged",
    "not",
    "will",
    "according to",
    "spokesman",
    "for",
    "of",
    "State Department",
    "(",
    ")",
    "\n",
    "\n\n",
    "–",
    "’s",
    "and",
    "between",
    "talks",
    "held",
    "statement",
    "امیر متقی",
    "«",
    "»",
    "anonymity",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_characters(text in any::<String>()) {
        check_all_ways(&text, &known());
    }

    #[test]
    fn words_of_news_in_any_order(words in proptest::collection::vec(proptest::sample::select(WORDS), 0..60)) {
        check_all_ways(&words.join(" "), &known());
    }
}
