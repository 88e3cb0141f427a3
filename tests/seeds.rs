//! The seeds of the fuzz targets, and what is left of each when it is cut or turned, through the readers that the targets
//! are for. The targets go on from there (`fuzz/`); `tests/reading_hostile.rs` has the seeds of reading, `tests/merging.rs` and
//! `tests/cases.rs` do for merging and recovery what their targets do.

use std::path::{Path, PathBuf};

use readout::import::{self, Source, SourceKind};
use readout::model::clean_text;
use readout::search::Query;
use readout::store::{read, to_text};

/// Each seed of a target, whole, cut at some places, and with some bits turned.
fn each(target: &str, check: impl Fn(&str, &[u8])) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(target);
    let mut seen = 0;
    for entry in std::fs::read_dir(&folder).expect("the seeds are there") {
        let path = entry.expect("an entry").path();
        let bytes = std::fs::read(&path).expect("a seed can be read");
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        check(&name, &bytes);
        let mut random = fastrand::Rng::with_seed(7);
        for _ in 0..24 {
            check(&name, &bytes[..random.usize(..=bytes.len())]);
            let mut turned = bytes.clone();
            for _ in 0..random.usize(1..4) {
                let at = random.usize(..turned.len());
                turned[at] ^= 1 << random.u8(..8);
            }
            check(&name, &turned);
        }
        seen += 1;
    }
    assert!(seen > 0, "no seeds in {}", folder.display());
}

fn imports(name: &str, bytes: &[u8], kind: Option<SourceKind>) {
    match import::read(&Source { name, bytes, encoding: None, kind }) {
        Ok(draft) => {
            let length = draft.text.chars().count();
            assert_eq!(draft.text, clean_text(&draft.text));
            assert!(draft.pages.is_sorted_by(|page, next| page.start < next.start));
            assert!(draft.pages.iter().all(|page| page.start < length));
            assert!(draft.dropped.iter().all(|dropped| dropped.before <= length));
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

#[test]
fn mails() {
    each("mail", |_, bytes| imports("a.eml", bytes, None));
}

#[test]
fn packed_documents() {
    each("office", |name, bytes| imports(&format!("a.{name}"), bytes, None));
}

#[test]
fn pdf_documents() {
    each("pdf", |_, bytes| imports("a.pdf", bytes, None));
}

#[test]
fn dossiers() {
    each("open", |_, bytes| {
        let name = Path::new("seed.dossier.ron");
        if let Ok(opened) = read(bytes, name) {
            let text = to_text(&opened.dossier);
            let again = read(text.as_bytes(), name).expect("what is saved opens");
            assert_eq!(to_text(&again.dossier), text);
        }
    });
}

#[test]
fn queries() {
    each("query", |_, bytes| {
        let text = String::from_utf8_lossy(bytes);
        for query in [Query::parse(&text), Query::typing(&text)] {
            if let Err(error) = query {
                let length = text.chars().count();
                assert!(error.range.start <= error.range.end && error.range.end <= length, "{text:?} {error:?}");
            }
        }
    });
}
