//! What opening and saving cost, in time and memory, beside what the machine can do at best.
//!
//! `cargo bench --bench store` measures 1,000 articles with ten claims each, 10,000 with one and 10,000 with ten;
//! `cargo bench --bench store -- 100000x1` what it is told. Every figure comes from processes of its own, which this program starts one after the other, and is their median. The first
//! run of each kind warms the cache and does not count.
#![allow(clippy::print_stdout, reason = "the table is what it is for")]

#[path = "support/corpus.rs"]
mod corpus;
#[path = "support/memory.rs"]
mod memory;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

use chrono::DateTime;
use readout::edit::{Change, Edit, History};
use readout::model::text::char_count;
use readout::model::{Claim, ClaimId, Dossier, Quote, Record};
use readout::store::{self, Keep, Origin, Progress, Recovery, StateFolder};

/// How often each is measured; with files of hundreds of megabytes a third of that.
const ROUNDS: usize = 7;

/// What a process measures: its name in the table, and what it does with a file.
type Job = (&'static str, fn(&Path));

const JOBS: &[Job] = &[
    ("read the bytes", read_bytes),
    ("parse as JSON (serde_json)", parse_json),
    ("open", open),
    ("open a second time", open_again),
    ("write and flush the bytes", write_bytes),
    ("write as JSON (serde_json)", write_json),
    ("save, with the version before kept", save),
    ("save as a new file", save_new),
    ("remove versions that are too many", prune),
    ("snapshot of unsaved work", snapshot),
    ("the window's part of a snapshot", hand_over),
    ("one edit", edit),
    ("undo", undo),
    ("redo", redo),
];

fn main() {
    readout::memory::keep_between_frames();
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    if let [word, job, file] = arguments.as_slice()
        && word == "do"
    {
        let (_, work) = JOBS.iter().find(|(name, _)| name == job).expect("the job is one of the list");
        return work(Path::new(file));
    }
    let size = |argument: &String| {
        let (articles, claims) = argument.split_once('x')?;
        Some((articles.parse().ok()?, claims.parse().ok()?))
    };
    let mut sizes: Vec<(usize, usize)> = arguments.iter().filter_map(size).collect();
    if sizes.is_empty() {
        sizes = vec![(1_000, 10), (10_000, 1), (10_000, 10)];
    }
    let folder = tempfile::tempdir().expect("a folder for the files");
    for (articles, claims) in sizes {
        let file = make(folder.path(), articles, claims);
        let size = fs::metadata(&file).expect("it was written").len();
        println!(
            "\n{articles} articles, {} claims, {:.1} MB\n\n| | ms | MB/s | peak / file | after / file |\n|---|---|---|---|---|",
            articles * claims,
            megabytes(size)
        );
        for (job, _) in JOBS {
            measure(job, &file, size);
        }
        fs::remove_file(&file).expect("it is ours");
    }
}

fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

/// A file of so many articles, with so many claims for each.
fn make(folder: &Path, articles: usize, claims: usize) -> PathBuf {
    let mut dossier = corpus::dossier(corpus::Shape::of(articles));
    let mut random = fastrand::Rng::with_seed(9);
    let claimed = dossier.claims.values().next().cloned().expect("the corpus has claims");
    // What spoke of the claims there were would be without them.
    dossier.claims.clear();
    dossier.findings.clear();
    for (id, article) in &dossier.articles {
        let length = char_count(&article.text);
        for _ in 0..claims {
            let start = random.usize(..length - 60);
            let quotes = Quote::of(id, &article.text, start..start + random.usize(8..50)).into_iter().collect();
            let claim = Claim { quotes, ..Claim::clone(&claimed) };
            dossier.claims.insert(ClaimId::mint(&mut random), Arc::new(claim));
        }
    }
    let path = folder.join("measured.dossier.ron");
    fs::write(&path, store::to_text(&dossier)).expect("there is room");
    // The files made of it belong to the size before.
    let _ = fs::remove_file(path.with_extension("json"));
    path
}

/// Runs a job some times, and prints the medians: time, bytes in a second, and memory against that of an empty process.
fn measure(job: &str, file: &Path, size: u64) {
    let mut figures: [Vec<f64>; 3] = Default::default();
    let rounds = if size > 200_000_000 { ROUNDS / 3 } else { ROUNDS };
    for round in 0..=rounds {
        let output = Command::new(std::env::current_exe().expect("this program")).args(["do", job]).arg(file).output();
        let output = output.expect("this program runs");
        assert!(output.status.success(), "{job}: {}", String::from_utf8_lossy(&output.stderr));
        let line = String::from_utf8_lossy(&output.stdout).into_owned();
        if round > 0 {
            let parts = line.split_whitespace().map(|part| part.parse::<f64>().expect("a figure"));
            figures.iter_mut().zip(parts).for_each(|(all, part)| all.push(part));
        }
    }
    let [seconds, peak, after] = figures.map(|mut all| {
        all.sort_by(f64::total_cmp);
        all[all.len() / 2]
    });
    let size = size as f64;
    let rate = if seconds > 0.001 { format!("{:.0}", size / 1e6 / seconds) } else { "–".to_owned() };
    println!("| {job} | {:.3} | {rate} | {:.2} | {:.2} |", seconds * 1000.0, peak / size, after / size);
}

/// The most memory that was resident, and what is when the rest was given back, as the window does, in bytes; zero where
/// the system does not tell.
fn memory() -> (f64, f64) {
    readout::memory::give_back();
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let field = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        line.trim_start_matches(':').split_whitespace().next()?.parse::<f64>().ok().map(|kilobytes| kilobytes * 1024.0)
    };
    (field("VmHWM").unwrap_or_default(), field("VmRSS").unwrap_or_default())
}

