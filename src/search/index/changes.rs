//! What differs between two snapshots, as far as it is searched.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use imbl::ordmap::DiffItem;

use crate::model::{ActorId, Dossier, OutletId, RecordRef, Records, TopicId};

/// What an index holds: a hash of each record by its key.
pub(super) type Hashes = HashMap<String, u64>;

/// The records that differ, and those that show the name of one that does. Linear in what differs; in all records where
/// the name of an outlet, actor or topic does.
pub(super) fn changed(before: &Dossier, now: &Dossier) -> BTreeSet<RecordRef> {
    let mut all: BTreeSet<RecordRef> = BTreeSet::new();
    all.extend(differing(&before.actors, &now.actors).into_iter().map(RecordRef::Actor));
    all.extend(differing(&before.meetings, &now.meetings).into_iter().map(RecordRef::Meeting));
    all.extend(differing(&before.articles, &now.articles).into_iter().map(RecordRef::Article));
    all.extend(differing(&before.commitments, &now.commitments).into_iter().map(RecordRef::Commitment));
    all.extend(differing(&before.positions, &now.positions).into_iter().map(RecordRef::Position));
    all.extend(differing(&before.claims, &now.claims).into_iter().map(RecordRef::Claim));
    all.extend(differing(&before.findings, &now.findings).into_iter().map(RecordRef::Finding));

    let mut outlets: Vec<OutletId> = differing(&before.outlets, &now.outlets);
    let name = |dossier: &Dossier, id: &OutletId| dossier.outlets.get(id).map(|outlet| outlet.name.clone());
    outlets.retain(|id| name(before, id) != name(now, id));
    let mut topics: Vec<TopicId> = differing(&before.topics, &now.topics);
    let name = |dossier: &Dossier, id: &TopicId| dossier.topics.get(id).map(|topic| topic.name.clone());
    topics.retain(|id| name(before, id) != name(now, id));
    let mut actors: Vec<ActorId> = differing(&before.actors, &now.actors);
    let name = |dossier: &Dossier, id: &ActorId| dossier.actors.get(id).map(|actor| actor.name().to_owned());
    actors.retain(|id| name(before, id) != name(now, id));

    if !outlets.is_empty() {
        let shows = |outlet: &OutletId| outlets.contains(outlet);
        let articles = now.articles.iter().filter(|(_, article)| article.outlet.as_ref().is_some_and(shows));
        all.extend(articles.map(|(id, _)| RecordRef::Article(id.clone())));
    }
    if !actors.is_empty() || !topics.is_empty() {
        let actors: BTreeSet<ActorId> = actors.into_iter().collect();
        let shows = |record: &RecordRef| {
            super::Entry::of(now, record)
                .into_iter()
                .flatten()
                .any(|entry| entry.actors.iter().any(|actor| actors.contains(*actor)))
        };
        let meetings = now.meetings.iter().filter_map(|(id, meeting)| {
            let record = RecordRef::Meeting(id.clone());
            (meeting.agenda.iter().any(|topic| topics.contains(topic)) || shows(&record)).then_some(record)
        });
        let positions = now.positions.iter().filter_map(|(id, position)| {
            let shown = topics.contains(&position.topic) || actors.contains(&position.actor);
            shown.then(|| RecordRef::Position(id.clone()))
        });
        let commitments = now.commitments.keys().map(|id| RecordRef::Commitment(id.clone())).filter(shows);
        all.extend(meetings.chain(positions).chain(commitments));
    }
    all
}

/// The ids of the records of one type that differ. Costs nothing where two snapshots share all of them.
fn differing<Id: Ord + Clone, Held: PartialEq>(before: &Records<Id, Held>, now: &Records<Id, Held>) -> Vec<Id> {
    if before.ptr_eq(now) {
        return Vec::new();
    }
    before
        .diff(now)
        .filter_map(|item| match item {
            DiffItem::Add(id, _) | DiffItem::Remove(id, _) => Some(id.clone()),
            DiffItem::Update { old: (id, old), new: (_, new) } => (!Arc::ptr_eq(old, new)).then(|| id.clone()),
        })
        .collect()
}
