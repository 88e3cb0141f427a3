//! Tables of aligned columns, in lines that a terminal holds.

use crate::report::{columns, cut};

/// Columns of a line.
pub(super) const WIDTH: usize = 100;

/// A table of rows under a head. Cells are broken into lines within the width of their column.
pub(super) fn aligned(head: &[String], rows: &[Vec<String>], widest: &[usize]) -> String {
    let width = |column: usize| {
        let cells = rows.iter().map(Vec::as_slice).chain([head]).filter_map(|row| row.get(column));
        let widest = widest.get(column).copied().unwrap_or(WIDTH);
        cells.map(|cell| columns(cell)).max().unwrap_or(0).min(widest).max(1)
    };
    let widths: Vec<usize> = (0..head.len()).map(width).collect();
    let mut out = String::new();
    push_row(&mut out, head, &widths);
    let rule: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
    push_row(&mut out, &rule, &widths);
    for row in rows {
        push_row(&mut out, row, &widths);
    }
    out
}

fn push_row(out: &mut String, row: &[String], widths: &[usize]) {
    let cells: Vec<Vec<String>> = row.iter().zip(widths).map(|(cell, width)| wrapped(cell, *width)).collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    for line in 0..height {
        let mut text = String::new();
        for (cell, width) in cells.iter().zip(widths) {
            let part = cell.get(line).map_or("", String::as_str);
            text.push_str(part);
            text.push_str(&" ".repeat(width.saturating_sub(columns(part)) + 2));
        }
        out.push_str(text.trim_end());
        out.push('\n');
    }
}

/// Lines of at most so many columns, broken at spaces; a word that is wider is cut.
pub(super) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let mut word = word.to_owned();
        if !line.is_empty() && columns(&line) + 1 + columns(&word) > width {
            lines.push(std::mem::take(&mut line));
        }
        while columns(&word) > width {
            let (head, tail) = cut(&word, width);
            lines.push(head);
            word = tail;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&word);
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_and_words_break() {
        let words = |row: &[&str]| row.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        let rows = [words(&["Date", "9–10 October 2021"]), words(&["会见王毅外长", "ok"])];
        let table = aligned(&words(&["Fact", "Held"]), &rows, &[8, 10]);
        let expect = "Fact      Held\n────────  ──────────\nDate      9–10\n          October\n          2021\n会见王毅  ok\n外长\n";
        assert_eq!(table, expect);
    }
}
