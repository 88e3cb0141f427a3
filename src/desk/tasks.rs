//! Work off the frame: named threads that report progress, can be cancelled, and wake the window when done.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use eframe::egui;

use crate::{memory, store};

/// A task that took so long needed memory that nothing needs now.
const LONG: Duration = Duration::from_millis(100);

/// What a running task tells, and how it is told to stop.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicU64,
    total: AtomicU64,
    cancelled: AtomicBool,
    fallen: AtomicBool,
    stage: Mutex<String>,
    filing: Arc<store::Progress>,
    context: Option<egui::Context>,
}

impl Progress {
    /// Whether the user has asked for it to stop.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// The flag itself, for those who poll it.
    #[must_use]
    pub fn cancel_flag(&self) -> &AtomicBool {
        &self.cancelled
    }

    /// Whether it came to a fault and will not come back.
    #[must_use]
    pub fn has_fallen(&self) -> bool {
        self.fallen.load(Ordering::Relaxed)
    }

    /// Asks it to stop.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
        self.filing.cancel();
    }

    /// How far a file is opened or saved, for those who do that.
    #[must_use]
    pub fn filing(&self) -> &store::Progress {
        &self.filing
    }

    /// So many of so many are done.
    pub fn count(&self, done: usize, total: usize) {
        self.done.store(done as u64, Ordering::Relaxed);
        self.total.store(total as u64, Ordering::Relaxed);
        if let Some(context) = &self.context {
            context.request_repaint();
        }
    }

    /// What it is doing now.
    pub fn stage(&self, stage: &str) {
        stage.clone_into(&mut self.stage.lock().unwrap_or_else(PoisonError::into_inner));
        if let Some(context) = &self.context {
            context.request_repaint();
        }
    }

    /// What it is doing now; `None` where it says nothing of that.
    #[must_use]
    pub fn words(&self) -> Option<String> {
        let stage = self.stage.lock().unwrap_or_else(PoisonError::into_inner);
        (!stage.is_empty()).then(|| stage.clone())
    }

    /// Done and total; `None` where it is not counted.
    #[must_use]
    pub fn counted(&self) -> Option<(u64, u64)> {
        let total = self.total.load(Ordering::Relaxed);
        (total > 0).then(|| (self.done.load(Ordering::Relaxed), total))
    }
}

/// A task that runs.
#[derive(Clone, Debug)]
pub struct Running {
    id: u64,
    /// What it is called in the status line; empty for work that is not worth telling.
    pub label: String,
    /// How far it is.
    pub progress: Arc<Progress>,
}

impl Running {
    /// The label, with what it is doing now.
    #[must_use]
    pub fn words(&self) -> String {
        self.progress.words().map_or_else(|| self.label.clone(), |stage| format!("{}: {stage}", self.label))
    }
}

/// A task that did not come back because of a fault in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fallen {
    /// What it was called in the status line; empty for work that is not worth telling.
    pub label: String,
    /// What the fault says of itself.
    pub words: String,
}

/// The tasks of one window; `T` is what they come back with.
pub struct Tasks<T> {
    sender: Sender<(u64, Result<T, Fallen>)>,
    receiver: Receiver<(u64, Result<T, Fallen>)>,
    running: Vec<Running>,
    next: u64,
    inline: bool,
    context: Option<egui::Context>,
    /// One that took long has ended.
    long: Arc<AtomicBool>,
}

