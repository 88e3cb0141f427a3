//! A bare amount: digits, number words, fractions, vague multiples, with the scale and the percent sign after it.

use crate::reading::numerals::{below_hundred, cardinal, hyphen_at, ordinal, scale, unit};
use crate::reading::tokens::{Kind, Token};

/// How loosely a number is meant without any hedge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Loose {
    /// As it stands.
    No,
    /// “a couple”
    About,
    /// A multiple of the number: “dozens”.
    Multiple,
}

/// A number without hedge or noun.
#[derive(Clone, Debug)]
pub(super) struct Amount {
    pub number: f64,
    /// The scale word or letter that the number was multiplied by; 1 where there is none.
    pub scale: f64,
    /// How loosely it is meant by itself.
    pub loose: Loose,
    /// The words also stand where nothing is counted.
    pub weak: bool,
    /// What is counted stands in the singular.
    pub single: bool,
    /// A percent sign or a currency that belongs to the number.
    pub unit: Option<String>,
    /// The tokens it takes.
    pub used: usize,
}

impl Amount {
    fn new(number: f64, used: usize) -> Self {
        let single = number > 0.0 && number <= 1.0;
        Self { number, scale: 1.0, loose: Loose::No, weak: false, single, unit: None, used }
    }
}

/// Plurals that stand for several times their number.
const PLURALS: &[(&str, f64)] = &[
    ("tens", 10.0),
    ("dozens", 12.0),
    ("scores", 20.0),
    ("hundreds", 100.0),
    ("thousands", 1e3),
    ("lakhs", 1e5),
    ("millions", 1e6),
    ("crores", 1e7),
    ("billions", 1e9),
    ("trillions", 1e12),
];

/// Letters that follow digits without a blank.
const SUFFIXES: &[(&str, f64)] =
    &[("k", 1e3), ("mn", 1e6), ("mln", 1e6), ("bn", 1e9), ("bln", 1e9), ("tn", 1e12), ("trn", 1e12)];

/// Letters that mean a scale after money, and metres or bytes elsewhere.
const MONEY_SUFFIXES: &[(&str, f64)] = &[("m", 1e6), ("b", 1e9), ("t", 1e12)];

const FRACTIONS: &[(&str, f64)] = &[
    ("half", 2.0),
    ("halves", 2.0),
    ("third", 3.0),
    ("thirds", 3.0),
    ("quarter", 4.0),
    ("quarters", 4.0),
    ("fourth", 4.0),
    ("fourths", 4.0),
    ("fifth", 5.0),
    ("fifths", 5.0),
    ("sixth", 6.0),
    ("sixths", 6.0),
    ("eighth", 8.0),
    ("eighths", 8.0),
    ("tenth", 10.0),
    ("tenths", 10.0),
];

const VULGAR: &[(char, f64)] = &[('½', 0.5), ('¼', 0.25), ('¾', 0.75), ('⅓', 1.0 / 3.0), ('⅔', 2.0 / 3.0)];

/// Words after “no” that do not say that there was none.
const NO_WHAT: &[&str] = &[
    "longer",
    "more",
    "less",
    "fewer",
    "greater",
    "later",
    "doubt",
    "matter",
    "way",
    "idea",
    "sense",
    "means",
    "question",
    "need",
    "wonder",
    "such",
    "other",
    "secret",
    "surprise",
    "comment",
    "reason",
    "intention",
    "plans",
    "time",
    "chance",
    "choice",
    "place",
];

fn word<'t>(tokens: &'t [Token], at: usize) -> &'t str {
    tokens.get(at).filter(|token| token.kind == Kind::Word).map_or("", |token| &*token.lower)
}

/// The amount that starts here. `money`: a currency stands before it.
pub(super) fn amount(tokens: &[Token], money: bool) -> Option<Amount> {
    let mut found = vague(tokens)
        .or_else(|| none(tokens))
        .or_else(|| fraction(tokens))
        .or_else(|| digits(tokens, money))
        .or_else(|| in_words(tokens))?;
    if found.loose == Loose::Multiple || found.number == 0.0 {
        return Some(found);
    }
    scaled(&mut found, tokens, money);
    let rest = &tokens[found.used.min(tokens.len())..];
    if rest.first().is_some_and(|token| token.is_mark(&['%', '٪', '％'])) {
        found.unit = Some("%".to_owned());
        found.used += 1;
    } else {
        let hyphen = usize::from(hyphen_at(rest, 0));
        let percent = match (word(rest, hyphen), word(rest, hyphen + 1)) {
            ("percent" | "pct" | "percentage", "points" | "point") => 0,
            ("percent" | "pct", _) => 1,
            ("per", "cent") => 2,
            _ => 0,
        };
        if percent > 0 {
            found.unit = Some("%".to_owned());
            found.used += hyphen + percent;
        }
    }
    Some(found)
}

fn plural(word: &str) -> Option<f64> {
    PLURALS.iter().find(|(known, _)| *known == word).map(|(_, value)| *value)
}

