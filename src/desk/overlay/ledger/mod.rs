//! The ledger: every commitment of the dossier in rows, and all of the one chosen beside them, to be changed there.

mod bar;
mod detail;
mod list;
mod steps;

use std::sync::Arc;

use chrono::NaiveDate;
use eframe::egui::{Id, Rect, Ui, UiBuilder, pos2, vec2};

use super::super::action::Action;
use super::super::message::Message;
use super::super::promises::Columns;
use super::super::scene::Scene;
use super::super::widgets::kit::{Button, Dialog, Icon, empty_state_ui};
use super::{CommitmentForm, Overlay, is_left};
use crate::compare::{Ledger, LedgerEntry, LedgerFilter};
use crate::model::{CommitmentId, CommitmentStatus, Dossier};

/// The pane beside the rows.
const DETAIL: f32 = 400.0;
const GAP: f32 = 24.0;
/// Narrower than this, the pane stands below the rows.
const BESIDE: f32 = 880.0;
const SIZE: eframe::egui::Vec2 = vec2(1400.0, 860.0);

/// What the ledger remembers while the window is open.
#[derive(Default)]
pub struct LedgerView {
    filter: LedgerFilter,
    chosen: Option<CommitmentId>,
    known: Option<Arc<Known>>,
    /// The chosen row is brought into sight.
    reveal: bool,
    /// Where the rows were scrolled to, and how high they stood.
    scrolled: (f32, f32),
    /// The step that is being added.
    step: (CommitmentStatus, String),
    fresh: bool,
    /// A field had the keyboard in the frame before.
    typing: bool,
    /// The pass in which it was shown last.
    pass: u64,
}

/// The commitments of one state of the dossier and one day, and those that pass one filter.
struct Known {
    dossier: Dossier,
    today: NaiveDate,
    ledger: Arc<Ledger>,
    filter: LedgerFilter,
    shown: Vec<usize>,
    /// A column in which nothing stands is left out.
    columns: Columns,
}

impl Known {
    fn at(&self, place: usize) -> Option<&LedgerEntry> {
        self.ledger.entries().get(*self.shown.get(place)?)
    }

    fn entry(&self, id: &CommitmentId) -> Option<&LedgerEntry> {
        // Entries stand by id.
        let entries = self.ledger.entries();
        entries.binary_search_by(|entry| entry.id.cmp(id)).ok().and_then(|at| entries.get(at))
    }

    fn place_of(&self, id: &CommitmentId) -> Option<usize> {
        self.shown.iter().position(|at| self.ledger.entries().get(*at).is_some_and(|entry| entry.id == *id))
    }
}

impl LedgerView {
    /// Brings it to the dossier as it is now. The commitments are worked out again only where the dossier or the day is
    /// another, and sorted again only where the filter is.
    fn refresh(&mut self, scene: &Scene<'_>) -> Arc<Known> {
        let today = scene.now.date_naive();
        let ledger = match &self.known {
            Some(known) if known.today == today && known.dossier.is_same_state(scene.dossier) => {
                if known.filter == self.filter {
                    return Arc::clone(known);
                }
                Arc::clone(&known.ledger)
            }
            _ => Arc::new(Ledger::of(scene.dossier, today)),
        };
        let known = Arc::new(Known {
            dossier: scene.dossier.clone(),
            today,
            shown: ledger.select(scene.dossier, &self.filter),
            columns: if ledger.entries().iter().any(|entry| entry.commitment.deadline.is_some()) {
                Columns::Deadlines
            } else {
                Columns::Names
            },
            ledger,
            filter: self.filter.clone(),
        });
        self.known = Some(Arc::clone(&known));
        known
    }

