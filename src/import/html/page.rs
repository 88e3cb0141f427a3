//! A parsed page, with what its metadata readers ask for at hand.

use super::guard::Tame;
use super::jsonld::{self, Described};
use crate::import::draft::squeeze;
use crate::import::furniture::plain;
use std::collections::HashSet;
use trafilatura::dom::{Document, NodeId};

/// An element, in document order.
#[derive(Debug)]
pub(super) struct Element {
    pub id: NodeId,
    pub tag: String,
    /// `class` and `id`, lower case, blank between.
    pub marks: String,
    pub itemprop: String,
}

pub(super) struct Page<'a> {
    pub document: &'a Document,
    pub elements: Vec<Element>,
    /// `(name, content)` of meta elements, the name in lower case, in document order.
    pub metas: Vec<(String, String)>,
    pub described: Described,
    pub title: String,
    pub language: Option<String>,
    pub url: Option<String>,
    /// What the headline stands in: the article's own, however it is marked ("right-sidebar").
    own: HashSet<NodeId>,
}

impl<'a> Page<'a> {
    pub fn new(document: &'a Document, tame: &Tame) -> Self {
        let mut page = Self {
            document,
            elements: Vec::new(),
            metas: Vec::new(),
            described: jsonld::read(&tame.json),
            title: String::new(),
            language: None,
            url: None,
            own: HashSet::new(),
        };
        let mut canonical = None;
        for id in document.iter(document.root(), &[]) {
            let tag = document.tag_name(id).to_owned();
            let attribute = |name| document.get_attribute(id, name).unwrap_or_default();
            match tag.as_str() {
                "meta" => {
                    let content = attribute("content");
                    for key in ["property", "name", "itemprop", "http-equiv"] {
                        let name = attribute(key).trim().to_lowercase();
                        if !name.is_empty() && !content.trim().is_empty() {
                            page.metas.push((name, content.clone()));
                        }
                    }
                }
                "link" => {
                    if canonical.is_none() && attribute("rel").eq_ignore_ascii_case("canonical") {
                        canonical = Some(attribute("href")).filter(|href| href.starts_with("http"));
                    }
                }
                "html" => {
                    page.language = Some(attribute("lang"))
                        .filter(|lang| !lang.is_empty())
                        .or_else(|| document.get_attribute(id, "xml:lang"))
                }
                "title" => {
                    if page.title.is_empty() {
                        page.title = squeeze(&document.text_content(id));
                    }
                }
                "head" | "br" | "hr" | "base" => {}
                _ => {
                    let marks = format!("{} {}", attribute("class"), attribute("id")).to_lowercase();
                    let itemprop = attribute("itemprop").to_lowercase();
                    page.elements.push(Element { id, tag, marks, itemprop });
                }
            }
        }
        let og = page.meta(&["og:url"]).filter(|url| url.starts_with("http")).map(str::to_owned);
        page.url = canonical.or(og).or_else(|| tame.saved_from.clone()).or_else(|| page.described.url.clone());
        let mut around = page.headline().and_then(|at| document.parent(page.elements[at].id));
        while let Some(id) = around {
            page.own.insert(id);
            around = document.parent(id);
        }
        page
    }

    /// Place among the elements of the heading that the page's title repeats, else of its only `<h1>`.
    pub fn headline(&self) -> Option<usize> {
        let stated = [self.meta(&["og:title"]), self.described.headline.as_deref(), Some(self.title.as_str())]
            .map(|title| plain(title.unwrap_or_default()));
        let heading = |element: &Element| matches!(element.tag.as_str(), "h1" | "h2" | "h3");
        let repeats = |element: &Element| {
            let text = plain(&self.text(element.id));
            text.contains(' ') && stated.iter().any(|title| title.starts_with(&text))
        };
        let mut only = self.elements.iter().enumerate().filter(|(_, element)| element.tag == "h1");
        let only = only.next().filter(|_| only.next().is_none()).map(|(at, _)| at);
        self.elements.iter().position(|element| heading(element) && repeats(element)).or(only)
    }

    /// Content of the first meta element with one of the names, tried in the order given.
    pub fn meta(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|wanted| {
            self.metas
                .iter()
                .find(|(name, content)| name == wanted && !content.trim().is_empty())
                .map(|(_, content)| content.trim())
        })
    }

    pub fn text(&self, id: NodeId) -> String {
        squeeze(&self.document.iter_text(id, " "))
    }

    pub fn attribute(&self, id: NodeId, name: &str) -> Option<String> {
        self.document.get_attribute(id, name).filter(|value| !value.trim().is_empty())
    }

    /// Whether the element stands in a part of the page that belongs to other articles: sidebars,
    /// lists of links, comments, the footer.
    pub fn is_foreign(&self, id: NodeId) -> bool {
        let mut at = Some(id);
        while let Some(node) = at {
            let tag = self.document.tag_name(node);
            if matches!(tag, "body" | "html" | "") || self.own.contains(&node) {
                return false;
            }
            if matches!(tag, "aside" | "footer" | "nav") {
                return true;
            }
            let marks = format!("{} {}", self.document.class_name(node), self.document.id_attr(node)).to_lowercase();
            // Whole pages are marked "has-sidebar", articles "article-with-comments".
            if marks.len() < 160 && marks.split([' ', '\n']).any(is_foreign_mark) {
                return true;
            }
            at = self.document.parent(node);
        }
        false
    }

    /// As [`Self::is_foreign`], but an article's own foot counts as its own: authors are printed there.
    pub fn is_foreign_to_author(&self, id: NodeId) -> bool {
        let mut at = Some(id);
        while let Some(node) = at {
            let tag = self.document.tag_name(node);
            if matches!(tag, "body" | "html" | "") || self.own.contains(&node) {
                return false;
            }
            let marks = format!("{} {}", self.document.class_name(node), self.document.id_attr(node)).to_lowercase();
            if matches!(tag, "nav")
                || (marks.len() < 160
                    && [
                        "comment",
                        "related",
                        "recommend",
                        "popular",
                        "trending",
                        "teaser",
                        "carousel",
                        "slider",
                        "most-read",
                    ]
                    .iter()
                    .any(|part| {
                        marks
                            .split([' ', '\n'])
                            .any(|mark| mark.contains(part) && is_foreign_mark(mark) || mark.contains("slider"))
                    }))
            {
                return true;
            }
            at = self.document.parent(node);
        }
        false
    }

    /// Elements with one of the tags and some text.
    pub fn with_tag<'b>(&'b self, tag: &'b str) -> impl Iterator<Item = &'b Element> + 'b {
        self.elements.iter().filter(move |element| element.tag == tag)
    }
}

fn is_foreign_mark(mark: &str) -> bool {
    const PARTS: &[&str] = &[
        "comment",
        "related",
        "recommend",
        "sidebar",
        "widget",
        "popular",
        "trending",
        "teaser",
        "promo",
        "footer",
        "newsletter",
        "most-read",
        "mostread",
        "recirc",
        "outbrain",
        "taboola",
        "more-stories",
        "latest-news",
        "cookie",
        "carousel",
        "read-more",
        "readmore",
        "also-like",
    ];
    const WHOLE: &[&str] = &[
        "has-",
        "with-",
        "no-",
        "single",
        "comment-count",
        "comments-count",
        "comment-status",
        "comments-link",
        "theme",
        "article",
        "post-",
        "page",
        "elementor-widget",
        "content",
    ];
    PARTS.iter().any(|part| mark.contains(part)) && !WHOLE.iter().any(|whole| mark.starts_with(whole))
}
