//! `readout facts`: every fact with its state, what is behind it, and why it stands so.

use std::io::Write;
use std::path::PathBuf;

use serde::Serialize;

use super::table::{WIDTH, aligned, wrapped};
use super::{json_line, open};
use crate::compare::{
    CellStance, ClaimIndex, Fact, FactState, Matrix, all_facts, fact_name, facts_of_questions, matrix_of_actor,
    matrix_of_meeting, matrix_of_questions, origin_name, reason_of, record_of, speaker_in_words, stances, subject_id,
    subject_in_question, value_in_words, versions,
};
use crate::model::{Claim, ClaimId, Dossier, Finding, FindingId, Quote, RecordRef, Speaker, Value};
use crate::report::columns;

/// The id of the analyst's own questions, which belong to no record.
const QUESTIONS: &str = "questions";
/// Columns of a cell of the matrix at most.
const CELL: usize = 18;
/// Columns of a question.
const QUESTION: usize = 26;

#[derive(Debug, clap::Args)]
pub(super) struct Facts {
    /// The dossier.
    file: PathBuf,
    /// The id of a meeting, an actor or a commitment; of an article for what it speaks of; or “questions”.
    #[arg(long, value_name = "ID")]
    of: Option<String>,
    /// Print one JSON object a fact.
    #[arg(long)]
    json: bool,
}

/// One line of output.
#[derive(Serialize)]
struct Line<'d> {
    id: String,
    record: Option<String>,
    record_title: Option<String>,
    question: String,
    name: String,
    state: &'static str,
    state_in_words: String,
    /// In how many articles words on it stand.
    articles: usize,
    /// How many answers sources give.
    versions: usize,
    value: Option<String>,
    typed: Option<&'d Value>,
    claims: Vec<ClaimLine<'d>>,
    /// To what those go back, each once.
    origins: Vec<String>,
    finding: Option<FindingLine<'d>>,
    reason: String,
}

#[derive(Serialize)]
struct ClaimLine<'d> {
    id: &'d str,
    value: String,
    typed: &'d Value,
    scope: &'d str,
    as_of: Option<&'d str>,
    speaker: Option<String>,
    speaker_id: Option<&'d str>,
    chain: Vec<String>,
    directness: &'static str,
    credibility: Option<u8>,
    article: Option<&'d str>,
    outlet: Option<&'d str>,
    published: Option<&'d str>,
    quote: Option<QuoteLine<'d>>,
    /// Further words for the same claim.
    further_quotes: Vec<QuoteLine<'d>>,
    stance: &'static str,
}

/// Offsets count Unicode scalar values over the article's text.
#[derive(Serialize)]
struct QuoteLine<'d> {
    article: &'d str,
    exact: &'d str,
    start: usize,
    end: usize,
    resolves: bool,
    retracted: bool,
}

#[derive(Serialize)]
struct FindingLine<'d> {
    id: &'d str,
    value: String,
    typed: &'d Value,
    reason: &'d str,
    confidence: &'static str,
    likelihood: Option<&'static str>,
    state: &'static str,
    preferred: Vec<&'d str>,
    outweighed: Vec<&'d str>,
}

impl Facts {
    pub(super) fn run(self, out: &mut dyn Write) -> anyhow::Result<bool> {
        let opened = open(&self.file)?;
        let dossier = &opened.dossier;
        let index = ClaimIndex::new(dossier);
        let (facts, matrix) = match &self.of {
            None => (all_facts(dossier, &index), None),
            Some(of) => {
                let (facts, matrix) = chosen(dossier, &index, of)?;
                (facts, Some(matrix))
            }
        };
        if self.json {
            for fact in &facts {
                json_line(out, &line(dossier, &index, fact))?;
            }
            return Ok(true);
        }
        print(out, dossier, &index, &facts)?;
        if let Some(matrix) = matrix.filter(|matrix| !matrix.columns.is_empty()) {
            writeln!(out, "\nWhat each article says\n")?;
            print_matrix(out, dossier, &matrix)?;
        }
        Ok(true)
    }
}

/// The facts of one record, and their matrix.
fn chosen(dossier: &Dossier, index: &ClaimIndex, of: &str) -> anyhow::Result<(Vec<Fact>, Matrix)> {
    if of == QUESTIONS {
        return Ok((facts_of_questions(dossier, index), matrix_of_questions(dossier, index)));
    }
    let record = super::summary::record(dossier, of)?;
    let mut facts = all_facts(dossier, index);
    if let RecordRef::Article(article) = &record {
        let spoken: Vec<&ClaimId> = index.in_article(article).iter().collect();
        facts.retain(|fact| fact.claims.iter().any(|claim| spoken.contains(&claim)));
    } else {
        facts.retain(|fact| record_of(&fact.subject).as_ref() == Some(&record));
    }
    let matrix = match &record {
        RecordRef::Meeting(id) => matrix_of_meeting(dossier, index, id),
        RecordRef::Actor(id) => matrix_of_actor(dossier, index, id),
        RecordRef::Commitment(_) | RecordRef::Article(_) => crate::compare::matrix(dossier, index, facts.clone()),
        _ => anyhow::bail!(
            "{of} is a {}: facts are of meetings, actors, commitments, articles and “questions”",
            record.word()
        ),
    };
    Ok((facts, matrix))
}

