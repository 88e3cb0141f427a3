//! The features of a token: keys for what it is, what stands beside it, and what run of capitals it lies in.
//!
//! Most features come from one word alone, so their sums are kept by word ([`Sums`]); those that join several words are
//! looked up at each token.

use std::collections::HashMap;
use std::ops::Range;

use super::chain::{LABELS, Row};
use super::lists::{self, Flags};
use super::model::Model;
use super::words::{Case, Words, text_key};
use crate::reading::tokens::{Kind, Token};

/// From where a word is looked at: two before, one before, itself, one after, two after.
pub(super) const ROLES: usize = 5;
/// The role of the word itself.
const OWN: usize = 2;
/// Stands for a word beyond the end of a sentence.
const EDGE: u32 = 0x5EED;
/// So much less is a country outside of names than the model thinks: the texts it learnt from leave countries unlabelled in
/// the names of elections and offices.
const COUNTRY_OUTSIDE: f32 = 1.5;
/// The most words of a place's name.
const LONGEST_PLACE: usize = 4;

/// A key for two values under a template.
fn mix(template: u32, first: u32, second: u32) -> u32 {
    let mut key = template.wrapping_mul(0x9E37_79B1) ^ first;
    key = (key ^ (key >> 16)).wrapping_mul(0x85EB_CA6B) ^ second;
    key = (key ^ (key >> 13)).wrapping_mul(0xC2B2_AE35);
    key = (key ^ (key >> 16)).wrapping_mul(0x27D4_EB2F);
    key ^ (key >> 15)
}

/// The keys that a word gives a token in whose `role` it stands; `None` beyond the sentence.
fn word_keys(words: &Words, form: Option<usize>, role: usize, keys: &mut Vec<u32>) {
    let template = |of: u32| of * ROLES as u32 + role as u32;
    let Some(form) = form else { return keys.push(mix(template(0), EDGE, 0)) };
    let word = words.word(form);
    let case = word.case as u32;
    keys.push(mix(template(0), word.key, 0));
    keys.push(mix(template(1), case, 0));
    for bit in (0..lists::BITS).filter(|bit| word.flags & (1 << bit) != 0) {
        keys.push(mix(template(2), bit, 0));
    }
    if word.flags != 0 {
        keys.push(mix(template(3), word.flags, case));
    }
    if matches!(word.case, Case::Number | Case::Mark) {
        return;
    }
    if role.abs_diff(OWN) <= 1 {
        let (_, tail) = affixes(word.lower, 3);
        keys.push(mix(template(4), text_key(tail), 0));
    }
    if role != OWN {
        return;
    }
    for length in 1..=4 {
        let (head, tail) = affixes(word.lower, length);
        keys.push(mix(template(5), text_key(head), length as u32));
        keys.push(mix(template(6), text_key(tail), length as u32));
        if length == 3 {
            keys.push(mix(template(7), text_key(tail), case));
        }
    }
    keys.push(mix(template(8), shape(word.text), 0));
    keys.push(mix(template(9), case, words.evidence(form)));
    keys.push(mix(template(10), word.flags, words.evidence(form)));
    // "US" and "us", "May" and "may".
    keys.push(mix(template(11), word.key, case));
}

/// The first and the last `length` letters.
fn affixes(text: &str, length: usize) -> (&str, &str) {
    let head = text.char_indices().nth(length).map_or(text, |(at, _)| &text[..at]);
    let tail = text.char_indices().rev().nth(length - 1).map_or(text, |(at, _)| &text[at..]);
    (head, tail)
}

/// A key for where capitals stand in a word, and how long it is.
fn shape(text: &str) -> u32 {
    let mut key = 0_u32;
    for letter in text.chars().take(12) {
        let kind = if letter.is_uppercase() { 2 } else { u32::from(letter.is_lowercase()) };
        key = key.wrapping_mul(3).wrapping_add(kind + 1);
    }
    key
}

/// The features of one text.
pub(super) struct Features<'t> {
    tokens: &'t [Token<'t>],
    words: &'t Words<'t>,
    /// What the gazetteer says of the words from a token on, by the numbers of these words.
    places: HashMap<[u32; LONGEST_PLACE], Flags>,
}

/// A run of words with capitals.
struct Run {
    range: Range<usize>,
    flags: Flags,
}

