//! Dates in texts of other languages: full dates only, by a table of names. The rules of English stay with English.

use chrono::NaiveDate;

use super::cursor::{number, past_comma, tight_mark};
use super::numeric;
use super::point::Calendar;
use super::span::Span;
use super::{DateExpression, DateKind, Printed, dates, solar_hijri, unresolved};
use crate::reading::tokens::{Kind, Token, tokens};

/// The names that one language gives months and weekdays, in lower case and as `folded` leaves them.
struct Names {
    /// ISO 639 codes.
    languages: &'static [&'static str],
    months: [&'static [&'static str]; 12],
    weekdays: &'static [&'static str],
    /// What may stand between weekday, day, month and year.
    joints: &'static [&'static str],
}

#[rustfmt::skip]
const NAMES: [Names; 11] = [
    Names {
        languages: &["fr"],
        months: [&["janvier", "janv"], &["février", "févr"], &["mars"], &["avril"], &["mai"], &["juin"], &["juillet", "juil"],
            &["août"], &["septembre", "sept"], &["octobre", "oct"], &["novembre", "nov"], &["décembre", "déc"]],
        weekdays: &["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
        joints: &["er", "le", "de"],
    },
    Names {
        languages: &["de"],
        months: [&["januar", "jänner", "jan"], &["februar", "feber", "feb"], &["märz"], &["april", "apr"], &["mai"], &["juni"], &["juli"],
            &["august", "aug"], &["september", "sept"], &["oktober", "okt"], &["november", "nov"], &["dezember", "dez"]],
        weekdays: &["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag"],
        joints: &["der", "den", "dem"],
    },
    Names {
        languages: &["es"],
        months: [&["enero"], &["febrero"], &["marzo"], &["abril"], &["mayo"], &["junio"], &["julio"], &["agosto"],
            &["septiembre", "setiembre"], &["octubre"], &["noviembre"], &["diciembre"]],
        weekdays: &["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
        joints: &["de", "del", "el", "º", "año"],
    },
    Names {
        languages: &["it"],
        months: [&["gennaio"], &["febbraio"], &["marzo"], &["aprile"], &["maggio"], &["giugno"], &["luglio"], &["agosto"],
            &["settembre"], &["ottobre"], &["novembre"], &["dicembre"]],
        weekdays: &["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"],
        joints: &["º", "del"],
    },
    Names {
        languages: &["pt"],
        months: [&["janeiro"], &["fevereiro"], &["março"], &["abril"], &["maio"], &["junho"], &["julho"], &["agosto"],
            &["setembro"], &["outubro"], &["novembro"], &["dezembro"]],
        weekdays: &["segunda", "terça", "quarta", "quinta", "sexta", "sábado", "domingo"],
        joints: &["de", "do", "º"],
    },
    Names {
        languages: &["nl"],
        months: [&["januari"], &["februari"], &["maart"], &["april"], &["mei"], &["juni"], &["juli"], &["augustus"],
            &["september"], &["oktober"], &["november"], &["december"]],
        weekdays: &["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"],
        joints: &[],
    },
    Names {
        languages: &["ru"],
        months: [&["января", "январь", "январе"], &["февраля", "февраль", "феврале"], &["марта", "март", "марте"],
            &["апреля", "апрель", "апреле"], &["мая", "май", "мае"], &["июня", "июнь", "июне"], &["июля", "июль", "июле"],
            &["августа", "август", "августе"], &["сентября", "сентябрь", "сентябре"], &["октября", "октябрь", "октябре"],
            &["ноября", "ноябрь", "ноябре"], &["декабря", "декабрь", "декабре"]],
        weekdays: &["понедельник", "вторник", "среда", "среду", "четверг", "пятница", "пятницу", "суббота", "субботу", "воскресенье"],
        joints: &["го"],
    },
    Names {
        languages: &["tr"],
        months: [&["ocak"], &["şubat"], &["mart"], &["nisan"], &["mayıs"], &["haziran"], &["temmuz"], &["ağustos"], &["eylül"],
            &["ekim"], &["kasım"], &["aralık"]],
        weekdays: &["pazartesi", "salı", "çarşamba", "perşembe", "cuma", "cumartesi", "pazar"],
        joints: &[],
    },
    Names {
        languages: &["ar"],
        // The months of Egypt and the Gulf, those of the Levant and Iraq, and those of the Maghreb.
        months: [&["ینایر", "کانون الثانی", "جانفی"], &["فبرایر", "شباط", "فیفری"], &["مارس", "اذار"], &["ابریل", "نیسان", "افریل"],
            &["مایو", "ایار", "مای"], &["یونیو", "یونیه", "حزیران", "جوان"], &["یولیو", "یولیه", "تموز", "جویلیه"],
            &["اغسطس", "اب", "اوت"], &["سبتمبر", "ایلول"], &["اکتوبر", "تشرین الاول"], &["نوفمبر", "تشرین الثانی"],
            &["دیسمبر", "کانون الاول"]],
        weekdays: &["الاثنین", "الثلاثاء", "الاربعاء", "الخمیس", "الجمعه", "السبت", "الاحد"],
        joints: &["من", "عام", "سنه", "لعام", "شهر"],
    },
    Names {
        languages: &["fa", "prs", "ur"],
        months: [&["ژانویه", "جنوری"], &["فوریه", "فبروری", "فروری"], &["مارس", "مارچ"], &["اوریل", "اپریل"], &["مه", "می", "مئی"],
            &["ژوین", "ژوئن", "جون"], &["ژوییه", "ژوئیه", "جولای", "جولائی"], &["اوت", "اگست", "اگوست"],
            &["سپتامبر", "سپتمبر", "ستمبر"], &["اکتبر", "اکتوبر"], &["نوامبر", "نومبر"], &["دسامبر", "دسمبر"]],
        weekdays: &["شنبه", "یکشنبه", "دوشنبه", "سه شنبه", "چهارشنبه", "پنجشنبه", "جمعه"],
        joints: &["ماه", "سال", "م"],
    },
    Names {
        languages: &["ps"],
        months: [&["جنوری"], &["فبروری"], &["مارچ"], &["اپریل"], &["می"], &["جون"], &["جولای"], &["اګست", "اگست"],
            &["سپتمبر", "سپټمبر"], &["اکتوبر"], &["نومبر", "نوامبر"], &["دسمبر", "ډسمبر"]],
        weekdays: &["شنبه", "یکشنبه", "دوشنبه", "سه شنبه", "چهارشنبه", "پنجشنبه", "جمعه"],
        joints: &["د", "کال", "په", "مه", "میاشتې"],
    },
];

/// Months of the Islamic lunar calendar, whose days need the sighting of the moon.
const LUNAR: &[&str] = &["محرم", "صفر", "ربیع", "جمادی", "رجب", "شعبان", "رمضان", "شوال"];

/// Words longer than any name here are not looked up.
const LONGEST: usize = 32;

/// Every date in a text of a language (an ISO 639 code, with or without region), in order and without overlaps. English, or
/// no language, is read by all rules of [`dates`]; of others, dates in figures and by the names of months. A date
/// without its year stays open. Linear.
#[must_use]
pub fn dates_in(text: &str, published: Option<NaiveDate>, language: Option<&str>) -> Vec<DateExpression> {
    let language = language.and_then(|code| code.split(['-', '_']).next()).unwrap_or("en").to_ascii_lowercase();
    if language == "en" || language.is_empty() {
        return dates(text, published);
    }
    let names = NAMES.iter().find(|names| names.languages.contains(&&*language));
    let reader = Reader { tokens: &tokens(text), names, solar: matches!(&*language, "fa" | "prs" | "ps") };
    let mut printed = Printed::new(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < reader.tokens.len() {
        let Some((mut expression, end)) = reader.date(at) else {
            at += 1;
            continue;
        };
        expression.text = printed.slice(&expression.range).to_owned();
        found.push(expression);
        at = end.max(at + 1);
    }
    found
}

/// Letters that Arabic and Persian keyboards write differently, made one.
fn folded(word: &str) -> String {
    let one = |letter: char| match letter {
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        'أ' | 'إ' | 'آ' => 'ا',
        'ة' => 'ه',
        other => other,
    };
    word.chars().map(one).collect()
}

/// A month of some calendar.
#[derive(Clone, Copy)]
enum Month {
    Gregorian(u32),
    Solar(u32),
    Lunar,
}

/// What is known of a language.
struct Reader<'t> {
    tokens: &'t [Token<'t>],
    names: Option<&'static Names>,
    /// Whether the language counts years by the Solar Hijri calendar.
    solar: bool,
}

impl Reader<'_> {
    fn word(&self, at: usize) -> Option<String> {
        let token = self.tokens.get(at).filter(|token| token.kind == Kind::Word && token.text.len() <= LONGEST)?;
        Some(folded(&token.lower))
    }

    /// The date that starts here, and the token after it.
    fn date(&self, at: usize) -> Option<(DateExpression, usize)> {
        let start = if self.weekday(at) { self.past_joints(past_comma(self.tokens, at + 1)) } else { at };
        let found = self
            .in_figures(start)
            .or_else(|| self.day_first(start))
            .or_else(|| self.year_first(start))
            .or_else(|| self.east_asian(start))
            .or_else(|| self.month_of_year(start));
        let (span, needs, end) = found?;
        let why = span.map_or("read by the names of its months alone", |span| span.why);
        let mut expression = unresolved(self.tokens, at, end, DateKind::Date, needs, why);
        // What follows the sign of a day stands without a blank: “9日在多哈”.
        let last = &self.tokens[end - 1];
        if last.text.starts_with(['日', '月', '일', '월']) {
            expression.range.end = last.start + 1;
        }
        if let Some(span) = span {
            super::resolved(&mut expression, span);
        }
        Some((expression, end))
    }

    fn weekday(&self, at: usize) -> bool {
        let name = self.word(at);
        let known = self.names.zip(name).is_some_and(|(names, word)| names.weekdays.contains(&&*word));
        // “segunda-feira” is left to its date.
        known && self.tokens.get(at + 1).is_some_and(|next| !next.line_start)
    }

    /// The month that starts here: of two words, of one, or of one beside another name of it (“أكتوبر/تشرين الأول”).
    fn month(&self, at: usize) -> Option<(Month, usize)> {
        let first = self.word(at)?;
        let (month, mut end) = self.month_name(&first, at)?;
        if tight_mark(self.tokens, end, &['/'])
            && let Some((_, after)) = self.word(end + 1).and_then(|word| self.month_name(&word, end + 1))
        {
            end = after;
        }
        Some((month, end))
    }

    fn month_name(&self, first: &str, at: usize) -> Option<(Month, usize)> {
        if let Some(names) = self.names {
            let both = self.word(at + 1).map(|second| format!("{first} {second}"));
            let place = |name: &str| names.months.iter().position(|known| known.contains(&name));
            let two = both.as_deref().and_then(place).map(|index| (index, at + 2));
            if let Some((index, end)) = two.or_else(|| place(first).map(|index| (index, at + 1))) {
                let short = first.chars().count() <= 4 && tight_mark(self.tokens, end, &['.']);
                return Some((Month::Gregorian(index as u32 + 1), end + usize::from(short)));
            }
        }
        if self.solar
            && let Some(month) = solar_hijri::month(first)
        {
            return Some((Month::Solar(month), at + 1));
        }
        let lunar = LUNAR.contains(&first) && self.names.is_some();
        let second =
            self.word(at + 1).is_some_and(|word| matches!(&*word, "الاول" | "الثانی" | "الاولی" | "الاخر" | "الثانیه"));
        lunar.then(|| (Month::Lunar, at + 1 + usize::from(second && matches!(first, "ربیع" | "جمادی"))))
    }

    /// The place after at most two words that only join, and the point of an ordinal.
    fn past_joints(&self, at: usize) -> usize {
        let mut end = at;
        for _ in 0..2 {
            let joint = self.names.zip(self.word(end)).is_some_and(|(names, word)| names.joints.contains(&&*word));
            end += usize::from(joint && !self.tokens[end].line_start);
        }
        end
    }

    fn day_number(&self, at: usize) -> Option<(u64, usize)> {
        let day = number(self.tokens, at).filter(|day| (1..=31).contains(day) && self.tokens[at].digits() <= 2)?;
        let glued = at > 0
            && !self.tokens[at].spaced
            && self.tokens[at - 1].kind != Kind::Word
            && !self.tokens[at - 1].is_mark(&['(', '«', '"', '“', '-', '–']);
        let point = at + 1 + usize::from(tight_mark(self.tokens, at + 1, &['.']));
        (!glued).then_some((day, point))
    }

    fn year(&self, at: usize) -> Option<(u64, usize)> {
        let year = number(self.tokens, at).filter(|_| self.tokens[at].digits() == 4)?;
        let longer = tight_mark(self.tokens, at + 1, &['.', ',', ':', '/'])
            && self.tokens.get(at + 2).is_some_and(|next| next.kind == Kind::Number && !next.spaced);
        (!longer).then_some((year, at + 1))
    }

    /// “8 octobre 2021”, “8. Oktober 2021”, “8 de octubre de 2021”, «۱۷ میزان ۱۴۰۰».
    fn day_first(&self, at: usize) -> Option<(Option<Span>, Option<&'static str>, usize)> {
        let (day, after) = self.day_number(at).filter(|(_, end)| self.same_line(at, *end))?;
        let (month, end) = self.month(self.past_joints(after))?;
        let joined = self.past_joints(past_comma(self.tokens, end));
        match self.year(joined).filter(|(_, end)| self.same_line(at, *end)) {
            Some((year, end)) => Some(known(year, month, Some(day), end)),
            None => Some((None, Some("the year"), end)),
        }
    }

    /// «د ۲۰۲۱ کال د اکتوبر په ۸مه»
    fn year_first(&self, at: usize) -> Option<(Option<Span>, Option<&'static str>, usize)> {
        let (year, after) = self.year(at)?;
        let (month, end) = self.month(self.past_joints(after))?;
        let (day, end) = self.day_number(self.past_joints(end)).map_or((None, end), |(day, end)| (Some(day), end));
        Some(known(year, month, day, end))
    }

    /// “octobre 2021”
    fn month_of_year(&self, at: usize) -> Option<(Option<Span>, Option<&'static str>, usize)> {
        let (month, end) = self.month(at)?;
        let (year, end) = self.year(self.past_joints(end)).filter(|(_, end)| self.same_line(at, *end))?;
        Some(known(year, month, None, end))
    }

    /// “2021年10月8日”, “2021년 10월 8일”
    fn east_asian(&self, at: usize) -> Option<(Option<Span>, Option<&'static str>, usize)> {
        let (year, mut end) = self.year(at)?;
        let mut parts = [None; 2];
        if !self.tokens.get(end)?.is_in(&["年", "년"]) {
            return None;
        }
        for (part, signs) in parts.iter_mut().zip([["月", "월"], ["日", "일"]]) {
            // The sign of a day may be one word with what follows it.
            let sign = self.tokens.get(end + 2).filter(|sign| signs.iter().any(|known| sign.text.starts_with(known)));
            let Some(value) = number(self.tokens, end + 1).filter(|_| sign.is_some()) else { break };
            *part = Some(value);
            end += 2;
        }
        let [Some(month), day] = parts else { return None };
        Some(known(year, Month::Gregorian(u32::try_from(month).ok()?), day, end + 1))
    }

    fn same_line(&self, from: usize, to: usize) -> bool {
        (from + 1..to).all(|at| !self.tokens[at].line_start)
    }

    /// ISO 8601, `8.10.2021`, `08/10/2021`: the day first, as everywhere but in America. `1400/07/17` by the calendar of
    /// the language.
    fn in_figures(&self, at: usize) -> Option<(Option<Span>, Option<&'static str>, usize)> {
        let year = number(self.tokens, at)?;
        let separated = tight_mark(self.tokens, at + 1, &['/', '-']) && tight_mark(self.tokens, at + 3, &['/', '-']);
        if solar_hijri::is_year(year) && separated {
            let month = number(self.tokens, at + 2).and_then(|month| u32::try_from(month).ok());
            let month = month.filter(|month| (1..=12).contains(month))?;
            let day = number(self.tokens, at + 4).filter(|day| (1..=31).contains(day))?;
            let calendar = if self.solar { Month::Solar(month) } else { Month::Lunar };
            return Some(known(year, calendar, Some(day), at + 5));
        }
        let (date, end) = numeric::read(self.tokens, at, false, true)?;
        let Calendar { year: Some(year), month: Some(month), day: Some(day), .. } = date else { return None };
        let span = NaiveDate::from_ymd_opt(year, month, day).map(|day| Span::new(day, day, "as it says"))?;
        Some((Some(span), None, end))
    }
}

