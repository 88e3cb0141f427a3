use crate::import::{Draft, DropReason, ImportError, Source, SourceKind, read};

use crate::import::files::{self, at};

fn draft(bytes: &[u8]) -> Result<Draft, ImportError> {
    read(&Source { name: "talks.pdf", bytes, encoding: None, kind: None })
}

fn draft_of(page: &str) -> Draft {
    draft(&files::drawn_pdf(&[page.to_owned()], "", "")).expect("a document")
}

/// Lines of words from the top of a page or column, so far apart.
fn lines(x: u32, top: u32, words: &[&str]) -> String {
    words.iter().zip(0..).map(|(line, nth)| at(x, top - 12 * nth, 10, line)).collect()
}

fn pages(draft: &Draft) -> Vec<(&str, String)> {
    let starts = draft.pages.iter().map(|page| page.start);
    let words = starts.map(|start| draft.text.chars().skip(start).take(12).collect());
    draft.pages.iter().map(|page| page.label.as_str()).zip(words).collect()
}

#[test]
fn an_article_over_two_pages() {
    let first = [
        at(60, 800, 8, "Harbour Post"),
        at(60, 740, 20, "Envoys meet in Doha"),
        at(60, 712, 10, "By Jane Roe"),
        at(60, 694, 10, "9 October 2021"),
        lines(
            60,
            670,
            &[
                "The envoys of the two sides met in Doha on Saturday for the first direct talks",
                "since August, officials said, and discussed aid and the evacua-",
                "tion of foreign nationals.",
            ],
        ),
        lines(
            60,
            628,
            &[
                "A spokesman said that the discussions were candid, that the two sides would be",
                "judged by what they do, and that the conversations would continue on",
            ],
        ),
        at(290, 30, 8, "Page 1 of 2"),
    ];
    let second = [
        at(60, 800, 8, "Harbour Post"),
        lines(60, 740, &["Sunday in the same house. Nobody signed anything, he said in the evening, and", "left."]),
        at(290, 30, 8, "Page 2 of 2"),
    ];
    let draft = draft(&files::drawn_pdf(&[first.concat(), second.concat()], "", "")).expect("a document");
    assert_eq!(draft.kind, SourceKind::Pdf);
    assert_eq!(draft.title, "Envoys meet in Doha");
    assert_eq!(draft.authors, ["Jane Roe"]);
    assert_eq!(draft.published.as_deref(), Some("2021-10-09"));
    assert_eq!(
        draft.text,
        "The envoys of the two sides met in Doha on Saturday for the first direct talks since August, officials said, \
         and discussed aid and the evacuation of foreign nationals.\n\n\
         A spokesman said that the discussions were candid, that the two sides would be judged by what they do, and \
         that the conversations would continue on Sunday in the same house. Nobody signed anything, he said in the \
         evening, and left."
    );
    assert_eq!(pages(&draft), [("1", "The envoys o".to_owned()), ("2", "Sunday in th".to_owned())]);
    let margins: Vec<&str> = draft
        .dropped
        .iter()
        .filter(|dropped| dropped.reason == DropReason::PageMargin)
        .map(|dropped| dropped.line.as_str())
        .collect();
    assert_eq!(margins, ["Harbour Post", "Page 1 of 2", "Harbour Post", "Page 2 of 2"]);
}

#[test]
fn columns_are_read_one_after_the_other() {
    let left = [
        "The envoys of both sides met in the",
        "old house by the harbour, where the",
        "first talks had been held in May,",
        "and spoke for three hours about the",
        "ferry that has not run since March",
        "and about who is to pay for it when",
    ];
    let right = [
        "it runs again in the summer, as all",
        "of them said they hope it will do.",
        "Nobody signed a paper, and nobody",
        "spoke to those who waited outside.",
        "The talks go on when the host says",
        "so, which may be as soon as Sunday.",
    ];
    let page = [
        at(60, 740, 10, "A line that runs over both columns and says in a few words what stands in them all"),
        lines(60, 700, &left),
        lines(300, 700, &right),
    ];
    let draft = draft(&files::drawn_pdf(&[page.concat()], "", "")).expect("a document");
    let one = left.join(" ");
    assert!(draft.text.contains(&one), "{}", draft.text);
    assert!(draft.text.contains("for it when it runs again in the summer"), "{}", draft.text);
    assert!(draft.text.ends_with("so, which may be as soon as Sunday."));
}

