use crate::import::{Draft, DropReason, ImportError, Source, SourceKind, is_complex, read};

use crate::import::files::packed;

fn draft(name: &str, bytes: &[u8]) -> Result<Draft, ImportError> {
    let source = Source { name, bytes, encoding: None, kind: None };
    assert!(is_complex(&source), "{name}");
    read(&source)
}

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";

const CORE: &str = "<cp:coreProperties xmlns:cp=\"cp\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
    xmlns:dcterms=\"http://purl.org/dc/terms/\"><dc:title>Microsoft Word - talks.doc</dc:title>\
    <dc:creator>Jane Roe</dc:creator><dcterms:created>2021-10-10T08:15:00Z</dcterms:created></cp:coreProperties>";

/// A Word document with this body, and a footnote.
fn docx(body: &str) -> Vec<u8> {
    packed(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", &format!("<?xml version=\"1.0\"?><w:document {W}><w:body>{body}</w:body></w:document>")),
        (
            "word/footnotes.xml",
            &format!(
                "<w:footnotes {W}><w:footnote w:type=\"separator\" w:id=\"0\"><w:p/></w:footnote>\
                 <w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/><w:t> A spokesman said so.</w:t></w:r></w:p>\
                 </w:footnote></w:footnotes>"
            ),
        ),
        ("word/header1.xml", &format!("<w:hdr {W}><w:p><w:r><w:t>For release at once</w:t></w:r></w:p></w:hdr>")),
        ("docProps/core.xml", CORE),
    ])
}

fn paragraph(inner: &str) -> String {
    format!("<w:p>{inner}</w:p>")
}

fn run(words: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
}

#[test]
fn a_word_document() {
    let body = [
        paragraph(&format!("<w:pPr><w:pStyle w:val=\"Title\"/></w:pPr>{}", run("Envoys meet in Doha"))),
        paragraph(&format!(
            "{}<w:del><w:r><w:delText>long </w:delText></w:r></w:del><w:ins>{}</w:ins>{}<w:r><w:footnoteReference \
             w:id=\"2\"/></w:r>{}",
            run("The envoys of the two sides met in Doha on Saturday for "),
            run("short "),
            run("talks on aid"),
            run(", the first since August."),
        )),
        // The end of the first is deleted: one paragraph.
        paragraph(&format!("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}", run("They agreed to meet again on Sunday, "))),
        paragraph(&run("in the same house.")),
        format!(
            "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
            paragraph(&run("Side")),
            paragraph(&run("Head")),
            paragraph(&run("North")),
            paragraph(&run("Ada Winter")),
        ),
        paragraph(&format!("<w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden.</w:t></w:r>{}", run("Nobody signed."))),
        paragraph(
            "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p>\
             </w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p>\
             </w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>",
        ),
    ];
    let draft = draft("talks.docx", &docx(&body.concat())).expect("a document");
    assert_eq!(draft.kind, SourceKind::Docx);
    assert_eq!(draft.title, "Envoys meet in Doha");
    assert_eq!(draft.authors, ["Jane Roe"]);
    assert_eq!(draft.published.as_deref(), Some("2021-10-10"));
    assert_eq!(
        draft.text,
        "The envoys of the two sides met in Doha on Saturday for short talks on aid[1], the first since August.\n\n\
         They agreed to meet again on Sunday, in the same house.\n\nSide | Head\nNorth | Ada Winter\n\nNobody signed.\n\n\
         In a box.\n\n[1] A spokesman said so."
    );
    assert_eq!(draft.dropped[0].line, "For release at once");
    assert_eq!(draft.dropped[0].reason, DropReason::PageMargin);
}

const ODT: &str =
    "xmlns:office=\"o\" xmlns:text=\"t\" xmlns:table=\"b\" xmlns:draw=\"d\" xmlns:dc=\"c\" xmlns:meta=\"m\"";

