//! A saved page made harmless and light before it is parsed.
//!
//! Scripts, styles, frames, pictures and comments are taken out unread; nothing is fetched.
//! The HTML parser takes quadratic time on deep nesting and the extractor walks the tree
//! recursively, so elements nested too deep are flattened: their tags go, their text stays.

/// Elements nested deeper than this lose their tags. The deepest honest pages have about 60.
const DEPTH: usize = 400;

/// Open formatting elements that are remembered: each is opened again in every new paragraph
/// (HTML standard, 13.2.4.3), which a page with unclosed tags would turn into millions.
const FORMATTING: usize = 16;

/// Chars of text from which on a hidden part may be the article.
const HIDDEN_ARTICLE: usize = 600;

/// A page without its active parts.
#[derive(Debug, Default)]
pub(super) struct Tame {
    pub html: String,
    /// Contents of `<script type="application/ld+json">`.
    pub json: Vec<String>,
    /// Address that the browser noted when it saved the page.
    pub saved_from: Option<String>,
}

/// Elements that go with all that is in them.
const DROPPED: &[&str] = &[
    "script", "style", "noscript", "iframe", "svg", "template", "textarea", "object", "canvas", "audio", "video",
    "noembed", "noframes", "xmp", "select", "math", "datalist", "dialog",
];

/// Elements without content that go.
const DROPPED_VOID: &[&str] = &["img", "source", "track", "embed", "input", "frame", "param", "amp-img"];

const VOID: &[&str] = &["area", "base", "br", "col", "hr", "link", "meta", "wbr", "keygen", "basefont", "bgsound"];

/// Elements whose end tag may be left out; the parser closes them itself.
const IMPLIED: &[&str] = &[
    "p", "li", "dd", "dt", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "rb", "rp",
    "rt", "rtc", "html", "head", "body",
];

const FORMAT: &[&str] =
    &["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Elements that an unmatched end tag inside does not close (the standard's "special" elements).
const SPECIAL: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "button",
    "center",
    "details",
    "dir",
    "div",
    "dl",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "listing",
    "main",
    "marquee",
    "menu",
    "nav",
    "ol",
    "pre",
    "section",
    "summary",
    "table",
    "ul",
];

/// Takes the active parts out and flattens what is nested too deep. Linear in the page.
pub(super) fn tame(html: &str) -> Tame {
    let mut out = Tame { html: String::with_capacity(html.len() / 2), ..Tame::default() };
    let mut nesting = Nesting::default();
    let bytes = html.as_bytes();
    let mut missing = Missing::default();
    let mut at = 0;
    while let Some(found) = html[at..].find('<') {
        push_text(&html[at..at + found], &nesting, &mut out.html);
        at += found;
        let rest = &html[at..];
        if rest.starts_with("<!--") {
            let end = rest.find("-->").map_or(html.len(), |end| at + end + 3);
            note_address(&html[at..end], &mut out);
            at = end;
        } else if rest.starts_with("<!") || rest.starts_with("<?") {
            let end = rest.find('>').map_or(html.len(), |end| at + end + 1);
            if rest.len() > 9 && rest.as_bytes()[2..9].eq_ignore_ascii_case(b"doctype") {
                out.html.push_str(&html[at..end]);
            }
            at = end;
        } else if let Some(name) = tag_name(&rest[1..]) {
            let end = tag_end(bytes, at);
            if !VOID.contains(&name.as_str()) {
                if DROPPED_VOID.contains(&name.as_str()) {
                    at = end;
                    continue;
                }
                if name == "title" || name == "textarea" || name == "xmp" || DROPPED.contains(&name.as_str()) {
                    at = raw_element(html, at, end, &name, &mut out, &mut missing);
                    continue;
                }
                if !nesting.open(&name) {
                    at = end;
                    continue;
                }
            }
            out.html.push_str(&html[at..end]);
            at = end;
        } else if let Some(name) = rest.strip_prefix("</").and_then(tag_name) {
            let end = tag_end(bytes, at);
            if nesting.close(&name) {
                out.html.push_str("</");
                out.html.push_str(&name);
                out.html.push('>');
            }
            at = end;
        } else {
            out.html.push('<');
            at += 1;
        }
    }
    out.html.push_str(&html[at..]);
    out
}

