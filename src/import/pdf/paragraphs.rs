//! Lines → paragraphs, over the ends of columns and pages, and the headline.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::Line;
use super::lines::Page;

/// Text in paragraphs, and where the pages begin in it.
#[derive(Debug, Default)]
pub(super) struct Set {
    /// Paragraphs parted by blank lines, each on one line.
    pub text: String,
    /// Offset in characters, and the page that begins there, from 0.
    pub starts: Vec<(usize, usize)>,
}

/// How two lines are joined.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// The second begins a paragraph.
    Parted,
    Blank,
    /// A word goes on, its hyphen stays.
    Close,
    /// A word goes on, its hyphen goes.
    Hyphen,
}

/// Where a column's lines begin and end, and how far they stand apart.
struct Column {
    left: f64,
    right: f64,
    leading: f64,
}

/// Joins the lines of all pages.
pub(super) fn join(pages: &[Vec<Line>]) -> Set {
    let lines: Vec<&Line> = pages.iter().flatten().collect();
    let columns = columns(&lines);
    let words = words(&lines);
    let mut set = Set::default();
    let mut chars = 0;
    let mut before: Option<&Line> = None;
    for line in lines {
        let joint = before.map(|before| joint(before, line, &columns, &words));
        match joint {
            None | Some(Joint::Close) => {}
            Some(Joint::Parted) => {
                set.text.push_str("\n\n");
                chars += 2;
            }
            Some(Joint::Blank) => {
                set.text.push(' ');
                chars += 1;
            }
            Some(Joint::Hyphen) => {
                set.text.pop();
                chars -= 1;
            }
        }
        if before.is_none_or(|before| before.page != line.page) {
            set.starts.push((chars, line.page));
        }
        // A soft hyphen within a line is not drawn.
        let text = line.text.trim_end_matches('\u{AD}').replace('\u{AD}', "");
        let text = if line.text.ends_with('\u{AD}') { format!("{text}\u{AD}") } else { text };
        chars += text.chars().count();
        set.text.push_str(&text);
        before = Some(line);
    }
    set
}

fn columns(lines: &[&Line]) -> BTreeMap<(usize, usize), Column> {
    let mut columns: BTreeMap<(usize, usize), Column> = BTreeMap::new();
    for line in lines {
        let column =
            columns.entry((line.page, line.block)).or_insert(Column { left: f64::MAX, right: f64::MIN, leading: 0.0 });
        column.left = column.left.min(line.left);
        column.right = column.right.max(line.right);
    }
    let mut gaps: BTreeMap<(usize, usize), Vec<f64>> = BTreeMap::new();
    let mut all = Vec::new();
    for pair in lines.windows(2) {
        let [one, other] = pair else { continue };
        let gap = (other.base - one.base) / one.size;
        let same = (one.page, one.block) == (other.page, other.block) && (one.size - other.size).abs() < 0.1 * one.size;
        if same && gap > 0.5 && gap < 4.0 {
            gaps.entry((one.page, one.block)).or_default().push(gap);
            all.push(gap);
        }
    }
    let middle = |gaps: &mut Vec<f64>| {
        gaps.sort_by(f64::total_cmp);
        // Lower than the middle: gaps between paragraphs are among them.
        gaps.get(gaps.len() * 2 / 5).copied()
    };
    let usual = middle(&mut all).unwrap_or(1.3);
    for (key, column) in &mut columns {
        let own = gaps.get_mut(key).filter(|gaps| gaps.len() >= 5).and_then(middle);
        column.leading = own.unwrap_or(usual);
    }
    columns
}

/// Every word that stands within a line, in small letters, to tell how a word is spelt that is broken at its end.
fn words(lines: &[&Line]) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for line in lines {
        let mut inner = line.text.split(' ').peekable();
        while let Some(word) = inner.next() {
            if inner.peek().is_some() || !word.ends_with('-') {
                words.insert(bare(word));
            }
        }
    }
    words
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

fn joint(before: &Line, line: &Line, columns: &BTreeMap<(usize, usize), Column>, words: &BTreeSet<String>) -> Joint {
    let same_block = (before.page, before.block) == (line.page, line.block);
    let parted = if same_block { is_parted(before, line, columns) } else { is_parted_over(before, line, columns) };
    if parted {
        return Joint::Parted;
    }
    let Some(last) = before.text.chars().next_back() else { return Joint::Blank };
    if last == '\u{AD}' {
        return Joint::Hyphen;
    }
    let first = line.text.chars().next();
    let letter_before = before.text.chars().rev().nth(1).is_some_and(char::is_alphabetic);
    if matches!(last, '-' | '\u{2010}') && letter_before {
        if !first.is_some_and(char::is_lowercase) {
            return if first.is_some_and(char::is_alphanumeric) { Joint::Close } else { Joint::Blank };
        }
        let head = before.text.rsplit(' ').next().unwrap_or_default();
        let tail = line.text.split(' ').next().unwrap_or_default();
        let (with, without) =
            (bare(&format!("{head}{tail}")), bare(&format!("{}{tail}", &head[..head.len() - last.len_utf8()])));
        return if words.contains(&with) && !words.contains(&without) { Joint::Close } else { Joint::Hyphen };
    }
    let spaceless = |c: char| matches!(c, '\u{3000}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}');
    if spaceless(last) && first.is_some_and(spaceless) { Joint::Close } else { Joint::Blank }
}

