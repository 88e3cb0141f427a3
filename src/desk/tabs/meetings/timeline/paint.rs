//! How dates are drawn: bars, boxes, hatches and dashes.

use eframe::egui::{Color32, CornerRadius, Painter, Rect, Shape, Stroke, StrokeKind, pos2};

use super::precision::Precision;
use crate::desk::theme::Theme;
use crate::desk::widgets::kit::dashed_rect;

/// Between two lines of a hatch.
const HATCH: f32 = 6.0;

/// Draws a date into `rect`; `open` says which ends are not known.
pub(super) fn date(painter: &Painter, theme: &Theme, rect: Rect, precision: Precision, open: (bool, bool)) {
    let edge = Stroke::new(1.0, theme.ink3);
    // A bar of many years is longer than the window by far: its edges are drawn where they may be seen.
    let whole = rect;
    let rect = rect.intersect(painter.clip_rect().expand(40.0));
    if !rect.is_positive() {
        return;
    }
    match precision {
        Precision::Exact => {
            painter.rect_filled(rect, CornerRadius::same(2), theme.ink2);
        }
        Precision::Coarse if open.0 || open.1 => {
            painter.rect_filled(rect, 0.0, theme.press);
            painter.hline(rect.x_range(), rect.top() + 0.5, edge);
            painter.hline(rect.x_range(), rect.bottom() - 0.5, edge);
            for (is_open, x) in [(open.0, rect.left() + 0.5), (open.1, rect.right() - 0.5)] {
                if !is_open {
                    painter.vline(x, rect.y_range(), edge);
                }
            }
        }
        Precision::Coarse => {
            painter.rect(rect, CornerRadius::same(3), theme.press, edge, StrokeKind::Inside);
        }
        Precision::Approximate => {
            hatch(painter, whole, theme.line3);
            for y in [rect.top() + 0.5, rect.bottom() - 0.5] {
                painter.extend(Shape::dashed_line(&[pos2(rect.left(), y), pos2(rect.right(), y)], edge, 3.0, 2.5));
            }
        }
        Precision::Uncertain => dashed_rect(painter, rect, 3.0, edge),
        Precision::Announced => {
            hatch(painter, whole, theme.line3);
            let edge = Stroke::new(1.0, theme.ink2);
            painter.hline(rect.x_range(), rect.top() + 0.5, edge);
            painter.hline(rect.x_range(), rect.bottom() - 0.5, edge);
        }
    }
}

/// Slanted lines, all on one grid, so that they stay put while the bar grows. Only what is in sight is drawn.
fn hatch(painter: &Painter, rect: Rect, colour: Color32) {
    let seen = rect.intersect(painter.clip_rect());
    if !seen.is_positive() {
        return;
    }
    let painter = painter.with_clip_rect(seen);
    let height = rect.height();
    let mut x = rect.left() + ((seen.left() - rect.left() - height) / HATCH).floor() * HATCH;
    while x < seen.right() {
        painter.line_segment([pos2(x, rect.bottom()), pos2(x + height, rect.top())], Stroke::new(1.0, colour));
        x += HATCH;
    }
}
