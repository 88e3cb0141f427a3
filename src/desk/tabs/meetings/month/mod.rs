//! The meetings of a month on their days; those known only to the month, or not for certain, beside it.

mod aside;
mod grid;
mod plan;

use std::sync::Arc;

use chrono::{Datelike as _, NaiveDate};
use eframe::egui::{
    self, Align, Id, Key, Layout, Modifiers, Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::MeetingsView;
use super::known::counted;
use super::list::mode_ui;
use super::timeline::detail_ui;
use crate::desk::action::Action;
use crate::desk::message::Message;
use crate::desk::scene::Scene;
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::kit::{Button, Icon, IconButton, Line};
use crate::model::{MeetingId, RecordRef};

use plan::{Month, Plan, plan};

/// The names of the days.
const WEEKDAYS: f32 = 24.0;
/// The meetings beside the grid.
const ASIDE: f32 = 232.0;
/// The meeting selected, under the grid.
const DETAIL: f32 = 168.0;
/// In a lower window the grid takes all there is.
const LOW: f32 = 560.0;

/// What the month remembers.
#[derive(Default)]
pub(super) struct MonthView {
    at: Option<Month>,
    /// The meeting whose month it has gone to.
    shown: Option<MeetingId>,
    /// The meeting that takes the keyboard when it is next in sight.
    focus: Option<MeetingId>,
    plan: Option<(u64, Month, Arc<Plan>)>,
}

/// Shows the month in the place of list and page. Fills what there is from edge to edge.
pub fn month_ui(ui: &mut Ui, scene: &mut Scene<'_>, view: &mut MeetingsView) {
    let theme = theme(ui);
    ui.spacing_mut().item_spacing = vec2(measure::SPACE_8, 0.0);
    let whole = ui.max_rect();
    view.known.refresh(scene.dossier, scene.derived, &view.filter);
    ui.painter().rect_filled(whole, 0.0, theme.page);
    let today = scene.now.date_naive();
    let generation = view.known.generation();
    let month = settle(scene, &mut view.month, today);
    keys_ui(ui, scene, view, today);
    let month = view.month.at.unwrap_or(month);
    let plan = match &view.month.plan {
        Some((of, at, plan)) if *of == generation && *at == month => Arc::clone(plan),
        _ => {
            let made = Arc::new(plan(scene.dossier, month));
            view.month.plan = Some((generation, month, Arc::clone(&made)));
            made
        }
    };
    head_ui(ui, scene, &mut view.month, whole, (month, today), &plan);

    let detail = if whole.height() < LOW { 0.0 } else { DETAIL };
    let aside = if plan.some_time.is_empty() && plan.undated.is_empty() { 0.0 } else { ASIDE };
    let top = whole.top() + measure::PANEL_HEAD_HEIGHT;
    let bottom = whole.bottom() - detail;
    let days = Rect::from_min_max(pos2(whole.left(), top), pos2(whole.right() - aside, top + WEEKDAYS));
    let grid = Rect::from_min_max(pos2(whole.left(), days.bottom()), pos2(whole.right() - aside, bottom));
    weekdays_ui(ui, days);
    let mut reached = grid::grid_ui(ui, scene, &view.month, grid, (month, today), &plan);
    if aside > 0.0 {
        let rect = Rect::from_min_max(pos2(whole.right() - aside, top), pos2(whole.right(), bottom));
        reached |= aside::aside_ui(ui, scene, &view.month, rect, month, &plan);
    }
    if reached {
        view.month.focus = None;
    }
    if detail > 0.0 {
        let rect = Rect::from_min_max(pos2(whole.left(), bottom), whole.max);
        detail_ui(ui, scene, &mut view.known, rect);
    }
}

/// The month of a meeting: that of its first day, or of its last where the first is not known.
fn month_of(scene: &Scene<'_>, id: &MeetingId) -> Option<Month> {
    let date = scene.dossier.meetings.get(id)?.date.as_ref()?;
    date.edtf.earliest().or(date.edtf.latest()).map(Month::of)
}

/// The month of this frame: a meeting selected elsewhere comes into sight.
fn settle(scene: &Scene<'_>, view: &mut MonthView, today: NaiveDate) -> Month {
    if view.shown != scene.place.meeting {
        view.shown.clone_from(&scene.place.meeting);
        let of_selected = scene.place.meeting.as_ref().and_then(|id| month_of(scene, id));
        view.at = of_selected.or(view.at);
    }
    *view.at.get_or_insert(Month::of(today))
}

fn go(view: &mut MonthView, by: i32) {
    view.at = view.at.map(|at| at.moved(by));
}

fn head_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    view: &mut MonthView,
    whole: Rect,
    (month, today): (Month, NaiveDate),
    plan: &Plan,
) {
    let theme = theme(ui);
    let rect = Rect::from_min_size(whole.min, vec2(whole.width(), measure::PANEL_HEAD_HEIGHT));
    ui.painter().rect_filled(rect, 0.0, theme.panel);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, theme.line2));
    let inside = rect.shrink2(vec2(if whole.width() > 1000.0 { 20.0 } else { 12.0 }, 0.0));
    let layout = Layout::right_to_left(Align::Center);
    let mut right = ui.new_child(UiBuilder::new().max_rect(inside).layout(layout).id_salt("month tools"));
    right.spacing_mut().item_spacing.x = measure::SPACE_8;
    if right.add(IconButton::new(Icon::Plus, "New meeting…").shortcut("M")).clicked() {
        scene.push(Message::Act(Action::NewMeeting));
    }
    if right.add(Button::new("Today").key("Home")).clicked() {
        view.at = Some(Month::of(today));
    }
    if right.add(IconButton::new(Icon::ChevronRight, "Next month").shortcut("Page Down")).clicked() {
        go(view, 1);
    }
    if right.add(IconButton::new(Icon::ChevronLeft, "Previous month").shortcut("Page Up")).clicked() {
        go(view, -1);
    }
    let edge = right.min_rect().left() - measure::SPACE_16;

    let layout = Layout::left_to_right(Align::Center);
    let mut left = ui.new_child(UiBuilder::new().max_rect(inside).layout(layout).id_salt("month head"));
    left.spacing_mut().item_spacing.x = measure::SPACE_16;
    mode_ui(&mut left, scene);
    let words = month.in_words();
    let title = Line::new().text(&left, Text::Section, theme.ink, &words);
    let (at, response) = left.allocate_exact_size(vec2(title.width(), 24.0), Sense::hover());
    title.paint(left.painter(), theme, at.left(), at.center().y);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Heading, true, &words));
    let count = counted(plan.on_days, "meeting", "meetings");
    let count = match plan.some_time.len() {
        0 => count,
        more => format!("{count}, and {more} some time in the month"),
    };
    let count = Line::new().text(&left, Text::Label, theme.ink2, &count);
    if count.width() < edge - left.cursor().left() {
        count.ui(&mut left, theme, 20.0);
    }
}

