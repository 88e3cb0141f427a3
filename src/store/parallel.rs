//! The same work on many pieces, on as many threads as the machine has.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;
use std::thread;

/// No more threads than this, whatever the machine has: more would wait for memory, not for each other.
const MOST: usize = 8;

/// How many results may wait to be taken.
const AHEAD: usize = 16;

/// Less than so much work, in bytes of text, is done sooner than a thread begins.
const LITTLE: usize = 64 << 10;

/// How many threads work at once on so many bytes, the one that waits for them included.
pub(super) fn threads(bytes: usize) -> usize {
    if bytes < LITTLE { 1 } else { thread::available_parallelism().map_or(1, NonZero::get).min(MOST) }
}

/// Does `work` on every number below `count`, and gives the results in their order. Where no more threads can be had, it
/// is done on this one.
pub(super) fn each<T: Send>(threads: usize, count: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let some = || {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            if index >= count {
                return done;
            }
            done.push((index, work(index)));
        }
    };
    let mut all = thread::scope(|scope| {
        let others: Vec<_> = (1..threads.min(count))
            .filter_map(|_| {
                thread::Builder::new().name("pieces of a dossier".to_owned()).spawn_scoped(scope, some).ok()
            })
            .collect();
        let mut all = some();
        for other in others {
            match other.join() {
                Ok(done) => all.extend(done),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        all
    });
    all.sort_unstable_by_key(|(index, _)| *index);
    all.into_iter().map(|(_, result)| result).collect()
}

/// Does `work` on every number below `count`, and gives the results in their order to `take`, which runs here meanwhile and
/// may leave some.
pub(super) fn feed<T: Send, R>(
    threads: usize,
    count: usize,
    work: impl Fn(usize) -> T + Sync,
    take: impl FnOnce(&mut dyn Iterator<Item = T>) -> R,
) -> R {
    if threads < 2 {
        return take(&mut (0..count).map(work));
    }
    let next = AtomicUsize::new(0);
    let (sender, receiver) = sync_channel(AHEAD);
    thread::scope(|scope| {
        let (work, next) = (&work, &next);
        for _ in 0..threads.min(count) {
            let sender = sender.clone();
            let some = move || loop {
                let index = next.fetch_add(1, Ordering::Relaxed);
                // Nobody takes the rest.
                if index >= count || sender.send((index, work(index))).is_err() {
                    return;
                }
            };
            // Where no thread can be had, the work is done below.
            let _ = thread::Builder::new().name("pieces of a dossier".to_owned()).spawn_scoped(scope, some);
        }
        drop(sender);
        let mut early: BTreeMap<usize, T> = BTreeMap::new();
        let mut due = 0..count;
        // Owned by the iterator, so that those who still work see that nobody takes the rest.
        let results = std::iter::from_fn(move || {
            let due = due.next()?;
            loop {
                if let Some(result) = early.remove(&due) {
                    return Some(result);
                }
                match receiver.recv() {
                    Ok((index, result)) => drop(early.insert(index, result)),
                    Err(_) => return Some(work(due)),
                }
            }
        });
        take(&mut { results })
    })
}

/// Does two things at once, where a second thread can be had.
pub(super) fn both<A: Send, B>(threads: usize, aside: impl FnOnce() -> A + Send, here: impl FnOnce() -> B) -> (A, B) {
    if threads < 2 {
        return (aside(), here());
    }
    // Taken back where no thread can be had.
    let aside = Mutex::new(Some(aside));
    let take = || aside.lock().ok().and_then(|mut aside| aside.take()).map(|aside| aside());
    let (done, result) = thread::scope(|scope| {
        let other = thread::Builder::new().name("beside a dossier".to_owned()).spawn_scoped(scope, take);
        let result = here();
        match other.map(thread::ScopedJoinHandle::join) {
            Ok(Ok(done)) => (done, result),
            Ok(Err(panic)) => std::panic::resume_unwind(panic),
            Err(_) => (take(), result),
        }
    });
    (done.expect("it is done once, on one of the two threads"), result)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_and_none_twice() {
        for threads in [1, 2, 5] {
            for count in [0, 1, 2, 1000] {
                let expect: Vec<usize> = (0..count).map(|index| index * 2).collect();
                assert_eq!(each(threads, count, |index| index * 2), expect);
            }
            assert_eq!(both(threads, || 1, || 2), (1, 2));
            for taken in [0, 3, 1000] {
                let some: Vec<usize> = feed(threads, 1000, |index| index * 2, |results| results.take(taken).collect());
                assert_eq!(some, (0..taken).map(|index| index * 2).collect::<Vec<_>>());
            }
        }
    }
}
