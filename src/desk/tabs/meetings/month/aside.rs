//! The meetings of which no day of the month is known.

use eframe::egui::{CornerRadius, Rect, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::plan::{Month, Plan};
use super::{MonthView, item_id, name_of, pressed, takes_focus};
use crate::desk::scene::Scene;
use crate::desk::tabs::meetings::words::face;
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::kit::{Line, dashed_rect, focus_ring_inside, group_head_ui};
use crate::desk::widgets::text_block::{TextAlign, TextBlock};
use crate::model::{MeetingId, RecordRef};

/// Height of a card, with the room below it.
const CARD: f32 = 76.0;

/// Shows those that were some time in the month, and those without a date; gives whether one took the keyboard that was
/// meant for it.
pub(super) fn aside_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    view: &MonthView,
    rect: Rect,
    month: Month,
    plan: &Plan,
) -> bool {
    let theme = theme(ui);
    ui.painter().rect_filled(rect, 0.0, theme.panel);
    ui.painter().vline(rect.left() + 0.5, rect.y_range(), Stroke::new(1.0, theme.line2));
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt("meetings on no known day"));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    let mut reached = false;
    ScrollArea::vertical().id_salt("on no known day").auto_shrink(false).show(&mut child, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let some_time = format!("Some time in {}", month.name());
        for (title, meetings) in [(some_time.as_str(), &plan.some_time), ("No date", &plan.undated)] {
            if meetings.is_empty() {
                continue;
            }
            group_head_ui(ui, title, meetings.len());
            for id in meetings {
                let (card, _) = ui.allocate_exact_size(vec2(ui.available_width(), CARD), Sense::hover());
                if view.focus.as_ref() == Some(id) {
                    ui.scroll_to_rect_animation(card, None, eframe::egui::style::ScrollAnimation::none());
                }
                if ui.is_rect_visible(card) || view.focus.as_ref() == Some(id) {
                    let card = Rect::from_min_max(card.min + vec2(10.0, 2.0), card.max - vec2(10.0, 6.0));
                    reached |= card_ui(ui, scene, view, card, id);
                }
            }
        }
    });
    reached
}

fn card_ui(ui: &mut Ui, scene: &mut Scene<'_>, view: &MonthView, rect: Rect, id: &MeetingId) -> bool {
    let theme = theme(ui);
    let Some(meeting) = scene.dossier.meetings.get(id).cloned() else { return false };
    let response = ui.interact(rect, item_id(id), Sense::click());
    let selected = scene.place.meeting.as_ref() == Some(id);
    let fill = match (selected, response.hovered()) {
        (true, _) => theme.accent_tint,
        (false, true) => theme.hover,
        (false, false) => theme.page,
    };
    ui.painter().rect_filled(rect, CornerRadius::same(measure::RADIUS_FIELD), fill);
    let edge = Stroke::new(1.0, if selected { theme.accent } else { theme.line3 });
    dashed_rect(ui.painter(), rect, f32::from(measure::RADIUS_FIELD), edge);
    let text = Rect::from_min_max(rect.min + vec2(10.0, 6.0), pos2(rect.right() - 10.0, rect.bottom() - 22.0));
    let title = scene.dossier.title_of(&RecordRef::Meeting(id.clone()));
    let block = TextBlock::new(&title, face(Text::ListTitle), theme.ink).max_rows(2).align(TextAlign::Fill);
    block.put_ui(ui, text, ("title of a meeting beside the month", id.as_str()));
    let date = meeting.date.as_ref().map(|when| when.edtf.to_string()).unwrap_or_default();
    let status = meeting.status.in_words();
    let line = Line::new().text_within(ui, Text::Mono, theme.ink2, &date, text.width() * 0.6);
    let line = if date.is_empty() { line } else { line.space(8.0) };
    let room = text.width() - line.width();
    line.text_within(ui, Text::Label, theme.ink2, status, room).paint(
        ui.painter(),
        theme,
        text.left(),
        rect.bottom() - 12.0,
    );
    if response.has_focus() {
        focus_ring_inside(ui.painter(), theme, rect, measure::RADIUS_FIELD);
    }
    let name = name_of(scene, id);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, selected, &name));
    pressed(ui, scene, &response, id);
    takes_focus(view, &response, id)
}
