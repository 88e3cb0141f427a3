//! What import is given and what it hands back.

use super::clean_text;
use super::dateline::after_dateline;
use super::language;
use crate::model::text::sha256_hex;
use crate::model::{PageStart, without_hidden};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What is to be imported.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// File name with extension, or "" for pasted text.
    pub name: &'a str,
    /// The bytes as they are in the file.
    pub bytes: &'a [u8],
    /// The user's choice of encoding; `None` finds it.
    pub encoding: Option<&'static encoding_rs::Encoding>,
    /// The user's choice of kind; `None` finds it.
    pub kind: Option<SourceKind>,
}

/// How a file is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SourceKind {
    /// Text with blank lines between paragraphs.
    PlainText,
    /// `CommonMark`, with or without front matter.
    Markdown,
    /// A saved web page.
    Html,
    /// A PDF document (ISO 32000-2:2020).
    Pdf,
    /// A document of Word and its kin (ISO/IEC 29500).
    Docx,
    /// A text of LibreOffice and its kin (ISO/IEC 26300).
    Odt,
    /// An electronic book (EPUB 3.3 and before).
    Epub,
    /// A mail (RFC 5322).
    Mail,
}

impl SourceKind {
    /// The kind with its article, as in “imported as a web page”.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::PlainText => "plain text",
            Self::Markdown => "Markdown",
            Self::Html => "a web page",
            Self::Pdf => "a PDF document",
            Self::Docx => "a Word document",
            Self::Odt => "an OpenDocument text",
            Self::Epub => "an electronic book",
            Self::Mail => "a mail",
        }
    }
}

/// An article as import proposes it; the user corrects it before accepting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// How the file was read.
    pub kind: SourceKind,
    /// The headline, or the beginning of the first sentence where none stands. Never empty.
    pub title: String,
    /// False where the title was made from the first sentence.
    pub title_found: bool,
    /// The outlet that the file names; never guessed.
    pub outlet: Option<String>,
    /// Persons named as authors, in the order printed.
    pub authors: Vec<String>,
    /// Publication date, EDTF (ISO 8601-2:2019), e.g. `2021-11-24`.
    pub published: Option<String>,
    /// The words or the value that `published` was read from.
    pub published_printed: Option<String>,
    /// Address of the page.
    pub url: Option<String>,
    /// BCP 47: `en`, `fa`, …; `None` where it cannot be told.
    pub language: Option<String>,
    /// The body, clean by the rules of [`super::clean_text`].
    pub text: String,
    /// Where the pages of a PDF document begin in `text`.
    pub pages: Vec<PageStart>,
    /// SHA-256 of the original bytes, hex.
    pub sha256: String,
    /// SHA-256 of `text` as UTF-8, hex.
    pub text_sha256: String,
    /// Encoding of the bytes.
    pub encoding: EncodingFound,
    /// Lines that were cut, in the order they stood.
    pub dropped: Vec<DroppedLine>,
}

/// The encoding that the bytes were read with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct EncodingFound {
    /// WHATWG name: `UTF-8`, `windows-1252`, …
    pub name: &'static str,
    /// False where the user should look and may choose another.
    pub sure: bool,
}

/// An encoding as another process writes it.
#[derive(Deserialize)]
struct NamedEncoding {
    name: String,
    sure: bool,
}

impl<'de> Deserialize<'de> for EncodingFound {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let NamedEncoding { name, sure } = NamedEncoding::deserialize(deserializer)?;
        let encoding = encoding_rs::Encoding::for_label(name.as_bytes());
        let encoding = encoding.ok_or_else(|| serde::de::Error::custom("there is no encoding of that name"))?;
        Ok(Self { name: encoding.name(), sure })
    }
}

/// A line that import cut from the body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DroppedLine {
    /// The line as it stood.
    pub line: String,
    /// Why it was cut.
    pub reason: DropReason,
    /// Char offset in [`Draft::text`] (0-based) of the paragraph it stood before, so that it can be restored.
    pub before: usize,
}

/// Why a line is no part of the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum DropReason {
    /// The headline: it became the title.
    Title,
    /// The headline once more.
    RepeatedTitle,
    /// A line naming authors.
    Byline,
    /// A line with the date of publication, or how long ago it was.
    Date,
    /// Other header lines: source, address, language, section.
    Header,
    /// Buttons for sharing, saving and following.
    Sharing,
    /// Menus, loading notices, buttons.
    Navigation,
    /// Links to other articles.
    Related,
    /// The readers' comments.
    Comments,
    /// Rights notices.
    Copyright,
    /// A line that only credits a picture.
    PictureCredit,
    /// Advertising, newsletters, subscriptions, cookie notices.
    Promotion,
    /// Head, foot, number or margin of a printed page.
    PageMargin,
    /// A file that came with a mail.
    Attachment,
}

