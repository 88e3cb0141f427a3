//! The open proposals of one state of the dossier, with the ways to find them. Made off the frame, read in it.

use std::collections::BTreeMap;

use crate::model::{ArticleId, Dossier, RecordRef};
use crate::propose::{GroupOf, Proposal, Readings, proposals};

/// Where a proposal stands in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Which, by its place on the board.
    pub at: usize,
    /// The number of the paragraph in which its first words stand, from 1.
    pub paragraph: usize,
}

/// What is proposed of one actor or meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The actor or meeting.
    pub of: GroupOf,
    /// What it is called.
    pub title: String,
    /// Its proposals, by their places on the board, in the order of the queue.
    pub members: Vec<usize>,
}

impl Group {
    /// Whether it is a meeting.
    #[must_use]
    pub fn is_meeting(&self) -> bool {
        matches!(self.of, GroupOf::Meeting(_) | GroupOf::NewMeeting(_))
    }
}

/// The open proposals of one state of the dossier.
#[derive(Clone, Debug, Default)]
pub struct Board {
    proposals: Vec<Proposal>,
    in_article: BTreeMap<ArticleId, Vec<Placed>>,
    by_key: BTreeMap<String, usize>,
    groups: Vec<Group>,
}

impl Board {
    /// What is proposed in a dossier. Linear in what was read, but for sorting.
    #[must_use]
    pub fn of(dossier: &Dossier, readings: &Readings) -> Self {
        Self::with(dossier, proposals(dossier, readings))
    }

    /// A board of these proposals.
    #[must_use]
    pub fn with(dossier: &Dossier, proposals: Vec<Proposal>) -> Self {
        let mut found: BTreeMap<&ArticleId, Vec<(usize, usize)>> = BTreeMap::new();
        let mut by_key = BTreeMap::new();
        let mut members: BTreeMap<&GroupOf, Vec<usize>> = BTreeMap::new();
        for (at, proposal) in proposals.iter().enumerate() {
            by_key.entry(key_of(proposal).to_owned()).or_insert(at);
            members.entry(&proposal.group).or_default().push(at);
            let mut first: BTreeMap<&ArticleId, usize> = BTreeMap::new();
            for evidence in &proposal.evidence {
                let start = first.entry(&evidence.article).or_insert(evidence.range.start);
                *start = evidence.range.start.min(*start);
            }
            for (article, start) in first {
                found.entry(article).or_default().push((start, at));
            }
        }
        let in_article = found
            .into_iter()
            .filter_map(|(id, places)| {
                Some((id.clone(), in_order(&proposals, &dossier.articles.get(id)?.text, places)))
            })
            .collect();
        let mut groups: Vec<Group> = members
            .into_iter()
            .map(|(of, members)| Group { of: of.clone(), title: title_of(dossier, of), members })
            .collect();
        // Proposals come in the order of the queue.
        groups.sort_by_key(|group| group.members.first().copied());
        Self { proposals, in_article, by_key, groups }
    }

    /// Every proposal.
    #[must_use]
    pub fn all(&self) -> &[Proposal] {
        &self.proposals
    }

    /// The proposal at a place.
    #[must_use]
    pub fn at(&self, place: usize) -> Option<&Proposal> {
        self.proposals.get(place)
    }

    /// The proposal with this key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Proposal> {
        self.place_of(key).and_then(|at| self.proposals.get(at))
    }

    /// The place of the proposal with this key.
    #[must_use]
    pub fn place_of(&self, key: &str) -> Option<usize> {
        self.by_key.get(key).copied()
    }

    /// The proposals of an article, in the order of its text.
    #[must_use]
    pub fn in_article(&self, article: &ArticleId) -> &[Placed] {
        self.in_article.get(article).map_or(&[], Vec::as_slice)
    }

    /// The proposals by actor and meeting, meetings first, by date.
    #[must_use]
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }
}

/// The key by which the window knows a proposal: its first.
#[must_use]
pub fn key_of(proposal: &Proposal) -> &str {
    proposal.keys.first().map_or("", String::as_str)
}

/// The proposals of one article from the top of its text to the end; in a paragraph the actors first, then what speaks
/// of them.
fn in_order(proposals: &[Proposal], text: &str, mut places: Vec<(usize, usize)>) -> Vec<Placed> {
    let starts = paragraph_starts(text);
    places.sort_unstable();
    let number = |start: usize| starts.partition_point(|other| *other <= start).max(1);
    let mut placed: Vec<(usize, Placed)> =
        places.into_iter().map(|(start, at)| (start, Placed { at, paragraph: number(start) })).collect();
    placed.sort_by_key(|(start, it)| (it.paragraph, proposals[it.at].kind(), *start));
    placed.into_iter().map(|(_, it)| it).collect()
}

/// The first character of each paragraph, in characters. Blank lines are no paragraph.
fn paragraph_starts(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if !line.trim().is_empty() {
            starts.push(at);
        }
        at += line.chars().count();
    }
    starts
}

fn title_of(dossier: &Dossier, of: &GroupOf) -> String {
    match of {
        GroupOf::Meeting(id) => dossier.title_of(&RecordRef::Meeting(id.clone())),
        GroupOf::Actor(id) => dossier.actor_name(id).to_owned(),
        GroupOf::NewMeeting(title) | GroupOf::NewActor(title) => title.clone(),
    }
}
