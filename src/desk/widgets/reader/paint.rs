//! Painting a block: fills, words, underlines.

use std::{ops::Range, sync::Arc};

use eframe::egui::{Color32, Painter, Pos2, Rangef, Rect, Stroke, StrokeKind, emath::GuiRounding as _, pos2};

use super::{
    super::typeset::{Line, Paragraph},
    LineStyle, Mark, MarkStyle, ReaderStyle,
    blocks::Block,
};

/// A fill reaches this far above the baseline, of a height of 22.
const FILL_ABOVE_BASELINE: f32 = 17.0 / 22.0;
/// From the baseline to an underline.
const UNDERLINE_DROP: f32 = 4.0;
/// A fill over another begins so much lower.
const LAYER: f32 = 2.0;
/// So many fills over one another are told apart.
const MOST_LAYERS: usize = 2;
/// Width of the mark at an end of a fill that lies over another.
const END: f32 = 2.0;
/// From the baseline up to a line through words.
const STRIKE_RISE: f32 = 5.0;
/// From an underline to one below it.
const UNDERLINE_LANE: f32 = 3.0;

/// From top to bottom of a fill on a line, from the top of the paragraph.
pub(super) fn row_fill(layout: &Paragraph, line: &Line, style: &ReaderStyle) -> Rangef {
    let top = line.top + layout.baseline - style.highlight_height * FILL_ABOVE_BASELINE;
    Rangef::new(top, top + style.highlight_height)
}

