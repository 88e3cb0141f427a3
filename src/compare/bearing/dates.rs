//! Dates of one event: by containment, overlap and doubt.

use chrono::{Days, NaiveDate};

use super::{Bearing, Why};
use crate::model::EdtfDate;

/// How far “about” reaches beyond a date, in days: a few days for a day, half a month for a month, a quarter for a
/// year, as newsrooms use it.
fn slack(date: &EdtfDate) -> u64 {
    if !date.is_approximate() {
        return 0;
    }
    match (date.earliest(), date.latest()) {
        (Some(first), Some(last)) => match (last - first).num_days() {
            0..=7 => 3,
            8..=120 => 15,
            _ => 90,
        },
        _ => 0,
    }
}

/// The days that a date may mean, `None` for an open end.
fn reach(date: &EdtfDate) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let slack = Days::new(slack(date));
    let earliest = date.earliest().map(|day| day.checked_sub_days(slack).unwrap_or(day));
    let latest = date.latest().map(|day| day.checked_add_days(slack).unwrap_or(day));
    (earliest, latest)
}

fn holds(outer: (Option<NaiveDate>, Option<NaiveDate>), inner: (Option<NaiveDate>, Option<NaiveDate>)) -> bool {
    let from = outer.0.is_none_or(|first| inner.0.is_some_and(|other| first <= other));
    let to = outer.1.is_none_or(|last| inner.1.is_some_and(|other| other <= last));
    from && to
}

/// Whether a date names a first and a last day, as “9–10 October” does, so that it tells how long something took.
fn is_extent(date: &EdtfDate) -> bool {
    date.as_str().contains('/')
        && !date.is_approximate()
        && !date.is_uncertain()
        && date.earliest().is_some()
        && date.latest().is_some()
        && date.as_str().split('/').all(|end| end.len() >= 10)
}

pub(super) fn judge(left: &EdtfDate, right: &EdtfDate) -> (Bearing, Why) {
    if left.as_str() == right.as_str() {
        return (Bearing::Agrees, Why::Same);
    }
    let (one, other) = (reach(left), reach(right));
    let before = |end: Option<NaiveDate>, start: Option<NaiveDate>| matches!((end, start), (Some(end), Some(start)) if end < start);
    if before(one.1, other.0) || before(other.1, one.0) {
        if left.is_uncertain() || right.is_uncertain() {
            return (Bearing::Apart, Why::DateUncertain);
        }
        return (Bearing::Contradicts, Why::NoDayInCommon);
    }
    match (holds(one, other), holds(other, one)) {
        (true, true) => (Bearing::Agrees, Why::SameDays),
        (true, false) => (Bearing::Agrees, Why::RightWithinLeft),
        (false, true) => (Bearing::Agrees, Why::LeftWithinRight),
        // From the 9th to the 10th, and from the 10th to the 11th: they share a day, and are not the same two days.
        (false, false) if is_extent(left) && is_extent(right) => (Bearing::Contradicts, Why::ExtentsDiffer),
        (false, false) => (Bearing::Agrees, Why::DaysInCommon),
    }
}
