//! How exactly a meeting's date is known, which decides how it is drawn.

use chrono::{Datelike as _, NaiveDate};

use crate::model::{EdtfDate, MeetingStatus};

/// How a date is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Precision {
    /// The day, or each end of a range, is known: solid.
    Exact,
    /// Known to the month, the season, the year: a box.
    Coarse,
    /// An estimate (`~`): hatched, with open ends.
    Approximate,
    /// A dubious source (`?`): a dashed box.
    Uncertain,
    /// Said beforehand, and not reported to have been held: hatched between rules.
    Announced,
}

impl Precision {
    /// All of them, in the order of the legend, with their words.
    pub const LEGEND: [(Self, &'static str); 5] = [
        (Self::Exact, "exact day"),
        (Self::Coarse, "known to the month"),
        (Self::Approximate, "approximate ~"),
        (Self::Uncertain, "uncertain ?"),
        (Self::Announced, "announced only"),
    ];

    /// What it says, for those who do not see it drawn.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Exact => "exact date",
            Self::Coarse => "date not known to the day",
            Self::Approximate => "approximate date",
            Self::Uncertain => "uncertain date",
            Self::Announced => "date as announced",
        }
    }

    /// How a date is drawn for a meeting of a status. What was never held comes before what is doubtful about when.
    pub fn of(date: &EdtfDate, status: MeetingStatus) -> Self {
        match status {
            MeetingStatus::Announced | MeetingStatus::Postponed | MeetingStatus::Cancelled => Self::Announced,
            _ if date.is_uncertain() => Self::Uncertain,
            _ if date.is_approximate() => Self::Approximate,
            _ if is_of_days(date) => Self::Exact,
            _ => Self::Coarse,
        }
    }
}

/// Whether the date is a day, or a range between two days.
pub(in super::super) fn is_of_days(date: &EdtfDate) -> bool {
    date.as_str().split('/').all(|end| end.parse::<EdtfDate>().is_ok_and(|end| end.is_exact_day()))
}

/// Days from the beginning of the common era, as the scale counts them.
pub(super) fn day_number(day: NaiveDate) -> i32 {
    day.num_days_from_ce()
}

/// The first day of a date, and the one after its last; absent where it is open.
pub(super) fn span(date: &EdtfDate) -> (Option<i32>, Option<i32>) {
    (date.earliest().map(day_number), date.latest().map(|day| day_number(day) + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_drawn_as_it_is_known() {
        use MeetingStatus::{Alleged, Announced, Cancelled, Denied, Held, Postponed};
        for (date, status, expect) in [
            ("2021-10-09", Held, Precision::Exact),
            ("2021-10-09T14:30:00Z", Held, Precision::Exact),
            ("2021-10-09/2021-10-10", Held, Precision::Exact),
            ("2021-10", Held, Precision::Coarse),
            ("2021", Held, Precision::Coarse),
            ("202X", Held, Precision::Coarse),
            ("2021-23", Held, Precision::Coarse),
            ("2021-10-XX", Held, Precision::Coarse),
            ("2021-10/2021-11", Held, Precision::Coarse),
            ("2021-10-09/2021-11", Held, Precision::Coarse),
            ("2021-10-09/..", Held, Precision::Coarse),
            ("../2021-10-09", Held, Precision::Coarse),
            ("2021-11~", Held, Precision::Approximate),
            ("2021-10-09~", Held, Precision::Approximate),
            ("2021-10-09~/2021-10-12", Held, Precision::Approximate),
            ("2021-08?", Held, Precision::Uncertain),
            ("2021-10-09?", Alleged, Precision::Uncertain),
            ("2021-08%", Held, Precision::Uncertain),
            ("2021-10-09", Announced, Precision::Announced),
            ("2021-10~", Announced, Precision::Announced),
            ("2021-10-09?", Postponed, Precision::Announced),
            ("2021-10-09", Cancelled, Precision::Announced),
            ("2021-10-09", Alleged, Precision::Exact),
            ("2021-10-09", Denied, Precision::Exact),
        ] {
            assert_eq!(Precision::of(&date.parse().unwrap(), status), expect, "{date}, {status:?}");
        }
    }

    #[test]
    fn a_span_covers_its_last_day() {
        for (date, days) in [
            ("2021-10-09", Some(1)),
            ("2021-10-09/2021-10-10", Some(2)),
            ("2021-10", Some(31)),
            ("2020-02", Some(29)),
            ("2021", Some(365)),
            ("2021-10/..", None),
            ("../2021-10", None),
        ] {
            let (from, to) = span(&date.parse().unwrap());
            assert_eq!(from.zip(to).map(|(from, to)| to - from), days, "{date}");
        }
    }
}
