//! Printed dates: finding full calendar dates in short texts, and labels that say which date it is.

use chrono::{Datelike as _, NaiveDate};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use crate::model::char_set::{is_letter, lower};

/// A full date found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PrintedDate {
    /// Bytes it takes in the text.
    pub range: Range<usize>,
    pub date: NaiveDate,
}

/// How `4/5/2021` is read. Where it is not known, only what cannot be read two ways counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DayOrder {
    Unknown,
    DayFirst,
}

/// Years that an article on file can have been published in.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

#[rustfmt::skip]
const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "januar", "jänner", "jän", "janvier", "janv", "enero", "ene", "gennaio", "gen", "janeiro", "januari", "stycznia", "styczeń", "января", "январь", "янв", "січня", "ocak", "يناير", "ژانویه", "ocağı", "ianuarie", "ledna", "januára"],
    &["february", "feb", "febr", "februar", "feber", "février", "févr", "fév", "febrero", "febbraio", "febb", "fevereiro", "fev", "februari", "lutego", "luty", "февраля", "февраль", "фев", "лютого", "şubat", "فبراير", "فوریه", "februarie", "února"],
    &["march", "mar", "märz", "mär", "mrz", "mars", "marzo", "março", "maart", "marca", "marzec", "марта", "март", "мар", "березня", "mart", "مارس", "martie", "března"],
    &["april", "apr", "avril", "avr", "abril", "abr", "aprile", "kwietnia", "kwiecień", "апреля", "апрель", "апр", "квітня", "nisan", "أبريل", "ابريل", "آوریل", "aprilie", "dubna"],
    &["may", "mai", "mayo", "maggio", "mag", "maio", "mei", "maja", "мая", "май", "травня", "mayıs", "مايو", "مه", "mají", "května"],
    &["june", "jun", "juni", "juin", "junio", "giugno", "giu", "junho", "czerwca", "июня", "июнь", "июн", "червня", "haziran", "يونيو", "ژوئن", "iunie", "června"],
    &["july", "jul", "juli", "juillet", "juil", "julio", "luglio", "lug", "julho", "lipca", "июля", "июль", "июл", "липня", "temmuz", "يوليو", "ژوئیه", "ژوئيه", "iulie", "července"],
    &["august", "aug", "août", "aout", "agosto", "ago", "augustus", "sierpnia", "августа", "август", "авг", "серпня", "ağustos", "أغسطس", "اغسطس", "اوت", "srpna"],
    &["september", "sep", "sept", "septembre", "septiembre", "settembre", "set", "setembro", "września", "сентября", "сентябрь", "сен", "сент", "вересня", "eylül", "سبتمبر", "سپتامبر", "septembrie", "září"],
    &["october", "oct", "oktober", "okt", "octobre", "octubre", "ottobre", "ott", "outubro", "out", "października", "октября", "октябрь", "окт", "жовтня", "ekim", "أكتوبر", "اكتوبر", "اکتبر", "octombrie", "října"],
    &["november", "nov", "novembre", "noviembre", "novembro", "listopada", "ноября", "ноябрь", "ноя", "листопада", "kasım", "نوفمبر", "نوامبر", "noiembrie"],
    &["december", "dec", "dezember", "dez", "décembre", "déc", "diciembre", "dic", "dicembre", "dezembro", "grudnia", "декабря", "декабрь", "дек", "грудня", "aralık", "ديسمبر", "دسامبر", "decembrie", "prosince"],
];

/// Words that may stand between the parts of a date.
const JOINERS: &[&str] = &["of", "de", "del", "den", "the", "du", "di", "do", "dnia", "г", "at"];

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Number { value: i32, digits: usize },
    Word(String),
    Mark(char),
}

#[derive(Debug, Clone)]
struct Piece {
    token: Token,
    range: Range<usize>,
    /// Blanks stand before it.
    spaced: bool,
}

/// Every full date in `text`, in order, without overlaps.
pub(super) fn find(text: &str, order: DayOrder) -> Vec<PrintedDate> {
    let pieces = pieces(text);
    let mut out = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        if let Some((date, taken)) = date_at(&pieces[at..], order) {
            out.push(PrintedDate { range: pieces[at].range.start..pieces[at + taken - 1].range.end, date });
            at += taken;
        } else {
            at += 1;
        }
    }
    out
}

