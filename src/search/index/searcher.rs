//! Answers from the index.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tantivy::schema::Value as _;
use tantivy::{SegmentReader, TantivyDocument};

use super::collect::{Best, ByKind, Scored};
use super::evaluate::found;
use super::fields::{Fields, record_of};
use super::known::Known;
use super::plan::Planning;
use crate::model::{Dossier, RecordRef};
use crate::search::ask::Ask;
use crate::search::entry::Entry;
use crate::search::kin::Kin;
use crate::search::mention_index::MentionIndex;
use crate::search::query::Query;
use crate::search::results::{Group, GroupKind, Hit, Limits, Rank, Results};
use crate::search::threads::at_once;

/// How many hits one thread makes at least: fewer are not worth a second one.
const SHARE: usize = 12;

/// With fewer documents another thread is not worth waking.
const MANY: u64 = 20_000;

/// Answers searches from one state of the index. Cloning costs nothing; it stays as it is while the index goes on.
#[derive(Clone)]
pub struct Searcher {
    index: tantivy::Searcher,
    fields: Fields,
    /// Of each segment.
    known: Arc<[Known]>,
    kin: Arc<Kin>,
}

impl Searcher {
    /// Linear in the documents and words of the segments that were not there `before`.
    pub(super) fn new(
        index: tantivy::Searcher,
        fields: Fields,
        kin: Arc<Kin>,
        before: Option<&Self>,
    ) -> tantivy::Result<Self> {
        let known_before = |reader: &SegmentReader| {
            let readers = before.map_or(&[][..], |before| before.index.segment_readers());
            let at = readers.iter().position(|other| other.segment_id() == reader.segment_id())?;
            before?.known.get(at)
        };
        let readers = index.segment_readers().iter();
        let known = readers.map(|reader| Known::of(reader, &fields, known_before(reader))).collect::<Result<_, _>>()?;
        Ok(Self { index, fields, known, kin })
    }

    /// Searches a dossier: the same records as [`crate::search::search`] finds, in an order of their own: by how rare the
    /// words are, how often they occur, and in titles first; of equal ones the latest first. So many hits are
    /// listed as `limits` say, and only their texts are read. `mentions` answer what is asked of actors; without them the texts
    /// are read for it.
    ///
    /// What changed since the index was last brought up to date may be missing or counted still; what is listed is as
    /// `dossier` has it. Should the index fail, everything is read instead. `None` when cancelled.
    #[must_use]
    pub fn search(
        &self,
        dossier: &Dossier,
        query: &Query,
        limits: Limits,
        mentions: Option<&MentionIndex>,
        cancelled: &AtomicBool,
    ) -> Option<Results> {
        let Some(ask) = Ask::new(query, dossier, || self.kin.clone(), mentions) else {
            return Some(Results::default());
        };
        let found = self.found(&ask, limits.most(), cancelled);
        if cancelled.load(Ordering::Relaxed) {
            return None;
        }
        let Ok(mut found) = found else {
            return crate::search::search(dossier, query, limits, mentions, cancelled);
        };
        let shares = limits.shares(&found.iter().map(|best| best.total).collect::<Vec<_>>());
        found.iter_mut().zip(shares).for_each(|(best, share)| best.documents.truncate(share));
        // All headings at once: threads are asked for once, not once a heading.
        let scored: Vec<(GroupKind, Scored)> = GroupKind::ALL
            .into_iter()
            .zip(&found)
            .flat_map(|(kind, best)| best.documents.iter().map(move |scored| (kind, *scored)))
            .collect();
        let hits = at_once(&scored, SHARE, cancelled, |(kind, scored)| {
            let (note, record) = self.record(scored)?;
            let entry = if note { Entry::note(dossier, &record) } else { Entry::own(dossier, &record) }?;
            Some(if *kind == GroupKind::Words {
                (*kind, Rank::Elsewhere, Hit::read(dossier, &ask, &entry))
            } else {
                let rank = Rank::of(&ask, &entry);
                (*kind, rank, Hit::listed(dossier, &ask, &entry, rank))
            })
        })?;
        let mut hits: Vec<(GroupKind, Rank, Hit)> = hits.into_iter().flatten().collect();
        // Stable: of one rank they stay in the order of their scores.
        hits.sort_by_key(|(kind, rank, _)| (*kind, *rank));
        let mut hits = hits.into_iter().peekable();
        let mut results = Results::default();
        for (kind, best) in GroupKind::ALL.into_iter().zip(found).filter(|(_, best)| best.total > 0) {
            let hits = std::iter::from_fn(|| hits.next_if(|(of, ..)| *of == kind)).map(|(_, _, hit)| hit).collect();
            results.groups.push(Group { kind, total: best.total, hits });
        }
        Some(results)
    }

    /// How many bytes the index takes, on the disk or in memory.
    ///
    /// # Errors
    ///
    /// When its files cannot be read.
    pub fn bytes(&self) -> Result<u64, crate::search::SearchError> {
        let usage = self.index.space_usage().map_err(tantivy::TantivyError::from)?;
        Ok(usage.total().get_bytes())
    }

    /// The best under each heading, in the order of headings.
    fn found(&self, ask: &Ask, limit: usize, cancelled: &AtomicBool) -> tantivy::Result<Vec<Best>> {
        let plan = Planning { searcher: &self.index, fields: self.fields }.plan(ask)?;
        let segments: Vec<_> = (0..).zip(self.index.segment_readers()).zip(self.known.iter()).collect();
        let share = if self.index.num_docs() < MANY { segments.len() } else { 1 };
        let parts = at_once(&segments, share, cancelled, |((ordinal, reader), known)| {
            tantivy::Result::Ok(ByKind::of(limit, *ordinal, known, &found(&plan, reader, known, cancelled)?))
        });
        let mut best = ByKind::new(limit);
        for part in parts.unwrap_or_default() {
            best.join(part?);
        }
        Ok(best.into_best())
    }

    fn record(&self, (_, _, address): &Scored) -> Option<(bool, RecordRef)> {
        let stored: TantivyDocument = self.index.doc(*address).ok()?;
        record_of(stored.get_first(self.fields.key)?.as_str()?)
    }
}
