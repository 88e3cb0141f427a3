//! The insides of a page: section heads, rows of facts, rows of attendees, labelled values.

use eframe::egui::{
    self, Align, Color32, CornerRadius, Layout, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

use super::{
    chip::{key_cap_paint, key_cap_width},
    marks::{FactMark, Presence, fact_state_line, side_line_paint},
    paint::{Line, Touch, focus_ring, focus_ring_inside, hairline, one_line},
};
use crate::desk::theme::{Side, Text, measure, theme};

/// The head of a section: a dark rule, a serif title, a note, and what stands at the right (laid out from the right).
///
/// Returns the head's label (role heading) and what `right` returned.
pub fn section_head_ui<R>(ui: &mut Ui, title: &str, note: &str, right: impl FnOnce(&mut Ui) -> R) -> (Response, R) {
    let theme = theme(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::hover());
    let rule = Rect::from_min_max(rect.min, pos2(rect.right(), rect.top() + 1.0));
    ui.painter().rect_filled(rule, 0.0, theme.section_rule);
    let line = Line::new().text(ui, Text::Section, theme.ink, title).space(8.0).text(ui, Text::Label, theme.ink3, note);
    let centre_y = rect.top() + 15.0;
    line.paint(ui.painter(), theme, rect.left(), centre_y);
    let slot = Rect::from_min_max(
        pos2(rect.left() + line.width() + 16.0, rect.top() + 2.0),
        pos2(rect.right(), rect.top() + 28.0),
    );
    let mut child = ui.new_child(UiBuilder::new().max_rect(slot).layout(Layout::right_to_left(Align::Center)));
    child.spacing_mut().item_spacing.x = 12.0;
    let inner = right(&mut child);
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, title));
    (response, inner)
}

/// A row of a fact: label, value, state; a rival row is tinted and can carry *Settle…*.
#[must_use = "show it in a Ui"]
pub struct FactRow<'a> {
    label: &'a str,
    values: Vec<&'a str>,
    note: &'a str,
    mark: FactMark,
    words: &'a str,
    action: Option<(&'a str, &'a str)>,
}

/// What happened to a [`FactRow`].
pub struct FactRowResponse {
    /// The row: a click opens what is behind the fact.
    pub row: Response,
    /// The action at the right, where the row has one.
    pub action: Option<Response>,
}

impl<'a> FactRow<'a> {
    /// A fact with its state in words ("7 articles, 4 origins").
    pub fn new(label: &'a str, value: &'a str, mark: FactMark, words: &'a str) -> Self {
        Self { label, values: vec![value], note: "", mark, words, action: None }
    }

    /// Another value, set after an italic *or*.
    pub fn or(mut self, value: &'a str) -> Self {
        self.values.push(value);
        self
    }

    /// What the sources leave out, in italics: *venue not stated*.
    pub fn note(mut self, note: &'a str) -> Self {
        self.note = note;
        self
    }

    /// A button at the right, with its key: `("Settle…", "S")`.
    pub fn action(mut self, words: &'a str, key: &'a str) -> Self {
        self.action = Some((words, key));
        self
    }

    /// Shows it over the whole width. A rival row's tint reaches 8 beyond both ends.
    pub fn show(self, ui: &mut Ui) -> FactRowResponse {
        let theme = theme(ui);
        let (rect, row) = ui.allocate_exact_size(vec2(ui.available_width(), measure::ROW_FACT), Sense::click());
        let rival = self.mark == FactMark::Rival;
        let touch = Touch::of(&row);
        let wide = rect.expand2(vec2(8.0, 0.0));
        let radius = CornerRadius::same(measure::RADIUS_BUTTON);
        if rival {
            ui.painter().rect_filled(wide, radius, theme.rival_tint);
        } else {
            if touch.hover || touch.press {
                ui.painter().rect_filled(wide, radius, touch.fill(theme, Color32::TRANSPARENT));
            }
            hairline(ui.painter(), rect, theme.line1);
        }
        let centre_y = rect.center().y;
        let mut right = rect.right();
        let action = self.action.map(|(words, key)| {
            let response = row_action_ui(ui, pos2(right, centre_y), words, key);
            right = response.rect.left() - 8.0;
            response
        });
        let state = fact_state_line(ui, self.mark, self.words);
        state.paint_right(ui.painter(), theme, right, centre_y);
        right -= state.width() + 12.0;

        let value_left = rect.left() + measure::FACT_LABEL + 8.0;
        Line::new().text_within(ui, Text::Label, theme.ink2, self.label, measure::FACT_LABEL).paint(
            ui.painter(),
            theme,
            rect.left(),
            centre_y,
        );
        let ink = if rival { theme.rival } else { theme.ink };
        let mut value = Line::new();
        for (index, words) in self.values.iter().enumerate() {
            if index > 0 {
                value = value.space(4.0).text(ui, Text::ValueItalic, ink, "or").space(4.0);
            }
            let room = right - value_left - value.width();
            value = value.text_within(ui, Text::Value, ink, words, room);
        }
        if !self.note.is_empty() {
            let room = right - value_left - value.width() - 4.0;
            value = value.space(4.0).text_within(ui, Text::ValueItalic, theme.ink2, self.note, room);
        }
        value.paint(ui.painter(), theme, value_left, centre_y);
        if touch.focus {
            focus_ring_inside(ui.painter(), theme, wide, measure::RADIUS_BUTTON);
        }
        let name = format!("{}: {}, {}", self.label, value.words(), self.words);
        row.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        FactRowResponse { row, action }
    }
}

