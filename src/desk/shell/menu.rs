//! The menu bar, made from the list of actions.

use std::collections::BTreeSet;

use eframe::egui::{self, Align, Frame, Layout, MenuBar, Panel, Ui};

use super::super::action::{Action, Menu};
use super::super::desk::Desk;
use super::super::message::Message;
use super::super::settings::MeetingsAs;
use super::super::theme::{Text, measure, theme};
use super::super::widgets::kit::{Icon, Line};
use super::bar_margin;

pub(super) fn bar_ui(desk: &mut Desk, ui: &mut Ui) {
    let theme = theme(ui);
    Panel::top("menu")
        .exact_size(measure::MENU_HEIGHT)
        .show_separator_line(false)
        .frame(Frame::new().fill(theme.window).inner_margin(bar_margin()))
        .show(ui, |ui| {
            let rect = ui.max_rect();
            MenuBar::new().ui(ui, |ui| {
                ui.set_height(measure::MENU_HEIGHT);
                for menu in Menu::ALL {
                    ui.menu_button(Text::Body.rich(menu.label(), theme.ink2), |ui| menu_ui(desk, ui, menu));
                }
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| state_ui(desk, ui));
            });
            if let Some(document) = &desk.document {
                let name = Line::new().text_within(ui, Text::Name, theme.ink, &document.name(), rect.width() * 0.4);
                let left = rect.center().x - name.width() / 2.0;
                name.paint(ui.painter(), theme, left, rect.center().y);
            }
        });
}

fn state_ui(desk: &Desk, ui: &mut Ui) {
    let theme = theme(ui);
    let Some(document) = &desk.document else { return };
    let line = if let Some(reason) = &document.read_only {
        Line::new().icon(Icon::Lock, 13.0, theme.ink2).space(6.0).text(
            ui,
            Text::Label,
            theme.ink2,
            &format!("Read only: {reason}"),
        )
    } else if document.history.is_dirty() {
        let edits = match document.history.unsaved_steps() {
            1 => "Unsaved: 1 edit".to_owned(),
            steps => format!("Unsaved: {steps} edits"),
        };
        Line::new().icon(Icon::Pencil, 12.0, theme.accent).space(6.0).text(ui, Text::Label, theme.ink, &edits)
    } else if let Some(at) = document.saved_at {
        Line::new().icon(Icon::Check, 13.0, theme.accent).space(6.0).text(
            ui,
            Text::Label,
            theme.ink2,
            &format!("Saved {}", at.format("%H:%M")),
        )
    } else if document.path.is_some() {
        Line::new().icon(Icon::Check, 13.0, theme.accent).space(6.0).text(ui, Text::Label, theme.ink2, "Saved")
    } else {
        Line::new().text(ui, Text::Label, theme.ink2, "Not saved yet")
    };
    line.ui(ui, theme, 20.0);
}

fn menu_ui(desk: &mut Desk, ui: &mut Ui, menu: Menu) {
    ui.set_min_width(260.0);
    ui.spacing_mut().item_spacing.y = 0.0;
    // A menu stands on a lighter ground than the page, on which the fainter line is not seen.
    ui.visuals_mut().widgets.noninteractive.bg_stroke.color = theme(ui).line2;
    let actions = || Action::ALL.iter().copied().filter(|action| action.menu() == menu);
    let lines = actions().map(Action::group).collect::<BTreeSet<_>>().len();
    let height = row_height(ui.ctx().content_rect().height(), actions().count(), lines);
    let mut group = None;
    for action in actions() {
        if group.is_some_and(|group| group != action.group()) {
            ui.separator();
        }
        group = Some(action.group());
        if action == Action::OpenSample {
            recent_ui(desk, ui);
        }
        item_ui(desk, ui, action, height);
    }
}

/// How high a row is: lower in a low window, so that the menu stands under the bar and not over it.
fn row_height(window: f32, rows: usize, lines: usize) -> f32 {
    /// A line between two groups, with the space around it.
    const LINE: f32 = 7.0;
    /// The frame of the menu, and what is left free around it.
    const FRAME: f32 = 36.0;
    const LEAST: f32 = 22.0;
    let room = window - measure::MENU_HEIGHT - FRAME - LINE * lines as f32;
    (room / rows as f32).floor().clamp(LEAST, measure::ROW_BUTTON)
}

