//! What two analysts hold against each other, and records that are one under two ids, or two under one.

use std::sync::Arc;

use super::desk::*;
use super::sound::{article, errors};
use crate::compare::{ClaimIndex, FactState, facts_of_meeting, reason_of, rival_findings, state_of};
use crate::edit::{Change, Edit, apply, correct, settle};
use crate::exchange::{Choices, Merged, Outcome, Prefer, Spot, What, merge, merge_choosing};
use crate::model::*;

fn state(merged: &Merged, subject: &Subject, held: Option<&Value>) -> FactState {
    state_of(&merged.dossier, &ClaimIndex::new(&merged.dossier), subject, held)
}

fn chosen(mine: Deed, yours: Deed, spot: Spot, side: Prefer) -> Merged {
    let [base, ours, theirs] = sides(mine, yours);
    let choices = Choices { decided: [(spot, side)].into(), ..Choices::default() };
    merge_choosing(Some(&base), &ours, &theirs, &choices)
}

fn on_date() -> Subject {
    Subject::Meeting(MeetingId::new("mtg-1"), MeetingField::Date)
}

#[test]
fn two_dates_become_rival_findings() {
    let mine: Deed = |d| the::meeting(d).date = Some(When::from(day("2021-10-10")));
    let yours: Deed = |d| the::meeting(d).date = Some(When::from(day("2021-10-12")));
    let mut merged = merged(mine, yours);
    assert_eq!(the::meeting(&mut merged.dossier).date, Some(When::from(day("2021-10-10"))));
    let conflict = &merged.conflicts[0];
    assert_eq!((&conflict.spot, conflict.outcome, conflict.is_open), (&Spot::Fact(on_date()), Outcome::Both, true));
    assert_eq!((conflict.ours.as_str(), conflict.theirs.as_str()), ("10 October 2021", "12 October 2021"));
    let index = ClaimIndex::new(&merged.dossier);
    assert_eq!(rival_findings(&merged.dossier, &index, &on_date()).len(), 2);
    let facts = facts_of_meeting(&merged.dossier, &index, &MeetingId::new("mtg-1"));
    let date = facts.iter().find(|fact| fact.subject == on_date()).unwrap();
    assert_eq!(date.state, FactState::Rival { values: 2 });
    let reason = reason_of(&merged.dossier, &index, date);
    assert!(reason.contains("10 October 2021") && reason.contains("12 October 2021"), "{reason}");
    for (side, expect) in [(Prefer::Ours, "2021-10-10"), (Prefer::Theirs, "2021-10-12")] {
        let mut merged = chosen(mine, yours, Spot::Fact(on_date()), side);
        assert_eq!(the::meeting(&mut merged.dossier).date, Some(When::from(day(expect))));
        assert_eq!(merged.dossier.findings.len(), 1, "nothing but what was there before");
        assert!(merged.is_clean(), "{:?}", merged.conflicts);
    }
}

#[test]
fn two_findings_on_one_fact_are_both_kept_and_the_fact_is_rival() {
    let settled = |seed: &str, value: &str| {
        let id = FindingId::new(format!("fnd-{seed}"));
        let finding = finding(on_date(), Value::Date(day(value)), &format!("As {seed} says."));
        apply(&desk(), &settle(&desk(), "settle", id, finding)).unwrap()
    };
    let (ours, theirs) = (settled("mine", "2021-10-10"), settled("yours", "2021-10-12"));
    let merged = merge(Some(&desk()), &ours, &theirs);
    for id in ["fnd-mine", "fnd-yours"] {
        let finding = &merged.dossier.findings[&FindingId::new(id)];
        assert_eq!(finding.state, FindingState::Held, "{id} stays as its analyst wrote it");
    }
    assert_eq!(merged.dossier.findings.len(), 3, "none is made where both are held already");
    assert_eq!(state(&merged, &on_date(), Some(&Value::Date(day("2021-10-10")))), FactState::Rival { values: 2 });
    assert_eq!(merged.conflicts.iter().filter(|it| it.spot == Spot::Fact(on_date())).count(), 1);
    let choices = Choices { decided: [(Spot::Fact(on_date()), Prefer::Theirs)].into(), ..Choices::default() };
    let merged = merge_choosing(Some(&desk()), &ours, &theirs, &choices);
    assert_eq!(merged.dossier.findings[&FindingId::new("fnd-mine")].state, FindingState::Withdrawn);
    assert_eq!(state(&merged, &on_date(), Some(&Value::Date(day("2021-10-12")))), FactState::Settled);
    // Two that say the same settle it together.
    let merged = merge(Some(&desk()), &ours, &settled("yours", "2021-10-10"));
    assert_eq!(state(&merged, &on_date(), Some(&Value::Date(day("2021-10-10")))), FactState::Settled);
    assert!(merged.conflicts.is_empty());
}

