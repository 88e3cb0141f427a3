//! Tables of facts with their state, and records that have no brief of their own.

use crate::compare::{Bearing, Entry, Fact, FactState, Said, facts_about, value_in_words, verdict};
use crate::model::{FindingState, RecordRef, Subject, TopicId};

use super::super::brief::{Block, Cell, Check, CheckKind, Run, Style, TableKind};
use super::{Builder, capitalised_sentence, table};

impl Builder<'_> {
    /// A table of facts; unsupported ones only where they are asked for.
    pub(super) fn fact_table(&mut self, caption: &str, facts: &[Fact], of: &str) -> Option<Block> {
        let mut rows = Vec::new();
        for fact in facts {
            self.check_fact(fact, of, true);
            if fact.state == FactState::Unsupported && !self.request.include.unsupported {
                continue;
            }
            let value = fact.held.as_deref().map_or_else(|| Run::new("nothing held", Style::Emphasis), Run::plain);
            let notes = self.notes_of_fact(fact);
            rows.push(vec![
                Cell::plain(&fact.label),
                Cell::of(value.with_notes(notes)),
                Cell::of(self.state_run(fact)),
            ]);
        }
        table(TableKind::Facts, caption, &["Fact", "What is held", "State"], &[21, 47, 32], rows)
    }

    /// The notes of the claims that a fact rests on: those that agree with what is held, or all where nothing is.
    pub(super) fn notes_of_fact(&mut self, fact: &Fact) -> Vec<usize> {
        let claims = match (self.finding_on(&fact.subject), fact.state) {
            (Some(finding), FactState::Settled | FactState::Reopened) => finding.preferred.clone(),
            _ => self.agreeing(fact),
        };
        self.notes_of_claims(&claims)
    }

    fn agreeing(&self, fact: &Fact) -> Vec<crate::model::ClaimId> {
        let Some(held) = &fact.value else { return fact.claims.clone() };
        let agrees = |claim: &crate::model::Claim| {
            let (held, said) = (Said::plainly(held), Said::by(self.dossier, claim));
            verdict(self.dossier, &fact.subject, held, said).bearing == Bearing::Agrees
        };
        let claims = fact.claims.iter().filter_map(|id| Some((id, self.dossier.claims.get(id)?)));
        claims.filter(|(_, claim)| agrees(claim)).map(|(id, _)| id.clone()).collect()
    }

    /// The state of a fact as it is printed.
    pub(super) fn state_run(&self, fact: &Fact) -> Run {
        let words = fact.state.in_words();
        match fact.state {
            FactState::Supported { .. } => Run::new(&format!("supported, {words}"), Style::Emphasis),
            FactState::Rival { .. } if self.is_left_open(fact) => {
                Run::new(&format!("{words}, left open"), Style::Alarm)
            }
            FactState::Unsupported | FactState::Rival { .. } => Run::new(&words, Style::Alarm),
            FactState::Settled
                if self.finding_on(&fact.subject).is_some_and(|it| it.state == FindingState::BothHold) =>
            {
                Run::new("settled, both hold", Style::Emphasis)
            }
            FactState::Settled if self.finding_on(&fact.subject).is_some_and(|it| it.reason.trim().is_empty()) => {
                Run::new("settled, no reason given", Style::Alarm)
            }
            FactState::Settled => Run::new("settled, reason given", Style::Emphasis),
            FactState::Reopened => Run::new("reopened by a new version", Style::Alarm),
        }
    }

    /// Whether the analyst left it open, with a reason.
    pub(super) fn is_left_open(&self, fact: &Fact) -> bool {
        self.finding_on(&fact.subject).is_some_and(|finding| finding.state == FindingState::LeftOpen)
    }

    pub(super) fn finding_on(&self, subject: &Subject) -> Option<&std::sync::Arc<crate::model::Finding>> {
        self.index.held_on(self.dossier, subject).and_then(|id| self.dossier.findings.get(&id))
    }

    /// Counts a fact, and lists it among the checks where it wants attention.
    pub(super) fn check_fact(&mut self, fact: &Fact, of: &str, printed: bool) {
        if !self.seen.insert(fact.subject.clone()) {
            return;
        }
        let label = if of.is_empty() { fact.label.clone() } else { format!("{}, {of}", fact.label) };
        let (kind, text) = match fact.state {
            FactState::Unsupported => {
                self.counts.unsupported += 1;
                (CheckKind::Unsupported, format!("“{label}” has no claim behind it."))
            }
            FactState::Supported { .. } => return,
            FactState::Rival { values } if self.is_left_open(fact) => {
                (CheckKind::Rival, format!("“{label}” has {values} versions, and is left open."))
            }
            FactState::Rival { values } => {
                (CheckKind::Rival, format!("“{label}” has {values} versions, and none was preferred."))
            }
            FactState::Settled if !self.request.include.rivals => {
                (CheckKind::Settled, format!("“{label}” prints as settled, without the other versions."))
            }
            FactState::Settled => (CheckKind::Settled, format!("“{label}” prints as settled, every version shown.")),
            FactState::Reopened => {
                (CheckKind::Reopened, format!("“{label}” was settled, and a new version came in since."))
            }
        };
        let left_out = fact.state == FactState::Unsupported && !self.request.include.unsupported;
        if printed && !left_out {
            let text = super::super::brief::clean(&text);
            self.checks.push(Check { kind, text, subject: Some(fact.subject.clone()), record: None });
        }
    }

    /// The section of a subject asked for by a claim or a finding of its own.
    pub(super) fn subject_section(&mut self, level: u8, subject: &Subject) {
        let facts = facts_about(self.dossier, self.index, subject);
        let facts: Vec<Fact> = facts.into_iter().filter(|fact| fact.subject == *subject).collect();
        let blocks: Vec<Block> = self.fact_table("", &facts, "").into_iter().collect();
        self.section(level, "Established", blocks);
        self.disputes(level, &facts);
        let withdrawn: Vec<Block> = self
            .index
            .findings_on(subject)
            .iter()
            .filter_map(|id| self.dossier.findings.get(id))
            .filter(|finding| finding.state == FindingState::Withdrawn)
            .map(|finding| {
                let value = value_in_words(self.dossier, &finding.value);
                Block::paragraph(vec![
                    Run::new("Withdrawn: ", Style::Strong),
                    Run::plain(&format!("{value}. {}", capitalised_sentence(&finding.reason))),
                ])
            })
            .collect();
        if self.request.include.findings {
            self.section(level, "Held before", withdrawn);
        }
    }

    /// A record that has no brief of its own: what is known of it, in a section or two.
    pub(super) fn small_record(&mut self, record: &RecordRef, level: u8) {
        let dossier = self.dossier;
        if !dossier.contains(record) {
            self.missing(record);
            return;
        }
        match record {
            RecordRef::Claim(id) => {
                if let Some(claim) = dossier.claims.get(id) {
                    self.subject_section(level, &claim.subject);
                }
            }
            RecordRef::Finding(id) => {
                if let Some(finding) = dossier.findings.get(id) {
                    self.subject_section(level, &finding.subject);
                }
            }
            RecordRef::Commitment(id) => self.commitment_section(level, std::slice::from_ref(id), true),
            RecordRef::Position(id) => {
                if let Some(position) = dossier.positions.get(id) {
                    let is_meant = |_: &TopicId, entry: &Entry| entry.position.as_ref() == Some(id);
                    self.positions_over_time(level, "Position", &[&position.actor].into(), &is_meant);
                }
            }
            RecordRef::Topic(id) => {
                let on_it = dossier.positions.values().filter(|position| position.topic == *id);
                let actors = on_it.map(|position| &position.actor).collect();
                self.positions_over_time(level, "Positions", &actors, &|topic, _| topic == id);
            }
            RecordRef::Outlet(id) => self.outlet_section(level, id),
            RecordRef::Merge(id) => {
                if let Some(merge) = dossier.merges.get(id) {
                    let text = format!("{} was merged into {}.", merge.was.name(), dossier.actor_name(&merge.kept));
                    self.section(level, "Merge", vec![Block::paragraph(vec![Run::plain(&text)])]);
                }
            }
            // These have briefs of their own, which the caller makes.
            RecordRef::Meeting(_) | RecordRef::Actor(_) | RecordRef::Article(_) => {}
        }
    }
}
