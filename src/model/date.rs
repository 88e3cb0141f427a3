//! Dates as sources give them: EDTF, levels 0 and 1 (ISO 8601-2:2019), with the first and last day they cover.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use chrono::{Datelike as _, NaiveDate};
use edtf_core::{Bound, Date, DateField, Edtf, IntervalEndpoint, Precision, YearKind};
use serde::{Deserialize, Serialize, de};

/// A date in EDTF, level 0 or 1: `2021-10-09/2021-10-10`, `2021-11~`, `2021-08?`, `202X`, `2021-23`.
///
/// Kept with the text it was written as, so that saving changes nothing; ordered by first day, then by
/// last day, then by text. The day arithmetic is the crate `edtf-core`'s.
#[derive(Clone, PartialEq, Eq)]
pub struct EdtfDate {
    text: Box<str>,
    parsed: Edtf,
}

/// Why a text is not a date that Readout takes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "“{text}” is not a date: {reason}. Write 2021-10-09, 2021-10, 2021, 2021-10-09/2021-10-10, 2021-11~ (about) or 2021-08? (uncertain)"
)]
pub struct DateError {
    /// The text that was given.
    pub text: String,
    /// What is wrong with it.
    pub reason: String,
}

impl EdtfDate {
    /// The date as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// A single day; `None` for years that need more than four digits.
    #[must_use]
    pub fn day(day: NaiveDate) -> Option<Self> {
        day.format("%Y-%m-%d").to_string().parse().ok()
    }

    /// The first day that the date covers; `None` where it is open, unknown or out of range.
    #[must_use]
    pub fn earliest(&self) -> Option<NaiveDate> {
        bound(self.parsed.bounds().earliest)
    }

    /// The last day that the date covers; `None` where it is open, unknown or out of range.
    #[must_use]
    pub fn latest(&self) -> Option<NaiveDate> {
        bound(self.parsed.bounds().latest)
    }

    /// Marked `?`, or `%`: the source of the date is dubious.
    #[must_use]
    pub fn is_uncertain(&self) -> bool {
        self.parsed.is_uncertain()
    }

    /// Marked `~`, or `%`: the date is an estimate.
    #[must_use]
    pub fn is_approximate(&self) -> bool {
        self.parsed.is_approximate()
    }

    /// One day, and no doubt about it.
    #[must_use]
    pub fn is_exact_day(&self) -> bool {
        !self.is_uncertain() && !self.is_approximate() && self.earliest().is_some() && self.earliest() == self.latest()
    }

    /// Whether some day may be in both; dates with an open or unknown end reach as far as needed.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let before = |end: Option<NaiveDate>, start: Option<NaiveDate>| matches!((end, start), (Some(end), Some(start)) if end < start);
        !before(self.latest(), other.earliest()) && !before(other.latest(), self.earliest())
    }

    /// The date in English, for people: “9–10 October 2021”, “about November 2021”, “August 2021, uncertain”.
    #[must_use]
    pub fn in_words(&self) -> String {
        match &self.parsed {
            Edtf::Date(date) => date_in_words(date),
            Edtf::DateTime(moment) => {
                format!("{}, {:02}:{:02}", date_in_words(&moment.date), moment.time.hour, moment.time.minute)
            }
            Edtf::Interval(interval) => interval_in_words(&interval.start, &interval.end),
            Edtf::Set(_) => self.text.to_string(),
        }
    }
}

