//! Accepting many proposals at once: what it would add, and one step of undo.

use eframe::egui::{Id, ScrollArea, Ui};

use super::super::super::desk::Desk;
use super::super::super::message::Message;
use super::super::super::proposals::{continues, count};
use super::super::super::theme::{Text, measure, theme};
use super::super::super::widgets::kit::Line;
use super::super::super::work::Done;
use super::super::{Left, Overlay, form_ui};
use crate::edit::{EditError, Minter};
use crate::model::Dossier;
use crate::propose::{Plan, Proposal, plan};

/// Asks whether to accept many proposals. What it would do is worked out off the frame.
pub struct AcceptMany {
    title: String,
    proposals: Vec<Proposal>,
    /// The question that was asked, and of which state.
    asked: Option<(u64, Dossier)>,
    planned: Option<Result<Plan, String>>,
}

impl std::fmt::Debug for AcceptMany {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("AcceptMany").field("title", &self.title).finish_non_exhaustive()
    }
}

impl AcceptMany {
    /// Asks for these.
    #[must_use]
    pub fn new(title: String, proposals: Vec<Proposal>) -> Self {
        Self { title, proposals, asked: None, planned: None }
    }

    /// Takes what accepting would do, unless it was worked out for another state.
    pub fn take(&mut self, number: u64, planned: Result<Plan, EditError>) {
        if self.asked.as_ref().is_some_and(|(asked, _)| *asked == number) {
            self.planned = Some(planned.map_err(|error| error.to_string()));
        }
    }

    /// Works out what accepting would do, for the dossier as it is now.
    fn ask(&mut self, desk: &mut Desk) {
        let Some(dossier) = desk.document.as_ref().map(|document| document.dossier().clone()) else { return };
        if self.asked.as_ref().is_some_and(|(_, of)| of.is_same_state(&dossier)) {
            return;
        }
        let (number, seed) = (desk.minter.random().u64(..), desk.minter.random().u64(..));
        self.asked = Some((number, dossier.clone()));
        self.planned = None;
        let proposals = self.proposals.clone();
        desk.tasks.start("", move |_| {
            let refs: Vec<&Proposal> = proposals.iter().collect();
            Done::Planned(number, plan(&dossier, &refs, &mut Minter::with_seed(seed)))
        });
    }

    pub(in super::super) fn ui(&mut self, desk: &mut Desk, ui: &mut Ui) -> bool {
        self.ask(desk);
        let ready = matches!(self.planned, Some(Ok(_)));
        let accept = format!("Accept {}", count(self.proposals.len(), "proposal", "proposals"));
        let left = form_ui(
            ui,
            &self.title,
            "One step: undo takes all of it back.",
            (&accept, "Enter"),
            || ready,
            720.0,
            |ui| {
                let theme = theme(ui);
                match &self.planned {
                    None => {
                        ui.label(Text::Body.rich("Working out what it would add…", theme.ink2));
                    }
                    Some(Err(error)) => {
                        ui.label(Text::Body.rich(format!("They cannot be accepted together: {error}"), theme.rival));
                    }
                    Some(Ok(plan)) => lines_ui(ui, &plan.lines),
                }
                false
            },
        );
        if left == Some(Left::Accepted)
            && let Some(Ok(plan)) = self.planned.take()
        {
            let proposals = std::mem::take(&mut self.proposals);
            desk.messages.push(Message::AcceptPlanned(plan.edit, proposals));
        }
        if left.is_some() {
            desk.messages.push(Message::Open(Box::new(Overlay::Queue)));
        }
        left.is_none()
    }
}

fn lines_ui(ui: &mut Ui, lines: &[String]) {
    const ROW: f32 = 22.0;
    let theme = theme(ui);
    ui.label(Text::LabelStrong.rich("What it would change", theme.ink2));
    ui.spacing_mut().item_spacing.y = 0.0;
    let area = ScrollArea::vertical().id_salt(Id::unique("what is added")).max_height(360.0).auto_shrink([false, true]);
    area.show_rows(ui, ROW, lines.len(), |ui, rows| {
        for line in rows.filter_map(|at| lines.get(at)) {
            let indent = if continues(line) { measure::SPACE_16 } else { 0.0 };
            let room = ui.available_width() - measure::SPACE_12 - indent;
            let shown = Line::new().space(indent).text_within(ui, Text::Body, theme.ink, line, room);
            shown.ui(ui, theme, ROW).on_hover_text(line);
        }
    });
}
