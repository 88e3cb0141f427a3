//! A brief as plain text, in lines of at most 80 columns, with numbered notes.

use std::fmt::Write as _;

use super::brief::{Block, Brief, Cell, Run, SourceNote, Table, TableKind};

/// Columns of a line.
const WIDTH: usize = 80;
/// Columns of the names of facts.
const LABEL: usize = 20;

/// Sets a brief as plain text.
pub(super) fn text(brief: &Brief) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{} — {}\n", brief.running_head, brief.template);
    push_wrapped(&mut out, &brief.title, "", "");
    let _ = writeln!(out, "{}", "=".repeat(columns(&brief.title).clamp(1, WIDTH)));
    if !brief.subtitle.is_empty() {
        push_wrapped(&mut out, &brief.subtitle, "", "");
    }
    for section in &brief.sections {
        out.push('\n');
        push_wrapped(&mut out, &section.heading, "", "");
        let rule = if section.level == 1 { "-" } else { "." };
        let _ = writeln!(out, "{}", rule.repeat(columns(&section.heading).clamp(1, WIDTH)));
        for block in &section.blocks {
            match block {
                Block::Paragraph { runs } => push_wrapped(&mut out, &words(runs), "", ""),
                Block::Table(table) => push_table(&mut out, table),
                Block::Text(text) => {
                    for (place, paragraph) in text.paragraphs.iter().enumerate() {
                        let number = format!("¶{:<4}", place + 1);
                        push_wrapped(&mut out, paragraph.text.trim(), &number, "     ");
                        out.push('\n');
                    }
                }
            }
        }
    }
    if !brief.notes.is_empty() {
        out.push_str("\nNotes\n-----\n");
        for note in &brief.notes {
            let number = format!("{:<5}", format!("[{}]", note.number));
            push_wrapped(&mut out, &note_text(note), &number, "     ");
        }
    }
    out.push('\n');
    push_wrapped(&mut out, &brief.foot, "", "");
    out
}

fn push_table(out: &mut String, table: &Table) {
    if !table.caption.is_empty() {
        push_wrapped(out, &table.caption, "", "");
    }
    for row in &table.rows {
        match (table.kind, row.as_slice()) {
            (TableKind::Facts, [label, value, rest @ ..]) => {
                let state = rest.first().map(|cell| format!(" ({})", words(&cell.runs))).unwrap_or_default();
                let label = label.text();
                let value = format!("{}{state}", words(&value.runs));
                if columns(&label) + 2 > LABEL {
                    push_wrapped(out, &label, "", "");
                    push_wrapped(out, &value, &" ".repeat(LABEL), &" ".repeat(LABEL));
                } else {
                    let padded = format!("{label}{}", " ".repeat(LABEL - columns(&label)));
                    push_wrapped(out, &value, &padded, &" ".repeat(LABEL));
                }
            }
            (TableKind::Dispute, cells) => {
                for (heading, cell) in table.header.iter().zip(cells) {
                    push_wrapped(out, heading, "* ", "  ");
                    push_wrapped(out, &words(&cell.runs), "  ", "  ");
                }
            }
            (TableKind::Sources, cells) => {
                let joined: Vec<String> = cells.iter().map(|cell| words(&cell.runs)).collect();
                push_wrapped(out, &joined.join(" "), "* ", "  ");
            }
            (TableKind::Matrix, [question, said @ ..]) => {
                push_wrapped(out, &words(&question.runs), "* ", "  ");
                let named = table.header.iter().skip(1).zip(said);
                let (silent, said): (Vec<_>, Vec<_>) = named.partition(|(_, cell)| cell.text() == "–");
                for (name, cell) in said {
                    push_wrapped(out, &format!("{name}: {}", words(&cell.runs)), "  ", "    ");
                }
                if !silent.is_empty() {
                    let names: Vec<&str> = silent.iter().map(|(name, _)| name.as_str()).collect();
                    push_wrapped(out, &format!("– silent: {}", names.join("; ")), "  ", "    ");
                }
            }
            (_, [first, rest @ ..]) => push_row(out, table, first, rest),
            (_, []) => {}
        }
    }
}

