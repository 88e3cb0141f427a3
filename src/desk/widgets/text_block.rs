//! A read-only label that reads right in every script: for titles, names in lists, quotations.
//!
//! Use it wherever a text comes from the world and may be Arabic, Dari, Pashto, Hebrew, or mixed.

use eframe::egui::{Align, Color32, Pos2, Rect, Response, Role, Sense, Ui, Vec2, Widget, WidgetInfo, vec2};

use super::typeset::{Face, Limits, Paragraph, is_right_to_left, lay_out};

/// A short text to show. Made for each frame; it holds nothing.
#[derive(Clone, Debug)]
#[must_use = "call `show_ui()`, `put_ui()` or `ui.add()` to show it"]
pub struct TextBlock<'a> {
    text: &'a str,
    face: Face,
    colour: Color32,
    max_rows: usize,
    max_width: Option<f32>,
    align: TextAlign,
    sense: Sense,
    full_text_on_hover: bool,
    name: Option<&'a str>,
}

/// Where the lines of a block begin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextAlign {
    /// The block is as wide as its widest line, and stands where the layout puts it.
    #[default]
    Hug,
    /// The block takes the width there is; right-to-left text begins at its right edge.
    Fill,
    /// The block takes the width there is and its lines end at the right.
    Right,
}

impl<'a> TextBlock<'a> {
    /// One line that is elided where it finds no room. `face` and `colour` come from the theme.
    pub fn new(text: &'a str, face: Face, colour: Color32) -> Self {
        Self {
            text,
            face,
            colour,
            max_rows: 1,
            max_width: None,
            align: TextAlign::Hug,
            sense: Sense::hover(),
            full_text_on_hover: true,
            name: None,
        }
    }

    /// As many lines as it takes.
    pub fn wrap(mut self) -> Self {
        self.max_rows = usize::MAX;
        self
    }

    /// At most so many lines (one at least), the last one elided.
    pub fn max_rows(mut self, rows: usize) -> Self {
        self.max_rows = rows.max(1);
        self
    }

    /// At most so many points wide; the width that is there otherwise.
    pub fn max_width(mut self, width: f32) -> Self {
        self.max_width = Some(width);
        self
    }

    /// Where the lines begin.
    pub fn align(mut self, align: TextAlign) -> Self {
        self.align = align;
        self
    }

    /// What the block answers to; hovering only, unless set.
    pub fn sense(mut self, sense: Sense) -> Self {
        self.sense = sense;
        self
    }

    /// Whether an elided text shows itself whole when hovered (it does unless set).
    pub fn full_text_on_hover(mut self, on: bool) -> Self {
        self.full_text_on_hover = on;
        self
    }

    /// The accessible name, if it is not the text.
    pub fn name(mut self, name: &'a str) -> Self {
        self.name = Some(name);
        self
    }

    /// Lays the block out, takes its room in `ui` and paints it.
    pub fn show_ui(self, ui: &mut Ui) -> Response {
        let room = self.max_width.unwrap_or_else(|| ui.available_width()).max(1.0);
        let block = self.lay_out(ui, room);
        let width = match self.align {
            TextAlign::Hug => block.width(),
            TextAlign::Fill | TextAlign::Right => room,
        };
        let (rect, response) = ui.allocate_exact_size(vec2(width, block.height()), self.sense);
        self.finish(ui, &block, rect, response)
    }

    /// Lays the block out in `rect` without taking room in the layout: for rows that are painted.
    /// `id` names it among its siblings.
    pub fn put_ui(self, ui: &mut Ui, rect: Rect, id: impl std::hash::Hash + std::fmt::Debug) -> Response {
        let block = self.lay_out(ui, rect.width());
        let top = Align::Center.align_size_within_range(block.height(), rect.y_range()).min;
        let place = match self.align {
            TextAlign::Hug => Rect::from_min_size(rect.min, Vec2::new(block.width(), 0.0)),
            TextAlign::Fill | TextAlign::Right => rect,
        };
        let place = Rect::from_min_size(Pos2::new(place.left(), top), vec2(place.width(), block.height()));
        let response = ui.interact(place, ui.scope_id().with(id), self.sense);
        self.finish(ui, &block, place, response)
    }

    fn finish(self, ui: &Ui, block: &LaidOutText, rect: Rect, response: Response) -> Response {
        response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), self.name.unwrap_or(self.text)));
        if ui.is_rect_visible(rect) {
            let shift = match self.align {
                TextAlign::Hug => rect.left() - block.left(),
                TextAlign::Fill => rect.left(),
                TextAlign::Right => rect.right() - block.left() - block.width(),
            };
            block.paint(ui, Pos2::new(shift, rect.top()), self.colour);
        }
        if block.paragraph.elided && self.full_text_on_hover {
            let face = self.face.clone();
            return response.on_hover_ui(|ui| {
                let colour = ui.visuals().text_color();
                TextBlock::new(self.text, face, colour).wrap().max_width(420.0).show_ui(ui);
            });
        }
        response
    }

    fn lay_out(&self, ui: &Ui, max_width: f32) -> LaidOutText {
        let line;
        let text = if self.text.contains(['\n', '\r', '\u{2029}']) {
            line = self.text.replace(['\n', '\r', '\u{2029}'], " ");
            &line
        } else {
            self.text
        };
        let limits = Limits { max_width, max_rows: self.max_rows };
        LaidOutText { paragraph: lay_out(ui, text, &self.face, limits, is_right_to_left(text)), max_width }
    }
}

impl Widget for TextBlock<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        self.show_ui(ui)
    }
}

/// A text block that is measured and can be painted.
struct LaidOutText {
    paragraph: Paragraph,
    max_width: f32,
}

impl LaidOutText {
    fn height(&self) -> f32 {
        self.paragraph.height()
    }

    fn width(&self) -> f32 {
        self.paragraph.width.min(self.max_width)
    }

    /// Where the ink of the widest line begins.
    fn left(&self) -> f32 {
        if self.paragraph.right_to_left { self.max_width - self.paragraph.width } else { 0.0 }
    }

    fn paint(&self, ui: &Ui, origin: Pos2, colour: Color32) {
        for (offset, galley) in &self.paragraph.galleys {
            ui.painter().galley(origin + *offset, std::sync::Arc::clone(galley), colour);
        }
    }
}

/// Shows `text` on one line, elided where it finds no room.
pub fn text_block_ui(ui: &mut Ui, text: &str, face: &Face, colour: Color32) -> Response {
    TextBlock::new(text, face.clone(), colour).show_ui(ui)
}
