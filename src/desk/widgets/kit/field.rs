//! Fields: search, text with a label, choice from a list, and the grid that lines up a form.

use eframe::egui::{
    self, Color32, CornerRadius, Frame, Margin, Rect, Response, Role, Sense, Stroke, StrokeKind, TextEdit, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

use super::{
    Icon,
    chip::{key_cap_paint, key_cap_width},
    paint::{Line, Touch, centred, focus_ring_inside, some_lines},
};
use crate::desk::theme::{Text, Theme, measure, theme};

/// A field of text on one line, or on several.
#[must_use = "show it in a Ui"]
pub struct Field<'a> {
    name: &'a str,
    hint: &'a str,
    error: Option<&'a str>,
    icon: Option<Icon>,
    key: Option<&'a str>,
    text: Text,
    rows: usize,
    width: Option<f32>,
    height: f32,
    id: Option<egui::Id>,
    framed: bool,
    label: bool,
}

impl<'a> Field<'a> {
    /// `name` is the accessible name; it is not shown. For a visible label, [`Field::labelled`].
    pub fn new(name: &'a str) -> Self {
        Self {
            name,
            hint: "",
            error: None,
            icon: None,
            key: None,
            text: Text::Body,
            rows: 1,
            width: None,
            height: measure::FIELD_HEIGHT,
            id: None,
            framed: true,
            label: false,
        }
    }

    /// With its name above it, as in dialogs.
    pub fn labelled(name: &'a str) -> Self {
        Self { label: true, ..Self::new(name) }
    }

    /// A search field: an icon, a hint, the keys that lead to it.
    pub fn search(name: &'a str, hint: &'a str, key: Option<&'a str>) -> Self {
        Self { hint, key, icon: Some(Icon::Search), ..Self::new(name) }
    }

    /// Shown while it is empty.
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// What is wrong with the text: a red frame, and the message below.
    pub fn error(mut self, error: Option<&'a str>) -> Self {
        self.error = error;
        self
    }

    /// Machine text: a date, an id.
    pub fn mono(mut self) -> Self {
        self.text = Text::MonoBody;
        self
    }

    /// Words of the world, or for it: serif.
    pub fn serif(mut self) -> Self {
        self.text = Text::Quotation;
        self
    }

    /// Several rows of text. Enter makes a new line.
    pub fn rows(mut self, rows: usize) -> Self {
        self.rows = rows.max(1);
        self
    }

    /// As wide as this, rather than as the place.
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// A fixed id, so that a shortcut can focus it: `ctx.memory_mut(|memory| memory.request_focus(id))`.
    pub fn id(mut self, id: egui::Id) -> Self {
        self.id = Some(id);
        self
    }

    /// Large and without a frame, as at the top of the palette.
    pub fn bare(mut self) -> Self {
        self.framed = false;
        self.height = 52.0;
        self.text = Text::Name;
        self
    }

    /// Shows it. The response is that of the text: `changed`, `lost_focus`, `has_focus`.
    pub fn show(self, ui: &mut Ui, buffer: &mut String) -> Response {
        let theme = theme(ui);
        let width = self.width.unwrap_or_else(|| ui.available_width());
        // In a narrow field the message takes the rows it needs.
        let error = self
            .error
            .filter(|error| !error.is_empty())
            .map(|error| (error, some_lines(ui, Text::Caption, theme.rival, error, width, 8)));
        let label_height = if self.label { 22.0 } else { 0.0 };
        let error_height = error.as_ref().map_or(0.0, |(_, message)| message.size().y + 4.0);
        let size = vec2(width, label_height + self.box_height() + error_height);
        let (whole, _) = ui.allocate_exact_size(size, Sense::hover());
        if self.label {
            let label = Line::new().text(ui, Text::LabelStrong, theme.ink, self.name);
            label.paint(ui.painter(), theme, whole.left(), whole.top() + 9.0);
        }
        let box_rect = Rect::from_min_size(whole.min + vec2(0.0, label_height), vec2(width, self.box_height()));
        let response = self.box_ui(ui, theme, box_rect, buffer);
        if let Some((error, message)) = error {
            let at = Rect::from_min_max(pos2(whole.left(), box_rect.bottom() + 4.0), whole.max);
            ui.painter().galley(at.min, message, theme.rival);
            let label = ui.interact(at, response.id.with("error"), Sense::hover());
            label.widget_info(|| WidgetInfo::labeled(Role::Label, true, error));
        }
        response
    }

