//! Proposals in the window: what was read waits, is accepted, rejected or corrected, and is gone for good or undone.

#[path = "support/desk.rs"]
mod support;

use std::fs;
use std::path::PathBuf;

use eframe::egui::{Event, Key, Modifiers, PointerButton, Theme, vec2};
use egui_kittest::kittest::Queryable as _;
use readout::desk::action::Action;
use readout::model::{ActorField, Dossier, Subject};
use readout::store;
use support::Bench;

const FIRST: &str = "Title: Envoys meet at the lake\nDate: 2022-03-05\nSource: Lake Herald\n\nForeign Minister Ada Winter met a delegation from Kenya in Geneva on Friday, both sides said.\n\nMs Winter called the talks open. “We will meet again in April,” she told reporters after the second session.\n\nDefence Minister Tomas Reed, who had arrived from Nairobi, promised to open the border crossing before the summer.\n";
const SECOND: &str = "Title: Talks end without a text\nDate: 2022-03-07\nSource: Morning Post\n\nTwo days of talks between Kenya and Sudan ended on Saturday without a common text. Foreign Minister Ada Winter left Geneva before noon, while officials stayed to speak to the press.\n";

/// A desk with two articles, and the folder they came from.
fn lake(mut bench: Bench) -> (Bench, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let files: Vec<PathBuf> = [("lake.txt", FIRST), ("end.txt", SECOND)]
        .map(|(name, text)| {
            let path = folder.path().join(name);
            fs::write(&path, text).expect("written");
            path
        })
        .into();
    bench.dialogs.borrow_mut().answer(files);
    bench.press("Choose files…");
    bench.press("Add 2 articles");
    bench.press_part("Envoys meet at the lake");
    (bench, folder)
}

/// Takes a proposal of the article shown in hand, by a part of its row or card, with the keyboard on it.
fn take_in_hand(bench: &mut Bench, part: &str) {
    let at_hand = format!("Proposal at hand: {}", part.replacen(": ", ", ", 1));
    if !bench.sees_part(&at_hand) {
        while bench.sees_part(" more") && !bench.sees_part(part) {
            bench.press_part(" more");
        }
        bench.press_part(part);
    }
    assert!(bench.sees_part(&at_hand), "{part:?} is not at hand: {:?}", bench.names());
    // From the list over the page to the inspector.
    bench.harness.get_by_label_contains("Proposal at hand").focus();
    bench.settle();
}

/// Clicks on the card at hand, on its words and beside its buttons.
fn click_on_the_card(bench: &mut Bench) {
    let at = bench.harness.get_by_label_contains("Proposal at hand").rect().left_top() + vec2(40.0, 40.0);
    bench.harness.hover_at(at);
    for pressed in [true, false] {
        let button = PointerButton::Primary;
        bench.harness.event(Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE });
        bench.harness.step();
    }
    bench.settle();
}

#[test]
fn a_click_on_the_card_gives_it_the_keyboard() {
    let (mut bench, _folder) = lake(Bench::plain());
    let waits = |bench: &Bench| bench.names().into_iter().find(|name| name.contains("Proposal at hand"));
    let first = waits(&bench);
    assert!(first.is_some(), "{:?}", bench.names());
    bench.keys(Modifiers::NONE, Key::Enter);
    assert_eq!(waits(&bench), first, "the keyboard is elsewhere");
    click_on_the_card(&mut bench);
    bench.keys(Modifiers::NONE, Key::Enter);
    assert_ne!(waits(&bench), first, "it is accepted");
    let second = waits(&bench);
    bench.keys(Modifiers::NONE, Key::Enter);
    assert_ne!(waits(&bench), second, "and the next one too");
}

/// Presses a row of the queue by a part of its name: what stands behind the queue may be called the same.
fn press_in_queue(bench: &mut Bench, part: &str) {
    let rows = bench.names();
    let row = rows.iter().find(|name| name.contains(part) && name.contains("per cent"));
    let row = row.unwrap_or_else(|| panic!("no row of the queue is like {part:?}: {rows:?}"));
    let name = row.split_once(' ').expect("role and name").1.to_owned();
    bench.press(&name);
}

