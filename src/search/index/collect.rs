//! The best documents under each heading, and how many there are.

use tantivy::{DocAddress, DocId, SegmentOrdinal};

use super::super::results::GroupKind;
use super::evaluate::Found;
use super::known::{Known, Lasting};

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
        for document in found.read.iter() {
            words.offer(self.limit, ordinal, document, found.whole(document), known);
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

fn better(left: &Scored, right: &Scored) -> std::cmp::Ordering {
    right.0.total_cmp(&left.0).then(right.1.cmp(&left.1)).then(left.2.cmp(&right.2))
}
