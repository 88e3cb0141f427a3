//! What changed between two saved versions of a dossier, told as the field tells it: facts, disputes, findings,
//! meetings, commitments, positions, sources.

mod facts;
mod ledger;
mod records;
mod same;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::facts_of::all_facts;
use super::index::ClaimIndex;
use crate::model::{ClaimId, Dossier, Quote, RecordRef, Subject};

pub use records::RecordChanges;

/// What sort of change, in the order in which they are told: what turns a judgement over comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DeltaKind {
    /// What is held now contradicts what was held.
    Reversed,
    /// Sources contradict each other, or what is held, and did not before; or more versions came in.
    Rival,
    /// A new version came in after a reason was given.
    Reopened,
    /// A reason was given.
    Settled,
    /// Sources no longer contradict each other.
    Resolved,
    /// The reason, the confidence or the likelihood of a finding changed, or it was taken back.
    Judged,
    /// What is held changed, and need not contradict what was held.
    Changed,
    /// Words support it now, and did not before.
    Supported,
    /// It goes back to more origins, or stands in more articles.
    MoreSupport,
    /// It goes back to fewer origins, or stands in fewer articles.
    LessSupport,
    /// No words support it any more.
    Unsupported,
    /// It was not there.
    New,
    /// It is no longer there.
    Gone,
    /// A meeting that was not there.
    MeetingNew,
    /// A meeting was held, put off, called off.
    MeetingStatus,
    /// A meeting is no longer there.
    MeetingGone,
    /// Two meetings became one.
    MeetingMerged,
    /// A promise that was not there.
    CommitmentNew,
    /// A promise stands otherwise than it did.
    CommitmentStatus,
    /// The day by which it was promised has passed.
    CommitmentOverdue,
    /// A step or a side's own version of it came in or went.
    CommitmentChanged,
    /// A promise is no longer there.
    CommitmentGone,
    /// An actor says on a topic what it did not say.
    PositionNew,
    /// An actor denies what it said, or says what it denied.
    PositionReversed,
    /// It was entered otherwise.
    PositionChanged,
    /// It is no longer there.
    PositionGone,
    /// An article no longer counts.
    ArticleRetracted,
    /// An article counts again.
    ArticleReinstated,
    /// The text of an article was corrected.
    ArticleCorrected,
    /// Two actors became one.
    ActorsMerged,
    /// One actor became two again.
    ActorsParted,
    /// What the dossier is about was written otherwise.
    About,
}

impl DeltaKind {
    /// Every sort, in the order in which they are told.
    pub const ALL: [Self; 32] = [
        Self::Reversed,
        Self::Rival,
        Self::Reopened,
        Self::Settled,
        Self::Resolved,
        Self::Judged,
        Self::Changed,
        Self::Supported,
        Self::MoreSupport,
        Self::LessSupport,
        Self::Unsupported,
        Self::New,
        Self::Gone,
        Self::MeetingNew,
        Self::MeetingStatus,
        Self::MeetingGone,
        Self::MeetingMerged,
        Self::CommitmentNew,
        Self::CommitmentStatus,
        Self::CommitmentOverdue,
        Self::CommitmentChanged,
        Self::CommitmentGone,
        Self::PositionNew,
        Self::PositionReversed,
        Self::PositionChanged,
        Self::PositionGone,
        Self::ArticleRetracted,
        Self::ArticleReinstated,
        Self::ArticleCorrected,
        Self::ActorsMerged,
        Self::ActorsParted,
        Self::About,
    ];

