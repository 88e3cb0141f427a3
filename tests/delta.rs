//! What changed between two versions of a small dossier: every change that was planted is named, and no other.
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

#[allow(dead_code, reason = "shared with the tests of briefs")]
mod report_sample;

use std::sync::Arc;

use chrono::NaiveDate;
use readout::compare::{ClaimIndex, Delta, all_facts, delta};
use readout::edit::{Change, Edit, apply};
use readout::model::*;
use readout::report::{Brief, CheckKind, Evidence, Format, Request, brief_since, render};
use report_sample::{KABUL, STATE, WIRE, aid, claim, dossier, meeting, on_meeting, quote};

fn date(text: &str) -> Value {
    Value::Date(text.parse().unwrap())
}

fn put<Id: Ord + Clone, R: Clone>(records: &mut Records<Id, R>, id: Id, change: impl FnOnce(&mut R)) {
    let mut record = R::clone(records.get(&id).unwrap());
    change(&mut record);
    records.insert(id, Arc::new(record));
}

fn doha(dossier: &mut Dossier, change: impl FnOnce(&mut Meeting)) {
    put(&mut dossier.meetings, meeting(), change);
}

fn promise(dossier: &mut Dossier, change: impl FnOnce(&mut Commitment)) {
    put(&mut dossier.commitments, CommitmentId::new("cmt-aid"), change);
}

fn position(actor: &str, stance: Stance, summary: &str) -> Arc<Position> {
    Arc::new(Position {
        actor: ActorId::new(actor),
        topic: TopicId::new("top-aid"),
        meeting: None,
        date: Some("2021-11-05".parse().unwrap()),
        stance,
        summary: summary.to_owned(),
        shift: None,
        quote: Some(quote("art-state", STATE, "discussed humanitarian aid")),
    })
}

/// The changes that a change to the dossier makes, as lines.
fn lines(delta: &Delta) -> Vec<String> {
    let items = delta.items.iter().map(|item| {
        let part = |it: &Option<String>| it.clone().unwrap_or_else(|| "—".to_owned());
        format!("{} | {} | {} → {}", item.kind.word(), item.sentence, part(&item.before), part(&item.after))
    });
    let records = delta
        .records
        .iter()
        .map(|it| format!("{} +{} −{} ~{}", it.of, it.added.len(), it.removed.len(), it.changed.len()));
    items.chain(records).collect()
}

fn changed(change: impl FnOnce(&mut Dossier)) -> Vec<String> {
    let old = dossier();
    let mut new = old.clone();
    change(&mut new);
    lines(&delta(&old, &new, NaiveDate::from_ymd_opt(2022, 1, 15)))
}

#[test]
fn nothing_changed_is_nothing_told() {
    assert_eq!(changed(|_| {}), Vec::<String>::new());
}

type Plant = fn(&mut Dossier);

