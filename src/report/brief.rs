//! A brief as a document: sections of typed blocks and numbered notes, before any format is chosen.

use serde::Serialize;

use crate::model::{ArticleId, RecordRef, Subject};

use super::request::{Evidence, Paper};

/// A brief, ready to be set in any format. Holds no clock, no user and no path.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Brief {
    /// What it is about.
    pub title: String,
    /// When, where, from how many sources: one line.
    pub subtitle: String,
    /// Printed at the head of each page, left: the dossier's title.
    pub running_head: String,
    /// What sort of brief, printed at the head of each page, right: “Meeting brief”.
    pub template: String,
    /// Printed at the foot of each page, left.
    pub foot: String,
    /// BCP 47 tag of the brief's own words.
    pub language: String,
    /// The sheet.
    pub paper: Paper,
    /// Where the notes are printed.
    pub evidence: Evidence,
    /// The sections, in order.
    pub sections: Vec<Section>,
    /// The notes; note number *n* is at index *n* − 1.
    pub notes: Vec<SourceNote>,
    /// What to look at before it goes out.
    pub checks: Vec<Check>,
    /// How much there is of each part, included or not.
    pub counts: Counts,
}

/// A part under one heading.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Section {
    /// Depth of the heading, from 1.
    pub level: u8,
    /// Whether it is set on pages of its own that lie on their long side.
    pub landscape: bool,
    /// The heading.
    pub heading: String,
    /// What stands under it.
    pub blocks: Vec<Block>,
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "block", rename_all = "snake_case")]
pub enum Block {
    /// Running words.
    Paragraph {
        /// The words.
        runs: Vec<Run>,
    },
    /// A table.
    Table(Table),
    /// The text of an article.
    Text(ArticleText),
}

/// What a table shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TableKind {
    /// Property, value, state.
    Facts,
    /// One version a column.
    Dispute,
    /// Name, title as printed, whether they were there and by which sources.
    Delegation,
    /// Topic by side.
    Positions,
    /// Who, to whom, what, how it stands.
    Commitments,
    /// Where, and the words around the name.
    Mentions,
    /// Date and event.
    Timeline,
    /// Meetings of an actor.
    Meetings,
    /// What an article supports.
    Supports,
    /// Articles cited.
    Sources,
    /// Questions by articles.
    Matrix,
    /// What changed, before and now.
    Changes,
}

/// Columns under one name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ColumnGroup {
    /// The name; empty where the columns need none.
    pub name: String,
    /// How many columns.
    pub columns: usize,
}

/// Rows and columns. Every row has as many cells as there are columns.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Table {
    /// What it shows.
    pub kind: TableKind,
    /// What it is called, where one section has several: “United States”. Empty for none.
    pub caption: String,
    /// The names of the columns; always given, though a table of facts does not print them.
    pub header: Vec<String>,
    /// Names over several columns, from the first to the last column; empty for none.
    pub groups: Vec<ColumnGroup>,
    /// Widths of the columns as shares of the measure.
    pub shares: Vec<u16>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Cell {
    /// The words.
    pub runs: Vec<Run>,
}

/// How some words are set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Style {
    /// Upright.
    #[default]
    Plain,
    /// Bold.
    Strong,
    /// Italic.
    Emphasis,
    /// Bold italic: a state that wants attention.
    Alarm,
    /// Fixed width: ids, hashes, file names.
    Machine,
}

/// Words in one style, and the notes that follow them.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Run {
    /// The words; never markup. Free of control characters and line ends.
    pub text: String,
    /// How they are set.
    pub style: Style,
    /// Numbers of the notes that stand after them, from 1.
    pub notes: Vec<usize>,
    /// Whether the words read from right to left.
    pub rtl: bool,
}

/// The text of an article, by paragraphs.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ArticleText {
    /// BCP 47 tag; empty when not known.
    pub language: String,
    /// The paragraphs; the number of the first is 1.
    pub paragraphs: Vec<Run>,
}

/// A note: where the words behind a fact stand.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SourceNote {
    /// Its number, from 1.
    pub number: usize,
    /// Who published the article.
    pub outlet: String,
    /// The article's title.
    pub title: String,
    /// When it was published, in words; empty when not known.
    pub date: String,
    /// On which page and in which paragraph the words stand: “p. 12, ¶3”; absent where they no longer stand in the article.
    pub spot: Option<String>,
    /// Who says it, where that is not the outlet itself.
    pub speaker: String,
    /// The words; empty where they are not to be quoted.
    pub words: String,
    /// Whether the words read from right to left.
    pub rtl: bool,
    /// The article's id; empty where ids are not to be printed.
    pub article: String,
    /// The first eight digits of the SHA-256 of the article's text; empty where hashes are not to be printed.
    pub hash: String,
    /// Whether the words stand in the article.
    pub resolves: bool,
    /// Why the article was retracted, in words that may be empty; absent where it was not.
    pub retracted: Option<String>,
    /// Where the words stand, to go there from the window.
    #[serde(skip)]
    pub place: Option<(ArticleId, usize, usize)>,
}

