//! The three tabs, back and forward, the search field and the switch of the inspector.

use eframe::egui::{self, Align, Frame, Layout, Panel, Ui};

use super::super::action::Action;
use super::super::desk::Desk;
use super::super::message::{Message, Tab};
use super::super::theme::{measure, theme};
use super::super::widgets::kit;
use super::super::widgets::kit::{Icon, IconButton};
use super::bar_margin;

pub(super) fn tab_bar_ui(desk: &mut Desk, ui: &mut Ui) {
    let theme = theme(ui);
    let counts = desk.document.as_ref().map_or([0; 3], |document| {
        let dossier = document.dossier();
        [dossier.articles.len(), dossier.actors.len(), dossier.meetings.len()]
    });
    Panel::top("tabs")
        .exact_size(measure::TABS_HEIGHT)
        .show_separator_line(false)
        .frame(Frame::new().fill(theme.window).inner_margin(bar_margin()))
        .show(ui, |ui| {
            let rect = ui.max_rect();
            // The rule under the tabs; the active tab covers it.
            let rule = rect.bottom() - 0.5;
            ui.painter().hline(
                ui.ctx().content_rect().x_range(),
                rule,
                egui::Stroke::new(measure::STROKE_HAIR, theme.line2),
            );
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                ui.set_height(measure::TABS_HEIGHT);
                ui.with_layout(Layout::left_to_right(Align::Max), |ui| {
                    for (tab, count) in Tab::ALL.into_iter().zip(counts) {
                        let response = ui.add(kit::Tab::new(tab.label(), count, tab == desk.place.tab));
                        let keys = tab.action().keys();
                        let response = response.on_hover_ui(|ui| kit::tooltip_ui(ui, tab.label(), Some(&keys)));
                        if response.clicked() {
                            desk.messages.push(Message::ShowTab(tab));
                        }
                    }
                });
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.spacing_mut().item_spacing.x = 6.0;
                    switch_ui(desk, ui);
                    let room = ui.available_width() - 80.0;
                    super::super::search_field::field_ui(desk, ui, measure::SEARCH_WIDTH.min(room.max(120.0)));
                    ui.add_space(4.0);
                    for (icon, action) in [(Icon::ArrowRight, Action::Forward), (Icon::ArrowLeft, Action::Back)] {
                        let keys = action.keys();
                        let button = IconButton::new(icon, action.label()).shortcut(&keys);
                        if ui.add(button.enabled(desk.is_enabled(action))).clicked() {
                            desk.messages.push(Message::Act(action));
                        }
                    }
                });
            });
        });
}

fn switch_ui(desk: &mut Desk, ui: &mut Ui) {
    let keys = Action::ToggleInspector.keys();
    let on = desk.settings.inspector;
    let button = IconButton::new(Icon::Sidebar, "Inspector").shortcut(&keys).selected(on);
    if ui.add(button).clicked() {
        desk.messages.push(Message::Act(Action::ToggleInspector));
    }
}
