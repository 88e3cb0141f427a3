//! The days of the month with the meetings on them.

use chrono::{Days, NaiveDate};
use eframe::egui::{self, CornerRadius, Popup, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::plan::{Bar, Month, Plan, WEEK};
use super::{MonthView, day_in_words, item_id, name_of, pressed, takes_focus};
use crate::desk::message::Message;
use crate::desk::scene::Scene;
use crate::desk::tabs::meetings::words::face;
use crate::desk::theme::{Side, Text, measure, theme};
use crate::desk::widgets::kit::{Line, dashed_rect, focus_ring_inside, is_right_to_left};
use crate::desk::widgets::text_block::{TextAlign, TextBlock};
use crate::model::{MeetingStatus, RecordRef};

/// The number of a day.
const NUMBER: f32 = 24.0;
/// A bar, with the room under it.
const ROW: f32 = 22.0;

fn part(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

/// Shows the days; gives whether a meeting took the keyboard that was meant for it.
pub(super) fn grid_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    view: &MonthView,
    rect: Rect,
    (month, today): (Month, NaiveDate),
    plan: &Plan,
) -> bool {
    let weeks = month.weeks();
    let size = vec2(rect.width() / part(WEEK), rect.height() / part(weeks.len().max(1)));
    let rows = (((size.y - NUMBER - 2.0) / ROW).floor() as usize).max(1);
    let mut reached = false;
    for (week, monday) in weeks.iter().enumerate() {
        let top = rect.top() + size.y * part(week);
        // What has no room is counted on its day: the last row then holds the counts.
        let most = plan.bars.iter().filter(|bar| bar.week == week).map(|bar| bar.row + 1).max().unwrap_or(0);
        let shown = if most > rows { rows - 1 } else { rows };
        for place in 0..WEEK {
            let Some(day) = monday.checked_add_days(Days::new(place as u64)) else { continue };
            let cell = Rect::from_min_size(pos2(rect.left() + size.x * part(place), top), size);
            day_ui(ui, cell, day, (month, today));
            let hidden: Vec<&Bar> = (plan.bars.iter())
                .filter(|bar| bar.week == week && bar.row >= shown && (bar.from..=bar.to).contains(&place))
                .collect();
            if !hidden.is_empty() {
                let at = pos2(cell.left() + 4.0, top + NUMBER + ROW * part(shown));
                more_ui(ui, scene, Rect::from_min_size(at, vec2(size.x - 8.0, ROW - 2.0)), day, &hidden);
            }
        }
        for bar in plan.bars.iter().filter(|bar| bar.week == week && bar.row < shown) {
            let left = rect.left() + size.x * part(bar.from) + if bar.goes_on.0 { 0.0 } else { 4.0 };
            let right = rect.left() + size.x * part(bar.to + 1) - if bar.goes_on.1 { 0.0 } else { 4.0 };
            let y = top + NUMBER + ROW * part(bar.row);
            let at = Rect::from_min_max(pos2(left, y), pos2(right, y + ROW - 2.0));
            reached |= bar_ui(ui, scene, view, at, bar);
        }
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, theme(ui).line2));
    reached
}

fn day_ui(ui: &Ui, cell: Rect, day: NaiveDate, (month, today): (Month, NaiveDate)) {
    let theme = theme(ui);
    let inside = month.contains(day);
    if !inside {
        ui.painter().rect_filled(cell, 0.0, theme.panel);
    }
    let line = Stroke::new(measure::STROKE_HAIR, theme.line1);
    ui.painter().hline(cell.x_range(), cell.bottom() - 0.5, line);
    ui.painter().vline(cell.right() - 0.5, cell.y_range(), line);
    let words = day_in_words(day);
    let is_today = day == today;
    let ink = match (is_today, inside) {
        (true, _) => theme.on_accent,
        (false, true) => theme.ink,
        (false, false) => theme.ink3,
    };
    let style = if is_today { Text::LabelStrong } else { Text::Label };
    let line = Line::new().text(ui, style, ink, &words);
    if is_today {
        let width = (line.width() + 12.0).max(20.0);
        let pill = Rect::from_min_size(cell.min + vec2(4.0, 3.0), vec2(width, 18.0));
        ui.painter().rect_filled(pill, CornerRadius::same(9), theme.accent);
        line.paint(ui.painter(), theme, pill.center().x - line.width() / 2.0, pill.center().y);
        let label = ui.interact(pill, ui.scope_id().with("today"), Sense::hover());
        label.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("Today, {day}")));
    } else {
        line.paint(ui.painter(), theme, cell.left() + 8.0, cell.top() + 12.0);
    }
}

