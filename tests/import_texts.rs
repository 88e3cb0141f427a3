//! Text files and pasted text, from bytes to draft.

use proptest::prelude::*;
use readout::import::DropReason::{Byline, Comments, Navigation, RepeatedTitle, Title};
use readout::import::{DropReason, ImportError, Source, SourceKind, clean_text, read};

const PASTED: &str = "No Script\r\n\r\nPlease Wait...\r\n\r\nFerry Talks Resume in Port City\r\n\r\nFerry Talks Resume in Port City\r\naccess_time2 years ago\r\nstarAdd to favorites\r\n\r\nBy Jane Roe\r\n\r\n\
    Envoys of the two river states met in the old customs house on Sunday to talk about the ferry.\r\n\r\n“We will come back in ten days,” the southern envoy said (May 3).\r\n\r\nComments\r\n";

#[test]
fn pasted_text_becomes_a_draft() {
    let draft = read(&Source { name: "", bytes: PASTED.as_bytes(), encoding: None, kind: None }).expect("a draft");
    assert_eq!(draft.kind, SourceKind::PlainText);
    assert_eq!(draft.title, "Ferry Talks Resume in Port City");
    assert_eq!(draft.authors, ["Jane Roe"]);
    assert_eq!(draft.published, None, "neither \"2 years ago\" nor \"(May 3)\" is a date of publication");
    assert_eq!(
        draft.text,
        "Envoys of the two river states met in the old customs house on Sunday to talk about the ferry.\n\n“We will come back in ten days,” the southern envoy said (May 3)."
    );
    let reasons: Vec<DropReason> = draft.dropped.iter().map(|dropped| dropped.reason).collect();
    assert_eq!(reasons, [Navigation, Navigation, Title, RepeatedTitle, Navigation, Navigation, Byline, Comments]);
    assert_eq!(draft.language.as_deref(), Some("en"));
}

#[test]
fn hashes_are_of_the_bytes_and_of_the_text() {
    let windows = read(&Source { name: "a.txt", bytes: b"One sentence of the talks.\r\n", encoding: None, kind: None })
        .expect("a draft");
    let unix = read(&Source { name: "a.txt", bytes: b"One sentence of the talks.\n", encoding: None, kind: None })
        .expect("a draft");
    assert_ne!(windows.sha256, unix.sha256);
    assert_eq!(windows.text_sha256, unix.text_sha256);
    assert_eq!(windows.sha256.len(), 64);
}

#[test]
fn right_to_left_text_is_left_as_it_is() {
    let text = "گفت‌وگوها در بندر از سر گرفته شد\n\nنمایندگان دو کشور روز یکشنبه در ساختمان قدیمی گمرک درباره خط کشتی گفت‌وگو کردند و قرار شد ده روز دیگر دوباره دیدار کنند.";
    for (name, bytes) in
        [("UTF-8", text.as_bytes().to_vec()), ("UTF-16LE", text.encode_utf16().flat_map(u16::to_le_bytes).collect())]
    {
        let draft = read(&Source { name: "a.txt", bytes: &bytes, encoding: None, kind: None }).expect("a draft");
        assert_eq!(draft.encoding.name, name);
        assert_eq!(draft.title, "گفت‌وگوها در بندر از سر گرفته شد");
        assert!(draft.text.starts_with("نمایندگان دو کشور"));
        assert_eq!(draft.language.as_deref(), Some("fa"));
    }
}

#[test]
fn a_title_is_always_there() {
    for text in ["x", "A.", "\u{200B}", "...", "— — —", "Comments"] {
        if let Ok(draft) = read(&Source { name: "a.txt", bytes: text.as_bytes(), encoding: None, kind: None }) {
            assert!(!draft.text.is_empty() && !draft.title.is_empty(), "{text:?} {draft:?}");
        }
    }
}

#[test]
fn errors_say_what_helps() {
    for (name, bytes, want) in [
        ("a.txt", &b""[..], ImportError::Empty),
        ("a.txt", b" \r\n\t", ImportError::Empty),
        (
            "a.pdf",
            b"%PDF-1.4 x",
            ImportError::Damaged { what: "a PDF document", why: "its pages cannot be found".to_owned() },
        ),
        ("a.png", b"\x89PNG\r\n\x1A\n", ImportError::Binary { what: "a picture (PNG)" }),
        ("a.json", b"{}", ImportError::UnknownKind { what: "a JSON file" }),
    ] {
        let error = read(&Source { name, bytes, encoding: None, kind: None }).expect_err(name);
        assert_eq!(error, want, "{name}");
        assert!(error.to_string().contains(". ") || error.to_string().contains("rename"), "{error}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_bytes_end_in_a_clean_text_or_an_error(bytes in proptest::collection::vec(any::<u8>(), 0..400), name in "(a\\.txt|a\\.md|a\\.html|)") {
        if let Ok(draft) = read(&Source { name: &name, bytes: &bytes, encoding: None, kind: None }) {
            prop_assert_eq!(clean_text(&draft.text), draft.text.clone());
            prop_assert!(!draft.title.is_empty());
            let length = draft.text.chars().count();
            prop_assert!(draft.dropped.iter().all(|dropped| dropped.before <= length));
        }
    }

    #[test]
    fn any_markup_ends_in_a_clean_text_or_an_error(html in "(<(/)?(p|div|b|a|table|td|tr|ul|li|script|title|h1|pre)( class=x)?>|[a-z .,\"'&;<=-]{0,12}){0,40}") {
        if let Ok(draft) = read(&Source { name: "a.html", bytes: html.as_bytes(), encoding: None, kind: None }) {
            prop_assert_eq!(clean_text(&draft.text), draft.text);
        }
    }

    #[test]
    fn sentences_stay(words in proptest::collection::vec("[a-z]{2,9}", 8..20), count in 2_usize..6) {
        let sentence = format!("The envoy said that {}.", words.join(" "));
        let text = (0..count).map(|n| sentence.replace("envoy", &format!("envoy{n}"))).collect::<Vec<_>>().join("\n\n");
        let draft = read(&Source { name: "a.txt", bytes: text.as_bytes(), encoding: None, kind: None }).expect("a draft");
        prop_assert_eq!(draft.text, text);
    }
}