/// Whether the queue shows a row like this.
fn queues(bench: &Bench, part: &str) -> bool {
    bench.names().iter().any(|name| name.contains(part) && name.contains("per cent"))
}

fn has_actor(dossier: &Dossier, name: &str) -> bool {
    dossier.actors.values().any(|actor| actor.names.iter().any(|other| other.value == name))
}

/// Whether something is still proposed of this name, at hand or in a row.
fn proposes(bench: &Bench, name: &str) -> bool {
    bench.sees_part(&format!("Actor: {name},")) || bench.sees_part(&format!("Proposal at hand: Actor, {name}"))
}

#[test]
fn what_was_read_waits_and_enter_makes_a_fact_of_it() {
    let (mut bench, _folder) = lake(Bench::plain());
    take_in_hand(&mut bench, "Actor: Ada Winter");
    bench.keys(Modifiers::NONE, Key::Enter);
    let dossier = bench.dossier();
    let (winter, _) = dossier.actors.iter().find(|(_, actor)| actor.name() == "Ada Winter").expect("the actor is made");
    let is_name = |subject: &Subject| matches!(subject, Subject::Actor(id, ActorField::Name(_)) if id == winter);
    let quotes: Vec<&str> = dossier
        .claims
        .values()
        .filter(|claim| is_name(&claim.subject))
        .flat_map(|claim| claim.quotes.iter().map(|quote| quote.exact.as_str()))
        .collect();
    assert!(quotes.iter().any(|words| words.contains("Ada Winter")), "{quotes:?}");
    assert!(bench.sees_part("Accepted Ada Winter"), "{:?}", bench.names());
    assert!(!proposes(&bench, "Ada Winter"), "{:?}", bench.names());
    // The next is at hand, and has the keyboard still.
    assert!(bench.sees_part("Proposal at hand"), "{:?}", bench.names());
    // One step back, and it is proposed again.
    bench.keys(Modifiers::COMMAND, Key::Z);
    assert!(!has_actor(&bench.dossier(), "Ada Winter"));
    assert!(bench.dossier().claims.is_empty());
    take_in_hand(&mut bench, "Actor: Ada Winter");
}

#[test]
fn the_keyboard_alone_leads_from_the_list_to_the_proposal_and_through_them() {
    let (mut bench, _folder) = lake(Bench::plain());
    bench.keys(Modifiers::NONE, Key::F6);
    bench.keys(Modifiers::NONE, Key::F6);
    let focused = |bench: &Bench| {
        let names: Vec<String> = bench.names().into_iter().filter(|name| name.contains("Proposal at hand")).collect();
        assert_eq!(names.len(), 1, "{names:?}");
        names[0].clone()
    };
    let first = focused(&bench);
    let before = bench.dossier();
    bench.keys(Modifiers::NONE, Key::ArrowDown);
    let second = focused(&bench);
    assert_ne!(first, second);
    bench.keys(Modifiers::NONE, Key::ArrowUp);
    assert_eq!(focused(&bench), first);
    assert_eq!(bench.dossier(), before);
    // Accepting goes on to the next.
    bench.keys(Modifiers::NONE, Key::Enter);
    assert_ne!(focused(&bench), first);
    assert_ne!(bench.dossier(), before);
}