/// An OpenDocument text with this body.
fn odt(body: &str) -> Vec<u8> {
    packed(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        (
            "content.xml",
            &format!(
                "<office:document-content {ODT}><office:body><office:text>{body}</office:text></office:body>\
                 </office:document-content>"
            ),
        ),
        (
            "meta.xml",
            &format!(
                "<office:document-meta {ODT}><office:meta><dc:title>Envoys meet in Doha</dc:title>\
                 <meta:initial-creator>Jane Roe</meta:initial-creator><dc:creator>Typist</dc:creator>\
                 <meta:creation-date>2021-10-10T08:15:00</meta:creation-date><dc:language>en-GB</dc:language>\
                 </office:meta></office:document-meta>"
            ),
        ),
    ])
}

#[test]
fn an_opendocument_text() {
    let body = "<text:tracked-changes><text:changed-region><text:deletion><text:p>Taken out.</text:p></text:deletion>\
        </text:changed-region></text:tracked-changes><text:h>Envoys meet in Doha</text:h>\
        <text:p>The envoys <text:span>met<text:s text:c=\"2\"/>in</text:span>\n   Doha<text:note><text:note-citation>1\
        </text:note-citation><text:note-body><text:p>On Saturday.</text:p></text:note-body></text:note> to talk about \
        aid.<office:annotation><text:p>Who says so?</text:p></office:annotation></text:p>\
        <table:table><table:table-row><table:table-cell><text:p>Side</text:p></table:table-cell><table:table-cell>\
        <text:p>Head</text:p></table:table-cell></table:table-row></table:table>\
        <text:list><text:list-item><text:p>They meet again on Sunday.</text:p></text:list-item></text:list>";
    let draft = draft("talks.odt", &odt(body)).expect("a text");
    assert_eq!(draft.kind, SourceKind::Odt);
    assert_eq!(draft.title, "Envoys meet in Doha");
    assert_eq!(draft.authors, ["Jane Roe"]);
    assert_eq!(draft.published.as_deref(), Some("2021-10-10"));
    assert_eq!(draft.language.as_deref(), Some("en-GB"));
    assert_eq!(
        draft.text,
        "The envoys met  in Doha[1] to talk about aid.\n\nSide | Head\n\nThey meet again on Sunday.\n\n[1] On Saturday."
    );
}

/// A book of two chapters, with a page of contents.
fn epub() -> Vec<u8> {
    packed(&[
        ("mimetype", "application/epub+zip"),
        (
            "META-INF/container.xml",
            "<container><rootfiles><rootfile full-path=\"OPS/book.opf\"/></rootfiles></container>",
        ),
        (
            "OPS/book.opf",
            "<package xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><metadata><dc:title>Talks in Doha</dc:title>\
             <dc:creator>Jane Roe</dc:creator><dc:publisher>Harbour Press</dc:publisher><dc:date>2021-11</dc:date>\
             <dc:language>en</dc:language></metadata><manifest>\
             <item id=\"n\" href=\"nav.xhtml\" properties=\"nav\"/><item id=\"b\" href=\"text/two.xhtml\"/>\
             <item id=\"a\" href=\"one%20a.xhtml\"/><item id=\"c\" href=\"../../gone.xhtml\"/></manifest>\
             <spine><itemref idref=\"n\"/><itemref idref=\"a\"/><itemref idref=\"b\"/><itemref idref=\"c\"/></spine>\
             </package>",
        ),
        ("OPS/nav.xhtml", "<html><body><nav>Contents</nav></body></html>"),
        (
            "OPS/text/two.xhtml",
            "<html><head><title>x</title></head><body><h1>Sunday</h1><p>They met again.</p></body></html>",
        ),
        (
            "OPS/one a.xhtml",
            "<?xml version=\"1.0\"?><!DOCTYPE html><html xmlns=\"http://www.w3.org/1999/xhtml\"><body><h1>Saturday</h1>\
             <p>The envoys met in <i>Doha</i>.</p><script>alert(1)</script></body></html>",
        ),
    ])
}

#[test]
fn a_book_in_the_order_of_its_spine() {
    let draft = draft("talks.epub", &epub()).expect("a book");
    assert_eq!(draft.kind, SourceKind::Epub);
    assert_eq!(draft.title, "Talks in Doha");
    assert_eq!(
        (draft.authors.as_slice(), draft.outlet.as_deref()),
        (&["Jane Roe".to_owned()][..], Some("Harbour Press"))
    );
    assert_eq!(draft.published.as_deref(), Some("2021-11"));
    assert_eq!(draft.text, "Saturday\n\nThe envoys met in Doha.\n\nSunday\n\nThey met again.");
}

