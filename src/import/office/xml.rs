//! XML behind limits: no document type, so no entities to expand and nothing to fetch; a bounded number of nodes, and
//! of elements in each other.

use roxmltree::{Document, Node, ParsingOptions};

use super::package::short;
use crate::import::encoding;
use crate::import::error::ImportError;

/// Most nodes: a book of a thousand pages, each word in an element of its own, has about as many.
const MAX_NODES: u32 = 3_000_000;

/// Most elements in each other. Tables in tables in text boxes come to about fifty.
pub(super) const MAX_DEPTH: usize = 256;

/// The text of an XML part, by its byte order mark or its declaration.
pub(super) fn text(bytes: &[u8]) -> Result<String, ImportError> {
    Ok(encoding::decode(bytes, None, true)?.text)
}

/// Parses one part of a document, `what`.
pub(super) fn parse<'t>(text: &'t str, what: &'static str) -> Result<Document<'t>, ImportError> {
    let options = ParsingOptions { allow_dtd: false, nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    let text = text.trim_start_matches('\u{FEFF}');
    let document = Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => {
            ImportError::TooMuch { what: format!("more than {MAX_NODES} XML nodes") }
        }
        error => ImportError::Damaged { what, why: short(&error.to_string()) },
    })?;
    refuse_deep(&document)?;
    Ok(document)
}

/// Walks to and fro without recursion, so that the depth is known before anything descends.
fn refuse_deep(document: &Document<'_>) -> Result<(), ImportError> {
    let mut at = document.root();
    let mut depth = 0;
    loop {
        if let Some(child) = at.first_child() {
            depth += 1;
            if depth > MAX_DEPTH {
                return Err(ImportError::TooDeep { depth, limit: MAX_DEPTH });
            }
            at = child;
            continue;
        }
        loop {
            if let Some(next) = at.next_sibling() {
                at = next;
                break;
            }
            let Some(parent) = at.parent() else { return Ok(()) };
            depth -= 1;
            at = parent;
        }
    }
}

/// The name of an element without its prefix; empty for what is none.
pub(super) fn name<'n>(node: Node<'n, '_>) -> &'n str {
    if node.is_element() { node.tag_name().name() } else { "" }
}

/// The first child element of that name.
pub(super) fn child<'n, 'i>(node: Node<'n, 'i>, called: &str) -> Option<Node<'n, 'i>> {
    node.children().find(|child| name(*child) == called)
}

/// An attribute by its name without its prefix.
pub(super) fn attribute<'n>(node: Node<'n, '_>, called: &str) -> Option<&'n str> {
    node.attributes().find(|attribute| attribute.name() == called).map(|attribute| attribute.value())
}

/// All text below a node.
pub(super) fn text_of(node: Node<'_, '_>) -> String {
    node.descendants().filter(Node::is_text).filter_map(|text| text.text()).collect::<String>().trim().to_owned()
}

/// The texts of all elements of that name.
pub(super) fn texts(document: &Document<'_>, called: &str) -> Vec<String> {
    let found = document.descendants().filter(|node| name(*node) == called).map(text_of);
    found.filter(|text| !text.is_empty()).collect()
}
