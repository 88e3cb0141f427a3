//! The suggestion that two records are of one meeting.

use eframe::egui::{CornerRadius, Margin, Ui, vec2};

use crate::compare::Candidate;
use crate::desk::message::Message;
use crate::desk::overlay::{MeetingMergeForm, Overlay};
use crate::desk::scene::Scene;
use crate::desk::tabs::meetings::lives::Lives;
use crate::desk::tabs::meetings::words::words_ui;
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::kit::{Button, Icon, Line};
use crate::model::{MeetingId, RecordRef};

/// Puts the comparison of two meetings in front of the window.
pub(super) fn compare(scene: &mut Scene<'_>, id: &MeetingId, other: &MeetingId) {
    let form = MeetingMergeForm::with(id.clone(), other.clone());
    scene.push(Message::Open(Box::new(Overlay::MergeMeetings(Box::new(form)))));
}

/// Shows the likeliest meeting that may be the same, with the reasons; nothing where none is likely.
pub(super) fn same_ui(ui: &mut Ui, scene: &mut Scene<'_>, lives: &mut Lives, id: &MeetingId, same: &[Candidate]) {
    let is_parted = |other: &MeetingId| lives.parted.contains(&pair(id, other));
    let Some(candidate) = same.iter().find(|it| it.is_likely() && !is_parted(&it.meeting)) else { return };
    let theme = theme(ui);
    let title = scene.dossier.title_of(&RecordRef::Meeting(candidate.meeting.clone()));
    let margin = Margin { left: 12, right: 12, top: 8, bottom: 8 };
    let frame = eframe::egui::Frame::new()
        .fill(theme.accent_tint)
        .corner_radius(CornerRadius::same(measure::RADIUS_FIELD))
        .inner_margin(margin);
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        words_ui(ui, Text::Body, theme.ink, &format!("May be the same meeting as “{title}”."), 3);
        let why = crate::compare::capitalised(&candidate.why.join(", "));
        words_ui(ui, Text::Label, theme.ink2, &format!("{why}."), 3);
        ui.add_space(measure::SPACE_4);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(measure::SPACE_8, measure::SPACE_4);
            if ui.add(Button::new("Compare and merge…").icon(Icon::Merge).small()).clicked() {
                compare(scene, id, &candidate.meeting);
            }
            if ui.add(Button::new("Show it").quiet().small()).clicked() {
                scene.push(Message::Show(RecordRef::Meeting(candidate.meeting.clone())));
            }
            if ui.add(Button::new("Not the same").quiet().small()).clicked() {
                lives.parted.insert(pair(id, &candidate.meeting));
            }
            let more =
                same.iter().filter(|it| it.is_likely() && !lives.parted.contains(&pair(id, &it.meeting))).count();
            if more > 1 {
                let words = format!("and {} more that may be", more - 1);
                Line::new().text(ui, Text::Label, theme.ink2, &words).ui(ui, theme, 24.0);
            }
        });
    });
    ui.add_space(measure::SPACE_12);
}

/// A pair is the same from both sides.
fn pair(one: &MeetingId, other: &MeetingId) -> (MeetingId, MeetingId) {
    if one < other { (one.clone(), other.clone()) } else { (other.clone(), one.clone()) }
}
