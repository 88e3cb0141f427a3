use super::*;
use crate::compare::facts_of_meeting;
use crate::model::{
    Actor, ActorId, ActorKind, Article, Claim, Commitment, CommitmentStep, Confidence, Directness, Finding,
    FindingState, Meeting, MeetingField, MeetingId, MeetingStatus, PartId, Place, Position, Provenance, Quote,
    ReadingState, Speaker, Stance, TopicId, Value,
};

const TEXT: &str = "They met in Doha on Saturday and spoke of aid.";

fn article(origin: Option<&str>) -> Arc<Article> {
    Arc::new(Article {
        title: "They met".to_owned(),
        outlet: None,
        authors: Vec::new(),
        url: String::new(),
        published: None,
        language: String::new(),
        origin: origin.map(|id| Origin::Article(ArticleId::new(id))),
        reliability: None,
        retracted: None,
        provenance: Provenance::default(),
        tags: Vec::new(),
        reading: ReadingState::Unread,
        notes: Vec::new(),
        revisions: Vec::new(),
        pages: Vec::new(),
        text: TEXT.into(),
    })
}

fn quote(article: &str, words: &str) -> Quote {
    let start = TEXT.find(words).unwrap();
    Quote::of(&ArticleId::new(article), TEXT, start..start + words.len()).unwrap()
}

fn on(field: MeetingField) -> Subject {
    Subject::Meeting(MeetingId::new("mtg-1"), field)
}

fn claim(dossier: &mut Dossier, id: &str, field: MeetingField, value: Value, quotes: Vec<Quote>) {
    let claim = Claim {
        subject: on(field),
        value,
        as_of: None,
        scope: String::new(),
        speaker: Speaker::Outlet,
        chain: Vec::new(),
        quotes,
        directness: Directness::Direct,
        credibility: None,
        note: String::new(),
    };
    dossier.claims.insert(ClaimId::new(id), Arc::new(claim));
}

/// A meeting whose place stands in one article, its date in three that go back to two, and whose status is disputed.
fn desk() -> Dossier {
    let mut dossier = Dossier::default();
    for (id, origin) in [("art-1", None), ("art-2", Some("art-1")), ("art-3", None)] {
        dossier.articles.insert(ArticleId::new(id), article(origin));
    }
    let date = crate::model::When { edtf: "2021-10-09".parse().unwrap(), printed: String::new() };
    let meeting = Meeting {
        title: "Doha".to_owned(),
        date: Some(date.clone()),
        place: Place { city: "Doha".to_owned(), ..Place::default() },
        status: MeetingStatus::Held,
        ..Meeting::default()
    };
    dossier.meetings.insert(MeetingId::new("mtg-1"), Arc::new(meeting));
    let place = Value::Place(Place { city: "Doha".to_owned(), ..Place::default() });
    claim(&mut dossier, "clm-place", MeetingField::Place, place, vec![quote("art-1", "Doha")]);
    for (id, article) in [("clm-date-1", "art-1"), ("clm-date-2", "art-2"), ("clm-date-3", "art-3")] {
        let value = Value::Date(date.edtf.clone());
        claim(&mut dossier, id, MeetingField::Date, value, vec![quote(article, "Saturday")]);
    }
    let status = |status| Value::Status(status);
    claim(&mut dossier, "clm-held", MeetingField::Status, status(MeetingStatus::Held), vec![quote("art-3", "met")]);
    claim(
        &mut dossier,
        "clm-denied",
        MeetingField::Status,
        status(MeetingStatus::Denied),
        vec![quote("art-1", "They met")],
    );
    dossier
}

fn states(found: &[Dependent]) -> Vec<(&str, Effect, String, String)> {
    found
        .iter()
        .filter_map(|dependent| match dependent {
            Dependent::Fact { subject: Subject::Meeting(_, field), before, after, .. } => {
                let name = match field {
                    MeetingField::Date => "date",
                    MeetingField::Place => "place",
                    MeetingField::Status => "status",
                    _ => "other",
                };
                Some((name, dependent.effect(), before.in_words(), after.in_words()))
            }
            _ => None,
        })
        .collect()
}

#[test]
fn facts_are_told_by_what_would_come_of_them() {
    let dossier = desk();
    let index = ClaimIndex::new(&dossier);
    let found = dependents(&dossier, &index, &ArticleId::new("art-1"));
    let told = states(&found);
    let told: Vec<_> = told.iter().map(|(name, effect, ..)| (*name, *effect)).collect();
    // The date keeps a copy of the article, which still goes back to it: two articles, two origins.
    assert_eq!(
        told,
        [("place", Effect::Unsupported), ("status", Effect::Changed), ("date", Effect::FewerArticles)],
        "{:?}",
        states(&found)
    );
    assert!(found.contains(&Dependent::Copy(ArticleId::new("art-2"))));

    let found = dependents(&dossier, &index, &ArticleId::new("art-3"));
    let told = states(&found);
    assert_eq!(told.iter().find(|told| told.0 == "date").map(|told| told.1), Some(Effect::FewerOrigins), "{told:?}");
}