fn item_ui(desk: &mut Desk, ui: &mut Ui, action: Action, height: f32) {
    let history = desk.document.as_ref().map(|document| &document.history);
    let label = match action {
        // Undo and redo name what they undo.
        Action::Undo => history.and_then(|history| history.undo_label()).map(|label| format!("Undo: {label}")),
        Action::Redo => history.and_then(|history| history.redo_label()).map(|label| format!("Redo: {label}")),
        Action::Orphans if !desk.derived.orphans.is_empty() => {
            Some(format!("{} {}", action.label(), desk.derived.orphans.len()))
        }
        _ => None,
    };
    let label = label.unwrap_or_else(|| action.label().to_owned());
    let on = match action {
        Action::ToggleInspector => Some(desk.settings.inspector),
        Action::ToggleMarks => Some(desk.settings.marks),
        Action::MeetingList => Some(desk.settings.meetings_as == MeetingsAs::List),
        Action::MeetingTimeline => Some(desk.settings.meetings_as == MeetingsAs::Timeline),
        Action::MeetingMonth => Some(desk.settings.meetings_as == MeetingsAs::Month),
        Action::ThemeSystem => Some(desk.settings.look == super::super::settings::Look::System),
        Action::ThemeLight => Some(desk.settings.look == super::super::settings::Look::Light),
        Action::ThemeDark => Some(desk.settings.look == super::super::settings::Look::Dark),
        _ => None,
    };
    let enabled = desk.is_enabled(action);
    if row_ui(ui, &label, &action.keys(), on, enabled, height).clicked() {
        desk.messages.push(Message::Act(action));
        ui.close();
    }
}

/// A row of a menu: a tick, words, and the keys at the right.
fn row_ui(ui: &mut Ui, label: &str, keys: &str, on: Option<bool>, enabled: bool, height: f32) -> egui::Response {
    let theme = theme(ui);
    let ink = if enabled { theme.ink } else { theme.ink3 };
    let keys_line = Line::new().text(ui, Text::Caption, theme.ink3, keys);
    let words = Line::new().text_within(ui, Text::Body, ink, label, 340.0);
    // While egui finds out how wide the menu is, no row is wider than it must be.
    let least = 28.0 + words.width() + 28.0 + keys_line.width() + 10.0;
    let width = if ui.is_sizing_pass() { least } else { least.max(ui.available_width()) };
    let sense = if enabled { egui::Sense::click() } else { egui::Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(egui::vec2(width, height), sense);
    if enabled && (response.hovered() || response.has_focus()) {
        ui.painter().rect_filled(rect, measure::RADIUS_CHIP, theme.hover);
    }
    if on == Some(true) {
        let at = egui::Rect::from_center_size(egui::pos2(rect.left() + 14.0, rect.center().y), egui::Vec2::splat(13.0));
        Icon::Check.paint(ui.painter(), at, theme.accent);
    }
    words.paint(ui.painter(), theme, rect.left() + 28.0, rect.center().y);
    keys_line.paint_right(ui.painter(), theme, rect.right() - 10.0, rect.center().y);
    response.widget_info(|| match on {
        Some(on) => egui::WidgetInfo::selected(egui::Role::Button, enabled, on, label),
        None => egui::WidgetInfo::labeled(egui::Role::Button, enabled, label),
    });
    response
}

fn recent_ui(desk: &mut Desk, ui: &mut Ui) {
    if desk.settings.recent.is_empty() {
        return;
    }
    let recent = desk.settings.recent.clone();
    ui.menu_button(Text::Body.rich("      Open recent", theme(ui).ink), |ui| {
        ui.set_min_width(260.0);
        for entry in &recent {
            let row = row_ui(ui, &entry.title, "", None, true, measure::ROW_BUTTON);
            if row.on_hover_text(entry.path.display().to_string()).clicked() {
                desk.messages.push(Message::OpenPath(entry.path.clone()));
                ui.close();
            }
        }
        ui.separator();
        if row_ui(ui, "Clear list", "", None, true, measure::ROW_BUTTON).clicked() {
            desk.messages.push(Message::ClearRecent);
            ui.close();
        }
    });
}
