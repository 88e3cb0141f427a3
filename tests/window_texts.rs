//! The window, by the names of what is in it: correcting texts, orphans, retractions, grades, outlets and origins.
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

#[path = "support/desk.rs"]
mod support;

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use readout::desk::Early;
use readout::desk::action::Action;
use readout::edit::{note, orphans, quote_claim};
use readout::model::{
    Actor, ActorField, ActorId, ActorKind, Article, ArticleId, ClaimId, Dossier, Origin, Outlet, OutletId, OutletKind,
    PartId, Provenance, Quote, ReadingState, RecordRef, Reliability, Subject, Value, When, text,
};
use readout::store;
use support::Bench;

const TEXT: &str = "The envoy Ada Winter met the southern side in Lakeside on Friday.\n\n\
    Both sides agreed to meet again in April. Ms Winter called the talks open.";
const COPY: &str = "Lakeside (Herald) — The envoy Ada Winter met the southern side in Lakeside on Friday.\n\n\
    Both sides agreed to meet again in April. Ms Winter called the talks open.\n\n\
    The ferry did not run that day, as the harbour office had said it would not.";

fn article(title: &str, outlet: &str, date: &str, words: &str) -> Article {
    Article {
        title: title.to_owned(),
        outlet: Some(OutletId::new(outlet)),
        authors: Vec::new(),
        url: String::new(),
        published: date.parse().ok().map(|edtf| When { edtf, printed: String::new() }),
        language: "en".to_owned(),
        origin: None,
        reliability: None,
        retracted: None,
        provenance: Provenance { text_sha256: text::sha256_hex(words.as_bytes()), ..Provenance::default() },
        tags: Vec::new(),
        reading: ReadingState::Unread,
        notes: Vec::new(),
        revisions: Vec::new(),
        pages: Vec::new(),
        text: words.into(),
    }
}

fn lake() -> ArticleId {
    ArticleId::new("art-lake")
}

/// Two articles, one a copy of the other; an actor with a name and a role, each with words in the first.
fn dossier() -> Dossier {
    let mut dossier = Dossier::default();
    for (id, name) in [("out-herald", "Lake Herald"), ("out-post", "Northern Post")] {
        let outlet = Outlet { name: name.to_owned(), reliability: Some(Reliability::B), ..Outlet::default() };
        dossier.outlets.insert(OutletId::new(id), Arc::new(outlet));
    }
    let mut first = article("Envoys meet at the lake", "out-herald", "2022-03-05", TEXT);
    let start = TEXT.find("in April").unwrap();
    let quote = Quote::of(&lake(), TEXT, start..start + 8);
    let at = chrono::DateTime::from_timestamp(1_640_000_000, 0).unwrap();
    first.notes.push(note(PartId::new("prt-note"), "check the month", quote, at));
    dossier.articles.insert(lake(), Arc::new(first));
    let copy = article("Talks at Lakeside", "out-post", "2022-03-06", COPY);
    dossier.articles.insert(ArticleId::new("art-post"), Arc::new(copy));
    let winter = ActorId::new("act-winter");
    let mut actor = Actor::named(ActorKind::Person, "Ada Winter", PartId::new("prt-name"));
    actor.description = "envoy of the north".to_owned();
    dossier.actors.insert(winter.clone(), Arc::new(actor));
    let ministry = Actor::named(ActorKind::Ministry, "Northern Ministry", PartId::new("prt-ministry"));
    dossier.actors.insert(ActorId::new("act-ministry"), Arc::new(ministry));
    for (id, words, field, value) in [
        ("clm-name", "Ada Winter", ActorField::Name(PartId::new("prt-name")), "Ada Winter"),
        ("clm-envoy", "The envoy", ActorField::Description, "envoy of the north"),
    ] {
        let start = TEXT.find(words).unwrap();
        let subject = Subject::Actor(winter.clone(), field);
        let value = Value::Text(value.to_owned());
        let claim = quote_claim(&dossier, ClaimId::new(id), &lake(), start..start + words.len(), subject, value);
        dossier.put(claim.unwrap());
    }
    dossier
}

