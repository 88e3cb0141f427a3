//! Every change to a dossier, and its history. No IO, no window.
//!
//! A view makes an [`Edit`]; [`apply`] turns one dossier into the next; [`History`] keeps the snapshots. There is
//! no other way to change a dossier in use.

mod differ;
mod free_parts;
mod history;
mod hold;
mod merge;
mod merge_meetings;
mod orphans;
mod part;
mod remove;
mod revise;
mod searches;
mod standing;

pub(crate) use free_parts::Fnv;
pub(crate) use revise::carry_quotes;

pub use differ::{Differing, differences};
pub use history::{History, Step};
pub use hold::{can_hold, hold, settle, withdraw};
pub use merge::{MergePreview, preview_merge};
pub use merge_meetings::{MeetingMerge, MeetingMergePreview, MergedField, preview_meeting_merge};
pub use orphans::{Orphan, anchor, delete_quote, orphans, take_back};
pub use part::{Minter, note, quote_claim};
pub use remove::{Consequences, consequences};
pub use revise::{Correction, Fate, Revised, carry_pages, correct};
pub use searches::{forget_search, keep_search};
pub use standing::{grade, retract, take_back_retraction};

use crate::model::{About, ActorId, Article, Dossier, MergeId, PARTIES, Record, RecordRef};

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Replaces what the dossier is about.
    About(Box<About>),
    /// Adds a record, or replaces the one with its id.
    Put(Record),
    /// Takes a record out, and mends or takes out what depended on it.
    Remove(RecordRef),
    /// Makes one actor of two.
    MergeActors {
        /// The one that stays.
        keep: ActorId,
        /// The one that goes.
        gone: ActorId,
        /// The id of the record of the merge.
        id: MergeId,
    },
    /// Parts two actors that were merged.
    SplitActor(MergeId),
    /// Makes one meeting of two.
    MergeMeetings(Box<MeetingMerge>),
    /// Keeps that proposals with these keys were rejected, or takes it back.
    Refuse {
        /// What they are known by.
        keys: Vec<String>,
        /// They may be proposed again.
        back: bool,
    },
    /// Puts a dossier that was prepared from this one in its place.
    Replace(Box<Replacement>),
}

/// A dossier made ready to take the place of the one it was made of: with another one merged into it.
#[derive(Clone, Debug, PartialEq)]
pub struct Replacement {
    /// The dossier that it was made of.
    pub from: Dossier,
    /// What takes its place.
    pub to: Dossier,
}

/// One thing that the user did: one step of undo.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// What it is called in the menu, after “Undo”: “add attendee Thomas West”.
    pub label: String,
    /// Its changes, in order.
    pub changes: Vec<Change>,
    /// What to show after it, and after undoing it.
    pub select: Option<RecordRef>,
}

impl Edit {
    /// An edit of one change.
    #[must_use]
    pub fn one(label: impl Into<String>, change: Change) -> Self {
        let select = match &change {
            Change::Put(record) => Some(record.reference()),
            Change::MergeActors { keep, .. } => Some(RecordRef::Actor(keep.clone())),
            Change::MergeMeetings(merge) => Some(RecordRef::Meeting(merge.keep.clone())),
            Change::About(_)
            | Change::Remove(_)
            | Change::SplitActor(_)
            | Change::Refuse { .. }
            | Change::Replace(_) => None,
        };
        Self { label: label.into(), changes: vec![change], select }
    }

    /// An edit that puts records.
    #[must_use]
    pub fn put(label: impl Into<String>, records: impl IntoIterator<Item = Record>) -> Self {
        let changes: Vec<Change> = records.into_iter().map(Change::Put).collect();
        let select = changes.iter().find_map(|change| match change {
            Change::Put(record) => Some(record.reference()),
            _ => None,
        });
        Self { label: label.into(), changes, select }
    }

    /// The same edit, showing another record after it.
    #[must_use]
    pub fn selecting(mut self, select: RecordRef) -> Self {
        self.select = Some(select);
        self
    }
}

/// Why an edit was refused. The dossier is as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// Frozen text must not change.
    #[error("the text of “{0}” is frozen: correct it as a revision, so that the quotes can move with it")]
    TextFrozen(String),
    /// The record is not there.
    #[error("there is no {0} “{1}” any more")]
    Missing(&'static str, String),
    /// A text, or a range of one, without words.
    #[error("there are no words in it")]
    NoWords,
    /// A correction that corrects nothing.
    #[error("the text is as it was")]
    SameText,
    /// Nothing can be merged with itself.
    #[error("nothing can be merged with itself")]
    MergeWithItself,
    /// What was prepared for the dossier was prepared for an earlier state of it.
    #[error("the dossier has changed since this was prepared: prepare it again")]
    Outdated,
}

/// The dossier after an edit. The one given stays as it is; the two share what did not change.
///
/// # Errors
/// Where a change is refused, with nothing changed at all.
pub fn apply(dossier: &Dossier, edit: &Edit) -> Result<Dossier, EditError> {
    let mut next = dossier.clone();
    for change in &edit.changes {
        match change {
            Change::About(about) => next.about = About::clone(about),
            Change::Put(record) => put(&mut next, record)?,
            Change::Remove(reference) => remove::remove(&mut next, reference)?,
            Change::MergeActors { keep, gone, id } => merge::merge(&mut next, keep, gone, id)?,
            Change::SplitActor(id) => merge::split(&mut next, id)?,
            Change::MergeMeetings(merge) => {
                merge_meetings::merge_meetings(&mut next, merge)?;
            }
            Change::Refuse { keys, back: false } => next.refused.extend(keys.iter().cloned()),
            Change::Refuse { keys, back: true } => {
                for key in keys {
                    next.refused.remove(key);
                }
            }
            Change::Replace(replacement) => {
                // Whatever was done in between would be lost.
                if next != replacement.from {
                    return Err(EditError::Outdated);
                }
                next = replacement.to.clone();
            }
        }
    }
    colour_parties(&mut next, edit);
    Ok(next)
}

/// Whether an article whose text has changed keeps the text before as its last revision, and those it had.
fn keeps_the_text(before: &Article, after: &Article) -> bool {
    after.revisions.split_last().is_some_and(|(last, earlier)| last.text == before.text && earlier == before.revisions)
}

fn put(dossier: &mut Dossier, record: &Record) -> Result<(), EditError> {
    if let Record::Article(id, article) = record
        && let Some(before) = dossier.articles.get(id)
        && before.text != article.text
        && !keeps_the_text(before, article)
    {
        return Err(EditError::TextFrozen(article.title.clone()));
    }
    dossier.put(record.clone());
    Ok(())
}

/// A new party gets the next free colour, and keeps it. It is looked for once everything is put, for a meeting may come
/// before its actors; an actor that is not there gets none, or one broken reference would become two.
fn colour_parties(dossier: &mut Dossier, edit: &Edit) {
    for change in &edit.changes {
        let Change::Put(Record::Meeting(id, _)) = change else { continue };
        let Some(meeting) = dossier.meetings.get(id).cloned() else { continue };
        for actor in meeting.sides.iter().filter_map(|side| side.actor.as_ref()) {
            let parties = &mut dossier.about.parties;
            if parties.len() < PARTIES && !parties.contains(actor) && dossier.actors.contains_key(actor) {
                parties.push(actor.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests;