/// Does the work, tells its time and the memory of the process, and lets go of what it gave only then.
fn time<T>(work: impl FnOnce() -> T) -> T {
    let begun = Instant::now();
    let result = work();
    tell(begun.elapsed().as_secs_f64());
    result
}

fn tell(seconds: f64) {
    let (peak, now) = memory();
    let mut out = std::io::stdout().lock();
    writeln!(out, "{seconds} {peak} {now}").expect("the one who started this listens");
}

fn opened(file: &Path) -> store::Opened {
    store::open(file).expect("the file opens")
}

fn read_bytes(file: &Path) {
    time(|| fs::read(file).expect("the file is there"));
}

fn open(file: &Path) {
    time(|| opened(file));
}

fn open_again(file: &Path) {
    drop(opened(file));
    time(|| opened(file));
}

fn parse_json(file: &Path) {
    let json = file.with_extension("json");
    if !json.exists() {
        fs::write(&json, serde_json::to_vec_pretty(&opened(file).dossier).expect("plain data")).expect("there is room");
    }
    time(|| serde_json::from_slice::<Dossier>(&fs::read(&json).expect("it was written")).expect("it was plain data"));
}

fn beside(file: &Path) -> tempfile::TempDir {
    tempfile::tempdir_in(file.parent().expect("it lies in a folder")).expect("a folder beside it")
}

fn write_through(path: &Path, bytes: &[u8]) {
    let mut file = fs::File::create(path).expect("the folder can be written");
    file.write_all(bytes).expect("there is room");
    file.sync_all().expect("the disk confirms");
}

fn write_bytes(file: &Path) {
    let (bytes, folder) = (fs::read(file).expect("the file is there"), beside(file));
    time(|| write_through(&folder.path().join("copy"), &bytes));
}

fn write_json(file: &Path) {
    let (dossier, folder) = (opened(file).dossier, beside(file));
    time(|| write_through(&folder.path().join("copy"), &serde_json::to_vec_pretty(&dossier).expect("plain data")));
}

/// A copy of the file, opened, with one word changed; and a state folder.
fn changed(file: &Path) -> (tempfile::TempDir, PathBuf, store::Opened) {
    let folder = beside(file);
    let copy = folder.path().join("copy.dossier.ron");
    fs::copy(file, &copy).expect("there is room");
    let mut opened = opened(&copy);
    opened.dossier.about.notes.push_str("one word more");
    (folder, copy, opened)
}

fn save(file: &Path) {
    let (folder, copy, opened) = changed(file);
    let state = StateFolder::at(folder.path().join("state"));
    let keep = Keep { state: &state, now: DateTime::UNIX_EPOCH };
    let saved = time(|| store::save_with(&copy, &opened.dossier, Some(&opened.stamp), Some(keep), &Progress::new()));
    assert!(saved.expect("it is saved").not_kept.is_none(), "the version before is kept");
}

fn save_new(file: &Path) {
    let (folder, _, opened) = changed(file);
    let path = folder.path().join("new.dossier.ron");
    time(|| store::save_with(&path, &opened.dossier, None, None, &Progress::new())).expect("it is saved");
}

fn prune(file: &Path) {
    let (folder, copy, mut opened) = changed(file);
    let state = StateFolder::at(folder.path().join("state"));
    let keep = Keep { state: &state, now: DateTime::UNIX_EPOCH };
    for _ in 0..6 {
        opened.dossier.about.notes.push('.');
        store::save_with(&copy, &opened.dossier, None, Some(keep), &Progress::new()).expect("it is saved");
    }
    time(|| store::prune_versions(&state, &copy));
    assert_eq!(store::versions(&state, &copy).len(), 5);
}

fn origin() -> Origin {
    Origin { path: None, base: None, at: DateTime::UNIX_EPOCH, typed: None }
}

fn snapshot(file: &Path) {
    let (folder, _, opened) = changed(file);
    let mut window = Recovery::begin(&StateFolder::at(folder.path().join("state"))).expect("a folder for it");
    time(|| window.keep(&opened.dossier, &origin())).expect("it is kept");
}

fn hand_over(file: &Path) {
    let dossier = opened(file).dossier;
    let snapshot = time(|| dossier.clone());
    assert!(snapshot.is_same_state(&dossier));
}

/// The article in the middle with another title.
fn an_edit(dossier: &Dossier) -> Edit {
    let (id, article) = dossier.articles.iter().nth(dossier.articles.len() / 2).expect("there are articles");
    let article = readout::model::Article { title: "Another title".to_owned(), ..(**article).clone() };
    Edit::one("change a title", Change::Put(Record::Article(id.clone(), Arc::new(article))))
}

fn edit(file: &Path) {
    let mut history = History::new(opened(file).dossier);
    let edit = an_edit(history.dossier());
    time(|| history.apply(edit)).expect("the edit holds together");
}

fn undo(file: &Path) {
    let mut history = History::new(opened(file).dossier);
    let edit = an_edit(history.dossier());
    history.apply(edit).expect("the edit holds together");
    time(|| history.undo().is_some());
}

fn redo(file: &Path) {
    let mut history = History::new(opened(file).dossier);
    let edit = an_edit(history.dossier());
    history.apply(edit).expect("the edit holds together");
    history.undo();
    time(|| history.redo().is_some());
}
