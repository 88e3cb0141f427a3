//! The status line, with running work and counts, and the notices above it.

use eframe::egui::{self, Align, Frame, Id, Layout, Panel, Ui};

use super::super::action::Action;
use super::super::desk::Desk;
use super::super::message::{Message, Tone};
use super::super::theme::{Text, measure, theme};
use super::super::widgets::kit::{Icon, Line, NoticeKind, link_ui, notice_ui, progress_ui};
use super::bar_margin;
use crate::store::Phase;

/// How long a notice that needs no answer stays, in seconds.
const STAY: f64 = 6.0;

pub(super) fn foot_ui(desk: &mut Desk, ui: &mut Ui) {
    let theme = theme(ui);
    Panel::bottom("status")
        .exact_size(measure::STATUS_HEIGHT)
        .show_separator_line(false)
        .frame(Frame::new().fill(theme.window).inner_margin(bar_margin()))
        .show(ui, |ui| {
            let top = ui.max_rect().top() + 0.5;
            let across = ui.ctx().content_rect().x_range();
            ui.painter().hline(across, top, egui::Stroke::new(measure::STROKE_HAIR, theme.line2));
            ui.horizontal_centered(|ui| {
                ui.spacing_mut().item_spacing.x = 12.0;
                work_ui(desk, ui);
                reading_ui(desk, ui);
                undo_ui(desk, ui);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| counts_ui(desk, ui));
            });
        });
}

fn work_ui(desk: &mut Desk, ui: &mut Ui) {
    if let Some(waiting) = &mut desk.waiting {
        progress_ui(ui, "Waiting for the system’s dialog", None, false);
        if waiting.typed.is_none() && link_ui(ui, "Type a path instead…", false).clicked() {
            let folder = waiting.question.folder.clone().unwrap_or_default();
            waiting.typed = Some(folder.join(&waiting.question.name).to_string_lossy().into_owned());
        }
    }
    for running in desk.tasks.running().iter().filter(|running| !running.label.is_empty()) {
        let counted = running.progress.counted();
        #[expect(clippy::cast_precision_loss, reason = "a bar of 120 points needs no more")]
        let part = counted.map(|(done, total)| done as f32 / total as f32);
        let filing = running.progress.filing();
        let (words, part, may_stop) = match (filing.phase(), counted) {
            (Phase::Waiting, Some((done, total))) => (format!("{} {done} of {total}", running.words()), part, true),
            (Phase::Waiting, None) => (running.words(), None, false),
            (phase, _) => {
                // Nobody wakes the window for each part of a file.
                ui.ctx().request_repaint_after(std::time::Duration::from_millis(100));
                let (done, total) = filing.done();
                #[expect(clippy::cast_precision_loss, reason = "a bar of 120 points needs no more")]
                let part = (total > 0).then(|| done as f32 / total as f32);
                (format!("{}: {}", running.words(), phase.in_words().to_lowercase()), part, true)
            }
        };
        if progress_ui(ui, &words, part, may_stop) {
            running.progress.cancel();
        }
    }
}

/// How far the articles are read for proposals.
fn reading_ui(desk: &mut Desk, ui: &mut Ui) {
    let Some((done, total)) = desk.proposals.progress() else { return };
    #[expect(clippy::cast_precision_loss, reason = "a bar of 120 points needs no more")]
    let part = done as f32 / total.max(1) as f32;
    if progress_ui(ui, &format!("Reading {done} of {total} articles"), Some(part), true) {
        desk.messages.push(Message::Act(Action::StopReading));
    }
}

fn undo_ui(desk: &mut Desk, ui: &mut Ui) {
    let label = desk.document.as_ref().and_then(|document| document.history.undo_label()).map(str::to_owned);
    let Some(label) = label else { return };
    let theme = theme(ui);
    let line = Line::new().icon(Icon::Undo, 13.0, theme.ink2).space(6.0).text_within(
        ui,
        Text::Label,
        theme.ink2,
        &format!("Undo: {label}"),
        420.0,
    );
    let (rect, response) = ui.allocate_exact_size(egui::vec2(line.width(), 20.0), egui::Sense::click());
    line.paint(ui.painter(), theme, rect.left(), rect.center().y);
    if response.has_focus() {
        super::super::widgets::kit::focus_ring(ui.painter(), theme, rect, 2);
    }
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, format!("Undo: {label}")));
    let keys = Action::Undo.keys();
    let response = response.on_hover_ui(|ui| super::super::widgets::kit::tooltip_ui(ui, "Undo", Some(&keys)));
    if response.clicked() {
        desk.messages.push(Message::Act(Action::Undo));
    }
}

fn counts_ui(desk: &Desk, ui: &mut Ui) {
    let theme = theme(ui);
    #[expect(clippy::cast_possible_truncation, reason = "between 70 and 200")]
    let zoom = format!("Zoom {} %", (desk.settings.zoom * 100.0).round() as i32);
    Line::new().text(ui, Text::Label, theme.ink2, &zoom).ui(ui, theme, 18.0);
    let words = match &desk.document {
        Some(document) => {
            let dossier = document.dossier();
            let count = |number: usize, one: &str| {
                if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") }
            };
            [
                count(dossier.articles.len(), "article"),
                count(dossier.actors.len(), "actor"),
                count(dossier.meetings.len(), "meeting"),
            ]
            .join(" · ")
        }
        None => "Works offline".to_owned(),
    };
    Line::new().text(ui, Text::Label, theme.ink2, &words).ui(ui, theme, 18.0);
}

/// The notices, above the status line at the left.
pub(super) fn notices_ui(desk: &mut Desk, ui: &mut Ui) {
    let now = ui.input(|input| input.time);
    let mut gone = None;
    let mut pressed = None;
    for (number, (notice, since)) in desk.notices.iter_mut().enumerate() {
        if *since == 0.0 {
            *since = now.max(f64::MIN_POSITIVE);
        }
        if notice.tone != Tone::Error {
            let left = *since + STAY - now;
            if left <= 0.0 {
                gone = Some(number);
            } else {
                ui.request_repaint_after(std::time::Duration::from_secs_f64(left));
            }
        }
    }
    if let Some(number) = gone {
        desk.notices.remove(number);
    }
    let mut gone = None;
    if desk.notices.is_empty() {
        return;
    }
    let offset = egui::vec2(16.0, -(measure::STATUS_HEIGHT + 12.0));
    let widest = ui.ctx().content_rect().width() - 32.0;
    egui::Area::new(Id::unique("notices"))
        .order(egui::Order::Foreground)
        .anchor(egui::Align2::LEFT_BOTTOM, offset)
        .show(ui.ctx(), |ui| {
            ui.set_max_width(widest);
            ui.spacing_mut().item_spacing.y = 8.0;
            for (number, (notice, _)) in desk.notices.iter().enumerate() {
                let kind = match notice.tone {
                    Tone::Done => NoticeKind::Done,
                    Tone::Plain => NoticeKind::Info,
                    Tone::Error => NoticeKind::Error,
                };
                let actions: Vec<&str> = notice.offer.iter().map(|action| action.label()).collect();
                let answer = ui.push_id(number, |ui| notice_ui(ui, kind, &notice.text, &actions, true)).inner;
                if answer.dismissed || answer.action.is_some() {
                    gone = Some(number);
                }
                if answer.action.is_some() {
                    pressed = notice.offer;
                }
            }
        });
    if let Some(number) = gone {
        desk.notices.remove(number);
    }
    if let Some(action) = pressed {
        desk.messages.push(Message::Act(action));
    }
}