impl<'t> Features<'t> {
    pub(super) fn new(tokens: &'t [Token<'t>], words: &'t Words<'t>) -> Self {
        Self { tokens, words, places: HashMap::new() }
    }

    /// The keys of each token of a sentence that come from several words.
    fn joined(&mut self, sentence: Range<usize>, mut each: impl FnMut(usize, &[u32])) {
        let words = self.words;
        let headline = u32::from(words.is_headline(sentence.clone()));
        let places = self.place_names(sentence.clone());
        let runs = self.runs(sentence.clone());
        let mut run_at = 0;
        let key = |index: Option<usize>| match index {
            Some(index) if sentence.contains(&index) => words.at(index).key,
            _ => EDGE,
        };
        let case = |index: Option<usize>| match index {
            Some(index) if sentence.contains(&index) => words.at(index).case as u32,
            _ => 15,
        };
        let flags = |index: Option<usize>| match index {
            Some(index) if sentence.contains(&index) => words.at(index).flags,
            _ => Flags::MAX,
        };
        let mut keys = Vec::with_capacity(40);
        for index in sentence.clone() {
            keys.clear();
            let (before, after) = (index.checked_sub(1), Some(index + 1));
            let (far_before, far_after) = (index.checked_sub(2), Some(index + 2));
            let (own, own_case) = (key(Some(index)), case(Some(index)));
            let cases = case(before) << 8 | own_case << 4 | case(after);
            keys.push(mix(100, key(before), own));
            keys.push(mix(101, own, key(after)));
            keys.push(mix(102, cases, headline));
            keys.push(mix(103, cases << 8 | case(far_before) << 4 | case(far_after), headline));
            keys.push(mix(104, flags(before), own_case));
            keys.push(mix(105, flags(after), own_case));
            keys.push(mix(106, flags(before), flags(Some(index))));
            keys.push(mix(107, flags(Some(index)), flags(after)));
            keys.push(mix(108, key(before), own_case << 4 | case(after)));
            keys.push(mix(109, key(after), own_case << 4 | case(before)));
            if index == sentence.start {
                let evidence = words.evidence(words.form(index));
                keys.push(mix(110, own_case << 4 | case(after), evidence << 1 | headline));
                keys.push(mix(111, flags(Some(index)), case(after)));
            }
            if headline == 1 {
                keys.push(mix(112, own_case, flags(Some(index))));
            }
            if places[index - sentence.start] != 0 {
                keys.push(mix(113, places[index - sentence.start], 0));
                keys.push(mix(114, places[index - sentence.start], case(after)));
            }
            while runs.get(run_at).is_some_and(|run| run.range.end <= index) {
                run_at += 1;
            }
            if let Some(Run { range, flags: all }) = runs.get(run_at).filter(|run| run.range.contains(&index)) {
                let place = u32::from(index == range.start) | u32::from(index + 1 == range.end) << 1;
                let (outside, beyond) = (range.start.checked_sub(1), Some(range.end));
                let length = range.len().min(6) as u32;
                let (head, tail) = (key(Some(range.start)), key(Some(range.end - 1)));
                keys.push(mix(120, place, length << 1 | headline));
                keys.push(mix(121, key(outside), place));
                keys.push(mix(122, key(beyond), place));
                keys.push(mix(123, tail, place));
                keys.push(mix(124, head, place));
                keys.push(mix(125, *all, place));
                keys.push(mix(126, flags(outside), place));
                keys.push(mix(127, flags(beyond), place));
                keys.push(mix(128, flags(Some(range.end - 1)), place | length << 2));
                keys.push(mix(129, flags(Some(range.start)), place | length << 2));
                for bit in (0..lists::BITS).filter(|bit| all & (1 << bit) != 0) {
                    keys.push(mix(130, bit, place));
                }
                keys.push(mix(131, key(outside), key(beyond)));
                // "Ministry of Foreign Affairs", "University of Leeds": what the run before ends with, over a small word.
                if let Some(link) =
                    outside.filter(|link| sentence.contains(link) && words.at(*link).case == Case::Lower)
                {
                    let link_key = words.at(link).key;
                    let earlier =
                        runs[..run_at].iter().rev().find(|run| run.range.end <= link && run.range.end + 2 > link);
                    if let Some(earlier) = earlier {
                        keys.push(mix(132, earlier.flags, link_key));
                        keys.push(mix(133, key(Some(earlier.range.end - 1)), link_key));
                    }
                }
            } else if own_case == Case::Lower as u32 && case(after) != Case::Lower as u32 {
                // A small word between two runs.
                if let Some(earlier) = runs[..run_at].last().filter(|run| run.range.end == index) {
                    keys.push(mix(134, earlier.flags, own));
                    let later = runs.get(run_at).filter(|run| run.range.start <= index + 2);
                    keys.push(mix(135, own, later.map_or(Flags::MAX, |run| run.flags)));
                }
            }
            each(index, &keys);
        }
    }

    /// The runs of words with capitals in a sentence; a point after a letter or a title, a hyphen, an ampersand and small
    /// words like "bin" join them.
    fn runs(&self, sentence: Range<usize>) -> Vec<Run> {
        let words = self.words;
        let mut runs: Vec<Run> = Vec::new();
        for index in sentence {
            if !words.at(index).case.is_capital() {
                continue;
            }
            let flags = words.at(index).flags;
            match runs.last_mut() {
                Some(run) if run.range.end == index || self.joins(run.range.end, index) => {
                    run.range.end = index + 1;
                    run.flags |= flags;
                }
                _ => runs.push(Run { range: index..index + 1, flags }),
            }
        }
        runs
    }

    /// Whether the tokens from `from` to `to`, which lie between two capitals, hold them together.
    fn joins(&self, from: usize, to: usize) -> bool {
        let between = &self.tokens[from..to];
        match between {
            [mark] if mark.kind == Kind::Mark => {
                let tight = !self.tokens[to].spaced && !mark.spaced;
                let before = self.words.at(from - 1);
                match mark.text {
                    "." => before.case == Case::Letter || (before.flags & lists::TITLE != 0 && before.text.len() < 5),
                    "-" | "’" | "'" | "‑" => tight,
                    "&" => true,
                    _ => false,
                }
            }
            [small, ..] if between.len() <= 2 => {
                between.iter().enumerate().all(|(at, token)| {
                    let is_particle = self.words.at(from + at).flags & lists::PARTICLE != 0;
                    is_particle || (at == 1 && token.text == "-" && !token.spaced)
                }) && small.kind == Kind::Word
            }
            _ => false,
        }
    }

    /// For each token of a sentence: what the gazetteer says of a name of several words that it is part of, and two bits for
    /// whether it is the first or the last of them.
    fn place_names(&mut self, sentence: Range<usize>) -> Vec<u32> {
        let words = self.words;
        let mut found = vec![0; sentence.len()];
        let mut index = sentence.start;
        while index < sentence.end {
            let word = words.at(index);
            let mut step = 1;
            if word.case.is_capital() && word.flags & lists::WEEKDAY == 0 {
                for length in (2..=LONGEST_PLACE.min(sentence.end - index)).rev() {
                    if !words.at(index + length - 1).case.is_capital() {
                        continue;
                    }
                    let flags = self.place_name(index..index + length);
                    if flags != 0 {
                        for at in 0..length {
                            let ends = u32::from(at == 0) | u32::from(at + 1 == length) << 1;
                            found[index - sentence.start + at] = flags << 2 | ends;
                        }
                        step = length;
                        break;
                    }
                }
            }
            index += step;
        }
        found
    }

    fn place_name(&mut self, range: Range<usize>) -> Flags {
        let tokens = &self.tokens[range.clone()];
        let joint = |text: &str| matches!(text, "-" | "'" | "’" | ".");
        if tokens.iter().any(|token| token.kind == Kind::Number || (token.kind == Kind::Mark && !joint(token.text))) {
            return 0;
        }
        let mut forms = [u32::MAX; LONGEST_PLACE];
        for (form, index) in forms.iter_mut().zip(range) {
            *form = self.words.form(index) as u32;
        }
        *self.places.entry(forms).or_insert_with(|| {
            let mut name = String::new();
            for token in tokens {
                if token.spaced && !name.is_empty() {
                    name.push(' ');
                }
                name.push_str(token.text);
            }
            lists::place_flags(&name)
        })
    }

    /// The keys of all features of each token of a sentence.
    pub(super) fn keys(&mut self, sentence: Range<usize>) -> Vec<Vec<u32>> {
        let words = self.words;
        let mut all = Vec::with_capacity(sentence.len());
        self.joined(sentence.clone(), |index, joined| {
            let mut keys = joined.to_vec();
            for role in 0..ROLES {
                word_keys(words, form_in_role(words, &sentence, index, role), role, &mut keys);
            }
            all.push(keys);
        });
        all
    }
}

