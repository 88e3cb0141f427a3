//! What stands around the lanes: the articles below, the meetings without a date at the right, and the legend.

use eframe::egui::{
    self, CornerRadius, EventFilter, Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::plan::Plan;
use super::precision::Precision;
use super::scale::Scale;
use super::{AXIS, Frame, TimelineView, item_id, paint, pressed};
use crate::desk::scene::Scene;
use crate::desk::tabs::meetings::known::counted;
use crate::desk::tabs::meetings::words::face;
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::kit::{Line, dashed_rect, focus_ring};
use crate::desk::widgets::text_block::TextBlock;
use crate::model::MeetingId;

/// Height of a meeting without a date, with the room below it.
const CARD: f32 = 76.0;

pub(super) fn articles_ui(ui: &mut Ui, plan: &Plan, frame: &Frame, scale: &Scale) {
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
    let (from, to) = (scale.left.floor() as i32 - 1, scale.day(frame.width()).ceil() as i32);
    let first = plan.articles.partition_point(|article| article.day < from);
    let last = plan.articles.partition_point(|article| article.day <= to);
    let (mut column, mut height) = (i32::MIN, 0);
    for article in plan.articles.get(first..last).unwrap_or_default() {
        let here = (scale.x(article.day) / 7.0).floor() as i32;
        (column, height) = (here, if here == column { height + 1 } else { 0 });
        // A column is not higher than the strip: the last square stands for all that follow.
        if height >= 5 {
            continue;
        }
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

pub(super) fn undated_ui(ui: &mut Ui, scene: &mut Scene<'_>, view: &mut TimelineView, frame: &Frame) {
    let rect = frame.undated;
    let undated = &view.plan.undated;
    if undated.is_empty() {
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
    let area = egui::ScrollArea::vertical().id_salt("meetings without a date").auto_shrink(false);
    let focus = view.focus.clone();
    let mut reached = false;
    area.show_viewport(&mut child, |ui, viewport| {
        let top = ui.max_rect().min;
        let width = ui.available_width();
        ui.set_height(CARD * f32::from(u16::try_from(undated.len()).unwrap_or(u16::MAX)));
        let mut y = 0.0;
        for id in undated {
            let card = Rect::from_min_size(top + vec2(0.0, y), vec2(width, CARD - 8.0));
            if focus.as_ref() == Some(id) {
                ui.scroll_to_rect_animation(card, None, egui::style::ScrollAnimation::none());
            }
            if y + CARD >= viewport.top() && y <= viewport.bottom() {
                reached |= undated_card_ui(ui, scene, id, card, focus.as_ref());
            }
            y += CARD;
        }
    });
    if reached {
        view.focus = None;
    }
}

/// Shows a meeting without a date; gives whether it took the keyboard that was meant for it.
fn undated_card_ui(ui: &mut Ui, scene: &mut Scene<'_>, id: &MeetingId, rect: Rect, focus: Option<&MeetingId>) -> bool {
    let theme = theme(ui);
    let Some(meeting) = scene.dossier.meetings.get(id) else { return false };
    let response = ui.interact(rect, item_id(id), Sense::click());
    let selected = scene.place.meeting.as_ref() == Some(id);
    let radius = CornerRadius::same(measure::RADIUS_FIELD);
    let fill = match (selected, response.hovered()) {
        (true, _) => theme.accent_tint,
        (false, true) => theme.hover,
        (false, false) => theme.page,
    };
    ui.painter().rect_filled(rect, radius, fill);
    let edge = Stroke::new(1.0, if selected { theme.accent } else { theme.line3 });
    dashed_rect(ui.painter(), rect, f32::from(measure::RADIUS_FIELD), edge);
    let text = Rect::from_min_max(rect.min + vec2(10.0, 6.0), pos2(rect.right() - 10.0, rect.top() + 44.0));
    let title = if meeting.title.is_empty() { "Untitled meeting" } else { &meeting.title };
    let block = TextBlock::new(title, face(Text::ListTitle), theme.ink).max_rows(2);
    block.put_ui(ui, text, ("title of a meeting without a date", id.as_str()));
    Line::new().text_within(ui, Text::Label, theme.ink2, meeting.status.in_words(), text.width()).paint(
        ui.painter(),
        theme,
        text.left(),
        rect.bottom() - 13.0,
    );
    if response.has_focus() {
        focus_ring(ui.painter(), theme, rect.shrink(3.0), measure::RADIUS_FIELD);
        let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    let name = format!("{title}, no date, {}", meeting.status.in_words());
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, selected, &name));
    pressed(ui, scene, &response, id, selected);
    let takes = focus == Some(id);
    if takes {
        response.request_focus();
    }
    takes
}

pub(super) fn legend_ui(ui: &mut Ui, frame: &Frame) {
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
