//! Plain text and pasted text → title, header lines, body.

use super::dateline::{self, after_dateline};
use super::dates::{self, DayOrder, Label};
use super::draft::{DropReason, DroppedLine, Found};
use super::furniture;
use super::names;
use std::collections::HashSet;

/// How many lines before the body may be header lines.
const HEADER_LINES: usize = 30;

/// Longest headline, in chars.
const TITLE_CHARS: usize = 200;

/// A line of the text, and what becomes of it.
struct Line<'a> {
    text: &'a str,
    /// Blank lines stand before it.
    opens: bool,
    drop: Option<DropReason>,
    /// The part that stays where a header stood on the body's own line.
    keep: Option<&'a str>,
}

/// Reads cleaned text.
pub(super) fn read(text: &str) -> Found {
    read_titled(text, None)
}

/// Reads cleaned text whose headline may be known.
pub(super) fn read_titled(text: &str, title: Option<String>) -> Found {
    let mut found = Found { title, ..Found::default() };
    let mut lines = lines(text);
    for line in &mut lines {
        line.drop = furniture::reason(line.text);
    }
    read_rights_notices(&lines, &mut found);
    cut_tails(&mut lines);
    read_headers(&mut lines, &mut found);
    find_title(&mut lines, &mut found);
    keep_something(&mut lines);
    read_dateline(&lines, &mut found);
    assemble(&lines, &mut found);
    found
}

/// The furniture rules alone, for a web page's body, whose title is known. `boxes` are paragraphs
/// that the page sets apart from the article.
pub(super) fn cut_furniture(text: &str, title: Option<&str>, boxes: &HashSet<String>, found: &mut Found) {
    let mut lines = lines(text);
    for line in &mut lines {
        line.drop = furniture::reason(line.text).or_else(|| boxes.contains(line.text).then_some(DropReason::Promotion));
    }
    cut_tails(&mut lines);
    if let Some(title) = title {
        let title = furniture::plain(title);
        let head = lines.iter().position(|line| furniture::is_prose(line.text)).unwrap_or(0);
        for (at, line) in lines.iter_mut().enumerate() {
            if line.drop.is_none() && !title.is_empty() && furniture::is_plainly(line.text, &title) {
                line.drop = Some(if at <= head { DropReason::Title } else { DropReason::RepeatedTitle });
            }
        }
        // Above the headline stand the section and the path to it.
        if let Some(at) = lines[..head].iter().position(|line| line.drop == Some(DropReason::Title)) {
            for line in lines[..at].iter_mut().filter(|line| line.drop.is_none()) {
                line.drop = Some(DropReason::Navigation);
            }
        }
    }
    read_headers_of_page(&mut lines, found);
    keep_something(&mut lines);
    assemble(&lines, found);
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut opens = true;
    let mut out = Vec::new();
    for line in text.split('\n') {
        if line.trim().is_empty() {
            opens = true;
        } else {
            out.push(Line { text: line.trim(), opens, drop: None, keep: None });
            opens = false;
        }
    }
    out
}

/// Cuts what follows the heading of other articles or of the comments. Sentences are only cut
/// where marks of a comment section stand between them.
fn cut_tails(lines: &mut [Line]) {
    let prose: Vec<usize> =
        (0..lines.len()).filter(|&at| lines[at].drop.is_none() && furniture::is_prose(lines[at].text)).collect();
    let (Some(&first_prose), Some(&last_prose)) = (prose.first(), prose.last()) else { return };
    // Headings after which other articles or the readers' comments follow.
    let heads: Vec<(usize, DropReason)> = (first_prose + 1..lines.len())
        .filter_map(|at| Some((at, lines[at].drop?)))
        .filter(|(_, reason)| matches!(reason, DropReason::Related | DropReason::Comments))
        .collect();
    if heads.is_empty() {
        return;
    }
    let marked: Vec<usize> = (0..lines.len()).filter(|&at| furniture::is_comment_mark(lines[at].text)).collect();
    for (at, reason) in heads {
        let prose_before = prose.partition_point(|&prose| prose < at);
        let marks = marked.len() - marked.partition_point(|&mark| mark <= at);
        let prose_after = last_prose > at;
        if !prose_after || (reason == DropReason::Comments && marks >= 2 && prose_before >= 3) {
            for line in &mut lines[at + 1..] {
                line.drop = line.drop.or(Some(reason));
            }
            return;
        }
        if reason == DropReason::Related {
            // In mid-text only the links set right under the heading go.
            for line in &mut lines[at + 1..] {
                if line.opens || furniture::ends_sentence(line.text) || line.text.chars().count() > TITLE_CHARS {
                    break;
                }
                line.drop = line.drop.or(Some(reason));
            }
        }
    }
}

