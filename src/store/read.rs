//! From bytes to a dossier, with a plain word on whatever is wrong with them.

use std::borrow::Cow;
use std::fmt;
use std::io::Read as _;
use std::path::Path;

use memchr::memchr_iter;
use ron::error::{Error, SpannedError};

use super::compose::weight;
use super::error::{OpenError, OpenFault};
use super::parallel::{both, each, threads};
use super::places::{Located, Places, TextPlace, field_at};
use super::progress::{Phase, Progress};
use super::save::FileStamp;
use super::text::{CURRENT_VERSION, Checksum, checksum_and_digest, checksum_of, version_of};
use super::{disk, migrate, pieces};
use crate::memory;
use crate::model::{Dossier, Problem, Record, validate_about, validate_records};

/// The largest file that is opened, in bytes: twice the size of 100,000 articles with ten claims each.
pub(super) const LARGEST: u64 = 1 << 30;
/// How many bytes are walked over to find the words of problems. One record that holds a million of them would be walked
/// over a million times; those that are too many stand at the beginning of their record.
const WALKED: usize = 64 << 20;
/// How much is read at a time, in bytes.
const CHUNK: u64 = 8 << 20;
/// A record needs an opening bracket, and a string two quotation marks. A file that holds many of them and little else
/// would take memory many times its size: megabytes of empty records, gigabytes. So many of each are free, for texts may
/// hold some as well; and beyond that, one in so many bytes. What Readout writes has one in a hundred and one in twenty.
const FREE_BRACKETS: usize = 500_000;
const BYTES_A_BRACKET: usize = 32;
const FREE_MARKS: usize = 2_000_000;
const BYTES_A_MARK: usize = 8;

/// Something worth knowing about a file that was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A byte order mark stood before the text; it goes on the next save.
    ByteOrderMark,
    /// The lines ended in CR LF; they end in LF after the next save.
    CarriageReturns,
    /// The checksum in the last line is that of another text.
    ChecksumDiffers,
    /// The last line is no checksum.
    ChecksumMissing,
    /// A later Readout wrote the file.
    Newer(u32),
    /// The texts of so many articles are not the ones that were imported.
    TextsDiffer(usize),
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ByteOrderMark => f.write_str("The file began with a byte order mark. Saving takes it out."),
            Self::CarriageReturns => f.write_str("The lines ended in CR LF. Saving ends them in LF."),
            Self::ChecksumDiffers => {
                f.write_str("The file was edited outside Readout, or damaged: its checksum differs.")
            }
            Self::ChecksumMissing => {
                f.write_str("The file was edited outside Readout, or damaged: it has no checksum.")
            }
            Self::Newer(version) => {
                write!(f, "A later Readout wrote this file (format {version}). It is open for reading only.")
            }
            Self::TextsDiffer(1) => f.write_str("The text of an article is not the one that was imported."),
            Self::TextsDiffer(count) => {
                write!(f, "The texts of {count} articles are not the ones that were imported.")
            }
        }
    }
}

impl Notice {
    /// What the problems of a dossier say of its texts.
    #[must_use]
    pub fn of_texts(problems: &[Problem]) -> Option<Self> {
        let changed = problems.iter().filter(|problem| problem.field == "text_sha256").count();
        (changed > 0).then_some(Self::TextsDiffer(changed))
    }
}

/// A file that was opened.
#[derive(Clone, Debug)]
pub struct Opened {
    /// What it holds.
    pub dossier: Dossier,
    /// The version of the format that its first line names.
    pub version: u32,
    /// It must not be saved over: this Readout would lose what a later one put in.
    pub read_only: bool,
    /// What is worth knowing about the file.
    pub notices: Vec<Notice>,
    /// What does not hold together in the dossier, in the order of its records.
    pub problems: Vec<Located>,
    /// The bytes that were read, to tell whether another program changes them.
    pub stamp: FileStamp,
}

/// Opens a file, and sweeps temporary files that a Readout which died left beside it.
///
/// # Errors
/// Where the file cannot be read, or [`read`] refuses its bytes.
pub fn open(path: &Path) -> Result<Opened, OpenError> {
    open_with(path, &Progress::new())
}

/// Opens a file likewise, tells how far it has come, and stops where it is asked to.
///
/// # Errors
/// As [`open`]; and [`OpenFault::Cancelled`].
pub fn open_with(path: &Path, progress: &Progress) -> Result<Opened, OpenError> {
    let fault = |fault| OpenError { path: path.to_owned(), place: None, field: String::new(), fault };
    let bytes = bytes_of(path, progress).map_err(fault)?;
    disk::sweep(&disk::System, path);
    let opened = read_with(&bytes, path, progress);
    memory::let_go(bytes);
    opened
}

