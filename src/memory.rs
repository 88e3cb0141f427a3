//! Memory that is no longer needed goes back to the system, when that is worth it.

use libmimalloc_sys::{mi_collect, mi_option_set, mi_option_t};

/// The option `purge_delay` of mimalloc 2, milliseconds; the crate names some options only.
const PURGE_DELAY: mi_option_t = 15;
/// The option `arena_purge_mult`: how many times as long whole segments, of 32 MB, are kept.
const ARENA_PURGE_MULT: mi_option_t = 24;
/// Its value, unless somebody changes it.
const USUAL_MULT: std::ffi::c_long = 10;
/// Longer than from one frame to the next while somebody types or scrolls: what one frame frees the next one needs, and to
/// ask the system for it again takes a sixth of the time of a frame.
const KEPT: std::ffi::c_long = 1_000;

/// Lets the allocator keep what was freed for a second. For the beginning of the program.
#[expect(unsafe_code, reason = "the allocator is told its options in no other way")]
pub fn keep_between_frames() {
    // SAFETY: sets one number that the allocator reads atomically; it may be called at any time.
    unsafe { mi_option_set(PURGE_DELAY, KEPT) };
}

/// Drops what is as large as a file, and gives its memory back at once. A segment that is used again before it was given back
/// keeps the pages that nobody asks for then: half of a file would stay for ever. For what is needed soon again this costs a
/// fault for each page.
#[expect(unsafe_code, reason = "as above")]
pub fn let_go<T>(large: T) {
    // SAFETY: sets one number that the allocator reads atomically; what other threads free meanwhile is given back at
    // once, too.
    unsafe {
        mi_option_set(ARENA_PURGE_MULT, 0);
        drop(large);
        mi_option_set(ARENA_PURGE_MULT, USUAL_MULT);
    }
}

/// Gives back what this thread, and those that have ended, have freed: for the end of work that took much. The allocator by
/// itself does so only when it is next asked for memory, and a window at rest does not ask.
#[expect(unsafe_code, reason = "as above")]
pub fn give_back() {
    // SAFETY: looks through the heap of this thread and those of threads that have ended; it may be called at any time.
    unsafe { mi_collect(true) };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(unsafe_code, reason = "as above")]
    fn the_options_are_the_ones_meant() {
        // SAFETY: reads numbers.
        let options =
            || unsafe { [PURGE_DELAY, ARENA_PURGE_MULT].map(|option| libmimalloc_sys::mi_option_get(option)) };
        assert_eq!(options(), [10, USUAL_MULT], "mimalloc's own values, unless the environment gives others");
        keep_between_frames();
        let_go(vec![0_u8; 64 << 20]);
        assert_eq!(options(), [KEPT, USUAL_MULT]);
        give_back();
    }
}
