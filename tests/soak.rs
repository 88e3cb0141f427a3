//! Edits, saves, kills and reopens, over and over: what was saved is never lost, and of the rest at most what came after
//! the last snapshot.
//!
//! The program runs itself as a writer, which tells each snapshot and each save once it is done, and kills it in the middle
//! of something. `cargo test --test soak` does 60 rounds; `ROUNDS=1000 cargo test --test soak` as many as it says.
#![allow(clippy::unwrap_used, reason = "a soak that cannot be set up fails")]
#![allow(clippy::print_stdout, reason = "the writer tells what it has done, and the soak what it found")]

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use readout::edit::{Change, Edit, History};
use readout::model::{Actor, ActorId, ActorKind, Dossier, PartId, Record};
use readout::store::{self, FileStamp, Keep, Origin, Recovery, StateFolder, recoverable};

fn document(folder: &Path) -> PathBuf {
    folder.join("doha.dossier.ron")
}

fn now(number: usize) -> DateTime<Utc> {
    DateTime::from_timestamp(1_638_300_000, 0).unwrap() + TimeDelta::hours(i64::try_from(number).unwrap())
}

/// How many edits a dossier has seen: each adds one actor.
fn edits(dossier: &Dossier) -> usize {
    // In order, none left out.
    assert!(dossier.actors.keys().enumerate().all(|(at, id)| *id == actor_id(at)), "an edit is missing");
    dossier.actors.len()
}

fn actor_id(number: usize) -> ActorId {
    ActorId::new(format!("act-{number:06}"))
}

/// The work as the next start finds it: what was not saved, or else the file.
fn reopened(folder: &Path, state: &StateFolder) -> (Dossier, Option<FileStamp>) {
    let path = document(folder);
    let file = path.exists().then(|| store::open(&path).unwrap());
    let stamp = file.as_ref().map(|file| file.stamp);
    let mut best = file.map(|file| file.dossier).unwrap_or_default();
    for work in recoverable(state) {
        if edits(&work.opened.dossier) > edits(&best) {
            best = work.opened.dossier.clone();
        }
        // Taken over; the next snapshot is the writer's own.
    }
    (best, stamp)
}

/// Edits without end, with a snapshot after every third edit and a save after every tenth.
fn write(folder: &Path) -> ExitCode {
    let state = StateFolder::at(folder.join("state"));
    let (dossier, mut stamp) = reopened(folder, &state);
    let mut window = Recovery::begin(&state).unwrap();
    let mut out = std::io::stdout().lock();
    let base = |stamp: Option<FileStamp>| stamp.map(FileStamp::to_hex);
    let mut history = History::unsaved(dossier);
    let origin = Origin { path: Some(document(folder)), base: base(stamp), at: now(0), typed: None };
    window.keep(history.dossier(), &origin).unwrap();
    // What was taken over is kept now; what is left of the windows before goes.
    recoverable(&state).into_iter().for_each(|work| drop(work.discard()));
    loop {
        let number = edits(history.dossier());
        let actor = Actor {
            description: "x".repeat(2_000),
            ..Actor::named(ActorKind::Person, "Muttaqi", PartId::new("prt-1"))
        };
        let edit = Edit::one("add", Change::Put(Record::Actor(actor_id(number), Arc::new(actor))));
        history.apply(edit).unwrap();
        let number = number + 1;
        if number.is_multiple_of(3) {
            let origin = Origin { path: Some(document(folder)), base: base(stamp), at: now(number), typed: None };
            window.keep(history.dossier(), &origin).unwrap();
            writeln!(out, "kept {number}").unwrap();
        }
        if number.is_multiple_of(10) {
            let keep = Keep { state: &state, now: now(number) };
            let saved = store::save(&document(folder), history.dossier(), stamp.as_ref(), Some(keep)).unwrap();
            stamp = Some(saved.stamp);
            writeln!(out, "saved {number}").unwrap();
            window.clear().unwrap();
        }
        out.flush().unwrap();
    }
}

fn start(folder: &Path) -> (Child, Receiver<String>) {
    let mut child =
        Command::new(std::env::current_exe().unwrap()).arg("write").arg(folder).stdout(Stdio::piped()).spawn().unwrap();
    let (sender, receiver) = channel();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let take = move || lines.map_while(Result::ok).try_for_each(|line| sender.send(line));
    std::thread::Builder::new().name("lines of the writer".to_owned()).spawn(take).unwrap();
    (child, receiver)
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [word, folder] = arguments.as_slice()
        && word == "write"
    {
        return write(Path::new(folder));
    }
    if arguments.iter().any(|argument| argument == "--list") {
        println!("soak: test");
        return ExitCode::SUCCESS;
    }
    let rounds: usize = std::env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(60);
    let mut random = fastrand::Rng::with_seed(1);
    let (mut total, mut most) = (0, 0);
    let mut folder = tempfile::tempdir().unwrap();
    for round in 0..rounds {
        // Begun anew now and then, so that files stay small and first saves are killed too.
        if round % 25 == 0 {
            folder = tempfile::tempdir().unwrap();
        }
        let (mut child, told) = start(folder.path());
        // Killed after some tellings, and a little later: in the middle of whatever comes next.
        let tellings = random.usize(0..8);
        let (mut kept, mut saved) = (0, 0);
        let mut take = |line: &str| match line.split_once(' ') {
            Some(("kept", number)) => kept = kept.max(number.parse::<usize>().unwrap()),
            Some(("saved", number)) => saved = saved.max(number.parse::<usize>().unwrap()),
            _ => panic!("told {line:?}"),
        };
        for _ in 0..tellings {
            match told.recv_timeout(Duration::from_mins(1)) {
                Ok(line) => take(&line),
                Err(error) => panic!("round {round}: the writer stopped: {error}"),
            }
        }
        std::thread::sleep(Duration::from_micros(random.u64(0..3_000)));
        child.kill().unwrap();
        child.wait().unwrap();
        told.iter().for_each(|line| take(&line));
        // The file holds what was saved, and the work goes on where the last snapshot was.
        let path = document(folder.path());
        let on_disk = if path.exists() { edits(&store::open(&path).unwrap().dossier) } else { 0 };
        assert!(on_disk >= saved, "round {round}: {saved} edits were saved, and the file holds {on_disk}");
        let state = StateFolder::at(folder.path().join("state"));
        let found = edits(&reopened(folder.path(), &state).0);
        assert!(found >= kept.max(saved), "round {round}: {kept} edits were kept, and {found} are found");
        total += found.max(1);
        most = most.max(found);
    }
    println!(
        "soak: {rounds} kills, up to {most} edits in a file, {total} edits looked for: none saved or kept was lost"
    );
    ExitCode::SUCCESS
}
