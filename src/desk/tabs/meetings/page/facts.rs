//! The facts of a meeting, each with its state; a press shows the words behind it.

use eframe::egui::{Ui, vec2};

use crate::compare::{Fact, FactState, value_in_words};
use crate::desk::facts::mark_of;
use crate::desk::matrix::settle;
use crate::desk::scene::Scene;
use crate::desk::tabs::meetings::MeetingsView;
use crate::desk::tabs::meetings::known::is_plain_fact;
use crate::desk::tabs::meetings::words::claims_ui;
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::kit::{FactMark, FactRow, Line, fact_state_ui, section_head_ui};

pub(super) fn facts_ui(ui: &mut Ui, scene: &mut Scene<'_>, view: &mut MeetingsView, facts: &[Fact]) {
    let plain: Vec<&Fact> = facts.iter().filter(|fact| is_plain_fact(fact)).collect();
    section_head_ui(ui, "Facts", &plain.len().to_string(), |ui| {
        let tally = [
            (FactMark::Unsupported, "unsupported"),
            (FactMark::Reopened, "reopened"),
            (FactMark::Rival, "rival"),
            (FactMark::Settled, "settled"),
            (FactMark::Supported, "supported"),
        ];
        for (mark, words) in tally {
            let count = plain.iter().filter(|fact| mark_of(&fact.state) == mark).count();
            if count > 0 {
                fact_state_ui(ui, mark, &format!("{count} {words}"));
            }
        }
    });
    for fact in &plain {
        ui.push_id(("fact", &fact.subject), |ui| fact_ui(ui, scene, view, fact));
    }
    if plain.iter().all(|fact| fact.claims.is_empty()) {
        let theme = theme(ui);
        ui.add_space(measure::SPACE_8);
        let hint = "Nothing in your articles stands behind these facts yet. Select words in an article, then press E.";
        ui.label(Text::Label.rich(hint, theme.ink3));
    }
}

fn fact_ui(ui: &mut Ui, scene: &mut Scene<'_>, view: &mut MeetingsView, fact: &Fact) {
    let held = fact.held.clone().unwrap_or_else(|| "nothing held".to_owned());
    let words = fact.state.in_words();
    let rivals = rivals(scene, view, fact, &held);
    let mut row = FactRow::new(&fact.label, &held, mark_of(&fact.state), &words);
    for rival in &rivals {
        row = row.or(rival);
    }
    if matches!(fact.state, FactState::Rival { .. } | FactState::Reopened) {
        row = row.action("Settle…", "S");
    }
    let shown = row.show(ui);
    if shown.action.is_some_and(|action| action.clicked()) {
        settle(scene, &fact.subject);
    }
    let response = shown.row;
    if response.clicked() && !view.open.remove(&fact.subject) {
        view.open.insert(fact.subject.clone());
    }
    // A value that has no room is read in full under the pointer.
    let theme = theme(ui);
    let value = Line::new().text(ui, Text::Value, theme.ink, &held);
    let state = Line::new().text(ui, Text::Label, theme.ink, &words);
    let room = response.rect.width() - measure::FACT_LABEL - 8.0 - state.width() - 31.0;
    if value.width() > room || !rivals.is_empty() {
        let mut all = vec![held.clone()];
        all.extend(rivals);
        let all = all.join("\nor ");
        response.on_hover_ui(|ui| {
            ui.set_max_width(vec2(420.0, 0.0).x);
            ui.label(Text::Value.rich(all, theme.ink));
        });
    }
    if view.open.contains(&fact.subject) {
        let versions = view.known.versions(scene.dossier, scene.derived, &fact.subject);
        claims_ui(ui, scene, &versions, &fact.claims);
    }
}

/// The values that sources give beside the one held, while it is not settled which is right.
fn rivals(scene: &Scene<'_>, view: &mut MeetingsView, fact: &Fact, held: &str) -> Vec<String> {
    if !matches!(fact.state, FactState::Rival { .. } | FactState::Reopened) {
        return Vec::new();
    }
    let mut found: Vec<String> = Vec::new();
    for version in view.known.versions(scene.dossier, scene.derived, &fact.subject).iter() {
        let words = value_in_words(scene.dossier, &version.value);
        let words = if version.denies { format!("not {words}") } else { words };
        if words != held && !found.contains(&words) {
            found.push(words);
        }
    }
    found
}
