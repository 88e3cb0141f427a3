//! Which documents of a segment a plan finds, and what they weigh.
//!
//! Whole segments are answered at once, with a bit for each document and, beside it, a number: joining lists of documents
//! one document after the other takes several times as long where words are common, and those are asked for with every
//! letter that is typed. Linear in the lists that are read and in the documents of the segment.

use std::borrow::Cow;
use std::sync::atomic::{AtomicBool, Ordering};

use tantivy::columnar::{Column, ColumnIndex};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, SegmentReader, TantivyError, Term};

use super::super::query::Node;
use super::super::results::GroupKind;
use super::bits::Bits;
use super::known::{Known, take, take_begun};
use super::plan::{Begun, Leaf, Plan, Way};

/// The documents that are found.
#[derive(Clone)]
struct Documents {
    /// Under their own headings.
    listed: Bits,
    /// By the words of their texts.
    read: Bits,
}

impl Documents {
    fn both(bits: Bits) -> Self {
        Self { read: bits.clone(), listed: bits }
    }

    fn each(&mut self, other: &Self, change: fn(&mut Bits, &Bits)) {
        change(&mut self.listed, &other.listed);
        change(&mut self.read, &other.read);
    }
}

/// What was found in a segment.
#[derive(Default)]
pub(super) struct Found {
    /// Under their own headings.
    pub listed: Bits,
    /// By the words of their texts.
    pub read: Bits,
    /// By document, what all words that may stand around texts weigh there, and those in texts; empty where there are none.
    pub around: Vec<f32>,
    pub text: Vec<f32>,
}

impl Found {
    /// What a document weighs by the words around its text.
    pub(super) fn around(&self, document: DocId) -> f32 {
        self.around.get(document as usize).copied().unwrap_or_default()
    }

    /// What it weighs by all of its words.
    pub(super) fn whole(&self, document: DocId) -> f32 {
        self.around(document) + self.text.get(document as usize).copied().unwrap_or_default()
    }

    /// What 64 documents weigh by all of their words, from the one on; `None` where there are fewer.
    pub(super) fn whole_64(&self, first: DocId) -> Option<[f32; 64]> {
        let of = |weights: &[f32]| weights.get(first as usize..)?.first_chunk::<64>().copied();
        let (around, text) = (of(&self.around)?, of(&self.text)?);
        Some(std::array::from_fn(|at| around[at] + text[at]))
    }
}

/// Looks a plan up in a segment.
///
/// # Errors
///
/// When the index cannot be read, or it was cancelled.
pub(super) fn found(
    plan: &Plan,
    reader: &SegmentReader,
    known: &Known,
    cancelled: &AtomicBool,
) -> tantivy::Result<Found> {
    let texts = Bits::none(reader.max_doc());
    let mut segment = Segment { reader, known, cancelled, around: Vec::new(), text: Vec::new(), texts };
    let Documents { mut listed, mut read } = segment.node(plan, false, None)?;
    read.and(&segment.texts);
    if let Some(gone) = &known.gone {
        listed.and_not(gone);
        read.and_not(gone);
    }
    Ok(Found { listed, read, around: segment.around, text: segment.text })
}

struct Segment<'s> {
    reader: &'s SegmentReader,
    known: &'s Known,
    cancelled: &'s AtomicBool,
    /// By document: what all words that may stand around texts weigh there, and those in texts.
    around: Vec<f32>,
    text: Vec<f32>,
    /// Those with one of the words in their text.
    texts: Bits,
}

