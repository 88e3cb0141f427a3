//! What is said, promised and held in short passages, against what a person marked in them.
//!
//! The rules are written from the language, never from these: `speech-dev.json` may be looked at, `speech-kept.json` is for
//! measuring alone. `cargo test --test reading_speech -- --nocapture` prints the figures, and with `SHOW=1` the misses of
//! the first.
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]
#![allow(clippy::print_stdout, reason = "figures for whoever changes a rule")]

#[path = "support/scoring.rs"]
mod scoring;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use readout::model::text::slice_chars;
use readout::reading::{Known, QuoteFound, Reading, Speech, Voice, read};
use scoring::{Score, hold, share, words};
use serde_json::Value;

fn in_both(left: &[String], right: &[String]) -> f64 {
    left.iter().filter(|word| right.contains(word)).count() as f64
}

/// Two texts of much the same words, or one within the other.
fn same_words(left: &str, right: &str) -> bool {
    let (mine, other) = (words(left), words(right));
    let both = in_both(&mine, &other);
    both / ((mine.len() + other.len()) as f64 - both).max(1.0) >= 0.5 || left.contains(right) || right.contains(left)
}

fn str_of<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

fn list<'v>(gold: &'v Value, key: &str) -> &'v [Value] {
    gold[key].as_array().map_or(&[], Vec::as_slice)
}

fn is_called(reading: &Reading, at: usize, name: &str) -> bool {
    let actor = &reading.actors[at];
    let forms = std::iter::once(&actor.name).chain(&actor.aliases);
    forms.chain(actor.mentions.iter().map(|mention| &mention.text)).any(|form| share(form, name) >= 0.99)
}

fn is_said_by(reading: &Reading, text: &str, quote: &QuoteFound, speaker: &str) -> bool {
    match &quote.voice {
        Voice::Actor(at) => is_called(reading, *at, speaker),
        Voice::Unnamed(printed) => share(printed, speaker) >= 0.5,
        Voice::Unknown => quote.speaker.as_ref().map_or(speaker.is_empty(), |range| {
            share(slice_chars(text, range.clone()).unwrap_or_default(), speaker) >= 0.5
        }),
    }
}

/// Counts one kind; tells what is too much and what is missed.
fn count<F, W>(
    score: &mut Score,
    found: &[F],
    wanted: &[W],
    same: impl Fn(&F, &W) -> bool,
) -> (Vec<usize>, Vec<usize>) {
    let extra: Vec<usize> = (0..found.len()).filter(|at| !wanted.iter().any(|want| same(&found[*at], want))).collect();
    let missed: Vec<usize> = (0..wanted.len()).filter(|at| !found.iter().any(|one| same(one, &wanted[*at]))).collect();
    score.found += found.len();
    score.right += found.len() - extra.len();
    score.wanted += wanted.len();
    score.hit += wanted.len() - missed.len();
    (extra, missed)
}

