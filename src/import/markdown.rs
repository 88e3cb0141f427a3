//! Markdown → title, front matter, body.

use super::clean_text;
use super::dates;
use super::draft::Found;
use super::{names, plain};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// Reads Markdown with front matter in `---` (YAML-like) or `+++` (TOML-like) fences.
pub(super) fn read(text: &str) -> Found {
    let text = clean_text_of_markdown(text);
    let (front, body) = split_front_matter(&text);
    let mut found = Found::default();
    read_front_matter(front, &mut found);
    let (flat, heading) = flatten(body);
    let flat = clean_text(&flat);
    if found.title.is_none() && heading.is_none() && front.is_empty() {
        // No structure to go by: the same rules as for plain text.
        return plain::read(&flat);
    }
    let title = found.title.take().or(heading);
    let mut headers = plain::read(&format!("Title: {}\n\n{flat}", title.clone().unwrap_or_default()));
    headers.dropped.retain(|dropped| !dropped.line.starts_with("Title: "));
    Found {
        title: title.or(headers.title),
        outlet: found.outlet.or(headers.outlet),
        authors: if found.authors.is_empty() { headers.authors } else { found.authors },
        published_printed: if found.published.is_some() { found.published_printed } else { headers.published_printed },
        published: found.published.or(headers.published),
        url: found.url.or(headers.url),
        language: found.language.or(headers.language),
        text: headers.text,
        pages: Vec::new(),
        dropped: headers.dropped,
    }
}

/// Line ends made plain; blanks at line ends stay, because two of them break a line.
fn clean_text_of_markdown(text: &str) -> String {
    text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n").replace('\r', "\n").replace('\0', "")
}

fn split_front_matter(text: &str) -> (&str, &str) {
    for fence in ["---", "+++"] {
        if let Some(rest) = text.strip_prefix(fence).and_then(|rest| rest.strip_prefix('\n')) {
            let close = format!("\n{fence}");
            if let Some(end) = rest.find(&close) {
                let after = &rest[end + close.len()..];
                return (&rest[..end], after.split_once('\n').map_or("", |(_, body)| body));
            }
        }
    }
    ("", text)
}

/// `key: value` and `key = value`, lists as `[a, b]` or as `- a` lines.
fn read_front_matter(front: &str, found: &mut Found) {
    let mut entries: Vec<(String, Vec<String>)> = Vec::new();
    for line in front.lines() {
        let bare = line.trim();
        if let Some(item) = bare.strip_prefix("- ") {
            if let Some((_, values)) = entries.last_mut() {
                values.push(unquote(item.strip_prefix("name:").unwrap_or(item)));
            }
            continue;
        }
        let at = bare.find([':', '=']);
        if let Some(at) = at
            && !bare.starts_with('#')
        {
            let value = bare[at + 1..].trim();
            let values = if let Some(list) = value.strip_prefix('[').and_then(|value| value.strip_suffix(']')) {
                list.split(',').map(unquote).collect()
            } else if value.is_empty() {
                Vec::new()
            } else {
                vec![unquote(value)]
            };
            let key = bare[..at].trim().trim_matches('"').to_lowercase().replace(['-', ' '], "_");
            match entries.last_mut() {
                // `author:` with `name: …` under it
                Some((_, values_above)) if key == "name" && line.starts_with(' ') => values_above.extend(values),
                _ => entries.push((key, values)),
            }
        }
    }
    for (key, values) in entries {
        let Some(value) = values.first().filter(|value| !value.is_empty()) else { continue };
        match key.as_str() {
            "title" | "headline" => found.title = Some(value.clone()),
            "author" | "authors" | "by" | "byline" => {
                found.authors = values.iter().flat_map(|value| names::authors(value)).collect()
            }
            "date" | "published" | "publish_date" | "published_at" | "date_published" | "pubdate" => {
                if let Some(date) = dates::edtf(value) {
                    found.published = Some(date);
                    found.published_printed = Some(value.clone());
                }
            }
            "outlet" | "source" | "publisher" | "publication" | "site" | "site_name" | "sitename" => {
                if value.starts_with("http") {
                    found.url.get_or_insert_with(|| value.clone());
                } else {
                    found.outlet = Some(value.clone());
                }
            }
            "url" | "link" | "canonical" | "canonical_url" | "permalink" | "source_url" => {
                found.url = Some(value.clone())
            }
            "lang" | "language" => found.language = Some(value.clone()),
            _ => {}
        }
    }
}

fn unquote(value: &str) -> String {
    let value = value.trim();
    let inner = [('"', '"'), ('\'', '\'')]
        .iter()
        .find_map(|&(open, close)| value.strip_prefix(open).and_then(|value| value.strip_suffix(close)));
    inner.unwrap_or(value).replace("\\\"", "\"")
}

