//! What the kinds of documents share: the properties that a file keeps of itself, and the reading of the text that was
//! taken out of it.

use super::draft::{DropReason, Found, squeeze};
use super::{clean_text, dates, furniture, names, plain};

/// What a document says of itself, beside its text.
#[derive(Debug, Default, Clone)]
pub(super) struct Properties {
    pub title: Option<String>,
    /// As they stand, each maybe of several names.
    pub authors: Vec<String>,
    /// When it was made, as the file says it: `2021-10-09T08:00:00Z`, or a date alone.
    pub made: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    pub url: Option<String>,
    pub language: Option<String>,
}

/// Reads the text of a document: its header lines and title as those of a plain text, and what they do not say from its
/// properties. `headline` is what is set as one; paragraphs are parted by blank lines.
pub(super) fn read(text: &str, headline: Option<&str>, properties: &Properties) -> Found {
    let text = clean_text(text);
    let headline = headline.map(squeeze).filter(|headline| !headline.is_empty());
    let told = properties.title.as_deref().map(squeeze).filter(|title| is_title(title));
    // A title that stands in the first lines is the title; else what is set as one goes before what is told.
    let first: Vec<String> = text.lines().filter(|line| !line.is_empty()).take(12).map(furniture::plain).collect();
    let stands = told.as_deref().is_some_and(|told| first.contains(&furniture::plain(told)));
    let title = if stands { told.clone() } else { headline.or(told) };
    let mut found = plain::read_titled(&text, title);
    let titles = |reason| matches!(reason, DropReason::Title | DropReason::RepeatedTitle);
    if let Some(first) = found.dropped.iter_mut().find(|dropped| titles(dropped.reason)) {
        first.reason = DropReason::Title;
    }
    fill(&mut found, properties);
    found
}

/// Fills what the text did not say.
pub(super) fn fill(found: &mut Found, properties: &Properties) {
    if found.authors.is_empty() {
        for name in properties.authors.iter().flat_map(|printed| names::authors(printed)) {
            if !found.authors.contains(&name) {
                found.authors.push(name);
            }
        }
    }
    if found.published.is_none()
        && let Some(made) = &properties.made
        && let Some(date) = day(made)
    {
        found.published_printed = Some(format!("{made} (by the file's own record)"));
        found.published = Some(date);
    }
    found.outlet = found.outlet.take().or_else(|| properties.outlet.clone());
    found.url = found.url.take().or_else(|| properties.url.clone());
    found.language = found.language.take().or_else(|| properties.language.clone());
}

/// The day of a time stamp, in EDTF; where there is no day, the month or year.
fn day(made: &str) -> Option<String> {
    let made = made.trim();
    let date = made.split(['T', ' ']).next().unwrap_or(made);
    // Some programs write a day long gone where they know none.
    dates::edtf(date).filter(|date| !date.starts_with("19"))
}

/// Whether a title told by a file is one: many hold the name of the file, or of the program.
fn is_title(title: &str) -> bool {
    let lower = title.to_lowercase();
    let of_a_file = [".doc", ".docx", ".odt", ".rtf", ".pdf", ".txt", ".indd", ".qxd", ".qxp", ".html", ".htm", ".tex"]
        .iter()
        .any(|ending| lower.ends_with(ending));
    let of_a_program =
        ["microsoft ", "untitled", "unknown", "powerpoint ", "document", "(anonymous)", "title", "slide "]
            .iter()
            .any(|start| lower.starts_with(start));
    let letters = title.chars().filter(|c| c.is_alphabetic()).count();
    let spaceless = title.chars().any(|c| matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}'));
    !of_a_file && !of_a_program && letters >= 4 && (spaceless || title.contains(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_files_are_no_titles() {
        for (title, want) in [
            ("Envoys meet in Doha", true),
            ("Microsoft Word - talks.doc", false),
            ("talks_final_v2.docx", false),
            ("untitled", false),
            ("Document1", false),
            ("双方在多哈会晤", true),
        ] {
            assert_eq!(is_title(title), want, "{title}");
        }
    }

    #[test]
    fn what_is_printed_goes_before_what_is_told() {
        let text = "Envoys meet in Doha\n\nBy Jane Roe\n\n9 October 2021\n\nThe envoys met in Doha on Saturday to talk \
                    about aid. They agreed to meet again on Sunday.";
        let properties = Properties {
            title: Some("A title that stands nowhere".to_owned()),
            authors: vec!["Office Typist".to_owned()],
            made: Some("2021-11-01T08:00:00Z".to_owned()),
            language: Some("en-GB".to_owned()),
            ..Properties::default()
        };
        let found = read(text, Some("Envoys meet in Doha"), &properties);
        assert_eq!(found.title.as_deref(), Some("Envoys meet in Doha"));
        assert_eq!(found.authors, ["Jane Roe"]);
        assert_eq!(found.published.as_deref(), Some("2021-10-09"));
        assert!(found.text.starts_with("The envoys met"), "{}", found.text);
        assert_eq!(found.dropped[0].reason, DropReason::Title);
        let found = read("The envoys met in Doha on Saturday to talk about aid.", None, &properties);
        assert_eq!(found.authors, ["Office Typist"]);
        assert_eq!(found.published.as_deref(), Some("2021-11-01"));
        assert_eq!(found.published_printed.as_deref(), Some("2021-11-01T08:00:00Z (by the file's own record)"));
    }
}