#[test]
fn one_finding_or_claim_changed_in_two_ways_is_two() {
    let merged = merged(
        |d| {
            the::finding(d).value = text("agreed");
            the::claim(d).value = text("agreed");
        },
        |d| {
            the::finding(d).value = text("refused");
            the::claim(d).value = text("refused");
            the::finding(d).preferred = vec![ClaimId::new("clm-1")];
        },
    );
    let mut held: Vec<String> = merged.dossier.findings.values().map(|it| format!("{:?}", it.value)).collect();
    held.sort();
    assert_eq!(held, ["Text(\"agreed\")", "Text(\"refused\")"]);
    assert_eq!(merged.dossier.claims.len(), 2);
    assert_eq!(merged.dossier.claims[&ClaimId::new("clm-1")].value, text("agreed"));
    // What the other prefers is its own reading.
    let theirs = merged.dossier.findings.values().find(|it| it.value == text("refused")).unwrap();
    assert_eq!(merged.dossier.claims[&theirs.preferred[0]].value, text("refused"));
    assert_eq!(errors(&merged.dossier), Vec::<String>::new());
    for (side, expect) in [(Prefer::Ours, "agreed"), (Prefer::Theirs, "refused")] {
        let id = ClaimId::new("clm-1");
        let one = chosen(
            |d| the::claim(d).value = text("agreed"),
            |d| the::claim(d).value = text("refused"),
            Spot::Record(RecordRef::Claim(id.clone())),
            side,
        );
        assert_eq!((one.dossier.claims.len(), &one.dossier.claims[&id].value), (1, &text(expect)));
        assert!(one.is_clean());
    }
}

#[test]
fn one_id_for_two_records_becomes_two_and_what_speaks_of_them_follows() {
    let (mut ours, mut theirs) = (desk(), desk());
    let id = ActorId::new("act-7");
    ours.put(Record::Actor(id.clone(), Actor::named(ActorKind::Person, "Muttaqi", part("prt-1")).into()));
    theirs.put(Record::Actor(id.clone(), Actor::named(ActorKind::State, "Qatar", part("prt-1")).into()));
    the::position(&mut theirs).actor = id.clone();
    the::meeting(&mut ours).host = Some(id.clone());
    for base in [None, Some(&desk())] {
        let mut merged = merge(base, &ours, &theirs);
        let new = match &merged.renamed[&RecordRef::Actor(id.clone())] {
            RecordRef::Actor(new) => new.clone(),
            other => panic!("{other:?}"),
        };
        assert_eq!(merged.dossier.actor_name(&id), "Muttaqi");
        assert_eq!(merged.dossier.actor_name(&new), "Qatar");
        assert_eq!(the::meeting(&mut merged.dossier).host, Some(id.clone()));
        assert!(merged.dossier.positions.values().any(|position| position.actor == new));
        assert!(merged.done.iter().any(|done| done.what == What::Renumbered));
        assert_eq!(errors(&merged.dossier), Vec::<String>::new());
    }
}

