//! Notes beside the text.

use eframe::egui::{
    Color32, CursorIcon, Id, Painter, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::{
    super::typeset::{Caret, Face, Limits, is_right_to_left, lay_out},
    MarginNote, MarginRole, ReaderState, ReaderStyle,
    show::to_f32,
};

/// Between two notes that would touch.
const BETWEEN: f32 = 7.0;
/// From the top of a row's fill to the bar beside it.
const BELOW_FILL: f32 = 2.0;
/// From the bar to the words.
const INDENT: f32 = 12.0;
/// Room of a sign before the detail.
const SIGN: f32 = 15.0;

/// Where notes stand so that none touches another: each at its wish or just below the one before.
/// `wishes` are in the order of the text.
pub(super) fn stack(wishes: impl Iterator<Item = f64>, height: f64) -> impl Iterator<Item = f64> {
    let mut free = f64::NEG_INFINITY;
    wishes.map(move |wish| {
        let top = wish.max(free);
        free = top + height + f64::from(BETWEEN);
        top
    })
}

/// Shows the notes in view with their left at `at.x`; returns the one that was clicked.
/// O(notes × log paragraphs), with words set only for those in view.
#[expect(clippy::too_many_arguments, reason = "the geometry of the view")]
pub(super) fn margin_ui(
    ui: &Ui,
    notes: &[MarginNote],
    style: &ReaderStyle,
    state: &mut ReaderState,
    id: Id,
    at: Pos2,
    view: Rect,
    offset: f64,
    header: f64,
) -> Option<usize> {
    let mut order = std::mem::take(&mut state.margin_order);
    order.clear();
    order.extend(0..notes.len());
    order.sort_by_key(|index| (notes[*index].anchor, *index));
    let height = style.margin_title.row_height + style.margin_detail.row_height;
    let shift = f64::from(view.top()) - offset + header;
    let wishes = order.iter().map(|index| row_top(state, style, notes[*index].anchor));
    let mut clicked = None;
    for (index, top) in order.iter().zip(stack(wishes, f64::from(height))) {
        let top = to_f32(top + shift);
        if top > view.bottom() || top + height < view.top() {
            continue;
        }
        let rect = Rect::from_min_size(pos2(at.x, top), vec2(style.margin_width, height));
        if note_ui(ui, &notes[*index], style, rect, id.with(("margin", *index))) {
            clicked = Some(*index);
        }
    }
    state.margin_order = order;
    clicked
}

/// Where the row of a character is, from the top of the text: exact for what is laid out.
fn row_top(state: &ReaderState, style: &ReaderStyle, anchor: usize) -> f64 {
    let (index, local) = state.document.local(Caret::before(anchor));
    let in_block = state.document.known_layout(index).map_or(0.0, |layout| {
        let (line, _) = layout.position(local);
        layout.lines.get(line).map_or(0.0, |line| super::paint::row_fill(layout, line, style).min + BELOW_FILL)
    });
    state.document.heights.top(index) + f64::from(in_block)
}

fn note_ui(ui: &Ui, note: &MarginNote, style: &ReaderStyle, rect: Rect, id: Id) -> bool {
    let response = ui.interact(rect.intersect(ui.clip_rect()), id, Sense::click());
    response
        .widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), format!("{}, {}", note.title, note.detail)));
    let painter = ui.painter();
    let colour = match note.role {
        MarginRole::Rival => style.rival,
        MarginRole::Supported | MarginRole::Settled | MarginRole::Commitment => style.accent,
        MarginRole::Proposed | MarginRole::Note => style.faint,
    };
    let dashed = matches!(note.role, MarginRole::Proposed | MarginRole::Note);
    bar(painter, rect, colour, dashed);
    let has_sign = sign(
        painter,
        note.role,
        pos2(rect.left() + INDENT + 5.0, rect.bottom() - style.margin_detail.row_height / 2.0),
        colour,
    );
    let detail_colour = if note.role == MarginRole::Rival { style.rival } else { style.secondary };
    let left = rect.left() + INDENT;
    let sign_room = if has_sign { SIGN } else { 0.0 };
    let title_elided =
        line_ui(ui, &note.title, &style.margin_title, pos2(left, rect.top()), rect.right() - left, style.ink);
    let detail_left = left + sign_room;
    let detail_top = rect.top() + style.margin_title.row_height;
    let detail_elided = line_ui(
        ui,
        &note.detail,
        &style.margin_detail,
        pos2(detail_left, detail_top),
        rect.right() - detail_left,
        detail_colour,
    );
    if response.has_focus() {
        painter.rect_stroke(rect.expand(2.0), 4.0, Stroke::new(2.0, style.accent), StrokeKind::Outside);
    }
    let clicked = response.clicked();
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if title_elided || detail_elided {
        response.on_hover_text(format!("{}\n{}", note.title, note.detail));
    }
    clicked
}

