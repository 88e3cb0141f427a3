//! Where words stand: W3C text quote and text position selectors over frozen text.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::id::ArticleId;
use super::text::{char_count, slice_chars};

/// How many characters of context are kept on each side of the words.
pub const CONTEXT: usize = 32;

/// The place of some words in an article (W3C Web Annotation, TextQuoteSelector and TextPositionSelector).
///
/// Offsets count Unicode scalar values over the article's frozen text, from 0, end excluded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quote {
    /// The article.
    pub article: ArticleId,
    /// The words, exactly.
    pub exact: String,
    /// Up to [`CONTEXT`] characters before them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub prefix: String,
    /// Up to [`CONTEXT`] characters after them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub suffix: String,
    /// First character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
}

impl Quote {
    /// The quote of `range` of `text`; `None` where the range is empty or leaves the text. Linear in the text.
    #[must_use]
    pub fn of(article: &ArticleId, text: &str, range: Range<usize>) -> Option<Self> {
        let exact = slice_chars(text, range.clone()).filter(|exact| !exact.is_empty())?;
        let before = range.start.saturating_sub(CONTEXT)..range.start;
        let after = range.end..(range.end + CONTEXT).min(char_count(text));
        Some(Self {
            article: article.clone(),
            exact: exact.to_owned(),
            prefix: slice_chars(text, before).unwrap_or_default().to_owned(),
            suffix: slice_chars(text, after).unwrap_or_default().to_owned(),
            start: range.start,
            end: range.end,
        })
    }

    /// Whether the words still stand where the quote says. One that does not is an orphan, never guessed.
    #[must_use]
    pub fn resolves_in(&self, text: &str) -> bool {
        self.start < self.end && slice_chars(text, self.range()) == Some(self.exact.as_str())
    }

    /// The characters covered.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_is_found_again_and_counts_characters() {
        let text = "گفت‌وگوهای دوحه: the talks “went well”.";
        let article = ArticleId::new("art-1");
        let start = text.chars().position(|c| c == '“').unwrap();
        let quote = Quote::of(&article, text, start..start + 11).unwrap();
        assert_eq!(quote.exact, "“went well”");
        assert_eq!(quote.suffix, ".");
        assert!(quote.prefix.ends_with("the talks "));
        assert!(quote.resolves_in(text));
        assert!(!quote.resolves_in(&text.replace("went", "goes")));
    }

    #[test]
    fn empty_and_outside_ranges_are_no_quotes() {
        let article = ArticleId::new("art-1");
        assert_eq!(Quote::of(&article, "abc", 1..1), None);
        assert_eq!(Quote::of(&article, "abc", 2..9), None);
    }
}
