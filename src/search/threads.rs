//! Work on many things that do not know each other, on several threads.

use std::sync::atomic::{AtomicBool, Ordering};

/// What comes of each, in order, on as many threads as are worth it: each takes `share` at least. `None` when cancelled.
pub(super) fn on_threads<Of: Sync, To: Send>(
    all: &[Of],
    share: usize,
    cancelled: &AtomicBool,
    each: impl Fn(&Of) -> To + Sync,
) -> Option<Vec<To>> {
    let work = |some: &[Of]| -> Option<Vec<To>> {
        some.iter().map(|one| (!cancelled.load(Ordering::Relaxed)).then(|| each(one))).collect()
    };
    let threads =
        std::thread::available_parallelism().map_or(1, usize::from).min(all.len().div_ceil(share.max(1))).max(1);
    if threads == 1 {
        return work(all);
    }
    std::thread::scope(|scope| {
        let work = &work;
        let running: Vec<_> =
            all.chunks(all.len().div_ceil(threads)).map(|some| scope.spawn(move || work(some))).collect();
        let done: Option<Vec<Vec<To>>> = running
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect();
        Some(done?.into_iter().flatten().collect())
    })
}
