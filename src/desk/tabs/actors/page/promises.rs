//! What the actor and its side promised, or were promised.

use eframe::egui::Ui;

use super::super::ActorsView;
use super::Shown;
use crate::compare::Part;
use crate::desk::message::Message;
use crate::desk::promises::entries_ui;
use crate::desk::scene::Scene;
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::kit::{link_ui, section_head_ui};
use crate::model::RecordRef;

pub(super) fn section_ui(ui: &mut Ui, scene: &mut Scene, view: &mut ActorsView, shown: &Shown) {
    let made = &shown.gathered.commitments;
    if made.is_empty() {
        return;
    }
    let own = made.iter().filter(|(_, part)| *part <= Part::Tells).count();
    let note = match own {
        own if own == made.len() => own.to_string(),
        0 => format!("{}, through its side", made.len()),
        own => format!("{own}, and {} through its side", made.len() - own),
    };
    section_head_ui(ui, "Commitments", &note, |ui| {
        if ui.available_width() > 150.0 {
            ui.label(Text::Label.rich("steps, latest last", theme(ui).ink3));
        }
    });
    let entries = made.iter().map(|(entry, _)| entry);
    entries_ui(ui, scene, entries, None, &mut view.open_commitments, |ui, scene, entry| {
        let Some(meeting) = &entry.commitment.meeting else { return };
        let record = RecordRef::Meeting(meeting.clone());
        if link_ui(ui, &scene.dossier.title_of(&record), true).clicked() {
            scene.push(Message::Show(record));
        }
    });
    ui.add_space(measure::SPACE_16);
}
