//! What the extractor leaves out of an article: its standfirst, and paragraphs in its midst.

use super::page::Page;
use crate::import::furniture::{self, plain};
use std::collections::{HashMap, HashSet};
use trafilatura::dom::NodeId;

/// Words of the description that must stand in the page for it to be the standfirst.
const START_WORDS: usize = 7;

/// A paragraph-like element of the page, in document order.
#[derive(Debug)]
pub(super) struct Block {
    text: String,
    plain: String,
    parent: Option<NodeId>,
    /// The parent's parent.
    holder: Option<NodeId>,
    tag: String,
    /// Share of its text that is links.
    linked: bool,
    foreign: bool,
    marks: String,
    /// Stands in a box about the author.
    author_box: bool,
}

/// What is needed of a page to mend its text once the extractor has taken it.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    blocks: Vec<Block>,
    description: Vec<String>,
}

/// Elements with a paragraph or another block inside.
fn holders_of_blocks(page: &Page) -> HashSet<NodeId> {
    let mut out = HashSet::new();
    for element in &page.elements {
        if !matches!(
            element.tag.as_str(),
            "p" | "div"
                | "ul"
                | "ol"
                | "table"
                | "section"
                | "article"
                | "blockquote"
                | "h1"
                | "h2"
                | "h3"
                | "h4"
                | "h5"
                | "h6"
                | "li"
                | "form"
        ) {
            continue;
        }
        let mut at = page.document.parent(element.id);
        while let Some(holder) = at {
            if !out.insert(holder) {
                break;
            }
            at = page.document.parent(holder);
        }
    }
    out
}

impl Blocks {
    pub fn of(page: &Page) -> Self {
        let mut blocks = Vec::new();
        let outer = holders_of_blocks(page);
        let mut foreign: HashMap<NodeId, (bool, bool)> = HashMap::new();
        for element in &page.elements {
            if !matches!(
                element.tag.as_str(),
                "p" | "h2"
                    | "h3"
                    | "h4"
                    | "h5"
                    | "h6"
                    | "blockquote"
                    | "div"
                    | "span"
                    | "strong"
                    | "li"
                    | "pre"
                    | "b"
                    | "em"
            ) || outer.contains(&element.id)
            {
                continue;
            }
            let text = page.text(element.id);
            let length = text.chars().count();
            if !(12..=3000).contains(&length) {
                continue;
            }
            let links: usize = page
                .document
                .iter_descendants(element.id, &["a"])
                .into_iter()
                .map(|link| page.text(link).chars().count())
                .sum();
            let parent = page.document.parent(element.id);
            let (foreign, author_box) = *foreign
                .entry(parent.unwrap_or(element.id))
                .or_insert_with(|| (page.is_foreign(parent.unwrap_or(element.id)), is_author_box(page, element.id)));
            blocks.push(Block {
                plain: plain(&text),
                text,
                parent,
                holder: parent.and_then(|parent| page.document.parent(parent)),
                tag: element.tag.clone(),
                linked: links * 2 > length,
                foreign,
                marks: element.marks.clone(),
                author_box,
            });
        }
        let description = ["og:description", "description", "twitter:description", "dc.description"]
            .iter()
            .filter_map(|name| page.meta(&[name]))
            .map(plain)
            .filter(|text| text.split(' ').count() >= 5)
            .collect();
        Self { blocks, description }
    }

    /// The text with its standfirst in front and its lost paragraphs in their places.
    pub fn mend(&self, text: &str) -> String {
        let with_holes_filled = self.fill(text);
        match self.standfirst(&with_holes_filled).or_else(|| self.introduction(&with_holes_filled)) {
            Some(standfirst) => format!("{standfirst}\n\n{with_holes_filled}"),
            None => with_holes_filled,
        }
    }

    /// Paragraphs about the author in boxes of their own, which are no part of the article.
    pub fn author_boxes(&self) -> HashSet<String> {
        self.blocks.iter().filter(|block| block.author_box).map(|block| block.text.clone()).collect()
    }

    /// The paragraph that the page's own description quotes, where the text lacks it.
    fn standfirst(&self, text: &str) -> Option<&str> {
        let body = plain(text);
        let known = Known::of(text);
        for description in &self.description {
            let start: Vec<&str> = description.split(' ').take(START_WORDS).collect();
            let start = start.join(" ");
            if body.contains(&start) {
                return None;
            }
            let first = self
                .blocks
                .iter()
                .position(|block| block.plain.len() >= 40 && known.places.contains_key(&block.plain))
                .unwrap_or(self.blocks.len());
            let found = self.blocks.iter().take(first).find(|block| {
                block.plain.starts_with(&start) && !block.linked && !block.foreign && block.text.chars().count() <= 1200
            });
            if let Some(block) = found {
                return Some(&block.text);
            }
        }
        None
    }

