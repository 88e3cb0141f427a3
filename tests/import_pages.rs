//! Saved pages, from bytes to draft.

use readout::import::{Draft, DropReason, ImportError, Source, SourceKind, read};

fn page(html: &str) -> Draft {
    read(&Source { name: "page.html", bytes: html.as_bytes(), encoding: None, kind: None }).expect("a page")
}

const BODY: &str = "<p>The two delegations met in the old customs house on Sunday to talk about the ferry line that has been shut since March.</p>\
    <p>A spokeswoman for the northern side told reporters that fuel and insurance were the open questions, and that neither would be settled this week.</p>\
    <p>The southern envoy answered that his government was ready to pay for the fuel if the north lifted the harbour fees.</p>\
    <p>Both agreed to meet again in ten days, in the same house, and to leave the press outside until then.</p>";

fn article(head: &str, above: &str, below: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=en><head>{head}</head><body><nav><ul><li><a href=/>Home</a><li><a href=/w>World</a></ul></nav>\
         <main><article><h1>Ferry talks resume in port city</h1>{above}<div class=text>{BODY}</div></article></main>\
         <aside class=related><h2>You may also like</h2><ul><li><a href=/m>Museum opens new wing</a></ul></aside>{below}\
         <footer><p>© 2020 Harbour Post. All rights reserved.</p></footer></body></html>"
    )
}

#[test]
fn body_is_found_and_the_rest_dropped() {
    let draft = page(&article(
        "<title>Ferry talks resume in port city - Harbour Post</title><meta property=og:site_name content='Harbour Post'>",
        "<p class=byline>By Jane Roe</p>",
        "",
    ));
    assert_eq!(draft.kind, SourceKind::Html);
    assert_eq!(draft.title, "Ferry talks resume in port city");
    assert!(draft.title_found);
    assert_eq!(draft.outlet.as_deref(), Some("Harbour Post"));
    assert_eq!(draft.authors, ["Jane Roe"]);
    assert_eq!(draft.published, None);
    assert_eq!(draft.language.as_deref(), Some("en"));
    let paragraphs: Vec<&str> = draft.text.split("\n\n").collect();
    assert_eq!(paragraphs.len(), 4, "{}", draft.text);
    assert!(paragraphs[0].starts_with("The two delegations") && paragraphs[3].ends_with("until then."));
    for gone in ["Home", "Museum", "©", "Jane", "You may also like"] {
        assert!(!draft.text.contains(gone), "{gone}");
    }
}

#[test]
fn dates_and_authors_in_several_layouts() {
    let json = r#"<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry talks resume in port city","datePublished":"2020-05-03T08:00:00+02:00","author":{"@type":"Person","name":"Jane Roe"},"publisher":{"@type":"Organization","name":"Harbour Post"}}</script>"#;
    for (name, head, above, published, authors) in [
        ("JSON-LD", json, "", Some("2020-05-03"), &["Jane Roe"][..]),
        (
            "meta",
            "<meta property='article:published_time' content='2020-05-03T23:00:00Z'><meta name=author content='Jane Roe'>",
            "",
            Some("2020-05-03"),
            &["Jane Roe"],
        ),
        (
            "time",
            "",
            "<time datetime='2020-05-03T10:00'>Sunday</time><a rel=author href=/jane>Jane Roe</a>",
            Some("2020-05-03"),
            &["Jane Roe"],
        ),
        (
            "visible",
            "",
            "<div class=post-info>By <b>Jane Roe</b> and John Doe | Published 3 May 2020</div>",
            Some("2020-05-03"),
            &["Jane Roe", "John Doe"],
        ),
        ("address", "<link rel=canonical href='https://example.org/2020/05/03/ferry'>", "", Some("2020-05-03"), &[]),
        (
            "published before updated",
            "",
            "<p class=date>Updated: 5 May 2020. Published: 3 May 2020.</p>",
            Some("2020-05-03"),
            &[],
        ),
        ("day first in German pages", "", "<p class=datum>Veröffentlicht am 3. Mai 2020</p>", Some("2020-05-03"), &[]),
        ("relative", "", "<span class=date>3 years ago</span>", None, &[]),
        ("ambiguous", "", "<span class=date>04/05/2020</span>", None, &[]),
        ("nobody", "<meta name=author content='admin'>", "<p class=byline>By Staff, Agencies</p>", None, &[]),
    ] {
        let draft = page(&article(head, above, ""));
        assert_eq!(draft.published.as_deref(), published, "{name}");
        assert_eq!(draft.authors, authors, "{name}");
        assert_eq!(draft.published_printed.is_some(), published.is_some(), "{name}");
    }
}

