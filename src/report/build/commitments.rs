//! The ledger of commitments.

use crate::compare::{FactState, facts_of_commitment, is_overdue};
use crate::model::{ActorId, Commitment, CommitmentId};

use super::super::brief::{Block, Cell, Check, CheckKind, Run, Style, TableKind};
use super::{Builder, table};

impl Builder<'_> {
    /// Who promised whom what, on what condition and by when, and how it stands, step by step, and where they are of
    /// several meetings, at which.
    pub(super) fn commitment_section(&mut self, level: u8, ids: &[CommitmentId], across_meetings: bool) {
        self.seen_commitments.extend(ids.iter().cloned());
        self.counts.commitments = self.seen_commitments.len();
        if !self.request.include.commitments {
            return;
        }
        let mut rows = Vec::new();
        for id in ids {
            let Some(commitment) = self.dossier.commitments.get(id).cloned() else { continue };
            let supported = self.is_supported(id, &commitment);
            if !supported {
                self.counts.unsupported += 1;
                if !self.request.include.unsupported {
                    continue;
                }
                self.checks.push(Check {
                    kind: CheckKind::Unsupported,
                    text: super::super::brief::clean(&format!("“{}” has no words behind it.", commitment.what)),
                    subject: None,
                    record: Some(crate::model::RecordRef::Commitment(id.clone())),
                });
            }
            rows.push(vec![
                Cell::plain(&self.promisers_and_promised(&commitment)),
                self.promise_cell(id, &commitment, supported, across_meetings),
                self.deadline_cell(id, &commitment),
                self.steps_cell(&commitment),
            ]);
        }
        let header = ["Who › to whom", "What", "By when", "How it stands"];
        let shares = [22, 38, 16, 24];
        let blocks: Vec<Block> = table(TableKind::Commitments, "", &header, &shares, rows).into_iter().collect();
        self.section(level, "Commitments", blocks);
        for id in ids {
            let facts = facts_of_commitment(self.dossier, self.index, id);
            self.disputes(level, &facts);
        }
    }

    /// Words stand behind it: on a step, on a side's version, or in a claim.
    fn is_supported(&self, id: &CommitmentId, commitment: &Commitment) -> bool {
        let quotes = commitment.steps.iter().filter_map(|step| step.quote.as_ref());
        let mut quotes = quotes.chain(commitment.versions.iter().filter_map(|version| version.quote.as_ref()));
        quotes.any(|quote| {
            self.dossier.articles.get(&quote.article).is_some_and(|article| quote.resolves_in(&article.text))
        }) || facts_of_commitment(self.dossier, self.index, id).iter().any(|fact| fact.state != FactState::Unsupported)
    }

    fn promisers_and_promised(&self, commitment: &Commitment) -> String {
        let names = |actors: &[ActorId]| {
            let names: Vec<&str> = actors.iter().map(|actor| self.dossier.actor_name(actor)).collect();
            names.join(", ")
        };
        match (names(&commitment.who), names(&commitment.to_whom)) {
            (who, whom) if who.is_empty() && whom.is_empty() => "—".to_owned(),
            (who, whom) if whom.is_empty() => who,
            (who, whom) if who.is_empty() => format!("› {whom}"),
            (who, whom) => format!("{who} › {whom}"),
        }
    }

    fn promise_cell(
        &mut self,
        id: &CommitmentId,
        commitment: &Commitment,
        supported: bool,
        across_meetings: bool,
    ) -> Cell {
        let claims: Vec<_> =
            facts_of_commitment(self.dossier, self.index, id).into_iter().flat_map(|fact| fact.claims).collect();
        let notes = self.notes_of_claims(&claims);
        let what = if commitment.what.is_empty() { "—" } else { &commitment.what };
        let mut runs = vec![Run::plain(what).with_notes(notes)];
        if !commitment.condition.is_empty() {
            runs.push(Run::plain("; "));
            runs.push(Run::new("on condition: ", Style::Emphasis));
            runs.push(Run::plain(&commitment.condition));
        }
        if across_meetings && let Some(meeting) = &commitment.meeting {
            let date = self.dossier.meetings.get(meeting).and_then(|meeting| meeting.date.as_ref());
            let date = date.map(|when| format!(", {}", when.edtf.in_words())).unwrap_or_default();
            let title = self.dossier.title_of(&crate::model::RecordRef::Meeting(meeting.clone()));
            runs.push(Run::plain("; "));
            runs.push(Run::new("at: ", Style::Emphasis));
            runs.push(Run::plain(&format!("{title}{date}")));
        }
        for version in &commitment.versions {
            let notes = self.notes_of_quote(version.quote.as_ref());
            runs.push(Run::plain(". "));
            runs.push(Run::new(&format!("{} says: ", self.dossier.actor_name(&version.actor)), Style::Emphasis));
            runs.push(Run::plain(&version.what).with_notes(notes));
        }
        if !supported {
            runs.push(Run::plain(" "));
            runs.push(Run::new("unsupported", Style::Alarm));
        }
        Cell { runs }
    }

    /// The day by which it was promised; overdue only where the request says which day it is.
    fn deadline_cell(&mut self, id: &CommitmentId, commitment: &Commitment) -> Cell {
        let Some(deadline) = &commitment.deadline else { return Cell::plain("–") };
        let mut runs = vec![Run::plain(&deadline.in_words())];
        if self.request.today.is_some_and(|today| is_overdue(commitment, today)) {
            runs.push(Run::plain(" "));
            runs.push(Run::new("overdue", Style::Alarm));
            let check = Check {
                kind: CheckKind::Overdue,
                text: super::super::brief::clean(&format!("“{}” is overdue.", commitment.what)),
                subject: None,
                record: Some(crate::model::RecordRef::Commitment(id.clone())),
            };
            if !self.checks.contains(&check) {
                self.checks.push(check);
            }
        }
        Cell { runs }
    }

    fn steps_cell(&mut self, commitment: &Commitment) -> Cell {
        if commitment.steps.is_empty() {
            return Cell::of(Run::new(commitment.status().in_words(), Style::Emphasis));
        }
        let mut runs = Vec::new();
        let order = commitment.steps_in_order();
        let steps: Vec<_> = order.into_iter().filter_map(|place| commitment.steps.get(place)).collect();
        let last = steps.len().saturating_sub(1);
        for (place, step) in steps.into_iter().enumerate() {
            if place > 0 {
                runs.push(Run::plain("; "));
            }
            let date = step.date.as_ref().map(|date| format!(", {}", date.in_words())).unwrap_or_default();
            let notes = self.notes_of_quote(step.quote.as_ref());
            let style = if place == last { Style::Strong } else { Style::Plain };
            runs.push(Run::new(step.status.in_words(), style));
            runs.push(Run::plain(&date).with_notes(notes));
        }
        Cell { runs }
    }
}