/// Header lines: labels, bylines, dates. They stand before the body.
fn read_headers(lines: &mut [Line], found: &mut Found) {
    let mut updated: Option<(String, String)> = None;
    let body = lines
        .iter()
        .position(|line| line.drop.is_none() && furniture::is_prose(line.text) && header(line.text).is_none())
        .unwrap_or(lines.len());
    let mut seen = 0;
    for line in lines.iter_mut().take(body + 1) {
        if line.drop.is_some() && line.drop != Some(DropReason::Related) {
            continue;
        }
        seen += 1;
        if seen > HEADER_LINES {
            break;
        }
        if let Some(reason) = take_header(line, found, &mut updated) {
            line.drop = Some(reason);
        }
    }
    // Some pages print who and when below the article.
    let last_prose = lines.iter().rposition(|line| line.drop.is_none() && furniture::is_prose(line.text)).unwrap_or(0);
    for line in lines.iter_mut().skip((last_prose + 1).max(body + 1)) {
        if line.drop.is_none()
            && let Some(reason) = take_header(line, found, &mut updated)
        {
            line.drop = Some(reason);
        }
    }
    if found.published.is_none()
        && let Some((date, printed)) = updated
    {
        found.published = Some(date);
        found.published_printed = Some(printed);
    }
}

/// In a web page's body only bare dates and bylines before the first sentence are header lines.
fn read_headers_of_page(lines: &mut [Line], found: &mut Found) {
    let body = lines.iter().position(|line| line.drop.is_none() && furniture::is_prose(line.text)).unwrap_or(0);
    for line in lines.iter_mut().take(body) {
        if line.drop.is_some() {
            continue;
        }
        let dates = dates::find(line.text, DayOrder::Unknown);
        if !dates.is_empty() && dates::is_only_date(line.text, &dates) {
            line.drop = Some(DropReason::Date);
        } else if line.text.chars().count() <= 80
            && !furniture::ends_sentence(line.text)
            && names::byline(line.text).is_some_and(|rest| {
                let names = names::authors(rest);
                !names.is_empty()
                    && names.iter().all(|name| found.authors.iter().any(|known| known.eq_ignore_ascii_case(name)))
            })
        {
            line.drop = Some(DropReason::Byline);
        }
    }
}

/// Labels of header lines, lower case.
const TITLE_LABELS: &[&str] = &["title", "headline", "titel", "titre", "título", "titolo", "заголовок", "عنوان"];
const DATE_LABELS: &[&str] = &[
    "date",
    "published",
    "published on",
    "published at",
    "publication date",
    "publish date",
    "date published",
    "posted",
    "posted on",
    "posted at",
    "issued",
    "release date",
    "pubdate",
    "datum",
    "fecha",
    "дата",
    "تاریخ",
];
const UPDATE_LABELS: &[&str] =
    &["updated", "last updated", "updated on", "updated at", "update", "modified", "last modified"];
const AUTHOR_LABELS: &[&str] =
    &["author", "authors", "by", "byline", "written by", "reporter", "autor", "auteur", "writer", "автор", "نویسنده"];
const OUTLET_LABELS: &[&str] = &[
    "source",
    "outlet",
    "publisher",
    "publication",
    "newspaper",
    "agency",
    "site",
    "website",
    "quelle",
    "источник",
    "منبع",
];
const URL_LABELS: &[&str] = &["url", "link", "address", "web", "permalink", "source url", "original url"];
const LANGUAGE_LABELS: &[&str] = &["language", "lang"];

/// "Label: value", where the label is a known one.
fn header(line: &str) -> Option<(&'static [&'static str], &str)> {
    let (label, value) = line.split_once(':')?;
    let label = label.trim().trim_matches(['*', '_', '#', ' ']).to_lowercase();
    let value = value.trim().trim_start_matches(['*', '_']).trim();
    if value.is_empty() {
        return None;
    }
    [TITLE_LABELS, DATE_LABELS, UPDATE_LABELS, AUTHOR_LABELS, OUTLET_LABELS, URL_LABELS, LANGUAGE_LABELS]
        .into_iter()
        .find(|labels| labels.contains(&label.as_str()))
        .map(|labels| (labels, value))
}

