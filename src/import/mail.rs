//! Mails, and web pages that a browser saved as one file (MHTML, RFC 2557).
//!
//! The parts are found by the crate `mail-parser`; their letters are decoded as those of any other file are.

use encoding_rs::Encoding;
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding as Transfer, Message, MessageParser, MessagePart, MimeHeaders as _, PartType};

use super::draft::{Draft, DropReason, DroppedLine, Source, SourceKind, squeeze};
use super::error::ImportError;
use super::{names, read_text};

const WHAT: &str = "a mail";

/// Most parts, and most lines that could open one.
const MAX_PARTS: usize = 5000;

/// Most mails and multiparts in each other.
const MAX_NESTED: usize = 100;

/// Most attachments that are listed by name.
const MAX_LISTED: usize = 50;

/// Reads a mail; `sha256` is of its bytes.
pub(super) fn read(source: &Source, sha256: String) -> Result<Draft, ImportError> {
    refuse_nested(source.bytes)?;
    let damaged = |why: &str| ImportError::Damaged { what: WHAT, why: why.to_owned() };
    let message = MessageParser::default().parse(source.bytes).ok_or_else(|| damaged("it has no headers"))?;
    if message.parts.len() > MAX_PARTS {
        return Err(too_many_parts());
    }
    if is_page(&message) {
        return saved_page(source, &message, sha256);
    }
    let mut draft = body(source, &message, sha256)?;
    draft.kind = SourceKind::Mail;
    headers(&message, &mut draft);
    for line in attachments(&message) {
        draft.dropped.push(DroppedLine {
            line,
            reason: DropReason::Attachment,
            before: crate::model::text::char_count(&draft.text),
        });
    }
    Ok(draft)
}

/// The parser keeps mails within mails in each other: how many there can be is counted before.
fn refuse_nested(bytes: &[u8]) -> Result<(), ImportError> {
    let (mut parts, mut nested) = (0_usize, 0_usize);
    for line in bytes.split(|&byte| byte == b'\n') {
        let head = line.get(..13).unwrap_or_default();
        parts += usize::from(head.eq_ignore_ascii_case(b"content-type:"));
        let lower = || line.iter().take(200).map(u8::to_ascii_lowercase).collect::<Vec<u8>>();
        if line.contains(&b'/') && line.len() < 1000 {
            let lower = lower();
            let has = |mark: &[u8]| lower.windows(mark.len()).any(|window| window == mark);
            nested += usize::from(has(b"message/rfc822") || has(b"message/global") || has(b"multipart/"));
        }
    }
    if nested > MAX_NESTED {
        return Err(ImportError::TooMuch { what: format!("more than {MAX_NESTED} mails in mails") });
    }
    if parts > MAX_PARTS { Err(too_many_parts()) } else { Ok(()) }
}

fn too_many_parts() -> ImportError {
    ImportError::TooMuch { what: format!("more than {MAX_PARTS} parts") }
}

/// Whether it is a web page with what belongs to it, and not a mail from somebody.
fn is_page(message: &Message<'_>) -> bool {
    let saved = ["snapshot-content-location", "x-maf-information"];
    let by_a_browser =
        message.headers().iter().any(|header| saved.contains(&header.name().to_ascii_lowercase().as_str()));
    let root = message.root_part();
    by_a_browser
        || (root.is_content_type("multipart", "related") && message.to().is_none() && message.date().is_none())
        || (message.to().is_none() && message.parts.iter().any(|part| is_html(part) && address(part).is_some()))
}

/// The first page of a saved one.
fn saved_page(source: &Source, message: &Message<'_>, sha256: String) -> Result<Draft, ImportError> {
    let page = message.parts.iter().find(|part| is_html(part)).ok_or(ImportError::NoText)?;
    let mut draft = part_draft(source, message, page, SourceKind::Html, sha256)?;
    draft.url = address(page).or(draft.url);
    Ok(draft)
}

/// The address that a part was saved from.
fn address(part: &MessagePart<'_>) -> Option<String> {
    part.content_location().map(str::trim).filter(|url| url.starts_with("http")).map(str::to_owned)
}

fn is_html(part: &MessagePart<'_>) -> bool {
    matches!(part.body, PartType::Html(_)) || part.is_content_type("application", "xhtml+xml")
}

