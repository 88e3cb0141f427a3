//! A brief as Markdown with footnotes (`CommonMark` with the tables and footnotes of GitHub), every word escaped.

use std::fmt::Write as _;

use super::brief::{Block, Brief, Run, SourceNote, Style, Table, TableKind};

/// Sets a brief as Markdown.
pub(super) fn markdown(brief: &Brief) -> String {
    let mut out = format!("# {}\n\n", block_text(&brief.title));
    if !brief.subtitle.is_empty() {
        let _ = write!(out, "{}\n\n", wrapped("*", &brief.subtitle));
    }
    let _ = write!(out, "{} · {}\n\n", block_text(&brief.running_head), escape(&brief.template));
    for section in &brief.sections {
        let marks = "#".repeat(usize::from(section.level.saturating_add(1).clamp(2, 6)));
        let _ = write!(out, "{marks} {}\n\n", block_text(&section.heading));
        for block in &section.blocks {
            match block {
                Block::Paragraph { runs } => {
                    let _ = write!(out, "{}\n\n", line_start(&inline(runs)));
                }
                Block::Table(table) => write_table(&mut out, table),
                Block::Text(text) => {
                    for (place, paragraph) in text.paragraphs.iter().enumerate() {
                        let _ = write!(out, "¶{} {}\n\n", place + 1, escape(paragraph.text.trim()));
                    }
                }
            }
        }
    }
    for note in &brief.notes {
        let _ = writeln!(out, "[^{}]: {}", note.number, note_text(note));
    }
    if !brief.notes.is_empty() {
        out.push('\n');
    }
    let _ = writeln!(out, "---\n\n{}", escape(&brief.foot));
    out
}

fn write_table(out: &mut String, table: &Table) {
    if !table.caption.is_empty() {
        let _ = write!(out, "{}\n\n", wrapped("**", &table.caption));
    }
    // No cell of a Markdown table goes over several columns: what is common to some is said in each.
    let over = table.groups.iter().flat_map(|group| std::iter::repeat_n(group.name.as_str(), group.columns));
    let over = over.chain(std::iter::repeat(""));
    let header: Vec<String> = table
        .header
        .iter()
        .zip(over)
        .map(|(name, over)| if over.is_empty() { escape(name) } else { format!("{} ({})", escape(name), escape(over)) })
        .collect();
    let _ = writeln!(out, "| {} |", header.join(" | "));
    let rules: Vec<&str> = table
        .header
        .iter()
        .enumerate()
        .map(|(place, _)| if table.kind == TableKind::Facts && place == 2 { "--:" } else { "---" })
        .collect();
    let _ = writeln!(out, "| {} |", rules.join(" | "));
    for row in &table.rows {
        let cells: Vec<String> = row.iter().map(|cell| inline(&cell.runs)).collect();
        let _ = writeln!(out, "| {} |", cells.join(" | "));
    }
    out.push('\n');
}

fn inline(runs: &[Run]) -> String {
    let mut out = String::new();
    for run in runs {
        let text = match run.style {
            Style::Plain => escape(&run.text),
            Style::Strong => wrapped("**", &run.text),
            Style::Emphasis => wrapped("*", &run.text),
            Style::Alarm => wrapped("***", &run.text),
            Style::Machine => code(&run.text),
        };
        out.push_str(&text);
        for number in &run.notes {
            let _ = write!(out, "[^{number}]");
        }
    }
    out
}

/// Emphasis marks stand at words, not at spaces, or they are no marks (`CommonMark` 0.31, §6.2).
fn wrapped(mark: &str, text: &str) -> String {
    let inner = text.trim();
    if inner.is_empty() {
        return text.to_owned();
    }
    let start = &text[..text.len() - text.trim_start().len()];
    let end = &text[text.trim_end().len()..];
    format!("{start}{mark}{}{mark}{end}", escape(inner))
}

/// A code span cannot hold a bar inside a table or leave backticks alone, so such text is escaped words instead.
fn code(text: &str) -> String {
    let plain = |character: char| !matches!(character, '`' | '|' | '\\');
    if !text.trim().is_empty() && text.chars().all(plain) { format!("`{}`", text.trim()) } else { escape(text) }
}

fn note_text(note: &SourceNote) -> String {
    let mut text = String::new();
    if !note.outlet.is_empty() {
        let _ = write!(text, "{}, ", escape(&note.outlet));
    }
    text.push_str(&wrapped("*", &note.title));
    if !note.date.is_empty() {
        let _ = write!(text, ", {}", escape(&note.date));
    }
    match &note.spot {
        Some(spot) => {
            let _ = write!(text, ", {}", escape(spot));
        }
        None => text.push_str(", ***these words no longer stand there***"),
    }
    if let Some(reason) = &note.retracted {
        let colon = if reason.is_empty() { "" } else { ": " };
        let _ = write!(text, ", {}", wrapped("***", &format!("retracted{colon}{reason}")));
    }
    if !note.speaker.is_empty() {
        let _ = write!(text, ", {}", escape(&note.speaker));
    }
    if !note.words.is_empty() {
        let _ = write!(text, ": “{}”", escape(&note.words));
    }
    text.push('.');
    for machine in [&note.article, &note.hash] {
        if !machine.is_empty() {
            let _ = write!(text, " {}", code(machine));
        }
    }
    line_start(&text)
}

/// Words as data: each character that Markdown could take for its own stands behind a backslash (`CommonMark` 0.31,
/// §2.4).
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        if matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '$' | '^' | '!')
        {
            out.push('\\');
        }
        out.push(character);
    }
    out
}

/// Escaped words at the start of a block.
fn block_text(text: &str) -> String {
    line_start(&escape(text.trim()))
}

/// Escapes what only means something at the start of a line: list marks, rules, numbers of lists, underlines.
fn line_start(text: &str) -> String {
    let text = text.trim_start();
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    match text.chars().nth(digits) {
        Some(mark @ ('.' | ')')) if digits > 0 => {
            let (number, rest) = text.split_at(digits);
            format!("{number}\\{mark}{}", &rest[1..])
        }
        Some('-' | '+' | '=' | ':') if digits == 0 => format!("\\{text}"),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag};

    use super::*;

    /// The words that a reader of the Markdown sees, and whether anything but a paragraph or a heading was made.
    fn read(markdown: &str) -> (String, bool) {
        let mut words = String::new();
        let mut only_words = true;
        for event in Parser::new_ext(
            markdown,
            Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH,
        ) {
            match event {
                Event::Text(text) => words.push_str(&text),
                Event::Start(Tag::Paragraph | Tag::Heading { .. }) | Event::End(_) => {}
                _ => only_words = false,
            }
        }
        (words, only_words)
    }

    #[test]
    fn hostile_words_are_read_back_as_they_are() {
        for text in [
            "*bold* _it_ **x** `code`",
            "# not a heading",
            "- no list",
            "1. no list",
            "12) no list",
            "+ plus",
            "=== rule",
            "--- rule",
            "[link](http://example.org) ![image](x)",
            "<script>alert(1)</script>",
            "&amp; &#65;",
            "a | b",
            "~~struck~~",
            "back\\slash",
            "[^1]: no note",
            "> no quote",
        ] {
            assert_eq!(read(&block_text(text)), (text.to_owned(), true), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn any_words_are_read_back(text in "[ -~À-ž]{1,40}") {
            let text = super::super::brief::clean(&text);
            let text = text.trim();
            prop_assume!(!text.is_empty());
            prop_assert_eq!(read(&block_text(text)), (text.to_owned(), true));
        }
    }
}