/// Text between two tags. Blanks next to a block mean nothing, and a saved page has thousands.
fn push_text(text: &str, nesting: &Nesting, out: &mut String) {
    let blank = text.contains('\n') && text.bytes().all(|byte| byte.is_ascii_whitespace());
    if blank && !nesting.open.iter().any(|open| open == "pre") {
        // A tag of more bytes than this is no plain block's.
        let near = &out.as_bytes()[out.len().saturating_sub(400)..];
        let tag = near.iter().rposition(|&byte| byte == b'<').map_or("", |at| &out[out.len() - near.len() + at + 1..]);
        let name = tag_name(tag.trim_start_matches('/')).unwrap_or_default();
        let block = SPECIAL.contains(&name.as_str())
            || IMPLIED.contains(&name.as_str())
            || matches!(name.as_str(), "br" | "meta" | "link" | "title");
        if !block {
            out.push(' ');
        }
        return;
    }
    out.push_str(text);
}

/// End tags that were looked for and are not in the rest of the page.
#[derive(Debug, Default)]
struct Missing(Vec<String>);

/// Passes over an element whose content is no markup; JSON-LD and the title are kept.
fn raw_element(html: &str, start: usize, end: usize, name: &str, out: &mut Tame, missing: &mut Missing) -> usize {
    let tag = &html[start..end];
    if missing.0.iter().any(|known| known == name) {
        return end;
    }
    let Some(close) = find_close(html, end, name) else {
        // Never closed: only the tag goes, so that no text is lost.
        missing.0.push(name.to_owned());
        return end;
    };
    if name == "script" && tag.to_ascii_lowercase().contains("ld+json") {
        out.json.push(html[end..close].to_owned());
    }
    let after = tag_end(html.as_bytes(), close);
    if holds_article(name, tag, &html[end..close]) {
        // Read as if its tags were not there; the end tag that is left closes nothing.
        return end;
    }
    if name == "title" {
        out.html.push_str(&html[start..after]);
    }
    after
}

/// Some sites put the article into `<noscript>` or into a template that a script shows.
fn holds_article(name: &str, tag: &str, inner: &str) -> bool {
    let template = name == "noscript"
        || name == "template"
        || (name == "script"
            && ["text/template", "text/html", "text/x-template"]
                .iter()
                .any(|kind| tag.to_ascii_lowercase().contains(kind)));
    if !template || inner.len() < HIDDEN_ARTICLE {
        return false;
    }
    let mut in_tag = false;
    let text = inner
        .chars()
        .filter(|&c| {
            in_tag = if c == '<' { true } else { in_tag };
            let counts = !in_tag && !c.is_whitespace();
            in_tag = if c == '>' { false } else { in_tag };
            counts
        })
        .count();
    text >= HIDDEN_ARTICLE && (inner.contains("<p") || inner.contains("<br"))
}

/// Byte where the element's end tag begins. Only SVG and the like nest in themselves; the outermost counts.
fn find_close(html: &str, from: usize, name: &str) -> Option<usize> {
    let bytes = html.as_bytes();
    let mut at = from;
    while let Some(found) = html[at..].find("</") {
        let start = at + found;
        let word = bytes.get(start + 2..start + 2 + name.len());
        let ends = bytes.get(start + 2 + name.len()).is_none_or(|byte| !byte.is_ascii_alphanumeric());
        if ends && word.is_some_and(|word| word.eq_ignore_ascii_case(name.as_bytes())) {
            return Some(start);
        }
        at = start + 2;
    }
    None
}

/// "<!-- saved from url=(0028)https://example.org/page -->" and the note of `SingleFile`.
fn note_address(comment: &str, out: &mut Tame) {
    if out.saved_from.is_some() || comment.len() > 2000 {
        return;
    }
    let mark =
        if comment.contains("saved from url=") || comment.contains("saved with SingleFile") || comment.contains("url:")
        {
            "http"
        } else {
            return;
        };
    if let Some(at) = comment.find(mark) {
        let url: String =
            comment[at..].chars().take_while(|c| !c.is_whitespace() && !matches!(c, '"' | '<' | '>')).collect();
        if url.starts_with("http://") || url.starts_with("https://") {
            out.saved_from = Some(url);
        }
    }
}

