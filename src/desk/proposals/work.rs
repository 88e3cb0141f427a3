//! Reading articles and deriving what is proposed, off the frame.
//!
//! A *survey* looks at a state of the dossier and what was read of it: it gives the open proposals, and the articles that
//! were never read, or would be read otherwise now (another text or date, actors that were not known). Those are read in
//! small batches by two workers at most. One survey runs at a time; the newest state is surveyed next.

use std::collections::{BTreeSet, VecDeque};
use std::sync::{Arc, OnceLock};

use super::Proposals;
use super::board::Board;
use crate::desk::tasks::{Progress, Tasks};
use crate::desk::work::Done;
use crate::model::{ArticleId, Dossier};
use crate::propose::{Read, Readings, proposals, read_article};
use crate::reading::Known;

/// How many batches are read at once.
const WORKERS: usize = 2;
/// At most so many articles, or a little more than so many bytes, are a batch: what was read is in sight soon, and
/// stopping takes no time.
const BATCH: usize = 16;
const BATCH_BYTES: usize = 64 * 1024;
/// So many articles more are surveyed at least while reading goes on.
const STRIDE: usize = 64;

/// A state of the dossier, by its revision, and of what was read of it, by how much was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stage {
    revision: u64,
    version: usize,
}

/// What a survey comes back with.
pub struct Survey {
    stage: Stage,
    board: Arc<Board>,
    known: KnownLater,
    stale: Vec<ArticleId>,
    readings: Arc<Readings>,
}

/// What a state of the dossier knows: made by the survey, or by whoever reads first. Kept only while there are articles to
/// read, for it takes much room.
type KnownLater = Arc<OnceLock<Known>>;

/// What was read by one worker.
pub struct Batch {
    number: u64,
    read: Vec<(ArticleId, Read)>,
}

/// What is to be read, what is being read, and what was surveyed.
#[derive(Default)]
pub(super) struct Work {
    known: KnownLater,
    /// What is known no longer; a task lets it go, for that is too much for a frame.
    let_go: Vec<KnownLater>,
    waiting: VecDeque<ArticleId>,
    /// The shown article that was brought to the front of those that wait.
    brought: Option<ArticleId>,
    /// Asked for: read again whatever was read, also where reading was stopped.
    asked: VecDeque<ArticleId>,
    running: Vec<(u64, Vec<ArticleId>, Arc<Progress>)>,
    next: u64,
    /// Read since there was nothing to read.
    done: usize,
    stopped: bool,
    /// How many readings were put; names a state of them.
    version: usize,
    surveyed: Option<Stage>,
    surveying: Option<(Stage, Arc<Progress>)>,
    /// Put since the survey that runs began: it does not know them.
    put_since: BTreeSet<ArticleId>,
    articles: usize,
}

impl Work {
    pub(super) fn progress(&self) -> Option<(usize, usize)> {
        let total = self.done + self.in_flight() + self.asked.len() + if self.stopped { 0 } else { self.waiting.len() };
        (self.is_reading() && total > BATCH).then_some((self.done, total))
    }

    fn in_flight(&self) -> usize {
        self.running.iter().map(|(_, ids, _)| ids.len()).sum()
    }

    fn is_reading(&self) -> bool {
        !self.running.is_empty() || self.is_to_be_read()
    }

    /// Whether a batch could be started.
    fn is_to_be_read(&self) -> bool {
        !self.asked.is_empty() || (!self.stopped && !self.waiting.is_empty())
    }

    pub(super) fn stopped(&self) -> Option<usize> {
        (self.stopped && !self.waiting.is_empty()).then_some(self.waiting.len())
    }

    pub(super) fn stop(&mut self) {
        self.stopped = true;
        self.asked.clear();
        for (_, _, progress) in &self.running {
            progress.cancel();
        }
    }

    pub(super) fn ask(&mut self, article: ArticleId) {
        if !self.asked.contains(&article) {
            self.asked.push_back(article);
        }
    }

    pub(super) fn ask_for_all(&mut self, articles: impl Iterator<Item = ArticleId>) {
        self.stopped = false;
        self.asked = articles.collect();
    }