/// Opens a file likewise, and leaves it to [`check`] to see whether the dossier holds together: `problems` is empty, and
/// `notices` say nothing of texts. That is a third of the work, which need not be waited for.
///
/// # Errors
/// As [`open_with`].
pub fn open_unchecked(path: &Path, progress: &Progress) -> Result<Opened, OpenError> {
    let fault = |fault| OpenError { path: path.to_owned(), place: None, field: String::new(), fault };
    let bytes = bytes_of(path, progress).map_err(fault)?;
    disk::sweep(&disk::System, path);
    let opened = unchecked(&bytes, path, progress, true).map(|(opened, _)| opened);
    memory::let_go(bytes);
    opened
}

/// Every byte of a file, which is not read where it is too large.
fn bytes_of(path: &Path, progress: &Progress) -> Result<Vec<u8>, OpenFault> {
    let mut file = std::fs::File::open(path).map_err(OpenFault::Unreadable)?;
    let length = file.metadata().map_err(OpenFault::Unreadable)?.len();
    if length > LARGEST {
        return Err(OpenFault::TooLarge { bytes: length });
    }
    progress.begin(Phase::Reading, length);
    // One more than is expected, so that the end is met without making room for more.
    let mut bytes = Vec::with_capacity(length as usize + 1);
    loop {
        if progress.is_cancelled() {
            return Err(OpenFault::Cancelled);
        }
        let count = (&mut file).take(CHUNK).read_to_end(&mut bytes).map_err(OpenFault::Unreadable)?;
        progress.add(count);
        if count == 0 {
            return Ok(bytes);
        }
        // It may grow while it is read.
        if bytes.len() as u64 > LARGEST {
            return Err(OpenFault::TooLarge { bytes: bytes.len() as u64 });
        }
    }
}

/// Reads the bytes of a dossier; `name` is the file's, for messages. Never panics.
///
/// # Errors
/// Where the bytes are no dossier, or one that this Readout cannot read: with line, column and field.
pub fn read(bytes: &[u8], name: &Path) -> Result<Opened, OpenError> {
    read_with(bytes, name, &Progress::new())
}

/// Reads the bytes of a dossier likewise, tells how far it has come, and stops where it is asked to.
///
/// # Errors
/// As [`read`]; and [`OpenFault::Cancelled`].
pub fn read_with(bytes: &[u8], name: &Path, progress: &Progress) -> Result<Opened, OpenError> {
    read_by(bytes, name, progress, true)
}

/// Reads the bytes of a dossier by the parser for all of RON alone. Gives what [`read`] gives, slower: for tests of that.
///
/// # Errors
/// As [`read`].
pub fn read_plainly(bytes: &[u8], name: &Path) -> Result<Opened, OpenError> {
    read_by(bytes, name, &Progress::new(), false)
}

fn read_by(bytes: &[u8], name: &Path, progress: &Progress, in_pieces: bool) -> Result<Opened, OpenError> {
    let (mut opened, text) = unchecked(bytes, name, progress, in_pieces)?;
    let cancelled = OpenFault::Cancelled;
    let problems = check(&opened.dossier, progress).ok_or(cancelled).map_err(|fault| OpenError {
        path: name.to_owned(),
        place: None,
        field: String::new(),
        fault,
    })?;
    opened.notices.extend(Notice::of_texts(&problems));
    opened.problems = located(problems, &text);
    Ok(opened)
}

/// What the bytes say, whether or not it holds together, and their text.
fn unchecked<'b>(
    bytes: &'b [u8],
    name: &Path,
    progress: &Progress,
    in_pieces: bool,
) -> Result<(Opened, Cow<'b, str>), OpenError> {
    let whole = |(place, fault)| OpenError { path: name.to_owned(), place, field: String::new(), fault };
    let mut notices = Vec::new();
    let text = decode(bytes, &mut notices).map_err(whole)?;
    let version = check_head(&text);
    progress.begin(Phase::Parsing, text.len() as u64);
    // The checksum takes about as long as the records do.
    let ((checksum, stamp), fast) = both(
        threads(text.len()),
        || sums(bytes, &text),
        || {
            let ours = in_pieces && version.as_ref().is_ok_and(|version| *version == CURRENT_VERSION);
            ours.then(|| pieces::parse(&text, progress)).flatten()
        },
    );
    if checksum != Checksum::Right
        && let Some(place) = conflict(&text)
    {
        return Err(whole((Some(place), OpenFault::ConflictMarkers)));
    }
    let version = version.map_err(whole)?;
    match checksum {
        Checksum::Right => {}
        Checksum::Wrong => notices.push(Notice::ChecksumDiffers),
        Checksum::Missing => notices.push(Notice::ChecksumMissing),
    }
    let dossier = match fast {
        Some(dossier) => dossier,
        None if progress.is_cancelled() => return Err(whole((None, OpenFault::Cancelled))),
        // What is not as Readout writes it, and whatever is wrong with it.
        None => parse_plainly(&text, version, name)?,
    };
    let read_only = version > CURRENT_VERSION;
    if read_only {
        notices.push(Notice::Newer(version));
    }
    Ok((Opened { dossier, version, read_only, notices, problems: Vec::new(), stamp }, text))
}