    fn box_height(&self) -> f32 {
        if self.rows == 1 {
            self.height
        } else {
            let rows = u16::try_from(self.rows).unwrap_or(u16::MAX);
            f32::from(rows).mul_add(self.text.line_height(), 16.0)
        }
    }

    fn box_ui(&self, ui: &mut Ui, theme: &Theme, rect: Rect, buffer: &mut String) -> Response {
        let line_height = self.text.line_height();
        let ground = ui.painter().add(egui::Shape::Noop);
        let frame = ui.painter().add(egui::Shape::Noop);

        let centre_y = rect.center().y;
        let mut inner = rect.shrink2(vec2(10.0, 0.0));
        if self.icon.is_some() {
            inner.min.x += if self.framed { 21.0 } else { 30.0 };
        }
        // The keys that lead here are of no use once here; their room stays.
        let key_width = self.key.map_or(0.0, |key| key_cap_width(ui, key) + 8.0);
        inner.max.x -= key_width - if key_width > 0.0 { 2.0 } else { 0.0 };
        if self.error.is_some() {
            inner.max.x -= 22.0;
        }
        if self.rows == 1 {
            inner = Rect::from_center_size(inner.center(), vec2(inner.width(), line_height));
        } else {
            inner = inner.shrink2(vec2(0.0, 8.0));
        }
        let font = if self.framed { self.text.font() } else { egui::FontId { size: 15.0, ..Text::Body.font() } };
        let mut layouter = {
            let format = egui::TextFormat { font_id: font.clone(), ..self.text.format(theme.ink) };
            let one_line = self.rows == 1;
            move |ui: &Ui, text: &dyn egui::TextBuffer, wrap_width: f32| {
                let mut job = egui::text::LayoutJob::single_section(text.as_str().to_owned(), format.clone());
                // A field on one line scrolls; wrapped, all but the first row would be out of reach.
                job.wrap.max_width = if one_line { f32::INFINITY } else { wrap_width };
                job.break_on_newline = !one_line;
                job.keep_trailing_whitespace = true;
                ui.painter().layout_job(job)
            }
        };
        let hint = egui::RichText::new(self.hint).font(font).line_height(Some(line_height)).color(theme.ink3);
        let edit = if self.rows == 1 { TextEdit::singleline(buffer) } else { TextEdit::multiline(buffer) };
        let mut edit = edit
            .frame(Frame::NONE)
            .margin(Margin::ZERO)
            .min_size(vec2(0.0, line_height))
            .desired_rows(self.rows)
            .align(if self.rows == 1 { egui::Align2::LEFT_CENTER } else { egui::Align2::LEFT_TOP })
            .hint_text(hint)
            .desired_width(inner.width());
        if self.rows == 1 {
            edit = edit.clip_text(true);
        }
        edit = edit.layouter(&mut layouter);
        if let Some(id) = self.id {
            edit = edit.id(id);
        }
        let mut child = ui.new_child(UiBuilder::new().max_rect(inner));
        // The text is as high as its line; the frame around it is ours.
        child.spacing_mut().interact_size.y = 0.0;
        child.set_clip_rect(inner.expand2(vec2(2.0, 4.0)).intersect(ui.clip_rect()));
        let response = child.add(edit);
        let response = response.accessible_name(self.name);
        super::typed::note_typed(&response, self.name, buffer);
        // A click beside the text, on the icon or the frame, is meant for the text.
        let around = ui.interact(rect, response.id.with("around"), Sense::CLICK);
        if around.clicked() {
            response.request_focus();
        }
        if around.hovered() {
            ui.set_cursor_icon(egui::CursorIcon::Text);
        }

        let focused = response.has_focus();
        let colour = if focused { theme.ink2 } else { theme.ink3 };
        if let Some(icon) = self.icon {
            let side = if self.framed { 15.0 } else { 17.0 };
            icon.paint(ui.painter(), centred(pos2(rect.left() + 8.0 + side / 2.0, centre_y), side), colour);
        }
        if let Some(key) = self.key.filter(|_| !focused || !self.framed) {
            let at = pos2(rect.right() - 8.0 - key_cap_width(ui, key), centre_y);
            key_cap_paint(ui, key, at, theme.ink2, theme.line2, theme.raised);
        }
        if self.error.is_some() {
            let at = centred(pos2(rect.right() - 16.0, rect.top() + 14.0), 14.0);
            Icon::Warning.paint(ui.painter(), at, theme.rival);
        }
        if self.framed {
            let radius = CornerRadius::same(measure::RADIUS_FIELD);
            ui.painter().set(ground, egui::Shape::rect_filled(rect, radius, theme.raised));
            let (stroke, kind) = field_edge(theme, focused, self.error.is_some());
            ui.painter().set(frame, egui::Shape::rect_stroke(rect, radius, stroke, kind));
        }
        response
    }
}

