//! What the parts have in common: single lines of mixed text and marks set on one baseline, focus rings, dashes.

use std::sync::Arc;

use eframe::egui::{
    self, Color32, CornerRadius, Galley, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2,
    text::{LayoutJob, TextFormat, TextWrapping},
    vec2,
};

use super::{Icon, marks::FactMark, marks::side_mark_paint};
use crate::desk::theme::{Side, Text, Theme, measure};

/// One row of text, cut with "…" at `max_width`.
#[must_use]
pub fn one_line(ui: &Ui, style: Text, colour: Color32, text: &str, max_width: f32) -> Arc<Galley> {
    formatted(ui, style.format(colour), text, max_width)
}

fn formatted(ui: &Ui, format: TextFormat, text: &str, max_width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.wrap = TextWrapping { break_anywhere: true, ..TextWrapping::truncate_at_width(max_width.max(0.0)) };
    job.break_on_newline = false;
    ui.painter().layout_job(job)
}

/// Text of up to `max_rows` rows, the last cut with "…".
#[must_use]
pub fn some_lines(ui: &Ui, style: Text, colour: Color32, text: &str, width: f32, max_rows: usize) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(text.to_owned(), style.format(colour));
    job.wrap = TextWrapping { max_width: width.max(0.0), max_rows, ..TextWrapping::default() };
    ui.painter().layout_job(job)
}

/// How far the first baseline lies below the top of a galley.
#[must_use]
pub fn baseline(galley: &Galley) -> f32 {
    galley.rows.first().map_or(0.0, |row| {
        // Glyphs of fallback fonts share the baseline of the row.
        row.pos.y + row.row.glyphs.first().map_or(row.row.height() * 0.75, |glyph| glyph.pos.y)
    })
}

enum Piece {
    Text(Arc<Galley>),
    Icon(Icon, f32, Color32),
    Fact(FactMark),
    Side(Option<Side>),
    Space,
}

/// Text and marks of one row. Text of any style shares one baseline; marks are centred on its lower-case letters.
#[derive(Default)]
pub struct Line {
    pieces: Vec<(Piece, f32)>,
    width: f32,
    words: String,
}

impl Line {
    /// An empty line.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn push(mut self, piece: Piece, width: f32) -> Self {
        self.pieces.push((piece, width));
        self.width += width;
        self
    }

    /// Adds text.
    #[must_use]
    pub fn text(self, ui: &Ui, style: Text, colour: Color32, text: &str) -> Self {
        self.text_within(ui, style, colour, text, f32::INFINITY)
    }

    /// Adds text, cut at `max_width`.
    #[must_use]
    pub fn text_within(mut self, ui: &Ui, style: Text, colour: Color32, text: &str, max_width: f32) -> Self {
        if text.is_empty() {
            return self;
        }
        if !self.words.is_empty() {
            self.words.push(' ');
        }
        self.words.push_str(text);
        let fits = |line: &str| one_line(ui, style, colour, line, f32::INFINITY).size().x <= max_width;
        let galley = one_line(ui, style, colour, &super::direction::visual_within(text, fits), max_width);
        let width = galley.size().x;
        self.push(Piece::Text(galley), width)
    }

    /// Adds struck text.
    #[must_use]
    pub fn struck(mut self, ui: &Ui, style: Text, colour: Color32, text: &str, max_width: f32) -> Self {
        self.words.push_str(text);
        let format = TextFormat { strikethrough: Stroke::new(1.0, colour), ..style.format(colour) };
        let galley = formatted(ui, format, &super::direction::visual_line(text), max_width);
        let width = galley.size().x;
        self.push(Piece::Text(galley), width)
    }

    /// Adds an icon of the given side.
    #[must_use]
    pub fn icon(self, icon: Icon, side: f32, colour: Color32) -> Self {
        self.push(Piece::Icon(icon, side, colour), side)
    }

    /// Adds the mark of a fact's state.
    #[must_use]
    pub fn fact(self, mark: FactMark) -> Self {
        self.push(Piece::Fact(mark), 14.0)
    }

    /// Adds the mark of a side (a small ring for none).
    #[must_use]
    pub fn side(self, side: Option<Side>) -> Self {
        self.push(Piece::Side(side), 9.0)
    }

    /// Adds space.
    #[must_use]
    pub fn space(self, width: f32) -> Self {
        self.push(Piece::Space, width)
    }

    /// Width so far.
    #[must_use]
    pub fn width(&self) -> f32 {
        self.width
    }

    /// All words, for accessible names.
    #[must_use]
    pub fn words(&self) -> &str {
        &self.words
    }

    /// Paints with its left end at `left`, in a row centred on `centre_y`.
    pub fn paint(&self, painter: &Painter, theme: &Theme, left: f32, centre_y: f32) {
        // The first text decides where the baseline runs.
        let base = self
            .pieces
            .iter()
            .find_map(|(piece, _)| match piece {
                Piece::Text(galley) => Some(centre_y - galley.size().y / 2.0 + baseline(galley)),
                _ => None,
            })
            .map(f32::round);
        let mut x = left;
        for (piece, width) in &self.pieces {
            let centre = pos2(x + width / 2.0, base.map_or(centre_y, |base| base - 4.0));
            match piece {
                Piece::Text(galley) => {
                    let top = base.unwrap_or(centre_y) - baseline(galley);
                    painter.galley(pos2(x, top), Arc::clone(galley), Color32::PLACEHOLDER);
                }
                Piece::Icon(icon, side, colour) => {
                    icon.paint(painter, Rect::from_center_size(centre, vec2(*side, *side)), *colour);
                }
                Piece::Fact(mark) => mark.paint(painter, centre, theme),
                Piece::Side(side) => side_mark_paint(painter, theme, *side, centre),
                Piece::Space => {}
            }
            x += width;
        }
    }

    /// Paints with its right end at `right`.
    pub fn paint_right(&self, painter: &Painter, theme: &Theme, right: f32, centre_y: f32) {
        self.paint(painter, theme, right - self.width, centre_y);
    }

    /// Shows the line as a label of its own, `height` high.
    pub fn ui(&self, ui: &mut Ui, theme: &Theme, height: f32) -> Response {
        let (rect, response) = ui.allocate_exact_size(vec2(self.width.ceil(), height), Sense::hover());
        self.paint(ui.painter(), theme, rect.left(), rect.center().y);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &self.words));
        response
    }
}

