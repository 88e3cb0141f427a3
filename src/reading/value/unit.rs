//! What a number counts: the noun phrase after it.

use crate::reading::numerals::{cardinal, hyphen_at, scale};
use crate::reading::tokens::{Kind, Token};

/// Words that end a noun phrase: prepositions, auxiliaries, pronouns, conjunctions, common verbs of reports.
#[rustfmt::skip]
const ENDS: &[&str] = &[
    "in", "on", "at", "from", "to", "by", "with", "for", "into", "onto", "out", "off", "over", "under", "after", "before",
    "during", "since", "until", "till", "within", "without", "across", "among", "amid", "against", "between", "through",
    "throughout", "near", "around", "about", "as", "than", "per", "via", "despite", "along", "inside", "outside", "toward",
    "towards", "upon", "abroad", "alone", "each", "altogether", "overall", "so", "far", "yet", "still", "already", "now",
    "then", "there", "here", "today", "yesterday", "tomorrow", "tonight", "ago", "earlier", "later", "last", "this", "that", "these", "those",
    "who", "whom", "whose", "which", "what", "when", "where", "while", "whereas", "because", "if", "but", "nor", "although", "though",
    "is", "are", "was", "were", "be", "been", "being", "am", "has", "have", "had", "having", "do", "does", "did", "will",
    "would", "can", "could", "may", "might", "must", "shall", "should", "not", "never", "also", "just", "only", "even",
    "he", "she", "it", "they", "we", "you", "i", "his", "her", "its", "their", "our", "him", "them", "us",
    "said", "says", "say", "told", "remain", "remains", "remained", "left", "leave", "wanted", "want", "wants", "sought",
    "asked", "went", "came", "took", "flew", "fled", "got", "made", "gave", "lived", "live", "living", "waiting", "wishing", "hoping",
    "trying", "trapped", "stranded", "stuck", "evacuated", "departed", "arrived", "attended", "met", "died", "according", "including",
    "involving", "believed", "thought", "known", "reported", "both", "however", "meanwhile",
];

/// Plurals that do not end in s, and adjectives that stand for the people they describe.
#[rustfmt::skip]
const PLURALS: &[&str] = &[
    "people", "men", "women", "children", "personnel", "staff", "police", "aircraft", "cattle", "sheep", "fish", "feet",
    "dead", "wounded", "injured", "missing", "killed", "detained", "arrested", "hurt", "poor", "policemen", "policewomen",
    "servicemen", "servicewomen", "countrymen", "clergymen", "businessmen", "gunmen", "fishermen", "crew", "faithful",
    "media", "data", "offspring", "spacecraft", "troops", "folk",
];

/// Units of measure that are not plural in form.
#[rustfmt::skip]
const MEASURES: &[&str] = &[
    "km", "kg", "m", "cm", "mm", "g", "t", "mg", "l", "ml", "ha", "kw", "mw", "gw", "kwh", "mwh", "mph", "kph", "lb", "lbs",
    "ft", "hz", "mb", "gb", "tb", "percentage", "hectare", "mile", "kilometre", "kilometer",
];

/// Lengths of time.
#[rustfmt::skip]
const TIMES: &[&str] = &[
    "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "fortnight", "month", "months",
    "quarter", "quarters", "year", "years", "decade", "decades", "century", "centuries", "night", "nights", "times", "occasions",
];

/// Words before the noun that are not part of it.
const LEADS: &[&str] = &["more", "other", "additional", "further", "such", "different", "separate", "or"];

/// How many words a counted noun phrase has at most.
const LONGEST: usize = 6;

/// Whether the unit is a length of time, or a number of times.
pub(super) fn is_time(unit: &str) -> bool {
    TIMES.contains(&unit)
}

fn is_plural(word: &str) -> bool {
    PLURALS.contains(&word)
        || (word.len() > 3
            && word.ends_with('s')
            && !word.ends_with("ss")
            && !word.ends_with("us")
            && !word.ends_with("is"))
        || word.ends_with("ese")
}

/// Whether a counted noun phrase in the plural starts here: “Americans”, “foreign fighters”.
pub(super) fn counts(tokens: &[Token], at: usize) -> bool {
    let (unit, _) = unit(tokens, at, false);
    !unit.is_empty()
}

fn ends(token: &Token) -> bool {
    // “US” is no pronoun.
    token.kind != Kind::Word || token.is_in(ENDS) && token.text != "US"
}