/// The first full date in `text`.
pub(super) fn first(text: &str, order: DayOrder) -> Option<NaiveDate> {
    find(text, order).first().map(|found| found.date)
}

/// The date in a machine-readable value: ISO 8601 in any of its lengths, seconds since 1970, or a printed date.
pub(super) fn in_value(value: &str, order: DayOrder) -> Option<NaiveDate> {
    let value = value.trim();
    if let Some(date) = first(value, order) {
        return Some(date);
    }
    let digits: String = value.chars().take_while(char::is_ascii_digit).collect();
    let rest = &value[digits.len()..];
    match digits.len() {
        8 | 14 if rest.is_empty() || rest.starts_with(['T', 't', ' ']) => {
            date(digits[..4].parse().ok()?, digits[4..6].parse().ok()?, digits[6..8].parse().ok()?)
        }
        10 | 13 if rest.is_empty() => {
            let seconds: i64 = digits[..10].parse().ok()?;
            chrono::DateTime::from_timestamp(seconds, 0)
                .map(|moment| moment.date_naive())
                .filter(|date| YEARS.contains(&date.year()))
        }
        _ => None,
    }
}

/// EDTF of a labelled value: the full date in it, or the month or year where the value is nothing else.
pub(super) fn edtf(value: &str) -> Option<String> {
    if let Some(date) = in_value(value, DayOrder::Unknown) {
        return Some(date.to_string());
    }
    let pieces: Vec<Token> = pieces(value)
        .into_iter()
        .map(|piece| piece.token)
        .filter(|token| !matches!(token, Token::Mark(',' | '.')))
        .collect();
    let year_of = |token: &Token| match *token {
        Token::Number { value, digits: 4 } if YEARS.contains(&value) => Some(value),
        _ => None,
    };
    match pieces.as_slice() {
        [Token::Word(month), year] | [year, Token::Word(month)] => {
            Some(format!("{:04}-{:02}", year_of(year)?, month_of(month)?))
        }
        [year, Token::Mark('-' | '/'), Token::Number { value: month @ 1..=12, digits: 2 }] => {
            Some(format!("{:04}-{month:02}", year_of(year)?))
        }
        [year] => year_of(year).map(|year| format!("{year:04}")),
        _ => None,
    }
}

/// Whether the text around the dates says nothing more: weekdays, clock times, time zones, labels.
pub(super) fn is_only_date(text: &str, found: &[PrintedDate]) -> bool {
    let mut rest = String::new();
    let mut from = 0;
    for date in found {
        rest.push_str(&text[from..date.range.start]);
        rest.push(' ');
        from = date.range.end;
    }
    rest.push_str(&text[from..]);
    words(&rest).all(|word| {
        word.chars().all(char::is_numeric)
            || TIME_WORDS.contains(&word.as_str())
            || PUBLISHED.contains(&word.as_str())
            || UPDATED.contains(&word.as_str())
            || FILLERS.contains(&word.as_str())
    })
}

/// What a label before a date says about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    Published,
    Updated,
}

/// The label in the words before a date.
pub(super) fn label(before: &str) -> Option<Label> {
    let words: Vec<String> = words(before).collect();
    let near = &words[words.len().saturating_sub(6)..];
    near.iter().rev().find_map(|word| {
        if UPDATED.contains(&word.as_str()) {
            Some(Label::Updated)
        } else if PUBLISHED.contains(&word.as_str()) {
            Some(Label::Published)
        } else {
            None
        }
    })
}

/// Whether the line only says how long ago something was. Such a line is never a date.
pub(super) fn is_relative(line: &str) -> bool {
    let words: Vec<String> = words(line)
        .filter(|word| {
            !FILLERS.contains(&word.as_str())
                && !PUBLISHED.contains(&word.as_str())
                && !UPDATED.contains(&word.as_str())
        })
        // A fourth word says something else, and most lines have many more.
        .take(4)
        .collect();
    match words.as_slice() {
        [one] => matches!(one.as_str(), "yesterday" | "today" | "now"),
        [number, unit, ago] => {
            ago == "ago"
                && is_unit(unit)
                && (number.chars().all(char::is_numeric)
                    || matches!(number.as_str(), "a" | "an" | "one" | "two" | "three" | "few"))
        }
        [joined, ago] => ago == "ago" && joined.starts_with(|c: char| c.is_ascii_digit()) && joined.len() <= 5,
        _ => false,
    }
}

