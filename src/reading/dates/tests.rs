use super::*;

fn day(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

/// Tuesday, 12 October 2021.
fn published() -> Option<NaiveDate> {
    day("2021-10-12")
}

/// The expressions of a text as “words = EDTF”.
fn read(text: &str, published: Option<NaiveDate>) -> String {
    let shown = dates(text, published).into_iter().map(|date| {
        let edtf = date.edtf.map_or_else(|| date.kind.in_words().to_owned(), |edtf| edtf.to_string());
        format!("{} = {edtf}", date.text)
    });
    shown.collect::<Vec<_>>().join("; ")
}

fn check(table: &[(&str, &str)]) {
    let wrong: Vec<String> = table
        .iter()
        .map(|(text, expect)| (text, read(text, published()), expect))
        .filter(|(_, got, expect)| got != *expect)
        .map(|(text, got, expect)| format!("{text}\n   got    {got}\n   expect {expect}"))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn days_that_are_said() {
    check(&[
        ("They met on October 9, 2021, in Doha.", "October 9, 2021 = 2021-10-09"),
        ("on 8 October 2021", "8 October 2021 = 2021-10-08"),
        ("Saturday, 9 October 2021", "Saturday, 9 October 2021 = 2021-10-09"),
        ("since Aug. 31.", "Aug. 31 = 2021-08-31"),
        ("the 9th of October 2021", "the 9th of October 2021 = 2021-10-09"),
        ("October the ninth, 2021", "October the ninth, 2021 = 2021-10-09"),
        ("2021-10-09", "2021-10-09 = 2021-10-09"),
        ("a report of 2021-10 said", "2021-10 = 2021-10"),
        ("10/25/2021", "10/25/2021 = 2021-10-25"),
        ("25/10/2021", "25/10/2021 = 2021-10-25"),
        ("08/10/2021, not 25/10/2021", "08/10/2021 = 2021-10-08; 25/10/2021 = 2021-10-25"),
        ("23.04.2021", "23.04.2021 = 2021-04-23"),
        ("05-Aug-2016", "05-Aug-2016 = 2016-08-05"),
        ("the 9/11 attacks", "9/11 = 2001-09-11"),
        ("in May 2020", "May 2020 = 2020-05"),
        ("in 2020 and in 1865", "2020 = 2020; 1865 = 1865"),
        ("in nineteen eighty six", "nineteen eighty six = 1986"),
        ("on January twenty five nineteen eighty six", "January twenty five nineteen eighty six = 1986-01-25"),
    ]);
}

#[test]
fn a_year_that_is_not_said_follows_from_the_publication() {
    check(&[
        ("They met on October 8.", "October 8 = 2021-10-08"),
        ("They will meet on March 8.", "March 8 = 2022-03-08"),
        ("the October 8 talks, which will be remembered", "October 8 = 2021-10-08"),
        ("They met in November.", "November = 2020-11"),
        ("They will meet in November.", "November = 2021-11"),
        ("the talks of November", "November = 2021-11"),
        ("He was born on Tuesday, March 10.", "Tuesday, March 10 = 2020-03-10"),
        ("last August", "last August = 2021-08"),
        (
            "I am going to Rome in November, Paris in January, Bonn in April.",
            "November = 2021-11; January = 2022-01; April = 2022-04",
        ),
        ("It was open from August to November.", "from August to November = 2021-08/2021-11"),
    ]);
}

#[test]
fn weekdays_look_back_unless_the_words_look_forward() {
    check(&[
        ("They met on Saturday.", "Saturday = 2021-10-09"),
        ("The envoys met on Tuesday.", "Tuesday = 2021-10-12"),
        ("The envoys will meet on Friday.", "Friday = 2021-10-15"),
        ("The envoys will meet on Tuesday.", "Tuesday = 2021-10-12"),
        ("The vote is due on Sunday.", "Sunday = 2021-10-17"),
        ("officials said Monday that they would return", "Monday = 2021-10-11"),
        ("They met on Saturday and Sunday.", "Saturday and Sunday = 2021-10-09/2021-10-10"),
        ("They will meet this Saturday and Sunday.", "this Saturday and Sunday = 2021-10-16/2021-10-17"),
        ("They met on Saturday and Monday.", "Saturday = 2021-10-09; Monday = 2021-10-11"),
        ("On Monday, the ministry said it would hold talks on Thursday.", "Monday = 2021-10-11; Thursday = 2021-10-14"),
        ("next Friday", "next Friday = 2021-10-22"),
        ("this coming Friday", "this coming Friday = 2021-10-15"),
        ("last Wednesday", "last Wednesday = 2021-10-06"),
        ("last Monday", "last Monday = 2021-10-04"),
        ("Thursday of last week", "Thursday of last week = 2021-10-07"),
        ("early on Monday morning", "early on Monday morning = 2021-10-11"),
        ("from Monday to Friday", "from Monday to Friday = 2021-10-11/2021-10-15"),
        ("on a Monday", ""),
    ]);
}

#[test]
fn counted_from_the_publication() {
    check(&[
        ("yesterday and today", "yesterday and today = 2021-10-11/2021-10-12"),
        ("the day before yesterday", "the day before yesterday = 2021-10-10"),
        ("two days ago", "two days ago = 2021-10-10"),
        ("about two weeks ago", "two weeks ago = 2021-09-27~/2021-10-03~"),
        ("two months ago", "two months ago = 2021-08"),
        ("three years ago", "three years ago = 2018"),
        ("They will be back in three weeks.", "in three weeks = 2021-11-02~"),
        ("It fell in two weeks.", "two weeks = duration"),
        ("last month", "last month = 2021-09"),
        ("next week", "next week = 2021-10-18/2021-10-24"),
        ("earlier this month", "earlier this month = 2021-10~"),
        ("later this year", "later this year = 2021-10-12/2021-12-31"),
        ("They met over the weekend.", "the weekend = 2021-10-09/2021-10-10"),
        ("They will meet at the weekend.", "the weekend = 2021-10-16/2021-10-17"),
        ("the past three days", "the past three days = 2021-10-09/2021-10-11"),
        ("last year", "last year = 2020"),
        ("two days before Christmas 2021", "two days before Christmas 2021 = 2021-12-23"),
        ("On October 5 they met. The next day they left.", "October 5 = 2021-10-05; The next day = 2021-10-06"),
        ("On October 5 they met. Three days later they left.", "October 5 = 2021-10-05; Three days later = 2021-10-08"),
        ("the week of October 4", "the week of October 4 = 2021-10-04/2021-10-10"),
        ("the first week of 2021", "the first week of 2021 = 2021-01-04/2021-01-10"),
        ("the first Monday in May 2021", "the first Monday in May 2021 = 2021-05-03"),
        ("on the 15th", "the 15th = 2021-10-15"),
    ]);
}

#[test]
fn as_news_say_when() {
    check(&[
        // Counted from what was said before
        ("In 2010 they fought. The following year they met.", "2010 = 2010; The following year = 2011"),
        ("In May 2020 they met. The previous month they fought.", "May 2020 = 2020-05; The previous month = 2020-04"),
        ("It was founded in 2001. Two years later it fell.", "2001 = 2001; Two years later = 2003"),
        ("It was founded in 2001. Three days later it fell.", "2001 = 2001; Three days = duration"),
        ("On October 5 they met. That evening they left.", "October 5 = 2021-10-05; That evening = 2021-10-05"),
        ("On October 5 they met. The next morning they left.", "October 5 = 2021-10-05; The next morning = 2021-10-06"),
        ("They had met the week before.", "the week before = 2021-10-04/2021-10-10"),
        // Parts of years and weeks
        (
            "earlier this week and later this week",
            "earlier this week = 2021-10-11~/2021-10-17~; later this week = 2021-10-12/2021-10-17",
        ),
        ("late last year and early this year", "late last year = 2020~; early this year = 2021~"),
        ("late in 2012, early in the year", "late in 2012 = 2012~; early in the year = 2021~"),
        ("later next month, earlier in March 2021", "later next month = 2021-11~; earlier in March 2021 = 2021-03~"),
        ("mid-2012 and the mid-1990s", "mid-2012 = 2012~; the mid-1990s = 1990~/1999~"),
        ("by year-end, at year’s end", "year-end = 2021~; year’s end = 2021~"),
        ("the rest of the month", "the rest of the month = 2021-10-12/2021-10-31"),
        ("the weekend talks and weekend raids", "the weekend = 2021-10-09/2021-10-10; weekend = 2021-10-09/2021-10-10"),
        ("two weeks ago, a week ago", "two weeks ago = 2021-09-27~/2021-10-03~; a week ago = 2021-10-04~/2021-10-10~"),
        ("over the past decade", "the past decade = 2011-10-12/2021-10-11"),
        ("for two weeks, two weeks ago", "two weeks = duration; two weeks ago = 2021-09-27~/2021-10-03~"),
        // Business
        ("in 3Q 2012 and in 4Q", "3Q 2012 = 2012-07/2012-09; 4Q = 2021-10/2021-12"),
        ("the quarter ended June 30", "the quarter ended June 30 = 2021-04/2021-06"),
        ("the six months ended June 30, 2012", "the six months ended June 30, 2012 = 2012-01/2012-06"),
        ("the year to March 31, 2012", "the year to March 31, 2012 = 2011-04/2012-03"),
        ("the year-ago quarter", "the year-ago quarter = 2020-10/2020-12"),
        ("in fiscal 2013 and FY2011", "fiscal 2013 = date; FY2011 = date"),
        ("the 2011-12 season, a report of 2011-12", "2011-12 = 2011/2012; 2011-12 = 2011-12"),
        // Lengths and repetitions
        (
            "a 41-year-old man, a month-long siege, a yearlong pause",
            "41-year-old = duration; a month-long = duration; yearlong = duration",
        ),
        ("two and a half years, an hour and a half", "two and a half years = duration; an hour and a half = duration"),
        (
            "in the coming weeks, over the next few months",
            "the coming weeks = duration; the next few months = duration",
        ),
        ("in recent months; over the years", "recent months = duration"),
        ("the People’s Daily reports daily", "daily = set"),
        // No calendar gives them
        ("recently, in the past, years ago", "recently = loose; the past = loose; years ago = loose"),
        ("a few days later, several months ago", "a few days later = loose; several months ago = loose"),
        ("the Sept. 11 attacks, on Sept. 11", "Sept. 11 = 2001-09-11; Sept. 11 = 2021-09-11"),
        ("three times a day, for a second day", "three times a day = set"),
        ("It is now open, now that they left.", "now = 2021-10-12"),
        ("the past three days", "the past three days = 2021-10-09/2021-10-11"),
        (
            "from the end of August to the start of October 2021",
            "from the end of August to the start of October 2021 = 2021-09",
        ),
    ]);
}

#[test]
fn verbs_far_off_and_headlines_look_forward() {
    check(&[
        ("The talks are due to be held in the Qatari capital Doha on Saturday.", "Saturday = 2021-10-16"),
        (
            "The U.S. team will meet with the envoys on Saturday and Sunday in Doha.",
            "Saturday and Sunday = 2021-10-16/2021-10-17",
        ),
        ("The two sides are to hold in-person talks from Saturday.", "Saturday = 2021-10-16"),
        (
            "The delegation plans to raise with them, among other matters, the release of hostages in Kabul on Saturday.",
            "Saturday = 2021-10-16",
        ),
        ("Envoys of both sides to meet Saturday in Doha", "Saturday = 2021-10-16"),
        ("Both sides had agreed to reconvene in Rome on Friday", "Friday = 2021-10-15"),
        ("She ordered the trawlers to come home by Thursday", "Thursday = 2021-10-14"),
        ("They agreed on it in Rome on Friday", "Friday = 2021-10-08"),
        ("Talks begin on Saturday", "Saturday = 2021-10-16"),
        ("They will meet again, he told reporters in Doha on Saturday.", "Saturday = 2021-10-09"),
        ("They would go on, it said in a statement on Saturday.", "Saturday = 2021-10-09"),
        ("The talks were held in the Qatari capital Doha on Saturday.", "Saturday = 2021-10-09"),
        ("They met in October.", "October = 2021-10"),
        ("They met in November.", "November = 2020-11"),
    ]);
}

#[test]
fn stretches_of_the_calendar() {
    check(&[
        ("Oct. 8-9", "Oct. 8-9 = 2021-10-08/2021-10-09"),
        ("9–10 October 2021", "9–10 October 2021 = 2021-10-09/2021-10-10"),
        ("October 9 and 10", "October 9 and 10 = 2021-10-09/2021-10-10"),
        ("29 September to 10 October 2021", "29 September to 10 October 2021 = 2021-09-29/2021-10-10"),
        ("between May and July 2020", "between May and July 2020 = 2020-05/2020-07"),
        ("from December to January 2021", "from December to January 2021 = 2020-12/2021-01"),
        ("2014–2018", "2014–2018 = 2014/2018"),
        ("from 2014 to 2018", "from 2014 to 2018 = 2014/2018"),
        ("the 2020–21 season", "2020–21 = 2020/2021"),
        ("late November 2021", "late November 2021 = 2021-11~"),
        ("early 2022", "early 2022 = 2022~"),
        ("in mid-October", "mid-October = 2021-10~"),
        ("by the end of August", "the end of August = 2021-08~"),
        ("around October 9, 2021", "October 9, 2021 = 2021-10-09~"),
        ("Q3 2021", "Q3 2021 = 2021-07/2021-09"),
        ("the third quarter of 2021", "the third quarter of 2021 = 2021-07/2021-09"),
        ("the first half of 2021", "the first half of 2021 = 2021-01/2021-06"),
        ("in the summer of 2021", "the summer of 2021 = 2021-22"),
        ("in the 1990s", "the 1990s = 199X"),
        ("the nineties", "the nineties = 199X"),
        ("in the ’80s", "the ’80s = 198X"),
        ("the 19th century", "the 19th century = 18XX"),
        ("on Christmas Eve 2020", "Christmas Eve 2020 = 2020-12-24"),
    ]);
}

#[test]
fn times_lengths_and_repetitions_are_kept_apart() {
    check(&[
        ("at 10:30 GMT", "10:30 GMT = time"),
        ("at 3pm on Saturday", "3pm on Saturday = 2021-10-09"),
        ("on Saturday at 3 p.m. local time", "Saturday at 3 p.m. local time = 2021-10-09"),
        ("this morning", "this morning = 2021-10-12"),
        ("the two-day meeting", "two-day = duration"),
        ("for three hours", "three hours = duration"),
        ("It will last three days.", "three days = duration"),
        ("every Tuesday", "every Tuesday = set"),
        ("weekly talks on Fridays", "weekly = set; Fridays = set"),
        ("two years and six months", "two years and six months = duration"),
    ]);
    let found = &dates("at 3pm on Saturday", published())[0];
    assert_eq!(found.kind, DateKind::Time);
    assert_eq!(dates("at 10:30 GMT", published())[0].needs, Some("the day"));
}

#[test]
fn what_is_no_date() {
    check(&[
        ("He may march on. May I ask?", ""),
        ("Theresa May said so", ""),
        ("He met Theresa May and April Jones.", ""),
        ("the F-16 and COVID-19", ""),
        ("2,021 people and $2021", ""),
        ("2000 people", ""),
        ("the second round and the 15th meeting", ""),
        ("resolution 2593 and version 1.2.3.4", ""),
        ("the sun sat second", ""),
        ("24/7", ""),
        ("won 3-2", ""),
    ]);
}

#[test]
fn without_a_date_of_publication() {
    let found = dates("They met on Saturday and on 9 October 2021, and last week in Ramadan.", None);
    let shown: Vec<_> = found.iter().map(|date| (&*date.text, date.needs, date.from)).collect();
    assert_eq!(shown[0], ("Saturday", Some("the date of publication"), None));
    assert_eq!(shown[1], ("9 October 2021", None, day("2021-10-09")));
    assert_eq!(shown[2], ("last week", Some("the date of publication"), None));
    assert_eq!(shown[3].1, Some("conversion from the Solar Hijri or the Islamic calendar"));
    assert_eq!(read("on 17 Mizan 1400", None), "17 Mizan 1400 = 2021-10-09");
    assert_eq!(read("on 17 Mizan", published()), "17 Mizan = date");
}

#[test]
fn characters_are_counted_as_scalar_values() {
    let text = "Émigrés à Doha 🇶🇦 — le 9 October 2021.";
    let found = &dates(text, None)[0];
    let slice: String = text.chars().skip(found.range.start).take(found.range.len()).collect();
    assert_eq!(slice, "9 October 2021");
    assert_eq!(found.text, slice);
}

#[test]
fn the_date_in_selected_words() {
    for (words, expect) in [
        ("since August 31", Some("2021-08-31/..")),
        ("until the end of the talks on 10 October 2021", Some("2021-10-10")),
        ("until 10 October 2021", Some("../2021-10-10")),
        ("from October 2021", Some("2021-10/..")),
        ("around 9 October 2021", Some("2021-10-09~")),
        ("late November 2021", Some("2021-11~")),
        ("on 9 and 10 October 2021", Some("2021-10-09/2021-10-10")),
        ("Saturday, after a week in September 2021", Some("2021-09")),
        ("two days", None),
        ("", None),
    ] {
        let got = crate::reading::value::date_in(words, published()).map(|date| date.to_string());
        assert_eq!(got.as_deref(), expect, "{words}");
    }
    assert_eq!(crate::reading::value::date_in("on Saturday", None), None);
}

/// Words that dates are made of, in any order, with other characters between them: nothing panics, what is found lies
/// in the text, in order, and the EDTF covers the days that are given.
#[test]
fn any_text_is_read_without_panic() {
    #[rustfmt::skip]
    const PIECES: [&str; 102] = [
        "October", "may", "Mar", "Sat", "Sunday", "9", "31", "0", "2021", "1999", "’87", "10/12", "2021-10-09", "29", "February",
        "the", "of", "in", "next", "last", "this", "past", "coming", "week", "month", "year", "quarter", "century", "weekend",
        "days", "two", "twenty-first", "a hundred", "from", "to", "between", "and", "until", "since", "ago", "later", "earlier",
        "early", "end of", "mid-", "first", "last", "before", "after", "within", "starting", "every", "weekly", "morning", "3pm",
        "10:30", "GMT", "noon", "Easter", "Christmas Eve", "Labor Day weekend", "the 1990s", "nineties", "21st century", "Q3",
        "summer", "999999999", "9999", "-", "–", ",", ".", "/", "\n", "é", "٣", "will", "🇶🇦",
        "now", "recently", "years ago", "the following", "that", "same", "fiscal", "FY", "year-end", "year-ago", "ended", "4Q", "and a half",
        "-long", "-old", "overnight", "octobre", "Oktober", "de", "أكتوبر", "میزان", "۱۴۰۰", "年", "日",
    ];
    let days = [
        None,
        published(),
        NaiveDate::from_ymd_opt(1, 1, 1),
        Some(NaiveDate::MIN),
        Some(NaiveDate::MAX),
        day("2020-02-29"),
    ];
    let mut random = fastrand::Rng::with_seed(7);
    for round in 0..20_000 {
        let mut text = String::new();
        for _ in 0..random.usize(1..12) {
            text.push_str(PIECES[random.usize(..PIECES.len())]);
            if random.u8(..4) > 0 {
                text.push(' ');
            }
        }
        let language = [None, Some("fr"), Some("ar"), Some("prs"), Some("zh"), Some("pl")][round % 13 % 6];
        let found = dates_in(&text, days[round % days.len()], language);
        let length = text.chars().count();
        let mut end = 0;
        for date in found {
            assert!(date.range.start >= end && date.range.end <= length && date.range.start < date.range.end, "{text}");
            end = date.range.end;
            assert!(date.from <= date.to, "{text}: {date:?}");
            if let Some(edtf) = &date.edtf {
                assert_eq!((edtf.earliest(), edtf.latest()), (date.from, date.to), "{text}: {date:?}");
            }
        }
        let _ = crate::reading::value::number_in(&text);
    }
}

proptest::proptest! {
    /// Whatever the characters: no panic, and what is found stands in the text, in order.
    #[test]
    fn any_characters_are_read_without_panic(text in "\\PC{0,80}|[0-9/.:,\u{2013} -]{0,40}|(?s:.{0,60})", french in proptest::bool::ANY) {
        let mut end = 0;
        for date in dates_in(&text, published(), french.then_some("fr")) {
            proptest::prop_assert!(date.range.start >= end && date.range.start < date.range.end);
            proptest::prop_assert_eq!(date.text.chars().count(), date.range.len());
            end = date.range.end;
        }
    }
}
