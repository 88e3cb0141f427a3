//! The agenda by side: what each side of a meeting said on each topic, in whose telling, and on what it kept silent.

use std::collections::{BTreeMap, BTreeSet};

use super::positions::date_of_position;
use super::sides::Sides;
use super::standing::Standing;
use crate::model::{
    ActorId, Article, ArticleId, CommitmentField, Directness, Dossier, EdtfDate, Meeting, MeetingField, MeetingId,
    PartId, Position, PositionId, Quote, Stance, Subject, TopicId, parties,
};

/// Whose telling words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Telling {
    /// The side's own readout has them.
    Own,
    /// A third party reports them.
    Reported,
    /// Another side's readout has them.
    OtherSide,
    /// No words stand behind it.
    Typed,
}

impl Telling {
    /// The telling in words.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Own => "own readout",
            Self::Reported => "as reported",
            Self::OtherSide => "as the other side tells it",
            Self::Typed => "no words behind it",
        }
    }
}

/// What someone of a side said on a topic.
#[derive(Clone, Debug, PartialEq)]
pub struct Utterance {
    /// The position.
    pub position: PositionId,
    /// Who.
    pub actor: ActorId,
    /// Said, denied, or noted as silent.
    pub stance: Stance,
    /// In whose telling.
    pub telling: Telling,
    /// In a few words; the words quoted where nothing shorter was written.
    pub summary: String,
    /// The words, if there are some.
    pub quote: Option<Quote>,
    /// Whether they stand where they were quoted, in an article that was not taken back.
    pub stands: bool,
    /// When: the position's date, else the meeting's, else that of the article.
    pub date: Option<EdtfDate>,
}

impl Utterance {
    /// Whether something was said or denied: not noted silence, and not words that were quoted and support nothing.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.stance != Stance::Silent && (self.stands || self.quote.is_none())
    }
}

/// Why a cell says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    /// The side's own readout of the meeting is in the dossier, and says nothing on the topic.
    LeftOut,
    /// Its own readout names the topic, and nothing that was said on it.
    Named,
    /// It spoke of a narrower topic, which has a row of its own.
    InPart,
    /// Nothing at all is known.
    Silent,
}

impl Silence {
    /// The silence in words.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::LeftOut => "left out of its readout",
            Self::Named => "named, no more",
            Self::InPart => "in part, below",
            Self::Silent => "silent",
        }
    }
}

/// What one side said on one topic.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GridCell {
    /// What was said, its own readout's first, then by date; words that support nothing and noted silence last.
    pub utterances: Vec<Utterance>,
    /// Why nothing was said, where nothing was.
    pub silence: Option<Silence>,
    /// Others say that it spoke, and its own readout leaves the topic out.
    pub left_out: bool,
    /// It is told to have said so, and to have denied it.
    pub contested: bool,
}

/// A topic.
#[derive(Clone, Debug, PartialEq)]
pub struct GridRow {
    /// Which.
    pub topic: TopicId,
    /// What it is called.
    pub name: String,
    /// How many wider topics it stands under, of those that have rows.
    pub depth: usize,
    /// Whether it stands on the agenda, or was spoken of without.
    pub on_agenda: bool,
    /// One for each side.
    pub cells: Vec<GridCell>,
}

/// A side.
#[derive(Clone, Debug, PartialEq)]
pub struct GridSide {
    /// Which; `None` for those who spoke at the meeting for no side of it.
    pub side: Option<PartId>,
    /// The actor that it stands for.
    pub actor: Option<ActorId>,
    /// What it is called.
    pub name: String,
    /// Its own readouts of the meeting, by id.
    pub readouts: Vec<ArticleId>,
}

/// The agenda of a meeting by side.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AgendaGrid {
    /// The sides, in the order of the meeting; those of no side last.
    pub sides: Vec<GridSide>,
    /// The topics in the order of the agenda, those spoken of without being on it after them; a narrower topic under
    /// the wider one.
    pub rows: Vec<GridRow>,
}

