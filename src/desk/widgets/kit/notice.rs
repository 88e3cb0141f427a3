//! What is going on and what happened: progress, notices, empty places.

use eframe::egui::{
    self, Align, Color32, CornerRadius, Layout, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};

use super::{
    Icon,
    paint::{Line, Touch, centred, focus_ring_inside},
};
use crate::desk::theme::{Text, measure, theme};

/// A link that does something: accent words. `underlined` where it stands in running text.
pub fn link_ui(ui: &mut Ui, words: &str, underlined: bool) -> Response {
    let theme = theme(ui);
    let line = Line::new().text(ui, Text::Label, theme.accent, words);
    let (rect, response) = ui.allocate_exact_size(vec2(line.width().ceil(), 18.0), Sense::click());
    let touch = Touch::of(&response);
    line.paint(ui.painter(), theme, rect.left(), rect.center().y);
    if underlined || touch.hover {
        ui.painter().hline(rect.x_range(), rect.bottom() - 1.5, Stroke::new(1.0, theme.accent));
    }
    if touch.focus {
        super::focus_ring(ui.painter(), theme, rect, 2);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, words));
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// The weight of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// Something was done.
    Done,
    /// Something to know.
    Info,
    /// Something failed. It stays until it is answered.
    Error,
}

/// What was done about a notice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NoticeResponse {
    /// The index of the action that was pressed.
    pub action: Option<usize>,
    /// The cross was pressed.
    pub dismissed: bool,
}

/// A notice (toast), 36 high: an icon, words, and links that act ("Undo"). `dismissible` adds a cross.
pub fn notice_ui(ui: &mut Ui, kind: NoticeKind, words: &str, actions: &[&str], dismissible: bool) -> NoticeResponse {
    let theme = theme(ui);
    let (icon, colour) = match kind {
        NoticeKind::Done => (Icon::Check, theme.accent),
        NoticeKind::Info => (Icon::Info, theme.accent),
        NoticeKind::Error => (Icon::Warning, theme.rival),
    };
    let line = Line::new().icon(icon, 15.0, colour).space(9.0).text(ui, Text::Body, theme.ink, words);
    let action_width =
        |ui: &Ui, words: &str| Line::new().text(ui, Text::Body, theme.accent, words).width().ceil() + 10.0;
    let links_room: f32 = actions.iter().map(|words| action_width(ui, words)).sum();
    let cross = if dismissible { 26.0 } else { 0.0 };
    let width = (line.width() + links_room + cross + 26.0).ceil();
    let (rect, whole) = ui.allocate_exact_size(vec2(width, 36.0), Sense::hover());
    let radius = CornerRadius::same(measure::RADIUS_CARD);
    ui.painter().add(theme.card_shadow().as_shape(rect, radius));
    ui.painter().rect(rect, radius, theme.raised, Stroke::new(1.0, theme.line2), StrokeKind::Inside);
    if kind == NoticeKind::Error {
        let edge = Rect::from_min_max(rect.min, pos2(rect.left() + 8.0, rect.bottom()));
        let painter = ui.painter().with_clip_rect(edge.intersect(ui.clip_rect()));
        painter.rect_filled(rect, radius, theme.rival);
        let inside = Rect::from_min_max(rect.min + vec2(3.0, 1.0), rect.max - vec2(1.0, 1.0));
        painter.rect_filled(inside, CornerRadius::same(measure::RADIUS_CARD - 2), theme.raised);
    }
    let centre_y = rect.center().y;
    line.paint(ui.painter(), theme, rect.left() + 13.0, centre_y);
    let mut x = rect.left() + 13.0 + line.width();
    let mut answer = NoticeResponse::default();
    for (index, words) in actions.iter().enumerate() {
        let line = Line::new().text(ui, Text::Body, theme.accent, words);
        let at = Rect::from_min_size(pos2(x + 10.0, centre_y - 10.0), vec2(line.width(), 20.0));
        let response = ui.interact(at, whole.id.with(index), Sense::click());
        let touch = Touch::of(&response);
        line.paint(ui.painter(), theme, at.left(), centre_y);
        if touch.hover {
            ui.painter().hline(at.x_range(), at.bottom() - 2.0, Stroke::new(1.0, theme.accent));
        }
        if touch.focus {
            super::focus_ring(ui.painter(), theme, at, 2);
        }
        if response.clicked() {
            answer.action = Some(index);
        }
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words));
        x += action_width(ui, words);
    }
    if dismissible {
        let at = centred(pos2(rect.right() - 18.0, centre_y), 22.0);
        let response = ui.interact(at, whole.id.with("dismiss"), Sense::click());
        let touch = Touch::of(&response);
        ui.painter().rect_filled(at, radius_of_chip(), touch.fill(theme, Color32::TRANSPARENT));
        Icon::Cross.paint(ui.painter(), centred(at.center(), 13.0), theme.ink2);
        if touch.focus {
            focus_ring_inside(ui.painter(), theme, at, measure::RADIUS_CHIP);
        }
        answer.dismissed = response.clicked();
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Dismiss"));
    }
    whole.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    answer
}

