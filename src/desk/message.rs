//! What views tell the desk: they change nothing themselves.

use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

use super::action::Action;
use super::overlay::{ImportItem, Overlay};
use crate::edit::{Edit, Orphan};
use crate::model::{ActorId, ArticleId, CaptureMethod, MeetingId, Quote, RecordRef};
use crate::propose::Proposal;
use crate::report::Format;

/// The three tabs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tab {
    /// The sources.
    #[default]
    Articles,
    /// Who acts.
    Actors,
    /// Who met whom.
    Meetings,
}

impl Tab {
    /// The tabs from left to right.
    pub const ALL: [Self; 3] = [Self::Articles, Self::Actors, Self::Meetings];

    /// What the tab is called.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Articles => "Articles",
            Self::Actors => "Actors",
            Self::Meetings => "Meetings",
        }
    }

    /// The action that shows it.
    #[must_use]
    pub fn action(self) -> Action {
        match self {
            Self::Articles => Action::ShowArticles,
            Self::Actors => Action::ShowActors,
            Self::Meetings => Action::ShowMeetings,
        }
    }
}

/// What is shown in each tab, and which tab is in front.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The tab in front.
    pub tab: Tab,
    /// The article shown.
    pub article: Option<ArticleId>,
    /// The actor shown.
    pub actor: Option<ActorId>,
    /// The meeting shown.
    pub meeting: Option<MeetingId>,
}

impl Place {
    /// The record shown in the tab in front.
    #[must_use]
    pub fn record(&self) -> Option<RecordRef> {
        match self.tab {
            Tab::Articles => self.article.clone().map(RecordRef::Article),
            Tab::Actors => self.actor.clone().map(RecordRef::Actor),
            Tab::Meetings => self.meeting.clone().map(RecordRef::Meeting),
        }
    }

    /// The same, with a record in front; records that no tab shows change nothing.
    #[must_use]
    pub fn showing(mut self, record: &RecordRef) -> Self {
        match record {
            RecordRef::Article(id) => (self.tab, self.article) = (Tab::Articles, Some(id.clone())),
            RecordRef::Actor(id) => (self.tab, self.actor) = (Tab::Actors, Some(id.clone())),
            RecordRef::Meeting(id) => (self.tab, self.meeting) = (Tab::Meetings, Some(id.clone())),
            _ => {}
        }
        self
    }
}

/// How a notice looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// All is well.
    Done,
    /// Something to know.
    Plain,
    /// Something went wrong; the notice stays until it is dismissed.
    Error,
}

/// A quiet notice at the foot of the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// How it looks.
    pub tone: Tone,
    /// What it says.
    pub text: String,
    /// What can be done about it.
    pub offer: Option<Action>,
}

impl Notice {
    /// Something was done.
    pub fn done(text: impl Into<String>) -> Self {
        Self { tone: Tone::Done, text: text.into(), offer: None }
    }

    /// Something to know.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { tone: Tone::Plain, text: text.into(), offer: None }
    }

    /// Something went wrong.
    pub fn error(text: impl Into<String>) -> Self {
        Self { tone: Tone::Error, text: text.into(), offer: None }
    }

    /// The notice with something to do about it.
    #[must_use]
    pub fn offering(mut self, action: Action) -> Self {
        self.offer = Some(action);
        self
    }
}

/// Something that a view wants done.
#[derive(Debug)]
pub enum Message {
    /// An action of a menu, a key or a button.
    Act(Action),
    /// A change to the dossier: one step of undo.
    Edit(Edit),
    /// Make facts of proposals: one step of undo.
    Accept(Vec<Proposal>),
    /// Make facts of proposals by an edit that was made for them.
    AcceptPlanned(Edit, Vec<Proposal>),
    /// Make a name and roles of an actor of the dossier of what a proposal takes for another.
    AcceptAs(Box<Proposal>, ActorId),
    /// Turn proposals down: one step of undo, and they do not come back.
    Reject(Vec<Proposal>),
    /// Let what was turned down, by its keys, be proposed again.
    TakeBackRejection(Vec<String>),
    /// Show a record.
    Show(RecordRef),
    /// Show the words of an article, and select them.
    ShowWords(ArticleId, Range<usize>),
    /// Show the article of an orphan, and let the user point at its words anew.
    FindAgain(Orphan),
    /// Show a tab.
    ShowTab(Tab),
    /// Put something in front of the window.
    Open(Box<Overlay>),
    /// Take it away.
    CloseOverlay,
    /// Open the dossier at this path.
    OpenPath(PathBuf),
    /// Forget a recent dossier.
    ForgetRecent(PathBuf),
    /// Forget all recent dossiers.
    ClearRecent,
    /// Read files, and show what they would become.
    Import(Vec<PathBuf>, CaptureMethod),
    /// Read the bytes of a file with this name again, in another encoding.
    ReadAgain(String, Arc<[u8]>, &'static encoding_rs::Encoding),
    /// Add what the import page holds.
    Admit(Arc<Vec<ImportItem>>, CaptureMethod),
    /// Read pasted text, and show what it would become.
    ImportText(String),
    /// Ask before deleting.
    Delete(RecordRef),
    /// Copy text to the clipboard.
    Copy(String),
    /// Tell the user.
    Notice(Notice),
    /// Run a query, as typed.
    Search(String),
    /// Ask where to save the brief, in this format, proposing this name.
    SaveBrief(Format, String),
    /// Print a summary of these; of the whole dossier when empty.
    Brief(Vec<RecordRef>),
}

impl Message {
    /// Shows the words of a quote.
    #[must_use]
    pub fn quote(quote: &Quote) -> Self {
        Self::ShowWords(quote.article.clone(), quote.range())
    }
}
