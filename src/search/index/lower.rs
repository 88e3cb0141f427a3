//! A query in the terms of the index.

use std::collections::BTreeSet;
use std::ops::Bound;

use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, EmptyQuery, FuzzyTermQuery, InvertedIndexRangeQuery, Occur,
    PhrasePrefixQuery, PhraseQuery, Query, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, Searcher, SegmentReader, Term};

use super::super::ask::{Ask, Naming, Test, Wanted};
use super::super::pattern::{Ending, Pattern};
use super::super::query::{Field as Place, Node};
use super::super::results::GroupKind;
use super::beginnings::{LONGEST, place};
use super::column::ColumnQuery;
use super::denied::DeniedQuery;
use super::fields::{Fields, article_hash};

/// A word in a title tells more than one in a text, and one around it something between.
const TITLE: f32 = 4.0;
const BODY: f32 = 1.5;
/// Another spelling comes behind every right one.
const KIN: f32 = 0.001;
/// Of a word that is only begun: what it may become counts by how rare it is where there are no more words than this.
const FEW: usize = 24;
/// The beginning of a word in a phrase becomes at most so many words: more than any three letters begin.
const EXPANSIONS: u32 = 50_000;

type Boxed = Box<dyn Query>;

/// Under which headings is looked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// Records under their own.
    Listed,
    /// The words of articles.
    Read,
}

pub(super) struct Lower<'s> {
    pub searcher: &'s Searcher,
    pub fields: Fields,
    pub scope: Scope,
}

