//! The theme in egui's own terms, so that stock widgets (text fields, menus, scroll bars, tooltips) look like ours.

use eframe::egui::{
    self, Color32, CornerRadius, Margin, Stroke, Style, TextStyle, Visuals,
    style::{
        HandleShape, Interaction, ScrollAnimation, ScrollStyle, Selection, Spacing, TextCursorStyle, WidgetVisuals,
        Widgets,
    },
    vec2,
};

use super::{Text, Theme, measure};

/// egui's style for a theme.
#[must_use]
pub fn style(theme: &Theme) -> Style {
    Style {
        text_styles: [
            (TextStyle::Small, Text::Caption.font()),
            (TextStyle::Body, Text::Body.font()),
            (TextStyle::Button, Text::Button.font()),
            (TextStyle::Heading, Text::Section.font()),
            (TextStyle::Monospace, Text::Mono.font()),
        ]
        .into(),
        spacing: spacing(),
        interaction: Interaction {
            tooltip_delay: 0.4,
            // Words are selected where they are words of the world: the reader has its own selection.
            selectable_labels: false,
            multi_widget_text_select: false,
            ..Interaction::default()
        },
        visuals: visuals(theme),
        animation_time: 0.1,
        scroll_animation: ScrollAnimation {
            points_per_second: 8000.0,
            duration: egui::Rangef::new(0.0, measure::ANIMATION),
        },
        compact_menu_style: false,
        ..Style::default()
    }
}

fn spacing() -> Spacing {
    Spacing {
        item_spacing: vec2(measure::SPACE_8, measure::SPACE_4),
        window_margin: Margin::same(16),
        menu_margin: Margin::same(6),
        button_padding: vec2(10.0, 6.0),
        indent: 16.0,
        interact_size: vec2(28.0, measure::FIELD_HEIGHT),
        icon_width: 16.0,
        icon_width_inner: 10.0,
        icon_spacing: 8.0,
        combo_height: 320.0,
        tooltip_width: 360.0,
        menu_width: 320.0,
        menu_spacing: 4.0,
        scroll: ScrollStyle {
            bar_width: 8.0,
            floating_width: 5.0,
            floating_allocated_width: 0.0,
            handle_min_length: 24.0,
            bar_inner_margin: 2.0,
            bar_outer_margin: 2.0,
            foreground_color: false,
            dormant_background_opacity: 0.0,
            active_background_opacity: 0.0,
            interact_background_opacity: 0.0,
            dormant_handle_opacity: 1.0,
            active_handle_opacity: 1.0,
            interact_handle_opacity: 1.0,
            ..ScrollStyle::floating()
        },
        ..Spacing::default()
    }
}

fn visuals(theme: &Theme) -> Visuals {
    let base = if theme.dark { Visuals::dark() } else { Visuals::light() };
    let hair = |colour| Stroke::new(measure::STROKE_HAIR, colour);
    Visuals {
        weak_text_color: Some(theme.ink3),
        widgets: widgets(theme),
        selection: Selection { bg_fill: theme.selection, stroke: Stroke::new(measure::STROKE_FOCUS, theme.accent) },
        hyperlink_color: theme.accent,
        faint_bg_color: theme.hover,
        extreme_bg_color: theme.raised,
        text_edit_bg_color: Some(theme.raised),
        code_bg_color: theme.press,
        warn_fg_color: theme.rival,
        error_fg_color: theme.rival,
        window_corner_radius: CornerRadius::same(measure::RADIUS_DIALOG),
        window_shadow: theme.popup_shadow(),
        window_fill: theme.raised,
        window_stroke: hair(theme.line2),
        window_highlight_topmost: false,
        menu_corner_radius: CornerRadius::same(measure::RADIUS_CARD),
        panel_fill: theme.page,
        popup_shadow: theme.popup_shadow(),
        text_cursor: TextCursorStyle {
            stroke: Stroke::new(1.5, theme.accent),
            // A blinking caret repaints the window all day; a calm page has none.
            blink: false,
            ..TextCursorStyle::default()
        },
        indent_has_left_vline: false,
        slider_trailing_fill: true,
        handle_shape: HandleShape::Circle,
        disabled_alpha: 0.55,
        ..base
    }
}

fn widgets(theme: &Theme) -> Widgets {
    let state = |fill: Color32, edge: Stroke, ink: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: edge,
        corner_radius: CornerRadius::same(measure::RADIUS_BUTTON),
        fg_stroke: Stroke::new(measure::STROKE_ICON, ink),
        expansion: 0.0,
    };
    let hair = |colour| Stroke::new(measure::STROKE_HAIR, colour);
    Widgets {
        noninteractive: state(theme.page, hair(theme.line1), theme.ink),
        inactive: WidgetVisuals {
            // Scroll handles and slider rails take this fill.
            bg_fill: theme.line2,
            ..state(theme.raised, hair(theme.line2), theme.ink)
        },
        hovered: WidgetVisuals { bg_fill: theme.line3, ..state(theme.hover, hair(theme.line2), theme.ink) },
        // Pressed, or focused by keyboard: the ring is the focus ring.
        active: WidgetVisuals {
            bg_fill: theme.line3,
            ..state(theme.press, Stroke::new(measure::STROKE_FOCUS, theme.accent), theme.ink)
        },
        open: state(theme.press, hair(theme.line2), theme.ink),
    }
}