    /// A paragraph right above the first one of the text, in the element that holds the text.
    fn introduction(&self, text: &str) -> Option<&str> {
        const APART: &[&str] = &[
            "caption",
            "credit",
            "photo",
            "image",
            "author",
            "bio",
            "meta",
            "date",
            "share",
            "social",
            "promo",
            "advert",
            "disclaimer",
            "notice",
            "cookie",
            "login",
            "subscribe",
            "audio",
            "video",
            "gallery",
            "toolbar",
        ];
        let body = plain(text);
        let known = Known::of(text);
        let first = self
            .blocks
            .iter()
            .position(|block| block.tag == "p" && block.plain.len() >= 40 && known.places.contains_key(&block.plain))?;
        let siblings = self.blocks[first..]
            .iter()
            .filter(|block| block.tag == "p" && block.parent == self.blocks[first].parent)
            .count();
        let found = self.blocks[first.saturating_sub(3)..first].iter().rev().find(|block| {
            (block.parent == self.blocks[first].parent
                || block.holder == self.blocks[first].holder
                || block.parent == self.blocks[first].holder)
                && matches!(block.tag.as_str(), "p" | "div" | "h2" | "h3")
                && block.text.chars().count() >= 80
                && furniture::is_prose(&block.text)
                && !block.linked
                && !block.foreign
                && !block.author_box
                && furniture::reason(&block.text).is_none()
                && !APART.iter().any(|mark| block.marks.contains(mark))
        })?;
        (siblings >= 3 && !body.contains(&found.plain)).then_some(found.text.as_str())
    }

    /// Paragraphs that stand between paragraphs of the text, in the same element as they do.
    fn fill(&self, text: &str) -> String {
        let mut paragraphs: Vec<String> = text.split("\n\n").map(str::to_owned).collect();
        let known = Known::of(text);
        let kept: Vec<bool> = self.blocks.iter().map(|block| known.places.contains_key(&block.plain)).collect();
        let Some(first) = kept.iter().zip(&self.blocks).position(|(&kept, block)| kept && block.tag == "p") else {
            return text.to_owned();
        };
        let last = kept.iter().zip(&self.blocks).rposition(|(&kept, block)| kept && block.tag == "p").unwrap_or(first);
        let mut siblings: HashMap<Option<NodeId>, usize> = HashMap::new();
        for (block, _) in
            self.blocks[first..=last].iter().zip(&kept[first..=last]).filter(|(block, kept)| **kept && block.tag == "p")
        {
            *siblings.entry(block.parent).or_default() += 1;
        }
        let mut inserted = Vec::new();
        let mut place = None;
        for (block, stays) in self.blocks[first..=last].iter().zip(&kept[first..=last]) {
            if *stays {
                place = if block.plain.len() >= 20 { known.places.get(&block.plain).copied() } else { place };
                continue;
            }
            let dropped = block.tag == "p"
                && !block.foreign
                && !block.linked
                && !block.author_box
                && furniture::is_prose(&block.text)
                && furniture::reason(&block.text).is_none()
                && !known.has_part_of(&block.plain);
            if dropped
                && siblings.get(&block.parent).is_some_and(|&siblings| siblings >= 3)
                && let Some(place) = place
            {
                inserted.push((place + 1, block.text.clone()));
            }
        }
        inserted.sort_by_key(|&(place, _)| place);
        for (place, text) in inserted.into_iter().rev() {
            paragraphs.insert(place, text);
        }
        paragraphs.join("\n\n")
    }
}

/// The paragraphs and lines of a text.
struct Known {
    /// Plain form → number of the paragraph it stands in.
    places: HashMap<String, usize>,
    /// First and last words of each line.
    ends: HashSet<String>,
}

impl Known {
    fn of(text: &str) -> Self {
        let (mut places, mut ends) = (HashMap::new(), HashSet::new());
        for (at, paragraph) in text.split("\n\n").enumerate() {
            for part in paragraph.split('\n').chain([paragraph]) {
                let plain = plain(part);
                ends.extend(first_and_last(&plain));
                places.entry(plain).or_insert(at);
            }
        }
        places.remove("");
        Self { places, ends }
    }

    /// Whether a line begins or ends as the paragraph does: the extractor kept a part of it.
    fn has_part_of(&self, plain: &str) -> bool {
        first_and_last(plain).iter().any(|words| self.ends.contains(words))
    }
}

/// The first and the last words, as keys that cannot be taken for each other.
fn first_and_last(plain: &str) -> [String; 2] {
    let first: Vec<&str> = plain.split(' ').take(5).collect();
    let last: Vec<&str> = plain.rsplit(' ').take(5).collect();
    [first.join(" "), last.join("|")]
}

/// Whether an element around it is marked as a box about the author.
fn is_author_box(page: &Page, id: NodeId) -> bool {
    const MARKS: &[&str] = &[
        "author-box",
        "authorbox",
        "author_box",
        "author-bio",
        "authorbio",
        "author_bio",
        "about-author",
        "aboutauthor",
        "about-the-author",
        "author-info",
        "author_info",
        "author-desc",
        "author-description",
        "author-card",
        "author-profile",
        "writer-bio",
        "contributor-bio",
        "saboxplugin",
        "byline-bio",
    ];
    let mut at = Some(id);
    while let Some(node) = at {
        let marks = format!("{} {}", page.document.class_name(node), page.document.id_attr(node)).to_lowercase();
        if matches!(page.document.tag_name(node), "body" | "article" | "main") {
            return false;
        }
        if marks.len() < 200 && MARKS.iter().any(|mark| marks.contains(mark)) {
            return true;
        }
        at = page.document.parent(node);
    }
    false
}
