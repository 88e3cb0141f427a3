//! The layers of the house, kept by reading its sources: what a folder must never mention.
//!
//! `ARCHITECTURE.md` gives the reasons.
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What stands outside of plain data: windows, files, the environment, clocks.
const OUTSIDE: &[&str] = &[
    "egui::",
    "eframe",
    "rfd::",
    "std::fs",
    "std::env",
    "std::process",
    "std::thread",
    "SystemTime::now",
    "Instant::now",
    "Utc::now",
    "Local::now",
];
/// The window and its dialogs.
const WINDOW: &[&str] = &["egui::", "eframe", "rfd::", "crate::desk", "crate::cli"];
/// Everything that could open a connection.
const NETWORK: &[&str] =
    &["std::net", "TcpStream", "TcpListener", "UdpSocket", "reqwest", "ureq", "hyper::", "tokio::", "curl::"];
/// Every folder of the library.
const FOLDERS: &[&str] = &[
    "cli", "compare", "desk", "edit", "exchange", "import", "model", "names", "places", "propose", "reading", "report",
    "search", "store", "walled",
];

/// Where colours and sizes of type are given: the theme, and the measures of the reader.
const MEASURES: &[&str] = &["desk/theme", "desk/widgets/reader/style.rs"];

/// Longer than 500 lines without its tests, and why that is better than a split.
const LONG: &[(&str, &str)] =
    &[("import/plain.rs", "the lines of a text are told apart by rules that stand beside each other")];

/// A source file: its path from `src/` with forward slashes, and its lines without comments.
struct Source {
    path: String,
    lines: Vec<String>,
    header: bool,
}

impl Source {
    /// Whether the whole file holds tests.
    fn is_test(&self) -> bool {
        self.path.ends_with("tests.rs") || self.path.contains("/tests/")
    }

    /// The lines before the file's own tests.
    fn without_tests(&self) -> &[String] {
        let end = self.lines.iter().position(|line| line.trim() == "#[cfg(test)]").unwrap_or(self.lines.len());
        &self.lines[..end]
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                let short = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
                let lines = text.lines().map(|line| without_comment(line).to_owned()).collect();
                found.push(Source { path: short, lines, header: text.starts_with("//!") });
            }
        }
    }
    found.sort_by(|left, right| left.path.cmp(&right.path));
    assert!(found.len() > 20, "the sources were not found");
    found
}

fn without_comment(line: &str) -> &str {
    // “://” begins no comment: it stands in addresses.
    let starts = line.match_indices("//").find(|(at, _)| !line[..*at].ends_with(':'));
    starts.map_or(line, |(at, _)| &line[..at])
}

/// Every place in the folder (or file) where one of the words stands.
fn mentions(sources: &[Source], folder: &str, words: &[&str]) -> Vec<String> {
    let inside = |source: &&Source| source.path == folder || source.path.starts_with(&format!("{folder}/"));
    let mut found = Vec::new();
    for source in sources.iter().filter(inside) {
        for (number, line) in source.lines.iter().enumerate() {
            if let Some(word) = words.iter().find(|word| line.contains(**word)) {
                found.push(format!("src/{}:{}: {word}", source.path, number + 1));
            }
        }
    }
    found
}

