//! Hashing of numbers that say nothing of each other already, or are the program's own: nobody chooses them to collide, so
//! the hasher need not be one that withstands it.

use std::hash::{BuildHasherDefault, Hasher};

/// For `HashMap` and `HashSet` with such keys.
pub type SpreadNumbers = BuildHasherDefault<Spread>;

/// Spreads a number over all bits of the hash.
#[derive(Debug, Default)]
pub struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.0 = mix(self.0 ^ u64::from(*byte)));
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = mix(self.0 ^ number);
    }
}

/// Finaliser of `SplitMix64`: spreads a hash over all 64 bits.
#[must_use]
pub fn mix(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    (hash ^ (hash >> 31)).wrapping_add(0x9E37_79B9_7F4A_7C15)
}
