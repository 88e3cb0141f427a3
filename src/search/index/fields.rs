//! How records stand in the index: which fields there are, and how words are taken from texts.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer, TokenizerManager};
use tantivy::{TantivyDocument, Term};

use super::super::ask::language_tags;
use super::super::entry::Entry;
use super::super::results::GroupKind;
use super::super::words::{Form, forms, runs};
use crate::model::{ActorId, ArticleId, ClaimId, CommitmentId, FindingId, MeetingId, PositionId, RecordRef};

/// Rises with every change to what stands in the index; an index of another format is made anew.
pub(super) const FORMAT: &str = "readout 1";
/// Beginnings of words of up to so many letters have terms of their own: a text has a few hundred of them, and joining
/// the thousands of words that begin with one letter would be slow.
pub(super) const EDGE: usize = 2;

const WORDS: &str = "words";
const EDGES: &str = "edges";
const RAW: &str = "raw";

/// The fields of the index.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields {
    /// Heading and id; the only one that is stored.
    pub key: Field,
    pub kind: Field,
    pub title: Field,
    pub body: Field,
    pub text: Field,
    /// The first letters of the words of the text.
    pub edges: Field,
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
        let words = TextOptions::default().set_indexing_options(indexing(
            WORDS,
            IndexRecordOption::WithFreqsAndPositions,
            true,
        ));
        let edges = TextOptions::default().set_indexing_options(indexing(EDGES, IndexRecordOption::Basic, false));
        let raw = TextOptions::default().set_indexing_options(indexing(RAW, IndexRecordOption::Basic, false));
        let mut schema = Schema::builder();
        let fields = Self {
            key: schema.add_text_field("key", raw.clone() | STORED),
            kind: schema.add_u64_field("kind", FAST | INDEXED),
            title: schema.add_text_field("title", words.clone()),
            body: schema.add_text_field("body", words.clone()),
            text: schema.add_text_field("text", words.clone()),
            edges: schema.add_text_field("edges", edges),
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

    pub(super) fn document(&self, entry: &Entry) -> TantivyDocument {
        let mut document = TantivyDocument::new();
        document.add_text(self.key, key(entry.kind, &entry.record));
        document.add_u64(self.kind, entry.kind as u64);
        if entry.titled {
            document.add_text(self.title, &entry.title);
        }
        entry.body.iter().for_each(|field| document.add_text(self.body, field));
        if let Some(text) = entry.text {
            document.add_text(self.text, text);
            document.add_text(self.edges, text);
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
        if let Some((first, last)) = entry.days {
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
    let Entry { kind, record, title, titled, body, text, authors, tags, place, outlet, language, days, actors } = entry;
    let mut hasher = DefaultHasher::new();
    (*kind, record.as_str(), title, titled, body, text, authors, tags).hash(&mut hasher);
    (place, outlet, language, days, actors).hash(&mut hasher);
    hasher.finish()
}

/// The tokenizers that the fields name.
pub(super) fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::default();
    manager.register(WORDS, TextAnalyzer::builder(Words::default()).build());
    manager.register(EDGES, TextAnalyzer::builder(Edges).build());
    manager
}

/// Takes words from a text: all forms of a word stand at its place.
#[derive(Clone, Default)]
struct Words {
    folded: String,
    found: Vec<Form>,
    token: Token,
}

struct WordStream<'t> {
    words: &'t mut Words,
    text: &'t str,
    /// The word whose forms are given out, and how many were.
    given: usize,
    at: usize,
}

impl Tokenizer for Words {
    type TokenStream<'t> = WordStream<'t>;

    fn token_stream<'t>(&'t mut self, text: &'t str) -> WordStream<'t> {
        self.token.reset();
        self.found.clear();
        WordStream { words: self, text, given: 0, at: 0 }
    }
}

impl TokenStream for WordStream<'_> {
    fn advance(&mut self) -> bool {
        let Words { folded, found, token } = &mut *self.words;
        while self.given >= found.len() {
            let Some(run) = runs(self.text, self.at).next() else { return false };
            self.at = run.end;
            self.given = 0;
            forms(&self.text[run.clone()], folded, found);
            token.position = token.position.wrapping_add(1);
            (token.offset_from, token.offset_to) = (run.start, run.end);
        }
        token.text.clear();
        token.text.push_str(&folded[found[self.given].folded.clone()]);
        self.given += 1;
        true
    }

    fn token(&self) -> &Token {
        &self.words.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.words.token
    }
}

/// Takes from a text the first letters of its words, each beginning once.
#[derive(Clone)]
struct Edges;

struct EdgeStream {
    edges: std::vec::IntoIter<String>,
    token: Token,
}

impl Tokenizer for Edges {
    type TokenStream<'t> = EdgeStream;

    fn token_stream<'t>(&'t mut self, text: &'t str) -> EdgeStream {
        let (mut folded, mut found) = (String::new(), Vec::new());
        let mut edges: HashSet<String> = HashSet::new();
        // Nearly all beginnings are of two plain letters: a table tells sooner than a set whether one was seen.
        let mut plain = [false; 128 * 128];
        for run in runs(text, 0) {
            forms(&text[run], &mut folded, &mut found);
            for form in &found {
                let word = &folded[form.folded.clone()];
                if let [first, second, ..] = word.as_bytes()
                    && first.is_ascii()
                    && second.is_ascii()
                    && std::mem::replace(&mut plain[usize::from(*first) * 128 + usize::from(*second)], true)
                {
                    continue;
                }
                for (at, letter) in word.char_indices().take(EDGE) {
                    let edge = &word[..at + letter.len_utf8()];
                    if !edges.contains(edge) {
                        edges.insert(edge.to_owned());
                    }
                }
            }
        }
        // In an order that does not change, so that the same text gives the same index.
        let mut edges: Vec<String> = edges.into_iter().collect();
        edges.sort_unstable();
        EdgeStream { edges: edges.into_iter(), token: Token::default() }
    }
}

impl TokenStream for EdgeStream {
    fn advance(&mut self) -> bool {
        let Some(edge) = self.edges.next() else { return false };
        self.token.position = self.token.position.wrapping_add(1);
        self.token.text = edge;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
