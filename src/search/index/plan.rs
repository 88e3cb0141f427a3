//! A query in the terms of the index.

use std::collections::{BTreeSet, HashSet};

use tantivy::query::{EnableScoring, FuzzyTermQuery, PhrasePrefixQuery, PhraseQuery, Query, TermQuery, Weight};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term};

use super::super::ask::{Ask, Test, Wanted};
use super::super::pattern::{Ending, Pattern};
use super::super::query::{Field as Place, Node};
use super::super::results::GroupKind;
use super::beginnings::{LONGEST, place};
use super::fields::{Fields, article_hash};
use crate::model::spread::SpreadNumbers;

/// A word in a title tells more than one in a text, and one around it something between.
const TITLE: f32 = 4.0;
const BODY: f32 = 1.5;
/// Another spelling comes behind every right one.
const KIN: f32 = 0.001;
/// Of a word that is only begun: what it may become counts by how rare it is where there are no more words than this.
const FEW: usize = 24;
/// The beginning of a word in a phrase becomes at most so many words: more than any three letters begin.
const EXPANSIONS: u32 = 50_000;

/// What is looked up in every segment.
pub(super) type Plan = Node<Leaf>;

/// What documents are asked.
pub(super) enum Leaf {
    /// Words stand around a text, or in it.
    Words { around: Vec<Way>, text: Vec<Way> },
    /// One of these stands there.
    Terms(Vec<Term>),
    /// They stand under one of these headings.
    In(&'static [GroupKind]),
    /// One of these stands there, or they are one of the articles of which these are hashes, or a note on one.
    Actor(Vec<Term>, HashSet<u64, SpreadNumbers>),
    /// They are of these days.
    Days(i64, i64),
}

impl Leaf {
    /// Whether it is answered by a look at each document: only those are looked at that the rest of the query leaves.
    pub(super) fn looks(&self) -> bool {
        matches!(self, Self::Actor(..) | Self::Days(..))
    }
}

/// How words are looked for in one field, and how much they weigh.
pub(super) enum Way {
    Weighed(Box<dyn Weight>, f32),
    /// Words that begin so: they weigh the same however rare they are.
    Begun(Begun, f32),
}

/// Where it stands which documents have words that begin so.
pub(super) enum Begun {
    /// In a bit of one of the columns of [`super::beginnings`].
    Column(usize, u64),
    /// As a word by itself.
    Term(Term),
    /// With the words: all from the one on, up to the other.
    Words(Field, String, Option<String>),
}

/// Makes plans.
pub(super) struct Planning<'s> {
    pub searcher: &'s Searcher,
    pub fields: Fields,
}