impl<T: Send + 'static> Tasks<T> {
    /// Tasks on threads of their own, waking `context` when they come back.
    #[must_use]
    pub fn threaded(context: egui::Context) -> Self {
        Self { context: Some(context), ..Self::idle() }
    }

    /// Tasks that are done when started, for tests.
    #[must_use]
    pub fn inline() -> Self {
        Self { inline: true, ..Self::idle() }
    }

    fn idle() -> Self {
        let (sender, receiver) = channel();
        Self { sender, receiver, running: Vec::new(), next: 0, inline: false, context: None, long: Arc::default() }
    }

    /// Starts a task. The label is shown while it runs, unless it is empty. Dropping what it comes back with is the
    /// way to give up on it: the result of a cancelled task is still delivered.
    pub fn start(&mut self, label: &str, job: impl FnOnce(&Progress) -> T + Send + 'static) -> Arc<Progress> {
        self.start_filing(label, Arc::default(), job)
    }

    /// Starts a task that goes on with a file of which some is read or written already.
    pub fn start_filing(
        &mut self,
        label: &str,
        filing: Arc<store::Progress>,
        job: impl FnOnce(&Progress) -> T + Send + 'static,
    ) -> Arc<Progress> {
        let progress = Arc::new(Progress { context: self.context.clone(), filing, ..Progress::default() });
        self.next += 1;
        let id = self.next;
        self.running.push(Running { id, label: label.to_owned(), progress: progress.clone() });
        let sender = self.sender.clone();
        let context = self.context.clone();
        let shared = progress.clone();
        let long = self.long.clone();
        let name = label.to_owned();
        let work = move || {
            let begun = Instant::now();
            // What the job held is given up with it: nothing half done is seen by anyone. The hook for panics has told.
            let result = catch_unwind(AssertUnwindSafe(|| job(&shared))).map_err(|fault| {
                shared.fallen.store(true, Ordering::Relaxed);
                Fallen { label: name, words: words_of(fault.as_ref()) }
            });
            let took_long = begun.elapsed() >= LONG;
            long.fetch_or(took_long, Ordering::Relaxed);
            // The window may be gone: then nobody waits for the result.
            let _ = sender.send((id, result));
            if let Some(context) = context {
                context.request_repaint();
            }
            if took_long {
                memory::give_back();
            }
        };
        if self.inline {
            work();
        } else if let Err(error) = std::thread::Builder::new().name(format!("readout {label}")).spawn(work) {
            // Without threads the system is at its limits: what waits for the task is told that it fell.
            progress.fallen.store(true, Ordering::Relaxed);
            let fallen =
                Fallen { label: label.to_owned(), words: format!("the system gives no thread for it: {error}") };
            let _ = self.sender.send((id, Err(fallen)));
        }
        progress
    }

    /// What came back since the last call, and what did not.
    pub fn finished(&mut self) -> Vec<Result<T, Fallen>> {
        let mut results = Vec::new();
        while let Ok((id, result)) = self.receiver.try_recv() {
            self.running.retain(|running| running.id != id);
            results.push(result);
        }
        results
    }

    /// Whether one that took long has ended since this was asked last.
    #[must_use]
    pub fn took_long(&self) -> bool {
        self.long.swap(false, Ordering::Relaxed)
    }

    /// Whether work is done on threads of its own.
    #[must_use]
    pub fn are_threaded(&self) -> bool {
        !self.inline
    }

    /// What runs, oldest first.
    #[must_use]
    pub fn running(&self) -> &[Running] {
        &self.running
    }

    /// Whether a task with this label runs.
    #[must_use]
    pub fn is_running(&self, label: &str) -> bool {
        self.running.iter().any(|running| running.label == label)
    }
}

/// What a panic said.
fn words_of(fault: &(dyn Any + Send)) -> String {
    let words = fault.downcast_ref::<&str>().map(|words| (*words).to_owned());
    words.or_else(|| fault.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no reason is known".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_with_a_fault_is_over() {
        for mut tasks in [Tasks::<u8>::inline(), Tasks::threaded(egui::Context::default())] {
            let progress = tasks.start("count", |_| panic!("no number {}", 7));
            let fallen = loop {
                if let Some(result) = tasks.finished().pop() {
                    break result;
                }
                std::thread::yield_now();
            };
            assert_eq!(fallen, Err(Fallen { label: "count".to_owned(), words: "no number 7".to_owned() }));
            assert!(progress.has_fallen());
            assert!(!tasks.is_running("count"));
        }
    }

    #[test]
    fn an_inline_task_is_back_at_once() {
        let mut tasks = Tasks::inline();
        tasks.start("count", |progress| {
            progress.count(1, 2);
            7
        });
        assert!(tasks.is_running("count"));
        assert_eq!(tasks.finished(), [Ok(7)]);
        assert!(tasks.running().is_empty());
    }

    #[test]
    fn a_task_sees_that_it_is_cancelled() {
        let progress = Progress::default();
        progress.cancel();
        assert!(progress.is_cancelled());
        assert_eq!(progress.counted(), None);
    }
}