fn bench(dossier: &Dossier) -> (Bench, tempfile::TempDir) {
    // So high that the whole inspector is in sight.
    bench_of(dossier, 1440.0, 1600.0)
}

fn bench_of(dossier: &Dossier, width: f32, height: f32) -> (Bench, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path: PathBuf = folder.path().join("lake.dossier.ron");
    store::save(&path, dossier, None, None).unwrap();
    let mut bench = Bench::new(width, height, eframe::egui::Theme::Light);
    bench.open(&path);
    bench.press_part("Envoys meet at the lake");
    (bench, folder)
}

fn act(bench: &mut Bench, action: Action) {
    bench.desk().act(action);
    bench.settle();
}

/// Selects characters of the article shown, by keyboard.
fn select(bench: &mut Bench, words: &str, whole: &str) {
    let start = whole.find(words).unwrap();
    let (start, length) = (text::char_count(&whole[..start]), text::char_count(words));
    bench.harness.get_by_label("Article text").focus();
    bench.settle();
    bench.keys(Modifiers::COMMAND, Key::Home);
    for _ in 0..start {
        bench.harness.key_press(Key::ArrowRight);
    }
    bench.settle();
    for _ in 0..length {
        bench.harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    }
    bench.settle();
}

/// Puts the keyboard into a field of several rows, takes out what is there and types.
fn write(bench: &mut Bench, name: &str, words: &str) {
    bench.harness.get_by_role_and_label(Role::MultilineTextInput, name).focus();
    bench.settle();
    bench.keys(Modifiers::COMMAND, Key::A);
    bench.text(words);
}

fn correct(bench: &mut Bench, words: &str, reason: &str) {
    act(bench, Action::CorrectText);
    write(bench, "Text of the article", words);
    bench.fill("Why", reason);
}

#[test]
fn a_corrected_text_takes_its_quotes_along() {
    let before = dossier();
    let (mut bench, _folder) = bench(&before);
    let corrected = TEXT.replace("The envoy", "Lakeside — The envoy").replace("Ada Winter", "Ada Wynter");
    correct(&mut bench, &corrected, "misprint");
    assert!(bench.sees_part("0 quotes stay, 2 move, 1 would be orphaned."), "{:?}", bench.names());
    assert!(bench.sees_part("Evidence for"), "{:?}", bench.names());
    assert_eq!(bench.dossier(), before, "nothing is changed before it is accepted");
    bench.keys(Modifiers::COMMAND, Key::Enter);
    let after = bench.dossier();
    let article = &after.articles[&lake()];
    assert_eq!(&*article.text, corrected);
    assert_eq!((article.revisions.len(), article.revisions[0].reason.as_str()), (1, "misprint"));
    assert_eq!(after.claims[&ClaimId::new("clm-envoy")].quotes[0].start, 11);
    assert_eq!(orphans(&after).len(), 1);

    // The orphan is listed, and found again by hand.
    assert!(bench.sees("Words that no longer stand"), "{:?}", bench.names());
    bench.press_part("Find again “Ada Winter”");
    assert!(bench.sees_part("Select where this stands now: “Ada Winter”"), "{:?}", bench.names());
    assert!(bench.harness.get_by_label("Use the selection").accesskit_node().is_disabled());
    select(&mut bench, "Ada Wynter", &corrected);
    bench.press("Use the selection");
    let found = bench.dossier();
    assert_eq!(orphans(&found), []);
    assert_eq!(found.claims[&ClaimId::new("clm-name")].quotes[0].exact, "Ada Wynter");
    assert!(!bench.sees_part("Select where this stands now"), "{:?}", bench.names());
    bench.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(bench.dossier(), after, "finding again is one step");
    bench.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(bench.dossier(), before, "so is the correction");
}

