//! Training: the likelihood of the labels is raised step by step (stochastic gradient with AdaGrad's rates; what pulls
//! weights towards nothing is applied after each round, with the same rates).

use std::collections::HashMap;

use readout::reading::tagger::training::{LABELS, Model};

use crate::corpus::File;
use crate::news;

type Row = [f32; LABELS];

const ROUNDS: usize = 14;
/// The model is the mean of what stands after the last of them.
const AVERAGED: usize = 9;
/// How many of the features of a token stay, each time it is looked at.
const STAY: f32 = 0.5;
/// What the weights are worth when all features stay.
const WORTH: f32 = 0.65;
const RATE: f32 = 0.2;
/// Pull on the square of a weight, and on its size.
const L2: f32 = 1.0;
const L1: f32 = 0.1;
/// A feature that is seen less often is not learnt.
const LEAST: u32 = 2;

struct Sentence {
    /// Where the features of each token begin, and the end.
    starts: Vec<u32>,
    features: Vec<u32>,
    labels: Vec<u8>,
}

struct Weights {
    rows: Vec<Row>,
    squares: Vec<Row>,
    steps: [Row; LABELS],
    step_squares: [Row; LABELS],
}

/// A model of all documents of these files.
pub fn train(files: &[&File]) -> Model {
    let mut numbers: HashMap<u32, (u32, u32)> = HashMap::new();
    let mut keyed = Vec::new();
    let press = news::documents();
    let labelled = files.iter().flat_map(|file| file.documents.iter().chain(&file.variants));
    for document in labelled.chain(&press) {
        for (keys, labels) in document.features() {
            for key in keys.iter().flatten() {
                numbers.entry(*key).or_default().1 += 1;
            }
            keyed.push((keys, labels));
        }
    }
    let mut keys: Vec<u32> = numbers.iter().filter(|(_, (_, count))| *count >= LEAST).map(|(key, _)| *key).collect();
    keys.sort_unstable();
    for (number, key) in keys.iter().enumerate() {
        numbers.insert(*key, (number as u32, LEAST));
    }
    let sentences: Vec<Sentence> = keyed
        .into_iter()
        .map(|(keys, labels)| {
            let (mut starts, mut features) = (vec![0], Vec::new());
            for keys in keys {
                features
                    .extend(keys.iter().map(|key| numbers[key]).filter(|(_, count)| *count >= LEAST).map(|of| of.0));
                starts.push(features.len() as u32);
            }
            Sentence { starts, features, labels }
        })
        .collect();
    drop(numbers);
    let mut weights = Weights {
        rows: vec![[0.0; LABELS]; keys.len()],
        squares: vec![[1e-3; LABELS]; keys.len()],
        steps: [[0.0; LABELS]; LABELS],
        step_squares: [[1e-3; LABELS]; LABELS],
    };
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    let mut random = fastrand::Rng::with_seed(7);
    let mut sums = vec![[0.0; LABELS]; keys.len()];
    let mut step_sums = [[0.0; LABELS]; LABELS];
    for round in 0..ROUNDS {
        random.shuffle(&mut order);
        for index in &order {
            weights.learn(&thin(&sentences[*index], &mut random));
        }
        weights.shrink();
        if round >= ROUNDS - AVERAGED {
            add(&mut sums, &weights.rows);
            add(&mut step_sums, &weights.steps);
        }
    }
    let mean = |row: Row| row.map(|sum| sum / AVERAGED as f32);
    let rows = sums.into_iter().map(|row| mean(row).map(|weight| weight * WORTH));
    let rows: Vec<(u32, Row)> = keys.into_iter().zip(rows).collect();
    Model::new(step_sums.map(mean), &rows)
}

/// A sentence without some of its features, so that no feature is relied on alone.
fn thin(sentence: &Sentence, random: &mut fastrand::Rng) -> Sentence {
    let (mut starts, mut features) = (vec![0], Vec::with_capacity(sentence.features.len()));
    for bounds in sentence.starts.windows(2) {
        let own = &sentence.features[bounds[0] as usize..bounds[1] as usize];
        features.extend(own.iter().filter(|_| random.f32() < STAY));
        starts.push(features.len() as u32);
    }
    Sentence { starts, features, labels: sentence.labels.clone() }
}