/// A row as a line with what it is, and a line for each further column under its name.
fn push_row(out: &mut String, table: &Table, first: &Cell, rest: &[Cell]) {
    push_wrapped(out, &words(&first.runs), "* ", "  ");
    for (name, cell) in table.header.iter().skip(1).zip(rest) {
        let text = words(&cell.runs);
        if !text.trim().is_empty() {
            push_wrapped(out, &format!("{name}: {text}"), "  ", "    ");
        }
    }
}

fn words(runs: &[Run]) -> String {
    let mut out = String::new();
    for run in runs {
        out.push_str(&run.text);
        for number in &run.notes {
            let _ = write!(out, " [{number}]");
        }
    }
    out
}

fn note_text(note: &SourceNote) -> String {
    let mut text = String::new();
    if !note.outlet.is_empty() {
        let _ = write!(text, "{}, ", note.outlet);
    }
    let _ = write!(text, "“{}”", note.title);
    if !note.date.is_empty() {
        let _ = write!(text, ", {}", note.date);
    }
    match &note.spot {
        Some(spot) => {
            let _ = write!(text, ", {spot}");
        }
        None => text.push_str(", these words no longer stand there"),
    }
    if let Some(reason) = &note.retracted {
        let colon = if reason.is_empty() { "" } else { ": " };
        let _ = write!(text, ", retracted{colon}{reason}");
    }
    if !note.speaker.is_empty() {
        let _ = write!(text, ", {}", note.speaker);
    }
    if !note.words.is_empty() {
        let _ = write!(text, ": “{}”", note.words);
    }
    text.push('.');
    for machine in [&note.article, &note.hash] {
        if !machine.is_empty() {
            let _ = write!(text, " {machine}");
        }
    }
    text
}

/// Breaks words into lines at spaces; a word wider than a line is cut.
fn push_wrapped(out: &mut String, text: &str, first: &str, hanging: &str) {
    let mut line = first.to_owned();
    let mut empty = true;
    for word in text.split_whitespace() {
        let mut word = word.to_owned();
        if !empty && columns(&line) + 1 + columns(&word) > WIDTH {
            let _ = writeln!(out, "{}", line.trim_end());
            hanging.clone_into(&mut line);
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        while columns(&line) + columns(&word) > WIDTH {
            let (head, tail) = cut(&word, WIDTH.saturating_sub(columns(&line)));
            line.push_str(&head);
            let _ = writeln!(out, "{line}");
            hanging.clone_into(&mut line);
            word = tail;
        }
        line.push_str(&word);
        empty = false;
    }
    let _ = writeln!(out, "{}", line.trim_end());
}

/// The longest start of a word that fits in so many columns, of at least one character, and the rest.
#[must_use]
pub fn cut(word: &str, room: usize) -> (String, String) {
    let mut used = 0;
    let mut at = 0;
    for (byte, character) in word.char_indices() {
        used += column_width(character);
        if used > room && byte > 0 {
            break;
        }
        at = byte + character.len_utf8();
    }
    (word[..at].to_owned(), word[at..].to_owned())
}

/// How many columns of a terminal some text takes.
#[must_use]
pub fn columns(text: &str) -> usize {
    text.chars().map(column_width).sum()
}

/// Wide characters take two columns (UAX #11, the blocks that are wide throughout), marks and joiners none.
fn column_width(character: char) -> usize {
    match u32::from(character) {
        0x0300..=0x036F | 0x0610..=0x061A | 0x064B..=0x065F | 0x200B..=0x200F | 0x2060..=0x2064 | 0xFE00..=0xFE0F => 0,
        0x1100..=0x115F
        | 0x2E80..=0x303E
        | 0x3041..=0xA4CF
        | 0xAC00..=0xD7A3
        | 0xF900..=0xFAFF
        | 0xFE30..=0xFE6F
        | 0xFF00..=0xFF60
        | 0x1F300..=0x1F64F
        | 0x20000..=0x3FFFD => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_at_most_eighty_columns() {
        for text in
            ["word ".repeat(40), "a".repeat(300), "会".repeat(100), format!("see {}", "x".repeat(90)), String::new()]
        {
            let mut out = String::new();
            push_wrapped(&mut out, &text, "* ", "  ");
            assert!(out.lines().all(|line| columns(line) <= WIDTH), "{out}");
            let kept: String = out.chars().filter(|it| !it.is_whitespace()).skip(1).collect();
            let meant: String = text.chars().filter(|it| !it.is_whitespace()).collect();
            assert_eq!(kept, meant);
        }
    }
}
