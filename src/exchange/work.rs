//! The two sides and their base while they are made one, and what has come of it so far.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash, Hasher as _};

use super::fields::RivalValues;
use super::mention::{Mention, visit};
use super::outcome::{Choices, Conflict, Done, Merged, Prefer, What};
use crate::edit::{Fnv, orphans};
use crate::model::{Dossier, Record, RecordRef};

/// New ids of records of one side, by the old ones.
pub(super) type Renames = BTreeMap<RecordRef, RecordRef>;

/// Everything that the steps pass on to each other.
pub(super) struct Work<'c> {
    /// The version that both come from; empty where it is not known.
    pub base: Dossier,
    pub ours: Dossier,
    /// With the ids that its records have in the result.
    pub theirs: Dossier,
    /// What has come of the two so far.
    pub merged: Dossier,
    pub choices: &'c Choices,
    pub done: Vec<Done>,
    pub conflicts: Vec<Conflict>,
    pub rivals: Vec<RivalValues>,
    pub renamed: Renames,
    /// Records of the side preferred that the other was given in the place of its own, which has another id now.
    pub lent: Vec<RecordRef>,
}

impl<'c> Work<'c> {
    pub fn new(base: Option<&Dossier>, ours: &Dossier, theirs: &Dossier, choices: &'c Choices) -> Self {
        Self {
            base: base.cloned().unwrap_or_default(),
            ours: ours.clone(),
            theirs: theirs.clone(),
            merged: Dossier::default(),
            choices,
            done: Vec::new(),
            conflicts: Vec::new(),
            rivals: Vec::new(),
            renamed: Renames::new(),
            lent: Vec::new(),
        }
    }

    pub fn side_mut(&mut self, side: Prefer) -> &mut Dossier {
        match side {
            Prefer::Ours => &mut self.ours,
            Prefer::Theirs => &mut self.theirs,
        }
    }

    pub fn tell(&mut self, what: What, record: &RecordRef, sentence: String) {
        self.done.push(Done { what, record: Some(record.clone()), fields: Vec::new(), sentence });
    }

    /// Gives records of theirs new ids, wherever they are spoken of.
    pub fn rename_theirs(&mut self, renames: &Renames) {
        if renames.is_empty() {
            return;
        }
        self.theirs = renamed(&self.theirs, renames);
        for (old, new) in renames {
            // One that was renamed before is known by its first id.
            let first = self.renamed.iter().find(|(_, now)| *now == old).map(|(first, _)| first.clone());
            self.renamed.insert(first.unwrap_or_else(|| old.clone()), new.clone());
        }
    }

    /// An id that no side has, made of the one given: the same every time.
    pub fn free_id(&self, taken: &RecordRef, also: &BTreeSet<RecordRef>) -> RecordRef {
        let mut attempt = 0_u32;
        loop {
            let id = seeded_id(taken, attempt);
            let known = [&self.base, &self.ours, &self.theirs].iter().any(|side| side.contains(&id));
            if !known && !also.contains(&id) {
                return id;
            }
            attempt += 1;
        }
    }

    /// The result, with what was done in order.
    pub fn finish(mut self, ours: &Dossier, theirs: &Dossier) -> Merged {
        self.tell_orphans(ours, theirs);
        self.done.sort_by(|one, other| (one.what, &one.record).cmp(&(other.what, &other.record)));
        self.done.dedup();
        self.conflicts.sort_by(|one, other| (&one.record, &one.spot).cmp(&(&other.record, &other.spot)));
        Merged { dossier: self.merged, done: self.done, conflicts: self.conflicts, renamed: self.renamed }
    }

    /// Quotes that stood on one side and stand no more.
    fn tell_orphans(&mut self, ours: &Dossier, theirs: &Dossier) {
        let words = |side: &Dossier| -> BTreeSet<String> { orphans(side).into_iter().map(|it| it.words).collect() };
        let mut found = orphans(&self.merged);
        if found.is_empty() {
            return;
        }
        let known: BTreeSet<String> = words(ours).into_iter().chain(words(theirs)).collect();
        found.retain(|orphan| !known.contains(&orphan.words));
        for orphan in found {
            let article = RecordRef::Article(orphan.article.clone());
            let title = self.merged.title_of(&article);
            let sentence = format!("The words “{}” stand no more in the text of “{title}”.", orphan.words);
            self.tell(What::Orphaned, &orphan.record, sentence);
        }
    }
}

/// A number made of a value: the same on every system and with every version.
pub(super) fn seed(value: impl Hash) -> u64 {
    let mut hasher = Fnv::default();
    value.hash(&mut hasher);
    hasher.finish()
}

fn seeded_id(id: &RecordRef, attempt: u32) -> RecordRef {
    let mut random = fastrand::Rng::with_seed(seed((id.as_str(), attempt)));
    macro_rules! mint {
        ($($variant:ident: $id:ident),+) => {
            match id { $(RecordRef::$variant(_) => RecordRef::$variant(crate::model::$id::mint(&mut random))),+ }
        };
    }
    mint!(
        Outlet: OutletId, Topic: TopicId, Actor: ActorId, Meeting: MeetingId, Claim: ClaimId, Finding: FindingId,
        Commitment: CommitmentId, Position: PositionId, Merge: MergeId, Article: ArticleId
    )
}

/// The record under another id of its own type.
pub(super) fn under(record: Record, id: &RecordRef) -> Record {
    macro_rules! move_to {
        ($($variant:ident),+) => {
            match (record, id) {
                $((Record::$variant(_, held), RecordRef::$variant(id)) => Record::$variant(id.clone(), held),)+
                (record, _) => record,
            }
        };
    }
    move_to!(Outlet, Topic, Actor, Meeting, Claim, Finding, Commitment, Position, Merge, Article)
}

/// A dossier with other ids for some of its records. Linear.
pub(super) fn renamed(dossier: &Dossier, renames: &Renames) -> Dossier {
    let mut out = Dossier { about: dossier.about.clone(), refused: dossier.refused.clone(), ..Dossier::default() };
    for record in dossier.records() {
        let id = record.reference();
        let mut record = record;
        rename_in(&mut record, renames);
        out.put(match renames.get(&id) {
            Some(new) => under(record, new),
            None => record,
        });
    }
    let mut seen = BTreeSet::new();
    for party in &mut out.about.parties {
        if let Some(RecordRef::Actor(new)) = renames.get(&RecordRef::Actor(party.clone())) {
            *party = new.clone();
        }
    }
    out.about.parties.retain(|party| seen.insert(party.clone()));
    out
}

/// Makes a record speak of others by their new ids.
pub(super) fn rename_in(record: &mut Record, renames: &Renames) {
    macro_rules! turn {
        ($id:ident, $variant:ident) => {
            if let Some(RecordRef::$variant(new)) = renames.get(&RecordRef::$variant($id.clone())) {
                *$id = new.clone();
            }
        };
    }
    visit(record, &mut |mention| match mention {
        Mention::Outlet(id) => turn!(id, Outlet),
        Mention::Article(id) => turn!(id, Article),
        Mention::Topic(id) => turn!(id, Topic),
        Mention::Actor(id) => turn!(id, Actor),
        Mention::Meeting(id) => turn!(id, Meeting),
        Mention::Claim(id) => turn!(id, Claim),
        Mention::Commitment(id) => turn!(id, Commitment),
        Mention::Any(id) => {
            if let Some(new) = renames.get(id) {
                *id = new.clone();
            }
        }
        Mention::Part(..) => {}
    });
}
