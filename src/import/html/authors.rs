//! Who a page says wrote it.

use super::page::{Element, Page};
use crate::import::{furniture, names};

const META: &[&str] = &[
    "author",
    "authors",
    "article:author",
    "article:author_name",
    "dc.creator",
    "dcterms.creator",
    "dc:creator",
    "dc.author",
    "sailthru.author",
    "parsely-author",
    "cxenseparse:author",
    "byl",
    "byline",
    "article.author",
    "og:author",
    "creator",
    "rbauthors",
    "article_author",
    "authorname",
    "author_name",
    "twitter:data1",
];

/// Names of the authors, in the order printed. The outlet itself is no author where another is named.
pub(super) fn authors(page: &Page, outlet: Option<&str>) -> Vec<String> {
    let site = site_names(page, outlet);
    let sources: [&dyn Fn() -> Vec<String>; 6] = [
        &|| described(&page.described.persons),
        &|| described(&without_organisations(page, &site)),
        &|| from_meta(page, &site),
        &|| marked(page),
        &|| bylines(page),
        &|| handle(page),
    ];
    for (rank, source) in sources.iter().enumerate() {
        // The owner of a site that bears his name is its author, where the page says so.
        let persons: Vec<String> =
            source().into_iter().filter(|name| !is_site(name, &site) || (rank == 0 && name.contains(' '))).collect();
        if persons.iter().any(|name| !name.contains(' ')) {
            return persons.into_iter().map(|name| longer(page, name)).collect();
        }
        if !persons.is_empty() {
            return persons;
        }
    }
    described(&page.described.authors).into_iter().filter(|name| !is_site(name, &site)).collect()
}

/// Authors of whom the page does not say that they are organisations.
fn without_organisations(page: &Page, site: &[String]) -> Vec<String> {
    page.described
        .authors
        .iter()
        .filter(|name| !page.described.organisations.contains(name) && !is_site(name, site))
        .cloned()
        .collect()
}

/// Plain forms of the site's name: the outlet, and the parts of the window title behind the headline.
fn site_names(page: &Page, outlet: Option<&str>) -> Vec<String> {
    let mut out: Vec<String> = outlet.map(furniture::plain).into_iter().collect();
    out.extend(page.described.publisher.as_deref().map(furniture::plain));
    let parts: Vec<&str> =
        page.title.split(['|', ':', '–', '—', '«', '»']).flat_map(|part| part.split(" - ")).collect();
    if parts.len() > 1 {
        out.extend(parts.iter().skip(1).map(|part| furniture::plain(part)));
    }
    out.retain(|name| !name.is_empty());
    out
}

fn is_site(name: &str, site: &[String]) -> bool {
    let joined = furniture::plain(name).replace(' ', "");
    site.iter().any(|known| known.replace(' ', "") == joined)
}

/// The full name that the page prints, where its metadata only gives one word of it.
fn longer(page: &Page, name: String) -> String {
    if name.contains(' ') {
        return name;
    }
    let start = format!("{name} ");
    page.elements
        .iter()
        .filter(|element| {
            element.marks.contains("name") || element.marks.contains("author") || element.marks.contains("byline")
        })
        .filter_map(|element| {
            let text = page.text(element.id);
            (text.starts_with(&start) && text.chars().count() <= 40)
                .then(|| names::authors(&text))
                .and_then(|found| found.into_iter().next())
        })
        .find(|found| found.starts_with(&start))
        .unwrap_or(name)
}

/// The author's account, where it is given as a name.
fn handle(page: &Page) -> Vec<String> {
    page.meta(&["twitter:creator"])
        .filter(|name| !name.starts_with('@') && !name.contains("://"))
        .map(names::authors)
        .unwrap_or_default()
}

fn described(printed: &[String]) -> Vec<String> {
    let mut out = Vec::new();
    for printed in printed {
        add(names::authors(printed), &mut out);
    }
    out
}

fn from_meta(page: &Page, site: &[String]) -> Vec<String> {
    let citation: Vec<&String> =
        page.metas.iter().filter(|(name, _)| name == "citation_author").map(|(_, content)| content).collect();
    let mut out = Vec::new();
    for content in citation {
        // "Roe, Jane"
        let name = content.split_once(", ").map_or_else(|| content.clone(), |(last, first)| format!("{first} {last}"));
        out.extend(names::person(&name));
    }
    if !out.is_empty() {
        return out;
    }
    for name in META {
        for (_, content) in page.metas.iter().filter(|(found, _)| found == name) {
            if *name == "twitter:data1"
                && !page
                    .metas
                    .iter()
                    .any(|(name, label)| name == "twitter:label1" && label.to_lowercase().contains("written"))
            {
                continue;
            }
            if !content.contains("://") && !is_site(content, site) {
                add(names::authors(content), &mut out);
            }
        }
        if !out.is_empty() {
            return out;
        }
    }
    out
}

