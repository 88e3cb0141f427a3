//! How words are taken from texts for the index.

use tantivy::tokenizer::{TextAnalyzer, Token, TokenStream, Tokenizer, TokenizerManager};

use super::super::words::{Form, fold_plain, forms, runs};
use super::beginnings::{self, Beginnings};

pub(super) const WORDS: &str = "words";
pub(super) const TEXT: &str = "text";
pub(super) const BEGINNINGS: &str = "beginnings";
pub(super) const RAW: &str = "raw";

/// The tokenizers that the fields name.
pub(super) fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::default();
    manager.register(WORDS, TextAnalyzer::builder(Words::default()).build());
    manager.register(TEXT, TextAnalyzer::builder(Words { of_text: true, ..Words::default() }).build());
    manager.register(BEGINNINGS, TextAnalyzer::builder(Others).build());
    manager
}

/// Takes words from a text: all forms of a word stand at its place.
#[derive(Clone, Default)]
struct Words {
    /// The beginnings of the words are asked for right after.
    of_text: bool,
    folded: String,
    found: Vec<Form>,
    token: Token,
    beginnings: Beginnings,
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
        self.beginnings.clear();
        WordStream { words: self, text, given: 0, at: 0, done: false }
    }
}

impl TokenStream for WordStream<'_> {
    fn advance(&mut self) -> bool {
        let Words { of_text, folded, found, token, beginnings } = &mut *self.words;
        while self.given >= found.len() {
            let Some(run) = runs(self.text, self.at).next() else {
                if *of_text && !std::mem::replace(&mut self.done, true) {
                    beginnings::remember(self.text, beginnings);
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
                beginnings.add(&token.text);
                return true;
            }
            forms(word, folded, found);
        }
        let word = &folded[found[self.given].folded.clone()];
        beginnings.add(word);
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

/// Takes from a text the beginnings of its words that have terms of their own, each once.
#[derive(Clone)]
struct Others;

struct OtherStream {
    beginnings: std::vec::IntoIter<String>,
    token: Token,
}

impl Tokenizer for Others {
    type TokenStream<'t> = OtherStream;

    fn token_stream<'t>(&'t mut self, text: &'t str) -> OtherStream {
        OtherStream { beginnings: beginnings::of_text(text, Beginnings::others).into_iter(), token: Token::default() }
    }
}

impl TokenStream for OtherStream {
    fn advance(&mut self) -> bool {
        let Some(beginning) = self.beginnings.next() else { return false };
        self.token.position = self.token.position.wrapping_add(1);
        self.token.text = beginning;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
