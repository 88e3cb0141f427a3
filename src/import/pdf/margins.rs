//! Heads, feet and numbers of pages: what stands at the edge of several pages in the same words or counts them.

use std::collections::{BTreeMap, BTreeSet};

use super::lines::Page;
use crate::import::draft::{DropReason, DroppedLine};

/// How many lines from the edge may be of a head or foot.
const LINES: usize = 3;

/// A head or foot is this far from the text, in sizes of its type.
const APART: f64 = 1.6;

/// A head or foot stands in this part of the page, from its edge.
const PART: f64 = 0.16;

/// Takes them out of the pages, and gives them with the number of their page.
pub(super) fn take_out(pages: &mut [Page]) -> Vec<(usize, DroppedLine)> {
    let mut seen: BTreeMap<(String, i64), BTreeSet<usize>> = BTreeMap::new();
    let edges: Vec<Vec<Edge>> = pages.iter().map(edges).collect();
    for edge in edges.iter().flatten() {
        for off in -1..=1 {
            seen.entry((edge.key.clone(), edge.place + off)).or_default().insert(edge.page);
        }
    }
    let numbers = counted(&edges);
    let often = 3.min(pages.len().max(2));
    let mut dropped = Vec::new();
    for (page, edges) in pages.iter_mut().zip(edges) {
        let mut gone: BTreeSet<usize> = BTreeSet::new();
        for edge in edges {
            let times = seen.get(&(edge.key.clone(), edge.place)).map_or(0, BTreeSet::len);
            if times >= often
                || edge
                    .number
                    .is_some_and(|number| numbers.contains(&(number.saturating_sub_unsigned(page.number as u64))))
            {
                let line = DroppedLine { line: edge.words, reason: DropReason::PageMargin, before: 0 };
                dropped.push((page.number, line));
                gone.extend(edge.fragments);
            }
        }
        let mut at = 0;
        page.fragments.retain(|_| {
            at += 1;
            !gone.contains(&(at - 1))
        });
        for line in page.sideways.drain(..) {
            let line = line.chars().take(200).collect();
            dropped.push((page.number, DroppedLine { line, reason: DropReason::PageMargin, before: 0 }));
        }
    }
    dropped
}

/// A line at the edge of a page.
struct Edge {
    page: usize,
    fragments: Vec<usize>,
    words: String,
    /// The words, with every number as one sign.
    key: String,
    /// How far down it stands, in steps of six points.
    place: i64,
    /// The number that it consists of.
    number: Option<i64>,
}

fn edges(page: &Page) -> Vec<Edge> {
    let mut order: Vec<usize> = (0..page.fragments.len()).collect();
    order.sort_by(|one, other| page.fragments[*one].base.total_cmp(&page.fragments[*other].base));
    let rows: Vec<Vec<usize>> = order
        .chunk_by(|one, other| page.fragments[*other].base - page.fragments[*one].base < 2.0)
        .map(<[usize]>::to_vec)
        .collect();
    let base = |number: usize| rows.get(number).and_then(|row| row.first()).map(|at| page.fragments[*at].base);
    let size = |row: &[usize]| row.iter().map(|at| page.fragments[*at].size).fold(0.0, f64::max);
    // What stands as close to the text as its own lines do is of the text.
    let apart = |number: usize, inner: Option<usize>| {
        let gap = base(number).zip(inner.and_then(base)).map_or(f64::MAX, |(one, other)| (one - other).abs());
        gap > APART * size(&rows[number])
    };
    let heads = (0..LINES.min(rows.len())).rev().find(|at| apart(*at, Some(at + 1))).map_or(0, |at| at + 1);
    let feet = (rows.len().saturating_sub(LINES)..rows.len()).find(|at| apart(*at, at.checked_sub(1)));
    let feet = feet.unwrap_or(rows.len());
    let mut edges = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        let base = base(number).unwrap_or_default();
        let head = number < heads && base < PART * page.height;
        let foot = number >= feet && base > (1.0 - PART) * page.height;
        if !head && !foot {
            continue;
        }
        let mut row = row.clone();
        row.sort_by(|one, other| page.fragments[*one].left.total_cmp(&page.fragments[*other].left));
        let words: Vec<&str> = row.iter().map(|at| page.fragments[*at].text.as_str()).collect();
        let words = words.join(" ");
        edges.push(Edge {
            page: page.number,
            key: key(&words),
            place: (base / 6.0).round() as i64,
            number: number_in(&words),
            words,
            fragments: row,
        });
    }
    edges
}

