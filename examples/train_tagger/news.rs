//! Sentences of the press with gaps, filled at random: the titles, datelines and bodies that encyclopedias hardly have.

use std::collections::BTreeMap;

use readout::reading::tagger::training::Document;

/// Sentences that share their persons, as an article does.
const TOGETHER: usize = 5;
const DOCUMENTS: usize = 300;

/// Texts made of `news.txt`. The same every time.
pub fn documents() -> Vec<Document> {
    let (mut fills, mut sentences) = (BTreeMap::new(), Vec::new());
    for line in include_str!("news.txt").lines() {
        if let Some((kind, words)) = line.strip_prefix("fill ").and_then(|rest| rest.split_once(':')) {
            fills.insert(kind, words.split('|').map(str::trim).collect::<Vec<_>>());
        } else if let Some(sentence) = line.strip_prefix("say ") {
            sentences.push(sentence);
        }
    }
    let mut press = Press { fills, random: fastrand::Rng::with_seed(11), family: String::new() };
    let of = (0..DOCUMENTS).map(|_| {
        let said: Vec<_> = (0..TOGETHER).map(|_| press.sentence(&sentences)).collect();
        Document::new(&said)
    });
    of.collect()
}

struct Press {
    fills: BTreeMap<&'static str, Vec<&'static str>>,
    random: fastrand::Rng,
    /// Of the last person that was named.
    family: String,
}

impl Press {
    fn sentence(&mut self, sentences: &[&str]) -> Vec<(String, u8)> {
        let chosen = sentences[self.random.usize(..sentences.len())];
        let mut words: Vec<(String, u8)> = Vec::new();
        let mut rest = chosen;
        while let Some((before, gap)) = rest.split_once('{') {
            words.extend(before.split_whitespace().map(|word| (word.to_owned(), 0)));
            let Some((kind, after)) = gap.split_once('}') else { break };
            rest = after;
            let (filled, label) = self.fill(kind);
            let parts = filled.split_whitespace().enumerate();
            words.extend(parts.map(|(at, word)| {
                let inside = u8::from(at > 0 && label > 0);
                (word.to_owned(), label + inside)
            }));
        }
        words.extend(rest.split_whitespace().map(|word| (word.to_owned(), 0)));
        words
    }

    fn fill(&mut self, kind: &str) -> (String, u8) {
        match kind {
            "P" => {
                self.family = self.one("family").to_owned();
                let second = if self.random.u8(..6) == 0 { format!(" {}", self.one("given")) } else { String::new() };
                (format!("{}{second} {}", self.one("given"), self.family), 1)
            }
            "S" => {
                if self.family.is_empty() || self.random.u8(..3) == 0 {
                    self.family = self.one("family").to_owned();
                }
                (self.family.clone(), 1)
            }
            "O" | "A" | "M" => (self.one(kind).to_owned(), 3),
            "L" | "C" => (self.one(kind).to_owned(), 5),
            _ => (self.one(kind).to_owned(), 0),
        }
    }

    fn one(&mut self, kind: &str) -> &'static str {
        let Some(fills) = self.fills.get(kind) else { return "" };
        fills[self.random.usize(..fills.len())]
    }
}
