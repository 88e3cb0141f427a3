//! Whether two sides' tellings of one promise cannot both be right.

use crate::compare::bearing::{Bearing, bearing};
use crate::model::{Dossier, Subject, Value};
use crate::reading::signs::denies;
use crate::reading::value::number_in;

/// Words that leave something out: “discussed only” is less than “discussed and agreed”.
const LIMITS: &[&str] = &["only", "merely", "just", "partly", "partially"];

/// Words that turn a promise round, and are no denial that something happened.
const REFUSALS: &[&str] = &["refuse", "refuses", "refused", "fail", "fails", "failed"];

/// Whether two tellings cannot both be right: one denies or limits where the other does not, or they give other amounts
/// of one thing. Other words alone are no contradiction, and neither is another date.
pub(super) fn clash(dossier: &Dossier, left: &str, right: &str) -> bool {
    let turned = |text: &str| denies(text) || has(text, REFUSALS);
    turned(left) != turned(right) || has(left, LIMITS) != has(right, LIMITS) || amounts_clash(dossier, left, right)
}

fn has(text: &str, list: &[&str]) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words.any(|word| list.contains(&word.to_lowercase().as_str()))
}

/// Whether one gives an amount that the other gives otherwise, and nowhere alike. Amounts of other things stand apart.
fn amounts_clash(dossier: &Dossier, left: &str, right: &str) -> bool {
    let (ours, theirs) = (amounts(left), amounts(right));
    // Asked by itself, an amount is the answer to a question.
    let subject = Subject::Question(String::new());
    ours.iter().any(|one| {
        let bearings: Vec<Bearing> = theirs.iter().map(|other| bearing(dossier, &subject, one, other)).collect();
        bearings.contains(&Bearing::Contradicts) && !bearings.contains(&Bearing::Agrees)
    })
}

/// Every amount in some words, dates left out.
fn amounts(words: &str) -> Vec<Value> {
    let mut found = Vec::new();
    let mut rest = words;
    while let Some(number) = number_in(rest) {
        let end = rest.char_indices().nth(number.range.end).map_or(rest.len(), |(byte, _)| byte);
        found.push(Value::Number(number.quantity));
        rest = rest.get(end.max(1)..).unwrap_or_default();
    }
    found
}
