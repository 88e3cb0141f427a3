//! The frame of the window: menus, tabs, search, status line, and what stands between them.

mod foot;
mod menu;
mod tab_bar;
mod way_out;
mod welcome;

use eframe::egui::{self, CentralPanel, Frame, Id, Margin, Panel, Stroke, Ui};

use super::desk::Desk;
use super::message::{Message, Tab};
use super::overlay;
use super::scene::Scene;
use super::settings::MeetingsAs;
use super::tabs::{Views, actors, articles, meetings};
use super::theme::{measure, theme};
use crate::model::CaptureMethod;

/// The id of a region that F6 goes to: 0 list, 1 page, 2 inspector.
#[must_use]
pub fn region_id(region: usize) -> Id {
    Id::unique(("readout region", region))
}

/// Shows the whole window.
pub(super) fn show_ui(desk: &mut Desk, ui: &mut Ui) {
    take_drops(desk, ui);
    menu::bar_ui(desk, ui);
    if desk.document.is_some() {
        tab_bar::tab_bar_ui(desk, ui);
    }
    foot::foot_ui(desk, ui);
    if desk.document.is_some() {
        content_ui(desk, ui);
    } else {
        welcome::welcome_ui(desk, ui);
    }
    super::search_field::results_ui(desk, ui);
    overlay::show_ui(desk, ui);
    way_out::way_out_ui(desk, ui);
    foot::notices_ui(desk, ui);
    drop_hint_ui(ui);
}

fn content_ui(desk: &mut Desk, ui: &mut Ui) {
    let tab = desk.place.tab;
    // Timeline and month take the place of list, page and inspector.
    let shown_as = if tab == Tab::Meetings { desk.settings.meetings_as } else { MeetingsAs::List };
    let whole = shown_as != MeetingsAs::List;
    let widths = desk.settings.widths;
    let inspector = desk.settings.inspector;
    let theme = theme(ui);
    let side = Frame::new().fill(theme.panel);
    let page = Frame::new().fill(theme.page);
    let shown = desk.with_scene(|scene, views, _| {
        views.articles.begin();
        let mut sizes = widths;
        let wide = ui.available_width();
        if !whole {
            let (slot, default) = match tab {
                Tab::Articles => (0, measure::LIST_ARTICLES),
                Tab::Actors => (1, measure::LIST_ACTORS),
                Tab::Meetings => (2, measure::LIST_MEETINGS),
            };
            let start = if sizes[slot] > 0.0 { sizes[slot] } else { default };
            let list = Panel::left(Id::unique(("list", tab)))
                .resizable(true)
                .default_size(start.min(wide * 0.32))
                .size_range(*measure::LIST_RANGE.start()..=measure::LIST_RANGE.end().min(wide * 0.4))
                .frame(side)
                .show(ui, |ui| {
                    anchor_ui(ui, 0);
                    list_ui(ui, tab, scene, views);
                });
            sizes[slot] = list.response.rect.width();
        }
        // On a narrow window the page comes first: the inspector waits until there is room for both.
        let room = ui.available_width() > *measure::INSPECTOR_RANGE.start() + measure::PAGE_LEAST;
        if inspector && room && !whole {
            let start = if sizes[3] > 0.0 { sizes[3] } else { measure::INSPECTOR };
            let panel = Panel::right("inspector")
                .resizable(true)
                .default_size(start)
                .size_range(measure::INSPECTOR_RANGE)
                .frame(side)
                .show(ui, |ui| {
                    anchor_ui(ui, 2);
                    contained_ui(ui, |ui| inspector_ui(ui, tab, scene, views));
                });
            sizes[3] = panel.response.rect.width();
        }
        CentralPanel::no_frame().frame(page).show(ui, |ui| {
            anchor_ui(ui, 1);
            page_ui(ui, tab, shown_as, scene, views);
        });
        sizes
    });
    if let Some(sizes) = shown {
        desk.settings.widths = sizes;
    }
}