fn scores(passages: &[Value], show: bool) -> BTreeMap<&'static str, Score> {
    let mut all: BTreeMap<&'static str, Score> = BTreeMap::new();
    for (number, gold) in passages.iter().enumerate() {
        let text = str_of(gold, "text");
        let day = gold["published"].as_str().and_then(|day| day.parse().ok());
        let reading = read(text, day, Some("en"), &Known::default());
        let tell = |what: &str, extra: Vec<String>, missed: Vec<String>| {
            if show && !(extra.is_empty() && missed.is_empty()) {
                println!("{number} {what}: extra {extra:?} missed {missed:?}");
            }
        };
        let by_name = |who: &[usize], want: &Value| {
            let names = want.as_array().map_or_else(|| vec![want], |names| names.iter().collect());
            names.into_iter().filter_map(Value::as_str).any(|name| who.iter().any(|at| is_called(&reading, *at, name)))
        };

        let commitments = list(gold, "commitments");
        let (extra, missed) =
            count(all.entry("commitments").or_default(), &reading.commitments, commitments, |found, want| {
                // A promise in the name of a state may be marked as its minister's.
                let mut who = found.who.clone();
                who.extend(match &found.voice {
                    Voice::Actor(at) => Some(*at),
                    _ => None,
                });
                share(&found.what, str_of(want, "what")) >= 0.6 && by_name(&who, &want["who"])
            });
        tell(
            "commitments",
            extra.iter().map(|at| reading.commitments[*at].what.clone()).collect(),
            missed.iter().map(|at| commitments[*at].to_string()).collect(),
        );

        let positions = list(gold, "positions");
        let printed = |range: &std::ops::Range<usize>| slice_chars(text, range.clone()).unwrap_or_default();
        let (extra, missed) =
            count(all.entry("positions").or_default(), &reading.positions, positions, |found, want| {
                share(printed(&found.range), str_of(want, "words")) >= 0.6
            });
        tell(
            "positions",
            extra.iter().map(|at| reading.positions[*at].summary.clone()).collect(),
            missed.iter().map(|at| positions[*at].to_string()).collect(),
        );

        let quotes = list(gold, "quotes");
        // A promise or a demand in the reporter's words is reported speech as well.
        let acts: Vec<&str> = commitments
            .iter()
            .map(|one| str_of(one, "what"))
            .chain(positions.iter().map(|one| str_of(one, "words")))
            .collect();
        for (key, direct) in [("quoted", true), ("indirect", false)] {
            let found: Vec<&QuoteFound> =
                reading.quotes.iter().filter(|quote| (quote.speech != Speech::Indirect) == direct).collect();
            let wanted: Vec<&Value> = quotes.iter().filter(|want| want["direct"].as_bool() == Some(direct)).collect();
            let mut score = Score::default();
            let same = |quote: &&QuoteFound, want: &&Value| same_words(&quote.text, str_of(want, "text"));
            // What is marked as direct may be found as part of a mixed one, and the other way round.
            let any: Vec<&Value> = quotes.iter().collect();
            let (mut extra, _) = count(&mut Score::default(), &found, &any, same);
            extra.retain(|at| direct || !acts.iter().any(|act| share(act, &found[*at].text) >= 0.6));
            let with_mixed: Vec<&QuoteFound> = reading
                .quotes
                .iter()
                .filter(|quote| {
                    quote.speech == if direct { Speech::Direct } else { Speech::Indirect }
                        || quote.speech == Speech::Mixed
                })
                .collect();
            let (_, missed) = count(&mut score, &with_mixed, &wanted, same);
            let total = all.entry(key).or_default();
            total.found += found.len();
            total.right += found.len() - extra.len();
            total.wanted += score.wanted;
            total.hit += score.hit;
            tell(
                key,
                extra.iter().map(|at| found[*at].text.clone()).collect(),
                missed.iter().map(|at| str_of(wanted[*at], "text").to_owned()).collect(),
            );
            for want in wanted {
                let Some(said) =
                    reading.quotes.iter().filter(|quote| same(quote, &want)).min_by_key(|quote| quote.range.len())
                else {
                    continue;
                };
                let speakers = all.entry("speakers").or_default();
                let hit = is_said_by(&reading, text, said, str_of(want, "speaker"));
                speakers.wanted += 1;
                speakers.hit += usize::from(hit);
                speakers.found += 1;
                speakers.right += usize::from(hit);
                if !hit {
                    tell(
                        "speaker",
                        vec![format!("{:?} {:?}", said.voice, said.speaker.as_ref().map(printed))],
                        vec![str_of(want, "speaker").to_owned(), str_of(want, "text").to_owned()],
                    );
                }
            }
        }
    }
    all
}

/// The least recall and the least precision of each kind: somewhat below what is, so that a change that costs much is seen.
fn check(file: &str, floors: &[(&str, f64, f64)]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reading").join(file);
    let passages: Vec<Value> = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    assert_eq!(passages.len(), 60, "{file}");
    let all = scores(&passages, std::env::var_os("SHOW").is_some() && file == "speech-dev.json");
    hold(file, &all, floors);
}

/// Kind, least recall, least precision.
const FLOORS: &[(&str, f64, f64)] = &[
    ("quoted", 0.93, 0.95),
    ("indirect", 0.88, 0.93),
    ("speakers", 0.88, 0.88),
    ("commitments", 0.55, 0.85),
    ("positions", 0.7, 0.7),
];

#[test]
fn passages_that_may_be_looked_at() {
    check("speech-dev.json", FLOORS);
}

#[test]
fn passages_for_measuring_alone() {
    check("speech-kept.json", FLOORS);
}
