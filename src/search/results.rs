//! Searching the records of a dossier.

use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};

use super::query::Query;
use super::snippet::Snippet;
use crate::model::text::char_count;
use crate::model::{Actor, Article, ArticleId, Dossier, Meeting, RecordRef};

/// How many articles one thread searches at least; fewer are not worth a second one.
const SHARE: usize = 500;

/// What sort of match a group holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GroupKind {
    /// Actors, by name, role and description.
    Actors,
    /// Meetings, by title, place, series, people and agenda.
    Meetings,
    /// Articles, by headline, outlet, author and tag.
    Articles,
    /// The words of articles.
    Words,
    /// Commitments and positions.
    Commitments,
    /// The analyst's notes, reasons and remarks.
    Notes,
}

impl GroupKind {
    /// Every kind, in the order of results.
    pub const ALL: [Self; 6] =
        [Self::Actors, Self::Meetings, Self::Articles, Self::Words, Self::Commitments, Self::Notes];

    /// The heading over the group.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Actors => "Actors",
            Self::Meetings => "Meetings",
            Self::Articles => "Articles",
            Self::Words => "In the words of articles",
            Self::Commitments => "Commitments and positions",
            Self::Notes => "Notes",
        }
    }

    /// The kind in one word, for other programs.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Actors => "actors",
            Self::Meetings => "meetings",
            Self::Articles => "articles",
            Self::Words => "words",
            Self::Commitments => "commitments",
            Self::Notes => "notes",
        }
    }
}

/// One record that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The record.
    pub record: RecordRef,
    /// What it is called.
    pub title: String,
    /// The matches in the title, in characters.
    pub title_marks: Vec<Range<usize>>,
    /// What tells it from others of its name: kind, date, outlet.
    pub detail: String,
    /// The words around a match outside the title.
    pub snippet: Option<Snippet>,
    /// For words of an article: where the match of the snippet stands, in characters of the article's text.
    pub place: Option<Range<usize>>,
    /// How often the query's words occur in what was searched.
    pub count: usize,
}

/// The hits of one kind, best first.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What sort.
    pub kind: GroupKind,
    /// How many there are, also beyond those listed.
    pub total: usize,
    /// The best.
    pub hits: Vec<Hit>,
}

/// What a search found; groups without a hit are absent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Results {
    /// In the order of [`GroupKind::ALL`].
    pub groups: Vec<Group>,
}

/// Searches a dossier: every word of the query must occur in a record. In each group names and titles come first,
/// then those where the words occur most often. At most `limit` hits of each group are listed.
///
/// Gives `None` as soon as `cancelled` is set. Linear in the texts, on as many threads as are worth it.
#[must_use]
pub fn search(dossier: &Dossier, query: &Query, limit: usize, cancelled: &AtomicBool) -> Option<Results> {
    if query.is_empty() {
        return Some(Results::default());
    }
    let mut groups: Vec<(GroupKind, Vec<Candidate>)> = GroupKind::ALL.iter().map(|kind| (*kind, Vec::new())).collect();
    for (kind, candidate) in candidates(dossier) {
        if cancelled.load(Ordering::Relaxed) {
            return None;
        }
        if let Some(scored) = candidate.scored(query)
            && let Some((_, group)) = groups.iter_mut().find(|(other, _)| *other == kind)
        {
            group.push(scored);
        }
    }
    let mut words = words(dossier, query, cancelled)?;
    let mut results = Results::default();
    for (kind, mut group) in groups {
        let (total, hits) = if kind == GroupKind::Words {
            words.sort_by(|left, right| right.count.cmp(&left.count).then_with(|| left.article.cmp(right.article)));
            (words.len(), words.iter().take(limit).map(|found| found.hit(dossier, query)).collect())
        } else {
            group.sort_by(|left, right| {
                left.rank.cmp(&right.rank).then(right.count.cmp(&left.count)).then_with(|| left.title.cmp(&right.title))
            });
            (group.len(), group.into_iter().take(limit).map(|candidate| candidate.hit(query)).collect())
        };
        if total > 0 {
            results.groups.push(Group { kind, total, hits });
        }
    }
    (!cancelled.load(Ordering::Relaxed)).then_some(results)
}