impl Lower<'_> {
    /// The whole query; `None` where nothing can be found in this scope.
    pub(super) fn query(&self, ask: &Ask) -> Option<Boxed> {
        if self.scope == Scope::Listed {
            return Some(self.node(&ask.root, false, None));
        }
        // The one word that must occur is looked for in the text, and only weighed elsewhere.
        match (&ask.terms[..], required(&ask.root)) {
            ([], _) => None,
            ([_], Some(wanted)) => Some(self.node(&ask.root, false, Some(wanted))),
            (terms, _) => {
                let texts = terms.iter().map(|wanted| self.anyhow(self.fields.text, wanted)).collect();
                let somewhere = Box::new(ConstScoreQuery::new(any(texts), 0.0));
                Some(all(vec![self.node(&ask.root, false, None), somewhere]))
            }
        }
    }

    fn node(&self, node: &Node<Test>, denied: bool, in_text: Option<&Wanted>) -> Boxed {
        match node {
            Node::Leaf(test) => self.test(test, denied, in_text),
            Node::Not(inner) => not(vec![self.node(inner, !denied, in_text)]),
            Node::Any(nodes) => any(nodes.iter().map(|node| self.node(node, denied, in_text)).collect()),
            Node::All(nodes) => {
                let mut must = Vec::new();
                let mut must_not = Vec::new();
                for node in nodes {
                    match node {
                        Node::Not(inner) => must_not.push(self.node(inner, !denied, in_text)),
                        other => must.push(self.node(other, denied, in_text)),
                    }
                }
                if must.is_empty() {
                    return not(must_not);
                }
                let must = must.into_iter().map(|query| (Occur::Must, query));
                let must_not = must_not.into_iter().map(none_of);
                Box::new(BooleanQuery::new(must.chain(must_not).collect()))
            }
        }
    }

    fn test(&self, test: &Test, denied: bool, in_text: Option<&Wanted>) -> Boxed {
        let Fields { title, body, text, tags, authors, place, outlet, language, actor, kind, .. } = self.fields;
        match test {
            Test::Words(Place::Anywhere, wanted) => {
                let around = |this: &Self| {
                    let title = boost(this.anyhow(title, wanted), TITLE);
                    vec![title, boost(this.anyhow(body, wanted), BODY)]
                };
                if in_text == Some(wanted) && !denied {
                    let weighed = around(self).into_iter().map(|query| (Occur::Should, query));
                    let must = std::iter::once((Occur::Must, self.anyhow(text, wanted)));
                    return Box::new(BooleanQuery::new(must.chain(weighed).collect()));
                }
                let mut places = around(self);
                if self.scope == Scope::Read || denied {
                    places.push(self.anyhow(text, wanted));
                }
                any(places)
            }
            Test::Words(Place::Title, wanted) => self.anyhow(title, wanted),
            Test::Words(Place::Tag, wanted) => self.anyhow(tags, wanted),
            Test::Words(Place::Author, wanted) => self.anyhow(authors, wanted),
            Test::Words(Place::Place, wanted) => self.anyhow(place, wanted),
            Test::Outlet(outlets) => any(outlets.iter().map(|id| raw(outlet, id.as_str())).collect()),
            Test::Language(tag) => raw(language, tag),
            Test::In(kinds) => match self.scope {
                Scope::Read if kinds.contains(&GroupKind::Words) => Box::new(AllQuery),
                Scope::Read => Box::new(EmptyQuery),
                Scope::Listed => any(kinds
                    .iter()
                    .map(|one| -> Boxed {
                        let term = Term::from_field_u64(kind, *one as u64);
                        Box::new(ConstScoreQuery::new(Box::new(TermQuery::new(term, IndexRecordOption::Basic)), 0.0))
                    })
                    .collect()),
            },
            Test::Actor(actors, articles) => {
                let mut ways: Vec<Boxed> = actors.iter().map(|id| raw(actor, id.as_str())).collect();
                if !articles.is_empty() {
                    ways.push(among(articles));
                }
                any(ways)
            }
            Test::Days(first, last) => between(*first, *last),
        }
    }

    /// The words in a field, or another spelling of them.
    fn anyhow(&self, field: Field, wanted: &Wanted) -> Boxed {
        let mut ways = vec![self.pattern(field, &wanted.pattern)];
        ways.extend(wanted.kin.iter().map(|kin| boost(self.pattern(field, kin), KIN)));
        any(ways)
    }

    fn pattern(&self, field: Field, pattern: &Pattern) -> Boxed {
        let terms = || pattern.words().iter().map(|word| Term::from_field_text(field, word)).collect::<Vec<_>>();
        match (pattern.words(), pattern.ending()) {
            ([word], Ending::Whole) => term(field, word),
            (_, Ending::Whole) => Box::new(PhraseQuery::new(terms())),
            ([word], Ending::Open) => self.begun(field, word),
            (_, Ending::Open) => {
                let mut query = PhrasePrefixQuery::new(terms());
                query.set_max_expansions(EXPANSIONS);
                Box::new(query)
            }
            (words, Ending::Typos(typos)) => {
                let word = words.first().map_or("", String::as_str);
                let near = FuzzyTermQuery::new(Term::from_field_text(field, word), typos, true);
                any(vec![Box::new(near), term(field, word)])
            }
        }
    }

    /// Words that begin so.
    fn begun(&self, field: Field, word: &str) -> Boxed {
        if field == self.fields.text && word.chars().count() <= LONGEST {
            let begun: Boxed = match place(word) {
                Some((column, bit)) => Box::new(ColumnQuery::new(move |reader: &SegmentReader| {
                    let column = reader.fast_fields().u64(&format!("begun {column}"))?;
                    Ok(Box::new(move |document: DocId| column.first(document).is_some_and(|bits| bits & bit != 0)))
                })),
                None => {
                    let term = Term::from_field_text(self.fields.begun_otherwise, word);
                    Box::new(TermQuery::new(term, IndexRecordOption::Basic))
                }
            };
            return any(vec![Box::new(ConstScoreQuery::new(begun, 1.0)), term(field, word)]);
        }
        if let Some(words) = self.few(field, word) {
            return any(words.iter().map(|word| term(field, word)).collect());
        }
        let lower = Bound::Included(Term::from_field_text(field, word));
        let upper = after(word).map_or(Bound::Unbounded, |end| Bound::Excluded(Term::from_field_text(field, &end)));
        any(vec![Box::new(InvertedIndexRangeQuery::new(lower, upper)), term(field, word)])
    }

    /// The words of the index that begin so, if they are few.
    fn few(&self, field: Field, word: &str) -> Option<BTreeSet<String>> {
        let mut words = BTreeSet::new();
        for reader in self.searcher.segment_readers() {
            let index = reader.inverted_index(field).ok()?;
            let mut stream = index.terms().range().ge(word).into_stream().ok()?;
            while stream.advance() {
                let Ok(found) = std::str::from_utf8(stream.key()) else { continue };
                if !found.starts_with(word) {
                    break;
                }
                words.insert(found.to_owned());
                if words.len() > FEW {
                    return None;
                }
            }
        }
        Some(words)
    }
}