fn form_in_role(words: &Words, sentence: &Range<usize>, index: usize, role: usize) -> Option<usize> {
    (index + role).checked_sub(OWN).filter(|at| sentence.contains(at)).map(|at| words.form(at))
}

/// What the model says of the words of a text, kept by word and role.
pub(super) struct Sums<'m> {
    model: &'m Model,
    by_form: Vec<Option<[Row; ROLES]>>,
    edges: [Row; ROLES],
}

impl<'m> Sums<'m> {
    pub(super) fn new(model: &'m Model, words: &Words) -> Self {
        let mut sums = Self { model, by_form: vec![None; words.len()], edges: [[0.0; LABELS]; ROLES] };
        sums.edges = sums.of(words, None);
        sums
    }

    fn of(&self, words: &Words, form: Option<usize>) -> [Row; ROLES] {
        let mut keys = Vec::with_capacity(32);
        std::array::from_fn(|role| {
            keys.clear();
            word_keys(words, form, role, &mut keys);
            let mut row = [0.0; LABELS];
            for key in &keys {
                self.model.add(*key, &mut row);
            }
            row
        })
    }

    /// Adds a row for each token of a sentence.
    pub(super) fn rows(&mut self, features: &mut Features, sentence: Range<usize>, rows: &mut Vec<Row>) {
        let words = features.words;
        for index in sentence.clone() {
            let form = words.form(index);
            if self.by_form[form].is_none() {
                self.by_form[form] = Some(self.of(words, Some(form)));
            }
        }
        features.joined(sentence.clone(), |index, joined| {
            let mut row = [0.0; LABELS];
            for key in joined {
                self.model.add(*key, &mut row);
            }
            for (role, edge) in self.edges.iter().enumerate() {
                let known = form_in_role(words, &sentence, index, role).and_then(|form| self.by_form[form].as_ref());
                for (sum, value) in row.iter_mut().zip(known.map_or(edge, |known| &known[role])) {
                    *sum += value;
                }
            }
            if words.at(index).flags & lists::COUNTRY != 0 {
                row[0] -= COUNTRY_OUTSIDE;
            }
            rows.push(row);
        });
    }
}
