//! The lines from a meeting to the one that follows it, within a lane, where they cross no words.

use eframe::egui::{Painter, Pos2, Shape, Stroke, pos2, vec2};

use super::plan::ROW;
use crate::desk::theme::Theme;

/// Top and bottom of a bar within its row.
const BAR_TOP: f32 = 5.0;
const BAR_BOTTOM: f32 = 29.0;
/// Where lines run along a row: under its words.
const STRIP: f32 = 42.0;
/// How far within its bar a line begins and ends.
const INSET: f32 = 3.0;

/// Where a meeting stands in its lane, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Spot {
    /// The ends of its bar.
    pub left: f32,
    pub right: f32,
    /// Where its label ends.
    pub end: f32,
    pub row: usize,
    /// Whether its label stands inside and under the bar, where lines would run through it.
    pub inside: bool,
}

fn top(row: usize) -> f32 {
    f32::from(u16::try_from(row).unwrap_or(u16::MAX)) * ROW
}

/// The way from a meeting to the one that follows it: points from the top of the first row, the last in the bar where
/// the arrow ends. `None` where the later one does not stand to the right of the earlier, or a line would cross another
/// meeting. `others` are all meetings of the lane.
pub(super) fn route(earlier: &Spot, later: &Spot, others: &[Spot]) -> Option<Vec<Pos2>> {
    let from = (earlier.right - INSET).max(f32::midpoint(earlier.left, earlier.right));
    let to = (later.left + INSET).min(f32::midpoint(later.left, later.right));
    if to <= from + INSET {
        return None;
    }
    let (strips, down) = if later.row < earlier.row {
        (later.row..earlier.row, false)
    } else {
        (earlier.row..later.row.max(earlier.row + 1), true)
    };
    // Nothing but its own bar stands over a stretch up or down through these rows.
    let is_clear = |x: f32, rows: std::ops::Range<usize>| {
        !others.iter().any(|spot| rows.contains(&spot.row) && spot.left - 6.0 < x && spot.end + 6.0 > x)
    };
    let runs_free = |along: usize| {
        !others.iter().any(|spot| spot.row == along && spot.inside && spot.left < to && spot.right > from)
    };
    let along = strips.into_iter().find(|along| {
        let leaving = if down { earlier.row + 1..along + 1 } else { along + 1..earlier.row };
        let arriving = if later.row > *along { along + 1..later.row } else { later.row + 1..along + 1 };
        runs_free(*along) && is_clear(from, leaving) && is_clear(to, arriving)
    })?;
    let strip = top(along) + STRIP;
    let leaves = top(earlier.row) + if down { BAR_BOTTOM } else { BAR_TOP };
    let arrives = top(later.row) + if later.row > along { BAR_TOP } else { BAR_BOTTOM };
    Some(vec![pos2(from, leaves), pos2(from, strip), pos2(to, strip), pos2(to, arrives)])
}

/// Draws a way with an arrow at its end.
pub(super) fn paint(painter: &Painter, theme: &Theme, route: &[Pos2], origin: Pos2) {
    let points: Vec<Pos2> = route.iter().map(|point| (*point + origin.to_vec2()).round() + vec2(0.5, 0.5)).collect();
    let [.., before, end] = points.as_slice() else { return };
    let back = if before.y > end.y { 5.0 } else { -5.0 };
    let head = vec![*end, *end + vec2(-3.0, back), *end + vec2(3.0, back)];
    painter.add(Shape::convex_polygon(head, theme.ink3, Stroke::NONE));
    painter.line(points, Stroke::new(1.0, theme.ink3));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(left: f32, right: f32, end: f32, row: usize) -> Spot {
        Spot { left, right, end, row, inside: false }
    }

    #[test]
    fn lines_go_under_words_and_around_nothing() {
        let check = |earlier: Spot, later: Spot, others: &[Spot], expect: Option<&[(f32, f32)]>| {
            let found = route(&earlier, &later, others);
            let found = found.map(|points| points.iter().map(|it| (it.x, it.y)).collect::<Vec<_>>());
            assert_eq!(found.as_deref(), expect, "{earlier:?} to {later:?}");
        };
        let first = spot(0.0, 10.0, 200.0, 0);
        // In one row, from below the one to below the other.
        let same = Some(&[(7.0, 29.0), (7.0, 42.0), (303.0, 42.0), (303.0, 29.0)][..]);
        check(first, spot(300.0, 310.0, 400.0, 0), &[], same);
        // What stands between, with its label beside it, is passed below.
        check(first, spot(300.0, 310.0, 400.0, 0), &[spot(210.0, 220.0, 280.0, 0)], same);
        let inside = Spot { inside: true, ..spot(210.0, 280.0, 280.0, 0) };
        check(first, spot(300.0, 310.0, 400.0, 0), &[inside], None);
        // A row below, from above.
        let below = [(7.0, 29.0), (7.0, 42.0), (103.0, 42.0), (103.0, ROW + 5.0)];
        check(first, spot(100.0, 110.0, 250.0, 1), &[], Some(&below));
        // A row above, from below.
        let above = [(7.0, ROW + 5.0), (7.0, 42.0), (303.0, 42.0), (303.0, 29.0)];
        check(spot(0.0, 10.0, 200.0, 1), spot(300.0, 310.0, 400.0, 0), &[], Some(&above));
        // Two rows below, unless something stands in between.
        let far = [(7.0, 29.0), (7.0, 42.0), (103.0, 42.0), (103.0, 2.0 * ROW + 5.0)];
        check(first, spot(100.0, 110.0, 250.0, 2), &[spot(150.0, 160.0, 300.0, 1)], Some(&far));
        // Then one goes down first, where that is free.
        let round = [(7.0, 29.0), (7.0, ROW + 42.0), (103.0, ROW + 42.0), (103.0, 2.0 * ROW + 5.0)];
        check(first, spot(100.0, 110.0, 250.0, 2), &[spot(90.0, 95.0, 300.0, 1)], Some(&round));
        check(first, spot(100.0, 110.0, 250.0, 2), &[spot(5.0, 95.0, 300.0, 1)], None);
        // Not backwards.
        check(first, spot(5.0, 15.0, 100.0, 1), &[], None);
        check(spot(300.0, 310.0, 400.0, 0), first, &[], None);
        // A bar too narrow for the inset is left and reached in its middle.
        let narrow = [(101.0, 29.0), (101.0, 42.0), (301.0, 42.0), (301.0, 29.0)];
        check(spot(100.0, 102.0, 150.0, 0), spot(300.0, 302.0, 350.0, 0), &[], Some(&narrow));
    }
}