#[test]
fn one_record_under_two_ids_becomes_one() {
    let add = |dossier: &mut Dossier, seed: &str, wikidata: &str| {
        let outlet = OutletId::new(format!("out-{seed}"));
        dossier.put(Record::Outlet(outlet.clone(), Outlet { name: "Geo TV".to_owned(), ..Outlet::default() }.into()));
        let mut geo = article("Talks went on in Doha.");
        geo.outlet = Some(outlet);
        dossier.put(Record::Article(ArticleId::new(format!("art-{seed}")), geo.into()));
        let mut actor = Actor::named(ActorKind::Person, "Muttaqi", part(&format!("prt-{seed}")));
        actor.identifiers.wikidata = wikidata.to_owned();
        let actor_id = ActorId::new(format!("act-{seed}"));
        dossier.put(Record::Actor(actor_id.clone(), actor.into()));
        let mut said = claim(asked(), text("discussed"), "met");
        said.speaker = Speaker::Actor(actor_id);
        said.quotes = vec![quote_in(&format!("art-{seed}"), "Talks went on in Doha.", "Talks")];
        dossier.put(Record::Claim(ClaimId::new(format!("clm-{seed}")), said.into()));
    };
    let (mut ours, mut theirs) = (desk(), desk());
    add(&mut ours, "mine", "Q1");
    add(&mut theirs, "yours", "");
    for base in [None, Some(&desk())] {
        let merged = merge(base, &ours, &theirs);
        let counts = (merged.dossier.outlets.len(), merged.dossier.articles.len(), merged.dossier.actors.len());
        assert_eq!((counts, merged.dossier.claims.len()), ((2, 2, 2), 2));
        assert_eq!(merged.dossier, ours);
        assert_eq!(merged.done.iter().filter(|done| done.what == What::Same).count(), 4);
        assert!(merged.is_clean(), "{:?}", merged.conflicts);
    }
    // Another identifier, another person.
    let mut other = desk();
    add(&mut other, "yours", "Q2");
    let merged = merge(Some(&desk()), &ours, &other);
    assert_eq!((merged.dossier.actors.len(), merged.dossier.claims.len()), (3, 3));
    // By its address, with another text: one article, and both texts are kept.
    let addressed = |seed: &str, words: &str| {
        let mut dossier = desk();
        let article = Article { url: "https://example.org/a".to_owned(), ..article(words) };
        dossier.put(Record::Article(ArticleId::new(format!("art-{seed}")), article.into()));
        dossier
    };
    let merged = merge(None, &addressed("mine", "They talked."), &addressed("yours", "They talked on."));
    let article = &merged.dossier.articles[&ArticleId::new("art-mine")];
    assert_eq!((merged.dossier.articles.len(), &*article.text), (2, "They talked."));
    assert_eq!(&*article.revisions[0].text, "They talked on.");
}

#[test]
fn quotes_move_with_a_text_that_the_other_corrected() {
    let at = chrono::DateTime::from_timestamp(1_640_000_000, 0).unwrap();
    let id = ArticleId::new("art-1");
    let corrected = |to: &str| {
        let edit = correct(&desk(), &id, to, "Wrong day.", at).unwrap().edit;
        apply(&desk(), &edit).unwrap()
    };
    let longer = "The envoys, who were tired, met in Doha on Sunday. Nobody signed.";
    let ours = corrected(longer);
    let mut theirs = desk();
    for (key, words) in [("clm-sign", "Nobody signed"), ("clm-day", "Saturday")] {
        theirs.put(Record::Claim(ClaimId::new(key), claim(asked(), text("no"), words).into()));
    }
    for merged in [merge(Some(&desk()), &ours, &theirs), merge(Some(&desk()), &theirs, &ours)] {
        let article = &merged.dossier.articles[&id];
        assert_eq!((&*article.text, article.revisions.len()), (longer, 1));
        let stands = |key: &str| merged.dossier.claims[&ClaimId::new(key)].quotes[0].resolves_in(&article.text);
        assert_eq!((stands("clm-1"), stands("clm-sign"), stands("clm-day")), (true, true, false));
        let orphaned: Vec<_> = merged.done.iter().filter(|done| done.what == What::Orphaned).collect();
        assert_eq!(orphaned.len(), 1, "{orphaned:?}");
        assert_eq!(errors(&merged.dossier), Vec::<String>::new());
    }
    // Both corrected it: one text is taken, and the other is kept as an earlier one.
    let merged = merge(Some(&desk()), &ours, &corrected("They met in Doha on Monday. Nobody signed."));
    let article = &merged.dossier.articles[&id];
    assert_eq!(&*article.text, longer);
    assert!(article.revisions.iter().any(|revision| revision.text.contains("Monday")));
    assert_eq!(article.provenance.text_sha256, text::sha256_hex(longer.as_bytes()));
    assert!(merged.conflicts.iter().any(|conflict| conflict.field == "text" && conflict.is_open));
}

