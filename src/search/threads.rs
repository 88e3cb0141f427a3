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
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(all.len() / share.max(1)).max(1);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_stands_in_order_whatever_the_shares() {
        for count in [0, 1, 2, 3, 7, 100] {
            for share in [0, 1, 3, 40] {
                let all: Vec<usize> = (0..count).collect();
                let go_on = AtomicBool::new(false);
                let doubled = on_threads(&all, share, &go_on, |one| one * 2);
                assert_eq!(doubled, Some(all.iter().map(|one| one * 2).collect()), "{count} by {share}");
                let cancelled = on_threads(&all, share, &AtomicBool::new(true), |one| *one);
                assert_eq!(cancelled.is_none(), count > 0, "{count} by {share}");
            }
        }
    }
}
