//! Searching by reading everything: what answers before the index is ready, and what the index must agree with.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::ask::Ask;
use super::entry::{Entry, records};
use super::kin::Kin;
use super::mention_index::MentionIndex;
use super::query::Query;
use super::results::{Group, GroupKind, Hit, Limits, Rank, Results, count};
use super::threads::on_threads;
use crate::model::{Dossier, RecordRef};

/// How many records one thread searches at least; fewer are not worth a second one.
const SHARE: usize = 500;

/// Searches a dossier by reading it. In each group names and titles come first, then those where the words occur most
/// often. So many hits are listed as `limits` say. `mentions` answer what is asked of actors; without them the texts
/// are read for it.
///
/// Gives `None` as soon as `cancelled` is set. Linear in the texts, on as many threads as are worth it. For one search
/// only; [`super::Index`] answers many.
#[must_use]
pub fn search(
    dossier: &Dossier,
    query: &Query,
    limits: Limits,
    mentions: Option<&MentionIndex>,
    cancelled: &AtomicBool,
) -> Option<Results> {
    let Some(ask) = Ask::new(query, dossier, || Arc::new(Kin::of(dossier)), mentions) else {
        return Some(Results::default());
    };
    let mut groups: Vec<(GroupKind, Vec<Found>)> = GroupKind::ALL.iter().map(|kind| (*kind, Vec::new())).collect();
    for found in scan(dossier, &ask, cancelled)? {
        if let Some((_, group)) = groups.iter_mut().find(|(kind, _)| *kind == found.kind) {
            group.push(found);
        }
    }
    let mut results = Results::default();
    let shares = limits.shares(&groups.iter().map(|(_, group)| group.len()).collect::<Vec<_>>());
    for ((kind, mut group), share) in groups.into_iter().zip(shares).filter(|((_, group), _)| !group.is_empty()) {
        group.sort_by(|left, right| {
            let titles = || left.title.cmp(&right.title).then_with(|| left.record.cmp(&right.record));
            left.rank.cmp(&right.rank).then(right.count.cmp(&left.count)).then_with(titles)
        });
        let hit = |found: &Found| {
            let (of, record) = (if kind == GroupKind::Notes { Entry::note } else { Entry::own }, &found.record);
            let entry = of(dossier, record)?;
            Some(if kind == GroupKind::Words {
                Hit::read(dossier, &ask, &entry)
            } else {
                Hit::listed(dossier, &ask, &entry, found.rank)
            })
        };
        results.groups.push(Group {
            kind,
            total: group.len(),
            hits: group.iter().take(share).filter_map(hit).collect(),
        });
    }
    (!cancelled.load(Ordering::Relaxed)).then_some(results)
}

/// A record that was found, under a heading.
struct Found {
    kind: GroupKind,
    record: RecordRef,
    rank: Rank,
    count: usize,
    /// To sort by; empty for words of articles, which stand in the order of ids.
    title: String,
}

fn scan(dossier: &Dossier, ask: &Ask, cancelled: &AtomicBool) -> Option<Vec<Found>> {
    let records: Vec<RecordRef> = records(dossier).collect();
    let found = on_threads(&records, SHARE, cancelled, |record| -> Vec<Found> {
        Entry::of(dossier, record).into_iter().flatten().flat_map(|entry| found_in(ask, entry)).collect()
    })?;
    Some(found.into_iter().flatten().collect())
}