fn key(words: &str) -> String {
    let mut key = String::new();
    for c in words.chars() {
        if c.is_numeric() {
            if !key.ends_with('#') {
                key.push('#');
            }
        } else {
            key.extend(c.to_lowercase());
        }
    }
    key
}

/// The number of a line that is no more than one: “12”, “- 12 -”, “Page 12 of 30”, “12/30”, “xii”.
fn number_in(words: &str) -> Option<i64> {
    let words = words.trim_matches(|c: char| !c.is_alphanumeric());
    let lower = words.to_lowercase();
    let rest =
        ["page ", "p. ", "seite ", "página ", "стр. ", "صفحه "].iter().find_map(|start| lower.strip_prefix(start));
    let rest = rest.unwrap_or(&lower);
    let first = rest.split([' ', '/']).next().unwrap_or(rest);
    let after = rest[first.len()..].trim_matches(|c: char| !c.is_alphanumeric());
    let after = ["of ", "von ", "de ", "sur ", "из "].iter().find_map(|word| after.strip_prefix(word)).unwrap_or(after);
    if !after.is_empty() && after.parse::<u32>().is_err() {
        return None;
    }
    let digits: Option<i64> = first
        .chars()
        .map(|c| c.to_digit(10))
        .try_fold(0_i64, |number, digit| number.checked_mul(10)?.checked_add(i64::from(digit?)));
    digits.filter(|_| !first.is_empty() && first.len() <= 5).or_else(|| roman(first))
}

fn roman(word: &str) -> Option<i64> {
    let value = |c: char| match c {
        'i' => Some(1_i64),
        'v' => Some(5),
        'x' => Some(10),
        'l' => Some(50),
        'c' => Some(100),
        _ => None,
    };
    let values: Vec<i64> = word.chars().map(value).collect::<Option<_>>()?;
    if values.is_empty() || values.len() > 9 {
        return None;
    }
    let next = values.iter().skip(1).copied().chain(std::iter::once(0));
    Some(values.iter().zip(next).map(|(value, next)| if *value < next { -value } else { *value }).sum())
}

/// How far printed numbers run ahead of the count of pages, where two pages agree; a document of one page may print 1.
fn counted(edges: &[Vec<Edge>]) -> BTreeSet<i64> {
    let mut ahead: BTreeMap<i64, BTreeSet<usize>> = BTreeMap::new();
    for edge in edges.iter().flatten() {
        if let Some(number) = edge.number {
            ahead.entry(number.saturating_sub_unsigned(edge.page as u64)).or_default().insert(edge.page);
        }
    }
    let alone = edges.len() == 1;
    ahead.into_iter().filter(|(by, pages)| pages.len() >= 2 || (alone && *by == 1)).map(|(by, _)| by).collect()
}

#[cfg(test)]
mod tests {
    use super::super::lines::Fragment;
    use super::*;

    #[test]
    fn numbers_of_pages() {
        for (words, want) in [
            ("12", Some(12)),
            ("- 12 -", Some(12)),
            ("Page 12 of 30", Some(12)),
            ("3/9", Some(3)),
            ("۱۲", None),
            ("xii", Some(12)),
            ("ix", Some(9)),
            ("12 envoys", None),
            ("2021-10-09", None),
            ("", None),
        ] {
            assert_eq!(number_in(words), want, "{words}");
        }
    }

    #[test]
    fn what_stands_on_every_page_goes() {
        let fragment = |text: &str, base: f64| Fragment {
            text: text.to_owned(),
            left: 50.0,
            right: 300.0,
            base,
            size: 10.0,
            turned: false,
        };
        let mut pages: Vec<Page> = (0..4)
            .map(|number| Page {
                number,
                height: 800.0,
                fragments: vec![
                    fragment("Talks in Doha", 40.0),
                    fragment(["One came.", "Two came.", "They met.", "They left."][number], 90.0),
                    fragment("The middle of the page.", 400.0),
                    fragment(&format!("{}", number + 7), 780.0),
                ],
                sideways: Vec::new(),
            })
            .collect();
        let dropped = take_out(&mut pages);
        let left: Vec<&str> = pages[2].fragments.iter().map(|fragment| fragment.text.as_str()).collect();
        assert_eq!(left, ["They met.", "The middle of the page."]);
        assert_eq!(dropped.len(), 8);
        assert_eq!((dropped[1].0, dropped[1].1.line.as_str()), (0, "7"));
    }
}
