//! A brief as one self-contained web page: no script, nothing from elsewhere, every word escaped.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::brief::{Block, Brief, Cell, Run, SourceNote, Style, Table, TableKind};

/// Colours and measures follow the printed page; dark where the reader's system is.
const STYLE: &str = include_str!("../../assets/report/brief.css");

/// Sets a brief as HTML 5.
pub(super) fn html(brief: &Brief) -> String {
    let mut page = Page { out: String::new(), cited: BTreeSet::new() };
    let title = escape(&brief.title);
    page.push(&format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n",
        escape(&brief.language)
    ));
    page.push(&format!(
        "<header>\n<p class=\"head\"><span dir=\"auto\">{}</span> <span>{}</span></p>\n<h1 dir=\"auto\">{title}</h1>\n",
        escape(&brief.running_head),
        escape(&brief.template)
    ));
    if !brief.subtitle.is_empty() {
        page.push(&format!("<p class=\"subtitle\" dir=\"auto\">{}</p>\n", escape(&brief.subtitle)));
    }
    page.push("</header>\n<main>\n");
    for section in &brief.sections {
        let level = section.level.saturating_add(1).clamp(2, 6);
        page.push(&format!("<h{level} dir=\"auto\">{}</h{level}>\n", escape(&section.heading)));
        for block in &section.blocks {
            page.block(block);
        }
    }
    page.push("</main>\n");
    page.notes(&brief.notes);
    page.push(&format!("<footer><p>{}</p></footer>\n</body>\n</html>\n", escape(&brief.foot)));
    page.out
}

struct Page {
    out: String,
    /// Notes cited so far: the way back leads to the first citation.
    cited: BTreeSet<usize>,
}

