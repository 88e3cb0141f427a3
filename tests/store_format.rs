//! The format on the disk, pinned byte for byte: a change here is a change of everybody's files.

use std::path::Path;

use readout::store::{FileStamp, read, to_text};

const SMALL: &str = include_str!("golden/small.dossier.ron");

#[test]
fn the_small_dossier_is_written_as_it_was() {
    let opened = read(SMALL.as_bytes(), Path::new("small.dossier.ron")).unwrap();
    assert_eq!(opened.notices, []);
    assert_eq!(opened.problems, []);
    assert_eq!(opened.version, 1);
    assert_eq!(opened.stamp, FileStamp::of(SMALL.as_bytes()));
    assert_eq!(to_text(&opened.dossier), SMALL);
}

#[test]
fn every_kind_of_record_is_in_it() {
    let dossier = read(SMALL.as_bytes(), Path::new("small.dossier.ron")).unwrap().dossier;
    let mut kinds: Vec<&str> = dossier.records().map(|record| record.reference().word()).collect();
    kinds.dedup();
    let all = ["outlet", "topic", "actor", "meeting", "claim", "finding", "commitment", "position", "merge", "article"];
    assert_eq!(kinds, all);
}

#[test]
fn the_first_line_names_the_format_and_the_last_one_its_checksum() {
    assert!(SMALL.starts_with("// readout dossier 1\n("));
    let last = SMALL.lines().last().unwrap();
    assert!(last.strip_prefix("// sha256 ").is_some_and(|hex| hex.len() == 64));
    assert!(!SMALL.contains('\r'));
}
