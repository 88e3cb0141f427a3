//! Files → article drafts.
//!
//! Bytes in, a [`Draft`] out: text, Markdown, saved web pages, mails, PDF, DOCX, ODT and EPUB; encoding found, kind found, title, date, outlet, authors and body
//! found, page furniture cut and listed. Pure: no file is opened, nothing is fetched, scripts and
//! images are thrown away unread.
//!
//! The body of a web page is found by the crate `trafilatura` (Apache-2.0), the best of the three
//! extractors measured; the rest (dates, titles, authors, outlets, furniture) is ours.

mod admit;
mod dateline;
mod dates;
mod document;
mod draft;
mod encoding;
mod error;
#[cfg(test)]
#[path = "../../tests/support/files.rs"]
mod files;
mod furniture;
mod html;
mod kind;
mod language;
mod lineage;
mod mail;
mod markdown;
mod names;
mod office;
mod pdf;
mod plain;
mod similar;

pub use crate::model::clean_text;
pub use admit::{Admission, Admitting, Capture, DuplicateKind, article};
pub use draft::{Draft, DropReason, DroppedLine, EncodingFound, Source, SourceKind};
pub use error::ImportError;
pub use lineage::{Prints, Shared, likely_origin};
pub use similar::{DUPLICATE_THRESHOLD, Likeness, Shingles, similarity};

use crate::model::text::sha256_hex;
use crate::model::without_hidden;

/// Largest file that is read, in bytes. The longest article is far below it.
pub const MAX_BYTES: usize = 32 * 1024 * 1024;

/// Whether a file is of a kind that is to be read in a process of its own (`walled`): PDF documents, what is packed in
/// a ZIP archive, and mails. By its first bytes and its name.
#[must_use]
pub fn is_complex(source: &Source) -> bool {
    kind::complex(source).is_some()
}

/// Whether reading a file in another encoding can make a difference: text, web pages and mails. PDF documents and what
/// is packed state theirs.
#[must_use]
pub fn has_encoding(source: &Source) -> bool {
    matches!(kind::complex(source), None | Some(kind::Complex::Mail))
}

/// Reads one file or pasted text into a draft. A file that [`is_complex`] may be made to exhaust memory, stack or
/// patience: limits are kept as far as can be done from inside.
///
/// # Errors
///
/// See [`ImportError`]: nothing to read, not text, too large, nested too deep, locked, damaged, a kind of file that
/// holds no article, or a page without text.
pub fn read(source: &Source) -> Result<Draft, ImportError> {
    if source.bytes.len() > MAX_BYTES {
        return Err(ImportError::TooLarge { bytes: source.bytes.len(), limit: MAX_BYTES });
    }
    let sha256 = || sha256_hex(source.bytes);
    let (found, kind) = match kind::complex(source) {
        Some(kind::Complex::Pdf) => (pdf::read(source.bytes)?, SourceKind::Pdf),
        Some(kind::Complex::Package) => office::read(source.bytes)?,
        Some(kind::Complex::Mail) => return mail::read(source, sha256()),
        None => {
            kind::refuse_other_formats(source)?;
            return read_text(source, sha256());
        }
    };
    if found.text.trim().is_empty() {
        return Err(ImportError::NoText);
    }
    // The formats say themselves how their letters are kept.
    Ok(draft::finish(found, kind, sha256(), EncodingFound { name: "UTF-8", sure: true }))
}

fn read_text(source: &Source, sha256: String) -> Result<Draft, ImportError> {
    let maybe_html = source.kind == Some(SourceKind::Html) || source.kind.is_none();
    let decoded = encoding::decode(source.bytes, source.encoding, maybe_html)?;
    if decoded.text.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}' || c.is_control()).is_empty() {
        return Err(ImportError::Empty);
    }
    let kind = source.kind.unwrap_or_else(|| kind::of(source.name, &decoded.text));
    let found = match kind {
        SourceKind::Markdown => markdown::read(&decoded.text),
        SourceKind::Html => html::read(&decoded.text)?,
        _ => plain::read(&clean_text(&decoded.text)),
    };
    // Nor is there text where none can be seen; most can be at the beginning.
    let unseen = |text: &str| without_hidden(text).trim().is_empty();
    let beginning: String = found.text.chars().take(200).collect();
    if unseen(&beginning) && unseen(&found.text) {
        return Err(ImportError::NoText);
    }
    Ok(draft::finish(found, kind, sha256, decoded.found))
}