#[test]
fn what_is_rejected_does_not_come_back_unless_it_is_taken_back() {
    let (mut bench, folder) = lake(Bench::plain());
    take_in_hand(&mut bench, "Actor: Tomas Reed");
    bench.keys(Modifiers::NONE, Key::Backspace);
    assert!(bench.sees_part("Rejected Tomas Reed"), "{:?}", bench.names());
    assert!(bench.dossier().actors.is_empty());
    assert!(!bench.dossier().refused.is_empty());
    assert!(!proposes(&bench, "Tomas Reed"), "{:?}", bench.names());
    bench.desk().act(Action::ReadAgain);
    bench.settle();
    bench.desk().act(Action::ReadAll);
    bench.settle();
    assert!(!proposes(&bench, "Tomas Reed"), "{:?}", bench.names());

    // Nor in another window, from the file.
    let saved = folder.path().join("lake.dossier.ron");
    bench.dialogs.borrow_mut().answer([saved.clone()]);
    bench.keys(Modifiers::COMMAND, Key::S);
    assert_eq!(store::open(&saved).unwrap().dossier.refused, bench.dossier().refused);
    let mut bench = Bench::plain();
    bench.open(&saved);
    bench.press_part("Envoys meet at the lake");
    assert!(proposes(&bench, "Ada Winter"), "{:?}", bench.names());
    assert!(!proposes(&bench, "Tomas Reed"), "{:?}", bench.names());

    // The queue keeps what was rejected, and gives it back.
    bench.keys(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::R);
    assert!(!queues(&bench, "Tomas Reed, Defence"), "{:?}", bench.names());
    bench.press("Which proposals: Rejected (1)");
    assert!(queues(&bench, "Actor: Tomas Reed"), "{:?}", bench.names());
    bench.press("Take the rejection back");
    assert!(bench.dossier().refused.is_empty());
    bench.press("Which proposals: Open");
    assert!(queues(&bench, "Actor: Tomas Reed"), "{:?}", bench.names());
}

#[test]
fn a_proposal_is_corrected_before_it_is_accepted() {
    let (mut bench, _folder) = lake(Bench::plain());
    take_in_hand(&mut bench, "Actor: Tomas Reed");
    bench.keys(Modifiers::NONE, Key::F2);
    assert!(bench.sees("Correct the proposed actor"), "{:?}", bench.names());
    bench.fill("Name", "Thomas Reed");
    bench.keys(Modifiers::COMMAND, Key::Enter);
    let dossier = bench.dossier();
    let (reed, _) = dossier.actors.iter().find(|(_, actor)| actor.name() == "Thomas Reed").expect("as corrected");
    assert!(bench.sees_part("Accepted Thomas Reed"), "{:?}", bench.names());
    // What the article prints is its evidence still.
    let quoted = dossier.claims.values().filter(|claim| matches!(&claim.subject, Subject::Actor(id, _) if id == reed));
    assert!(quoted.flat_map(|claim| &claim.quotes).any(|quote| quote.exact.contains("Tomas Reed")));
    bench.keys(Modifiers::COMMAND, Key::Z);
    assert!(bench.dossier().actors.is_empty());
}

#[test]
fn a_proposed_actor_is_one_that_is_there() {
    let (mut bench, _folder) = lake(Bench::plain());
    take_in_hand(&mut bench, "Actor: Ada Winter");
    bench.keys(Modifiers::NONE, Key::Enter);
    take_in_hand(&mut bench, "Actor: Tomas Reed");
    let count = bench.dossier().actors.len();
    bench.press("Same as an actor of the dossier");
    bench.text("Ada");
    bench.keys(Modifiers::NONE, Key::Enter);
    let dossier = bench.dossier();
    assert_eq!(dossier.actors.len(), count, "{:?}", bench.names());
    let winter = dossier.actors.values().find(|actor| actor.name() == "Ada Winter").unwrap();
    assert!(winter.names.iter().any(|name| name.value == "Tomas Reed"), "{:?}", winter.names);
    assert!(!proposes(&bench, "Tomas Reed"), "{:?}", bench.names());
}

