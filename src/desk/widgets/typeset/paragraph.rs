//! A paragraph that has been laid out: its lines, and where each character stands.

use std::{ops::Range, sync::Arc};

use eframe::egui::{Galley, Vec2};

/// A place between two characters. At the end of a line, or where the direction turns, one offset
/// has two places: before the next character, or after the one before (`upstream`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Caret {
    /// Characters before the caret.
    pub offset: usize,
    /// Stands at the far edge of the character before, not at the near edge of the next one.
    pub upstream: bool,
}

impl Caret {
    /// The place before the character at `offset`.
    #[must_use]
    pub const fn before(offset: usize) -> Self {
        Self { offset, upstream: false }
    }

    /// The place after the character that ends at `offset`.
    #[must_use]
    pub const fn after(offset: usize) -> Self {
        Self { offset, upstream: true }
    }
}

/// A stretch of a line with one direction.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// Characters of the paragraph.
    pub chars: Range<usize>,
    /// The x of every place between its characters in logical order, one more than characters;
    /// points from the left of the measure. They fall in a right-to-left piece.
    pub edges: Vec<f32>,
}

impl Piece {
    /// Left and right.
    #[must_use]
    pub fn span(&self) -> (f32, f32) {
        match (self.edges.first(), self.edges.last()) {
            (Some(first), Some(last)) => (first.min(*last), first.max(*last)),
            _ => (0.0, 0.0),
        }
    }
}

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Characters of the paragraph, with the spaces that hang past the end of the line.
    pub chars: Range<usize>,
    /// The end of the characters that are seen: `chars.end` without the hanging spaces.
    pub ink_end: usize,
    /// Top of the row, in points from the top of the paragraph.
    pub top: f32,
    /// In visual order, from left to right.
    pub pieces: Vec<Piece>,
}

/// A paragraph that has been laid out. All measures are points from its top left corner, where the
/// left is the left of the measure also for right-to-left text.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// The lines from top to bottom; one, empty, for an empty text.
    pub lines: Vec<Line>,
    /// What to paint, with the place of each.
    pub galleys: Vec<(Vec2, Arc<Galley>)>,
    /// From the top of a row to its baseline.
    pub baseline: f32,
    /// Height of a row.
    pub row_height: f32,
    /// Width of the widest line, hanging spaces left out.
    pub width: f32,
    /// Whether the paragraph reads from right to left.
    pub right_to_left: bool,
    /// Whether an ellipsis stands for words that had no room.
    pub elided: bool,
}

impl Paragraph {
    /// Height of all rows.
    #[must_use]
    pub fn height(&self) -> f32 {
        self.lines.last().map_or(0.0, |line| line.top + self.row_height)
    }

    /// Number of characters.
    #[must_use]
    pub fn char_count(&self) -> usize {
        self.lines.last().map_or(0, |line| line.chars.end)
    }

    /// The line that holds a caret. O(log lines).
    #[must_use]
    pub fn line_of(&self, caret: Caret) -> usize {
        let last = self.lines.len().saturating_sub(1);
        let found = self.lines.partition_point(|line| {
            if caret.upstream { line.chars.end < caret.offset } else { line.chars.end <= caret.offset }
        });
        found.min(last)
    }

    /// The line at a height; the first above, the last below.
    #[must_use]
    pub fn line_at(&self, y: f32) -> usize {
        let last = self.lines.len().saturating_sub(1);
        self.lines.partition_point(|line| line.top + self.row_height <= y).min(last)
    }

    /// Where a caret stands: its line, and its x.
    #[must_use]
    pub fn position(&self, caret: Caret) -> (usize, f32) {
        let index = self.line_of(caret);
        let x = self.lines.get(index).map_or(0.0, |line| line.x_of(caret).unwrap_or(0.0));
        (index, x)
    }

    /// The place nearest to a point.
    #[must_use]
    pub fn caret_at(&self, x: f32, y: f32) -> Caret {
        self.lines.get(self.line_at(y)).map_or(Caret::before(0), |line| line.caret_at(x))
    }
}

