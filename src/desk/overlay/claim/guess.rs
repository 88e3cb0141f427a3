//! What the form is filled with before the analyst has said a word: read from the words, never saved unasked.

use crate::model::{ActorId, ArticleId, Dossier, EdtfDate};

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
