//! Memory that is no longer needed goes back to the system.

use libmimalloc_sys::{mi_option_set, mi_option_t};

/// The option `purge_delay` of mimalloc 2, milliseconds; the crate names some options only.
const PURGE_DELAY: mi_option_t = 15;

/// Lets the allocator give back what was freed at once, and not when it is next asked for memory: a window at rest does
/// not ask, and would keep what opening or indexing needed last. For the beginning of the program.
#[expect(unsafe_code, reason = "the allocator is told its options in no other way")]
pub fn give_back_at_once() {
    // SAFETY: sets one number that the allocator reads atomically; it may be called at any time.
    unsafe { mi_option_set(PURGE_DELAY, 0) };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(unsafe_code, reason = "as above")]
    fn the_option_is_the_one_meant() {
        // SAFETY: reads one number.
        let delay = || unsafe { libmimalloc_sys::mi_option_get(PURGE_DELAY) };
        assert_eq!(delay(), 10, "mimalloc's own value, unless the environment gives another");
        give_back_at_once();
        assert_eq!(delay(), 0);
    }
}
