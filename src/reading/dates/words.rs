//! The words that dates are made of.

use chrono::Weekday;

use super::point::Unit;

const MONTHS: [&[&str]; 12] = [
    &["january", "jan"],
    &["february", "feb"],
    &["march", "mar"],
    &["april", "apr"],
    &["may"],
    &["june", "jun"],
    &["july", "jul"],
    &["august", "aug"],
    &["september", "sept", "sep"],
    &["october", "oct"],
    &["november", "nov"],
    &["december", "dec"],
];

const WEEKDAYS: [&[&str]; 7] = [
    &["monday", "mon"],
    &["tuesday", "tues", "tue"],
    &["wednesday", "weds", "wed"],
    &["thursday", "thurs", "thur", "thu"],
    &["friday", "fri"],
    &["saturday", "sat"],
    &["sunday", "sun"],
];

/// Names that are also other words, or people's names: taken as dates only where something beside them says so.
pub(super) const AMBIGUOUS: &[&str] =
    &["march", "mar", "may", "sat", "sun", "dec", "jan", "wed", "mon", "april", "june", "august"];

/// Seasons in the order of EDTF's codes 21 to 24.
pub(super) const SEASONS: [&[&str]; 4] = [&["spring"], &["summer"], &["autumn", "fall"], &["winter"]];

const UNITS: &[(&[&str], Unit)] = &[
    (&["second", "seconds", "sec", "secs"], Unit::Moment),
    (&["minute", "minutes", "min", "mins"], Unit::Moment),
    (&["hour", "hours", "hr", "hrs"], Unit::Moment),
    (&["day", "days"], Unit::Day),
    (&["week", "weeks"], Unit::Week),
    (&["weekend", "weekends"], Unit::Weekend),
    (&["fortnight", "fortnights"], Unit::Fortnight),
    (&["workweek"], Unit::WorkingWeek),
    (&["month", "months"], Unit::Month),
    (&["quarter", "quarters"], Unit::Quarter),
    (&["year", "years", "yr", "yrs"], Unit::Year),
    (&["decade", "decades"], Unit::Decade),
    (&["century", "centuries"], Unit::Century),
];

/// Decades by name.
const DECADES: &[(&str, i32)] = &[
    ("twenties", 20),
    ("thirties", 30),
    ("forties", 40),
    ("fifties", 50),
    ("sixties", 60),
    ("seventies", 70),
    ("eighties", 80),
    ("nineties", 90),
];

/// Words that give a part of the day.
pub(super) const DAY_PARTS: &[&str] = &[
    "morning",
    "afternoon",
    "evening",
    "night",
    "midday",
    "noon",
    "midnight",
    "dawn",
    "dusk",
    "lunchtime",
    "mornings",
    "afternoons",
    "evenings",
    "nights",
];

/// Time zones after a time of day.
pub(super) const ZONES: &[&str] = &[
    "gmt", "utc", "est", "edt", "et", "cst", "cdt", "ct", "mst", "mdt", "pst", "pdt", "pt", "cet", "cest", "eet",
    "eest", "bst", "ist", "msk", "aft", "ast", "jst", "pkt", "irst", "zulu",
];

/// Months of the Solar Hijri calendar in their Afghan and Iranian names, and of the Islamic lunar calendar. Names
/// that are also common words or people are left out.
pub(super) const OTHER_MONTHS: &[&str] = &[
    "hamal",
    "sawr",
    "jawza",
    "saratan",
    "sonbola",
    "mizan",
    "aqrab",
    "qaws",
    "jadi",
    "dalwa",
    "farvardin",
    "ordibehesht",
    "khordad",
    "mordad",
    "shahrivar",
    "aban",
    "azar",
    "bahman",
    "esfand",
    "muharram",
    "safar",
    "rabi",
    "jumada",
    "rajab",
    "shaban",
    "ramadan",
    "ramazan",
    "shawwal",
];

fn place(table: &[&[&str]], word: &str) -> Option<u32> {
    table.iter().position(|names| names.contains(&word)).map(|index| index as u32)
}

/// The month, 1 to 12.
pub(super) fn month(word: &str) -> Option<u32> {
    place(&MONTHS, word).map(|index| index + 1)
}

/// The day of the week.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    place(&WEEKDAYS, word).and_then(|index| Weekday::try_from(index as u8).ok())
}

/// The season, 1 to 4.
pub(super) fn season(word: &str) -> Option<u32> {
    place(&SEASONS, word).map(|index| index + 1)
}

/// The unit of time.
pub(super) fn unit(word: &str) -> Option<Unit> {
    UNITS.iter().find(|(names, _)| names.contains(&word)).map(|(_, unit)| *unit)
}

/// The decade within its century: 90 for “nineties”.
pub(super) fn decade(word: &str) -> Option<i32> {
    DECADES.iter().find(|(name, _)| *name == word).map(|(_, decade)| *decade)
}

/// Every word that these tables know, and the plurals of the weekdays.
pub(super) fn first_words() -> Vec<&'static str> {
    const PLURALS: [&str; 7] = ["mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"];
    let lists = MONTHS.iter().chain(&WEEKDAYS).chain(&SEASONS).copied().chain(UNITS.iter().map(|(names, _)| *names));
    let mut all: Vec<&'static str> = lists.flatten().copied().collect();
    all.extend(DECADES.iter().map(|(name, _)| *name));
    all.extend(DAY_PARTS);
    all.extend(OTHER_MONTHS);
    all.extend(PLURALS);
    all
}
