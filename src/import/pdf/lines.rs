//! Letters → fragments: what stands on one base line without a gap that only columns and cells have.

use std::collections::HashSet;

use super::glyphs::Letter;
use super::letters;

/// A gap of this many sizes of type ends a fragment.
const GAP: f64 = 1.0;

/// A gap of this many sizes of type is a blank, where blanks are not drawn themselves.
const BLANK: f64 = 0.17;

/// The same where they are: type that is set wide has gaps between letters.
const BLANK_BESIDE_BLANKS: f64 = 0.21;

/// How much larger letters are than raised ones beside them, at least.
const SMALL: f64 = 1.1;

/// More letters than this on one base line are no raised marks.
const MARKS: usize = 400;

/// As many figures between two lines are marks of notes.
const FEW: usize = 12;

/// Letters on one line are this close to its base, in sizes of type.
const BASE: f64 = 0.3;

/// A piece of a line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fragment {
    pub text: String,
    pub left: f64,
    pub right: f64,
    pub base: f64,
    pub size: f64,
    /// Whether it is read from right to left.
    pub turned: bool,
}

/// The fragments of a page.
#[derive(Debug, Clone)]
pub(super) struct Page {
    pub number: usize,
    pub height: f64,
    pub fragments: Vec<Fragment>,
    /// What runs another way than the rest.
    pub sideways: Vec<String>,
}

/// Makes the fragments of a page of its letters, and of those that run another way.
pub(super) fn page(number: usize, width: f64, height: f64, (letters, others): (Vec<Letter>, Vec<Letter>)) -> Page {
    let mut rows = rows(without_shadows(letters));
    raise(&mut rows);
    let fragments = rows.into_iter().flat_map(|row| fragments(row.letters)).collect();
    let sideways: String = others.into_iter().map(|letter| letter.text).collect();
    let sideways = if sideways.trim().is_empty() { Vec::new() } else { vec![sideways] };
    Page { number, height: height.max(width), fragments, sideways }
}

/// Bold type may be made by drawing a letter twice.
fn without_shadows(letters: Vec<Letter>) -> Vec<Letter> {
    let mut seen = HashSet::new();
    let cell = |value: f64, size: f64| (value / (size * 0.1)).round() as i64;
    letters
        .into_iter()
        .filter(|letter| {
            let place = (cell(letter.left, letter.size), cell(letter.base, letter.size));
            letter.text.trim().is_empty() || seen.insert((letter.text.clone(), place))
        })
        .collect()
}

struct Row {
    base: f64,
    size: f64,
    letters: Vec<Letter>,
}

/// Letters by their base lines, from the top.
fn rows(mut letters: Vec<Letter>) -> Vec<Row> {
    letters.sort_by(|one, other| one.base.total_cmp(&other.base));
    let mut rows: Vec<Row> = Vec::new();
    for letter in letters {
        let near = rows.iter_mut().rev().take(3).find(|row| {
            let size = row.size.min(letter.size);
            let off = letter.base - row.base;
            let alike = row.size.max(letter.size) < SMALL * size;
            off <= BASE * size && (alike || off <= 0.1 * size)
        });
        match near {
            Some(row) => row.letters.push(letter),
            None => rows.push(Row { base: letter.base, size: letter.size, letters: vec![letter] }),
        }
    }
    rows
}

