//! The meetings over time, each drawn as exactly as its date is known.
//!
//! The calendar stands over lanes, one for each series; below them the articles by the day they were published, what
//! the shapes mean, and the meeting selected. Only what is in sight is laid out and drawn.

mod detail;
mod joins;
mod lanes;
mod pack;
mod paint;
mod plan;
mod precision;
mod scale;
mod strips;

use eframe::egui::{self, Align, Id, Key, Layout, Modifiers, Rect, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use super::MeetingsView;
use super::known::counted;
use super::list::mode_ui;
use crate::desk::action::Action;
use crate::desk::message::Message;
use crate::desk::scene::Scene;
use crate::desk::theme::{Side, Text, measure, theme};
use crate::desk::widgets::kit::{Button, Icon, IconButton, Line, Segmented, empty_state_ui, side_chip_ui};
use crate::model::{MeetingId, RecordRef};

pub(super) use detail::detail_ui;
use lanes::{axis_ui, lanes_ui};
use plan::{LABEL_GAP, Plan, bar};
pub(super) use precision::is_of_days;
use scale::Scale;
use strips::{articles_ui, legend_ui, undated_ui};

const AXIS: f32 = 46.0;
const ARTICLES: f32 = 56.0;
const LEGEND: f32 = 40.0;
const DETAIL: f32 = 184.0;
/// A step of the arrow keys with Shift, and of a notch of the wheel.
const STEP: f32 = 120.0;

/// How far apart the days stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Zoom {
    /// So that everything is in sight, whatever the width.
    #[default]
    Fit,
    Days,
    Weeks,
    Months,
    /// As it was moved by hand.
    Free,
}

impl Zoom {
    fn per_day(self) -> Option<f32> {
        match self {
            Self::Days => Some(40.0),
            Self::Weeks => Some(7.0),
            Self::Months => Some(1.6),
            Self::Fit | Self::Free => None,
        }
    }
}

/// What the timeline remembers.
#[derive(Default)]
pub(super) struct TimelineView {
    plan: Plan,
    zoom: Zoom,
    scale: Option<Scale>,
    /// The meeting that it has moved to.
    shown: Option<MeetingId>,
    /// The meeting that takes the keyboard when it is next in sight.
    focus: Option<MeetingId>,
}

/// Where the parts of the timeline stand.
struct Frame {
    axis: Rect,
    lanes: Rect,
    articles: Rect,
    legend: Rect,
    detail: Rect,
    undated: Rect,
    /// Left and right of what moves, from the axis to the articles.
    left: f32,
    right: f32,
}

impl Frame {
    fn of(whole: Rect, has_undated: bool) -> Self {
        let roomy = whole.width() > 1000.0;
        let gutter = if roomy { 184.0 } else { 132.0 };
        let aside = match (has_undated, roomy) {
            (false, _) => 0.0,
            (true, true) => 200.0,
            (true, false) => 164.0,
        };
        // In a low window the lanes come first, then the meeting selected.
        let height = whole.height();
        let legend = if height > 520.0 { LEGEND } else { 0.0 };
        let articles = if height > 440.0 { ARTICLES } else { 0.0 };
        let detail = DETAIL.min(height * 0.4).floor();
        let row = |top: f32, bottom: f32| Rect::from_min_max(pos2(whole.left(), top), pos2(whole.right(), bottom));
        let head = row(whole.top(), whole.top() + measure::PANEL_HEAD_HEIGHT);
        let axis = row(head.bottom(), head.bottom() + AXIS);
        let detail = row(whole.bottom() - detail, whole.bottom());
        let legend = row(detail.top() - legend, detail.top());
        let articles = row(legend.top() - articles, legend.top());
        let lanes = row(axis.bottom(), articles.top());
        let (left, right) = (whole.left() + gutter, whole.right() - aside);
        let undated = Rect::from_min_max(pos2(right, axis.top()), pos2(whole.right(), articles.bottom()));
        Self { axis, lanes, articles, legend, detail, undated, left, right }
    }

    fn width(&self) -> f32 {
        self.right - self.left
    }

    /// What moves, within a row of the frame.
    fn moving(&self, row: Rect) -> Rect {
        Rect::from_min_max(pos2(self.left, row.top()), pos2(self.right, row.bottom()))
    }
}

