//! Files → article drafts.
//!
//! Bytes in, a [`Draft`] out: encoding found, kind found, title, date, outlet, authors and body
//! found, page furniture cut and listed. Pure: no file is opened, nothing is fetched, scripts and
//! images are thrown away unread.
//!
//! The body of a web page is found by the crate `trafilatura` (Apache-2.0), the best of the three
//! extractors measured; the rest (dates, titles, authors, outlets, furniture) is ours.

mod admit;
mod dates;
mod draft;
mod encoding;
mod error;
mod furniture;
mod html;
mod kind;
mod language;
mod lineage;
mod markdown;
mod mhtml;
mod names;
mod plain;
mod similar;

pub use crate::model::clean_text;
pub use admit::{Admission, Admitting, Capture, DuplicateKind, admit};
pub use draft::{Draft, DropReason, DroppedLine, EncodingFound, Source, SourceKind};
pub use error::ImportError;
pub use lineage::{Prints, Shared, likely_origin};
pub use similar::{DUPLICATE_THRESHOLD, Shingles, similarity};

/// Largest file that is read, in bytes. The longest article is far below it.
pub const MAX_BYTES: usize = 32 * 1024 * 1024;

/// Reads one file or pasted text into a draft.
///
/// # Errors
///
/// See [`ImportError`]: nothing to read, not text, too large, nested too deep, a kind of file that
/// holds no article, or a page without text.
pub fn read(source: &Source) -> Result<Draft, ImportError> {
    if source.bytes.len() > MAX_BYTES {
        return Err(ImportError::TooLarge { bytes: source.bytes.len(), limit: MAX_BYTES });
    }
    kind::refuse_other_formats(source)?;
    let sha256 = draft::sha256_hex(source.bytes);
    if mhtml::is_mhtml(source.bytes) && source.kind != Some(SourceKind::PlainText) {
        let page = mhtml::first_page(source.bytes).ok_or(ImportError::NoText)?;
        let inner = Source {
            name: "page.html",
            bytes: &page.bytes,
            encoding: source.encoding.or(page.encoding),
            kind: Some(SourceKind::Html),
        };
        let mut draft = read_text(&inner, sha256)?;
        draft.url = page.url.or(draft.url);
        return Ok(draft);
    }
    read_text(source, sha256)
}

fn read_text(source: &Source, sha256: String) -> Result<Draft, ImportError> {
    let maybe_html = source.kind == Some(SourceKind::Html) || source.kind.is_none();
    let decoded = encoding::decode(source.bytes, source.encoding, maybe_html)?;
    if decoded.text.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}' || c.is_control()).is_empty() {
        return Err(ImportError::Empty);
    }
    let kind = source.kind.unwrap_or_else(|| kind::of(source.name, &decoded.text));
    let found = match kind {
        SourceKind::PlainText => plain::read(&clean_text(&decoded.text)),
        SourceKind::Markdown => markdown::read(&decoded.text),
        SourceKind::Html => html::read(&decoded.text)?,
    };
    if found.text.is_empty() {
        return Err(ImportError::NoText);
    }
    Ok(draft::finish(found, kind, sha256, decoded.found))
}