/// The one word that the query cannot do without, if it is that simple: alone, or with others that all must hold.
fn required(root: &Node<Test>) -> Option<&Wanted> {
    let leaf = |node: &'_ Node<Test>| matches!(node, Node::Leaf(Test::Words(Place::Anywhere, _)));
    let node = match root {
        Node::All(nodes) => nodes.iter().find(|node| leaf(node))?,
        other => other,
    };
    match node {
        Node::Leaf(Test::Words(Place::Anywhere, wanted)) => Some(wanted),
        _ => None,
    }
}

/// The least text above every one that begins with this.
fn after(word: &str) -> Option<String> {
    let mut letters: Vec<char> = word.chars().collect();
    while let Some(last) = letters.pop() {
        let next = (u32::from(last) + 1..=u32::from(char::MAX)).find_map(char::from_u32);
        if let Some(next) = next {
            letters.push(next);
            return Some(letters.into_iter().collect());
        }
    }
    None
}

fn term(field: Field, word: &str) -> Boxed {
    Box::new(TermQuery::new(Term::from_field_text(field, word), IndexRecordOption::WithFreqs))
}

/// A whole value; it weighs nothing.
fn raw(field: Field, value: &str) -> Boxed {
    let query = TermQuery::new(Term::from_field_text(field, value), IndexRecordOption::Basic);
    Box::new(ConstScoreQuery::new(Box::new(query), 0.0))
}

fn boost(query: Boxed, by: f32) -> Boxed {
    Box::new(BoostQuery::new(query, by))
}

fn any(mut queries: Vec<Boxed>) -> Boxed {
    match queries.len() {
        0 => Box::new(EmptyQuery),
        1 => queries.remove(0),
        _ => Box::new(BooleanQuery::union(queries)),
    }
}

fn all(queries: Vec<Boxed>) -> Boxed {
    Box::new(BooleanQuery::intersection(queries))
}

/// Whatever is none of these.
fn not(queries: Vec<Boxed>) -> Boxed {
    let everything: Boxed = Box::new(ConstScoreQuery::new(Box::new(AllQuery), 0.0));
    let queries = queries.into_iter().map(none_of);
    Box::new(BooleanQuery::new(std::iter::once((Occur::Must, everything)).chain(queries).collect()))
}

fn none_of(query: Boxed) -> (Occur, Boxed) {
    (Occur::MustNot, Box::new(DeniedQuery(query)))
}

/// One of these articles, or a note on one. Read from a column: an actor may stand in tens of thousands of them.
fn among(articles: &Naming) -> Boxed {
    let hashes = articles.hashes(article_hash);
    let query = ColumnQuery::new(move |reader: &SegmentReader| {
        let column = reader.fast_fields().u64("article")?;
        let hashes = hashes.clone();
        Ok(Box::new(move |document: DocId| column.first(document).is_some_and(|hash| hashes.contains(&hash))))
    });
    Box::new(ConstScoreQuery::new(Box::new(query), 0.0))
}

/// Of these days.
fn between(from: i64, to: i64) -> Boxed {
    let query = ColumnQuery::new(move |reader: &SegmentReader| {
        let (first, last) = (reader.fast_fields().i64("first")?, reader.fast_fields().i64("last")?);
        Ok(Box::new(move |document: DocId| {
            first.first(document).zip(last.first(document)).is_some_and(|(first, last)| last >= from && first <= to)
        }))
    });
    Box::new(ConstScoreQuery::new(Box::new(query), 0.0))
}
