//! How words are taken from texts for the index, and the beginnings of words.

use std::cell::RefCell;
use std::collections::HashSet;

use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer, TokenizerManager};

use super::super::words::{Form, fold_plain, forms, runs};
use crate::model::spread::SpreadNumbers;

/// Beginnings of words of up to so many letters have terms of their own: a text has a few hundred of them, and joining
/// the thousands of words that begin with one letter would be slow.
pub(super) const EDGE: usize = 2;

pub(super) const WORDS: &str = "words";
pub(super) const EDGES: &str = "edges";
pub(super) const RAW: &str = "raw";

/// The tokenizers that the fields name.
pub(super) fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::default();
    manager.register(WORDS, TextAnalyzer::builder(Words::default()).build());
    manager.register(EDGES, TextAnalyzer::builder(Edges).build());
    manager
}

thread_local! {
    /// The text that words were taken from last on this thread, with the beginnings of its words: the index asks for
    /// these right after, and looking for words is most of the work.
    static LAST: RefCell<Last> = RefCell::default();
}

#[derive(Default)]
struct Last {
    text: String,
    /// `None` once they were asked for.
    edges: Option<Vec<u64>>,
}

/// Takes words from a text: all forms of a word stand at its place.
#[derive(Clone, Default)]
struct Words {
    folded: String,
    found: Vec<Form>,
    token: Token,
    edges: EdgeSet,
}

struct WordStream<'t> {
    words: &'t mut Words,
    text: &'t str,
    /// How many forms of the word at hand were given out.
    given: usize,
    at: usize,
    done: bool,
}

impl Tokenizer for Words {
    type TokenStream<'t> = WordStream<'t>;

    fn token_stream<'t>(&'t mut self, text: &'t str) -> WordStream<'t> {
        self.token.reset();
        self.found.clear();
        self.edges.clear();
        WordStream { words: self, text, given: 0, at: 0, done: false }
    }
}

impl TokenStream for WordStream<'_> {
    fn advance(&mut self) -> bool {
        let Words { folded, found, token, edges } = &mut *self.words;
        while self.given >= found.len() {
            let Some(run) = runs(self.text, self.at).next() else {
                if !std::mem::replace(&mut self.done, true) {
                    LAST.with_borrow_mut(|last| {
                        last.text.clear();
                        last.text.push_str(self.text);
                        last.edges = Some(edges.sorted());
                    });
                }
                return false;
            };
            self.at = run.end;
            self.given = 0;
            token.position = token.position.wrapping_add(1);
            (token.offset_from, token.offset_to) = (run.start, run.end);
            let word = &self.text[run];
            // Most have one form.
            if word.is_ascii() {
                found.clear();
                fold_plain(word, &mut token.text);
                edges.add(&token.text);
                return true;
            }
            forms(word, folded, found);
        }
        let word = &folded[found[self.given].folded.clone()];
        edges.add(word);
        token.text.clear();
        token.text.push_str(word);
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

/// The beginnings of words, each once.
#[derive(Clone)]
struct EdgeSet {
    /// One letter or two: the second in the lower half, where there is one.
    edges: Vec<u64>,
    /// Nearly all beginnings are of plain letters: a table tells sooner than a set whether one was seen.
    plain: Box<[bool]>,
    other: HashSet<u64, SpreadNumbers>,
}

impl Default for EdgeSet {
    fn default() -> Self {
        Self { edges: Vec::new(), plain: vec![false; 128 * 128].into(), other: HashSet::default() }
    }
}

impl EdgeSet {
    fn of(text: &str) -> Self {
        let (mut folded, mut found) = (String::new(), Vec::new());
        let mut edges = Self::default();
        for run in runs(text, 0) {
            forms(&text[run], &mut folded, &mut found);
            found.iter().for_each(|form| edges.add(&folded[form.folded.clone()]));
        }
        edges
    }

    fn clear(&mut self) {
        for edge in self.edges.drain(..) {
            if let Some(place) = plain_place(edge) {
                self.plain[place] = false;
            }
        }
        self.other.clear();
    }

    fn add(&mut self, word: &str) {
        let mut letters = word.chars().map(u64::from);
        let Some(first) = letters.next() else { return };
        let edge = first << 32 | letters.next().unwrap_or_default();
        // Where both letters were seen together the first was seen too.
        if self.is_new(edge) && edge != first << 32 {
            self.is_new(first << 32);
        }
    }

    /// Notes it, and tells whether it was not seen before.
    fn is_new(&mut self, edge: u64) -> bool {
        let new = match plain_place(edge) {
            Some(place) => !std::mem::replace(&mut self.plain[place], true),
            None => self.other.insert(edge),
        };
        if new {
            self.edges.push(edge);
        }
        new
    }

    /// In an order that does not change, so that the same text gives the same index. The set is empty afterwards.
    fn sorted(&mut self) -> Vec<u64> {
        let mut edges = self.edges.clone();
        self.clear();
        edges.sort_unstable();
        edges
    }
}

/// Where a beginning of plain letters stands in the table.
fn plain_place(edge: u64) -> Option<usize> {
    let (first, second) = (edge >> 32, edge & 0xFFFF_FFFF);
    (first < 128 && second < 128).then_some((first * 128 + second) as usize)
}

/// Takes from a text the first letters of its words, each beginning once.
#[derive(Clone)]
struct Edges;

struct EdgeStream {
    edges: std::vec::IntoIter<u64>,
    token: Token,
}

impl Tokenizer for Edges {
    type TokenStream<'t> = EdgeStream;

    fn token_stream<'t>(&'t mut self, text: &'t str) -> EdgeStream {
        let known = LAST.with_borrow_mut(|last| last.edges.take().filter(|_| last.text == text));
        let edges = known.unwrap_or_else(|| EdgeSet::of(text).sorted());
        EdgeStream { edges: edges.into_iter(), token: Token::default() }
    }
}

impl TokenStream for EdgeStream {
    fn advance(&mut self) -> bool {
        let Some(edge) = self.edges.next() else { return false };
        self.token.position = self.token.position.wrapping_add(1);
        let letter = |half: u64| u32::try_from(half).ok().and_then(char::from_u32).filter(|letter| *letter != '\0');
        self.token.text.clear();
        self.token.text.extend(letter(edge >> 32).into_iter().chain(letter(edge & 0xFFFF_FFFF)));
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(tokenizer: &mut impl Tokenizer, text: &str) -> Vec<String> {
        let mut stream = tokenizer.token_stream(text);
        let mut found = Vec::new();
        stream.process(&mut |token| found.push(token.text.clone()));
        found
    }

    #[test]
    fn beginnings_are_the_same_whether_words_were_taken_before_or_not() {
        for text in [
            "",
            "Tom West met the Tolo team.",
            "West’s Überprüfung — ÉTÉ, l’été",
            "یک هیئت امروز آمد",
            "代表团今天抵达",
        ] {
            let alone = given(&mut Edges, text);
            given(&mut Words::default(), text);
            assert_eq!(given(&mut Edges, text), alone, "{text}");
            // Words of another text, and of this one only begun.
            given(&mut Words::default(), "Something else");
            let mut words = Words::default();
            let mut begun = words.token_stream(text);
            begun.advance();
            assert_eq!(given(&mut Edges, text), alone, "{text}");
        }
        assert_eq!(given(&mut Edges, "to Tom tea"), ["t", "te", "to"]);
    }
}