impl fmt::Display for DropReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Title => "title",
            Self::RepeatedTitle => "title repeated",
            Self::Byline => "authors",
            Self::Date => "date",
            Self::Header => "header line",
            Self::Sharing => "sharing",
            Self::Navigation => "navigation",
            Self::Related => "other articles",
            Self::Comments => "comments",
            Self::Copyright => "rights notice",
            Self::PictureCredit => "picture credit",
            Self::Promotion => "promotion",
            Self::PageMargin => "head, foot or margin of a page",
            Self::Attachment => "attachment",
        })
    }
}

/// What a reader of one kind found; `finish` makes a draft of it.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub authors: Vec<String>,
    pub published: Option<String>,
    pub published_printed: Option<String>,
    pub url: Option<String>,
    pub language: Option<String>,
    pub text: String,
    pub dropped: Vec<DroppedLine>,
    /// Offsets over `text`, which is clean by [`clean_text`] where there are any.
    pub pages: Vec<PageStart>,
}

/// Longest title made from a first sentence, in chars.
const MADE_TITLE_CHARS: usize = 90;

pub(super) fn finish(found: Found, kind: SourceKind, sha256: String, encoding: EncodingFound) -> Draft {
    let text = clean_text(&found.text);
    let title = found.title.map(|title| squeeze(&title)).filter(|title| !title.is_empty());
    let title_found = title.is_some();
    let language = language::of(found.language.as_deref(), &text);
    Draft {
        kind,
        title: title.unwrap_or_else(|| made_title(&text)),
        title_found,
        outlet: found.outlet.map(|outlet| squeeze(&outlet)).filter(|outlet| !outlet.is_empty()),
        authors: found.authors,
        published: found.published,
        published_printed: found.published_printed.map(|printed| squeeze(&printed)),
        url: found.url,
        language,
        text_sha256: sha256_hex(text.as_bytes()),
        text,
        pages: found.pages,
        sha256,
        encoding,
        dropped: found.dropped,
    }
}

/// One line, single spaces, no control characters and none that are not seen.
pub(super) fn squeeze(text: &str) -> String {
    let line = text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty() && *word != "\u{FEFF}")
        .collect::<Vec<_>>()
        .join(" ");
    without_hidden(&line)
}

/// The first sentence without its dateline, cut at a word boundary.
fn made_title(text: &str) -> String {
    let first = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let first = squeeze(first);
    let rest = after_dateline(&first);
    let sentence = first_sentence(rest);
    let sentence = sentence.trim_end_matches(['.', '。', '۔']);
    if sentence.chars().count() <= MADE_TITLE_CHARS {
        return if sentence.is_empty() { first } else { sentence.to_owned() };
    }
    let cut = sentence.char_indices().nth(MADE_TITLE_CHARS - 1).map_or(sentence.len(), |(at, _)| at);
    let head = &sentence[..cut];
    let head = head.rfind(' ').filter(|&at| at > 0).map_or(head, |at| &head[..at]);
    format!("{}…", head.trim_end_matches([',', ';', ':', '-', '–', '—', ' ']))
}

fn first_sentence(text: &str) -> &str {
    let mut previous_word = 0;
    for (at, c) in text.char_indices() {
        if c == ' ' {
            previous_word = at + 1;
        }
        if matches!(c, '.' | '!' | '?' | '؟' | '۔' | '。') {
            let end = at + c.len_utf8();
            let after = &text[end..];
            let closed = after.trim_start_matches(['"', '”', '’', '»', ')']);
            let word = &text[previous_word..at];
            let initial = c == '.'
                && (word.chars().count() <= 3 && word.chars().next().is_some_and(char::is_uppercase)
                    || word.contains('.'));
            if !initial && (closed.is_empty() || closed.starts_with(' ')) {
                return &text[..text.len() - closed.len()];
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_made_from_the_first_sentence() {
        for (text, want) in [
            ("LISBON: Two envoys met. They left.", "Two envoys met"),
            ("Two envoys met Mr. Silva on the quay. They left.", "Two envoys met Mr. Silva on the quay"),
            ("The U.S. envoy arrived. He left.", "The U.S. envoy arrived"),
            (
                "The foreign ministers of the four river states agreed on Tuesday to share the water of the upper valley until spring.",
                "The foreign ministers of the four river states agreed on Tuesday to share the water of…",
            ),
            ("LISBON, May 3 (Wire) - Two envoys met.", "Two envoys met"),
            ("\n\nOne line", "One line"),
        ] {
            assert_eq!(made_title(text), want);
            assert!(made_title(text).chars().count() <= MADE_TITLE_CHARS);
        }
    }
}
