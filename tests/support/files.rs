//! Small documents of several kinds, made by hand, and such as are made to do harm.
#![allow(dead_code, reason = "each test takes the kinds that it needs")]

use std::io::Write as _;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// An archive of the parts named.
pub fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, words) in parts {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        writer.start_file(*name, options).expect("a part is begun");
        writer.write_all(words.as_bytes()).expect("a part is written");
    }
    writer.finish().expect("an archive is closed").into_inner()
}

/// A Word document of one paragraph.
pub fn docx(words: &str) -> Vec<u8> {
    let body =
        format!("<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body></w:document>");
    packed(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", &body)])
}

/// An OpenDocument text of one paragraph.
pub fn odt(words: &str) -> Vec<u8> {
    let body = format!(
        "<o:document-content xmlns:o=\"o\" xmlns:t=\"t\"><o:body><o:text><t:p>{words}</t:p></o:text></o:body>\
         </o:document-content>"
    );
    packed(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", &body)])
}

/// A book of one paragraph.
pub fn epub(words: &str) -> Vec<u8> {
    let book = "<package><manifest><item id=\"a\" href=\"a.xhtml\"/></manifest><spine><itemref idref=\"a\"/></spine></package>";
    packed(&[
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", "<container><rootfile full-path=\"b.opf\"/></container>"),
        ("b.opf", book),
        ("a.xhtml", &format!("<html><body><p>{words}</p></body></html>")),
    ])
}

/// A PDF document of these objects, numbered from 1, of which the first is the catalog.
pub fn pdf_of_objects(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(bytes.len());
        bytes.extend(format!("{} 0 obj\n", at + 1).into_bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let table = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).into_bytes());
    for place in places {
        bytes.extend(format!("{place:010} 00000 n \n").into_bytes());
    }
    let end = format!("trailer\n<</Size {}/Root 1 0 R{trailer}>>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1);
    bytes.extend(end.into_bytes());
    bytes
}

/// A stream with these entries in its dictionary.
pub fn stream(entries: &str, content: &[u8]) -> Vec<u8> {
    let mut object = format!("<<{entries}/Length {}>>stream\n", content.len()).into_bytes();
    object.extend(content);
    object.extend(b"\nendstream");
    object
}

/// Drawing orders for words at a place, in points from the lower left corner.
pub fn at(x: u32, y: u32, size: u32, words: &str) -> String {
    let words = words.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
    format!("BT /F1 {size} Tf {x} {y} Td ({words}) Tj ET\n")
}

/// A PDF document whose pages are drawn so; `catalog` and `trailer` are entries of these dictionaries.
pub fn drawn_pdf(pages: &[String], catalog: &str, trailer: &str) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len()).map(|page| format!("{} 0 R", 4 + 2 * page)).collect();
    let mut objects = vec![
        format!("<</Type/Catalog/Pages 2 0 R{catalog}>>").into_bytes(),
        format!("<</Type/Pages/Count {}/Kids[{}]>>", pages.len(), kids.join(" ")).into_bytes(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_vec(),
    ];
    for (number, page) in pages.iter().enumerate() {
        objects.push(
            format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents {} 0 R>>",
                5 + 2 * number
            )
            .into_bytes(),
        );
        objects.push(stream("", page.as_bytes()));
    }
    pdf_of_objects(&objects, trailer)
}

/// A PDF document with these lines on its pages, from the top.
pub fn pdf(pages: &[&[&str]]) -> Vec<u8> {
    let pages: Vec<String> = pages
        .iter()
        .map(|lines| lines.iter().zip(0..).map(|(line, nth)| at(60, 700 - 13 * nth, 10, line)).collect())
        .collect();
    drawn_pdf(&pages, "", "")
}

/// A PDF document whose only page is drawn so, packed.
pub fn packed_pdf(content: &str) -> Vec<u8> {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    packer.write_all(content.as_bytes()).expect("packing goes to memory");
    let content = packer.finish().expect("packing goes to memory");
    pdf_of_objects(
        &[
            b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>".to_vec(),
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>".to_vec(),
            stream("/Filter/FlateDecode", &content),
        ],
        "",
    )
}

/// Its tree of pages leads back to its root.
pub fn looping_pdf() -> Vec<u8> {
    pdf_of_objects(
        &[
            b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>".to_vec(),
            b"<</Type/Pages/Parent 2 0 R/Count 1/Kids[2 0 R 3 0 R]>>".to_vec(),
        ],
        "",
    )
}

/// Each of forty forms draws the next one twice, the last one a letter: a million million letters.
pub fn doubling_pdf() -> Vec<u8> {
    const FORMS: usize = 40;
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</X 5 0 R>>>>/Contents 4 0 R>>".to_vec(),
        stream("", b"/X Do"),
    ];
    for form in 0..FORMS {
        let next = 6 + form;
        let entries = format!("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {next} 0 R>>>>");
        objects.push(stream(&entries, b"/X Do /X Do"));
    }
    objects.push(stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", b"0 0 1 1 re f"));
    pdf_of_objects(&objects, "")
}
