//! Which quotations still stand in their articles, for many of them at once.

use std::collections::BTreeMap;

use super::text::char_count;
use super::{ArticleId, Dossier, Quote};

/// Every so many characters the place of one is kept.
const STEP: usize = 1024;

/// Tells whether words stand where they were quoted. Each text is measured once, however many words are quoted of it.
pub struct Standing<'a> {
    dossier: &'a Dossier,
    texts: BTreeMap<ArticleId, Vec<usize>>,
}

impl<'a> Standing<'a> {
    /// No text is measured yet.
    #[must_use]
    pub fn new(dossier: &'a Dossier) -> Self {
        Self { dossier, texts: BTreeMap::new() }
    }

    /// As [`Quote::resolves_in`] has it. Linear in the text at its first quotation, and in the words after that.
    pub fn stands(&mut self, quote: &Quote) -> bool {
        let Some(article) = self.dossier.articles.get(&quote.article) else { return false };
        let text = &article.text;
        if !self.texts.contains_key(&quote.article) {
            let marks = text.char_indices().step_by(STEP).map(|(byte, _)| byte).collect();
            self.texts.insert(quote.article.clone(), marks);
        }
        let mark = self.texts.get(&quote.article).and_then(|marks| marks.get(quote.start / STEP));
        let rest = mark.and_then(|mark| text.get(*mark..));
        let start = rest.and_then(|rest| rest.char_indices().nth(quote.start % STEP).map(|(byte, _)| &rest[byte..]));
        start.is_some_and(|start| start.starts_with(&quote.exact))
            && quote.end.checked_sub(quote.start) == Some(char_count(&quote.exact))
            && !quote.exact.is_empty()
    }

    /// Whether the words stand in an article that was not taken back: whether they support anything.
    pub fn supports(&mut self, quote: &Quote) -> bool {
        let counts = self.dossier.articles.get(&quote.article).is_some_and(|article| article.retracted.is_none());
        counts && self.stands(quote)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{Article, Provenance, ReadingState};

    #[test]
    fn stands_as_a_quote_resolves() {
        let mut dossier = Dossier::default();
        let id = ArticleId::new("art-1");
        let text = "گفت‌وگو، went well. ".repeat(400);
        let article = Article {
            title: String::new(),
            outlet: None,
            authors: Vec::new(),
            url: String::new(),
            published: None,
            language: String::new(),
            origin: None,
            reliability: None,
            retracted: None,
            provenance: Provenance::default(),
            tags: Vec::new(),
            reading: ReadingState::Unread,
            notes: Vec::new(),
            revisions: Vec::new(),
            pages: Vec::new(),
            text: text.as_str().into(),
        };
        dossier.articles.insert(id.clone(), Arc::new(article));
        let count = char_count(&text);
        let mut standing = Standing::new(&dossier);
        for range in [0..5, 1020..1030, 1024..1025, 2047..2060, count - 3..count] {
            let quote = Quote::of(&id, &text, range).unwrap();
            assert!(quote.resolves_in(&text));
            for (quote, expect) in [
                (quote.clone(), true),
                (Quote { exact: format!("{}x", quote.exact), end: quote.end + 1, ..quote.clone() }, false),
                (Quote { start: quote.start + 1, end: quote.end + 1, ..quote.clone() }, false),
                (Quote { start: quote.start + 90_000, end: quote.end + 90_000, ..quote.clone() }, false),
                (Quote { end: quote.end + 1, ..quote.clone() }, false),
                (Quote { exact: String::new(), end: quote.start, ..quote.clone() }, false),
                (Quote { article: ArticleId::new("art-2"), ..quote.clone() }, false),
            ] {
                assert_eq!(standing.stands(&quote), expect, "{quote:?}");
                let same = dossier.articles.get(&quote.article).is_some_and(|it| quote.resolves_in(&it.text));
                assert_eq!(same, expect, "{quote:?}");
            }
        }
    }
}
