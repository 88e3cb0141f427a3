//! The network around one actor: whom its record, the records of others and the meetings tie it to, up to two steps
//! away, the most telling ones first, no more than are wanted. Pure: the same dossier gives the same network.

use std::collections::{BTreeMap, BTreeSet};

use super::ties::{Meetings, Presence, Tie, TieKind, own_ties, presences};
use crate::compare::FactState;
use crate::desk::derived::Derived;
use crate::desk::facts::Facts;
use crate::model::{ActorId, ActorKind, Dossier};

/// Which ties count, and how many actors are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    /// Relations, roles, meetings.
    pub(super) kinds: [bool; 3],
    /// Also the ties of those whom the actor is tied to.
    pub(super) second: bool,
    /// At most so many actors beside the one in the middle.
    pub(super) most: usize,
}

impl Wanted {
    fn has(self, kind: TieKind) -> bool {
        self.kinds[kind as usize]
    }
}

/// An actor in the network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Node {
    pub(super) id: ActorId,
    pub(super) name: String,
    pub(super) kind: ActorKind,
    /// The place of its party, from 0.
    pub(super) party: Option<usize>,
    /// 0 for the actor in the middle.
    pub(super) step: u8,
}

/// All that ties two actors to each other.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Edge {
    /// The node that the ties are read from: the one in the middle, or whose record tells of the first.
    pub(super) from: usize,
    pub(super) to: usize,
    /// At least one; relations, then roles, then meetings; of each those that last first.
    pub(super) ties: Vec<Tie>,
}

impl Edge {
    /// Whether words stand behind any of it.
    pub(super) fn is_supported(&self) -> bool {
        self.ties.iter().any(|tie| tie.state != FactState::Unsupported)
    }

    /// Whether sources contradict each other on any of it, and nobody has settled it.
    pub(super) fn is_rival(&self) -> bool {
        self.ties.iter().any(|tie| matches!(tie.state, FactState::Rival { .. } | FactState::Reopened))
    }

    /// The end that is not `node`.
    pub(super) fn other(&self, node: usize) -> Option<usize> {
        match node {
            node if node == self.from => Some(self.to),
            node if node == self.to => Some(self.from),
            _ => None,
        }
    }
}

/// An actor with those around it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Network {
    /// The actor in the middle, then its neighbours, then theirs, the most telling first.
    pub(super) nodes: Vec<Node>,
    /// By the nodes that they join.
    pub(super) edges: Vec<Edge>,
    /// How many actors there are beside the one in the middle, shown or not.
    pub(super) total: usize,
    /// How many neighbours relations, roles and meetings lead to, counted whatever is wanted.
    pub(super) counts: [usize; 3],
}

/// How often a neighbour is tied, by kind.
#[derive(Clone, Copy, Debug, Default)]
struct Weight {
    by_kind: [usize; 3],
}

impl Weight {
    fn add(&mut self, kind: TieKind) {
        self.by_kind[kind as usize] += 1;
    }

    fn wanted(&self, wanted: Wanted) -> bool {
        [TieKind::Relation, TieKind::Role, TieKind::Meetings]
            .into_iter()
            .any(|kind| wanted.has(kind) && self.by_kind[kind as usize] > 0)
    }

    /// A tie that was entered tells more than a meeting; many meetings tell as much.
    fn score(&self, wanted: Wanted) -> usize {
        let count = |kind: TieKind, most: usize| {
            if wanted.has(kind) { self.by_kind[kind as usize].min(most) } else { 0 }
        };
        4 * (count(TieKind::Relation, 3) + count(TieKind::Role, 3)) + count(TieKind::Meetings, 4)
    }
}

