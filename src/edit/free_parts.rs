//! New ids for parts that come to another record, where their own are taken there.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::PartId;

/// What a part is. A file made by hand may give one id to parts of two kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum PartKind {
    Name,
    Role,
    Relation,
    Side,
    Attendee,
    Outcome,
    Note,
}

/// The new ids of parts of a record that becomes one with another.
pub(super) struct FreeParts {
    /// The new ids that were given, by the old ones.
    pub known: BTreeMap<(PartKind, PartId), PartId>,
    /// The ids that the record has.
    pub taken: BTreeSet<PartId>,
    /// What the new ids depend on, beside the old ones.
    pub seed: String,
}

impl FreeParts {
    /// The new id of a part: its own where that is free. The same every time, so that a preview shows what comes of it.
    /// A part that the record did not have gets an id that nothing has, and does not come to mean another.
    pub fn of(&mut self, kind: PartKind, part: &PartId) -> PartId {
        if let Some(known) = self.known.get(&(kind, part.clone())) {
            return known.clone();
        }
        let new = self.free(part);
        self.become_part(kind, part, &new);
        new
    }

    /// From now on the part is this one of the record.
    pub fn become_part(&mut self, kind: PartKind, part: &PartId, of_record: &PartId) {
        self.known.insert((kind, part.clone()), of_record.clone());
    }

    /// An id that is not taken yet, the one given if it is free.
    pub fn free(&mut self, part: &PartId) -> PartId {
        use std::hash::{Hash as _, Hasher as _};
        let mut new = part.clone();
        let mut attempt = 0_u32;
        while self.taken.contains(&new) {
            // Not std's default hasher: the ids go into the file, and must be the same with every version of Rust.
            let mut hasher = Fnv::default();
            (self.seed.as_str(), part.as_str(), attempt).hash(&mut hasher);
            new = PartId::mint(&mut fastrand::Rng::with_seed(hasher.finish()));
            attempt += 1;
        }
        self.taken.insert(new.clone());
        new
    }
}

/// FNV-1a, 64 bits: for ids that have to be the same on every system and with every version of Rust.
pub(crate) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl std::hash::Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