fn is_unit(word: &str) -> bool {
    matches!(
        word.trim_end_matches('s'),
        "second"
            | "sec"
            | "minute"
            | "min"
            | "hour"
            | "hr"
            | "h"
            | "day"
            | "d"
            | "week"
            | "wk"
            | "month"
            | "mo"
            | "year"
            | "yr"
    )
}

const PUBLISHED: &[&str] = &[
    "published",
    "publish",
    "posted",
    "pubdate",
    "publié",
    "publiée",
    "veröffentlicht",
    "erstellt",
    "publicado",
    "publicada",
    "pubblicato",
    "gepubliceerd",
    "опубликовано",
    "опубліковано",
    "yayınlanma",
    "date",
    "datum",
    "issued",
    "released",
    "created",
    "opublikowano",
    "dodano",
    "انتشار",
    "نشر",
    "entered",
    "wrote",
    "written",
    "stand",
    "fecha",
];

const UPDATED: &[&str] = &[
    "updated",
    "update",
    "modified",
    "edited",
    "revised",
    "changed",
    "actualisé",
    "modifié",
    "mis",
    "aktualisiert",
    "actualizado",
    "aggiornato",
    "bijgewerkt",
    "обновлено",
    "оновлено",
    "güncelleme",
    "zuletzt",
    "geändert",
    "reviewed",
    "aktualizacja",
];

#[rustfmt::skip]
const TIME_WORDS: &[&str] = &[
    "am", "pm", "a", "p", "m", "gmt", "utc", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "bst", "ist", "cet", "cest", "msk", "et", "ct", "pt", "z", "t", "uhr", "h", "hrs", "hours", "kst", "jst", "pkt", "aft",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
    "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "mo", "di", "mi", "do", "fr", "sa", "so",
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo",
];

#[rustfmt::skip]
const FILLERS: &[&str] = &["on", "at", "the", "of", "by", "last", "first", "am", "le", "à", "um", "vom", "el", "time", "local", "originally", "and", "à", "il", "am", "about", "over", "more", "than", "article", "story", "was", "this", "th", "st", "nd", "rd", "est", "edt", "de", "jour", "в"];

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let mut chars = text.char_indices().peekable();
    let mut spaced = true;
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() {
            spaced = true;
            continue;
        }
        let mut end = start + c.len_utf8();
        let token = if let Some(digit) = digit(c) {
            let (mut value, mut digits) = (i64::from(digit), 1);
            while let Some(&(at, next)) = chars.peek() {
                let Some(digit) = self::digit(next) else { break };
                value = (value * 10 + i64::from(digit)).min(i64::from(i32::MAX));
                digits += 1;
                end = at + next.len_utf8();
                chars.next();
            }
            Token::Number { value: i32::try_from(value).unwrap_or(i32::MAX), digits }
        } else if is_letter(c) {
            let mut word = String::new();
            lower(c, |small| word.push(small));
            while let Some(&(at, next)) = chars.peek() {
                if !is_letter(next) && !matches!(next, '\u{300}'..='\u{36F}') {
                    break;
                }
                lower(next, |small| word.push(small));
                end = at + next.len_utf8();
                chars.next();
            }
            Token::Word(word)
        } else {
            Token::Mark(if matches!(c, '‐' | '‑' | '–') { '-' } else { c })
        };
        out.push(Piece { token, range: start..end, spaced });
        spaced = false;
    }
    out
}

/// ASCII, Arabic-Indic and Persian digits.
fn digit(c: char) -> Option<u32> {
    match c {
        '٠'..='٩' => Some(u32::from(c) - u32::from('٠')),
        '۰'..='۹' => Some(u32::from(c) - u32::from('۰')),
        _ => c.to_digit(10),
    }
}

fn month_of(word: &str) -> Option<i32> {
    /// The number of each name; of one that two months have, the first.
    static NUMBERS: LazyLock<HashMap<&str, i32>> = LazyLock::new(|| {
        let mut numbers = HashMap::new();
        for (number, names) in (1..).zip(MONTHS) {
            names.iter().for_each(|name| _ = numbers.entry(*name).or_insert(number));
        }
        numbers
    });
    NUMBERS.get(word).copied()
}

