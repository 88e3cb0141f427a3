//! What reading costs: one article of 1,000 words, 10,000 articles on two threads, single lines of 10 MB.
//!
//! `cargo bench --bench reading` prints milliseconds, and the memory resident after 1,000 and after 10,000 articles.
//! Texts are made of a few dozen sentences in random order with names and numbers put in: many readers, few words.
#![allow(clippy::unwrap_used, reason = "a benchmark that cannot be set up ends")]

use std::fmt::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use chrono::NaiveDate;
use readout::model::{Actor, ActorId, ActorKind, Dossier, PartId};
use readout::reading::{Known, read};

const GIVEN: &[&str] = &["Ada", "Tomas", "Amir", "Leila", "Wang", "Olga", "Samuel", "Yusuf", "Ingrid", "Pedro"];
const FAMILY: &[&str] =
    &["Winter", "Reed", "Motaqi", "Haddad", "Yi", "Petrova", "Okafor", "Rahmani", "Berg", "Alvarez"];
const TITLES: &[&str] =
    &["Foreign Minister", "special envoy", "State Department spokesperson", "Ambassador", "General"];
const STATES: &[&str] = &["Qatar", "Pakistan", "Norway", "Kazakhstan", "Egypt", "Brazil", "Japan", "Kenya"];
const CITIES: &[&str] = &["Doha", "Oslo", "Geneva", "Cairo", "Vienna", "Nairobi"];
const DAYS: &[&str] = &["Monday", "on Tuesday", "last week", "on 9 October 2021", "in late November", "next month"];
const SENTENCES: &[&str] = &[
    "{title} {name} met a delegation from {state} in {city} {day}, officials said.",
    "“We will go on with the talks until every side is heard,” {family} said {day}, “and we will not walk away.”",
    "According to a senior official who spoke on condition of anonymity, the two sides agreed to meet again in {city}.",
    "{state} pledged to send {number} tonnes of grain by the end of the year if the road stays open.",
    "The government of {state} urged both parties to respect the truce, and ruled out any change of the border.",
    "{name}, the {title} of {state}, told reporters that sanctions would stay in place for now.",
    "About {number} people have crossed the frontier since {day}, the ministry said in a statement.",
    "He added that the meeting had been “candid and professional”, without giving details.",
    "Prices rose by {number} per cent over the year, and the harvest was the poorest in a decade.",
    "A first round was held in {city} in March; a second one was postponed when {state} recalled its envoy.",
];