/// A record, with what is searched of it.
struct Candidate {
    record: RecordRef,
    title: String,
    /// The title is searched too; it is not where a note stands under the name of its record.
    titled: bool,
    detail: String,
    /// Searched besides the title, the most telling first.
    fields: Vec<String>,
    rank: u8,
    count: usize,
}

impl Candidate {
    fn new(record: RecordRef, title: &str, detail: String, fields: Vec<String>) -> Self {
        let title = if title.is_empty() { record.as_str().to_owned() } else { title.to_owned() };
        Self { record, title, titled: true, detail, fields, rank: 3, count: 0 }
    }

    /// With its rank, if every word of the query occurs.
    fn scored(mut self, query: &Query) -> Option<Self> {
        let mut in_title = true;
        for term in query.terms() {
            let title = if self.titled { term.places(&self.title).count() } else { 0 };
            let rest: usize = self.fields.iter().map(|field| term.places(field).count()).sum();
            if title + rest == 0 {
                return None;
            }
            in_title &= title > 0;
            self.count += title + rest;
        }
        let places = query.places(&self.title);
        let whole = places.len() == 1 && places[0] == (0..self.title.len());
        let begins = places.first().is_some_and(|place| place.start == 0);
        self.rank = match (whole, in_title, begins) {
            (true, true, _) => 0,
            (_, true, true) => 1,
            (_, true, false) => 2,
            _ => 3,
        };
        Some(self)
    }

    fn hit(self, query: &Query) -> Hit {
        let title_marks = if self.titled { marks(&self.title, query) } else { Vec::new() };
        let in_fields = self.fields.iter().find_map(|field| Snippet::best(field, query));
        // A match that the title shows already needs no words around it.
        let snippet = in_fields.filter(|_| self.rank == 3).map(|(snippet, _)| snippet);
        let Self { record, title, detail, count, .. } = self;
        Hit { record, title, title_marks, detail, snippet, place: None, count }
    }
}

fn marks(text: &str, query: &Query) -> Vec<Range<usize>> {
    query.places(text).into_iter().map(|place| char_range(text, &place)).collect()
}

fn char_range(text: &str, bytes: &Range<usize>) -> Range<usize> {
    let start = char_count(&text[..bytes.start]);
    start..start + char_count(&text[bytes.clone()])
}

fn joined(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" · ")
}

/// Everything that is searched but the words of articles.
fn candidates(dossier: &Dossier) -> impl Iterator<Item = (GroupKind, Candidate)> + '_ {
    let actors =
        dossier.actors.iter().map(|(id, actor)| (GroupKind::Actors, of_actor(RecordRef::Actor(id.clone()), actor)));
    let meetings = dossier
        .meetings
        .iter()
        .map(|(id, meeting)| (GroupKind::Meetings, of_meeting(dossier, RecordRef::Meeting(id.clone()), meeting)));
    let articles = dossier
        .articles
        .iter()
        .map(|(id, article)| (GroupKind::Articles, of_article(dossier, RecordRef::Article(id.clone()), article)));
    let commitments = dossier.commitments.iter().map(|(id, commitment)| {
        let names =
            |ids: &[crate::model::ActorId]| ids.iter().map(|id| dossier.actor_name(id)).collect::<Vec<_>>().join(", ");
        let detail = joined(&[&names(&commitment.who), commitment.status().in_words()]);
        let mut fields = vec![commitment.condition.clone(), names(&commitment.who), names(&commitment.to_whom)];
        fields.extend(commitment.versions.iter().map(|version| version.what.clone()));
        let record = RecordRef::Commitment(id.clone());
        (GroupKind::Commitments, Candidate::new(record, &commitment.what, detail, fields))
    });
    let positions = dossier.positions.iter().map(|(id, position)| {
        let topic = dossier.title_of(&RecordRef::Topic(position.topic.clone()));
        let actor = dossier.actor_name(&position.actor);
        let date = position.date.as_ref().map(crate::model::EdtfDate::in_words).unwrap_or_default();
        let detail = joined(&[actor, &topic, &date]);
        let record = RecordRef::Position(id.clone());
        let candidate = Candidate::new(record, &position.summary, detail, vec![topic.clone(), actor.to_owned()]);
        (GroupKind::Commitments, candidate)
    });
    actors.chain(meetings).chain(articles).chain(commitments).chain(positions).chain(notes(dossier))
}