fn date(year: i32, month: i32, day: i32) -> Option<NaiveDate> {
    if !YEARS.contains(&year) {
        return None;
    }
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

/// A cursor over pieces that takes one part of a date after another.
struct Cursor<'a> {
    pieces: &'a [Piece],
    at: usize,
}

impl Cursor<'_> {
    fn number(&mut self, digits: std::ops::RangeInclusive<usize>) -> Option<i32> {
        match self.pieces.get(self.at)?.token {
            Token::Number { value, digits: found } if digits.contains(&found) => {
                self.at += 1;
                Some(value)
            }
            _ => None,
        }
    }

    fn month(&mut self) -> Option<i32> {
        let Token::Word(word) = &self.pieces.get(self.at)?.token else { return None };
        let month = month_of(word)?;
        self.at += 1;
        Some(month)
    }

    fn mark(&mut self, marks: &[char]) -> Option<char> {
        match self.pieces.get(self.at)?.token {
            Token::Mark(mark) if marks.contains(&mark) => {
                self.at += 1;
                Some(mark)
            }
            _ => None,
        }
    }

    fn word(&mut self, words: &[&str]) -> bool {
        let found = matches!(self.pieces.get(self.at).map(|piece| &piece.token), Some(Token::Word(word)) if words.contains(&word.as_str()));
        self.at += usize::from(found);
        found
    }

    /// "st", "er", "º" right behind a day.
    fn ordinal(&mut self) {
        if self.pieces.get(self.at).is_some_and(|piece| !piece.spaced) {
            let _ = self.word(&["st", "nd", "rd", "th", "er", "º", "ª", "ο"]) || self.mark(&['º', '°']).is_some();
        }
    }

    fn joiners(&mut self) {
        while self.mark(&[',', '.', '-', '/', '،']).is_some() || self.word(JOINERS) {}
    }
}

/// The date that begins with the first piece, and how many pieces it takes.
fn date_at(pieces: &[Piece], order: DayOrder) -> Option<(NaiveDate, usize)> {
    let first = pieces.first()?;
    let found = match first.token {
        Token::Number { digits: 4, .. } => year_first(pieces),
        Token::Number { digits: 1..=2, .. } => day_month_name(pieces).or_else(|| numeric(pieces, order)),
        Token::Word(_) => month_name_day(pieces),
        _ => None,
    }?;
    // "12021-12-02" or "3.4.2021.5" is a number of another kind.
    let after = pieces.get(found.1);
    let goes_on = after.is_some_and(|piece| !piece.spaced && matches!(piece.token, Token::Number { .. }));
    (!goes_on).then_some(found)
}

fn year_first(pieces: &[Piece]) -> Option<(NaiveDate, usize)> {
    let mut cursor = Cursor { pieces, at: 0 };
    let year = cursor.number(4..=4)?;
    if cursor.word(&["년", "年"]) {
        let month = cursor.number(1..=2)?;
        cursor.word(&["월", "月"]).then_some(())?;
        let day = cursor.number(1..=2)?;
        let _ = cursor.word(&["일", "日"]);
        return Some((date(year, month, day)?, cursor.at));
    }
    let mut named = Cursor { pieces, at: 1 };
    if let Some(month) = named.month() {
        cursor.at = 2;
        let day = cursor.number(1..=2)?;
        return Some((date(year, month, day)?, cursor.at));
    }
    let mark = cursor.mark(&['-', '/', '.'])?;
    let month = cursor.number(1..=2)?;
    cursor.mark(&[mark])?;
    let day = cursor.number(1..=2)?;
    Some((date(year, month, day)?, cursor.at))
}

/// "24th of November 2021", "1. Dezember 2019", "3 de mayo de 2020", "24-Nov-2021".
fn day_month_name(pieces: &[Piece]) -> Option<(NaiveDate, usize)> {
    let mut cursor = Cursor { pieces, at: 0 };
    let day = cursor.number(1..=2)?;
    cursor.ordinal();
    cursor.joiners();
    let month = cursor.month()?;
    cursor.joiners();
    let year = cursor.number(4..=4)?;
    Some((date(year, month, day)?, cursor.at))
}

/// "November 24th, 2021", "Nov. 24 2021".
fn month_name_day(pieces: &[Piece]) -> Option<(NaiveDate, usize)> {
    let mut cursor = Cursor { pieces, at: 0 };
    let month = cursor.month()?;
    cursor.joiners();
    let day = cursor.number(1..=2)?;
    cursor.ordinal();
    cursor.joiners();
    let year = cursor.number(4..=4)?;
    Some((date(year, month, day)?, cursor.at))
}