/// A small button inside a row, its right end at `right`.
fn row_action_ui(ui: &mut Ui, right: egui::Pos2, words: &str, key: &str) -> Response {
    let theme = theme(ui);
    let line = Line::new().text(ui, Text::LabelMedium, theme.ink, words);
    let key_width = key_cap_width(ui, key);
    let width = (line.width() + key_width + 20.0).ceil();
    let rect = Rect::from_min_size(pos2(right.x - width, right.y - 10.0), vec2(width, 20.0));
    let response = ui.interact(rect, ui.scope_id().with((words, right.y.to_bits())), Sense::click());
    let touch = Touch::of(&response);
    let stroke = Stroke::new(1.0, theme.line2);
    ui.painter().rect(
        rect,
        CornerRadius::same(measure::RADIUS_CHIP),
        touch.fill(theme, theme.raised),
        stroke,
        StrokeKind::Inside,
    );
    line.paint(ui.painter(), theme, rect.left() + 7.0, rect.center().y);
    let at = pos2(rect.right() - key_width - 3.0, rect.center().y);
    key_cap_small(ui, key, at);
    if touch.focus {
        focus_ring(ui.painter(), theme, rect, measure::RADIUS_CHIP);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
    response
}

fn key_cap_small(ui: &Ui, key: &str, left: egui::Pos2) {
    let theme = theme(ui);
    key_cap_paint(ui, key, left, theme.ink2, theme.line2, theme.raised);
}

/// A row of somebody who was, or was to be, at a meeting.
#[must_use = "show it in a Ui"]
pub struct AttendeeRow<'a> {
    presence: Presence,
    name: &'a str,
    title: &'a str,
    sources: &'a str,
}

impl<'a> AttendeeRow<'a> {
    /// A name with its state.
    pub fn new(presence: Presence, name: &'a str) -> Self {
        Self { presence, name, title: "", sources: "" }
    }

    /// The title held on that date, below the name.
    pub fn title(mut self, title: &'a str) -> Self {
        self.title = title;
        self
    }

    /// How many articles say so, below the state.
    pub fn sources(mut self, sources: &'a str) -> Self {
        self.sources = sources;
        self
    }

    /// Shows it over the whole width: 37 high, or 33 without a second line.
    pub fn show(self, ui: &mut Ui) -> Response {
        let theme = theme(ui);
        let two = !self.title.is_empty() || !self.sources.is_empty();
        let height = if two { measure::ROW_ATTENDEE } else { 33.0 };
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
        let touch = Touch::of(&response);
        if touch.hover || touch.press {
            ui.painter().rect_filled(rect, 0.0, touch.fill(theme, Color32::TRANSPARENT));
        }
        hairline(ui.painter(), rect, theme.line1);
        let centre_y = rect.center().y;
        self.presence.icon().paint_at(ui.painter(), pos2(rect.left() + 8.0, centre_y), theme.ink2);
        let (first, second) = if two { (centre_y - 8.0, centre_y + 8.0) } else { (centre_y, centre_y) };
        let state = Line::new().text(ui, Text::Label, theme.ink2, self.presence.words());
        state.paint_right(ui.painter(), theme, rect.right(), first);
        let sources = Line::new().text(ui, Text::Label, theme.ink2, self.sources);
        sources.paint_right(ui.painter(), theme, rect.right(), second);

        let left = rect.left() + 24.0;
        let room = rect.right() - left - 8.0;
        let name = if self.presence == Presence::Absent {
            Line::new().struck(ui, Text::Name, theme.ink2, self.name, room - state.width())
        } else {
            Line::new().text_within(ui, Text::Name, theme.ink, self.name, room - state.width())
        };
        name.paint(ui.painter(), theme, left, first);
        Line::new().text_within(ui, Text::Label, theme.ink3, self.title, room - sources.width()).paint(
            ui.painter(),
            theme,
            left,
            second,
        );
        if touch.focus {
            focus_ring_inside(ui.painter(), theme, rect, measure::RADIUS_CHIP);
        }
        let spoken = [self.name, self.title, self.presence.words(), self.sources]
            .into_iter()
            .filter(|words| !words.is_empty())
            .collect::<Vec<_>>()
            .join(", ");
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
        response
    }
}

/// The head of a delegation: its mark, its name, its line.
pub fn delegation_head_ui(ui: &mut Ui, side: Option<Side>, name: &str) -> Response {
    let theme = theme(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    let ink = side.map_or(theme.ink2, |side| theme.side(side).ink);
    Line::new().side(side).space(5.0).text_within(ui, Text::LabelStrong, ink, name, rect.width() - 14.0).paint(
        ui.painter(),
        theme,
        rect.left(),
        rect.center().y - 2.0,
    );
    side_line_paint(ui.painter(), theme, side, rect.left(), rect.right(), rect.bottom() - 3.0);
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, name));
    response
}

/// A labelled value, 20 high: the rows of provenance and of a proposal. Machine text is set in mono.
pub fn labelled_value_ui(ui: &mut Ui, label: &str, label_width: f32, value: &str, machine: bool) -> Response {
    let theme = theme(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 20.0), Sense::hover());
    let style = if machine { Text::Mono } else { Text::Label };
    Line::new().text_within(ui, Text::Label, theme.ink3, label, label_width - 8.0).paint(
        ui.painter(),
        theme,
        rect.left(),
        rect.center().y,
    );
    let galley = one_line(ui, style, theme.ink, value, rect.width() - label_width);
    let elided = galley.elided;
    Line::new().text_within(ui, style, theme.ink, value, rect.width() - label_width).paint(
        ui.painter(),
        theme,
        rect.left() + label_width,
        rect.center().y,
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{label}: {value}")));
    if elided { response.on_hover_text(value) } else { response }
}
