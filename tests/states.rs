//! How facts stand: what settles a matter, what reopens it, what is beside it. Each case is a few claims on one subject,
//! each in an article of its own.
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

use std::sync::Arc;

use readout::compare::{CellStance, ClaimIndex, Fact, FactState, contradicting, matrix, reason_of, state_of};
use readout::edit::{apply, settle};
use readout::model::{
    Actor, ActorField, ActorId, ActorKind, Article, ArticleId, Claim, ClaimId, Commitment, CommitmentField,
    CommitmentId, CommitmentStatus, CommitmentStep, Confidence, Directness, Dossier, EdtfDate, Finding, FindingId,
    FindingState, Hedge, Meeting, MeetingField, MeetingId, MeetingStatus, PartId, Place, Provenance, Quantity, Quote,
    ReadingState, Speaker, Subject, Value, When,
};

/// A claim as a source makes it.
struct Source {
    value: Value,
    published: &'static str,
    as_of: &'static str,
    scope: &'static str,
    denied: bool,
}

fn says(value: Value) -> Source {
    Source { value, published: "", as_of: "", scope: "", denied: false }
}

impl Source {
    fn printed(self, published: &'static str) -> Self {
        Self { published, ..self }
    }

    fn of(self, as_of: &'static str) -> Self {
        Self { as_of, ..self }
    }

    fn covers(self, scope: &'static str) -> Self {
        Self { scope, ..self }
    }

    fn denied(self) -> Self {
        Self { denied: true, ..self }
    }
}

fn date(text: &str) -> EdtfDate {
    text.parse().unwrap()
}

fn people(count: f64) -> Value {
    Value::Number(Quantity { number: count, upto: None, unit: "people".to_owned(), hedge: Hedge::Exactly })
}

