//! `readout article`: what import makes of files.

use std::io::Write;
use std::path::PathBuf;

use serde::Serialize;

use super::import::drafts;
use super::json_line;
use crate::import::Draft;
use crate::model::PageStart;
use crate::walled::files::Found;

#[derive(Debug, clap::Args)]
pub(super) struct Article {
    /// Text, Markdown, saved web pages, PDF, DOCX, ODT, EPUB and mails.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Print one JSON object a file.
    #[arg(long)]
    json: bool,
}

/// One line of output.
#[derive(Serialize)]
struct Line<'d> {
    path: String,
    title: &'d str,
    outlet: Option<&'d str>,
    authors: &'d [String],
    published: Option<&'d str>,
    language: Option<&'d str>,
    text: &'d str,
    /// Where the pages begin in the text; left out where there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pages: Option<&'d [PageStart]>,
    sha256: &'d str,
}

/// A file that failed.
#[derive(Serialize)]
pub(super) struct Failed<'e> {
    pub(super) path: String,
    pub(super) error: &'e str,
}

impl Article {
    pub(super) fn run(self, out: &mut dyn Write) -> anyhow::Result<bool> {
        let mut good = true;
        let found: Vec<Found> = self.files.iter().cloned().map(Ok).collect();
        for (path, draft) in self.files.iter().zip(drafts(&found)) {
            let path = path.display().to_string();
            match draft {
                Ok((draft, _)) if self.json => json_line(out, &Line::of(path, &draft))?,
                Ok((draft, _)) => print(out, &path, &draft)?,
                Err(error) => {
                    good = false;
                    if self.json {
                        json_line(out, &Failed { path, error: &error })?;
                    } else {
                        super::say(&format_args!("{path}: {error}"));
                    }
                }
            }
        }
        Ok(good)
    }
}

impl<'d> Line<'d> {
    fn of(path: String, draft: &'d Draft) -> Self {
        Self {
            path,
            title: &draft.title,
            outlet: draft.outlet.as_deref(),
            authors: &draft.authors,
            published: draft.published.as_deref(),
            language: draft.language.as_deref(),
            text: &draft.text,
            pages: Some(draft.pages.as_slice()).filter(|pages| !pages.is_empty()),
            sha256: &draft.sha256,
        }
    }
}

fn print(out: &mut dyn Write, path: &str, draft: &Draft) -> anyhow::Result<()> {
    writeln!(out, "{path}")?;
    let authors = draft.authors.join(", ");
    for (what, value) in [
        ("Title", Some(draft.title.as_str())),
        ("Outlet", draft.outlet.as_deref()),
        ("Authors", Some(authors.as_str())),
        ("Published", draft.published.as_deref()),
        ("Language", draft.language.as_deref()),
        ("Address", draft.url.as_deref()),
    ] {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            writeln!(out, "{what:<10}{value}")?;
        }
    }
    writeln!(out, "\n{}\n", draft.text)?;
    Ok(())
}