/// Reads one header line into `found`. A date in front of the body's first sentence is taken off it.
fn take_header(line: &mut Line, found: &mut Found, updated: &mut Option<(String, String)>) -> Option<DropReason> {
    let text = line.text;
    if let Some((labels, value)) = header(text)
        && let Some(reason) = take_label(labels, value, text, found, updated)
    {
        return Some(reason);
    }
    if (text.starts_with("http://") || text.starts_with("https://")) && !text.contains(' ') {
        found.url.get_or_insert_with(|| text.to_owned());
        return Some(DropReason::Header);
    }
    if let Some(rest) = take_leading_date(text, found) {
        line.keep = Some(rest);
        return Some(DropReason::Date);
    }
    if text.chars().count() > 160 {
        return None;
    }
    let dates = dates::find(text, DayOrder::Unknown);
    if let Some(first) = dates.first() {
        if dates::is_only_date(text, &dates) {
            take_dates(text, &dates, found, updated);
            return Some(DropReason::Date);
        }
        // "By Jane Roe | Nov 24, 2021", "Jane Roe - 24 November 2021"
        let before = text[..first.range.start].trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.');
        let before = before
            .strip_suffix("Published")
            .or_else(|| before.strip_suffix("Updated"))
            .or_else(|| before.strip_suffix(" on"))
            .unwrap_or(before);
        let rest_is_time = dates::is_only_date(
            &text[first.range.start..],
            &dates::find(&text[first.range.start..], DayOrder::Unknown),
        );
        if rest_is_time
            && !furniture::ends_sentence(text)
            && let Some(rest) = names::byline(before)
        {
            add_authors(rest, found);
            take_dates(text, &dates, found, updated);
            return Some(DropReason::Byline);
        }
        if rest_is_time && dates::label(&text[..first.range.start]).is_some() && text.split_whitespace().count() <= 14 {
            take_dates(text, &dates, found, updated);
            return Some(DropReason::Date);
        }
        return None;
    }
    if dates::is_relative(text) {
        return Some(DropReason::Date);
    }
    if text.chars().count() <= 120
        && !furniture::ends_sentence(text)
        && let Some(rest) = names::byline(text)
        && rest.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count() <= 2
    {
        add_authors(rest, found);
        return Some(DropReason::Byline);
    }
    None
}

fn take_label(
    labels: &[&str],
    value: &str,
    text: &str,
    found: &mut Found,
    updated: &mut Option<(String, String)>,
) -> Option<DropReason> {
    if value.chars().count() > 300 {
        return None;
    }
    if labels == TITLE_LABELS {
        found.title.get_or_insert_with(|| value.to_owned());
        Some(DropReason::Title)
    } else if labels == DATE_LABELS {
        let date = dates::edtf(value);
        if date.is_none() && !dates::is_relative(value) {
            return None;
        }
        if let Some(date) = date
            && found.published.is_none()
        {
            found.published = Some(date);
            found.published_printed = Some(text.to_owned());
        }
        Some(DropReason::Date)
    } else if labels == UPDATE_LABELS {
        let date = dates::edtf(value);
        if date.is_none() && !dates::is_relative(value) {
            return None;
        }
        if let Some(date) = date {
            updated.get_or_insert((date, text.to_owned()));
        }
        Some(DropReason::Date)
    } else if labels == AUTHOR_LABELS {
        if furniture::ends_sentence(value) && value.split_whitespace().count() > 6 {
            return None;
        }
        add_authors(value, found);
        Some(DropReason::Byline)
    } else if labels == OUTLET_LABELS {
        if furniture::ends_sentence(value) || value.split_whitespace().count() > 8 {
            return None;
        }
        if value.starts_with("http") {
            found.url.get_or_insert_with(|| value.to_owned());
        } else {
            found.outlet.get_or_insert_with(|| value.to_owned());
        }
        Some(DropReason::Header)
    } else if labels == URL_LABELS {
        let url = value.split_whitespace().next().filter(|url| url.contains('.') && url.len() == value.len())?;
        found.url.get_or_insert_with(|| url.to_owned());
        Some(DropReason::Header)
    } else {
        let language = value.split_whitespace().next().filter(|word| word.len() == value.len())?;
        found.language.get_or_insert_with(|| language.to_owned());
        Some(DropReason::Header)
    }
}

fn add_authors(printed: &str, found: &mut Found) {
    for name in names::authors(printed) {
        if !found.authors.contains(&name) {
            found.authors.push(name);
        }
    }
}

