use crate::import::{Draft, DropReason, ImportError, Source, SourceKind, is_complex, read};

fn mail(lines: &str) -> Result<Draft, ImportError> {
    let bytes = lines.replace('\n', "\r\n");
    let source = Source { name: "a.eml", bytes: bytes.as_bytes(), encoding: None, kind: None };
    assert!(is_complex(&source));
    read(&source)
}

const WORDS: &str = "The envoys met in Doha on Saturday to talk about aid. They agreed to meet again on Sunday.";

#[test]
fn a_plain_mail() {
    let draft = mail(&format!(
        "Received: by example.org\nFrom: \"Jane Roe\" <jane@example.org>\nTo: desk@example.org\n\
         Subject: =?utf-8?B?RndkOiBFbnZveXMgbWVldCBpbiBEb2hhIOKAkyBkYXkgb25l?=\n\
         Date: Sun, 10 Oct 2021 09:30:00 +0300\n\n{WORDS}\n"
    ))
    .expect("a mail");
    assert_eq!(draft.kind, SourceKind::Mail);
    assert_eq!(draft.title, "Envoys meet in Doha – day one");
    assert_eq!(draft.authors, ["Jane Roe"]);
    assert_eq!(draft.published.as_deref(), Some("2021-10-10"));
    assert_eq!(draft.published_printed.as_deref(), Some("Sun, 10 Oct 2021 09:30:00 +0300"));
    assert_eq!(draft.text, WORDS);
}

#[test]
fn parts_in_parts_with_charsets_and_files() {
    let draft = mail(
        "From: Harbour News Agency <news@example.org>\nMIME-Version: 1.0\nSubject: Talks\n\
         Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: multipart/alternative; boundary=b\n\n\
         --b\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n\
         Plain words.\n--b\nContent-Type: text/html; charset=windows-1252\nContent-Transfer-Encoding: quoted-printable\n\n\
         <html><body><p>The envoy=92s caf=E9 talks in Doha lasted three hours, and the two sides left by the back =\n\
         door without a word to those who had waited for them since the morning.</p></body></html>\n--b--\n\
         --a\nContent-Type: application/pdf; name=\"../../etc/passwd\"\n\
         Content-Disposition: attachment\nContent-Transfer-Encoding: base64\n\nAAAA\n--a--\n",
    )
    .expect("a mail");
    assert_eq!(draft.outlet.as_deref(), Some("Harbour News Agency"));
    assert!(draft.text.starts_with("The envoy’s café talks in Doha"), "{}", draft.text);
    assert_eq!(draft.encoding.name, "windows-1252");
    let last = draft.dropped.last().expect("an attachment");
    assert_eq!(last.reason, DropReason::Attachment);
    assert_eq!(last.line, "../../etc/passwd (application/pdf)");
}

#[test]
fn letters_that_are_not_what_they_are_declared_as() {
    let persian = "هیئت‌ها روز شنبه در دوحه دیدار کردند و درباره کمک‌ها گفت‌وگو کردند.";
    let draft = mail(&format!(
        "From: a@example.org\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset=us-ascii\n\n{persian}\n"
    ))
    .expect("a mail");
    assert_eq!(draft.text, persian);
}

#[test]
fn the_body_of_a_mail_that_passes_another_on() {
    let draft = mail(&format!(
        "From: Desk <desk@example.org>\nMIME-Version: 1.0\nSubject: see below\n\
         Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: message/rfc822\n\n\
         From: Jane Roe <jane@example.org>\nSubject: Envoys meet\nDate: Sat, 9 Oct 2021 10:00:00 +0000\n\n{WORDS}\n\n--a--\n"
    ))
    .expect("a mail");
    assert_eq!(draft.text, WORDS);
    assert_eq!(draft.authors, ["Jane Roe"]);
}

#[test]
fn a_saved_page() {
    let draft = mail(
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/a\nSubject: Page\n\
         Date: Sun, 10 Oct 2021 09:30:00 +0300\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\ttype=\"text/html\";\n\
         \tboundary=\"----Part\"\n\n------Part\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\nAAAA\n\
         ------Part\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\
         Content-Location: https://example.org/a\n\n\
         <meta charset=3Dwindows-1252><p>The caf=E9 by the harbour was closed when the envoys came for their talks.</p>\n\
         ------Part--\n",
    )
    .expect("a page");
    assert_eq!(draft.kind, SourceKind::Html);
    assert_eq!(draft.url.as_deref(), Some("https://example.org/a"));
    assert_eq!(draft.encoding.name, "windows-1252");
    assert!(draft.text.starts_with("The café by the harbour"), "{}", draft.text);
    assert_ne!(draft.title, "Page");
}

#[test]
fn mails_in_mails_without_end_are_refused() {
    let nested =
        format!("Subject: a\nMIME-Version: 1.0\n{}\n{WORDS}", "Content-Type: message/rfc822\n\n".repeat(100_000));
    assert!(matches!(mail(&nested), Err(ImportError::TooMuch { .. })));
    let parts = format!(
        "Subject: a\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n{}",
        "--a\nContent-Type: text/plain\n\nx\n".repeat(6000)
    );
    assert!(matches!(mail(&parts), Err(ImportError::TooMuch { .. })));
}

#[test]
fn damaged_mails_end_in_words() {
    let whole = format!(
        "From: a <a@example.org>\r\nSubject: =?utf-8?Q?x=C3=A9?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; \
         boundary=a\r\n\r\n--a\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n\
         PHA+VGhlIGVudm95cyBtZXQuPC9wPg==\r\n--a\r\nContent-Type: message/rfc822\r\n\r\nSubject: b\r\n\r\n{WORDS}\r\n--a--\r\n"
    );
    let whole = whole.as_bytes();
    for at in 0..whole.len() {
        let mut flipped = whole.to_vec();
        flipped[at] ^= 1 << (at % 8);
        for bytes in [&whole[..at], &flipped] {
            let source = Source { name: "a.eml", bytes, encoding: None, kind: None };
            if let Err(error) = read(&source) {
                assert!(!error.to_string().is_empty());
            }
        }
    }
}
