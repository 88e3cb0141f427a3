//! The headline of a page and the name of its outlet.

use super::page::Page;
use crate::import::draft::squeeze;
use crate::import::furniture::plain;

/// Marks that part a headline from the site's name.
const BETWEEN: &[&str] =
    &[" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " ‹ ", " › ", " / ", " // ", " ~ ", " : "];

/// Name of the outlet, where the page states it.
pub(super) fn outlet(page: &Page) -> Option<String> {
    let clean = |name: &str| {
        let name = squeeze(&super::unescape(name));
        let name = name.split(" | ").next().unwrap_or_default().trim().to_owned();
        let host = name.starts_with("http") || name.starts_with('@') || name.starts_with("www.");
        (!host && (1..=60).contains(&name.chars().count())).then_some(name)
    };
    page.meta(&["og:site_name"])
        .and_then(clean)
        .or_else(|| page.described.publisher.as_deref().and_then(clean))
        .or_else(|| {
            page.meta(&[
                "publisher",
                "dc.publisher",
                "dcterms.publisher",
                "citation_journal_title",
                "application-name",
                "cre",
                "copyright-holder",
            ])
            .and_then(clean)
        })
        .or_else(|| rights_notice(page))
}

/// The owner in the page's rights notice, where the page's address or title bears the name too.
fn rights_notice(page: &Page) -> Option<String> {
    let known = format!("{} {}", plain(&page.title), page.url.as_deref().unwrap_or_default().to_lowercase());
    page.elements.iter().rev().take(400).find_map(|element| {
        if !matches!(element.tag.as_str(), "p" | "div" | "span" | "small" | "li" | "footer" | "td" | "a") {
            return None;
        }
        let text = page.text(element.id);
        if text.chars().count() > 160 || !text.contains('©') {
            return None;
        }
        let owner = crate::import::plain::rights_owner(&text)?;
        let bare = plain(&owner);
        (known.contains(&bare) || known.contains(&bare.replace(' ', ""))).then_some(owner)
    })
}

/// The headline: the heading that the page's metadata agrees with, else the metadata itself.
pub(super) fn title(page: &Page, outlet: Option<&str>) -> Option<String> {
    let site = Site::new(page, outlet);
    let described = page.described.headline.as_deref().map(|title| site.without_name(title));
    let shared = page.meta(&["og:title"]).map(|title| site.without_name(title));
    let tweeted = page
        .meta(&[
            "twitter:title",
            "dc.title",
            "dcterms.title",
            "headline",
            "title",
            "sailthru.title",
            "parsely-title",
            "citation_title",
        ])
        .map(|title| site.without_name(title));
    let window = Some(page.title.as_str()).filter(|title| !title.is_empty()).map(|title| site.without_name(title));
    let stated: Vec<&String> =
        [&shared, &described, &window, &tweeted].into_iter().flatten().filter(|title| !title.is_empty()).collect();
    let headings: Vec<(String, bool)> = page
        .elements
        .iter()
        .filter(|element| {
            element.tag == "h1"
                || element.itemprop.split(' ').any(|prop| prop == "headline")
                || (matches!(element.tag.as_str(), "h2" | "h3")
                    && ["entry-title", "post-title", "article-title", "headline"]
                        .iter()
                        .any(|mark| element.marks.contains(mark)))
        })
        .map(|element| (page.text(element.id), page.is_foreign(element.id)))
        .filter(|(text, _)| (2..=300).contains(&text.chars().count()) && !site.is_name(text))
        .collect();
    let mut best: Option<(f32, &String)> = None;
    for (text, foreign) in &headings {
        let agreement = stated.iter().map(|title| agreement(text, title)).fold(0.0_f32, f32::max)
            - if *foreign { 0.2 } else { 0.0 };
        if agreement >= 0.5 && best.is_none_or(|(known, _)| agreement > known + 0.01) {
            best = Some((agreement, text));
        }
    }
    if let Some((_, text)) = best {
        return Some(text.clone());
    }
    // A page with one heading and metadata that only name the site.
    let own: Vec<&String> = headings.iter().filter(|(_, foreign)| !foreign).map(|(text, _)| text).collect();
    if stated.iter().all(|title| site.is_name(title))
        && let Some(first) = own.first()
    {
        return Some((*first).clone());
    }
    stated
        .into_iter()
        .find(|title| !site.is_name(title))
        .cloned()
        .or_else(|| own.first().map(|text| (*text).clone()))
        .or_else(|| headings.first().map(|(text, _)| text.clone()))
}

/// How far two titles are the same: 1 where one is the other's beginning or end, else the share of common words.
fn agreement(a: &str, b: &str) -> f32 {
    let (a, b) = (plain(a), plain(b));
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    if a == b {
        return 1.1;
    }
    let (short, long) = if a.len() < b.len() { (&a, &b) } else { (&b, &a) };
    let words = |text: &str| text.split(' ').map(str::to_owned).collect::<std::collections::BTreeSet<_>>();
    let (short_words, long_words) = (words(short), words(long));
    if short_words.len() >= 2 && (long.starts_with(short.as_str()) || long.ends_with(short.as_str())) {
        return 1.0;
    }
    let shared = u16::try_from(short_words.intersection(&long_words).count()).unwrap_or(u16::MAX);
    let all = u16::try_from(short_words.union(&long_words).count()).unwrap_or(u16::MAX);
    f32::from(shared) / f32::from(all.max(1))
}

/// What is known of the site's name.
struct Site {
    /// Plain forms: the outlet's name, and the host without "www" and its ending.
    names: Vec<String>,
    host: String,
    /// Plain texts of the page's headings, to tell where a title ends.
    headings: Vec<String>,
}

impl Site {
    fn new(page: &Page, outlet: Option<&str>) -> Self {
        let mut names: Vec<String> = outlet.map(plain).into_iter().collect();
        names.extend(page.described.publisher.as_deref().map(plain));
        names.extend(page.meta(&["og:site_name", "application-name", "apple-mobile-web-app-title"]).map(plain));
        let url = page.url.as_deref().unwrap_or_default();
        let host = url[url.rfind("http").unwrap_or(0)..]
            .split('/')
            .nth(2)
            .unwrap_or_default()
            .trim_start_matches("www.")
            .to_lowercase();
        let label = host.split('.').rev().nth(1).unwrap_or_default().to_owned();
        names.retain(|name| !name.is_empty());
        let headings = page
            .elements
            .iter()
            .filter(|element| matches!(element.tag.as_str(), "h1" | "h2"))
            .map(|element| plain(&page.text(element.id)))
            .filter(|text| text.split(' ').count() >= 2)
            .collect();
        Self { names, host: label, headings }
    }

    fn is_name(&self, text: &str) -> bool {
        let text = plain(text);
        let joined = text.replace(' ', "");
        text.is_empty()
            || self.names.contains(&text)
            || (!self.host.is_empty()
                && (joined == self.host.replace('-', "")
                    || joined.strip_prefix("the").is_some_and(|rest| rest == self.host)
                    || joined
                        .strip_suffix("com")
                        .or_else(|| joined.strip_suffix("de"))
                        .or_else(|| joined.strip_suffix("org"))
                        .is_some_and(|rest| rest == self.host)))
    }

    /// Whether a piece of a title is the site's name or names it.
    fn names_site(&self, piece: &str) -> bool {
        if self.is_name(piece) {
            return true;
        }
        let bare = plain(piece);
        let words = bare.split(' ').count();
        words <= 6
            && (self.names.iter().any(|name| {
                name.len() >= 3 && (bare.contains(name.as_str()) || (bare.len() >= 3 && name.contains(&bare)))
            }) || (self.host.len() >= 3 && bare.replace(' ', "").contains(self.host.replace('-', "").as_str())))
    }

    /// The title without the site's name and section names at its ends.
    fn without_name(&self, title: &str) -> String {
        let mut title = squeeze(&super::unescape(title));
        loop {
            if self.headings.contains(&plain(&title)) {
                return title;
            }
            let last = BETWEEN.iter().filter_map(|mark| title.rfind(mark).map(|at| (at, *mark))).max();
            if let Some((at, mark)) = last {
                let (head, tail) = (&title[..at], &title[at + mark.len()..]);
                let firm = !matches!(mark, " - " | " – " | " — " | " : " | " / " | " · " | " • ");
                let head_is_heading = self.headings.contains(&plain(head));
                let short_tail = tail.split_whitespace().count() <= 4 && head.split_whitespace().count() >= 3;
                if !head.trim().is_empty() && (self.names_site(tail) || head_is_heading || (firm && short_tail)) {
                    title = head.trim().to_owned();
                    continue;
                }
            }
            let first = BETWEEN.iter().filter_map(|mark| title.find(mark).map(|at| (at, *mark))).min();
            if let Some((at, mark)) = first {
                let (head, tail) = (&title[..at], &title[at + mark.len()..]);
                if !tail.trim().is_empty() && (self.is_name(head) || self.headings.contains(&plain(tail))) {
                    title = tail.trim().to_owned();
                    continue;
                }
            }
            return title;
        }
    }
}
