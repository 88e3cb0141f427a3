//! The best documents under each heading, and how many there are.

use std::sync::atomic::{AtomicBool, Ordering};

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::{DocAddress, DocId, Score, SegmentOrdinal, SegmentReader, TantivyError};

use super::super::results::GroupKind;

/// How many headings there are.
const KINDS: usize = GroupKind::ALL.len();

/// A document that was found: its score, its last day, and where it stands.
pub(super) type Scored = (Score, i64, DocAddress);

/// What was found under one heading, the best first: of equal scores the latest.
#[derive(Clone, Debug, Default)]
pub(super) struct Best {
    pub total: usize,
    pub documents: Vec<Scored>,
}

/// Collects the best of each heading.
pub(super) struct ByKind<'c> {
    pub limit: usize,
    /// Everything goes under this heading; `None` for under its own.
    pub under: Option<GroupKind>,
    pub cancelled: &'c AtomicBool,
}

pub(super) struct Segment {
    ordinal: SegmentOrdinal,
    limit: usize,
    under: Option<usize>,
    kinds: Column<u64>,
    days: Column<i64>,
    found: [Top; KINDS],
}

#[derive(Clone, Debug, Default)]
pub(super) struct Top {
    total: usize,
    documents: Vec<Scored>,
    /// What is worse than this is not among the best.
    floor: Score,
}

impl Collector for ByKind<'_> {
    type Fruit = Vec<Best>;
    type Child = Segment;

    fn for_segment(&self, ordinal: SegmentOrdinal, reader: &SegmentReader) -> tantivy::Result<Segment> {
        if self.cancelled.load(Ordering::Relaxed) {
            return Err(TantivyError::InternalError("cancelled".to_owned()));
        }
        let fields = reader.fast_fields();
        let under = self.under.map(|kind| kind as usize);
        let (kinds, days) = (fields.u64("kind")?, fields.i64("last")?);
        Ok(Segment { ordinal, limit: self.limit.max(1), under, kinds, days, found: Default::default() })
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, segments: Vec<[Top; KINDS]>) -> tantivy::Result<Vec<Best>> {
        let mut best: Vec<Best> = vec![Best::default(); KINDS];
        for (kind, top) in segments.into_iter().flat_map(|segment| segment.into_iter().enumerate()) {
            best[kind].total += top.total;
            best[kind].documents.extend(top.documents);
        }
        for best in &mut best {
            best.documents.sort_by(better);
            best.documents.truncate(self.limit);
        }
        Ok(best)
    }
}

impl SegmentCollector for Segment {
    type Fruit = [Top; KINDS];

    fn collect(&mut self, document: DocId, score: Score) {
        let kind = match self.under {
            Some(kind) => kind,
            None => self.kinds.first(document).unwrap_or_default() as usize,
        };
        let Some(top) = self.found.get_mut(kind) else { return };
        top.total += 1;
        if score < top.floor {
            return;
        }
        let day = self.days.first(document).unwrap_or(i64::MIN);
        top.documents.push((score, day, DocAddress::new(self.ordinal, document)));
        if top.documents.len() >= self.limit * 4 {
            top.documents.select_nth_unstable_by(self.limit - 1, better);
            top.documents.truncate(self.limit);
            top.floor = top.documents.last().map_or(0.0, |worst| worst.0);
        }
    }

    fn harvest(self) -> Self::Fruit {
        self.found
    }
}

fn better(left: &Scored, right: &Scored) -> std::cmp::Ordering {
    right.0.total_cmp(&left.0).then(right.1.cmp(&left.1)).then(left.2.cmp(&right.2))
}
