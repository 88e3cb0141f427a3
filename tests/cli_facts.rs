//! `readout facts` and `readout diff`, run as scripts and git run them, on a small dossier.
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

#[allow(dead_code, reason = "shared with the tests of briefs")]
mod report_sample;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;

use readout::model::*;
use report_sample::{WIRE, aid, claim, dossier, meeting, quote};

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_readout")).args(arguments).current_dir(folder).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn lines(output: &Output) -> Vec<serde_json::Value> {
    out(output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The same dossier with a rival who came in late, and a meeting that was called off.
fn later() -> Dossier {
    let mut later = dossier();
    let refused = Value::Text("refused".to_owned());
    later.claims.insert(ClaimId::new("clm-late"), claim(aid(), refused, vec![quote("art-wire", WIRE, "“candid")]));
    let called_off = Meeting { title: "Oslo".to_owned(), status: MeetingStatus::Cancelled, ..Meeting::default() };
    later.meetings.insert(MeetingId::new("mtg-oslo"), Arc::new(called_off));
    later
}

fn desk() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, dossier) in [("old.ron", dossier()), ("new.ron", later())] {
        fs::write(folder.path().join(name), readout::store::to_text(&dossier)).unwrap();
    }
    folder
}

#[test]
fn facts_are_one_object_each_with_all_that_is_behind_them() {
    let desk = desk();
    let output = run(desk.path(), &["facts", "old.ron", "--json"]);
    assert_eq!(output.status.code(), Some(0));
    let facts = lines(&output);
    let ids: Vec<&str> = facts.iter().map(|fact| fact["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), ids.iter().collect::<std::collections::BTreeSet<_>>().len());
    assert_eq!(ids[..4], ["mtg-doha/date", "mtg-doha/place", "mtg-doha/format", "mtg-doha/status"]);
    let date = &facts[0];
    assert_eq!(date["question"], "When was it held?");
    assert_eq!((&date["state"], &date["articles"]), (&"supported".into(), &3.into()));
    assert_eq!(date["origins"], serde_json::json!(["The Wire", "State Department"]));
    assert_eq!(
        (&date["value"], &date["typed"]["Date"]),
        (&"9–10 October 2021".into(), &"2021-10-09/2021-10-10".into())
    );
    let aid = facts.iter().find(|fact| fact["id"] == "question/Was aid agreed?").unwrap();
    assert_eq!((&aid["state"], &aid["versions"]), (&"settled".into(), &2.into()));
    assert_eq!(aid["finding"]["confidence"], "moderate");
    assert_eq!(aid["reason"], "“discussed” is held: the side that would pay speaks of discussion only");
    let stances: Vec<&str> =
        aid["claims"].as_array().unwrap().iter().map(|it| it["stance"].as_str().unwrap()).collect();
    assert_eq!(stances, ["agrees", "outweighed"]);
    // Every claim leads to its words.
    let dossier = dossier();
    for claim in facts.iter().flat_map(|fact| fact["claims"].as_array().unwrap()) {
        let words = &claim["quote"];
        let article = dossier.articles.get(&ArticleId::new(claim["article"].as_str().unwrap())).unwrap();
        let [start, end] = ["start", "end"].map(|end| usize::try_from(words[end].as_u64().unwrap()).unwrap());
        assert_eq!(text::slice_chars(&article.text, start..end), words["exact"].as_str());
        assert_eq!(words["resolves"], true);
    }
}

#[test]
fn facts_of_one_record_come_with_their_matrix() {
    let desk = desk();
    let table = out(&run(desk.path(), &["facts", "old.ron", "--of", "mtg-doha"]));
    for line in [
        "United States and Taliban, Doha (mtg-doha)",
        "Date                   9–10 October 2021         3 articles, 2 origins",
        "[3]  Daily Copy, 11 October 2021, “US and Taliban meet”, art-copy; goes back to The Wire",
        "When was it held?           –         ● 9–10 Oct 2021  ● Oct 2021  ● 9–10 Oct 2021",
        "Was aid agreed?             ◇ agreed  –                –           ● discussed",
    ] {
        assert!(table.contains(line), "{line:?} is not in\n{table}");
    }
    let questions = lines(&run(desk.path(), &["facts", "old.ron", "--of", "questions", "--json"]));
    assert_eq!(questions.len(), 1);
    let of_article = lines(&run(desk.path(), &["facts", "old.ron", "--of", "art-kabul", "--json"]));
    assert_eq!(of_article.len(), 1);
    assert_eq!(run(desk.path(), &["facts", "old.ron", "--of", "out-wire"]).status.code(), Some(1));
    assert_eq!(run(desk.path(), &["facts", "old.ron", "--of", "mtg-none"]).status.code(), Some(1));
}

#[test]
fn differences_are_told_and_counted_by_the_exit_code() {
    let desk = desk();
    let same = run(desk.path(), &["diff", "old.ron", "old.ron"]);
    assert_eq!((same.status.code(), out(&same)), (Some(0), String::new()));
    let output = run(desk.path(), &["diff", "old.ron", "new.ron", "--json", "--today", "2021-12-01"]);
    assert_eq!(output.status.code(), Some(1));
    let found = lines(&output);
    let kinds: Vec<&str> = found.iter().map(|line| line["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["reopened", "meeting_new", "records", "records"]);
    assert_eq!(found[0]["subject"], "question/Was aid agreed?");
    assert_eq!(found[0]["claims"][0], "clm-late", "the claim that came in leads");
    assert_eq!(found[0]["quotes"][0]["exact"], "“candid");
    assert_eq!(found[2]["added"], serde_json::json!(["mtg-oslo"]));
    let words = out(&run(desk.path(), &["diff", "old.ron", "new.ron", "--today", "2022-02-01"]));
    for line in [
        "Reopened\n  “Was aid agreed?” was reopened.",
        "      The Wire, art-wire: ““candid” (clm-late)",
        "is overdue: December 2021",
    ] {
        assert!(words.contains(line), "{line:?} is not in\n{words}");
    }
    for trouble in [&["diff", "old.ron", "none.ron"][..], &["diff", "old.ron"], &["diff"], &["diff", "a", "b", "c"]] {
        let output = Command::new(env!("CARGO_BIN_EXE_readout"))
            .args(trouble)
            .current_dir(desk.path())
            .env_remove("GIT_DIFF_PATH_COUNTER")
            .output()
            .unwrap();
        assert_eq!((output.status.code(), out(&output)), (Some(2), String::new()), "{trouble:?}");
    }
    // So git calls its driver for a file that is not merged.
    let unmerged = Command::new(env!("CARGO_BIN_EXE_readout"))
        .args(["diff", "doha.ron"])
        .current_dir(desk.path())
        .env("GIT_DIFF_PATH_COUNTER", "1")
        .env("GIT_DIFF_PATH_TOTAL", "1")
        .output()
        .unwrap();
    assert_eq!((unmerged.status.code(), out(&unmerged)), (Some(0), "doha.ron: is not merged yet\n".to_owned()));
}

#[test]
fn git_shows_what_changed() {
    let desk = desk();
    let git = |arguments: &[&str]| {
        let output = Command::new("git")
            .args(["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "core.autocrlf=false"])
            .args(arguments)
            .current_dir(desk.path())
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .output();
        output.ok()
    };
    let Some(version) = git(&["init", "-q"]) else {
        eprintln!("skipped: there is no git here");
        return;
    };
    assert!(version.status.success());
    fs::write(desk.path().join(".gitattributes"), "*.ron diff=readout\n").unwrap();
    fs::copy(desk.path().join("old.ron"), desk.path().join("doha.ron")).unwrap();
    for arguments in [
        &["config", "diff.readout.command", &format!("{} diff", env!("CARGO_BIN_EXE_readout").replace('\\', "/"))][..],
        &["add", "doha.ron", ".gitattributes"],
        &["commit", "-q", "-m", "first"],
    ] {
        assert!(git(arguments).unwrap().status.success(), "{arguments:?}");
    }
    fs::copy(desk.path().join("new.ron"), desk.path().join("doha.ron")).unwrap();
    let output = git(&["diff"]).unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let shown = out(&output);
    assert!(shown.starts_with("dossier doha.ron\n") && shown.contains("Oslo is new: cancelled."), "{shown}");
    // A file that came, and one that is no dossier.
    fs::write(desk.path().join("doha.ron"), "<<<<<<< ours").unwrap();
    let output = git(&["diff"]).unwrap();
    assert!(output.status.success() && out(&output).starts_with("dossier doha.ron: "), "{}", out(&output));
    let added = git(&["diff", "--cached", "4b825dc642cb6eb9a060e54bf8d69288fbee4904", "--", "doha.ron"]).unwrap();
    assert!(out(&added).contains("United States and Taliban, Doha is new"), "{}", out(&added));
}

#[test]
fn the_sample_lists_all_its_facts() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = run(folder, &["facts", "saved/doha-2021.dossier.ron", "--json"]);
    assert_eq!(output.status.code(), Some(0));
    let facts = lines(&output);
    let claims: usize = facts.iter().map(|fact| fact["claims"].as_array().unwrap().len()).sum();
    let sample = readout::store::open(&folder.join("saved/doha-2021.dossier.ron")).unwrap().dossier;
    assert_eq!(claims, sample.claims.len(), "every claim is on one fact");
    for fact in &facts {
        assert!(fact["reason"].as_str().unwrap().ends_with(['.', '!', '?']), "{fact}");
        assert!(fact["state"].is_string() && fact["question"].is_string());
    }
    assert!(meeting().is_well_formed());
}
