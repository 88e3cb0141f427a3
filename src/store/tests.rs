//! What the format promises: nothing is lost, nothing panics, and every fault is named with its place.

use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::model::{
    Actor, ActorId, ActorKind, Article, ArticleId, Dossier, Outlet, OutletId, PartId, Provenance, arbitrary,
};

fn name() -> &'static Path {
    Path::new("/desk/doha.dossier.ron")
}

/// A small dossier of two actors, an outlet and an article.
fn small() -> Dossier {
    let mut dossier = Dossier::default();
    dossier.about.title = "Doha 2021".to_owned();
    for (id, called) in [("act-1", "Amir Khan Muttaqi"), ("act-2", "Tom West")] {
        let actor = Actor::named(ActorKind::Person, called, PartId::new("prt-1"));
        dossier.actors.insert(ActorId::new(id), Arc::new(actor));
    }
    let outlet = Outlet { name: "TOLOnews".to_owned(), ..Outlet::default() };
    dossier.outlets.insert(OutletId::new("out-1"), Arc::new(outlet));
    let text: Arc<str> = "The “talks” began.\n\nThey said \"candid\" words.\n\nNobody signed.".into();
    let provenance =
        Provenance { text_sha256: crate::model::text::sha256_hex(text.as_bytes()), ..Provenance::default() };
    let article = Article {
        title: "Talks in Doha".to_owned(),
        outlet: Some(OutletId::new("out-1")),
        authors: Vec::new(),
        url: String::new(),
        published: None,
        language: "en".to_owned(),
        origin: None,
        reliability: None,
        retracted: None,
        provenance,
        tags: Vec::new(),
        reading: crate::model::ReadingState::Read,
        notes: Vec::new(),
        revisions: Vec::new(),
        pages: Vec::new(),
        text,
    };
    dossier.articles.insert(ArticleId::new("art-1"), Arc::new(article));
    dossier
}