fn bound(bound: Bound) -> Option<NaiveDate> {
    match bound {
        Bound::Date(day) => {
            NaiveDate::from_ymd_opt(i32::try_from(day.year).ok()?, u32::from(day.month), u32::from(day.day))
        }
        Bound::NegativeInfinity | Bound::PositiveInfinity | Bound::Unknown => None,
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The English name of a month, 1 to 12; empty for any other number.
#[must_use]
pub fn month_name(month: u32) -> &'static str {
    usize::try_from(month).ok().and_then(|month| MONTHS.get(month.wrapping_sub(1))).copied().unwrap_or("")
}

fn field_value(field: Option<DateField>) -> Option<u8> {
    field.and_then(DateField::value)
}

fn plain_in_words(date: &Date) -> String {
    let year = match (&date.year.kind, date.year.value()) {
        (_, Some(value)) if value < 0 => format!("{} BCE", 1 - value),
        (_, Some(value)) => value.to_string(),
        (YearKind::Standard { digits, .. }, None) => {
            let known: String =
                digits.iter().map(|digit| digit.map_or('X', |digit| char::from(b'0' + digit))).collect();
            match known.trim_end_matches('X').len() {
                3 => format!("the {}0s", &known[..3]),
                2 => format!("the {}00s", &known[..2]),
                _ => known,
            }
        }
        (_, None) => "unknown year".to_owned(),
    };
    let part = |field: Option<DateField>| field_value(field).map(u32::from);
    match (date.precision(), part(date.month), part(date.day)) {
        (Precision::Season, Some(season), _) => {
            let name = match season {
                21 => "spring",
                22 => "summer",
                23 => "autumn",
                24 => "winter",
                _ => "season",
            };
            format!("{name} {year}")
        }
        (Precision::Day, Some(month), Some(day)) => format!("{day} {} {year}", month_name(month)),
        (Precision::Day, Some(month), None) => format!("a day in {} {year}", month_name(month)),
        (Precision::Month, Some(month), _) => format!("{} {year}", month_name(month)),
        (Precision::Month | Precision::Day, None, _) => format!("a time in {year}"),
        (Precision::Year | Precision::Season, _, _) => year,
    }
}

fn date_in_words(date: &Date) -> String {
    let plain = plain_in_words(date);
    match (date.is_approximate(), date.is_uncertain()) {
        (false, false) => plain,
        (true, false) => format!("about {plain}"),
        (false, true) => format!("{plain}, uncertain"),
        (true, true) => format!("about {plain}, uncertain"),
    }
}

fn interval_in_words(start: &IntervalEndpoint, end: &IntervalEndpoint) -> String {
    use IntervalEndpoint as End;
    let words = |end: &End| match end {
        End::Date(date) | End::OnOrBefore(date) | End::OnOrAfter(date) => date_in_words(date),
        End::Open | End::Unknown => String::new(),
    };
    match (start, end) {
        (End::Date(from), End::Date(to)) => {
            let qualified = |date: &Date| date.is_approximate() || date.is_uncertain();
            if qualified(from) || qualified(to) {
                return format!("{} to {}", words(start), words(end));
            }
            let same_year = from.year.value().is_some() && from.year.value() == to.year.value();
            let same_month =
                same_year && field_value(from.month).is_some() && field_value(from.month) == field_value(to.month);
            match (field_value(from.day), field_value(from.month)) {
                (Some(day), _) if same_month => format!("{day}–{}", plain_in_words(to)),
                (Some(day), Some(month)) if same_year => {
                    format!("{day} {} – {}", month_name(u32::from(month)), plain_in_words(to))
                }
                (None, Some(month)) if same_year && month <= 12 => {
                    format!("{} – {}", month_name(u32::from(month)), plain_in_words(to))
                }
                _ => format!("{} – {}", plain_in_words(from), plain_in_words(to)),
            }
        }
        (from, End::Open) => format!("since {}", words(from)),
        (End::Open, to) => format!("until {}", words(to)),
        (from, End::Unknown) => format!("from {}, end unknown", words(from)),
        (End::Unknown, to) => format!("start unknown, to {}", words(to)),
        (from, to) => format!("{} – {}", words(from), words(to)),
    }
}

impl FromStr for EdtfDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fail = |reason: String| DateError { text: text.to_owned(), reason };
        let parsed = Edtf::parse(text).map_err(|error| fail(error.message.to_owned()))?;
        if parsed.level() > 1 {
            return Err(fail("it uses EDTF level 2, and Readout keeps levels 0 and 1".to_owned()));
        }
        if let (Some(earliest), Some(latest)) = (bound(parsed.bounds().earliest), bound(parsed.bounds().latest))
            && latest < earliest
        {
            return Err(fail("it ends before it starts".to_owned()));
        }
        Ok(Self { text: text.into(), parsed })
    }
}

impl fmt::Display for EdtfDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for EdtfDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Ord for EdtfDate {
    fn cmp(&self, other: &Self) -> Ordering {
        // An open start comes first and an open end last, as the dates themselves would.
        let start = |date: &Self| date.earliest().map_or(i32::MIN, |day| day.num_days_from_ce());
        let end = |date: &Self| date.latest().map_or(i32::MAX, |day| day.num_days_from_ce());
        (start(self), end(self), &self.text).cmp(&(start(other), end(other), &other.text))
    }
}

impl PartialOrd for EdtfDate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Serialize for EdtfDate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> Deserialize<'de> for EdtfDate {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// A date together with the words it was printed in: `2021-10-09/2021-10-10`, “Saturday and Sunday”.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct When {
    /// The date.
    pub edtf: EdtfDate,
    /// The words as printed; empty where the date was typed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub printed: String,
}

impl From<EdtfDate> for When {
    fn from(edtf: EdtfDate) -> Self {
        Self { edtf, printed: String::new() }
    }
}

/// From when to when, each end open where it is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// The start, in EDTF.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<EdtfDate>,
    /// The end, in EDTF.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<EdtfDate>,
}

