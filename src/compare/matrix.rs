//! The fact matrix: what each article says on each question.

use std::collections::{BTreeMap, BTreeSet};

use super::bearing::Bearing;
use super::fact::{Fact, FactState, against, on_finding, on_value, standing, versions};
use super::facts_of::{facts_of_actor, facts_of_meeting, facts_of_questions, facts_of_questions_with};
use super::index::ClaimIndex;
use super::words::{subject_in_question, value_in_short};
use crate::model::{
    ActorId, Article, ArticleId, Claim, ClaimId, Directness, Dossier, Finding, MeetingField, MeetingId, Origin,
    Subject, Value,
};

/// How an article stands to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CellStance {
    /// What it says goes with what is held, or with what all say.
    Agrees,
    /// It contradicts what another says or what is held, and the matter is open.
    Rival,
    /// It contradicts what is held, and the matter was settled against it.
    Outweighed,
    /// It speaks of another scope or another day.
    Elsewhere,
    /// Its words were retracted, or no longer stand.
    Fallen,
}

impl CellStance {
    /// Every stance, in the order of a legend.
    pub const ALL: [Self; 5] = [Self::Agrees, Self::Rival, Self::Outweighed, Self::Elsewhere, Self::Fallen];

    /// The stance in a word or two, for a cell.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Agrees => "agrees",
            Self::Rival => "rival",
            Self::Outweighed => "outweighed",
            Self::Elsewhere => "other scope or date",
            Self::Fallen => "no longer counts",
        }
    }

    /// What the word stands for, for a legend.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Agrees => "goes with what is held",
            Self::Rival => "contradicts another, and the matter is open",
            Self::Outweighed => "contradicts what was settled",
            Self::Elsewhere => "speaks of another day, or covers something else",
            Self::Fallen => "was retracted, or no longer stands",
        }
    }

    /// A shape of its own, so that no reader needs a colour.
    #[must_use]
    pub fn sign(self) -> char {
        match self {
            Self::Agrees => '●',
            Self::Rival => '◆',
            Self::Outweighed => '◇',
            Self::Elsewhere => '○',
            Self::Fallen => '×',
        }
    }
}

/// How each claim on a fact stands to it, in the order of [`Fact::claims`].
#[must_use]
pub fn stances(dossier: &Dossier, index: &ClaimIndex, fact: &Fact) -> Vec<CellStance> {
    let judge = Judge::new(dossier, index, fact);
    let stance = |id: &ClaimId| dossier.claims.get(id).map_or(CellStance::Fallen, |claim| judge.stance(id, claim));
    fact.claims.iter().map(stance).collect()
}

/// What one article says on one question.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// How it stands.
    pub stance: CellStance,
    /// The value in little room: “9–10 Oct”, “about 100”.
    pub says: String,
    /// The claims, by id.
    pub claims: Vec<ClaimId>,
}

/// A question with what each article says on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The fact.
    pub fact: Fact,
    /// Its subject as a question: “When was it held?”.
    pub question: String,
    /// One for each column; `None` where the article is silent.
    pub cells: Vec<Option<Cell>>,
}

/// An article that says something.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The article.
    pub article: ArticleId,
    /// The place of its origin among [`Matrix::origins`].
    pub origin: usize,
    /// Whether it goes back to the same origin as a column before it.
    pub is_copy: bool,
}

/// Articles that go back to one origin and stand side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct OriginGroup {
    /// What they go back to.
    pub origin: Origin,
    /// What that is called.
    pub name: String,
    /// The first of its columns.
    pub first: usize,
    /// How many columns it has.
    pub count: usize,
}

/// Questions by articles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    /// The articles, those of one origin side by side, origins by their earliest article.
    pub columns: Vec<Column>,
    /// The origins, in the order of the columns.
    pub origins: Vec<OriginGroup>,
    /// The questions.
    pub rows: Vec<Row>,
}

impl Matrix {
    /// The cell of a row and a column; `None` where the article is silent.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        self.rows.get(row)?.cells.get(column)?.as_ref()
    }
}

/// The matrix of a meeting: its facts that sources speak of, or that someone holds without one, and the free questions
/// that its articles answer.
#[must_use]
pub fn matrix_of_meeting(dossier: &Dossier, index: &ClaimIndex, id: &MeetingId) -> Matrix {
    let mut facts = facts_of_meeting(dossier, index, id);
    // That a side took part is no question a reader asks, unless sources speak of it.
    facts.retain(|fact| !fact.claims.is_empty() || !matches!(fact.subject, Subject::Meeting(_, MeetingField::Side(_))));
    let articles: BTreeSet<&ArticleId> =
        facts.iter().flat_map(|fact| &fact.claims).flat_map(|claim| index.articles_of(claim)).collect();
    let answered_here = |claims: &[ClaimId]| {
        claims.iter().any(|claim| index.articles_of(claim).iter().any(|article| articles.contains(article)))
    };
    let questions = facts_of_questions_with(dossier, index, answered_here);
    facts.extend(questions);
    matrix(dossier, index, facts)
}

