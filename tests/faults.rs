//! A fault at every system call of saving, of keeping versions and of recovery: nothing torn, nothing lost, nothing left
//! lying about.
//!
//! The program runs itself under `strace`, which kills it on entering the n-th call of a kind, or lets that call fail, for
//! every n and every kind that can change a file. `cargo test --test faults` takes one error a call and prints a table;
//! with `FAULTS=all`, every error. Without `strace`, or where tracing is forbidden, it says so and does nothing.
#![allow(clippy::unwrap_used, reason = "a sweep that cannot be set up fails")]
#![allow(clippy::print_stdout, reason = "the table is what it is for")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Output};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::{DateTime, Days, Utc};
use readout::model::Dossier;
use readout::store::{self, FileStamp, Keep, Origin, Recovery, StateFolder, recoverable, to_text, versions};

/// The calls that open, change or name files, and those that read what decides.
const CALLS: &[&str] = &[
    "openat",
    "read",
    "write",
    "fsync",
    "fchmod",
    "fchown",
    "close",
    "rename",
    "renameat",
    "renameat2",
    "unlink",
    "unlinkat",
    "rmdir",
    "mkdir",
    "flock",
    "statx",
    "newfstatat",
    "lseek",
    "ftruncate",
];
const FEW_ERRORS: &[&str] = &["ENOSPC"];
const ALL_ERRORS: &[&str] = &["ENOSPC", "EIO", "EDQUOT", "EACCES", "EXDEV", "EBUSY", "EPERM", "EROFS"];

/// What is swept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Job {
    /// Over a file that is there.
    Save,
    /// A file that is not there yet.
    SaveAs,
    /// With so many versions that some must go.
    Rotate,
    /// A third snapshot of unsaved work.
    Snapshot,
    /// Finding what a crash left.
    Recover,
    /// Throwing it away.
    Discard,
}

impl Job {
    const ALL: [Self; 6] = [Self::Save, Self::SaveAs, Self::Rotate, Self::Snapshot, Self::Recover, Self::Discard];

    fn name(self) -> &'static str {
        match self {
            Self::Save => "save",
            Self::SaveAs => "first save",
            Self::Rotate => "save with rotation",
            Self::Snapshot => "snapshot",
            Self::Recover => "recover",
            Self::Discard => "discard",
        }
    }
}

fn titled(title: &str) -> Dossier {
    let mut dossier = Dossier::default();
    title.clone_into(&mut dossier.about.title);
    dossier.about.notes = format!("{title} ").repeat(400);
    dossier
}

fn day(number: u64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_638_300_000, 0).unwrap() + Days::new(number)
}

fn origin(number: u64) -> Origin {
    Origin { path: Some(PathBuf::from("/desk/doha.dossier.ron")), base: None, at: day(number), typed: None }
}

/// A folder with what a job begins with.
struct Scene {
    folder: tempfile::TempDir,
    /// How many versions are kept.
    versions: usize,
}

impl Scene {
    fn document(folder: &Path) -> PathBuf {
        folder.join("doha.dossier.ron")
    }

    fn state(folder: &Path) -> StateFolder {
        StateFolder::at(folder.join("state"))
    }

    fn new(job: Job) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (document, state) = (Self::document(folder.path()), Self::state(folder.path()));
        match job {
            Job::Save => drop(store::save(&document, &titled("old"), None, None).unwrap()),
            Job::SaveAs => {}
            Job::Rotate => {
                for number in 0..14 {
                    let keep = Keep { state: &state, now: day(number / 2) };
                    let title = if number == 13 { "old".to_owned() } else { format!("version {number}") };
                    store::save(&document, &titled(&title), None, Some(keep)).unwrap();
                }
            }
            Job::Snapshot | Job::Recover | Job::Discard => {
                let mut window = Recovery::begin(&state).unwrap();
                for number in 0..2 {
                    window.keep(&titled(&format!("draft {number}")), &origin(number)).unwrap();
                }
                // The window that made them is gone; the next one has its own folder.
                drop(window);
            }
        }
        let versions = versions(&state, &document).len();
        Self { folder, versions }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }
}

