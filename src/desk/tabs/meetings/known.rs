//! What is worked out of the dossier once for each of its states: the order of the meetings, and their facts.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::Datelike as _;

pub(super) use crate::compare::counted;
use crate::compare::{Fact, FactState, Matrix, Version, facts_of_meeting, matrix_of_meeting, versions};
use crate::desk::derived::Derived;
use crate::desk::facts::has_same_facts;
use crate::desk::widgets::kit::FactMark;
use crate::model::{Dossier, EdtfDate, Meeting, MeetingField, MeetingId, MeetingStatus, Subject};

/// Which meetings the list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filter {
    /// Whether the fields of the filter are shown; what is hidden filters nothing.
    pub shown: bool,
    /// Words that must stand in the title, the place, the series or the name of someone who took part.
    pub words: String,
    /// The status.
    pub status: Option<MeetingStatus>,
}

impl Filter {
    /// Whether every meeting passes.
    pub fn is_idle(&self) -> bool {
        !self.shown || (self.words.trim().is_empty() && self.status.is_none())
    }

    fn takes(&self, dossier: &Dossier, meeting: &Meeting) -> bool {
        if self.is_idle() {
            return true;
        }
        if self.status.is_some_and(|status| status != meeting.status) {
            return false;
        }
        let mut text = [meeting.title.clone(), meeting.place.in_words(), meeting.series_in_words()].join("\n");
        let actors = meeting.sides.iter().filter_map(|side| side.actor.as_ref());
        let actors = actors.chain(meeting.attendees.iter().filter_map(|attendee| attendee.actor.as_ref()));
        for actor in actors.chain(&meeting.host).chain(&meeting.mediators) {
            text.push('\n');
            text.push_str(dossier.actor_name(actor));
        }
        let text = text.to_lowercase();
        self.words.to_lowercase().split_whitespace().all(|word| text.contains(word))
    }
}

/// A meeting in the order of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// Which.
    pub id: MeetingId,
    /// The year it stands under; `None` under “No date”.
    pub year: Option<i32>,
}

/// What is known of one state of a dossier.
#[derive(Default)]
pub(super) struct Known {
    of: Option<(Dossier, u64, Filter)>,
    rows: Vec<Row>,
    facts: BTreeMap<MeetingId, Arc<Vec<Fact>>>,
    versions: BTreeMap<Subject, Arc<Vec<Version>>>,
    /// The matrix of the meeting asked for last.
    matrix: Option<(MeetingId, Arc<Matrix>)>,
    /// Rises with every state of the dossier that is new to it.
    generation: u64,
}

impl Known {
    /// Brings it to a state of the dossier. Constant time where nothing has changed.
    pub fn refresh(&mut self, dossier: &Dossier, derived: &Derived, filter: &Filter) {
        if let Some((known, revision, known_filter)) = &self.of
            && *revision == derived.revision
            && has_same_facts(known, dossier)
        {
            if known_filter != filter {
                self.rows = rows(dossier, filter);
                self.of = Some((dossier.clone(), derived.revision, filter.clone()));
            }
            return;
        }
        self.rows = rows(dossier, filter);
        self.facts.clear();
        self.versions.clear();
        self.matrix = None;
        self.generation += 1;
        self.of = Some((dossier.clone(), derived.revision, filter.clone()));
    }

    /// Names the state of the dossier that it is at; what follows from it need not be worked out again.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// The meetings in order.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The facts of a meeting, worked out when first asked for.
    pub fn facts(&mut self, dossier: &Dossier, derived: &Derived, id: &MeetingId) -> Arc<Vec<Fact>> {
        if let Some(facts) = self.facts.get(id) {
            return facts.clone();
        }
        let facts = Arc::new(facts_of_meeting(dossier, &derived.claims, id));
        self.facts.insert(id.clone(), facts.clone());
        facts
    }
}

