//! The meetings over time, each drawn as exactly as its date is known.
//!
//! The calendar stands over lanes, one for each series; below them the articles by the day they were published, what
//! the shapes mean, and the meeting selected. Only what is in sight is laid out and drawn.

mod detail;
mod pack;
mod paint;
mod plan;
mod precision;
mod scale;

use eframe::egui::{
    self, Align, CornerRadius, EventFilter, Id, Key, Layout, Modifiers, Rect, Role, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

use super::MeetingsView;
use super::known::counted;
use super::list::mode_ui;
use crate::desk::action::Action;
use crate::desk::message::Message;
use crate::desk::scene::Scene;
use crate::desk::theme::{Side, Text, measure, theme};
use crate::desk::widgets::kit::{
    Button, Icon, IconButton, Line, Segmented, dashed_rect, empty_state_ui, focus_ring, side_chip_ui,
};
use crate::model::{MeetingId, RecordRef};

use plan::{Item, LABEL_GAP, LANE_PAD, Plan, ROW, bar, meta_line, title_line};
use precision::Precision;
use scale::{Scale, calendar};

const AXIS: f32 = 46.0;
const ARTICLES: f32 = 56.0;
const LEGEND: f32 = 40.0;
const DETAIL: f32 = 184.0;
/// Height of a bar.
const BAR: f32 = 24.0;
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
    undated_ui(ui, scene, &view.timeline.plan, &frame);
    legend_ui(ui, &frame);
    pan_ui(ui, &mut view.timeline, &frame, &background);
    detail::detail_ui(ui, scene, &mut view.known, frame.detail);
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
        |ui| ui.add(Button::new("New meeting…").primary().key("M")).clicked(),
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
    if right.add(IconButton::new(Icon::Plus, "New meeting…").shortcut("M")).clicked() {
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
    let focused = ui.memory(|memory| memory.focused());
    let on_meeting = view.plan.items.iter().any(|item| focused == Some(item_id(&item.id)));
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

fn axis_ui(ui: &Ui, frame: &Frame, scale: &Scale) {
    let theme = theme(ui);
    let rect = frame.axis;
    let moving = frame.moving(rect);
    let painter = ui.painter().with_clip_rect(moving.expand2(vec2(0.5, 0.0)).intersect(ui.clip_rect()));
    let (headings, ticks) = in_sight(frame, scale);
    for tick in &ticks {
        let x = frame.left + scale.x(tick.day);
        painter.vline(x.round() + 0.5, rect.bottom() - 5.0..=rect.bottom(), Stroke::new(1.0, theme.ink3));
        if !tick.label.is_empty() {
            let label = Line::new().text(ui, Text::Caption, theme.ink2, &tick.label);
            label.paint(&painter, theme, x + 3.0, rect.bottom() - 11.0);
        }
    }
    let mut first = true;
    for heading in &headings {
        let (from, to) = (frame.left + scale.x(heading.from), frame.left + scale.x(heading.to));
        painter.vline(from.round() + 0.5, rect.top() + 8.0..=rect.bottom(), Stroke::new(1.0, theme.line2));
        // The heading of a stretch that began before stays in sight.
        let words = if first { &heading.whole } else { &heading.label };
        let label = Line::new().text(ui, Text::Section, theme.ink, words);
        let x = (from + 8.0).max(frame.left + 8.0);
        if x + label.width() < to.min(frame.right) - 4.0 {
            first = false;
            label.paint(&painter, theme, x, rect.top() + 17.0);
        }
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(2.0, theme.line3));
}

fn in_sight(frame: &Frame, scale: &Scale) -> (Vec<scale::Stretch>, Vec<scale::Tick>) {
    #[allow(clippy::cast_possible_truncation, reason = "days of a few thousand years")]
    let (from, to) = (scale.left.floor() as i32, scale.day(frame.width()).ceil() as i32);
    calendar(scale.per_day, from, to)
}

fn item_id(id: &MeetingId) -> Id {
    Id::unique(("meeting on the timeline", id.as_str()))
}

fn lanes_ui(ui: &mut Ui, scene: &mut Scene<'_>, view: &mut TimelineView, frame: &Frame, scale: &Scale) {
    let theme = theme(ui);
    let mut lanes = frame.lanes;
    lanes.max.x = frame.right;
    let headings: Vec<f32> = in_sight(frame, scale).0.iter().map(|it| frame.left + scale.x(it.from)).collect();
    let mut child = ui.new_child(UiBuilder::new().max_rect(lanes).id_salt("lanes"));
    child.set_clip_rect(lanes.intersect(ui.clip_rect()));
    let focus = view.focus.clone();
    let area = egui::ScrollArea::vertical().id_salt("lanes of meetings").auto_shrink(false);
    let mut reached = false;
    area.show_viewport(&mut child, |ui, viewport| {
        let origin = ui.max_rect().min;
        ui.set_width(lanes.width());
        ui.set_height(view.plan.height.max(lanes.height()));
        let top = origin.y;
        let painter = ui.painter().clone();
        let all = Rect::from_x_y_ranges(lanes.x_range(), top + viewport.top()..=top + viewport.bottom());
        for x in headings.iter().filter(|x| **x >= frame.left) {
            painter.vline(x.round() + 0.5, all.y_range(), Stroke::new(1.0, theme.line1));
        }
        for lane in &view.plan.lanes {
            let rect = Rect::from_min_size(pos2(lanes.left(), top + lane.top), vec2(lanes.width(), lane.height));
            if !rect.intersects(all) {
                continue;
            }
            let room = frame.left - lanes.left() - 28.0;
            let left = lanes.left() + if room > 120.0 { 20.0 } else { 12.0 };
            let y = rect.top().max(all.top()).min(rect.bottom() - 44.0) + 18.0;
            Line::new().text_within(ui, Text::Strong, theme.ink, &lane.title, room).paint(&painter, theme, left, y);
            let note = Line::new().text_within(ui, Text::Label, theme.ink2, &lane.note, room);
            note.paint(&painter, theme, left, y + 17.0);
            painter.hline(lanes.left()..=frame.right, rect.bottom() - 0.5, Stroke::new(1.0, theme.line2));
        }
        // The one that the keyboard goes to comes into sight, wherever it is.
        if let Some(item) = view.plan.items.iter().find(|item| Some(&item.id) == focus.as_ref()) {
            let y = top + row_top(&view.plan, item);
            let rect = Rect::from_x_y_ranges(lanes.x_range(), y..=y + ROW);
            ui.scroll_to_rect_animation(rect, None, egui::style::ScrollAnimation::none());
        }
        let moving = Rect::from_x_y_ranges(frame.left..=frame.right, all.y_range());
        ui.set_clip_rect(moving.intersect(lanes).intersect(ui.clip_rect()));
        for item in &view.plan.items {
            let y = top + row_top(&view.plan, item);
            if y + ROW < all.top() || y > all.bottom() {
                continue;
            }
            let (left, right) = bar(item, frame.left + scale.x(item.from), frame.left + scale.x(item.to));
            let end = if item.inside { right } else { right + LABEL_GAP + item.label };
            if end < frame.left || left > frame.right {
                continue;
            }
            let rect = Rect::from_min_max(pos2(left, y), pos2(right, y + ROW));
            reached |= item_ui(ui, scene, item, rect, end, moving, focus.as_ref());
        }
    });
    ui.painter().vline(frame.left - 0.5, lanes.y_range(), Stroke::new(1.0, theme.line2));
    if reached || focus.as_ref().is_some_and(|id| view.plan.undated.contains(id)) {
        view.focus = None;
    }
}

fn row_top(plan: &Plan, item: &Item) -> f32 {
    let lane = plan.lanes.get(item.lane).map_or(0.0, |lane| lane.top);
    lane + LANE_PAD + f32::from(u16::try_from(item.row).unwrap_or(u16::MAX)) * ROW
}

/// Shows a meeting: `rect` is its bar over the height of its row, `end` where its label ends. Gives whether it took
/// the keyboard that was meant for it.
fn item_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    item: &Item,
    rect: Rect,
    end: f32,
    moving: Rect,
    focus: Option<&MeetingId>,
) -> bool {
    let theme = theme(ui);
    let selected = scene.place.meeting.as_ref() == Some(&item.id);
    let whole = Rect::from_min_max(pos2(rect.left() - 5.0, rect.top()), pos2(end + 6.0, rect.bottom() - 2.0));
    let response = ui.interact(whole.intersect(moving), item_id(&item.id), Sense::click());
    let painter = ui.painter();
    let radius = CornerRadius::same(measure::RADIUS_BUTTON);
    if selected {
        painter.rect(whole, radius, theme.accent_tint, Stroke::new(1.0, theme.accent), StrokeKind::Inside);
    } else if response.hovered() {
        painter.rect_filled(whole, radius, theme.hover);
    }
    let bar = Rect::from_min_size(pos2(rect.left(), rect.top() + 5.0), vec2(rect.width(), BAR));
    paint::date(painter, theme, bar, item.precision, item.open);
    let title = title_line(ui, item, selected, f32::INFINITY);
    let meta = meta_line(ui, item);
    if item.inside {
        // Inside a long bar the label stays in sight while any of the bar is.
        let least = bar.left() + LABEL_GAP;
        let most = (bar.right() - LABEL_GAP - item.label).max(least);
        let x = (moving.left() + LABEL_GAP).clamp(least, most);
        let behind = Rect::from_min_size(pos2(x - 4.0, bar.top() + 2.0), vec2(title.width() + 8.0, BAR - 4.0));
        let ground = if selected { theme.accent_tint } else { theme.page };
        if item.precision == Precision::Coarse {
            title.paint(painter, theme, x, bar.center().y);
        } else {
            painter.rect_filled(behind, CornerRadius::same(3), ground);
            title.paint(painter, theme, x, bar.center().y);
        }
        meta.paint(painter, theme, x, bar.bottom() + 8.0);
    } else {
        let x = bar.right() + LABEL_GAP;
        title.paint(painter, theme, x, bar.top() + 7.0);
        meta.paint(painter, theme, x, bar.top() + 26.0);
    }
    if response.has_focus() {
        focus_ring(painter, theme, whole.shrink(3.0), measure::RADIUS_BUTTON);
        let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    let name = [item.title.as_str(), &item.date_words, item.precision.in_words(), item.status.unwrap_or("held")];
    let mut name = name.join(", ");
    if let Some((_, words)) = &item.mark {
        name = format!("{name}, {words}");
    }
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, selected, &name));
    if response.clicked() {
        // Enter on the one selected opens it; a click, or Enter on another, selects.
        let by_key = ui.input(|input| input.key_pressed(Key::Enter));
        scene.push(if selected && by_key {
            Message::Act(Action::MeetingList)
        } else {
            Message::Show(RecordRef::Meeting(item.id.clone()))
        });
    }
    if response.double_clicked() {
        scene.push(Message::Act(Action::MeetingList));
    }
    let takes = focus == Some(&item.id);
    if takes {
        response.request_focus();
    }
    takes
}

