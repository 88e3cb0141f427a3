//! The chain of labels: the best row of labels, and how probable each label is.

use super::model::Model;

/// How many labels there are: outside of names, and for each kind of name its first token and the tokens after it.
pub(super) const LABELS: usize = 7;

/// What a token's features say for each label.
pub(super) type Row = [f32; LABELS];

/// Whether `after` may follow `before`: the inside of a name follows only its own kind.
pub(super) fn may_follow(before: Option<usize>, after: usize) -> bool {
    after == 0 || after % 2 == 1 || before == Some(after) || before == Some(after - 1)
}

/// The best row of labels (Viterbi).
pub(super) fn best(model: &Model, rows: &[Row]) -> Vec<u8> {
    let Some(first) = rows.first() else { return Vec::new() };
    let mut score = start(first);
    let mut from: Vec<[u8; LABELS]> = Vec::with_capacity(rows.len());
    for row in &rows[1..] {
        let (mut next, mut back) = ([f32::NEG_INFINITY; LABELS], [0; LABELS]);
        for (before, so_far) in score.iter().enumerate() {
            for after in 0..LABELS {
                let sum = so_far + model.steps[before][after];
                if sum > next[after] {
                    (next[after], back[after]) = (sum, before as u8);
                }
            }
        }
        for (next, own) in next.iter_mut().zip(row) {
            *next += own;
        }
        from.push(back);
        score = next;
    }
    let mut label = 0;
    for (other, value) in score.iter().enumerate() {
        if *value > score[label] {
            label = other;
        }
    }
    let mut labels = vec![label as u8; rows.len()];
    for (index, back) in from.iter().enumerate().rev() {
        label = usize::from(back[label]);
        labels[index] = label as u8;
    }
    labels
}

fn start(first: &Row) -> Row {
    let mut score = *first;
    for (label, score) in score.iter_mut().enumerate() {
        if !may_follow(None, label) {
            *score = f32::NEG_INFINITY;
        }
    }
    score
}

/// The probability of each label at each token (forward and backward sums, scaled at each step).
pub(super) fn marginals(model: &Model, rows: &[Row]) -> Vec<Row> {
    let Some(first) = rows.first() else { return Vec::new() };
    let own: Vec<Row> =
        std::iter::once(start(first)).chain(rows[1..].iter().copied()).map(|row| powers(&row)).collect();
    let mut forward = Vec::with_capacity(rows.len());
    forward.push(scaled(own[0]));
    for (index, own) in own.iter().enumerate().skip(1) {
        let before: &Row = &forward[index - 1];
        let mut next = [0.0; LABELS];
        for (step, so_far) in model.powers.iter().zip(before) {
            for (next, power) in next.iter_mut().zip(step) {
                *next += so_far * power;
            }
        }
        for (next, own) in next.iter_mut().zip(own) {
            *next *= own;
        }
        forward.push(scaled(next));
    }
    let mut backward = [1.0; LABELS];
    for index in (0..rows.len()).rev() {
        let here = &mut forward[index];
        for (here, after) in here.iter_mut().zip(&backward) {
            *here *= after;
        }
        *here = scaled(*here);
        let mut after = backward;
        for (after, own) in after.iter_mut().zip(&own[index]) {
            *after *= own;
        }
        backward = scaled(std::array::from_fn(|before| {
            model.powers[before].iter().zip(&after).map(|(power, after)| power * after).sum()
        }));
    }
    forward
}

fn powers(row: &Row) -> Row {
    let most = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    row.map(|value| (value - most).exp())
}

fn scaled(row: Row) -> Row {
    let sum: f32 = row.iter().sum();
    if sum > 0.0 { row.map(|value| value / sum) } else { [1.0 / LABELS as f32; LABELS] }
}