fn state_word(state: FactState) -> &'static str {
    match state {
        FactState::Unsupported => "unsupported",
        FactState::Supported { .. } => "supported",
        FactState::Rival { .. } => "rival",
        FactState::Settled => "settled",
        FactState::Reopened => "reopened",
    }
}

fn line<'d>(dossier: &'d Dossier, index: &ClaimIndex, fact: &'d Fact) -> Line<'d> {
    let mut articles: Vec<_> = fact.claims.iter().flat_map(|claim| index.articles_of(claim)).collect();
    articles.sort();
    articles.dedup();
    let mut origins = Vec::new();
    for article in &articles {
        let origin = dossier.origin_of(article);
        if !origins.contains(&origin) {
            origins.push(origin);
        }
    }
    let stances = stances(dossier, index, fact);
    let claims = fact.claims.iter().zip(stances);
    let claims = claims.filter_map(|(id, stance)| {
        let (id, claim) = dossier.claims.get_key_value(id)?;
        Some(claim_line(dossier, id, claim, stance))
    });
    let finding = index.held_on(dossier, &fact.subject);
    let finding = finding.and_then(|id| dossier.findings.get_key_value(&id));
    let record = record_of(&fact.subject);
    Line {
        id: subject_id(&fact.subject),
        record: record.as_ref().map(|record| record.as_str().to_owned()),
        record_title: record.as_ref().map(|record| dossier.title_of(record)),
        question: subject_in_question(dossier, &fact.subject),
        name: fact_name(fact),
        state: state_word(fact.state),
        state_in_words: fact.state.in_words(),
        articles: articles.len(),
        versions: versions(dossier, index, &fact.subject).len(),
        value: fact.held.clone(),
        typed: fact.value.as_ref(),
        claims: claims.collect(),
        origins: origins.iter().map(|origin| origin_name(dossier, origin)).collect(),
        finding: finding.map(|(id, finding)| finding_line(dossier, id, finding)),
        reason: reason_of(dossier, index, fact),
    }
}

fn claim_line<'d>(dossier: &'d Dossier, id: &'d ClaimId, claim: &'d Claim, stance: CellStance) -> ClaimLine<'d> {
    let first = claim.quotes.first();
    let article = first.and_then(|quote| dossier.articles.get(&quote.article));
    let outlet = article.and_then(|article| article.outlet.as_ref()).and_then(|id| dossier.outlets.get(id));
    ClaimLine {
        id: id.as_str(),
        value: value_in_words(dossier, &claim.value),
        typed: &claim.value,
        scope: &claim.scope,
        as_of: claim.as_of.as_ref().map(crate::model::EdtfDate::as_str),
        speaker: speaker_in_words(dossier, &claim.speaker),
        speaker_id: match &claim.speaker {
            Speaker::Actor(id) => Some(id.as_str()),
            Speaker::Outlet | Speaker::Anonymous(_) => None,
        },
        chain: claim
            .chain
            .iter()
            .map(|it| speaker_in_words(dossier, it).unwrap_or_else(|| "outlet".to_owned()))
            .collect(),
        directness: claim.directness.in_words(),
        // The grades are numbered from 1.
        credibility: claim.credibility.map(|grade| grade as u8 + 1),
        article: first.map(|quote| quote.article.as_str()),
        outlet: outlet.map(|outlet| outlet.name.as_str()),
        published: article.and_then(|article| article.published.as_ref()).map(|when| when.edtf.as_str()),
        quote: first.map(|quote| quote_line(dossier, quote)),
        further_quotes: claim.quotes.iter().skip(1).map(|quote| quote_line(dossier, quote)).collect(),
        stance: stance.in_words(),
    }
}

fn quote_line<'d>(dossier: &Dossier, quote: &'d Quote) -> QuoteLine<'d> {
    let article = dossier.articles.get(&quote.article);
    QuoteLine {
        article: quote.article.as_str(),
        exact: &quote.exact,
        start: quote.start,
        end: quote.end,
        resolves: article.is_some_and(|article| quote.resolves_in(&article.text)),
        retracted: article.is_some_and(|article| article.retracted.is_some()),
    }
}

