//! The keys of the matrix, while one of its cells has the keyboard.

use std::sync::Arc;

use eframe::egui::{EventFilter, Id, Key, Modifiers, Ui};

use super::{MatrixState, settle};
use crate::compare::Matrix;
use crate::desk::message::Message;
use crate::desk::scene::Scene;

/// The id of the one cell that has, or can have, the keyboard.
pub(super) fn focus_id(ui: &Ui) -> Id {
    ui.scope_id().with("chosen cell of the matrix")
}

pub(super) fn read_keys(ui: &Ui, scene: &mut Scene<'_>, matrix: &Arc<Matrix>, state: &mut MatrixState) {
    let (rows, columns) = (matrix.rows.len(), matrix.columns.len());
    if let Some((row, column)) = state.chosen
        && (row >= rows || column >= columns)
    {
        state.chosen = None;
    }
    let id = focus_id(ui);
    if !ui.memory(|memory| memory.has_focus(id)) {
        return;
    }
    let Some((row, column)) = state.chosen else { return };
    ui.memory_mut(|memory| {
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        memory.set_focus_lock_filter(id, filter);
    });
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let to = if pressed(Key::ArrowDown) {
        (row + 1, column)
    } else if pressed(Key::ArrowUp) {
        (row.saturating_sub(1), column)
    } else if pressed(Key::ArrowRight) {
        (row, column + 1)
    } else if pressed(Key::ArrowLeft) {
        (row, column.saturating_sub(1))
    } else if pressed(Key::Home) {
        (row, 0)
    } else if pressed(Key::End) {
        (row, columns)
    } else if pressed(Key::PageDown) {
        (row + 10, column)
    } else if pressed(Key::PageUp) {
        (row.saturating_sub(10), column)
    } else {
        (row, column)
    };
    let to = (to.0.min(rows.saturating_sub(1)), to.1.min(columns.saturating_sub(1)));
    if to != (row, column) {
        state.choose(to.0, to.1);
        state.wants_sight = true;
    }
    let claims = matrix.cell(row, column).map(|cell| cell.claims.as_slice()).unwrap_or_default();
    if pressed(Key::Space) && !claims.is_empty() {
        state.claim = (state.claim + 1) % claims.len();
    }
    if pressed(Key::Enter)
        && let Some(claim) = claims.get(state.claim).and_then(|id| scene.dossier.claims.get(id))
    {
        let column = matrix.columns.get(column);
        let here = claim.quotes.iter().find(|quote| column.is_some_and(|column| column.article == quote.article));
        if let Some(quote) = here.or(claim.quotes.first()) {
            scene.push(Message::quote(quote));
        }
    }
    if pressed(Key::S)
        && let Some(row) = matrix.rows.get(row)
        && !row.fact.claims.is_empty()
    {
        settle(scene, &row.fact.subject);
    }
}
