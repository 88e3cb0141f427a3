//! What sort of word a token is, from closed lists of English and from its ending. No tagger: what is in no list is a noun
//! or an adjective.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::reading::text::Text;
use crate::reading::tokens::{Kind, Token};

/// What sort of word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// “the”, “some”, “no”.
    Determiner,
    /// “his”, “their”.
    Possessive,
    /// “she”, “them”, “someone”.
    Pronoun,
    /// “who”, “which”.
    Relative,
    /// “that”: a complementiser, a relative or a determiner.
    That,
    /// “of”, “in”.
    Preposition,
    /// “and”, “or”, “but”.
    Conjunction,
    /// “because”, “while”, “whether”.
    Subordinator,
    /// A form of be, have or do.
    Auxiliary,
    /// “will”, “would”, “may”.
    Modal,
    /// “not”, “never”.
    Negation,
    /// “also”, “recently”.
    Adverb,
    /// A weekday, a month, “yesterday”, “tonight”.
    Time,
    /// Digits.
    Number,
    /// Anything else written with a capital.
    Capital,
    /// Anything else.
    Other,
    /// A mark.
    Mark,
}

const LISTS: &[(Class, &[&str])] = &[
    (
        Class::Determiner,
        &[
            "the", "a", "an", "this", "these", "those", "each", "every", "some", "any", "no", "both", "all", "several",
            "many", "few", "most", "such", "another", "half",
        ],
    ),
    (Class::Possessive, &["my", "your", "his", "its", "our", "their", "her"]),
    (
        Class::Pronoun,
        &[
            "i",
            "you",
            "he",
            "she",
            "it",
            "we",
            "they",
            "him",
            "them",
            "us",
            "me",
            "himself",
            "herself",
            "itself",
            "themselves",
            "myself",
            "yourself",
            "ourselves",
            "someone",
            "somebody",
            "anyone",
            "anybody",
            "everyone",
            "everybody",
            "nobody",
            "something",
            "nothing",
            "everything",
            "anything",
            "others",
            "mine",
            "theirs",
            "there",
        ],
    ),
    (Class::Relative, &["who", "which", "whom", "whose", "what", "where", "how", "why"]),
    (Class::That, &["that"]),
    (
        Class::Preposition,
        &[
            "of",
            "in",
            "on",
            "at",
            "to",
            "for",
            "from",
            "with",
            "by",
            "about",
            "into",
            "between",
            "among",
            "against",
            "under",
            "over",
            "through",
            "during",
            "without",
            "within",
            "toward",
            "towards",
            "upon",
            "behind",
            "beyond",
            "across",
            "around",
            "amid",
            "despite",
            "via",
            "near",
            "above",
            "below",
            "beside",
            "besides",
            "along",
            "outside",
            "inside",
            "throughout",
            "concerning",
            "regarding",
            "including",
            "except",
            "following",
            "per",
            "onto",
            "off",
            "alongside",
            "up",
            "down",
            "out",
        ],
    ),
    (Class::Conjunction, &["and", "or", "but", "nor", "yet"]),
    (
        Class::Subordinator,
        &[
            "because", "although", "though", "while", "if", "when", "whenever", "after", "before", "since", "until",
            "unless", "as", "whether", "than", "once", "whereas", "till", "lest",
        ],
    ),
    (
        Class::Auxiliary,
        &[
            "is", "are", "was", "were", "be", "been", "being", "am", "has", "have", "had", "having", "do", "does",
            "did", "isn", "aren", "wasn", "weren", "hasn", "haven", "hadn", "don", "doesn", "didn",
        ],
    ),
    (
        Class::Modal,
        &[
            "will", "would", "can", "could", "may", "might", "must", "shall", "should", "cannot", "won", "wouldn",
            "couldn", "shouldn", "mustn", "needn",
        ],
    ),
    (Class::Negation, &["not", "never"]),
    (
        Class::Adverb,
        &[
            "also",
            "again",
            "then",
            "still",
            "just",
            "only",
            "even",
            "now",
            "already",
            "soon",
            "later",
            "earlier",
            "too",
            "very",
            "quite",
            "rather",
            "almost",
            "however",
            "meanwhile",
            "moreover",
            "furthermore",
            "therefore",
            "instead",
            "once",
            "twice",
            "ever",
            "often",
            "always",
            "sometimes",
            "perhaps",
            "maybe",
            "indeed",
            "here",
            "further",
            "afterwards",
            "afterward",
            "thus",
            "hence",
            "nevertheless",
            "nonetheless",
            "otherwise",
            "together",
            "so",
            "far",
            "well",
            "ago",
            "away",
            "back",
            "first",
            "separately",
        ],
    ),
    (
        Class::Time,
        &[
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "mondays",
            "tuesdays",
            "wednesdays",
            "thursdays",
            "fridays",
            "saturdays",
            "sundays",
            "january",
            "february",
            "april",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "yesterday",
            "today",
            "tonight",
            "tomorrow",
            "oct",
            "nov",
            "dec",
            "sept",
            "jan",
            "feb",
        ],
    ),
];

