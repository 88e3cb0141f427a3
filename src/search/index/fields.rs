//! How records stand in the index: which fields there are, and what of a record stands in which.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use tantivy::Term;
use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions};

use super::super::ask::language_tags;
use super::super::entry::Entry;
use super::super::results::GroupKind;
use super::beginnings::COLUMNS;
use super::document::Written;
use super::tokens::{BEGINNINGS, RAW, TEXT, WORDS};
use crate::model::{ActorId, ArticleId, ClaimId, CommitmentId, FindingId, MeetingId, PositionId, RecordRef};

/// Rises with every change to what stands in the index; an index of another format is made anew.
pub(super) const FORMAT: &str = "readout 3";

/// The fields of the index.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields {
    /// Heading and id; the only one that is stored.
    pub key: Field,
    pub kind: Field,
    pub title: Field,
    pub body: Field,
    pub text: Field,
    /// The beginnings of the words of the text, in bits; see [`super::beginnings`].
    pub begun: [Field; COLUMNS],
    /// Those of them that have no bits.
    pub begun_otherwise: Field,
    pub tags: Field,
    pub authors: Field,
    pub place: Field,
    pub outlet: Field,
    pub language: Field,
    pub actor: Field,
    /// Of records that are articles, or notes on one: a hash of its id.
    pub article: Field,
    pub first: Field,
    pub last: Field,
    /// Of everything above, to tell what has changed since the index was written.
    pub hash: Field,
}

impl Fields {
    pub(super) fn schema() -> (Schema, Self) {
        let indexing = |tokenizer: &str, option, norms| {
            TextFieldIndexing::default().set_tokenizer(tokenizer).set_index_option(option).set_fieldnorms(norms)
        };
        let all = IndexRecordOption::WithFreqsAndPositions;
        let words = TextOptions::default().set_indexing_options(indexing(WORDS, all, true));
        let text = TextOptions::default().set_indexing_options(indexing(TEXT, all, true));
        let begun = TextOptions::default().set_indexing_options(indexing(BEGINNINGS, IndexRecordOption::Basic, false));
        let raw = TextOptions::default().set_indexing_options(indexing(RAW, IndexRecordOption::Basic, false));
        let mut schema = Schema::builder();
        let fields = Self {
            key: schema.add_text_field("key", raw.clone() | STORED),
            kind: schema.add_u64_field("kind", FAST | INDEXED),
            title: schema.add_text_field("title", words.clone()),
            body: schema.add_text_field("body", words.clone()),
            // Behind it what is made of its words.
            text: schema.add_text_field("text", text),
            begun: std::array::from_fn(|column| schema.add_u64_field(&format!("begun {column}"), FAST)),
            begun_otherwise: schema.add_text_field("begun otherwise", begun),
            tags: schema.add_text_field("tags", words.clone()),
            authors: schema.add_text_field("authors", words.clone()),
            place: schema.add_text_field("place", words),
            outlet: schema.add_text_field("outlet", raw.clone()),
            language: schema.add_text_field("language", raw.clone()),
            actor: schema.add_text_field("actor", raw),
            article: schema.add_u64_field("article", FAST),
            first: schema.add_i64_field("first", FAST),
            last: schema.add_i64_field("last", FAST),
            hash: schema.add_u64_field("hash", FAST),
        };
        (schema.build(), fields)
    }

    pub(super) fn document(&self, entry: &Entry) -> Written {
        let mut document = Written::default();
        document.add_text(self.key, key(entry.kind, &entry.record));
        document.add_u64(self.kind, entry.kind as u64);
        if entry.titled {
            document.add_text(self.title, entry.title.as_ref());
        }
        entry.body.iter().for_each(|field| document.add_text(self.body, field.as_ref()));
        if let Some(text) = entry.text {
            document.add_shared(self.text, text);
            document.add_shared(self.begun_otherwise, text);
            document.add_columns(self.begun, text);
        } else {
            // A column of which every document has a value is read much faster.
            self.begun.iter().for_each(|column| document.add_u64(*column, 0));
        }
        entry.tags.iter().for_each(|tag| document.add_text(self.tags, tag));
        entry.authors.iter().for_each(|author| document.add_text(self.authors, author));
        if !entry.place.is_empty() {
            document.add_text(self.place, &entry.place);
        }
        if let Some(outlet) = entry.outlet {
            document.add_text(self.outlet, outlet.as_str());
        }
        language_tags(entry.language).for_each(|tag| document.add_text(self.language, tag));
        entry.actors.iter().for_each(|actor| document.add_text(self.actor, actor.as_str()));
        if let RecordRef::Article(id) = &entry.record {
            document.add_u64(self.article, article_hash(id));
        }
        if let Some((first, last)) = entry.days() {
            document.add_i64(self.first, first);
            document.add_i64(self.last, last);
        }
        document.add_u64(self.hash, entry_hash(entry));
        document
    }

    pub(super) fn key_term(&self, kind: GroupKind, record: &RecordRef) -> Term {
        Term::from_field_text(self.key, &key(kind, record))
    }
}

/// A record under its heading, in a few letters.
pub(super) fn key(kind: GroupKind, record: &RecordRef) -> String {
    let heading = if kind == GroupKind::Notes { "note" } else { "" };
    format!("{heading}:{}", record.as_str())
}

/// What a key names; `None` for one that was never written.
pub(super) fn record_of(key: &str) -> Option<(bool, RecordRef)> {
    let (heading, id) = key.split_once(':')?;
    let record = match id.split_once('-')?.0 {
        ActorId::PREFIX => RecordRef::Actor(ActorId::new(id)),
        MeetingId::PREFIX => RecordRef::Meeting(MeetingId::new(id)),
        ArticleId::PREFIX => RecordRef::Article(ArticleId::new(id)),
        CommitmentId::PREFIX => RecordRef::Commitment(CommitmentId::new(id)),
        PositionId::PREFIX => RecordRef::Position(PositionId::new(id)),
        ClaimId::PREFIX => RecordRef::Claim(ClaimId::new(id)),
        FindingId::PREFIX => RecordRef::Finding(FindingId::new(id)),
        _ => return None,
    };
    Some((heading == "note", record))
}

pub(super) fn article_hash(id: &ArticleId) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.as_str().hash(&mut hasher);
    hasher.finish()
}

/// Of all that the index holds of an entry. Another release of Rust may hash otherwise: then all is written anew.
pub(super) fn entry_hash(entry: &Entry) -> u64 {
    let mut hasher = DefaultHasher::new();
    let Entry { kind, record, title, titled, body, text, authors, tags, .. } = entry;
    (*kind, record.as_str(), title, titled, body, text, authors, tags).hash(&mut hasher);
    let Entry { place, outlet, language, actors, .. } = entry;
    (place, outlet, language, entry.days(), actors).hash(&mut hasher);
    hasher.finish()
}