#[test]
fn an_earlier_text_is_shown_with_what_changed() {
    let (mut bench, _folder) = bench(&dossier());
    correct(&mut bench, &TEXT.replace("Friday", "Saturday"), "the paper corrected it");
    bench.keys(Modifiers::COMMAND, Key::Enter);
    bench.press("Until 2021-12-03 09:00 UTC");
    assert!(
        bench.sees_part("Corrected because: the paper corrected it. 1 taken out, 1 put in."),
        "{:?}",
        bench.names()
    );
    assert!(bench.sees("Taken out: Friday") && bench.sees("Put in: Saturday"), "{:?}", bench.names());
    bench.press("What is shown: Earlier text alone");
    assert!(!bench.sees("Put in: Saturday"), "{:?}", bench.names());
    bench.press("Close");
    assert!(!bench.sees("Earlier text"), "{:?}", bench.names());
}

#[test]
fn a_correction_is_not_lost_by_one_key() {
    let before = dossier();
    let (mut bench, _folder) = bench(&before);
    act(&mut bench, Action::CorrectText);
    bench.keys(Modifiers::NONE, Key::Escape);
    assert!(!bench.sees("Text of the article"), "nothing was changed: it closes");
    correct(&mut bench, "Other words.", "");
    bench.keys(Modifiers::COMMAND, Key::Enter);
    assert_eq!(bench.dossier(), before, "a correction has a reason");
    bench.press("Cancel");
    assert!(bench.sees("Discard"), "{:?}", bench.names());
    bench.press("Keep correcting");
    assert!(bench.sees("Cancel") && bench.sees("Text of the article"), "{:?}", bench.names());
    bench.press("Cancel");
    bench.press("Discard");
    assert!(!bench.sees("Text of the article"), "{:?}", bench.names());
    assert_eq!(bench.dossier(), before);
}

#[test]
fn orphans_of_the_dossier_are_listed_and_deleted() {
    let (mut bench, _folder) = bench(&dossier());
    act(&mut bench, Action::Orphans);
    assert!(bench.sees("Every quote stands where it points."), "{:?}", bench.names());
    bench.press("Close");
    correct(&mut bench, "The paper withdrew what it had printed here.", "withdrawn");
    bench.keys(Modifiers::COMMAND, Key::Enter);
    bench.keys(Modifiers::COMMAND, Key::Num2);
    act(&mut bench, Action::Orphans);
    assert!(bench.sees_part("3 quotes. They support nothing"), "{:?}", bench.names());
    bench.press("Delete the quote “Ada Winter”");
    let after = bench.dossier();
    assert!(!after.claims.contains_key(&ClaimId::new("clm-name")), "a claim without words is none");
    bench.press("Delete the quote “in April”");
    let after = bench.dossier();
    assert_eq!(after.articles[&lake()].notes[0].quote, None, "a note stays");
    assert_eq!(orphans(&after).len(), 1);
    bench.press("Find again “The envoy”");
    assert_eq!(bench.desk().place().record(), Some(RecordRef::Article(lake())));
    assert!(bench.sees_part("Select where this stands now"), "{:?}", bench.names());
    bench.press("Cancel finding the words again");
    assert_eq!(orphans(&bench.dossier()).len(), 1);
}

