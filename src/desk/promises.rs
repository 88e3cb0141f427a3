//! Commitments as rows, and what is known of one, for the pages that show them.

use std::collections::BTreeSet;

use eframe::egui::{Rect, Response, Ui, vec2};

use super::message::Message;
use super::scene::Scene;
use super::tabs::meetings::words::{indented_ui, quote_ui, words_ui};
use super::theme::{Side, Text, measure, theme};
use super::widgets::kit::{Icon, LedgerRow, Line, StepMark, link_ui, side_ui};
use crate::compare::{LedgerEntry, LedgerStep, LedgerVersion, value_in_short};
use crate::model::{ActorId, CommitmentId, CommitmentStatus, Dossier, EdtfDate, RecordRef, Value};

/// A date in little room, without its year where that is this one.
fn short(dossier: &Dossier, date: &EdtfDate, year: Option<i32>) -> String {
    let words = value_in_short(dossier, &Value::Date(date.clone()));
    let plain = year.and_then(|year| words.strip_suffix(&format!(" {year}")).map(str::to_owned));
    // A year alone stays.
    plain.filter(|plain| !plain.is_empty()).unwrap_or(words)
}

/// “1 day over”, “12 days over”; “3 months over”, “4 years over” where days say less.
#[must_use]
pub fn over_in_words(days: u32) -> String {
    let (count, word) = match days {
        ..100 => (days, "day"),
        100..730 => (days * 12 / 365, "month"),
        _ => (days * 4 / 1461, "year"),
    };
    if count == 1 { format!("1 {word} over") } else { format!("{count} {word}s over") }
}

/// How a commitment stands in little room: “kept 30 Nov”, “12 days over”. The year of dates in `year` is left out.
#[must_use]
pub fn state_in_short(dossier: &Dossier, entry: &LedgerEntry, year: Option<i32>) -> String {
    match (entry.days_over, entry.status, &entry.changed) {
        (Some(days), ..) => over_in_words(days),
        // What is not done yet has no date of its own: that of the promise would read as one.
        (None, CommitmentStatus::NotStarted, _) | (None, _, None) => entry.status.in_words().to_owned(),
        (None, status, Some(date)) => format!("{} {}", status.in_words(), short(dossier, date, year)),
    }
}

fn sides<'a>(scene: &'a Scene<'_>, actors: &'a [ActorId]) -> Vec<(Option<Side>, &'a str)> {
    actors.iter().map(|actor| (scene.side_of(actor), scene.dossier.actor_name(actor))).collect()
}

/// How much a row shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Columns {
    /// Marks of the sides: in a column of a page.
    Marks,
    /// The names of those concerned too: over the whole window.
    Names,
    /// Names and deadlines.
    Deadlines,
}

/// A commitment as a row. The year of dates in `year` is left out.
pub fn entry_row_ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    entry: &LedgerEntry,
    year: Option<i32>,
    columns: Columns,
    selected: bool,
) -> Response {
    let dossier = scene.dossier;
    let commitment = &entry.commitment;
    let (who, whom) = (sides(scene, &commitment.who), sides(scene, &commitment.to_whom));
    let mut steps: Vec<StepMark> = entry
        .steps
        .iter()
        .filter_map(|step| commitment.steps.get(step.place))
        .map(|step| StepMark::of(step.status))
        .collect();
    if steps.is_empty() {
        steps.push(StepMark::NotStarted);
    }
    let state = state_in_short(dossier, entry, year);
    let due = match &commitment.deadline {
        Some(date) => format!("by {}", value_in_short(dossier, &Value::Date(date.clone()))),
        None => String::new(),
    };
    let what = if commitment.what.is_empty() { "What was promised is not written" } else { &commitment.what };
    LedgerRow {
        who: &who,
        whom: &whom,
        words: what,
        steps: &steps,
        state: &state,
        named: columns != Columns::Marks,
        deadline: (columns == Columns::Deadlines).then_some(due.as_str()),
        alarm: entry.disputed || entry.is_overdue(),
        differs: entry.differs,
        selected,
    }
    .show(ui)
}

/// Commitments as rows of a page, each behind a click with what stands behind it, and what `more` shows of it. A row out of
/// sight takes its room and nothing else: a page may have a thousand.
pub fn entries_ui<'e>(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    entries: impl Iterator<Item = &'e LedgerEntry>,
    year: Option<i32>,
    open: &mut BTreeSet<CommitmentId>,
    mut more: impl FnMut(&mut Ui, &mut Scene<'_>, &LedgerEntry),
) {
    // The keyboard goes on to the next row, which must be there.
    let seen = ui.clip_rect().expand2(vec2(0.0, 2.0 * measure::ROW_BUTTON)).y_range();
    for entry in entries {
        let size = vec2(ui.available_width(), measure::ROW_BUTTON);
        let is_open = open.contains(&entry.id);
        if !is_open && !seen.intersects(Rect::from_min_size(ui.cursor().min, size).y_range()) {
            ui.allocate_space(size);
            continue;
        }
        let row = ui.push_id(entry.id.as_str(), |ui| entry_row_ui(ui, scene, entry, year, Columns::Marks, false)).inner;
        if row.clicked() {
            if is_open {
                open.remove(&entry.id)
            } else {
                open.insert(entry.id.clone())
            };
        }
        if open.contains(&entry.id) {
            ui.push_id((entry.id.as_str(), "detail"), |ui| {
                entry_detail_ui(ui, scene, entry, |ui, scene| more(ui, scene, entry));
            });
        }
    }
}

