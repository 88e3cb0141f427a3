//! The text of an article's HTML.

use trafilatura::dom::{Document, NodeId};

/// Elements that begin a paragraph of their own.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "dl",
    "blockquote",
    "pre",
    "table",
    "section",
    "article",
    "figure",
    "figcaption",
    "header",
    "footer",
    "main",
    "aside",
    "address",
    "details",
    "summary",
    "fieldset",
    "form",
    "hr",
    "center",
    "body",
    "quote",
    "list",
    "head",
];

/// Elements that begin a line.
const LINES: &[&str] = &["li", "dt", "dd", "tr", "br", "caption", "item", "row", "lb"];

/// Depth beyond which nothing is read; pages are flattened to less.
const DEPTH: usize = 900;

/// Plain text of all that is in a node: paragraphs apart, one line a list item or table row.
pub(super) fn text(document: &Document, root: NodeId) -> String {
    let mut out = String::new();
    walk(document, root, false, 0, &mut out);
    out
}

fn walk(document: &Document, id: NodeId, verbatim: bool, depth: usize, out: &mut String) {
    if depth > DEPTH {
        return;
    }
    for child in document.child_nodes(id) {
        if document.is_text(child) {
            push_text(&document.text_content(child), verbatim, out);
            continue;
        }
        if !document.is_element(child) {
            continue;
        }
        let tag = document.tag_name(child);
        if matches!(
            tag,
            "script" | "style" | "noscript" | "template" | "svg" | "iframe" | "button" | "select" | "textarea"
        ) {
            continue;
        }
        let (block, line) = (BLOCKS.contains(&tag), LINES.contains(&tag));
        let in_item = matches!(document.tag_name(id), "li" | "item" | "td" | "th" | "cell") && out.ends_with("• ");
        if block && !in_item {
            break_paragraph(out);
        } else if line {
            break_line(out);
        }
        if matches!(tag, "li" | "item") {
            out.push_str("• ");
        }
        if matches!(tag, "td" | "th" | "cell") && !out.is_empty() && !out.ends_with(['\n', ' ']) {
            out.push_str(" | ");
        }
        walk(document, child, verbatim || tag == "pre", depth + 1, out);
        if matches!(tag, "li" | "item") && out.ends_with("• ") {
            out.truncate(out.len() - "• ".len());
        }
        if block {
            break_paragraph(out);
        } else if line && tag != "br" {
            break_line(out);
        }
    }
}

fn push_text(text: &str, verbatim: bool, out: &mut String) {
    if verbatim {
        out.push_str(text);
        return;
    }
    for c in text.chars() {
        if c.is_whitespace() && c != '\u{A0}' {
            if !out.is_empty() && !out.ends_with([' ', '\n']) {
                out.push(' ');
            }
        } else {
            out.push(if c == '\u{A0}' { ' ' } else { c });
        }
    }
}

fn break_line(out: &mut String) {
    out.truncate(out.trim_end_matches([' ', '|']).len());
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
}

fn break_paragraph(out: &mut String) {
    break_line(out);
    if !out.is_empty() && !out.ends_with("\n\n") {
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_lines_and_blanks() {
        for (html, want) in [
            ("<p>One <b>two</b>, three.</p><p>Four</p>", "One two, three.\n\nFour"),
            ("<ul><li>one</li><li><p>two</p></li><li></li></ul>", "• one\n• two"),
            ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a | b\nc"),
            ("a<br>b", "a\nb"),
            ("<pre>a\n  b</pre>", "a\n  b"),
            ("<div>a&nbsp;b<div>c</div>d</div>", "a b\n\nc\n\nd"),
        ] {
            let document = Document::parse(html);
            assert_eq!(text(&document, document.body().unwrap()).trim(), want, "{html}");
        }
    }
}
