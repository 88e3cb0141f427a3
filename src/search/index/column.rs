//! A query that looks at a column: which documents hold what a function says, one after the other.

use std::fmt;
use std::sync::Arc;

use tantivy::query::{ConstScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, TantivyError};

/// Tells of each document of a segment whether it is one.
pub(super) type Holds = Box<dyn Fn(DocId) -> bool + Send>;
type Make = dyn Fn(&SegmentReader) -> tantivy::Result<Holds> + Send + Sync;

/// The documents of which a function holds. It is asked only of those that the rest of the query leaves.
#[derive(Clone)]
pub(super) struct ColumnQuery {
    make: Arc<Make>,
}

impl ColumnQuery {
    pub(super) fn new(make: impl Fn(&SegmentReader) -> tantivy::Result<Holds> + Send + Sync + 'static) -> Self {
        Self { make: Arc::new(make) }
    }
}

impl fmt::Debug for ColumnQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ColumnQuery")
    }
}

impl Query for ColumnQuery {
    fn weight(&self, _: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(self.clone()))
    }
}

impl Weight for ColumnQuery {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let mut documents = Documents { holds: (self.make)(reader)?, at: 0, end: reader.max_doc() };
        documents.settle();
        Ok(Box::new(ConstScorer::new(documents, boost)))
    }

    fn explain(&self, reader: &SegmentReader, document: DocId) -> tantivy::Result<Explanation> {
        if (self.make)(reader)?(document) {
            return Ok(Explanation::new("column", 1.0));
        }
        Err(TantivyError::InvalidArgument(format!("document {document} does not match")))
    }
}

struct Documents {
    holds: Holds,
    at: DocId,
    end: DocId,
}

impl Documents {
    /// Goes on to the next that holds, from this one on.
    fn settle(&mut self) -> DocId {
        while self.at < self.end && !(self.holds)(self.at) {
            self.at += 1;
        }
        if self.at >= self.end {
            self.at = TERMINATED;
        }
        self.at
    }
}

impl DocSet for Documents {
    fn advance(&mut self) -> DocId {
        if self.at != TERMINATED {
            self.at += 1;
        }
        self.settle()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if target > self.at {
            self.at = target;
        }
        self.settle()
    }

    fn doc(&self) -> DocId {
        self.at
    }

    fn size_hint(&self) -> u32 {
        self.end
    }
}
