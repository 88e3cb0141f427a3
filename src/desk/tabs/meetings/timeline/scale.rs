//! From days to points and back, and the calendar over the lanes.

use chrono::{Datelike as _, NaiveDate};

use super::precision::day_number;
use crate::model::month_name;

/// The finest and the coarsest scale, in points a day.
pub(super) const FINEST: f32 = 60.0;
/// See [`FINEST`].
pub(super) const COARSEST: f32 = 0.01;

/// Which day stands where. Days count from the beginning of the common era.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    /// The day at the left edge; the fraction is a part of the day.
    pub left: f64,
    /// Points a day.
    pub per_day: f32,
}

impl Scale {
    /// Points from the left edge.
    #[allow(clippy::cast_possible_truncation, reason = "points on a screen need no more")]
    pub fn x(&self, day: i32) -> f32 {
        ((f64::from(day) - self.left) * f64::from(self.per_day)) as f32
    }

    /// The day that stands so many points from the left edge.
    pub fn day(&self, x: f32) -> f64 {
        self.left + f64::from(x) / f64::from(self.per_day)
    }

    /// Moved by so many points: what was there comes to the left edge.
    pub fn panned(self, by: f32) -> Self {
        Self { left: self.day(by), ..self }
    }

    /// At another scale, the day at `x` staying where it is.
    pub fn zoomed(self, per_day: f32, x: f32) -> Self {
        let per_day = per_day.clamp(COARSEST, FINEST);
        Self { left: self.day(x) - f64::from(x) / f64::from(per_day), per_day }
    }
}

/// A stretch of the calendar: a month or a year, or ten years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    /// Its first day.
    pub from: i32,
    /// The day after its last.
    pub to: i32,
    /// What it is called.
    pub label: String,
    /// The same with its year, for the first in sight.
    pub whole: String,
}

/// A tick under the headings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tick {
    /// Where it stands.
    pub day: i32,
    /// What stands beside it; empty for a tick alone.
    pub label: String,
}

/// The headings and the ticks of the days in sight, from `from` to before `to`. Linear in what is in sight.
pub(super) fn calendar(per_day: f32, from: i32, to: i32) -> (Vec<Stretch>, Vec<Tick>) {
    let Some((start, end)) = NaiveDate::from_num_days_from_ce_opt(from).zip(NaiveDate::from_num_days_from_ce_opt(to))
    else {
        return (Vec::new(), Vec::new());
    };
    if per_day * 30.0 >= 84.0 {
        let months: Vec<Stretch> = months(start, end)
            .map(|(year, month, from, to)| {
                let name = month_name(month);
                let whole = format!("{name} {year}");
                Stretch { from, to, label: if month == 1 { whole.clone() } else { name.to_owned() }, whole }
            })
            .collect();
        let ticks = months.iter().flat_map(|month| ticks_of_month(per_day, month)).collect();
        (months, ticks)
    } else if per_day * 365.0 >= 60.0 {
        let years = years(start.year(), end.year(), 1);
        let ticks = if per_day * 30.0 >= 12.0 {
            let label = |month: u32| {
                if per_day * 30.0 >= 34.0 { month_name(month).chars().take(3).collect() } else { String::new() }
            };
            months(start, end).map(|(_, month, from, _)| Tick { day: from, label: label(month) }).collect()
        } else {
            Vec::new()
        };
        (years, ticks)
    } else {
        let step = if per_day * 3652.0 >= 60.0 { 10 } else { 100 };
        (years(start.year().div_euclid(step) * step, end.year(), step), Vec::new())
    }
}

fn ticks_of_month(per_day: f32, month: &Stretch) -> Vec<Tick> {
    let days = if per_day >= 20.0 {
        (2..=31).collect()
    } else if per_day * 7.0 >= 24.0 {
        vec![8, 15, 22, 29]
    } else {
        vec![15]
    };
    let tick = |day: i32| Tick { day: month.from + day - 1, label: day.to_string() };
    days.into_iter().map(tick).filter(|tick| tick.day < month.to).collect()
}

/// The months that hold days from `start` to before `end`: year, month, first day, the day after the last.
fn months(start: NaiveDate, end: NaiveDate) -> impl Iterator<Item = (i32, u32, i32, i32)> {
    let first = (start.year(), start.month());
    std::iter::successors(Some(first), |(year, month)| {
        Some(if *month == 12 { (year + 1, 1) } else { (*year, month + 1) })
    })
    .map_while(move |(year, month)| {
        let from = NaiveDate::from_ymd_opt(year, month, 1)?;
        let next = if month == 12 {
            NaiveDate::from_ymd_opt(year + 1, 1, 1)
        } else {
            NaiveDate::from_ymd_opt(year, month + 1, 1)
        }?;
        (from < end).then(|| (year, month, day_number(from), day_number(next)))
    })
}

fn years(first: i32, last: i32, step: i32) -> Vec<Stretch> {
    let begin = |year: i32| NaiveDate::from_ymd_opt(year, 1, 1).map(day_number);
    (first..=last)
        .step_by(usize::try_from(step).unwrap_or(1).max(1))
        .filter_map(|year| {
            let label = if step == 1 { year.to_string() } else { format!("{year}–{}", year + step - 1) };
            Some(Stretch { from: begin(year)?, to: begin(year + step)?, whole: label.clone(), label })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> i32 {
        day_number(text.parse().unwrap())
    }

    #[test]
    fn points_and_days_are_each_others_inverse() {
        let scale = Scale { left: f64::from(day("2021-08-01")), per_day: 7.0 };
        assert!((scale.x(day("2021-08-11")) - 70.0).abs() < 1e-3);
        assert!((scale.day(70.0) - f64::from(day("2021-08-11"))).abs() < 1e-3);
        let zoomed = scale.zoomed(14.0, 70.0);
        assert!((zoomed.x(day("2021-08-11")) - 70.0).abs() < 1e-3, "the day under the pointer stays");
        assert!((scale.zoomed(1e9, 0.0).per_day - FINEST).abs() < f32::EPSILON);
        assert!((scale.panned(14.0).x(day("2021-08-03"))).abs() < 1e-3);
    }

    #[test]
    fn the_calendar_is_as_fine_as_there_is_room() {
        let check = |per_day: f32, from: &str, to: &str, headings: &[&str], ticks: &[&str]| {
            let (found, marks) = calendar(per_day, day(from), day(to));
            let labels: Vec<&str> = found.iter().map(|heading| heading.label.as_str()).collect();
            assert_eq!(labels, headings, "{per_day} from {from} to {to}");
            let marks: Vec<&str> = marks.iter().take(6).map(|tick| tick.label.as_str()).collect();
            assert_eq!(marks, ticks, "{per_day} from {from} to {to}");
        };
        check(
            7.0,
            "2021-11-10",
            "2022-01-05",
            &["November", "December", "January 2022"],
            &["8", "15", "22", "29", "8", "15"],
        );
        check(7.0, "2021-02-01", "2021-03-01", &["February"], &["8", "15", "22"]);
        check(40.0, "2021-02-01", "2021-02-10", &["February"], &["2", "3", "4", "5", "6", "7"]);
        check(1.5, "2021-11-10", "2022-02-05", &["2021", "2022"], &["Nov", "Dec", "Jan", "Feb"]);
        check(0.3, "2019-11-10", "2021-02-05", &["2019", "2020", "2021"], &[]);
        check(0.05, "1996-01-01", "2021-02-05", &["1990–1999", "2000–2009", "2010–2019", "2020–2029"], &[]);
    }
}
