//! Buttons: primary, plain and quiet; with an icon, with the key that does the same; and buttons of an icon alone.

use eframe::egui::{
    Color32, CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, Widget, WidgetInfo, pos2, vec2,
};

use super::{
    Icon,
    chip::{key_cap_paint, key_cap_width},
    paint::{Line, Touch, focus_ring},
};
use crate::desk::theme::{Text, Theme, measure, theme};

/// How much a button calls.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Call {
    Primary,
    #[default]
    Plain,
    Quiet,
    Danger,
}

/// A button with words. `ui.add(Button::new("Accept").primary().key("Enter"))`.
#[must_use = "add it to a Ui"]
pub struct Button<'a> {
    words: &'a str,
    call: Call,
    icon: Option<Icon>,
    key: Option<&'a str>,
    tooltip: Option<&'a str>,
    name: Option<&'a str>,
    enabled: bool,
    menu: bool,
    min_width: f32,
    height: f32,
    shown_as: Option<Touch>,
}

impl<'a> Button<'a> {
    /// A plain button.
    pub fn new(words: &'a str) -> Self {
        Self {
            words,
            call: Call::default(),
            icon: None,
            key: None,
            tooltip: None,
            name: None,
            enabled: true,
            menu: false,
            min_width: 0.0,
            height: measure::ROW_BUTTON,
            shown_as: None,
        }
    }

    /// The one action that a place is there for. At most one in sight.
    pub fn primary(mut self) -> Self {
        self.call = Call::Primary;
        self
    }

    /// Without a frame.
    pub fn quiet(mut self) -> Self {
        self.call = Call::Quiet;
        self
    }

    /// Takes something away: the words are in the colour of errors.
    pub fn danger(mut self) -> Self {
        self.call = Call::Danger;
        self
    }

    /// With an icon before the words.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// With the key that does the same ("Enter", "Ctrl P").
    pub fn key(mut self, key: &'a str) -> Self {
        self.key = Some(key);
        self
    }

    /// With a chevron: it opens a menu.
    pub fn opens_menu(mut self) -> Self {
        self.menu = true;
        self
    }

    /// What it does, in a tooltip.
    pub fn tooltip(mut self, words: &'a str) -> Self {
        self.tooltip = Some(words);
        self
    }

    /// An accessible name that says more than the words.
    pub fn name(mut self, name: &'a str) -> Self {
        self.name = Some(name);
        self
    }

    /// Whether it can be pressed now.
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// At least this wide; the words are then centred.
    pub fn min_width(mut self, width: f32) -> Self {
        self.min_width = width;
        self
    }

    /// 24 high, for cards of one row.
    pub fn small(mut self) -> Self {
        self.height = 24.0;
        self
    }

    /// Drawn in a state, for the gallery.
    pub(super) fn shown_as(mut self, touch: Touch) -> Self {
        self.shown_as = Some(touch);
        self
    }

    fn colours(&self, theme: &Theme, touch: Touch) -> (Color32, Color32, Color32) {
        if !self.enabled {
            return match self.call {
                Call::Quiet => (Color32::TRANSPARENT, Color32::TRANSPARENT, theme.line3),
                _ => (theme.panel, theme.line1, theme.ink3),
            };
        }
        match self.call {
            Call::Primary => {
                // The accent has no darker sister: pressed and hovered it is mixed with the ink of the page.
                let fill = match touch {
                    Touch { press: true, .. } => theme.accent.lerp_to_gamma(theme.ink, 0.22),
                    Touch { hover: true, .. } => theme.accent.lerp_to_gamma(theme.ink, 0.10),
                    _ => theme.accent,
                };
                (fill, Color32::TRANSPARENT, theme.on_accent)
            }
            Call::Plain => (touch.fill(theme, theme.raised), theme.line2, theme.ink),
            Call::Danger => (touch.fill(theme, theme.raised), theme.line2, theme.rival),
            Call::Quiet => (touch.fill(theme, Color32::TRANSPARENT), Color32::TRANSPARENT, theme.ink),
        }
    }
}

const PAD: f32 = 11.0;
const KEY_GAP: f32 = 8.0;

