//! The index finds what reading finds: small dossiers and queries, made at random, asked of both.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use proptest::prelude::*;

use super::{Index, Limits, MentionIndex, Query, Results, search};
use crate::model::{
    Actor, ActorId, ActorKind, Article, ArticleId, Dossier, EdtfDate, Meeting, MeetingId, Note, Outlet, OutletId,
    PartId, Provenance, ReadingState,
};

/// An article with nothing but these.
pub(super) fn article(title: &str, text: &str) -> Article {
    Article {
        title: title.to_owned(),
        outlet: None,
        authors: Vec::new(),
        url: String::new(),
        published: None,
        language: String::new(),
        origin: None,
        reliability: None,
        retracted: None,
        provenance: Provenance::default(),
        tags: Vec::new(),
        reading: ReadingState::Unread,
        notes: Vec::new(),
        revisions: Vec::new(),
        pages: Vec::new(),
        text: text.into(),
    }
}

const WORDS: &[&str] = &[
    "Doha",
    "doh",
    "Muttaqi",
    "Mutaqi",
    "muttaqī",
    "the",
    "talks",
    "talk",
    "US-led",
    "Ka’abi",
    "طالبان",
    "وطالبان",
    "والدوحة",
    "دوحة",
    "گفت\u{200c}وگو",
    "گفت",
    "متقی",
    "卡塔尔",
    "卡塔",
    "尔",
    "été",
    "e\u{301}te",
    "한국",
    "co\u{ad}op",
    "2021",
    "U.S.",
    "—",
    "ไทย",
    "кабул",
    "Кабул",
    "’",
    "\u{200f}x",
];

fn text(most: usize) -> impl Strategy<Value = String> {
    let parted = prop::sample::select(vec![" ", " ", ", ", ". ", "", "\n\n", "-"]);
    prop::collection::vec((prop::sample::select(WORDS), parted), 0..most)
        .prop_map(|words| words.into_iter().flat_map(|(word, parted)| [word, parted]).collect())
}

fn date() -> impl Strategy<Value = Option<EdtfDate>> {
    prop::option::of(prop::sample::select(vec![
        "2021-10-09",
        "2021-10",
        "2020",
        "2021-11-01/..",
        "2021-09-01/2021-10-05",
    ]))
    .prop_map(|date| date.and_then(|date| date.parse().ok()))
}

fn dossier() -> impl Strategy<Value = Dossier> {
    let note = |text: String| Note { id: PartId::new("prt-1"), text, quote: None, written_at: None };
    let articles = prop::collection::vec(
        (text(4), text(14), date(), 0..3_usize, prop::sample::select(vec!["", "fa", "fa-IR", "en"]), text(3), text(3)),
        0..8,
    );
    let actors = prop::collection::vec((text(3), text(2), text(2)), 0..4);
    let meetings = prop::collection::vec((text(4), text(2), date(), 0..4_usize), 0..4);
    (articles, actors, meetings, text(2)).prop_map(move |(articles, actors, meetings, outlet)| {
        let mut dossier = Dossier::default();
        for (number, name) in ["Voice of America".to_owned(), outlet].into_iter().enumerate() {
            let id = OutletId::new(format!("out-{number}"));
            dossier.outlets.insert(id, Arc::new(Outlet { name, ..Outlet::default() }));
        }
        for (number, (name, description, remark)) in actors.into_iter().enumerate() {
            let mut actor = Actor::named(ActorKind::Person, &name, PartId::new("prt-1"));
            actor.description = description;
            actor.notes = vec![note(remark)];
            dossier.actors.insert(ActorId::new(format!("act-{number}")), Arc::new(actor));
        }
        for (number, (title, city, date, host)) in meetings.into_iter().enumerate() {
            let mut meeting = Meeting { title, date: date.map(Into::into), ..Meeting::default() };
            meeting.place.city = city;
            meeting.host = Some(ActorId::new(format!("act-{host}")));
            dossier.meetings.insert(MeetingId::new(format!("mtg-{number}")), Arc::new(meeting));
        }
        for (number, (title, text, date, outlet, language, tag, remark)) in articles.into_iter().enumerate() {
            let mut article = article(&title, &text);
            article.published = date.map(Into::into);
            article.outlet = Some(OutletId::new(format!("out-{outlet}")));
            language.clone_into(&mut article.language);
            article.tags = vec![tag];
            article.notes = vec![note(remark)];
            dossier.articles.insert(ArticleId::new(format!("art-{number}")), Arc::new(article));
        }
        dossier
    })
}

