//! The words of the chosen cell.

use std::sync::Arc;

use eframe::egui::{Align, Frame, Layout, Margin, Ui};

use super::{MatrixState, column_name, settle};
use crate::compare::Matrix;
use crate::desk::message::Message;
use crate::desk::overlay::{ClaimForm, Overlay};
use crate::desk::scene::Scene;
use crate::desk::tabs::meetings::words::quote_ui;
use crate::desk::theme::{Text, measure, theme};
use crate::desk::widgets::kit::{Button, hairline};

pub(super) fn show_ui(ui: &mut Ui, scene: &mut Scene<'_>, matrix: &Arc<Matrix>, state: &mut MatrixState) {
    let theme = theme(ui);
    let margin = Margin::symmetric(10, 6);
    let shown = Frame::new().fill(theme.panel).inner_margin(margin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        let Some((row, column)) = state.chosen.filter(|(row, _)| *row < matrix.rows.len()) else {
            ui.label(Text::Label.rich(
                "Press a cell for its words. Arrows walk, Enter opens them in the article, S settles the question.",
                theme.ink2,
            ));
            return;
        };
        let reason = state.reason(scene, matrix, row);
        let Some(it) = matrix.rows.get(row) else { return };
        let cell = matrix.cell(row, column);
        let claims = cell.map(|cell| cell.claims.as_slice()).unwrap_or_default();
        let at = state.claim.min(claims.len().saturating_sub(1));
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = measure::SPACE_8;
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let disputed = it.fact.state.is_disputed();
                let words = if disputed { "Settle…" } else { "Weigh…" };
                if !it.fact.claims.is_empty()
                    && ui.add(Button::new(words).key("S").small().name("Settle the question chosen")).clicked()
                {
                    settle(scene, &it.fact.subject);
                }
                if let Some(id) = claims.get(at)
                    && ui.add(Button::new("Correct…").small().name("Correct the claim of the cell chosen")).clicked()
                    && let Some(form) = ClaimForm::correcting(scene.dossier, id)
                {
                    scene.push(Message::Open(Box::new(Overlay::Claim(Box::new(form)))));
                }
                if claims.len() > 1 {
                    let words = format!("{} of {}", at + 1, claims.len());
                    if ui.add(Button::new(&words).key("Space").small().name("Next words of this cell")).clicked() {
                        state.claim = (at + 1) % claims.len();
                    }
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(eframe::egui::Label::new(Text::Label.rich(reason.as_str(), theme.ink2)).truncate())
                        .on_hover_text(reason.as_str());
                });
            });
        });
        match claims.get(at).and_then(|id| scene.dossier.claims.get(id).map(|claim| (id, Arc::clone(claim)))) {
            Some((id, claim)) => {
                let article = matrix.columns.get(column).map(|column| &column.article);
                let remarks = crate::desk::tabs::meetings::words::remarks(scene, &claim);
                for (place, quote) in claim.quotes.iter().enumerate().filter(|(_, it)| Some(&it.article) == article) {
                    quote_ui(ui, scene, ("matrix", id.as_str(), place), quote, &remarks);
                }
            }
            None => {
                let (outlet, date) = column_name(scene, matrix, column);
                ui.horizontal(|ui| {
                    ui.label(Text::Body.rich(format!("{outlet}, {date}, says nothing on this."), theme.ink2));
                    if let Some(column) = matrix.columns.get(column)
                        && ui.add(Button::new("Open the article").small()).clicked()
                    {
                        scene.push(Message::Show(crate::model::RecordRef::Article(column.article.clone())));
                    }
                });
            }
        }
    });
    hairline(ui.painter(), shown.response.rect, theme.line2);
}