/// What `content` shows, in the room there is: a word too long for a panel must not widen it for good.
fn contained_ui(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let rect = ui.available_rect_before_wrap();
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect).layout(*ui.layout()));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    content(&mut child);
    ui.advance_cursor_after_rect(rect);
}

/// Where F6 puts the keyboard: before the first control of a region, so that Tab goes on into it. The lists of records
/// take the keyboard themselves.
fn anchor_ui(ui: &Ui, region: usize) {
    const NAMES: [&str; 3] = ["List", "Page", "Inspector"];
    let at = egui::Rect::from_min_size(ui.max_rect().min, egui::vec2(ui.max_rect().width(), 2.0));
    let anchor = ui.interact(at, region_id(region), egui::Sense::focusable_noninteractive());
    if anchor.has_focus() {
        ui.painter().rect_filled(at, 0.0, theme(ui).accent);
    }
    anchor.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Pane, true, NAMES[region.min(2)]));
}

fn list_ui(ui: &mut Ui, tab: Tab, scene: &mut Scene<'_>, views: &mut Views) {
    ui.spacing_mut().item_spacing.y = 0.0;
    match tab {
        Tab::Articles => articles::list_ui(ui, scene, &mut views.articles),
        Tab::Actors => actors::list_ui(ui, scene, &mut views.actors),
        Tab::Meetings => meetings::list_ui(ui, scene, &mut views.meetings),
    }
}

fn page_ui(ui: &mut Ui, tab: Tab, shown_as: MeetingsAs, scene: &mut Scene<'_>, views: &mut Views) {
    match tab {
        Tab::Articles => articles::page_ui(ui, scene, &mut views.articles),
        Tab::Actors => actors::page_ui(ui, scene, &mut views.actors),
        Tab::Meetings => match shown_as {
            MeetingsAs::List => meetings::page_ui(ui, scene, &mut views.meetings),
            MeetingsAs::Timeline => meetings::timeline_ui(ui, scene, &mut views.meetings),
            MeetingsAs::Month => meetings::month_ui(ui, scene, &mut views.meetings),
        },
    }
}

fn inspector_ui(ui: &mut Ui, tab: Tab, scene: &mut Scene<'_>, views: &mut Views) {
    match tab {
        Tab::Articles => articles::inspector_ui(ui, scene, &mut views.articles),
        Tab::Actors => actors::inspector_ui(ui, scene, &mut views.actors),
        Tab::Meetings => meetings::inspector_ui(ui, scene, &mut views.meetings),
    }
}

/// Takes files that were dropped on the window.
fn take_drops(desk: &mut Desk, ui: &Ui) {
    let dropped: Vec<_> =
        ui.ctx().input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_path_buf()).collect());
    if !dropped.is_empty() {
        desk.messages.push(Message::Import(dropped, CaptureMethod::Dropped));
    }
}

/// Says what dropping would do, while files hang over the window.
fn drop_hint_ui(ui: &Ui) {
    let hovering = ui.ctx().input(|input| input.raw.hovered_files.len());
    if hovering == 0 {
        return;
    }
    let theme = theme(ui);
    let rect = ui.ctx().content_rect();
    let layer = egui::LayerId::new(egui::Order::Foreground, Id::unique("drop hint"));
    let painter = ui.ctx().layer_painter(layer);
    painter.rect_filled(rect, 0.0, theme.dim);
    let words = if hovering == 1 { "Drop to import" } else { "Drop to import them all" };
    let galley = painter.layout_no_wrap(words.to_owned(), super::theme::Text::DialogTitle.font(), theme.ink);
    let card = egui::Rect::from_center_size(rect.center(), galley.size() + egui::vec2(64.0, 40.0));
    painter.rect(card, measure::RADIUS_DIALOG, theme.raised, Stroke::new(1.0, theme.line2), egui::StrokeKind::Inside);
    painter.galley(card.center() - galley.size() / 2.0, galley, theme.ink);
}

/// The margin of bars.
pub(super) fn bar_margin() -> Margin {
    Margin::symmetric(12, 0)
}
