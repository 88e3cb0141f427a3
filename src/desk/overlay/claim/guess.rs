//! What the form is filled with before the analyst has said a word: read from the words, never saved unasked.

use std::ops::Range;

use crate::desk::derived::Derived;
use crate::model::{ActorId, ArticleId, Dossier, EdtfDate, Speaker, text};
use crate::reading::signs::{anonymous_speaker, has_saying, sentence_around};

/// The day on which an article was published, where one is known.
pub(super) fn published(dossier: &Dossier, article: &ArticleId) -> Option<EdtfDate> {
    dossier.articles.get(article)?.published.as_ref().map(|when| when.edtf.clone())
}

/// The actor named in some words by the longest of its names.
pub(super) fn named_in(dossier: &Dossier, words: &str) -> Option<ActorId> {
    let lower = words.to_lowercase();
    let longest = |id: &ActorId| {
        dossier.actors[id]
            .names
            .iter()
            .filter(|name| !name.value.is_empty() && lower.contains(&name.value.to_lowercase()))
            .map(|name| name.value.len())
            .max()
    };
    dossier.actors.keys().filter_map(|id| Some((longest(id)?, id))).max().map(|(_, id)| id.clone())
}

/// Who seems to say the words: a known actor named in their sentence where it gives words to someone, or someone
/// unnamed; else the outlet.
pub(super) fn speaker(dossier: &Dossier, derived: &Derived, article: &ArticleId, range: &Range<usize>) -> Speaker {
    let Some(text) = dossier.articles.get(article).map(|article| article.text.clone()) else { return Speaker::Outlet };
    let around = sentence_around(&text, range);
    let Some(sentence) = text::slice_chars(&text, around.clone()) else { return Speaker::Outlet };
    if !has_saying(sentence) {
        return Speaker::Outlet;
    }
    let outside = |other: &Range<usize>| other.end <= range.start || other.start >= range.end;
    let mentions = derived.mentions_in(article);
    let named: Vec<&ActorId> = mentions
        .iter()
        .filter(|it| around.start <= it.range.start && it.range.end <= around.end && outside(&it.range))
        .map(|it| &it.actor)
        .collect();
    // The one named nearest to the verb would need a grammar: a sentence that names one actor beside the words is safe.
    match named.as_slice() {
        [one, rest @ ..] if rest.iter().all(|other| other == one) => Speaker::Actor((*one).clone()),
        _ => anonymous_speaker(sentence).map_or(Speaker::Outlet, Speaker::Anonymous),
    }
}
