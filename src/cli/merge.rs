//! `readout merge`: two dossiers made one, told in words with the place of each change. Also git's merge driver.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use serde::Serialize;

use super::{json_line, open, save_keeping, say};
use crate::exchange::{Choices, Conflict, Done, Merged, Outcome, Prefer, merge_choosing};
use crate::model::{Dossier, Problem, RecordRef, Severity};
use crate::store::{Opened, Places, TextPlace, to_text};

#[derive(Debug, clap::Args)]
pub(super) struct Merge {
    /// The version that both come from, and the two. A base that is an empty file is none, as git gives it for a file
    /// that both added.
    #[arg(required = true, num_args = 2..=3, value_names = ["BASE", "OURS", "THEIRS"])]
    files: Vec<PathBuf>,
    /// There is no version that both come from: give OURS and THEIRS alone. Nothing counts as removed.
    #[arg(long)]
    no_base: bool,
    /// Where to write the merged dossier; may be one of the two.
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,
    /// Whose value is taken where both changed one and the dossier holds one alone.
    #[arg(long, value_name = "SIDE", default_value = "ours")]
    prefer: Side,
    /// What the dossier is called in messages; without it, as OUT.
    #[arg(long, value_name = "NAME")]
    name: Option<PathBuf>,
    /// Called by git, which has the versions: what OUT holds is not kept beside it.
    #[arg(long, hide = true)]
    driver: bool,
    /// Print one JSON object for each thing done.
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Side {
    Ours,
    Theirs,
}

/// One line of output.
#[derive(Serialize)]
struct Line<'m> {
    kind: &'static str,
    path: String,
    #[serde(rename = "line")]
    row: Option<usize>,
    column: Option<usize>,
    record: Option<&'m str>,
    fields: Vec<&'static str>,
    /// Whether a person should look at it.
    look: bool,
    ours: Option<&'m str>,
    theirs: Option<&'m str>,
    taken: Option<&'static str>,
    sentence: String,
}

impl Merge {
    pub(super) fn run(self, out: &mut dyn Write) -> anyhow::Result<bool> {
        let (base, ours, theirs) = match (self.files.as_slice(), self.no_base) {
            ([base, ours, theirs], false) => (Some(base).filter(|base| !is_empty(base)), ours, theirs),
            ([ours, theirs], true) => (None, ours, theirs),
            (_, true) => anyhow::bail!("with --no-base give the two alone: readout merge --no-base OURS THEIRS -o OUT"),
            (_, false) => anyhow::bail!(
                "give the version that both come from and the two: readout merge BASE OURS THEIRS -o OUT; without one, --no-base"
            ),
        };
        let same = |path: &Path| is_same_file(&self.output, path);
        if self.output.exists() && !self.files.iter().any(|file| same(file)) {
            anyhow::bail!(
                "{}: there is a file already, which is none of those that are merged; give another name, or remove it",
                self.output.display()
            );
        }
        let base_file = base;
        let base = base.map(|base| sound(base)).transpose()?;
        let (mine, yours) = (sound(ours)?, sound(theirs)?);
        let otherwise = match self.prefer {
            Side::Ours => Prefer::Ours,
            Side::Theirs => Prefer::Theirs,
        };
        let choices = Choices { otherwise, ..Choices::default() };
        let merged = merge_choosing(base.as_ref().map(|base| &base.dossier), &mine.dossier, &yours.dossier, &choices);
        // A file that is written over must still be the one that was read.
        let read = [(ours, &mine), (theirs, &yours)].into_iter().chain(base_file.zip(base.as_ref()));
        let stamp = read.into_iter().find(|(path, _)| same(path.as_path()));
        let keep = !self.driver;
        save_keeping(&self.output, &merged.dossier, stamp.map(|(_, opened)| &opened.stamp), keep)?;
        let name = self.name.as_ref().unwrap_or(&self.output).display().to_string();
        // Whether somebody reads what is said changes nothing about the merge: git goes by the answer.
        match self.print(out, &name, &merged) {
            Err(error) if !super::is_broken_pipe(&error) => Err(error),
            _ => Ok(merged.is_clean()),
        }
    }

