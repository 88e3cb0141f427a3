//! `readout merge` and `readout git-setup`, run as scripts and git run them.
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const SMALL: &str = include_str!("golden/small.dossier.ron");
/// What a merge that a text program made would leave.
const MARKERS: [&str; 3] = ["<<<<<<<", "=======\n", ">>>>>>>"];

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_readout")).args(arguments).current_dir(folder).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The small dossier with some words changed, each of which stands in it.
fn changed(changes: &[(&str, &str)]) -> String {
    let mut text = SMALL.to_owned();
    for (from, to) in changes {
        assert!(text.contains(from), "{from:?} is not in the dossier");
        text = text.replace(from, to);
    }
    text
}

fn desk(ours: &[(&str, &str)], theirs: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, changes) in [("base.ron", &[][..]), ("ours.ron", ours), ("theirs.ron", theirs)] {
        fs::write(folder.path().join(name), changed(changes)).unwrap();
    }
    folder
}

const THREE: [&str; 6] = ["merge", "base.ron", "ours.ron", "theirs.ron", "-o", "out.ron"];

#[test]
fn what_does_not_meet_is_merged_and_told() {
    let desk = desk(
        &[("name: \"Voice of America\"", "name: \"VOA\"")],
        &[("text: \"To meet again\"", "text: \"To meet in spring\""), ("venue: \"Sheraton\"", "venue: \"Ritz\"")],
    );
    let output = run(desk.path(), &THREE);
    assert_eq!(output.status.code(), Some(0), "{}{}", out(&output), err(&output));
    let merged = fs::read_to_string(desk.path().join("out.ron")).unwrap();
    for words in ["\"VOA\"", "\"To meet in spring\"", "\"Ritz\""] {
        assert!(merged.contains(words), "{words}");
    }
    let said = out(&output);
    let line = said.lines().find(|line| line.contains("First talks")).unwrap();
    let row: usize = line.split(':').nth(1).unwrap().parse().unwrap();
    assert!(line.starts_with("out.ron:") && line.contains("outcomes") && line.contains("place"), "{line}");
    assert!(merged.lines().nth(row - 1).unwrap().contains("place"), "line {row} of the merged file");
}

#[test]
fn what_both_changed_is_kept_both_ways_and_wants_a_look() {
    let dates = |day: &'static str| [("edtf: \"2021-10-09/2021-10-10\"", day)];
    let desk = desk(&dates("edtf: \"2021-10-11\""), &dates("edtf: \"2021-10-12\""));
    let output = run(desk.path(), &THREE);
    assert_eq!(output.status.code(), Some(1), "{}", err(&output));
    assert!(err(&output).contains("to look at"), "{}", err(&output));
    let merged = fs::read_to_string(desk.path().join("out.ron")).unwrap();
    assert!(merged.contains("edtf: \"2021-10-11\""), "the record holds ours");
    for held in ["value: Date(\"2021-10-11\")", "value: Date(\"2021-10-12\")"] {
        assert!(merged.contains(held), "{held} is a finding");
    }
    assert!(MARKERS.iter().all(|marker| !merged.contains(marker)));
    let again = [&THREE[..], &["--prefer", "theirs", "--json"]].concat();
    let refused = run(desk.path(), &again);
    assert_eq!(refused.status.code(), Some(2), "a file that was not read is not written over");
    assert_eq!(fs::read_to_string(desk.path().join("out.ron")).unwrap(), merged);
    fs::remove_file(desk.path().join("out.ron")).unwrap();
    let theirs = run(desk.path(), &again);
    let merged = fs::read_to_string(desk.path().join("out.ron")).unwrap();
    assert!(merged.contains("edtf: \"2021-10-12\""), "the record holds theirs");
    let lines: Vec<serde_json::Value> = out(&theirs).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let conflict = lines.iter().find(|line| line["kind"] == "conflict").unwrap();
    assert_eq!((&conflict["record"], &conflict["look"]), (&"mtg-doha".into(), &true.into()));
    assert_eq!(conflict["taken"], "both");
}

