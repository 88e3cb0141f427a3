//! The brief of a meeting.

use crate::compare::{Fact, FactState, facts_of_meeting, matrix, matrix_of_meeting};
use crate::model::{
    AttendanceState, CommitmentId, Meeting, MeetingField, MeetingFormat, MeetingId, RecordRef, Subject,
};

use super::super::brief::{Block, Cell, Run, Style, TableKind};
use super::{Builder, Head, capitalised_sentence, counted, table};

/// After the name of a side that nothing supports and for which nobody sat.
const UNSUPPORTED: &str = " (unsupported)";

impl Builder<'_> {
    /// Established facts, disputes, delegations, positions, commitments, timeline, notes.
    pub(super) fn meeting_brief(&mut self, id: &MeetingId, level: u8) -> Head {
        let Some(meeting) = self.dossier.meetings.get(id).cloned() else {
            return self.missing(&RecordRef::Meeting(id.clone()));
        };
        let title = self.dossier.title_of(&RecordRef::Meeting(id.clone()));
        let of = if level > 1 { title.clone() } else { String::new() };
        let facts = facts_of_meeting(self.dossier, self.index, id);
        let established: Vec<Fact> = facts.iter().filter(|fact| !stands_in_its_own_table(fact)).cloned().collect();
        let blocks: Vec<Block> = self.fact_table("", &established, &of).into_iter().collect();
        self.section(level, "Established", blocks);
        self.disputes(level, &facts);
        self.delegations(level, &meeting, &facts, &of);
        self.positions_of_meeting(level, id, &facts);
        let commitments: Vec<CommitmentId> = self
            .dossier
            .commitments
            .iter()
            .filter(|(_, commitment)| commitment.meeting.as_ref() == Some(id))
            .map(|(id, _)| id.clone())
            .collect();
        // In the whole dossier one ledger holds what was promised at every meeting.
        if !self.is_whole {
            self.commitment_section(level, &commitments, false);
        }
        // Nor does it ask a question again at every meeting.
        let matrix = if self.is_whole {
            matrix(self.dossier, self.index, facts.iter().filter(|fact| !fact.claims.is_empty()).cloned().collect())
        } else {
            matrix_of_meeting(self.dossier, self.index, id)
        };
        self.matrix_section(level, &matrix);
        self.timeline_of_meeting(level, id);
        self.private_notes(level, &meeting.notes);
        Head { title, subtitle: self.meeting_subtitle(id, &meeting, &facts), template: "Meeting brief" }
    }

    /// “Doha, Qatar. Held in person, bilateral. From seven articles that go back to four origins.”
    fn meeting_subtitle(&self, id: &MeetingId, meeting: &Meeting, facts: &[Fact]) -> String {
        let mut sentences = Vec::new();
        sentences.push(meeting.place.in_words());
        let mut how = meeting.status.in_words().to_owned();
        if meeting.format != MeetingFormat::Unknown {
            how = format!("{how} {}", in_form(meeting.format));
        }
        sentences.push(how);
        let mut articles: Vec<_> =
            facts.iter().flat_map(|fact| &fact.claims).flat_map(|id| self.index.articles_of(id)).collect();
        let quoted = self.dossier.positions.values().filter(|position| position.meeting.as_ref() == Some(id));
        articles.extend(quoted.filter_map(|position| position.quote.as_ref()).map(|quote| &quote.article));
        sentences.push(self.origins_in_words(articles));
        sentences
            .iter()
            .map(|sentence| capitalised_sentence(sentence))
            .filter(|it| !it.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// “From seven articles that go back to four origins”; empty for none.
    pub(super) fn origins_in_words(&self, mut articles: Vec<&crate::model::ArticleId>) -> String {
        articles.sort();
        articles.dedup();
        let mut origins = Vec::new();
        for article in &articles {
            let origin = self.dossier.origin_of(article);
            if !origins.contains(&origin) {
                origins.push(origin);
            }
        }
        match (articles.len(), origins.len()) {
            (0, _) => String::new(),
            (1, _) => "from one article".to_owned(),
            (articles, origins) => format!(
                "from {} that go back to {}",
                counted(articles, "article", "articles"),
                counted(origins, "origin", "origins")
            ),
        }
    }

    fn delegations(&mut self, level: u8, meeting: &Meeting, facts: &[Fact], of: &str) {
        let sides = meeting.sides.iter().map(|side| (Some(&side.id), side_name(self.dossier, side)));
        let sides: Vec<_> = sides.chain([(None, "Without a side".to_owned())]).collect();
        let mut blocks = Vec::new();
        for (side, name) in sides {
            let attendees: Vec<_> = meeting
                .attendees
                .iter()
                .filter(|attendee| {
                    let known = attendee.side.as_ref().filter(|side| meeting.side(side).is_some());
                    known == side
                })
                .collect();
            let mut rows = Vec::new();
            for attendee in attendees {
                self.counts.people += 1;
                let Some(fact) = facts.iter().find(|fact| is_attendee(&fact.subject, &attendee.id)) else { continue };
                if stands_in_its_own_table(fact) {
                    let named = Fact { label: fact.held.clone().unwrap_or_default(), ..fact.clone() };
                    self.check_fact(&named, of, self.request.include.delegations);
                }
                let left_out = fact.state == FactState::Unsupported && !self.request.include.unsupported;
                if left_out || !self.request.include.delegations {
                    continue;
                }
                rows.push(self.attendee_row(meeting, attendee, fact));
            }
            let caption = Self::side_caption(side, &name, facts, rows.is_empty());
            let bare = caption.ends_with(UNSUPPORTED) && !self.request.include.unsupported;
            if rows.is_empty() && (side.is_none() || bare) {
                continue;
            }
            if rows.is_empty() && side.is_some() && self.request.include.delegations {
                rows.push(vec![Cell::of(Run::new("nobody named", Style::Emphasis)), Cell::default(), Cell::default()]);
            }
            let header = ["Name", "As printed", "State"];
            blocks.extend(table(TableKind::Delegation, &caption, &header, &[34, 34, 32], rows));
        }
        if self.request.include.delegations {
            self.section(level, "Delegations", blocks);
        }
    }

    /// The name of a side; one that no claim supports and nobody sat for says so.
    fn side_caption(side: Option<&crate::model::PartId>, name: &str, facts: &[Fact], empty: bool) -> String {
        let fact = facts.iter().find(|fact| match (&fact.subject, side) {
            (Subject::Meeting(_, MeetingField::Side(part)), Some(side)) => part == side,
            _ => false,
        });
        match fact.map(|fact| fact.state) {
            Some(FactState::Unsupported) if empty => format!("{name}{UNSUPPORTED}"),
            Some(FactState::Supported { .. } | FactState::Unsupported) | None => name.to_owned(),
            Some(state) => format!("{name} ({})", state.in_words()),
        }
    }

    fn attendee_row(&mut self, meeting: &Meeting, attendee: &crate::model::Attendee, fact: &Fact) -> Vec<Cell> {
        let name = match &attendee.actor {
            Some(actor) => self.dossier.actor_name(actor).to_owned(),
            None if attendee.described.is_empty() => "—".to_owned(),
            None => attendee.described.clone(),
        };
        let notes = self.notes_of_fact(fact);
        let mut runs = vec![Run::plain(&name)];
        if let Some(native) =
            attendee.actor.as_ref().and_then(|id| self.dossier.actors.get(id)).and_then(|actor| actor.native_name())
            && native != name
        {
            runs.push(Run::plain(" "));
            runs.push(Run::plain(native));
        }
        if !attendee.capacity.is_empty() {
            runs.push(Run::plain(", "));
            runs.push(Run::new(&attendee.capacity, Style::Emphasis));
        }
        if let Some(last) = runs.last_mut() {
            last.notes = notes;
        }
        let mut title = attendee.title_printed.clone();
        if title.is_empty()
            && let (Some(actor), Some(date)) =
                (attendee.actor.as_ref().and_then(|id| self.dossier.actors.get(id)), &meeting.date)
            && let Some(role) = actor.roles_on(&date.edtf).next()
        {
            title.clone_from(&role.title);
        }
        let state = self.state_run(fact);
        let state = match attendee.state {
            AttendanceState::Attended => state,
            other => Run { text: format!("{}; {}", other.in_words(), state.text), ..state },
        };
        vec![Cell { runs }, Cell::plain(&title), Cell::of(state)]
    }
}

/// The name of a side as it is printed.
pub(super) fn side_name(dossier: &crate::model::Dossier, side: &crate::model::Side) -> String {
    if side.name.is_empty() {
        side.actor.as_ref().map_or_else(|| "—".to_owned(), |actor| dossier.actor_name(actor).to_owned())
    } else {
        side.name.clone()
    }
}

/// Attendees, sides and topics stand in tables of their own; who led stands among the facts as well.
fn stands_in_its_own_table(fact: &Fact) -> bool {
    match &fact.subject {
        Subject::Meeting(_, MeetingField::Attendee(_)) => !fact.label.starts_with("Led "),
        Subject::Meeting(_, MeetingField::Side(_) | MeetingField::Agenda(_)) => true,
        _ => false,
    }
}

fn is_attendee(subject: &Subject, id: &crate::model::PartId) -> bool {
    matches!(subject, Subject::Meeting(_, MeetingField::Attendee(part)) if part == id)
}

fn in_form(format: MeetingFormat) -> &'static str {
    match format {
        MeetingFormat::Unknown => "",
        MeetingFormat::InPerson => "in person",
        MeetingFormat::Virtual => "by video",
        MeetingFormat::ByPhone => "by phone",
        MeetingFormat::Shuttle => "through a go-between",
        MeetingFormat::Written => "in writing",
    }
}
