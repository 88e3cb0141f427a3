//! OpenDocument texts (ISO/IEC 26300-1).
//!
//! Of tracked changes the text as it stands is read: insertions are in it, deletions are kept beside it and left out.

use roxmltree::Node;

use super::package::Package;
use super::xml::{attribute, child, name, parse, text, texts};
use crate::import::document::{self, Properties};
use crate::import::draft::{Found, squeeze};
use crate::import::error::ImportError;

const WHAT: &str = "an OpenDocument text";

/// Most blanks that one element may stand for.
const MAX_BLANKS: usize = 100;

pub(super) fn read(package: &mut Package<'_>) -> Result<Found, ImportError> {
    let manifest = package.read("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.windows(15).any(|window| window == b"encryption-data") {
        return Err(ImportError::Locked { what: WHAT });
    }
    let xml = text(&package.must("content.xml")?)?;
    let parsed = parse(&xml, WHAT)?;
    let mut body = Body::default();
    let content = parsed.descendants().find(|node| name(*node) == "body").and_then(|body| child(body, "text"));
    if let Some(content) = content {
        body.blocks(content);
    }
    let mut lines = body.lines;
    lines.extend(body.notes.iter().enumerate().map(|(number, words)| format!("[{}] {words}", number + 1)));
    Ok(document::read(&lines.join("\n\n"), body.title.as_deref(), &properties(package)?))
}

fn properties(package: &mut Package<'_>) -> Result<Properties, ImportError> {
    let Some(bytes) = package.read("meta.xml")? else { return Ok(Properties::default()) };
    let xml = text(&bytes)?;
    let parsed = parse(&xml, WHAT)?;
    let one = |called| texts(&parsed, called).into_iter().next();
    Ok(Properties {
        title: one("title"),
        authors: one("initial-creator").or_else(|| one("creator")).into_iter().collect(),
        made: one("creation-date").or_else(|| one("date")),
        language: one("language"),
        ..Properties::default()
    })
}

#[derive(Default)]
struct Body {
    lines: Vec<String>,
    open: String,
    boxes: Vec<String>,
    title: Option<String>,
    notes: Vec<String>,
}

impl Body {
    fn blocks(&mut self, node: Node<'_, '_>) {
        for child in node.children() {
            match name(child) {
                "p" | "h" => self.paragraph(child),
                "table" => self.table(child),
                "" | "tracked-changes" | "annotation" | "sequence-decls" | "forms" | "table-of-content-source" => {}
                _ => self.blocks(child),
            }
        }
    }

    fn paragraph(&mut self, node: Node<'_, '_>) {
        let style = attribute(node, "style-name").unwrap_or_default();
        self.runs(node);
        let text = std::mem::take(&mut self.open);
        let text = text.trim();
        if !text.is_empty() {
            let is_title = style == "Title" && self.title.is_none();
            self.lines.push(if is_title { squeeze(text) } else { text.to_owned() });
            if is_title {
                self.title = Some(squeeze(text));
            }
        }
        self.lines.append(&mut self.boxes);
    }

    fn runs(&mut self, node: Node<'_, '_>) {
        for child in node.children() {
            if let Some(words) = child.text().filter(|_| child.is_text()) {
                self.words(words);
                continue;
            }
            match name(child) {
                "s" => {
                    let count = attribute(child, "c").and_then(|count| count.parse().ok()).unwrap_or(1_usize);
                    self.open.extend(std::iter::repeat_n(' ', count.min(MAX_BLANKS)));
                }
                "tab" => self.open.push(' '),
                "line-break" => self.open.push('\n'),
                "note" => self.note(child),
                "frame" | "text-box" | "custom-shape" => {
                    let mut inner = Self::default();
                    inner.blocks(child);
                    self.boxes.append(&mut inner.lines);
                }
                "ruby" => {
                    if let Some(base) = child.children().find(|it| name(*it) == "ruby-base") {
                        self.runs(base);
                    }
                }
                "" | "annotation" | "annotation-end" | "soft-page-break" | "hidden-text" | "hidden-paragraph" => {}
                _ => self.runs(child),
            }
        }
    }

    /// Blanks and line ends in the file are one blank (§6.1.2).
    fn words(&mut self, words: &str) {
        for c in words.chars() {
            if !matches!(c, ' ' | '\n' | '\r' | '\t') {
                self.open.push(c);
            } else if !self.open.ends_with([' ', '\n']) {
                self.open.push(' ');
            }
        }
    }

    fn note(&mut self, node: Node<'_, '_>) {
        let mut inner = Self::default();
        if let Some(body) = node.children().find(|it| name(*it) == "note-body") {
            inner.blocks(body);
        }
        let words = squeeze(&inner.lines.join(" "));
        if !words.is_empty() {
            self.notes.push(words);
            self.open.push_str(&format!("[{}]", self.notes.len()));
        }
    }

    fn table(&mut self, node: Node<'_, '_>) {
        let mut rows = Vec::new();
        let of = |it: Node<'_, '_>| {
            it.ancestors().skip(1).find(|it| name(*it) == "table").map(|it| it.id()) == Some(node.id())
        };
        for row in node.descendants().filter(|it| name(*it) == "table-row" && of(*it)) {
            let mut cells = Vec::new();
            for cell in row.children().filter(|it| name(*it) == "table-cell") {
                let mut inner = Self { notes: std::mem::take(&mut self.notes), ..Self::default() };
                inner.blocks(cell);
                self.notes = std::mem::take(&mut inner.notes);
                cells.push(squeeze(&inner.lines.join(" ")));
            }
            if cells.iter().any(|cell| !cell.is_empty()) {
                rows.push(cells.join(" | "));
            }
        }
        if !rows.is_empty() {
            self.lines.push(rows.join("\n"));
        }
    }
}