fn weekdays_ui(ui: &Ui, rect: Rect) {
    let theme = theme(ui);
    let width = rect.width() / 7.0;
    for (at, name) in ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].into_iter().enumerate() {
        let left = rect.left() + width * f32::from(u8::try_from(at).unwrap_or_default());
        let line = Line::new().text(ui, Text::Label, theme.ink3, name);
        line.paint(ui.painter(), theme, left + 8.0, rect.center().y);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, theme.line3));
}

/// The meetings in the order of the keys: those on days, by day; then those beside.
fn order(plan: &Plan) -> Vec<&MeetingId> {
    let mut found: Vec<&MeetingId> = Vec::new();
    for bar in &plan.bars {
        if !bar.goes_on.0 || bar.week == 0 {
            found.push(&bar.meeting);
        }
    }
    found.extend(plan.some_time.iter().chain(&plan.undated));
    found
}

/// Keys of the month: they act while no field, menu or dialog has the keyboard.
fn keys_ui(ui: &Ui, scene: &mut Scene<'_>, view: &mut MeetingsView, today: NaiveDate) {
    let in_front = ui.memory(|memory| memory.allows_interaction(ui.layer_id()));
    if !ui.is_enabled() || !in_front || ui.text_edit_focused() || egui::Popup::is_any_open(ui) {
        return;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::PageDown) {
        go(&mut view.month, 1);
    }
    if pressed(Key::PageUp) {
        go(&mut view.month, -1);
    }
    if pressed(Key::Home) {
        view.month.at = Some(Month::of(today));
    }
    let Some((_, _, plan)) = view.month.plan.clone() else { return };
    let order = order(&plan);
    // Elsewhere the arrows move the keyboard's focus.
    let focused = ui.memory(egui::Memory::focused);
    let on_meeting = order.iter().any(|id| focused == Some(item_id(id)));
    if focused.is_some() && !on_meeting {
        return;
    }
    let at = scene.place.meeting.as_ref().and_then(|id| order.iter().position(|other| *other == id));
    let last = order.len().saturating_sub(1);
    let to = if pressed(Key::ArrowRight) {
        Some(at.map_or(0, |at| (at + 1).min(last)))
    } else if pressed(Key::ArrowLeft) {
        Some(at.map_or(last, |at| at.saturating_sub(1)))
    } else {
        None
    };
    if let Some(id) = to.filter(|to| Some(*to) != at).and_then(|to| order.get(to)) {
        view.month.focus = Some((*id).clone());
        // One moves within what is in sight: the month stays, though a meeting may have begun in the one before.
        view.month.shown = Some((*id).clone());
        ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
        scene.push(Message::Show(RecordRef::Meeting((*id).clone())));
    }
    if at.is_some() && focused.is_none() && pressed(Key::Enter) {
        scene.push(Message::Act(Action::MeetingList));
    }
}

