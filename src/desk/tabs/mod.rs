//! The three tabs. Each has a list, a page and an inspector.

pub mod actors;
pub mod articles;
pub mod meetings;

/// What the tabs remember while the window is open.
#[derive(Default)]
pub struct Views {
    /// Of the articles.
    pub articles: articles::ArticlesView,
    /// Of the actors.
    pub actors: actors::ActorsView,
    /// Of the meetings.
    pub meetings: meetings::MeetingsView,
    /// Of the ledger of commitments.
    pub ledger: super::overlay::LedgerView,
    /// Of the queue of proposals.
    pub queue: super::overlay::QueueView,
}