fn articles_ui(ui: &mut Ui, plan: &Plan, frame: &Frame, scale: &Scale) {
    let rect = frame.articles;
    if rect.height() < 1.0 {
        return;
    }
    let theme = theme(ui);
    let left = rect.left() + if frame.left - rect.left() > 150.0 { 20.0 } else { 12.0 };
    ui.painter().hline(rect.left()..=frame.right, rect.top() + 0.5, Stroke::new(1.0, theme.line2));
    ui.painter().vline(frame.left - 0.5, rect.y_range(), Stroke::new(1.0, theme.line2));
    Line::new().text(ui, Text::Strong, theme.ink, "Articles").paint(ui.painter(), theme, left, rect.top() + 18.0);
    let note = Line::new().text(ui, Text::Label, theme.ink2, "by publication");
    note.paint(ui.painter(), theme, left, rect.top() + 36.0);

    let moving = frame.moving(rect);
    let painter = ui.painter().with_clip_rect(moving.intersect(ui.clip_rect()));
    let base = rect.bottom() - 12.0;
    painter.hline(moving.x_range(), base + 0.5, Stroke::new(1.0, theme.line2));
    #[allow(clippy::cast_possible_truncation, reason = "days of a few thousand years")]
    let (from, to) = (scale.left.floor() as i32 - 1, scale.day(frame.width()).ceil() as i32);
    let first = plan.articles.partition_point(|article| article.day < from);
    let last = plan.articles.partition_point(|article| article.day <= to);
    let (mut column, mut height) = (i32::MIN, 0);
    for article in plan.articles.get(first..last).unwrap_or_default() {
        #[allow(clippy::cast_possible_truncation, reason = "points on a screen")]
        let here = (scale.x(article.day) / 7.0).floor() as i32;
        (column, height) = (here, if here == column { height + 1 } else { 0 });
        // A column is not higher than the strip: the last square stands for all that follow.
        if height >= 5 {
            continue;
        }
        #[allow(clippy::cast_precision_loss, reason = "a column on the screen")]
        let at = pos2(frame.left + here as f32 * 7.0 + 1.0, base - 7.0 * height as f32 - 7.0);
        let square = Rect::from_min_size(at, vec2(6.0, 6.0));
        if article.exact {
            painter.rect_filled(square, 1.0, theme.accent);
        } else {
            painter.rect_stroke(square, 1.0, Stroke::new(1.0, theme.accent), StrokeKind::Inside);
        }
    }
    let words = counted(plan.articles.len(), "article by publication", "articles by publication");
    let label = ui.interact(rect, ui.unique_id().with("articles"), Sense::hover());
    label.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, theme.line2));
}