/// How grave a check is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CheckKind {
    /// A fact has no claim behind it.
    Unsupported,
    /// Versions stand against each other, and none was preferred.
    Rival,
    /// A new version came in after the reason was given.
    Reopened,
    /// Versions stand against each other, and a reason was given.
    Settled,
    /// Words no longer stand in their article.
    Orphan,
    /// An article that was retracted is cited.
    Retracted,
    /// The day by which something was promised has passed.
    Overdue,
    /// All notes resolve.
    Resolved,
    /// A record asked for is not in the dossier.
    Missing,
}

/// Something to look at before the brief goes out.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Check {
    /// What sort.
    pub kind: CheckKind,
    /// One sentence.
    pub text: String,
    /// What it is about, to go there from the window.
    #[serde(skip)]
    pub subject: Option<Subject>,
    /// The record that it is about, to go there from the window.
    #[serde(skip)]
    pub record: Option<RecordRef>,
}

/// How much there is of each part of a brief, whether it is included or not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Findings held.
    pub findings: usize,
    /// Facts on which sources differ.
    pub rivals: usize,
    /// People and groups in delegations.
    pub people: usize,
    /// Articles beside each other in the fact matrix.
    pub columns: usize,
    /// Topics with a position.
    pub topics: usize,
    /// Commitments.
    pub commitments: usize,
    /// Facts without a claim behind them.
    pub unsupported: usize,
    /// Events of the timeline.
    pub events: usize,
    /// Private notes.
    pub notes: usize,
    /// Mentions of the actors.
    pub mentions: usize,
    /// Quotes that the notes point at.
    pub quotes: usize,
}

impl Run {
    /// Words in a style, cleaned of control characters.
    #[must_use]
    pub fn new(text: &str, style: Style) -> Self {
        let text = clean(text);
        let rtl = is_rtl(&text);
        Self { text, style, notes: Vec::new(), rtl }
    }

    /// Upright words.
    #[must_use]
    pub fn plain(text: &str) -> Self {
        Self::new(text, Style::Plain)
    }

    /// The same words with notes after them.
    #[must_use]
    pub fn with_notes(mut self, notes: Vec<usize>) -> Self {
        self.notes = notes;
        self
    }
}

impl Cell {
    /// A cell of one run.
    #[must_use]
    pub fn of(run: Run) -> Self {
        Self { runs: vec![run] }
    }

    /// Upright words.
    #[must_use]
    pub fn plain(text: &str) -> Self {
        Self::of(Run::plain(text))
    }

    /// The words without style and notes.
    #[must_use]
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}

impl Block {
    /// A paragraph.
    #[must_use]
    pub fn paragraph(runs: Vec<Run>) -> Self {
        Self::Paragraph { runs }
    }
}

/// Words with every control character and line end made a space, so that no format takes them for its own.
#[must_use]
pub fn clean(text: &str) -> String {
    text.chars().map(|character| if breaks_lines(character) { ' ' } else { character }).collect()
}

fn breaks_lines(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}' | '\u{2029}')
}

/// Whether the first letter with a direction reads from right to left (UAX #9, rules P2 and P3).
#[must_use]
pub fn is_rtl(text: &str) -> bool {
    matches!(unicode_bidi::get_base_direction(text), unicode_bidi::Direction::Rtl)
}

/// Words from right to left in the midst of others, with the marks that keep each in its order (UAX #9, FSI and PDI).
#[must_use]
pub(super) fn isolated(text: &str) -> String {
    if is_rtl(text) { format!("\u{2068}{text}\u{2069}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn direction_is_the_first_letters() {
        for (text, expect) in
            [("", false), ("Doha", false), ("«الدوحة»", true), ("12 دوحه", true), ("Doha الدوحة", false)]
        {
            assert_eq!(is_rtl(text), expect, "{text:?}");
        }
    }

    #[test]
    fn control_characters_and_line_ends_become_spaces() {
        assert_eq!(clean("a\nb\u{1b}[31m\tc\u{2028}d"), "a b [31m c d");
    }
}
