//! Two desks that go on from the sample, each by random edits, and are made one again: the laws of merging on records as
//! people make them.
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use proptest::prelude::*;
use readout::edit::{Change, Edit, History, Minter, apply, correct, note, quote_claim, retract, settle};
use readout::exchange::{Choices, Prefer, merge, merge_choosing};
use readout::model::{
    Actor, ActorField, Article, AttendanceState, Attendee, Claim, Commitment, CommitmentStatus, CommitmentStep,
    Confidence, Dossier, Finding, FindingState, Meeting, MeetingField, MeetingStatus, Name, NameKind, Outlet, PartId,
    Place, Position, Record, RecordRef, Severity, Subject, Topic, Value, When, validate,
};
use readout::store::{SAMPLE, read, to_text};

/// What someone does at a desk; the numbers choose among what there is.
#[derive(Clone, Copy, Debug)]
struct Deed {
    what: usize,
    at: usize,
    with: usize,
}

/// So many sorts of deeds are there.
const DEEDS: usize = 22;

fn deeds(of: impl Strategy<Value = usize>) -> impl Strategy<Value = Vec<Deed>> {
    prop::collection::vec((of, 0..1000_usize, 0..1000_usize).prop_map(|(what, at, with)| Deed { what, at, with }), 0..7)
}

fn pick<T>(all: impl IntoIterator<Item = T>, at: usize) -> Option<T> {
    let mut all: Vec<T> = all.into_iter().collect();
    let count = all.len();
    (count > 0).then(|| all.swap_remove(at % count))
}

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_640_000_000, 0).unwrap()
}

/// A desk: its name stands in what it writes, and its ids are its own.
struct Desk {
    name: &'static str,
    minter: Minter,
}

impl Desk {
    fn new(name: &'static str, seed: u64) -> Self {
        Self { name, minter: Minter::with_seed(seed) }
    }

    fn words(&self, deed: Deed) -> String {
        format!("{} {}", self.name, deed.with % 5)
    }

    fn goes_on(&mut self, from: &Dossier, deeds: &[Deed]) -> Dossier {
        let mut dossier = from.clone();
        for deed in deeds {
            if let Some(next) = self.edit(&dossier, *deed).and_then(|edit| apply(&dossier, &edit).ok()) {
                dossier = next;
            }
        }
        dossier
    }