fn take_dates(text: &str, dates: &[dates::PrintedDate], found: &mut Found, updated: &mut Option<(String, String)>) {
    let mut from = 0;
    for date in dates {
        let label = dates::label(&text[from..date.range.start]);
        from = date.range.end;
        if label == Some(Label::Updated) {
            updated.get_or_insert((date.date.to_string(), text.to_owned()));
        } else if found.published.is_none() {
            found.published = Some(date.date.to_string());
            found.published_printed = Some(text.to_owned());
        }
    }
}

/// "date 2021-12-02 The sides met…": a labelled or ISO date in front of the first sentence.
/// What remains is the body's line.
fn take_leading_date<'a>(text: &'a str, found: &mut Found) -> Option<&'a str> {
    let head_end = text.char_indices().nth(60).map_or(text.len(), |(at, _)| at);
    let first = dates::find(&text[..head_end], DayOrder::Unknown).into_iter().next()?;
    let before = text[..first.range.start].trim();
    let label = before.trim_end_matches(':').to_lowercase();
    let labelled = DATE_LABELS.contains(&label.as_str());
    let iso_alone = before.is_empty()
        && text[first.range.clone()].starts_with(|c: char| c.is_ascii_digit())
        && text[first.range.clone()].as_bytes().get(4) == Some(&b'-');
    if !labelled && !iso_alone {
        return None;
    }
    let rest = text[first.range.end..].trim_start_matches([' ', '-', '–', '—', ':', '|', '.']);
    if rest.split_whitespace().count() < 6 || rest.starts_with(char::is_lowercase) {
        return None;
    }
    if found.published.is_none() {
        found.published = Some(first.date.to_string());
        found.published_printed = Some(text[..first.range.end].to_owned());
    }
    Some(rest)
}

/// The headline is the first line that is no sentence and has prose under it.
fn find_title(lines: &mut [Line], found: &mut Found) {
    if found.title.is_none() {
        let open: Vec<usize> =
            (0..lines.len()).filter(|&at| lines[at].drop.is_none() || lines[at].keep.is_some()).collect();
        let mut candidates = open.iter().copied();
        let Some(mut first) = candidates.next() else { return };
        let is_heading = |line: &Line| {
            let text = line.text;
            let words = text.split_whitespace().count();
            line.keep.is_none()
                && text.chars().count() <= TITLE_CHARS
                && !text.ends_with(['.', ',', ';', '۔', '。'])
                && !text.starts_with(char::is_lowercase)
                && (words >= 2 || text.chars().any(spaceless))
                && after_dateline(text).len() == text.len()
        };
        // A section's name may stand above the headline.
        if let Some(second) = candidates.next()
            && lines[first].text.split_whitespace().count() <= 2
            && lines[first].keep.is_none()
            && !furniture::ends_sentence(lines[first].text)
            && is_heading(&lines[second])
            && lines[second].text.split_whitespace().count() >= 4
        {
            lines[first].drop = Some(DropReason::Header);
            first = second;
        }
        let prose_follows = lines[first + 1..]
            .iter()
            .any(|line| (line.drop.is_none() || line.keep.is_some()) && furniture::is_prose(line.text));
        if !is_heading(&lines[first]) || !prose_follows {
            return;
        }
        found.title = Some(lines[first].text.to_owned());
        lines[first].drop = Some(DropReason::Title);
    }
    let Some(title) = found.title.as_deref().map(furniture::plain).filter(|title| !title.is_empty()) else { return };
    for line in lines.iter_mut().filter(|line| line.drop.is_none()) {
        if furniture::is_plainly(line.text, &title) {
            line.drop = Some(DropReason::RepeatedTitle);
        }
    }
}

fn spaceless(c: char) -> bool {
    matches!(c, '\u{0E00}'..='\u{0EFF}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}')
}

/// A text that is all furniture is taken as it stands: the user pasted it on purpose.
fn keep_something(lines: &mut [Line]) {
    if lines.iter().all(|line| line.drop.is_some() && line.keep.is_none()) {
        for line in lines.iter_mut().filter(|line| line.drop != Some(DropReason::Title)) {
            line.drop = None;
        }
        if lines.iter().all(|line| line.drop.is_some())
            && let Some(line) = lines.first_mut()
        {
            line.drop = None;
        }
    }
}

/// "Copyright © 2022 Harbour Post. All rights reserved." names the outlet.
fn read_rights_notices(lines: &[Line], found: &mut Found) {
    for line in lines.iter().filter(|line| line.drop == Some(DropReason::Copyright)) {
        if let Some(owner) = rights_owner(line.text) {
            found.outlet.get_or_insert(owner);
        }
    }
}