/// Shows the timeline in the place of list and page. Fills what there is from edge to edge.
pub fn timeline_ui(ui: &mut Ui, scene: &mut Scene<'_>, view: &mut MeetingsView) {
    let theme = theme(ui);
    ui.spacing_mut().item_spacing = vec2(measure::SPACE_8, 0.0);
    let whole = ui.max_rect();
    view.known.refresh(scene.dossier, scene.derived, &view.filter);
    ui.painter().rect_filled(whole, 0.0, theme.page);
    if scene.dossier.meetings.is_empty() {
        empty_ui(ui, scene, whole);
        return;
    }
    let dossier = scene.dossier;
    // The scale of the frame before is good enough to find out what there is.
    let per_day = view.timeline.scale.map_or(7.0, |scale| scale.per_day);
    view.timeline.plan.refresh(ui, dossier, scene.derived, &mut view.known, per_day);
    let frame = Frame::of(whole, !view.timeline.plan.undated.is_empty());
    head_ui(ui, scene, &mut view.timeline, whole, &frame);
    keys_ui(ui, scene, &mut view.timeline, &frame);
    let scale = settle_scale(scene, &mut view.timeline, frame.width());
    view.timeline.plan.refresh(ui, dossier, scene.derived, &mut view.known, scale.per_day);

    let background = ui.interact(frame.moving(frame.lanes), ui.unique_id().with("pan"), Sense::click_and_drag());
    axis_ui(ui, &frame, &scale);
    lanes_ui(ui, scene, &mut view.timeline, &frame, &scale);
    articles_ui(ui, &view.timeline.plan, &frame, &scale);
    undated_ui(ui, scene, &mut view.timeline, &frame);
    legend_ui(ui, &frame);
    pan_ui(ui, &mut view.timeline, &frame, &background);
    detail_ui(ui, scene, &mut view.known, frame.detail);
}

fn empty_ui(ui: &mut Ui, scene: &mut Scene<'_>, whole: Rect) {
    let head = Rect::from_min_size(whole.min, vec2(whole.width(), measure::PANEL_HEAD_HEIGHT));
    let layout = Layout::left_to_right(Align::Center);
    let mut child = ui.new_child(UiBuilder::new().max_rect(head.shrink2(vec2(20.0, 0.0))).layout(layout));
    mode_ui(&mut child, scene);
    let inside = Rect::from_min_max(pos2(whole.left() + 24.0, head.bottom() + 48.0), whole.max - vec2(24.0, 0.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(inside));
    let pressed = empty_state_ui(
        &mut child,
        Icon::Calendar,
        "No meetings yet",
        "Meetings stand here over time: solid where the day is known, hatched or dashed where it is not.",
        false,
        |ui| ui.add(Button::new("New meeting…").primary().key(&Action::NewMeeting.keys())).clicked(),
    );
    if pressed {
        scene.push(Message::Act(Action::NewMeeting));
    }
}

/// The scale of this frame.
fn settle_scale(scene: &Scene<'_>, view: &mut TimelineView, width: f32) -> Scale {
    let first = f64::from(view.plan.days.map_or(0, |(first, _)| first));
    let fit = || {
        let per_day = view.plan.fitting(width - 2.0 * measure::SPACE_12);
        Scale { left: first - f64::from(measure::SPACE_12) / f64::from(per_day), per_day }
    };
    let mut scale = match (view.zoom, view.scale) {
        (Zoom::Fit, _) | (_, None) => fit(),
        (_, Some(scale)) => scale,
    };
    // A meeting selected elsewhere comes into sight.
    if view.shown != scene.place.meeting {
        view.shown.clone_from(&scene.place.meeting);
        let selected = view.plan.items.iter().find(|item| Some(&item.id) == scene.place.meeting.as_ref());
        if let Some(item) = selected
            && view.zoom != Zoom::Fit
        {
            let (left, right) = bar(item, scale.x(item.from), scale.x(item.to));
            let right = if item.inside { left.max(0.0) } else { right + LABEL_GAP + item.label };
            if left < 0.0 || right > width {
                scale = scale.panned(left - width * 0.3);
            }
        }
    }
    view.scale = Some(scale);
    scale
}

fn head_ui(ui: &mut Ui, scene: &mut Scene<'_>, view: &mut TimelineView, whole: Rect, frame: &Frame) {
    let theme = theme(ui);
    let rect = Rect::from_min_size(whole.min, vec2(whole.width(), measure::PANEL_HEAD_HEIGHT));
    ui.painter().rect_filled(rect, 0.0, theme.panel);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, theme.line2));
    let inside = rect.shrink2(vec2(if whole.width() > 1000.0 { 20.0 } else { 12.0 }, 0.0));
    let layout = Layout::right_to_left(Align::Center);
    let mut right = ui.new_child(UiBuilder::new().max_rect(inside).layout(layout).id_salt("timeline tools"));
    right.spacing_mut().item_spacing.x = measure::SPACE_8;
    if right.add(IconButton::new(Icon::Plus, "New meeting…").shortcut(&Action::NewMeeting.keys())).clicked() {
        scene.push(Message::Act(Action::NewMeeting));
    }
    if right.add(Button::new("Fit").key("F").tooltip("Everything in sight")).clicked() {
        view.zoom = Zoom::Fit;
    }
    let mut zoom = view.zoom;
    let options = [(Zoom::Days, "Days"), (Zoom::Weeks, "Weeks"), (Zoom::Months, "Months")];
    if Segmented::new("Scale").show(&mut right, &mut zoom, &options).changed() {
        set_zoom(view, zoom, frame.width());
    }
    let edge = right.min_rect().left() - measure::SPACE_16;

    let layout = Layout::left_to_right(Align::Center);
    let mut left = ui.new_child(UiBuilder::new().max_rect(inside).layout(layout).id_salt("timeline head"));
    left.spacing_mut().item_spacing.x = measure::SPACE_12;
    mode_ui(&mut left, scene);
    let room = |ui: &Ui| edge - ui.cursor().left();
    let words = Line::new().text(&left, Text::Label, theme.ink2, &extent_in_words(scene, &view.plan));
    left.add_space(measure::SPACE_12);
    if words.width() < room(&left) {
        words.ui(&mut left, theme, 20.0);
        left.add_space(measure::SPACE_8);
    }
    for (place, party) in scene.dossier.about.parties.iter().take(Side::ALL.len()).enumerate() {
        let name = scene.dossier.actor_name(party);
        let chip = Line::new().text(&left, Text::Label, theme.ink, name).width() + 40.0;
        if chip > room(&left) {
            break;
        }
        side_chip_ui(&mut left, Side::of_index(place), name);
    }
}

