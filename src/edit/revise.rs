//! Correcting the frozen text of an article: the text before is kept as a revision, and quotes move with their words.

use std::ops::Range;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::differ::{Differing, Same, differences, unchanged};
use super::{Change, Edit, EditError};
use crate::model::text::{char_count, sha256_hex};
use crate::model::{
    ArticleId, CONTEXT, Custody, Dossier, PageStart, Quote, QuotePart, Record, RecordRef, Revision, clean_text,
};

/// What became of a quote when the text was corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It stands where it stood.
    Stays,
    /// Its words stand elsewhere, and it with them.
    Moves,
    /// Its words stand nowhere, or in several places that cannot be told apart.
    Orphaned,
}

/// A quote in the article that was corrected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revised {
    /// The record that quotes.
    pub record: RecordRef,
    /// Which of its quotes.
    pub part: QuotePart,
    /// The words.
    pub words: String,
    /// What became of it.
    pub fate: Fate,
}

/// A corrected text, ready to be applied, and what it does to the quotes.
#[derive(Clone, Debug)]
pub struct Correction {
    /// The change: one step of undo.
    pub edit: Edit,
    /// Every quote in the article, by record.
    pub quotes: Vec<Revised>,
}

impl Correction {
    /// How many quotes met this fate.
    #[must_use]
    pub fn count(&self, fate: Fate) -> usize {
        self.quotes.iter().filter(|quote| quote.fate == fate).count()
    }
}

/// Corrects the text of an article. `text` is cleaned as an imported one is ([`clean_text`]).
///
/// A quote moves with its words, by the first of these that tells where they stand:
/// 1. they lie in a stretch that the correction left as it was, and so does most of what stood around them;
/// 2. they stand once in the new text;
/// 3. of several places where they stand, one alone has the words before it or after it that the quote remembers
///    (W3C Web Annotation, TextQuoteSelector: prefix and suffix), or one alone has both.
///
/// Otherwise the quote is an orphan: it keeps its words, points at no other place, and is listed.
///
/// Near linear in the two texts, and linear in the records.
///
/// # Errors
/// Where there is no such article, the new text holds no words, or is the one that stands.
pub fn correct(
    dossier: &Dossier,
    id: &ArticleId,
    text: &str,
    reason: &str,
    at: DateTime<Utc>,
) -> Result<Correction, EditError> {
    let Some(before) = dossier.articles.get(id) else {
        return Err(EditError::Missing("article", id.to_string()));
    };
    let text = clean_text(text);
    if text.trim().is_empty() {
        return Err(EditError::NoWords);
    }
    if *text == *before.text {
        return Err(EditError::SameText);
    }
    let moving = Moving::new(&before.text, &text);
    let mut quotes = Vec::new();
    let mut changes = Vec::new();
    let mut article = before.as_ref().clone();
    article.revisions.push(Revision {
        replaced_at: at,
        reason: reason.trim().to_owned(),
        text_sha256: before.provenance.text_sha256.clone(),
        text: Arc::clone(&before.text),
    });
    article.pages = moving.pages(&before.pages);
    article.text = Arc::from(text.as_str());
    article.provenance.text_sha256 = sha256_hex(text.as_bytes());
    for record in dossier.records() {
        let reference = record.reference();
        let corrected = reference == RecordRef::Article(id.clone());
        let mut changed =
            if corrected { Record::Article(id.clone(), Arc::new(article.clone())) } else { record.clone() };
        if changed.quotes().iter().any(|(_, quote)| quote.article == *id) {
            changed.retain_quotes(|part, quote| {
                if quote.article == *id {
                    let fate = moving.carry(quote);
                    let (record, part) = (reference.clone(), part.clone());
                    quotes.push(Revised { record, part, words: quote.exact.clone(), fate });
                }
                true
            });
        }
        if corrected || changed != record {
            changes.push(Change::Put(changed));
        }
    }
    let mut correction = Correction {
        edit: Edit {
            label: format!("correct the text of “{}”", before.title),
            changes,
            select: Some(RecordRef::Article(id.clone())),
        },
        quotes,
    };
    let action = custody(reason, correction.count(Fate::Moves), correction.count(Fate::Orphaned));
    for change in &mut correction.edit.changes {
        if let Change::Put(Record::Article(changed, article)) = change
            && changed == id
        {
            Arc::make_mut(article).provenance.custody.push(Custody { at, action: action.clone() });
        }
    }
    Ok(correction)
}

