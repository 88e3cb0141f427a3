//! What each side said on each topic.

use std::sync::Arc;

use crate::compare::{Fact, FactState};
use crate::model::{
    ActorId, Meeting, MeetingField, MeetingId, PartId, Position, RecordRef, Shift, Stance, Subject, TopicId,
};

use super::super::brief::{Block, Cell, Check, CheckKind, Run, Style, TableKind};
use super::meeting::side_name;
use super::{Builder, table};

/// How many sides stand beside each other before a table is split.
const SIDES_A_TABLE: usize = 4;

impl Builder<'_> {
    /// Topic by side: the agenda first, then topics on which something was said without being on it.
    pub(super) fn positions_of_meeting(&mut self, level: u8, id: &MeetingId, meeting: &Meeting, facts: &[Fact]) {
        let at_it: Vec<Arc<Position>> =
            self.dossier.positions.values().filter(|it| it.meeting.as_ref() == Some(id)).cloned().collect();
        let mut topics: Vec<TopicId> = meeting.agenda.clone();
        for position in &at_it {
            if !topics.contains(&position.topic) {
                topics.push(position.topic.clone());
            }
        }
        self.counts.topics += topics.len();
        for position in &at_it {
            self.check_position(position);
        }
        for fact in facts {
            if !self.is_bare_topic(fact, &at_it) {
                continue;
            }
            let named = Fact { label: format!("Agenda, {}", fact.held.as_deref().unwrap_or("—")), ..fact.clone() };
            self.check_fact(&named, "", self.request.include.positions);
        }
        if !self.request.include.unsupported {
            topics.retain(|topic| {
                !facts.iter().any(|fact| agenda_topic(fact) == Some(topic) && self.is_bare_topic(fact, &at_it))
            });
        }
        if !self.request.include.positions || topics.is_empty() {
            return;
        }
        let sides: Vec<(PartId, String)> =
            meeting.sides.iter().map(|side| (side.id.clone(), side_name(self.dossier, side))).collect();
        let others = at_it.iter().any(|position| self.side_of(meeting, &position.actor).is_none());
        let mut columns: Vec<(Option<PartId>, String)> = sides.into_iter().map(|(id, name)| (Some(id), name)).collect();
        if others || columns.is_empty() {
            columns.push((None, if columns.is_empty() { "Positions" } else { "Others" }.to_owned()));
        }
        let mut blocks: Vec<Block> = Vec::new();
        for group in columns.chunks(SIDES_A_TABLE) {
            let mut rows = Vec::new();
            for topic in &topics {
                let mut row = vec![self.topic_cell(topic, &at_it, facts)];
                for (side, _) in group {
                    let said: Vec<Arc<Position>> = at_it
                        .iter()
                        .filter(|position| position.topic == *topic && self.is_printed(position))
                        .filter(|position| self.side_of(meeting, &position.actor) == *side)
                        .cloned()
                        .collect();
                    row.push(self.position_cell(&said, side.is_none()));
                }
                rows.push(row);
            }
            let header: Vec<&str> =
                std::iter::once("Topic").chain(group.iter().map(|(_, name)| name.as_str())).collect();
            let share = u16::try_from(76 / group.len().max(1)).unwrap_or(76);
            let shares: Vec<u16> = std::iter::once(24).chain(group.iter().map(|_| share)).collect();
            blocks.extend(table(TableKind::Positions, "", &header, &shares, rows));
        }
        self.section(level, "Each side, topic by topic", blocks);
    }

    /// The topic; one that is on the agenda with nothing behind it says so.
    fn topic_cell(&self, topic: &TopicId, at_it: &[Arc<Position>], facts: &[Fact]) -> Cell {
        let name = self.topic_name(topic);
        let mut cell = Cell::plain(&name);
        if facts.iter().any(|fact| agenda_topic(fact) == Some(topic) && self.is_bare_topic(fact, at_it)) {
            cell.runs.push(Run::plain(" "));
            cell.runs.push(Run::new("unsupported", Style::Alarm));
        }
        cell
    }

    /// Whether a fact is a topic of the agenda that no claim supports and on which no words are quoted.
    fn is_bare_topic(&self, fact: &Fact, at_it: &[Arc<Position>]) -> bool {
        let quoted = |topic: &TopicId| at_it.iter().any(|it| it.topic == *topic && self.is_quoted(it));
        agenda_topic(fact).is_some_and(|topic| fact.state == FactState::Unsupported && !quoted(topic))
    }

    fn is_quoted(&self, position: &Position) -> bool {
        position.quote.as_ref().is_some_and(|quote| {
            self.dossier.articles.get(&quote.article).is_some_and(|article| quote.resolves_in(&article.text))
        })
    }

    /// Lists a position without words among the checks. Silence has no words to quote.
    fn check_position(&mut self, position: &Position) {
        if position.quote.is_some() || position.stance == Stance::Silent {
            return;
        }
        let who = self.dossier.actor_name(&position.actor);
        let text = format!("“{who} on {}” has no words behind it.", self.topic_name(&position.topic));
        let check = Check {
            kind: CheckKind::Unsupported,
            text: super::super::brief::clean(&text),
            subject: None,
            record: Some(RecordRef::Actor(position.actor.clone())),
        };
        if self.checks.contains(&check) {
            return;
        }
        self.counts.unsupported += 1;
        if self.request.include.unsupported && self.request.include.positions {
            self.checks.push(check);
        }
    }

    /// Whether a position is printed.
    fn is_printed(&self, position: &Position) -> bool {
        self.request.include.unsupported || position.quote.is_some() || position.stance == Stance::Silent
    }

    pub(super) fn topic_name(&self, topic: &TopicId) -> String {
        self.dossier.topics.get(topic).map_or_else(|| topic.to_string(), |topic| topic.name.clone())
    }

    /// The side that an actor stands or sat for at a meeting.
    fn side_of(&self, meeting: &Meeting, actor: &ActorId) -> Option<PartId> {
        let stands = meeting.sides.iter().find(|side| side.actor.as_ref() == Some(actor)).map(|side| side.id.clone());
        let sat = || {
            let attendee = meeting.attendees.iter().find(|attendee| attendee.actor.as_ref() == Some(actor))?;
            attendee.side.clone()
        };
        let party = || {
            let actor = self.dossier.actors.get(actor)?;
            let ties = actor.relations.iter().filter(|it| it.kind.shares_side()).map(|it| &it.other);
            let ties: Vec<&ActorId> =
                ties.chain(actor.roles.iter().filter_map(|role| role.organisation.as_ref())).collect();
            let side = meeting.sides.iter().find(|side| side.actor.as_ref().is_some_and(|it| ties.contains(&it)))?;
            Some(side.id.clone())
        };
        stands.or_else(sat).or_else(party)
    }

    fn position_cell(&mut self, said: &[Arc<Position>], with_name: bool) -> Cell {
        if said.is_empty() {
            return Cell::of(Run::new("–", Style::Plain));
        }
        let mut runs = Vec::new();
        for (place, position) in said.iter().enumerate() {
            if place > 0 {
                runs.push(Run::plain("; "));
            }
            if with_name {
                runs.push(Run::plain(&format!("{}: ", self.dossier.actor_name(&position.actor))));
            }
            let (text, style) = stance_in_words(position);
            let notes = self.notes_of_quote(position.quote.as_ref());
            let bare = position.quote.is_none() && position.stance != Stance::Silent;
            runs.push(Run::new(&text, style).with_notes(notes));
            if bare {
                runs.push(Run::plain(" "));
                runs.push(Run::new("unsupported", Style::Alarm));
            }
        }
        Cell { runs }
    }

    /// Positions by date: topic, who, what, with the words.
    pub(super) fn positions_over_time(&mut self, level: u8, heading: &str, positions: &[&Arc<Position>]) {
        self.counts.topics += positions.iter().map(|it| &it.topic).collect::<std::collections::BTreeSet<_>>().len();
        for position in positions {
            self.check_position(position);
        }
        if !self.request.include.positions {
            return;
        }
        let mut dated: Vec<(Option<crate::model::EdtfDate>, &Arc<Position>)> =
            positions.iter().map(|position| (self.date_of(position), *position)).collect();
        // By topic, then by date, undated ones last.
        dated.sort_by_cached_key(|(date, position)| (self.topic_name(&position.topic), date.is_none(), date.clone()));
        let mut rows = Vec::new();
        for (place, (date, position)) in dated.iter().enumerate() {
            if !self.is_printed(position) {
                continue;
            }
            // Those of one topic stand together, so that what the same actor said before stands above.
            let before = dated[..place].iter().rev().map(|(_, it)| *it);
            let former = before.into_iter().find(|it| it.actor == position.actor && it.topic == position.topic);
            let date = date.clone();
            let date = date.map_or_else(|| "no date".to_owned(), |date| date.in_words());
            let (text, style) = stance_in_words(position);
            let notes = self.notes_of_quote(position.quote.as_ref());
            let mut said = vec![Run::new(&text, style).with_notes(notes)];
            if position.quote.is_none() && position.stance != Stance::Silent {
                said.push(Run::plain(" "));
                said.push(Run::new("unsupported", Style::Alarm));
            }
            said.extend(shift_runs(former, position));
            rows.push(vec![
                Cell::plain(&self.topic_name(&position.topic)),
                Cell::plain(&date),
                Cell::plain(self.dossier.actor_name(&position.actor)),
                Cell { runs: said },
            ]);
        }
        let header = ["Topic", "Date", "Who", "Position"];
        let blocks: Vec<Block> =
            table(TableKind::Positions, "", &header, &[22, 22, 20, 36], rows).into_iter().collect();
        self.section(level, heading, blocks);
    }

    fn date_of(&self, position: &Position) -> Option<crate::model::EdtfDate> {
        let meeting = || self.dossier.meetings.get(position.meeting.as_ref()?)?.date.clone().map(|when| when.edtf);
        position.date.clone().or_else(meeting)
    }
}