/// “Taliban to United States”; empty where nobody is named.
#[must_use]
pub fn parties_in_words(dossier: &Dossier, who: &[ActorId], whom: &[ActorId]) -> String {
    let names =
        |actors: &[ActorId]| actors.iter().map(|actor| dossier.actor_name(actor)).collect::<Vec<_>>().join(" and ");
    match (who.is_empty(), whom.is_empty()) {
        (true, true) => String::new(),
        (false, true) => names(who),
        (true, false) => format!("to {}", names(whom)),
        (false, false) => format!("{} to {}", names(who), names(whom)),
    }
}

/// What stands behind a commitment, under its row: condition, deadline, steps and versions with their words. `more` is
/// shown last.
pub fn entry_detail_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    entry: &LedgerEntry,
    more: impl FnOnce(&mut Ui, &mut Scene<'_>),
) {
    let theme = theme(ui);
    let commitment = &entry.commitment;
    indented_ui(ui, |ui| {
        words_ui(ui, Text::Value, theme.ink, &commitment.what, usize::MAX);
        let parties = parties_in_words(scene.dossier, &commitment.who, &commitment.to_whom);
        let condition = Some(&commitment.condition).filter(|text| !text.is_empty());
        let deadline = commitment.deadline.as_ref().map(|date| match entry.days_over {
            Some(days) => format!("By {}: {}", date.in_words(), over_in_words(days)),
            None => format!("By {}", date.in_words()),
        });
        let sources = match (entry.articles, entry.origins) {
            (0, _) => "No words stand behind it".to_owned(),
            (1, _) => "1 article".to_owned(),
            (articles, 1) => format!("{articles} articles, 1 origin"),
            (articles, origins) => format!("{articles} articles, {origins} origins"),
        };
        let known = [Some(parties), condition.map(|text| format!("On condition: {text}")), deadline, Some(sources)];
        for words in known.into_iter().flatten().filter(|words| !words.is_empty()) {
            words_ui(ui, Text::Label, theme.ink2, &words, usize::MAX);
        }
        for step in &entry.steps {
            step_ui(ui, scene, entry, step);
        }
        if entry.steps.is_empty() {
            ui.label(Text::Label.rich("No step is reported yet.", theme.ink3));
        }
        for version in &entry.versions {
            version_ui(ui, scene, entry, version);
        }
        if link_ui(ui, "Change, or add a step…", false).clicked() {
            scene.push(Message::Show(RecordRef::Commitment(entry.id.clone())));
        }
        more(ui, scene);
    });
}

fn step_ui(ui: &mut Ui, scene: &mut Scene<'_>, entry: &LedgerEntry, step: &LedgerStep) {
    let theme = theme(ui);
    let Some(told) = entry.commitment.steps.get(step.place) else { return };
    let line = Line::new().space(18.0).text(ui, Text::LabelStrong, theme.ink2, told.status.in_words());
    let line = match &told.date {
        Some(date) => line.space(6.0).text(ui, Text::Label, theme.ink2, &date.in_words()),
        None => line.space(6.0).text(ui, Text::Label, theme.ink3, "no date"),
    };
    let line = if told.quote.is_none() {
        line.space(6.0).text(ui, Text::Label, theme.ink3, "no words behind it")
    } else {
        line
    };
    let response = line.ui(ui, theme, 18.0);
    StepMark::of(told.status).paint(ui.painter(), theme, response.rect.left_center() + vec2(6.0, 0.0));
    if let Some(quote) = &told.quote {
        quote_ui(ui, scene, (entry.id.as_str(), "step", step.place), quote, "");
    }
}

fn version_ui(ui: &mut Ui, scene: &mut Scene<'_>, entry: &LedgerEntry, version: &LedgerVersion) {
    let theme = theme(ui);
    let Some(told) = entry.commitment.versions.get(version.place) else { return };
    side_ui(ui, scene.side_of(&told.actor), &format!("As {} tells it", scene.dossier.actor_name(&told.actor)));
    words_ui(ui, Text::ValueItalic, theme.ink, &told.what, usize::MAX);
    match &told.quote {
        Some(quote) => quote_ui(ui, scene, (entry.id.as_str(), "version", version.place), quote, ""),
        None => _ = ui.label(Text::Label.rich("no words behind it", theme.ink3)),
    }
}

/// What to do where no commitment is recorded.
pub fn no_commitment_ui(ui: &mut Ui, words: &str) {
    let theme = theme(ui);
    ui.add_space(measure::SPACE_8);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = measure::SPACE_8;
        Line::new().icon(Icon::Quote, 14.0, theme.ink3).ui(ui, theme, 18.0);
        ui.add(eframe::egui::Label::new(Text::Label.rich(words, theme.ink3)).wrap());
    });
}

#[cfg(test)]
mod tests {
    use super::over_in_words;

    #[test]
    fn what_is_over_is_told_in_the_unit_that_says_most() {
        for (days, expect) in [
            (1, "1 day over"),
            (99, "99 days over"),
            (100, "3 months over"),
            (729, "23 months over"),
            (731, "2 years over"),
            (1818, "4 years over"),
        ] {
            assert_eq!(over_in_words(days), expect);
        }
    }
}