/// “dozens of”, “tens of thousands”, “several hundred”, “a few dozen”, “a handful”.
fn vague(tokens: &[Token]) -> Option<Amount> {
    let multiple =
        |number: f64, used: usize| Amount { loose: Loose::Multiple, single: false, ..Amount::new(number, used) };
    let first = word(tokens, 0);
    if let Some(number) = plural(first) {
        let of = word(tokens, 1) == "of";
        if of && let Some(inner) = plural(word(tokens, 2)) {
            return Some(multiple(number * inner, 3));
        }
        // Tens and scores are other things as well.
        return (of || !matches!(first, "tens" | "scores")).then(|| multiple(number, 1));
    }
    let article = usize::from(first == "a");
    match word(tokens, article) {
        "several" | "few" if article == 1 || first == "several" => {
            let scales = (1..=2).map_while(|next| scale(word(tokens, article + next))).collect::<Vec<_>>();
            let number = scales.iter().map(|scale| *scale as f64).product();
            Some(Amount { weak: scales.is_empty(), ..multiple(number, article + 1 + scales.len()) })
        }
        "handful" if article == 1 => Some(multiple(1.0, 2)),
        "couple" => {
            let of = usize::from(word(tokens, article + 1) == "of");
            let scaled = scale(word(tokens, article + 1 + of));
            // A couple is also two people who live together.
            let counts = of == 1 || scaled.is_some() || tokens.len() == article + 1;
            counts.then(|| Amount {
                weak: scaled.is_none(),
                loose: Loose::About,
                ..Amount::new(2.0, article + 1 + of * usize::from(scaled.is_some()))
            })
        }
        _ => None,
    }
}

/// “none”, “no Americans”, “not a single soldier”, “not one”.
fn none(tokens: &[Token]) -> Option<Amount> {
    let zero = |used: usize| {
        let single = used > 1 && word(tokens, used - 1) != "one";
        Some(Amount { weak: true, single, ..Amount::new(0.0, used) })
    };
    match (word(tokens, 0), word(tokens, 1), word(tokens, 2)) {
        ("none" | "nobody", ..) => zero(1),
        ("not", "a", "single") => zero(3),
        ("not" | "no", "one", next) => zero(if next == "single" { 3 } else { 2 }),
        ("no", "single", _) => zero(2),
        ("no", next, _) if !next.is_empty() && !NO_WHAT.contains(&next) => {
            super::unit::counts(tokens, 1).then(|| zero(1)).flatten()
        }
        _ => None,
    }
}

/// “half”, “two-thirds”, “a quarter”, “half a million”, “one in five”, “½”.
fn fraction(tokens: &[Token]) -> Option<Amount> {
    if let Some((_, value)) =
        tokens.first().and_then(Token::mark).and_then(|mark| VULGAR.iter().find(|(known, _)| *known == mark))
    {
        return Some(Amount::new(*value, 1));
    }
    let (count, mut used) = match word(tokens, 0) {
        "half" => (1.0, 0),
        "a" | "one" => (1.0, 1),
        first => (unit(first).filter(|count| (2..10).contains(count))? as f64, 1),
    };
    let of = match (word(tokens, 1), word(tokens, 2)) {
        ("in", _) => 2,
        ("out", "of") => 3,
        _ => 0,
    };
    if used == 1 && word(tokens, 0) != "a" && of > 0 {
        // “two in Kabul” is no share, “two in five” is.
        let whole = match tokens.get(of) {
            Some(token) if token.kind == Kind::Number => token.value.map(|whole| (whole, 1)),
            _ => tokens.get(of..).and_then(below_hundred),
        };
        let (whole, taken) = whole?;
        return (whole > 1 && count < whole as f64).then(|| Amount::new(count / whole as f64, of + taken));
    }
    used += usize::from(used == 1 && hyphen_at(tokens, used));
    let (_, parts) = FRACTIONS.iter().find(|(known, _)| *known == word(tokens, used))?;
    let mut found = Amount::new(count / parts, used + 1);
    // “half a million”, “a quarter of a million”, “half a dozen”
    let of = usize::from(word(tokens, found.used) == "of");
    let article = usize::from(matches!(word(tokens, found.used + of), "a" | "an" | "one"));
    if article == 1
        && let Some(scale) = scale(word(tokens, found.used + of + 1))
    {
        found.scale = scale as f64;
        found.number *= found.scale;
        found.used += of + 2;
        return Some(found);
    }
    // “a third meeting” and “the second half” are no shares.
    let share = of == 1 || word(tokens, 0) == "half" || count > 1.0 || found.used >= tokens.len();
    share.then_some(found)
}