#[test]
fn retracting_shows_what_depends_on_the_article_first() {
    let before = dossier();
    let (mut bench, _folder) = bench(&before);
    act(&mut bench, Action::Retract);
    assert!(bench.sees_part("2 facts rest on it: 2 would be unsupported without it"), "{:?}", bench.names());
    assert!(bench.sees_part("1 article → unsupported"), "{:?}", bench.names());
    bench.keys(Modifiers::COMMAND, Key::Enter);
    assert_eq!(bench.dossier(), before, "a retraction has a reason");
    write(&mut bench, "Why", "The paper withdrew it");
    bench.keys(Modifiers::COMMAND, Key::Enter);
    let after = bench.dossier();
    let article = &after.articles[&lake()];
    assert_eq!(article.retracted.as_ref().map(|it| it.reason.as_str()), Some("The paper withdrew it"));
    assert_eq!(
        article.provenance.custody.last().map(|it| it.action.as_str()),
        Some("retracted: The paper withdrew it")
    );
    assert!(bench.sees_part("Envoys meet at the lake, Lake Herald, 2022-03-05, retracted"), "{:?}", bench.names());
    assert!(bench.sees_part("Retracted 2021-12-03: it supports nothing"), "{:?}", bench.names());
    assert!(bench.sees_part("Retracted evidence for"), "{:?}", bench.names());
    assert!(!bench.desk().is_enabled(Action::Retract));
    bench.press("Take back the retraction");
    assert_eq!(bench.dossier().articles[&lake()].retracted, None);
    assert!(!bench.sees_part("it supports nothing"), "{:?}", bench.names());
}

#[test]
fn a_lower_grade_is_asked_about_and_one_that_cannot_be_judged_is_not_low() {
    let (mut bench, _folder) = bench(&dossier());
    let choose = |bench: &mut Bench, grade: &str| {
        bench.press("Grade of the article");
        bench.press(grade);
    };
    let graded = |bench: &mut Bench| bench.dossier().articles[&lake()].reliability;
    choose(&mut bench, "F, cannot be judged");
    assert_eq!(graded(&mut bench), Some(Reliability::F));
    choose(&mut bench, "D, not usually reliable");
    assert_eq!(graded(&mut bench), Some(Reliability::D), "from what cannot be judged nothing is lower");
    choose(&mut bench, "E, unreliable");
    assert!(bench.sees("Grade the article lower"), "{:?}", bench.names());
    assert!(bench.sees_part("2 facts rest on it"), "{:?}", bench.names());
    assert_eq!(graded(&mut bench), Some(Reliability::D), "nothing is changed before it is accepted");
    bench.keys(Modifiers::COMMAND, Key::Enter);
    assert_eq!(graded(&mut bench), Some(Reliability::E));
    choose(&mut bench, "as its outlet: B, usually reliable");
    assert_eq!(graded(&mut bench), None);
}

#[test]
fn an_outlet_is_edited_whole() {
    let (mut bench, _folder) = bench(&dossier());
    bench.press("Edit the outlet…");
    bench.fill("Name", "northern post");
    assert!(bench.sees("Another outlet has this name."), "{:?}", bench.names());
    bench.fill("Name", "Herald of the Lake");
    bench.fill("Country", "Lakeland");
    write(&mut bench, "Access, ownership, bias", "owned by the ministry");
    bench.press("Kind of outlet");
    bench.press("government");
    bench.fill("Speaks for", "ministry");
    bench.press_part("Northern Ministry");
    bench.keys(Modifiers::COMMAND, Key::Enter);
    let after = bench.dossier();
    let outlet = &after.outlets[&OutletId::new("out-herald")];
    assert_eq!((outlet.name.as_str(), outlet.kind), ("Herald of the Lake", OutletKind::Government));
    assert_eq!((outlet.country.as_str(), outlet.descriptor.as_str()), ("Lakeland", "owned by the ministry"));
    assert_eq!(outlet.actor, Some(ActorId::new("act-ministry")));
    assert_eq!(outlet.reliability, Some(Reliability::B));
}

