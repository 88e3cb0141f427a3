//! Proposals in the window: what was read in which article, what is open, and what was just decided. For one document;
//! never saved.
//!
//! Reading and deriving run off the frame (`work`); a frame only swaps what they come back with. What the analyst decides
//! is marked at once, and the marks go when the board that follows from the decision has come.

mod board;
mod card;
mod hand;
mod words;
mod work;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::desk::widgets::kit::ProposalState;
use crate::model::ArticleId;
use crate::propose::{Proposal, Readings};
use crate::reading::Reading;

pub use board::{Board, Group, Placed, key_of};
pub(in crate::desk) use card::{
    Asked, Card, Told, card_id, card_ui, continues, keep_arrows, party_name, proposal_row, refused_card_ui,
};
pub use hand::Hand;
pub(in crate::desk) use words::{count, icon_of};
pub use work::{Batch, Stage, Survey};

/// What the window knows of proposals.
#[derive(Default)]
pub struct Proposals {
    /// The document that all of it is about.
    document: Option<u64>,
    board: Arc<Board>,
    readings: Arc<Readings>,
    work: work::Work,
    /// What became of proposals that are on the board still.
    decided: BTreeMap<String, ProposalState>,
    later: BTreeSet<String>,
    /// What was turned down, with the states that it was derived from.
    refused: Option<(Stage, Arc<Board>)>,
    finding_refused: bool,
}

impl Proposals {
    /// The open proposals, as of the last state of the dossier that they were derived from.
    #[must_use]
    pub fn board(&self) -> &Arc<Board> {
        &self.board
    }

    /// What was turned down and would be proposed otherwise; known while the queue stands in front.
    #[must_use]
    pub fn refused(&self) -> Option<&Arc<Board>> {
        self.refused.as_ref().map(|(_, board)| board)
    }

    /// What was read in an article, if it was read yet.
    #[must_use]
    pub fn reading_of(&self, article: &ArticleId) -> Option<&Reading> {
        self.readings.of(article)
    }

    /// What became of the proposal with this key.
    #[must_use]
    pub fn state_of(&self, key: &str) -> ProposalState {
        match self.decided.get(key) {
            Some(state) => *state,
            None if self.later.contains(key) => ProposalState::Later,
            None => ProposalState::Waiting,
        }
    }

    /// Whether the proposal with this key is on the board and not decided.
    #[must_use]
    pub fn is_open(&self, key: &str) -> bool {
        !self.decided.contains_key(key) && self.board.place_of(key).is_some()
    }

    /// How many proposals of an article are not decided.
    #[must_use]
    pub fn left_in(&self, article: &ArticleId) -> usize {
        let placed = self.board.in_article(article);
        if self.decided.is_empty() {
            return placed.len();
        }
        placed.iter().filter_map(|it| self.board.at(it.at)).filter(|it| !self.decided.contains_key(key_of(it))).count()
    }

    /// How many proposals are not decided.
    #[must_use]
    pub fn left(&self) -> usize {
        let decided = self.decided.keys().filter(|key| self.board.place_of(key).is_some()).count();
        self.board.all().len() - decided
    }

    /// Notes what became of proposals, before the board tells it.
    pub(super) fn decide<'p>(&mut self, proposals: impl IntoIterator<Item = &'p Proposal>, state: ProposalState) {
        for proposal in proposals {
            self.decided.insert(key_of(proposal).to_owned(), state);
        }
    }

    /// Puts a proposal off.
    pub(super) fn put_off(&mut self, key: &str) {
        self.later.insert(key.to_owned());
    }

    /// Another state of the dossier is in force than the one that was decided on: what was decided shows on the board.
    pub(super) fn forget_decided(&mut self) {
        self.decided.clear();
    }

    /// How many articles were read, of how many, while they are being read and that takes a while.
    #[must_use]
    pub fn progress(&self) -> Option<(usize, usize)> {
        self.work.progress()
    }

    /// How many articles wait to be read since reading was stopped; `None` where it was not.
    #[must_use]
    pub fn stopped(&self) -> Option<usize> {
        self.work.stopped()
    }

    /// Whether it is not known yet what an article proposes.
    #[must_use]
    pub fn awaits(&self, article: &ArticleId) -> bool {
        self.readings.of(article).is_none()
    }

    /// Stops reading.
    pub(super) fn stop(&mut self) {
        self.work.stop();
    }

    /// Reads an article again, also where reading was stopped.
    pub(super) fn read_again(&mut self, article: ArticleId) {
        self.work.ask(article);
    }

    /// Reads all these articles, and goes on where reading was stopped.
    pub(super) fn read_all(&mut self, articles: impl Iterator<Item = ArticleId>) {
        self.work.ask_for_all(articles);
    }
}