fn city(city: &str) -> Value {
    Value::Place(Place { city: city.to_owned(), ..Place::default() })
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// A dossier with a meeting, an actor, a promise, and these claims on one subject; claims are `clm-0`, `clm-1`…
fn dossier(subject: &Subject, sources: Vec<Source>) -> Dossier {
    let mut dossier = Dossier::default();
    let meeting = Meeting {
        title: "Talks".to_owned(),
        status: MeetingStatus::Held,
        date: Some(When { edtf: date("2021-10-09/2021-10-10"), printed: String::new() }),
        ..Meeting::default()
    };
    dossier.meetings.insert(MeetingId::new("mtg-1"), Arc::new(meeting));
    let envoy = Actor::named(ActorKind::Person, "Envoy", PartId::new("prt-1"));
    dossier.actors.insert(ActorId::new("act-1"), Arc::new(envoy));
    let step = |status, day: &str| CommitmentStep { status, date: Some(date(day)), quote: None };
    let promise = Commitment {
        what: "Withdraw".to_owned(),
        steps: vec![step(CommitmentStatus::UnderWay, "2021-05-01"), step(CommitmentStatus::Kept, "2021-08-31")],
        ..Commitment::default()
    };
    dossier.commitments.insert(CommitmentId::new("cmt-1"), Arc::new(promise));
    for (number, source) in sources.into_iter().enumerate() {
        add(&mut dossier, subject, number, source);
    }
    dossier
}

fn add(dossier: &mut Dossier, subject: &Subject, number: usize, source: Source) {
    let id = ArticleId::new(format!("art-{number}"));
    let words = "These are the words.";
    let article = Article {
        title: format!("Article {number}"),
        outlet: None,
        authors: Vec::new(),
        url: String::new(),
        published: source.published.parse().ok().map(|edtf| When { edtf, printed: String::new() }),
        language: String::new(),
        origin: None,
        reliability: None,
        retracted: None,
        provenance: Provenance::default(),
        tags: Vec::new(),
        reading: ReadingState::default(),
        notes: Vec::new(),
        revisions: Vec::new(),
        pages: Vec::new(),
        text: words.into(),
    };
    let quote = Quote::of(&id, words, 0..words.len()).unwrap();
    dossier.articles.insert(id, Arc::new(article));
    let claim = Claim {
        subject: subject.clone(),
        value: source.value,
        as_of: source.as_of.parse().ok(),
        scope: source.scope.to_owned(),
        speaker: Speaker::Outlet,
        chain: Vec::new(),
        quotes: vec![quote],
        directness: if source.denied { Directness::Negative } else { Directness::Direct },
        credibility: None,
        note: String::new(),
    };
    dossier.claims.insert(ClaimId::new(format!("clm-{number}")), Arc::new(claim));
}

fn state(dossier: &Dossier, subject: &Subject, held: Option<&Value>) -> FactState {
    state_of(dossier, &ClaimIndex::new(dossier), subject, held)
}

/// Settles on a claim, as the card does.
fn settled_on(dossier: &Dossier, subject: &Subject, claim: &str) -> Dossier {
    let preferred = ClaimId::new(claim);
    let claim = &dossier.claims[&preferred];
    let all = ClaimIndex::new(dossier).on(subject).to_vec();
    let finding = Finding {
        subject: subject.clone(),
        value: claim.value.clone(),
        denies: claim.directness == Directness::Negative,
        preferred: vec![preferred],
        outweighed: Vec::new(),
        reason: "A reason.".to_owned(),
        confidence: Confidence::Moderate,
        likelihood: None,
        state: FindingState::Held,
    };
    let outweighed = contradicting(dossier, &finding, &all);
    let edit = settle(dossier, "settle", FindingId::new("fnd-1"), Finding { outweighed, ..finding });
    apply(dossier, &edit).unwrap()
}

fn question() -> Subject {
    Subject::Question("How many?".to_owned())
}

fn meeting(field: MeetingField) -> Subject {
    Subject::Meeting(MeetingId::new("mtg-1"), field)
}

#[test]
fn a_later_figure_does_not_reopen_a_settled_one() {
    let subject = question();
    let october = || says(people(105.0)).of("2021-10-01").covers("citizens");
    let rival = says(people(150.0)).of("2021-10-01").covers("citizens");
    let dossier = dossier(&subject, vec![october(), rival]);
    assert_eq!(state(&dossier, &subject, None), FactState::Rival { values: 2 });
    let mut settled = settled_on(&dossier, &subject, "clm-0");
    assert_eq!(state(&settled, &subject, None), FactState::Settled);
    add(&mut settled, &subject, 7, says(people(40.0)).of("2021-11-24").covers("citizens"));
    assert_eq!(state(&settled, &subject, None), FactState::Settled, "another day");
    add(&mut settled, &subject, 8, says(people(200.0)).of("2021-10-01").covers("citizens"));
    assert_eq!(state(&settled, &subject, None), FactState::Reopened, "the same day, another number");
}

#[test]
fn a_denial_that_is_preferred_is_held_as_a_denial() {
    let subject = meeting(MeetingField::Status);
    let held = Value::Status(MeetingStatus::Held);
    let dossier = dossier(&subject, vec![says(held.clone()), says(held.clone()).denied()]);
    let settled = settled_on(&dossier, &subject, "clm-1");
    let meeting = &settled.meetings[&MeetingId::new("mtg-1")];
    assert_eq!(meeting.status, MeetingStatus::Denied, "the record does not hold what was denied");
    let index = ClaimIndex::new(&settled);
    let facts = readout::compare::facts_of_meeting(&settled, &index, &MeetingId::new("mtg-1"));
    let fact = facts.iter().find(|fact| fact.subject == subject).unwrap();
    assert!(reason_of(&settled, &index, fact).contains("not held"), "{}", reason_of(&settled, &index, fact));
}

#[test]
fn a_promise_is_judged_by_how_it_stood_on_the_day() {
    let subject = Subject::Commitment(CommitmentId::new("cmt-1"), CommitmentField::Status);
    let kept = Value::Progress(CommitmentStatus::Kept);
    for (said, day, rival) in [
        (CommitmentStatus::NotStarted, "2020-02-29", false),
        (CommitmentStatus::UnderWay, "2021-06-01", false),
        (CommitmentStatus::Kept, "2021-09-15", false),
        (CommitmentStatus::Broken, "2021-09-15", true),
    ] {
        let dossier = dossier(&subject, vec![says(Value::Progress(said)).of(day)]);
        let is_rival = matches!(state(&dossier, &subject, Some(&kept)), FactState::Rival { .. });
        assert_eq!(is_rival, rival, "{said:?} on {day}");
    }
}

#[test]
fn versions_are_those_that_contradict() {
    let subject = question();
    let dossier = dossier(
        &subject,
        vec![
            says(people(100.0)).covers("citizens"),
            says(people(200.0)).covers("citizens"),
            says(people(95.0)).covers("residents"),
        ],
    );
    assert_eq!(state(&dossier, &subject, None), FactState::Rival { values: 2 }, "the residents are beside the matter");
}

#[test]
fn a_title_said_on_many_days_is_one_version() {
    let subject = Subject::Actor(ActorId::new("act-1"), ActorField::Title);
    let chief = |day| says(text("aid chief")).of(day);
    let deputy = says(text("deputy aid chief")).of("2021-10-09");
    let dossier = dossier(&subject, vec![chief("2021-10-09"), chief("2021-10-10"), chief("2021-10-11"), deputy]);
    assert_eq!(state(&dossier, &subject, None), FactState::Rival { values: 2 });
}

#[test]
fn a_long_range_held_does_not_hide_rivals() {
    let subject = meeting(MeetingField::Date);
    let days = || vec![says(Value::Date(date("2021-10-09"))), says(Value::Date(date("2021-11-05")))];
    let dossier = dossier(&subject, days());
    let held = |text: &str| state(&dossier, &subject, Some(&Value::Date(date(text))));
    assert!(matches!(held("2021-10/2021-11"), FactState::Rival { .. }));
    assert!(matches!(held("2021-10-09/2021-10-10"), FactState::Rival { .. }), "5 November is no day of it");
    let weekend = vec![says(Value::Date(date("2021-10-09"))), says(Value::Date(date("2021-10-10")))];
    let dossier = self::dossier(&subject, weekend);
    let state = state(&dossier, &subject, Some(&Value::Date(date("2021-10-09/2021-10-10"))));
    assert_eq!(state, FactState::Supported { articles: 2, origins: 2 });
}

#[test]
fn an_announcement_gives_way_to_what_came() {
    let subject = meeting(MeetingField::Date);
    let announced = says(Value::Date(date("2021-10-16"))).printed("2021-10-01");
    let reported = says(Value::Date(date("2021-10-09"))).printed("2021-10-10");
    let dossier = dossier(&subject, vec![announced, reported]);
    let held = Value::Date(date("2021-10-09/2021-10-10"));
    assert_eq!(state(&dossier, &subject, Some(&held)), FactState::Supported { articles: 1, origins: 1 });
    let place = meeting(MeetingField::Place);
    let sources = vec![says(city("Geneva")).printed("2021-10-01"), says(city("Doha")).printed("2021-10-10")];
    let dossier = self::dossier(&place, sources);
    assert_eq!(state(&dossier, &place, Some(&city("Doha"))), FactState::Supported { articles: 1, origins: 1 });
}

#[test]
fn both_may_hold_whichever_the_record_has() {
    let subject = meeting(MeetingField::Place);
    let mut dossier = dossier(&subject, vec![says(city("Doha")), says(city("Geneva"))]);
    let finding = Finding {
        subject: subject.clone(),
        value: city("Doha"),
        denies: false,
        preferred: vec![ClaimId::new("clm-0"), ClaimId::new("clm-1")],
        outweighed: Vec::new(),
        reason: "They went from one to the other.".to_owned(),
        confidence: Confidence::High,
        likelihood: None,
        state: FindingState::BothHold,
    };
    dossier.findings.insert(FindingId::new("fnd-1"), Arc::new(finding));
    for held in ["Doha", "Geneva"] {
        assert_eq!(state(&dossier, &subject, Some(&city(held))), FactState::Settled, "{held}");
    }
}

#[test]
fn what_is_beside_the_matter_is_not_outweighed() {
    let subject = question();
    let dossier = dossier(
        &subject,
        vec![
            says(people(100.0)).covers("citizens"),
            says(people(200.0)).covers("citizens"),
            says(people(95.0)).covers("residents"),
        ],
    );
    let settled = settled_on(&dossier, &subject, "clm-0");
    let index = ClaimIndex::new(&settled);
    let facts: Vec<Fact> = readout::compare::facts_of_questions(&settled, &index);
    let matrix = matrix(&settled, &index, facts);
    let stances: Vec<CellStance> = matrix.rows[0].cells.iter().flatten().map(|cell| cell.stance).collect();
    assert_eq!(stances, [CellStance::Agrees, CellStance::Outweighed, CellStance::Elsewhere]);
}

#[test]
fn the_source_that_stands_alone_is_the_one_that_says_so() {
    let subject = meeting(MeetingField::Status);
    let sources = vec![
        says(Value::Status(MeetingStatus::Announced)).printed("2021-10-01"),
        says(Value::Status(MeetingStatus::Held)).printed("2021-10-10"),
    ];
    let dossier = dossier(&subject, sources);
    let index = ClaimIndex::new(&dossier);
    let facts = readout::compare::facts_of_meeting(&dossier, &index, &MeetingId::new("mtg-1"));
    let fact = facts.iter().find(|fact| fact.subject == subject).unwrap();
    assert_eq!(reason_of(&dossier, &index, fact), "An outlet not named, 10 October 2021 says so, alone.");
}

#[test]
fn a_circle_of_reprints_is_one_origin() {
    let subject = question();
    let mut dossier = dossier(&subject, vec![says(people(1.0)), says(people(1.0)), says(people(1.0))]);
    for (copy, of) in [("art-0", "art-1"), ("art-1", "art-0"), ("art-2", "art-0")] {
        let article = Article {
            origin: Some(readout::model::Origin::Article(ArticleId::new(of))),
            ..Article::clone(&dossier.articles[&ArticleId::new(copy)])
        };
        dossier.articles.insert(ArticleId::new(copy), Arc::new(article));
    }
    assert_eq!(state(&dossier, &subject, None), FactState::Supported { articles: 3, origins: 1 });
}