/// The focus ring: 2 outside the widget.
pub fn focus_ring(painter: &Painter, theme: &Theme, rect: Rect, radius: u8) {
    painter.rect_stroke(
        rect.expand(measure::STROKE_FOCUS),
        CornerRadius::same(radius.saturating_add(2)),
        Stroke::new(measure::STROKE_FOCUS, theme.accent),
        StrokeKind::Outside,
    );
}

/// The focus ring where the widget fills what it stands in: inside its edge.
pub fn focus_ring_inside(painter: &Painter, theme: &Theme, rect: Rect, radius: u8) {
    painter.rect_stroke(
        rect,
        CornerRadius::same(radius),
        Stroke::new(measure::STROKE_FOCUS, theme.accent),
        StrokeKind::Inside,
    );
}

/// A dashed rectangle with rounded corners.
pub fn dashed_rect(painter: &Painter, rect: Rect, radius: f32, stroke: Stroke) {
    use super::icon::arc;
    let Rect { min, max } = rect.shrink(stroke.width / 2.0);
    let mut path = Vec::new();
    for (centre, from) in [
        (pos2(max.x - radius, min.y + radius), -90.0),
        (pos2(max.x - radius, max.y - radius), 0.0),
        (pos2(min.x + radius, max.y - radius), 90.0),
        (pos2(min.x + radius, min.y + radius), 180.0),
    ] {
        path.extend(arc(centre, radius, from, from + 90.0));
    }
    if let Some(first) = path.first().copied() {
        path.push(first);
    }
    painter.extend(Shape::dashed_line(&path, stroke, 3.0, 2.5));
}

/// A horizontal hairline at the lower edge of `rect`.
pub fn hairline(painter: &Painter, rect: Rect, colour: Color32) {
    let line = Rect::from_min_max(pos2(rect.left(), rect.bottom() - measure::STROKE_HAIR), rect.max);
    painter.rect_filled(line, 0.0, colour);
}

/// How a widget is being touched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Touch {
    pub hover: bool,
    pub press: bool,
    pub focus: bool,
}

impl Touch {
    pub(super) fn of(response: &Response) -> Self {
        Self { hover: response.hovered(), press: response.is_pointer_button_down_on(), focus: response.has_focus() }
    }

    /// The fill of something that lies on a surface: `rest`, or darker under the pointer.
    pub(super) fn fill(self, theme: &Theme, rest: Color32) -> Color32 {
        if self.press {
            theme.press
        } else if self.hover {
            theme.hover
        } else {
            rest
        }
    }
}

/// Puts a menu key's name in the words of the machine: "Ctrl" is "⌘" on macOS.
#[must_use]
pub fn key_words(ctx: &egui::Context, keys: &str) -> String {
    if ctx.os().is_mac() {
        keys.replace("Ctrl", "⌘").replace("Alt", "⌥").replace("Shift", "⇧").replace(' ', "")
    } else {
        keys.to_owned()
    }
}

/// Where something painted stands, moved so that it is centred on `centre`.
pub(super) fn centred(centre: Pos2, side: f32) -> Rect {
    Rect::from_center_size(centre, vec2(side, side))
}
