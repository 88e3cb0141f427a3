//! The same jobs without a window, for scripts, for tests and for git.
//!
//! Results go to standard output, diagnostics to standard error. Exit codes: 0, done; 1, something failed; 2, the
//! command was not understood. Those of `diff` are diff's own: 0, equal; 1, different; 2, trouble. Those of `merge` are
//! what git takes from a merge driver: 0, merged; 1, merged with something to look at; 2, trouble.

mod article;
mod check;
mod diff;
mod facts;
mod find;
mod git_setup;
mod import;
mod match_names;
mod merge;
mod plain;
mod propose;
mod read_walled;
mod summary;
mod table;

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use self::plain::{Plain, plain};
use crate::store::{self, Durability, FileStamp, Opened};

/// Follow diplomatic meetings through the sources that report them.
#[derive(Debug, Parser)]
#[command(version, about, args_conflicts_with_subcommands = true)]
struct Arguments {
    /// The dossier to open in the window.
    file: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Add articles to a dossier, which is made where there is none.
    Import(import::Import),
    /// Show what would be made of each file, and save nothing.
    Article(article::Article),
    /// Read texts, or the articles of a dossier, and tell what would be proposed: actors, meetings, promises, positions,
    /// quotations, places and dates. Saves nothing.
    Propose(propose::Propose),
    /// Tell what does not hold together in a dossier, with line and column.
    Check(check::Check),
    /// Rewrite a dossier in its canonical form.
    Format(check::Format),
    /// Write a brief of a dossier, or of some of its records.
    Summary(summary::Summary),
    /// Search a dossier.
    Search(find::Search),
    /// List every fact with its state, the claims and origins behind it, and why it stands so.
    Facts(facts::Facts),
    /// Tell what changed between two versions of a dossier: exit code 0 when nothing did, 1 when something did.
    Diff(diff::Diff),
    /// Make one dossier of two: exit code 0 when nothing is left to look at, 1 when something is. Git's merge driver.
    Merge(merge::Merge),
    /// Let git merge dossiers and show what changed in them: writes its configuration and .gitattributes.
    GitSetup(git_setup::GitSetup),
    /// Tell whether two names are the same actor's: reads lines of `NAME<TAB>NAME`, prints a score from 0 to 1 (0.5 and up:
    /// the same) and the reason for each.
    MatchNames,
    /// Read one file from standard input, for Readout itself.
    #[command(hide = true)]
    ReadWalled(read_walled::ReadWalled),
}

/// What was asked for.
#[derive(Debug)]
pub enum Job {
    /// The window, with this file.
    Window(Option<PathBuf>),
    /// A job without a window, which is done.
    Done(ExitCode),
}

/// Reads the arguments, and does the job unless it is the window's.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = std::ffi::OsString>) -> Job {
    let Arguments { file, command } = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(help) => {
            // Nobody is left to tell where this cannot be printed.
            let _ = help.print();
            return Job::Done(if help.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS });
        }
    };
    let Some(command) = command else { return Job::Window(file) };
    // As with `diff`, 1 means that there is something to look at, so that trouble needs a code of its own.
    let trouble =
        if matches!(command, Command::Diff(_) | Command::Merge(_)) { ExitCode::from(2) } else { ExitCode::FAILURE };
    // Bytes of a file go as they are.
    let raw = matches!(command, Command::Summary(_) | Command::ReadWalled(_));
    let stdout = io::stdout().lock();
    let stdout: Box<dyn Write> = if raw { Box::new(stdout) } else { Box::new(Plain::new(stdout)) };
    let mut out = BufWriter::new(stdout);
    let done = match command {
        Command::Import(import) => import.run(&mut out),
        Command::Article(article) => article.run(&mut out),
        Command::Propose(propose) => propose.run(&mut out),
        Command::Check(check) => check.run(&mut out),
        Command::Format(format) => format.run(),
        Command::Summary(summary) => summary.run(&mut out),
        Command::Search(search) => search.run(&mut out),
        Command::Facts(facts) => facts.run(&mut out),
        Command::Diff(diff) => diff.run(&mut out),
        Command::Merge(merge) => merge.run(&mut out),
        Command::GitSetup(setup) => setup.run(&mut out),
        Command::ReadWalled(read) => read.run(&mut out),
        Command::MatchNames => match_names::run(io::stdin().lock(), &mut out).map(|()| true).map_err(Into::into),
    };
    let flushed = |good: bool| match out.flush().map_err(anyhow::Error::from) {
        // The reader of our output has seen enough; what was found stands.
        Err(error) if !is_broken_pipe(&error) => Err(error),
        _ => Ok(good),
    };
    Job::Done(match done.and_then(flushed) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            say(&error);
            trouble
        }
    })
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>()).any(|io| io.kind() == io::ErrorKind::BrokenPipe)
}

/// A line to standard error; where that is closed nobody wants it.
fn say(what: &dyn std::fmt::Display) {
    let _ = writeln!(io::stderr(), "readout: {}", plain(&what.to_string()));
}

/// A line of JSON.
fn json_line(out: &mut dyn Write, value: &impl serde::Serialize) -> anyhow::Result<()> {
    writeln!(out, "{}", serde_json::to_string(value)?)?;
    Ok(())
}

/// Opens a dossier, and says what is worth knowing about its file.
fn open(path: &Path) -> anyhow::Result<Opened> {
    let opened = store::open(path)?;
    for notice in &opened.notices {
        say(&format_args!("{}: {notice}", path.display()));
    }
    Ok(opened)
}

/// Saves a dossier, keeps the version before, and says what did not go as it should.
fn save(path: &Path, dossier: &crate::model::Dossier, expect: Option<&FileStamp>) -> anyhow::Result<()> {
    save_keeping(path, dossier, expect, true)
}

/// The same, where the version before needs not be kept.
fn save_keeping(
    path: &Path,
    dossier: &crate::model::Dossier,
    expect: Option<&FileStamp>,
    keep: bool,
) -> anyhow::Result<()> {
    let state = store::StateFolder::of_user().filter(|_| keep);
    let keep = state.as_ref().map(|state| store::Keep { state, now: chrono::Utc::now() });
    let saved = store::save(path, dossier, expect, keep)?;
    if let Durability::Unconfirmed(error) = &saved.durability {
        say(&format_args!("{}: saved, but the disk did not confirm it ({error})", path.display()));
    }
    if saved.rights_lost {
        say(&format_args!("{}: saved, but not all of its owner, group and mode could be kept", path.display()));
    }
    if saved.other_names {
        say(&format_args!("{}: saved, but other names of the file (hard links) keep what it was", path.display()));
    }
    if let Some(error) = &saved.not_kept {
        say(&format_args!("{}: saved, but the version before could not be kept ({error})", path.display()));
    }
    Ok(())
}
