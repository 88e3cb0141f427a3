//! Numbers: by hedge, rounding and unit.

use super::words::{nation, same_words, tokens};
use super::{Bearing, Why};
use crate::model::{Hedge, Quantity};

/// The least and the most that a number may mean, ends included unless `open`.
#[derive(Clone, Copy, Debug)]
struct Reach {
    least: f64,
    most: f64,
    /// The least is not itself meant: “more than 100”.
    open_below: bool,
    /// The most is not itself meant: “fewer than 100”.
    open_above: bool,
    /// From here on the number is possible and not what the words suggest: “more than 100” of 5,000.
    far: Option<f64>,
}

impl Reach {
    fn closed(least: f64, most: f64) -> Self {
        Self { least, most, open_below: false, open_above: false, far: None }
    }
}

/// How many digits of a number are told, trailing zeros not counted: 1 for 100, 2 for 1,200.
fn significant_digits(number: f64) -> usize {
    let text = format!("{:.6}", number.abs());
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.trim_start_matches('0').trim_end_matches('0').len().max(1)
}

/// How far “about” reaches: a rounder number is meant more loosely.
fn slack(number: f64) -> f64 {
    let part = match significant_digits(number) {
        1 => 0.2,
        2 => 0.1,
        _ => 0.05,
    };
    number.abs() * part
}

fn reach(quantity: &Quantity) -> Reach {
    let number = quantity.number;
    let most = quantity.upto.unwrap_or(number);
    match quantity.hedge {
        Hedge::Exactly => Reach::closed(number, most),
        Hedge::About => Reach::closed(number - slack(number), most + slack(most)),
        Hedge::MoreThan => Reach {
            open_below: true,
            far: (number > 0.0).then_some(number * 2.0),
            ..Reach::closed(number, f64::INFINITY)
        },
        Hedge::AtLeast => Reach { far: (number > 0.0).then_some(number * 2.0), ..Reach::closed(number, f64::INFINITY) },
        Hedge::LessThan => Reach { open_above: true, ..Reach::closed(f64::NEG_INFINITY, most) },
        Hedge::AtMost => Reach::closed(f64::NEG_INFINITY, most),
        Hedge::Nearly => Reach { open_above: true, ..Reach::closed(number - slack(number), number) },
        // “Dozens”: two of them at least, and beyond ten one would say hundreds.
        Hedge::Multiples => Reach { far: Some(number * 10.0), ..Reach::closed(number * 2.0, number * 20.0) },
    }
}

/// Whether the finer of two plain numbers is the coarser when rounded to as many digits as that tells, two at least.
fn rounds_to(left: &Quantity, right: &Quantity) -> bool {
    let plain = |quantity: &Quantity| quantity.hedge == Hedge::Exactly && quantity.upto.is_none();
    if !plain(left) || !plain(right) {
        return false;
    }
    let by_digits = |quantity: &Quantity| significant_digits(quantity.number);
    let (coarse, fine) =
        if by_digits(left) <= by_digits(right) { (left.number, right.number) } else { (right.number, left.number) };
    if coarse == 0.0 || fine == 0.0 {
        return false;
    }
    let digits = i32::try_from(significant_digits(coarse).max(2)).unwrap_or(i32::MAX);
    let unit = 10_f64.powi(coarse.abs().log10().floor() as i32 - digits + 1);
    // A number below ten times its unit is counted, not rounded.
    coarse.abs() >= 100.0 && (coarse - fine).abs() < unit / 2.0
}

/// How the things counted stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Units {
    Same,
    /// One is a wider word for the other: people and Americans.
    Wider,
    Other,
}

/// Words for people of any sort.
const ANYONE: &[&str] = &["people", "person", "persons", "individuals", "individual", "men", "women"];

/// The words of a unit in one form each: the singular, and a country for its people and adjectives.
fn unit_words(unit: &str) -> Vec<String> {
    tokens(unit)
        .into_iter()
        .map(|word| {
            if let Some(country) = nation(&word) {
                return country.to_lowercase();
            }
            match word.strip_suffix("ies") {
                Some(stem) if stem.len() > 2 => format!("{stem}y"),
                _ => match word.strip_suffix('s') {
                    Some(stem) if stem.len() > 2 && !stem.ends_with('s') => stem.to_owned(),
                    _ => word,
                },
            }
        })
        .filter(|word| !matches!(word.as_str(), "of" | "the"))
        .collect()
}

fn units(left: &str, right: &str) -> Units {
    if left.is_empty() || right.is_empty() || same_words(left, right) {
        return Units::Same;
    }
    let (one, other) = (unit_words(left), unit_words(right));
    let within = |inner: &[String], outer: &[String]| inner.iter().all(|word| outer.contains(word));
    let joined = |words: &[String]| words.iter().any(|word| matches!(word.as_str(), "and" | "or"));
    match (within(&one, &other), within(&other, &one)) {
        (true, true) => Units::Same,
        // Citizens and residents are more than citizens; but American citizens may be all the citizens spoken of.
        (true, false) | (false, true) if joined(&one) == joined(&other) => Units::Wider,
        _ if [&one, &other].iter().any(|words| words.iter().all(|word| ANYONE.contains(&word.as_str()))) => {
            Units::Wider
        }
        _ => Units::Other,
    }
}

pub(super) fn judge(left: &Quantity, right: &Quantity) -> (Bearing, Why) {
    let units = units(&left.unit, &right.unit);
    if units == Units::Other {
        return (Bearing::Apart, Why::OtherUnit);
    }
    let bearing = counts(left, right);
    match (units, bearing) {
        (Units::Wider, (Bearing::Contradicts, _)) => (Bearing::Apart, Why::WiderUnit),
        (_, judged) => judged,
    }
}

/// Whether all that one number may mean lies within what another may mean.
pub(super) fn lies_within(inner: &Quantity, outer: &Quantity) -> bool {
    let (inner, outer) = (reach(inner), reach(outer));
    let from = outer.least < inner.least || (outer.least <= inner.least && (!outer.open_below || inner.open_below));
    let to = inner.most < outer.most || (inner.most <= outer.most && (!outer.open_above || inner.open_above));
    from && to
}

fn counts(left: &Quantity, right: &Quantity) -> (Bearing, Why) {
    let same = (left.number, left.upto, left.hedge) == (right.number, right.upto, right.hedge);
    if same {
        return (Bearing::Agrees, Why::Same);
    }
    if rounds_to(left, right) {
        return (Bearing::Agrees, Why::Rounded);
    }
    let (one, other) = (reach(left), reach(right));
    let below = |low: Reach, high: Reach| {
        low.most < high.least || (low.most <= high.least && (low.open_above || high.open_below))
    };
    if below(one, other) || below(other, one) {
        return (Bearing::Contradicts, Why::NumbersDiffer);
    }
    let beyond = |reach: Reach, other: Reach| reach.far.is_some_and(|far| other.least > far);
    if beyond(one, other) || beyond(other, one) {
        return (Bearing::Apart, Why::NotRuledOut);
    }
    (Bearing::Agrees, Why::NumbersMeet)
}
