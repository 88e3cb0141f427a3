//! Reading in pieces and reading by the parser for all of RON agree: on every text, in what they give and in what they
//! refuse; and what is cancelled leaves nothing.

use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;

use super::pieces;
use super::*;
use crate::model::{
    Actor, ActorId, ActorKind, Article, ArticleId, Dossier, PartId, Provenance, ReadingState, Topic, TopicId,
    arbitrary, text::sha256_hex,
};

fn name() -> &'static Path {
    Path::new("/desk/doha.dossier.ron")
}

type Told = (String, Vec<Notice>, Vec<Located>, u32, FileStamp);

/// What reading gave, in a form that can be compared: numbers that are none included.
fn told(result: Result<Opened, OpenError>) -> Result<Told, String> {
    match result {
        Ok(opened) => Ok((to_text(&opened.dossier), opened.notices, opened.problems, opened.version, opened.stamp)),
        Err(error) => Err(format!("{error} {:?} {:?}", error.place, error.field)),
    }
}

fn agree(bytes: &[u8]) -> Result<(), TestCaseError> {
    prop_assert_eq!(told(read(bytes, name())), told(read_plainly(bytes, name())), "{}", String::from_utf8_lossy(bytes));
    Ok(())
}

fn article(text: &str) -> Arc<Article> {
    let provenance = Provenance { text_sha256: sha256_hex(text.as_bytes()), ..Provenance::default() };
    Arc::new(Article {
        title: "Talks".to_owned(),
        outlet: None,
        authors: Vec::new(),
        url: String::new(),
        published: None,
        language: String::new(),
        origin: None,
        reliability: None,
        retracted: None,
        provenance,
        tags: Vec::new(),
        reading: ReadingState::Unread,
        notes: Vec::new(),
        revisions: Vec::new(),
        pages: Vec::new(),
        text: text.into(),
    })
}

/// A dossier whose text is of several pieces, and whose articles hold these words.
fn large(words: &str) -> Dossier {
    let mut dossier = Dossier::default();
    for number in 0..900 {
        let actor = Actor {
            description: format!("{words}\n").repeat(24),
            ..Actor::named(ActorKind::Person, "Muttaqi", PartId::new("prt-1"))
        };
        dossier.actors.insert(ActorId::new(format!("act-{number:04}")), Arc::new(actor));
        let text = crate::model::clean_text(&format!("Article {number}\n{}", format!("{words}\n").repeat(40)));
        dossier.articles.insert(ArticleId::new(format!("art-{number:04}")), article(&text));
    }
    dossier
}

/// Words that look like the end of a record, of a map, of the dossier, or like the beginning of another.
const IMITATIONS: [&str; 7] = [
    "    ),\n    \"art-0001\": (\n      title: \"x\",",
    "  },\n  articles: {\n    \"art-0001\": (",
    "  },\n)\n// sha256 0",
    "\",\n    ),\n    \"art-9999\": (\n      title: r#\"",
    "\"##,\n    ),\n",
    "  refused: [",
    "plain words",
];

#[test]
fn what_readout_writes_is_read_in_pieces() {
    for words in IMITATIONS {
        let dossier = large(words);
        let text = to_text(&dossier);
        assert!(text.len() > 1 << 20, "{} bytes are one piece", text.len());
        assert_eq!(read(text.as_bytes(), name()).map_err(|error| error.to_string()).map(|it| it.dossier), Ok(dossier));
        agree(text.as_bytes()).expect("both give the same");
    }
    // Words that imitate no end of a record cost no second parse.
    let dossier = large("plain \"words\"");
    assert_eq!(pieces::parse(&to_text(&dossier), &Progress::new()), Some(dossier));
    assert!(pieces::parse(SAMPLE, &Progress::new()).is_some());
}

#[test]
fn an_id_that_stands_twice_is_refused_at_its_second_place_in_any_piece() {
    let text = to_text(&large("plain words"));
    for (from, to) in [("\"art-0399\"", "\"art-0000\""), ("\"act-0001\"", "\"act-0000\"")] {
        let text = text.replacen(from, to, 1);
        let error = read(text.as_bytes(), name()).expect_err("an id stands twice").to_string();
        assert!(error.contains("stands twice"), "{error}");
        agree(text.as_bytes()).expect("both refuse it alike");
    }
}