fn undated_ui(ui: &mut Ui, scene: &mut Scene<'_>, plan: &Plan, frame: &Frame) {
    let rect = frame.undated;
    if plan.undated.is_empty() {
        return;
    }
    let theme = theme(ui);
    ui.painter().vline(rect.left() - 0.5, rect.y_range(), Stroke::new(1.0, theme.line2));
    let head = Line::new().text(ui, Text::Strong, theme.ink, "No date");
    head.paint(ui.painter(), theme, rect.left() + 14.0, rect.top() + 20.0);
    let inside = Rect::from_min_max(pos2(rect.left() + 12.0, rect.top() + AXIS + 8.0), rect.max - vec2(12.0, 2.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(inside).id_salt("no date"));
    child.set_clip_rect(
        Rect::from_min_max(inside.min - vec2(6.0, 6.0), inside.max + vec2(6.0, 0.0)).intersect(ui.clip_rect()),
    );
    let dossier = scene.dossier;
    const CARD: f32 = 76.0;
    let area = egui::ScrollArea::vertical().id_salt("meetings without a date").auto_shrink(false);
    area.show_rows(&mut child, CARD, plan.undated.len(), |ui, rows| {
        for id in plan.undated.get(rows).unwrap_or_default() {
            let Some(meeting) = dossier.meetings.get(id) else { continue };
            let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), CARD), Sense::hover());
            let rect = Rect::from_min_max(rect.min, rect.max - vec2(0.0, 8.0));
            let response = ui.interact(rect, item_id(id), Sense::click());
            let selected = scene.place.meeting.as_ref() == Some(id);
            let radius = CornerRadius::same(measure::RADIUS_FIELD);
            let fill = if selected {
                theme.accent_tint
            } else if response.hovered() {
                theme.hover
            } else {
                theme.page
            };
            ui.painter().rect_filled(rect, radius, fill);
            let edge = Stroke::new(1.0, if selected { theme.accent } else { theme.line3 });
            dashed_rect(ui.painter(), rect, f32::from(measure::RADIUS_FIELD), edge);
            let text = Rect::from_min_max(rect.min + vec2(10.0, 6.0), pos2(rect.right() - 10.0, rect.top() + 44.0));
            let title = if meeting.title.is_empty() { "Untitled meeting" } else { &meeting.title };
            let block =
                crate::desk::widgets::text_block::TextBlock::new(title, super::words::face(Text::ListTitle), theme.ink);
            block.max_rows(2).put_ui(ui, text, ("undated", id.as_str()));
            Line::new().text_within(ui, Text::Label, theme.ink2, meeting.status.in_words(), text.width()).paint(
                ui.painter(),
                theme,
                text.left(),
                rect.bottom() - 13.0,
            );
            if response.has_focus() {
                focus_ring(ui.painter(), theme, rect.shrink(2.0), measure::RADIUS_FIELD);
            }
            let name = format!("{title}, no date, {}", meeting.status.in_words());
            response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, selected, &name));
            if response.clicked() {
                scene.push(Message::Show(RecordRef::Meeting(id.clone())));
            }
            if response.double_clicked() {
                scene.push(Message::Act(Action::MeetingList));
            }
        }
    });
}

