//! Electronic books (EPUB 3.3, and EPUB 2): the chapters in the order of the spine, as one article.

use std::collections::BTreeMap;

use super::package::Package;
use super::xml::{attribute, name, parse, text, texts};
use crate::import::document::{self, Properties};
use crate::import::draft::Found;
use crate::import::error::ImportError;
use crate::import::{clean_text, encoding, html};

const WHAT: &str = "an electronic book";

/// Most chapters: the longest books have some hundreds.
const MAX_CHAPTERS: usize = 5000;

/// Most text of a book, in bytes: fifty long novels.
const MAX_TEXT: usize = 48 * 1024 * 1024;

pub(super) fn read(package: &mut Package<'_>) -> Result<Found, ImportError> {
    let xml = text(&package.must("META-INF/container.xml")?)?;
    let container = parse(&xml, WHAT)?;
    let mut root = container.descendants().filter(|node| name(*node) == "rootfile");
    let root = root.find_map(|node| attribute(node, "full-path")).unwrap_or_default().to_owned();
    let xml = text(&package.must(&root)?)?;
    let opf = parse(&xml, WHAT)?;
    let mut manifest = BTreeMap::new();
    for item in opf.descendants().filter(|node| name(*node) == "item") {
        let is_contents = attribute(item, "properties").is_some_and(|it| it.split(' ').any(|word| word == "nav"));
        if let (Some(id), Some(href), false) = (attribute(item, "id"), attribute(item, "href"), is_contents) {
            manifest.insert(id, resolve(&root, href));
        }
    }
    let spine: Vec<&String> = opf
        .descendants()
        .filter(|node| name(*node) == "itemref" && attribute(*node, "linear") != Some("no"))
        .filter_map(|node| manifest.get(attribute(node, "idref")?))
        .collect();
    if spine.len() > MAX_CHAPTERS {
        return Err(ImportError::TooMuch { what: format!("more than {MAX_CHAPTERS} chapters") });
    }
    refuse_locked(package, &spine)?;
    let mut words = String::new();
    for part in spine {
        let Some(bytes) = package.read(part)? else { continue };
        // A chapter of blanks is no reason to leave the book.
        let Ok(decoded) = encoding::decode(&bytes, None, true) else { continue };
        let chapter = clean_text(&html::plain_text(&decoded.text));
        if chapter.is_empty() {
            continue;
        }
        if !words.is_empty() {
            words.push_str("\n\n");
        }
        words.push_str(&chapter);
        if words.len() > MAX_TEXT {
            return Err(ImportError::TooMuch { what: format!("more than {} MB of text", MAX_TEXT / (1024 * 1024)) });
        }
    }
    let one = |called| texts(&opf, called).into_iter().next();
    let properties = Properties {
        title: one("title"),
        authors: texts(&opf, "creator"),
        made: one("date"),
        outlet: one("publisher"),
        url: one("source").filter(|source| source.starts_with("http")),
        language: one("language"),
    };
    let mut found = Found {
        title: properties.title.clone(),
        // Books have no furniture of web pages: every line is the author's.
        text: words,
        ..Found::default()
    };
    document::fill(&mut found, &properties);
    Ok(found)
}

/// Fonts may be scrambled; a book with a chapter that is cannot be read.
fn refuse_locked(package: &mut Package<'_>, spine: &[&String]) -> Result<(), ImportError> {
    let Some(bytes) = package.read("META-INF/encryption.xml")? else { return Ok(()) };
    let xml = text(&bytes)?;
    let parsed = parse(&xml, WHAT)?;
    let locked = parsed.descendants().filter(|node| name(*node) == "CipherReference");
    let mut locked = locked.filter_map(|node| attribute(node, "URI")).map(|uri| resolve("", uri));
    if locked.any(|uri| spine.contains(&&uri)) {
        return Err(ImportError::Locked { what: WHAT });
    }
    Ok(())
}

/// The name of an entry that is linked to from another. A path that leads out of the archive names no entry.
fn resolve(from: &str, href: &str) -> String {
    let href = href.split(['#', '?']).next().unwrap_or_default();
    let base = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let href = percent_decoded(href);
    let mut parts: Vec<&str> = if href.starts_with('/') { Vec::new() } else { base.split('/').collect() };
    for part in href.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.retain(|part| !part.is_empty());
    parts.join("/")
}

fn percent_decoded(href: &str) -> String {
    let mut bytes = Vec::with_capacity(href.len());
    let mut rest = href.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = |at: usize| tail.get(at).and_then(|byte| char::from(*byte).to_digit(16));
        if let (b'%', Some(high), Some(low)) = (first, hex(0), hex(1)) {
            bytes.push((high * 16 + low) as u8);
            rest = &tail[2..];
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_within_a_book() {
        for (from, href, want) in [
            ("OPS/book.opf", "one.xhtml#a", "OPS/one.xhtml"),
            ("OPS/book.opf", "../two%20b.xhtml", "two b.xhtml"),
            ("book.opf", "text/one.xhtml", "text/one.xhtml"),
            ("OPS/book.opf", "../../../etc/passwd", "etc/passwd"),
            ("a/b.opf", "%zz%2", "a/%zz%2"),
        ] {
            assert_eq!(resolve(from, href), want, "{from} {href}");
        }
    }
}
