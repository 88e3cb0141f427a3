//! The calendar, and the lanes below it with their meetings.

use eframe::egui::{
    self, CornerRadius, EventFilter, Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::joins::{self, Spot};
use super::plan::{Item, LABEL_GAP, LANE_PAD, Plan, ROW, bar, meta_line, title_line};
use super::precision::Precision;
use super::scale::{Scale, Stretch, Tick, calendar};
use super::{Frame, TimelineView, item_id, paint, pressed};
use crate::desk::scene::Scene;
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::kit::{Line, focus_ring};
use crate::model::MeetingId;

/// Height of a bar.
const BAR: f32 = 24.0;

pub(super) fn axis_ui(ui: &Ui, frame: &Frame, scale: &Scale) {
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
            // Where the next stretch begins right behind it, its line would strike it through.
            let lines = headings.iter().map(|heading| frame.left + scale.x(heading.to)).filter(|line| *line > x);
            if x + 3.0 + label.width() < lines.fold(frame.right, f32::min) - 1.0 {
                label.paint(&painter, theme, x + 3.0, rect.bottom() - 11.0);
            }
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

fn in_sight(frame: &Frame, scale: &Scale) -> (Vec<Stretch>, Vec<Tick>) {
    let (from, to) = (scale.left.floor() as i32, scale.day(frame.width()).ceil() as i32);
    calendar(scale.per_day, from, to)
}

pub(super) fn lanes_ui(ui: &mut Ui, scene: &mut Scene<'_>, view: &mut TimelineView, frame: &Frame, scale: &Scale) {
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
        joins_ui(ui, &view.plan, frame, scale, top, all);
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
    if reached {
        view.focus = None;
    }
}

/// The lines between meetings that follow each other, of the lanes in sight.
fn joins_ui(ui: &Ui, plan: &Plan, frame: &Frame, scale: &Scale, top: f32, all: Rect) {
    let theme = theme(ui);
    let spot = |item: &Item| {
        let (left, right) = bar(item, frame.left + scale.x(item.from), frame.left + scale.x(item.to));
        let end = if item.inside { right } else { right + LABEL_GAP + item.label };
        Spot { left, right, end, row: item.row, inside: item.inside }
    };
    for (place, lane) in plan.lanes.iter().enumerate() {
        let of_lane = || plan.items.iter().filter(move |item| item.lane == place);
        let lane_top = top + lane.top + LANE_PAD;
        let out_of_sight = lane_top > all.bottom() || lane_top + lane.height < all.top();
        if out_of_sight || of_lane().all(|item| item.follows.is_none()) {
            continue;
        }
        let spots: Vec<Spot> = of_lane().map(spot).collect();
        for item in of_lane() {
            let Some(earlier) = item.follows.and_then(|at| plan.items.get(at)).map(spot) else { continue };
            let later = spot(item);
            if later.left < frame.left || earlier.right > frame.right {
                continue;
            }
            if let Some(route) = joins::route(&earlier, &later, &spots) {
                joins::paint(ui.painter(), theme, &route, pos2(0.0, lane_top));
            }
        }
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
    pressed(ui, scene, &response, &item.id, selected);
    let takes = focus == Some(&item.id);
    if takes {
        response.request_focus();
    }
    takes
}