impl Network {
    /// Gathers the network of an actor. Linear in the actors and meetings of the dossier; facts are worked out only
    /// for what is in the network.
    pub(super) fn of(dossier: &Dossier, derived: &Derived, ego: &ActorId, wanted: Wanted) -> Self {
        let Some(middle) = node(dossier, derived, ego, 0) else { return Self::default() };
        let parts: Vec<_> = dossier.meetings.iter().map(|(id, meeting)| (id, meeting, presences(meeting))).collect();
        let weights = neighbours(dossier, ego, parts.iter().map(|(_, _, present)| present.as_slice()));
        let mut counts = [0; 3];
        for weight in weights.values() {
            for (count, ties) in counts.iter_mut().zip(weight.by_kind) {
                *count += usize::from(ties > 0);
            }
        }
        let mut first: Vec<&ActorId> =
            weights.iter().filter(|(_, weight)| weight.wanted(wanted)).map(|(id, _)| *id).collect();
        let rank = |id: &ActorId, score: usize| (std::cmp::Reverse((score, derived.mention_count(id))), id.clone());
        first.sort_by_cached_key(|id| rank(id, weights.get(*id).map_or(0, |weight| weight.score(wanted))));
        let neighbours: BTreeSet<&ActorId> = first.iter().copied().collect();
        first.truncate(wanted.most);
        let shown: BTreeSet<&ActorId> = first.iter().copied().collect();
        let beyond = if wanted.second { beyond(dossier, ego, &neighbours, wanted) } else { BTreeMap::new() };
        let total = neighbours.len() + beyond.len();
        // Those further away fill what is left, a third at most where not all of them have room.
        let left = wanted.most - first.len();
        let room = if total <= wanted.most { left } else { left.min((wanted.most / 3).max(2)) };
        let mut second: Vec<(&ActorId, usize)> = beyond
            .into_iter()
            .map(|(id, through)| (id, through.into_iter().filter(|one| shown.contains(*one)).count()))
            .filter(|(_, ties)| *ties > 0)
            .collect();
        second.sort_by_cached_key(|(id, ties)| rank(id, *ties));
        second.truncate(room);
        let mut nodes = vec![middle];
        nodes.extend(first.iter().filter_map(|id| node(dossier, derived, id, 1)));
        nodes.extend(second.iter().filter_map(|(id, _)| node(dossier, derived, id, 2)));
        let edges = edges(dossier, derived, &nodes, &parts, wanted);
        Self { nodes, edges, total, counts }
    }

    /// The edge between two nodes.
    pub(super) fn edge_between(&self, one: usize, other: usize) -> Option<&Edge> {
        self.edges.iter().find(|edge| edge.other(one) == Some(other))
    }

    /// The place of an actor among the nodes.
    pub(super) fn place_of(&self, id: &ActorId) -> Option<usize> {
        self.nodes.iter().position(|node| node.id == *id)
    }

    /// How many actors are shown beside the one in the middle.
    pub(super) fn shown(&self) -> usize {
        self.nodes.len().saturating_sub(1)
    }
}

fn node(dossier: &Dossier, derived: &Derived, id: &ActorId, step: u8) -> Option<Node> {
    let actor = dossier.actors.get(id)?;
    let party = derived.parties.get(id).copied();
    Some(Node { id: id.clone(), name: actor.name().to_owned(), kind: actor.kind, party, step })
}

/// Everyone tied to an actor, with how often.
fn neighbours<'a: 'b, 'b>(
    dossier: &'a Dossier,
    ego: &'a ActorId,
    meetings: impl Iterator<Item = &'b [Presence<'a>]>,
) -> BTreeMap<&'a ActorId, Weight> {
    let mut found: BTreeMap<&ActorId, Weight> = BTreeMap::new();
    for (id, actor) in &dossier.actors {
        for tie in own_ties(id, actor) {
            let other = if id == ego {
                tie.to
            } else if tie.to == ego {
                id
            } else {
                continue;
            };
            found.entry(other).or_default().add(tie.kind);
        }
    }
    for present in meetings {
        if present.iter().any(|presence| presence.actor == ego) {
            for presence in present.iter().filter(|presence| presence.actor != ego) {
                found.entry(presence.actor).or_default().add(TieKind::Meetings);
            }
        }
    }
    found.retain(|id, _| dossier.actors.contains_key(*id));
    found
}