impl Line {
    /// The x of a caret on this line.
    #[must_use]
    pub fn x_of(&self, caret: Caret) -> Option<f32> {
        let after = || {
            self.pieces
                .iter()
                .find(|piece| piece.chars.start < caret.offset && caret.offset <= piece.chars.end)
                .and_then(|piece| piece.edges.get(caret.offset - piece.chars.start))
        };
        let before = || {
            self.pieces
                .iter()
                .find(|piece| piece.chars.contains(&caret.offset))
                .and_then(|piece| piece.edges.get(caret.offset - piece.chars.start))
        };
        let found = if caret.upstream { after().or_else(before) } else { before().or_else(after) };
        found.or_else(|| self.pieces.first().and_then(|piece| piece.edges.first())).copied()
    }

    /// The place nearest to `x`.
    #[must_use]
    pub fn caret_at(&self, x: f32) -> Caret {
        let distance = |piece: &Piece| {
            let (left, right) = piece.span();
            (left - x).max(x - right).max(0.0)
        };
        let Some(piece) = self
            .pieces
            .iter()
            .filter(|piece| piece.chars.start < self.ink_end || self.ink_end == self.chars.start)
            .min_by(|a, b| distance(a).total_cmp(&distance(b)))
        else {
            return Caret::before(self.chars.start);
        };
        let nearest = piece
            .edges
            .iter()
            .enumerate()
            .min_by(|a, b| (a.1 - x).abs().total_cmp(&(b.1 - x).abs()))
            .map_or(0, |(index, _)| index);
        let offset = (piece.chars.start + nearest).min(self.ink_end.max(self.chars.start));
        if offset == piece.chars.end { Caret::after(offset) } else { Caret::before(offset) }
    }

    /// The character under `x`, if `x` is on one.
    #[must_use]
    pub fn char_under(&self, x: f32) -> Option<usize> {
        self.pieces.iter().find_map(|piece| {
            piece
                .edges
                .windows(2)
                .position(|edge| edge[0].min(edge[1]) <= x && x < edge[0].max(edge[1]))
                .map(|index| piece.chars.start + index)
        })
    }

    /// Calls `span(left, right)` for each stretch of the line that `chars` covers, from left to
    /// right; stretches that touch are joined.
    pub fn spans(&self, chars: &Range<usize>, mut span: impl FnMut(f32, f32)) {
        let mut open: Option<(f32, f32)> = None;
        for piece in &self.pieces {
            let start = chars.start.clamp(piece.chars.start, piece.chars.end);
            let end = chars.end.min(self.ink_end).clamp(start, piece.chars.end);
            if start == end {
                continue;
            }
            let (Some(a), Some(b)) =
                (piece.edges.get(start - piece.chars.start), piece.edges.get(end - piece.chars.start))
            else {
                continue;
            };
            let (left, right) = (a.min(*b), a.max(*b));
            open = match open {
                Some((from, to)) if (left - to).abs() < 0.75 => Some((from, right)),
                Some((from, to)) => {
                    span(from, to);
                    Some((left, right))
                }
                None => Some((left, right)),
            };
        }
        if let Some((from, to)) = open {
            span(from, to);
        }
    }

    /// The next place to the right (or to the left) of `x` on this line, with its x. Moving by
    /// this visits every place of the line, whatever the directions on it, but for those among the
    /// hanging spaces.
    #[must_use]
    pub fn beside(&self, x: f32, to_the_right: bool) -> Option<(f32, Caret)> {
        const SAME_PLACE: f32 = 0.25;
        let mut best: Option<(f32, Caret)> = None;
        for piece in &self.pieces {
            for (index, edge) in piece.edges.iter().enumerate() {
                let beyond = if to_the_right { edge - x } else { x - edge };
                if beyond <= SAME_PLACE || best.is_some_and(|(found, _)| (found - x).abs() <= beyond) {
                    continue;
                }
                let offset = piece.chars.start + index;
                if offset > self.ink_end {
                    continue;
                }
                let caret = if offset == piece.chars.end { Caret::after(offset) } else { Caret::before(offset) };
                best = Some((*edge, caret));
            }
        }
        best
    }
}
