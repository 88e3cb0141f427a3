//! Evidence in the window, by the names of what is in it: claims from words, the fact matrix, settling what sources
//! differ on.
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

#[path = "support/desk.rs"]
mod support;

use std::path::PathBuf;

use eframe::egui::{Key, Modifiers, Theme};
use readout::compare::{ClaimIndex, FactState, facts_of_questions};
use readout::model::{Credibility, Dossier, FindingState, Hedge, Speaker, Subject, Value};
use support::Bench;

fn sample() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("saved/doha-2021.dossier.ron")
}

fn open_meeting(title: &str) -> Bench {
    // High enough for the whole page: rows out of sight are not drawn.
    let mut bench = Bench::new(1440.0, 2600.0, Theme::Light);
    bench.open(&sample());
    bench.keys(Modifiers::COMMAND, Key::Num3);
    bench.press_part(title);
    bench
}

fn state_of_question(dossier: &Dossier, question: &str) -> FactState {
    let index = ClaimIndex::new(dossier);
    let facts = facts_of_questions(dossier, &index);
    facts.iter().find(|fact| fact.label == question).map(|fact| fact.state).unwrap()
}

#[test]
fn the_matrix_is_walked_by_keys_and_opens_the_words() {
    let mut bench = open_meeting("United States and Taliban, Doha, October");
    assert!(bench.sees_part("When was it held? 9–10 October 2021"), "{:?}", bench.names());
    bench.press_part("When was it held? Outlet not named, 2021-10-09: 9–10 Oct");
    assert!(bench.sees_part("this Saturday and Sunday"), "the strip shows the words: {:?}", bench.names());
    // Down to the place, and its words.
    bench.keys(Modifiers::NONE, Key::ArrowDown);
    assert!(bench.sees_part("“in Doha, Qatar”"), "{:?}", bench.names());
    bench.keys(Modifiers::NONE, Key::Enter);
    let place = bench.desk().place().clone();
    assert_eq!(place.tab.label(), "Articles", "Enter opens the words in their article");
    let article = place.article.unwrap();
    assert_eq!(bench.dossier().articles[&article].provenance.file_name, "");
    assert!(bench.dossier().articles[&article].text.contains("in Doha, Qatar"));
}

