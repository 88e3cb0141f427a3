//! What is known of a segment beside its own files, so that no search has to find it out again.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use tantivy::postings::BlockSegmentPostings;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{InvertedIndexReader, SegmentReader};

use super::beginnings::LONGEST;
use super::bits::Bits;
use super::fields::Fields;
use super::plan::after;

/// A beginning that more words have than this is looked up beforehand. Tests have few words.
const MANY: usize = if cfg!(test) { 1 } else { 256 };

/// What is known of a segment.
pub(super) struct Known {
    /// What never changes.
    pub lasting: Arc<Lasting>,
    /// The documents that were taken out since.
    pub gone: Option<Bits>,
}

/// What is known of the documents of a segment, be they taken out or not.
pub(super) struct Lasting {
    /// The headings.
    pub kinds: Vec<u8>,
    /// The last days; the least number for none.
    pub days: Vec<i32>,
    /// Which of them have a word in their titles, or around their texts, that begins with these one or two letters, where
    /// many words do: to read all of their lists with every letter that is typed is slow.
    begun: HashMap<Field, BTreeMap<String, Bits>>,
}

impl Known {
    /// Linear in the documents and in the words of titles and of what stands around texts; where the segment was known
    /// `before`, in what was taken out alone.
    pub(super) fn of(reader: &SegmentReader, fields: &Fields, before: Option<&Self>) -> tantivy::Result<Self> {
        let gone = reader.alive_bitset().map(|alive| {
            let mut gone = Bits::none(reader.max_doc());
            (0..reader.max_doc())
                .filter(|document| alive.is_deleted(*document))
                .for_each(|document| gone.set(document));
            gone
        });
        let lasting =
            before.map_or_else(|| Lasting::of(reader, fields).map(Arc::new), |known| Ok(known.lasting.clone()))?;
        Ok(Self { lasting, gone })
    }
}

impl Lasting {
    fn of(reader: &SegmentReader, fields: &Fields) -> tantivy::Result<Self> {
        let (kinds, days) = (reader.fast_fields().u64("kind")?, reader.fast_fields().i64("last")?);
        let documents = || 0..reader.max_doc();
        let kind = |document| kinds.first(document).and_then(|kind| u8::try_from(kind).ok()).unwrap_or(u8::MAX);
        let day = |document| {
            days.first(document)
                .map_or(i32::MIN, |day| i32::try_from(day).unwrap_or(if day < 0 { i32::MIN + 1 } else { i32::MAX }))
        };
        let mut begun = HashMap::new();
        for field in [fields.title, fields.body] {
            begun.insert(field, begun_often(&*reader.inverted_index(field)?, reader.max_doc())?);
        }
        Ok(Self { kinds: documents().map(kind).collect(), days: documents().map(day).collect(), begun })
    }

    /// Which documents have a word in the field that begins so, where that was looked up.
    pub(super) fn begun(&self, field: Field, beginning: &str) -> Option<&Bits> {
        self.begun.get(&field)?.get(beginning)
    }
}

/// The beginnings that many words have, with the documents that have one of them.
fn begun_often(index: &InvertedIndexReader, documents: u32) -> tantivy::Result<BTreeMap<String, Bits>> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut words = index.terms().stream()?;
    while words.advance() {
        let Ok(word) = std::str::from_utf8(words.key()) else { continue };
        for (at, letter) in word.char_indices().take(LONGEST) {
            let beginning = &word[..at + letter.len_utf8()];
            match counts.get_mut(beginning) {
                Some(count) => *count += 1,
                None => _ = counts.insert(beginning.to_owned(), 1),
            }
        }
    }
    let often = counts.into_iter().filter(|(_, count)| *count > MANY);
    often
        .map(|(beginning, _)| {
            let mut found = Bits::none(documents);
            take_begun(index, &beginning, after(&beginning).as_deref(), &mut found)?;
            Ok((beginning, found))
        })
        .collect()
}

/// Takes in the documents of all words from the one on, up to the other.
pub(super) fn take_begun(
    index: &InvertedIndexReader,
    from: &str,
    below: Option<&str>,
    found: &mut Bits,
) -> tantivy::Result<()> {
    let range = index.terms().range().ge(from);
    let mut words = match below {
        Some(below) => range.lt(below).into_stream()?,
        None => range.into_stream()?,
    };
    if !words.advance() {
        return Ok(());
    }
    // One list is read after the other into the same memory: most are short.
    let mut list = index.read_block_postings_from_terminfo(words.value(), IndexRecordOption::Basic)?;
    take(&mut list, found);
    while words.advance() {
        index.reset_block_postings_from_terminfo(words.value(), &mut list)?;
        take(&mut list, found);
    }
    Ok(())
}

/// Takes in all that are left of a list.
pub(super) fn take(list: &mut BlockSegmentPostings, found: &mut Bits) {
    while !list.docs().is_empty() {
        list.docs().iter().for_each(|document| found.set(*document));
        list.advance();
    }
}
