//! Any XML in a DOCX, ODT or EPUB package, and any package, is read without a panic.
//!
//! The first byte chooses: the bytes are a whole package, or the part with the text of one that is packed around them, as a
//! fuzzer does not find its way through checksums.
#![no_main]
#![allow(dead_code, missing_docs, unused_imports)]

#[path = "../../src/import/mod.rs"]
pub mod import;
#[path = "../../src/model/mod.rs"]
pub mod model;

use libfuzzer_sys::fuzz_target;

use std::io::Write as _;

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    match first % 4 {
        0 => check("a.docx", &packed(&[("word/document.xml", rest)]), import::SourceKind::Docx),
        1 => check("a.odt", &packed(&[("content.xml", rest)]), import::SourceKind::Odt),
        2 => {
            let container = b"<container><rootfile full-path=\"b\"/></container>";
            let parts: [(&str, &[u8]); 3] = [("META-INF/container.xml", container), ("b", rest), ("a", rest)];
            check("a.epub", &packed(&parts), import::SourceKind::Epub);
        }
        _ => check("a.docx", rest, import::SourceKind::Docx),
    }
});

/// A package of these parts, as they are.
fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, options).expect("a part is begun");
        writer.write_all(bytes).expect("memory takes it");
    }
    writer.finish().expect("a package is closed").into_inner()
}

/// Whatever the bytes, there is a draft that holds together, or words that say why not.
fn check(name: &str, bytes: &[u8], kind: import::SourceKind) {
    match import::read(&import::Source { name, bytes, encoding: None, kind: Some(kind) }) {
        Ok(draft) => {
            let length = draft.text.chars().count();
            assert_eq!(draft.text, model::clean_text(&draft.text));
            assert!(draft.pages.is_sorted_by(|page, next| page.start < next.start));
            assert!(draft.pages.iter().all(|page| page.start < length));
            assert!(draft.dropped.iter().all(|dropped| dropped.before <= length));
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}