#[test]
fn what_it_foretells_is_what_comes() {
    let mut dossier = desk();
    let id = ArticleId::new("art-1");
    let before = ClaimIndex::new(&dossier);
    let foretold = dependents(&dossier, &before, &id);
    let without = before.without(&id);
    let mut retracted = article(None).as_ref().clone();
    retracted.retracted = Some(Retraction { reason: "made up".to_owned(), at: None });
    dossier.articles.insert(id.clone(), Arc::new(retracted));
    let index = ClaimIndex::new(&dossier);
    assert_eq!(index, without);
    let facts = facts_of_meeting(&dossier, &index, &MeetingId::new("mtg-1"));
    let mut seen = 0;
    for dependent in &foretold {
        if let Dependent::Fact { subject, after, .. } = dependent {
            let now = facts.iter().find(|fact| fact.subject == *subject).map(|fact| fact.state);
            assert_eq!(now, Some(*after), "{subject:?}");
            seen += 1;
        }
    }
    assert_eq!(seen, 3);
    assert_eq!(index.in_article(&id).len(), 3, "its words are still listed");
    assert!(index.articles_of(&ClaimId::new("clm-place")).is_empty());
    assert_eq!(states(&dependents(&dossier, &index, &id)), [], "a retracted article supports nothing any more");
}

#[test]
fn findings_positions_and_steps_are_told_where_their_words_stand() {
    let mut dossier = desk();
    dossier.findings.insert(
        FindingId::new("fnd-1"),
        Arc::new(Finding {
            denies: false,
            subject: on(MeetingField::Status),
            value: Value::Status(MeetingStatus::Denied),
            preferred: vec![ClaimId::new("clm-denied"), ClaimId::new("clm-held")],
            outweighed: Vec::new(),
            reason: "both were there".to_owned(),
            confidence: Confidence::Moderate,
            likelihood: None,
            state: FindingState::Held,
        }),
    );
    let actor = ActorId::new("act-1");
    let named = Actor::named(ActorKind::State, "Qatar", PartId::new("prt-1"));
    dossier.actors.insert(actor.clone(), Arc::new(named));
    let position = |quote| Position {
        actor: actor.clone(),
        topic: TopicId::new("top-1"),
        meeting: None,
        date: None,
        stance: Stance::Said,
        summary: "aid".to_owned(),
        shift: None,
        quote: Some(quote),
    };
    let stray = Quote { exact: "words never printed".to_owned(), ..quote("art-1", "aid") };
    dossier.positions.insert(PositionId::new("pos-1"), Arc::new(position(quote("art-1", "aid"))));
    dossier.positions.insert(PositionId::new("pos-2"), Arc::new(position(quote("art-3", "aid"))));
    dossier.positions.insert(PositionId::new("pos-3"), Arc::new(position(stray)));
    let step = |quote| CommitmentStep { status: crate::model::CommitmentStatus::Kept, date: None, quote };
    let commitment = Commitment {
        what: "aid".to_owned(),
        steps: vec![step(None), step(Some(quote("art-1", "spoke of aid")))],
        ..Commitment::default()
    };
    dossier.commitments.insert(CommitmentId::new("cmt-1"), Arc::new(commitment));

    let found = dependents(&dossier, &ClaimIndex::new(&dossier), &ArticleId::new("art-1"));
    let rest: Vec<&Dependent> = found.iter().filter(|it| !matches!(it, Dependent::Fact { .. })).collect();
    assert!(
        matches!(rest[0], Dependent::Finding { preferred: 2, left: 1, .. }),
        "one preferred claim stands in another article: {rest:?}"
    );
    assert_eq!(
        rest[1..],
        [
            &Dependent::Position(PositionId::new("pos-1")),
            &Dependent::Step(CommitmentId::new("cmt-1"), 1),
            &Dependent::Copy(ArticleId::new("art-2")),
        ]
    );
}

#[test]
fn nothing_depends_on_an_article_that_nothing_quotes() {
    let mut dossier = desk();
    dossier.articles.insert(ArticleId::new("art-9"), article(None));
    assert_eq!(dependents(&dossier, &ClaimIndex::new(&dossier), &ArticleId::new("art-9")), []);
    assert_eq!(dependents(&dossier, &ClaimIndex::new(&dossier), &ArticleId::new("art-none")), []);
}

#[test]
fn a_circle_of_copies_ends() {
    let mut dossier = desk();
    dossier.articles.insert(ArticleId::new("art-1"), article(Some("art-2")));
    let found = dependents(&dossier, &ClaimIndex::new(&dossier), &ArticleId::new("art-3"));
    assert!(!found.iter().any(|it| matches!(it, Dependent::Copy(_))), "{found:?}");
}

#[test]
fn a_finding_taken_back_rests_on_nothing() {
    for (state, expect) in [(FindingState::Held, 1), (FindingState::LeftOpen, 1), (FindingState::Withdrawn, 0)] {
        let mut dossier = desk();
        let finding = Finding {
            denies: false,
            subject: on(MeetingField::Date),
            value: Value::Text(String::new()),
            preferred: vec![ClaimId::new("clm-place")],
            outweighed: Vec::new(),
            reason: String::new(),
            confidence: Confidence::Low,
            likelihood: None,
            state,
        };
        dossier.findings.insert(FindingId::new("fnd-1"), Arc::new(finding));
        let found = dependents(&dossier, &ClaimIndex::new(&dossier), &ArticleId::new("art-1"));
        let findings = found.iter().filter(|it| matches!(it, Dependent::Finding { .. })).count();
        assert_eq!(findings, expect, "{state:?}");
    }
}