fn agenda_topic(fact: &Fact) -> Option<&TopicId> {
    match &fact.subject {
        Subject::Meeting(_, MeetingField::Agenda(topic)) => Some(topic),
        _ => None,
    }
}

/// How a position moved from the one before: reversed where one denies what the other says, or as the analyst judged.
fn shift_runs(former: Option<&Arc<Position>>, position: &Position) -> Vec<Run> {
    let reversed = former.is_some_and(|former| {
        matches!((former.stance, position.stance), (Stance::Said, Stance::Denied) | (Stance::Denied, Stance::Said))
    });
    let run = match position.shift {
        _ if reversed => Run::new("reversed", Style::Alarm),
        Some(Shift::Firmer) => Run::new("firmer than before", Style::Emphasis),
        Some(Shift::Softer) => Run::new("softer than before", Style::Emphasis),
        Some(Shift::Unchanged) => Run::new("unchanged in substance", Style::Emphasis),
        None => return Vec::new(),
    };
    vec![Run::plain("; "), run]
}

fn stance_in_words(position: &Position) -> (String, Style) {
    let summary = position.summary.as_str();
    match (position.stance, summary.is_empty()) {
        (Stance::Said, false) => (summary.to_owned(), Style::Plain),
        (Stance::Said, true) => ("said so".to_owned(), Style::Plain),
        (Stance::Denied, false) => (format!("denied: {summary}"), Style::Plain),
        (Stance::Denied, true) => ("denied".to_owned(), Style::Plain),
        (Stance::Silent, _) => ("silent".to_owned(), Style::Emphasis),
    }
}
