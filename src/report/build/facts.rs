//! Tables of facts with their state, and the versions of those in dispute.

use crate::compare::{
    Bearing, Fact, FactState, Said, Version, fact_name, speaker_in_words, value_in_words, verdict, versions,
};
use crate::model::{FindingState, RecordRef, Subject};

use super::super::brief::{Block, Cell, Check, CheckKind, Run, Style, TableKind};
use super::{Builder, capitalised_sentence, counted, table};

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
            FactState::Unsupported | FactState::Rival { .. } => Run::new(&words, Style::Alarm),
            FactState::Settled if self.finding_on(&fact.subject).is_some_and(|it| it.reason.trim().is_empty()) => {
                Run::new("settled, no reason given", Style::Alarm)
            }
            FactState::Settled => Run::new("settled, reason given", Style::Emphasis),
            FactState::Reopened => Run::new("reopened by a new version", Style::Alarm),
        }
    }

    fn finding_on(&self, subject: &Subject) -> Option<&std::sync::Arc<crate::model::Finding>> {
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

    /// A section for each fact on which sources differ or a reason was given.
    pub(super) fn disputes(&mut self, level: u8, facts: &[Fact]) {
        for fact in facts.iter().filter(|fact| fact.state.is_disputed()) {
            let given = versions(self.dossier, self.index, &fact.subject);
            let open = fact.state != FactState::Settled;
            self.counts.rivals += usize::from(given.len() > 1);
            self.counts.findings += usize::from(self.finding_on(&fact.subject).is_some());
            let mut blocks = Vec::new();
            if self.request.include.rivals {
                blocks.extend(self.version_tables(&fact.subject, &given));
            }
            if self.request.include.findings {
                blocks.extend(self.finding_paragraph(&fact.subject));
            } else if open && !blocks.is_empty() {
                blocks.push(Block::paragraph(vec![Run::new("No version was preferred.", Style::Emphasis)]));
            }
            let lead = if given.len() > 1 { "In dispute" } else { "Settled" };
            let heading = format!("{lead}: {}", lower_first(&fact_name(fact)));
            self.section(level, &heading, blocks);
        }
    }

    /// Versions side by side, two or three a table.
    fn version_tables(&mut self, subject: &Subject, given: &[Version]) -> Vec<Block> {
        let columns = if given.len() == 3 { 3 } else { 2 };
        let mut blocks = Vec::new();
        for group in given.chunks(columns) {
            let header: Vec<String> = group.iter().map(|version| self.version_heading(version)).collect();
            let header: Vec<&str> = header.iter().map(String::as_str).collect();
            let cells: Vec<Cell> = group.iter().map(|version| self.version_cell(version)).collect();
            let share = u16::try_from(100 / group.len().max(1)).unwrap_or(100);
            blocks.extend(table(TableKind::Dispute, "", &header, &vec![share; group.len()], vec![cells]));
        }
        if blocks.is_empty() && self.finding_on(subject).is_none() {
            blocks.push(Block::paragraph(vec![Run::new("No words resolve.", Style::Alarm)]));
        }
        blocks
    }

    fn version_heading(&self, version: &Version) -> String {
        let value = value_in_words(self.dossier, &version.value);
        let value = if version.denies { format!("not {value}") } else { value };
        if version.scope.is_empty() { value } else { format!("{value} ({})", version.scope) }
    }

    /// “Two articles, one origin. Reuters: “words”.”
    fn version_cell(&mut self, version: &Version) -> Cell {
        let how_many = format!(
            "{}, {}. ",
            counted(version.articles, "article", "articles"),
            counted(version.origins, "origin", "origins")
        );
        let mut runs = vec![Run::plain(&crate::compare::capitalised(&how_many))];
        let dossier = self.dossier;
        for claim in version.claims.iter().filter_map(|id| Some((id, dossier.claims.get(id)?))) {
            let (id, claim) = claim;
            let Some(quote) = claim.quotes.first() else { continue };
            let outlet = dossier.articles.get(&quote.article).map_or("", |article| dossier.outlet_name(article));
            let who = match speaker_in_words(dossier, &claim.speaker) {
                Some(speaker) => format!("{outlet}, {speaker}"),
                None => outlet.to_owned(),
            };
            let notes = self.notes_of_claims(std::slice::from_ref(id));
            if self.request.quote_words {
                runs.push(Run::plain(&format!("{who}: ")));
                runs.push(Run::plain(&format!("“{}”", quote.exact)).with_notes(notes));
                runs.push(Run::plain(". "));
            } else {
                runs.push(Run::plain(&who).with_notes(notes));
                runs.push(Run::plain(". "));
            }
        }
        Cell { runs }
    }

    /// “Held: discussed, with moderate confidence. The reason.”
    pub(super) fn finding_paragraph(&mut self, subject: &Subject) -> Option<Block> {
        let finding = self.finding_on(subject)?.clone();
        let mut held = format!(
            "{}, with {} confidence",
            value_in_words(self.dossier, &finding.value),
            finding.confidence.in_words()
        );
        if let Some(likelihood) = finding.likelihood {
            held = format!("{held}; {}", likelihood.in_words());
        }
        let reason = capitalised_sentence(&finding.reason);
        let reason = if reason.is_empty() { "No reason is given.".to_owned() } else { reason };
        let preferred = self.notes_of_claims(&finding.preferred);
        Some(Block::paragraph(vec![
            Run::new("Held: ", Style::Strong),
            Run::plain(&held).with_notes(preferred),
            Run::plain(". "),
            Run::plain(&reason),
        ]))
    }

    /// The section of a subject asked for by a claim or a finding of its own.
    pub(super) fn subject_section(&mut self, level: u8, subject: &Subject) {
        let facts = self.facts_of_record_of(subject);
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

    fn facts_of_record_of(&self, subject: &Subject) -> Vec<Fact> {
        use crate::compare::{facts_of_actor, facts_of_commitment, facts_of_meeting, facts_of_questions};
        match subject {
            Subject::Meeting(id, _) => facts_of_meeting(self.dossier, self.index, id),
            Subject::Actor(id, _) => facts_of_actor(self.dossier, self.index, id),
            Subject::Commitment(id, _) => facts_of_commitment(self.dossier, self.index, id),
            Subject::Question(_) => facts_of_questions(self.dossier, self.index),
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
            RecordRef::Commitment(id) => self.commitment_section(level, std::slice::from_ref(id)),
            RecordRef::Position(id) => {
                if let Some(position) = dossier.positions.get(id) {
                    self.positions_over_time(level, "Position", &[position]);
                }
            }
            RecordRef::Topic(id) => {
                let on_it: Vec<_> = dossier.positions.values().filter(|position| position.topic == *id).collect();
                self.positions_over_time(level, "Positions", &on_it);
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

/// “Led for Taliban” → “led for Taliban”; words in capitals and names of more than one capital stay.
fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(first), Some(second)) if first.is_uppercase() && second.is_lowercase() => {
            first.to_lowercase().chain(std::iter::once(second)).chain(chars).collect()
        }
        _ => text.to_owned(),
    }
}