/// Digits with their grouping: “1,200.5”, “1.200,5”, “1 200”, “1’200”, “۱٬۲۰۰”.
fn digits(tokens: &[Token], money: bool) -> Option<Amount> {
    let first = tokens.first().filter(|token| token.kind == Kind::Number)?;
    let tight = |at: usize, marks: &[char]| {
        tokens.get(at).filter(|token| !token.spaced).and_then(Token::mark).filter(|mark| marks.contains(mark))
    };
    let group = |at: usize| tokens.get(at).filter(|token| token.digits() == 3);
    if tight(1, &[':', '/']).is_some() && tokens.get(2).is_some_and(|token| token.digits() > 0 && !token.spaced) {
        return None;
    }
    let (mut number, mut used) = (first.value? as f64, 1);
    let short = first.digits() <= 3 && first.value != Some(0);
    let mut grouped = None;
    // Five groups of three are all that a count needs.
    for _ in 0..5 {
        let mark = tight(used, &[',', '.', '\'', '’', '٬', '،']);
        let blank = tokens.get(used).is_some_and(|token| token.spaced && !token.line_start && token.digits() == 3);
        let next = match mark {
            Some(_) if group(used + 1).is_some_and(|token| !token.spaced) => used + 1,
            None if blank && !matches!(grouped, Some(Some(_))) => used,
            _ => break,
        };
        if !short || grouped.is_some_and(|known| known != mark) || decimal_point(tokens, used, mark, grouped, money) {
            break;
        }
        number = number * 1000.0 + tokens[next].value? as f64;
        grouped = Some(mark);
        used = next + 1;
    }
    if let Some(mark) = tight(used, &['.', ',', '٫'])
        && grouped.flatten() != Some(mark)
        && let Some(decimals) = tokens.get(used + 1).filter(|token| token.digits() > 0 && !token.spaced)
    {
        // The second part of a list, “3,14”, reads as one number, which is what continental Europe prints.
        number += decimals.value? as f64 / 10_f64.powi(i32::try_from(decimals.digits()).ok()?);
        used += 2;
    }
    if let Some(mark) = tight(used, &['½', '¼', '¾'])
        && let Some((_, value)) = VULGAR.iter().find(|(known, _)| *known == mark)
    {
        number += value;
        used += 1;
    }
    // An ordinal counts nothing, and “24/7” is a manner of speaking.
    if ordinal(tokens).is_some() || tight(used, &['/']).is_some() {
        return None;
    }
    Some(Amount::new(number, used))
}

/// A point before three digits is a decimal point where a scale, a percent sign or more decimals follow: “1.250 billion”.
fn decimal_point(tokens: &[Token], at: usize, mark: Option<char>, grouped: Option<Option<char>>, money: bool) -> bool {
    if mark != Some('.') || grouped.is_some() {
        return false;
    }
    let next = tokens.get(at + 2);
    let scaled = next.is_some_and(|token| {
        token.is_mark(&['%']) || scale(&token.lower).is_some() || token.is_in(&["percent", "per", "bn", "mn", "m"])
    });
    scaled && !(money && next.is_none())
}

/// “one hundred and five”, “seven”, “a hundred”.
fn in_words(tokens: &[Token]) -> Option<Amount> {
    let (value, used) = cardinal(tokens)?;
    let one = used == 1 && value == 1;
    if one && matches!(word(tokens, 1), "of" | "another" | "day" | "time" | "side" | "that" | "who" | "or" | "thing") {
        return None;
    }
    if ordinal(tokens).is_some() {
        return None;
    }
    let mut found = Amount { weak: one, ..Amount::new(value as f64, used) };
    // The scale within the words, so that “two to three million” can share it.
    found.scale = tokens[..used].iter().filter_map(|token| scale(&token.lower)).map(|scale| scale as f64).product();
    // “one and a half million”
    if word(tokens, used) == "and"
        && word(tokens, used + 1) == "a"
        && let Some((_, parts)) = FRACTIONS.iter().find(|(known, _)| *known == word(tokens, used + 2))
    {
        let last = tokens[used - 1].lower.as_ref();
        found.number += scale(last).map_or(1.0, |scale| scale as f64) / parts;
        found.used += 3;
        found.weak = false;
    }
    Some(found)
}

/// The scales and letters after a number: “1.2 million”, “9.5bn”, “3m”, “2 hundred thousand”.
fn scaled(found: &mut Amount, tokens: &[Token], money: bool) {
    if let Some(token) = tokens.get(found.used) {
        let suffix = |table: &[(&str, f64)]| table.iter().find(|(known, _)| *known == token.lower).map(|(_, by)| *by);
        let tight = !token.spaced && tokens[found.used - 1].kind == Kind::Number;
        let money_letter = if money && tight { suffix(MONEY_SUFFIXES) } else { None };
        let letter = suffix(SUFFIXES).filter(|_| tight || token.lower.len() > 1).or(money_letter);
        if let Some(by) = letter {
            found.number *= by;
            found.scale *= by;
            found.used += 1;
            return;
        }
    }
    // Nobody needs more than “hundred thousand million”.
    for _ in 0..3 {
        let hyphen = usize::from(hyphen_at(tokens, found.used));
        let Some(by) = scale(word(tokens, found.used + hyphen)) else { break };
        found.number *= by as f64;
        found.scale *= by as f64;
        found.used += hyphen + 1;
        found.weak = false;
    }
}