/// The days of a full date, or what it takes to know them.
fn known(year: u64, month: Month, day: Option<u64>, end: usize) -> (Option<Span>, Option<&'static str>, usize) {
    let (span, needs) = match month {
        Month::Lunar => (None, "conversion from the Islamic calendar"),
        Month::Solar(month) => (solar_hijri::days(year, month, day), "a day of the Solar Hijri calendar"),
        Month::Gregorian(month) => {
            let year = i32::try_from(year).ok().filter(|year| (1000..3000).contains(year));
            let span = year.and_then(|year| match day {
                Some(day) => NaiveDate::from_ymd_opt(year, month, u32::try_from(day).ok()?)
                    .map(|day| Span::new(day, day, "as it says")),
                None => Span::months(year, month, 1, "as it says"),
            });
            (span, "a day that the month has")
        }
    };
    (span, span.is_none().then_some(needs), end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(language: &str, text: &str) -> String {
        let shown = dates_in(text, None, Some(language)).into_iter().map(|date| {
            let edtf = date.edtf.map_or_else(|| date.needs.unwrap_or("?").to_owned(), |edtf| edtf.to_string());
            format!("{} = {edtf}", date.text)
        });
        shown.collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn full_dates_by_the_names_of_months() {
        for (language, text, expect) in [
            ("fr", "le vendredi 8 octobre 2021 à Doha", "vendredi 8 octobre 2021 = 2021-10-08"),
            ("fr-CH", "le 1er août 2021", "1er août 2021 = 2021-08-01"),
            ("fr", "en octobre 2021, puis le 9 octobre", "octobre 2021 = 2021-10; 9 octobre = the year"),
            (
                "de",
                "am Freitag, 8. Oktober 2021 und am 08.10.2021",
                "Freitag, 8. Oktober 2021 = 2021-10-08; 08.10.2021 = 2021-10-08",
            ),
            ("es", "el 8 de octubre de 2021", "8 de octubre de 2021 = 2021-10-08"),
            ("it", "sabato 9 ottobre 2021", "sabato 9 ottobre 2021 = 2021-10-09"),
            ("pt", "a 9 de outubro de 2021", "9 de outubro de 2021 = 2021-10-09"),
            ("nl", "zaterdag 9 oktober 2021", "zaterdag 9 oktober 2021 = 2021-10-09"),
            ("ru", "9 октября 2021 года", "9 октября 2021 = 2021-10-09"),
            ("tr", "9 Ekim 2021 Cumartesi", "9 Ekim 2021 = 2021-10-09"),
            ("ar", "في 9 أكتوبر/تشرين الأول 2021", "9 أكتوبر/تشرين الأول 2021 = 2021-10-09"),
            ("ar", "السبت ٩ تشرين الأول ٢٠٢١", "السبت ٩ تشرين الأول ٢٠٢١ = 2021-10-09"),
            ("ar", "3 ربيع الأول 1443", "3 ربيع الأول 1443 = conversion from the Islamic calendar"),
            ("fa", "شنبه ۱۷ مهر ۱۴۰۰", "شنبه ۱۷ مهر ۱۴۰۰ = 2021-10-09"),
            ("fa", "۹ اکتبر ۲۰۲۱ و ۱۴۰۰/۰۷/۱۷", "۹ اکتبر ۲۰۲۱ = 2021-10-09; ۱۴۰۰/۰۷/۱۷ = 2021-10-09"),
            ("prs", "۱۷ میزان سال ۱۴۰۰", "۱۷ میزان سال ۱۴۰۰ = 2021-10-09"),
            ("ps", "د ۲۰۲۱ کال د اکتوبر په ۹مه", "۲۰۲۱ کال د اکتوبر په ۹ = 2021-10-09"),
            ("ur", "9 اکتوبر 2021", "9 اکتوبر 2021 = 2021-10-09"),
            ("zh", "2021年10月9日在多哈", "2021年10月9日 = 2021-10-09"),
            ("pl", "9 października 2021, 2021-10-09", "2021-10-09 = 2021-10-09"),
            ("fr", "31 février 2021", "31 février 2021 = a day that the month has"),
            ("fr", "mars, mai et 8/10", ""),
        ] {
            assert_eq!(read(language, text), expect, "{language}: {text}");
        }
        assert_eq!(dates_in("on Saturday", NaiveDate::from_ymd_opt(2021, 10, 12), Some("en-GB")).len(), 1);
        assert_eq!(dates_in("on Saturday", NaiveDate::from_ymd_opt(2021, 10, 12), None).len(), 1);
        assert_eq!(dates_in("on Saturday", NaiveDate::from_ymd_opt(2021, 10, 12), Some("fr")), []);
    }
}
