//! The cells of the fact matrix.

use eframe::egui::{CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::{
    Icon,
    marks::{agrees_paint, rival_paint},
    paint::{Line, Touch, centred, dashed_rect},
};
use crate::desk::theme::{Text, measure, theme};

/// What an article says on a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cell {
    /// What is held.
    Agrees,
    /// What cannot be true with what another says.
    Rival,
    /// What is held, of which a rival was outweighed; or the rival itself.
    Outweighed,
    /// Of another scope or date: neither agrees nor contradicts.
    Other,
    /// Words that were retracted or no longer stand.
    Fallen,
    /// Nothing.
    Silent,
}

impl Cell {
    fn spoken(self) -> &'static str {
        match self {
            Self::Agrees => "agrees",
            Self::Rival => "rival",
            Self::Outweighed => "outweighed",
            Self::Other => "other scope or date",
            Self::Fallen => "no longer counts",
            Self::Silent => "silent",
        }
    }

    /// A cell as it is read aloud: its name, its value, how it stands.
    #[must_use]
    pub fn in_words(self, name: &str, words: &str) -> String {
        match words.is_empty() {
            true => format!("{name}: {}", self.spoken()),
            false => format!("{name}: {words}, {}", self.spoken()),
        }
    }
}

/// A cell of the matrix. `name` says article and question; `words` are its value. A click selects it.
pub fn matrix_cell_ui(ui: &mut Ui, size: Vec2, cell: Cell, words: &str, selected: bool, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    matrix_cell_paint(ui, rect, &response, cell, words, selected);
    response.widget_info(|| WidgetInfo::selected(Role::Cell, true, selected, cell.in_words(name, words)));
    response
}

/// Paints a cell of the matrix where its caller has put it.
pub fn matrix_cell_paint(ui: &Ui, rect: Rect, response: &Response, cell: Cell, words: &str, selected: bool) {
    let theme = theme(ui);
    let touch = Touch::of(response);
    let painter = ui.painter();
    let (style, ink) = match cell {
        Cell::Rival => (Text::LabelStrong, theme.rival),
        Cell::Other | Cell::Silent | Cell::Fallen => (Text::Label, theme.ink3),
        Cell::Agrees | Cell::Outweighed => (Text::Label, theme.ink),
    };
    let mark = pos2(rect.left() + 13.0, rect.center().y);
    match cell {
        Cell::Agrees | Cell::Outweighed => {
            painter.rect_filled(rect, 0.0, theme.agree_tint);
            agrees_paint(painter, mark, theme.accent);
        }
        Cell::Rival => {
            painter.rect_filled(rect, 0.0, theme.rival_tint);
            let bar = Rect::from_min_max(rect.min, pos2(rect.left() + 3.0, rect.bottom()));
            painter.rect_filled(bar, 0.0, theme.rival);
            rival_paint(painter, mark, 0.9, theme.rival);
        }
        Cell::Other => {
            dashed_rect(painter, rect, 2.0, Stroke::new(1.0, theme.line3));
            Icon::Clock.paint(painter, centred(mark + vec2(1.0, 0.0), 12.0), theme.ink3);
        }
        Cell::Fallen => denied_paint(painter, mark, theme.ink3),
        Cell::Silent => {
            let from = pos2(rect.left() + 11.0, rect.center().y);
            painter.line_segment([from, from + vec2(6.0, 0.0)], Stroke::new(1.2, theme.ink3));
        }
    }
    let outweighed = cell == Cell::Outweighed;
    if cell != Cell::Silent {
        let room = rect.width() - 24.0 - if outweighed { 22.0 } else { 4.0 };
        let line = Line::new();
        let line = match cell {
            Cell::Fallen => line.struck(ui, style, ink, words, room),
            _ => line.text_within(ui, style, ink, words, room),
        };
        line.paint(painter, theme, rect.left() + 24.0, rect.center().y);
    }
    if outweighed {
        rival_paint(painter, pos2(rect.right() - 12.0, rect.center().y), 0.9, theme.rival);
    }
    if touch.hover && !selected {
        painter.rect_stroke(rect, 0.0, Stroke::new(1.0, theme.line3), StrokeKind::Inside);
    }
    if selected || touch.focus {
        let stroke = Stroke::new(measure::STROKE_FOCUS, theme.accent);
        // Inside, so that no edge of what it stands in cuts it.
        painter.rect_stroke(rect, CornerRadius::same(measure::RADIUS_CHIP), stroke, StrokeKind::Inside);
    }
}

/// A ring with a bar through it: what no longer counts.
fn denied_paint(painter: &eframe::egui::Painter, centre: eframe::egui::Pos2, colour: eframe::egui::Color32) {
    let stroke = Stroke::new(measure::STROKE_ICON, colour);
    painter.circle_stroke(centre, 5.0, stroke);
    painter.line_segment([centre - vec2(3.5, -3.5), centre + vec2(3.5, -3.5)], stroke);
}

/// What the signs of the matrix mean, for its head.
pub fn matrix_legend_ui(ui: &mut Ui, cell: Cell) -> Response {
    let theme = theme(ui);
    // The two signs that such a cell has.
    let signs = if cell == Cell::Outweighed { 33.0 } else { 17.0 };
    let line = Line::new().space(signs).text(ui, Text::Label, theme.ink2, cell.spoken());
    let response = line.ui(ui, theme, 18.0);
    let at = response.rect.left_center() + vec2(6.0, 0.0);
    match cell {
        Cell::Agrees => agrees_paint(ui.painter(), at, theme.accent),
        Cell::Rival => rival_paint(ui.painter(), at, 0.9, theme.rival),
        Cell::Outweighed => {
            agrees_paint(ui.painter(), at, theme.accent);
            rival_paint(ui.painter(), at + vec2(15.0, 0.0), 0.9, theme.rival);
        }
        Cell::Other => Icon::Clock.paint(ui.painter(), centred(at, 12.0), theme.ink2),
        Cell::Fallen => denied_paint(ui.painter(), at, theme.ink2),
        Cell::Silent => {
            ui.painter().line_segment([at - vec2(3.0, 0.0), at + vec2(3.0, 0.0)], Stroke::new(1.2, theme.ink3));
        }
    }
    response
}