    /// Shows one commitment, whatever the filter was.
    fn show(&mut self, id: CommitmentId) {
        self.filter = LedgerFilter { sort: self.filter.sort, ..LedgerFilter::default() };
        self.chosen = Some(id);
        self.reveal = true;
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, wanted: Option<CommitmentId>) -> bool {
        // Opened anew: it was not there in the frame before.
        let pass = ui.cumulative_pass_nr();
        if self.pass + 2 < pass {
            (self.fresh, self.reveal, self.typing) = (true, true, false);
        }
        self.pass = pass;
        if let Some(id) = wanted {
            self.show(id);
        }
        let known = self.refresh(scene);
        if known.ledger.entries().is_empty() {
            self.chosen = None;
        } else if self.chosen.as_ref().is_none_or(|id| known.entry(id).is_none()) {
            self.chosen = known.at(0).map(|entry| entry.id.clone());
        }
        // Escape in a field gives up what is typed there, and the field; the ledger stays.
        let typing = self.typing;
        let before = scene.messages.len();
        let count = known.ledger.entries().len();
        let hint = format!(
            "{} of {}",
            known.shown.len(),
            if count == 1 { "1 commitment".to_owned() } else { format!("{count} commitments") }
        );
        let shown = Dialog::new("Commitments", SIZE.x).hint(&hint).height(SIZE.y).show(
            ui.ctx(),
            Id::unique("ledger"),
            |ui| self.body_ui(ui, scene, count == 0),
            |ui| {
                let close = ui.add(Button::new("Close").key("Esc")).clicked();
                let keys = Action::Commitment.keys();
                let new = ui.add(Button::new("New commitment…").icon(Icon::Plus).tooltip(&keys)).clicked();
                (close, new)
            },
        );
        self.typing = ui.text_edit_focused();
        let left = is_left(&shown);
        let (close, new) = shown.inner.1;
        if new {
            let form = CommitmentForm::of(
                scene.dossier,
                scene.derived,
                self.filter.meeting.clone(),
                self.filter.actor.clone(),
            );
            scene.push(Message::Open(Box::new(Overlay::Commitment(Box::new(form.to_ledger())))));
        }
        // Whoever asks for words, or goes to a record, leaves the ledger, and finds it again as it was.
        let goes = scene.messages[before..]
            .iter()
            .any(|message| matches!(message, Message::ShowWords(..) | Message::Show(_) | Message::Open(_)));
        !(close || goes || (left && !typing))
    }

    fn body_ui(&mut self, ui: &mut Ui, scene: &mut Scene<'_>, none: bool) {
        if none {
            ui.add_space(ui.available_height() * 0.2);
            empty_state_ui(
                ui,
                Icon::Flag,
                "What was promised, and what became of it",
                "Select the words of a promise in an article, then press M. Each further report becomes a step of it: \
                 under way, kept, broken; and each side can tell it in its own way.",
                false,
                |_| {},
            );
            return;
        }
        bar::bar_ui(ui, scene, self);
        let whole = ui.available_rect_before_wrap();
        // The bar may have changed what is shown.
        let known = self.refresh(scene);
        let (rows, detail) = if whole.width() >= BESIDE {
            let split = whole.right() - DETAIL;
            (
                Rect::from_min_max(whole.min, pos2(split - GAP, whole.bottom())),
                Rect::from_min_max(pos2(split, whole.top()), whole.max),
            )
        } else {
            let split = whole.top() + whole.height() * 0.45;
            (
                Rect::from_min_max(whole.min, pos2(whole.right(), split - 8.0)),
                Rect::from_min_max(pos2(whole.left(), split), whole.max),
            )
        };
        list::rows_ui(&mut ui.new_child(UiBuilder::new().max_rect(rows).id_salt("rows")), scene, self, &known);
        let chosen = self.chosen.clone();
        if let Some(entry) = chosen.as_ref().and_then(|id| known.entry(id)) {
            let mut pane = ui.new_child(UiBuilder::new().max_rect(detail).id_salt(("pane", entry.id.as_str())));
            detail::detail_ui(&mut pane, scene, self, entry);
        }
        ui.allocate_rect(whole, eframe::egui::Sense::hover());
    }
}