#[test]
fn a_rival_is_settled_with_a_reason_and_undone_in_one_step() {
    let mut bench = open_meeting("United States and Taliban, Doha, October");
    let question = "What aid the United States agreed to";
    let before = bench.dossier();
    assert!(matches!(state_of_question(&before, question), FactState::Rival { values: 2 }));
    bench.press_part(&format!("{question} "));
    bench.keys(Modifiers::NONE, Key::S);
    assert!(bench.sees("Settle") && bench.sees("Reason"), "{:?}", bench.names());
    // Without a reason nothing is settled. The digit chooses, and is not typed.
    let digit = |pressed| eframe::egui::Event::Key {
        key: Key::Num1,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    bench.harness.event(digit(true));
    bench.harness.event(eframe::egui::Event::Text("1".to_owned()));
    bench.harness.event(digit(false));
    bench.settle();
    bench.keys(Modifiers::COMMAND, Key::Enter);
    assert_eq!(bench.dossier().findings.len(), before.findings.len(), "no digit stands for a reason");
    bench.fill("Reason", "The envoy says what is given, and his is the later word.");
    bench.keys(Modifiers::COMMAND, Key::Enter);
    let settled = bench.dossier();
    assert_eq!(settled.findings.len(), before.findings.len() + 1);
    assert_eq!(state_of_question(&settled, question), FactState::Settled);
    let finding = settled.findings.values().find(|it| it.subject == Subject::Question(question.to_owned())).unwrap();
    assert_eq!((finding.preferred.len(), finding.outweighed.len()), (1, 1), "the loser stays");
    bench.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(bench.dossier().findings, before.findings, "one step takes it back");
}

#[test]
fn a_matter_can_be_left_open_or_held_both_ways() {
    for (key, state, expect) in [
        (Key::Num4, FindingState::BothHold, FactState::Settled),
        (Key::Num5, FindingState::LeftOpen, FactState::Rival { values: 2 }),
    ] {
        let mut bench = open_meeting("United States and Taliban, Doha, October");
        let question = "What aid the United States agreed to";
        bench.press_part(&format!("{question} "));
        bench.keys(Modifiers::NONE, Key::S);
        bench.keys(Modifiers::NONE, key);
        bench.fill("Reason", "They speak of two things.");
        bench.keys(Modifiers::COMMAND, Key::Enter);
        let dossier = bench.dossier();
        let of = Subject::Question(question.to_owned());
        let finding = dossier.findings.values().find(|finding| finding.subject == of).unwrap();
        assert_eq!((finding.state, state_of_question(&dossier, question)), (state, expect));
    }
}

#[test]
fn a_claim_is_made_of_words_in_two_keys_and_read_from_them() {
    let mut bench = Bench::plain();
    bench.open(&sample());
    let before = bench.dossier();
    bench.keys(Modifiers::COMMAND, Key::Num1);
    bench.select_words("art-reuters", "dozens of Americans");
    bench.keys(Modifiers::NONE, Key::C);
    assert!(bench.sees("Claim…"), "{:?}", bench.names());
    bench.fill("Your question", "Americans who asked for help");
    bench.keys(Modifiers::COMMAND, Key::Enter);
    let dossier = bench.dossier();
    let (_, claim) = dossier.claims.iter().find(|(id, _)| !before.claims.contains_key(*id)).expect("a claim was made");
    assert_eq!(claim.subject, Subject::Question("Americans who asked for help".to_owned()));
    let Value::Number(quantity) = &claim.value else { panic!("{:?}", claim.value) };
    assert_eq!((quantity.number, quantity.hedge, quantity.unit.as_str()), (12.0, Hedge::Multiples, "Americans"));
    assert_eq!(claim.quotes[0].exact, "dozens of Americans");
    bench.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(bench.dossier().claims, before.claims);
}

#[test]
fn a_claim_keeps_who_said_it_and_its_grade() {
    let mut bench = Bench::plain();
    bench.open(&sample());
    let before = bench.dossier();
    bench.keys(Modifiers::COMMAND, Key::Num1);
    bench.select_words("art-reuters", "the Taliban need “a consistent track record”");
    bench.keys(Modifiers::NONE, Key::C);
    bench.press_part("A question of your own");
    bench.fill("Your question", "What recognition takes");
    bench.fill("Covers", "recognition");
    bench.fill("As of", "2021-10-08");
    bench.keys(Modifiers::COMMAND, Key::Enter);
    let dossier = bench.dossier();
    let (id, claim) = dossier.claims.iter().find(|(id, _)| !before.claims.contains_key(*id)).expect("a claim was made");
    assert_eq!(claim.speaker, Speaker::Anonymous("an official".to_owned()), "read from the sentence");
    assert_eq!((claim.scope.as_str(), claim.as_of.as_ref().unwrap().as_str()), ("recognition", "2021-10-08"));
    assert_eq!(claim.credibility, None::<Credibility>, "grading is optional");
    let _ = id;
}

#[test]
fn the_analysts_own_questions_have_a_matrix_of_their_own() {
    let mut bench = Bench::plain();
    bench.open(&sample());
    bench.keys(Modifiers::COMMAND, Key::K);
    bench.text("Questions of your own");
    bench.keys(Modifiers::NONE, Key::Enter);
    assert!(bench.sees_part("Americans still in Afghanistan Outlet not named"), "{:?}", bench.names());
    // The same day and other scopes: neither is a rival.
    assert!(
        !bench.sees_part("Americans still in Afghanistan Outlet not named, 2021-10-09: about 100 US nationals, rival")
    );
    bench.keys(Modifiers::NONE, Key::Escape);
    assert!(!bench.sees_part("Americans still in Afghanistan Outlet not named"));
}