#[test]
fn an_origin_is_an_article_an_outlet_or_a_name() {
    let (mut bench, _folder) = bench(&dossier());
    let origin = |bench: &mut Bench| bench.dossier().articles[&lake()].origin.clone();
    bench.press("Choose the origin…");
    bench.press_part("Copy of “Talks at Lakeside”");
    bench.keys(Modifiers::COMMAND, Key::Enter);
    assert_eq!(origin(&mut bench), Some(Origin::Article(ArticleId::new("art-post"))));
    bench.press("Choose the origin…");
    bench.fill("What it reprints", "Lake Press Agency");
    assert!(bench.sees_part("It goes back to “Lake Press Agency”"), "{:?}", bench.names());
    bench.keys(Modifiers::COMMAND, Key::Enter);
    assert_eq!(origin(&mut bench), Some(Origin::Named("Lake Press Agency".to_owned())));
    bench.press("Choose the origin…");
    bench.press_part("Its own reporting");
    bench.keys(Modifiers::COMMAND, Key::Enter);
    assert_eq!(origin(&mut bench), None);
}

#[test]
fn the_dialogs_fit_a_small_window() {
    let (mut bench, _folder) = bench_of(&dossier(), 1280.0, 720.0);
    for (action, accept) in [
        (Action::CorrectText, "Correct"),
        (Action::Retract, "Retract"),
        (Action::Outlet, "Change"),
        (Action::Origin, "Set origin"),
    ] {
        act(&mut bench, action);
        let button = bench.harness.get_by_role_and_label(Role::Button, accept).rect();
        assert!(button.bottom() <= 720.0 && button.right() <= 1280.0, "{action:?}: {button:?}");
        bench.press("Close");
    }
}

#[test]
fn shared_paragraphs_suggest_an_origin() {
    let (mut bench, _folder) = bench(&dossier());
    assert!(!bench.sees_part("is it a copy?"), "the earlier article is no copy: {:?}", bench.names());
    bench.press_part("Talks at Lakeside");
    let words =
        "Shares 2 of 3 paragraphs with “Envoys meet at the lake” (Lake Herald, earlier by 1 day): is it a copy?";
    assert!(bench.sees(words), "{:?}", bench.names());
    let before = bench.dossier();
    bench.press("Set as origin");
    let copy = |bench: &mut Bench| bench.dossier().articles[&ArticleId::new("art-post")].origin.clone();
    assert_eq!(copy(&mut bench), Some(Origin::Article(lake())));
    assert!(!bench.sees_part("is it a copy?"), "{:?}", bench.names());
    bench.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(bench.dossier(), before);
    assert!(bench.sees(words), "{:?}", bench.names());
    bench.press("It is no copy");
    assert!(!bench.sees_part("is it a copy?"), "{:?}", bench.names());
    assert_eq!(copy(&mut bench), None);
}

#[test]
fn a_chosen_quote_is_moved_by_keyboard_and_opened() {
    let before = dossier();
    let (mut bench, _folder) = bench(&before);
    let choose = |bench: &mut Bench| {
        bench.harness.get_by_label("Evidence for Description, Ada Winter").click_accesskit();
        bench.settle();
    };
    choose(&mut bench);
    assert!(bench.sees("Start of the words") && bench.sees("End of the words"), "{:?}", bench.names());
    assert!(bench.sees("Open what the words are evidence for"), "{:?}", bench.names());
    bench.harness.get_by_label("Article text").focus();
    bench.settle();
    bench.keys(Modifiers::SHIFT.plus(Modifiers::CTRL), Key::ArrowRight);
    assert!(bench.sees("Set the words"), "{:?}", bench.names());
    assert_eq!(bench.dossier(), before, "nothing is changed before it is set");
    bench.press("Leave the words as they were");
    assert!(bench.sees("Open what the words are evidence for"), "{:?}", bench.names());
    bench.harness.get_by_label("Article text").focus();
    bench.settle();
    bench.keys(Modifiers::SHIFT.plus(Modifiers::CTRL), Key::ArrowRight);
    bench.keys(Modifiers::NONE, Key::Enter);
    let quote = |dossier: &Dossier| dossier.claims[&ClaimId::new("clm-envoy")].quotes[0].exact.clone();
    assert_eq!(quote(&bench.dossier()), "The envoy Ada");
    assert!(bench.sees("Open what the words are evidence for"), "it stays chosen: {:?}", bench.names());
    bench.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(bench.dossier(), before, "one step");

    // The start, after a change of ends.
    select(&mut bench, "met", TEXT);
    assert!(!bench.sees("Start of the words"), "another selection lets go of it: {:?}", bench.names());
    choose(&mut bench);
    bench.harness.get_by_label("Article text").focus();
    bench.settle();
    bench.keys(Modifiers::NONE, Key::O);
    bench.keys(Modifiers::SHIFT.plus(Modifiers::CTRL), Key::ArrowRight);
    bench.keys(Modifiers::NONE, Key::Enter);
    assert_eq!(quote(&bench.dossier()).trim(), "envoy");

    bench.keys(Modifiers::NONE, Key::Enter);
    assert_eq!(bench.desk().place().record(), Some(RecordRef::Actor(ActorId::new("act-winter"))));
}

