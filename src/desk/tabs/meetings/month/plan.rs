//! Which meetings stand on which days of a month, and which only somewhere in it.

use chrono::{Datelike as _, Days, Months, NaiveDate};

use crate::desk::tabs::meetings::timeline::is_of_days;
use crate::model::{Dossier, EdtfDate, MeetingId, month_name};

/// Days of a week.
pub(super) const WEEK: usize = 7;

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Month {
    first: NaiveDate,
}

impl Month {
    /// The month of a day.
    pub fn of(day: NaiveDate) -> Self {
        Self { first: day.with_day(1).unwrap_or(day) }
    }

    /// The month so many months later; itself at the end of what can be counted.
    pub fn moved(self, by: i32) -> Self {
        let months = Months::new(by.unsigned_abs());
        let first = if by < 0 { self.first.checked_sub_months(months) } else { self.first.checked_add_months(months) };
        Self { first: first.unwrap_or(self.first) }
    }

    /// “October 2021”.
    pub fn in_words(self) -> String {
        format!("{} {}", month_name(self.first.month()), self.first.year())
    }

    /// The name of the month alone.
    pub fn name(self) -> &'static str {
        month_name(self.first.month())
    }

    pub fn contains(self, day: NaiveDate) -> bool {
        Self::of(day) == self
    }

    /// Its last day.
    fn last(self) -> NaiveDate {
        self.moved(1).first.pred_opt().filter(|day| *day > self.first).unwrap_or(self.first)
    }

    /// The first days of its weeks, Mondays: the first may lie in the month before.
    pub fn weeks(self) -> Vec<NaiveDate> {
        let back = u64::from(self.first.weekday().num_days_from_monday());
        let monday = self.first.checked_sub_days(Days::new(back)).unwrap_or(self.first);
        let weeks = std::iter::successors(Some(monday), |day| day.checked_add_days(Days::new(WEEK as u64)));
        weeks.take_while(|day| *day <= self.last()).collect()
    }

    /// Whether a date may be in it.
    fn may_hold(self, date: &EdtfDate) -> bool {
        date.earliest().is_none_or(|day| day <= self.last()) && date.latest().is_none_or(|day| day >= self.first)
    }
}

/// A meeting, or the part of it that lies in one week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bar {
    pub meeting: MeetingId,
    pub week: usize,
    /// Its first and its last day in the week, from 0, Monday.
    pub from: usize,
    pub to: usize,
    /// Its row within the days, from 0.
    pub row: usize,
    /// Whether it goes on from the week before, and into the next.
    pub goes_on: (bool, bool),
}

/// What a month shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Plan {
    /// By week, then by day.
    pub bars: Vec<Bar>,
    /// Those that were, or are to be, some time in the month, on no known day.
    pub some_time: Vec<MeetingId>,
    /// Those without a date.
    pub undated: Vec<MeetingId>,
    /// How many stand on days of the month itself.
    pub on_days: usize,
}