#[test]
fn records_out_of_order_are_put_in_order() {
    let mut dossier = Dossier::default();
    for id in ["top-1", "top-2"] {
        let topic = Topic { name: "Aid".to_owned(), parent: None };
        dossier.topics.insert(TopicId::new(id), Arc::new(topic));
    }
    let text = to_text(&dossier).replace("top-1", "top-3");
    assert!(text.find("top-3") < text.find("top-2"));
    agree(text.as_bytes()).expect("both give the same");
    assert!(pieces::parse(&text, &Progress::new()).is_some());
}

/// One random change of a text.
#[derive(Clone, Debug)]
enum Damage {
    Flip(prop::sample::Index, u8),
    Delete(prop::sample::Index, usize),
    Insert(prop::sample::Index, String),
    Cut(prop::sample::Index),
    Twice(prop::sample::Index, usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    let at = any::<prop::sample::Index>;
    let ron = prop::sample::select(vec![
        "(",
        ")",
        ",",
        ":",
        "\"",
        "\\",
        "r#\"",
        "\"#",
        "None",
        "Some(",
        " ",
        "\t",
        "\n",
        "//",
        "/* */",
        "0",
        "-",
        "_",
        "é",
        "  },\n",
        "    ),\n",
        "[",
        "]",
        "\u{feff}",
        "1.0",
        "true",
        "title: \"\",",
    ]);
    prop_oneof![
        (at(), 0_u8..8).prop_map(|(at, bit)| Damage::Flip(at, bit)),
        (at(), 1_usize..60).prop_map(|(at, length)| Damage::Delete(at, length)),
        (at(), prop_oneof![ron.prop_map(str::to_owned), arbitrary::text()])
            .prop_map(|(at, words)| Damage::Insert(at, words)),
        at().prop_map(Damage::Cut),
        (at(), 1_usize..200).prop_map(|(at, length)| Damage::Twice(at, length)),
    ]
}

impl Damage {
    fn to(&self, bytes: &mut Vec<u8>) {
        let length = bytes.len().max(1);
        match self {
            Self::Flip(at, bit) => {
                if let Some(byte) = bytes.get_mut(at.index(length)) {
                    *byte ^= 1 << bit;
                }
            }
            Self::Delete(at, count) => {
                let start = at.index(length).min(bytes.len());
                bytes.drain(start..(start + count).min(bytes.len()));
            }
            Self::Insert(at, words) => {
                let start = at.index(length).min(bytes.len());
                bytes.splice(start..start, words.bytes());
            }
            Self::Cut(at) => bytes.truncate(at.index(length)),
            Self::Twice(at, count) => {
                let start = at.index(length).min(bytes.len());
                let again = bytes[start..(start + count).min(bytes.len())].to_vec();
                bytes.splice(start..start, again);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_in_pieces(dossier in arbitrary::dossier()) {
        prop_assume!(dossier == dossier.clone());
        prop_assert_eq!(pieces::parse(&to_text(&dossier), &Progress::new()), Some(dossier));
    }

    #[test]
    fn damaged_texts_are_read_alike(dossier in arbitrary::dossier(), changes in prop::collection::vec(damage(), 1..4)) {
        let mut bytes = to_text(&dossier).into_bytes();
        changes.iter().for_each(|change| change.to(&mut bytes));
        agree(&bytes)?;
    }

    #[test]
    fn every_part_of_a_text_is_said_by_it_and_by_no_other(dossier in arbitrary::dossier(), change in damage()) {
        for part in compose::Part::all(&dossier) {
            let text = part.text();
            prop_assert!(part.is_said_by(&text), "{}", text);
            let mut other = text.clone().into_bytes();
            change.to(&mut other);
            // Blanks, and other words for the same, may say the same.
            if let Ok(other) = String::from_utf8(other) && other != text && part.is_said_by(&other) {
                prop_assert!(!matches!(part, compose::Part::Words(_)), "{}", other);
            }
        }
    }
}
