//! Keeping work safe: the lock on the open document, snapshots while work is unsaved, and a last one when the program
//! breaks.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, TryLockError};

use eframe::egui;

use super::desk::Desk;
use super::message::Notice;
use super::work::Done;
use crate::model::Dossier;
use crate::store::{Holder, Lock, Locking, Origin, Recoverable, Recovery, StateFolder};

/// How long after the first unsaved change a snapshot is made, in seconds. With the time of writing it stays under ten.
const PAUSE: f64 = 4.0;

/// The recovery folder of this window, made when the first snapshot is.
type Shared = Arc<Mutex<Option<Recovery>>>;

/// What keeps the work of one window safe.
#[derive(Default)]
pub(super) struct Keeping {
    state: Option<StateFolder>,
    pub(super) lock: Option<Lock>,
    recovery: Shared,
    /// The document and the revision of the last snapshot.
    kept: Option<(u64, u64)>,
    /// When the next one is due, by the clock of the window.
    due: Option<f64>,
    /// A snapshot is being written or removed.
    busy: bool,
    /// It was said that snapshots cannot be written.
    told: bool,
    /// Unsaved work that was opened: thrown away once this window has a snapshot of its own.
    adopted: Vec<Recoverable>,
}

impl Keeping {
    pub(super) fn new(state: Option<StateFolder>) -> Self {
        Self { state, ..Self::default() }
    }

    /// Where things are kept beside documents; `None` where the system knows no such place.
    pub(super) fn state(&self) -> Option<&StateFolder> {
        self.state.as_ref()
    }

    /// Whether this window has the document to which a path leads.
    pub(super) fn holds(&self, state: &StateFolder, path: &Path) -> bool {
        self.lock.as_ref().is_some_and(|lock| lock.is_of(state, path))
    }

    /// Takes what came of asking for a document that is opened in the place of another, or under another name. Gives who
    /// has it, where that is another window.
    pub(super) fn take_lock(&mut self, path: Option<&Path>, locking: Option<Locking>) -> Option<Option<Holder>> {
        let still = self.state.as_ref().zip(path).is_some_and(|(state, path)| self.holds(state, path));
        match locking {
            Some(Locking::Held(lock)) => self.lock = Some(lock),
            Some(Locking::Taken(holder)) => {
                self.lock = None;
                return Some(holder);
            }
            // Nobody is kept out where the system keeps no locks.
            Some(Locking::Unsupported(_)) | None if !still => self.lock = None,
            Some(Locking::Unsupported(_)) | None => {}
        }
        None
    }

    /// Takes what became of a snapshot that was written.
    pub(super) fn take_kept(&mut self, of: (u64, u64), result: Result<(), String>) -> Option<Notice> {
        self.busy = false;
        self.due = None;
        self.kept = Some(of);
        match result {
            Ok(()) => {
                self.told = false;
                None
            }
            Err(_) if std::mem::replace(&mut self.told, true) => None,
            Err(error) => Some(Notice::error(format!(
                "Unsaved work cannot be kept for recovery: {error}. Save often, or free some space"
            ))),
        }
    }

    /// Takes unsaved work that was opened.
    pub(super) fn adopt(&mut self, work: Recoverable) {
        self.adopted.push(work);
    }

    /// Takes that the snapshots were removed.
    pub(super) fn take_cleared(&mut self) {
        self.busy = false;
    }
}

/// What a document's snapshot is a snapshot of.
fn origin_of(desk: &Desk) -> Option<Origin> {
    let document = desk.document.as_ref()?;
    let path = document.path.as_ref().map(|path| std::path::absolute(path).unwrap_or_else(|_| path.clone()));
    Some(Origin { path, base: document.stamp.map(crate::store::FileStamp::to_hex), at: (desk.clock)() })
}