fn field_edge(theme: &Theme, focused: bool, wrong: bool) -> (Stroke, StrokeKind) {
    match (focused, wrong) {
        (true, false) => (Stroke::new(measure::STROKE_FOCUS, theme.accent), StrokeKind::Middle),
        (true, true) => (Stroke::new(measure::STROKE_FOCUS, theme.rival), StrokeKind::Middle),
        (false, true) => (Stroke::new(measure::STROKE_HAIR, theme.rival), StrokeKind::Inside),
        (false, false) => (Stroke::new(measure::STROKE_HAIR, theme.line2), StrokeKind::Inside),
    }
}

/// A choice from a list, closed until it is pressed. `name` is the accessible name. `changed` says a new one is chosen.
pub fn select_ui<T: PartialEq + Clone>(
    ui: &mut Ui,
    name: &str,
    width: f32,
    value: &mut T,
    options: &[(T, &str)],
) -> Response {
    let theme = theme(ui);
    let chosen = options.iter().find(|(option, _)| option == value).map_or("", |(_, words)| words);
    let (rect, mut response) = ui.allocate_exact_size(vec2(width, measure::FIELD_HEIGHT), Sense::click());
    let touch = Touch::of(&response);
    let popup = egui::Popup::default_response_id(&response);
    let open = egui::Popup::is_id_open(ui, popup);
    if open || response.clicked() {
        // A list that was open before keeps its old place in the order of layers: under a dialog opened since.
        ui.ctx().move_to_top(egui::LayerId::new(egui::Order::Foreground, popup));
    }
    let stroke = Stroke::new(measure::STROKE_HAIR, theme.line2);
    let radius = CornerRadius::same(measure::RADIUS_FIELD);
    let fill = if open { theme.hover } else { touch.fill(theme, theme.raised) };
    ui.painter().rect(rect, radius, fill, stroke, StrokeKind::Inside);
    Line::new().text_within(ui, Text::Body, theme.ink, chosen, width - 40.0).paint(
        ui.painter(),
        theme,
        rect.left() + 10.0,
        rect.center().y,
    );
    let chevron = centred(pos2(rect.right() - 15.0, rect.center().y + 0.5), 13.0);
    Icon::ChevronDown.paint(ui.painter(), chevron, theme.ink2);
    if touch.focus {
        focus_ring_inside(ui.painter(), theme, rect, measure::RADIUS_FIELD);
    }
    let mut changed = false;
    egui::Popup::menu(&response).width(width).show(|ui| {
        ui.set_min_width(width - 12.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for (option, words) in options {
                if option_ui(ui, words, option == value).clicked() {
                    changed = option != value;
                    *value = option.clone();
                    ui.close();
                }
            }
        });
    });
    if changed {
        response.mark_changed();
    }
    response.widget_info(|| WidgetInfo {
        current_text_value: Some(chosen.to_owned()),
        ..WidgetInfo::labeled(Role::ComboBox, ui.is_enabled(), name)
    });
    response
}

/// One option of an open choice.
fn option_ui(ui: &mut Ui, words: &str, chosen: bool) -> Response {
    let theme = theme(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), measure::ROW_BUTTON), Sense::click());
    let touch = Touch::of(&response);
    let ground = if chosen { theme.accent_tint } else { Color32::TRANSPARENT };
    ui.painter().rect_filled(rect, CornerRadius::same(measure::RADIUS_BUTTON), touch.fill(theme, ground));
    Line::new().text_within(ui, Text::Body, theme.ink, words, rect.width() - 36.0).paint(
        ui.painter(),
        theme,
        rect.left() + 8.0,
        rect.center().y,
    );
    if chosen {
        Icon::Check.paint(ui.painter(), centred(pos2(rect.right() - 14.0, rect.center().y), 14.0), theme.accent);
    }
    if touch.focus {
        focus_ring_inside(ui.painter(), theme, rect, measure::RADIUS_BUTTON);
    }
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, words));
    response
}