fn of_actor(record: RecordRef, actor: &Actor) -> Candidate {
    let role = actor.roles.first().map_or("", |role| role.title.as_str());
    let detail = joined(&[actor.kind.in_words(), role]);
    let mut fields: Vec<String> = Vec::new();
    for name in &actor.names {
        fields.extend([&name.value, &name.printed_as].into_iter().filter(|text| !text.is_empty()).cloned());
    }
    fields.extend(actor.roles.iter().map(|role| role.title.clone()));
    fields.push(actor.description.clone());
    fields.extend(actor.tags.iter().cloned());
    fields.extend([actor.identifiers.wikidata.clone(), actor.identifiers.iso3166.clone()]);
    Candidate::new(record, actor.name(), detail, fields)
}

fn of_meeting(dossier: &Dossier, record: RecordRef, meeting: &Meeting) -> Candidate {
    let date = meeting.date.as_ref().map(|date| date.edtf.in_words()).unwrap_or_default();
    let place = meeting.place.in_words();
    let detail = joined(&[&date, &place, meeting.status.in_words()]);
    let mut fields = vec![place.clone(), meeting.series_in_words(), date.clone()];
    fields.extend(meeting.outcomes.iter().map(|outcome| outcome.text.clone()));
    fields.extend(meeting.agenda.iter().map(|topic| dossier.title_of(&RecordRef::Topic(topic.clone()))));
    fields.extend(meeting.sides.iter().map(|side| side.name.clone()));
    fields.extend(meeting.attendees.iter().map(|attendee| attendee.described.clone()));
    let people = meeting
        .attendees
        .iter()
        .filter_map(|attendee| attendee.actor.as_ref())
        .chain(meeting.sides.iter().filter_map(|side| side.actor.as_ref()))
        .chain(&meeting.host)
        .chain(&meeting.mediators);
    fields.extend(people.map(|actor| dossier.actor_name(actor).to_owned()));
    Candidate::new(record, &meeting.title, detail, fields)
}

fn article_detail(dossier: &Dossier, article: &Article) -> String {
    let date = article.published.as_ref().map(|date| date.edtf.in_words()).unwrap_or_default();
    joined(&[dossier.outlet_name(article), &date])
}

fn of_article(dossier: &Dossier, record: RecordRef, article: &Article) -> Candidate {
    let mut fields = vec![dossier.outlet_name(article).to_owned()];
    fields.extend(article.authors.iter().cloned());
    fields.extend(article.tags.iter().cloned());
    fields.push(article.url.clone());
    fields.push(article.provenance.file_name.clone());
    Candidate::new(record, &article.title, article_detail(dossier, article), fields)
}

fn notes(dossier: &Dossier) -> impl Iterator<Item = (GroupKind, Candidate)> + '_ {
    fn of<'n>(dossier: &Dossier, record: &RecordRef, notes: impl Iterator<Item = &'n str>) -> Option<Candidate> {
        let fields: Vec<String> = notes.filter(|note| !note.is_empty()).map(str::to_owned).collect();
        let title = dossier.title_of(record);
        (!fields.is_empty()).then(|| Candidate {
            record: record.clone(),
            title,
            titled: false,
            detail: record.word().to_owned(),
            fields,
            rank: 3,
            count: 0,
        })
    }
    let actors = dossier.actors.iter().filter_map(|(id, actor)| {
        of(dossier, &RecordRef::Actor(id.clone()), actor.notes.iter().map(|note| note.text.as_str()))
    });
    let meetings = dossier.meetings.iter().filter_map(|(id, meeting)| {
        of(dossier, &RecordRef::Meeting(id.clone()), meeting.notes.iter().map(|note| note.text.as_str()))
    });
    let articles = dossier.articles.iter().filter_map(|(id, article)| {
        of(dossier, &RecordRef::Article(id.clone()), article.notes.iter().map(|note| note.text.as_str()))
    });
    let claims = dossier
        .claims
        .iter()
        .filter_map(|(id, claim)| of(dossier, &RecordRef::Claim(id.clone()), std::iter::once(claim.note.as_str())));
    let findings = dossier.findings.iter().filter_map(|(id, finding)| {
        of(dossier, &RecordRef::Finding(id.clone()), std::iter::once(finding.reason.as_str()))
    });
    actors.chain(meetings).chain(articles).chain(claims).chain(findings).map(|candidate| (GroupKind::Notes, candidate))
}

