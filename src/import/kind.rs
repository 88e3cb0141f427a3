//! What kind of file it is.

use super::draft::{Source, SourceKind};
use super::error::ImportError;

/// First bytes of formats that are often tried and hold no plain text.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old office document (DOC, XLS, PPT)"),
    (b"\x89PNG\r\n\x1A\n", "a picture (PNG)"),
    (b"\xFF\xD8\xFF", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"RIFF", "a picture or a recording (WEBP, WAV, AVI)"),
    (b"\x1F\x8B", "a packed file (GZIP)"),
    (b"7z\xBC\xAF\x27\x1C", "an archive (7-Zip)"),
    (b"Rar!\x1A\x07", "an archive (RAR)"),
    (b"ID3", "a recording (MP3)"),
    (b"OggS", "a recording (Ogg)"),
    (b"\x7FELF", "a program"),
    (b"bplist00", "a web archive of Safari"),
    (b"SQLite format 3\0", "a database"),
    (b"\x00\x01\x00\x00\x00", "a font"),
    (b"wOF", "a font"),
];

/// How far into a file the mark of a PDF document is looked for (ISO 32000-2:2020, annex I, note on 7.5.2).
const PDF_WITHIN: usize = 1024;

/// Longest block of headers that is looked at, in bytes.
const HEADERS_WITHIN: usize = 16 * 1024;

/// A format that is more than text: it is unpacked, or parsed at length, before there is a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Complex {
    Pdf,
    /// A ZIP archive, whatever is in it.
    Package,
    Mail,
}

/// Whether the bytes are of such a format. A kind of text chosen by the user overrules the look of a mail alone.
pub(super) fn complex(source: &Source) -> Option<Complex> {
    let bytes = source.bytes;
    let named_pdf = extension(source.name).as_deref() == Some("pdf");
    let within = if named_pdf { PDF_WITHIN.min(bytes.len()) } else { 0 };
    let has_mark =
        bytes.trim_ascii_start().starts_with(b"%PDF-") || bytes[..within].windows(5).any(|window| window == b"%PDF-");
    if has_mark || source.kind == Some(SourceKind::Pdf) {
        return Some(Complex::Pdf);
    }
    let is_zip = [&b"PK\x03\x04"[..], b"PK\x05\x06"].iter().any(|mark| bytes.starts_with(mark));
    if is_zip || matches!(source.kind, Some(SourceKind::Docx | SourceKind::Odt | SourceKind::Epub)) {
        return Some(Complex::Package);
    }
    match source.kind {
        Some(SourceKind::Mail) => Some(Complex::Mail),
        None | Some(SourceKind::Html) => is_mail(source).then_some(Complex::Mail),
        Some(_) => None,
    }
}

/// Headers at the beginning, among them one that only mail programs write. A name that ends as those of mails do needs
/// headers alone.
fn is_mail(source: &Source) -> bool {
    let head = &source.bytes[..source.bytes.len().min(HEADERS_WITHIN)];
    let head = head.trim_ascii_start();
    let named = matches!(extension(source.name).as_deref(), Some("eml" | "mht" | "mhtml"));
    let mut marks = 0;
    for (number, line) in head.split(|&byte| byte == b'\n').enumerate() {
        let line = line.trim_ascii_end();
        if line.is_empty() {
            break;
        }
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            continue;
        }
        let Some(colon) = line.iter().position(|&byte| byte == b':') else { return false };
        let name = &line[..colon];
        if name.is_empty() || !name.iter().all(|&byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_') {
            return false;
        }
        let sure = ["mime-version", "received", "return-path", "message-id", "dkim-signature", "delivered-to"];
        marks += usize::from(sure.iter().any(|sure| name.eq_ignore_ascii_case(sure.as_bytes())));
        if marks > 0 || (named && number >= 1) {
            return true;
        }
    }
    false
}

/// Extensions of text formats that hold no article.
const NOT_ARTICLES: &[(&str, &str)] = &[
    ("ron", "a dossier or another RON file"),
    ("json", "a JSON file"),
    ("csv", "a table (CSV)"),
    ("tsv", "a table (TSV)"),
    ("svg", "a picture (SVG)"),
    ("css", "a style sheet"),
    ("js", "a script"),
    ("bib", "a bibliography"),
    ("ris", "a bibliography"),
    ("ics", "a calendar"),
];

/// Refuses what is no text, by its first bytes or its name. A kind chosen by the user overrules the name.
pub(super) fn refuse_other_formats(source: &Source) -> Result<(), ImportError> {
    if source.bytes.is_empty() {
        return Err(ImportError::Empty);
    }
    for &(signature, what) in SIGNATURES {
        // Signatures that are ordinary letters need a byte that no text has close behind them.
        let letters = signature.iter().all(u8::is_ascii_alphanumeric);
        if source.bytes.starts_with(signature) && (!letters || source.bytes.iter().take(64).any(|&byte| byte < 9)) {
            return Err(ImportError::Binary { what });
        }
    }
    if source.bytes.starts_with(b"{\\rtf") {
        return Err(ImportError::Binary { what: "a rich text document (RTF)" });
    }
    if source.bytes.get(4..8) == Some(b"ftyp") {
        return Err(ImportError::Binary { what: "a film or a recording (MP4)" });
    }
    if source.kind.is_none()
        && let Some(extension) = extension(source.name)
        && let Some(&(_, what)) = NOT_ARTICLES.iter().find(|(name, _)| *name == extension)
    {
        return Err(ImportError::UnknownKind { what });
    }
    Ok(())
}

