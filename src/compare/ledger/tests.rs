use super::*;
use crate::compare::tests::{put_actor, put_article, put_claim, put_meeting, quote};
use crate::model::{ActorKind, CommitmentField, CommitmentStep, CommitmentVersion, MeetingId, Retraction};

fn actor(id: &str) -> ActorId {
    ActorId::new(id)
}

fn step(status: CommitmentStatus, date: &str) -> CommitmentStep {
    CommitmentStep { status, date: date.parse().ok(), quote: None }
}

fn version(dossier: &Dossier, who: &str, what: &str, words: Option<(&str, &str)>) -> CommitmentVersion {
    let quote = words.map(|(article, words)| quote(dossier, article, words));
    CommitmentVersion { actor: actor(who), what: what.to_owned(), quote }
}

fn put(dossier: &mut Dossier, id: &str, commitment: Commitment) {
    dossier.commitments.insert(CommitmentId::new(id), Arc::new(commitment));
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The north promises the south; a minister of the north; Qatar belongs to nobody.
fn dossier() -> Dossier {
    let mut dossier = Dossier::default();
    for (id, kind) in [
        ("act-north", ActorKind::State),
        ("act-south", ActorKind::State),
        ("act-minister", ActorKind::Person),
        ("act-qatar", ActorKind::State),
    ] {
        put_actor(&mut dossier, id, kind);
    }
    let mut minister = crate::model::Actor::clone(&dossier.actors[&actor("act-minister")]);
    minister.roles.push(crate::model::Role {
        id: crate::model::PartId::new("prt-1"),
        title: "Minister".to_owned(),
        organisation: Some(actor("act-north")),
        period: crate::model::Period::default(),
    });
    dossier.actors.insert(actor("act-minister"), Arc::new(minister));
    dossier.about.parties = vec![actor("act-north"), actor("act-south")];
    put_article(&mut dossier, "art-1", "out-a", "2021-10-10", "The north will open the road by May, it said.");
    put_article(&mut dossier, "art-2", "out-b", "2021-10-11", "The road stays shut, the south says.");
    put_meeting(&mut dossier, "mtg-lake", "2021-10-10", &["act-north", "act-south"], &[]);
    let road = Commitment {
        who: vec![actor("act-north")],
        to_whom: vec![actor("act-south")],
        what: "Open the road".to_owned(),
        meeting: Some(MeetingId::new("mtg-lake")),
        condition: "if the guns are silent".to_owned(),
        deadline: "2022-05".parse().ok(),
        steps: vec![
            CommitmentStep {
                quote: Some(quote(&dossier, "art-1", "will open the road")),
                ..step(CommitmentStatus::NotStarted, "2021-10-10")
            },
            step(CommitmentStatus::UnderWay, "2022-01"),
        ],
        versions: vec![
            version(&dossier, "act-south", "Open every road", Some(("art-2", "stays shut"))),
            version(&dossier, "act-minister", "Open one road only", None),
        ],
    };
    put(&mut dossier, "cmt-road", road);
    let prisoners = Commitment {
        who: vec![actor("act-south")],
        to_whom: vec![actor("act-qatar")],
        what: "Free prisoners".to_owned(),
        deadline: "2021-12-31".parse().ok(),
        steps: vec![step(CommitmentStatus::Kept, "2022-02-01"), step(CommitmentStatus::Stalled, "2021-11-01")],
        ..Commitment::default()
    };
    put(&mut dossier, "cmt-prisoners", prisoners);
    let mail = Commitment { who: vec![actor("act-minister")], what: "Carry mail".to_owned(), ..Commitment::default() };
    put(&mut dossier, "cmt-mail", mail);
    dossier
}

fn ids(dossier: &Dossier, filter: &LedgerFilter) -> Vec<String> {
    let found = ledger(dossier, filter, day("2022-06-03"));
    found.iter().map(|entry| entry.id.as_str().trim_start_matches("cmt-").to_owned()).collect()
}

#[test]
fn an_open_commitment_is_overdue_the_day_after_its_last_day() {
    use CommitmentStatus::{Broken, Disputed, Kept, NotStarted, PartlyKept, Stalled, UnderWay, Withdrawn};
    for (deadline, status, today, expect) in [
        ("2022-05", UnderWay, "2022-05-31", None),
        ("2022-05", UnderWay, "2022-06-01", Some(1)),
        ("2022-05~", NotStarted, "2022-06-03", Some(3)),
        ("2022-05", Kept, "2022-06-03", None),
        ("2022-05", Withdrawn, "2022-06-03", None),
        ("2022-05", Broken, "2022-06-03", None),
        ("2022-05", PartlyKept, "2022-06-03", Some(3)),
        ("2022-05", Stalled, "2022-06-03", Some(3)),
        ("2022-05", Disputed, "2022-06-03", Some(3)),
        ("2022-05/..", UnderWay, "2032-06-03", None),
        ("", UnderWay, "2032-06-03", None),
    ] {
        let mut dossier = Dossier::default();
        let commitment =
            Commitment { deadline: deadline.parse().ok(), steps: vec![step(status, "2022")], ..Commitment::default() };
        put(&mut dossier, "cmt-1", commitment);
        let found = ledger(&dossier, &LedgerFilter::default(), day(today));
        assert_eq!(found[0].days_over, expect, "{deadline} {status:?} {today}");
        assert_eq!(found[0].is_overdue(), expect.is_some());
    }
}

#[test]
fn an_entry_tells_steps_versions_and_sources() {
    let dossier = dossier();
    let found = Ledger::of(&dossier, day("2022-06-03"));
    let entry = |id: &str| found.entries().iter().find(|entry| entry.id.as_str() == id).unwrap();
    let road = entry("cmt-road");
    assert_eq!((road.status, road.days_over), (CommitmentStatus::UnderWay, Some(3)));
    assert_eq!(road.changed, "2022-01".parse().ok());
    assert_eq!(road.steps, [LedgerStep { place: 0, stands: true }, LedgerStep { place: 1, stands: false }]);
    let told: Vec<_> = road.versions.iter().map(|version| (version.place, version.party, version.stands)).collect();
    assert_eq!(told, [(1, Some(0), false), (0, Some(1), true)]);
    assert!(road.differs && road.disputed, "“only” limits what “every” does not");
    assert_eq!((road.articles, road.origins), (2, 2));
    // The step noted last is the earlier one.
    let prisoners = entry("cmt-prisoners");
    assert_eq!((prisoners.status, prisoners.days_over, prisoners.articles), (CommitmentStatus::Kept, None, 0));
    assert_eq!(prisoners.steps.iter().map(|step| step.place).collect::<Vec<_>>(), [1, 0]);
    assert!(!prisoners.disputed && !prisoners.differs);
}

#[test]
fn versions_clash_where_one_denies_limits_or_counts_otherwise() {
    for (one, other, differs, disputed) in [
        ("Open the road", "open  the Road", false, false),
        ("Open the road", "Let lorries pass", true, false),
        ("Open the road", "Open the road to lorries only", true, true),
        ("Give aid", "Give no aid", true, true),
        ("Free 40 prisoners", "Free 60 prisoners", true, true),
        ("Free 40 prisoners", "Free prisoners", true, false),
        ("Never host fighters", "No fighters on their soil", true, false),
        ("Pay $1,200 a month", "Pay $1,500 a month", true, true),
        ("Pay $1,200 a month", "Pay a month’s $1,200", true, false),
        ("Pay $3.5 billion by 2022", "Pay $7 billion by 2022", true, true),
        ("Pay $3.5 billion by 2022", "Pay $3.5 billion by 2023", true, false),
        ("Free 40 prisoners by 5 May 2022", "Free prisoners by 6 June 2022", true, false),
        ("Free about 40 prisoners", "Free 41 prisoners", true, false),
        ("Free 40 prisoners and open 2 roads", "Open 2 roads, free 40 prisoners", true, false),
        ("Free 40 prisoners and open 2 roads", "Open 3 roads, free 40 prisoners", true, true),
        ("Release the funds", "They won’t release the funds", true, true),
        ("Release the funds", "The funds don't have to be released", true, true),
        ("Release the funds", "Releasing funds was rejected", true, true),
        ("Release the funds", "It cannot release the funds", true, true),
    ] {
        let mut dossier = dossier();
        let versions = vec![version(&dossier, "act-north", one, None), version(&dossier, "act-south", other, None)];
        put(&mut dossier, "cmt-1", Commitment { versions, ..Commitment::default() });
        let versions = vec![version(&dossier, "act-north", one, None), version(&dossier, "act-minister", other, None)];
        put(&mut dossier, "cmt-2", Commitment { versions, ..Commitment::default() });
        let found = Ledger::of(&dossier, day("2022-06-03"));
        let entry = |id: &str| found.entries().iter().find(|entry| entry.id.as_str() == id).unwrap();
        assert_eq!((entry("cmt-1").differs, entry("cmt-1").disputed), (differs, disputed), "{one} / {other}");
        assert!(!entry("cmt-2").differs && !entry("cmt-2").disputed, "one side with itself");
    }
}

#[test]
fn words_taken_back_support_nothing_and_copies_count_once() {
    let mut dossier = dossier();
    let subject = Subject::Commitment(CommitmentId::new("cmt-mail"), CommitmentField::What);
    put_claim(&mut dossier, "clm-1", subject.clone(), "art-1", "The north");
    put_claim(&mut dossier, "clm-2", subject, "art-2", "The road");
    let counted = |dossier: &Dossier| {
        let found =
            ledger(dossier, &LedgerFilter { words: "mail".to_owned(), ..LedgerFilter::default() }, day("2022-01-01"));
        (found[0].articles, found[0].origins)
    };
    assert_eq!(counted(&dossier), (2, 2));
    let mut change = |change: &dyn Fn(&mut crate::model::Article)| {
        let mut article = crate::model::Article::clone(&dossier.articles[&ArticleId::new("art-2")]);
        change(&mut article);
        dossier.articles.insert(ArticleId::new("art-2"), Arc::new(article));
        counted(&dossier)
    };
    assert_eq!(change(&|article| article.origin = Some(Origin::Article(ArticleId::new("art-1")))), (2, 1));
    let gone = || Some(Retraction { reason: "wrong".to_owned(), at: None });
    assert_eq!(change(&|article| article.retracted = gone()), (1, 1));
}

#[test]
fn filters_leave_out_what_does_not_pass() {
    let dossier = dossier();
    let all = LedgerFilter::default;
    for (filter, expect) in [
        (all(), &["prisoners", "road", "mail"][..]),
        (LedgerFilter { overdue: true, ..all() }, &["road"]),
        (LedgerFilter { disputed: true, ..all() }, &["road"]),
        (LedgerFilter { status: Some(CommitmentStatus::NotStarted), ..all() }, &["mail"]),
        (LedgerFilter { meeting: Some(MeetingId::new("mtg-lake")), ..all() }, &["road"]),
        (LedgerFilter { actor: Some(actor("act-north")), ..all() }, &["road", "mail"]),
        (LedgerFilter { actor: Some(actor("act-north")), alone: true, ..all() }, &["road"]),
        (LedgerFilter { actor: Some(actor("act-minister")), ..all() }, &["road", "mail"]),
        (LedgerFilter { actor: Some(actor("act-minister")), alone: true, ..all() }, &["road", "mail"]),
        (LedgerFilter { actor: Some(actor("act-qatar")), ..all() }, &["prisoners"]),
        (LedgerFilter { words: "ROAD guns".to_owned(), ..all() }, &["road"]),
        (LedgerFilter { words: "stays shut".to_owned(), ..all() }, &["road"]),
        (LedgerFilter { words: "mtg-lake".to_owned(), ..all() }, &["road"]),
        (LedgerFilter { words: "nothing of the sort".to_owned(), ..all() }, &[]),
        (LedgerFilter { overdue: true, actor: Some(actor("act-qatar")), ..all() }, &[]),
    ] {
        assert_eq!(ids(&dossier, &filter), expect, "{filter:?}");
    }
    assert!(all().is_idle() && !LedgerFilter { overdue: true, ..all() }.is_idle());
}

#[test]
fn sorts_by_deadline_status_names_and_last_change() {
    let mut dossier = dossier();
    let open = Commitment { deadline: "2021/..".parse().ok(), what: "Wait".to_owned(), ..Commitment::default() };
    put(&mut dossier, "cmt-open", open);
    for (sort, expect) in [
        (LedgerSort::Deadline, ["prisoners", "road", "open", "mail"]),
        (LedgerSort::Status, ["mail", "open", "road", "prisoners"]),
        (LedgerSort::Who, ["mail", "road", "prisoners", "open"]),
        (LedgerSort::Changed, ["prisoners", "road", "mail", "open"]),
    ] {
        assert_eq!(ids(&dossier, &LedgerFilter { sort, ..LedgerFilter::default() }), expect, "{sort:?}");
    }
}

#[test]
fn an_actor_has_its_nearest_part() {
    let dossier = dossier();
    let found = Ledger::of(&dossier, day("2022-06-03"));
    let road = found.entries().iter().find(|entry| entry.id.as_str() == "cmt-road").unwrap();
    for (who, expect) in [
        ("act-north", Some(Part::Gives)),
        ("act-south", Some(Part::Receives)),
        ("act-minister", Some(Part::Tells)),
        ("act-qatar", None),
    ] {
        assert_eq!(found.part_of(road, &actor(who)), expect, "{who}");
    }
    let mail = found.entries().iter().find(|entry| entry.id.as_str() == "cmt-mail").unwrap();
    assert_eq!(found.part_of(mail, &actor("act-north")), Some(Part::SideGives));
}
