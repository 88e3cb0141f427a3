//! Tabs of the window, and segmented controls.

use eframe::egui::{
    Color32, CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Widget, WidgetInfo, pos2, vec2,
};

use super::paint::{Line, Touch, focus_ring_inside};
use crate::desk::theme::{Text, measure, theme};

/// A tab of the window: its name and its count.
#[must_use = "add it to a Ui"]
pub struct Tab<'a> {
    name: &'a str,
    note: String,
    active: bool,
    shown_as: Option<Touch>,
}

impl<'a> Tab<'a> {
    /// A tab with a count of what is in it.
    pub fn new(name: &'a str, count: usize, active: bool) -> Self {
        Self { name, note: count.to_string(), active, shown_as: None }
    }

    pub(super) fn shown_as(name: &'a str, note: &str, active: bool, touch: Touch) -> Self {
        Self { name, note: note.to_owned(), active, shown_as: Some(touch) }
    }
}

impl Widget for Tab<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        const PAD: f32 = 17.0;
        const HEIGHT: f32 = 36.0;
        let theme = theme(ui);
        // Both weights are measured, so that becoming active moves nothing.
        let measured = |style| {
            Line::new().text(ui, style, theme.ink, self.name).space(8.0).text(ui, Text::Caption, theme.ink3, &self.note)
        };
        let width = measured(Text::TabActive).width().max(measured(Text::Tab).width());
        let (rect, response) = ui.allocate_exact_size(vec2(2.0f32.mul_add(PAD, width).ceil(), HEIGHT), Sense::click());
        if ui.is_rect_visible(rect) {
            let touch = self.shown_as.unwrap_or_else(|| Touch::of(&response));
            let painter = ui.painter();
            let top = CornerRadius { nw: measure::RADIUS_FIELD, ne: measure::RADIUS_FIELD, sw: 0, se: 0 };
            let (style, ink) = if self.active { (Text::TabActive, theme.ink) } else { (Text::Tab, theme.ink2) };
            if self.active {
                // It covers the rule under the tabs: the tab and the page are one sheet.
                let small = CornerRadius { nw: 3, ne: 3, sw: 0, se: 0 };
                painter.rect_filled(rect, small, theme.line2);
                let inner = Rect::from_min_max(rect.min + vec2(1.0, 0.0), rect.max - vec2(1.0, 0.0));
                painter.rect_filled(inner, small, theme.panel);
                let bar = Rect::from_min_max(rect.min, pos2(rect.right(), rect.top() + measure::BAR_TAB));
                painter.rect_filled(bar, CornerRadius { nw: 2, ne: 2, sw: 0, se: 0 }, theme.accent);
            } else if touch.hover || touch.press {
                painter.rect_filled(rect, top, if touch.press { theme.press } else { theme.hover });
            }
            if touch.focus {
                let inside = Rect::from_min_max(rect.min + vec2(0.0, 1.0), rect.max - vec2(0.0, 1.0));
                focus_ring_inside(painter, theme, inside, 4);
            }
            Line::new()
                .text(ui, style, ink, self.name)
                .space(8.0)
                .text(ui, Text::Caption, theme.ink3, &self.note)
                .paint(painter, theme, rect.left() + PAD, rect.center().y + 1.0);
        }
        response.widget_info(|| {
            WidgetInfo::selected(Role::Tab, true, self.active, format!("{}, {}", self.name, self.note))
        });
        response
    }
}

/// A segmented control: one of a few, all in sight. `segmented_ui(ui, "Reading state", &mut state, &[(Unread, "Unread"), …])`.
#[must_use = "show it in a Ui"]
pub struct Segmented<'a> {
    name: &'a str,
    accent: bool,
    width: Option<f32>,
}

impl<'a> Segmented<'a> {
    /// `name` says what is chosen, for those who do not see the place.
    pub fn new(name: &'a str) -> Self {
        Self { name, accent: false, width: None }
    }

    /// The chosen segment in the accent, as in dialogs.
    pub fn accent(mut self) -> Self {
        self.accent = true;
        self
    }

