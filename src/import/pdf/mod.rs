//! PDF documents (ISO 32000-2:2020): text of each page in the order it is read, paragraphs joined over ends of lines and
//! pages, heads and feet of pages left out and told, and where each page begins.
//!
//! The letters and their places come from the crate `hayro-interpret`, which is what sets our own briefs' pictures; which
//! words, lines, columns and paragraphs they make is found here by where they stand.

mod columns;
mod glyphs;
mod labels;
mod letters;
mod lines;
mod margins;
mod paragraphs;

use hayro_interpret::hayro_syntax::object::{DateTime, Dict};
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};

use super::document::{self, Properties};
use super::draft::{DropReason, DroppedLine, Found};
use super::error::ImportError;
use crate::model::PageStart;
use crate::model::text::char_count;
use glyphs::Budget;
use paragraphs::Set;

const WHAT: &str = "a PDF document";

/// Most objects. A thousand pages have about ten thousand.
const MAX_OBJECTS: usize = 1_000_000;

/// Most pages.
const MAX_PAGES: usize = 5000;

/// Most letters, on all pages together.
const MAX_GLYPHS: usize = 12_000_000;

/// Reads a document.
pub(super) fn read(bytes: &[u8]) -> Result<Found, ImportError> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => ImportError::Locked { what: WHAT },
        LoadPdfError::Invalid => ImportError::Damaged { what: WHAT, why: "its pages cannot be found".to_owned() },
    })?;
    if pdf.len() > MAX_OBJECTS {
        return Err(ImportError::TooMuch { what: format!("more than {MAX_OBJECTS} objects") });
    }
    let count = pdf.pages().len();
    if count > MAX_PAGES {
        return Err(ImportError::TooMuch { what: format!("more than {MAX_PAGES} pages") });
    }
    let mut budget = Budget { glyphs: MAX_GLYPHS, pictures: 0, unknown: 0, known: 0 };
    let mut pages = glyphs::pages(&pdf, &mut budget);
    if budget.glyphs == 0 {
        return Err(ImportError::TooMuch { what: format!("more than {MAX_GLYPHS} letters") });
    }
    if budget.known == 0 {
        return Err(match (budget.unknown, budget.pictures) {
            (0, 0) => ImportError::NoText,
            (0, _) => ImportError::PicturesOnly,
            _ => ImportError::NoLetters,
        });
    }
    if budget.unknown > budget.known {
        return Err(ImportError::NoLetters);
    }
    let mut dropped = margins::take_out(&mut pages);
    let headline = paragraphs::headline(&pages);
    let pages: Vec<_> = pages.into_iter().map(columns::ordered).collect();
    let set = paragraphs::join(&pages);
    let mut found = document::read(&set.text, headline.as_deref(), &properties(&pdf));
    found.pages = carried(&set, &found.text, &labels::labels(&pdf, count));
    place(&mut dropped, &found.pages, char_count(&found.text));
    found.dropped.extend(dropped.into_iter().map(|(_, line)| line));
    found.dropped.sort_by_key(|dropped| dropped.before);
    Ok(found)
}

/// What the document says of itself (§14.3.3), and its language (§14.9.2).
fn properties(pdf: &Pdf) -> Properties {
    let told = pdf.metadata();
    let words = |bytes: &Option<Vec<u8>>| {
        bytes.as_deref().map(letters::string).map(|words| words.trim().to_owned()).filter(|words| !words.is_empty())
    };
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    let language = catalog.and_then(|catalog| catalog.get::<hayro_interpret::hayro_syntax::object::String<'_>>("Lang"));
    let day = |date: DateTime| format!("{:04}-{:02}-{:02}", date.year, date.month, date.day);
    Properties {
        title: words(&told.title),
        authors: words(&told.author).into_iter().collect(),
        made: told.creation_date.map(day),
        language: language.map(|language| letters::string(language.as_bytes())),
        ..Properties::default()
    }
}

/// Where the pages begin in the text that is left when title and header lines are taken out: its lines are lines of the
/// text before, or ends of such.
fn carried(set: &Set, text: &str, labels: &[String]) -> Vec<PageStart> {
    let mut before = 0;
    let mut lines = Vec::new();
    for line in set.text.split('\n') {
        let length = line.chars().count();
        lines.push((before, line));
        before += length + 1;
    }
    let mut pages: Vec<PageStart> = Vec::new();
    let mut push = |start: usize, page: usize| {
        let label = labels.get(page).cloned().unwrap_or_else(|| (page + 1).to_string());
        match pages.last_mut() {
            Some(last) if last.label == label => {}
            Some(last) if last.start >= start => last.label = label,
            _ => pages.push(PageStart { start, label }),
        }
    };
    let (mut next, mut at) = (0, 0);
    for line in text.split('\n') {
        let length = line.chars().count();
        if line.trim().is_empty() {
            at += length + 1;
            continue;
        }
        let whole = lines[next..].iter().position(|(_, of)| of.trim_end() == line);
        // The beginning of a line may have been a header.
        let end = || lines[next..].iter().position(|(_, of)| of.trim_end().ends_with(line));
        let Some(found) = whole.or_else(end) else {
            at += length + 1;
            continue;
        };
        let (start, of) = lines[next + found];
        next += found + 1;
        let cut = of.trim_end().chars().count() - length;
        let (from, to) = (start + cut, start + cut + length);
        // The page that is open where the line begins, then those that begin within it.
        let first = set.starts.partition_point(|(offset, _)| *offset <= from);
        if let Some((_, page)) = first.checked_sub(1).and_then(|at| set.starts.get(at)) {
            push(at, *page);
        }
        for (offset, page) in set.starts[first..].iter().take_while(|(offset, _)| *offset < to) {
            push(at + offset - from, *page);
        }
        at += length + 1;
    }
    pages
}

/// Heads and feet are told where their page begins.
fn place(dropped: &mut [(usize, DroppedLine)], pages: &[PageStart], end: usize) {
    for (page, line) in dropped.iter_mut() {
        line.reason = DropReason::PageMargin;
        line.before = pages.get(*page).map_or(end, |page| page.start);
    }
}

#[cfg(test)]
mod tests;