/// Does the job, as the process under test.
fn work(job: &str, folder: &Path) -> ExitCode {
    let (document, state) = (Scene::document(folder), Scene::state(folder));
    let done = match Job::ALL.into_iter().find(|known| known.name() == job).unwrap() {
        Job::Save | Job::Rotate => {
            let expect = FileStamp::of(to_text(&titled("old")).as_bytes());
            let keep = Keep { state: &state, now: day(30) };
            store::save(&document, &titled("new"), Some(&expect), Some(keep)).map(|saved| saved.not_kept.is_none())
        }
        .map_err(|error| error.to_string()),
        Job::SaveAs => {
            let keep = Keep { state: &state, now: day(30) };
            store::save(&document, &titled("new"), None, Some(keep)).map(|_| true).map_err(|error| error.to_string())
        }
        Job::Snapshot => Recovery::begin(&state)
            .and_then(|mut window| window.keep(&titled("new"), &origin(9)))
            .map(|()| true)
            .map_err(|error| error.to_string()),
        Job::Recover => Ok(!recoverable(&state).is_empty()),
        Job::Discard => match recoverable(&state).pop() {
            Some(work) => work.discard().map(|()| true).map_err(|error| error.to_string()),
            None => Ok(false),
        },
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        // Done, and something said about it: a version was not kept, or nothing was found.
        Ok(false) => ExitCode::from(3),
        Err(_) => ExitCode::from(4),
    }
}

/// What was wrong after a fault.
#[derive(Clone, Copy, Debug, Default)]
struct Wrong {
    torn: usize,
    lost: usize,
    stray: usize,
}

/// Looks at what a job left, as the next start does.
fn look(job: Job, scene: &Scene, code: Option<i32>) -> Wrong {
    let folder = scene.path();
    let (document, state) = (Scene::document(folder), Scene::state(folder));
    let mut wrong = Wrong::default();
    let title = match store::open(&document) {
        Ok(opened) if opened.notices.is_empty() => Some(opened.dossier.about.title),
        Ok(_) => {
            wrong.torn += 1;
            None
        }
        Err(_) if document.exists() => {
            wrong.torn += 1;
            None
        }
        Err(_) => None,
    };
    // The standard library panics where a folder cannot be closed: the process dies, as by a kill.
    let code = code.filter(|code| *code != 101);
    let saving = matches!(job, Job::Save | Job::SaveAs | Job::Rotate);
    let said_done = matches!(code, Some(0 | 3));
    if saving {
        let expect: &[Option<&str>] = match (job, said_done, code) {
            (_, true, _) => &[Some("new")],
            (Job::SaveAs, _, Some(_)) => &[None],
            (Job::SaveAs, _, None) => &[None, Some("new")],
            (_, _, Some(_)) => &[Some("old")],
            (_, _, None) => &[Some("old"), Some("new")],
        };
        wrong.lost += usize::from(!expect.contains(&title.as_deref()));
    }
    let kept = versions(&state, &document);
    for version in &kept {
        wrong.torn += usize::from(!version.open().is_ok_and(|opened| opened.notices.is_empty()));
    }
    let titles: Vec<String> = kept.iter().filter_map(|it| it.open().ok()).map(|it| it.dossier.about.title).collect();
    if saving && job != Job::SaveAs && code == Some(0) {
        // A save that says that all is well has kept what it replaced.
        wrong.lost += usize::from(titles.first().is_none_or(|title| title != "old"));
    }
    // One goes for each that comes, and none before.
    wrong.lost += usize::from(titles.len() < scene.versions);
    if !saving {
        let found: Vec<String> = recoverable(&state).into_iter().map(|it| it.opened.dossier.about.title).collect();
        let drafts = found.iter().filter(|title| *title == "draft 1").count();
        let fresh = found.iter().filter(|title| *title == "new").count();
        wrong.torn += found.len() - drafts - fresh;
        let must_have = job != Job::Discard || (code == Some(4));
        wrong.lost += usize::from(must_have && drafts != 1);
        wrong.lost += usize::from(job == Job::Discard && code == Some(0) && drafts != 0);
        wrong.lost += usize::from(job == Job::Snapshot && code == Some(0) && fresh != 1);
    }
    // The next save sweeps what a killed one left among the versions; opening sweeps beside the document.
    if saving {
        let keep = Keep { state: &state, now: day(31) };
        drop(store::save(&document, &titled("next"), None, Some(keep)));
    }
    wrong.stray += files(folder).iter().filter(|path| path.extension().is_some_and(|ending| ending == "tmp")).count();
    wrong
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() {
            found.extend(files(&entry.path()));
        } else {
            found.push(entry.path());
        }
    }
    found
}