/// The kind by the name's extension, then by what the text looks like.
pub(super) fn of(name: &str, text: &str) -> SourceKind {
    let whole_page = starts_as_page(text);
    match extension(name).as_deref() {
        Some("html" | "htm" | "xhtml" | "xht" | "shtml" | "mht" | "mhtml" | "php" | "asp" | "aspx") => SourceKind::Html,
        _ if whole_page => SourceKind::Html,
        Some("md" | "markdown" | "mdown" | "mkd") => SourceKind::Markdown,
        Some("txt" | "text" | "log") => SourceKind::PlainText,
        _ if looks_like_fragment(text) => SourceKind::Html,
        _ if looks_like_markdown(text) => SourceKind::Markdown,
        _ => SourceKind::PlainText,
    }
}

fn extension(name: &str) -> Option<String> {
    let (stem, extension) = name.rsplit_once('.')?;
    (!stem.is_empty()).then(|| extension.to_lowercase())
}

fn starts_as_page(text: &str) -> bool {
    let mut rest = text.trim_start_matches('\u{FEFF}').trim_start();
    while let Some(comment) = rest.strip_prefix("<!--") {
        let Some(end) = comment.find("-->") else { return false };
        rest = comment[end + 3..].trim_start();
    }
    let head: String = rest.chars().take(16).collect::<String>().to_lowercase();
    head.starts_with("<!doctype html")
        || head.starts_with("<html")
        || head.starts_with("<head")
        || (head.starts_with("<?xml") && rest.contains("<html"))
}

/// Pasted HTML without its page: starts with a tag and has several common ones, closed.
fn looks_like_fragment(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with('<')
        && ["</p>", "</div>", "</article>", "</h1>", "</a>", "</span>"]
            .iter()
            .map(|tag| text.matches(tag).count())
            .sum::<usize>()
            >= 2
}

fn looks_like_markdown(text: &str) -> bool {
    let front_matter = text.starts_with("---\n")
        && text[4..].contains("\n---\n")
        && text[4..].lines().next().is_some_and(|line| line.contains(':'));
    let heading = text.lines().any(|line| {
        let marks = line.bytes().take_while(|&byte| byte == b'#').count();
        (1..=6).contains(&marks) && line[marks..].starts_with(' ')
    });
    let marked = text.contains("](http") || text.contains("**");
    front_matter || (heading && marked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds() {
        use SourceKind::{Html, Markdown, PlainText};
        for (name, text, want) in [
            ("a.txt", "Words.", PlainText),
            ("a.txt", "<!DOCTYPE html><p>Words", Html),
            ("a.HTM", "Words", Html),
            ("a.md", "Words", Markdown),
            ("", "Words", PlainText),
            ("", "<p>One</p><p>Two</p>", Html),
            ("", "<!-- saved --> <html>", Html),
            ("", "# Title\n\n[a](http://example.org)", Markdown),
            ("", "---\ntitle: A\n---\nWords", Markdown),
            ("", "# 1 in the list, he said", PlainText),
            ("a.unknown", "Words", PlainText),
        ] {
            assert_eq!(of(name, text), want, "{name} {text}");
        }
    }

    #[test]
    fn what_is_more_than_text() {
        for (name, bytes, want) in [
            ("a.txt", "%PDF-1.7\n", Some(Complex::Pdf)),
            ("a.pdf", "junk %PDF-1.4\n", Some(Complex::Pdf)),
            ("a.txt", "A file begins with %PDF-1.4, he said.", None),
            ("a.docx", "PK\u{3}\u{4}\u{14}", Some(Complex::Package)),
            ("", "PK is short for a name", None),
            ("a", "Received: by a\nSubject: b\n\nWords", Some(Complex::Mail)),
            ("a.eml", "Subject: b\nFrom: c\n\nWords", Some(Complex::Mail)),
            ("a.txt", "Subject: b\nFrom: c\n\nWords", None),
            ("a.txt", "Source: The Post\nDate: 3 May 2020\n\nMIME-Version: 1.0", None),
            ("a.html", "<html>mime-version: multipart/related", None),
        ] {
            let source = Source { name, bytes: bytes.as_bytes(), encoding: None, kind: None };
            assert_eq!(complex(&source), want, "{name} {bytes}");
        }
    }

    #[test]
    fn other_formats_are_refused() {
        let refuse = |name, bytes| refuse_other_formats(&Source { name, bytes, encoding: None, kind: None });
        assert!(matches!(refuse("a.ron", b"(a: 1)"), Err(ImportError::UnknownKind { .. })));
        assert_eq!(refuse("a.txt", b""), Err(ImportError::Empty));
        assert_eq!(refuse("a.txt", b"RIFF raff in the harbour"), Ok(()));
        assert_eq!(refuse("a.txt", b"Words"), Ok(()));
    }
}