impl Page {
    fn push(&mut self, html: &str) {
        self.out.push_str(html);
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph { runs } => {
                self.push("<p dir=\"auto\">");
                self.runs(runs);
                self.push("</p>\n");
            }
            Block::Table(table) => self.table(table),
            Block::Text(text) => {
                let language = if text.language.is_empty() {
                    String::new()
                } else {
                    format!(" lang=\"{}\"", escape(&text.language))
                };
                self.push(&format!("<ol class=\"text\"{language}>\n"));
                for paragraph in &text.paragraphs {
                    self.push("<li dir=\"auto\">");
                    self.run(paragraph);
                    self.push("</li>\n");
                }
                self.push("</ol>\n");
            }
        }
    }

    fn table(&mut self, table: &Table) {
        let kind = class_of(table.kind);
        // A matrix is wider than a column of text, and moves by itself.
        let wide = table.kind == TableKind::Matrix;
        if wide {
            self.push("<div class=\"wide\" role=\"region\" aria-label=\"What each article says\" tabindex=\"0\">\n");
        }
        self.push(&format!("<table class=\"{kind}\">\n"));
        if !table.caption.is_empty() {
            self.push(&format!("<caption dir=\"auto\">{}</caption>\n", escape(&table.caption)));
        }
        self.push("<thead>");
        if !table.groups.is_empty() {
            self.push("<tr>");
            for group in &table.groups {
                let name = escape(&group.name);
                if name.is_empty() {
                    self.push(&format!("<td colspan=\"{}\"></td>", group.columns));
                } else {
                    self.push(&format!(
                        "<th scope=\"colgroup\" colspan=\"{}\" dir=\"auto\">{name}</th>",
                        group.columns
                    ));
                }
            }
            self.push("</tr>\n");
        }
        self.push("<tr>");
        for name in &table.header {
            self.push(&format!("<th scope=\"col\" dir=\"auto\">{}</th>", escape(name)));
        }
        self.push("</tr></thead>\n<tbody>\n");
        for row in &table.rows {
            self.push("<tr>");
            for (place, cell) in row.iter().enumerate() {
                self.cell(cell, place == 0 && table.kind != TableKind::Dispute);
            }
            self.push("</tr>\n");
        }
        self.push("</tbody>\n</table>\n");
        if wide {
            self.push("</div>\n");
        }
    }

    fn cell(&mut self, cell: &Cell, is_head: bool) {
        let (open, close) =
            if is_head { ("<th scope=\"row\" dir=\"auto\">", "</th>") } else { ("<td dir=\"auto\">", "</td>") };
        self.push(open);
        self.runs(&cell.runs);
        self.push(close);
    }

    fn runs(&mut self, runs: &[Run]) {
        for run in runs {
            self.run(run);
        }
    }

    fn run(&mut self, run: &Run) {
        let text = escape(&run.text);
        // Isolated, so that right-to-left words leave the order of their neighbours alone (UAX #9, FSI).
        let text = if run.rtl { format!("<bdi>{text}</bdi>") } else { text };
        match run.style {
            Style::Plain => self.push(&text),
            Style::Strong => self.push(&format!("<strong>{text}</strong>")),
            Style::Emphasis => self.push(&format!("<em>{text}</em>")),
            Style::Alarm => self.push(&format!("<strong class=\"alarm\">{text}</strong>")),
            Style::Machine => self.push(&format!("<code>{text}</code>")),
        }
        for (place, number) in run.notes.iter().enumerate() {
            let comma = if place > 0 { ", " } else { "" };
            let id = if self.cited.insert(*number) { format!(" id=\"cited-{number}\"") } else { String::new() };
            self.push(&format!(
                "<sup>{comma}<a href=\"#note-{number}\"{id} role=\"doc-noteref\" aria-label=\"note {number}\">{number}</a></sup>"
            ));
        }
    }

    fn notes(&mut self, notes: &[SourceNote]) {
        if notes.is_empty() {
            return;
        }
        self.push("<section class=\"notes\" role=\"doc-endnotes\">\n<h2>Notes</h2>\n<ol>\n");
        for note in notes {
            let mut text = String::new();
            if !note.outlet.is_empty() {
                let _ = write!(text, "{}, ", escape(&note.outlet));
            }
            let _ = write!(text, "<cite dir=\"auto\">{}</cite>", escape(&note.title));
            if !note.date.is_empty() {
                let _ = write!(text, ", {}", escape(&note.date));
            }
            match &note.spot {
                Some(spot) => {
                    let _ = write!(text, ", {}", escape(spot));
                }
                None => text.push_str(", <strong class=\"alarm\">these words no longer stand there</strong>"),
            }
            if let Some(reason) = &note.retracted {
                let colon = if reason.is_empty() { "" } else { ": " };
                let _ = write!(text, ", <strong class=\"alarm\">retracted{colon}{}</strong>", escape(reason));
            }
            if !note.speaker.is_empty() {
                let _ = write!(text, ", {}", escape(&note.speaker));
            }
            if !note.words.is_empty() {
                let _ = write!(text, ": “<q dir=\"auto\">{}</q>”", escape(&note.words));
            }
            text.push('.');
            for machine in [&note.article, &note.hash] {
                if !machine.is_empty() {
                    let _ = write!(text, " <code>{}</code>", escape(machine));
                }
            }
            let back = if self.cited.contains(&note.number) {
                format!(
                    " <a href=\"#cited-{0}\" role=\"doc-backlink\" aria-label=\"back to where note {0} is cited\">↩</a>",
                    note.number
                )
            } else {
                String::new()
            };
            self.push(&format!("<li id=\"note-{}\">{text}{back}</li>\n", note.number));
        }
        self.push("</ol>\n</section>\n");
    }
}

fn class_of(kind: TableKind) -> &'static str {
    match kind {
        TableKind::Facts => "facts",
        TableKind::Dispute => "dispute",
        TableKind::Delegation => "delegation",
        TableKind::Positions => "positions",
        TableKind::Commitments => "commitments",
        TableKind::Mentions => "mentions",
        TableKind::Timeline => "timeline",
        TableKind::Meetings => "meetings",
        TableKind::Supports => "supports",
        TableKind::Sources => "sources",
        TableKind::Matrix => "matrix",
        TableKind::Changes => "changes",
    }
}

/// Text as character data and in quoted attributes (HTML 5, §13.1.2).
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(character),
        }
    }
    out
}