fn query() -> impl Strategy<Value = String> {
    let word = prop::sample::select(WORDS);
    let piece = prop_oneof![
        6 => word.clone().prop_map(str::to_owned),
        2 => word.clone().prop_map(|word| format!("{}*", word.chars().take(2).collect::<String>())),
        2 => (word.clone(), word.clone()).prop_map(|(one, two)| format!("\"{one} {two}\"")),
        1 => word.clone().prop_map(|word| format!("{word}~")),
        1 => (prop::sample::select(vec!["title", "tag", "place", "outlet", "actor", "author"]), word)
            .prop_map(|(field, word)| format!("{field}:{word}")),
        1 => prop::sample::select(vec![
            "after:2021-10", "before:2021-10", "on:2021", "in:articles", "in:notes", "type:actors", "lang:fa", "outlet:voice",
            "in:words",
        ])
        .prop_map(str::to_owned),
    ];
    let all = prop::collection::vec((prop::bool::weighted(0.2), piece), 1..4).prop_map(|pieces| {
        pieces
            .into_iter()
            .map(|(not, piece)| if not { format!("NOT {piece}") } else { piece })
            .collect::<Vec<_>>()
            .join(" ")
    });
    prop_oneof![
        3 => all.clone(),
        1 => (all.clone(), all.clone()).prop_map(|(left, right)| format!("{left} OR {right}")),
        1 => (all.clone(), all).prop_map(|(left, right)| format!("({left} OR {right}) -({right} {left})")),
    ]
}

/// What was found, in no order.
fn told(results: &Results) -> Vec<(&'static str, usize, Vec<String>)> {
    let hits = |group: &super::Group| {
        let mut hits: Vec<String> =
            group.hits.iter().map(|hit| format!("{} {} {:?}", hit.record.as_str(), hit.count, hit.place)).collect();
        hits.sort();
        hits
    };
    results.groups.iter().map(|group| (group.kind.word(), group.total, hits(group))).collect()
}

fn agree(index: &Index, dossier: &Dossier, typed: &str, typing: bool) {
    let query = if typing { Query::typing(typed) } else { Query::parse(typed) };
    let Ok(query) = query else { return };
    let go_on = AtomicBool::new(false);
    let mentions = MentionIndex::of(dossier);
    let read = search(dossier, &query, Limits::each(100), None, &go_on).expect("not cancelled");
    let searcher = index.searcher().expect("it was updated");
    let found = searcher.search(dossier, &query, Limits::each(100), Some(&mentions), &go_on).expect("not cancelled");
    assert_eq!(told(&found), told(&read), "{typed:?} {query:?}");
}

#[test]
fn index_and_reading_find_the_same_where_several_threads_are_at_work() {
    let mut dossier = Dossier::default();
    for number in 0..90 {
        let words = ["kabul", "doha", "Tom West"][number % 3];
        let text = format!("{words} number {number}. ").repeat(number % 5 + 1);
        dossier.articles.insert(ArticleId::new(format!("art-{number:02}")), Arc::new(article(words, &text)));
    }
    let index = Index::in_memory();
    index.update(&dossier, &AtomicBool::new(false)).expect("it can be written").expect("not cancelled");
    for typed in ["number", "kabul OR doha", "\"tom west\"", "nu*", "title:doha", "number -kabul"] {
        agree(&index, &dossier, typed, false);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn index_and_reading_find_the_same(
        first in dossier(),
        second in dossier(),
        queries in prop::collection::vec((query(), any::<bool>()), 12),
    ) {
        let index = Index::in_memory();
        let go_on = AtomicBool::new(false);
        for dossier in [&first, &second, &first] {
            index.update(dossier, &go_on).expect("it can be written").expect("not cancelled");
            for (typed, typing) in &queries {
                agree(&index, dossier, typed, *typing);
            }
        }
    }

    #[test]
    fn no_query_is_too_much(typed in "\\PC{0,60}", noise in "[-()\"*~: ANDORT\\u{200c}a-c:]{0,40}") {
        for typed in [typed, noise] {
            for read in [Query::parse(&typed), Query::typing(&typed)] {
                if let Err(error) = read {
                    prop_assert!(error.range.start <= error.range.end && error.range.end <= typed.chars().count());
                    prop_assert!(!error.message.is_empty());
                }
            }
        }
    }
}