#[test]
fn the_queue_gathers_all_articles_and_accepts_many_in_one_step() {
    let (mut bench, _folder) = lake(Bench::plain());
    let before = bench.dossier();
    bench.keys(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::R);
    assert!(queues(&bench, "Actor: Ada Winter"), "{:?}", bench.names());
    // Words narrow it, and are no keys.
    bench.fill("Words in proposals", "Reedy");
    assert!(bench.sees("No proposal passes the filter."), "{:?}", bench.names());
    bench.keys(Modifiers::NONE, Key::Backspace);
    bench.keys(Modifiers::NONE, Key::Enter);
    assert_eq!(bench.dossier(), before, "typing decides nothing");
    assert!(queues(&bench, "Actor: Tomas Reed"), "{:?}", bench.names());
    assert!(!queues(&bench, "Actor: Ada Winter"), "{:?}", bench.names());
    bench.press("Show all");

    // Everything at once, after it is said what that adds.
    bench.press("Accept many");
    bench.press_part("Everything that is shown…");
    assert!(bench.sees("What it would change"), "{:?}", bench.names());
    assert_eq!(bench.dossier(), before);
    bench.keys(Modifiers::NONE, Key::Enter);
    let dossier = bench.dossier();
    assert!(has_actor(&dossier, "Ada Winter") && has_actor(&dossier, "Tomas Reed"));
    // The queue is back, and undo takes back all of it as one step.
    assert!(bench.sees("Which proposals"), "{:?}", bench.names());
    bench.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(bench.dossier(), before);
    assert!(queues(&bench, "Actor: Ada Winter"), "{:?}", bench.names());
}

#[test]
fn the_queue_accepts_the_sure_ones_of_a_kind() {
    let (mut bench, _folder) = lake(Bench::plain());
    bench.keys(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::R);
    bench.press("Accept many");
    bench.press_part("All actors of 90 % and more…");
    assert!(bench.sees_part("Accept ") && bench.sees_part("of 90 % and more?"), "{:?}", bench.names());
    bench.keys(Modifiers::NONE, Key::Enter);
    let dossier = bench.dossier();
    assert!(!dossier.actors.is_empty());
    assert!(dossier.commitments.is_empty() && dossier.meetings.is_empty(), "only actors");
    bench.keys(Modifiers::COMMAND, Key::Z);
    assert!(bench.dossier().actors.is_empty(), "one step");
}

#[test]
fn the_queue_decides_by_key_and_leads_to_the_words() {
    let (mut bench, _folder) = lake(Bench::plain());
    bench.keys(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::R);
    press_in_queue(&mut bench, "Actor: Ada Winter");
    bench.keys(Modifiers::NONE, Key::Enter);
    assert!(has_actor(&bench.dossier(), "Ada Winter"));
    press_in_queue(&mut bench, "Actor: Tomas Reed");
    bench.keys(Modifiers::NONE, Key::Backspace);
    assert!(!bench.dossier().refused.is_empty());
    // Undo works in front of it, step by step.
    bench.keys(Modifiers::COMMAND, Key::Z);
    assert!(bench.dossier().refused.is_empty());
    press_in_queue(&mut bench, "Actor: Tomas Reed");
    bench.keys(Modifiers::NONE, Key::F2);
    assert!(bench.sees("Correct the proposed actor"), "{:?}", bench.names());
    bench.press("Cancel");
    assert!(bench.sees("Words in proposals"), "the queue is back: {:?}", bench.names());
    bench.keys(Modifiers::NONE, Key::Escape);
    assert!(!bench.sees("Words in proposals"), "{:?}", bench.names());
}

#[test]
fn words_in_the_queue_lead_to_their_article() {
    let (mut bench, _folder) = lake(Bench::plain());
    bench.press_part("Talks end without a text");
    let second = bench.desk().place().article.clone();
    bench.press_part("Envoys meet at the lake");
    bench.keys(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::R);
    press_in_queue(&mut bench, "Actor: Sudan");
    bench.press("Show the words: Sudan");
    assert!(!bench.sees("Words in proposals"), "the queue gives way to the article: {:?}", bench.names());
    assert_eq!(bench.desk().place().article, second);
}