/// The headings under which an entry is found.
fn found_in(ask: &Ask, entry: Entry) -> Vec<Found> {
    let mut found = Vec::new();
    if ask.reads(&entry) {
        let count = ask.places(entry.words()).len();
        let record = entry.record.clone();
        found.push(Found { kind: GroupKind::Words, record, rank: Rank::Elsewhere, count, title: String::new() });
    }
    if ask.lists(&entry) {
        let (rank, count) = (Rank::of(ask, &entry), count(ask, &entry));
        found.push(Found { kind: entry.kind, record: entry.record, rank, count, title: entry.title.into_owned() });
    }
    found
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{
        Actor, ActorId, ActorKind, Article, ArticleId, FindingId, Meeting, MeetingId, Outlet, OutletId, PartId,
        Provenance, ReadingState,
    };

    fn article(title: &str, text: &str) -> Arc<Article> {
        Arc::new(Article {
            title: title.to_owned(),
            outlet: Some(OutletId::new("out-1")),
            authors: vec!["Ayaz Gul".to_owned()],
            url: String::new(),
            published: Some("2021-10-09".parse::<crate::model::EdtfDate>().unwrap().into()),
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
        })
    }

    fn desk() -> Dossier {
        let mut dossier = Dossier::default();
        let outlet = Outlet { name: "Voice of America".to_owned(), ..Outlet::default() };
        dossier.outlets.insert(OutletId::new("out-1"), Arc::new(outlet));
        for (id, name, description) in
            [("act-1", "Amir Khan Muttaqi", "Acting foreign minister"), ("act-2", "Tom West", "Met Muttaqi in Doha")]
        {
            let actor = Actor {
                description: description.to_owned(),
                ..Actor::named(ActorKind::Person, name, PartId::new("prt-1"))
            };
            dossier.actors.insert(ActorId::new(id), Arc::new(actor));
        }
        let mut meeting = Meeting { title: "First talks".to_owned(), ..Meeting::default() };
        meeting.place.city = "Doha".to_owned();
        meeting.host = Some(ActorId::new("act-1"));
        dossier.meetings.insert(MeetingId::new("mtg-1"), Arc::new(meeting));
        dossier
            .articles
            .insert(ArticleId::new("art-1"), article("Talks end", "« Été » — Muttaqi spoke. Muttaqi left."));
        dossier.articles.insert(ArticleId::new("art-2"), article("Muttaqi in Doha", "The minister came from Kabul."));
        dossier.articles.insert(ArticleId::new("art-3"), article("Elsewhere", "Nothing of note on Muttaqi."));
        let finding = crate::model::Finding {
            denies: false,
            subject: crate::model::Subject::Question("Who led?".to_owned()),
            value: crate::model::Value::Text("Muttaqi".to_owned()),
            preferred: Vec::new(),
            outweighed: Vec::new(),
            reason: "Three outlets name Muttaqi".to_owned(),
            confidence: crate::model::Confidence::High,
            likelihood: None,
            state: crate::model::FindingState::Held,
        };
        dossier.findings.insert(FindingId::new("fnd-1"), Arc::new(finding));
        dossier
    }

    fn asked(dossier: &Dossier, typed: &str, limit: usize) -> Results {
        let query = Query::parse(typed).expect("it can be read");
        search(dossier, &query, Limits::each(limit), None, &AtomicBool::new(false)).expect("not cancelled")
    }

    fn found(dossier: &Dossier, typed: &str) -> String {
        let results = asked(dossier, typed, 10);
        let group = |group: &Group| {
            let hits: Vec<&str> = group.hits.iter().map(|hit| hit.record.as_str()).collect();
            format!("{} {}", group.kind.word(), hits.join(" "))
        };
        results.groups.iter().map(group).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn every_word_must_occur_and_names_come_first() {
        let dossier = desk();
        for (typed, expect) in [
            ("muttaqi", "actors act-1 act-2; meetings mtg-1; articles art-2; words art-1 art-3; notes fnd-1"),
            ("muttaqi doha", "actors act-2; meetings mtg-1; articles art-2"),
            ("muttaqi kabul", "words art-2"),
            ("voice america", "articles art-3 art-2 art-1"),
            ("\"acting foreign\"", "actors act-1"),
            ("ete", "words art-1"),
            ("nobody", ""),
            ("", ""),
        ] {
            assert_eq!(found(&dossier, typed), expect, "{typed}");
        }
    }

    #[test]
    fn a_hit_leads_to_its_words() {
        let dossier = desk();
        let results = asked(&dossier, "muttaqi", 1);
        let words = results.groups.iter().find(|group| group.kind == GroupKind::Words).unwrap();
        assert_eq!((words.total, words.hits.len()), (2, 1));
        let hit = &words.hits[0];
        let text = &dossier.articles[&ArticleId::new("art-1")].text;
        assert_eq!(crate::model::text::slice_chars(text, hit.place.clone().unwrap()), Some("Muttaqi"));
        assert_eq!(hit.count, 2);
        assert_eq!(hit.detail, "Voice of America · 9 October 2021");
        assert_eq!(hit.snippet.as_ref().unwrap().text, "« Été » — Muttaqi spoke. Muttaqi left.");
        assert_eq!(hit.snippet.as_ref().unwrap().marks, [10..17, 25..32]);
        let actors = &results.groups[0].hits[0];
        assert_eq!((actors.title_marks.as_slice(), &actors.snippet), (std::slice::from_ref(&(10..17)), &None));
    }

    #[test]
    fn many_articles_are_searched_on_several_threads_with_the_same_result() {
        let mut dossier = Dossier::default();
        for number in 0..3_000 {
            let text = if number % 7 == 0 { "They met in Doha." } else { "They met in Kabul." };
            dossier.articles.insert(ArticleId::new(format!("art-{number:04}")), article("News", text));
        }
        let results = asked(&dossier, "doha", 3);
        assert_eq!(results.groups.len(), 1);
        assert_eq!(results.groups[0].total, 429);
        let hits: Vec<&str> = results.groups[0].hits.iter().map(|hit| hit.record.as_str()).collect();
        assert_eq!(hits, ["art-0000", "art-0007", "art-0014"]);
    }

    #[test]
    fn a_cancelled_search_gives_nothing() {
        assert_eq!(
            search(
                &desk(),
                &Query::parse("muttaqi").expect("it can be read"),
                Limits::each(10),
                None,
                &AtomicBool::new(true)
            ),
            None
        );
    }
}
