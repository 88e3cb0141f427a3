//! What can go wrong when a file is imported, and what can be done about it.

use thiserror::Error;

/// Why a file could not be made into an article. Each message says what happened and what helps.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ImportError {
    /// No bytes, or only blanks.
    #[error("There is no text in it. Save the article again and import that file")]
    Empty,
    /// Bytes that are not text.
    #[error("It is {what}, not text. Save the article as a web page or as plain text, or copy its text and paste it")]
    Binary {
        /// What the bytes look like, with its article: "a PDF document".
        what: &'static str,
    },
    /// Above [`super::MAX_BYTES`].
    #[error("It has {} MB; an article may have {} MB. Copy the article's text and paste it", bytes.div_ceil(1024 * 1024), limit / (1024 * 1024))]
    TooLarge {
        /// Size of the file in bytes.
        bytes: usize,
        /// Largest size in bytes.
        limit: usize,
    },
    /// A page whose elements are nested beyond what can be read safely.
    #[error(
        "The page nests {depth} elements in each other, more than {limit}: it is damaged or made to do harm. Copy the article's text and paste it"
    )]
    TooDeep {
        /// Depth found.
        depth: usize,
        /// Greatest depth that is read.
        limit: usize,
    },
    /// Text, but of a kind that holds no article.
    #[error("It is {what}, which holds no article. If it is text after all, rename it to end in .txt")]
    UnknownKind {
        /// What it is, with its article: "a JSON file".
        what: &'static str,
    },
    /// A document under a password, or with rights management.
    #[error("It is {what} that is locked. Open it with its password, save it without one, and import that file")]
    Locked {
        /// What it is, with its article: "a PDF document".
        what: &'static str,
    },
    /// A scan, or a print in which text became outlines.
    #[error(
        "It is a PDF document that has pictures of text only. Read them with a program for text recognition (OCR), and import what that makes"
    )]
    PicturesOnly,
    /// A document whose letters have no known meaning.
    #[error("The letters in it are in fonts that do not say what they mean. Copy the article's text and paste it")]
    NoLetters,
    /// A document that does not follow the rules of its format.
    #[error("It is {what} that is damaged ({why}). Save the article again, or copy its text and paste it")]
    Damaged {
        /// What it is, with its article: "a PDF document".
        what: &'static str,
        /// What is wrong.
        why: String,
    },
    /// Beyond a limit that honest documents stay far below.
    #[error("It holds {what}: it is damaged or made to do harm. Copy the article's text and paste it")]
    TooMuch {
        /// What there is too much of, with the limit: "more than 10000 parts".
        what: String,
    },
    /// A page in which no article text stands.
    #[error("No article text was found in it. Copy the article's text and paste it")]
    NoText,
}