fn radius_of_chip() -> CornerRadius {
    CornerRadius::same(measure::RADIUS_CHIP)
}

/// Paints a progress bar, 5 high. `None` is unknown: a still third in the middle.
pub fn progress_bar_paint(ui: &Ui, left: Pos2, width: f32, part: Option<f32>) {
    let theme = theme(ui);
    let rect = Rect::from_min_size(pos2(left.x, left.y - 2.5), vec2(width, 5.0));
    let radius = CornerRadius::same(2);
    ui.painter().rect_filled(rect, radius, theme.line2);
    let filled = match part {
        Some(part) => Rect::from_min_size(rect.min, vec2(width * part.clamp(0.0, 1.0), 5.0)),
        None => Rect::from_min_size(pos2(width.mul_add(0.3, rect.left()), rect.top()), vec2(width * 0.3, 5.0)),
    };
    ui.painter().rect_filled(filled, radius, theme.accent);
}

/// Running work in the status line: words, a bar, *Cancel*. `part` is from 0 to 1, or unknown.
///
/// Returns whether *Cancel* was pressed. The bar of unknown work stands still: moving, it would repaint the window.
pub fn progress_ui(ui: &mut Ui, words: &str, part: Option<f32>, cancellable: bool) -> bool {
    let theme = theme(ui);
    let width = if part.is_some() { 120.0 } else { 70.0 };
    let ink = if part.is_some() { theme.ink } else { theme.ink2 };
    let line = Line::new().text(ui, Text::Label, ink, words);
    let (rect, response) = ui.allocate_exact_size(vec2((line.width() + 8.0 + width).ceil(), 18.0), Sense::hover());
    line.paint(ui.painter(), theme, rect.left(), rect.center().y);
    progress_bar_paint(ui, pos2(rect.left() + line.width() + 8.0, rect.center().y), width, part);
    response.widget_info(|| WidgetInfo {
        value: part.map(f64::from),
        ..WidgetInfo::labeled(Role::ProgressIndicator, true, words)
    });
    cancellable && link_ui(ui, "Cancel", false).clicked()
}

/// An empty place that says what to do: an icon, a title, a sentence, and buttons. Centred in the width there is.
///
/// `framed` draws the dashed box into which things can be dropped.
pub fn empty_state_ui<R>(
    ui: &mut Ui,
    icon: Icon,
    title: &str,
    sentence: &str,
    framed: bool,
    buttons: impl FnOnce(&mut Ui) -> R,
) -> R {
    let theme = theme(ui);
    let ground = ui.painter().add(egui::Shape::Noop);
    let top = ui.cursor().min;
    let width = ui.available_width();
    let inner = ui
        .vertical_centered(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(28.0);
            let (at, _) = ui.allocate_exact_size(vec2(32.0, 32.0), Sense::hover());
            icon.paint(ui.painter(), centred(at.center(), 28.0), theme.accent);
            ui.add_space(8.0);
            let mut job = egui::text::LayoutJob::default();
            let format = egui::TextFormat {
                font_id: egui::FontId { size: 19.0, ..Text::Section.font() },
                line_height: Some(28.0),
                ..Text::Section.format(theme.ink)
            };
            job.append(title, 0.0, format);
            let heading = ui.label(job);
            heading.widget_info(|| WidgetInfo::labeled(Role::Heading, true, title));
            ui.scope(|ui| {
                ui.set_max_width(width.min(460.0));
                ui.label(Text::Body.rich(sentence, theme.ink2).line_height(Some(19.0)));
            });
            ui.add_space(12.0);
            buttons_centred_ui(ui, buttons)
        })
        .inner;
    ui.add_space(28.0);
    if framed {
        let rect = Rect::from_min_max(top, pos2(top.x + width, ui.cursor().min.y));
        ui.painter()
            .set(ground, egui::Shape::rect_filled(rect, CornerRadius::same(measure::RADIUS_DIALOG), theme.panel));
        super::dashed_rect(ui.painter(), rect, f32::from(measure::RADIUS_DIALOG), Stroke::new(1.0, theme.line3));
    }
    inner
}

/// Lays out buttons in a row, centred: their width is known from the frame before.
fn buttons_centred_ui<R>(ui: &mut Ui, buttons: impl FnOnce(&mut Ui) -> R) -> R {
    let id = ui.scope_id().with("centred buttons");
    let known = ui.data(|data| data.get_temp::<f32>(id));
    let available = ui.available_width();
    let margin = known.map_or(0.0, |width| ((available - width) / 2.0).max(0.0).floor());
    let row =
        ui.allocate_ui_with_layout(vec2(available, measure::ROW_BUTTON), Layout::left_to_right(Align::Center), |ui| {
            ui.add_space(margin);
            let start = ui.cursor().min.x;
            let inner = buttons(ui);
            (inner, ui.min_rect().right() - start)
        });
    let (inner, width) = row.inner;
    if known.is_none_or(|known| (known - width).abs() > 0.5) {
        ui.data_mut(|data| data.insert_temp(id, width));
        ui.request_discard("the width of centred buttons was not known");
    }
    inner
}