impl Period {
    /// Neither end is known.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        self.from.is_none() && self.to.is_none()
    }

    /// Whether the period may hold on some day of `date`.
    #[must_use]
    pub fn may_hold_on(&self, date: &EdtfDate) -> bool {
        let starts_after = match (self.from.as_ref().and_then(EdtfDate::earliest), date.latest()) {
            (Some(from), Some(latest)) => from > latest,
            _ => false,
        };
        let ended_before = match (self.to.as_ref().and_then(EdtfDate::latest), date.earliest()) {
            (Some(to), Some(earliest)) => to < earliest,
            _ => false,
        };
        !starts_after && !ended_before
    }

    /// The period in English: “since October 2021”, “2018 – 2021”; empty when unknown.
    #[must_use]
    pub fn in_words(&self) -> String {
        match (&self.from, &self.to) {
            (None, None) => String::new(),
            (Some(from), None) => format!("since {}", from.in_words()),
            (None, Some(to)) => format!("until {}", to.in_words()),
            (Some(from), Some(to)) => format!("{} – {}", from.in_words(), to.in_words()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, earliest: &str, latest: &str, words: &str) {
        let date: EdtfDate = text.parse().unwrap();
        let show = |day: Option<NaiveDate>| day.map_or("open".to_owned(), |day| day.to_string());
        assert_eq!(show(date.earliest()), earliest, "first day of {text}");
        assert_eq!(show(date.latest()), latest, "last day of {text}");
        assert_eq!(date.in_words(), words, "{text} in words");
    }

    #[test]
    fn first_and_last_day_and_words() {
        check("2021-10-09", "2021-10-09", "2021-10-09", "9 October 2021");
        check("2021-10-09/2021-10-10", "2021-10-09", "2021-10-10", "9–10 October 2021");
        check("2021-09-29/2021-10-10", "2021-09-29", "2021-10-10", "29 September – 10 October 2021");
        check("2021-11~", "2021-11-01", "2021-11-30", "about November 2021");
        check("2021-08?", "2021-08-01", "2021-08-31", "August 2021, uncertain");
        check("2021-08%", "2021-08-01", "2021-08-31", "about August 2021, uncertain");
        check("2020-02", "2020-02-01", "2020-02-29", "February 2020");
        check("2021", "2021-01-01", "2021-12-31", "2021");
        check("202X", "2020-01-01", "2029-12-31", "the 2020s");
        check("20XX", "2000-01-01", "2099-12-31", "the 2000s");
        check("2021-XX", "2021-01-01", "2021-12-31", "a time in 2021");
        check("2021-10-XX", "2021-10-01", "2021-10-31", "a day in October 2021");
        check("2021-10-09/..", "2021-10-09", "open", "since 9 October 2021");
        check("../2021-10", "open", "2021-10-31", "until October 2021");
        check("2021-10/", "2021-10-01", "open", "from October 2021, end unknown");
        check("2021-10/2021-11", "2021-10-01", "2021-11-30", "October – November 2021");
        check("1996/2001", "1996-01-01", "2001-12-31", "1996 – 2001");
        check("2021-10-09T14:30:00Z", "2021-10-09", "2021-10-09", "9 October 2021, 14:30");
        check("2021-10~/2021-11", "2021-10-01", "2021-11-30", "about October 2021 to November 2021");
    }

    #[test]
    fn what_is_not_a_date_says_why() {
        for text in [
            "",
            "2021-13-01",
            "2021-02-30",
            "yesterday",
            "09/10/2021",
            "2021-10-10/2021-10-09",
            "{2021,2022}",
            "2021-1-1",
        ] {
            let error = text.parse::<EdtfDate>().unwrap_err();
            assert_eq!(error.text, text);
            assert!(!error.reason.is_empty());
        }
    }

    #[test]
    fn dates_order_by_first_day() {
        let mut dates: Vec<EdtfDate> = ["2021-11", "2021-10-09/2021-10-10", "2021-10-09", "../2020", "2021"]
            .iter()
            .map(|text| text.parse().unwrap())
            .collect();
        dates.sort();
        let order: Vec<&str> = dates.iter().map(EdtfDate::as_str).collect();
        assert_eq!(order, ["../2020", "2021", "2021-10-09", "2021-10-09/2021-10-10", "2021-11"]);
    }

    #[test]
    fn overlap_knows_open_ends() {
        for (left, right, expect) in [
            ("2021-10-09", "2021-10", true),
            ("2021-10-09/2021-10-10", "2021-10-10", true),
            ("2021-10-09", "2021-10-10", false),
            ("2021-10/..", "2022", true),
            ("2021-10/..", "2020", false),
            ("../2021", "2020-05-05", true),
        ] {
            let (left, right): (EdtfDate, EdtfDate) = (left.parse().unwrap(), right.parse().unwrap());
            assert_eq!(left.overlaps(&right), expect, "{left} and {right}");
            assert_eq!(right.overlaps(&left), expect, "{right} and {left}");
        }
    }

    #[test]
    fn periods_know_who_held_a_role_when() {
        let period = Period { from: Some("2021-10-18".parse().unwrap()), to: None };
        assert!(!period.may_hold_on(&"2021-10-09".parse().unwrap()));
        assert!(period.may_hold_on(&"2021-11-30".parse().unwrap()));
        assert!(period.may_hold_on(&"2021-10".parse().unwrap()));
        assert_eq!(period.in_words(), "since 18 October 2021");
    }
}
