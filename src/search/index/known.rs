//! What is known of a segment beside its own files, so that no search has to find it out again.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use tantivy::postings::{BlockSegmentPostings, TermInfo};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{InvertedIndexReader, SegmentReader};

use super::beginnings::LONGEST;
use super::bits::Bits;
use super::fields::Fields;

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
#[derive(Default)]
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

/// The words of the dictionary that begin alike, while they are gone through.
struct Alike {
    beginning: String,
    words: usize,
    found: Bits,
}

/// The beginnings that many words have, with the documents that have one of them. Every list is read once.
fn begun_often(index: &InvertedIndexReader, documents: u32) -> tantivy::Result<BTreeMap<String, Bits>> {
    let mut often = BTreeMap::new();
    // By their first letter, and in it by their first two.
    let mut open: Vec<Alike> = Vec::new();
    let mut close = |open: &mut Vec<Alike>| {
        let Some(Alike { beginning, words, found }) = open.pop() else { return };
        if let Some(wider) = open.last_mut() {
            wider.words += words;
            wider.found.or(&found);
        }
        if words > MANY {
            often.insert(beginning, found);
        }
    };
    let (mut words, mut lists) = (index.terms().stream()?, Lists::of(index));
    while words.advance() {
        let Ok(word) = std::str::from_utf8(words.key()) else { continue };
        while open.last().is_some_and(|alike| !word.starts_with(&alike.beginning)) {
            close(&mut open);
        }
        for (at, letter) in word.char_indices().take(LONGEST).skip(open.len()) {
            let beginning = word[..at + letter.len_utf8()].to_owned();
            open.push(Alike { beginning, words: 0, found: Bits::none(documents) });
        }
        if let Some(alike) = open.last_mut() {
            alike.words += 1;
            lists.take(words.value(), &mut alike.found)?;
        }
    }
    while !open.is_empty() {
        close(&mut open);
    }
    Ok(often)
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
    let mut lists = Lists::of(index);
    while words.advance() {
        lists.take(words.value(), found)?;
    }
    Ok(())
}

/// The lists of words, read one after the other into the same memory: most are short.
struct Lists<'i> {
    index: &'i InvertedIndexReader,
    list: Option<BlockSegmentPostings>,
}

impl<'i> Lists<'i> {
    fn of(index: &'i InvertedIndexReader) -> Self {
        Self { index, list: None }
    }

    /// Takes in the documents of a word.
    fn take(&mut self, word: &TermInfo, found: &mut Bits) -> tantivy::Result<()> {
        if let Some(list) = &mut self.list {
            self.index.reset_block_postings_from_terminfo(word, list)?;
            take(list, found);
        } else {
            let mut list = self.index.read_block_postings_from_terminfo(word, IndexRecordOption::Basic)?;
            take(&mut list, found);
            self.list = Some(list);
        }
        Ok(())
    }
}

/// Takes in all that are left of a list.
pub(super) fn take(list: &mut BlockSegmentPostings, found: &mut Bits) {
    while !list.docs().is_empty() {
        list.docs().iter().for_each(|document| found.set(*document));
        list.advance();
    }
}
