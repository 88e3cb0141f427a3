//! The axis of the roles: days to points, with long stretches in which nothing is known to change left out.

use std::ops::RangeInclusive;

use chrono::{Datelike as _, NaiveDate};

use crate::model::{Period, month_name};

/// A stretch without any role's beginning or end is left out from this many days on.
const LONG: i32 = 5 * 365;
/// The gap that stands for days left out, in points.
const BREAK: f32 = 18.0;

/// A stretch of days without a break, and where it stands.
#[derive(Clone, Debug, PartialEq)]
struct Stretch {
    days: (i32, i32),
    x: (f32, f32),
}

/// Days (from the Common Era, as chrono counts them) to points.
#[derive(Clone, Debug)]
pub(super) struct Axis {
    stretches: Vec<Stretch>,
}

/// A mark on the axis.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tick {
    pub(super) x: f32,
    pub(super) label: String,
}

impl Axis {
    /// An axis over the periods; `None` where none of them has an end that is known.
    pub(super) fn over<'a>(periods: impl IntoIterator<Item = &'a Period>, x: RangeInclusive<f32>) -> Option<Self> {
        let day = |date: NaiveDate| date.num_days_from_ce();
        let mut known: Vec<i32> = Vec::new();
        for period in periods {
            for date in [&period.from, &period.to].into_iter().flatten() {
                known.extend([date.earliest(), date.latest()].into_iter().flatten().map(day));
            }
        }
        known.sort_unstable();
        known.dedup();
        let (first, last) = (*known.first()?, *known.last()?);
        let long = LONG.max((last - first) / 4);
        let mut spans: Vec<(i32, i32)> = vec![(first, first)];
        for date in known {
            match spans.last_mut() {
                Some(span) if date - span.1 < long => span.1 = date,
                _ => spans.push((date, date)),
            }
        }
        // Room before the first and after the last for what is open; no stretch is shorter than a year.
        let ends = spans.len() - 1;
        for (place, span) in spans.iter_mut().enumerate() {
            let pad = ((span.1 - span.0) / 12).max(120);
            span.0 -= if place == 0 { pad * 2 } else { pad };
            span.1 += if place == ends { pad * 2 } else { pad };
        }
        let breaks = spans.len() - 1;
        let (start, end) = x.into_inner();
        #[allow(clippy::cast_precision_loss, reason = "days and spans are small numbers")]
        let (total, gaps) =
            (spans.iter().map(|span| (span.1 - span.0) as f32).sum::<f32>().max(1.0), breaks as f32 * BREAK);
        let scale = (end - start - gaps).max(1.0) / total;
        let mut left = start;
        let stretches = spans
            .into_iter()
            .map(|days| {
                #[allow(clippy::cast_precision_loss, reason = "days are small numbers")]
                let right = left + (days.1 - days.0) as f32 * scale;
                let stretch = Stretch { days, x: (left, right) };
                left = right + BREAK;
                stretch
            })
            .collect();
        Some(Self { stretches })
    }

    /// Where a day stands; days left out stand at the end of the stretch before them.
    #[allow(clippy::cast_precision_loss, reason = "days are small numbers")]
    pub(super) fn x(&self, day: NaiveDate) -> f32 {
        let day = day.num_days_from_ce();
        let place = self.stretches.partition_point(|stretch| stretch.days.1 < day).min(self.stretches.len() - 1);
        let Some(Stretch { days, x }) = self.stretches.get(place) else { return 0.0 };
        let part = (day - days.0) as f32 / (days.1 - days.0).max(1) as f32;
        x.0 + part.clamp(0.0, 1.0) * (x.1 - x.0)
    }

    pub(super) fn left(&self) -> f32 {
        self.stretches.first().map_or(0.0, |stretch| stretch.x.0)
    }

    pub(super) fn right(&self) -> f32 {
        self.stretches.last().map_or(0.0, |stretch| stretch.x.1)
    }

    /// The middles of the breaks.
    pub(super) fn breaks(&self) -> impl Iterator<Item = f32> {
        self.stretches.windows(2).map(|pair| pair[0].x.1.midpoint(pair[1].x.0))
    }

    /// Years, or months where years stand far apart, no closer than their labels need.
    pub(super) fn ticks(&self) -> Vec<Tick> {
        // Steps in months, and the room that a label needs.
        const STEPS: [(i32, f32); 11] = [
            (1, 68.0),
            (3, 68.0),
            (6, 68.0),
            (12, 40.0),
            (24, 40.0),
            (60, 40.0),
            (120, 40.0),
            (240, 40.0),
            (600, 40.0),
            (1200, 40.0),
            (6000, 40.0),
        ];
        let Some(Stretch { days, x }) = self.stretches.first() else { return Vec::new() };
        #[allow(clippy::cast_precision_loss, reason = "days and months are small numbers")]
        let per_month = (x.1 - x.0) / (days.1 - days.0).max(1) as f32 * 30.4;
        #[allow(clippy::cast_precision_loss, reason = "days and months are small numbers")]
        let step = STEPS
            .into_iter()
            .find(|(months, room)| *months as f32 * per_month >= *room)
            .map_or(6000, |(months, _)| months);
        let mut ticks = Vec::new();
        for Stretch { days, x } in &self.stretches {
            let Some(first) = NaiveDate::from_num_days_from_ce_opt(days.0) else { continue };
            let from = (first.year() * 12 + i32::try_from(first.month0()).unwrap_or(0)).div_euclid(step) + 1;
            for month in (from..).map(|count| count * step) {
                let (year, month0) = (month.div_euclid(12), u32::try_from(month.rem_euclid(12)).unwrap_or(0));
                let Some(date) = NaiveDate::from_ymd_opt(year, month0 + 1, 1) else { break };
                if date.num_days_from_ce() > days.1 {
                    break;
                }
                let at = self.x(date);
                let label = if month0 == 0 {
                    year.to_string()
                } else {
                    format!("{} {year}", month_name(month0 + 1).get(..3).unwrap_or_default())
                };
                // A label must not stand over a break.
                if at - x.0 >= 6.0 && x.1 - at >= 6.0 {
                    ticks.push(Tick { x: at, label });
                }
            }
        }
        ticks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(from: &str, to: &str) -> Period {
        Period { from: from.parse().ok(), to: to.parse().ok() }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn later_is_further_right_and_long_silences_are_left_out() {
        let periods = [period("", "2000"), period("2018-12", "2021-08"), period("2021-09", "")];
        let axis = Axis::over(&periods, 100.0..=600.0).unwrap();
        assert_eq!(axis.breaks().count(), 1);
        let days = ["1999-01-01", "2000-06-01", "2018-12-01", "2021-08-31", "2021-09-01"];
        let places: Vec<f32> = days.iter().map(|text| axis.x(day(text))).collect();
        assert!(places.is_sorted_by(|one, other| one < other), "{places:?}");
        assert!((axis.left() - 100.0).abs() < 0.01 && (axis.right() - 600.0).abs() < 0.01);
        let labels: Vec<String> = axis.ticks().into_iter().map(|tick| tick.label).collect();
        assert!(labels.contains(&"2000".to_owned()) && labels.contains(&"2020".to_owned()), "{labels:?}");
        assert!(!labels.contains(&"2010".to_owned()), "{labels:?}");
    }

    #[test]
    fn a_short_time_is_marked_by_months() {
        let axis = Axis::over(&[period("2021-03", "2021-05")], 0.0..=800.0).unwrap();
        let ticks = axis.ticks();
        assert!(ticks.iter().any(|tick| tick.label == "Apr 2021"), "{ticks:?}");
        assert!(ticks.windows(2).all(|pair| pair[1].x - pair[0].x >= 40.0), "{ticks:?}");
    }

    #[test]
    fn without_dates_there_is_no_axis() {
        assert!(Axis::over(&[period("", "")], 0.0..=100.0).is_none());
        assert!(Axis::over(&[], 0.0..=100.0).is_none());
        let extreme = [period("0001", "9999-12-31")];
        assert!(Axis::over(&extreme, 0.0..=100.0).unwrap().ticks().len() < 10);
    }
}
