//! The actors: a list by kind, a page on each of them, and the form that changes them.

mod gathered;
mod graph;
mod inspector;
mod list;
mod page;
mod parts;
mod pick;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::desk::derived::Derived;
use crate::desk::matrix::MatrixState;
use crate::desk::scene::Scene;
use crate::desk::widgets::kit::At;
use crate::model::{ActorId, CommitmentId, Dossier, Subject};

use gathered::Gathered;
use graph::GraphView;
use list::Listing;
use page::ContextCache;

pub use inspector::inspector_ui;
pub use list::list_ui;
pub use page::page_ui;

/// In which order the actors are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Under a heading for each kind, the most mentioned first.
    #[default]
    Kind,
    /// By name.
    Name,
    /// The most mentioned first.
    Mentions,
}

impl Sort {
    /// Every order, as in the menu.
    pub const ALL: [Self; 3] = [Self::Kind, Self::Name, Self::Mentions];

    /// The order in a word.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Kind => "Kind",
            Self::Name => "Name",
            Self::Mentions => "Mentions",
        }
    }
}

/// What the tab of the actors remembers while the window is open.
#[derive(Default)]
pub struct ActorsView {
    filter: String,
    /// The filter field is shown.
    filtering: bool,
    /// It takes the keyboard as soon as it is shown.
    focus_filter: bool,
    sort: Sort,
    /// Mentions from the latest to the earliest.
    latest_first: bool,
    listing: Option<Arc<Listing>>,
    /// The row that takes the keyboard as soon as it is laid out.
    focus_row: Option<ActorId>,
    /// The selection that was scrolled to last.
    revealed: Option<ActorId>,
    gathered: Option<Arc<Gathered>>,
    contexts: ContextCache,
    graph: GraphView,
    /// The matrix on the page: the cell that is chosen.
    matrix: MatrixState,
    /// The actor whose page was shown last: another one begins at the top.
    page_of: Option<ActorId>,
    focus_mention: Option<usize>,
    /// The cell of the positions whose words are shown: its topic, and its moment from 1; 0 is the topic itself.
    position_at: Option<At>,
    /// How many of the latest moments are left out of sight.
    moments_after: usize,
    /// The commitments whose words are shown.
    open_commitments: BTreeSet<CommitmentId>,
}

impl ActorsView {
    /// The question chosen in the matrix of the actor shown, if one is.
    pub(in crate::desk) fn chosen_question(&self) -> Option<Subject> {
        self.matrix.subject(&self.gathered.as_ref()?.matrix).cloned()
    }

    /// The actors in the order of the list, those that the filter leaves out left out.
    #[must_use]
    pub fn order(&self, dossier: &Dossier, derived: &Derived) -> Vec<ActorId> {
        match &self.listing {
            Some(listing) if listing.holds_for(dossier, derived, self) => listing.actors().cloned().collect(),
            _ => Listing::of(dossier, derived, self).actors().cloned().collect(),
        }
    }

    fn listing(&mut self, scene: &Scene) -> Arc<Listing> {
        match &self.listing {
            Some(listing) if listing.holds_for(scene.dossier, scene.derived, self) => Arc::clone(listing),
            _ => {
                let listing = Arc::new(Listing::of(scene.dossier, scene.derived, self));
                self.listing = Some(Arc::clone(&listing));
                listing
            }
        }
    }

    fn gathered(&mut self, scene: &Scene, actor: &ActorId) -> Arc<Gathered> {
        let today = scene.now.date_naive();
        match &self.gathered {
            Some(gathered) if gathered.holds_for(scene.dossier, scene.derived, actor, today) => Arc::clone(gathered),
            _ => {
                let gathered = Arc::new(Gathered::of(scene.dossier, scene.derived, actor, today));
                self.gathered = Some(Arc::clone(&gathered));
                self.contexts.clear();
                gathered
            }
        }
    }
}

#[cfg(test)]
mod tests;