/// Short cells beside each other are a table's: a line each.
#[test]
fn rows_of_a_table_stay_together() {
    let cells: String = ["Side", "North", "South", "East", "West", "Host"]
        .iter()
        .zip(0..)
        .map(|(side, nth)| at(60, 700 - 20 * nth, 10, side) + &at(250, 700 - 20 * nth, 10, &format!("Head {nth}")))
        .collect();
    let draft = draft(&files::drawn_pdf(&[cells], "", "")).expect("a document");
    assert!(draft.text.contains("North Head 1\n\nSouth Head 2"), "{}", draft.text);
}

#[test]
fn printed_numbers_of_pages_are_kept() {
    let page = |words: &str| lines(60, 700, &[words]);
    let labels = "/PageLabels<</Nums[0<</S/r>> 2<</S/D/St 7/P(A-)>>]>>";
    let bytes = files::drawn_pdf(
        &[
            page("The first page has words."),
            page("The second has some."),
            page("The third has more."),
            page("The last."),
        ],
        labels,
        "",
    );
    let draft = draft(&bytes).expect("a document");
    let labels: Vec<&str> = draft.pages.iter().map(|page| page.label.as_str()).collect();
    assert_eq!(labels, ["i", "ii", "A-7", "A-8"]);
}

#[test]
fn marks_of_notes_stand_in_brackets() {
    let page = at(60, 700, 10, "They met in Doha") + &at(139, 704, 6, "12") + &at(150, 700, 10, "on Saturday.");
    let draft = draft_of(&page);
    assert_eq!(draft.text, "They met in Doha[12] on Saturday.");
    let page = at(60, 700, 20, "They met in Doha") + &at(218, 710, 19, "3") + &at(235, 700, 20, "on Saturday.");
    let draft = draft_of(&page);
    assert_eq!(draft.text, "They met in Doha[3] on Saturday.");
}

#[test]
fn what_the_document_says_of_itself() {
    let bytes = files::drawn_pdf(
        &[lines(60, 700, &["The envoys met in Doha on Saturday to talk about aid, and left on Sunday."])],
        "/Lang(en-GB)",
        "/Info<</Title(Talks on aid in Doha)/Author(Jane Roe)/CreationDate(D:20211010081500Z)>>",
    );
    let draft = draft(&bytes).expect("a document");
    assert_eq!(draft.title, "Talks on aid in Doha");
    assert_eq!(draft.authors, ["Jane Roe"]);
    assert_eq!(draft.published.as_deref(), Some("2021-10-10"));
    assert_eq!(draft.language.as_deref(), Some("en-GB"));
}

#[test]
fn what_cannot_be_read_is_told() {
    let picture = files::stream(
        "/Type/XObject/Subtype/Image/Width 2/Height 2/ColorSpace/DeviceGray/BitsPerComponent 8",
        &[0, 255, 255, 0],
    );
    let scan = files::pdf_of_objects(
        &[
            b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>".to_vec(),
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</X 5 0 R>>>>/Contents 4 0 R>>"
                .to_vec(),
            files::stream("", b"q 500 0 0 700 0 0 cm /X Do Q"),
            picture,
        ],
        "",
    );
    assert_eq!(draft(&scan), Err(ImportError::PicturesOnly));
    assert_eq!(draft(&files::drawn_pdf(&[String::new()], "", "")), Err(ImportError::NoText));
    assert!(matches!(draft(b"%PDF-1.7 and no more"), Err(ImportError::Damaged { .. })));
}
