//! Work on many things that do not know each other, on several threads.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex, PoisonError};

/// How many threads run at once here. Asked once: the system reads files to answer, which takes as long as a search.
pub(super) static PROCESSORS: LazyLock<usize> =
    LazyLock::new(|| std::thread::available_parallelism().map_or(1, usize::from));

/// In how many pieces a thread takes its share: one that met what is quick helps with what is slow.
const PIECES: usize = 4;

/// What comes of each, in order, on as many threads as are worth it: each takes `share` at least, and this one works too.
/// `None` when cancelled.
pub(super) fn on_threads<Of: Sync, To: Send>(
    all: &[Of],
    share: usize,
    cancelled: &AtomicBool,
    each: impl Fn(&Of) -> To + Sync,
) -> Option<Vec<To>> {
    shared_out(all, share, cancelled, each, |threads, work| {
        std::thread::scope(|scope| {
            let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
            work();
            for other in others {
                other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            }
        });
    })
}

/// As [`on_threads`], for an answer that somebody waits for: the other threads are kept from one to the next, for to begin
/// one takes as long as the work itself. Whatever takes longer would hold up the next answer.
pub(super) fn at_once<Of: Sync, To: Send>(
    all: &[Of],
    share: usize,
    cancelled: &AtomicBool,
    each: impl Fn(&Of) -> To + Sync,
) -> Option<Vec<To>> {
    /// `None` where the system gives no threads.
    static KEPT: LazyLock<Option<rayon::ThreadPool>> = LazyLock::new(|| {
        let name = |number| format!("answers {number}");
        rayon::ThreadPoolBuilder::new().num_threads((*PROCESSORS - 1).max(1)).thread_name(name).build().ok()
    });
    shared_out(all, share, cancelled, each, |threads, work| match &*KEPT {
        Some(kept) => kept.in_place_scope(|scope| {
            (1..threads).for_each(|_| scope.spawn(|_| work()));
            work();
        }),
        None => work(),
    })
}

/// Lets `together` call what works on as many threads as it is told.
fn shared_out<Of: Sync, To: Send>(
    all: &[Of],
    share: usize,
    cancelled: &AtomicBool,
    each: impl Fn(&Of) -> To + Sync,
    together: impl FnOnce(usize, &(dyn Fn() + Sync)),
) -> Option<Vec<To>> {
    let threads = (*PROCESSORS).min(all.len() / share.max(1)).max(1);
    if threads == 1 {
        return all.iter().map(|one| (!cancelled.load(Ordering::Relaxed)).then(|| each(one))).collect();
    }
    let piece = all.len().div_ceil(threads * PIECES);
    let next = AtomicUsize::new(0);
    let pieces: Mutex<Vec<(usize, Vec<To>)>> = Mutex::new(Vec::new());
    let work = || {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(some) = all.get(index * piece..).filter(|some| !some.is_empty()) else { return };
            let mut made = Vec::with_capacity(piece);
            for one in some.iter().take(piece) {
                if cancelled.load(Ordering::Relaxed) {
                    return;
                }
                made.push(each(one));
            }
            // Nothing panics while it is held.
            pieces.lock().unwrap_or_else(PoisonError::into_inner).push((index, made));
        }
    };
    together(threads, &work);
    let mut pieces = pieces.into_inner().unwrap_or_else(PoisonError::into_inner);
    pieces.sort_unstable_by_key(|(index, _)| *index);
    let made: Vec<To> = pieces.into_iter().flat_map(|(_, made)| made).collect();
    // Whoever was cancelled left some.
    (made.len() == all.len()).then_some(made)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_stands_in_order_whatever_the_shares() {
        for count in [0, 1, 2, 3, 7, 100] {
            for share in [0, 1, 3, 40] {
                let all: Vec<usize> = (0..count).collect();
                let go_on = AtomicBool::new(false);
                let doubled: Vec<usize> = all.iter().map(|one| one * 2).collect();
                assert_eq!(on_threads(&all, share, &go_on, |one| one * 2), Some(doubled.clone()), "{count} by {share}");
                assert_eq!(at_once(&all, share, &go_on, |one| one * 2), Some(doubled), "{count} by {share}");
                let cancelled = on_threads(&all, share, &AtomicBool::new(true), |one| *one);
                assert_eq!(cancelled.is_none(), count > 0, "{count} by {share}");
            }
        }
    }
}
