//! Files that are read in a process of their own, by the program itself: what comes back, and what is told where nothing
//! can.

#[path = "support/files.rs"]
mod files;

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use readout::import::{Draft, Source, SourceKind};
use readout::walled::{self, WalledError, Walls};

fn walls() -> Walls {
    Walls { program: Some(PathBuf::from(env!("CARGO_BIN_EXE_readout"))), ..Walls::default() }
}

fn read_within(walls: &Walls, name: &str, bytes: &[u8]) -> Result<Draft, WalledError> {
    let source = Source { name, bytes, encoding: None, kind: None };
    walled::read(walls, &source, &AtomicBool::new(false))
}

fn read(name: &str, bytes: &[u8]) -> Result<Draft, WalledError> {
    read_within(&walls(), name, bytes)
}

const WORDS: &str = "The envoys met in Doha on Saturday to talk about aid.";

#[test]
fn each_kind_comes_through() {
    let mail = format!("MIME-Version: 1.0\r\nSubject: Talks\r\n\r\n{WORDS}\r\n");
    for (name, bytes, kind) in [
        ("talks.pdf", files::pdf(&[&[WORDS]]), SourceKind::Pdf),
        ("talks.docx", files::docx(WORDS), SourceKind::Docx),
        ("talks.odt", files::odt(WORDS), SourceKind::Odt),
        ("talks.epub", files::epub(WORDS), SourceKind::Epub),
        ("talks.eml", mail.into_bytes(), SourceKind::Mail),
        ("talks.txt", WORDS.as_bytes().to_vec(), SourceKind::PlainText),
    ] {
        let draft = read(name, &bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!((draft.kind, draft.text.as_str()), (kind, WORDS), "{name}");
        assert_eq!(draft.encoding.name, "UTF-8");
    }
}

#[test]
fn pages_come_through() {
    let bytes = files::pdf(&[&["The envoys met in Doha on Saturday. They"], &["left on Sunday, and nobody signed."]]);
    let draft = read("talks.pdf", &bytes).expect("a document");
    assert_eq!(draft.text, "The envoys met in Doha on Saturday. They left on Sunday, and nobody signed.");
    let pages: Vec<(usize, &str)> = draft.pages.iter().map(|page| (page.start, page.label.as_str())).collect();
    assert_eq!(pages, [(0, "1"), (41, "2")]);
}

#[test]
fn bombs_are_told() {
    let error = read("bomb.docx", &files::docx(&" ".repeat(60 * 1024 * 1024))).expect_err("a bomb").to_string();
    assert!(error.contains("made to do harm"), "{error}");
    let error = read("bomb.pdf", &files::packed_pdf(&"q ".repeat(100_000_000))).expect_err("a bomb");
    assert!(!error.to_string().is_empty());
}

/// A tree of pages that leads back into itself, and forms that draw themselves.
#[test]
fn documents_without_end_are_told() {
    let error = read("tree.pdf", &files::looping_pdf()).expect_err("no end").to_string();
    assert!(error.contains("paste it"), "{error}");
    let short = Walls { processor: 2, ..walls() };
    let start = Instant::now();
    let error = read_within(&short, "forms.pdf", &files::doubling_pdf()).expect_err("no end");
    assert!(matches!(error, WalledError::TimedOut { .. }), "{error}");
    assert!(start.elapsed() < Duration::from_secs(40));
}

#[test]
fn little_memory_and_little_time_are_told() {
    let little = Walls { memory: 96 * 1024 * 1024, ..walls() };
    let many: String = format!("<w:t>{}</w:t>", "a".repeat(30)).repeat(600_000);
    let error = read_within(&little, "large.docx", &files::docx(&many)).expect_err("no memory");
    let told = matches!(error, WalledError::OutOfMemory { .. } | WalledError::Refused(_) | WalledError::Died { .. });
    assert!(told, "{error:?}");
    let short = Walls { time: Duration::from_millis(300), ..walls() };
    let error = read_within(&short, "forms.pdf", &files::doubling_pdf()).expect_err("no time");
    assert!(matches!(error, WalledError::TimedOut { .. }), "{error}");
    assert!(error.to_string().contains("forms.pdf"));
}

#[test]
fn reading_can_be_cancelled() {
    let bytes = files::doubling_pdf();
    let source = Source { name: "forms.pdf", bytes: &bytes, encoding: None, kind: None };
    let cancelled = AtomicBool::new(false);
    let error = std::thread::scope(|scope| {
        let reading = scope.spawn(|| walled::read(&walls(), &source, &cancelled));
        cancelled.store(true, Ordering::Relaxed);
        reading.join().expect("the reader does not panic")
    });
    assert!(matches!(error, Err(WalledError::Cancelled { .. })), "{error:?}");
}

#[test]
fn a_process_that_cannot_be_started_is_told() {
    let nowhere = Walls { program: Some(PathBuf::from("/nowhere/readout")), ..Walls::default() };
    let error = read_within(&nowhere, "talks.pdf", &files::pdf(&[&[WORDS]])).expect_err("no process");
    assert!(matches!(error, WalledError::NotStarted { .. }), "{error}");
    // Text needs none.
    assert!(read_within(&nowhere, "talks.txt", WORDS.as_bytes()).is_ok());
}

/// A program that ends itself as a system short of memory would end it.
#[cfg(unix)]
#[test]
fn a_process_that_the_system_ends_is_told() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().expect("a folder");
    let program = folder.path().join("ended");
    std::fs::write(&program, "#!/bin/sh\nkill -9 $$\n").expect("room");
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).expect("it is ours");
    let walls = Walls { program: Some(program), ..Walls::default() };
    let error = read_within(&walls, "talks.pdf", &files::pdf(&[&[WORDS]])).expect_err("it ended");
    assert!(matches!(error, WalledError::EndedBySystem { .. }), "{error}");
}

#[test]
fn garbage_behind_each_mark_is_told() {
    let mut random = fastrand::Rng::with_seed(11);
    for mark in [
        &b"%PDF-1.7\n"[..],
        b"PK\x03\x04",
        b"PK\x05\x06",
        b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n--a",
    ] {
        for length in [0, 1, 100, 20_000] {
            let mut bytes = mark.to_vec();
            bytes.extend(std::iter::repeat_with(|| random.u8(..)).take(length));
            match read("garbage", &bytes) {
                Ok(draft) => assert!(!draft.text.is_empty()),
                Err(error) => assert!(!error.to_string().is_empty()),
            }
        }
    }
}

/// Bits flipped and ends cut off: every one is read, or told in words.
#[test]
fn damaged_pdfs_end_in_words() {
    let whole = files::pdf(&[&["The envoys met in Doha."], &["They left."]]);
    let walls = Walls { processor: 10, ..walls() };
    for at in (0..whole.len()).step_by(23) {
        let mut flipped = whole.clone();
        flipped[at] ^= 1 << (at % 7);
        for bytes in [&whole[..at], &flipped] {
            if let Err(error) = read_within(&walls, "talks.pdf", bytes) {
                assert!(!error.to_string().is_empty());
            }
        }
    }
}