    /// The articles of the next batch; the one shown goes first.
    fn batch(&mut self, dossier: &Dossier, shown: Option<&ArticleId>) -> Vec<ArticleId> {
        let (mut batch, mut bytes) = (Vec::new(), 0);
        if !self.is_to_be_read() {
            return batch;
        }
        // Looked for once: tens of thousands may wait.
        if self.brought.as_ref() != shown {
            self.brought = shown.cloned();
            if let Some(at) = shown.and_then(|shown| self.waiting.iter().position(|id| id == shown))
                && let Some(id) = self.waiting.remove(at)
            {
                self.waiting.push_front(id);
            }
        }
        while batch.len() < BATCH && bytes < BATCH_BYTES {
            let next = self.asked.pop_front();
            let next = next.or_else(|| if self.stopped { None } else { self.waiting.pop_front() });
            let Some(id) = next else { break };
            if let Some(article) = dossier.articles.get(&id) {
                bytes += article.text.len();
                batch.push(id);
            }
        }
        batch
    }

    /// Whether the state should be surveyed now. While reading goes on, what was read is surveyed in growing strides, so
    /// that all surveys together cost no more than a few of the whole.
    fn survey_is_due(&self, revision: u64) -> bool {
        match self.surveyed {
            _ if self.surveying.is_some() => false,
            None => true,
            Some(stage) if stage.revision != revision => true,
            Some(stage) => {
                let more = self.version - stage.version;
                more > 0 && (!self.is_reading() || more >= STRIDE.max(stage.version))
            }
        }
    }
}

impl Proposals {
    /// Brings readings and proposals to a state of a document: starts what is to be done, waits for nothing.
    pub(in crate::desk) fn follow(
        &mut self,
        (document, revision): (u64, u64),
        dossier: &Dossier,
        shown: Option<&ArticleId>,
        tasks: &mut Tasks<Done>,
    ) {
        if self.document != Some(document) {
            self.work.stop();
            let mut before = std::mem::replace(self, Self { document: Some(document), ..Self::default() });
            self.work.let_go = std::mem::take(&mut before.work.let_go);
            self.work.let_go.push(before.work.known);
        }
        let work = &mut self.work;
        if dossier.articles.len() < work.articles {
            Arc::make_mut(&mut self.readings).forget_missing(dossier);
        }
        work.articles = dossier.articles.len();
        if !work.is_reading() {
            work.done = 0;
        }
        if work.survey_is_due(revision) {
            work.put_since.clear();
            let (dossier, readings) = (dossier.clone(), Arc::clone(&self.readings));
            let stage = Stage { revision, version: work.version };
            if !work.is_reading() {
                let known = std::mem::take(&mut work.known);
                work.let_go.push(known);
            }
            let (let_go, stopped) = (std::mem::take(&mut work.let_go), work.stopped);
            let progress = tasks.start("", move |_| {
                drop(let_go);
                Done::Surveyed(document, survey(&dossier, readings, stage, stopped))
            });
            work.surveying = Some((stage, progress));
        }
        while work.running.len() < WORKERS {
            let batch = work.batch(dossier, shown);
            if batch.is_empty() {
                break;
            }
            work.next += 1;
            let (number, known, dossier) = (work.next, Arc::clone(&work.known), dossier.clone());
            let articles: Vec<_> =
                batch.iter().filter_map(|id| Some((id.clone(), Arc::clone(dossier.articles.get(id)?)))).collect();
            let progress = tasks.start("", move |progress| {
                let known = known.get_or_init(|| Known::of(&dossier));
                let open = articles.into_iter().take_while(|_| !progress.is_cancelled());
                let read = open.map(|(id, article)| (id, read_article(&article, known))).collect();
                Done::ReadArticles(document, Batch { number, read })
            });
            work.running.push((number, batch, progress));
        }
    }