fn item_id(id: &MeetingId) -> Id {
    Id::unique(("meeting in the month", id.as_str()))
}

/// What a meeting is called for those who do not see where it stands.
fn name_of(scene: &Scene<'_>, id: &MeetingId) -> String {
    let title = scene.dossier.title_of(&RecordRef::Meeting(id.clone()));
    let Some(meeting) = scene.dossier.meetings.get(id) else { return title };
    let date = meeting.date.as_ref().map_or_else(|| "no date".to_owned(), |when| when.edtf.in_words());
    format!("{title}, {date}, {}", meeting.status.in_words())
}

/// A press selects; Enter on the meeting selected, and a second press, open it.
fn pressed(ui: &Ui, scene: &mut Scene<'_>, response: &egui::Response, id: &MeetingId) {
    let selected = scene.place.meeting.as_ref() == Some(id);
    if response.clicked() {
        let by_key = ui.input(|input| input.key_pressed(Key::Enter));
        scene.push(if selected && by_key {
            Message::Act(Action::MeetingList)
        } else {
            Message::Show(RecordRef::Meeting(id.clone()))
        });
    }
    if response.double_clicked() {
        scene.push(Message::Act(Action::MeetingList));
    }
    if response.has_focus() {
        let filter = egui::EventFilter { horizontal_arrows: true, ..egui::EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
}

/// Gives the keyboard to a meeting for which it is meant, and says so.
fn takes_focus(view: &MonthView, response: &egui::Response, id: &MeetingId) -> bool {
    let takes = view.focus.as_ref() == Some(id);
    if takes {
        response.request_focus();
    }
    takes
}

/// The number of a day, with its month on the first.
fn day_in_words(day: NaiveDate) -> String {
    let short: String = crate::model::month_name(day.month()).chars().take(3).collect();
    if day.day() == 1 { format!("1 {short}") } else { day.day().to_string() }
}