#[test]
fn of_quotes_over_the_same_words_each_can_be_chosen() {
    let mut dossier = dossier();
    let subject = Subject::Question("Who met".to_owned());
    let claim = quote_claim(&dossier, ClaimId::new("clm-who"), &lake(), 0..9, subject, Value::Text("she".to_owned()));
    dossier.put(claim.unwrap());
    let (mut bench, _folder) = bench(&dossier);
    let mut deleted = Vec::new();
    for _ in 0..2 {
        bench.harness.get_by_label("Evidence for Description, Ada Winter").click();
        bench.settle();
        bench.press("Delete this quote");
        let after = bench.dossier();
        let gone = |id: &str| !after.claims.contains_key(&ClaimId::new(id));
        deleted.push((gone("clm-envoy"), gone("clm-who")));
        bench.keys(Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(deleted, [(true, false), (false, true)], "the second click chooses the other");
}

#[test]
fn characters_that_are_not_seen_are_shown() {
    let mut dossier = dossier();
    let words = "Send the in\u{202E}voice to D\u{200B}oha, wrote the M\u{043E}scow office.";
    dossier.claims.clear();
    dossier.articles.insert(lake(), Arc::new(article("Envoys meet at the lake", "out-herald", "2022-03-05", words)));
    let (mut bench, _folder) = bench(&dossier);
    let told = "Characters here are not what they seem: Cyrillic letter that looks like a Latin one (U+043E), \
        change of direction that overrides the letters' (U+202E), zero-width space (U+200B)";
    assert!(bench.sees(told), "{:?}", bench.names());
    bench.press("Show the first");
    bench.press_part("Talks at Lakeside");
    assert!(!bench.sees_part("not what they seem"), "an article without them says nothing");
}

#[test]
fn a_dossier_read_before_the_window_is_made_is_shown_and_then_checked() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lake.dossier.ron");
    let mut broken = dossier();
    broken.outlets.remove(&OutletId::new("out-post"));
    std::fs::write(&path, store::to_text(&broken)).unwrap();
    let mut bench = Bench::plain();
    bench.desk().open_early(Early::begin(&path).unwrap());
    bench.settle();
    assert_eq!(bench.dossier(), broken);
    assert!(bench.sees_part("The dossier has 1 problem"), "{:?}", bench.names());
    // It is read anew when it is asked for again.
    let whole = dossier();
    std::fs::write(&path, store::to_text(&whole)).unwrap();
    bench.open(&path);
    assert_eq!(bench.dossier(), whole);
}

#[test]
fn what_cannot_be_read_before_the_window_is_made_is_told_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("no.dossier.ron");
    let mut bench = Bench::plain();
    bench.desk().open_early(Early::begin(&path).unwrap());
    bench.settle();
    assert!(bench.desk().document().is_none());
    assert!(bench.sees_part("no.dossier.ron"), "{:?}", bench.names());
}
