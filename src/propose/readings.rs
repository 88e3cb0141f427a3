//! What was read in the articles of a dossier, and which of them must be read again.

use std::collections::BTreeSet;
use std::sync::Arc;

use aho_corasick::AhoCorasick;
use chrono::NaiveDate;
use imbl::OrdMap;

use crate::model::{Article, ArticleId, Dossier, EdtfDate};
use crate::reading::{Known, Reading, read};

/// An article as it was when it was read.
#[derive(Clone, Debug)]
struct Stamp {
    text: Arc<str>,
    published: Option<EdtfDate>,
    language: String,
}

impl Stamp {
    fn of(article: &Article) -> Self {
        Self {
            text: Arc::clone(&article.text),
            published: article.published.as_ref().map(|when| when.edtf.clone()),
            language: article.language.clone(),
        }
    }

    fn is_of(&self, article: &Article) -> bool {
        self.is_of_text(article)
            && self.published.as_ref() == article.published.as_ref().map(|when| &when.edtf)
            && self.language == article.language
    }

    fn is_of_text(&self, article: &Article) -> bool {
        Arc::ptr_eq(&self.text, &article.text) || self.text == article.text
    }
}

/// An article that was read: to be put among the [`Readings`].
#[derive(Clone, Debug)]
pub struct Read {
    stamp: Stamp,
    names: Arc<BTreeSet<Box<str>>>,
    /// What was found.
    pub reading: Arc<Reading>,
}

/// The day on which an article was published, where its date is one day.
#[must_use]
pub fn published_day(article: &Article) -> Option<NaiveDate> {
    let edtf = &article.published.as_ref()?.edtf;
    edtf.earliest().filter(|first| edtf.latest() == Some(*first))
}

/// Reads an article, knowing what a dossier knows. Linear in its text.
#[must_use]
pub fn read_article(article: &Article, known: &Known) -> Read {
    let language = Some(article.language.as_str()).filter(|language| !language.is_empty());
    let reading = read(&article.text, published_day(article), language, known);
    Read::of(article, known, reading)
}

impl Read {
    /// What was read in an article, knowing what a dossier knew.
    #[must_use]
    pub fn of(article: &Article, known: &Known, mut reading: Reading) -> Self {
        reading.shrink_to_fit();
        Self { stamp: Stamp::of(article), names: Arc::clone(known.names()), reading: Arc::new(reading) }
    }
}

#[derive(Clone, Debug)]
struct Held {
    stamp: Stamp,
    /// The state of the names that it was read with.
    generation: u64,
    reading: Arc<Reading>,
}

/// What was read in each article. Cloning is constant time.
#[derive(Clone, Debug, Default)]
pub struct Readings {
    held: OrdMap<ArticleId, Arc<Held>>,
    /// The names that were known when the last article was read, and since which state of the names without a gap.
    names: OrdMap<Box<str>, u64>,
    last: Arc<BTreeSet<Box<str>>>,
    generation: u64,
}

impl Readings {
    /// What was read in an article, whatever became of its text since.
    #[must_use]
    pub fn of(&self, article: &ArticleId) -> Option<&Reading> {
        self.held.get(article).map(|held| &*held.reading)
    }

    /// What was read in an article, if its text is still the one that was read.
    pub(super) fn current(&self, id: &ArticleId, article: &Article) -> Option<&Reading> {
        self.held.get(id).filter(|held| held.stamp.is_of_text(article)).map(|held| &*held.reading)
    }

    /// Whether nothing was read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.held.is_empty()
    }

    /// How many articles were read.
    #[must_use]
    pub fn len(&self) -> usize {
        self.held.len()
    }

    /// The articles to read: those never read, those whose text, date or language changed, and those in whose words a
    /// name stands (as written, between word borders) that `known` has and did not have when they were read. By id.
    /// Linear in the articles, and in the texts where names were gained.
    #[must_use]
    pub fn stale(&self, dossier: &Dossier, known: &Known) -> Vec<ArticleId> {
        let gained = self.gained(known);
        dossier
            .articles
            .iter()
            .filter(|(id, article)| {
                let Some(held) = self.held.get(*id) else { return true };
                !held.stamp.is_of(article) || gained.as_ref().is_some_and(|gained| gained.is_in(article, held))
            })
            .map(|(id, _)| id.clone())
            .collect()
    }

    /// The names of `known` that some article was read without; `None` where there are none.
    fn gained(&self, known: &Known) -> Option<Gained> {
        let oldest = self.held.values().map(|held| held.generation).min()?;
        let mut since = Vec::new();
        let mut words: Vec<&str> = Vec::new();
        for name in known.names().iter() {
            let from = self.names.get(name).copied().unwrap_or(u64::MAX);
            if from > oldest && name.chars().any(char::is_alphanumeric) {
                since.push(from);
                words.push(name);
            }
        }
        let newest = since.iter().copied().max()?;
        let automaton = AhoCorasick::new(&words).ok()?;
        Some(Gained { since, newest, automaton })
    }

    /// Keeps what was read in an article, in the place of what was read in it before.
    pub fn put(&mut self, id: ArticleId, read: Read) {
        self.learn(&read.names);
        let held = Held { stamp: read.stamp, generation: self.generation, reading: read.reading };
        self.held.insert(id, Arc::new(held));
    }

    /// Notes that every article but these was looked through for the names of `known`, so that the next
    /// [`Readings::stale`] needs not look again: `stale` is what that gave.
    pub fn looked_through(&mut self, known: &Known, stale: &[ArticleId]) {
        self.learn(known.names());
        let stale: BTreeSet<&ArticleId> = stale.iter().collect();
        let behind: Vec<ArticleId> = self
            .held
            .iter()
            .filter(|(id, held)| held.generation < self.generation && !stale.contains(id))
            .map(|(id, _)| id.clone())
            .collect();
        for id in behind {
            if let Some(held) = self.held.get(&id) {
                let held = Held { generation: self.generation, ..Held::clone(held) };
                self.held.insert(id, Arc::new(held));
            }
        }
    }

    /// Forgets articles that the dossier no longer has.
    pub fn forget_missing(&mut self, dossier: &Dossier) {
        let gone: Vec<ArticleId> = self.held.keys().filter(|id| !dossier.articles.contains_key(*id)).cloned().collect();
        for id in gone {
            self.held.remove(&id);
        }
    }

    /// A new state of the names, where they are not those of the last.
    fn learn(&mut self, names: &Arc<BTreeSet<Box<str>>>) {
        if Arc::ptr_eq(&self.last, names) {
            return;
        }
        if *self.last != **names {
            self.generation += 1;
            // One that went and comes back counts as new then.
            for gone in self.last.difference(names) {
                self.names.remove(gone);
            }
            for come in names.difference(&self.last) {
                self.names.insert(come.clone(), self.generation);
            }
        }
        self.last = Arc::clone(names);
    }
}

/// Names that some articles were read without.
struct Gained {
    /// Since which state each is known, in the order of the automaton's patterns.
    since: Vec<u64>,
    newest: u64,
    automaton: AhoCorasick,
}

impl Gained {
    fn is_in(&self, article: &Article, held: &Held) -> bool {
        let text = &*article.text;
        let is_word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        self.newest > held.generation
            && self.automaton.find_overlapping_iter(text).any(|found| {
                self.since.get(found.pattern().as_usize()).is_some_and(|since| *since > held.generation)
                    && !is_word(text[..found.start()].chars().next_back())
                    && !is_word(text[found.end()..].chars().next())
            })
    }
}
