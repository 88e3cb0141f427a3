//! Why two names were found to be one actor's, or two.

use super::word::How;

/// Why two names match or do not.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Reason {
    /// Nothing to compare: a name is missing or has no letters.
    Nothing,
    /// The same, apart from case, diacritics, titles and small words.
    Same,
    /// The same but for the order of the words.
    Order,
    /// The first is made of initials of the second, or holds such.
    Initials(String, String),
    /// One spelling or another of a name.
    Variants(String, String),
    /// The first is what people called the second are called for short.
    ShortForm(String, String),
    /// The same in two scripts.
    Scripts(String, String),
    /// Near enough to be a slip of the pen.
    Slip(String, String),
    /// The same words, written together or apart.
    Spacing(String, String),
    /// One leaves out what the other has.
    LeftOut(String),
    /// An office and a family name on one side, the full name on the other.
    Office(String),
    /// The first is an abbreviation of the second.
    Abbreviation(String, String),
    /// The same but for the legal form.
    FormLeftOut,
    /// No word in common.
    NothingShared,
    /// Other given names.
    OtherGiven(String, String),
    /// Other family names.
    OtherFamily(String, String),
    /// Other names in the middle, or at a place that does not say which.
    OtherName(String, String),
    /// Who is the son of whom is turned round.
    FatherAndSon(String, String),
    /// Father and son, by Jr or III.
    OtherGeneration,
    /// A man and a woman, by the titles.
    OtherTitle,
    /// Only one name is shared, and that does not tell who is meant.
    OneName(String),
    /// Initials alone do not tell who is meant.
    OnlyInitials(String, String),
    /// Too much of the longer name is missing from the shorter.
    TooShort(String),
    /// Other numbers.
    OtherNumber(String, String),
    /// Other places, or a place on one side only.
    OtherPlace(String, String),
    /// Another word in the name of a body, or one more.
    OtherWord(String, String),
    /// Other legal forms.
    OtherForm,
    /// One name is a person's, the other a body's.
    OtherKind,
}

impl Reason {
    /// The reason in one short clause, for people.
    #[must_use]
    pub fn in_words(&self) -> String {
        match self {
            Self::Nothing => "nothing to compare".to_owned(),
            Self::Same => "the same".to_owned(),
            Self::Order => "the same but for order".to_owned(),
            Self::Initials(short, long) => format!("“{short}” are initials of “{long}”"),
            Self::Variants(left, right) => format!("spellings of one name: {left}, {right}"),
            Self::ShortForm(left, right) => format!("short forms of one name: {left}, {right}"),
            Self::Scripts(left, right) => format!("transliterations: {left}, {right}"),
            Self::Slip(left, right) => format!("almost the same letters: {left}, {right}"),
            Self::Spacing(left, right) => format!("written together or apart: {left}, {right}"),
            Self::LeftOut(names) => format!("the same but for what one leaves out: {names}"),
            Self::Office(name) => format!("an office and the name {name}"),
            Self::Abbreviation(short, long) => format!("“{short}” is short for “{long}”"),
            Self::FormLeftOut => "the same but for the legal form".to_owned(),
            Self::NothingShared => "no name in common".to_owned(),
            Self::OtherGiven(left, right) => format!("other given name: {left}, {right}"),
            Self::OtherFamily(left, right) => format!("other family name: {left}, {right}"),
            Self::OtherName(left, right) => format!("other name: {left}, {right}"),
            Self::FatherAndSon(left, right) => format!("father and son turned round: {left}, {right}"),
            Self::OtherGeneration => "other generation".to_owned(),
            Self::OtherTitle => "titles of a man and of a woman".to_owned(),
            Self::OneName(name) => format!("only one name in common: {name}"),
            Self::OnlyInitials(short, long) => format!("“{short}” are initials of “{long}”, and no more"),
            Self::TooShort(names) => format!("too much is missing: {names}"),
            Self::OtherNumber(left, right) => format!("other number: {left}, {right}"),
            Self::OtherPlace(left, right) => format!("other place: {left}, {right}"),
            Self::OtherWord(left, right) => format!("other word: {left}, {right}"),
            Self::OtherForm => "other legal form".to_owned(),
            Self::OtherKind => "a person and a body".to_owned(),
        }
    }

    /// The reason for two words that were found alike.
    pub(super) fn of_words(how: How, left: &str, right: &str) -> Self {
        let (left, right) = (left.to_owned(), right.to_owned());
        match how {
            How::Same => Self::Same,
            How::Variant => Self::Variants(left, right),
            How::Short => Self::ShortForm(left, right),
            How::Script => Self::Scripts(left, right),
            How::Slip => Self::Slip(left, right),
            How::Joined => Self::Spacing(left, right),
            How::Initial if left.chars().count() > right.chars().count() => Self::Initials(right, left),
            How::Initial => Self::Initials(left, right),
        }
    }
}
