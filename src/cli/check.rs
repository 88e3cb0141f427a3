//! `readout check` and `readout format`: a dossier's file, held against its rules.

use std::fmt;
use std::io::Write;
use std::path::PathBuf;

use serde::Serialize;

use super::{json_line, open, save, say};
use crate::model::Severity;
use crate::store::{self, Located, OpenError, TextPlace};

#[derive(Debug, clap::Args)]
pub(super) struct Check {
    /// The dossier.
    file: PathBuf,
    /// Print one JSON object for each thing found.
    #[arg(long)]
    json: bool,
}

/// Something that was found.
#[derive(Serialize)]
struct Line {
    path: String,
    #[serde(rename = "line")]
    row: Option<usize>,
    column: Option<usize>,
    severity: &'static str,
    record: Option<String>,
    field: String,
    message: String,
    remedy: String,
}

impl Check {
    pub(super) fn run(self, out: &mut dyn Write) -> anyhow::Result<bool> {
        let path = self.file.display().to_string();
        let mut lines = Vec::new();
        match store::open(&self.file) {
            Err(error) => lines.push(Line::of_error(path.clone(), &error)),
            Ok(opened) => {
                lines.extend(opened.notices.iter().map(|notice| Line::of_notice(path.clone(), &notice.to_string())));
                lines.extend(opened.problems.iter().map(|located| Line::of_problem(path.clone(), located)));
            }
        }
        let errors = lines.iter().filter(|line| line.severity == "error").count();
        for line in &lines {
            if self.json {
                json_line(out, line)?;
            } else {
                writeln!(out, "{line}")?;
            }
        }
        if !self.json {
            let errors = match errors {
                0 => "no errors".to_owned(),
                1 => "1 error".to_owned(),
                errors => format!("{errors} errors"),
            };
            say(&format_args!("{path}: {errors}"));
        }
        Ok(errors == 0)
    }
}

impl Line {
    fn of_error(path: String, error: &OpenError) -> Self {
        Self {
            path,
            row: error.place.map(|place| place.line),
            column: error.place.map(|place| place.column),
            severity: "error",
            record: None,
            field: error.field.clone(),
            message: error.message(),
            remedy: error.remedy().to_owned(),
        }
    }

    fn of_notice(path: String, notice: &str) -> Self {
        let (message, remedy) =
            notice.trim_end_matches('.').split_once(". ").unwrap_or((notice.trim_end_matches('.'), ""));
        Self {
            path,
            row: None,
            column: None,
            severity: "notice",
            record: None,
            field: String::new(),
            message: message.to_owned(),
            remedy: if remedy.is_empty() { String::new() } else { format!("{remedy}.") },
        }
    }

    fn of_problem(path: String, located: &Located) -> Self {
        let TextPlace { line, column } = located.place;
        let problem = &located.problem;
        Self {
            path,
            row: Some(line),
            column: Some(column),
            severity: match problem.severity {
                Severity::Notice => "notice",
                Severity::Error => "error",
            },
            record: problem.record.as_ref().map(|record| record.as_str().to_owned()),
            field: problem.field.to_owned(),
            message: problem.message.clone(),
            remedy: problem.remedy.to_owned(),
        }
    }
}

/// `file:line:column: message — remedy`, as editors read it.
impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)?;
        if let (Some(line), Some(column)) = (self.row, self.column) {
            write!(f, ":{line}:{column}")?;
        }
        f.write_str(": ")?;
        if self.severity == "notice" {
            f.write_str("notice: ")?;
        }
        if let Some(record) = &self.record {
            write!(f, "{record}, ")?;
        }
        if !self.field.is_empty() {
            write!(f, "{}: ", self.field)?;
        }
        f.write_str(&self.message)?;
        if !self.remedy.is_empty() {
            write!(f, " — {}", self.remedy)?;
        }
        Ok(())
    }
}

#[derive(Debug, clap::Args)]
pub(super) struct Format {
    /// The dossier.
    file: PathBuf,
}

impl Format {
    pub(super) fn run(self) -> anyhow::Result<bool> {
        let opened = open(&self.file)?;
        if opened.read_only {
            anyhow::bail!("{}: a dossier of a later Readout is left as it is", self.file.display());
        }
        // A file that has its form already is not touched, so that it keeps its time.
        if store::FileStamp::of(store::to_text(&opened.dossier).as_bytes()) != opened.stamp {
            save(&self.file, &opened.dossier, Some(&opened.stamp))?;
        }
        Ok(true)
    }
}