/// Small raised letters (marks of notes, ordinals) go to the line they hang at; numbers that stand so in brackets.
fn raise(rows: &mut [Row]) {
    for at in 0..rows.len() {
        if rows[at].letters.len() > MARKS {
            continue;
        }
        let near = at.saturating_sub(4)..(at + 5).min(rows.len());
        let mut moved: Vec<(usize, Letter)> = Vec::new();
        let mut small = std::mem::take(&mut rows[at].letters);
        // Browsers raise marks that they set hardly smaller.
        let few = small.len() <= FEW && small.iter().all(|letter| letter.text.chars().all(|c| c.is_ascii_digit()));
        let smaller = if few { 1.01 } else { SMALL };
        small.sort_by(|one, other| one.left.total_cmp(&other.left));
        let mut stay = Vec::with_capacity(small.len());
        for letter in small {
            // The second figure of a number stands at the first.
            let behind = moved.last().filter(|(_, last)| {
                letter.left - last.right < 0.3 * letter.size && (letter.base - last.base).abs() < 0.1 * letter.size
            });
            let behind = behind.map(|(line, _)| *line);
            let line = behind.or_else(|| {
                near.clone().find(|other| {
                    let line = &rows[*other];
                    let off = (line.base - letter.base).abs();
                    *other != at
                        && line.size > smaller * letter.size
                        && off < 0.6 * line.size
                        && line.letters.iter().any(|big| {
                            let gap = (letter.left - big.right).max(big.left - letter.right);
                            gap < 0.5 * letter.size && gap > -line.size
                        })
                })
            });
            match line {
                Some(line) => moved.push((line, letter)),
                None => stay.push(letter),
            }
        }
        rows[at].letters = stay;
        moved.sort_by(|(_, one), (_, other)| one.left.total_cmp(&other.left));
        for run in moved.chunk_by(|(line, one), (next, other)| line == next && other.left - one.right < 0.3 * one.size)
        {
            let mut run: Vec<(usize, Letter)> = run.to_vec();
            let is_note = run.iter().all(|(_, letter)| letter.text.chars().all(|c| c.is_ascii_digit()));
            if is_note {
                run.iter_mut().take(1).for_each(|(_, first)| first.text.insert(0, '['));
                run.iter_mut().rev().take(1).for_each(|(_, last)| last.text.push(']'));
            }
            for (line, letter) in run {
                rows[line].letters.push(letter);
            }
        }
    }
}

/// Cuts a row where there is a gap.
fn fragments(mut row: Vec<Letter>) -> Vec<Fragment> {
    row.sort_by(|one, other| one.left.total_cmp(&other.left));
    let row = with_marks(row);
    let mut found = Vec::new();
    let mut from = 0;
    let mut right = f64::MIN;
    for at in 0..row.len() {
        let is_blank = row[at].text.trim().is_empty();
        if is_blank {
            continue;
        }
        if at > from && right > f64::MIN && row[at].left - right > GAP * row[at].size {
            found.extend(fragment(&row[from..at]));
            from = at;
        }
        right = right.max(row[at].right);
    }
    found.extend(fragment(&row[from..]));
    found
}

/// Marks above and below letters are drawn beside or under them: each goes behind the letter it stands at.
fn with_marks(row: Vec<Letter>) -> Vec<Letter> {
    use unicode_normalization::char::is_combining_mark;
    let is_mark = |letter: &Letter| !letter.text.is_empty() && letter.text.chars().all(is_combining_mark);
    let (marks, mut letters): (Vec<Letter>, Vec<Letter>) = row.into_iter().partition(is_mark);
    for mark in marks {
        let middle = f64::midpoint(mark.left, mark.right);
        let after = letters.partition_point(|letter| letter.left <= middle);
        if let Some(letter) = letters[..after].iter_mut().rev().find(|letter| !letter.text.trim().is_empty()) {
            letter.text.push_str(&mark.text);
        } else if let Some(letter) = letters.get_mut(after) {
            letter.text.push_str(&mark.text);
        }
    }
    letters
}

fn fragment(letters: &[Letter]) -> Option<Fragment> {
    let drawn: Vec<&Letter> = letters.iter().filter(|letter| !letter.text.trim().is_empty()).collect();
    let (first, last) = (drawn.first()?, drawn.last()?);
    let blanks = letters.len() - drawn.len();
    let wide = if blanks * 14 > letters.len() { BLANK_BESIDE_BLANKS } else { BLANK };
    let mut parts: Vec<&str> = Vec::with_capacity(letters.len());
    let mut before: Option<&Letter> = None;
    for letter in letters {
        let gap = before.map_or(0.0, |before| letter.left - before.right);
        let is_blank = letter.text.trim().is_empty();
        let open = parts.last().is_some_and(|part| !part.trim().is_empty());
        if open && (is_blank || gap > wide * letter.size) {
            parts.push(" ");
        }
        if !is_blank {
            parts.push(&letter.text);
        }
        before = Some(letter);
    }
    let text: String = letters::reading_order(&parts).into_iter().map(|at| parts[at]).collect();
    // The size of most letters: a raised number or a first letter over three lines is not the line's.
    let mut sizes: Vec<f64> = drawn.iter().map(|letter| letter.size).collect();
    sizes.sort_by(f64::total_cmp);
    let right = drawn.iter().map(|letter| letter.right).fold(last.right, f64::max);
    Some(Fragment {
        turned: letters::is_right_to_left(parts.iter().copied()),
        text: text.trim().to_owned(),
        left: first.left,
        right,
        base: first.base.max(last.base),
        size: sizes[sizes.len() / 2],
    })
}