    /// Finds what was turned down, where that is not known of the states as they are. For when it is looked at.
    pub(in crate::desk) fn follow_refused(&mut self, document: u64, dossier: &Dossier, tasks: &mut Tasks<Done>) {
        // The board that is shown is of the state that was surveyed: so is this one.
        let Some(stage) = self.work.surveyed.filter(|_| !self.finding_refused) else { return };
        if self.document != Some(document) || self.refused.as_ref().is_some_and(|(of, _)| *of == stage) {
            return;
        }
        if dossier.refused.is_empty() {
            self.refused = Some((stage, Arc::default()));
            return;
        }
        self.finding_refused = true;
        let (dossier, readings) = (dossier.clone(), Arc::clone(&self.readings));
        tasks.start("", move |_| Done::Refused(document, stage, Arc::new(refused(&dossier, &readings))));
    }

    /// Takes what was turned down.
    pub(in crate::desk) fn take_refused(&mut self, document: u64, stage: Stage, board: Arc<Board>) {
        if self.document == Some(document) {
            self.finding_refused = false;
            self.refused = Some((stage, board));
        }
    }

    /// Takes what a worker has read.
    pub(in crate::desk) fn take_batch(&mut self, document: u64, batch: Batch) {
        if self.document != Some(document) {
            return;
        }
        let work = &mut self.work;
        let at = work.running.iter().position(|(number, ..)| *number == batch.number);
        let asked = at.map(|at| work.running.swap_remove(at).1).unwrap_or_default();
        // What a stopped worker did not come to waits on.
        for id in asked.into_iter().rev().filter(|id| batch.read.iter().all(|(read, _)| read != id)) {
            work.waiting.push_front(id);
        }
        let readings = Arc::make_mut(&mut self.readings);
        for (id, read) in batch.read {
            work.put_since.insert(id.clone());
            readings.put(id, read);
            work.version += 1;
            work.done += 1;
        }
    }

    /// Takes that a task came to a fault. What it read is left unread, and what it surveyed counts as surveyed, so that the
    /// same fault does not come again at once; reading stops until it is asked for.
    pub(in crate::desk) fn take_fallen(&mut self) {
        let work = &mut self.work;
        if let Some((stage, _)) = work.surveying.take_if(|(_, progress)| progress.has_fallen()) {
            work.surveyed = Some(stage);
        }
        let running = work.running.len();
        work.running.retain(|(_, _, progress)| !progress.has_fallen());
        if work.running.len() < running {
            work.stop();
        }
    }

    /// Takes a survey. `revision` names the state of the document now.
    pub(in crate::desk) fn take_survey(&mut self, document: u64, survey: Survey, revision: u64) {
        if self.document != Some(document) {
            return;
        }
        let work = &mut self.work;
        work.surveying = None;
        work.surveyed = Some(survey.stage);
        let known = std::mem::replace(&mut work.known, survey.known);
        work.let_go.push(known);
        let in_flight = |id: &ArticleId| work.running.iter().any(|(_, ids, _)| ids.contains(id));
        // What was read while the survey ran is looked at by the next.
        work.brought = None;
        work.waiting = survey.stale.into_iter().filter(|id| !work.put_since.contains(id) && !in_flight(id)).collect();
        if work.put_since.is_empty() {
            self.readings = survey.readings;
        }
        self.board = survey.board;
        if survey.stage.revision == revision {
            self.decided.clear();
        }
    }
}

/// `stopped` says that nothing will be read of what is stale.
fn survey(dossier: &Dossier, mut readings: Arc<Readings>, stage: Stage, stopped: bool) -> Survey {
    let known = Known::of(dossier);
    let stale = readings.stale(dossier, &known);
    Arc::make_mut(&mut readings).looked_through(&known, &stale);
    let board = Arc::new(Board::of(dossier, &readings));
    let known = if stale.is_empty() || stopped { KnownLater::default() } else { Arc::new(OnceLock::from(known)) };
    Survey { stage, board, known, stale, readings }
}

/// What would be proposed if nothing had been turned down, of what was.
fn refused(dossier: &Dossier, readings: &Readings) -> Board {
    let mut anew = dossier.clone();
    anew.refused = imbl::OrdSet::new();
    let mut found = proposals(&anew, readings);
    found.retain(|proposal| proposal.keys.iter().any(|key| dossier.refused.contains(key)));
    Board::with(dossier, found)
}