/// Paints a block; returns where its first and last selected rows are. `selection` is in the block's offsets.
#[expect(clippy::too_many_arguments, reason = "all of them are what a block is painted from")]
pub(super) fn paint_block(
    painter: &Painter,
    style: &ReaderStyle,
    layout: &Paragraph,
    origin: Pos2,
    block: &Block,
    marks: &[Mark],
    in_view: &[usize],
    selection: Option<&Range<usize>>,
) -> Option<(Rect, Rect)> {
    let clip = painter.clip_rect();
    let first = layout.line_at(clip.top() - origin.y);
    let last = layout.line_at(clip.bottom() - origin.y);
    let lines = layout.lines.get(first..=last).unwrap_or(&[]);
    let here = |mark: &Mark| {
        let (start, end) = (mark.range.start.max(block.start), mark.range.end.min(block.end));
        (start < end).then(|| start - block.start..end - block.start)
    };
    let marks_here =
        || in_view.iter().filter_map(|index| marks.get(*index)).filter_map(|mark| Some((mark, here(mark)?)));
    let place = |line: &Line, left: f32, right: f32| {
        let rows = row_fill(layout, line, style);
        let rect = Rect::from_min_max(pos2(left, rows.min), pos2(right, rows.max)).translate(origin.to_vec2());
        rect.round_to_pixels(painter.pixels_per_point())
    };

    // Fills over the same words: each is lower than the one below it, has an edge along its top and marks its ends, so
    // that all are seen, of one colour or of several.
    for (at, (mark, part)) in marks_here().enumerate() {
        let Some((colour, outline)) = fill_of(mark.style, style) else {
            continue;
        };
        let overlaps = |(other, range): &(&Mark, Range<usize>)| {
            fill_of(other.style, style).is_some() && range.start < part.end && part.start < range.end
        };
        let outer = marks_here().take(at).filter(overlaps).count().min(MOST_LAYERS);
        let edge = edge_of(mark.style, style).filter(|_| marks_here().filter(overlaps).nth(1).is_some());
        let whole = mark.range.start.saturating_sub(block.start)..mark.range.end - block.start;
        for line in lines {
            line.spans(&part, |left, right| {
                let mut rect = place(line, left - 1.0, right);
                rect.min.y = (rect.min.y + LAYER * small(outer)).min(rect.max.y - 4.0);
                rect.max.y = (rect.max.y - 1.0 * small(outer)).max(rect.min.y + 4.0);
                painter.rect_filled(rect, 0.0, colour);
                if outline {
                    painter.rect_stroke(rect, 0.0, Stroke::new(1.0, style.accent), StrokeKind::Outside);
                }
                let Some(edge) = edge else { return };
                // Above the letters; deeper ones would look like words struck out.
                if outer < MOST_LAYERS {
                    painter.rect_filled(rect.with_max_y(rect.min.y + 1.0), 0.0, edge);
                }
                let first = mark.range.start >= block.start && line.chars.contains(&whole.start);
                let last = line.chars.start < whole.end && whole.end <= line.chars.end;
                // In right-to-left words the first letter stands at the right.
                let (starts, stops) = if block.right_to_left { (last, first) } else { (first, last) };
                if starts {
                    painter.rect_filled(rect.with_max_x(rect.min.x + END), 0.0, edge);
                }
                if stops {
                    painter.rect_filled(rect.with_min_x(rect.max.x - END), 0.0, edge);
                }
            });
        }
    }

    let mut selected: Option<(Rect, Rect)> = None;
    if let Some(selection) = selection {
        for line in lines {
            line.spans(selection, |left, right| {
                let rect = place(line, left, right);
                painter.rect_filled(rect, 0.0, style.selection);
                selected = Some(match selected {
                    Some((first, last)) if same_row(last, rect) => {
                        let row = rect.union(last);
                        (if same_row(first, rect) { row } else { first }, row)
                    }
                    Some((first, _)) => (first, rect),
                    None => (rect, rect),
                });
            });
        }
        // What the selection covers is still told by a strip below.
        for (mark, part) in marks_here() {
            let Some((colour, _)) = fill_of(mark.style, style) else {
                continue;
            };
            let both = part.start.max(selection.start)..part.end.min(selection.end);
            if both.is_empty() {
                continue;
            }
            for line in lines {
                line.spans(&both, |left, right| {
                    let rect = place(line, left, right);
                    painter.rect_filled(rect.with_min_y(rect.max.y - 3.0), 0.0, colour);
                });
            }
        }
    }

    for (offset, galley) in &layout.galleys {
        let at = origin + *offset;
        if at.y + galley.rect.height() + 12.0 >= clip.top() && at.y - 12.0 <= clip.bottom() {
            painter.galley(at, Arc::clone(galley), style.ink);
        }
    }

    for (at, (mark, part)) in marks_here().enumerate() {
        let Some((colour, kind)) = underline_of(mark.style, style) else {
            continue;
        };
        let lane = marks_here()
            .take(at)
            .filter(|(other, range)| {
                underline_of(other.style, style).is_some() && range.start < part.end && part.start < range.end
            })
            .count();
        for line in lines {
            let y = origin.y + line.top + layout.baseline + UNDERLINE_DROP + UNDERLINE_LANE * small(lane.min(2));
            let y = y.round_to_pixels(painter.pixels_per_point());
            line.spans(&part, |left, right| {
                underline(painter, Rangef::new(origin.x + left, origin.x + right), y, colour, kind);
            });
        }
        if mark.style == MarkStyle::Hidden {
            hidden_sign(painter, lines, layout, origin, &part, style);
        }
        if mark.style == MarkStyle::Note {
            note_sign(painter, lines, layout, origin, &part, colour, style);
        }
    }
    for (_, part) in marks_here().filter(|(mark, _)| mark.style == MarkStyle::Deleted) {
        for line in lines {
            let y = (origin.y + line.top + layout.baseline - STRIKE_RISE).round_to_pixels(painter.pixels_per_point());
            line.spans(&part, |left, right| {
                let x = Rangef::new(origin.x + left, origin.x + right);
                dashes(painter, x, y, 1.0, (f32::INFINITY, 0.0), style.rival);
            });
        }
    }
    selected
}

fn same_row(a: Rect, b: Rect) -> bool {
    (a.top() - b.top()).abs() < 1.0
}

fn fill_of(mark: MarkStyle, style: &ReaderStyle) -> Option<(Color32, bool)> {
    match mark {
        MarkStyle::Evidence => Some((style.evidence, false)),
        MarkStyle::Rival => Some((style.rival_fill, false)),
        MarkStyle::SearchHit => Some((style.search_hit, false)),
        MarkStyle::CurrentSearchHit => Some((style.search_current, true)),
        MarkStyle::Deleted => Some((style.deleted, false)),
        MarkStyle::Inserted => Some((style.inserted, false)),
        MarkStyle::Retracted => Some((style.retracted_fill, false)),
        MarkStyle::ProposalAtHand => Some((style.proposal_fill, false)),
        MarkStyle::Actor { .. } | MarkStyle::Proposal | MarkStyle::Note | MarkStyle::Hidden => None,
    }
}

/// The edge of a fill that lies over another.
fn edge_of(mark: MarkStyle, style: &ReaderStyle) -> Option<Color32> {
    match mark {
        MarkStyle::Evidence | MarkStyle::ProposalAtHand => Some(style.proposal),
        MarkStyle::Rival => Some(style.rival),
        MarkStyle::Retracted => Some(style.retracted),
        _ => None,
    }
}