impl AgendaGrid {
    /// The cell of a row and a column.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> Option<&GridCell> {
        self.rows.get(row)?.cells.get(column)
    }
}

/// The agenda of a meeting by side; empty where the dossier has no such meeting, or it has neither agenda nor positions.
/// Linear in the dossier and in the texts quoted.
#[must_use]
pub fn agenda_grid(dossier: &Dossier, id: &MeetingId) -> AgendaGrid {
    let Some(meeting) = dossier.meetings.get(id) else { return AgendaGrid::default() };
    let parties = parties(dossier);
    let sides = Sides::of(dossier, &parties, meeting);
    let taken: Vec<(&PositionId, &Position)> = dossier
        .positions
        .iter()
        .filter(|(_, position)| position.meeting.as_ref() == Some(id))
        .map(|(id, position)| (id, position.as_ref()))
        .collect();
    let mut topics = meeting.agenda.clone();
    topics.extend(taken.iter().map(|(_, position)| position.topic.clone()));
    let order = nested(dossier, topics);
    let mut standing = Standing::new(dossier);
    let columns = columns(dossier, id, meeting, &sides, &taken, &mut standing);
    let count = columns.len();
    let mut cells: BTreeMap<&TopicId, Vec<GridCell>> =
        order.iter().map(|(topic, ..)| (topic, vec![GridCell::default(); count])).collect();
    for (position_id, position) in &taken {
        let at = sides.side_of(&position.actor).unwrap_or(meeting.sides.len());
        let Some(cell) = cells.get_mut(&position.topic).and_then(|cells| cells.get_mut(at)) else { continue };
        let stands = position.quote.as_ref().is_some_and(|quote| standing.supports(quote));
        let article = position.quote.as_ref().and_then(|quote| dossier.articles.get(&quote.article));
        cell.utterances.push(Utterance {
            position: (*position_id).clone(),
            actor: position.actor.clone(),
            stance: position.stance,
            telling: telling(&sides, article.map(AsRef::as_ref), at),
            summary: summary_of(position),
            quote: position.quote.clone(),
            stands,
            date: date_of_position(dossier, position),
        });
    }
    let named = named(dossier, id, &columns, &mut standing);
    let spoken: BTreeSet<(&TopicId, usize)> = cells
        .iter()
        .flat_map(|(topic, cells)| cells.iter().enumerate().map(move |(at, cell)| (*topic, at, cell)))
        .filter(|(_, _, cell)| cell.utterances.iter().any(Utterance::counts))
        .map(|(topic, at, _)| (topic, at))
        .collect();
    let own: BTreeSet<(TopicId, usize)> = cells
        .iter()
        .flat_map(|(topic, cells)| cells.iter().enumerate().map(move |(at, cell)| (*topic, at, cell)))
        .filter(|(_, _, cell)| cell.utterances.iter().any(|it| it.telling == Telling::Own && it.counts()))
        .map(|(topic, at, _)| (topic.clone(), at))
        .chain(named.iter().cloned())
        .collect();
    let mut rows = Vec::with_capacity(order.len());
    for (topic, above) in &order {
        let below: Vec<&TopicId> =
            order.iter().filter(|(_, above)| above.contains(topic)).map(|(topic, _)| topic).collect();
        let mut made = Vec::with_capacity(count);
        for (at, column) in columns.iter().enumerate() {
            let cell = cells.get(topic).and_then(|cells| cells.get(at)).cloned().unwrap_or_default();
            // A readout that speaks of the wider or the narrower topic does not leave this one out.
            let touches = own.contains(&(topic.clone(), at))
                || above.iter().chain(below.iter().copied()).any(|other| own.contains(&(other.clone(), at)));
            let leaves_out = !column.readouts.is_empty() && !touches;
            made.push(finished(cell, leaves_out, |silence| match silence {
                Silence::InPart => below.iter().any(|other| spoken.contains(&(*other, at))),
                _ => named.contains(&(topic.clone(), at)),
            }));
        }
        rows.push(GridRow {
            name: dossier.topics.get(topic).map_or_else(|| topic.to_string(), |topic| topic.name.clone()),
            depth: above.len(),
            on_agenda: meeting.agenda.contains(topic),
            cells: made,
            topic: topic.clone(),
        });
    }
    AgendaGrid { sides: columns, rows }
}

