//! Documents of Word and its kin (ISO/IEC 29500-1, WordprocessingML).
//!
//! What was inserted under tracking is read, what was deleted or hidden is not; comments and field codes are left out.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::package::Package;
use super::xml::{attribute, child, name, parse, text, texts};
use crate::import::document::{self, Properties};
use crate::import::draft::{DropReason, DroppedLine, Found, squeeze};
use crate::import::error::ImportError;

const WHAT: &str = "a Word document";

/// The part that holds the text, by the relations of the package, where it is not at its usual place.
pub(super) fn main_part(package: &mut Package<'_>) -> Result<Option<String>, ImportError> {
    if package.has("word/document.xml") {
        return Ok(Some("word/document.xml".to_owned()));
    }
    let Some(bytes) = package.read("_rels/.rels")? else { return Ok(None) };
    let xml = text(&bytes)?;
    let document = parse(&xml, WHAT)?;
    let target = document.descendants().find_map(|node| {
        let kind = attribute(node, "Type")?;
        kind.ends_with("/officeDocument").then(|| attribute(node, "Target")).flatten()
    });
    let target = target.map(|target| target.trim_start_matches('/').to_owned());
    Ok(target.filter(|target| target.contains("document") && package.has(target)))
}

pub(super) fn read(package: &mut Package<'_>) -> Result<Found, ImportError> {
    let Some(part) = main_part(package)? else { return Err(ImportError::NoText) };
    let notes = notes(package)?;
    let xml = text(&package.must(&part)?)?;
    let parsed = parse(&xml, WHAT)?;
    let mut body = Body { notes: Some(&notes), ..Body::default() };
    if let Some(node) = parsed.descendants().find(|node| name(*node) == "body") {
        body.blocks(node);
        body.end_paragraph(false);
    }
    let mut lines = body.lines;
    for (number, id) in body.noted.iter().enumerate() {
        if let Some(words) = notes.get(id) {
            lines.push(format!("[{}] {words}", number + 1));
        }
    }
    let headline = body.title;
    let mut found = document::read(&lines.join("\n\n"), headline.as_deref(), &properties(package)?);
    found.dropped.splice(0..0, margins(package)?);
    Ok(found)
}

/// Footnotes and endnotes by their key: “f2”, “e2”.
fn notes(package: &mut Package<'_>) -> Result<BTreeMap<String, String>, ImportError> {
    let mut found = BTreeMap::new();
    for (part, element, mark) in [("word/footnotes.xml", "footnote", 'f'), ("word/endnotes.xml", "endnote", 'e')] {
        let Some(bytes) = package.read(part)? else { continue };
        let xml = text(&bytes)?;
        let parsed = parse(&xml, WHAT)?;
        for node in parsed.descendants().filter(|node| name(*node) == element) {
            // The line between text and notes is kept as a note as well.
            if attribute(node, "type").is_some_and(|kind| kind != "normal") {
                continue;
            }
            let mut body = Body::default();
            body.blocks(node);
            body.end_paragraph(false);
            let words = squeeze(&body.lines.join(" "));
            if let Some(id) = attribute(node, "id").filter(|_| !words.is_empty()) {
                found.insert(format!("{mark}{id}"), words);
            }
        }
    }
    Ok(found)
}

/// Heads and feet of its pages, to be told.
fn margins(package: &mut Package<'_>) -> Result<Vec<DroppedLine>, ImportError> {
    let mut dropped: Vec<DroppedLine> = Vec::new();
    let is_margin = |name: &String| name.starts_with("word/header") || name.starts_with("word/footer");
    for part in package.names().into_iter().filter(is_margin).take(12) {
        let Some(bytes) = package.read(&part)? else { continue };
        let xml = text(&bytes)?;
        let mut body = Body::default();
        body.blocks(parse(&xml, WHAT)?.root_element());
        body.end_paragraph(false);
        let line = squeeze(&body.lines.join(" "));
        if !line.is_empty() && dropped.iter().all(|other| other.line != line) {
            dropped.push(DroppedLine { line, reason: DropReason::PageMargin, before: 0 });
        }
    }
    Ok(dropped)
}

/// What the document says of itself (ISO/IEC 29500-2, core properties).
fn properties(package: &mut Package<'_>) -> Result<Properties, ImportError> {
    let Some(bytes) = package.read("docProps/core.xml")? else { return Ok(Properties::default()) };
    let xml = text(&bytes)?;
    let parsed = parse(&xml, WHAT)?;
    let one = |called| texts(&parsed, called).into_iter().next();
    Ok(Properties {
        title: one("title"),
        authors: texts(&parsed, "creator"),
        made: one("created"),
        language: one("language"),
        ..Properties::default()
    })
}

/// The text as it is walked through.
#[derive(Default)]
struct Body<'n> {
    notes: Option<&'n BTreeMap<String, String>>,
    /// Paragraphs that are done.
    lines: Vec<String>,
    /// The paragraph that is being read.
    open: String,
    /// Paragraphs of text boxes that hang at it.
    boxes: Vec<String>,
    title: Option<String>,
    /// Keys of the notes in the order of their marks.
    noted: Vec<String>,
}