    fn edit(&mut self, dossier: &Dossier, deed: Deed) -> Option<Edit> {
        let Deed { what, at, with } = deed;
        let words = self.words(deed);
        let part: PartId = self.minter.part();
        macro_rules! change {
            ($map:ident, $variant:ident, $type:ident, |$held:ident| $change:expr) => {{
                let (id, held) = pick(&dossier.$map, at)?;
                let mut $held = $type::clone(held);
                $change;
                Record::$variant(id.clone(), Arc::new($held))
            }};
        }
        let record = match what {
            0 => change!(meetings, Meeting, Meeting, |meeting| {
                let day = format!("2021-10-{:02}", with % 28 + 1);
                meeting.date = Some(When::from(day.parse::<readout::model::EdtfDate>().unwrap()));
            }),
            1 => change!(meetings, Meeting, Meeting, |meeting| {
                meeting.status = *pick(MeetingStatus::ALL, with)?;
            }),
            2 => change!(meetings, Meeting, Meeting, |meeting| {
                meeting.place = Place { venue: words, ..meeting.place };
            }),
            3 => change!(meetings, Meeting, Meeting, |meeting| {
                let (actor, state) = (pick(dossier.actors.keys().cloned(), with), AttendanceState::Attended);
                let none = String::new;
                meeting.attendees.push(Attendee {
                    id: part,
                    actor,
                    described: none(),
                    side: None,
                    capacity: words,
                    title_printed: none(),
                    state,
                });
            }),
            4 => {
                let (id, meeting) = pick(&dossier.meetings, at)?;
                let mut meeting = Meeting::clone(meeting);
                let gone = meeting.attendees.pop()?.id;
                let subject = Subject::Meeting(id.clone(), MeetingField::Attendee(gone));
                let findings = dossier.findings.iter().filter(|(_, it)| it.subject == subject);
                let findings = findings.map(|(id, _)| Change::Remove(RecordRef::Finding(id.clone())));
                let claims = dossier.claims.iter().filter(|(_, it)| it.subject == subject);
                let claims = claims.map(|(id, _)| Change::Remove(RecordRef::Claim(id.clone())));
                let mut changes: Vec<Change> = findings.chain(claims).collect();
                changes.push(Change::Put(Record::Meeting(id.clone(), Arc::new(meeting))));
                return Some(Edit { label: "remove".to_owned(), changes, select: None });
            }
            5 => change!(actors, Actor, Actor, |actor| {
                let (language, printed_as) = (String::new(), String::new());
                actor.names.push(Name { id: part, value: words, kind: NameKind::Alias, language, printed_as });
            }),
            6 => change!(actors, Actor, Actor, |actor| actor.names.first_mut()?.value = words),
            7 => {
                let (id, actor) = pick(&dossier.actors, at)?;
                let mut actor = Actor::clone(actor);
                let subject = Subject::Actor(id.clone(), ActorField::Role(actor.roles.pop()?.id));
                let mut spoken_of = dossier.claims.values().map(|claim| &claim.subject);
                if spoken_of.any(|other| *other == subject) {
                    return None;
                }
                Record::Actor(id.clone(), Arc::new(actor))
            }
            8 => change!(actors, Actor, Actor, |actor| actor.notes.push(note(part, &words, None, now()))),
            9 => change!(actors, Actor, Actor, |actor| actor.description = words),
            10 => change!(articles, Article, Article, |article| article.tags.push(words)),
            11 => change!(outlets, Outlet, Outlet, |outlet| outlet.country = words),
            12 => change!(topics, Topic, Topic, |topic| topic.name = words),
            13 => change!(commitments, Commitment, Commitment, |commitment| {
                let status = *pick(CommitmentStatus::ALL, with)?;
                commitment.steps.push(CommitmentStep { status, date: None, quote: None });
            }),
            14 => change!(positions, Position, Position, |position| position.summary = words),
            15 => change!(claims, Claim, Claim, |claim| claim.value = Value::Text(words)),
            16 => change!(findings, Finding, Finding, |finding| finding.reason = words),
            17 => {
                let id = pick(dossier.articles.keys().cloned(), at)?;
                let count = dossier.articles[&id].text.chars().count();
                let range = with % count..(with % count + 9).min(count);
                let subject = pick(dossier.claims.values(), with)?.subject.clone();
                quote_claim(dossier, self.minter.claim(dossier), &id, range, subject, Value::Text(words))?
            }
            18 => {
                let claim = pick(&dossier.claims, at)?;
                let finding = Finding {
                    subject: claim.1.subject.clone(),
                    value: claim.1.value.clone(),
                    denies: false,
                    preferred: vec![claim.0.clone()],
                    outweighed: Vec::new(),
                    reason: words,
                    confidence: Confidence::Low,
                    likelihood: None,
                    state: FindingState::Held,
                };
                return Some(settle(dossier, "settle", self.minter.finding(dossier), finding));
            }
            19 => {
                let record = pick(dossier.records().map(|record| record.reference()), at * 31 + with)?;
                return Some(Edit::one("remove", Change::Remove(record)));
            }
            20 => {
                let id = pick(dossier.articles.keys().cloned(), at)?;
                let text = dossier.articles[&id].text.replacen(' ', &format!(" {words} "), 1 + with % 2);
                return Some(correct(dossier, &id, &text, "Corrected.", now()).ok()?.edit);
            }
            _ => {
                let id = pick(dossier.articles.keys().cloned(), at)?;
                return retract(dossier, &id, &words, now()).ok();
            }
        };
        Some(Edit::put("put", [record]))
    }
}

fn sample() -> Dossier {
    read(SAMPLE.as_bytes(), Path::new("doha-2021.dossier.ron")).unwrap().dossier
}

