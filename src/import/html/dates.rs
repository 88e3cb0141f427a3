//! When a page says it was published.

use super::page::{Element, Page};
use crate::import::dates::{self, DayOrder, Label};
use chrono::{Datelike as _, NaiveDate};

/// EDTF, and the value or words it was read from.
pub(super) type Dated = (String, String);

#[rustfmt::skip]
const META_PUBLISHED: &[&str] = &[
    "article:published_time", "og:article:published_time", "og:published_time", "article:published", "datepublished", "date_published", "date-published", "publish_date", "publishdate", "publish-date", "publish_time", "publishtime", "publication_date", "publication-date", "publicationdate", "pubdate", "pub_date", "pub-date", "published_date", "published-date", "published_time", "published", "published_at", "og:pubdate", "og:publish_date",
    "dc.date.issued", "dcterms.issued", "dc:date:issued", "dc.issued", "dcterms.created", "dc.date.created", "dc.created", "sailthru.date", "parsely-pub-date", "parsely-pubdate", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "bt:pubdate", "article.published", "date.created", "datecreated", "date_created", "created", "creation_date", "originalpublicationdate", "citation_publication_date", "citation_online_date", "citation_date", "rnews:datepublished", "shareaholic:article_published_time", "displaydate", "ptime", "dateposted", "article_date_original", "doc_date", "prism.publicationdate", "release_date", "releasedate", "vr:published_time", "article:post_date", "article:publish_date", "artikel:datum", "newsdate", "gentime",
];
const META_DATE: &[&str] = &[
    "date",
    "dc.date",
    "dcterms.date",
    "dc:date",
    "dcterms:date",
    "article:date",
    "article.date",
    "article-date",
    "timestamp",
    "pagedate",
    "datetime",
    "date.available",
    "eprints.date",
    "revision_date",
];
const META_MODIFIED: &[&str] = &[
    "article:modified_time",
    "og:updated_time",
    "og:modified_time",
    "article:updated_time",
    "datemodified",
    "date_modified",
    "dcterms.modified",
    "dc.date.modified",
    "dc.modified",
    "last-modified",
    "lastmodified",
    "modified_time",
    "modified",
    "lastmod",
    "updated_time",
    "revised",
    "utime",
];

/// Longest line that is searched for a date of its own, in chars.
const DATE_LINE: usize = 160;

/// The date of publication. What says "published" to machines comes first, then the address, then
/// what the reader sees; a date of change is only taken where there is no other.
pub(super) fn published(page: &Page) -> Option<Dated> {
    let order = order(page);
    let value = |printed: &str| {
        dates::in_value(printed, order)
            .filter(|date| plausible(*date))
            .map(|date| (date.to_string(), printed.to_owned()))
    };
    let meta = page.meta(META_PUBLISHED).and_then(value);
    let described = page.described.published.as_deref().and_then(value);
    let address = page.url.as_deref().and_then(in_address);
    // Template pages carry the date of the template; the address is the article's own.
    if let (Some(found), Some(address)) = (meta.as_ref().or(described.as_ref()), &address)
        && address.0.len() == 10
        && days_apart(&found.0, &address.0).is_some_and(|days| days <= 1)
    {
        return Some(address.clone());
    }
    meta.or(described)
        .or_else(|| address.clone().filter(|(date, _)| date.len() == 10))
        .or_else(|| microdata(page, order))
        .or_else(|| marked_elements(page, order))
        .or_else(|| lines(page, order))
        .or_else(|| page.meta(META_DATE).and_then(value))
        .or_else(|| any_time(page, order))
        .or_else(|| page.meta(META_MODIFIED).and_then(value))
        .or_else(|| page.described.modified.as_deref().and_then(value))
        .or(address)
}

/// American pages put the month first; pages in other languages the day.
fn order(page: &Page) -> DayOrder {
    let language = page.language.as_deref().unwrap_or_default().to_lowercase();
    if language.is_empty() || language == "en" || language.starts_with("en-us") || language.starts_with("en_us") {
        DayOrder::Unknown
    } else {
        DayOrder::DayFirst
    }
}

fn plausible(date: NaiveDate) -> bool {
    (1990..=2100).contains(&date.year())
}

fn days_apart(a: &str, b: &str) -> Option<i64> {
    let (a, b): (NaiveDate, NaiveDate) = (a.parse().ok()?, b.parse().ok()?);
    Some((a - b).num_days().abs())
}

