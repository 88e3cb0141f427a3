//! A saved web page → title, date, outlet, authors, body.

mod authors;
mod body;
mod dates;
mod guard;
mod jsonld;
mod lead;
mod page;
mod titles;

use super::draft::Found;
use super::error::ImportError;
use super::{clean_text, plain};
use page::Page;
use trafilatura::dom::Document;

/// Elements nested deeper than this after flattening make the page unreadable.
const MAX_DEPTH: usize = 1000;

/// Tags from which on a page is no article's: its text is taken whole, without the extractor,
/// whose time grows faster than the page. Long honest pages have about 20,000.
const MAX_TAGS: usize = 250_000;

/// Reads a page. Nothing is fetched and no script is run: only the text of `html` is looked at.
pub(super) fn read(html: &str) -> Result<Found, ImportError> {
    let tame = guard::tame(html);
    let document = Document::parse(&tame.html);
    refuse_deep(&document)?;
    if tame.html.bytes().filter(|&byte| byte == b'<').count() > MAX_TAGS {
        let text = clean_text(&body::text(&document, document.body().unwrap_or_else(|| document.root())));
        return Ok(plain::read(&text));
    }
    let page = Page::new(&document, &tame);
    let outlet = titles::outlet(&page);
    let title = titles::title(&page, outlet.as_deref());
    let authors = authors::authors(&page, outlet.as_deref());
    let dated = dates::published(&page);
    let mut found = Found {
        url: page.url.clone(),
        language: page
            .language
            .clone()
            .or_else(|| page.meta(&["og:locale", "content-language", "language", "dc.language"]).map(str::to_owned))
            .or_else(|| page.described.language.clone()),
        published: dated.as_ref().map(|(date, _)| date.clone()),
        published_printed: dated.map(|(_, printed)| printed),
        authors,
        outlet,
        ..Found::default()
    };
    let blocks = lead::Blocks::of(&page);
    drop(page);
    let text = blocks.mend(&article_text(document, &tame.html));
    plain::cut_furniture(&clean_text(&text), title.as_deref(), &blocks.author_boxes(), &mut found);
    found.title = title;
    Ok(found)
}

/// Plain text of a piece of HTML, nothing left out but its active parts.
pub(super) fn plain_text(html: &str) -> String {
    let document = Document::parse(&guard::tame(html).html);
    body::text(&document, document.body().unwrap_or_else(|| document.root())).trim().to_owned()
}

/// Character references resolved (`&amp;amp;` in metadata that was escaped twice).
fn unescape(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let document = Document::parse(&text.replace('<', "&lt;"));
    document.body().map_or_else(|| text.to_owned(), |body| document.text_content(body).trim().to_owned())
}

fn article_text(document: Document, html: &str) -> String {
    let options = trafilatura::Options::default().with_fallback(true).with_exclude_comments(true);
    let extracted =
        trafilatura::extract_document(document, &options).map(|result| result.content_html).unwrap_or_default();
    let content = Document::parse(&extracted);
    let text = body::text(&content, content.body().unwrap_or_else(|| content.root()));
    if text.trim().is_empty() { plain_text(html) } else { text }
}

fn refuse_deep(document: &Document) -> Result<(), ImportError> {
    let mut stack = vec![(document.root(), 0)];
    while let Some((id, depth)) = stack.pop() {
        if depth > MAX_DEPTH {
            return Err(ImportError::TooDeep { depth, limit: MAX_DEPTH });
        }
        stack.extend(document.children(id).into_iter().map(|child| (child, depth + 1)));
    }
    Ok(())
}
