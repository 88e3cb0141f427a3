//! What came of a meeting, what was promised, and the analyst's notes.

use chrono::Datelike as _;
use eframe::egui::{Ui, vec2};

use crate::compare::Fact;
use crate::desk::facts::mark_of;
use crate::desk::message::Message;
use crate::desk::promises::{entries_ui, no_commitment_ui};
use crate::desk::scene::Scene;
use crate::desk::tabs::meetings::MeetingsView;
use crate::desk::tabs::meetings::words::{claims_ui, pressable_ui, quote_ui, words_ui};
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::kit::{fact_state_ui, hairline, section_head_ui};
use crate::model::{Meeting, MeetingField, MeetingId, Subject};

/// Room for the state at the right of a statement.
const STATE: f32 = 148.0;

pub(super) fn outcomes_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    view: &mut MeetingsView,
    id: &MeetingId,
    meeting: &Meeting,
    facts: &[Fact],
) {
    if meeting.outcomes.is_empty() {
        return;
    }
    section_head_ui(ui, "Outcomes", &meeting.outcomes.len().to_string(), |_| {});
    for outcome in &meeting.outcomes {
        let subject = Subject::Meeting(id.clone(), MeetingField::Outcome(outcome.id.clone()));
        statement_ui(ui, scene, view, &subject, &outcome.text, facts);
    }
    ui.add_space(measure::SPACE_24);
}

/// A statement with its state; a press shows the words behind it.
fn statement_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    view: &mut MeetingsView,
    subject: &Subject,
    words: &str,
    facts: &[Fact],
) {
    let theme = theme(ui);
    let fact = facts.iter().find(|fact| fact.subject == *subject);
    let state = fact.map_or(crate::compare::FactState::Unsupported, |fact| fact.state);
    let name = format!("{words}, {}", state.in_words());
    let row = pressable_ui(ui, subject, &name, |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing = vec2(measure::SPACE_8, 0.0);
            let room = (ui.available_width() - STATE - measure::SPACE_8).max(80.0);
            ui.vertical(|ui| {
                ui.set_width(room);
                ui.add_space(3.0);
                words_ui(ui, Text::Value, theme.ink, words, usize::MAX);
                ui.add_space(3.0);
            });
            ui.with_layout(eframe::egui::Layout::right_to_left(eframe::egui::Align::Min), |ui| {
                ui.vertical(|ui| {
                    ui.add_space(4.0);
                    ui.with_layout(eframe::egui::Layout::right_to_left(eframe::egui::Align::Min), |ui| {
                        fact_state_ui(ui, mark_of(&state), &state.in_words());
                    });
                });
            });
        });
    });
    hairline(ui.painter(), row.rect, theme.line1);
    if row.clicked() && !view.open.remove(subject) {
        view.open.insert(subject.clone());
    }
    if view.open.contains(subject) {
        let claims = fact.map(|fact| fact.claims.clone()).unwrap_or_default();
        let versions = view.known.versions(scene.dossier, scene.derived, subject);
        claims_ui(ui, scene, &versions, &claims);
    }
}

pub(super) fn commitments_ui(ui: &mut Ui, scene: &mut Scene<'_>, view: &mut MeetingsView, id: &MeetingId) {
    let (_, made) = view.told.refresh(scene, id);
    let note = if made.is_empty() { String::new() } else { made.len().to_string() };
    section_head_ui(ui, "Commitments", &note, |ui| {
        if !made.is_empty() {
            ui.label(Text::Label.rich("steps, latest last", theme(ui).ink3));
        }
    });
    let date = scene.dossier.meetings.get(id).and_then(|meeting| meeting.date.as_ref());
    let year = date.and_then(|when| when.edtf.earliest()).map(|day| day.year());
    entries_ui(ui, scene, made.iter(), year, &mut view.open_commitments, |_, _, _| {});
    if made.is_empty() {
        no_commitment_ui(ui, "No promise is recorded. Select the words of one in an article, then press M.");
    }
    ui.add_space(measure::SPACE_24);
}

pub(super) fn notes_ui(ui: &mut Ui, scene: &mut Scene<'_>, meeting: &Meeting) {
    section_head_ui(ui, "Notes", &meeting.notes.len().to_string(), |ui| {
        let keys = crate::desk::action::Action::Note.keys();
        let button = crate::desk::widgets::kit::Button::new("Note…").quiet().key(&keys);
        if ui.add(button).clicked() {
            scene.push(Message::Act(crate::desk::action::Action::Note));
        }
    });
    let theme = theme(ui);
    for (place, note) in meeting.notes.iter().enumerate() {
        words_ui(ui, Text::Value, theme.ink, &note.text, usize::MAX);
        if let Some(at) = note.written_at {
            ui.label(Text::Mono.rich(at.format("%Y-%m-%d %H:%M UTC").to_string(), theme.ink3));
        }
        if let Some(quote) = &note.quote {
            quote_ui(ui, scene, ("note", place), quote, "");
        }
        ui.add_space(measure::SPACE_8);
    }
    if meeting.notes.is_empty() {
        ui.label(Text::Label.rich("Notes are yours alone: they are printed only when you ask for it.", theme.ink3));
    }
}
