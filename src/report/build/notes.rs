//! Notes: each quote printed once, its number used again wherever it is cited again.

use std::collections::BTreeMap;

use crate::compare::speaker_in_words;
use crate::model::{ArticleId, ClaimId, Quote, Speaker};

use super::super::brief::{SourceNote, clean, is_rtl};
use super::Builder;

/// What makes two citations one note: the place of the words, the words, and who says them.
type Key = (ArticleId, usize, usize, String, String);

#[derive(Default)]
pub(super) struct Notes {
    all: Vec<SourceNote>,
    by_key: BTreeMap<Key, usize>,
}

impl Notes {
    pub(super) fn all(&self) -> &[SourceNote] {
        &self.all
    }

    pub(super) fn into_all(self) -> Vec<SourceNote> {
        self.all
    }
}

impl Builder<'_> {
    /// The note for a quote, a new one where these words were not cited yet. `None` without an article to name.
    pub(super) fn note(&mut self, quote: &Quote, speaker: &Speaker) -> usize {
        let speaker = speaker_in_words(self.dossier, speaker).unwrap_or_default();
        let key = (quote.article.clone(), quote.start, quote.end, quote.exact.clone(), speaker.clone());
        if let Some(number) = self.notes.by_key.get(&key) {
            return *number;
        }
        let number = self.notes.all.len() + 1;
        let article = self.dossier.articles.get(&quote.article);
        let resolves = article.is_some_and(|article| quote.resolves_in(&article.text));
        let request = self.request;
        let text = |wanted: bool, text: &str| if wanted { clean(text) } else { String::new() };
        let hash = article.map_or("", |article| article.provenance.text_sha256.as_str());
        self.notes.all.push(SourceNote {
            number,
            outlet: article.map_or_else(String::new, |article| clean(self.dossier.outlet_name(article))),
            title: article.map_or_else(|| "an article that is not in the dossier".to_owned(), |it| clean(&it.title)),
            date: article
                .and_then(|article| article.published.as_ref())
                .map(|when| when.edtf.in_words())
                .unwrap_or_default(),
            spot: article.filter(|_| resolves).map(|article| clean(&article.spot_in_words(quote.start))),
            speaker: clean(&speaker),
            words: text(request.quote_words, &quote.exact),
            rtl: is_rtl(&quote.exact),
            article: text(request.ids_and_hashes, quote.article.as_str()),
            hash: text(request.ids_and_hashes, &hash.chars().take(8).collect::<String>()),
            resolves,
            retracted: article.and_then(|article| article.retracted.as_ref()).map(|it| clean(it.reason.trim())),
            place: Some((quote.article.clone(), quote.start, quote.end)),
        });
        self.notes.by_key.insert(key, number);
        self.cited.insert(quote.article.clone());
        number
    }

    /// The notes for all words of some claims, each number once, in ascending order.
    pub(super) fn notes_of_claims(&mut self, claims: &[ClaimId]) -> Vec<usize> {
        let dossier = self.dossier;
        let claims = claims.iter().filter_map(|id| dossier.claims.get(id));
        let mut numbers: Vec<usize> = claims
            .flat_map(|claim| claim.quotes.iter().map(move |quote| (quote, &claim.speaker)))
            .fold(Vec::new(), |mut numbers, (quote, speaker)| {
                numbers.push(self.note(quote, speaker));
                numbers
            });
        numbers.sort_unstable();
        numbers.dedup();
        self.shown(numbers)
    }

    /// The note for a quote that may be absent.
    pub(super) fn notes_of_quote(&mut self, quote: Option<&Quote>) -> Vec<usize> {
        let numbers: Vec<usize> = quote.map(|quote| self.note(quote, &Speaker::Outlet)).into_iter().collect();
        self.shown(numbers)
    }

    /// Numbers to print: none where no notes are asked for.
    fn shown(&self, numbers: Vec<usize>) -> Vec<usize> {
        match self.request.evidence {
            super::Evidence::None => Vec::new(),
            super::Evidence::Footnotes | super::Evidence::Endnotes => numbers,
        }
    }
}