/// "/2021/11/24/", "-2021-11-24-", "/20211124/"; "/2021/11/" says only the month.
fn in_address(url: &str) -> Option<Dated> {
    // Archives put the day of the snapshot before the address proper.
    let start = url.rfind("http").unwrap_or(0);
    let path = url[start..].splitn(4, '/').nth(3)?.split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    let number = |text: &str, low: u32, high: u32| {
        (!text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| text.parse().ok())
            .flatten()
            .filter(|number| (low..=high).contains(number))
    };
    for three in parts.windows(3) {
        if three[0].len() == 4
            && let (Some(year), Some(month), Some(day)) =
                (number(three[0], 1995, 2100), number(three[1], 1, 12), number(three[2], 1, 31))
            && let Some(date) = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
        {
            return Some((date.to_string(), three.join("/")));
        }
    }
    for part in &parts {
        if part.len() == 8
            && part.bytes().all(|byte| byte.is_ascii_digit())
            && let Some(date) =
                dates::in_value(part, DayOrder::Unknown).filter(|date| (1995..=2100).contains(&date.year()))
        {
            return Some((date.to_string(), (*part).to_owned()));
        }
    }
    let folders: Vec<&str> = path.split('/').collect();
    folders.windows(2).find_map(|two| {
        let (year, month) = (number(two[0], 1995, 2100).filter(|_| two[0].len() == 4)?, number(two[1], 1, 12)?);
        Some((format!("{year:04}-{month:02}"), two.join("/")))
    })
}

/// Value of an element: its machine-readable attribute, else its words.
fn value_of(page: &Page, element: &Element, order: DayOrder) -> Option<Dated> {
    for name in ["datetime", "content", "data-datetime", "data-date", "data-timestamp", "data-utime", "title"] {
        if let Some(printed) = page.attribute(element.id, name)
            && printed.len() <= 80
            && let Some(date) = dates::in_value(&printed, order).filter(|date| plausible(*date))
        {
            return Some((date.to_string(), printed));
        }
    }
    let text = page.text(element.id);
    if text.is_empty() || text.chars().count() > DATE_LINE {
        return None;
    }
    dates::first(&text, order).filter(|date| plausible(*date)).map(|date| (date.to_string(), text))
}

/// `itemprop="datePublished"`, `<time pubdate>`, classes of the hAtom and h-entry formats.
fn microdata(page: &Page, order: DayOrder) -> Option<Dated> {
    let published = |element: &&Element| {
        element.itemprop.contains("datepublished")
            || element.itemprop.contains("datecreated")
            || (element.tag == "time" && page.document.get_attribute(element.id, "pubdate").is_some())
            || (matches!(element.tag.as_str(), "time" | "abbr")
                && marks_published(&element.marks)
                && !element.marks.contains("updated"))
    };
    let mut found = page
        .elements
        .iter()
        .filter(published)
        .filter_map(|element| value_of(page, element, order).map(|dated| (page.is_foreign(element.id), dated)));
    let first = found.next()?;
    if first.0 { found.find(|(foreign, _)| !foreign).or(Some(first)).map(|(_, dated)| dated) } else { Some(first.1) }
}

fn marks_published(marks: &str) -> bool {
    [
        "published",
        "entry-date",
        "publish",
        "pubdate",
        "posted",
        "pub-date",
        "dt-published",
        "post-date",
        "article-date",
        "created",
    ]
    .iter()
    .any(|part| marks.contains(part))
}

/// Elements that are marked as dates and hold little else. Those at the head of the article come
/// first in the page.
fn marked_elements(page: &Page, order: DayOrder) -> Option<Dated> {
    const MARKS: &[&str] = &[
        "date",
        "datum",
        "fecha",
        "publish",
        "posted",
        "time",
        "byline",
        "dateline",
        "pubinfo",
        "article-info",
        "articleinfo",
        "post-info",
        "entry-meta",
        "post-meta",
        "article-meta",
        "meta",
        "submitted",
        "created",
        "source",
        "info",
        "author",
        "kicker",
        "details",
    ];
    let mut updated = None;
    let mut late = None;
    for element in &page.elements {
        let time = element.tag == "time";
        if !time && !MARKS.iter().any(|mark| element.marks.contains(mark)) {
            continue;
        }
        if matches!(element.tag.as_str(), "body" | "main" | "article" | "form" | "h1")
            || element.marks.contains("update")
                && !element.marks.contains("date-")
                && !element.marks.contains("publish")
                && page.text(element.id).chars().count() > DATE_LINE
        {
            continue;
        }
        if page.is_foreign(element.id) {
            continue;
        }
        let text = page.text(element.id);
        if text.chars().count() > DATE_LINE {
            continue;
        }
        let attribute = if time { page.attribute(element.id, "datetime") } else { None };
        let (printed, found) = match attribute
            .as_deref()
            .and_then(|value| dates::in_value(value, order))
            .filter(|date| plausible(*date))
        {
            Some(date) => (attribute.unwrap_or_default(), vec![(date, dates::label(&text))]),
            None => (text.clone(), labelled(&text, order)),
        };
        let strong = time
            || ["date", "datum", "fecha", "publish", "posted", "dateline", "created", "time"]
                .iter()
                .any(|mark| element.marks.contains(mark));
        for (date, label) in found {
            let is_update = label == Some(Label::Updated)
                || (label.is_none() && (element.marks.contains("updated") || element.marks.contains("modified")));
            if is_update {
                updated.get_or_insert((date.to_string(), printed.clone()));
            } else if strong
                || label == Some(Label::Published)
                || dates::is_only_date(&text, &dates::find(&text, order))
            {
                return Some((date.to_string(), printed));
            } else {
                late.get_or_insert((date.to_string(), printed.clone()));
            }
        }
    }
    late.or(updated)
}

