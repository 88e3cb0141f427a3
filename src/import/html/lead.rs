//! What the extractor leaves out of an article: its standfirst, and paragraphs in its midst.

use super::page::Page;
use crate::import::furniture::{self, plain};
use trafilatura::dom::NodeId;

/// Words of the description that must stand in the page for it to be the standfirst.
const START_WORDS: usize = 7;

/// A paragraph-like element of the page, in document order.
#[derive(Debug)]
pub(super) struct Block {
    text: String,
    plain: String,
    parent: Option<NodeId>,
    tag: String,
    /// Share of its text that is links.
    linked: bool,
    foreign: bool,
}

/// What is needed of a page to mend its text once the extractor has taken it.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    blocks: Vec<Block>,
    description: Vec<String>,
}

impl Blocks {
    pub fn of(page: &Page) -> Self {
        let mut blocks = Vec::new();
        for element in &page.elements {
            if !matches!(element.tag.as_str(), "p" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote" | "div" | "span" | "strong" | "li" | "pre" | "b" | "em") {
                continue;
            }
            let inner = page.document.iter_descendants(element.id, &["p", "div", "ul", "ol", "table", "section", "article", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "li", "form"]);
            if !inner.is_empty() {
                continue;
            }
            let text = page.text(element.id);
            let length = text.chars().count();
            if !(12..=3000).contains(&length) {
                continue;
            }
            let links: usize = page.document.iter_descendants(element.id, &["a"]).into_iter().map(|link| page.text(link).chars().count()).sum();
            blocks.push(Block { plain: plain(&text), text, parent: page.document.parent(element.id), tag: element.tag.clone(), linked: links * 2 > length, foreign: page.is_foreign(element.id) });
        }
        let description = ["og:description", "description", "twitter:description", "dc.description"].iter().filter_map(|name| page.meta(&[name])).map(plain).filter(|text| text.split(' ').count() >= 5).collect();
        Self { blocks, description }
    }

    /// The text with its standfirst in front and its lost paragraphs in their places.
    pub fn mend(&self, text: &str) -> String {
        let with_holes_filled = self.fill(text);
        match self.standfirst(&with_holes_filled) {
            Some(standfirst) => format!("{standfirst}\n\n{with_holes_filled}"),
            None => with_holes_filled,
        }
    }

    /// The paragraph that the page's own description quotes, where the text lacks it.
    fn standfirst(&self, text: &str) -> Option<&str> {
        let body = plain(text);
        for description in &self.description {
            let start: Vec<&str> = description.split(' ').take(START_WORDS).collect();
            let start = start.join(" ");
            if body.contains(&start) {
                return None;
            }
            let first = self.blocks.iter().position(|block| block.plain.len() >= 40 && body.contains(&block.plain)).unwrap_or(self.blocks.len());
            let found = self.blocks.iter().take(first).find(|block| block.plain.starts_with(&start) && !block.linked && !block.foreign && block.text.chars().count() <= 1200);
            if let Some(block) = found {
                return Some(&block.text);
            }
        }
        None
    }

    /// Paragraphs that stand between paragraphs of the text, in the same element as they do.
    fn fill(&self, text: &str) -> String {
        let mut paragraphs: Vec<String> = text.split("\n\n").map(str::to_owned).collect();
        let plains: Vec<String> = paragraphs.iter().map(|paragraph| plain(paragraph)).collect();
        let body = plains.join(" \u{1} ");
        let kept: Vec<bool> = self.blocks.iter().map(|block| body.contains(&block.plain)).collect();
        let Some(first) = kept.iter().zip(&self.blocks).position(|(&kept, block)| kept && block.tag == "p") else { return text.to_owned() };
        let last = kept.iter().zip(&self.blocks).rposition(|(&kept, block)| kept && block.tag == "p").unwrap_or(first);
        let mut inserted = Vec::new();
        for at in first..=last {
            let block = &self.blocks[at];
            if kept[at] || block.foreign || block.linked || block.tag != "p" || !furniture::is_prose(&block.text) || furniture::reason(&block.text).is_some() {
                continue;
            }
            let siblings = self.blocks[first..=last].iter().zip(&kept[first..=last]).filter(|(other, kept)| **kept && other.tag == "p" && other.parent == block.parent).count();
            if siblings < 3 {
                continue;
            }
            let before = (first..at).rev().find(|&before| kept[before] && self.blocks[before].plain.len() >= 20);
            let place = before.and_then(|before| plains.iter().position(|paragraph| paragraph.contains(&self.blocks[before].plain)));
            if let Some(place) = place {
                inserted.push((place + 1, block.text.clone()));
            }
        }
        for (place, text) in inserted.into_iter().rev() {
            paragraphs.insert(place, text);
        }
        paragraphs.join("\n\n")
    }
}
