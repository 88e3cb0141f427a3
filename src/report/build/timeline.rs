//! Events by date, and the analyst's private notes.

use crate::model::{CommitmentId, EdtfDate, MeetingId, Note, Quote, RecordRef};

use super::super::brief::{Block, Cell, Run, Style, TableKind};
use super::{Builder, table};

/// An event of the timeline.
struct Event {
    date: EdtfDate,
    what: String,
    state: String,
    quote: Option<Quote>,
}

impl Builder<'_> {
    fn events(&self, meetings: &[MeetingId], commitments: &[CommitmentId]) -> Vec<Event> {
        let mut events = Vec::new();
        for id in meetings {
            let Some(meeting) = self.dossier.meetings.get(id) else { continue };
            let Some(date) = &meeting.date else { continue };
            let what = self.dossier.title_of(&RecordRef::Meeting(id.clone()));
            let state = meeting.status.in_words().to_owned();
            events.push(Event { date: date.edtf.clone(), what, state, quote: None });
        }
        for id in commitments {
            let Some(commitment) = self.dossier.commitments.get(id) else { continue };
            for step in &commitment.steps {
                let Some(date) = &step.date else { continue };
                let state = step.status.in_words().to_owned();
                let (what, quote) = (commitment.what.clone(), step.quote.clone());
                events.push(Event { date: date.clone(), what, state, quote });
            }
            if let Some(deadline) = &commitment.deadline {
                let (what, state) = (commitment.what.clone(), "deadline".to_owned());
                events.push(Event { date: deadline.clone(), what, state, quote: None });
            }
        }
        events.sort_by(|left, right| {
            (&left.date, &left.what, &left.state).cmp(&(&right.date, &right.what, &right.state))
        });
        events
    }

    /// A section of events, where a timeline is asked for.
    pub(super) fn timeline(&mut self, level: u8, meetings: &[MeetingId], commitments: &[CommitmentId]) {
        // In the whole dossier one timeline, at its end, holds every event.
        if self.is_whole && level > 1 {
            return;
        }
        let events = self.events(meetings, commitments);
        self.counts.events += events.len();
        if !self.request.include.timeline {
            return;
        }
        let mut rows = Vec::new();
        for event in events {
            let notes = self.notes_of_quote(event.quote.as_ref());
            rows.push(vec![
                Cell::plain(&event.date.in_words()),
                Cell::of(Run::plain(&event.what).with_notes(notes)),
                Cell::of(Run::new(&event.state, Style::Emphasis)),
            ]);
        }
        let header = ["Date", "Event", "State"];
        let blocks: Vec<Block> = table(TableKind::Timeline, "", &header, &[28, 52, 20], rows).into_iter().collect();
        self.section(level, "Timeline", blocks);
    }

    /// The meetings of the same series, the ones followed and following, and what was promised at this one.
    pub(super) fn timeline_of_meeting(&mut self, level: u8, id: &MeetingId) {
        let Some(meeting) = self.dossier.meetings.get(id) else { return };
        let mut meetings: Vec<MeetingId> = Vec::new();
        for (other_id, other) in &self.dossier.meetings {
            let same_series = !meeting.series.is_empty() && other.series == meeting.series;
            let linked = meeting.follows.as_ref() == Some(other_id) || other.follows.as_ref() == Some(id);
            if other_id == id || same_series || linked {
                meetings.push(other_id.clone());
            }
        }
        let commitments: Vec<CommitmentId> = self
            .dossier
            .commitments
            .iter()
            .filter(|(_, commitment)| commitment.meeting.as_ref() == Some(id))
            .map(|(id, _)| id.clone())
            .collect();
        self.timeline(level, &meetings, &commitments);
    }

    /// The analyst's notes, only where they are asked for.
    pub(super) fn private_notes(&mut self, level: u8, notes: &[Note]) {
        self.counts.notes += notes.len();
        if !self.request.include.notes {
            return;
        }
        let mut blocks = Vec::new();
        for note in notes {
            let cited = self.notes_of_quote(note.quote.as_ref());
            blocks.push(Block::paragraph(vec![Run::plain(&note.text).with_notes(cited)]));
        }
        self.section(level, "Working notes", blocks);
    }
}