    /// As wide as this, all segments alike.
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// Shows it. The response has `changed` when another segment was chosen.
    pub fn show<T: PartialEq + Clone>(self, ui: &mut Ui, value: &mut T, options: &[(T, &str)]) -> Response {
        const PAD: f32 = 10.0;
        const HEIGHT: f32 = 26.0;
        let theme = theme(ui);
        let measured: Vec<f32> = options
            .iter()
            .map(|(_, words)| {
                let width = |style| Line::new().text(ui, style, theme.ink, words).width();
                2.0f32.mul_add(PAD, width(Text::Label).max(width(Text::LabelStrong))).ceil()
            })
            .collect();
        let count = u16::try_from(options.len()).unwrap_or(u16::MAX).max(1);
        let widths: Vec<f32> = match self.width {
            Some(width) => vec![width / f32::from(count); options.len()],
            None => measured,
        };
        let size = vec2(widths.iter().sum::<f32>(), HEIGHT);
        let (rect, mut group) = ui.allocate_exact_size(size, Sense::hover());
        let radius = CornerRadius::same(measure::RADIUS_BUTTON);
        ui.painter().rect_filled(rect, radius, theme.raised);
        let mut left = rect.left();
        let mut focused = None;
        for (index, ((option, words), width)) in options.iter().zip(&widths).enumerate() {
            let segment = Rect::from_min_size(pos2(left, rect.top()), vec2(*width, HEIGHT));
            left += width;
            let mut response = ui.interact(segment, group.id.with(index), Sense::click());
            if response.clicked() && *value != *option {
                *value = option.clone();
                response.mark_changed();
                group.mark_changed();
            }
            let chosen = *value == *option;
            let touch = Touch::of(&response);
            let fill = match (chosen, self.accent) {
                (true, true) => theme.accent_tint,
                (true, false) => theme.press,
                (false, _) => touch.fill(theme, theme.raised),
            };
            let corners = CornerRadius {
                nw: if index == 0 { radius.nw } else { 0 },
                sw: if index == 0 { radius.sw } else { 0 },
                ne: if index + 1 == options.len() { radius.ne } else { 0 },
                se: if index + 1 == options.len() { radius.se } else { 0 },
            };
            ui.painter().rect_filled(segment, corners, fill);
            if index > 0 {
                ui.painter().vline(segment.left() + 0.5, segment.y_range(), Stroke::new(1.0, theme.line2));
            }
            let (style, ink) = match (chosen, self.accent) {
                (true, true) => (Text::LabelStrong, theme.accent),
                (true, false) => (Text::LabelStrong, theme.ink),
                (false, _) => (Text::Label, theme.ink2),
            };
            let line = Line::new().text(ui, style, ink, words);
            line.paint(ui.painter(), theme, segment.center().x - line.width() / 2.0, segment.center().y);
            if touch.focus {
                focused = Some(segment);
            }
            response.widget_info(|| {
                WidgetInfo::selected(Role::RadioButton, true, chosen, format!("{}: {words}", self.name))
            });
        }
        ui.painter().rect_stroke(rect, radius, Stroke::new(1.0, theme.line2), StrokeKind::Inside);
        if let Some(segment) = focused {
            focus_ring_inside(ui.painter(), theme, segment, measure::RADIUS_BUTTON);
        }
        group.widget_info(|| WidgetInfo::labeled(Role::RadioGroup, true, self.name));
        group
    }
}

/// A quiet word that chooses, as in "graph · list": accent when chosen.
pub fn choice_word_ui(ui: &mut Ui, icon: super::Icon, words: &str, chosen: bool) -> Response {
    let theme = theme(ui);
    let ink = if chosen { theme.accent } else { theme.ink3 };
    let line = Line::new().icon(icon, 14.0, ink).space(5.0).text(ui, Text::Label, ink, words);
    let (rect, response) = ui.allocate_exact_size(vec2((line.width() + 8.0).ceil(), 20.0), Sense::click());
    let touch = Touch::of(&response);
    ui.painter().rect_filled(rect, CornerRadius::same(measure::RADIUS_CHIP), touch.fill(theme, Color32::TRANSPARENT));
    line.paint(ui.painter(), theme, rect.left() + 4.0, rect.center().y);
    if touch.focus {
        focus_ring_inside(ui.painter(), theme, rect, measure::RADIUS_CHIP);
    }
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, words));
    response
}