#[test]
fn what_is_said_of_an_actor_that_was_merged_is_said_of_the_other() {
    let gone = ActorId::new("act-tom");
    let mut base = desk();
    base.put(Record::Actor(gone.clone(), Actor::named(ActorKind::Person, "Tom West", part("prt-tom")).into()));
    let keep = ActorId::new("act-1");
    let (id, edit) = (
        MergeId::new("mrg-1"),
        Change::MergeActors { keep: keep.clone(), gone: gone.clone(), id: MergeId::new("mrg-1") },
    );
    let ours = apply(&base, &Edit::one("merge", edit)).unwrap();
    let mut theirs = base.clone();
    the::meeting(&mut theirs).host = Some(gone.clone());
    let tom = Arc::make_mut(theirs.actors.get_mut(&gone).unwrap());
    tom.notes.push(note("prt-n", "Ask him."));
    for mut merged in [merge(Some(&base), &ours, &theirs), merge(Some(&base), &theirs, &ours)] {
        assert!(!merged.dossier.actors.contains_key(&gone));
        assert_eq!(the::meeting(&mut merged.dossier).host, Some(keep.clone()));
        assert_eq!(the::actor(&mut merged.dossier).notes[0].text, "Ask him.");
        assert_eq!(merged.dossier.merges[&id].was.notes.len(), 1);
        assert_eq!(errors(&merged.dossier), Vec::<String>::new());
    }
}

#[test]
fn a_part_that_the_other_speaks_of_stays() {
    let merged = merged(
        |d| drop(the::meeting(d).attendees.pop()),
        |d| {
            let there = Subject::Meeting(MeetingId::new("mtg-1"), MeetingField::Attendee(part("prt-2")));
            let said = claim(there, Value::Attendance(AttendanceState::Attended), "met");
            d.put(Record::Claim(ClaimId::new("clm-2"), said.into()));
        },
    );
    assert_eq!(merged.dossier.meetings[&MeetingId::new("mtg-1")].attendees.len(), 2);
    assert!(merged.done.iter().any(|done| done.what == What::Kept));
    assert_eq!(errors(&merged.dossier), Vec::<String>::new());
}

#[test]
fn pages_go_with_the_text_that_is_taken() {
    let page = |start: usize, label: &str| PageStart { start, label: label.to_owned() };
    let id = ArticleId::new("art-1");
    let with = |pages: &[PageStart]| {
        let mut dossier = desk();
        let article = Article { pages: pages.to_vec(), ..dossier.articles[&id].as_ref().clone() };
        dossier.put(Record::Article(id.clone(), article.into()));
        dossier
    };
    let (none, first, other) = (with(&[]), with(&[page(0, "1")]), with(&[page(0, "1"), page(5, "2")]));
    for (base, ours, theirs, expect) in
        [(&none, &first, &none, 1), (&none, &none, &first, 1), (&first, &first, &other, 2), (&first, &other, &none, 2)]
    {
        let merged = merge(Some(base), ours, theirs);
        assert_eq!(merged.dossier.articles[&id].pages.len(), expect);
    }
    let at = chrono::DateTime::from_timestamp(1_640_000_000, 0).unwrap();
    let text = other.articles[&id].text.clone();
    let corrected = apply(&other, &correct(&other, &id, &format!("So: {text}"), "", at).unwrap().edit).unwrap();
    let merged = merge(Some(&other), &corrected, &other);
    assert_eq!(merged.dossier.articles[&id].pages, [page(4, "1"), page(9, "2")]);
    assert_eq!(errors(&merged.dossier), Vec::<String>::new());
}