/// Parses a text of any form and version, on one thread.
fn parse_plainly(text: &str, version: u32, name: &Path) -> Result<Dossier, OpenError> {
    migrate::parse(version, text).map_err(|error| {
        let error = refused(error, text, name);
        match error.fault {
            OpenFault::Malformed { .. } if version > CURRENT_VERSION => {
                OpenError { fault: OpenFault::Newer { version, met: error.message() }, ..error }
            }
            _ => error,
        }
    })
}

/// What does not hold together in the dossier, as [`crate::model::validate`] says it, on as many threads as the machine
/// has; `None` where it was cancelled.
#[must_use]
pub fn check(dossier: &Dossier, progress: &Progress) -> Option<Vec<Problem>> {
    /// How many records are checked at a time.
    const SOME: usize = 256;
    let records: Vec<Record> = dossier.records().collect();
    progress.begin(Phase::Checking, records.len() as u64);
    let parts: Vec<&[Record]> = records.chunks(SOME).collect();
    let found = each(threads(weight(dossier)), parts.len(), |index| {
        if progress.is_cancelled() {
            return None;
        }
        let found = validate_records(dossier, parts[index].iter().cloned());
        progress.add(parts[index].len());
        Some(found)
    });
    let mut problems = validate_about(dossier);
    for some in found {
        problems.extend(some?);
    }
    Some(problems)
}

fn located(problems: Vec<Problem>, text: &str) -> Vec<Located> {
    if problems.is_empty() {
        return Vec::new();
    }
    let places = Places::of(text);
    let mut walked = 0;
    let place = |problem: &Problem| {
        let (record, length) = places.locate_record(problem);
        walked += length;
        if walked > WALKED { record } else { places.locate(problem) }
    };
    let placed: Vec<TextPlace> = problems.iter().map(place).collect();
    placed.into_iter().zip(problems).map(|(place, problem)| Located { place, problem }).collect()
}

type Fault = (Option<TextPlace>, OpenFault);

/// The text, once it is known to be one.
fn decode<'b>(bytes: &'b [u8], notices: &mut Vec<Notice>) -> Result<Cow<'b, str>, Fault> {
    if bytes.len() as u64 > LARGEST {
        return Err((None, OpenFault::TooLarge { bytes: bytes.len() as u64 }));
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err((None, OpenFault::Empty));
    }
    if bytes.iter().all(|byte| *byte == 0) {
        return Err((None, OpenFault::Zeros));
    }
    if let Some(kind) = other_kind(bytes) {
        return Err((None, kind));
    }
    let bytes = match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(rest) => {
            notices.push(Notice::ByteOrderMark);
            rest
        }
        None => bytes,
    };
    let text = simdutf8::compat::from_utf8(bytes).map_err(|error| {
        let good = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
        (Some(TextPlace::of_byte(&good, good.len())), OpenFault::NotUtf8)
    })?;
    // When the first line ends in CR LF, a version control system or an editor rewrote every line; the texts of the
    // articles get back the line ends they were imported with. Elsewhere a CR is part of what someone wrote.
    if text.lines().next().is_some_and(|line| text[line.len()..].starts_with("\r\n")) {
        notices.push(Notice::CarriageReturns);
        return Ok(Cow::Owned(text.replace("\r\n", "\n")));
    }
    Ok(Cow::Borrowed(text))
}

/// The version of the text, once everything that a parser would be vague about, or choke on, is ruled out.
fn check_head(text: &str) -> Result<u32, Fault> {
    let Some(version) = version_of(text) else {
        let kind = if text.contains('\0') { "a binary file" } else { "another kind of text file" };
        return Err((None, OpenFault::NotADossier(kind)));
    };
    if version == 0 {
        let what = "the first line names the format 0, which never was".to_owned();
        return Err((Some(TextPlace { line: 1, column: 1 }), OpenFault::Malformed { what, cut_short: false }));
    }
    let mut size = Size::default();
    size.add(text);
    if size.is_too_crowded() {
        return Err((None, OpenFault::TooCrowded));
    }
    Ok(version)
}