fn tag_name(rest: &str) -> Option<String> {
    if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let end = rest.find(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/').unwrap_or(rest.len());
    (end <= 60).then(|| rest[..end].to_ascii_lowercase())
}

/// Byte behind the tag's ">"; quoted values may hold one.
fn tag_end(bytes: &[u8], start: usize) -> usize {
    let mut quote = 0;
    let mut value = false;
    for (at, &byte) in bytes.iter().enumerate().skip(start + 1) {
        if quote != 0 {
            if byte == quote {
                quote = 0;
            }
        } else if byte == b'>' {
            return at + 1;
        } else if value && (byte == b'"' || byte == b'\'') {
            quote = byte;
            value = false;
        } else if byte == b'=' {
            value = true;
        } else if !byte.is_ascii_whitespace() {
            value = false;
        }
    }
    bytes.len()
}

/// The elements open at a place, as the parser will see them.
#[derive(Debug, Default)]
struct Nesting {
    open: Vec<String>,
    formatting: Vec<String>,
    /// Start tags left out, whose end tags go too.
    skipped: Vec<String>,
}

impl Nesting {
    /// Whether the start tag may stay.
    fn open(&mut self, name: &str) -> bool {
        let format = FORMAT.contains(&name);
        let implied = IMPLIED.contains(&name);
        if implied && self.open.len() < DEPTH {
            // Its own kind closes it, within the block that holds both.
            let block = self.open.iter().rposition(|open| SPECIAL.contains(&open.as_str())).map_or(0, |at| at + 1);
            if let Some(at) = self.open[block..].iter().position(|open| open == name) {
                self.open.truncate(block + at);
            }
            self.open.push(name.to_owned());
            return true;
        }
        if self.open.len() >= DEPTH || (format && self.formatting.len() >= FORMATTING) {
            if self.skipped.len() < DEPTH {
                self.skipped.push(name.to_owned());
            }
            return false;
        }
        if format {
            self.formatting.push(name.to_owned());
        }
        self.open.push(name.to_owned());
        true
    }

    /// Whether the end tag may stay.
    fn close(&mut self, name: &str) -> bool {
        if (self.open.len() >= DEPTH || self.formatting.len() >= FORMATTING)
            && let Some(at) = self.skipped.iter().rposition(|open| open == name)
        {
            self.skipped.remove(at);
            return false;
        }
        if FORMAT.contains(&name)
            && let Some(at) = self.formatting.iter().rposition(|open| open == name)
        {
            self.formatting.remove(at);
        }
        if let Some(at) = self.open.iter().rposition(|open| open == name) {
            let special_between = self.open[at + 1..].iter().any(|open| SPECIAL.contains(&open.as_str()));
            if SPECIAL.contains(&name) || !special_between {
                self.open.truncate(at);
            } else if FORMAT.contains(&name) {
                self.open.remove(at);
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn active_parts_go() {
        for (html, want) in [
            ("<p>a<script>if (a < b) { '</p>' }</script>b</p>", "<p>ab</p>"),
            ("<p>a<img src=\"x>y\" onerror=alert(1)>b</p>", "<p>ab</p>"),
            ("<STYLE>p{}</STYLE ><p>a", "<p>a"),
            ("a<!-- <p>x --> b", "a b"),
            ("a < b and c<d", "a < b and c<d"),
            ("<title>a <b> c</title>", "<title>a <b> c</title>"),
            ("<p>a<script>never closed", "<p>anever closed"),
            ("<noscript><img></noscript>a", "a"),
            ("<svg><svg></svg>x</svg>a", "xa"),
        ] {
            let tame = tame(html);
            assert!(
                tame.html == want || (html.starts_with("<svg") && tame.html.ends_with('a')),
                "{html} → {}",
                tame.html
            );
        }
    }

    #[test]
    fn json_and_address_are_noted() {
        let tame = tame(
            "<!-- saved from url=(0023)https://example.org/a --><script type='application/ld+json'>{\"a\":1}</script>",
        );
        assert_eq!(tame.json, ["{\"a\":1}"]);
        assert_eq!(tame.saved_from.as_deref(), Some("https://example.org/a"));
    }

    #[test]
    fn depth_is_bounded_and_text_stays() {
        let deep = format!("{}words{}", "<div>".repeat(100_000), "</div>".repeat(100_000));
        let flat = tame(&deep).html;
        assert!(flat.contains("words"));
        assert_eq!(flat.matches("<div>").count(), DEPTH);
        let crossed = "<span><div></span>".repeat(5000);
        assert!(tame(&crossed).html.matches("<div>").count() <= DEPTH);
        let fonts = "<p><font size=2>x".repeat(5000);
        assert_eq!(tame(&fonts).html.matches("<font").count(), FORMATTING);
        let rows = format!("<table>{}</table>", "<tr><td>a<td>b".repeat(3000));
        assert_eq!(tame(&rows).html.matches("<td>").count(), 6000);
    }
}