/// Those who are tied to neighbours and not to the actor itself, with the neighbours. Meetings lead no further than
/// one step: whom a neighbour met elsewhere says nothing about the actor.
fn beyond<'a>(
    dossier: &'a Dossier,
    ego: &ActorId,
    neighbours: &BTreeSet<&'a ActorId>,
    wanted: Wanted,
) -> BTreeMap<&'a ActorId, BTreeSet<&'a ActorId>> {
    let mut found: BTreeMap<&ActorId, BTreeSet<&ActorId>> = BTreeMap::new();
    for (id, actor) in dossier.actors.iter().filter(|(id, _)| *id != ego) {
        for tie in own_ties(id, actor).filter(|tie| wanted.has(tie.kind) && tie.to != ego) {
            let (neighbour, other) = match (neighbours.contains(id), neighbours.contains(tie.to)) {
                (true, false) => (id, tie.to),
                (false, true) => (tie.to, id),
                _ => continue,
            };
            found.entry(other).or_default().insert(neighbour);
        }
    }
    found.retain(|id, _| dossier.actors.contains_key(*id));
    found
}

type Parts<'a> = (&'a crate::model::MeetingId, &'a std::sync::Arc<crate::model::Meeting>, Vec<Presence<'a>>);

fn edges(dossier: &Dossier, derived: &Derived, nodes: &[Node], meetings: &[Parts], wanted: Wanted) -> Vec<Edge> {
    let places: BTreeMap<&ActorId, usize> = nodes.iter().enumerate().map(|(place, node)| (&node.id, place)).collect();
    let mut facts = Facts::new(dossier, &derived.claims);
    // By the nodes joined; the ends in the order in which the ties are read.
    let mut found: BTreeMap<(usize, usize), Edge> = BTreeMap::new();
    for (id, place) in &places {
        let Some(actor) = dossier.actors.get(*id) else { continue };
        for tie in own_ties(id, actor).filter(|tie| wanted.has(tie.kind)) {
            let Some(other) = places.get(tie.to) else { continue };
            // Read from the middle where that is an end, else as it was entered.
            let (from, to) = if *other == 0 { (*other, *place) } else { (*place, *other) };
            let edge = found.entry((*place.min(other), *place.max(other))).or_insert_with(|| Edge {
                from,
                to,
                ties: Vec::new(),
            });
            edge.ties.push(tie.tie(id, edge.from != *place, &mut facts));
        }
    }
    if wanted.has(TieKind::Meetings) {
        for ((from, to), pair) in met(nodes, &places, meetings, &mut facts, &found) {
            let ends = (from.min(to), from.max(to));
            found.entry(ends).or_insert_with(|| Edge { from, to, ties: Vec::new() }).ties.extend(pair.into_ties());
        }
    }
    found
        .into_values()
        .map(|mut edge| {
            edge.ties.sort_by_key(|tie| (tie.kind, tie.past));
            edge
        })
        .collect()
}

/// Who met whom among the actor and its neighbours. Where the actor was there itself, only its own meeting others is
/// told: that they met each other as well is plain from it.
fn met(
    nodes: &[Node],
    places: &BTreeMap<&ActorId, usize>,
    meetings: &[Parts],
    facts: &mut Facts,
    known: &BTreeMap<(usize, usize), Edge>,
) -> BTreeMap<(usize, usize), Meetings> {
    let mut found: BTreeMap<(usize, usize), Meetings> = BTreeMap::new();
    for (id, meeting, present) in meetings {
        let mut here: Vec<(usize, &Presence)> = present
            .iter()
            .filter_map(|presence| Some((*places.get(presence.actor)?, presence)))
            .filter(|(place, _)| nodes[*place].step < 2)
            .collect();
        here.sort_by_key(|(place, _)| *place);
        let firsts = if here.first().is_some_and(|(place, _)| *place == 0) { 1 } else { here.len() };
        for (index, (from, one)) in here.iter().enumerate().take(firsts) {
            for (to, other) in &here[index + 1..] {
                let turned = known.get(&(*from, *to)).is_some_and(|edge| edge.from == *to);
                let (ends, one, other) = if turned { ((*to, *from), other, one) } else { ((*from, *to), one, other) };
                found.entry(ends).or_default().add(id, meeting, one, other, facts);
            }
        }
    }
    found
}
