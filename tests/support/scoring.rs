//! What reading finds set against what a person marked: how the pairs are made and counted.
#![allow(dead_code, reason = "each test file uses some of it")]

use std::collections::BTreeMap;

use chrono::NaiveDate;
use readout::reading::{MeetingFound, Reading};
use serde_json::Value;

/// Found, right among them, wanted, found among those.
#[derive(Clone, Copy, Debug, Default)]
pub struct Score {
    pub found: usize,
    pub right: usize,
    pub wanted: usize,
    pub hit: usize,
}

impl Score {
    pub fn precision(self) -> f64 {
        if self.found == 0 { 1.0 } else { self.right as f64 / self.found as f64 }
    }

    pub fn recall(self) -> f64 {
        if self.wanted == 0 { 1.0 } else { self.hit as f64 / self.wanted as f64 }
    }
}

/// Prints the figures, and fails where one is under its floor: kind, least recall, least precision.
pub fn hold(label: &str, all: &BTreeMap<&'static str, Score>, floors: &[(&str, f64, f64)]) {
    for (what, score) in all {
        println!(
            "{label} {what}: recall {}/{} = {:.2}, precision {}/{} = {:.2}",
            score.hit,
            score.wanted,
            score.recall(),
            score.right,
            score.found,
            score.precision()
        );
    }
    for (what, recall, precision) in floors {
        let score = all[what];
        assert!(score.recall() >= *recall && score.precision() >= *precision, "{label} {what}: {score:?}");
    }
}

/// A text with what a person finds in it.
pub struct Marked {
    pub name: String,
    pub text: String,
    pub gold: Value,
}

impl Marked {
    pub fn list(&self, key: &str) -> &[Value] {
        self.gold[key].as_array().map_or(&[], Vec::as_slice)
    }

    pub fn day(&self) -> Option<NaiveDate> {
        self.gold["published"].as_str().and_then(|day| day.parse().ok())
    }
}

pub fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty() && !matches!(*word, "the" | "a" | "an" | "of" | "s"))
        .map(str::to_owned)
        .collect()
}

/// How much of the shorter's words stand in the longer.
pub fn share(left: &str, right: &str) -> f64 {
    let (left, right) = (words(left), words(right));
    let (short, long) = if left.len() <= right.len() { (left, right) } else { (right, left) };
    if short.is_empty() {
        return 0.0;
    }
    short.iter().filter(|word| long.contains(word)).count() as f64 / short.len() as f64
}

/// Two texts of much the same words.
pub fn alike(left: &str, right: &str) -> bool {
    let (mine, other) = (words(left), words(right));
    let both = mine.iter().filter(|word| other.contains(word)).count() as f64;
    both / (mine.len() + other.len()).saturating_sub(both as usize).max(1) as f64 >= 0.5
}

pub fn forms(reading: &Reading, at: usize) -> Vec<&str> {
    let actor = &reading.actors[at];
    std::iter::once(actor.name.as_str())
        .chain(actor.aliases.iter().map(String::as_str))
        .chain(actor.mentions.iter().map(|mention| mention.text.as_str()))
        .collect()
}

pub fn is_called(reading: &Reading, at: usize, name: &str) -> bool {
    forms(reading, at).iter().any(|form| share(form, name) >= 0.99)
}

/// Pairs found with wanted, each once.
pub fn pair<F, W>(
    score: &mut Score,
    found: &[F],
    wanted: &[W],
    same: impl Fn(&F, &W) -> bool,
) -> (Vec<usize>, Vec<usize>) {
    let mut taken = vec![false; wanted.len()];
    let mut extra = Vec::new();
    for (at, one) in found.iter().enumerate() {
        match (0..wanted.len()).find(|at| !taken[*at] && same(one, &wanted[*at])) {
            Some(at) => taken[at] = true,
            // Twice the same is no error of reading.
            None if wanted.iter().any(|want| same(one, want)) => {}
            None => extra.push(at),
        }
    }
    score.found += found.len();
    score.right += found.len() - extra.len();
    score.wanted += wanted.len();
    score.hit += taken.iter().filter(|taken| **taken).count();
    (extra, (0..wanted.len()).filter(|at| !taken[*at]).collect())
}

pub fn str_of<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

/// A day of the gold.
pub fn day(value: &Value, key: &str) -> Option<NaiveDate> {
    value[key].as_str().and_then(|day| day.parse().ok())
}

/// A meeting is right where two of those between whom it is are named, and its days do not contradict.
pub fn same_meeting(reading: &Reading, meeting: &MeetingFound, want: &Value) -> bool {
    let between: Vec<&str> = want["between"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let named = between
        .iter()
        .filter(|name| {
            meeting.participants.iter().any(|one| {
                one.actor.is_some_and(|at| is_called(reading, at, name)) || share(&one.described, name) >= 0.99
            })
        })
        .count();
    let days = match (meeting.days, day(want, "from"), day(want, "to")) {
        (Some((from, to)), Some(first), Some(last)) => from <= last && first <= to,
        _ => true,
    };
    named >= between.len().min(2) && days
}

/// A meeting found, in a line.
pub fn told(reading: &Reading, meeting: &MeetingFound) -> String {
    let who: Vec<&str> = meeting
        .participants
        .iter()
        .map(|one| one.actor.map_or(one.described.as_str(), |at| reading.actors[at].name.as_str()))
        .collect();
    let place = meeting.place.as_ref().map_or("", |(place, _)| place.city.as_str());
    format!("{who:?} {:?} {place} {:?}", meeting.days, meeting.status.0)
}