fn finished(mut cell: GridCell, leaves_out: bool, is: impl Fn(Silence) -> bool) -> GridCell {
    cell.utterances.sort_by(|left, right| {
        let key = |it: &Utterance| (!it.counts(), it.stance == Stance::Silent, it.telling, it.date.is_none());
        (key(left), &left.date, &left.position).cmp(&(key(right), &right.date, &right.position))
    });
    let has = |stance: Stance| cell.utterances.iter().any(|it| it.stance == stance && it.counts());
    let (said, denied) = (has(Stance::Said), has(Stance::Denied));
    cell.contested = said && denied;
    if said || denied {
        cell.left_out = leaves_out;
    } else {
        cell.silence = Some(if is(Silence::InPart) {
            Silence::InPart
        } else if is(Silence::Named) {
            Silence::Named
        } else if leaves_out {
            Silence::LeftOut
        } else {
            Silence::Silent
        });
    }
    cell
}

pub(super) fn summary_of(position: &Position) -> String {
    let quoted = || position.quote.as_ref().map(|quote| quote.exact.split_whitespace().collect::<Vec<_>>().join(" "));
    let summary = Some(position.summary.trim()).filter(|summary| !summary.is_empty()).map(str::to_owned);
    summary.or_else(quoted).unwrap_or_default()
}

fn telling(sides: &Sides<'_>, article: Option<&Article>, at: usize) -> Telling {
    match article.map(|article| sides.voice_of(article)) {
        None => Telling::Typed,
        Some(Some(voice)) if voice == at => Telling::Own,
        Some(Some(_)) => Telling::OtherSide,
        Some(None) => Telling::Reported,
    }
}

/// The topics, each once, a narrower one after the wider, with the wider topics above it that are there too.
fn nested(dossier: &Dossier, topics: Vec<TopicId>) -> Vec<(TopicId, Vec<TopicId>)> {
    let mut seen = BTreeSet::new();
    let topics: Vec<TopicId> = topics.into_iter().filter(|topic| seen.insert(topic.clone())).collect();
    let above = |topic: &TopicId| {
        let mut found: Vec<TopicId> = Vec::new();
        let mut walked = BTreeSet::from([topic.clone()]);
        let mut at = dossier.topics.get(topic).and_then(|topic| topic.parent.clone());
        // A circle of parents ends where it closes.
        while let Some(parent) = at.filter(|parent| walked.insert(parent.clone())) {
            at = dossier.topics.get(&parent).and_then(|topic| topic.parent.clone());
            if seen.contains(&parent) {
                found.push(parent);
            }
        }
        found
    };
    let mut children: BTreeMap<Option<TopicId>, Vec<TopicId>> = BTreeMap::new();
    let mut wider: BTreeMap<TopicId, Vec<TopicId>> = BTreeMap::new();
    for topic in &topics {
        let above = above(topic);
        children.entry(above.first().cloned()).or_default().push(topic.clone());
        wider.insert(topic.clone(), above);
    }
    let mut order = Vec::with_capacity(topics.len());
    let mut stack: Vec<TopicId> = children.remove(&None).unwrap_or_default().into_iter().rev().collect();
    // Topics that stand in a circle have no top: they follow as they come.
    let mut rest = topics.into_iter();
    while let Some(topic) = stack.pop().or_else(|| rest.find(|topic| wider.contains_key(topic))) {
        let Some(above) = wider.remove(&topic) else { continue };
        stack.extend(children.remove(&Some(topic.clone())).into_iter().flatten().rev());
        order.push((topic, above));
    }
    order
}

