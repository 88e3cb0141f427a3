//! Chips, pills and key caps.

use eframe::egui::{
    Color32, CornerRadius, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::{
    Icon,
    paint::{Line, centred, key_words, one_line},
};
use crate::desk::theme::{Side, Text, measure, theme};

const CHIP_HEIGHT: f32 = 20.0;
const CHIP_PAD: f32 = 7.0;
const KEY_HEIGHT: f32 = 18.0;
const KEY_PAD: f32 = 5.0;

/// A side's chip: its mark and name on its tint.
pub fn side_chip_ui(ui: &mut Ui, side: Side, name: &str) -> Response {
    let theme = theme(ui);
    let colours = theme.side(side);
    let line = Line::new().side(Some(side)).space(4.0).text(ui, Text::Label, colours.ink, name);
    chip_ui(ui, &line, colours.tint)
}

/// A neutral chip: "1 article".
pub fn neutral_chip_ui(ui: &mut Ui, words: &str) -> Response {
    let theme = theme(ui);
    let line = Line::new().text(ui, Text::Label, theme.ink2, words);
    chip_ui(ui, &line, theme.press)
}

/// A chip in the accent: "new", "firmer".
pub fn accent_chip_ui(ui: &mut Ui, words: &str) -> Response {
    let theme = theme(ui);
    let line = Line::new().text(ui, Text::LabelStrong, theme.accent, words);
    chip_ui(ui, &line, theme.accent_tint)
}

fn chip_ui(ui: &mut Ui, line: &Line, fill: Color32) -> Response {
    let size = vec2(2.0f32.mul_add(CHIP_PAD, line.width()).ceil(), CHIP_HEIGHT);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::same(measure::RADIUS_CHIP), fill);
    line.paint(ui.painter(), theme(ui), rect.left() + CHIP_PAD, rect.center().y);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, line.words()));
    response
}

/// Width of a count pill.
pub(super) fn pill_width(ui: &Ui, count: usize) -> f32 {
    let words = one_line(ui, Text::Key, Color32::PLACEHOLDER, &count.to_string(), f32::INFINITY);
    (words.size().x + 12.0).ceil().max(18.0)
}

/// Paints a count pill with its right end at `right`.
pub(super) fn pill_paint(ui: &Ui, count: usize, right: Pos2, on_tint: bool) {
    let theme = theme(ui);
    let words = one_line(ui, Text::LabelStrong, theme.accent, &count.to_string(), f32::INFINITY);
    let width = pill_width(ui, count);
    let rect = Rect::from_min_size(pos2(right.x - width, right.y - 8.0), vec2(width, 16.0));
    ui.painter().rect_filled(rect, CornerRadius::same(8), if on_tint { theme.raised } else { theme.accent_tint });
    ui.painter().galley(rect.center() - words.size() / 2.0, words, theme.accent);
}

/// A count in a pill: proposals left.
pub fn count_pill_ui(ui: &mut Ui, count: usize, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(pill_width(ui, count), 18.0), Sense::hover());
    pill_paint(ui, count, rect.right_center(), false);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{count} {name}")));
    response
}

/// Width of a key cap.
pub(super) fn key_cap_width(ui: &Ui, keys: &str) -> f32 {
    if keys == "Backspace" {
        return 24.0;
    }
    let words = one_line(ui, Text::Key, Color32::PLACEHOLDER, &key_words(ui, keys), f32::INFINITY);
    2.0f32.mul_add(KEY_PAD, words.size().x).ceil().max(KEY_HEIGHT)
}

/// Paints a key cap with its left end at `left`.
pub(super) fn key_cap_paint(ui: &Ui, keys: &str, left: Pos2, ink: Color32, edge: Color32, fill: Color32) {
    let size = vec2(key_cap_width(ui, keys), KEY_HEIGHT);
    let rect = Rect::from_min_size(pos2(left.x, left.y - KEY_HEIGHT / 2.0), size);
    let stroke = Stroke::new(measure::STROKE_HAIR, edge);
    let painter = ui.painter();
    painter.rect(rect, CornerRadius::same(measure::RADIUS_CHIP), fill, stroke, StrokeKind::Inside);
    if keys == "Backspace" {
        Icon::Backspace.paint(painter, centred(rect.center(), 13.0), ink);
    } else {
        let words = one_line(ui, Text::Key, ink, &key_words(ui, keys), f32::INFINITY);
        painter.galley(rect.center() - words.size() / 2.0, words, ink);
    }
}

/// A key cap: "Ctrl F". "Backspace" is drawn as ⌫.
pub fn key_cap_ui(ui: &mut Ui, keys: &str) -> Response {
    let theme = theme(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(key_cap_width(ui, keys), KEY_HEIGHT), Sense::hover());
    key_cap_paint(ui, keys, rect.left_center(), theme.ink2, theme.line2, theme.raised);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, keys));
    response
}