#[test]
fn dates_of_other_articles_are_not_taken() {
    let below = "<div class=related-posts><time datetime=2019-01-01>1 January 2019</time><p class=date>1 January 2019</p></div><div class=comments><span class=comment-date>4 May 2020</span></div>";
    assert_eq!(page(&article("", "", below)).published, None);
}

#[test]
fn nothing_active_is_kept() {
    let html = article(
        "<script>document.title='Owned'</script><style>p{background:url(https://example.org/pixel)}</style>",
        "<img src='https://example.org/pixel.png' alt='Pixel words'><iframe src='https://example.org/frame'>Frame words</iframe><p onclick=\"alert('Click words')\">Guards stood at the gate of the house while the two sides talked inside it.</p>",
        "<script src='https://example.org/x.js'></script><object data=x>Object words</object>",
    );
    let draft = page(&html);
    for gone in ["Owned", "pixel", "Pixel", "Frame", "alert", "Object", "<", "example.org"] {
        assert!(!draft.text.contains(gone), "{gone} in {}", draft.text);
    }
    assert_ne!(draft.title, "Owned");
    assert!(draft.text.contains("Guards stood at the gate"));
}

#[test]
fn hostile_pages_end_quickly_and_keep_their_text() {
    let deep = format!(
        "<html><body>{}<p>Words at the bottom of the well, which must not be lost on the way.</p>",
        "<div>".repeat(20_000)
    );
    let formats: String =
        (0..800).fold(String::new(), |page, n| page + &format!("<p><b class=c{n}><i><font color={n}>word{n} "));
    let crossed =
        format!("<p>Words of the page that has its tags crossed.</p>{}", "<b><div></b><span></div>".repeat(3_000));
    let unclosed = format!("<p>Words before it.</p>{}", "<script><!--<script ".repeat(20_000));
    for (html, words) in [
        (deep.as_str(), "bottom of the well"),
        (formats.as_str(), "word799"),
        (crossed.as_str(), "tags crossed"),
        (unclosed.as_str(), "Words before"),
    ] {
        match read(&Source { name: "page.html", bytes: html.as_bytes(), encoding: None, kind: None }) {
            Ok(draft) => assert!(draft.text.contains(words), "{words}"),
            Err(error) => panic!("{words}: {error}"),
        }
    }
}

#[test]
fn size_is_capped() {
    let bytes = vec![b'a'; readout::import::MAX_BYTES + 1];
    let error = read(&Source { name: "a.txt", bytes: &bytes, encoding: None, kind: None }).expect_err("too large");
    assert!(matches!(error, ImportError::TooLarge { .. }));
    assert_eq!(error.to_string(), "It has 33 MB; an article may have 32 MB. Copy the article's text and paste it");
}

#[test]
fn a_page_without_text_is_refused() {
    let error = read(&Source {
        name: "a.html",
        bytes: b"<html><body><script>x()</script></body></html>",
        encoding: None,
        kind: None,
    })
    .expect_err("no text");
    assert_eq!(error, ImportError::NoText);
}

#[test]
fn charset_of_the_page() {
    let html = article("<meta charset=windows-1251>", "", "").replace("The two delegations met", "Стороны встретились");
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(&html);
    let draft = read(&Source { name: "page.html", bytes: &bytes, encoding: None, kind: None }).expect("a page");
    assert!(draft.text.starts_with("Стороны встретились in the old"), "{}", draft.text);
    assert_eq!((draft.encoding.name, draft.encoding.sure), ("windows-1251", true));
}

#[test]
fn the_description_brings_back_the_standfirst() {
    let first = "North and south are back at the table after seven weeks of silence.";
    let html = article(
        &format!("<meta name=description content='{first}'>"),
        &format!("<div class=header-box><h2>{first}</h2></div>"),
        "",
    );
    let draft = page(&html);
    assert!(draft.text.starts_with(first), "{}", draft.text);
    assert_eq!(draft.text.matches("back at the table").count(), 1);
}

#[test]
fn a_repeated_title_is_listed() {
    let draft = page(&article(
        "<title>Ferry talks resume in port city</title>",
        "<h2>Ferry talks resume in port city</h2>",
        "",
    ));
    assert!(!draft.text.contains("Ferry talks resume"));
    assert!(
        draft.dropped.iter().all(|dropped| matches!(dropped.reason, DropReason::Title | DropReason::RepeatedTitle)),
        "{:?}",
        draft.dropped
    );
}
