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
    /// A page in which no article text stands.
    #[error("No article text was found in it. Copy the article's text and paste it")]
    NoText,
}