/// The text without marks: links as their words, pictures gone, and the first level-one heading.
fn flatten(text: &str) -> (String, Option<String>) {
    let mut out = String::new();
    let mut heading: Option<String> = None;
    let mut in_title: Option<String> = None;
    let mut pictures = 0_usize;
    let mut numbers: Vec<Option<u64>> = Vec::new();
    let mut html = String::new();
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES | Options::ENABLE_TASKLISTS;
    for event in Parser::new_ext(text, options) {
        if !html.is_empty() && !matches!(event, Event::Html(_)) {
            break_paragraph(&mut out);
            out.push_str(&super::html::plain_text(&html));
            html.clear();
            break_paragraph(&mut out);
        }
        match event {
            Event::Start(Tag::Image { .. }) => pictures += 1,
            Event::End(TagEnd::Image) => pictures = pictures.saturating_sub(1),
            Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }) if heading.is_none() => {
                in_title = Some(String::new())
            }
            Event::End(TagEnd::Heading(HeadingLevel::H1)) if in_title.is_some() => heading = in_title.take(),
            Event::Start(
                Tag::Paragraph
                | Tag::Heading { .. }
                | Tag::CodeBlock(_)
                | Tag::BlockQuote(_)
                | Tag::Table(_)
                | Tag::FootnoteDefinition(_),
            )
            | Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::BlockQuote(_) | TagEnd::Table,
            ) if numbers.is_empty() => {
                break_paragraph(&mut out);
            }
            Event::Start(Tag::List(first)) => {
                if numbers.is_empty() {
                    break_paragraph(&mut out);
                }
                numbers.push(first);
            }
            Event::End(TagEnd::List(_)) => {
                numbers.pop();
                if numbers.is_empty() {
                    break_paragraph(&mut out);
                }
            }
            Event::Start(Tag::Item) => {
                break_line(&mut out);
                match numbers.last_mut() {
                    Some(Some(number)) => {
                        out.push_str(&number.to_string());
                        out.push_str(". ");
                        *number += 1;
                    }
                    _ => out.push_str("• "),
                }
            }
            Event::End(TagEnd::TableCell) => out.push_str(" | "),
            Event::End(TagEnd::TableRow | TagEnd::TableHead) => {
                out.truncate(out.trim_end_matches([' ', '|']).len());
                break_line(&mut out);
            }
            Event::Text(words) | Event::Code(words) if pictures == 0 => {
                in_title.as_mut().unwrap_or(&mut out).push_str(&words)
            }
            Event::SoftBreak if pictures == 0 => in_title.as_mut().unwrap_or(&mut out).push(' '),
            Event::HardBreak if pictures == 0 => in_title.as_mut().unwrap_or(&mut out).push('\n'),
            Event::Html(tag) => html.push_str(&tag),
            _ => {}
        }
    }
    if !html.is_empty() {
        break_paragraph(&mut out);
        out.push_str(&super::html::plain_text(&html));
    }
    (out, heading.filter(|heading| !heading.trim().is_empty()))
}

fn break_line(out: &mut String) {
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
    fn front_matter_headings_and_links() {
        let found = read(
            "---\ntitle: \"Ferry talks: round two\"\ndate: 2020-05-03\nauthors:\n  - Jane Roe\n  - John Doe\nsource: Harbour Post\nurl: https://example.org/ferry\nlang: en\n---\n\n# Ferry talks: round two\n\nThe [two sides](https://example.org/x) met in **the old house** ![gate](gate.png) on Sunday.\n\n- fuel\n- fees\n\n<script>alert(1)</script>\n\n> They will meet again in ten days, the host said.\n",
        );
        assert_eq!(found.title.as_deref(), Some("Ferry talks: round two"));
        assert_eq!(found.published.as_deref(), Some("2020-05-03"));
        assert_eq!(found.authors, ["Jane Roe", "John Doe"]);
        assert_eq!(found.outlet.as_deref(), Some("Harbour Post"));
        assert_eq!(found.url.as_deref(), Some("https://example.org/ferry"));
        assert_eq!(found.language.as_deref(), Some("en"));
        assert_eq!(
            clean_text(&found.text),
            "The two sides met in the old house  on Sunday.\n\n• fuel\n• fees\n\nThey will meet again in ten days, the host said."
        );
    }

    #[test]
    fn heading_is_the_title_and_header_lines_are_read() {
        let found = read(
            "# Ferry talks\n\n*By Jane Roe*\n\nPublished May 3, 2020\n\nThe two sides met in the old customs house on Sunday.\n",
        );
        assert_eq!(found.title.as_deref(), Some("Ferry talks"));
        assert_eq!(found.authors, ["Jane Roe"]);
        assert_eq!(found.published.as_deref(), Some("2020-05-03"));
        assert_eq!(found.text, "The two sides met in the old customs house on Sunday.");
    }

    #[test]
    fn toml_front_matter() {
        let found = read(
            "+++\ntitle = \"A\"\ndate = 2020-05-03T10:00:00Z\nauthor = \"Jane Roe\"\n+++\nWords of the article stand here, all of them.\n",
        );
        assert_eq!((found.title.as_deref(), found.published.as_deref()), (Some("A"), Some("2020-05-03")));
        assert_eq!(found.authors, ["Jane Roe"]);
    }
}
