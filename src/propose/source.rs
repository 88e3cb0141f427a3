//! An article with what was read in it, as proposals are made from it.

use std::ops::Range;

use chrono::NaiveDate;

use super::Readings;
use super::proposal::{Evidence, Teller};
use crate::model::{Article, ArticleId, Dossier};
use crate::reading::Reading;

/// Every so many characters the byte is kept where they begin.
const STEP: usize = 64;

/// An article with what was read in it.
pub(super) struct Source<'a> {
    pub id: &'a ArticleId,
    pub article: &'a Article,
    pub reading: &'a Reading,
    /// First day of its date.
    pub published: Option<NaiveDate>,
    /// Bytes where every [`STEP`]th character begins; empty for text in ASCII.
    marks: Vec<usize>,
    length: usize,
}

impl<'a> Source<'a> {
    fn new(id: &'a ArticleId, article: &'a Article, reading: &'a Reading) -> Self {
        let text = &*article.text;
        let (mut marks, mut length) = (Vec::new(), text.len());
        if !text.is_ascii() {
            length = 0;
            for (byte, _) in text.char_indices() {
                if length % STEP == 0 {
                    marks.push(byte);
                }
                length += 1;
            }
        }
        let published = article.published.as_ref().and_then(|when| when.edtf.earliest());
        Self { id, article, reading, published, marks, length }
    }

    fn byte(&self, at: usize) -> usize {
        let text = &*self.article.text;
        if self.marks.is_empty() {
            return at.min(text.len());
        }
        let Some(mark) = self.marks.get(at / STEP) else { return text.len() };
        text[*mark..].char_indices().nth(at % STEP).map_or(text.len(), |(byte, _)| mark + byte)
    }

    /// The words in a range; `None` where it is empty, blank or leaves the text. Constant time but for its length.
    pub fn words(&self, range: &Range<usize>) -> Option<&'a str> {
        if range.start >= range.end || range.end > self.length {
            return None;
        }
        let text: &'a str = &self.article.text;
        let words = text.get(self.byte(range.start)..self.byte(range.end))?;
        (!words.trim().is_empty()).then_some(words)
    }

    /// A range as evidence; `None` where it holds no words.
    pub fn evidence(&self, range: &Range<usize>, speaker: Teller) -> Option<Evidence> {
        let words = self.words(range)?.to_owned();
        Some(Evidence { article: self.id.clone(), range: range.clone(), words, speaker })
    }
}

/// The articles with a reading of their present text, the earliest first. One that was retracted supports nothing.
pub(super) fn sources<'a>(dossier: &'a Dossier, readings: &'a Readings) -> Vec<Source<'a>> {
    let mut found: Vec<Source> = (dossier.articles.iter())
        .filter(|(_, article)| article.retracted.is_none())
        .filter_map(|(id, article)| Some(Source::new(id, article, readings.current(id, article)?)))
        .collect();
    // Those without a date come last.
    found.sort_by(|one, other| {
        (one.published.is_none(), one.published, one.id).cmp(&(other.published.is_none(), other.published, other.id))
    });
    found
}

/// Whether two stretches share a character.
pub(super) fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}
