//! What came of merging two dossiers, and the choices that it leaves to a person.

use std::collections::BTreeMap;

use crate::edit::{Change, Edit, Replacement};
use crate::model::{Dossier, PartId, RecordRef, Subject};

/// One of the two sides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Prefer {
    /// The dossier that another is merged into.
    #[default]
    Ours,
    /// The one that is merged into it.
    Theirs,
}

impl Prefer {
    /// The other side.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Ours => Self::Theirs,
            Self::Theirs => Self::Ours,
        }
    }
}

/// Where two sides went apart. Records have the ids that they have in the merged dossier.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spot {
    /// Something that sources speak of, and that findings can hold two ways: the date of a meeting.
    Fact(Subject),
    /// A field of a record.
    Field {
        /// The record; `None` for what the dossier is about.
        record: Option<RecordRef>,
        /// The part of the record, where it is a field of one.
        part: Option<PartId>,
        /// The field, as it is named in the file.
        field: &'static str,
    },
    /// A whole record, of which each side made another.
    Record(RecordRef),
}

/// What is chosen where the two went apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// The side that is taken where nobody chose.
    pub otherwise: Prefer,
    /// What a person chose.
    pub decided: BTreeMap<Spot, Prefer>,
}

/// What was done about a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// The value of `ours` stands.
    Ours,
    /// The value of `theirs` stands.
    Theirs,
    /// Both stand: as two records, as two findings, or one after the other in a text.
    Both,
}

/// Something that both sides changed, each in its own way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Where; the key for [`Choices::decided`].
    pub spot: Spot,
    /// The record that it is about; `None` for what the dossier is about and for questions.
    pub record: Option<RecordRef>,
    /// What it is about, in a few words: “Date, United States and Taliban”.
    pub label: String,
    /// The field of the file in which it stands.
    pub field: &'static str,
    /// What `ours` has, in words; empty for nothing.
    pub ours: String,
    /// What `theirs` has, in words; empty for nothing.
    pub theirs: String,
    /// What stands now.
    pub outcome: Outcome,
    /// Nobody chose it: a person should look at it.
    pub is_open: bool,
}

impl Conflict {
    /// The conflict and what was done about it, in one sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        let words = |words: &str| match words.trim() {
            "" => "nothing".to_owned(),
            words => format!("“{words}”"),
        };
        let (label, ours, theirs) = (&self.label, words(&self.ours), words(&self.theirs));
        let taken = match self.outcome {
            Outcome::Both => "both are kept",
            Outcome::Ours => "the first is taken",
            Outcome::Theirs => "the second is taken",
        };
        format!("{label}: {ours} here, {theirs} there; {taken}.")
    }
}

/// What sort of thing was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// A record of theirs came in.
    Added,
    /// A record that they alone had changed was taken as they have it.
    Changed,
    /// A record that both had changed was joined.
    Joined,
    /// A record that they had removed, and we had left as it was, was removed.
    Removed,
    /// A record, or a part of one, that one side had removed stays, for the other changed it or speaks of it.
    Kept,
    /// A record that both had added under different ids became one.
    Same,
    /// A record of theirs got another id, for ours has one of its own under that.
    Renumbered,
    /// A merge of actors that one side had made was made for the other as well.
    ActorsMerged,
    /// Words that a side had quoted stand nowhere in the text that was taken.
    Orphaned,
}

impl What {
    /// The sort as one word, for machines.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Joined => "joined",
            Self::Removed => "removed",
            Self::Kept => "kept",
            Self::Same => "same",
            Self::Renumbered => "renumbered",
            Self::ActorsMerged => "actors_merged",
            Self::Orphaned => "orphaned",
        }
    }
}

/// One thing that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// What sort.
    pub what: What,
    /// The record, as it is in the merged dossier, or was; `None` for what the dossier is about.
    pub record: Option<RecordRef>,
    /// The fields that came from theirs, as they are named in the file; empty where the whole record came or went.
    pub fields: Vec<&'static str>,
    /// The same in one sentence.
    pub sentence: String,
}

impl Done {
    /// Whether a person should look at it: something did not go as one side meant it.
    #[must_use]
    pub fn wants_a_look(&self) -> bool {
        matches!(self.what, What::Kept | What::Orphaned)
    }
}

/// Two dossiers made one.
#[derive(Clone, Debug)]
pub struct Merged {
    /// The dossier.
    pub dossier: Dossier,
    /// What was done to `ours` to come to it, by sort, then by record.
    pub done: Vec<Done>,
    /// What both had changed, each in its own way, by record.
    pub conflicts: Vec<Conflict>,
    /// The records of `theirs` that have another id in the merged dossier.
    pub renamed: BTreeMap<RecordRef, RecordRef>,
}

impl Merged {
    /// Whether nothing is left that a person should look at.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        !self.conflicts.iter().any(|conflict| conflict.is_open) && !self.done.iter().any(Done::wants_a_look)
    }

    /// The merge as one step of undo on `ours`, of which it was made; `name` is what the other file is called.
    #[must_use]
    pub fn edit(&self, ours: &Dossier, name: &str) -> Edit {
        let replacement = Replacement { from: ours.clone(), to: self.dossier.clone() };
        Edit::one(format!("merge “{name}”"), Change::Replace(Box::new(replacement)))
    }
}
