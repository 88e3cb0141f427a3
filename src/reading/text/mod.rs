//! A text laid out for reading: its tokens, paragraphs, sentences and quotations, and what in it is no prose.
//!
//! Made once for a text; every reader looks at this one. Ranges are of tokens unless a name says characters.

mod furniture;
mod quotations;
mod sentences;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::tokens::{Token, tokens};
pub(crate) use furniture::{Furniture, FurnitureKind};
pub(crate) use quotations::Quotation;

/// A text laid out for reading.
#[derive(Clone, Debug)]
#[expect(clippy::struct_field_names, reason = "a text has its text")]
pub(crate) struct Text<'t> {
    /// The text.
    pub text: &'t str,
    /// Its words, numbers and marks.
    pub tokens: Vec<Token<'t>>,
    /// Its lines that hold anything, in order. They cover every token.
    pub paragraphs: Vec<Range<usize>>,
    /// Its sentences, in order; none crosses a paragraph. They cover every token.
    pub sentences: Vec<Range<usize>>,
    /// Words between quotation marks, in order, outermost only.
    pub quotations: Vec<Quotation>,
    /// Stretches that are no prose: headings, datelines, bylines, credits, notices. In order, without overlaps.
    pub furniture: Vec<Furniture>,
}

impl<'t> Text<'t> {
    /// Lays a text out. Linear in its length.
    pub(crate) fn new(text: &'t str) -> Self {
        let tokens = tokens(text);
        let paragraphs = paragraphs(&tokens);
        let quotations = quotations::quotations(&tokens, &paragraphs);
        let sentences = sentences::sentences(&tokens, &paragraphs);
        let furniture = furniture::furniture(&tokens, &paragraphs);
        Self { text, tokens, paragraphs, sentences, quotations, furniture }
    }

    /// The words that some tokens cover, with what stands between them; empty for no tokens.
    pub(crate) fn slice(&self, range: &Range<usize>) -> &'t str {
        match (self.tokens.get(range.start), range.end.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) if range.start < range.end => {
                self.text.get(first.byte..last.byte + last.text.len()).unwrap_or_default()
            }
            _ => "",
        }
    }

    /// The characters that some tokens cover.
    pub(crate) fn characters(&self, range: &Range<usize>) -> Range<usize> {
        match (self.tokens.get(range.start), range.end.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) if range.start < range.end => first.start..last.end,
            _ => 0..0,
        }
    }

    /// The tokens that touch some characters.
    pub(crate) fn tokens_at(&self, characters: &Range<usize>) -> Range<usize> {
        let start = self.tokens.partition_point(|token| token.end <= characters.start);
        let end = self.tokens.partition_point(|token| token.start < characters.end);
        start..end.max(start)
    }

    /// The place, among the sentences, of the one that holds a token.
    pub(crate) fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.end <= token).min(self.sentences.len().saturating_sub(1))
    }

    /// The place, among the paragraphs, of the one that holds a token.
    pub(crate) fn paragraph_of(&self, token: usize) -> usize {
        self.paragraphs.partition_point(|paragraph| paragraph.end <= token).min(self.paragraphs.len().saturating_sub(1))
    }

    /// The quotation that a token stands in, marks included.
    pub(crate) fn quotation_of(&self, token: usize) -> Option<&Quotation> {
        let at = self.quotations.partition_point(|quotation| quotation.end <= token);
        self.quotations.get(at).filter(|quotation| quotation.start <= token)
    }

    /// What sort of no prose a token stands in.
    pub(crate) fn furniture_of(&self, token: usize) -> Option<FurnitureKind> {
        let at = self.furniture.partition_point(|piece| piece.range.end <= token);
        self.furniture.get(at).filter(|piece| piece.range.start <= token).map(|piece| piece.kind)
    }
}

/// The lines that hold tokens.
fn paragraphs(tokens: &[Token]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, token) in tokens.iter().enumerate() {
        if token.line_start && at > start {
            found.push(start..at);
            start = at;
        }
    }
    if start < tokens.len() {
        found.push(start..tokens.len());
    }
    found
}
