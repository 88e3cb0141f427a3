//! The best documents under each heading, and how many there are.

use tantivy::{DocAddress, DocId, SegmentOrdinal};

use super::super::results::GroupKind;
use super::bits::ones;
use super::evaluate::Found;
use super::known::{Known, Lasting};

/// With more of 64 documents than this it takes less to look at all of them than at each.
const CROWD: u32 = 12;

/// A document that was found: its score, its last day, and where it stands.
pub(super) type Scored = (f32, i32, DocAddress);

/// What was found under one heading, the best first: of equal scores the latest.
#[derive(Clone, Debug, Default)]
pub(super) struct Best {
    pub total: usize,
    pub documents: Vec<Scored>,
    /// What is not better than this is not among the best.
    floor: Option<(f32, i32)>,
}

/// Collects the best of each heading.
pub(super) struct ByKind {
    limit: usize,
    best: Vec<Best>,
}

impl ByKind {
    pub(super) fn new(limit: usize) -> Self {
        Self { limit: limit.max(1), best: vec![Best::default(); GroupKind::ALL.len()] }
    }

    /// From one segment.
    pub(super) fn of(limit: usize, ordinal: SegmentOrdinal, known: &Known, found: &Found) -> Self {
        let mut best = Self::new(limit);
        best.collect(ordinal, &known.lasting, found);
        best
    }

    /// Adds those of another segment.
    pub(super) fn join(&mut self, other: Self) {
        for (best, other) in self.best.iter_mut().zip(other.best) {
            best.total += other.total;
            best.documents.extend(other.documents);
        }
    }

    fn collect(&mut self, ordinal: SegmentOrdinal, known: &Lasting, found: &Found) {
        for document in found.listed.iter() {
            let kind = usize::from(known.kinds[document as usize]);
            if let Some(best) = self.best.get_mut(kind).filter(|_| kind != GroupKind::Words as usize) {
                best.total += 1;
                best.offer(self.limit, ordinal, document, found.around(document), known);
            }
        }
        let words = &mut self.best[GroupKind::Words as usize];
        words.total += found.read.count();
        for (first, some) in found.read.blocks() {
            // Where many stand together, those that are not better are passed over at once.
            let over = words.floor.filter(|_| some.count_ones() > CROWD);
            let some = over.map_or(some, |floor| some & over_floor(found, known, first, floor));
            for document in ones(some) {
                words.offer(self.limit, ordinal, first + document, found.whole(first + document), known);
            }
        }
    }

    /// In the order of headings.
    pub(super) fn into_best(mut self) -> Vec<Best> {
        for best in &mut self.best {
            best.documents.sort_by(better);
            best.documents.truncate(self.limit);
        }
        self.best
    }
}

impl Best {
    fn offer(&mut self, limit: usize, ordinal: SegmentOrdinal, document: DocId, score: f32, known: &Lasting) {
        // Of most it is enough to know this.
        if self.floor.is_some_and(|(floor, _)| score < floor) {
            return;
        }
        let day = known.days[document as usize];
        // Documents come in order: of equal ones the first stays.
        if self.floor.is_some_and(|floor| (score, day) <= floor) {
            return;
        }
        self.documents.push((score, day, DocAddress::new(ordinal, document)));
        if self.documents.len() >= limit * 4 {
            self.documents.select_nth_unstable_by(limit - 1, better);
            self.documents.truncate(limit);
            self.floor = self.documents.last().map(|(score, day, _)| (*score, *day));
        }
    }
}

/// Which of the 64 documents from `first` on are better than the floor, a bit for each; all of them where there are fewer.
fn over_floor(found: &Found, known: &Lasting, first: DocId, (floor, floor_day): (f32, i32)) -> u64 {
    let days = known.days.get(first as usize..).and_then(<[i32]>::first_chunk::<64>);
    let Some((days, weights)) = days.zip(found.whole_64(first)) else { return u64::MAX };
    let mut over = [0_u8; 64];
    for (over, (weight, day)) in over.iter_mut().zip(weights.iter().zip(days)) {
        *over = u8::from(*weight > floor) | u8::from(*weight >= floor) & u8::from(*day > floor_day);
    }
    // The lowest bits of eight bytes, side by side.
    let (eights, _) = over.as_chunks::<8>();
    let bits = |eight: &[u8; 8]| u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
    eights.iter().rev().fold(0, |all, eight| all << 8 | bits(eight))
}

fn better(left: &Scored, right: &Scored) -> std::cmp::Ordering {
    right.0.total_cmp(&left.0).then(right.1.cmp(&left.1)).then(left.2.cmp(&right.2))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::bits::Bits;
    use super::*;

    proptest! {
        #[test]
        fn the_best_are_those_of_a_sorted_list(
            documents in proptest::collection::vec((any::<bool>(), 0..4_u8, 0..3_u8, 0..3_i32), 0..700),
            limit in 1..20_usize,
        ) {
            let len = u32::try_from(documents.len()).expect("they are few");
            let mut found = Found { read: Bits::none(len), listed: Bits::none(len), ..Found::default() };
            let mut known = Lasting::default();
            let mut expect: Vec<Scored> = Vec::new();
            for (document, (is_found, around, text, day)) in (0..).zip(&documents) {
                found.around.push(f32::from(*around));
                found.text.push(f32::from(*text));
                known.kinds.push(GroupKind::Articles as u8);
                known.days.push(*day);
                if *is_found {
                    found.read.set(document);
                    expect.push((f32::from(*around) + f32::from(*text), *day, DocAddress::new(0, document)));
                }
            }
            expect.sort_by(better);
            let total = expect.len();
            expect.truncate(limit);
            let mut best = ByKind::new(limit);
            best.collect(0, &known, &found);
            let words = best.into_best().swap_remove(GroupKind::Words as usize);
            prop_assert_eq!((words.total, words.documents), (total, expect));
        }
    }
}
