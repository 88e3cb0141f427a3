//! Holidays and other days with a name whose date follows from the year.

use chrono::{Datelike as _, NaiveDate, Weekday};

use super::span::plus_days;
use crate::reading::numerals::hyphen_at;
use crate::reading::tokens::Token;

/// How the date of a holiday follows from the year.
#[derive(Clone, Copy, Debug)]
pub(super) enum Rule {
    /// Month and day.
    On(u32, u32),
    /// The first, second … such day of the week in the month; negative from the end.
    Nth(i32, Weekday, u32),
    /// So many days after Easter Sunday of the western churches.
    Easter(i64),
    /// The day after the fourth Thursday of November.
    AfterThanksgiving(i64),
    /// A feast of the Islamic year, as Saudi Arabia announced it: month and day by year. Other countries may keep it a day
    /// later.
    Announced(&'static [(i32, u32, u32)]),
}

use Rule::{AfterThanksgiving, Announced, Easter, Nth, On};
use Weekday::{Fri, Mon, Sun, Thu};

/// The first day of Shawwal.
const EID_AL_FITR: &[(i32, u32, u32)] = &[
    (2014, 7, 28),
    (2015, 7, 17),
    (2016, 7, 6),
    (2017, 6, 25),
    (2018, 6, 15),
    (2019, 6, 4),
    (2020, 5, 24),
    (2021, 5, 13),
    (2022, 5, 2),
    (2023, 4, 21),
    (2024, 4, 10),
    (2025, 3, 30),
    (2026, 3, 20),
];

/// The tenth day of Dhu al-Hijja.
const EID_AL_ADHA: &[(i32, u32, u32)] = &[
    (2014, 10, 4),
    (2015, 9, 24),
    (2016, 9, 12),
    (2017, 9, 1),
    (2018, 8, 21),
    (2019, 8, 11),
    (2020, 7, 31),
    (2021, 7, 20),
    (2022, 7, 9),
    (2023, 6, 28),
    (2024, 6, 16),
    (2025, 6, 6),
    (2026, 5, 27),
];

/// Names, longer ones first where one begins with another.
const HOLIDAYS: &[(&str, Rule)] = &[
    ("new year's eve", On(12, 31)),
    ("new years eve", On(12, 31)),
    ("new year's day", On(1, 1)),
    ("new years day", On(1, 1)),
    ("new year day", On(1, 1)),
    ("new year's", On(1, 1)),
    ("new year", On(1, 1)),
    ("christmas eve", On(12, 24)),
    ("christmas day", On(12, 25)),
    ("christmas", On(12, 25)),
    ("xmas", On(12, 25)),
    ("boxing day", On(12, 26)),
    ("valentine's day", On(2, 14)),
    ("valentines day", On(2, 14)),
    ("international women's day", On(3, 8)),
    ("st patrick's day", On(3, 17)),
    ("saint patrick's day", On(3, 17)),
    ("saint patrick", On(3, 17)),
    ("nowruz", On(3, 21)),
    ("april fools' day", On(4, 1)),
    ("april fool's day", On(4, 1)),
    ("earth day", On(4, 22)),
    ("anzac day", On(4, 25)),
    ("international workers' day", On(5, 1)),
    ("labour day", On(5, 1)),
    ("may day", On(5, 1)),
    ("star wars day", On(5, 4)),
    ("victory day", On(5, 9)),
    ("europe day", On(5, 9)),
    ("juneteenth", On(6, 19)),
    ("freedom day", On(6, 19)),
    ("jubilee day", On(6, 19)),
    ("canada day", On(7, 1)),
    ("independence day", On(7, 4)),
    ("bastille day", On(7, 14)),
    ("united nations day", On(10, 24)),
    ("halloween", On(10, 31)),
    ("all saints' day", On(11, 1)),
    ("armistice day", On(11, 11)),
    ("remembrance day", On(11, 11)),
    ("veterans day", On(11, 11)),
    ("human rights day", On(12, 10)),
    ("martin luther king day", Nth(3, Mon, 1)),
    ("mlk day", Nth(3, Mon, 1)),
    ("presidents' day", Nth(3, Mon, 2)),
    ("presidents day", Nth(3, Mon, 2)),
    ("mother's day", Nth(2, Sun, 5)),
    ("father's day", Nth(3, Sun, 6)),
    ("memorial day", Nth(-1, Mon, 5)),
    ("labor day", Nth(1, Mon, 9)),
    ("columbus day", Nth(2, Mon, 10)),
    ("indigenous peoples' day", Nth(2, Mon, 10)),
    ("thanksgiving day", Nth(4, Thu, 11)),
    ("thanksgiving", Nth(4, Thu, 11)),
    ("black friday", AfterThanksgiving(1)),
    ("cyber monday", AfterThanksgiving(4)),
    ("ash wednesday", Easter(-46)),
    ("palm sunday", Easter(-7)),
    ("maundy thursday", Easter(-3)),
    ("good friday", Easter(-2)),
    ("easter sunday", Easter(0)),
    ("easter monday", Easter(1)),
    ("easter", Easter(0)),
    ("ascension day", Easter(39)),
    ("pentecost", Easter(49)),
    ("whit monday", Easter(50)),
    ("corpus christi", Easter(60)),
    ("eid al fitr", Announced(EID_AL_FITR)),
    ("eid ul fitr", Announced(EID_AL_FITR)),
    ("eid el fitr", Announced(EID_AL_FITR)),
    ("eid al adha", Announced(EID_AL_ADHA)),
    ("eid ul adha", Announced(EID_AL_ADHA)),
    ("eid el adha", Announced(EID_AL_ADHA)),
];

/// The words of `name` at the start of the tokens; how many tokens they take.
fn matches(tokens: &[Token], name: &str) -> Option<usize> {
    let mut used = 0;
    for word in name.split(' ') {
        // “Eid al-Fitr”
        used += usize::from(used > 0 && hyphen_at(tokens, used));
        let mut parts = word.split('\'');
        if !tokens.get(used)?.is(parts.next()?) {
            return None;
        }
        used += 1;
        if let Some(ending) = parts.next() {
            if !tokens.get(used)?.is_mark(&['\'', '’']) {
                return None;
            }
            used += 1;
            if !ending.is_empty() {
                if !tokens.get(used)?.is(ending) {
                    return None;
                }
                used += 1;
            }
        }
    }
    Some(used)
}

/// The holiday that starts here, as an index, and the tokens it takes.
pub(super) fn holiday(tokens: &[Token]) -> Option<(usize, usize)> {
    let first = tokens.first()?;
    HOLIDAYS
        .iter()
        .enumerate()
        .filter(|(_, (name, _))| name.starts_with(&*first.lower))
        .find_map(|(index, (name, _))| Some((index, matches(tokens, name)?)))
}

/// The first words of the names.
pub(super) fn first_words() -> Vec<&'static str> {
    HOLIDAYS.iter().filter_map(|(name, _)| name.split([' ', '\'']).next()).collect()
}