/// “8 meetings, August to December 2021”.
fn extent_in_words(scene: &Scene<'_>, plan: &Plan) -> String {
    let count = counted(scene.dossier.meetings.len(), "meeting", "meetings");
    let Some((first, last)) = plan.days else { return count };
    let month = |day: i32| {
        use chrono::{Datelike as _, NaiveDate};
        NaiveDate::from_num_days_from_ce_opt(day).map(|day| (crate::model::month_name(day.month()), day.year()))
    };
    match (month(first), month(last - 1)) {
        (Some(one), Some(other)) if one == other => format!("{count}, {} {}", one.0, one.1),
        (Some(one), Some(other)) if one.1 == other.1 => format!("{count}, {} to {} {}", one.0, other.0, one.1),
        (Some(one), Some(other)) => format!("{count}, {} {} to {} {}", one.0, one.1, other.0, other.1),
        _ => count,
    }
}

/// Changes the scale around the middle of what is in sight.
fn set_zoom(view: &mut TimelineView, zoom: Zoom, width: f32) {
    view.zoom = zoom;
    if let (Some(per_day), Some(scale)) = (zoom.per_day(), view.scale) {
        view.scale = Some(scale.zoomed(per_day, width / 2.0));
    }
}

/// Keys of the timeline: they act while no field, menu or dialog has the keyboard.
fn keys_ui(ui: &mut Ui, scene: &mut Scene<'_>, view: &mut TimelineView, frame: &Frame) {
    let in_front = ui.memory(|memory| memory.allows_interaction(ui.layer_id()));
    if !ui.is_enabled() || !in_front || ui.text_edit_focused() || egui::Popup::is_any_open(ui) {
        return;
    }
    // Elsewhere the arrows move the keyboard's focus.
    let focused = ui.memory(egui::Memory::focused);
    let mut meetings = view.plan.items.iter().map(|item| &item.id).chain(&view.plan.undated);
    let on_meeting = meetings.any(|id| focused == Some(item_id(id)));
    let free = focused.is_none() || on_meeting;
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::F) {
        view.zoom = Zoom::Fit;
    }
    let pan = ui.input_mut(|input| {
        let right =
            input.consume_key(Modifiers::SHIFT, Key::ArrowRight) || input.consume_key(Modifiers::NONE, Key::PageDown);
        let left =
            input.consume_key(Modifiers::SHIFT, Key::ArrowLeft) || input.consume_key(Modifiers::NONE, Key::PageUp);
        f32::from(i8::from(right) - i8::from(left)) * STEP
    });
    let zoom = ui.input_mut(|input| {
        let finer = input.consume_key(Modifiers::NONE, Key::Plus) || input.consume_key(Modifiers::NONE, Key::Equals);
        let coarser = input.consume_key(Modifiers::NONE, Key::Minus);
        f32::from(i8::from(finer) - i8::from(coarser))
    });
    move_by(view, pan, zoom, frame.width() / 2.0);
    if free {
        let order: Vec<MeetingId> =
            view.plan.items.iter().map(|item| item.id.clone()).chain(view.plan.undated.iter().cloned()).collect();
        let at = scene.place.meeting.as_ref().and_then(|id| order.iter().position(|other| other == id));
        let last = order.len().saturating_sub(1);
        let to = if pressed(Key::ArrowRight) {
            Some(at.map_or(0, |at| (at + 1).min(last)))
        } else if pressed(Key::ArrowLeft) {
            Some(at.map_or(last, |at| at.saturating_sub(1)))
        } else if pressed(Key::Home) {
            Some(0)
        } else if pressed(Key::End) {
            Some(last)
        } else {
            None
        };
        if let Some(id) = to.filter(|to| Some(*to) != at).and_then(|to| order.get(to)) {
            view.focus = Some(id.clone());
            // Or the arrow would take the focus on from the meeting to which it led.
            ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
            scene.push(Message::Show(RecordRef::Meeting(id.clone())));
        }
        if at.is_some() && focused.is_none() && pressed(Key::Enter) {
            scene.push(Message::Act(Action::MeetingList));
        }
    }
}