/// A run of words without a stop between them, and the token after it; abbreviations with points, and hyphens, stay in.
fn run(tokens: &[Token], start: usize) -> usize {
    let (mut at, mut words) = (start, 0);
    while let Some(token) = tokens.get(at) {
        // “U.S.”: a letter, a point, a letter.
        let letter = token.kind == Kind::Word && token.end - token.start == 1 && token.is_capitalised();
        if letter && tokens.get(at + 1).is_some_and(|next| next.is_mark(&['.']) && !next.spaced) {
            at += 2;
            words += usize::from(tokens.get(at).is_some_and(|next| next.spaced));
            continue;
        }
        if hyphen_at(tokens, at) && at > start {
            at += 1;
            continue;
        }
        let breaks = at > start && token.line_start;
        if ends(token) && !letter || breaks || words == LONGEST || token.is_in(&["and", "or", "of", "the", "a", "an"]) {
            break;
        }
        words += 1;
        at += 1;
    }
    at
}

/// The noun phrase within a run: up to its last plural, or up to its last capitalised word; one thing is in the
/// singular, and so is what a scale of measures counts.
fn noun_end(tokens: &[Token], start: usize, end: usize, single: bool) -> usize {
    let last = |holds: &dyn Fn(&Token) -> bool| {
        (start..end).rev().find(|at| tokens[*at].kind == Kind::Word && holds(&tokens[*at])).map_or(start, |at| at + 1)
    };
    if tokens.get(start).is_some_and(|token| token.is_in(MEASURES)) {
        return start + 1;
    }
    if single {
        let singular = (start..end).find(|at| tokens[*at].lower.ends_with("ed") && *at > start).unwrap_or(end);
        return singular.min(start + 4);
    }
    // The last word that a verb could not be: “Americans remain” is trimmed to “Americans”.
    let plural = last(&|token| is_plural(&token.lower));
    if plural > start {
        return plural;
    }
    last(&|token| token.is_capitalised())
}

/// The unit that starts here and the token after it; empty where nothing is counted.
pub(super) fn unit(tokens: &[Token], at: usize, single: bool) -> (String, usize) {
    let mut start = at;
    let mut of = false;
    if tokens.get(start).is_some_and(|token| token.is("of")) {
        (of, start) = (true, start + 1);
    }
    if hyphen_at(tokens, start) {
        // “30-member delegation”: the word after the hyphen is what is counted.
        let word = tokens.get(start + 1).filter(|token| token.kind == Kind::Word && !token.is_in(ENDS));
        return word.map_or((String::new(), at), |word| (word.text.to_owned(), start + 2));
    }
    // “100 of the 200 Americans” counts Americans.
    for _ in 0..5 {
        let Some(token) = tokens.get(start) else { break };
        let possessive = |at: usize| tokens.get(at).is_some_and(|token| token.is_mark(&['’', '\'']) && !token.spaced);
        let number_words = cardinal(&tokens[start..]).map_or(0, |(_, used)| used);
        if of && token.is_in(&["the", "its", "their", "our", "his", "her", "all", "these", "those", "an", "a", "my"]) {
            start += 1;
        } else if of && (token.kind == Kind::Number || number_words > 0) {
            start += number_words.max(1);
        } else if token.is_in(LEADS) || of && scale(&token.lower).is_some() {
            start += 1;
        } else if let owner = run(tokens, start)
            && possessive(owner)
            && tokens.get(owner + 1).is_some_and(|token| token.is("s") && !token.spaced)
        {
            // “a third of Afghanistan’s people”
            start = owner + 2;
        } else {
            break;
        }
    }
    let first_end = noun_end(tokens, start, run(tokens, start), single);
    if first_end == start {
        return (String::new(), at);
    }
    let mut end = first_end;
    // “citizens and residents”, “men, women and children”: what follows must be nouns in the plural as well.
    for _ in 0..3 {
        let comma = tokens.get(end).is_some_and(|token| token.is_mark(&[',']));
        let joined = usize::from(comma)
            + usize::from(tokens.get(end + usize::from(comma)).is_some_and(|t| t.is_in(&["and", "or"])));
        if joined == 0 || single {
            break;
        }
        let next = end + joined;
        let next_end = noun_end(tokens, next, run(tokens, next), false);
        let plural = next_end > next && is_plural(&tokens[next_end - 1].lower);
        let counted_apart =
            tokens.get(next).is_none_or(|token| token.kind == Kind::Number) || cardinal(&tokens[next..]).is_some();
        // A comma alone goes on only in a list that an “and” closes.
        let listed = !comma
            || joined == 2
            || tokens.get(next_end).is_some_and(|token| token.is_in(&["and", "or"]) || token.is_mark(&[',']));
        if !plural || counted_apart || !listed || (comma && next_end - next > 2) {
            break;
        }
        end = next_end;
    }
    (printed(&tokens[start..end]), end)
}

/// The tokens as printed, blanks made single.
fn printed(tokens: &[Token]) -> String {
    let mut text = String::new();
    for (index, token) in tokens.iter().enumerate() {
        if index > 0 && token.spaced {
            text.push(' ');
        }
        text.push_str(token.text);
    }
    text
}