/// An article in whose words the query was found.
struct Found<'d> {
    article: &'d ArticleId,
    count: usize,
}

impl Found<'_> {
    fn hit(&self, dossier: &Dossier, query: &Query) -> Hit {
        let record = RecordRef::Article(self.article.clone());
        let title = dossier.title_of(&record);
        let title_marks = marks(&title, query);
        let Some(article) = dossier.articles.get(self.article) else {
            return Hit { record, title, title_marks, detail: String::new(), snippet: None, place: None, count: 0 };
        };
        let best = Snippet::best(&article.text, query);
        let place = best.as_ref().map(|(_, place)| char_range(&article.text, place));
        let detail = article_detail(dossier, article);
        Hit { record, title, title_marks, detail, snippet: best.map(|(snippet, _)| snippet), place, count: self.count }
    }
}

/// The articles in whose text some word of the query occurs, and the others of its words in the text or the headline.
fn words<'d>(dossier: &'d Dossier, query: &Query, cancelled: &AtomicBool) -> Option<Vec<Found<'d>>> {
    let articles: Vec<(&ArticleId, &Article)> =
        dossier.articles.iter().map(|(id, article)| (id, article.as_ref())).collect();
    let threads =
        std::thread::available_parallelism().map_or(1, usize::from).min(articles.len().div_ceil(SHARE)).max(1);
    let scan = |share: &[(&'d ArticleId, &'d Article)]| -> Option<Vec<Found<'d>>> {
        let mut found = Vec::new();
        for (id, article) in share {
            if cancelled.load(Ordering::Relaxed) {
                return None;
            }
            if let Some(count) = count_in(article, query) {
                found.push(Found { article: id, count });
            }
        }
        Some(found)
    };
    if threads == 1 {
        return scan(&articles);
    }
    let shares: Vec<_> = articles.chunks(articles.len().div_ceil(threads)).collect();
    std::thread::scope(|scope| {
        let running: Vec<_> = shares.into_iter().map(|share| scope.spawn(move || scan(share))).collect();
        let found: Option<Vec<_>> = running
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect();
        Some(found?.into_iter().flatten().collect())
    })
}

fn count_in(article: &Article, query: &Query) -> Option<usize> {
    let mut count = 0;
    for term in query.terms() {
        let here = term.places(&article.text).count();
        if here == 0 && term.places(&article.title).next().is_none() {
            return None;
        }
        count += here;
    }
    (count > 0).then_some(count)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{
        ActorId, ActorKind, Article, FindingId, MeetingId, Outlet, OutletId, PartId, Provenance, ReadingState,
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

    fn found(dossier: &Dossier, typed: &str) -> String {
        let results = search(dossier, &Query::parse(typed), 10, &AtomicBool::new(false)).unwrap();
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
        let results = search(&dossier, &Query::parse("muttaqi"), 1, &AtomicBool::new(false)).unwrap();
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
        let results = search(&dossier, &Query::parse("doha"), 3, &AtomicBool::new(false)).unwrap();
        assert_eq!(results.groups.len(), 1);
        assert_eq!(results.groups[0].total, 429);
        let hits: Vec<&str> = results.groups[0].hits.iter().map(|hit| hit.record.as_str()).collect();
        assert_eq!(hits, ["art-0000", "art-0007", "art-0014"]);
    }

    #[test]
    fn a_cancelled_search_gives_nothing() {
        assert_eq!(search(&desk(), &Query::parse("muttaqi"), 10, &AtomicBool::new(true)), None);
    }
}
