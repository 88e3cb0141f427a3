//! The fact matrix as a section of a page.

use std::hash::Hash;
use std::sync::Arc;

use eframe::egui::Ui;

use super::{MatrixState, strip_ui, table_ui};
use crate::compare::Matrix;
use crate::desk::action::Action;
use crate::desk::message::Message;
use crate::desk::overlay::counts_in_words;
use crate::desk::scene::Scene;
use crate::desk::theme::measure;
use crate::desk::widgets::kit::{Cell, Icon, IconButton, matrix_legend_ui, section_head_ui};

/// The matrix of a page, with its head and its strip; nothing where no article speaks. `of` says whose it is: another
/// one begins with no cell chosen.
pub fn section_ui(
    ui: &mut Ui,
    scene: &mut Scene<'_>,
    matrix: &Arc<Matrix>,
    state: &mut MatrixState,
    of: impl Hash + std::fmt::Debug,
) {
    if matrix.columns.is_empty() {
        // The sections above say how words come to stand behind their facts.
        return;
    }
    let wide = ui.available_width() > 760.0;
    let mut large = false;
    section_head_ui(ui, "Fact matrix", &counts_in_words(matrix), |ui| {
        let keys = Action::FactMatrix.keys();
        large = ui.add(IconButton::new(Icon::Columns, "Fact matrix over the whole window").shortcut(&keys)).clicked();
        if wide {
            for cell in [Cell::Silent, Cell::Other, Cell::Rival, Cell::Agrees] {
                matrix_legend_ui(ui, cell);
            }
        }
    });
    if large {
        scene.push(Message::Act(Action::FactMatrix));
    }
    ui.add_space(measure::SPACE_4);
    ui.push_id(("matrix of", of), |ui| table_ui(ui, scene, matrix, state));
    strip_ui(ui, scene, matrix, state);
    ui.add_space(measure::SPACE_24);
}