/// Pans by points, and zooms by steps around a point.
fn move_by(view: &mut TimelineView, pan: f32, zoom: f32, around: f32) {
    let Some(scale) = view.scale.filter(|_| pan != 0.0 || zoom != 0.0) else { return };
    // A scale that was chosen stays chosen while one moves along it.
    if zoom != 0.0 || view.zoom == Zoom::Fit {
        view.zoom = Zoom::Free;
    }
    view.scale = Some(scale.panned(pan).zoomed(scale.per_day * 1.25f32.powf(zoom), around));
}

/// What the wheel, the trackpad and dragging do.
fn pan_ui(ui: &Ui, view: &mut TimelineView, frame: &Frame, background: &egui::Response) {
    if background.dragged() {
        move_by(view, -background.drag_delta().x, 0.0, 0.0);
    }
    let area = frame.moving(frame.axis.union(frame.articles));
    let Some(pointer) = ui.input(|input| input.pointer.hover_pos()).filter(|at| area.contains(*at)) else { return };
    if !ui.rect_contains_pointer(area) {
        return;
    }
    // What the lanes have scrolled down by is not there any more; where they are all in sight the wheel moves in time.
    let (delta, zoom) = ui.input(|input| (input.smooth_scroll_delta(), input.zoom_delta()));
    let lanes_scroll = view.plan.height > frame.lanes.height() && frame.lanes.contains(pointer);
    let by = if lanes_scroll || delta.x != 0.0 { delta.x } else { delta.y };
    let steps = if (zoom - 1.0).abs() > f32::EPSILON { zoom.ln() / 1.25f32.ln() } else { 0.0 };
    move_by(view, -by, steps, pointer.x - frame.left);
}

fn item_id(id: &MeetingId) -> Id {
    Id::unique(("meeting on the timeline", id.as_str()))
}

/// A press selects; Enter on the meeting selected, and a second press, open it.
fn pressed(ui: &Ui, scene: &mut Scene<'_>, response: &egui::Response, id: &MeetingId, selected: bool) {
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
}

#[cfg(test)]
impl TimelineView {
    /// The day at the left edge, and points a day.
    pub(super) fn scale_for_tests(&self) -> (f64, f32) {
        self.scale.map_or((0.0, 0.0), |scale| (scale.left, scale.per_day))
    }
}
