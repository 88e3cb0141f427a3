//! `readout summary`: a brief, as pages or text.

use std::io::{IsTerminal as _, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::open;
use crate::model::{Dossier, RecordRef};
use crate::report::{self, Request};
use crate::store::write_whole;

#[derive(Debug, clap::Args)]
pub(super) struct Summary {
    /// The dossier.
    file: PathBuf,
    /// The id of a record to sum up; may be given more than once. Without it, the whole dossier.
    #[arg(long, value_name = "ID")]
    of: Vec<String>,
    /// An earlier version of the dossier: the brief tells what changed since.
    #[arg(long, value_name = "OLD")]
    since: Option<PathBuf>,
    /// The day by which promises are overdue, as 2021-12-31; without it, none is marked.
    #[arg(long, value_name = "DATE")]
    today: Option<chrono::NaiveDate>,
    /// What to write; without it, what the ending of OUT says, or else text.
    #[arg(long)]
    format: Option<Format>,
    /// Where to write; without it, to standard output.
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
}

/// The formats by the endings of their files.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Pdf,
    Html,
    Md,
    Txt,
}

impl From<Format> for report::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Pdf => Self::Pdf,
            Format::Html => Self::Html,
            Format::Md => Self::Markdown,
            Format::Txt => Self::Text,
        }
    }
}

impl Summary {
    pub(super) fn run(self, out: &mut dyn Write) -> anyhow::Result<bool> {
        let format = self.format();
        if let Some(output) = &self.output
            && std::iter::once(&self.file).chain(&self.since).any(|file| is_same_file(output, file))
        {
            anyhow::bail!("{}: this is the dossier; write the brief to another file", output.display());
        }
        if format == report::Format::Pdf && self.output.is_none() && std::io::stdout().is_terminal() {
            anyhow::bail!("a PDF is not for a terminal: give a file with “-o brief.pdf”");
        }
        let opened = open(&self.file)?;
        let of = self.of.iter().map(|id| record(&opened.dossier, id)).collect::<anyhow::Result<Vec<_>>>()?;
        let request = Request { of, today: self.today, ..Request::default() };
        let brief = match &self.since {
            Some(since) => report::brief_since(&open(since)?.dossier, &opened.dossier, &request),
            None => report::brief(&opened.dossier, &request),
        };
        let bytes = report::render(&brief, format)?;
        match &self.output {
            Some(output) => write_whole(output, &bytes)
                .map_err(|error| anyhow::anyhow!("{}: the brief was not written: {error}", output.display()))?,
            None => out.write_all(&bytes)?,
        }
        Ok(true)
    }

    fn format(&self) -> report::Format {
        let ending = || {
            let ending = self.output.as_ref()?.extension()?;
            report::Format::named(ending.to_str()?)
        };
        self.format.map(report::Format::from).or_else(ending).unwrap_or(report::Format::Text)
    }
}

pub(super) fn record(dossier: &Dossier, id: &str) -> anyhow::Result<RecordRef> {
    dossier
        .records()
        .map(|record| record.reference())
        .find(|reference| reference.as_str() == id)
        .ok_or_else(|| anyhow::anyhow!("there is no record “{id}” in the dossier; “readout search” shows ids"))
}

fn is_same_file(left: &Path, right: &Path) -> bool {
    matches!((left.canonicalize(), right.canonicalize()), (Ok(left), Ok(right)) if left == right)
}