/// What a text, or the parts of one, amount to.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Size {
    bytes: usize,
    brackets: usize,
    marks: usize,
}

impl Size {
    pub(super) fn add(&mut self, part: &str) {
        self.bytes += part.len();
        self.brackets += memchr_iter(b'(', part.as_bytes()).count();
        self.marks += memchr_iter(b'"', part.as_bytes()).count();
    }

    /// Whether no dossier can be as large.
    pub(super) fn is_too_large(&self) -> bool {
        self.bytes as u64 > LARGEST
    }

    /// Whether the whole holds more brackets or marks than any dossier. Of a part this says nothing.
    pub(super) fn is_too_crowded(&self) -> bool {
        self.brackets > FREE_BRACKETS + self.bytes / BYTES_A_BRACKET
            || self.marks > FREE_MARKS + self.bytes / BYTES_A_MARK
    }
}

/// What the last line says of the text, and the stamp of the bytes: in one walk where the text is the bytes.
fn sums(bytes: &[u8], text: &str) -> (Checksum, FileStamp) {
    if std::ptr::eq(bytes, text.as_bytes()) {
        let (checksum, stamp) = checksum_and_digest(text);
        return (checksum, FileStamp::from_digest(stamp));
    }
    (checksum_of(text), FileStamp::of(bytes))
}

/// Kinds of file that are told from their first bytes.
fn other_kind(bytes: &[u8]) -> Option<OpenFault> {
    const KINDS: [(&[u8], &str); 6] = [
        (b"%PDF", "a PDF file"),
        (b"PK\x03\x04", "a ZIP archive or an office document"),
        (b"\x1f\x8b", "a compressed file"),
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"\xd0\xcf\x11\xe0", "an old office document"),
    ];
    if let Some((_, kind)) = KINDS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Some(OpenFault::NotADossier(kind));
    }
    match bytes {
        [0xff, 0xfe, 0, 0, ..] => Some(OpenFault::OtherEncoding("UTF-32")),
        [0xff, 0xfe, ..] | [b'/', 0, b'/', 0, ..] => Some(OpenFault::OtherEncoding("UTF-16, little-endian")),
        [0xfe, 0xff, ..] | [0, b'/', 0, b'/', ..] => Some(OpenFault::OtherEncoding("UTF-16, big-endian")),
        _ => None,
    }
}

/// The first conflict marker, where all three kinds stand in their order at the beginning of lines.
fn conflict(text: &str) -> Option<TextPlace> {
    let mut found = None;
    let mut divided = false;
    for (index, line) in text.lines().enumerate() {
        if line.starts_with("<<<<<<< ") {
            (found, divided) = (Some(TextPlace { line: index + 1, column: 1 }), false);
        } else if line == "=======" {
            divided = true;
        } else if line.starts_with(">>>>>>> ") && divided && found.is_some() {
            return found;
        }
    }
    None
}

/// What the parser says, in the words of someone who edits the file.
fn refused(error: SpannedError, text: &str, name: &Path) -> OpenError {
    let place = TextPlace { line: error.span.start.line, column: error.span.start.col };
    let field = field_at(text, place.byte_in(text));
    let one_of = |names: &[&str]| names.join(", ");
    let mut cut_short = false;
    let what = match error.code {
        Error::NoSuchStructField { expected, found, .. } => {
            format!("there is no field “{found}” here; the fields are {}", one_of(expected))
        }
        Error::MissingStructField { field, .. } => format!("the field “{field}” is missing"),
        Error::DuplicateStructField { field, .. } => format!("the field “{field}” stands twice"),
        Error::NoSuchEnumVariant { expected, found, .. } => {
            format!("“{found}” is none of {}", one_of(expected))
        }
        Error::InvalidValueForType { expected, found } => format!("{expected} was expected, and {found} found"),
        Error::ExpectedDifferentLength { expected, found } => format!("{expected} was expected, with {found} values"),
        Error::ExceededRecursionLimit => "brackets are nested deeper than in any dossier".to_owned(),
        Error::Eof | Error::ExpectedStringEnd | Error::UnclosedBlockComment => {
            cut_short = true;
            "the file ends before it is complete".to_owned()
        }
        Error::Message(what) => what,
        other => {
            let said = other.to_string();
            let mut letters = said.chars();
            letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
        }
    };
    OpenError { path: name.to_owned(), place: Some(place), field, fault: OpenFault::Malformed { what, cut_short } }
}