/// The matrix of an actor: its facts.
#[must_use]
pub fn matrix_of_actor(dossier: &Dossier, index: &ClaimIndex, id: &ActorId) -> Matrix {
    matrix(dossier, index, facts_of_actor(dossier, index, id))
}

/// The matrix of the free questions.
#[must_use]
pub fn matrix_of_questions(dossier: &Dossier, index: &ClaimIndex) -> Matrix {
    matrix(dossier, index, facts_of_questions(dossier, index))
}

/// Lays facts out by the articles that speak of them. A fact on which nobody speaks keeps its row, and all its cells
/// are silent.
#[must_use]
pub fn matrix(dossier: &Dossier, index: &ClaimIndex, facts: Vec<Fact>) -> Matrix {
    let quoted = |claim: &ClaimId| dossier.claims.get(claim).map(|claim| claim.quotes.as_slice()).unwrap_or_default();
    let articles: BTreeSet<&ArticleId> = facts
        .iter()
        .flat_map(|fact| &fact.claims)
        .flat_map(quoted)
        .map(|quote| &quote.article)
        .filter(|article| dossier.articles.contains_key(*article))
        .collect();
    let (columns, origins) = columns(dossier, &articles);
    let at: BTreeMap<&ArticleId, usize> =
        columns.iter().enumerate().map(|(place, column)| (&column.article, place)).collect();
    let rows = facts
        .into_iter()
        .map(|fact| {
            let question = subject_in_question(dossier, &fact.subject);
            let mut cells: Vec<Option<Cell>> = vec![None; columns.len()];
            let judge = Judge::new(dossier, index, &fact);
            for id in &fact.claims {
                let Some(claim) = dossier.claims.get(id) else { continue };
                let stance = judge.stance(id, claim);
                let articles: BTreeSet<&ArticleId> = claim.quotes.iter().map(|quote| &quote.article).collect();
                for article in articles {
                    let Some(cell) = at.get(article).and_then(|place| cells.get_mut(*place)) else { continue };
                    add(dossier, cell, id, claim, stance);
                }
            }
            Row { fact, question, cells }
        })
        .collect();
    Matrix { columns, origins, rows }
}

/// Adds a claim to a cell; the graver stance shows, and its value first.
fn add(dossier: &Dossier, cell: &mut Option<Cell>, id: &ClaimId, claim: &Claim, stance: CellStance) {
    let denied = claim.directness == Directness::Negative;
    let says = match (says_only_yes(&claim.subject), denied) {
        (true, true) => "no".to_owned(),
        (true, false) => "yes".to_owned(),
        (false, true) => format!("not {}", value_in_short(dossier, &claim.value)),
        (false, false) => value_in_short(dossier, &claim.value),
    };
    match cell {
        None => *cell = Some(Cell { stance, says, claims: vec![id.clone()] }),
        Some(cell) => {
            let graver = gravity(stance) > gravity(cell.stance);
            if says != cell.says {
                cell.says = if graver { format!("{says}; {}", cell.says) } else { format!("{}; {says}", cell.says) };
            }
            if graver {
                cell.stance = stance;
                cell.claims.insert(0, id.clone());
            } else {
                cell.claims.push(id.clone());
            }
        }
    }
}

/// Whether the question names all that a claim on it can say, but for yes and no.
fn says_only_yes(subject: &Subject) -> bool {
    matches!(subject, Subject::Meeting(_, MeetingField::Side(_) | MeetingField::Agenda(_) | MeetingField::Mediator(_)))
}

fn gravity(stance: CellStance) -> u8 {
    match stance {
        CellStance::Fallen => 0,
        CellStance::Elsewhere => 1,
        CellStance::Agrees => 2,
        CellStance::Outweighed => 3,
        CellStance::Rival => 4,
    }
}

/// Judges the claims on one fact.
struct Judge<'a> {
    dossier: &'a Dossier,
    index: &'a ClaimIndex,
    subject: Subject,
    state: FactState,
    held: Option<Value>,
    /// The finding, where it settles or settled the matter.
    finding: Option<&'a Finding>,
    standing: Vec<(&'a ClaimId, &'a Claim)>,
    weighed: BTreeSet<ClaimId>,
    preferred: BTreeSet<ClaimId>,
    /// The claims of the answer that most give, where nothing is held.
    leading: Option<Vec<ClaimId>>,
}

