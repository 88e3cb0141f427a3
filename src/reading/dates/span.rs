//! First and last day, their EDTF, and the arithmetic of calendars.

use chrono::{Datelike as _, Days, Months, NaiveDate};

use super::point::Unit;

/// From the first to the last day, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// An estimate: EDTF's `~`.
    pub about: bool,
    /// The EDTF season, 1 to 4.
    pub season: Option<u32>,
    /// The rule that gave it.
    pub why: &'static str,
}

impl Span {
    pub(super) fn new(from: NaiveDate, to: NaiveDate, why: &'static str) -> Self {
        Self { from, to, about: false, season: None, why }
    }

    /// The same days, for another reason.
    pub(super) fn because(self, why: &'static str) -> Self {
        Self { why, ..self }
    }

    /// A whole year.
    pub(super) fn year(year: i32, why: &'static str) -> Option<Self> {
        Some(Self::new(NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?, why))
    }

    /// Months in a row.
    pub(super) fn months(year: i32, month: u32, count: u32, why: &'static str) -> Option<Self> {
        let from = NaiveDate::from_ymd_opt(year, month, 1)?;
        Some(Self::new(from, from.checked_add_months(Months::new(count))?.pred_opt()?, why))
    }

    /// Days in a row.
    pub(super) fn days(from: NaiveDate, count: u64, why: &'static str) -> Option<Self> {
        Some(Self::new(from, from.checked_add_days(Days::new(count.checked_sub(1)?))?, why))
    }

    /// The span in EDTF, levels 0 and 1; `None` outside the years 0 to 9999.
    pub(super) fn edtf(&self) -> Option<String> {
        let (from, to) = (self.from, self.to);
        if !(0..=9999).contains(&from.year()) || !(0..=9999).contains(&to.year()) {
            return None;
        }
        let about = if self.about { "~" } else { "" };
        if let Some(season) = self.season {
            return Some(format!("{:04}-{}{about}", from.year(), 20 + season));
        }
        let year_start = from.ordinal() == 1;
        let year_end = (to.month(), to.day()) == (12, 31);
        if year_start && year_end {
            let years = to.year() - from.year() + 1;
            // EDTF qualifies no unspecified digits at level 1 in a way that all readers take.
            if years == 100 && from.year() % 100 == 0 && !self.about {
                return Some(format!("{:02}XX", from.year() / 100));
            }
            if years == 10 && from.year() % 10 == 0 && !self.about {
                return Some(format!("{:03}X", from.year() / 10));
            }
            let first = format!("{:04}{about}", from.year());
            return Some(if years == 1 { first } else { format!("{first}/{:04}{about}", to.year()) });
        }
        let day = |day: NaiveDate| format!("{:04}-{:02}-{:02}{about}", day.year(), day.month(), day.day());
        let month = |day: NaiveDate| format!("{:04}-{:02}{about}", day.year(), day.month());
        let whole_months = from.day() == 1 && to.succ_opt().is_some_and(|next| next.day() == 1);
        Some(match (from == to, whole_months) {
            (true, _) => day(from),
            (false, true) if month(from) == month(to) => month(from),
            (false, true) => format!("{}/{}", month(from), month(to)),
            (false, false) => format!("{}/{}", day(from), day(to)),
        })
    }
}

/// A day so many days away.
pub(super) fn plus_days(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    let distance = Days::new(days.unsigned_abs());
    if days < 0 { day.checked_sub_days(distance) } else { day.checked_add_days(distance) }
}

/// The same day so many months away, or the last day of that month.
pub(super) fn plus_months(day: NaiveDate, months: i64) -> Option<NaiveDate> {
    let distance = Months::new(u32::try_from(months.unsigned_abs()).ok()?);
    if months < 0 { day.checked_sub_months(distance) } else { day.checked_add_months(distance) }
}

/// So many units away. `None` beyond the calendar.
pub(super) fn plus(day: NaiveDate, count: i64, unit: Unit) -> Option<NaiveDate> {
    match unit {
        Unit::Moment => Some(day),
        Unit::Day => plus_days(day, count),
        Unit::WorkingDay => plus_working_days(day, count),
        Unit::Week | Unit::Weekend | Unit::WorkingWeek => plus_days(day, count.checked_mul(7)?),
        Unit::Fortnight => plus_days(day, count.checked_mul(14)?),
        Unit::Month => plus_months(day, count),
        Unit::Quarter => plus_months(day, count.checked_mul(3)?),
        Unit::Year => plus_months(day, count.checked_mul(12)?),
        Unit::Decade => plus_months(day, count.checked_mul(120)?),
        Unit::Century => plus_months(day, count.checked_mul(1200)?),
    }
}

fn plus_working_days(day: NaiveDate, count: i64) -> Option<NaiveDate> {
    let (mut day, step) = (day, count.signum());
    // A count of working days that anyone writes; more would only cost time.
    for _ in 0..count.unsigned_abs().min(400) {
        day = plus_days(day, step)?;
        while day.weekday().num_days_from_monday() >= 5 {
            day = plus_days(day, step)?;
        }
    }
    Some(day)
}

/// The Monday of the week.
pub(super) fn monday(day: NaiveDate) -> Option<NaiveDate> {
    plus_days(day, -i64::from(day.weekday().num_days_from_monday()))
}

/// The unit of the calendar in which a day lies, moved by so many units.
pub(super) fn unit_around(day: NaiveDate, unit: Unit, by: i64, why: &'static str) -> Option<Span> {
    let day = plus_unit_start(day, unit, by)?;
    let quarter = |month: u32| (month - 1) / 3 * 3 + 1;
    match unit {
        Unit::Moment | Unit::Day | Unit::WorkingDay => Some(Span::new(day, day, why)),
        Unit::Week => Span::days(monday(day)?, 7, why),
        Unit::WorkingWeek => Span::days(monday(day)?, 5, why),
        Unit::Weekend => Span::days(plus_days(monday(day)?, 5)?, 2, why),
        Unit::Fortnight => Span::days(monday(day)?, 14, why),
        Unit::Month => Span::months(day.year(), day.month(), 1, why),
        Unit::Quarter => Span::months(day.year(), quarter(day.month()), 3, why),
        Unit::Year => Span::year(day.year(), why),
        Unit::Decade => years(day.year().div_euclid(10) * 10, 10, why),
        Unit::Century => years(day.year().div_euclid(100) * 100, 100, why),
    }
}

/// Moves by units from the first of the month where months have unequal lengths.
fn plus_unit_start(day: NaiveDate, unit: Unit, by: i64) -> Option<NaiveDate> {
    let coarse = matches!(unit, Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade | Unit::Century);
    plus(if coarse { day.with_day(1)? } else { day }, by, unit)
}

/// Years in a row.
pub(super) fn years(first: i32, count: i32, why: &'static str) -> Option<Span> {
    let from = NaiveDate::from_ymd_opt(first, 1, 1)?;
    Some(Span::new(from, NaiveDate::from_ymd_opt(first.checked_add(count)? - 1, 12, 31)?, why))
}