/// "24/11/2021", "11/24/2021", "24.11.2021". With dots the day always stands first.
fn numeric(pieces: &[Piece], order: DayOrder) -> Option<(NaiveDate, usize)> {
    let mut cursor = Cursor { pieces, at: 0 };
    let one = cursor.number(1..=2)?;
    let mark = cursor.mark(&['/', '.', '-'])?;
    let two = cursor.number(1..=2)?;
    cursor.mark(&[mark])?;
    let year = cursor.number(4..=4)?;
    let (day, month) = match (one, two) {
        (day @ 13..=31, month) => (day, month),
        (month, day @ 13..=31) if mark != '.' => (day, month),
        (day, month) if day == month || mark == '.' || order == DayOrder::DayFirst => (day, month),
        _ => return None,
    };
    Some((date(year, month, day)?, cursor.at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printed_dates() {
        for (text, want) in [
            ("2021-12-02", "2021-12-02"),
            ("on 2021/12/02 at noon", "2021-12-02"),
            ("2021-12-02T09:23:00+03:00", "2021-12-02"),
            ("Published November 24th, 2021 - 09:23 GMT", "2021-11-24"),
            ("24 November 2021", "2021-11-24"),
            ("24th of November, 2021", "2021-11-24"),
            ("Wed, Nov. 24, 2021", "2021-11-24"),
            ("1er décembre 2019", "2019-12-01"),
            ("1. Dezember 2019", "2019-12-01"),
            ("3 de mayo de 2020", "2020-05-03"),
            ("15 августа 2016, 18:02", "2016-08-15"),
            ("۲۴ نوامبر ۲۰۲۱", "2021-11-24"),
            ("2 ديسمبر 2021", "2021-12-02"),
            ("2021년 12월 2일", "2021-12-02"),
            ("24/11/2021", "2021-11-24"),
            ("11/24/2021", "2021-11-24"),
            ("04/05/2021", ""),
            ("05/05/2021", "2021-05-05"),
            ("4.5.2021", "2021-05-04"),
            ("24-Nov-2021", "2021-11-24"),
            ("31 February 2021", ""),
            ("3 years ago", ""),
            ("(October 8)", ""),
            ("2020 Doha agreement", ""),
            ("192.168.10.2021", ""),
            ("November 2021", ""),
            ("May 3 2021", "2021-05-03"),
        ] {
            let found = first(text, DayOrder::Unknown).map(|date| date.to_string()).unwrap_or_default();
            assert_eq!(found, want, "{text}");
        }
        assert_eq!(first("04/05/2021", DayOrder::DayFirst), NaiveDate::from_ymd_opt(2021, 5, 4));
    }

    #[test]
    fn values_and_reduced_precision() {
        for (value, want) in [
            ("20211202", Some("2021-12-02")),
            ("20211202T101500Z", Some("2021-12-02")),
            ("1638403200", Some("2021-12-02")),
            ("November 2021", Some("2021-11")),
            ("2021-11", Some("2021-11")),
            ("2021", Some("2021")),
            ("last week", None),
            ("04/05/2021", None),
        ] {
            assert_eq!(edtf(value).as_deref(), want, "{value}");
        }
    }

    #[test]
    fn relative_times_are_told_from_sentences() {
        for (line, want) in [
            ("3 years ago", true),
            ("Updated 2 hours ago", true),
            ("5h ago", true),
            ("Yesterday", true),
            ("He left 3 years ago", false),
            ("Three envoys came", false),
        ] {
            assert_eq!(is_relative(line), want, "{line}");
        }
    }

    #[test]
    fn lines_that_are_only_a_date() {
        for (line, want) in [
            ("Published November 24th, 2021 - 09:23 GMT", true),
            ("Wed 24 Nov 2021 09.23 EST", true),
            ("On November 24, 2021 the sides met", false),
        ] {
            assert_eq!(is_only_date(line, &find(line, DayOrder::Unknown)), want, "{line}");
        }
        assert_eq!(label("Last updated on "), Some(Label::Updated));
        assert_eq!(label("Published: "), Some(Label::Published));
        assert_eq!(label("The sides met on "), None);
    }
}