/// The owner that a rights notice names.
pub(super) fn rights_owner(notice: &str) -> Option<String> {
    let at = notice
        .find('©')
        .map(|at| at + '©'.len_utf8())
        .or_else(|| notice.to_lowercase().find("copyright").map(|at| at + "copyright".len()))
        .filter(|&at| notice.is_char_boundary(at))?;
    let rest = notice[at..].trim_start_matches(|c: char| !c.is_alphabetic() && c != '(' || c == ' ');
    let rest = rest.strip_prefix("by ").unwrap_or(rest);
    let lower = rest.to_lowercase();
    let end = ["all rights", ". ", " - ", " | ", ",", "™", "®", "(", ";"]
        .iter()
        .filter_map(|mark| lower.find(mark))
        .filter(|&at| rest.is_char_boundary(at))
        .min()
        .unwrap_or(rest.len());
    let owner = rest[..end]
        .trim_end_matches(|c: char| !c.is_alphanumeric() && c != ')')
        .trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ' || c == '-');
    let words = owner.split_whitespace().count();
    ((1..=5).contains(&words)
        && owner.starts_with(|c: char| c.is_uppercase())
        && owner.chars().filter(|c| c.is_alphabetic()).count() >= 2
        && !matches!(owner.to_lowercase().as_str(), "all" | "copyright" | "the"))
    .then(|| owner.to_owned())
}

/// "DOHA, Nov 24, 2021 (Harbour Wire) - The…": the day and the wire's name in the dateline of the first sentence.
fn read_dateline(lines: &[Line], found: &mut Found) {
    let first = || {
        let kept = lines.iter().filter(|line| line.drop.is_none() || line.keep.is_some());
        kept.take(4).map(|line| line.keep.unwrap_or(line.text))
    };
    if found.outlet.is_none() {
        found.outlet = first().find_map(dateline::wire);
    }
    if found.published.is_none()
        && let Some((date, printed)) = first().find_map(dateline::day)
    {
        found.published = Some(date.to_string());
        found.published_printed = Some(printed.to_owned());
    }
}

/// Writes the lines that stay, paragraphs apart, and lists those that go.
fn assemble(lines: &[Line], found: &mut Found) {
    let one_line_paragraphs = !is_hard_wrapped(lines);
    let mut text = String::new();
    let mut chars = 0;
    let mut pending: Vec<DroppedLine> = Vec::new();
    let mut opens = true;
    let mut previous = "";
    for line in lines {
        opens |= line.opens;
        if let Some(reason) = line.drop {
            let cut = match line.keep {
                Some(keep) => line.text[..line.text.len() - keep.len()].trim(),
                None => line.text,
            };
            pending.push(DroppedLine { line: cut.to_owned(), reason, before: 0 });
        }
        let kept = match (line.drop, line.keep) {
            (None, _) => line.text,
            (Some(_), Some(keep)) => keep,
            (Some(_), None) => continue,
        };
        if !text.is_empty() {
            let paragraph =
                opens || (one_line_paragraphs && (furniture::is_prose(previous) || furniture::is_prose(kept)));
            let gap = if paragraph {
                "\n\n"
            } else if one_line_paragraphs {
                "\n"
            } else {
                " "
            };
            text.push_str(gap);
            chars += gap.chars().count();
        }
        found.dropped.extend(pending.drain(..).map(|dropped| DroppedLine { before: chars, ..dropped }));
        text.push_str(kept);
        chars += kept.chars().count();
        previous = kept;
        opens = false;
    }
    found.dropped.extend(pending.drain(..).map(|dropped| DroppedLine { before: chars, ..dropped }));
    found.text = text;
}

/// Lines broken at a fixed width: paragraphs are several lines of like length that end anywhere.
fn is_hard_wrapped(lines: &[Line]) -> bool {
    let mut inner = 0;
    let mut wrapped = 0;
    for pair in lines.windows(2) {
        if !pair[1].opens {
            inner += 1;
            let length = pair[0].text.chars().count();
            wrapped += usize::from((50..=100).contains(&length) && !furniture::ends_sentence(pair[0].text));
        }
    }
    let longest = lines.iter().map(|line| line.text.chars().count()).max().unwrap_or(0);
    inner >= 4 && longest <= 110 && wrapped * 3 >= inner * 2
}

#[cfg(test)]
mod tests;