/// Moves every quote of an article to where its words stand in another text of it, by the rules of [`correct`]; the text
/// itself stays.
pub(crate) fn carry_quotes(dossier: &mut Dossier, id: &ArticleId, from: &str, to: &str) {
    let moving = Moving::new(from, to);
    for record in dossier.clone().records() {
        if record.quotes().iter().all(|(_, quote)| quote.article != *id) {
            continue;
        }
        let mut changed = record.clone();
        changed.retain_quotes(|_, quote| {
            if quote.article == *id {
                moving.carry(quote);
            }
            true
        });
        if changed != record {
            dossier.put(changed);
        }
    }
}

/// Where the pages of a text begin in another text of it: with the words they began with, or, where these are gone, with
/// the first that stayed. A page of which nothing stayed is left out. Near linear in the two texts.
#[must_use]
pub fn carry_pages(pages: &[PageStart], from: &str, to: &str) -> Vec<PageStart> {
    if pages.is_empty() { Vec::new() } else { Moving::new(from, to).pages(pages) }
}

/// What the custody log says of a correction.
fn custody(reason: &str, moved: usize, orphaned: usize) -> String {
    let mut words = "text corrected".to_owned();
    if !reason.trim().is_empty() {
        words.push_str(&format!(": {}", reason.trim()));
    }
    let quotes = |count: usize| if count == 1 { "1 quote".to_owned() } else { format!("{count} quotes") };
    if moved > 0 {
        words.push_str(&format!("; {} moved", quotes(moved)));
    }
    if orphaned > 0 {
        words.push_str(&format!("; {} orphaned", quotes(orphaned)));
    }
    words
}

/// Two texts, and what is the same in both.
struct Moving<'a> {
    old: Vec<char>,
    new: Vec<char>,
    new_text: &'a str,
    old_text: &'a str,
    same: Vec<Same>,
}

impl<'a> Moving<'a> {
    fn new(old_text: &'a str, new_text: &'a str) -> Self {
        let differences: Vec<Differing> = differences(old_text, new_text);
        let same = unchanged(&differences, char_count(old_text));
        Self { old: old_text.chars().collect(), new: new_text.chars().collect(), new_text, old_text, same }
    }

    /// The pages in the new text.
    fn pages(&self, pages: &[PageStart]) -> Vec<PageStart> {
        let mut moved: Vec<PageStart> = Vec::with_capacity(pages.len());
        for page in pages {
            let Some(start) = self.page_start(page.start).filter(|start| *start < self.new.len()) else { continue };
            // Nothing is left of a page that ends where it begins.
            if moved.last().is_some_and(|last| last.start >= start) {
                moved.pop();
            }
            moved.push(PageStart { start, label: page.label.clone() });
        }
        moved
    }

    /// Where a page begins now: what replaced its first words, or the first of its words that stayed.
    fn page_start(&self, start: usize) -> Option<usize> {
        let next = self.same.partition_point(|same| same.old.end <= start);
        let before = next.checked_sub(1).and_then(|at| self.same.get(at));
        let (old_end, new_end) = before.map_or((0, 0), |same| (same.old.end, same.new + same.old.len()));
        match self.same.get(next) {
            Some(same) if same.old.start <= start => Some(same.new + (start - same.old.start)),
            _ if old_end == start => Some(new_end),
            Some(same) => Some(same.new),
            None => None,
        }
    }