fn labelled(text: &str, order: DayOrder) -> Vec<(NaiveDate, Option<Label>)> {
    let mut from = 0;
    dates::find(text, order)
        .into_iter()
        .filter(|found| plausible(found.date))
        .map(|found| {
            let label = dates::label(&text[from..found.range.start]);
            from = found.range.end;
            (found.date, label)
        })
        .collect()
}

/// Lines near the headline that are only a date, and lines anywhere that say "published".
fn lines(page: &Page, order: DayOrder) -> Option<Dated> {
    let start = page.headline();
    let mut far = None;
    let mut updated = None;
    for (at, element) in page.elements.iter().enumerate() {
        if !matches!(
            element.tag.as_str(),
            "p" | "span"
                | "div"
                | "li"
                | "td"
                | "small"
                | "em"
                | "i"
                | "b"
                | "strong"
                | "h2"
                | "h3"
                | "h4"
                | "h5"
                | "h6"
                | "center"
                | "font"
                | "dd"
                | "a"
                | "section"
                | "header"
                | "address"
                | "cite"
                | "figcaption"
        ) {
            continue;
        }
        let text = own_text(page, element);
        if text.len() < 8 || text.chars().count() > DATE_LINE || !text.chars().any(char::is_numeric) {
            continue;
        }
        let found = dates::find(&text, order);
        let Some(first) = found.first().filter(|first| plausible(first.date)) else { continue };
        if page.is_foreign(element.id) {
            continue;
        }
        let label = dates::label(&text[..first.range.start]);
        if label == Some(Label::Updated) {
            updated.get_or_insert((first.date.to_string(), text.clone()));
            continue;
        }
        let only = dates::is_only_date(&text, &found);
        if only || (label == Some(Label::Published) && text.split_whitespace().count() <= 14) {
            let dated = (first.date.to_string(), text.clone());
            if start.is_some_and(|start| (start.saturating_sub(40)..start + 60).contains(&at)) {
                return Some(dated);
            }
            // Far from the headline only a label tells the article's date from any other.
            if label == Some(Label::Published) {
                far.get_or_insert(dated);
            }
        }
    }
    far.or(updated)
}

/// Text of the element's own text nodes, not that of blocks inside.
fn own_text(page: &Page, element: &Element) -> String {
    let blocks = page
        .document
        .iter_descendants(element.id, &["p", "div", "ul", "ol", "table", "section", "article", "li", "h1", "h2", "h3"]);
    if blocks.is_empty() {
        page.text(element.id)
    } else {
        crate::import::draft::squeeze(&page.document.text(element.id))
    }
}

/// The first `<time>` in the page, wherever it stands.
fn any_time(page: &Page, order: DayOrder) -> Option<Dated> {
    page.with_tag("time")
        .filter(|element| !page.is_foreign(element.id))
        .find_map(|element| value_of(page, element, order))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_addresses() {
        for (url, want) in [
            ("https://example.org/2021/11/24/ferry-talks", Some("2021-11-24")),
            ("https://example.org/news/ferry-2021-11-24.html", Some("2021-11-24")),
            ("https://example.org/20211124/ferry", Some("2021-11-24")),
            ("https://example.org/2021/11/ferry", Some("2021-11")),
            ("https://archive.example/web/20171008220355/http://example.org/ferry", None),
            ("https://example.org/12345678/ferry", None),
            ("https://example.org/", None),
        ] {
            assert_eq!(in_address(url).map(|found| found.0).as_deref(), want, "{url}");
        }
    }
}
