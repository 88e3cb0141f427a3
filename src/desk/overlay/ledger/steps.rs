//! The steps of a commitment and each side's own version, to be added to, corrected and taken out.

use eframe::egui::{Rect, Sense, Ui, UiBuilder, pos2, vec2};

use super::super::super::scene::Scene;
use super::super::super::tabs::meetings::words::quote_ui;
use super::super::super::theme::{Text, measure, theme};
use super::super::super::widgets::commit::{CommitField, commit_date_ui};
use super::super::super::widgets::kit::{
    Button, Field, Icon, IconButton, StepMark, section_head_ui, select_ui, side_ui,
};
use super::super::super::widgets::pick::{Pick, Picked, actors};
use super::LedgerView;
use super::detail::{field, push};
use crate::compare::LedgerEntry;
use crate::model::{ActorId, CommitmentStatus, CommitmentStep, CommitmentVersion};

/// The column in which the marks of the steps stand, joined by a line.
const RAIL: f32 = 24.0;

fn states() -> Vec<(CommitmentStatus, &'static str)> {
    CommitmentStatus::ALL.iter().map(|status| (*status, status.in_words())).collect()
}

pub(super) fn steps_ui(ui: &mut Ui, scene: &mut Scene<'_>, view: &mut LedgerView, entry: &LedgerEntry) {
    ui.add_space(measure::SPACE_8);
    section_head_ui(ui, "Steps", &entry.steps.len().to_string(), |_| {});
    let mut marks = Vec::with_capacity(entry.steps.len());
    for (number, step) in entry.steps.iter().enumerate() {
        let Some(told) = entry.commitment.steps.get(step.place) else { continue };
        let top = ui.cursor().top();
        marks.push((StepMark::of(told.status), pos2(ui.max_rect().left() + 8.0, top + measure::FIELD_HEIGHT / 2.0)));
        ui.push_id(("step", step.place), |ui| {
            railed_ui(ui, |ui| step_ui(ui, scene, entry, step.place, number + 1, told))
        });
    }
    let theme = theme(ui);
    for pair in marks.windows(2) {
        let (from, to) = (pair[0].1 + vec2(0.0, 8.0), pair[1].1 - vec2(0.0, 8.0));
        ui.painter().line_segment([from, to], eframe::egui::Stroke::new(measure::STROKE_HAIR, theme.line3));
    }
    for (mark, centre) in marks {
        mark.paint(ui.painter(), theme, centre);
    }
    railed_ui(ui, |ui| add_step_ui(ui, scene, view, entry));
}

fn railed_ui(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let top = ui.cursor().min;
    let rect = Rect::from_min_max(pos2(top.x + RAIL, top.y), pos2(ui.max_rect().right(), f32::INFINITY));
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect));
    child.spacing_mut().item_spacing = vec2(measure::SPACE_8, measure::SPACE_4);
    content(&mut child);
    let height = child.min_rect().height();
    ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
}

fn step_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    entry: &LedgerEntry,
    place: usize,
    number: usize,
    told: &CommitmentStep,
) {
    let theme = theme(ui);
    ui.horizontal_top(|ui| {
        let mut status = told.status;
        if select_ui(ui, &format!("Status of step {number}"), 132.0, &mut status, &states()).changed() {
            push(scene, entry, &format!("mark a step {}", status.in_words()), |it| it.steps[place].status = status);
        }
        let name = format!("Date of step {number}");
        let room = (ui.available_width() - 34.0).min(150.0);
        let dated = ui
            .vertical(|ui| {
                commit_date_ui(ui, field(entry, ("step", place)), &name, told.date.as_ref(), "no date", room)
            })
            .inner;
        if let Some(date) = dated {
            push(scene, entry, "date a step", |it| it.steps[place].date = date);
        }
        if ui.add(IconButton::new(Icon::Trash, &format!("Delete step {number}")).side(26.0)).clicked() {
            push(scene, entry, "delete a step", |it| {
                it.steps.remove(place);
            });
        }
    });
    match &told.quote {
        Some(quote) => quote_ui(ui, scene, ("step words", place), quote, ""),
        None => _ = ui.label(Text::Label.rich("no words behind it", theme.ink3)),
    }
}

fn add_step_ui(ui: &mut Ui, scene: &mut Scene<'_>, view: &mut LedgerView, entry: &LedgerEntry) {
    let (status, date) = &mut view.step;
    let read = super::super::commitment::read(date);
    let mut add = false;
    ui.horizontal_top(|ui| {
        select_ui(ui, "Status of the new step", 132.0, status, &states());
        let room = (ui.available_width() - 92.0).clamp(80.0, 150.0);
        let wrong = read.as_ref().err().map(String::as_str);
        let response = ui
            .vertical(|ui| {
                Field::new("Date of the new step").mono().hint("2021-11-30").width(room).error(wrong).show(ui, date)
            })
            .inner;
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(eframe::egui::Key::Enter));
        add = (ui.add(Button::new("Add step").enabled(read.is_ok())).clicked() || entered) && read.is_ok();
    });
    if let (true, Ok(date)) = (add, read) {
        let step = CommitmentStep { status: *status, date, quote: None };
        push(scene, entry, &format!("step {}", status.in_words()), |it| it.steps.push(step));
        view.step = (CommitmentStatus::NotStarted, String::new());
    }
}

pub(super) fn versions_ui(ui: &mut Ui, scene: &mut Scene<'_>, entry: &LedgerEntry) {
    let theme = theme(ui);
    let commitment = &entry.commitment;
    ui.add_space(measure::SPACE_8);
    let note = match (entry.versions.len(), entry.differs) {
        (0, _) => String::new(),
        (count, false) => count.to_string(),
        (count, true) => format!("{count}, in other words"),
    };
    section_head_ui(ui, "As each side tells it", &note, |_| {});
    for version in &entry.versions {
        let place = version.place;
        let Some(told) = commitment.versions.get(place) else { continue };
        let name = scene.dossier.actor_name(&told.actor);
        ui.push_id(("version", place), |ui| {
            ui.horizontal(|ui| {
                side_ui(ui, scene.side_of(&told.actor), name);
                ui.with_layout(eframe::egui::Layout::right_to_left(eframe::egui::Align::Center), |ui| {
                    let delete = format!("Delete the version of {name}");
                    if ui.add(IconButton::new(Icon::Trash, &delete).side(26.0)).clicked() {
                        push(scene, entry, "delete a version", |it| {
                            it.versions.remove(place);
                        });
                    }
                });
            });
            let words = format!("As {name} tells it");
            let id = field(entry, ("version", place));
            if let Some(text) = CommitField::new(id, &words, &told.what).serif().show(ui) {
                push(scene, entry, "reword a version", |it| it.versions[place].what = text);
            }
            match &told.quote {
                Some(quote) => quote_ui(ui, scene, ("version words", place), quote, ""),
                None => _ = ui.label(Text::Label.rich("no words behind it", theme.ink3)),
            }
        });
    }
    let taken: Vec<&ActorId> = commitment.versions.iter().map(|version| &version.actor).collect();
    let id = field(entry, "add version");
    let pick = Pick { id, name: "Add a version", shown: "Add a version by…", chosen: false, typed: None };
    if let Some(Picked::One(actor)) = pick.show(ui, || actors(scene, &taken)) {
        // It begins as the commitment is written, to be reworded.
        let version = CommitmentVersion { actor, what: commitment.what.clone(), quote: None };
        push(scene, entry, "add a version", |it| it.versions.push(version));
    }
}