fn check(folders: &[&str], words: &[&str]) {
    let sources = sources();
    let found: Vec<String> = folders.iter().flat_map(|folder| mentions(&sources, folder, words)).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

fn all_but(known: &[&str]) -> Vec<String> {
    FOLDERS.iter().filter(|folder| !known.contains(folder)).map(|folder| format!("crate::{folder}")).collect()
}

fn check_knows_only(folder: &str, known: &[&str]) {
    let words = all_but(known);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    check(&[folder], &words);
}

#[test]
fn the_core_is_plain_data() {
    check(&["model", "edit", "compare", "exchange", "names", "places", "propose", "reading"], OUTSIDE);
}

#[test]
fn each_folder_knows_only_what_is_below_it() {
    check_knows_only("model", &["model"]);
    check_knows_only("edit", &["edit", "model"]);
    check_knows_only("exchange", &["exchange", "model", "edit", "compare"]);
    check_knows_only("names", &["names"]);
    check_knows_only("places", &["places"]);
    check_knows_only("compare", &["compare", "model", "names", "places", "reading"]);
    check_knows_only("reading", &["reading", "model", "names", "places"]);
    check_knows_only("propose", &["propose", "model", "edit", "compare", "names", "places", "reading"]);
    check_knows_only("store", &["store", "model"]);
    check_knows_only("import", &["import", "model"]);
    check_knows_only("walled", &["walled", "import", "model"]);
    check_knows_only("search", &["search", "model", "names"]);
    check_knows_only("walled", &["walled", "import", "model"]);
    check_knows_only("report", &["report", "model", "compare"]);
}

#[test]
fn only_the_desk_knows_the_window() {
    check(&["store", "import", "walled", "search", "report", "exchange"], WINDOW);
    check(&["cli"], &["egui::", "eframe", "rfd::", "crate::desk"]);
    check(&["desk"], &["crate::cli"]);
}

/// Readers of foreign bytes touch nothing but the bytes; what starts a process for them opens no file.
#[test]
fn readers_touch_nothing_outside() {
    check(&["import"], OUTSIDE);
    // Bytes are handed to the process: what it is made of opens no file. `walled/files.rs` reads them, before.
    check(&["walled/mod.rs", "walled/parent.rs", "walled/child.rs", "walled/error.rs"], &["std::fs"]);
    check(&["walled"], &["std::net"]);
}

#[test]
fn nothing_opens_a_connection() {
    check(FOLDERS, NETWORK);
    check(&["main.rs", "lib.rs"], NETWORK);
}

#[test]
fn colours_and_sizes_come_from_the_theme() {
    let sources = sources();
    let raw = [
        "Color32::from_rgb",
        "Color32::from_rgba",
        "Color32::from_gray",
        "Color32::from_hex",
        "Rgba::from_",
        "hex_color!",
        "FontId::new",
        "FontId::proportional",
        "FontId::monospace",
    ];
    let mut found = Vec::new();
    let views = |source: &&Source| {
        source.path.starts_with("desk/") && !MEASURES.iter().any(|place| source.path.starts_with(place))
    };
    for source in sources.iter().filter(views).filter(|source| !source.is_test()) {
        for (number, line) in source.without_tests().iter().enumerate() {
            if raw.iter().any(|word| line.contains(word)) || names_a_colour(line) {
                found.push(format!("src/{}:{}: {}", source.path, number + 1, line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// A string literal like "#0B645F".
fn names_a_colour(line: &str) -> bool {
    line.match_indices("\"#").any(|(at, _)| {
        let digits = line[at + 2..].bytes().take_while(u8::is_ascii_hexdigit).count();
        digits == 6 || digits == 8
    })
}

#[test]
fn files_are_of_a_size_to_be_read() {
    let allowed: BTreeMap<&str, &str> = LONG.iter().copied().collect();
    let sources = sources();
    for source in sources.iter().filter(|source| !source.is_test()) {
        let length = source.without_tests().len();
        let known = allowed.contains_key(source.path.as_str());
        assert!(length <= 500 || known, "src/{} has {length} lines: split it by meaning", source.path);
        assert!(length > 500 || !known, "src/{} is short again: take it off the list", source.path);
    }
    for path in allowed.keys() {
        assert!(sources.iter().any(|source| source.path == *path), "{path} is on the list and not in the house");
    }
}

#[test]
fn every_file_says_what_it_is() {
    let silent = sources().into_iter().filter(|source| !source.header && !source.is_test());
    let silent: Vec<String> = silent.map(|source| source.path).collect();
    assert!(silent.is_empty(), "no //! line at the top of {silent:?}");
}

#[test]
fn comments_do_not_count() {
    for (line, expect) in [
        ("let a = 1; // std::fs", "let a = 1; "),
        ("/// egui", ""),
        ("let b = \"https://example.org\";", "let b = \"https://example.org\";"),
    ] {
        assert_eq!(without_comment(line), expect);
    }
}