impl Planning<'_> {
    pub(super) fn plan(&self, ask: &Ask) -> tantivy::Result<Plan> {
        let mut wrong = None;
        let root = ask.root.map(&mut |test| {
            self.leaf(test).unwrap_or_else(|error| {
                wrong.get_or_insert(error);
                Leaf::Terms(Vec::new())
            })
        });
        wrong.map_or(Ok(root), Err)
    }

    fn leaf(&self, test: &Test) -> tantivy::Result<Leaf> {
        let Fields { title, body, text, tags, authors, place, outlet, language, actor, .. } = self.fields;
        let among = |field, wanted, boost| self.anyhow(field, wanted, boost);
        let words = |field, wanted| Ok(Leaf::Words { around: among(field, wanted, 1.0)?, text: Vec::new() });
        match test {
            Test::Words(Place::Anywhere, wanted) => {
                let mut around = among(title, wanted, TITLE)?;
                around.extend(among(body, wanted, BODY)?);
                Ok(Leaf::Words { around, text: among(text, wanted, 1.0)? })
            }
            Test::Words(Place::Title, wanted) => words(title, wanted),
            Test::Words(Place::Tag, wanted) => words(tags, wanted),
            Test::Words(Place::Author, wanted) => words(authors, wanted),
            Test::Words(Place::Place, wanted) => words(place, wanted),
            Test::Outlet(outlets) => {
                Ok(Leaf::Terms(outlets.iter().map(|id| Term::from_field_text(outlet, id.as_str())).collect()))
            }
            Test::Language(tag) => Ok(Leaf::Terms(vec![Term::from_field_text(language, tag)])),
            Test::In(kinds) => Ok(Leaf::In(kinds)),
            Test::Actor(actors, articles) => {
                let actors = actors.iter().map(|id| Term::from_field_text(actor, id.as_str())).collect();
                Ok(Leaf::Actor(actors, articles.hashes(article_hash)))
            }
            Test::Days(first, last) => Ok(Leaf::Days(*first, *last)),
        }
    }

    /// The words in a field, or another spelling of them.
    fn anyhow(&self, field: Field, wanted: &Wanted, boost: f32) -> tantivy::Result<Vec<Way>> {
        let mut ways = Vec::new();
        self.pattern(field, &wanted.pattern, boost, &mut ways)?;
        wanted.kin.iter().try_for_each(|kin| self.pattern(field, kin, boost * KIN, &mut ways))?;
        Ok(ways)
    }

    fn pattern(&self, field: Field, pattern: &Pattern, boost: f32, ways: &mut Vec<Way>) -> tantivy::Result<()> {
        let terms = || pattern.words().iter().map(|word| Term::from_field_text(field, word)).collect::<Vec<_>>();
        let mut weighed = |query: &dyn Query| {
            let weight = query.weight(EnableScoring::enabled_from_searcher(self.searcher))?;
            ways.push(Way::Weighed(weight, boost));
            tantivy::Result::Ok(())
        };
        match (pattern.words(), pattern.ending()) {
            ([word], Ending::Whole) => weighed(&term(field, word)),
            (_, Ending::Whole) => weighed(&PhraseQuery::new(terms())),
            ([word], Ending::Open) => {
                if field == self.fields.text && word.chars().count() <= LONGEST {
                    weighed(&term(field, word))?;
                    let begun = place(word).map_or_else(
                        || Begun::Term(Term::from_field_text(self.fields.begun_otherwise, word)),
                        |(column, bit)| Begun::Column(column, bit),
                    );
                    ways.push(Way::Begun(begun, boost));
                } else if let Some(words) = self.few(field, word)? {
                    words.iter().try_for_each(|word| weighed(&term(field, word)))?;
                } else {
                    weighed(&term(field, word))?;
                    ways.push(Way::Begun(Begun::Words(field, word.clone(), after(word)), boost));
                }
                Ok(())
            }
            (_, Ending::Open) => {
                let mut query = PhrasePrefixQuery::new(terms());
                query.set_max_expansions(EXPANSIONS);
                weighed(&query)
            }
            (words, Ending::Typos(typos)) => {
                let word = words.first().map_or("", String::as_str);
                weighed(&FuzzyTermQuery::new(Term::from_field_text(field, word), typos, true))?;
                weighed(&term(field, word))
            }
        }
    }

    /// The words of the index that begin so, if they are few.
    fn few(&self, field: Field, word: &str) -> tantivy::Result<Option<BTreeSet<String>>> {
        let mut words = BTreeSet::new();
        for reader in self.searcher.segment_readers() {
            let index = reader.inverted_index(field)?;
            let mut stream = index.terms().range().ge(word).into_stream()?;
            while stream.advance() {
                let Ok(found) = std::str::from_utf8(stream.key()) else { continue };
                if !found.starts_with(word) {
                    break;
                }
                words.insert(found.to_owned());
                if words.len() > FEW {
                    return Ok(None);
                }
            }
        }
        Ok(Some(words))
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

fn term(field: Field, word: &str) -> TermQuery {
    TermQuery::new(Term::from_field_text(field, word), IndexRecordOption::WithFreqs)
}
