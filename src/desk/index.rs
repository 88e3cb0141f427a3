//! The search index of the open dossier: brought up to date off the frame when the dossier rests, and asked in the place of
//! reading everything once it is there.

use std::sync::Arc;

use eframe::egui;

use super::derived::Derived;
use super::desk::Desk;
use super::message::Notice;
use super::tasks::Progress;
use super::work::Done;
use crate::model::Dossier;
use crate::search::{Index, Limits, Query, Results, SearchError, Searcher, search};

/// With fewer articles reading all of them is as fast.
const WORTH_IT: usize = 400;
/// So long after the last change the index follows, in seconds: one update for many edits in a row.
const PAUSE: f64 = 1.0;

/// The index of one document.
#[derive(Default)]
pub(super) struct Indexing {
    document: Option<u64>,
    index: Arc<Index>,
    /// The state that it holds.
    holds: Option<u64>,
    /// The state that is being written.
    running: Option<(u64, Arc<Progress>)>,
    /// The state that waits, and since when.
    due: Option<(u64, f64)>,
    /// It cannot be used; told once.
    broken: bool,
}

impl Indexing {
    /// What answers searches without reading everything, where that is there.
    pub fn searcher(&self) -> Option<Searcher> {
        self.index.searcher().filter(|_| !self.broken)
    }
}

/// Brings the index to the dossier as it is: starts what is due, waits for nothing.
pub(super) fn follow(desk: &mut Desk, context: &egui::Context) {
    let Some(document) = &desk.document else {
        desk.indexing = Indexing::default();
        return;
    };
    let indexing = &mut desk.indexing;
    let revision = document.history.revision();
    if indexing.document != Some(document.id) {
        if let Some((_, progress)) = &indexing.running {
            progress.cancel();
        }
        let folder = desk.keeping.state().map(crate::store::StateFolder::search);
        let index = match (folder, &document.path) {
            (Some(folder), Some(path)) => Index::cached(&folder, path),
            _ => Index::in_memory(),
        };
        *indexing = Indexing { document: Some(document.id), index: Arc::new(index), ..Indexing::default() };
    }
    if document.dossier().articles.len() < WORTH_IT
        || indexing.running.is_some()
        || indexing.holds == Some(revision)
        || indexing.broken
    {
        return;
    }
    let time = context.input(|input| input.time);
    let since = match indexing.due {
        Some((of, since)) if of == revision => since,
        _ => {
            indexing.due = Some((revision, time));
            time
        }
    };
    // The first one is awaited; those after it follow what is being typed and clicked.
    if indexing.holds.is_some() && time < since + PAUSE {
        context.request_repaint_after(std::time::Duration::from_secs_f64(since + PAUSE - time));
        return;
    }
    let (id, dossier, index) = (document.id, document.dossier().clone(), Arc::clone(&indexing.index));
    let progress = desk.tasks.start("", move |progress| {
        Done::Indexed(id, revision, index.update(&dossier, progress.cancel_flag()).map(|updated| updated.is_some()))
    });
    indexing.running = Some((revision, progress));
}

/// Searches a state of a dossier: by the index where there is one, or by reading everything. `None` when cancelled.
pub(super) fn find(
    searcher: Option<&Searcher>,
    dossier: &Dossier,
    derived: &Derived,
    query: &Query,
    limits: Limits,
    progress: &Progress,
) -> Option<Results> {
    let (mentions, cancelled) = (Some(&derived.mentions), progress.cancel_flag());
    match searcher {
        Some(searcher) => searcher.search(dossier, query, limits, mentions, cancelled),
        None => search(dossier, query, limits, mentions, cancelled),
    }
}

/// Takes what became of an update: `false` where it was cancelled.
pub(super) fn take(desk: &mut Desk, document: u64, revision: u64, updated: Result<bool, SearchError>) {
    let indexing = &mut desk.indexing;
    if indexing.document != Some(document) {
        return;
    }
    indexing.running = None;
    match updated {
        Ok(true) => {
            indexing.holds = Some(revision);
            desk.search.ask_again();
        }
        Ok(false) => {}
        Err(error) => {
            indexing.broken = true;
            desk.notify(Notice::plain(format!("Searching reads every text from now on: {error}")));
        }
    }
}

/// Takes that a task came to a fault, which may have been this one's.
pub(super) fn take_fallen(desk: &mut Desk) {
    if desk.indexing.running.take_if(|(_, progress)| progress.has_fallen()).is_some() {
        desk.indexing.broken = true;
    }
}
