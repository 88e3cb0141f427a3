//! The fact matrix in print: questions by articles.

use crate::compare::{CellStance, Column, Matrix, Row};
use crate::model::ArticleId;

use super::super::brief::{Block, Cell, ColumnGroup, Run, Style, Table, TableKind, clean, isolated};
use super::Builder;

/// How many articles stand beside each other on an upright page.
const UPRIGHT: usize = 4;
/// How many on a page that lies on its long side.
const LYING: usize = 8;
/// Characters of an answer; more stand in the note.
const ANSWER: usize = 72;
/// The share of the measure that the questions take.
const QUESTION: u16 = 22;

impl Builder<'_> {
    /// What each article says on each question, the articles of one origin side by side. Many articles are parted over
    /// tables that begin with the questions again. Left out for fewer than two articles, which need no comparing.
    pub(super) fn matrix_section(&mut self, level: u8, matrix: &Matrix) {
        self.counts.columns = self.counts.columns.max(matrix.columns.len());
        let spoken: Vec<&Row> = matrix.rows.iter().filter(|row| row.cells.iter().any(Option::is_some)).collect();
        let count = matrix.columns.len();
        if !self.request.include.matrix || count < 2 || spoken.is_empty() {
            return;
        }
        let tables = count.div_ceil(LYING);
        let a_table = if count <= UPRIGHT { count } else { count.div_ceil(tables) };
        let mut blocks = vec![Self::legend(&spoken)];
        for first in (0..count).step_by(a_table.max(1)) {
            let shown = first..(first + a_table).min(count);
            blocks.push(self.matrix_table(matrix, &spoken, shown));
        }
        let silent: Vec<&str> = matrix
            .rows
            .iter()
            .filter(|row| row.cells.iter().all(Option::is_none))
            .map(|row| row.question.as_str())
            .collect();
        if self.request.include.unsupported && !silent.is_empty() {
            let runs = vec![Run::new("No article answers: ", Style::Strong), Run::plain(&silent.join(" "))];
            blocks.push(Block::paragraph(runs));
        }
        self.section(level, "What each article says", blocks);
        if let Some(section) = self.sections.last_mut() {
            section.landscape = count > UPRIGHT;
        }
    }

    /// What the signs mean, those that are used.
    fn legend(rows: &[&Row]) -> Block {
        let used = |stance: CellStance| rows.iter().flat_map(|row| &row.cells).flatten().any(|it| it.stance == stance);
        let mut runs: Vec<Run> = Vec::new();
        for stance in CellStance::ALL.into_iter().filter(|stance| used(*stance)) {
            runs.push(Run::new(&format!("{} {}", stance.sign(), stance.in_words()), Style::Strong));
            runs.push(Run::plain(&format!(": {}. ", stance.meaning())));
        }
        runs.push(Run::new("–", Style::Strong));
        runs.push(Run::plain(": silent."));
        Block::paragraph(runs)
    }

    fn matrix_table(&mut self, matrix: &Matrix, rows: &[&Row], shown: std::ops::Range<usize>) -> Block {
        let header = std::iter::once("Question".to_owned())
            .chain(matrix.columns[shown.clone()].iter().map(|column| self.column_name(&column.article)));
        let header = header.map(|name| clean(&name)).collect();
        let mut groups = vec![ColumnGroup { name: String::new(), columns: 1 }];
        for (place, column) in matrix.columns[shown.clone()].iter().enumerate() {
            let same = place > 0 && matrix.columns[shown.start + place - 1].origin == column.origin;
            match groups.last_mut().filter(|_| same) {
                Some(group) => group.columns += 1,
                None => groups.push(ColumnGroup { name: self.group_name(matrix, column.origin), columns: 1 }),
            }
        }
        if groups.iter().all(|group| group.name.is_empty()) {
            groups.clear();
        }
        let rows = rows
            .iter()
            .map(|row| {
                let mut cells = vec![self.question_cell(row)];
                cells.extend(row.cells[shown.clone()].iter().map(|cell| self.answer_cell(cell.as_ref())));
                cells
            })
            .collect();
        let count = u16::try_from(shown.len()).unwrap_or(u16::MAX).max(1);
        let share = ((100 - QUESTION) / count).max(1);
        let shares = std::iter::once(QUESTION).chain(shown.map(|_| share)).collect();
        Block::Table(Table { kind: TableKind::Matrix, caption: String::new(), header, groups, shares, rows })
    }

    /// “The Wire, 10 October 2021”, and whether it was retracted.
    fn column_name(&self, id: &ArticleId) -> String {
        let Some(article) = self.dossier.articles.get(id) else { return id.to_string() };
        let date = article.published.as_ref().map(|when| format!(", {}", when.edtf.in_words())).unwrap_or_default();
        let retracted = if article.retracted.is_some() { " (retracted)" } else { "" };
        format!("{}{date}{retracted}", isolated(self.dossier.outlet_name(article)))
    }

    /// The name over the articles of one origin; none where an article stands by itself.
    fn group_name(&self, matrix: &Matrix, origin: usize) -> String {
        let Some(group) = matrix.origins.get(origin) else { return String::new() };
        let of_it: Vec<&Column> = matrix.columns.iter().filter(|column| column.origin == origin).collect();
        let own = |column: &&Column| {
            let article = self.dossier.articles.get(&column.article);
            article.is_some_and(|article| self.dossier.outlet_name(article) == group.name)
        };
        match of_it.as_slice() {
            // The outlet’s own words, or no copy of any.
            [one] if !one.is_copy || own(one) => String::new(),
            [_] => clean(&format!("goes back to: {}", isolated(&group.name))),
            _ => clean(&format!("from one origin: {}", isolated(&group.name))),
        }
    }

    fn question_cell(&self, row: &Row) -> Cell {
        Cell { runs: vec![Run::plain(&row.question), Run::plain(" "), self.state_run(&row.fact)] }
    }

    fn answer_cell(&mut self, cell: Option<&crate::compare::Cell>) -> Cell {
        let Some(cell) = cell else { return Cell::plain("–") };
        let notes = self.notes_of_claims(&cell.claims);
        let style = match cell.stance {
            CellStance::Rival => Style::Alarm,
            _ => Style::Emphasis,
        };
        Cell {
            runs: vec![
                Run::plain(&format!("{} ", cell.stance.sign())),
                Run::plain(&shortened(&cell.says)).with_notes(notes),
                Run::plain(" "),
                Run::new(cell.stance.in_words(), style),
            ],
        }
    }
}

/// An answer cut between words where it is too long for a cell.
fn shortened(text: &str) -> String {
    let Some((byte, _)) = text.char_indices().nth(ANSWER) else { return text.to_owned() };
    let cut = &text[..byte];
    let to = cut.rfind(char::is_whitespace).unwrap_or(cut.len());
    format!("{}…", cut[..to].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_cut_between_words() {
        assert_eq!(shortened("about 100"), "about 100");
        let long = "word ".repeat(30);
        let cut = shortened(&long);
        assert!(cut.ends_with("word…") && cut.chars().count() <= ANSWER, "{cut}");
        assert_eq!(shortened(&"会".repeat(90)).chars().count(), ANSWER + 1);
    }
}
