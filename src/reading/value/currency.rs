//! Currencies as sources print them, and their ISO 4217 codes.

use crate::reading::tokens::{Kind, Token};

/// Signs before an amount, or after it.
const SIGNS: &[(char, &str)] = &[
    ('$', "USD"),
    ('€', "EUR"),
    ('£', "GBP"),
    ('¥', "JPY"),
    ('₹', "INR"),
    ('؋', "AFN"),
    ('₽', "RUB"),
    ('₺', "TRY"),
    ('₴', "UAH"),
    ('₪', "ILS"),
    ('₩', "KRW"),
    ('₦', "NGN"),
    ('﷼', "IRR"),
    ('₨', "rupees"),
];

/// Letters before a dollar sign.
const DOLLARS: &[(&str, &str)] = &[
    ("us", "USD"),
    ("u.s", "USD"),
    ("a", "AUD"),
    ("au", "AUD"),
    ("c", "CAD"),
    ("ca", "CAD"),
    ("can", "CAD"),
    ("nz", "NZD"),
    ("hk", "HKD"),
    ("s", "SGD"),
    ("nt", "TWD"),
    ("r", "BRL"),
];

/// Codes and abbreviations that stand before or after an amount.
const CODES: &[(&str, &str)] = &[
    ("usd", "USD"),
    ("eur", "EUR"),
    ("gbp", "GBP"),
    ("afn", "AFN"),
    ("afs", "AFN"),
    ("pkr", "PKR"),
    ("irr", "IRR"),
    ("inr", "INR"),
    // Which rupee is not said.
    ("rs", "rupees"),
    ("chf", "CHF"),
    ("cny", "CNY"),
    ("rmb", "CNY"),
    ("jpy", "JPY"),
    ("rub", "RUB"),
    ("uah", "UAH"),
    ("try", "TRY"),
    ("aed", "AED"),
    ("qar", "QAR"),
    ("qr", "QAR"),
    ("sar", "SAR"),
    ("cad", "CAD"),
    ("aud", "AUD"),
    ("nok", "NOK"),
    ("sek", "SEK"),
    ("dkk", "DKK"),
    ("ils", "ILS"),
    ("egp", "EGP"),
    ("iqd", "IQD"),
    ("syp", "SYP"),
    ("krw", "KRW"),
    ("kzt", "KZT"),
    ("uzs", "UZS"),
    ("brl", "BRL"),
    ("zar", "ZAR"),
];

/// Names after an amount, without the ending of the plural. Those that several states share need the state's adjective.
const NAMES: &[(&str, &str)] = &[
    ("dollar", "USD"),
    ("buck", "USD"),
    ("euro", "EUR"),
    ("pound", "GBP"),
    ("afghani", "AFN"),
    ("yuan", "CNY"),
    ("renminbi", "CNY"),
    ("yen", "JPY"),
    ("rouble", "RUB"),
    ("ruble", "RUB"),
    ("hryvnia", "UAH"),
    ("shekel", "ILS"),
    ("toman", "IRR"),
    ("tenge", "KZT"),
    ("naira", "NGN"),
];

const NATIONAL: &[(&str, &str, &str)] = &[
    ("us", "dollar", "USD"),
    ("american", "dollar", "USD"),
    ("canadian", "dollar", "CAD"),
    ("australian", "dollar", "AUD"),
    ("british", "pound", "GBP"),
    ("egyptian", "pound", "EGP"),
    ("syrian", "pound", "SYP"),
    ("lebanese", "pound", "LBP"),
    ("sudanese", "pound", "SDG"),
    ("pakistani", "rupee", "PKR"),
    ("indian", "rupee", "INR"),
    ("iranian", "rial", "IRR"),
    ("yemeni", "rial", "YER"),
    ("omani", "rial", "OMR"),
    ("qatari", "riyal", "QAR"),
    ("qatari", "rial", "QAR"),
    ("saudi", "riyal", "SAR"),
    ("emirati", "dirham", "AED"),
    ("uae", "dirham", "AED"),
    ("iraqi", "dinar", "IQD"),
    ("kuwaiti", "dinar", "KWD"),
    ("swiss", "franc", "CHF"),
    ("turkish", "lira", "TRY"),
    ("chinese", "yuan", "CNY"),
    ("japanese", "yen", "JPY"),
    ("afghan", "afghani", "AFN"),
    ("russian", "ruble", "RUB"),
    ("russian", "rouble", "RUB"),
    ("tajik", "somoni", "TJS"),
    ("uzbek", "som", "UZS"),
    ("kazakh", "tenge", "KZT"),
    ("korean", "won", "KRW"),
];

