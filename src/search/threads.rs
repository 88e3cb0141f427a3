//! Work on many things that do not know each other, on several threads.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

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
    let threads = (*PROCESSORS).min(all.len() / share.max(1)).max(1);
    if threads == 1 {
        return all.iter().map(|one| (!cancelled.load(Ordering::Relaxed)).then(|| each(one))).collect();
    }
    let piece = all.len().div_ceil(threads * PIECES);
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done: Vec<(usize, Vec<To>)> = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(some) = all.get(index * piece..).filter(|some| !some.is_empty()) else { return done };
            let mut made = Vec::with_capacity(piece);
            for one in some.iter().take(piece) {
                if cancelled.load(Ordering::Relaxed) {
                    return done;
                }
                made.push(each(one));
            }
            done.push((index, made));
        }
    };
    let mut pieces = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut pieces = work();
        for other in others {
            pieces.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        pieces
    });
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
                let doubled = on_threads(&all, share, &go_on, |one| one * 2);
                assert_eq!(doubled, Some(all.iter().map(|one| one * 2).collect()), "{count} by {share}");
                let cancelled = on_threads(&all, share, &AtomicBool::new(true), |one| *one);
                assert_eq!(cancelled.is_none(), count > 0, "{count} by {share}");
            }
        }
    }
}