fn bar_ui(ui: &mut Ui, scene: &mut Scene<'_>, view: &MonthView, rect: Rect, bar: &Bar) -> bool {
    let theme = theme(ui);
    let id = &bar.meeting;
    let Some(meeting) = scene.dossier.meetings.get(id).cloned() else { return false };
    // The part in which it begins to be seen is the one that the keyboard knows.
    let is_first = !bar.goes_on.0 || bar.week == 0;
    let response = if is_first {
        ui.interact(rect, item_id(id), Sense::click())
    } else {
        ui.interact(rect, item_id(id).with(bar.week), Sense::CLICK)
    };
    let selected = scene.place.meeting.as_ref() == Some(id);
    let radius = u8::try_from(i32::from(measure::RADIUS_CHIP)).unwrap_or(4);
    let (begin, end) = (if bar.goes_on.0 { 0 } else { radius }, if bar.goes_on.1 { 0 } else { radius });
    let corners = CornerRadius { nw: begin, sw: begin, ne: end, se: end };
    let foreseen = matches!(
        meeting.status,
        MeetingStatus::Announced | MeetingStatus::Postponed | MeetingStatus::Cancelled | MeetingStatus::Denied
    );
    let fill = match (selected, response.hovered(), foreseen) {
        (true, ..) => theme.accent_tint,
        (false, true, _) => theme.hover,
        (false, false, true) => theme.page,
        (false, false, false) => theme.press,
    };
    ui.painter().rect_filled(rect, corners, fill);
    if selected {
        ui.painter().rect_stroke(rect, corners, Stroke::new(1.0, theme.accent), StrokeKind::Inside);
    } else if foreseen {
        dashed_rect(ui.painter(), rect, f32::from(radius), Stroke::new(1.0, theme.line3));
    }
    let mut line = Line::new();
    if is_first {
        for actor in meeting.sides.iter().filter_map(|side| side.actor.as_ref()).take(Side::ALL.len()) {
            line = line.side(scene.side_of(actor)).space(2.0);
        }
    }
    let room = rect.width() - line.width() - 14.0;
    let title = if meeting.title.is_empty() { "Untitled meeting" } else { &meeting.title };
    let called_off = matches!(meeting.status, MeetingStatus::Cancelled | MeetingStatus::Denied);
    let right_to_left = is_right_to_left(title) && !called_off;
    let line = if right_to_left {
        // Such a title begins at its right, and is cut at its left.
        let place = Rect::from_min_max(pos2(rect.right() - room - 6.0, rect.top()), rect.max - vec2(6.0, 0.0));
        let block = TextBlock::new(title, face(Text::Label), theme.ink).align(TextAlign::Fill);
        block.full_text_on_hover(false).put_ui(ui, place, ("title in the month", id.as_str(), bar.week));
        line
    } else if called_off {
        line.space(3.0).struck(ui, Text::Label, theme.ink2, title, room)
    } else {
        line.space(3.0).text_within(ui, Text::Label, theme.ink, title, room)
    };
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    line.paint(&painter, theme, rect.left() + 6.0, rect.center().y);
    if response.has_focus() {
        focus_ring_inside(ui.painter(), theme, rect, radius);
    }
    let name = name_of(scene, id);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, selected, &name));
    pressed(ui, scene, &response, id);
    let takes = is_first && takes_focus(view, &response, id);
    response.on_hover_text(name);
    takes
}

/// Counts the meetings of a day for which there is no room; a press lists them.
fn more_ui(ui: &Ui, scene: &mut Scene<'_>, rect: Rect, day: NaiveDate, hidden: &[&Bar]) {
    let theme = theme(ui);
    let response = ui.interact(rect, ui.scope_id().with(("more on a day", day)), Sense::click());
    if response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(measure::RADIUS_CHIP), theme.hover);
    }
    let words = format!("{} more", hidden.len());
    let line = Line::new().text_within(ui, Text::Label, theme.accent, &words, rect.width() - 8.0);
    line.paint(ui.painter(), theme, rect.left() + 6.0, rect.center().y);
    if response.has_focus() {
        focus_ring_inside(ui.painter(), theme, rect, measure::RADIUS_CHIP);
    }
    let name = format!("{words} on {day}");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    Popup::menu(&response).show(|ui| {
        ui.set_min_width(260.0);
        ui.set_max_width(420.0);
        for bar in hidden {
            if ui.add(egui::Button::new(name_of(scene, &bar.meeting)).truncate()).clicked() {
                scene.push(Message::Show(RecordRef::Meeting(bar.meeting.clone())));
            }
        }
    });
}