fn legend_ui(ui: &mut Ui, frame: &Frame) {
    let rect = frame.legend;
    if rect.height() < 1.0 {
        return;
    }
    let theme = theme(ui);
    let painter = ui.painter().clone();
    let mut x = rect.left() + if frame.left - rect.left() > 150.0 { 20.0 } else { 12.0 };
    let y = rect.center().y;
    let head = Line::new().text(ui, Text::Strong, theme.ink, "Reading dates");
    head.paint(&painter, theme, x, y);
    x = (x + head.width() + measure::SPACE_16).max(frame.left);
    for (precision, words) in Precision::LEGEND {
        let words = Line::new().text(ui, Text::Label, theme.ink2, words);
        let width = if precision == Precision::Exact { 8.0 } else { 26.0 };
        if x + width + 7.0 + words.width() > rect.right() - 8.0 {
            return;
        }
        let at = Rect::from_center_size(pos2(x + width / 2.0, y), vec2(width, 16.0));
        paint::date(&painter, theme, at, precision, (false, false));
        words.paint(&painter, theme, x + width + 7.0, y);
        x += width + 7.0 + words.width() + 20.0;
    }
    let words = Line::new().text(ui, Text::Label, theme.ink2, "article, exact or approximate");
    if x + 24.0 + words.width() < rect.right() - 8.0 {
        painter.rect_filled(Rect::from_center_size(pos2(x + 3.0, y), vec2(6.0, 6.0)), 1.0, theme.accent);
        let open = Rect::from_center_size(pos2(x + 12.0, y), vec2(6.0, 6.0));
        painter.rect_stroke(open, 1.0, Stroke::new(1.0, theme.accent), StrokeKind::Inside);
        words.paint(&painter, theme, x + 22.0, y);
    }
}

#[cfg(test)]
impl TimelineView {
    /// The day at the left edge, and points a day.
    pub(super) fn scale_for_tests(&self) -> (f64, f32) {
        self.scale.map_or((0.0, 0.0), |scale| (scale.left, scale.per_day))
    }
}
