//! The brief of the whole dossier.

use crate::compare::{facts_of_questions, matrix_of_questions};
use crate::model::{ActorId, CommitmentId, MeetingId, RecordRef};

use super::super::brief::{Block, Run, Style};
use super::{Builder, Head, capitalised_sentence, counted};

impl Builder<'_> {
    /// Meetings by date, the analyst's questions, actors by name, the ledger of commitments across meetings, timeline,
    /// notes.
    pub(super) fn whole(&mut self) -> Head {
        let dossier = self.dossier;
        let mut meetings: Vec<(&MeetingId, _)> = dossier.meetings.iter().collect();
        meetings
            .sort_by_key(|(id, it)| (it.date.is_none(), it.date.as_ref().map(|when| when.edtf.clone()), (*id).clone()));
        for (id, _) in &meetings {
            self.record_under_its_title(&RecordRef::Meeting((*id).clone()));
        }
        let questions = facts_of_questions(dossier, self.index);
        let blocks: Vec<Block> = self.fact_table("", &questions, "").into_iter().collect();
        self.section(1, "Questions", blocks);
        self.disputes(2, &questions);
        let matrix = matrix_of_questions(dossier, self.index);
        self.matrix_section(2, &matrix);
        let mut actors: Vec<(&ActorId, &str)> = dossier.actors.iter().map(|(id, actor)| (id, actor.name())).collect();
        actors.sort_by_key(|(id, name)| (name.to_lowercase(), (*id).clone()));
        for (id, _) in actors {
            self.record_under_its_title(&RecordRef::Actor(id.clone()));
        }
        let mut commitments: Vec<CommitmentId> = dossier.commitments.keys().cloned().collect();
        let of_meeting = |id: &CommitmentId| {
            let meeting = dossier.commitments.get(id).and_then(|it| it.meeting.as_ref());
            let place = meeting.and_then(|meeting| meetings.iter().position(|(id, _)| *id == meeting));
            (place.is_none(), place)
        };
        commitments.sort_by_cached_key(|id| (of_meeting(id), id.clone()));
        self.commitment_section(1, &commitments, true);
        let all: Vec<MeetingId> = meetings.iter().map(|(id, _)| (*id).clone()).collect();
        let commitments: Vec<CommitmentId> = dossier.commitments.keys().cloned().collect();
        self.timeline(1, &all, &commitments);
        if !dossier.about.notes.is_empty() {
            self.counts.notes += 1;
            if self.request.include.notes {
                let blocks = dossier.about.notes.lines().filter(|line| !line.trim().is_empty());
                let blocks = blocks.map(|line| Block::paragraph(vec![Run::plain(line)])).collect();
                self.section(1, "Working notes", blocks);
            }
        }
        self.cited.extend(dossier.articles.keys().cloned());
        let counts = [
            counted(dossier.articles.len(), "article", "articles"),
            counted(dossier.actors.len(), "actor", "actors"),
            counted(dossier.meetings.len(), "meeting", "meetings"),
        ];
        let counts = format!("{}, {} and {}", counts[0], counts[1], counts[2]);
        let subject = capitalised_sentence(&dossier.about.subject);
        let counts = capitalised_sentence(&counts);
        let subtitle = if subject.is_empty() { counts } else { format!("{subject} {counts}") };
        Head { title: self.dossier_title(), subtitle, template: "Dossier brief" }
    }

    fn record_under_its_title(&mut self, record: &RecordRef) {
        let at = self.sections.len();
        self.heading(1, &self.dossier.title_of(record), Vec::new());
        let head = match record {
            RecordRef::Meeting(id) => self.meeting_brief(id, 2),
            RecordRef::Actor(id) => self.actor_brief(id, 2),
            _ => return,
        };
        if let Some(section) = self.sections.get_mut(at).filter(|_| !head.subtitle.is_empty()) {
            section.blocks.push(Block::paragraph(vec![Run::new(&head.subtitle, Style::Emphasis)]));
        }
    }
}