static CLASSES: LazyLock<HashMap<&'static str, Class>> =
    LazyLock::new(|| LISTS.iter().rev().flat_map(|(class, words)| words.iter().map(|word| (*word, *class))).collect());

/// Words in “-ly” that are no adverbs.
const NO_ADVERBS: &[&str] = &[
    "family",
    "ally",
    "italy",
    "supply",
    "reply",
    "assembly",
    "rally",
    "monopoly",
    "anomaly",
    "elderly",
    "friendly",
    "weekly",
    "daily",
    "monthly",
    "yearly",
    "holy",
    "ugly",
    "likely",
    "unlikely",
    "deadly",
    "costly",
    "early",
    "orderly",
    "timely",
    "only",
    "apply",
    "rely",
    "imply",
    "comply",
    "multiply",
    "lovely",
    "lonely",
    "butterfly",
    "fly",
    "july",
    "kelly",
    "billy",
    "sally",
    "molly",
    "emily",
    "sicily",
    "beverly",
    "duly",
    "bully",
    "belly",
    "jelly",
];

/// What sort of word a token is.
pub(crate) fn class_of(token: &Token) -> Class {
    match token.kind {
        Kind::Mark => return Class::Mark,
        Kind::Number => return Class::Number,
        Kind::Word => {}
    }
    // “US” is no pronoun, “WHO” no relative, “AM” no verb; a middle initial no article.
    let shouted = token.text.len() > 1 && token.text.len() <= 3 && !token.text.chars().any(char::is_lowercase);
    if shouted {
        return Class::Capital;
    }
    if let Some(class) = CLASSES.get(&*token.lower) {
        // “Will Hurd”, “May”: a modal in the middle of a sentence is small.
        return *class;
    }
    if token.is_capitalised() {
        return Class::Capital;
    }
    let adverb = token.lower.len() > 4 && token.lower.ends_with("ly") && !NO_ADVERBS.contains(&&*token.lower);
    if adverb { Class::Adverb } else { Class::Other }
}

/// What sort of word stands at a place; a mark where there is none.
pub(crate) fn class(text: &Text, at: usize) -> Class {
    let Some(token) = text.tokens.get(at) else { return Class::Mark };
    let class = class_of(token);
    let begins = text.tokens.get(at.wrapping_sub(1)).is_none_or(|before| before.kind == Kind::Mark);
    match class {
        // “Will Hurd said”, “in May”, “Theresa May”.
        Class::Modal if token.is_capitalised() && !begins => Class::Capital,
        // “won’t” is cut before its apostrophe; “won the vote”, “Noh Jae-won”.
        Class::Modal if token.is("won") && !is_clipped(text, at + 2) => Class::Other,
        // The ends of “didn't”, “he's”, “we'll”.
        Class::Other | Class::Pronoun if is_clipped(text, at) => match &*token.lower {
            "t" => Class::Negation,
            "s" => Class::Mark,
            "ll" => Class::Modal,
            _ => Class::Auxiliary,
        },
        _ => class,
    }
}

/// Whether a token is what an apostrophe leaves: the “t” of “didn't”, the “s” of “West's”.
pub(crate) fn is_clipped(text: &Text, at: usize) -> bool {
    let Some(token) = text.tokens.get(at) else { return false };
    at >= 2
        && !token.spaced
        && token.is_in(&["t", "s", "ll", "ve", "re", "d", "m"])
        && text.tokens[at - 1].is_mark(&['\'', '’'])
        && !text.tokens[at - 1].spaced
}

/// Whether a token is the apostrophe of a possessive: of “West's”, of “officials'”.
pub(crate) fn is_possessive(text: &Text, at: usize) -> bool {
    let Some(token) = text.tokens.get(at).filter(|token| !token.spaced && token.is_mark(&['\'', '’'])) else {
        return false;
    };
    let Some(before) = at.checked_sub(1).map(|before| &text.tokens[before]) else { return false };
    let Some(next) = text.tokens.get(at + 1) else { return false };
    let owner = before.kind != Kind::Mark && class_of(before) != Class::Pronoun;
    owner && token.start == before.end && (next.is("s") && !next.spaced || before.lower.ends_with('s') && next.spaced)
}
