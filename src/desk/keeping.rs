//! Keeping work safe: the lock on the open document, snapshots while work is unsaved, and a last one when the program
//! breaks.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, TryLockError};

use eframe::egui;

use super::desk::Desk;
use super::message::Notice;
use super::overlay::Overlay;
use super::watch::Watch;
use super::widgets::kit::{Typed, being_typed};
use super::work::Done;
use crate::model::Dossier;
use crate::store::{FileStamp, Holder, Lock, Locking, Origin, Recoverable, Recovery, StateFolder};

/// How long after the first unsaved change a snapshot is made, in seconds. With the time of writing it stays under ten.
const PAUSE: f64 = 4.0;

/// Fewer letters are typed again in no time.
const WORTH_KEEPING: usize = 20;

/// What a snapshot is of: the document, its revision, and a hash of what is being typed.
pub type State = (u64, u64, u64);

/// The recovery folder of this window, made when the first snapshot is.
type Shared = Arc<Mutex<Option<Recovery>>>;

/// What keeps the work of one window safe.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "they are told and seen apart from one another")]
pub(super) struct Keeping {
    state: Option<StateFolder>,
    pub(super) lock: Option<Lock>,
    recovery: Shared,
    /// What the last snapshot is of.
    kept: Option<State>,
    /// When the next one is due, by the clock of the window.
    due: Option<f64>,
    /// A snapshot is being written or removed.
    busy: bool,
    /// It was said that snapshots cannot be written.
    told: bool,
    /// The window had the keyboard in the last frame.
    pub(super) focused: bool,
    /// The watch on the folder of the open document.
    pub(super) watch: Option<Watch>,
    /// What another program wrote and the user was told of.
    pub(super) seen_outside: Option<FileStamp>,
    /// It was said that the file is gone.
    pub(super) gone_told: bool,
    /// Unsaved work that was opened: thrown away once this window has a snapshot of its own.
    adopted: Arc<Mutex<Vec<Recoverable>>>,
    /// What was being typed in that work, with the name of its field: kept on until the work is saved or given up, for a
    /// clipboard holds it no longer than the next copy.
    recovered: Option<(String, String)>,
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
            // Asked for twice by this window itself.
            Some(Locking::Taken(_)) if still => {}
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
    pub(super) fn take_kept(&mut self, of: State, result: Result<(), String>) -> Option<Notice> {
        self.busy = false;
        // One that could not be written is tried again after the pause.
        self.due = None;
        match result {
            Ok(()) => {
                self.kept = Some(of);
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
        self.recovered = work.origin.as_ref().and_then(|origin| origin.typed.clone());
        self.adopted.lock().unwrap_or_else(PoisonError::into_inner).push(work);
    }

    /// Takes that a task came to a fault, which may have been one of these: it is tried again after the pause.
    pub(super) fn take_fallen(&mut self) {
        self.busy = false;
        self.due = None;
    }

    /// Takes that the snapshots were removed.
    pub(super) fn take_cleared(&mut self) {
        self.busy = false;
    }
}

/// What a document's snapshot is a snapshot of.
fn origin_of(desk: &Desk, typed: Option<Typed>) -> Option<Origin> {
    let document = desk.document.as_ref()?;
    let path = document.path.as_ref().map(|path| std::path::absolute(path).unwrap_or_else(|_| path.clone()));
    let typed = typed.map(|typed| (typed.name, typed.text)).or_else(|| desk.keeping.recovered.clone());
    Some(Origin { path, base: document.stamp.map(FileStamp::to_hex), at: (desk.clock)(), typed })
}

/// What is being typed, where it is worth keeping, and a hash of it.
fn typed(context: &egui::Context) -> (Option<Typed>, u64) {
    let typed = being_typed(context).filter(|typed| typed.text.chars().count() >= WORTH_KEEPING);
    let hash = typed.as_ref().map_or(0, |typed| {
        let mut hasher = DefaultHasher::new();
        typed.text.hash(&mut hasher);
        hasher.finish()
    });
    (typed, hash)
}

/// Makes a snapshot when one is due, and removes it when nothing is unsaved any more. Asks for the frame in which the next
/// is due.
pub(super) fn keep(desk: &mut Desk, context: &egui::Context) {
    let Some(state) = desk.keeping.state.clone() else { return };
    let (typed, hash) = typed(context);
    // Also what was given up, until it is gone: what it was given up for may not come about.
    let dirty = desk.document.as_ref().is_some_and(|document| document.history.is_dirty());
    let unsaved = dirty || typed.is_some();
    set_rescue(desk, unsaved.then_some(&state), typed.as_ref().map(|typed| (typed, hash)));
    if desk.keeping.busy {
        return;
    }
    if !unsaved {
        desk.keeping.due = None;
        desk.keeping.recovered = None;
        let adopted = !desk.keeping.adopted.lock().unwrap_or_else(PoisonError::into_inner).is_empty();
        if desk.keeping.kept.take().is_some() || adopted {
            desk.keeping.busy = true;
            let recovery = Arc::clone(&desk.keeping.recovery);
            let adopted = Arc::clone(&desk.keeping.adopted);
            desk.tasks.start("", move |_| {
                discard_all(&adopted);
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
    let of = (document.id, document.history.revision(), hash);
    if desk.keeping.kept == Some(of) {
        return;
    }
    let time = context.input(|input| input.time);
    let due = *desk.keeping.due.get_or_insert(time + PAUSE);
    if time < due {
        context.request_repaint_after(std::time::Duration::from_secs_f64(due - time));
        return;
    }
    let Some(origin) = origin_of(desk, typed) else { return };
    let dossier = document.dossier().clone();
    let recovery = Arc::clone(&desk.keeping.recovery);
    let adopted = Arc::clone(&desk.keeping.adopted);
    desk.keeping.busy = true;
    desk.tasks.start("", move |_| {
        let mut recovery = recovery.lock().unwrap_or_else(PoisonError::into_inner);
        let kept = snapshot(&state, &mut recovery, &dossier, &origin);
        if kept.is_ok() {
            // Where nothing was kept it stays.
            discard_all(&adopted);
        }
        Done::Kept(of, kept.map_err(|error| error.to_string()))
    });
}

/// Whether a form is being filled in that closing the window would throw away.
pub(super) fn holds_a_form(desk: &Desk, context: &egui::Context) -> bool {
    let form = desk.overlay.as_ref().is_some_and(|overlay| !matches!(overlay, Overlay::Palette(_)));
    form && typed(context).0.is_some()
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

/// Throws unsaved work away that was opened and is kept anew. What cannot be removed is offered once more: better than to lose
/// it.
fn discard_all(adopted: &Mutex<Vec<Recoverable>>) {
    let all = std::mem::take(&mut *adopted.lock().unwrap_or_else(PoisonError::into_inner));
    all.into_iter().for_each(|work| drop(work.discard()));
}

/// Removes the snapshots now: the window closes, and its work is saved or given up.
pub(super) fn clear_at_exit(desk: &Desk) {
    if !desk.holds_work() {
        discard_all(&desk.keeping.adopted);
        let mut recovery = desk.keeping.recovery.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(recovery) = recovery.as_mut() {
            let _ = recovery.clear();
        }
        // Its folder goes with it.
        *recovery = None;
    }
    set_rescue(desk, None, None);
}

/// What a program that breaks has at hand.
struct Rescue {
    of: State,
    state: StateFolder,
    dossier: Dossier,
    origin: Origin,
    recovery: Shared,
}

static RESCUE: Mutex<Option<Rescue>> = Mutex::new(None);
/// Whether a panic is waited for: not where several windows share a process, as in tests.
static ARMED: AtomicBool = AtomicBool::new(false);

fn set_rescue(desk: &Desk, state: Option<&StateFolder>, typed: Option<(&Typed, u64)>) {
    if !ARMED.load(Ordering::Relaxed) {
        return;
    }
    let mut rescue = RESCUE.lock().unwrap_or_else(PoisonError::into_inner);
    let Some((state, document)) = state.zip(desk.document.as_ref()) else {
        *rescue = None;
        return;
    };
    let of = (document.id, document.history.revision(), typed.map_or(0, |(_, hash)| hash));
    if rescue.as_ref().is_none_or(|rescue| rescue.of != of)
        && let Some(origin) = origin_of(desk, typed.map(|(typed, _)| typed.clone()))
    {
        let recovery = Arc::clone(&desk.keeping.recovery);
        *rescue = Some(Rescue { of, state: state.clone(), dossier: document.dossier().clone(), origin, recovery });
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
