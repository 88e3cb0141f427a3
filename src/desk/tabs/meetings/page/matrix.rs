//! The fact matrix on the page of a meeting.

use eframe::egui::Ui;

use crate::desk::action::Action;
use crate::desk::matrix::{MatrixState, strip_ui, table_ui};
use crate::desk::message::Message;
use crate::desk::overlay::counts_in_words;
use crate::desk::scene::Scene;
use crate::desk::tabs::meetings::MeetingsView;
use crate::desk::theme::measure;
use crate::desk::widgets::kit::{Cell, Icon, IconButton, matrix_legend_ui, section_head_ui};
use crate::model::MeetingId;

pub(super) fn matrix_ui(ui: &mut Ui, scene: &mut Scene<'_>, view: &mut MeetingsView, id: &MeetingId) {
    let matrix = view.known.matrix(scene.dossier, scene.derived, id);
    if matrix.columns.is_empty() {
        // The facts above say how words come to stand behind them.
        return;
    }
    if view.matrix_of.as_ref() != Some(id) {
        view.matrix = MatrixState::default();
        view.matrix_of = Some(id.clone());
    }
    let wide = ui.available_width() > 760.0;
    let mut large = false;
    section_head_ui(ui, "Fact matrix", &counts_in_words(&matrix), |ui| {
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
    ui.push_id(("matrix of", id.as_str()), |ui| table_ui(ui, scene, &matrix, &mut view.matrix));
    strip_ui(ui, scene, &matrix, &mut view.matrix);
    ui.add_space(measure::SPACE_24);
}