/// Elements that are marked as the author's name, the narrowest first.
fn marked(page: &Page) -> Vec<String> {
    let rules: [&dyn Fn(&Element) -> bool; 5] = [
        &|element| element.itemprop.split(' ').any(|prop| prop == "author" || prop == "creator"),
        &|element| page.attribute(element.id, "rel").is_some_and(|rel| rel.split(' ').any(|rel| rel == "author")),
        &|element| {
            [
                "author-name",
                "authorname",
                "author_name",
                "byline-name",
                "byline__name",
                "byline_name",
                "author__name",
                "author-link",
                "authorlink",
                "p-author",
                "post-author",
                "entry-author",
                "article-author",
                "article__author",
                "byline-author",
                "byline__author",
                "author vcard",
                "vcard author",
            ]
            .iter()
            .any(|mark| element.marks.contains(mark))
        },
        &|element| {
            element.marks.split([' ', '\n']).any(|mark| {
                matches!(mark, "author" | "authors" | "byline" | "autor" | "auteur" | "writer" | "creator" | "fn")
            })
        },
        &|element| {
            ["author", "byline", "autor", "auteur", "writer", "posted-by", "postedby", "submitted"]
                .iter()
                .any(|mark| element.marks.contains(mark))
        },
    ];
    for rule in rules {
        let mut out: Vec<String> = Vec::new();
        let mut parent = None;
        for element in &page.elements {
            if matches!(element.tag.as_str(), "body" | "article" | "main" | "section" | "ul" | "h1")
                || !rule(element)
                || page.is_foreign_to_author(element.id)
            {
                continue;
            }
            let found = names_in(page, element);
            if found.is_empty() {
                continue;
            }
            // Later boxes repeat the author or belong to another article; siblings are co-authors.
            let around = page.document.parent(element.id);
            let around_that = around.and_then(|around| page.document.parent(around));
            if parent.is_some() && parent != around && parent != around_that {
                break;
            }
            parent = parent.or(if around.is_some_and(|around| page.text(around).chars().count() < 200) {
                around_that.or(around)
            } else {
                around
            });
            add(found, &mut out);
        }
        if !out.is_empty() {
            return out;
        }
    }
    Vec::new()
}

/// The names in a marked element: in the element for the name inside it, else in its words.
fn names_in(page: &Page, element: &Element) -> Vec<String> {
    for inner in page.document.iter_descendants(element.id, &["span", "a", "meta", "b", "strong"]) {
        if page.document.get_attribute(inner, "itemprop").is_some_and(|prop| prop.eq_ignore_ascii_case("name")) {
            let printed = page.attribute(inner, "content").unwrap_or_else(|| page.text(inner));
            let found = names::authors(&printed);
            if !found.is_empty() {
                return found;
            }
        }
    }
    let text = page.attribute(element.id, "content").unwrap_or_else(|| page.text(element.id));
    if text.chars().count() > 240 {
        return Vec::new();
    }
    let text = before_date(&text);
    if text.is_empty() || text.chars().count() > 120 {
        return Vec::new();
    }
    // Links inside a byline are the names.
    let links: Vec<String> = page
        .document
        .iter_descendants(element.id, &["a"])
        .into_iter()
        .flat_map(|link| names::authors(&page.text(link)))
        .filter(|name| name.contains(' '))
        .collect();
    if !links.is_empty() {
        return links;
    }
    names::authors(text)
}

/// A byline up to its date, clock time or label.
fn before_date(text: &str) -> &str {
    let found = crate::import::dates::find(text, crate::import::dates::DayOrder::DayFirst);
    let mut end = found.first().map_or(text.len(), |date| date.range.start);
    for label in ["Published", "Updated", "Posted", " on ", "PUBLISHED", "UPDATED", " | ", "•", "·"] {
        if let Some(at) = text[..end].find(label).filter(|&at| at > 3) {
            end = at;
        }
    }
    text[..end].trim()
}

/// "By Jane Roe" as a short text of its own, near the headline.
fn bylines(page: &Page) -> Vec<String> {
    let start = page.elements.iter().position(|element| element.tag == "h1").unwrap_or(0);
    for element in page.elements.iter().skip(start.saturating_sub(10)).take(120) {
        if !matches!(
            element.tag.as_str(),
            "p" | "span"
                | "div"
                | "small"
                | "em"
                | "i"
                | "b"
                | "strong"
                | "a"
                | "h2"
                | "h3"
                | "h4"
                | "h5"
                | "h6"
                | "address"
                | "cite"
                | "li"
                | "td"
        ) {
            continue;
        }
        let text = page.text(element.id);
        if text.chars().count() > 100 || page.is_foreign_to_author(element.id) {
            continue;
        }
        let printed = before_date(&text);
        let lower = printed.to_lowercase();
        if ["by ", "von ", "par ", "por ", "written by", "text:", "autor:", "author:"]
            .iter()
            .any(|by| lower.starts_with(by))
            && let Some(rest) = names::byline(printed)
            && rest.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count() <= 2
        {
            let found = names::authors(rest);
            if !found.is_empty() {
                return found;
            }
        }
    }
    Vec::new()
}

fn add(names: Vec<String>, out: &mut Vec<String>) {
    for name in names {
        if !out.iter().any(|known| known.eq_ignore_ascii_case(&name)) {
            out.push(name);
        }
    }
}