fn finding_line<'d>(dossier: &Dossier, id: &'d FindingId, finding: &'d Finding) -> FindingLine<'d> {
    let ids = |claims: &'d [ClaimId]| claims.iter().map(ClaimId::as_str).collect();
    FindingLine {
        id: id.as_str(),
        value: value_in_words(dossier, &finding.value),
        typed: &finding.value,
        reason: &finding.reason,
        confidence: finding.confidence.in_words(),
        likelihood: finding.likelihood.map(crate::model::Likelihood::in_words),
        state: finding.state.in_words(),
        preferred: ids(&finding.preferred),
        outweighed: ids(&finding.outweighed),
    }
}

/// Facts by record: name, what is held, how it stands; the reason where sources differ.
fn print(out: &mut dyn Write, dossier: &Dossier, index: &ClaimIndex, facts: &[Fact]) -> anyhow::Result<()> {
    // The facts of a record stand together.
    let records = facts.chunk_by(|one, next| record_of(&one.subject) == record_of(&next.subject));
    for (place, of_it) in records.enumerate() {
        if place > 0 {
            writeln!(out)?;
        }
        match of_it.first().and_then(|fact| record_of(&fact.subject)) {
            Some(record) => writeln!(out, "{} ({})", dossier.title_of(&record), record.as_str())?,
            None => writeln!(out, "Questions ({QUESTIONS})")?,
        }
        writeln!(out)?;
        let rows: Vec<Vec<String>> = of_it
            .iter()
            .map(|fact| {
                let held = fact.held.clone().unwrap_or_else(|| "nothing held".to_owned());
                vec![fact.label.clone(), held, fact.state.in_words()]
            })
            .collect();
        let head = ["Fact", "What is held", "State"].map(str::to_owned);
        out.write_all(aligned(&head, &rows, &[30, 44, 22]).as_bytes())?;
        for fact in of_it.iter().filter(|fact| fact.state.is_disputed()) {
            let why = format!("{}: {}", fact_name(fact), reason_of(dossier, index, fact));
            writeln!(out)?;
            for line in wrapped(&why, WIDTH - 2) {
                writeln!(out, "  {line}")?;
            }
        }
    }
    Ok(())
}

/// Questions by articles: what each says, with the sign of how it stands; as many articles a table as a line holds.
fn print_matrix(out: &mut dyn Write, dossier: &Dossier, matrix: &Matrix) -> anyhow::Result<()> {
    for (number, column) in matrix.columns.iter().enumerate() {
        let Some(article) = dossier.articles.get(&column.article) else { continue };
        let date = article.published.as_ref().map(|when| format!(", {}", when.edtf.in_words())).unwrap_or_default();
        let origin = matrix.origins.get(column.origin).map(|origin| origin.name.as_str()).unwrap_or_default();
        let copy = if column.is_copy { format!("; goes back to {origin}") } else { String::new() };
        let retracted = if article.retracted.is_some() { "; retracted" } else { "" };
        let name = dossier.outlet_name(article);
        let line = format!("{name}{date}, “{}”, {}{copy}{retracted}", article.title, column.article);
        for (place, line) in wrapped(&line, WIDTH - 5).iter().enumerate() {
            let mark = if place == 0 { format!("[{}]", number + 1) } else { String::new() };
            writeln!(out, "{mark:<5}{line}")?;
        }
    }
    writeln!(out)?;
    for stance in CellStance::ALL {
        writeln!(out, "{} {}: {}", stance.sign(), stance.in_words(), stance.meaning())?;
    }
    writeln!(out, "– silent")?;
    let said = |row: usize, column: usize| match matrix.cell(row, column) {
        Some(cell) => format!("{} {}", cell.stance.sign(), cell.says),
        None => "–".to_owned(),
    };
    let widths: Vec<usize> = (0..matrix.columns.len())
        .map(|column| (0..matrix.rows.len()).map(|row| columns(&said(row, column))).max().unwrap_or(0).clamp(4, CELL))
        .collect();
    let mut first = 0;
    while first < widths.len() {
        // As many as a line holds, and one at least.
        let mut used = QUESTION;
        let fitting = widths[first..].iter().take_while(|width| {
            used += **width + 2;
            used <= WIDTH
        });
        let shown = first..first + fitting.count().max(1);
        first = shown.end;
        let head: Vec<String> =
            std::iter::once(String::new()).chain(shown.clone().map(|column| format!("[{}]", column + 1))).collect();
        let rows: Vec<Vec<String>> = (0..matrix.rows.len())
            .map(|row| {
                let cells = shown.clone().map(|column| said(row, column));
                std::iter::once(matrix.rows[row].question.clone()).chain(cells).collect()
            })
            .collect();
        let widest: Vec<usize> = std::iter::once(QUESTION).chain(shown.map(|_| CELL)).collect();
        writeln!(out)?;
        out.write_all(aligned(&head, &rows, &widest).as_bytes())?;
    }
    Ok(())
}