fn traced(job: Job, folder: &Path, options: &[&str]) -> Option<Output> {
    Command::new("strace")
        .args(["-f", "-qq", "-o"])
        .arg(folder.join("trace"))
        .args(options)
        .arg(std::env::current_exe().unwrap())
        .args(["do", job.name()])
        .arg(folder)
        .output()
        .ok()
}

/// How often each call is made in the job.
fn counts(job: Job) -> Option<BTreeMap<&'static str, usize>> {
    let scene = Scene::new(job);
    let output = traced(job, scene.path(), &[&format!("-etrace={}", CALLS.join(","))])?;
    if !output.status.success() {
        return None;
    }
    let trace = fs::read_to_string(scene.path().join("trace")).ok()?;
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    for line in trace.lines() {
        let call = line.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ').split('(').next().unwrap_or("");
        if let Some(known) = CALLS.iter().find(|known| **known == call) {
            *found.entry(known).or_default() += 1;
        }
    }
    Some(found)
}

fn sweep(job: Job, errors: &[&str]) -> Option<(usize, Wrong)> {
    let counts = counts(job)?;
    let mut faults: Vec<String> = Vec::new();
    for (call, count) in counts {
        for when in 1..=count {
            faults.push(format!("-einject={call}:signal=KILL:when={when}"));
            faults.extend(errors.iter().map(|error| format!("-einject={call}:error={error}:when={when}")));
        }
    }
    let (next, total) = (AtomicUsize::new(0), Mutex::new(Wrong::default()));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(fault) = faults.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let scene = Scene::new(job);
                    let code = traced(job, scene.path(), &[fault]).and_then(|output| output.status.code());
                    fs::remove_file(scene.path().join("trace")).ok();
                    let wrong = look(job, &scene, code);
                    if wrong.torn + wrong.lost + wrong.stray > 0 {
                        println!("{}: {fault}, ended with {code:?}: {wrong:?}", job.name());
                    }
                    let mut total = total.lock().unwrap();
                    total.torn += wrong.torn;
                    total.lost += wrong.lost;
                    total.stray += wrong.stray;
                }
            });
        }
    });
    Some((faults.len(), total.into_inner().unwrap()))
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [word, job, folder] = arguments.as_slice()
        && word == "do"
    {
        return work(job, Path::new(folder));
    }
    if arguments.iter().any(|argument| argument == "--list") {
        println!("faults: test");
        return ExitCode::SUCCESS;
    }
    let all = std::env::var_os("FAULTS").is_some_and(|value| value == "all");
    let errors = if all { ALL_ERRORS } else { FEW_ERRORS };
    let mut failed = false;
    println!("| | faults | torn | lost | left over |\n|---|---|---|---|---|");
    for job in Job::ALL {
        let Some((faults, wrong)) = sweep(job, errors) else {
            println!("faults: not run, since strace is missing here or may not trace");
            return ExitCode::SUCCESS;
        };
        println!("| {} | {faults} | {} | {} | {} |", job.name(), wrong.torn, wrong.lost, wrong.stray);
        failed |= wrong.torn + wrong.lost + wrong.stray > 0;
    }
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