/// A row of a form: a label in a column of its own, and the field. The field must name itself.
pub fn form_row_ui<R>(ui: &mut Ui, label: &str, label_width: f32, field: impl FnOnce(&mut Ui) -> R) -> R {
    let theme = theme(ui);
    ui.horizontal_top(|ui| {
        let (rect, response) = ui.allocate_exact_size(vec2(label_width, measure::FIELD_HEIGHT), Sense::hover());
        Line::new().text_within(ui, Text::Label, theme.ink2, label, label_width).paint(
            ui.painter(),
            theme,
            rect.left(),
            rect.center().y,
        );
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, label));
        ui.vertical(field).inner
    })
    .inner
}

/// A check box with words, and words at the right ("6 people"). `changed` says it was switched.
pub fn check_box_ui(ui: &mut Ui, on: &mut bool, words: &str, trailing: &str) -> Response {
    let theme = theme(ui);
    let line = Line::new().text(ui, Text::Body, theme.ink, words);
    let width = if trailing.is_empty() { line.width() + 26.0 } else { ui.available_width() };
    let (rect, mut response) = ui.allocate_exact_size(vec2(width.ceil(), 26.0), Sense::click());
    if response.clicked() {
        *on = !*on;
        response.mark_changed();
    }
    let touch = Touch::of(&response);
    let mark = Rect::from_min_size(pos2(rect.left(), rect.center().y - 8.0), vec2(16.0, 16.0));
    let radius = CornerRadius::same(measure::RADIUS_CHIP);
    if *on {
        ui.painter().rect_filled(mark, radius, theme.accent);
        Icon::Check.paint(ui.painter(), mark.shrink(1.5), theme.on_accent);
    } else {
        let fill = touch.fill(theme, theme.raised);
        ui.painter().rect(mark, radius, fill, Stroke::new(1.0, theme.line3), StrokeKind::Inside);
    }
    line.paint(ui.painter(), theme, rect.left() + 24.0, rect.center().y);
    Line::new().text(ui, Text::Label, theme.ink2, trailing).paint_right(
        ui.painter(),
        theme,
        rect.right(),
        rect.center().y,
    );
    if touch.focus {
        super::focus_ring(ui.painter(), theme, mark, measure::RADIUS_CHIP);
    }
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), *on, words));
    response
}

/// A radio button with words and the key that chooses it. `clicked` says it was chosen.
pub fn radio_ui(ui: &mut Ui, chosen: bool, words: &str, key: Option<&str>) -> Response {
    let theme = theme(ui);
    let line = Line::new().text(ui, Text::Body, theme.ink, words);
    let key_width = key.map_or(0.0, |key| key_cap_width(ui, key) + 8.0);
    let (rect, response) = ui.allocate_exact_size(vec2((line.width() + 24.0 + key_width).ceil(), 26.0), Sense::click());
    let touch = Touch::of(&response);
    let centre = pos2(rect.left() + 8.0, rect.center().y);
    radio_mark_paint(ui, centre, chosen, touch);
    line.paint(ui.painter(), theme, rect.left() + 24.0, rect.center().y);
    if let Some(key) = key {
        let at = pos2(rect.left() + 24.0 + line.width() + 8.0, rect.center().y);
        key_cap_paint(ui, key, at, theme.ink2, theme.line2, theme.raised);
    }
    if touch.focus {
        super::focus_ring(ui.painter(), theme, Rect::from_center_size(centre, vec2(16.0, 16.0)), 8);
    }
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), chosen, words));
    response
}

fn radio_mark_paint(ui: &Ui, centre: egui::Pos2, chosen: bool, touch: Touch) {
    let theme = theme(ui);
    let edge = if chosen { theme.accent } else { theme.line3 };
    ui.painter().circle(centre, 7.3, touch.fill(theme, theme.raised), Stroke::new(1.4, edge));
    if chosen {
        ui.painter().circle_filled(centre, 4.0, theme.accent);
    }
}