/// The text of the mail itself: its HTML body, unless only its plain one holds an article; of a mail that only passes
/// another on, that of the other.
fn body(source: &Source, message: &Message<'_>, sha256: String) -> Result<Draft, ImportError> {
    let of = |ids: &[u32], html: bool| {
        let parts = ids.iter().filter_map(|id| message.part(*id));
        parts.filter(|part| is_html(part) == html).find(|part| !words(part).is_empty()).cloned()
    };
    let html = of(&message.html_body, true);
    let plain = of(&message.text_body, false).or_else(|| of(&message.html_body, false));
    let mut failed = None;
    for (part, kind) in [(html, SourceKind::Html), (plain, SourceKind::PlainText)] {
        let Some(part) = part else { continue };
        match part_draft(source, message, &part, kind, sha256.clone()) {
            Ok(draft) => return Ok(draft),
            Err(error) => failed = failed.or(Some(error)),
        }
    }
    let passed_on = message.parts.iter().find_map(|part| match &part.body {
        PartType::Message(inner) => Some(inner),
        _ => None,
    });
    match passed_on {
        Some(inner) => {
            let mut draft = body(source, inner, sha256)?;
            headers(inner, &mut draft);
            Ok(draft)
        }
        None => Err(failed.unwrap_or(ImportError::NoText)),
    }
}

/// What the parser made of a part, without blanks: enough to tell whether it is empty.
fn words<'p>(part: &'p MessagePart<'_>) -> &'p str {
    match &part.body {
        PartType::Text(text) | PartType::Html(text) => text.trim(),
        _ => "",
    }
}

/// Reads one part as a file of its own.
fn part_draft(
    source: &Source,
    message: &Message<'_>,
    part: &MessagePart<'_>,
    kind: SourceKind,
    sha256: String,
) -> Result<Draft, ImportError> {
    let range = part.offset_body as usize..part.offset_end as usize;
    let raw = message.raw_message.get(range).unwrap_or_default();
    let decoded = match part.encoding {
        Transfer::QuotedPrintable => quoted_printable_decode(raw),
        Transfer::Base64 => base64_decode(raw),
        Transfer::None => Some(raw.to_vec()),
    };
    // What is no valid code is taken as the parser mended it, which is UTF-8.
    let (bytes, mended) = match decoded {
        Some(bytes) => (bytes, false),
        None => (words(part).as_bytes().to_vec(), true),
    };
    let charset = part.content_type().and_then(|kind| kind.attribute("charset"));
    let declared = charset.and_then(|label| Encoding::for_label(label.as_bytes())).filter(|_| !mended);
    // Mails declare ASCII and send what they like: what is no such text is left to be found.
    let is_utf8 = !bytes.is_ascii() && std::str::from_utf8(&bytes).is_ok();
    let latin = |encoding: &Encoding| encoding == encoding_rs::WINDOWS_1252;
    let declared = declared.filter(|encoding| !(encoding.decode(&bytes).2 || latin(encoding) && is_utf8));
    let inner = Source { name: "", bytes: &bytes, encoding: source.encoding.or(declared), kind: Some(kind) };
    read_text(&inner, sha256)
}

/// Subject, sender and day are the headers', whatever the body says.
fn headers(message: &Message<'_>, draft: &mut Draft) {
    let subject = message.subject().map(squeeze).map(|subject| without_marks(&subject).to_owned());
    if let Some(subject) = subject.filter(|subject| !subject.is_empty()) {
        draft.title = subject;
        draft.title_found = true;
    }
    let sender = message.from().and_then(|from| from.first()).and_then(|from| from.name());
    if let Some(sender) = sender.map(squeeze).filter(|sender| !sender.is_empty()) {
        match names::person(&sender) {
            Some(person) if draft.authors.is_empty() => draft.authors.push(person),
            Some(_) => {}
            None => drop(draft.outlet.get_or_insert(sender)),
        }
    }
    if let Some(date) = message.date().filter(|date| date.is_valid()) {
        draft.published = Some(format!("{:04}-{:02}-{:02}", date.year, date.month, date.day));
        draft.published_printed = Some(squeeze(message.header_raw("Date").unwrap_or_default()));
    }
}

/// A subject without “Re:”, “Fwd:” and the like before it.
fn without_marks(subject: &str) -> &str {
    let mut rest = subject;
    while let Some((mark, after)) = rest.split_once(':') {
        let known = ["re", "fw", "fwd", "aw", "wg", "tr", "rv", "sv", "vs", "antw"];
        if !known.contains(&mark.trim().to_lowercase().as_str()) {
            break;
        }
        rest = after.trim_start();
    }
    rest
}

/// The files that came with it: their names are shown, and used for nothing else.
fn attachments(message: &Message<'_>) -> Vec<String> {
    let listed = message.attachments().take(MAX_LISTED).map(|part| {
        let kind = part.content_type().map_or_else(String::new, |kind| {
            format!(" ({}/{})", kind.c_type, kind.c_subtype.as_deref().unwrap_or("*"))
        });
        let name: String = squeeze(part.attachment_name().unwrap_or("without a name")).chars().take(120).collect();
        let kind: String = squeeze(&kind).chars().take(80).collect();
        format!("{name} {kind}").trim_end().to_owned()
    });
    let mut listed: Vec<String> = listed.collect();
    let more = message.attachment_count().saturating_sub(MAX_LISTED);
    if more > 0 {
        listed.push(format!("and {more} more"));
    }
    listed
}

#[cfg(test)]
mod tests;