/// Makes a snapshot when one is due, and removes it when nothing is unsaved any more. Asks for the frame in which the next
/// is due.
pub(super) fn keep(desk: &mut Desk, context: &egui::Context) {
    let Some(state) = desk.keeping.state.clone() else { return };
    let dirty = desk.holds_work();
    set_rescue(desk, dirty.then_some(&state));
    if desk.keeping.busy {
        return;
    }
    if !dirty {
        desk.keeping.due = None;
        if desk.keeping.kept.take().is_some() || !desk.keeping.adopted.is_empty() {
            desk.keeping.busy = true;
            let recovery = Arc::clone(&desk.keeping.recovery);
            let adopted = std::mem::take(&mut desk.keeping.adopted);
            desk.tasks.start("", move |_| {
                adopted.into_iter().for_each(|work| drop(work.discard()));
                if let Some(recovery) = recovery.lock().unwrap_or_else(PoisonError::into_inner).as_mut() {
                    // What cannot be removed is offered once more: better than to lose it.
                    let _ = recovery.clear();
                }
                Done::Cleared
            });
        }
        return;
    }
    let Some(document) = &desk.document else { return };
    let of = (document.id, document.history.revision());
    if desk.keeping.kept == Some(of) {
        return;
    }
    let time = context.input(|input| input.time);
    let due = *desk.keeping.due.get_or_insert(time + PAUSE);
    if time < due {
        context.request_repaint_after(std::time::Duration::from_secs_f64(due - time));
        return;
    }
    let Some(origin) = origin_of(desk) else { return };
    let dossier = document.dossier().clone();
    let recovery = Arc::clone(&desk.keeping.recovery);
    let adopted = std::mem::take(&mut desk.keeping.adopted);
    desk.keeping.busy = true;
    desk.tasks.start("", move |_| {
        let mut recovery = recovery.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = snapshot(&state, &mut recovery, &dossier, &origin);
        if kept.is_ok() {
            // What cannot be removed is offered once more: better than to lose it. Where nothing was kept it stays.
            adopted.into_iter().for_each(|work| drop(work.discard()));
        }
        Done::Kept(of, kept.map_err(|error| error.to_string()))
    });
}

fn snapshot(
    state: &StateFolder,
    recovery: &mut Option<Recovery>,
    dossier: &Dossier,
    origin: &Origin,
) -> std::io::Result<()> {
    let recovery = match recovery {
        Some(recovery) => recovery,
        None => recovery.insert(Recovery::begin(state)?),
    };
    recovery.keep(dossier, origin)
}

/// Removes the snapshots now: the window closes, and its work is saved or given up.
pub(super) fn clear_at_exit(desk: &Desk) {
    if !desk.holds_work() {
        let mut recovery = desk.keeping.recovery.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(recovery) = recovery.as_mut() {
            let _ = recovery.clear();
        }
        // Its folder goes with it.
        *recovery = None;
    }
    set_rescue(desk, None);
}

/// What a program that breaks has at hand.
struct Rescue {
    revision: (u64, u64),
    state: StateFolder,
    dossier: Dossier,
    origin: Origin,
    recovery: Shared,
}

static RESCUE: Mutex<Option<Rescue>> = Mutex::new(None);
/// Whether a panic is waited for: not where several windows share a process, as in tests.
static ARMED: AtomicBool = AtomicBool::new(false);

fn set_rescue(desk: &Desk, state: Option<&StateFolder>) {
    if !ARMED.load(Ordering::Relaxed) {
        return;
    }
    let mut rescue = RESCUE.lock().unwrap_or_else(PoisonError::into_inner);
    let Some((state, document)) = state.zip(desk.document.as_ref()) else {
        *rescue = None;
        return;
    };
    let revision = (document.id, document.history.revision());
    if rescue.as_ref().is_none_or(|rescue| rescue.revision != revision)
        && let Some(origin) = origin_of(desk)
    {
        let recovery = Arc::clone(&desk.keeping.recovery);
        *rescue =
            Some(Rescue { revision, state: state.clone(), dossier: document.dossier().clone(), origin, recovery });
    }
}

/// From now on a panic, on whatever thread, first keeps the unsaved work as it was after the last edit, and says so.
pub(super) fn rescue_on_panic() {
    ARMED.store(true, Ordering::Relaxed);
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        before(info);
        rescue();
    }));
}

fn rescue() {
    // Where either is held, the thread that holds it is at work on a snapshot itself.
    let rescue = match RESCUE.try_lock() {
        Ok(mut rescue) => rescue.take(),
        Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner().take(),
        Err(TryLockError::WouldBlock) => None,
    };
    let Some(Rescue { state, dossier, origin, recovery, .. }) = rescue else { return };
    let mut recovery = match recovery.try_lock() {
        Ok(recovery) => recovery,
        Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
        Err(TryLockError::WouldBlock) => return,
    };
    let told = match snapshot(&state, &mut recovery, &dossier, &origin) {
        Ok(()) => {
            format!("readout: unsaved work was kept in {}; Readout offers it at the next start", state.path().display())
        }
        Err(error) => format!("readout: unsaved work could not be kept: {error}"),
    };
    use std::io::Write as _;
    let _ = writeln!(std::io::stderr(), "{told}");
}