/// The lines that are drawn below words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Underline {
    Side(LineStyle),
    Proposal,
    Note,
    Retracted,
    Inserted,
    Hidden,
}

fn underline_of(mark: MarkStyle, style: &ReaderStyle) -> Option<(Color32, Underline)> {
    match mark {
        MarkStyle::Actor { colour, line } => Some((colour, Underline::Side(line))),
        MarkStyle::Proposal | MarkStyle::ProposalAtHand => Some((style.proposal, Underline::Proposal)),
        MarkStyle::Note => Some((style.note, Underline::Note)),
        MarkStyle::Retracted => Some((style.retracted, Underline::Retracted)),
        MarkStyle::Inserted => Some((style.accent, Underline::Inserted)),
        MarkStyle::Hidden => Some((style.rival, Underline::Hidden)),
        MarkStyle::Evidence
        | MarkStyle::Rival
        | MarkStyle::Deleted
        | MarkStyle::SearchHit
        | MarkStyle::CurrentSearchHit => None,
    }
}

/// Draws an underline whose top is at `y`.
fn underline(painter: &Painter, x: Rangef, y: f32, colour: Color32, kind: Underline) {
    let (on, off, thick) = match kind {
        Underline::Side(LineStyle::Solid) | Underline::Hidden => (f32::INFINITY, 0.0, 2.0),
        Underline::Side(LineStyle::Dashed) => (6.0, 4.0, 2.0),
        Underline::Side(LineStyle::Dotted) => (2.0, 2.0, 2.0),
        Underline::Side(LineStyle::Thin) | Underline::Inserted => (f32::INFINITY, 0.0, 1.0),
        Underline::Side(LineStyle::Double) => {
            dashes(painter, x, y + 2.0, 1.0, (f32::INFINITY, 0.0), colour);
            (f32::INFINITY, 0.0, 1.0)
        }
        Underline::Proposal => (3.0, 2.0, 2.0),
        Underline::Note => (2.0, 2.0, 1.0),
        Underline::Retracted => (1.0, 3.0, 1.0),
    };
    dashes(painter, x, y, thick, (on, off), colour);
}

fn dashes(painter: &Painter, x: Rangef, y: f32, thick: f32, (on, off): (f32, f32), colour: Color32) {
    let mut left = x.min;
    while left < x.max {
        let right = (left + on).min(x.max);
        let rect = Rect::from_min_max(pos2(left, y), pos2(right, y + thick));
        painter.rect_filled(rect.round_to_pixels(painter.pixels_per_point()), 0.0, colour);
        left += on + off;
    }
}

/// A dot above the end of words that a note hangs on.
fn note_sign(
    painter: &Painter,
    lines: &[Line],
    layout: &Paragraph,
    origin: Pos2,
    part: &Range<usize>,
    colour: Color32,
    style: &ReaderStyle,
) {
    let Some(line) = lines.iter().find(|line| line.chars.start < part.end && part.end <= line.chars.end) else {
        return;
    };
    let Some(x) = line.x_of(super::super::typeset::Caret::after(part.end)) else {
        return;
    };
    let y = row_fill(layout, line, style).min + 3.0;
    painter.circle_filled(pos2(origin.x + x, origin.y + y), 2.5, colour);
}

/// A bar with a head where a character stands that takes no room.
fn hidden_sign(
    painter: &Painter,
    lines: &[Line],
    layout: &Paragraph,
    origin: Pos2,
    part: &Range<usize>,
    style: &ReaderStyle,
) {
    let Some(line) = lines.iter().find(|line| line.chars.contains(&part.start)) else { return };
    let mut seen = 0.0_f32;
    line.spans(part, |left, right| seen += right - left);
    let Some(x) = line.x_of(super::super::typeset::Caret::before(part.start)).filter(|_| seen < 1.0) else { return };
    let rows = row_fill(layout, line, style);
    let top = pos2(origin.x + x, origin.y + rows.min + 2.0);
    let bar = Rect::from_min_max(pos2(top.x - 0.75, top.y), pos2(top.x + 0.75, origin.y + rows.max - 1.0));
    painter.rect_filled(bar.round_to_pixels(painter.pixels_per_point()), 0.0, style.rival);
    painter.circle_filled(top, 2.5, style.rival);
}

/// Nesting of marks: a handful.
fn small(count: usize) -> f32 {
    f32::from(u8::try_from(count).unwrap_or(u8::MAX))
}
