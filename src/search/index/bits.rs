//! A set of the documents of a segment: a bit for each.

use tantivy::DocId;

/// Which of the documents 0 to `len` are in it. All of its operations look at 64 documents at once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Bits {
    words: Vec<u64>,
}

impl Bits {
    pub(super) fn none(len: DocId) -> Self {
        Self { words: vec![0; (len as usize).div_ceil(64)] }
    }

    pub(super) fn every(len: DocId) -> Self {
        let mut every = Self { words: vec![u64::MAX; (len as usize).div_ceil(64)] };
        if let (Some(last), rest @ 1..) = (every.words.last_mut(), len % 64) {
            *last = (1 << rest) - 1;
        }
        every
    }

    /// Takes a document in. One that the segment does not have is passed over.
    pub(super) fn set(&mut self, document: DocId) {
        if let Some(word) = self.words.get_mut(document as usize / 64) {
            *word |= 1 << (document % 64);
        }
    }

    pub(super) fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Those of them in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = DocId> {
        self.blocks().flat_map(|(first, bits)| ones(bits).map(move |bit| first + bit))
    }

    /// 64 at once, with the document that the lowest bit stands for.
    pub(super) fn blocks(&self) -> impl Iterator<Item = (DocId, u64)> {
        (0..).step_by(64).zip(self.words.iter().copied())
    }

    pub(super) fn and(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= other);
    }

    pub(super) fn or(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word |= other);
    }

    pub(super) fn and_not(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(word, other)| *word &= !other);
    }

    /// Takes in up to 64 documents at once, from `first` on, which is a multiple of 64.
    pub(super) fn set_64(&mut self, first: DocId, bits: u64) {
        if let Some(word) = self.words.get_mut(first as usize / 64) {
            *word |= bits;
        }
    }
}

/// Which bits are set, the lowest first.
pub(super) fn ones(bits: u64) -> impl Iterator<Item = u32> {
    let mut left = bits;
    std::iter::from_fn(move || {
        (left != 0).then(|| {
            let bit = left.trailing_zeros();
            left &= left - 1;
            bit
        })
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn of(len: DocId, documents: &BTreeSet<DocId>) -> Bits {
        let mut bits = Bits::none(len);
        documents.iter().for_each(|document| bits.set(*document));
        bits
    }

    proptest! {
        #[test]
        fn they_are_a_set(
            (len, one, other) in (0..200_u32).prop_flat_map(|len| {
                let some = || proptest::collection::btree_set(0..len.max(1), 0..len.max(1) as usize);
                (Just(len), some(), some())
            })
        ) {
            let documents = |bits: &Bits| bits.iter().collect::<BTreeSet<_>>();
            let inside = |all: &BTreeSet<DocId>| all.iter().copied().filter(|document| *document < len).collect::<BTreeSet<_>>();
            let (one, other) = (inside(&one), inside(&other));
            let (left, right) = (of(len, &one), of(len, &other));
            prop_assert_eq!(documents(&left), one.clone());
            prop_assert_eq!(left.count(), one.len());
            let changed = |change: fn(&mut Bits, &Bits)| {
                let mut bits = left.clone();
                change(&mut bits, &right);
                documents(&bits)
            };
            prop_assert_eq!(changed(Bits::and), &one & &other);
            prop_assert_eq!(changed(Bits::or), &one | &other);
            prop_assert_eq!(changed(Bits::and_not), &one - &other);
            prop_assert_eq!(documents(&Bits::every(len)), (0..len).collect());
        }
    }
}