/// The code that an abbreviation stands for.
pub(super) fn of_code(word: &str) -> Option<&'static str> {
    CODES.iter().find(|(known, _)| *known == word).map(|(_, code)| *code)
}

fn of_sign(token: &Token) -> Option<&'static str> {
    let mark = token.mark()?;
    SIGNS.iter().find(|(known, _)| *known == mark).map(|(_, code)| *code)
}

/// The currency before an amount and the tokens it takes: “$”, “US$”, “USD ”, “Rs ”.
pub(super) fn before(tokens: &[Token], at: usize) -> (Option<&'static str>, usize) {
    let Some(first) = tokens.get(at) else { return (None, 0) };
    if let Some(code) = of_sign(first) {
        return (Some(code), 1);
    }
    if first.kind != Kind::Word {
        return (None, 0);
    }
    let second = tokens.get(at + 1);
    if let Some((_, code)) = DOLLARS.iter().find(|(letters, _)| *letters == first.lower)
        && second.is_some_and(|token| token.is_mark(&['$']) && !token.spaced)
    {
        return (Some(code), 2);
    }
    // A code must be printed as one; “try 5 times” is no money.
    let printed = first.text.chars().all(char::is_uppercase) || first.is_in(&["rs", "afs"]) && first.is_capitalised();
    match of_code(&first.lower).filter(|_| printed) {
        Some(code) if second.is_some_and(|token| token.kind == Kind::Number) => (Some(code), 1),
        Some(code)
            if second.is_some_and(|token| token.is_mark(&['.']))
                && tokens.get(at + 2).is_some_and(|token| token.kind == Kind::Number) =>
        {
            (Some(code), 2)
        }
        _ => (None, 0),
    }
}

/// The currency after an amount, and the token after it: “dollars”, “US dollars”, “USD”, “€”.
pub(super) fn after(tokens: &[Token], at: usize) -> Option<(&'static str, usize)> {
    let first = tokens.get(at)?;
    if let Some(code) = of_sign(first) {
        // “5 $10 notes” has its sign before the next amount.
        let belongs = tokens.get(at + 1).is_none_or(|token| token.kind != Kind::Number);
        return belongs.then_some((code, at + 1));
    }
    if first.text.chars().all(char::is_uppercase)
        && let Some(code) = of_code(&first.lower)
    {
        return Some((code, at + 1));
    }
    let singular = |token: &Token| token.lower.strip_suffix('s').map_or_else(|| token.lower.to_string(), str::to_owned);
    if let Some((_, code)) = NAMES.iter().find(|(name, _)| *name == first.lower || *name == singular(first)) {
        return Some((code, at + 1));
    }
    // “U.S. dollars”
    let dotted = first.is("u") && tokens.get(at + 2).is_some_and(|token| token.is("s") && !token.spaced);
    let (state, name_at) = if dotted { ("us", at + 4) } else { (&*first.lower, at + 1) };
    let name = tokens.get(name_at)?;
    NATIONAL
        .iter()
        .find(|(of, noun, _)| *of == state && (*noun == name.lower || *noun == singular(name)))
        .map(|(_, _, code)| (*code, name_at + 1))
}
