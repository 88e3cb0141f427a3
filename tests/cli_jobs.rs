//! The program without its window, run as scripts run it.
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const SMALL: &str = include_str!("golden/small.dossier.ron");
const STORY: &str = "Envoys of the two river states met in the old customs house on Monday to talk about the ferry line \
    that has been shut since March. The host, a retired judge, said both sides had come with written proposals and \
    would exchange them before lunch.\n";
const OTHER: &str = "Muttaqi said in Kabul that schools would open again in the spring, and that a list of teachers was \
    being drawn up by the ministry of education together with the provinces.\n";

/// The program, to be run in a folder.
fn readout(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_readout"));
    let state = folder.join(".state");
    command
        .env("XDG_STATE_HOME", state)
        .args(arguments)
        .current_dir(folder)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY");
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    readout(folder, arguments).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn lines(output: &Output) -> Vec<serde_json::Value> {
    out(output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A folder with the small dossier and two articles.
fn desk() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("small.dossier.ron"), SMALL).unwrap();
    fs::write(folder.path().join("ferry.txt"), STORY).unwrap();
    fs::create_dir_all(folder.path().join("more/deeper")).unwrap();
    fs::write(folder.path().join("more/deeper/schools.md"), format!("# Schools\n\n{OTHER}")).unwrap();
    fs::write(folder.path().join("more/.hidden.txt"), OTHER).unwrap();
    fs::write(folder.path().join("more/table.csv"), "a,b").unwrap();
    folder
}

#[test]
fn import_makes_a_dossier_and_knows_it_again() {
    let desk = desk();
    let output = run(desk.path(), &["import", "new.dossier.ron", "ferry.txt", "more"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let said = out(&output);
    let said: Vec<&str> = said.lines().collect();
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].starts_with("ferry.txt: added as art-"), "{said:?}");
    assert!(said[1].starts_with("more/deeper/schools.md: added as art-") && said[1].ends_with("“Schools”"), "{said:?}");
    assert_eq!(run(desk.path(), &["check", "new.dossier.ron"]).status.code(), Some(0));

    let before = fs::read(desk.path().join("new.dossier.ron")).unwrap();
    let again = run(desk.path(), &["import", "new.dossier.ron", "ferry.txt", "--json"]);
    let line = &lines(&again)[0];
    assert_eq!(line["path"], "ferry.txt");
    assert_eq!(line["article"], serde_json::Value::Null);
    assert!(line["duplicate_of"].as_str().unwrap().starts_with("art-"));
    assert_eq!(fs::read(desk.path().join("new.dossier.ron")).unwrap(), before);
}

#[test]
fn import_tells_what_failed_and_adds_the_rest() {
    let desk = desk();
    fs::write(desk.path().join("edited.txt"), STORY.replace("retired", "former")).unwrap();
    let arguments = ["import", "small.dossier.ron", "gone.txt", "ferry.txt", "more/table.csv", "edited.txt", "--json"];
    let output = run(desk.path(), &arguments);
    assert_eq!(output.status.code(), Some(1));
    let lines = lines(&output);
    let failed: Vec<bool> = lines.iter().map(|line| line.get("error").is_some()).collect();
    assert_eq!(failed, [true, false, true, false]);
    assert_eq!(lines[3]["similar_to"], lines[1]["article"]);
    let dossier = readout::store::open(&desk.path().join("small.dossier.ron")).unwrap().dossier;
    assert_eq!(dossier.articles.len(), 3);
}

#[test]
fn import_makes_no_dossier_of_nothing() {
    let desk = desk();
    assert_eq!(run(desk.path(), &["import", "new.dossier.ron", "gone.txt"]).status.code(), Some(1));
    assert!(!desk.path().join("new.dossier.ron").exists());
}

#[test]
fn import_leaves_a_broken_dossier_alone() {
    let desk = desk();
    let broken = SMALL.replace("kind: State", "kind: Realm");
    fs::write(desk.path().join("small.dossier.ron"), &broken).unwrap();
    let output = run(desk.path(), &["import", "small.dossier.ron", "ferry.txt"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(out(&output), "");
    assert!(err(&output).contains("“Realm” is none of Person"), "{}", err(&output));
    assert_eq!(fs::read_to_string(desk.path().join("small.dossier.ron")).unwrap(), broken);
}

#[test]
fn article_prints_one_object_a_file_in_their_order() {
    let desk = desk();
    let output = run(desk.path(), &["article", "more/deeper/schools.md", "gone.txt", "ferry.txt", "--json"]);
    assert_eq!(output.status.code(), Some(1));
    let found = out(&output);
    let begins: Vec<&str> = found.lines().map(|line| line.split(",\"").next().unwrap()).collect();
    assert_eq!(begins, [r#"{"path":"more/deeper/schools.md""#, r#"{"path":"gone.txt""#, r#"{"path":"ferry.txt""#]);
    let lines = lines(&output);
    assert_eq!(lines[0]["title"], "Schools");
    assert_eq!(lines[0]["text"], OTHER.trim_end());
    assert_eq!(lines[0]["outlet"], serde_json::Value::Null);
    assert_eq!(lines[2]["sha256"], readout::model::text::sha256_hex(STORY.as_bytes()));
    let mut keys: Vec<&str> = lines[2].as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    assert_eq!(keys, ["authors", "language", "outlet", "path", "published", "sha256", "text", "title"]);
}

#[test]
fn propose_reads_texts_as_they_are_and_dossiers_by_article() {
    let desk = desk();
    let text = "\r\n  Kabul, “café”: envoys met on Saturday.\n";
    fs::write(desk.path().join("raw.txt"), text).unwrap();
    let files = ["propose", "raw.txt", "gone.txt", "small.dossier.ron", "--published", "2021-10-11", "--json"];
    let output = run(desk.path(), &files);
    assert_eq!(output.status.code(), Some(1), "one file is not there");
    let lines = lines(&output);
    assert_eq!(lines[0]["path"], "raw.txt");
    assert_eq!(lines[0]["published"], "2021-10-11");
    let date = &lines[0]["dates"][0];
    assert_eq!((&date["text"], &date["from"]), (&"Saturday".into(), &"2021-10-09".into()));
    let start = text.chars().collect::<String>().find("Saturday").map(|byte| text[..byte].chars().count());
    assert_eq!(date["start"].as_u64(), start.map(|start| start as u64), "over the file's own text");
    assert_eq!(lines[1]["path"], "gone.txt");
    assert!(lines[1]["error"].is_string());
    let dossier = readout::store::open(&desk.path().join("small.dossier.ron")).unwrap().dossier;
    let articles: Vec<&str> = lines[2..].iter().map(|line| line["article"].as_str().unwrap()).collect();
    assert_eq!(articles, dossier.articles.keys().map(readout::model::ArticleId::as_str).collect::<Vec<_>>());
    let output = run(desk.path(), &["propose", "raw.txt", "--published", "yesterday"]);
    assert_eq!(output.status.code(), Some(2));
    let output = run(desk.path(), &["propose", "raw.txt"]);
    assert!(out(&output).contains("Saturday"), "{}", out(&output));
}

#[test]
fn check_names_the_line_and_the_remedy() {
    let desk = desk();
    let check = |text: &str| {
        fs::write(desk.path().join("d.ron"), text).unwrap();
        run(desk.path(), &["check", "d.ron"])
    };
    let good = check(SMALL);
    assert_eq!((good.status.code(), out(&good)), (Some(0), String::new()));
    let line = |text: &str, needle: &str| text.lines().position(|line| line.contains(needle)).unwrap() + 1;

    let dangling = SMALL.replace("parent: \"top-aid\"", "parent: \"top-old\"");
    let output = check(&dangling);
    assert_eq!(output.status.code(), Some(1));
    let expect = format!(
        "d.ron:{}:15: top-food, parent: there is no topic “top-old” — Add the missing record, or take the reference out.",
        line(&dangling, "top-old")
    );
    assert!(out(&output).lines().any(|said| said == expect), "{expect:?} is not in {}", out(&output));
    assert!(out(&output).contains("d.ron: notice: The file was edited outside Readout"), "{}", out(&output));

    let broken = SMALL.replace("kind: State", "kind: Realm");
    let expect = format!("d.ron:{}:13: actors › act-us › kind: “Realm” is none of", line(&broken, "Realm"));
    assert!(out(&check(&broken)).starts_with(&expect), "{expect:?} is not in {}", out(&check(&broken)));

    fs::write(desk.path().join("d.ron"), &dangling).unwrap();
    let found = lines(&run(desk.path(), &["check", "d.ron", "--json"]));
    let error = found.iter().find(|found| found["severity"] == "error").unwrap();
    assert_eq!(error["record"], "top-food");
    assert_eq!(error["line"], line(&dangling, "top-old"));
}

#[test]
fn format_gives_the_canonical_text_once() {
    let desk = desk();
    let path = desk.path().join("small.dossier.ron");
    let loose = SMALL.replace("\n    ", "\n          ").replace('\n', "\r\n");
    let loose = &loose[..loose.rfind("// sha256").unwrap()];
    assert_ne!(loose, SMALL);
    fs::write(&path, loose).unwrap();
    let output = run(desk.path(), &["format", "small.dossier.ron"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let formatted = fs::read_to_string(&path).unwrap();
    assert_eq!(formatted, SMALL);
    let written = fs::metadata(&path).unwrap().modified().unwrap();
    assert_eq!(run(desk.path(), &["format", "small.dossier.ron"]).status.code(), Some(0));
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), written);
}

#[test]
fn search_finds_records_and_words() {
    let desk = desk();
    let output = run(desk.path(), &["search", "small.dossier.ron", "west", "--json"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let lines = lines(&output);
    assert_eq!((&lines[0]["group"], &lines[0]["record"]), (&"actors".into(), &"act-west".into()));
    let words = lines.iter().find(|line| line["group"] == "words").unwrap();
    assert_eq!((&words["start"], &words["end"]), (&22.into(), &26.into()));
    let plain = run(desk.path(), &["search", "small.dossier.ron", "\"Nobody signed\""]);
    assert!(
        out(&plain).contains("In the words of articles (1)\n  art-voa  US, Taliban Meet in Doha"),
        "{}",
        out(&plain)
    );
}

#[test]
fn summary_writes_what_the_ending_says() {
    let desk = desk();
    let summary = |arguments: &[&str]| run(desk.path(), &[&["summary", "small.dossier.ron"], arguments].concat());
    for (name, begins) in [("b.pdf", &b"%PDF-"[..]), ("b.html", b"<!"), ("b.md", b"# ")] {
        let output = summary(&["-o", name]);
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        let bytes = fs::read(desk.path().join(name)).unwrap();
        assert!(
            bytes.get(..16).is_some_and(|first| first.to_ascii_lowercase().starts_with(&begins.to_ascii_lowercase())),
            "{name}"
        );
    }
    let output = summary(&["--of", "mtg-doha"]);
    assert!(out(&output).contains("First talks"), "{}", out(&output));
    let output = summary(&["--of", "mtg-none"]);
    assert_eq!((output.status.code(), out(&output)), (Some(1), String::new()));
    let output = summary(&["-o", "small.dossier.ron"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(fs::read_to_string(desk.path().join("small.dossier.ron")).unwrap(), SMALL);
    assert_eq!(summary(&["--format", "doc"]).status.code(), Some(2));
}

#[test]
fn what_is_not_understood_is_exit_2() {
    let desk = desk();
    for arguments in [&["check"][..], &["import", "d.ron"], &["--no-such"], &["search", "d.ron", "x", "--limit", "y"]] {
        let output = run(desk.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(out(&output), "", "{arguments:?}");
    }
    let help = run(desk.path(), &["--help"]);
    assert_eq!(help.status.code(), Some(0));
    assert!(out(&help).contains("import") && err(&help).is_empty());
}

#[test]
fn without_a_display_the_commands_are_named() {
    let desk = desk();
    let output = run(desk.path(), &["small.dossier.ron"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(err(&output).contains("no display") && err(&output).contains("check"), "{}", err(&output));
    assert_eq!(err(&output).lines().count(), 1);
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let desk = desk();
    let mut child = readout(desk.path(), &["article", "ferry.txt", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(err(&output), "");
    assert_eq!(output.status.code(), Some(0));
}
