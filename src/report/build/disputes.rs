//! Facts on which sources differ: each version with its words, why they cannot all be true, and what is held.

use crate::compare::{
    Bearing, Fact, FactState, Said, Version, fact_name, finding_in_words, reason_of, speaker_in_words, value_in_words,
    verdict, versions,
};
use crate::model::{Claim, FindingState};

use super::super::brief::{Block, Cell, Run, Style, TableKind};
use super::{Builder, capitalised_sentence, counted, table};

/// How many contradictions are spelled out for one fact.
const SPELLED_OUT: usize = 3;

impl Builder<'_> {
    /// A section for each fact on which sources differ or a reason was given.
    pub(super) fn disputes(&mut self, level: u8, facts: &[Fact]) {
        for fact in facts.iter().filter(|fact| fact.state.is_disputed()) {
            let given = versions(self.dossier, self.index, &fact.subject);
            self.counts.rivals += usize::from(given.len() > 1);
            self.counts.findings += usize::from(self.finding_on(&fact.subject).is_some());
            let blocks = self.dispute_blocks(fact, &given);
            let lead = match (self.finding_on(&fact.subject).map(|finding| finding.state), fact.state) {
                (Some(FindingState::BothHold), FactState::Settled) => "Both hold",
                (Some(FindingState::LeftOpen), _) => "Left open",
                (_, FactState::Settled) if given.len() < 2 => "Settled",
                _ => "In dispute",
            };
            let heading = format!("{lead}: {}", lower_first(&fact_name(fact)));
            self.section(level, &heading, blocks);
        }
    }

    /// The versions, why they cannot all be true, and what is held.
    pub(super) fn dispute_blocks(&mut self, fact: &Fact, given: &[Version]) -> Vec<Block> {
        let open = fact.state != FactState::Settled;
        let mut blocks = Vec::new();
        if self.request.include.rivals {
            blocks.extend(self.version_tables(fact, given));
            blocks.extend(self.contradiction_paragraph(fact, given));
        }
        let before = blocks.len();
        if self.request.include.findings {
            blocks.extend(self.finding_paragraph(fact));
        }
        if open && blocks.len() == before && !blocks.is_empty() {
            blocks.push(Block::paragraph(vec![Run::new("No version was preferred.", Style::Emphasis)]));
        }
        blocks
    }

    /// Versions side by side, two or three a table; what is held stands among them where no source says so.
    fn version_tables(&mut self, fact: &Fact, given: &[Version]) -> Vec<Block> {
        let mut columns: Vec<(String, Cell)> = Vec::new();
        for version in given {
            columns.push((self.version_heading(version), self.version_cell(version)));
        }
        if let (Some(value), FactState::Rival { values }) = (&fact.value, fact.state)
            && values > given.len()
        {
            let cell = Cell::of(Run::new("Held in the dossier. No words say so.", Style::Alarm));
            columns.push((value_in_words(self.dossier, value), cell));
        }
        let a_table = if columns.len() == 3 { 3 } else { 2 };
        let mut blocks = Vec::new();
        for group in columns.chunks(a_table) {
            let header: Vec<&str> = group.iter().map(|(heading, _)| heading.as_str()).collect();
            let cells: Vec<Cell> = group.iter().map(|(_, cell)| cell.clone()).collect();
            let share = u16::try_from(100 / group.len().max(1)).unwrap_or(100);
            blocks.extend(table(TableKind::Dispute, "", &header, &vec![share; group.len()], vec![cells]));
        }
        if blocks.is_empty() && self.finding_on(&fact.subject).is_none() {
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
            let article = dossier.articles.get(&quote.article);
            let outlet = article.map_or("", |article| dossier.outlet_name(article));
            // Names and words are runs of their own, so that one from right to left leaves its neighbours alone.
            runs.push(Run::plain(outlet));
            if let Some(speaker) = speaker_in_words(dossier, &claim.speaker) {
                runs.push(Run::plain(", "));
                runs.push(Run::plain(&speaker));
            }
            let notes = self.notes_of_claims(std::slice::from_ref(id));
            if self.request.quote_words {
                runs.push(Run::plain(": “"));
                runs.push(Run::plain(&quote.exact));
                runs.push(Run::plain("”").with_notes(notes));
            } else if let Some(last) = runs.last_mut() {
                last.notes = notes;
            }
            if article.is_some_and(|article| article.retracted.is_some()) {
                runs.push(Run::plain(" "));
                runs.push(Run::new("retracted", Style::Alarm));
            }
            runs.push(Run::plain(". "));
        }
        Cell { runs }
    }

    /// “Cannot all be true: “9 October” and “12 October” have no day in common.”
    fn contradiction_paragraph(&self, fact: &Fact, given: &[Version]) -> Option<Block> {
        let dossier = self.dossier;
        let claims = |version: &Version| -> Vec<&Claim> {
            version.claims.iter().filter_map(|id| dossier.claims.get(id)).map(AsRef::as_ref).collect()
        };
        let mut said: Vec<String> = Vec::new();
        for (place, one) in given.iter().enumerate() {
            for other in &given[place + 1..] {
                let pairs = claims(one).into_iter().flat_map(|one| claims(other).into_iter().map(move |it| (one, it)));
                let sentence = pairs.into_iter().find_map(|(one, other)| {
                    let (one, other) = (Said::by(dossier, one), Said::by(dossier, other));
                    let verdict = verdict(dossier, &fact.subject, one, other);
                    (verdict.bearing == Bearing::Contradicts).then(|| verdict.in_words(dossier, one, other))
                });
                said.extend(sentence);
            }
        }
        said.dedup();
        said.truncate(SPELLED_OUT);
        if said.is_empty() || fact.state == FactState::Reopened {
            let reason = matches!(fact.state, FactState::Rival { .. } | FactState::Reopened);
            // What was left open says why in its own paragraph.
            said = reason
                .then(|| reason_of(dossier, self.index, fact))
                .into_iter()
                .filter(|_| !self.is_left_open(fact))
                .collect();
        }
        let finding = self.finding_on(&fact.subject).map(|finding| finding.state);
        if said.is_empty() || (finding == Some(FindingState::BothHold) && fact.state == FactState::Settled) {
            return None;
        }
        let lead = match fact.state {
            FactState::Reopened => "Reopened: ",
            _ if given.len() > 2 => "They cannot all be true: ",
            _ => "Both cannot be true: ",
        };
        Some(Block::paragraph(vec![Run::new(lead, Style::Strong), Run::plain(&said.join(" "))]))
    }

    /// “Held: discussed, with moderate confidence; likely. The reason.”
    fn finding_paragraph(&mut self, fact: &Fact) -> Option<Block> {
        let finding = self.finding_on(&fact.subject)?.clone();
        let reason = capitalised_sentence(&finding.reason);
        let reason = if reason.is_empty() { "No reason is given.".to_owned() } else { reason };
        let preferred = self.notes_of_claims(&finding.preferred);
        let lead = match finding.state {
            // The sentence says that it was left open, or that both hold.
            FindingState::LeftOpen | FindingState::BothHold => "Finding: ",
            FindingState::Held | FindingState::Withdrawn => "Held: ",
        };
        // As the card on which it was settled said that it would print.
        let sentence = finding_in_words(self.dossier, self.index, &finding);
        let mut runs = vec![
            Run::new(lead, Style::Strong),
            Run::plain(&sentence).with_notes(preferred),
            Run::plain(" "),
            Run::plain(&reason),
        ];
        if finding.reason.trim().is_empty()
            && let Some(last) = runs.last_mut()
        {
            last.style = Style::Alarm;
        }
        Some(Block::paragraph(runs))
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
