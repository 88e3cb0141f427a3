//! The Solar Hijri calendar of Iran and Afghanistan, and its months by their names.

use chrono::NaiveDate;

use super::span::{Span, plus_days};

/// Months in their Iranian, Dari and Pashto names, and as English texts write them. Letters as `folded` leaves them.
const MONTHS: [&[&str]; 12] = [
    &["فروردین", "حمل", "وری", "farvardin", "hamal"],
    &["اردیبهشت", "ثور", "غویی", "ordibehesht", "sawr", "saur"],
    &["خرداد", "جوزا", "غبرگولی", "khordad", "jawza"],
    &["تیر", "سرطان", "چنگاښ", "saratan"],
    &["مرداد", "اسد", "زمری", "mordad"],
    &["شهریور", "سنبله", "وږی", "shahrivar", "sonbola", "sunbula"],
    &["مهر", "میزان", "تله", "mizan"],
    &["ابان", "عقرب", "لړم", "aban", "aqrab"],
    &["اذر", "قوس", "لیندۍ", "azar", "qaws"],
    &["دی", "جدی", "مرغومی", "jadi"],
    &["بهمن", "دلو", "سلواغه", "bahman", "dalwa"],
    &["اسفند", "حوت", "کب", "esfand"],
];

/// The years for which the rule of 33 years gives the true new year: 1925 to 2100.
const YEARS: std::ops::RangeInclusive<u64> = 1304..=1478;

/// The month, 1 to 12, of a name.
pub(super) fn month(name: &str) -> Option<u32> {
    MONTHS.iter().position(|names| names.contains(&name)).map(|index| index as u32 + 1)
}

/// Eight leap years in 33, by their place in the cycle.
fn is_leap(year: i64) -> bool {
    matches!(year.rem_euclid(33), 1 | 5 | 9 | 13 | 17 | 22 | 26 | 30)
}

fn month_days(year: i64, month: u32) -> Option<u32> {
    match month {
        1..=6 => Some(31),
        7..=11 => Some(30),
        12 => Some(if is_leap(year) { 30 } else { 29 }),
        _ => None,
    }
}

/// The first day of a year: 1 Farvardin 1400 was 21 March 2021.
fn new_year(year: i64) -> Option<NaiveDate> {
    let from = NaiveDate::from_ymd_opt(2021, 3, 21)?;
    let leaps = |years: std::ops::Range<i64>| years.map(|year| i64::from(is_leap(year))).sum::<i64>();
    let days =
        if year >= 1400 { (year - 1400) * 365 + leaps(1400..year) } else { (year - 1400) * 365 - leaps(year..1400) };
    plus_days(from, days)
}

/// The days of a month, or one of them. `None` for years outside 1304 to 1478 and for days that a month does not have.
pub(super) fn days(year: u64, month: u32, day: Option<u64>) -> Option<Span> {
    let known = i64::try_from(year).ok().filter(|_| YEARS.contains(&year))?;
    let first = (1..month).try_fold(0, |sum, month| Some(sum + i64::from(month_days(known, month)?)))?;
    let length = u64::from(month_days(known, month)?);
    let start = plus_days(new_year(known)?, first)?;
    let why = "converted from the Solar Hijri calendar";
    match day {
        Some(day) => {
            let day = plus_days(start, i64::try_from(day).ok().filter(|_| (1..=length).contains(&day))? - 1)?;
            Some(Span::new(day, day, why))
        }
        None => Some(Span::new(start, plus_days(start, i64::try_from(length).ok()? - 1)?, why)),
    }
}

/// Whether the number can be a year of this calendar that is written today.
pub(super) fn is_year(value: u64) -> bool {
    YEARS.contains(&value)
}

#[cfg(test)]
mod tests {
    use chrono::Datelike as _;

    use super::*;

    fn begins_in(year: u64) -> Option<i32> {
        days(year, 1, Some(1)).map(|span| span.from.year())
    }

    #[test]
    fn days_that_calendars_print() {
        for (year, month, day, expect) in [
            (1400, 7, 17, "2021-10-09"),
            (1399, 12, 30, "2021-03-20"),
            (1357, 11, 22, "1979-02-11"),
            (1380, 6, 20, "2001-09-11"),
            (1403, 12, 30, "2025-03-20"),
            (1404, 1, 1, "2025-03-21"),
            (1398, 12, 10, "2020-02-29"),
        ] {
            assert_eq!(days(year, month, Some(day)).unwrap().from.to_string(), expect);
        }
        assert_eq!(days(1400, 12, Some(30)), None, "no leap year");
        assert_eq!(days(1400, 13, None), None);
        assert_eq!(days(1500, 1, None), None);
        assert_eq!((begins_in(1304), begins_in(1478)), (Some(1925), Some(2099)));
    }
}