impl<'a> Judge<'a> {
    fn new(dossier: &'a Dossier, index: &'a ClaimIndex, fact: &Fact) -> Self {
        let finding = index.held_on(dossier, &fact.subject).and_then(|id| dossier.findings.get(&id));
        let settled = matches!(fact.state, FactState::Settled | FactState::Reopened);
        let finding = finding.filter(|_| settled);
        Self {
            dossier,
            index,
            subject: fact.subject.clone(),
            state: fact.state,
            held: fact.value.clone(),
            finding: finding.map(AsRef::as_ref),
            standing: standing(dossier, index, &fact.subject),
            weighed: finding.into_iter().flat_map(|finding| finding.outweighed.iter().cloned()).collect(),
            preferred: finding.into_iter().flat_map(|finding| finding.preferred.iter().cloned()).collect(),
            leading: fact
                .value
                .is_none()
                .then(|| versions(dossier, index, &fact.subject).into_iter().next())
                .flatten()
                .map(|version| version.claims),
        }
    }

    fn stance(&self, id: &ClaimId, claim: &Claim) -> CellStance {
        if self.index.articles_of(id).is_empty() {
            return CellStance::Fallen;
        }
        if self.preferred.contains(id) {
            return CellStance::Agrees;
        }
        let on_held = match (self.finding, &self.held) {
            (Some(finding), _) => Some(on_finding(self.dossier, &self.subject, finding, claim).bearing),
            (None, Some(held)) => Some(on_value(self.dossier, &self.subject, held, claim).bearing),
            (None, None) => None,
        };
        let contradicts_another = || {
            self.standing.iter().any(|(other, it)| {
                *other != id && against(self.dossier, &self.subject, claim, it).bearing == Bearing::Contradicts
            })
        };
        match (self.state, on_held) {
            (FactState::Settled | FactState::Reopened, Some(Bearing::Contradicts)) if self.weighed.contains(id) => {
                CellStance::Outweighed
            }
            (FactState::Settled, Some(Bearing::Contradicts)) => CellStance::Outweighed,
            (_, Some(Bearing::Contradicts)) => CellStance::Rival,
            (FactState::Rival { .. }, _) if contradicts_another() => CellStance::Rival,
            (_, Some(Bearing::Apart)) => CellStance::Elsewhere,
            (_, None) if self.leading.as_ref().is_some_and(|leading| !leading.contains(id)) => CellStance::Elsewhere,
            _ => CellStance::Agrees,
        }
    }
}

fn columns(dossier: &Dossier, articles: &BTreeSet<&ArticleId>) -> (Vec<Column>, Vec<OriginGroup>) {
    let date = |article: &ArticleId| {
        let date =
            dossier.articles.get(article).and_then(|article: &std::sync::Arc<Article>| article.published.as_ref());
        (date.is_none(), date.map(|date| date.edtf.clone()))
    };
    let mut groups: Vec<(Origin, Vec<&ArticleId>)> = Vec::new();
    for article in articles {
        let origin = dossier.origin_of(article);
        match groups.iter_mut().find(|(other, _)| *other == origin) {
            Some((_, members)) => members.push(article),
            None => groups.push((origin, vec![article])),
        }
    }
    for (origin, members) in &mut groups {
        // The origin itself comes first, then its copies by date.
        members.sort_by_key(|article| (*origin != Origin::Article((**article).clone()), date(article)));
    }
    groups.sort_by_key(|(_, members)| members.iter().map(|article| date(article)).min());
    let (mut columns, mut origins) = (Vec::new(), Vec::new());
    for (place, (origin, members)) in groups.into_iter().enumerate() {
        let name = origin_name(dossier, &origin);
        origins.push(OriginGroup { origin: origin.clone(), name, first: columns.len(), count: members.len() });
        let first = members.first().copied();
        for article in members {
            // An adaptation that stands alone for its origin is no second voice.
            let is_copy = Some(article) != first;
            columns.push(Column { article: article.clone(), origin: place, is_copy });
        }
    }
    (columns, origins)
}

/// What an origin is called: the outlet of the article, the outlet, or the name given.
#[must_use]
pub fn origin_name(dossier: &Dossier, origin: &Origin) -> String {
    match origin {
        Origin::Article(id) => {
            dossier.articles.get(id).map_or_else(|| id.to_string(), |article| dossier.outlet_name(article).to_owned())
        }
        Origin::Outlet(id) => dossier.outlets.get(id).map_or_else(|| id.to_string(), |outlet| outlet.name.clone()),
        Origin::Named(name) => name.clone(),
    }
}
