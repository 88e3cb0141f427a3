//! What each side said on each topic, and how positions move.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::compare::{
    Entry, Fact, FactState, GridCell, GridRow, GridSide, Move, Silence, TopicLine, agenda_grid, positions,
};
use crate::model::{ActorId, EdtfDate, MeetingField, MeetingId, Position, RecordRef, Stance, Subject, TopicId};

use super::super::brief::{Block, Cell, Check, CheckKind, Run, Style, TableKind};
use super::{Builder, table};

/// How many sides stand beside each other before a table is split.
const SIDES_A_TABLE: usize = 4;

impl Builder<'_> {
    /// Topic by side: the agenda first, then topics on which something was said without being on it.
    pub(super) fn positions_of_meeting(&mut self, level: u8, id: &MeetingId, facts: &[Fact]) {
        let at_it: Vec<Arc<Position>> =
            self.dossier.positions.values().filter(|it| it.meeting.as_ref() == Some(id)).cloned().collect();
        let grid = agenda_grid(self.dossier, id);
        let mut rows: Vec<&GridRow> = grid.rows.iter().collect();
        self.counts.topics += rows.len();
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
            rows.retain(|row| {
                !facts.iter().any(|fact| agenda_topic(fact) == Some(&row.topic) && self.is_bare_topic(fact, &at_it))
            });
        }
        if !self.request.include.positions || rows.is_empty() {
            return;
        }
        let columns: Vec<(usize, &GridSide)> = grid.sides.iter().enumerate().collect();
        let mut blocks: Vec<Block> = Vec::new();
        for group in columns.chunks(SIDES_A_TABLE) {
            let mut lines = Vec::new();
            for row in &rows {
                let mut line = vec![self.topic_cell(row, &at_it, facts)];
                for (at, side) in group {
                    line.push(
                        row.cells.get(*at).map_or_else(Cell::default, |it| self.side_cell(it, side.side.is_none())),
                    );
                }
                lines.push(line);
            }
            let header: Vec<&str> =
                std::iter::once("Topic").chain(group.iter().map(|(_, side)| side.name.as_str())).collect();
            let share = u16::try_from(76 / group.len().max(1)).unwrap_or(76);
            let shares: Vec<u16> = std::iter::once(24).chain(group.iter().map(|_| share)).collect();
            blocks.extend(table(TableKind::Positions, "", &header, &shares, lines));
        }
        self.section(level, "Each side, topic by topic", blocks);
    }

    /// The topic; one that is on the agenda with nothing behind it says so.
    fn topic_cell(&self, row: &GridRow, at_it: &[Arc<Position>], facts: &[Fact]) -> Cell {
        let mut cell = Cell::plain(&format!("{}{}", "› ".repeat(row.depth), row.name));
        if facts.iter().any(|fact| agenda_topic(fact) == Some(&row.topic) && self.is_bare_topic(fact, at_it)) {
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

    /// What a side said on a topic and in whose telling, or why it says nothing.
    fn side_cell(&mut self, cell: &GridCell, with_name: bool) -> Cell {
        let mut parts: Vec<Vec<Run>> = Vec::new();
        for said in &cell.utterances {
            let Some(position) = self.dossier.positions.get(&said.position).filter(|it| self.is_printed(it)) else {
                continue;
            };
            let mut runs = Vec::new();
            if with_name {
                runs.push(Run::plain(&format!("{}: ", self.dossier.actor_name(&said.actor))));
            }
            runs.extend(self.said_runs(position));
            if said.quote.is_some() {
                runs.push(Run::plain(" "));
                runs.push(match said.stands {
                    true => Run::new(&format!("({})", said.telling.in_words()), Style::Emphasis),
                    false => Run::new("its words support nothing", Style::Alarm),
                });
            }
            parts.push(runs);
        }
        // Silence that was noted is told with its words.
        let noted = cell.utterances.iter().any(|it| it.stance == Stance::Silent);
        if let Some(silence) = cell.silence.filter(|silence| *silence != Silence::Silent || !noted) {
            parts.push(vec![Run::new(silence.in_words(), Style::Emphasis)]);
        }
        if parts.is_empty() {
            return Cell::of(Run::plain("–"));
        }
        if cell.left_out {
            parts.push(vec![Run::new("its own readout leaves it out", Style::Emphasis)]);
        }
        if cell.contested {
            parts.push(vec![Run::new("said and denied", Style::Alarm)]);
        }
        Cell { runs: parts.join(&Run::plain("; ")) }
    }

    /// What a position says, with its notes; that nothing supports it.
    fn said_runs(&mut self, position: &Position) -> Vec<Run> {
        let (text, style) = self.stance_in_words(position);
        let notes = self.notes_of_quote(position.quote.as_ref());
        let mut runs = vec![Run::new(&text, style).with_notes(notes)];
        if position.quote.is_none() && position.stance != Stance::Silent {
            runs.push(Run::plain(" "));
            runs.push(Run::new("unsupported", Style::Alarm));
        }
        runs
    }

    /// In the analyst's words; in those quoted where there are none, and where quoted words are printed.
    fn stance_in_words(&self, position: &Position) -> (String, Style) {
        let quoted = || {
            let words = position.quote.as_ref().filter(|_| self.request.quote_words).map(|quote| &quote.exact);
            words.map_or_else(String::new, |words| {
                format!("“{}”", words.split_whitespace().collect::<Vec<_>>().join(" "))
            })
        };
        let summary = Some(position.summary.trim()).filter(|it| !it.is_empty()).map_or_else(quoted, str::to_owned);
        match (position.stance, summary.is_empty()) {
            (Stance::Said, false) => (summary, Style::Plain),
            (Stance::Said, true) => ("said so".to_owned(), Style::Plain),
            (Stance::Denied, false) => (format!("denied: {summary}"), Style::Plain),
            (Stance::Denied, true) => ("denied".to_owned(), Style::Plain),
            (Stance::Silent, _) => ("silent".to_owned(), Style::Emphasis),
        }
    }

    /// What actors said by topic and date, with how it moved. `is_meant` tells which entries are printed; how each moved
    /// is told from all of them.
    pub(super) fn positions_over_time(
        &mut self,
        level: u8,
        heading: &str,
        actors: &BTreeSet<&ActorId>,
        is_meant: &dyn Fn(&TopicId, &Entry) -> bool,
    ) {
        let dossier = self.dossier;
        let mut lines: Vec<(TopicLine, Entry)> = Vec::new();
        for actor in actors {
            for mut line in positions(dossier, actor, false).topics {
                let entries = std::mem::take(&mut line.entries);
                let meant = entries.into_iter().filter(|entry| is_meant(&line.topic, entry));
                lines.extend(meant.map(|entry| (line.clone(), entry)));
            }
        }
        self.counts.topics += lines.iter().map(|(line, _)| &line.topic).collect::<BTreeSet<_>>().len();
        let position_of = |entry: &Entry| entry.position.as_ref().and_then(|id| dossier.positions.get(id));
        for position in lines.iter().filter_map(|(_, entry)| position_of(entry)) {
            self.check_position(position);
        }
        if !self.request.include.positions {
            return;
        }
        // By topic, then by date, undated ones last.
        lines.sort_by(|(one, left), (other, right)| {
            (&one.name, &one.topic, left.date.is_none(), &left.date, &left.position).cmp(&(
                &other.name,
                &other.topic,
                right.date.is_none(),
                &right.date,
                &right.position,
            ))
        });
        let mut rows = Vec::new();
        for (line, entry) in &lines {
            let mut said = match position_of(entry) {
                Some(position) if self.is_printed(position) => self.said_runs(position),
                Some(_) => continue,
                None => vec![Run::new("not spoken of", Style::Emphasis)],
            };
            if let Some(moved) = entry.moved {
                let style = if moved == Move::Reversed { Style::Alarm } else { Style::Emphasis };
                said.extend([Run::plain("; "), Run::new(moved.in_words(), style)]);
            }
            let date = entry.date.as_ref().map_or_else(|| "no date".to_owned(), EdtfDate::in_words);
            rows.push(vec![
                Cell::plain(&line.name),
                Cell::plain(&date),
                Cell::plain(dossier.actor_name(&entry.actor)),
                Cell { runs: said },
            ]);
        }
        let header = ["Topic", "Date", "Who", "Position"];
        let blocks: Vec<Block> =
            table(TableKind::Positions, "", &header, &[22, 22, 20, 36], rows).into_iter().collect();
        self.section(level, heading, blocks);
    }
}

fn agenda_topic(fact: &Fact) -> Option<&TopicId> {
    match &fact.subject {
        Subject::Meeting(_, MeetingField::Agenda(topic)) => Some(topic),
        _ => None,
    }
}
