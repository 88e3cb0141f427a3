//! Which kinds of ties are drawn: chips that are switched on and off.

use eframe::egui::{Color32, CornerRadius, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::GraphView;
use super::gather::Network;
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::kit::{Icon, Line, focus_ring_inside};

/// The chips of the kinds, with how many neighbours each leads to, and that of the second step.
pub(super) fn chips_ui(ui: &mut Ui, view: &mut GraphView, network: &Network) {
    ui.add_space(measure::SPACE_4);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
        for (place, words) in ["Relations", "Roles", "Meetings"].into_iter().enumerate() {
            let count = network.counts[place];
            if count > 0 && chip_ui(ui, words, Some(count), !view.without[place]).clicked() {
                view.without[place] = !view.without[place];
                view.camera = None;
            }
        }
        let second = chip_ui(ui, "Two steps", None, !view.near_only);
        if second.on_hover_text("Also those whom these are tied to by a relation or a role").clicked() {
            view.near_only = !view.near_only;
            view.camera = None;
        }
    });
    ui.add_space(measure::SPACE_4);
}

/// A chip that is on (ticked) or off.
fn chip_ui(ui: &mut Ui, words: &str, count: Option<usize>, on: bool) -> Response {
    let theme = theme(ui);
    let (ink, faint) = if on { (theme.accent, theme.accent) } else { (theme.ink2, theme.ink3) };
    let line = Line::new();
    let line = if on { line.icon(Icon::Check, 11.0, ink) } else { line.space(11.0) };
    let mut line = line.space(4.0).text(ui, Text::Label, ink, words);
    if let Some(count) = count {
        line = line.space(5.0).text(ui, Text::Caption, faint, &count.to_string());
    }
    let (rect, response) = ui.allocate_exact_size(vec2((line.width() + 14.0).ceil(), 22.0), Sense::click());
    let radius = CornerRadius::same(measure::RADIUS_CHIP);
    let fill = if response.is_pointer_button_down_on() {
        theme.press
    } else if on {
        theme.accent_tint
    } else if response.hovered() {
        theme.hover
    } else {
        Color32::TRANSPARENT
    };
    let edge = if on { Color32::TRANSPARENT } else { theme.line2 };
    ui.painter().rect(rect, radius, fill, Stroke::new(measure::STROKE_HAIR, edge), StrokeKind::Inside);
    line.paint(ui.painter(), theme, rect.left() + 6.0, rect.center().y);
    if response.has_focus() {
        focus_ring_inside(ui.painter(), theme, rect, measure::RADIUS_CHIP);
    }
    response.widget_info(|| {
        let name = match count {
            Some(count) => format!("Draw {}, {count}", words.to_lowercase()),
            None => "Draw two steps".to_owned(),
        };
        WidgetInfo::selected(Role::CheckBox, true, on, name)
    });
    response
}