/// Sets one line; returns whether it was elided.
fn line_ui(ui: &Ui, text: &str, face: &Face, at: Pos2, width: f32, colour: Color32) -> bool {
    let right_to_left = is_right_to_left(text);
    let line = lay_out(ui, text, face, Limits { max_width: width, max_rows: 1 }, right_to_left);
    // Beside its bar also where it reads from right to left.
    let left = if right_to_left { at.x - (width - line.width) } else { at.x };
    for (offset, galley) in &line.galleys {
        ui.painter().galley(pos2(left, at.y) + *offset, std::sync::Arc::clone(galley), colour);
    }
    line.elided
}

fn bar(painter: &Painter, rect: Rect, colour: Color32, dashed: bool) {
    let (on, off) = if dashed { (5.0, 3.0) } else { (rect.height(), 0.0) };
    let mut top = rect.top();
    while top < rect.bottom() {
        let bottom = (top + on).min(rect.bottom());
        painter.rect_filled(Rect::from_min_max(pos2(rect.left(), top), pos2(rect.left() + 2.0, bottom)), 0.0, colour);
        top += on + off;
    }
}

/// The sign of a state, 10 points high; drawn, because the faces do not have them all.
fn sign(painter: &Painter, role: MarginRole, centre: Pos2, colour: Color32) -> bool {
    let stroke = Stroke::new(1.4, colour);
    match role {
        MarginRole::Supported => {
            painter.circle_filled(centre, 5.0, colour);
            let back = Stroke::new(1.3, contrast(colour));
            painter.line_segment([centre + vec2(-2.2, 0.2), centre + vec2(-0.6, 1.8)], back);
            painter.line_segment([centre + vec2(-0.6, 1.8), centre + vec2(2.4, -1.6)], back);
        }
        MarginRole::Settled => {
            painter.circle_stroke(centre, 4.6, stroke);
            painter.circle_filled(centre, 2.2, colour);
        }
        MarginRole::Rival => {
            painter.line_segment([centre + vec2(-4.5, -1.8), centre + vec2(4.5, -1.8)], stroke);
            painter.line_segment([centre + vec2(-4.5, 1.8), centre + vec2(4.5, 1.8)], stroke);
            painter.line_segment([centre + vec2(-2.0, 5.0), centre + vec2(2.0, -5.0)], stroke);
        }
        MarginRole::Commitment => {
            painter.line_segment([centre + vec2(-3.6, -5.0), centre + vec2(-3.6, 5.0)], stroke);
            painter.rect_stroke(
                Rect::from_min_max(centre + vec2(-3.6, -4.4), centre + vec2(4.4, 0.8)),
                0.0,
                stroke,
                StrokeKind::Middle,
            );
        }
        MarginRole::Proposed | MarginRole::Note => return false,
    }
    true
}

/// Light on dark, dark on light.
fn contrast(colour: Color32) -> Color32 {
    if colour.intensity() > 0.5 { Color32::BLACK } else { Color32::WHITE }
}