impl Weights {
    fn learn(&mut self, sentence: &Sentence) {
        let count = sentence.labels.len();
        let of =
            |index: usize| &sentence.features[sentence.starts[index] as usize..sentence.starts[index + 1] as usize];
        let powers = self.steps.map(|row| row.map(f32::exp));
        let mut own: Vec<Row> = Vec::with_capacity(count);
        for index in 0..count {
            let mut row = [0.0; LABELS];
            for feature in of(index) {
                for (sum, weight) in row.iter_mut().zip(&self.rows[*feature as usize]) {
                    *sum += weight;
                }
            }
            let most = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            own.push(row.map(|value| (value - most).exp()));
        }
        let mut forward = Vec::with_capacity(count);
        forward.push(scaled(std::array::from_fn(|label| if may_follow(None, label) { own[0][label] } else { 0.0 })));
        for index in 1..count {
            let before: Row = forward[index - 1];
            forward.push(scaled(std::array::from_fn(|after| {
                let sum: f32 = (0..LABELS)
                    .filter(|label| may_follow(Some(*label), after))
                    .map(|label| before[label] * powers[label][after])
                    .sum();
                sum * own[index][after]
            })));
        }
        let mut backward = [1.0; LABELS];
        for index in (0..count).rev() {
            let gold = usize::from(sentence.labels[index]);
            let mut slope = scaled(std::array::from_fn(|label| forward[index][label] * backward[label]));
            slope[gold] -= 1.0;
            for feature in of(index) {
                step(&mut self.rows[*feature as usize], &mut self.squares[*feature as usize], &slope);
            }
            if index == 0 {
                break;
            }
            let after: Row = std::array::from_fn(|label| own[index][label] * backward[label]);
            let mut pairs = [[0.0; LABELS]; LABELS];
            let mut sum = 0.0;
            for (before, pair) in pairs.iter_mut().enumerate() {
                for (label, value) in pair.iter_mut().enumerate() {
                    if may_follow(Some(before), label) {
                        *value = forward[index - 1][before] * powers[before][label] * after[label];
                        sum += *value;
                    }
                }
            }
            backward = scaled(std::array::from_fn(|before| {
                (0..LABELS)
                    .filter(|label| may_follow(Some(before), *label))
                    .map(|label| powers[before][label] * after[label])
                    .sum()
            }));
            for (before, pair) in pairs.iter_mut().enumerate() {
                for value in pair.iter_mut() {
                    *value /= sum.max(f32::MIN_POSITIVE);
                }
                if before == usize::from(sentence.labels[index - 1]) {
                    pair[gold] -= 1.0;
                }
                step(&mut self.steps[before], &mut self.step_squares[before], pair);
            }
        }
    }

    fn shrink(&mut self) {
        for (row, squares) in self.rows.iter_mut().zip(&self.squares) {
            for (weight, square) in row.iter_mut().zip(squares) {
                let rate = RATE / square.sqrt();
                let pulled = (weight.abs() - L1 * rate).max(0.0) / (1.0 + L2 * rate);
                *weight = pulled.copysign(*weight);
            }
        }
    }
}

fn add(sums: &mut [Row], rows: &[Row]) {
    for (sum, value) in sums.iter_mut().flatten().zip(rows.iter().flatten()) {
        *sum += value;
    }
}

fn step(row: &mut Row, squares: &mut Row, slope: &Row) {
    for ((weight, square), slope) in row.iter_mut().zip(squares).zip(slope) {
        *square += slope * slope;
        *weight -= RATE * slope / square.sqrt();
    }
}

fn scaled(row: Row) -> Row {
    let sum: f32 = row.iter().sum();
    row.map(|value| value / sum.max(f32::MIN_POSITIVE))
}

/// The inside of a name follows only its own kind.
fn may_follow(before: Option<usize>, after: usize) -> bool {
    after == 0 || after % 2 == 1 || before == Some(after) || before == Some(after - 1)
}