/// Within a column: by the gap, the size of type, the indent, or a last line that ends short.
fn is_parted(before: &Line, line: &Line, columns: &BTreeMap<(usize, usize), Column>) -> bool {
    let Some(column) = columns.get(&(line.page, line.block)) else { return true };
    if differ(before.size, line.size) || before.turned != line.turned || before.cells || line.cells {
        return true;
    }
    let gap = (line.base - before.base) / before.size;
    if gap > column.leading * 1.28 + 0.05 {
        return true;
    }
    let width = (column.right - column.left).max(1.0);
    // Where a line begins and ends, seen in its own direction.
    let indent = |it: &Line| if it.turned { column.right - it.right } else { it.left - column.left };
    let short = |it: &Line| if it.turned { it.left - column.left } else { column.right - it.right };
    if indent(line) > indent(before) + 0.8 * line.size && indent(line) < 0.3 * width {
        return true;
    }
    if starts_item(&line.text) {
        return true;
    }
    let ends = ends_sentence(&before.text);
    short(before) > width * 0.12 && ends
        || short(before) > width * 0.4 && !line.text.starts_with(char::is_lowercase) && !hangs(&before.text)
}

/// From one column or page to the next: a paragraph goes on unless its sentence ended.
fn is_parted_over(before: &Line, line: &Line, columns: &BTreeMap<(usize, usize), Column>) -> bool {
    if differ(before.size, line.size) || before.turned != line.turned {
        return true;
    }
    let full = |it: &Line| {
        columns.get(&(it.page, it.block)).is_some_and(|column| {
            let width = column.right - column.left;
            it.right - it.left > 0.75 * width && it.text.chars().count() >= 20
        })
    };
    let goes_on = line.text.starts_with(char::is_lowercase) || hangs(&before.text);
    ends_sentence(&before.text) && !line.text.starts_with(char::is_lowercase)
        || starts_item(&line.text)
        || !goes_on && !full(before)
}

fn differ(one: f64, other: f64) -> bool {
    (one - other).abs() > 0.12 * one.max(other)
}

fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '”', '’', '»', ')', ']']);
    // A mark of a note stands behind the full stop: “.[3]”.
    let text = text.trim_end_matches(|c: char| c.is_ascii_digit() || c == '[');
    text.ends_with(['.', '!', '?', ':', '؟', '۔', '。', '…'])
}

/// What cannot end a paragraph.
fn hangs(text: &str) -> bool {
    text.ends_with(['-', ',', '\u{2010}', '\u{AD}', '،', ';', '(', '–'])
}

/// “• …”, “(a) …”, “1. …”, “12) …”.
fn starts_item(text: &str) -> bool {
    let Some((mark, rest)) = text.split_once(' ') else { return false };
    if rest.is_empty() {
        return false;
    }
    let bullet = matches!(mark, "•" | "▪" | "◦" | "–" | "-" | "—" | "*" | "●" | "■" | "➢" | "o");
    let inner = mark.trim_start_matches('(').trim_end_matches([')', '.']);
    let closed = mark.ends_with([')', '.']);
    let counted = closed
        && mark.chars().count() - inner.chars().count() <= 2
        && (1..=2).contains(&inner.chars().count())
        && inner.chars().all(|c| c.is_ascii_digit())
        || mark.starts_with('(') && mark.ends_with(')') && (1..=3).contains(&inner.len());
    bullet || counted
}

/// What is set largest on the first page with words, if it is larger than the rest and no longer than a headline.
pub(super) fn headline(pages: &[Page]) -> Option<String> {
    let page = pages.iter().find(|page| !page.fragments.is_empty())?;
    let mut sizes: BTreeMap<i64, usize> = BTreeMap::new();
    for fragment in pages.iter().take(5).flat_map(|page| &page.fragments) {
        *sizes.entry((fragment.size * 4.0).round() as i64).or_default() += fragment.text.chars().count();
    }
    let body = sizes.iter().max_by_key(|(_, letters)| **letters).map(|(size, _)| *size as f64 / 4.0)?;
    let upper = || page.fragments.iter().filter(|it| it.base < 0.6 * page.height && it.text.chars().count() > 3);
    let largest = upper().map(|it| it.size).fold(0.0, f64::max);
    if largest < 1.15 * body {
        return None;
    }
    let mut lines: Vec<_> = upper().filter(|it| !differ(it.size, largest)).collect();
    lines.sort_by(|one, other| one.base.total_cmp(&other.base).then(one.left.total_cmp(&other.left)));
    // What stands together: a second headline further down is another article's.
    let mut end = 1;
    while end < lines.len() && lines[end].base - lines[end - 1].base < 1.8 * largest {
        end += 1;
    }
    let words: Vec<&str> = lines[..end].iter().map(|line| line.text.as_str()).collect();
    let words = words.join(" ");
    (words.chars().count() <= 250 && words.chars().filter(|c| c.is_alphabetic()).count() >= 6).then_some(words)
}