/// A change, and the lines that tell of it, without what every change of the dossier tells: the promise that fell due.
const PLANTED: &[(Plant, &[&str])] = &[
    (
        |it| doha(it, |it| it.date = Some(When::from("2021-10-12".parse::<EdtfDate>().unwrap()))),
        &[
            "reversed | Date, United States and Taliban, Doha: “9–10 October 2021” was held, and “12 October 2021” is held now. “9–10 October 2021” and “12 October 2021” have no day in common. | 9–10 October 2021 → 12 October 2021",
            "rival | Date, United States and Taliban, Doha is in dispute now. The Wire, 10 October 2021 contradicts",
            "meetings +0 −0 ~1",
        ],
    ),
    (
        |it| doha(it, |it| it.status = MeetingStatus::Cancelled),
        &[
            "meeting_status | United States and Taliban, Doha: cancelled now, held before. | held → cancelled",
            "meetings +0 −0 ~1",
        ],
    ),
    (
        |it| doha(it, |it| it.attendees[2].state = AttendanceState::Attended),
        &[
            "reversed | Presence of Wang Yi, United States and Taliban, Doha: “Wang Yi, presence denied” was held, and “Wang Yi, attended” is held now.",
            "meetings +0 −0 ~1",
        ],
    ),
    (
        |it| doha(it, |it| it.attendees[0].actor = Some(ActorId::new("act-wang"))),
        &[
            "changed | Presence of Wang Yi, United States and Taliban, Doha: “Thomas West, attended” became “Wang Yi, attended”. | Thomas West, attended → Wang Yi, attended",
            "meetings +0 −0 ~1",
        ],
    ),
    // Another name for an actor is no change to the facts that speak of it, but to its own.
    (
        |it| put(&mut it.actors, ActorId::new("act-west"), |it| it.names[0].value = "Tom West".to_owned()),
        &[
            "changed | Name, Tom West, Tom West: “Thomas West” became “Tom West”. | Thomas West → Tom West",
            "actors +0 −0 ~1",
        ],
    ),
    (
        |it| {
            it.claims.insert(
                ClaimId::new("clm-place"),
                claim(
                    on_meeting(MeetingField::Place),
                    Value::Place(Place { city: "Doha".to_owned(), ..Place::default() }),
                    vec![quote("art-wire", WIRE, "Doha")],
                ),
            );
        },
        &[
            "supported | Place, United States and Taliban, Doha has words behind it now: 1 article. | unsupported → 1 article",
            "claims +1 −0 ~0",
        ],
    ),
    (
        |it| {
            it.claims.insert(
                ClaimId::new("clm-date-4"),
                claim(on_meeting(MeetingField::Date), date("2021-10"), vec![quote("art-kabul", KABUL, "agreed")]),
            );
        },
        &[
            "more_support | Date, United States and Taliban, Doha: 4 articles, 3 origins now, 3 articles, 2 origins before. | 3 articles, 2 origins → 4 articles, 3 origins",
            "claims +1 −0 ~0",
        ],
    ),
    (
        |it| {
            it.claims.remove(&ClaimId::new("clm-lead"));
        },
        &[
            "unsupported | Presence of Amir Khan Muttaqi, United States and Taliban, Doha has no words behind it any more. | 1 article → unsupported",
            "claims +0 −1 ~0",
        ],
    ),
    (
        |it| {
            it.claims.insert(
                ClaimId::new("clm-late"),
                claim(aid(), Value::Text("refused".to_owned()), vec![quote("art-wire", WIRE, "candid")]),
            );
        },
        &[
            "reopened | “Was aid agreed?” was reopened. The Wire, 10 October 2021 contradicts what was settled:",
            "claims +1 −0 ~0",
        ],
    ),
    (
        |it| {
            it.findings.remove(&FindingId::new("fnd-aid"));
        },
        &[
            "rival | “Was aid agreed?” was settled, and is in dispute again.",
            "judged | “Was aid agreed?”: the finding was taken back.",
            "changed | “Was aid agreed?”: “discussed” is no longer held.",
            "findings +0 −1 ~0",
        ],
    ),
    (
        |it| put(&mut it.findings, FindingId::new("fnd-aid"), |it| it.confidence = Confidence::High),
        &[
            "judged | “Was aid agreed?”: confidence high now, moderate before. | held, moderate confidence → held, high confidence",
            "findings +0 −0 ~1",
        ],
    ),
    (
        |it| {
            put(&mut it.findings, FindingId::new("fnd-aid"), |it| {
                it.value = Value::Text("agreed".to_owned());
                std::mem::swap(&mut it.preferred, &mut it.outweighed);
                it.reason = "the other side said so later".to_owned();
            });
        },
        &[
            "reversed | “Was aid agreed?”: “discussed” was held, and “agreed” is held now. “discussed” and “agreed” are two answers. | discussed → agreed",
            "judged | “Was aid agreed?”: the reason is now: the other side said so later.",
            "findings +0 −0 ~1",
        ],
    ),
    (
        |it| put(&mut it.findings, FindingId::new("fnd-aid"), |it| it.state = FindingState::LeftOpen),
        &[
            "rival | “Was aid agreed?” was settled, and is in dispute again.",
            "judged | “Was aid agreed?”: left open now, held before. | held, moderate confidence → left open, moderate confidence",
            "findings +0 −0 ~1",
        ],
    ),
    (
        |it| {
            let subject = Subject::Question("Who paid?".to_owned());
            for (id, who, article, text, words) in [
                ("clm-paid-1", "Qatar", "art-wire", WIRE, "Officials"),
                ("clm-paid-2", "nobody", "art-state", STATE, "Readout"),
            ] {
                let said = claim(subject.clone(), Value::Text(who.to_owned()), vec![quote(article, text, words)]);
                it.claims.insert(ClaimId::new(id), said);
            }
        },
        &[
            "rival | “Who paid?” is in dispute now. The Wire, 10 October 2021 and State Department, 10 October 2021 cannot both be right:",
            "new | “Who paid?” is new, rival, 2 versions. | — → rival, 2 versions",
            "claims +2 −0 ~0",
        ],
    ),
    (
        |it| {
            it.claims.remove(&ClaimId::new("clm-aid-1"));
            it.claims.remove(&ClaimId::new("clm-aid-2"));
            it.findings.remove(&FindingId::new("fnd-aid"));
        },
        &[
            "gone | “Was aid agreed?” is gone; it was “discussed”. | discussed; settled → —",
            "claims +0 −2 ~0",
            "findings +0 −1 ~0",
        ],
    ),
    (
        |it| {
            promise(it, |it| {
                it.steps.push(CommitmentStep {
                    status: CommitmentStatus::Kept,
                    date: Some("2021-12-20".parse().unwrap()),
                    quote: Some(quote("art-kabul", KABUL, "agreed")),
                });
            });
        },
        &[
            "commitment_status | United States › Taliban: “Send humanitarian aid”: kept, 20 December 2021; under way before. | under way → kept",
            "commitments +0 −0 ~1",
        ],
    ),
    (
        |it| promise(it, |it| it.deadline = Some("2022-01-01".parse().unwrap())),
        &[
            "reversed | Deadline of “Send humanitarian aid”: “December 2021” was held, and “1 January 2022” is held now.",
            "commitment_overdue | United States › Taliban: “Send humanitarian aid” is overdue: 1 January 2022, under way. | under way → overdue since 1 January 2022",
            "commitments +0 −0 ~1",
        ],
    ),
    (
        |it| {
            promise(it, |it| {
                it.versions.push(CommitmentVersion {
                    actor: ActorId::new("act-us"),
                    what: "aid through the UN".to_owned(),
                    quote: None,
                });
            });
        },
        &[
            "commitment_changed | United States › Taliban: “Send humanitarian aid”: United States tells it as “aid through the UN”. | under way → under way",
            "commitments +0 −0 ~1",
        ],
    ),
    (
        |it| {
            it.positions.insert(PositionId::new("pos-9"), position("act-us", Stance::Denied, "aid was promised"));
        },
        &[
            "position_reversed | United States on Humanitarian aid is reversed: “aid was discussed” before, “denied: aid was promised” now. | aid was discussed → denied: aid was promised",
            "positions +1 −0 ~0",
        ],
    ),
    (
        |it| {
            it.positions.insert(PositionId::new("pos-9"), position("act-wang", Stance::Said, "aid is welcome"));
            it.positions.remove(&PositionId::new("pos-3"));
            put(&mut it.positions, PositionId::new("pos-2"), |it| it.summary = "aid was promised".to_owned());
        },
        &[
            "position_new | Wang Yi on Humanitarian aid is new: “aid is welcome”. | — → aid is welcome",
            "position_changed | Taliban on Humanitarian aid: “aid was agreed” became “aid was promised”. | aid was agreed → aid was promised",
            "position_gone | Taliban on Safe passage, “silent”, is no longer in the dossier. | silent → —",
            "positions +1 −1 ~1",
        ],
    ),
    (
        |it| {
            put(&mut it.articles, ArticleId::new("art-kabul"), |it| {
                it.retracted = Some(Retraction { reason: "a forgery".to_owned(), at: None });
            });
        },
        &[
            "article_retracted | “د دوحې خبرې”, Foreign Ministry, Kabul, was retracted: a forgery. 1 claim falls with it: Was aid agreed?",
            "articles +0 −0 ~1",
        ],
    ),
    (
        |it| {
            it.meetings.insert(
                MeetingId::new("mtg-oslo"),
                Arc::new(Meeting { title: "Oslo".to_owned(), ..Meeting::default() }),
            );
        },
        &["meeting_new | Oslo is new: announced. | — → announced", "meetings +1 −0 ~0"],
    ),
    (
        |it| it.about.title = "Doha, autumn 2021".to_owned(),
        &["about | The dossier is called “Doha, autumn 2021” now, “Doha 2021” before."],
    ),
];