#[test]
fn what_is_no_text_is_named() {
    for (parts, want) in [
        (&[("a.txt", "Words")][..], "an archive (ZIP)"),
        (&[("xl/workbook.xml", "<a/>")], "a table (XLSX)"),
        (&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet")], "a table (ODS)"),
    ] {
        assert_eq!(draft("a.zip", &packed(parts)), Err(ImportError::Binary { what: want }));
    }
}

#[test]
fn bombs_are_refused() {
    let zeros = " ".repeat(80 * 1024 * 1024);
    let bomb = packed(&[("word/document.xml", &zeros)]);
    assert!(bomb.len() < 200_000);
    let refused = draft("a.docx", &bomb).expect_err("a bomb");
    assert!(matches!(refused, ImportError::TooMuch { .. }), "{refused}");
    let names: Vec<String> = (0..10_001).map(|number| format!("{number}")).collect();
    let many: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    let refused = draft("a.docx", &packed(&many)).expect_err("too many parts");
    assert_eq!(refused, ImportError::TooMuch { what: "more than 10000 parts".to_owned() });
    let deep = format!("{}{}", "<w:sdt>".repeat(100_000), "</w:sdt>".repeat(100_000));
    assert_eq!(draft("a.docx", &docx(&deep)), Err(ImportError::TooDeep { depth: 257, limit: 256 }));
}

/// Two entries of the directory that lead to one and the same bytes.
#[test]
fn parts_over_each_other_are_refused() {
    let mut bytes = packed(&[("word/document.xml", "<a/>"), ("word/documenu.xml", "<b/>")]);
    let second = (0..bytes.len()).filter(|at| bytes[*at..].starts_with(b"PK\x01\x02")).nth(1).expect("a second entry");
    bytes[second + 42..second + 46].copy_from_slice(&[0; 4]);
    let refused = draft("a.docx", &bytes).expect_err("an overlap");
    assert!(matches!(refused, ImportError::TooMuch { .. } | ImportError::Damaged { .. }), "{refused}");
}

#[test]
fn entities_are_not_expanded_and_nothing_is_fetched() {
    let laughs = "<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;\"><!ENTITY d SYSTEM \
        \"file:///etc/passwd\">]>";
    for body in ["&c;", "&d;"] {
        let document = format!("<?xml version=\"1.0\"?>{laughs}<w:document {W}><w:body>{body}</w:body></w:document>");
        let refused = draft("a.docx", &packed(&[("word/document.xml", &document)])).expect_err("a document type");
        assert!(matches!(refused, ImportError::Damaged { .. }), "{refused}");
    }
}

#[test]
fn names_that_lead_elsewhere_lead_nowhere() {
    let draft = draft(
        "a.docx",
        &packed(&[
            ("../../../../tmp/readout-was-here", "x"),
            ("C:\\Windows\\con", "x"),
            ("/dev/null", "x"),
            (
                "word/document.xml",
                &format!(
                    "<w:document {W}><w:body>{}</w:body></w:document>",
                    paragraph(&run("The envoys met in Doha."))
                ),
            ),
        ]),
    );
    assert_eq!(draft.expect("a document").text, "The envoys met in Doha.");
}

/// Cut off and with flipped bits, documents are read or refused, and nothing else.
#[test]
fn damaged_documents_end_in_words() {
    let docx = docx(&paragraph(&run("The envoys met in Doha.")));
    let odt = odt("<text:p>The envoys met in Doha.</text:p>");
    let epub = epub();
    for (name, whole) in [("a.docx", &docx), ("a.odt", &odt), ("a.epub", &epub)] {
        for at in (0..whole.len()).step_by(7) {
            let mut flipped = whole.clone();
            flipped[at] ^= 1 << (at % 8);
            for bytes in [&whole[..at], &flipped] {
                let source = Source { name, bytes, encoding: None, kind: None };
                if let Err(error) = read(&source) {
                    assert!(!error.to_string().is_empty());
                }
            }
        }
    }
}