#[test]
fn reading_many_articles_is_told_of_and_can_be_stopped() {
    const MANY: usize = 240;
    let folder = tempfile::tempdir().unwrap();
    for number in 0..MANY {
        let text = format!(
            "Title: Note {number}\nDate: 2022-03-05\n\nForeign Minister Ada Winter spoke for the {number}th time.\n"
        );
        fs::write(folder.path().join(format!("note-{number:03}.txt")), text).unwrap();
    }
    let mut bench = Bench::plain();
    bench.dialogs.borrow_mut().answer([folder.path().to_path_buf()]);
    bench.desk().act(Action::ImportFolder);
    bench.settle();
    bench.harness.get_by_label(&format!("Add {MANY} articles")).click();
    // Frame by frame, until it is told.
    let told = |bench: &Bench| bench.sees_part(&format!("of {MANY} articles"));
    for _ in 0..MANY {
        if told(&bench) {
            break;
        }
        bench.harness.step();
    }
    assert!(told(&bench), "{:?}", bench.names());
    bench.harness.get_by_label("Cancel").click();
    bench.settle();
    assert!(!told(&bench), "{:?}", bench.names());
    assert!(bench.sees_part("Reading was stopped"), "{:?}", bench.names());
    let proposed = |bench: &Bench| bench.names().iter().filter(|name| name.contains("proposals left")).count();
    // Some of the last of the list are not read.
    bench.press("Filter articles");
    bench.fill("Filter articles", "Note 23");
    let before = proposed(&bench);
    // It goes on when it is asked to.
    bench.press("Read all articles");
    for _ in 0..MANY {
        bench.harness.step();
    }
    assert!(!bench.sees_part("Reading was stopped"), "{:?}", bench.names());
    assert!(proposed(&bench) > before, "{before}: {:?}", bench.names());
}

#[test]
fn an_article_without_a_date_asks_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("undated.txt");
    fs::write(&path, "Title: No date\n\nThe two sides met on Friday and will meet again next week.\n").unwrap();
    let mut bench = Bench::plain();
    bench.dialogs.borrow_mut().answer([path]);
    bench.press("Choose files…");
    bench.press("Add 1 article");
    assert!(bench.sees_part("wait for the date of publication"), "{:?}", bench.names());
    bench.press("Set date…");
    bench.text("2022-03-05");
    bench.keys(Modifiers::NONE, Key::Enter);
    assert!(bench.dossier().articles.values().all(|article| article.published.is_some()));
    assert!(!bench.sees_part("for the date of publication"), "{:?}", bench.names());
}

#[test]
fn keys_of_proposals_act_on_nothing_else() {
    let (mut bench, _folder) = lake(Bench::plain());
    let before = bench.dossier();
    // In a field of the inspector.
    bench.harness.get_by_label("Tags, parted by commas").focus();
    bench.settle();
    bench.text("lake");
    bench.keys(Modifiers::NONE, Key::Backspace);
    bench.keys(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(bench.dossier(), before);
    bench.keys(Modifiers::NONE, Key::Escape);
    // In the text, with words selected.
    let first = before.articles.iter().find(|(_, it)| it.title.starts_with("Envoys")).unwrap().0.to_string();
    bench.select_words(&first, "Foreign Minister");
    for key in [Key::Enter, Key::Backspace, Key::ArrowDown] {
        bench.keys(Modifiers::NONE, key);
    }
    assert_eq!(bench.dossier(), before);
}

#[test]
fn on_a_small_screen_nothing_of_it_is_cut_off() {
    let (mut bench, _folder) = lake(Bench::new(900.0, 560.0, Theme::Light));
    bench.keys(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::R);
    press_in_queue(&mut bench, "Actor: Ada Winter");
    for name in ["Accept the proposal", "Reject the proposal", "Correct the proposal…", "Accept many", "Close"] {
        let rect = bench.harness.query_all_by_label(name).next().map(|node| node.rect());
        let rect = rect.unwrap_or_else(|| panic!("{name} is not there: {:?}", bench.names()));
        assert!(rect.min.x >= 0.0 && rect.max.x <= 900.0 && rect.min.y >= 0.0 && rect.max.y <= 560.0, "{name}: {rect}");
    }
}