/// Sunday of Easter in the Gregorian calendar, by the anonymous algorithm that Meeus gives (Astronomical Algorithms,
/// chapter 8).
#[expect(clippy::many_single_char_names, reason = "the letters of the source")]
fn easter(year: i32) -> Option<NaiveDate> {
    let a = year.rem_euclid(19);
    let (b, c) = (year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = h + l - 7 * m + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(sum / 31).ok()?, u32::try_from(sum % 31 + 1).ok()?)
}

fn nth(year: i32, nth: i32, weekday: Weekday, month: u32) -> Option<NaiveDate> {
    if nth > 0 {
        return NaiveDate::from_weekday_of_month_opt(year, month, weekday, u8::try_from(nth).ok()?);
    }
    (1..=5).rev().find_map(|nth| NaiveDate::from_weekday_of_month_opt(year, month, weekday, nth))
}

/// The holiday in a year.
pub(super) fn in_year(index: usize, year: i32) -> Option<NaiveDate> {
    match HOLIDAYS.get(index)?.1 {
        On(month, day) => NaiveDate::from_ymd_opt(year, month, day),
        Nth(count, weekday, month) => nth(year, count, weekday, month),
        Easter(days) => plus_days(easter(year)?, days),
        Announced(days) => {
            let (_, month, day) = days.iter().find(|(known, ..)| *known == year)?;
            NaiveDate::from_ymd_opt(year, *month, *day)
        }
        AfterThanksgiving(days) => plus_days(nth(year, 4, Thu, 11)?, days),
    }
}

/// The free days around a holiday: the weekend with it, where it lies on a Thursday to a Monday.
pub(super) fn weekend(day: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let saturday = plus_days(day, 5 - i64::from(day.weekday().num_days_from_monday()))?;
    Some(match day.weekday() {
        Mon => (plus_days(day, -2)?, day),
        Thu | Fri => (day, plus_days(saturday, 1)?),
        _ => (saturday, plus_days(saturday, 1)?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::tokens::tokens;

    #[test]
    fn dates_that_almanacs_give() {
        for (name, year, expect) in [
            ("Easter", 2018, "2018-04-01"),
            ("Easter", 2019, "2019-04-21"),
            ("Good Friday", 2021, "2021-04-02"),
            ("Thanksgiving", 2021, "2021-11-25"),
            ("Labor Day", 2021, "2021-09-06"),
            ("Memorial Day", 2021, "2021-05-31"),
            ("New Year’s Eve", 2021, "2021-12-31"),
            ("Black Friday", 2010, "2010-11-26"),
            ("Eid al-Fitr", 2021, "2021-05-13"),
            ("Eid ul-Adha", 2021, "2021-07-20"),
        ] {
            let (index, _) = holiday(&tokens(name)).unwrap();
            assert_eq!(in_year(index, year).unwrap().to_string(), expect, "{name} {year}");
        }
        assert_eq!(holiday(&tokens("new year's meeting")).unwrap().1, 4);
    }
}