impl Widget for Button<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let theme = theme(ui);
        let width_of = |ui: &Ui, line: &Line| {
            let key = self.key.map_or(0.0, |key| KEY_GAP + key_cap_width(ui, key));
            let menu = if self.menu { 18.0 } else { 0.0 };
            line.width() + key + menu
        };
        let line = |ui: &Ui, colour| {
            let mut line = Line::new();
            if let Some(icon) = self.icon {
                line = line.icon(icon, 15.0, colour).space(7.0);
            }
            line.text(ui, Text::Button, colour, self.words)
        };
        let measured = width_of(ui, &line(ui, theme.ink));
        let size = vec2((measured + 2.0 * PAD).ceil().max(self.min_width), self.height);
        let sense = if self.enabled { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(size, sense);

        if ui.is_rect_visible(rect) {
            let touch = self.shown_as.unwrap_or_else(|| Touch::of(&response));
            let (fill, edge, ink) = self.colours(theme, touch);
            let painter = ui.painter();
            painter.rect(
                rect,
                CornerRadius::same(measure::RADIUS_BUTTON),
                fill,
                Stroke::new(measure::STROKE_HAIR, edge),
                StrokeKind::Inside,
            );
            let left = rect.left() + ((rect.width() - measured) / 2.0).round();
            let line = line(ui, ink);
            line.paint(painter, theme, left, rect.center().y);
            let mut right = left + line.width();
            if let Some(key) = self.key {
                let at = pos2(right + KEY_GAP, rect.center().y);
                right += KEY_GAP + key_cap_width(ui, key);
                let (edge, fill) = match self.call {
                    Call::Primary if self.enabled => (ink, Color32::TRANSPARENT),
                    _ => (theme.line2, theme.raised),
                };
                let words = if self.enabled && self.call != Call::Primary { theme.ink2 } else { ink };
                key_cap_paint(ui, key, at, words, edge, fill);
            }
            if self.menu {
                let at = Rect::from_center_size(pos2(right + 12.0, rect.center().y + 0.5), Vec2::splat(12.0));
                Icon::ChevronDown.paint(painter, at, ink);
            }
            if touch.focus {
                focus_ring(painter, theme, rect, measure::RADIUS_BUTTON);
            }
        }
        response.widget_info(|| WidgetInfo::labeled(Role::Button, self.enabled, self.name.unwrap_or(self.words)));
        match self.tooltip {
            Some(words) if self.enabled => response.on_hover_text(words),
            Some(words) => response.on_disabled_hover_text(words),
            None => response,
        }
    }
}

/// A button of an icon alone, with its name in a tooltip.
#[must_use = "add it to a Ui"]
pub struct IconButton<'a> {
    icon: Icon,
    name: &'a str,
    shortcut: Option<&'a str>,
    enabled: bool,
    selected: Option<bool>,
    side: f32,
    colour: Option<Color32>,
}

impl<'a> IconButton<'a> {
    /// `name` is its accessible name and its tooltip.
    pub fn new(icon: Icon, name: &'a str) -> Self {
        Self { icon, name, shortcut: None, enabled: true, selected: None, side: 28.0, colour: None }
    }

    /// The keys that do the same, shown in the tooltip ("Ctrl B").
    pub fn shortcut(mut self, keys: &'a str) -> Self {
        self.shortcut = Some(keys);
        self
    }

    /// Whether it can be pressed now.
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// It switches something, which is on or off.
    pub fn selected(mut self, selected: bool) -> Self {
        self.selected = Some(selected);
        self
    }

    /// Another side than 28, for tight rows.
    pub fn side(mut self, side: f32) -> Self {
        self.side = side;
        self
    }

    /// Another colour than that of secondary text.
    pub fn colour(mut self, colour: Color32) -> Self {
        self.colour = Some(colour);
        self
    }
}

impl Widget for IconButton<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let theme = theme(ui);
        let sense = if self.enabled { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(Vec2::splat(self.side), sense);
        if ui.is_rect_visible(rect) {
            let touch = Touch::of(&response);
            let on = self.selected == Some(true);
            let ground = if on { theme.accent_tint } else { Color32::TRANSPARENT };
            let fill = if self.enabled { touch.fill(theme, ground) } else { ground };
            ui.painter().rect_filled(rect, CornerRadius::same(measure::RADIUS_BUTTON), fill);
            let colour = match (self.enabled, on) {
                (false, _) => theme.line3,
                (true, true) => theme.accent,
                (true, false) => self.colour.unwrap_or(theme.ink2),
            };
            self.icon.paint_at(ui.painter(), rect.center(), colour);
            if touch.focus {
                focus_ring(ui.painter(), theme, rect.shrink(2.0), measure::RADIUS_BUTTON);
            }
        }
        response.widget_info(|| match self.selected {
            Some(on) => WidgetInfo::selected(Role::Button, self.enabled, on, self.name),
            None => WidgetInfo::labeled(Role::Button, self.enabled, self.name),
        });
        let (name, shortcut) = (self.name, self.shortcut);
        let tip = |ui: &mut Ui| tooltip_ui(ui, name, shortcut);
        if self.enabled { response.on_hover_ui(tip) } else { response.on_disabled_hover_ui(tip) }
    }
}

/// The inside of a tooltip: words, and the keys that do the same.
pub fn tooltip_ui(ui: &mut Ui, words: &str, shortcut: Option<&str>) {
    let theme = theme(ui);
    ui.horizontal(|ui| {
        ui.label(Text::Label.rich(words, theme.ink));
        if let Some(keys) = shortcut {
            super::key_cap_ui(ui, keys);
        }
    });
}
