//! Whether the meeting took place: a menu in the head of the page. Evidence is asked for, and not forced.

use std::collections::BTreeSet;

use eframe::egui::{self, Popup, Sense, Ui, WidgetInfo, vec2};

use crate::desk::message::{Message, Notice};
use crate::desk::scene::Scene;
use crate::desk::tabs::meetings::form::changes::called;
use crate::desk::tabs::meetings::known::counted;
use crate::desk::theme::{Text, theme};
use crate::desk::widgets::kit::{Icon, Line, focus_ring};
use crate::model::{ArticleId, Directness, Meeting, MeetingField, MeetingId, MeetingStatus, Subject, Value};

/// In how many articles words say that the meeting has this status.
fn articles_saying(scene: &Scene<'_>, id: &MeetingId, status: MeetingStatus) -> usize {
    let subject = Subject::Meeting(id.clone(), MeetingField::Status);
    let claims = scene.derived.claims.on(&subject).iter().filter(|claim| {
        scene
            .dossier
            .claims
            .get(*claim)
            .is_some_and(|claim| claim.value == Value::Status(status) && claim.directness != Directness::Negative)
    });
    let articles: BTreeSet<&ArticleId> = claims.flat_map(|claim| scene.derived.claims.articles_of(claim)).collect();
    articles.len()
}

/// Sets the status in one edit; where no source says so, asks for words that do.
pub(super) fn set_status(scene: &mut Scene<'_>, id: &MeetingId, meeting: &Meeting, status: MeetingStatus) {
    if meeting.status == status {
        return;
    }
    let label = format!("set status “{}” of {}", status.in_words(), called(meeting));
    scene.put_meeting(label, id, Meeting { status, ..meeting.clone() });
    if articles_saying(scene, id, status) == 0 {
        let words = format!(
            "Set to {}. No source says so yet: select the words in an article, then press E",
            status.in_words()
        );
        scene.push(Message::Notice(Notice::plain(words)));
    }
}

/// The status, as a word that opens a menu of the others.
pub(super) fn status_ui(ui: &mut Ui, scene: &mut Scene<'_>, id: &MeetingId, meeting: &Meeting) {
    let theme = theme(ui);
    let words = meeting.status.in_words();
    let line = Line::new()
        .text(ui, Text::Label, theme.ink2, "·  ")
        .text(ui, Text::LabelMedium, theme.ink, words)
        .space(3.0)
        .icon(Icon::ChevronDown, 11.0, theme.ink2);
    let (rect, response) = ui.allocate_exact_size(vec2(line.width().ceil(), 18.0), Sense::click());
    line.paint(ui.painter(), theme, rect.left(), rect.center().y);
    if response.hovered() {
        let under = rect.left() + Line::new().text(ui, Text::Label, theme.ink2, "·  ").width();
        ui.painter().hline(under..=rect.right() - 14.0, rect.bottom() - 1.5, egui::Stroke::new(1.0, theme.ink2));
    }
    if response.has_focus() {
        focus_ring(ui.painter(), theme, rect, 2);
    }
    response.widget_info(|| WidgetInfo {
        current_text_value: Some(words.to_owned()),
        ..WidgetInfo::labeled(egui::Role::Button, true, format!("Status, {words}"))
    });
    Popup::menu(&response).show(|ui| {
        ui.set_min_width(280.0);
        for status in MeetingStatus::ALL {
            let count = articles_saying(scene, id, *status);
            let sources = if count == 0 { "no source yet".to_owned() } else { counted(count, "article", "articles") };
            let name = if *status == meeting.status {
                format!("{} (now)", status.in_words())
            } else {
                status.in_words().to_owned()
            };
            let button = egui::Button::new(name).shortcut_text(sources);
            if ui.add(button).clicked() {
                set_status(scene, id, meeting, *status);
            }
        }
    });
    response.on_hover_cursor(egui::CursorIcon::PointingHand).on_hover_text("Whether it took place");
}