#[test]
fn every_planted_change_is_named_and_no_other() {
    let mut wrong = Vec::new();
    for (number, (plant, expect)) in PLANTED.iter().enumerate() {
        let found = changed(plant);
        let due = |line: &&String| line.contains("is overdue: December 2021");
        let found: Vec<&String> = found.iter().filter(|line| !due(line)).collect();
        let missing = expect.iter().filter(|line| !found.iter().any(|found| found.starts_with(**line)));
        let missing: Vec<_> = missing.collect();
        if !missing.is_empty() || found.len() != expect.len() {
            wrong.push(format!("{number}: missing {missing:#?}\nin {found:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_fell_due_since_is_told_once() {
    let old = dossier();
    let mut new = old.clone();
    new.about.notes = "Read again.".to_owned();
    let due = |old: &Dossier, new: &Dossier, today: Option<&str>| {
        let today = today.map(|today| today.parse().unwrap());
        delta(old, new, today).items.iter().any(|item| item.kind.word() == "commitment_overdue")
    };
    assert!(due(&old, &new, Some("2022-01-15")));
    assert!(!due(&old, &new, Some("2021-12-31")), "the month is not over");
    assert!(!due(&old, &new, None));
    // The old version knows of a day on which it was overdue already.
    let mut read = old.clone();
    read.about.created = Some("2022-01-10T08:00:00Z".parse().unwrap());
    assert!(!due(&read, &new, Some("2022-01-15")));
    for closed in [CommitmentStatus::Kept, CommitmentStatus::Broken, CommitmentStatus::Withdrawn] {
        promise(&mut new, |it| it.steps[0].status = closed);
        assert!(!due(&old, &new, Some("2022-01-15")), "{closed:?}");
    }
}

#[test]
fn a_promise_stands_as_of_its_last_step_by_date() {
    let old = dossier();
    let mut new = old.clone();
    // Noted last, and earlier.
    promise(&mut new, |it| {
        it.steps[0].status = CommitmentStatus::Kept;
        let first = CommitmentStep {
            status: CommitmentStatus::NotStarted,
            date: Some("2021-10-10".parse().unwrap()),
            quote: None,
        };
        it.steps.push(first);
    });
    let found = lines(&delta(&old, &new, None));
    assert!(found[0].contains(": kept, 28 October 2021; under way before."), "{found:#?}");
}

#[test]
fn actors_that_became_one_are_one_change() {
    let mut old = dossier();
    // Someone entered twice, and spoken of everywhere.
    old.actors.insert(
        ActorId::new("act-mutaqi"),
        Arc::new(Actor::named(ActorKind::Person, "Amir Khan Mutaqi", PartId::new("prt-other"))),
    );
    for number in 0..40 {
        let mut said = Position::clone(&position("act-mutaqi", Stance::Said, "aid is welcome"));
        said.date = None;
        old.positions.insert(PositionId::new(format!("pos-m{number}")), Arc::new(said));
    }
    doha(&mut old, |it| it.attendees[1].actor = Some(ActorId::new("act-mutaqi")));
    let merge = Change::MergeActors {
        keep: ActorId::new("act-muttaqi"),
        gone: ActorId::new("act-mutaqi"),
        id: MergeId::new("mrg-1"),
    };
    let new = apply(&old, &Edit::one("merge", merge)).unwrap();
    let found = lines(&delta(&old, &new, None));
    assert_eq!(found.len(), 3, "{found:#?}");
    assert!(found[0].starts_with("actors_merged | “Amir Khan Mutaqi” and “Amir Khan Muttaqi” are one actor now"));
    assert_eq!(found[1..], ["actors +0 −0 ~1", "merges +1 −0 ~0"]);
}

#[test]
fn meetings_that_became_one_are_one_change() {
    let mut old = dossier();
    let twin = MeetingId::new("mtg-twin");
    let said = |meeting: &MeetingId| {
        let place = Value::Place(Place { city: "Doha".to_owned(), ..Place::default() });
        let words = vec![quote("art-wire", WIRE, "Doha")];
        claim(Subject::Meeting(meeting.clone(), MeetingField::Place), place, words)
    };
    old.meetings.insert(twin.clone(), Arc::new(Meeting { title: "Talks".to_owned(), ..Meeting::default() }));
    old.claims.insert(ClaimId::new("clm-twin"), said(&twin));
    let mut new = old.clone();
    new.meetings.remove(&twin);
    new.claims.insert(ClaimId::new("clm-twin"), said(&meeting()));
    let found = lines(&delta(&old, &new, None));
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(
        found[0].starts_with("meeting_merged | The meeting “Talks” is one with “United States and Taliban, Doha” now.")
    );
}

#[test]
fn all_facts_hold_every_subject_of_a_claim_once() {
    let mut dossier = dossier();
    let title = Subject::Actor(ActorId::new("act-west"), ActorField::Title);
    let words = vec![quote("art-wire", WIRE, "Officials")];
    dossier.claims.insert(ClaimId::new("clm-title"), claim(title, Value::Text("envoy".to_owned()), words));
    let index = ClaimIndex::new(&dossier);
    let facts = all_facts(&dossier, &index);
    for subject in index.subjects() {
        assert_eq!(facts.iter().filter(|fact| fact.subject == *subject).count(), 1, "{subject:?}");
    }
}

/// A version with one of each: a reversal, a dispute, a new meeting, a promise stalled and overdue, a position denied, a retraction.
fn later() -> Dossier {
    let mut later = dossier();
    let refused = Value::Text("refused".to_owned());
    later.claims.insert(ClaimId::new("clm-late"), claim(aid(), refused, vec![quote("art-wire", WIRE, "candid")]));
    doha(&mut later, |it| it.status = MeetingStatus::Alleged);
    promise(&mut later, |it| {
        it.steps.push(CommitmentStep { status: CommitmentStatus::Stalled, date: None, quote: None });
    });
    later.positions.insert(PositionId::new("pos-9"), position("act-us", Stance::Denied, "aid was promised"));
    put(&mut later.articles, ArticleId::new("art-copy"), |it| {
        it.retracted = Some(Retraction { reason: "the date was wrong".to_owned(), at: None });
    });
    let question = Subject::Question("من دفع؟".to_owned());
    let paid = claim(question, Value::Text("دولة قطر".to_owned()), vec![quote("art-wire", WIRE, "Officials")]);
    later.claims.insert(ClaimId::new("clm-paid"), paid);
    later
}

fn since(request: &Request) -> Brief {
    brief_since(&dossier(), &later(), request)
}

#[test]
fn the_brief_of_changes_tells_each_and_leads_to_its_words() {
    let request = Request { today: NaiveDate::from_ymd_opt(2022, 1, 15), ..Request::default() };
    let brief = since(&request);
    assert!(!brief.notes.is_empty() && brief.notes.iter().all(|note| note.resolves));
    let text = String::from_utf8(render(&brief, Format::Text).unwrap()).unwrap();
    insta::assert_snapshot!("changes_text", text);
    for (kind, found) in [(CheckKind::Reopened, true), (CheckKind::Overdue, true), (CheckKind::Orphan, false)] {
        assert_eq!(brief.checks.iter().any(|check| check.kind == kind), found, "{kind:?}");
    }
    // Every number that is printed has its note, and every note is cited.
    let mut cited: Vec<usize> = Vec::new();
    for section in &brief.sections {
        for block in &section.blocks {
            let runs: Vec<_> = match block {
                readout::report::Block::Paragraph { runs } => runs.iter().collect(),
                readout::report::Block::Table(table) => table.rows.iter().flatten().flat_map(|it| &it.runs).collect(),
                readout::report::Block::Text(_) => Vec::new(),
            };
            cited.extend(runs.into_iter().flat_map(|run| &run.notes));
        }
    }
    cited.sort_unstable();
    cited.dedup();
    assert_eq!(cited, (1..=brief.notes.len()).collect::<Vec<_>>());
}

#[test]
fn the_brief_of_changes_is_set_in_every_format_and_the_same_each_time() {
    for evidence in Evidence::ALL {
        for of in [vec![], vec![RecordRef::Meeting(meeting())], vec![RecordRef::Actor(ActorId::new("act-us"))]] {
            let brief = since(&Request { evidence, of, ..Request::default() });
            for format in Format::ALL {
                let bytes = render(&brief, format).unwrap();
                assert!(!bytes.is_empty());
                assert_eq!(bytes, render(&brief, format).unwrap(), "{format:?}");
            }
        }
    }
    let same = brief_since(&dossier(), &dossier(), &Request::default());
    assert!(same.sections.is_empty() && same.subtitle.ends_with("No change."), "{}", same.subtitle);
}

#[test]
fn what_changed_of_one_record_leaves_the_others_out() {
    let of = vec![RecordRef::Meeting(meeting())];
    let headings = |brief: &Brief| brief.sections.iter().map(|it| it.heading.clone()).collect::<Vec<_>>();
    let whole = headings(&since(&Request::default()));
    let one = headings(&since(&Request { of, ..Request::default() }));
    assert!(whole.contains(&"Positions".to_owned()) && whole.contains(&"Records".to_owned()), "{whole:?}");
    assert_eq!(one, ["Less support", "Meetings", "Commitments", "Sources"]);
}
