//! What was on the table, what came of it, what was promised, and the analyst's notes.

use eframe::egui::{Ui, vec2};

use crate::compare::Fact;
use crate::desk::facts::mark_of;
use crate::desk::message::Message;
use crate::desk::scene::Scene;
use crate::desk::tabs::meetings::MeetingsView;
use crate::desk::tabs::meetings::words::{claims_ui, indented_ui, pressable_ui, quote_ui, words_ui};
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::kit::{Line, StepMark, fact_state_ui, hairline, section_head_ui, steps_ui};
use crate::model::{
    ActorId, Commitment, CommitmentId, CommitmentStatus, Meeting, MeetingField, MeetingId, RecordRef, Subject,
};

/// Room for the state at the right of a statement.
const STATE: f32 = 148.0;

pub(super) fn agenda_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    view: &mut MeetingsView,
    id: &MeetingId,
    meeting: &Meeting,
    facts: &[Fact],
) {
    if meeting.agenda.is_empty() {
        return;
    }
    section_head_ui(ui, "Agenda", &meeting.agenda.len().to_string(), |_| {});
    for topic in &meeting.agenda {
        let words = scene.dossier.title_of(&RecordRef::Topic(topic.clone()));
        let subject = Subject::Meeting(id.clone(), MeetingField::Agenda(topic.clone()));
        statement_ui(ui, scene, view, &subject, &words, facts);
    }
    ui.add_space(measure::SPACE_24);
}

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
        claims_ui(ui, scene, subject, &claims);
    }
}

fn step_of(status: CommitmentStatus) -> StepMark {
    match status {
        CommitmentStatus::NotStarted => StepMark::NotStarted,
        CommitmentStatus::UnderWay => StepMark::UnderWay,
        CommitmentStatus::PartlyKept => StepMark::PartlyKept,
        CommitmentStatus::Kept => StepMark::Kept,
        CommitmentStatus::Broken => StepMark::Broken,
        CommitmentStatus::Stalled => StepMark::Stalled,
        CommitmentStatus::Disputed => StepMark::Disputed,
        CommitmentStatus::Withdrawn => StepMark::Withdrawn,
    }
}

pub(super) fn commitments_ui(ui: &mut Ui, scene: &mut Scene<'_>, view: &mut MeetingsView, id: &MeetingId) {
    let made: Vec<(CommitmentId, std::sync::Arc<Commitment>)> = scene
        .dossier
        .commitments
        .iter()
        .filter(|(_, commitment)| commitment.meeting.as_ref() == Some(id))
        .map(|(id, commitment)| (id.clone(), commitment.clone()))
        .collect();
    if made.is_empty() {
        return;
    }
    section_head_ui(ui, "Commitments", &made.len().to_string(), |_| {});
    for (id, commitment) in &made {
        commitment_ui(ui, scene, view, id, commitment);
    }
    ui.add_space(measure::SPACE_24);
}

fn names(scene: &Scene<'_>, actors: &[ActorId]) -> String {
    actors.iter().map(|actor| scene.dossier.actor_name(actor)).collect::<Vec<_>>().join(", ")
}

fn commitment_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    view: &mut MeetingsView,
    id: &CommitmentId,
    commitment: &Commitment,
) {
    let theme = theme(ui);
    let status = commitment.status();
    let (who, whom) = (names(scene, &commitment.who), names(scene, &commitment.to_whom));
    let parties = match (who.is_empty(), whom.is_empty()) {
        (true, true) => String::new(),
        (false, true) => who,
        (true, false) => format!("to {whom}"),
        (false, false) => format!("{who} to {whom}"),
    };
    let name = format!("{parties}: {}, {}", commitment.what, status.in_words());
    let sides: Vec<_> = commitment.who.iter().map(|actor| scene.side_of(actor)).collect();
    let mut steps: Vec<StepMark> = commitment.steps.iter().map(|step| step_of(step.status)).collect();
    if steps.is_empty() {
        steps.push(step_of(status));
    }
    let row = pressable_ui(ui, id, &name, |ui| {
        ui.spacing_mut().item_spacing = vec2(measure::SPACE_8, 0.0);
        ui.add_space(4.0);
        words_ui(ui, Text::Value, theme.ink, &commitment.what, usize::MAX);
        ui.horizontal_wrapped(|ui| {
            let mut line = Line::new();
            for side in &sides {
                line = line.side(*side).space(4.0);
            }
            line.text_within(ui, Text::Label, theme.ink2, &parties, ui.available_width() * 0.6).ui(ui, theme, 18.0);
            steps_ui(ui, &steps);
            let colour = if status == CommitmentStatus::Disputed { theme.rival } else { theme.ink2 };
            ui.label(Text::Label.rich(status.in_words(), colour));
            if let Some(deadline) = &commitment.deadline {
                ui.label(Text::Label.rich(format!("by {}", deadline.in_words()), theme.ink2));
            }
        });
        if !commitment.condition.is_empty() {
            ui.label(Text::Label.rich(format!("on condition: {}", commitment.condition), theme.ink2));
        }
        ui.add_space(4.0);
    });
    hairline(ui.painter(), row.rect, theme.line1);
    if row.clicked() && !view.open_commitments.remove(id) {
        view.open_commitments.insert(id.clone());
    }
    if view.open_commitments.contains(id) {
        commitment_words_ui(ui, scene, id, commitment);
    }
}

fn commitment_words_ui(ui: &mut Ui, scene: &mut Scene<'_>, id: &CommitmentId, commitment: &Commitment) {
    let theme = theme(ui);
    indented_ui(ui, |ui| {
        for (place, step) in commitment.steps.iter().enumerate() {
            let date = step.date.as_ref().map(|date| format!(", {}", date.in_words())).unwrap_or_default();
            ui.label(Text::LabelStrong.rich(format!("{}{date}", step.status.in_words()), theme.ink2));
            if let Some(quote) = &step.quote {
                quote_ui(ui, scene, (id.as_str(), "step", place), quote, "");
            }
        }
        for (place, version) in commitment.versions.iter().enumerate() {
            let words = format!("As {} tells it: {}", scene.dossier.actor_name(&version.actor), version.what);
            words_ui(ui, Text::Label, theme.ink2, &words, usize::MAX);
            if let Some(quote) = &version.quote {
                quote_ui(ui, scene, (id.as_str(), "version", place), quote, "");
            }
        }
        if commitment.steps.is_empty() && commitment.versions.is_empty() {
            ui.label(Text::Label.rich("No step is reported yet.", theme.ink3));
        }
    });
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