/// What is wrong with a dossier, but for quotes whose words are gone: those are listed, and stay.
fn errors(dossier: &Dossier) -> Vec<String> {
    let problems = validate(dossier).into_iter();
    let errors = problems.filter(|it| it.severity == Severity::Error && !it.message.contains("do not stand at"));
    errors.map(|problem| format!("{:?}: {}", problem.record, problem.message)).collect()
}

/// The lines in which the texts of two dossiers differ.
fn differing(one: &Dossier, other: &Dossier) -> Vec<String> {
    let (one, other) = (to_text(one), to_text(other));
    if one == other {
        return Vec::new();
    }
    let only = |text: &str, not: &str| -> Vec<String> {
        let known: std::collections::BTreeSet<&str> = not.lines().collect();
        text.lines().filter(|line| !known.contains(line)).take(8).map(str::to_owned).collect()
    };
    [vec!["differs".to_owned()], only(&one, &other), vec!["and".to_owned()], only(&other, &one)].concat()
}

fn theirs_first() -> Choices {
    Choices { otherwise: Prefer::Theirs, ..Choices::default() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn two_desks_become_one(mine in deeds(0..DEEDS), yours in deeds(0..DEEDS)) {
        let base = sample();
        let ours = Desk::new("Mine", 1).goes_on(&base, &mine);
        let theirs = Desk::new("Yours", 2).goes_on(&base, &yours);
        let merged = merge(Some(&base), &ours, &theirs);
        prop_assert_eq!(errors(&merged.dossier), Vec::<String>::new());
        // Which side is called ours decides nothing but what is preferred.
        let turned = merge_choosing(Some(&base), &theirs, &ours, &theirs_first());
        prop_assert_eq!(differing(&merged.dossier, &turned.dossier), Vec::<String>::new());
        prop_assert_eq!(merged.conflicts.len(), turned.conflicts.len());
        // Merged again, nothing comes of it.
        let again = merge(Some(&ours), &merged.dossier, &ours);
        prop_assert_eq!(differing(&again.dossier, &merged.dossier), Vec::<String>::new());
        // Without the base everything of both is there, and it holds together as well.
        let blind = merge(None, &ours, &theirs);
        prop_assert_eq!(errors(&blind.dossier), Vec::<String>::new());
        for side in [&ours, &theirs] {
            for id in side.claims.keys() {
                prop_assert!(blind.dossier.claims.contains_key(id) || blind.renamed.values().any(|it| it.as_str() == id.as_str()));
            }
        }
    }

    #[test]
    fn what_does_not_meet_is_done_as_if_by_one(mine in deeds(0..5_usize), yours in deeds(5..13_usize)) {
        let base = sample();
        let ours = Desk::new("Mine", 1).goes_on(&base, &mine);
        let theirs = Desk::new("Yours", 2).goes_on(&base, &yours);
        let merged = merge(Some(&base), &ours, &theirs);
        prop_assert!(merged.is_clean(), "{:?} {:?}", merged.conflicts, merged.done);
        let by_one = Desk::new("Yours", 2).goes_on(&ours, &yours);
        prop_assert_eq!(differing(&merged.dossier, &by_one), Vec::<String>::new());
    }

    #[test]
    fn a_merge_is_one_step(mine in deeds(0..DEEDS), yours in deeds(0..DEEDS)) {
        let base = sample();
        let ours = Desk::new("Mine", 1).goes_on(&base, &mine);
        let theirs = Desk::new("Yours", 2).goes_on(&base, &yours);
        let merged = merge(Some(&base), &ours, &theirs);
        let mut history = History::new(ours.clone());
        history.apply(merged.edit(&ours, "other.dossier.ron")).unwrap();
        prop_assert!(*history.dossier() == merged.dossier);
        if merged.dossier != ours {
            prop_assert_eq!(history.undo_label(), Some("merge “other.dossier.ron”"));
            history.undo();
        }
        prop_assert!(*history.dossier() == ours);
        prop_assert!(history.undo().is_none());
        // Prepared for another state, it is refused.
        if ours != base && merged.dossier != base {
            prop_assert!(History::new(base).apply(merged.edit(&ours, "other.dossier.ron")).is_err());
        }
    }
}
