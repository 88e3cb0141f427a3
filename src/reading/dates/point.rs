//! What a date expression says, before it is resolved.

use chrono::{NaiveDate, Weekday};

use super::span::Span;

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// Hours and less.
    Moment,
    Day,
    /// Monday to Friday.
    WorkingDay,
    /// From Monday (ISO 8601).
    Week,
    Weekend,
    WorkingWeek,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// Which of several in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// Not said.
    Bare,
    /// “this”, “current”.
    This,
    /// “last”, “previous”.
    Last,
    /// “past”: the latest one, however near.
    Past,
    /// “next”, “following”.
    Next,
    /// “coming”, “upcoming”: the first to come, however near.
    Coming,
}

/// Day, month and year, as far as they are said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Calendar {
    pub year: Option<i32>,
    pub month: Option<u32>,
    pub day: Option<u32>,
    pub weekday: Option<Weekday>,
}

/// A part of a stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Early,
    Middle,
    Late,
    /// “about”
    Whole,
    Start,
    End,
}

/// One date or stretch of time.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Point {
    Calendar(Calendar, Which),
    Weekday(Weekday, Which),
    /// The first number is 1 to 4, or 1 and 2.
    Quarter(Option<i32>, u32),
    Half(Option<i32>, u32),
    Season(Option<i32>, u32, Which),
    /// An index into the table of holidays.
    Holiday(Option<i32>, usize, Which),
    /// Weekend by that day.
    WeekendOf(Box<Point>),
    /// One unit, or several in a row, counted from the publication.
    Units(Which, u32, Unit),
    /// A day so many days from the publication: “yesterday”.
    Day(i64),
    /// So long before (negative) or after an anchor; without one, the publication.
    Shift(Vec<(i64, Unit)>, Option<Box<Point>>),
    /// So long before or after what the text spoke of last: “three days later”, “the next day”.
    FromLast(Vec<(i64, Unit)>),
    /// The unit so many after (before) the one that the text spoke of last: “the following month”, “that year”.
    UnitFromLast(i64, Unit),
    /// The same quarter, month or year one year before what the text spoke of last: “the year-ago quarter”.
    YearAgo(Unit),
    /// So long up to the anchor: “the quarter ended Dec. 31”.
    UpTo(i64, Unit, Box<Point>),
    /// So long from the anchor on: “within 9 months”, “two weeks starting May 20”.
    Stretch(i64, Unit, Option<Box<Point>>),
    /// “later this week”, “the rest of the month”: from the publication on.
    Rest(Unit),
    Part(Part, Box<Point>),
    /// The first, second … (from 1) or last (negative) so many of the units in a stretch of time.
    Nth(i64, u32, Unit, Box<Point>),
    /// The same for a day of the week: “the first Monday in May”.
    NthWeekday(i64, Weekday, Box<Point>),
    /// The unit so many after (before) the present one: “the week after next”.
    Away(i64, Unit),
    /// The week in which a day lies.
    WeekOf(Box<Point>),
    /// ISO week number, of a year.
    WeekNumber(u32, Option<Box<Point>>),
    /// A day of the week within a stretch of time.
    WeekdayIn(Weekday, Box<Point>),
    /// The holiday or date of the year that the point covers.
    InYear(Box<Point>, Box<Point>),
    /// Already known.
    Fixed(Span),
    /// From one to the other.
    Range(Box<Point>, Box<Point>),
    /// Recognised, and not to be resolved; what it would take.
    Open(&'static str),
}

impl Point {
    /// A whole year.
    pub(super) fn year(year: i32) -> Self {
        Self::Calendar(Calendar { year: Some(year), ..Calendar::default() }, Which::Bare)
    }

    /// A known day.
    pub(super) fn day(day: NaiveDate, why: &'static str) -> Self {
        Self::Fixed(Span::new(day, day, why))
    }
}
