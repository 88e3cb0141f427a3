//! All of one commitment, to be changed: each change is one step of undo.

use eframe::egui::{Frame, Id, Margin, ScrollArea, Ui, vec2};

use super::super::super::message::{Message, Notice};
use super::super::super::promises::{over_in_words, state_in_short};
use super::super::super::scene::Scene;
use super::super::super::tabs::meetings::words::quote_ui;
use super::super::super::theme::{Text, measure, theme};
use super::super::super::widgets::commit::{CommitField, commit_date_ui};
use super::super::super::widgets::kit::{Icon, IconButton, form_row_ui, is_right_to_left, link_ui, section_head_ui};
use super::super::super::widgets::pick::{Pick, Picked, meetings};
use super::super::commitment::make::called;
use super::super::people::actors_ui;
use super::{LedgerView, steps};
use crate::compare::LedgerEntry;
use crate::desk::action::Action;
use crate::edit::{Change, Edit};
use crate::model::{Commitment, CommitmentField, Quote, Record, RecordRef, Subject};

const LABEL: f32 = 84.0;

/// The id of a field of this commitment.
pub(super) fn field(entry: &LedgerEntry, name: impl std::hash::Hash + std::fmt::Debug) -> Id {
    Id::unique(("commitment in the ledger", entry.id.as_str())).with(name)
}

/// Pushes one edit: the commitment with something changed. `what` reads after “Undo”.
pub(super) fn push(scene: &mut Scene<'_>, entry: &LedgerEntry, what: &str, change: impl FnOnce(&mut Commitment)) {
    let mut after = Commitment::clone(&entry.commitment);
    change(&mut after);
    scene.put(format!("{what} of {}", called(&entry.commitment)), Record::Commitment(entry.id.clone(), after.into()));
}

pub(super) fn detail_ui(ui: &mut Ui, scene: &mut Scene<'_>, view: &mut LedgerView, entry: &LedgerEntry) {
    ScrollArea::vertical().id_salt("all of a commitment").auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: 2, right: 12, top: 2, bottom: 16 }).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing = vec2(measure::SPACE_8, measure::SPACE_8);
            let state = state_in_short(scene.dossier, entry, None);
            let (_, deleted) = section_head_ui(ui, "The commitment", &state, |ui| {
                ui.add(IconButton::new(Icon::Trash, "Delete the commitment").side(26.0)).clicked()
            });
            if deleted {
                let label = format!("delete {}", called(&entry.commitment));
                let record = RecordRef::Commitment(entry.id.clone());
                scene.push(Message::Edit(Edit::one(label, Change::Remove(record))));
                scene.push(Message::Notice(Notice::done("The commitment was deleted").offering(Action::Undo)));
            }
            what_ui(ui, scene, entry);
            steps::steps_ui(ui, scene, view, entry);
            steps::versions_ui(ui, scene, entry);
            claims_ui(ui, scene, entry);
        });
    });
}

fn what_ui(ui: &mut Ui, scene: &mut Scene<'_>, entry: &LedgerEntry) {
    let theme = theme(ui);
    let commitment = &entry.commitment;
    let not_empty = |text: &str| if text.is_empty() { Err("Say what was promised".to_owned()) } else { Ok(()) };
    // Words from right to left stand in the order of reading in fields of one row only.
    let rows = if is_right_to_left(&commitment.what) { 1 } else { 2 };
    let what = CommitField::new(field(entry, "what"), "What was promised", &commitment.what).serif().rows(rows);
    if let Some(text) = what.check(&not_empty).show(ui) {
        push(scene, entry, "reword what", |it| it.what = text);
    }
    let mut who = commitment.who.clone();
    if form_row_ui(ui, "Who", LABEL, |ui| actors_ui(ui, scene, field(entry, "who"), "Who", &mut who)) {
        push(scene, entry, "change who", |it| it.who = who);
    }
    let mut whom = commitment.to_whom.clone();
    if form_row_ui(ui, "To whom", LABEL, |ui| actors_ui(ui, scene, field(entry, "whom"), "To whom", &mut whom)) {
        push(scene, entry, "change to whom", |it| it.to_whom = whom);
    }
    form_row_ui(ui, "At meeting", LABEL, |ui| meeting_ui(ui, scene, entry));
    let condition =
        CommitField::new(field(entry, "condition"), "On condition", &commitment.condition).serif().hint("none");
    if let Some(text) = form_row_ui(ui, "Condition", LABEL, |ui| condition.show(ui)) {
        push(scene, entry, "change the condition", |it| it.condition = text);
    }
    let by = form_row_ui(ui, "By", LABEL, |ui| {
        let id = field(entry, "deadline");
        commit_date_ui(ui, id, "Deadline", commitment.deadline.as_ref(), "2021-12", 180.0)
    });
    if let Some(date) = by {
        push(scene, entry, "change the deadline", |it| it.deadline = date);
    }
    let mut told = Vec::new();
    if let Some(date) = &commitment.deadline {
        told.push(date.in_words());
    }
    if let Some(days) = entry.days_over {
        told.push(over_in_words(days));
    }
    if !told.is_empty() {
        let ink = if entry.is_overdue() { theme.rival } else { theme.ink2 };
        form_row_ui(ui, "", LABEL, |ui| ui.label(Text::Label.rich(told.join(", "), ink)));
    }
}

