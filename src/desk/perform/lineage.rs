//! Asks, off the frame, what the article shown is likely to be a copy of.

use std::sync::Arc;

use eframe::egui;

use super::super::desk::Desk;
use super::super::message::Tab;
use super::super::work::Done;
use crate::import::{Prints, likely_origin};

/// How long an article must be shown, seconds: who goes through articles one after the other waits for none of this, and
/// the frame that shows the next one has the machine to itself.
const PAUSE: f64 = 0.2;

/// Asks again when another article is shown, or something has changed.
pub(in super::super) fn suggest_origin(desk: &mut Desk, context: &egui::Context) {
    let shown = desk.views.articles.lineage.shown.take();
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
    let now = context.input(|input| input.time);
    let since = shown.filter(|(shown, _)| *shown == asked).map_or(now, |(_, since)| since);
    if desk.tasks.are_threaded() && now < since + PAUSE {
        lineage.shown = Some((asked, since));
        context.request_repaint_after(std::time::Duration::from_secs_f64(since + PAUSE - now));
        return;
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
