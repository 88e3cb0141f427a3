//! What must not match, made safe: tantivy 0.27 asks what is excluded about documents before the one it stands at, which a
//! phrase does not bear (it asserts that it is not asked).

use tantivy::query::{EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{DocId, DocSet, Score, SegmentReader};

/// Matches what the query within matches; may be asked about any document.
#[derive(Debug)]
pub(super) struct DeniedQuery(pub Box<dyn Query>);

struct DeniedWeight(Box<dyn Weight>);

/// Goes by `advance` and `seek` alone, as [`DocSet`] does where nothing else is said.
struct DeniedScorer(Box<dyn Scorer>);

impl Clone for DeniedQuery {
    fn clone(&self) -> Self {
        Self(self.0.box_clone())
    }
}

impl Query for DeniedQuery {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(DeniedWeight(self.0.weight(scoring)?)))
    }
}

impl Weight for DeniedWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        Ok(Box::new(DeniedScorer(self.0.scorer(reader, boost)?)))
    }

    fn explain(&self, reader: &SegmentReader, document: DocId) -> tantivy::Result<Explanation> {
        self.0.explain(reader, document)
    }
}

impl DocSet for DeniedScorer {
    fn advance(&mut self) -> DocId {
        self.0.advance()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if target <= self.0.doc() { self.0.doc() } else { self.0.seek(target) }
    }

    fn doc(&self) -> DocId {
        self.0.doc()
    }

    fn size_hint(&self) -> u32 {
        self.0.size_hint()
    }
}

impl Scorer for DeniedScorer {
    fn score(&mut self) -> Score {
        self.0.score()
    }
}