fn meeting_ui(ui: &mut Ui, scene: &mut Scene<'_>, entry: &LedgerEntry) {
    let meeting = &entry.commitment.meeting;
    let title = meeting.clone().map(|id| scene.dossier.title_of(&RecordRef::Meeting(id)));
    ui.horizontal_top(|ui| {
        let room = ui.available_width() - if meeting.is_some() { 34.0 } else { 0.0 };
        let picked = ui
            .allocate_ui(vec2(room, measure::FIELD_HEIGHT), |ui| {
                ui.set_width(room);
                let shown = title.as_deref().unwrap_or("At no meeting");
                let id = field(entry, "meeting");
                let pick = Pick { id, name: "At meeting", shown, chosen: meeting.is_some(), typed: None };
                pick.show(ui, || meetings(scene, None))
            })
            .inner;
        if let Some(Picked::One(picked)) = picked {
            push(scene, entry, "change the meeting", |it| it.meeting = Some(picked));
        }
        if meeting.is_some() && ui.add(IconButton::new(Icon::Cross, "At no meeting").side(26.0)).clicked() {
            push(scene, entry, "clear the meeting", |it| it.meeting = None);
        }
    });
    if let Some(meeting) = meeting
        && link_ui(ui, "Go to the meeting", true).clicked()
    {
        scene.push(Message::Show(RecordRef::Meeting(meeting.clone())));
    }
}

/// The words that stand behind it without being a step's or a version's.
fn claims_ui(ui: &mut Ui, scene: &mut Scene<'_>, entry: &LedgerEntry) {
    let theme = theme(ui);
    let commitment = &entry.commitment;
    let shown: Vec<&Quote> = commitment
        .steps
        .iter()
        .filter_map(|step| step.quote.as_ref())
        .chain(commitment.versions.iter().filter_map(|version| version.quote.as_ref()))
        .collect();
    let fields = [
        CommitmentField::Who,
        CommitmentField::ToWhom,
        CommitmentField::What,
        CommitmentField::Condition,
        CommitmentField::Deadline,
        CommitmentField::Status,
    ];
    let mut more: Vec<Quote> = Vec::new();
    for subject in fields.map(|field| Subject::Commitment(entry.id.clone(), field)) {
        for claim in scene.derived.claims.on(&subject).iter().filter_map(|id| scene.dossier.claims.get(id)) {
            for quote in &claim.quotes {
                let same = |other: &Quote| other.article == quote.article && other.range() == quote.range();
                if !shown.iter().any(|other| same(other)) && !more.iter().any(same) {
                    more.push(quote.clone());
                }
            }
        }
    }
    let note = match (entry.articles, entry.origins) {
        (0, _) => "none".to_owned(),
        (1, _) => "1 article".to_owned(),
        (articles, 1) => format!("{articles} articles, 1 origin"),
        (articles, origins) => format!("{articles} articles, {origins} origins"),
    };
    ui.add_space(measure::SPACE_8);
    section_head_ui(ui, "Words behind it", &note, |_| {});
    for (place, quote) in more.iter().enumerate() {
        quote_ui(ui, scene, ("claim", place), quote, "");
    }
    let hint = if entry.articles == 0 {
        "No words stand behind it. Select some in an article, press M, and choose “A step of one”."
    } else {
        "For more, select words in an article, press M, and choose “A step of one”."
    };
    ui.add(eframe::egui::Label::new(Text::Label.rich(hint, theme.ink3)).wrap());
}
