//! Fragments → lines in the order they are read: columns one after the other, what runs over them between.

use super::lines::{Fragment, Page};

/// Fewest lines beside each other that make columns.
const ROWS: usize = 4;

/// Most columns within columns.
const DEPTH: usize = 5;

/// Lines of columns are prose: they have so many characters, in the middle.
const CHARACTERS: usize = 14;

/// A gap of this many sizes of type is one between cells.
const CELL: f64 = 2.0;

/// A line of a page.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub text: String,
    pub page: usize,
    pub left: f64,
    pub right: f64,
    pub base: f64,
    pub size: f64,
    pub turned: bool,
    /// Whether wide gaps part it, as in a table.
    pub cells: bool,
    /// Which column or band it is in: new for each on each page.
    pub block: usize,
}

/// The lines of a page in order.
pub(super) fn ordered(page: Page) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut fragments = page.fragments;
    fragments.sort_by(|one, other| one.base.total_cmp(&other.base).then(one.left.total_cmp(&other.left)));
    let mut ordering = Ordering { page: page.number, block: 0, lines: &mut lines };
    ordering.region(&fragments, DEPTH);
    lines
}

struct Ordering<'l> {
    page: usize,
    block: usize,
    lines: &'l mut Vec<Line>,
}

impl Ordering<'_> {
    /// The fragments of a part of the page, from the top.
    fn region(&mut self, fragments: &[Fragment], depth: usize) {
        let gutter = if depth == 0 { None } else { gutter(fragments) };
        let Some(gutter) = gutter else { return self.rows(fragments) };
        let turned = fragments.iter().filter(|fragment| fragment.turned).count() * 2 > fragments.len();
        let (mut left, mut right, mut over) = (Vec::new(), Vec::new(), Vec::new());
        for fragment in fragments {
            let side = side(fragment, gutter);
            if side.is_none() {
                self.columns(&mut left, &mut right, turned, depth);
                over.push(fragment.clone());
                continue;
            }
            if !over.is_empty() {
                // What stands beside a line that runs over is of the line.
                let last: &Fragment = &over[over.len() - 1];
                if (fragment.base - last.base).abs() < 0.3 * last.size {
                    over.push(fragment.clone());
                    continue;
                }
                self.rows(&std::mem::take(&mut over));
            }
            if side == Some(Side::Left) { left.push(fragment.clone()) } else { right.push(fragment.clone()) }
        }
        self.rows(&over);
        self.columns(&mut left, &mut right, turned, depth);
    }

    fn columns(&mut self, left: &mut Vec<Fragment>, right: &mut Vec<Fragment>, turned: bool, depth: usize) {
        let (left, right) = (std::mem::take(left), std::mem::take(right));
        let (first, second) = if turned { (right, left) } else { (left, right) };
        for column in [first, second] {
            if !column.is_empty() {
                self.region(&column, depth - 1);
            }
        }
    }

    /// One line for all fragments on a base line.
    fn rows(&mut self, fragments: &[Fragment]) {
        if fragments.is_empty() {
            return;
        }
        self.block += 1;
        let same = |one: &Fragment, other: &Fragment| (other.base - one.base).abs() < 0.3 * one.size.min(other.size);
        for row in fragments.chunk_by(same) {
            let mut row: Vec<&Fragment> = row.iter().collect();
            row.sort_by(|one, other| one.left.total_cmp(&other.left));
            let cells = row.windows(2).any(|pair| pair[1].left - pair[0].right > CELL * pair[0].size);
            let letters = |turned: bool| -> usize {
                row.iter().filter(|it| it.turned == turned).map(|it| it.text.chars().count()).sum()
            };
            let turned = letters(true) > letters(false);
            if turned {
                row.reverse();
            }
            let words: Vec<&str> = row.iter().map(|fragment| fragment.text.as_str()).collect();
            let largest = row.iter().max_by_key(|fragment| fragment.text.len());
            self.lines.push(Line {
                text: words.join(" "),
                page: self.page,
                left: row.iter().map(|fragment| fragment.left).fold(f64::MAX, f64::min),
                right: row.iter().map(|fragment| fragment.right).fold(f64::MIN, f64::max),
                base: row.iter().map(|fragment| fragment.base).fold(f64::MIN, f64::max),
                size: largest.map_or(1.0, |fragment| fragment.size),
                turned,
                cells,
                block: self.block,
            });
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

/// On which side of a gutter it stands; `None` where it runs over it.
fn side(fragment: &Fragment, gutter: f64) -> Option<Side> {
    if fragment.right <= gutter {
        Some(Side::Left)
    } else if fragment.left >= gutter {
        Some(Side::Right)
    } else {
        None
    }
}

/// Where two columns of prose are parted, if they are: the place between them that the fewest lines run over.
fn gutter(fragments: &[Fragment]) -> Option<f64> {
    if fragments.len() < 2 * ROWS {
        return None;
    }
    let mut places: Vec<f64> = fragments.iter().map(|fragment| fragment.left - 0.5).collect();
    places.sort_by(f64::total_cmp);
    places.dedup_by(|one, other| (*one - *other).abs() < 2.0);
    // A page of scattered letters has no columns, and is not worth the search.
    if places.len() > 400 {
        return None;
    }
    let mut best: Option<(usize, f64)> = None;
    for place in places {
        let (mut left, mut right, mut over) = (Vec::new(), Vec::new(), 0_usize);
        for fragment in fragments {
            match side(fragment, place) {
                Some(Side::Left) => left.push(fragment),
                Some(Side::Right) => right.push(fragment),
                None => over += 1,
            }
        }
        if is_prose(&left) && is_prose(&right) && beside(&left, &right) && over * 2 <= left.len() + right.len() {
            let better = best.is_none_or(|(fewest, _)| over < fewest);
            if better {
                best = Some((over, place));
            }
        }
    }
    best.map(|(_, place)| place)
}

/// Lines of words that reach over most of their column, unlike the cells of a table.
fn is_prose(column: &[&Fragment]) -> bool {
    if column.len() < ROWS {
        return false;
    }
    let mut lengths: Vec<usize> = column.iter().map(|fragment| fragment.text.chars().count()).collect();
    lengths.sort_unstable();
    let left = column.iter().map(|fragment| fragment.left).fold(f64::MAX, f64::min);
    let right = column.iter().map(|fragment| fragment.right).fold(f64::MIN, f64::max);
    let mut widths: Vec<f64> = column.iter().map(|fragment| fragment.right - fragment.left).collect();
    widths.sort_by(f64::total_cmp);
    lengths[lengths.len() / 2] >= CHARACTERS && widths[widths.len() / 2] >= 0.35 * (right - left)
}

/// Whether enough lines of both stand at the same height.
fn beside(left: &[&Fragment], right: &[&Fragment]) -> bool {
    let reach = |column: &[&Fragment]| {
        let top = column.iter().map(|fragment| fragment.base).fold(f64::MAX, f64::min);
        let end = column.iter().map(|fragment| fragment.base).fold(f64::MIN, f64::max);
        (top, end)
    };
    let ((top, end), (other_top, other_end)) = (reach(left), reach(right));
    let (from, to) = (top.max(other_top) - 1.0, end.min(other_end) + 1.0);
    let within = |column: &[&Fragment]| column.iter().filter(|it| it.base >= from && it.base <= to).count();
    within(left) >= ROWS - 1 && within(right) >= ROWS - 1
}
