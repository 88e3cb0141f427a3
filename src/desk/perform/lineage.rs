//! Asks, off the frame, what the article shown is likely to be a copy of.

use std::sync::Arc;

use super::super::desk::Desk;
use super::super::message::Tab;
use super::super::work::Done;
use crate::import::{Prints, likely_origin};

/// Asks again when another article is shown, or something has changed.
pub(in super::super) fn suggest_origin(desk: &mut Desk) {
    let Some(document) = &desk.document else { return };
    let Some(id) = desk.place.article.clone() else { return };
    if desk.place.tab != Tab::Articles || !desk.settings.inspector {
        return;
    }
    let asked = (document.id, document.history.revision(), id.clone());
    let lineage = &mut desk.views.articles.lineage;
    if lineage.asked.as_ref() == Some(&asked) {
        return;
    }
    if let Some(running) = lineage.running.take() {
        running.cancel();
    }
    lineage.asked = Some(asked.clone());
    let dossier = document.dossier().clone();
    let before = Arc::clone(&lineage.prints);
    let progress = desk.tasks.start("", move |progress| {
        let prints = Prints::of(&dossier, &before, progress.cancel_flag()).map(Arc::new);
        let found = prints.as_ref().and_then(|prints| likely_origin(&dossier, prints, &id));
        Done::Likened(asked, prints, found)
    });
    desk.views.articles.lineage.running = Some(progress);
}
