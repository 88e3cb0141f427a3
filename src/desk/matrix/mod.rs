//! The fact matrix in the window: questions by articles, with the words of the chosen cell one press away.

mod keys;
mod section;
mod strip;
mod table;

use std::sync::Arc;

pub use section::section_ui;

use eframe::egui::{Rect, Ui};

use super::message::Message;
use super::overlay::{Overlay, SettleCard};
use super::scene::Scene;
use super::theme::measure;
use super::widgets::kit;
use crate::compare::{Cell, CellStance, Matrix, reason_of};
use crate::model::Subject;

/// What the matrix remembers: which cell is chosen, and which of its claims is shown.
#[derive(Debug, Default)]
pub struct MatrixState {
    /// Row and column of the chosen cell.
    chosen: Option<(usize, usize)>,
    /// Which of the cell's claims its strip shows.
    claim: usize,
    /// The keyboard is wanted by the chosen cell.
    wants_focus: bool,
    /// The chosen cell is to be brought in sight.
    wants_sight: bool,
    /// Why the chosen row stands as it does; for the matrix it was worked out of.
    reason: Option<(Arc<Matrix>, usize, String)>,
}

impl MatrixState {
    /// The subject of the chosen row.
    #[must_use]
    pub fn subject<'m>(&self, matrix: &'m Matrix) -> Option<&'m Subject> {
        let (row, _) = self.chosen?;
        matrix.rows.get(row).map(|row| &row.fact.subject)
    }

    /// Chooses the first cell and gives it the keyboard.
    pub fn begin(&mut self) {
        *self = Self { chosen: Some((0, 0)), wants_focus: true, ..Self::default() };
    }

    fn choose(&mut self, row: usize, column: usize) {
        if self.chosen != Some((row, column)) {
            self.claim = 0;
        }
        self.chosen = Some((row, column));
    }

    /// Why the chosen row stands as it does, worked out when another row is chosen.
    fn reason(&mut self, scene: &Scene<'_>, matrix: &Arc<Matrix>, row: usize) -> String {
        match &self.reason {
            Some((of, known, reason)) if Arc::ptr_eq(of, matrix) && *known == row => reason.clone(),
            _ => {
                let Some(it) = matrix.rows.get(row) else { return String::new() };
                let reason = reason_of(scene.dossier, &scene.derived.claims, &it.fact);
                self.reason = Some((Arc::clone(matrix), row, reason.clone()));
                reason
            }
        }
    }
}

/// Where the parts of the matrix stand.
#[derive(Clone, Copy, Debug)]
struct Plan {
    /// The width of the questions.
    questions: f32,
    /// The width of one article.
    column: f32,
    /// The width of what is held.
    held: f32,
}

/// How far a row is from the next.
const ROW: f32 = measure::ROW_BUTTON + 1.0;
/// How high the head is: the origins, the articles, a little air.
const HEAD: f32 = measure::ROW_ORIGINS + measure::ROW_MATRIX_HEAD + 4.0;
/// The least and the greatest width of an article's column.
const COLUMN: (f32, f32) = (104.0, 240.0);

impl Plan {
    fn new(width: f32, columns: usize) -> Self {
        let held = if width > 620.0 { 124.0 } else { 34.0 };
        // What few articles leave over goes to the questions.
        let left_over = width - held - columns as f32 * COLUMN.1;
        let questions = (width * 0.26).clamp(150.0, 320.0).max(left_over.min(420.0));
        let column = ((width - questions - held) / columns.max(1) as f32).floor().clamp(COLUMN.0, COLUMN.1);
        Self { questions, column, held }
    }
}

/// How high the matrix is when all its rows are shown.
#[must_use]
pub fn height_of(matrix: &Matrix) -> f32 {
    HEAD + matrix.rows.len() as f32 * ROW
}

/// The matrix over the whole width and as high as its rows; the head stays in sight while the rows scroll by. Costs
/// what is visible.
pub fn table_ui(ui: &mut Ui, scene: &mut Scene<'_>, matrix: &Arc<Matrix>, state: &mut MatrixState) {
    keys::read_keys(ui, scene, matrix, state);
    table::show_ui(ui, scene, matrix, state);
}

/// The words of the chosen cell, with what can be done: open them, settle the matter. Says what to do where no cell is
/// chosen.
pub fn strip_ui(ui: &mut Ui, scene: &mut Scene<'_>, matrix: &Arc<Matrix>, state: &mut MatrixState) {
    strip::show_ui(ui, scene, matrix, state);
}

/// Opens the card on which a matter is settled.
pub fn settle(scene: &mut Scene<'_>, subject: &Subject) {
    let card = SettleCard::new(scene.dossier, &scene.derived.claims, subject);
    scene.push(Message::Open(Box::new(Overlay::Settle(Box::new(card)))));
}

/// The sign of a cell.
fn sign(cell: Option<&Cell>) -> kit::Cell {
    match cell.map(|cell| cell.stance) {
        None => kit::Cell::Silent,
        Some(CellStance::Agrees) => kit::Cell::Agrees,
        Some(CellStance::Rival) => kit::Cell::Rival,
        Some(CellStance::Outweighed) => kit::Cell::Outweighed,
        Some(CellStance::Elsewhere) => kit::Cell::Other,
        Some(CellStance::Fallen) => kit::Cell::Fallen,
    }
}

/// What an article's column is called: its outlet, and its day in short.
fn column_name(scene: &Scene<'_>, matrix: &Matrix, column: usize) -> (String, String) {
    let article = matrix.columns.get(column).and_then(|column| scene.dossier.articles.get(&column.article));
    article.map_or_else(Default::default, |article| {
        let date = article.published.as_ref().map(|date| date.edtf.to_string());
        (scene.dossier.outlet_name(article).to_owned(), date.unwrap_or_else(|| "no date".to_owned()))
    })
}

/// The part of `rect` that lies right of `left`.
fn right_of(rect: Rect, left: f32) -> Rect {
    Rect::from_min_max(eframe::egui::pos2(rect.left().max(left), rect.top()), rect.max)
}

#[cfg(test)]
mod tests;