/// The canonical text of the small dossier with one change, without its checksum.
fn changed(from: &str, to: &str) -> String {
    let text = to_text(&small());
    assert!(text.contains(from), "{from:?} is in\n{text}");
    let text = text.replacen(from, to, 1);
    text[..text.rfind("// sha256").unwrap()].to_owned()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn saving_and_opening_changes_nothing(dossier in arbitrary::dossier()) {
        let text = to_text(&dossier);
        let opened = read(text.as_bytes(), name()).map_err(|error| TestCaseError::fail(format!("{error}\n{text}")))?;
        prop_assert_eq!(&opened.dossier, &dossier);
        prop_assert_eq!(opened.notices, Vec::new());
        prop_assert_eq!(to_text(&opened.dossier), text);
    }

    #[test]
    fn line_ends_of_other_systems_do_no_harm(dossier in arbitrary::dossier()) {
        let text = to_text(&dossier);
        prop_assume!(!text.contains('\r'));
        let opened = read(text.replace('\n', "\r\n").as_bytes(), name()).unwrap();
        prop_assert_eq!(opened.dossier, dossier);
        prop_assert_eq!(opened.notices, vec![Notice::CarriageReturns]);
    }

    #[test]
    fn flipped_bits_are_refused_or_noticed(index in any::<prop::sample::Index>(), bit in 0_u8..8) {
        let mut bytes = to_text(&small()).into_bytes();
        let index = index.index(bytes.len());
        bytes[index] ^= 1 << bit;
        match read(&bytes, name()) {
            Ok(opened) => prop_assert!(!opened.notices.is_empty(), "byte {}, bit {}", index, bit),
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
    }

    #[test]
    fn deleted_and_doubled_lines_are_refused_or_noticed(line in any::<prop::sample::Index>(), twice in any::<bool>()) {
        let text = to_text(&small());
        let mut lines: Vec<&str> = text.lines().collect();
        let line = line.index(lines.len());
        if twice { lines.insert(line, lines[line]) } else { lines.remove(line); }
        // Only the last line of all may stand twice without harm.
        if let Ok(opened) = read((lines.join("\n") + "\n").as_bytes(), name()) {
            prop_assert!(!opened.notices.is_empty() || opened.dossier == small());
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes, name());
        let mut begun = to_text(&Dossier::default()).into_bytes();
        begun.extend(&bytes);
        let _ = read(&begun, name());
    }

    #[test]
    fn no_text_makes_it_panic(text in arbitrary::text(), at in any::<prop::sample::Index>()) {
        let mut whole = to_text(&small());
        let mut at = at.index(whole.len());
        while !whole.is_char_boundary(at) { at -= 1; }
        whole.insert_str(at, &text);
        let _ = read(whole.as_bytes(), name());
        let _ = read(&whole.as_bytes()[..at + text.len()], name());
    }
}

#[test]
fn a_file_cut_anywhere_is_refused_or_noticed() {
    let text = to_text(&small());
    let checksum = text.rfind("// sha256").unwrap();
    for end in 0..text.len() - 1 {
        match read(&text.as_bytes()[..end], name()) {
            Ok(opened) => {
                assert!(end + 1 >= checksum, "cut at {end} and opened");
                assert_eq!(opened.dossier, small());
                assert_eq!(opened.notices.len(), 1);
            }
            // One slash is no comment yet.
            Err(error) => assert!(end < checksum || end == checksum + 1, "cut at {end}: {error}"),
        }
    }
}

#[test]
fn one_word_changed_is_one_line_changed() {
    let before = small();
    let mut after = before.clone();
    let mut article = Article::clone(&before.articles[&ArticleId::new("art-1")]);
    article.text = article.text.replace("Nobody", "Nobody important").into();
    after.articles.insert(ArticleId::new("art-1"), Arc::new(article));
    let (before, after) = (to_text(&before), to_text(&after));
    let different: Vec<_> = before.lines().zip(after.lines()).filter(|(left, right)| left != right).collect();
    assert_eq!(before.lines().count(), after.lines().count());
    // The line itself, and the checksum of the file.
    assert_eq!(different.len(), 2);
    assert_eq!(different[0].1, "Nobody important signed.\"#,");
}

#[test]
fn each_fault_is_named_with_its_place_and_its_remedy() {
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain("// readout dossier 1".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let mut broken = changed("Tom West", "Tom Wést").into_bytes();
    let accent = broken.windows(2).position(|pair| pair == "é".as_bytes()).unwrap();
    broken[accent] = 0xff;
    let deep = format!("// readout dossier 1\n(about: {})\n", "(".repeat(100_000));
    let marked = changed(
        "      kind: Person,\n",
        "<<<<<<< ours\n      kind: Person,\n=======\n      kind: State,\n>>>>>>> theirs\n",
    );
    let cases: Vec<(Vec<u8>, &str)> = vec![
        (vec![], "the file is empty. Take it back"),
        (b" \n\n".to_vec(), "the file is empty"),
        (vec![0; 512], "only zero bytes"),
        (utf16, "the text is UTF-16, little-endian, where UTF-8 was expected. Convert"),
        (b"%PDF-1.7 ...".to_vec(), "this is a PDF file, not a Readout dossier"),
        (b"MZ\x00\x01".to_vec(), "this is a binary file"),
        (b"(about: ())".to_vec(), "this is another kind of text file, not a Readout dossier. Dossiers begin"),
        (broken, "line 28, column 24: the bytes here are not UTF-8 text"),
        (marked.into_bytes(), "line 14, column 1: a merge left its conflict markers here"),
        (deep.into_bytes(), "line 2, column"),
        (changed("\"act-2\"", "\"act-1\"").into_bytes(), "the id “act-1” stands twice"),
        (changed("\"act-2\"", "\"act\\x2d1\"").into_bytes(), "the id “act-1” stands twice"),
        (changed("kind: Person", "kind: Human").into_bytes(), "in actors › act-1 › kind: “Human” is none of Person"),
        (changed("kind: Person", "sort: Person").into_bytes(), "in actors › act-1 › sort: there is no field “sort”"),
        (changed("      title: \"Talks in Doha\",\n", "").into_bytes(), "the field “title” is missing"),
        (changed("language: \"en\"", "language: 12").into_bytes(), "articles › art-1 › language: expected string"),
        (changed("// readout dossier 1", "// readout dossier 0").into_bytes(), "line 1, column 1"),
        (
            changed("// readout dossier 1\n(\n", "// readout dossier 9\n(\n  novelty: 1,\n").into_bytes(),
            "a later Readout wrote this file (format 9), and there is no field “novelty” here",
        ),
    ];
    for (bytes, expect) in cases {
        let error = read(&bytes, name()).expect_err(expect).to_string();
        assert!(error.starts_with("“doha.dossier.ron” cannot be opened: "), "{error}");
        assert!(error.contains(expect), "{expect:?} is not in: {error}");
    }
}

#[test]
fn places_of_errors_are_exact() {
    for (from, to, line, column) in [
        ("kind: Person", "kind: Human", 14, 13),
        ("kind: Person", "sort: Person", 14, 7),
        ("\"act-2\"", "\"act-1\"", 23, 6),
    ] {
        let error = read(changed(from, to).as_bytes(), name()).unwrap_err();
        assert_eq!(error.place, Some(TextPlace { line, column }), "{error}");
    }
}

#[test]
fn what_is_worth_knowing_is_told() {
    let text = to_text(&small());
    let cases = [
        (text.clone(), vec![]),
        (text.clone() + "\n\n", vec![]),
        (format!("\u{feff}{text}"), vec![Notice::ByteOrderMark]),
        (text.replace("Tom West", "Thomas West"), vec![Notice::ChecksumDiffers]),
        (text.replace("Nobody", "Somebody"), vec![Notice::ChecksumDiffers, Notice::TextsDiffer(1)]),
        (changed("Tom", "Tom"), vec![Notice::ChecksumMissing]),
        (format!("{text} \n\n"), vec![]),
        // A line's end with one bit flipped.
        (format!("{}\u{b}", text.trim_end()), vec![Notice::ChecksumDiffers]),
        (text.replace("dossier 1\n", "dossier 2\n"), vec![Notice::ChecksumDiffers, Notice::Newer(2)]),
    ];
    for (text, expect) in cases {
        let opened = read(text.as_bytes(), name()).unwrap();
        assert_eq!(opened.notices, expect);
        assert_eq!(opened.read_only, expect.contains(&Notice::Newer(2)));
    }
}

#[test]
fn conflict_markers_in_an_article_are_words_where_the_checksum_says_so() {
    let mut dossier = small();
    dossier.about.notes = "\n<<<<<<< ours\n=======\n>>>>>>> theirs".to_owned();
    let text = to_text(&dossier);
    assert_eq!(read(text.as_bytes(), name()).unwrap().dossier, dossier);
    let edited = text.replace("Tom", "Thomas");
    assert!(matches!(read(edited.as_bytes(), name()).unwrap_err().fault, OpenFault::ConflictMarkers));
}

#[test]
fn megabytes_of_empty_records_are_refused_before_they_are_read() {
    let mut text = String::from("// readout dossier 1\n(actors: {\"act-1\": (notes: [");
    text.push_str(&"(),".repeat(4_000_001));
    assert!(matches!(read(text.as_bytes(), name()).unwrap_err().fault, OpenFault::TooCrowded));
}

#[test]
fn problems_stand_where_their_words_stand() {
    // Needle, and the line that is expected to be named.
    let cases = [
        ("outlet: \"out-1\"", "outlet: \"out-9\"", "outlet: \"out-9\""),
        ("\"act-2\": (", "\"Tom\": (", "\"Tom\": ("),
        ("value: \"Tom West\"", "value: \"\"", "names: ["),
        ("title: \"Doha 2021\",", "title: \"Doha 2021\",\n    parties: [\n      \"act-7\",\n    ],", "\"act-7\","),
    ];
    for (from, to, expect) in cases {
        let text = changed(from, to);
        let opened = read(text.as_bytes(), name()).unwrap();
        assert_eq!(opened.problems.len(), 1, "{:?}", opened.problems);
        let place = opened.problems[0].place;
        assert_eq!(place, locate(&opened.problems[0].problem, &text));
        let line = text.lines().nth(place.line - 1).unwrap();
        assert!(line.contains(expect), "{place:?} is {line:?}, not {expect:?}");
        let before: String = line.chars().take(place.column - 1).collect();
        assert!(before.trim_start().is_empty() || before.trim_start() == "outlet: ", "{place:?} in {line:?}");
    }
}