/// A text of about this many words, another one for each seed.
fn article(words: usize, seed: u64) -> String {
    let mut random = fastrand::Rng::with_seed(seed);
    let mut text = String::new();
    let mut sentences = 0;
    while text.split_whitespace().count() < words {
        let mut pick = |all: &[&'static str]| all[random.usize(..all.len())];
        let (given, family) = (pick(GIVEN), pick(FAMILY));
        let sentence = pick(SENTENCES)
            .replace("{title}", pick(TITLES))
            .replace("{name}", &format!("{given} {family}"))
            .replace("{family}", family)
            .replace("{state}", pick(STATES))
            .replace("{city}", pick(CITIES))
            .replace("{day}", pick(DAYS))
            .replace("{number}", &random.u32(2..90_000).to_string());
        sentences += 1;
        let _ = write!(text, "{sentence}{}", if sentences % 4 == 0 { "\n\n" } else { " " });
    }
    text
}

/// A dossier with this many persons: a hundred of those whom the texts name, and others who share their given names.
fn known(actors: usize) -> Known {
    const SYLLABLES: [&str; 16] =
        ["ba", "ri", "mon", "to", "kal", "den", "su", "ver", "ha", "lin", "go", "shir", "ma", "zel", "pu", "tar"];
    let mut dossier = Dossier::default();
    for at in 0..actors {
        let given = GIVEN[at % GIVEN.len()];
        let family = FAMILY.get(at / GIVEN.len()).map_or_else(
            || [at % 16, at / 16 % 16, at / 256 % 16, at / 4096 % 16].map(|syllable| SYLLABLES[syllable]).concat(),
            |&family| family.to_owned(),
        );
        let actor = Actor::named(ActorKind::Person, &format!("{given} {family}"), PartId::new("prt-1"));
        dossier.actors.insert(ActorId::new(format!("act-{at}")), actor.into());
    }
    Known::of(&dossier)
}

/// Resident memory, in MB, where the system tells.
fn resident() -> Option<usize> {
    let statm = std::fs::read_to_string("/proc/self/statm").ok()?;
    Some(statm.split_whitespace().nth(1)?.parse::<usize>().ok()? * 4096 / 1_000_000)
}

fn main() {
    // `cargo test` builds benchmarks and runs them with this argument: small numbers say that they work.
    let whole = std::env::args().any(|argument| argument == "--bench");
    let (repeats, many, line) = if whole { (50, 10_000, 10_000_000) } else { (1, 20, 10_000) };
    let day = NaiveDate::from_ymd_opt(2021, 11, 24);

    let begun = Instant::now();
    let _ = read("Ada Winter met Amir Motaqi in Doha.", day, None, &Known::default());
    println!(
        "| | |\n|---|---|\n| first text, tables and model included | {:.1} ms |",
        begun.elapsed().as_secs_f64() * 1e3
    );

    let text = article(1_000, 1);
    for (label, known) in
        [("an empty dossier", known(0)), ("5,000 known actors", known(if whole { 5_000 } else { 50 }))]
    {
        let mut times: Vec<f64> = (0..repeats)
            .map(|_| {
                let begun = Instant::now();
                std::hint::black_box(read(&text, day, None, &known));
                begun.elapsed().as_secs_f64() * 1e3
            })
            .collect();
        times.sort_by(f64::total_cmp);
        println!(
            "| 1,000 words, {label} | median {:.2} ms, 95th {:.2} ms |",
            times[repeats / 2],
            times[repeats * 95 / 100]
        );
    }

    let known = known(1_000);
    let (next, found) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let begun = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    if at >= many {
                        return;
                    }
                    let reading = read(&article(400 + at % 500, at as u64), day, None, &known);
                    found.fetch_add(reading.actors.len(), Ordering::Relaxed);
                    if let (true, Some(memory)) = (at + 1 == many / 10 || at + 1 == many, resident()) {
                        println!("| memory after {} articles | {memory} MB |", at + 1);
                    }
                }
            });
        }
    });
    println!(
        "| {many} articles on two threads | {:.1} s, {} actors |",
        begun.elapsed().as_secs_f64(),
        found.into_inner()
    );

    let prose = article(1_000, 2).replace('\n', " ");
    for (label, unit) in [
        ("prose", prose.as_str()),
        ("letters", "a"),
        ("capitals", "A"),
        ("names", "Ada Winter "),
        ("names and commas", "Ada Winter, envoy of Norway, "),
        ("full stops", "."),
        ("opening marks", "“"),
        ("straight marks", "\" a"),
        ("apostrophes", " 'a"),
        ("said", "he said "),
        ("quotations", "he said “no” and "),
        ("weekdays", "Monday and Tuesday, "),
        ("digits", "1"),
        ("numbers", "9-9-2021-"),
        ("brackets", "("),
        ("of the", "ministry of the "),
        ("met", "Norway met Kenya with Egypt and "),
        ("pledged", "Norway pledged to urge Kenya to agree to "),
        ("Arabic", "متقی گفت "),
    ] {
        let text = unit.repeat(line / unit.len() + 1);
        let begun = Instant::now();
        let reading = read(&text, day, None, &known);
        let seconds = begun.elapsed().as_secs_f64();
        println!(
            "| {line} bytes of {label} | {seconds:.1} s, {} actors, {} quotes |",
            reading.actors.len(),
            reading.quotes.len()
        );
    }
}