/// The sides with their own readouts of the meeting. An article of a side is one where it is quoted for the meeting,
/// and did not come out before it: what was announced beforehand leaves nothing out.
fn columns(
    dossier: &Dossier,
    id: &MeetingId,
    meeting: &Meeting,
    sides: &Sides<'_>,
    taken: &[(&PositionId, &Position)],
    standing: &mut Standing<'_>,
) -> Vec<GridSide> {
    let mut quotes: Vec<&Quote> = Vec::new();
    for claim in dossier.claims.values() {
        let here = match &claim.subject {
            Subject::Meeting(of, _) => of == id,
            // How a promise fares is told long after the meeting; what was promised there is an account of it.
            Subject::Commitment(of, field) if *field != CommitmentField::Status => {
                dossier.commitments.get(of).is_some_and(|commitment| commitment.meeting.as_ref() == Some(id))
            }
            Subject::Commitment(..) | Subject::Actor(..) | Subject::Question(_) => false,
        };
        if here {
            quotes.extend(&claim.quotes);
        }
    }
    quotes.extend(taken.iter().filter_map(|(_, position)| position.quote.as_ref()));
    for commitment in dossier.commitments.values().filter(|it| it.meeting.as_ref() == Some(id)) {
        quotes.extend(commitment.versions.iter().filter_map(|it| it.quote.as_ref()));
    }
    let about: BTreeSet<&ArticleId> =
        quotes.into_iter().filter(|quote| standing.supports(quote)).map(|quote| &quote.article).collect();
    let mut columns: Vec<GridSide> = meeting
        .sides
        .iter()
        .map(|side| GridSide {
            side: Some(side.id.clone()),
            actor: side.actor.clone(),
            name: match (&side.name, &side.actor) {
                (name, _) if !name.is_empty() => name.clone(),
                (_, Some(actor)) => dossier.actor_name(actor).to_owned(),
                (_, None) => "Side not named".to_owned(),
            },
            readouts: Vec::new(),
        })
        .collect();
    for article_id in about {
        let article = dossier.articles.get(article_id).filter(|article| !came_before(article, meeting));
        let voice = article.and_then(|article| sides.voice_of(article));
        if let Some(column) = voice.and_then(|at| columns.get_mut(at)) {
            column.readouts.push(article_id.clone());
        }
    }
    if columns.is_empty() || taken.iter().any(|(_, position)| sides.side_of(&position.actor).is_none()) {
        let name = if columns.is_empty() { "Everyone" } else { "Others" };
        columns.push(GridSide { side: None, actor: None, name: name.to_owned(), readouts: Vec::new() });
    }
    columns
}

/// Whether an article was published before the first day of a meeting; where either has no date, it is not known to be.
fn came_before(article: &Article, meeting: &Meeting) -> bool {
    let published = article.published.as_ref().and_then(|when| when.edtf.latest());
    let began = meeting.date.as_ref().and_then(|when| when.edtf.earliest());
    published.zip(began).is_some_and(|(published, began)| published < began)
}

/// The topics that a side's own readout names as items of the agenda. That one was not on it does not name it.
fn named(
    dossier: &Dossier,
    id: &MeetingId,
    columns: &[GridSide],
    standing: &mut Standing<'_>,
) -> BTreeSet<(TopicId, usize)> {
    let mut found = BTreeSet::new();
    for claim in dossier.claims.values().filter(|claim| claim.directness != Directness::Negative) {
        let Subject::Meeting(of, MeetingField::Agenda(topic)) = &claim.subject else { continue };
        if of != id {
            continue;
        }
        for quote in claim.quotes.iter().filter(|quote| standing.supports(quote)) {
            let side = columns.iter().position(|column| column.readouts.contains(&quote.article));
            found.extend(side.map(|at| (topic.clone(), at)));
        }
    }
    found
}

#[cfg(test)]
mod tests;