#[test]
fn without_a_base_both_are_joined() {
    let desk = desk(&[("\"doha\",", "\"ours\",")], &[("\"doha\",", "\"theirs\",")]);
    let output = run(desk.path(), &["merge", "--no-base", "ours.ron", "theirs.ron", "-o", "out.ron"]);
    assert_eq!(output.status.code(), Some(0), "{}{}", out(&output), err(&output));
    let merged = fs::read_to_string(desk.path().join("out.ron")).unwrap();
    assert!(merged.contains("\"ours\",") && merged.contains("\"theirs\","));
    // Git gives an empty file for what both added.
    fs::write(desk.path().join("empty"), "").unwrap();
    let output = run(desk.path(), &["merge", "empty", "ours.ron", "theirs.ron", "-o", "again.ron"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert_eq!(fs::read_to_string(desk.path().join("again.ron")).unwrap(), merged);
}

#[test]
fn trouble_writes_nothing() {
    let desk = desk(&[], &[]);
    fs::write(desk.path().join("broken.ron"), "<<<<<<< ours").unwrap();
    let ours = fs::read(desk.path().join("ours.ron")).unwrap();
    for arguments in [
        &["merge", "base.ron", "ours.ron", "broken.ron", "-o", "ours.ron"][..],
        &["merge", "broken.ron", "ours.ron", "theirs.ron", "-o", "ours.ron"],
        &["merge", "base.ron", "ours.ron", "none.ron", "-o", "ours.ron"],
        &["merge", "ours.ron", "theirs.ron", "-o", "ours.ron"],
        &["merge", "--no-base", "base.ron", "ours.ron", "theirs.ron", "-o", "ours.ron"],
        &["merge", "base.ron", "ours.ron", "theirs.ron"],
    ] {
        let output = run(desk.path(), arguments);
        assert_eq!((output.status.code(), out(&output)), (Some(2), String::new()), "{arguments:?}");
        assert!(!err(&output).is_empty(), "{arguments:?}");
    }
    assert_eq!(fs::read(desk.path().join("ours.ron")).unwrap(), ours);
}

/// Git in a folder, with no configuration but the folder's and that of a home of its own; `None` where there is no git.
fn git(home: &Path, folder: &Path, arguments: &[&str]) -> Option<Output> {
    let mut command = Command::new("git");
    command.args(["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "core.autocrlf=false"]);
    command.args(["-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always"]);
    of_its_own(&mut command, home).args(arguments).current_dir(folder).output().ok()
}

fn of_its_own<'c>(command: &'c mut Command, home: &Path) -> &'c mut Command {
    command.env("HOME", home).env("XDG_CONFIG_HOME", home.join("config")).env("GIT_CONFIG_NOSYSTEM", "1");
    command.env("GIT_CONFIG_GLOBAL", home.join("gitconfig")).env("GIT_CEILING_DIRECTORIES", home);
    command.env_remove("GIT_DIR").env_remove("GIT_WORK_TREE").env_remove("GIT_INDEX_FILE")
}

fn setup(home: &Path, folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_readout"));
    of_its_own(&mut command, home).arg("git-setup").args(arguments).current_dir(folder).output().unwrap()
}

/// A folder for a test with git in it, or `None` with a word that it is skipped.
fn home() -> Option<tempfile::TempDir> {
    let home = tempfile::tempdir().unwrap();
    if git(home.path(), home.path(), &["--version"]).is_none() {
        eprintln!("skipped: there is no git here");
        return None;
    }
    Some(home)
}

fn ok(output: Option<Output>) -> String {
    let output = output.unwrap();
    assert!(output.status.success(), "{}{}", out(&output), err(&output));
    out(&output)
}

/// Two clones of a repository with the small dossier in it, the second merging what the first did.
fn two_desks(home: &Path, mine: &[(&str, &str)], yours: &[(&str, &str)]) -> (Output, String) {
    let at = |name: &str| home.join(name);
    let (first, second) = (at("first desk"), at("second desk"));
    fs::create_dir(&first).unwrap();
    ok(git(home, &first, &["init", "-q"]));
    fs::write(first.join("doha.dossier.ron"), SMALL).unwrap();
    assert!(setup(home, &first, &[]).status.success());
    ok(git(home, &first, &["add", "-A"]));
    ok(git(home, &first, &["commit", "-q", "-m", "begun"]));
    ok(git(home, home, &["clone", "-q", "first desk", "second desk"]));
    // The attributes came with the clone; the commands are each repository's own.
    assert!(setup(home, &second, &[]).status.success());
    assert_eq!(ok(git(home, &second, &["status", "--porcelain"])), "", "the line in .gitattributes is added once");
    for (desk, changes) in [(&first, yours), (&second, mine)] {
        fs::write(desk.join("doha.dossier.ron"), changed(changes)).unwrap();
        ok(git(home, desk, &["commit", "-q", "-a", "-m", "went on"]));
    }
    let pulled = git(home, &second, &["pull", "-q", "--no-rebase", "--no-edit", "origin", "HEAD"]).unwrap();
    let merged = fs::read_to_string(second.join("doha.dossier.ron")).unwrap();
    (pulled, merged)
}

#[test]
fn two_clones_pull_and_lose_nothing() {
    let Some(home) = home() else { return };
    // Lines that stand side by side, where a merge of lines would leave markers.
    let (pulled, merged) = two_desks(
        home.path(),
        &[("title: \"First talks\"", "title: \"The first talks\""), ("reason: \"Both", "reason: \"Indeed both")],
        &[("printed: \"Saturday and Sunday\"", "printed: \"The weekend\""), ("city: \"Doha\"", "city: \"Doha city\"")],
    );
    assert!(pulled.status.success(), "{}{}", out(&pulled), err(&pulled));
    for words in ["\"The first talks\"", "\"Indeed both readouts", "\"The weekend\"", "\"Doha city\""] {
        assert!(merged.contains(words), "{words} is not in the merged dossier");
    }
    assert!(MARKERS.iter().all(|marker| !merged.contains(marker)));
    assert_eq!(run(&home.path().join("second desk"), &["check", "doha.dossier.ron"]).status.code(), Some(0));
}

#[test]
fn what_two_clones_hold_against_each_other_is_left_to_look_at() {
    let Some(home) = home() else { return };
    let status = |to: &'static str| [("status: Held", to)];
    let (pulled, merged) = two_desks(home.path(), &status("status: Cancelled"), &status("status: Postponed"));
    assert!(!pulled.status.success(), "git leaves the commit to a person");
    assert!(MARKERS.iter().all(|marker| !merged.contains(marker)), "and the file is whole");
    for held in ["status: Cancelled", "value: Status(Cancelled)", "value: Status(Postponed)"] {
        assert!(merged.contains(held), "{held}");
    }
    let second = home.path().join("second desk");
    assert_eq!(run(&second, &["check", "doha.dossier.ron"]).status.code(), Some(0));
    assert!(ok(git(home.path(), &second, &["status", "--porcelain"])).contains("UU doha.dossier.ron"));
}

#[test]
fn setup_can_be_repeated_and_says_what_it_wrote() {
    let Some(home) = home() else { return };
    let nowhere = home.path().join("no repository");
    fs::create_dir(&nowhere).unwrap();
    let output = setup(home.path(), &nowhere, &[]);
    assert_eq!((output.status.code(), out(&output)), (Some(1), String::new()));
    assert!(err(&output).contains("no repository"), "{}", err(&output));

    for time in ["first", "second"] {
        let output = setup(home.path(), &nowhere, &["--global"]);
        assert!(output.status.success(), "{time}: {}", err(&output));
        assert!(out(&output).contains("merge.readout.driver"), "{time}: {}", out(&output));
    }
    let attributes = fs::read_to_string(home.path().join("config/git/attributes")).unwrap();
    assert_eq!(attributes, "*.dossier.ron merge=readout diff=readout\n");
    let drivers = ok(git(home.path(), home.path(), &["config", "--global", "--get-all", "merge.readout.driver"]));
    assert_eq!(drivers.lines().count(), 1);
    assert!(drivers.ends_with(" merge %O %A %B -o %A --name %P --driver\n"), "{drivers}");
}

#[test]
fn git_shows_versions_as_text() {
    let Some(home) = home() else { return };
    let repository = home.path().join("it's a desk");
    fs::create_dir(&repository).unwrap();
    ok(git(home.path(), &repository, &["init", "-q"]));
    assert!(setup(home.path(), &repository, &[]).status.success());
    for (message, text) in [("begun", SMALL.to_owned()), ("went on", changed(&[("\"Sheraton\"", "\"Ritz\"")]))] {
        fs::write(repository.join("doha.dossier.ron"), text).unwrap();
        ok(git(home.path(), &repository, &["add", "-A"]));
        ok(git(home.path(), &repository, &["commit", "-q", "-m", message]));
    }
    // `git show` does not run diff commands, and shows what textconv makes of both versions.
    let shown = ok(git(home.path(), &repository, &["show", "HEAD"]));
    assert!(shown.contains("Ritz") && !shown.contains("venue:"), "{shown}");
    // What is no dossier is shown as it is.
    fs::write(repository.join("doha.dossier.ron"), "half a file").unwrap();
    ok(git(home.path(), &repository, &["commit", "-q", "-a", "-m", "broken"]));
    let shown = ok(git(home.path(), &repository, &["show", "HEAD"]));
    assert!(shown.contains("+half a file"), "{shown}");
}