impl Body<'_> {
    /// Paragraphs and tables, through whatever wraps them.
    fn blocks(&mut self, node: Node<'_, '_>) {
        for child in node.children() {
            match name(child) {
                "p" => self.paragraph(child),
                "tbl" => self.table(child),
                "" | "del" | "moveFrom" | "sectPr" | "tblPr" | "sdtPr" | "Fallback" => {}
                _ => self.blocks(child),
            }
        }
    }

    fn paragraph(&mut self, node: Node<'_, '_>) {
        let properties = child(node, "pPr");
        let style = properties.and_then(|it| child(it, "pStyle")).and_then(|it| attribute(it, "val"));
        self.runs(node);
        let mark = properties.and_then(|it| child(it, "rPr"));
        // The end of the paragraph was deleted: it goes on in the next one.
        if mark.is_some_and(|mark| child(mark, "del").is_some() || child(mark, "moveFrom").is_some()) {
            return;
        }
        self.end_paragraph(style == Some("Title"));
    }

    fn end_paragraph(&mut self, is_title: bool) {
        let text = std::mem::take(&mut self.open);
        let text = text.trim();
        if !text.is_empty() {
            if is_title && self.title.is_none() {
                self.title = Some(squeeze(text));
                self.lines.push(squeeze(text));
            } else {
                self.lines.push(text.to_owned());
            }
        }
        self.lines.append(&mut self.boxes);
    }

    fn runs(&mut self, node: Node<'_, '_>) {
        for child in node.children() {
            match name(child) {
                "r" => self.run(child),
                "" | "pPr" | "del" | "moveFrom" | "sdtPr" | "instrText" | "Fallback" => {}
                _ => self.runs(child),
            }
        }
    }

    fn run(&mut self, node: Node<'_, '_>) {
        let properties = child(node, "rPr");
        let on = |it: Node<'_, '_>| attribute(it, "val").is_none_or(|val| !matches!(val, "0" | "false" | "off"));
        if properties.and_then(|it| child(it, "vanish")).is_some_and(on) {
            return;
        }
        for child in node.children() {
            match name(child) {
                // Blanks count here, : a run may be one.
                "t" => self.open.extend(child.descendants().filter_map(|it| it.text().filter(|_| it.is_text()))),
                "tab" | "ptab" => self.open.push(' '),
                "br" if attribute(child, "type").is_some_and(|kind| kind != "textWrapping") => self.open.push(' '),
                "br" | "cr" => self.open.push('\n'),
                "noBreakHyphen" => self.open.push('\u{2011}'),
                "footnoteReference" => self.note('f', child),
                "endnoteReference" => self.note('e', child),
                "ruby" => {
                    if let Some(base) = child.children().find(|it| name(*it) == "rubyBase") {
                        self.runs(base);
                    }
                }
                "drawing" | "pict" | "AlternateContent" | "object" => self.text_boxes(child),
                _ => {}
            }
        }
    }

    /// A mark in the text, and the note at its end.
    fn note(&mut self, mark: char, node: Node<'_, '_>) {
        let Some(id) = attribute(node, "id") else { return };
        let key = format!("{mark}{id}");
        if self.notes.is_some_and(|notes| notes.contains_key(&key)) {
            self.noted.push(key);
            self.open.push_str(&format!("[{}]", self.noted.len()));
        }
    }

    fn text_boxes(&mut self, node: Node<'_, '_>) {
        // The same box stands twice, for programs that know it and for those that do not.
        for child in node.children().filter(|child| name(*child) != "Fallback") {
            if name(child) == "txbxContent" {
                let mut inner = Body { notes: self.notes, ..Body::default() };
                inner.blocks(child);
                inner.end_paragraph(false);
                self.boxes.append(&mut inner.lines);
            } else {
                self.text_boxes(child);
            }
        }
    }

    /// A table as one line a row, its cells apart by a bar.
    fn table(&mut self, node: Node<'_, '_>) {
        self.end_paragraph(false);
        let mut rows = Vec::new();
        for row in node.descendants().filter(|it| name(*it) == "tr" && table_of(*it) == Some(node.id())) {
            if child(row, "trPr").is_some_and(|it| child(it, "del").is_some()) {
                continue;
            }
            let mut cells = Vec::new();
            for cell in row.descendants().filter(|it| name(*it) == "tc" && table_of(*it) == Some(node.id())) {
                let mut inner = Body { notes: self.notes, noted: std::mem::take(&mut self.noted), ..Body::default() };
                inner.blocks(cell);
                inner.end_paragraph(false);
                self.noted = std::mem::take(&mut inner.noted);
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

/// The table that a row or cell belongs to.
fn table_of(node: Node<'_, '_>) -> Option<roxmltree::NodeId> {
    node.ancestors().skip(1).find(|it| name(*it) == "tbl").map(|it| it.id())
}