    /// Moves a quote to where its words stand now, and tells what became of it.
    fn carry(&self, quote: &mut Quote) -> Fate {
        let stood = quote.range();
        // By the words, not by the place: an orphan may point at none.
        let length = char_count(&quote.exact);
        let found = self.find(quote).and_then(|start| Quote::of(&quote.article, self.new_text, start..start + length));
        match found {
            Some(moved) => {
                *quote = moved;
                if quote.range() == stood { Fate::Stays } else { Fate::Moves }
            }
            None => {
                if quote.resolves_in(self.new_text) {
                    // Other words of the same letters have come to stand there: it must not point at them.
                    (quote.start, quote.end) = (0, 0);
                }
                Fate::Orphaned
            }
        }
    }

    /// Where the words of a quote begin in the new text, if that is beyond doubt.
    fn find(&self, quote: &Quote) -> Option<usize> {
        if let Some(start) = self.by_the_differences(quote) {
            return Some(start);
        }
        let places = places(self.new_text, &quote.exact);
        match places.as_slice() {
            [] => None,
            [only] => Some(*only),
            several => self.by_the_context(quote, several),
        }
    }

    /// By the stretch that holds it, where most of the letters around it stand unchanged too.
    fn by_the_differences(&self, quote: &Quote) -> Option<usize> {
        if !quote.resolves_in(self.old_text) {
            return None;
        }
        let range = quote.range();
        let holds = |same: &&Same| same.old.start <= range.start && range.end <= same.old.end;
        let stretch = self.same.iter().find(holds)?;
        let around =
            [range.start.saturating_sub(CONTEXT)..range.start, range.end..(range.end + CONTEXT).min(self.old.len())];
        let letters = |range: Range<usize>| self.old[range].iter().filter(|letter| letter.is_alphanumeric()).count();
        let all: usize = around.iter().map(|part| letters(part.clone())).sum();
        let kept: usize =
            (self.same.iter()).flat_map(|same| around.iter().map(|part| common(&same.old, part))).map(letters).sum();
        (kept * 2 >= all).then(|| stretch.new + (range.start - stretch.old.start))
    }

    /// By what stands before and after: the only place with both, or, where none has both, the only one with either.
    fn by_the_context(&self, quote: &Quote, places: &[usize]) -> Option<usize> {
        let length = quote.exact.chars().count();
        let prefix: Vec<char> = quote.prefix.chars().collect();
        let suffix: Vec<char> = quote.suffix.chars().collect();
        let agreeing = |start: usize| {
            let end = start + length;
            // A context cut short by an end of the text is whole only at that end.
            let before = self.new[..start].ends_with(&prefix) && (prefix.len() == CONTEXT || start == prefix.len());
            let after = self.new[end..].starts_with(&suffix)
                && (suffix.len() == CONTEXT || end + suffix.len() == self.new.len());
            u8::from(before) + u8::from(after)
        };
        let ranked: Vec<(u8, usize)> = places.iter().map(|start| (agreeing(*start), *start)).collect();
        let best = ranked.iter().map(|(rank, _)| *rank).max().filter(|rank| *rank > 0)?;
        let mut winners = ranked.iter().filter(|(rank, _)| *rank == best).map(|(_, start)| *start);
        let first = winners.next()?;
        winners.next().is_none().then_some(first)
    }
}

/// Where words stand in a text, in characters, places that overlap among them.
fn places(text: &str, words: &str) -> Vec<usize> {
    let Some(first) = words.chars().next() else { return Vec::new() };
    let mut found = Vec::new();
    let (mut byte, mut chars) = (0, 0);
    while let Some(at) = text[byte..].find(words) {
        chars += char_count(&text[byte..byte + at]);
        found.push(chars);
        byte += at + first.len_utf8();
        chars += 1;
    }
    found
}

fn common(one: &Range<usize>, other: &Range<usize>) -> Range<usize> {
    let start = one.start.max(other.start);
    start..one.end.min(other.end).max(start)
}

#[cfg(test)]
mod tests;