    /// The heading that changes of this sort stand under; several sorts share one.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Reversed => "Reversed",
            Self::Rival => "In dispute",
            Self::Reopened => "Reopened",
            Self::Settled => "Settled",
            Self::Resolved => "No longer in dispute",
            Self::Judged => "Judged otherwise",
            Self::Changed => "Changed",
            Self::Supported => "Now supported",
            Self::MoreSupport => "More support",
            Self::LessSupport | Self::Unsupported => "Less support",
            Self::New => "New facts",
            Self::Gone => "Gone",
            Self::MeetingNew | Self::MeetingStatus | Self::MeetingGone | Self::MeetingMerged => "Meetings",
            Self::CommitmentNew
            | Self::CommitmentStatus
            | Self::CommitmentOverdue
            | Self::CommitmentChanged
            | Self::CommitmentGone => "Commitments",
            Self::PositionNew | Self::PositionReversed | Self::PositionChanged | Self::PositionGone => "Positions",
            Self::ArticleRetracted | Self::ArticleReinstated | Self::ArticleCorrected => "Articles",
            Self::ActorsMerged | Self::ActorsParted => "Actors",
            Self::About => "The dossier",
        }
    }

    /// The sort as one word, for machines: `meeting_status`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Reversed => "reversed",
            Self::Rival => "rival",
            Self::Reopened => "reopened",
            Self::Settled => "settled",
            Self::Resolved => "resolved",
            Self::Judged => "judged",
            Self::Changed => "changed",
            Self::Supported => "supported",
            Self::MoreSupport => "more_support",
            Self::LessSupport => "less_support",
            Self::Unsupported => "unsupported",
            Self::New => "new",
            Self::Gone => "gone",
            Self::MeetingNew => "meeting_new",
            Self::MeetingStatus => "meeting_status",
            Self::MeetingGone => "meeting_gone",
            Self::MeetingMerged => "meeting_merged",
            Self::CommitmentNew => "commitment_new",
            Self::CommitmentStatus => "commitment_status",
            Self::CommitmentOverdue => "commitment_overdue",
            Self::CommitmentChanged => "commitment_changed",
            Self::CommitmentGone => "commitment_gone",
            Self::PositionNew => "position_new",
            Self::PositionReversed => "position_reversed",
            Self::PositionChanged => "position_changed",
            Self::PositionGone => "position_gone",
            Self::ArticleRetracted => "article_retracted",
            Self::ArticleReinstated => "article_reinstated",
            Self::ArticleCorrected => "article_corrected",
            Self::ActorsMerged => "actors_merged",
            Self::ActorsParted => "actors_parted",
            Self::About => "about",
        }
    }
}

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub struct DeltaItem {
    /// What sort.
    pub kind: DeltaKind,
    /// The fact that it is about, if it is about one.
    pub subject: Option<Subject>,
    /// The record that it is about; of the old version where the new one has it no more.
    pub record: Option<RecordRef>,
    /// What it is about, in a few words: “Date, Doha talks”.
    pub title: String,
    /// The change in one sentence, or two where a reason is given.
    pub sentence: String,
    /// What was held, or how it stood; absent for what was not there.
    pub before: Option<String>,
    /// What is held, or how it stands; absent for what is no longer there.
    pub after: Option<String>,
    /// The claims of the new version behind it, by id.
    pub claims: Vec<ClaimId>,
    /// Words of the new version behind it that stand on no claim: on a step of a promise, on a position.
    pub quotes: Vec<Quote>,
}

/// What changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Delta {
    /// The changes, by kind, then by what they are about.
    pub items: Vec<DeltaItem>,
    /// The records that came, went and changed, by type. Types without a change are left out.
    pub records: Vec<RecordChanges>,
}

impl Delta {
    /// Whether nothing at all changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty() && self.records.is_empty()
    }

    /// The changes of some kinds, in their order.
    pub fn of<'a>(&'a self, kinds: &'a [DeltaKind]) -> impl Iterator<Item = &'a DeltaItem> {
        self.items.iter().filter(|item| kinds.contains(&item.kind))
    }
}

/// The two versions side by side.
struct Versions<'a> {
    old: &'a Dossier,
    new: &'a Dossier,
    was: ClaimIndex,
    is: ClaimIndex,
}

/// What changed from `old` to `new`. Empty exactly where the two are equal.
///
/// Actors that were merged since count as one in the old version too, and so do meetings whose claims, positions and
/// promises all went to one other meeting: what was only pointed elsewhere is no change.
///
/// A promise is newly overdue where its last day passed before `today` and not yet on the last day that the old version
/// knows of ([`last_day`]). Without `today` nothing is overdue.
///
/// Reads every quotation of both versions; linear in the records, and quadratic in the claims on one subject.
#[must_use]
pub fn delta(old: &Dossier, new: &Dossier, today: Option<NaiveDate>) -> Delta {
    if old == new {
        return Delta::default();
    }
    let (merged, mut items) = same::as_if_merged(old, new);
    let versions = Versions { old: &merged, new, was: ClaimIndex::new(&merged), is: ClaimIndex::new(new) };
    let facts = (all_facts(&merged, &versions.was), all_facts(new, &versions.is));
    versions.facts(&facts.0, &facts.1, &mut items);
    versions.meetings(&mut items);
    versions.commitments(today.zip(Some(last_day(old))), &mut items);
    versions.positions(&mut items);
    versions.articles(&facts.1, &mut items);
    versions.about(old, &mut items);
    items.sort_by(|one, other| (one.kind, &one.record, &one.subject).cmp(&(other.kind, &other.record, &other.subject)));
    Delta { items, records: records::changes(&merged, new) }
}

/// The last day that a dossier knows of by its own records: something was imported, written down, corrected or
/// retracted on it. `None` where nothing was.
#[must_use]
pub fn last_day(dossier: &Dossier) -> Option<NaiveDate> {
    let created = dossier.about.created;
    let articles = dossier.articles.values().flat_map(|article| {
        let provenance = &article.provenance;
        let logged = provenance.custody.iter().map(|entry| entry.at).chain(provenance.captured_at);
        let corrected = article.revisions.iter().map(|revision| revision.replaced_at);
        let retracted = article.retracted.as_ref().and_then(|retraction| retraction.at);
        logged.chain(corrected).chain(retracted).chain(article.notes.iter().filter_map(|note| note.written_at))
    });
    let notes = dossier.meetings.values().flat_map(|meeting| &meeting.notes);
    let notes = notes.chain(dossier.actors.values().flat_map(|actor| &actor.notes));
    let moments = articles.chain(notes.filter_map(|note| note.written_at)).chain(created);
    moments.max().map(|moment| moment.date_naive())
}