impl Segment<'_> {
    /// Of documents that are not `within` it may tell whatever it likes.
    fn node(&mut self, node: &Plan, denied: bool, within: Option<&Documents>) -> tantivy::Result<Documents> {
        match node {
            Node::Leaf(leaf) => self.leaf(leaf, denied, within),
            Node::Not(inner) => {
                let mut rest = Documents::both(self.every());
                rest.each(&self.node(inner, !denied, within)?, Bits::and_not);
                Ok(rest)
            }
            Node::Any(nodes) => {
                let mut any = Documents::both(self.none());
                for node in nodes {
                    any.each(&self.node(node, denied, within)?, Bits::or);
                }
                Ok(any)
            }
            Node::All(nodes) => {
                let mut order: Vec<&Plan> = nodes.iter().collect();
                order.sort_by_key(|node| looks(node));
                let mut all: Option<Documents> = None;
                for node in order {
                    let these = self.node(node, denied, all.as_ref().or(within))?;
                    match &mut all {
                        Some(all) => all.each(&these, Bits::and),
                        None => all = Some(these),
                    }
                }
                Ok(all.unwrap_or_else(|| Documents::both(self.every())))
            }
        }
    }

    fn leaf(&mut self, leaf: &Leaf, denied: bool, within: Option<&Documents>) -> tantivy::Result<Documents> {
        if self.cancelled.load(Ordering::Relaxed) {
            return Err(TantivyError::InternalError("cancelled".to_owned()));
        }
        match leaf {
            Leaf::Words { around, text } => self.words(around, text, denied),
            Leaf::Terms(terms) => Ok(Documents::both(self.terms(terms)?)),
            Leaf::In(kinds) => {
                let mut wanted = [false; 256];
                kinds.iter().for_each(|kind| wanted[*kind as usize] = true);
                let kinds_of = &self.known.lasting.kinds;
                let listed = self.that(None, |document| wanted[usize::from(kinds_of[document as usize])]);
                let read = if kinds.contains(&GroupKind::Words) { self.every() } else { self.none() };
                Ok(Documents { listed, read })
            }
            Leaf::Actor(terms, hashes) => {
                let mut some = self.terms(terms)?;
                if !hashes.is_empty() {
                    let column = self.reader.fast_fields().u64("article")?;
                    let holds = |document| column.first(document).is_some_and(|hash| hashes.contains(&hash));
                    some.or(&self.that(within, holds));
                }
                Ok(Documents::both(some))
            }
            Leaf::Days(from, to) => {
                let (first, last) = (self.reader.fast_fields().i64("first")?, self.reader.fast_fields().i64("last")?);
                Ok(Documents::both(self.that(within, |document| {
                    let days = first.first(document).zip(last.first(document));
                    days.is_some_and(|(first, last)| last >= *from && first <= *to)
                })))
            }
        }
    }

    /// What must not occur is looked for in texts too, under any heading, and weighs nothing.
    fn words(&mut self, around: &[Way], text: &[Way], denied: bool) -> tantivy::Result<Documents> {
        if denied {
            let mut found = self.none();
            around.iter().chain(text).try_for_each(|way| self.along(way, &mut found, None))?;
            return Ok(Documents::both(found));
        }
        let mut weights = std::mem::take(&mut self.around);
        weights.resize(self.reader.max_doc() as usize, 0.0);
        let mut listed = self.none();
        around.iter().try_for_each(|way| self.along(way, &mut listed, Some(&mut weights)))?;
        self.around = weights;
        let mut read = listed.clone();
        if !text.is_empty() {
            let mut weights = std::mem::take(&mut self.text);
            weights.resize(self.reader.max_doc() as usize, 0.0);
            let mut texts = self.none();
            text.iter().try_for_each(|way| self.along(way, &mut texts, Some(&mut weights)))?;
            self.text = weights;
            read.or(&texts);
            self.texts.or(&texts);
        }
        Ok(Documents { listed, read })
    }

    /// Adds what is found in one way to what was found in others.
    fn along(&self, way: &Way, found: &mut Bits, weights: Option<&mut Vec<f32>>) -> tantivy::Result<()> {
        match (way, weights) {
            (Way::Weighed(weight, boost), Some(weights)) => weight.for_each(self.reader, &mut |document, score| {
                found.set(document);
                if let Some(weight) = weights.get_mut(document as usize) {
                    *weight += boost * score;
                }
            }),
            (Way::Weighed(weight, _), None) => weight.for_each_no_score(self.reader, &mut |documents| {
                documents.iter().for_each(|document| found.set(*document));
            }),
            (Way::Begun(begun, boost), weights) => {
                let begun = self.begun(begun)?;
                if let Some(weights) = weights {
                    begun.iter().for_each(|document| weights[document as usize] += boost);
                }
                found.or(&begun);
                Ok(())
            }
        }
    }

    /// Those with a word that begins so.
    fn begun(&self, begun: &Begun) -> tantivy::Result<Cow<'_, Bits>> {
        match begun {
            Begun::Column(column, bit) => {
                let column = self.reader.fast_fields().u64(&format!("begun {column}"))?;
                let mut found = self.none();
                each_of_64(&column, self.reader.max_doc(), |first, values| {
                    found.set_64(
                        first,
                        values.iter().rev().fold(0, |bits, value| bits << 1 | u64::from(value & bit != 0)),
                    );
                });
                Ok(Cow::Owned(found))
            }
            Begun::Term(term) => self.terms(std::slice::from_ref(term)).map(Cow::Owned),
            Begun::Words(field, from, below) => {
                if let Some(found) = self.known.lasting.begun(*field, from) {
                    return Ok(Cow::Borrowed(found));
                }
                let mut found = self.none();
                take_begun(&*self.reader.inverted_index(*field)?, from, below.as_deref(), &mut found)?;
                Ok(Cow::Owned(found))
            }
        }
    }

    /// Those with one of the terms.
    fn terms(&self, terms: &[Term]) -> tantivy::Result<Bits> {
        let mut found = self.none();
        for term in terms {
            let index = self.reader.inverted_index(term.field())?;
            let Some(mut list) = index.read_block_postings(term, IndexRecordOption::Basic)? else { continue };
            take(&mut list, &mut found);
        }
        Ok(found)
    }

    /// Those of which something holds, looked at one by one.
    fn that(&self, within: Option<&Documents>, holds: impl Fn(DocId) -> bool) -> Bits {
        let mut found = self.none();
        match within {
            Some(Documents { listed, read }) => {
                let mut some = listed.clone();
                some.or(read);
                some.iter().filter(|document| holds(*document)).for_each(|document| found.set(document));
            }
            None => {
                (0..self.reader.max_doc()).filter(|document| holds(*document)).for_each(|document| found.set(document))
            }
        }
        found
    }

    fn none(&self) -> Bits {
        Bits::none(self.reader.max_doc())
    }

    fn every(&self) -> Bits {
        Bits::every(self.reader.max_doc())
    }
}

/// Calls `each` with 64 values at once and the document that the first of them is of; a document without one has 0.
fn each_of_64(column: &Column<u64>, documents: DocId, mut each: impl FnMut(DocId, &[u64])) {
    let mut values = [0; 64];
    for first in (0..documents).step_by(64) {
        let values = &mut values[..(documents - first).min(64) as usize];
        if let ColumnIndex::Full = column.index {
            column.values.get_range(u64::from(first), values);
        } else {
            let of = |document| column.first(document).unwrap_or_default();
            (first..).zip(values.iter_mut()).for_each(|(document, value)| *value = of(document));
        }
        each(first, values);
    }
}

/// Whether a look at each document is needed somewhere in it.
fn looks(node: &Plan) -> bool {
    let mut looks = false;
    node.walk(false, &mut |leaf, _| looks |= leaf.looks());
    looks
}