impl Known {
    /// What sources answer on a subject, worked out when first asked for.
    pub fn versions(&mut self, dossier: &Dossier, derived: &Derived, subject: &Subject) -> Arc<Vec<Version>> {
        if let Some(versions) = self.versions.get(subject) {
            return Arc::clone(versions);
        }
        let found = Arc::new(versions(dossier, &derived.claims, subject));
        self.versions.insert(subject.clone(), Arc::clone(&found));
        found
    }

    /// The matrix of a meeting, worked out when it is asked for after another.
    pub fn matrix(&mut self, dossier: &Dossier, derived: &Derived, id: &MeetingId) -> Arc<Matrix> {
        match &self.matrix {
            Some((known, matrix)) if known == id => Arc::clone(matrix),
            _ => {
                let matrix = Arc::new(matrix_of_meeting(dossier, &derived.claims, id));
                self.matrix = Some((id.clone(), Arc::clone(&matrix)));
                matrix
            }
        }
    }
}

/// The meetings that pass the filter, by date, those without a year last.
fn rows(dossier: &Dossier, filter: &Filter) -> Vec<Row> {
    let mut rows: Vec<(Row, Option<EdtfDate>, &str)> = dossier
        .meetings
        .iter()
        .filter(|(_, meeting)| filter.takes(dossier, meeting))
        .map(|(id, meeting)| {
            let date = meeting.date.as_ref().map(|when| when.edtf.clone());
            (Row { id: id.clone(), year: date.as_ref().and_then(year_of) }, date, meeting.title.as_str())
        })
        .collect();
    rows.sort_by(|(left, left_date, left_title), (right, right_date, right_title)| {
        // Meetings without a year come last.
        (left.year.is_none(), left.year, left_date, left_title, &left.id).cmp(&(
            right.year.is_none(),
            right.year,
            right_date,
            right_title,
            &right.id,
        ))
    });
    rows.into_iter().map(|(row, ..)| row).collect()
}

fn year_of(date: &EdtfDate) -> Option<i32> {
    date.earliest().or(date.latest()).map(|day| day.year())
}

/// How a meeting stands in a word or two, for the list: what is disputed comes first, then what stands behind its
/// date, or behind its status where it has no date.
pub(super) fn summary(facts: &[Fact]) -> (FactMark, String) {
    if facts.iter().any(|fact| fact.state == FactState::Reopened) {
        return (FactMark::Reopened, "reopened".to_owned());
    }
    match facts.iter().filter(|fact| matches!(fact.state, FactState::Rival { .. })).count() {
        0 => {}
        rivals => return (FactMark::Rival, counted(rivals, "rival", "rivals")),
    }
    let on = |field: &MeetingField| {
        facts.iter().find(|fact| matches!(&fact.subject, Subject::Meeting(_, other) if other == field))
    };
    let fact = on(&MeetingField::Date).filter(|fact| fact.state != FactState::Unsupported);
    match fact.or_else(|| on(&MeetingField::Status)).map(|fact| fact.state) {
        Some(FactState::Supported { origins, .. }) => (FactMark::Supported, counted(origins, "origin", "origins")),
        Some(FactState::Settled) => (FactMark::Settled, "settled".to_owned()),
        _ => (FactMark::Unsupported, "unsupported".to_owned()),
    }
}

/// Whether a fact stands in the list of facts, and not among delegations, agenda or outcomes.
pub(super) fn is_plain_fact(fact: &Fact) -> bool {
    match &fact.subject {
        Subject::Meeting(_, field) => match field {
            MeetingField::Title
            | MeetingField::Date
            | MeetingField::Place
            | MeetingField::Format
            | MeetingField::Kind
            | MeetingField::Status
            | MeetingField::Series
            | MeetingField::Follows
            | MeetingField::Host
            | MeetingField::Mediator(_) => true,
            // Those who led are asked for often enough to stand among the facts too.
            MeetingField::Attendee(_) => fact.label.starts_with("Led "),
            MeetingField::Side(_) | MeetingField::Agenda(_) | MeetingField::Outcome(_) => false,
        },
        _ => false,
    }
}