    fn print(&self, out: &mut dyn Write, name: &str, merged: &Merged) -> anyhow::Result<()> {
        let text = to_text(&merged.dossier);
        let places = Places::of(&text);
        let mut looks = 0;
        for line in lines(name, merged, &places) {
            looks += usize::from(line.look);
            if self.json {
                json_line(out, &line)?;
                continue;
            }
            write!(out, "{name}")?;
            if let (Some(row), Some(column)) = (line.row, line.column) {
                write!(out, ":{row}:{column}")?;
            }
            let look = if line.look { "look: " } else { "" };
            // A sentence stands on one line, whatever the text in it.
            writeln!(out, ": {look}{}", line.sentence.split_whitespace().collect::<Vec<_>>().join(" "))?;
        }
        match looks {
            0 => {}
            1 => say(&format_args!("{name}: merged; 1 thing to look at")),
            looks => say(&format_args!("{name}: merged; {looks} things to look at")),
        }
        Ok(())
    }
}

/// What wants a look first, then the rest.
fn lines<'m>(name: &str, merged: &'m Merged, places: &Places<'_>) -> Vec<Line<'m>> {
    let dossier = &merged.dossier;
    let conflicts = merged.conflicts.iter().map(|conflict| of_conflict(name, dossier, places, conflict));
    let mut lines: Vec<Line<'m>> =
        conflicts.chain(merged.done.iter().map(|done| of_done(name, dossier, places, done))).collect();
    lines.sort_by_key(|line| !line.look);
    lines
}

fn of_conflict<'m>(name: &str, dossier: &Dossier, places: &Places<'_>, conflict: &'m Conflict) -> Line<'m> {
    let place = place_of(dossier, places, conflict.record.as_ref(), conflict.field);
    Line {
        kind: "conflict",
        path: name.to_owned(),
        row: place.map(|place| place.line),
        column: place.map(|place| place.column),
        record: conflict.record.as_ref().map(RecordRef::as_str),
        fields: vec![conflict.field],
        look: conflict.is_open,
        ours: Some(&conflict.ours),
        theirs: Some(&conflict.theirs),
        taken: Some(match conflict.outcome {
            Outcome::Ours => "ours",
            Outcome::Theirs => "theirs",
            Outcome::Both => "both",
        }),
        sentence: conflict.sentence(),
    }
}

fn of_done<'m>(name: &str, dossier: &Dossier, places: &Places<'_>, done: &'m Done) -> Line<'m> {
    let field = done.fields.first().copied().unwrap_or_default();
    let place = place_of(dossier, places, done.record.as_ref(), field);
    Line {
        kind: done.what.word(),
        path: name.to_owned(),
        row: place.map(|place| place.line),
        column: place.map(|place| place.column),
        record: done.record.as_ref().map(RecordRef::as_str),
        fields: done.fields.clone(),
        look: done.wants_a_look(),
        ours: None,
        theirs: None,
        taken: None,
        sentence: done.sentence.clone(),
    }
}

/// Where a field stands in the merged file; `None` for what is no longer there.
fn place_of(
    dossier: &Dossier,
    places: &Places<'_>,
    record: Option<&RecordRef>,
    field: &'static str,
) -> Option<TextPlace> {
    if record.is_some_and(|record| !dossier.contains(record)) {
        return None;
    }
    Some(places.locate(&Problem {
        severity: Severity::Notice,
        record: record.cloned(),
        field,
        needle: String::new(),
        message: String::new(),
        remedy: "",
    }))
}

/// Opens a dossier that may be merged, and says what does not hold together in it.
fn sound(path: &Path) -> anyhow::Result<Opened> {
    let opened = open(path)?;
    if opened.read_only {
        anyhow::bail!("{}: a dossier of a later Readout cannot be merged", path.display());
    }
    let errors = opened.problems.iter().filter(|located| located.problem.severity == Severity::Error).count();
    if errors > 0 {
        say(&format_args!("{}: {errors} things do not hold together; see “readout check”", path.display()));
    }
    Ok(opened)
}

/// An empty file, or none at all by the name that systems have for that.
fn is_empty(path: &Path) -> bool {
    path == Path::new("/dev/null")
        || path.as_os_str().eq_ignore_ascii_case("nul")
        || std::fs::metadata(path).is_ok_and(|file| file.is_file() && file.len() == 0)
}

fn is_same_file(left: &Path, right: &Path) -> bool {
    matches!((left.canonicalize(), right.canonicalize()), (Ok(left), Ok(right)) if left == right)
}