/// The plan of a month. Linear in the meetings.
pub(super) fn plan(dossier: &Dossier, month: Month) -> Plan {
    let weeks = month.weeks();
    let mut found = Plan::default();
    let mut dated: Vec<(NaiveDate, NaiveDate, &MeetingId)> = Vec::new();
    let mut some_time: Vec<(&EdtfDate, &MeetingId)> = Vec::new();
    for (id, meeting) in &dossier.meetings {
        let Some(date) = meeting.date.as_ref().map(|when| &when.edtf) else {
            found.undated.push(id.clone());
            continue;
        };
        match (date.earliest(), date.latest()) {
            (Some(from), Some(to)) if is_of_days(date) => {
                found.on_days += usize::from(month.may_hold(date));
                dated.push((from, to, id));
            }
            _ if month.may_hold(date) => some_time.push((date, id)),
            _ => {}
        }
    }
    // The longer come first, so that they run straight on.
    dated.sort_by_key(|(from, to, id)| (*from, std::cmp::Reverse(*to), (*id).clone()));
    some_time.sort();
    found.some_time = some_time.into_iter().map(|(_, id)| id.clone()).collect();
    for (week, monday) in weeks.into_iter().enumerate() {
        let Some(sunday) = monday.checked_add_days(Days::new(WEEK as u64 - 1)) else { continue };
        let mut taken: Vec<[bool; WEEK]> = Vec::new();
        for (from, to, id) in dated.iter().filter(|(from, to, _)| *from <= sunday && *to >= monday) {
            let place = |day: NaiveDate| usize::try_from((day - monday).num_days()).unwrap_or(0).min(WEEK - 1);
            let (first, last) = (place((*from).max(monday)), place((*to).min(sunday)));
            let is_free = |row: &[bool; WEEK]| row[first..=last].iter().all(|taken| !taken);
            let row = taken.iter().position(is_free).unwrap_or_else(|| {
                taken.push([false; WEEK]);
                taken.len() - 1
            });
            taken[row][first..=last].fill(true);
            let goes_on = (*from < monday, *to > sunday);
            found.bars.push(Bar { meeting: (*id).clone(), week, from: first, to: last, row, goes_on });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::model::{Meeting, When};

    fn month(text: &str) -> Month {
        Month::of(format!("{text}-01").parse().unwrap())
    }

    fn dossier(dates: &[&str]) -> Dossier {
        let mut dossier = Dossier::default();
        for (at, date) in dates.iter().enumerate() {
            let date = date.parse::<EdtfDate>().ok().map(When::from);
            let meeting = Meeting { date, ..Meeting::default() };
            dossier.meetings.insert(MeetingId::new(format!("mtg-{at}")), Arc::new(meeting));
        }
        dossier
    }

    #[test]
    fn months_have_their_weeks() {
        for (text, expect, first) in [
            ("2021-02", 4, "2021-02-01"),
            ("2021-10", 5, "2021-09-27"),
            ("2021-08", 6, "2021-07-26"),
            ("2021-11", 5, "2021-11-01"),
        ] {
            let weeks = month(text).weeks();
            assert_eq!((weeks.len(), weeks[0].to_string().as_str()), (expect, first), "{text}");
        }
        assert_eq!(month("2021-12").moved(1), month("2022-01"));
        assert_eq!(month("2021-01").moved(-1), month("2020-12"));
        assert_eq!(month("2021-10").in_words(), "October 2021");
        let end = Month::of(NaiveDate::MAX);
        assert!(end.moved(1) == end && !end.weeks().is_empty(), "the calendar's end is no panic");
        let start = Month::of(NaiveDate::MIN);
        assert!(start.moved(-1) == start && !start.weeks().is_empty());
    }

    #[test]
    fn days_stand_on_days_and_all_else_beside() {
        type Place = (usize, usize, usize, usize, (bool, bool));
        let check = |date: &str, bars: &[Place], beside: usize| {
            let plan = plan(&dossier(&[date]), month("2021-10"));
            let found: Vec<_> =
                plan.bars.iter().map(|bar| (bar.week, bar.from, bar.to, bar.row, bar.goes_on)).collect();
            assert_eq!(found, bars, "{date}");
            assert_eq!(plan.some_time.len(), beside, "{date}");
        };
        // 9 and 10 October 2021 were a Saturday and a Sunday.
        check("2021-10-09/2021-10-10", &[(1, 5, 6, 0, (false, false))], 0);
        check("2021-10-09T18:00:00Z", &[(1, 5, 5, 0, (false, false))], 0);
        check("2021-10-10/2021-10-11", &[(1, 6, 6, 0, (false, true)), (2, 0, 0, 0, (true, false))], 0);
        check("2021-09-30", &[(0, 3, 3, 0, (false, false))], 0);
        check("2021-12-01", &[], 0);
        check("2021-10", &[], 1);
        check("2021-10-09~", &[], 1);
        check("2021-10-09?", &[], 1);
        check("2021", &[], 1);
        check("2021-11~", &[], 0);
        check("2021-10-09/..", &[], 1);
        let plan =
            plan(&dossier(&["2021-10-09", "2021-10-08/2021-10-10", "2021-10-10", "", "2021-09-30"]), month("2021-10"));
        let rows: Vec<_> = plan.bars.iter().map(|bar| (bar.meeting.as_str(), bar.row)).collect();
        assert_eq!(rows, [("mtg-4", 0), ("mtg-1", 0), ("mtg-0", 1), ("mtg-2", 1)]);
        assert_eq!((plan.undated.len(), plan.on_days), (1, 3));
    }

    proptest! {
        #[test]
        fn no_two_bars_share_a_day_and_a_row(spans in prop::collection::vec((0_u64..60, 0_u64..20), 0..24)) {
            let start: NaiveDate = "2021-09-15".parse().unwrap();
            let dates: Vec<String> = spans
                .iter()
                .map(|(from, days)| format!("{}/{}", start + Days::new(*from), start + Days::new(from + days)))
                .collect();
            let dates: Vec<&str> = dates.iter().map(String::as_str).collect();
            let plan = plan(&dossier(&dates), month("2021-10"));
            for (at, one) in plan.bars.iter().enumerate() {
                prop_assert!(one.from <= one.to && one.to < WEEK);
                for other in &plan.bars[at + 1..] {
                    let apart = one.week != other.week || one.row != other.row || one.to < other.from || other.to < one.from;
                    prop_assert!(apart, "{one:?} and {other:?}");
                }
            }
        }
    }
}
